/** A tree of minima and barriers as a table, for a `tree` figure: leaves are nodes without children, every node's parent stands above it. */
import type { MatrixData, Row, TreeFigure } from './declaration.ts';

export interface TreeNode {
  /** Place of the parent among the nodes; -1 for a root. */
  readonly parent: number;
  /** Height: the energy of a minimum, or the lowest that a way between the minima below must reach. */
  readonly height: number;
  /** States of a flat minimum; 0 where nodes join. */
  readonly states: number;
  /** In the order of the figure's counts. */
  readonly counts: readonly number[];
}

export function treeMatrix(nodes: readonly TreeNode[]): MatrixData {
  const columns = 3 + (nodes[0]?.counts.length ?? 0);
  return {
    rows: nodes.length,
    columns,
    values: nodes.flatMap(({ parent, height, states, counts }) => [parent, height, states, ...counts]),
  };
}

export function treeNodes({ rows, columns, values }: MatrixData): TreeNode[] {
  return Array.from({ length: rows }, (_, k) => {
    const [parent, height, states, ...counts] = values
      .slice(k * columns, (k + 1) * columns)
      .map((value) => value ?? 0) as [number, number, number, ...number[]];
    return { parent, height, states, counts };
  });
}

/** A leaf, and what it takes to leave it. */
export interface TreeLeaf extends TreeNode {
  readonly node: number;
  /** 1 for the lowest. */
  readonly number: number;
  /** To the lowest leaf of all; 0 there, null where no way leads to it. */
  readonly toLowest: number | null;
  /** To any lower leaf (or one as low); null where there is none to be reached. */
  readonly toLower: number | null;
}

/** Leaves from the lowest to the highest; of equals the one that stands first. */
export function leavesOf(nodes: readonly TreeNode[]): TreeLeaf[] {
  const inner = new Set(nodes.map(({ parent }) => parent));
  const leaves = nodes.flatMap((node, k) => (inner.has(k) ? [] : [{ ...node, node: k }]));
  leaves.sort((a, b) => a.height - b.height || a.node - b.node);
  const lowest = lowestBelow(nodes);
  const ground = leaves[0];
  const aboveGround = new Set(ground ? pathUp(nodes, ground.node) : []);
  return leaves.map((leaf, k) => {
    const up = pathUp(nodes, leaf.node);
    const shared = up.find((node) => aboveGround.has(node));
    // The first join below which something is as low as this leaf, from another branch.
    const exit = up.slice(1).find((node) => lowest[node]!.from(leaf.node) <= leaf.height);
    return {
      ...leaf,
      number: k + 1,
      toLowest: shared === undefined ? null : nodes[shared]!.height - leaf.height,
      toLower: exit === undefined ? null : nodes[exit]!.height - leaf.height,
    };
  });
}

/** A node and those above it. */
function pathUp(nodes: readonly TreeNode[], from: number): number[] {
  const path: number[] = [];
  for (let at = from; at >= 0; at = nodes[at]!.parent) path.push(at);
  return path;
}

/** Below each node, the lowest leaf other than a given one: the two lowest tell. */
function lowestBelow(nodes: readonly TreeNode[]) {
  const two = nodes.map(() => [] as { readonly leaf: number; readonly height: number }[]);
  const inner = new Set(nodes.map(({ parent }) => parent));
  for (const [leaf, { height }] of nodes.entries()) {
    if (inner.has(leaf)) continue;
    for (const node of pathUp(nodes, leaf)) {
      two[node]!.push({ leaf, height });
      two[node]!.sort((a, b) => a.height - b.height);
      two[node]!.length = Math.min(2, two[node]!.length);
    }
  }
  return two.map((leaves) => ({
    from: (leaf: number) => leaves.find((other) => other.leaf !== leaf)?.height ?? Number.POSITIVE_INFINITY,
  }));
}

/** Every row's leaves, the lowest first. */
export function treeTable<C>({ source, by, counts }: TreeFigure<C>, rows: readonly Row[]) {
  const lines = rows.flatMap((row) => {
    const tree = row.matrices?.[source];
    if (!tree) return [];
    return leavesOf(treeNodes(tree)).map((leaf) => [
      row.values[by],
      leaf.number,
      leaf.height,
      leaf.states,
      leaf.toLowest,
      leaf.toLower,
      ...leaf.counts,
    ]);
  });
  const columns = ['minimum', 'energy', 'states', 'barrier_to_lowest', 'barrier_to_lower'];
  return { columns: [by, ...columns, ...counts.map(({ id }) => id)], rows: lines };
}
