/** Where the branches of a tree of minima stand: pure arithmetic on the nodes, tested in Node. */
import { leavesOf, type TreeLeaf, type TreeNode } from '../../../experiments/tree-table.ts';

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
 * Each branch stands over its deepest leaf, with the branches that join it in turn to the right and to the left, so that a funnel is a trunk
 * with short twigs and many valleys are many long ones.
 */
export function treeLayout(nodes: readonly TreeNode[]): TreeLayout {
  const children = nodes.map(() => [] as number[]);
  const roots: number[] = [];
  for (const [k, { parent }] of nodes.entries()) (parent < 0 ? roots : children[parent]!).push(k);
  const deepest = deepestBelow(nodes, children, roots);
  const x = new Array<number>(nodes.length).fill(0);
  let leaves = 0;
  const stand = (node: number): number => {
    const below = inTurn([...children[node]!].sort((a, b) => deepest[a]! - deepest[b]! || a - b));
    if (below.length === 0) x[node] = leaves++ + 0.5;
    for (const child of below) stand(child);
    const trunk = [...below].sort((a, b) => deepest[a]! - deepest[b]! || a - b)[0];
    if (trunk !== undefined) x[node] = x[trunk]!;
    return node;
  };
  for (const root of roots) stand(root);
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

/** The first in the middle, the next to its right, the next to its left, and so on. */
function inTurn(sorted: readonly number[]): number[] {
  const row: number[] = [];
  for (const [k, child] of sorted.entries()) {
    if (k % 2 === 1) row.push(child);
    else row.unshift(child);
  }
  return row;
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
