/** Where the branches of a tree of minima stand: pure arithmetic on the nodes, tested in Node. */
import { leavesOf, type TreeLeaf, type TreeNode } from '../../experiments/tree-table.ts';

export interface TreeLayout {
  readonly nodes: readonly TreeNode[];
  /** From the lowest. */
  readonly leaves: readonly TreeLeaf[];
  /** Across, in leaves from the left: 0.5 for the first, [node]. */
  readonly x: readonly number[];
  /** Nodes below, [node]. */
  readonly children: readonly (readonly number[])[];
  readonly low: number;
  readonly high: number;
}

/**
 * Each branch stands over its deepest leaf; what joins it goes to the side that holds less so far, so that a funnel is a trunk with short twigs and
 * many valleys are many long ones.
 */
export function treeLayout(nodes: readonly TreeNode[]): TreeLayout {
  const children = nodes.map(() => [] as number[]);
  const roots: number[] = [];
  for (const [k, { parent }] of nodes.entries()) (parent < 0 ? roots : children[parent]!).push(k);
  const deepest = deepestBelow(nodes, children, roots);
  const x = new Array<number>(nodes.length).fill(0);
  const trunkOf = (node: number) => deepestFirst(children[node]!, deepest)[0];
  const place = (node: number): void => {
    for (const child of children[node]!) place(child);
    const trunk = trunkOf(node);
    if (trunk !== undefined) x[node] = x[trunk]!;
  };
  for (const root of roots) {
    const row = rowOf(root, children, deepest);
    for (const [k, leaf] of [...row.left, row.trunk, ...row.right].entries()) x[leaf] = k + 0.5;
    place(root);
  }
  const heights = nodes.map(({ height }) => height);
  return {
    nodes,
    leaves: leavesOf(nodes),
    x,
    children,
    low: heights.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY),
    high: heights.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY),
  };
}

const deepestFirst = (nodes: readonly number[], deepest: readonly number[]) =>
  [...nodes].sort((a, b) => deepest[a]! - deepest[b]! || a - b);

interface LeafRow {
  readonly left: readonly number[];
  /** The deepest leaf. */
  readonly trunk: number;
  readonly right: readonly number[];
}

/** Leaves below a node from left to right, about the deepest. */
function rowOf(node: number, children: readonly (readonly number[])[], deepest: readonly number[]): LeafRow {
  const [first, ...others] = deepestFirst(children[node]!, deepest);
  if (first === undefined) return { left: [], trunk: node, right: [] };
  let { left, trunk, right } = rowOf(first, children, deepest);
  for (const other of others) {
    const row = rowOf(other, children, deepest);
    const leaves = [...row.left, row.trunk, ...row.right];
    if (left.length < right.length) left = [...leaves, ...left];
    else right = [...right, ...leaves];
  }
  return { left, trunk, right };
}

/** Height of the lowest leaf below each node. */
function deepestBelow(
  nodes: readonly TreeNode[],
  children: readonly (readonly number[])[],
  roots: readonly number[],
): number[] {
  const deepest = nodes.map(({ height }) => height);
  const look = (node: number): number => {
    for (const child of children[node]!) deepest[node] = Math.min(deepest[node]!, look(child));
    return deepest[node]!;
  };
  for (const root of roots) look(root);
  return deepest;
}
