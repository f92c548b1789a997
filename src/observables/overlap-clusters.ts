/**
 * The overlap matrix of the copies of one sample, ordered by clustering: copies in one valley stand together, and a tree of
 * valleys shows as blocks within blocks.
 *
 * Distance d_ab = (1 - |q_ab|) / 2, average linkage (UPGMA), which returns a tree's own distances. Copies are turned over, s -> -s,
 * so that each agrees with the one before it in the order: without a field the two signs are one state.
 */
import { agnes, type Cluster } from 'ml-hclust';
import { pairCount } from './overlap.ts';

export interface OverlapClusters {
  /** Copies in the order of the tree's leaves, [place]. */
  readonly order: Uint32Array;
  /** +1, or -1 for a copy shown turned over, [place]. */
  readonly signs: Int8Array;
  /** q_ab in that order and with those signs, [place][place], 1 on the diagonal. */
  readonly matrix: Float64Array;
  /** Distances at which clusters were joined, ascending, [R - 1]: d = 1/4 joins copies of |q| = 1/2. */
  readonly heights: Float64Array;
  /** Distance at which the cluster of a place and that of the next one were joined, [place], R - 1 of them: with the order, the whole tree. */
  readonly joins: Float64Array;
}

/**
 * @param overlaps  of one sample, [pair] in the order of `pairsWithinSamples(1, replicas)`, divided by `size`
 * @param options   `signed`: true in a field, where s and -s differ: d = (1 - q) / 2 and nothing is turned over
 * @throws RangeError with fewer than two copies, or another number of pairs
 */
export function overlapClusters(
  overlaps: ArrayLike<number>,
  size: number,
  replicas: number,
  { signed = false }: { readonly signed?: boolean } = {},
): OverlapClusters {
  if (replicas < 2 || overlaps.length !== pairCount(replicas))
    throw new RangeError(`${replicas} copies with ${overlaps.length} overlaps cannot be clustered`);
  const q = squareMatrix(overlaps, size, replicas);
  const distances = q.map((row) => row.map((value) => (1 - (signed ? value : Math.abs(value))) / 2));
  const tree = agnes(distances, { method: 'average', isDistanceMatrix: true });
  const order = Uint32Array.from(tree.indices());
  const signs = new Int8Array(replicas).fill(1);
  if (!signed) {
    for (let k = 1; k < replicas; k++)
      signs[k] = signs[k - 1]! * (q[order[k - 1]!]![order[k]!]! < 0 ? -1 : 1);
  }
  const matrix = Float64Array.from({ length: replicas * replicas }, (_, k) => {
    const [row, column] = [Math.floor(k / replicas), k % replicas];
    return signs[row]! * signs[column]! * q[order[row]!]![order[column]!]!;
  });
  return { order, signs, matrix, heights: joinHeights(tree), joins: joinsInOrder(tree) };
}

function squareMatrix(overlaps: ArrayLike<number>, size: number, replicas: number): number[][] {
  const q = Array.from({ length: replicas }, () => new Array<number>(replicas).fill(1));
  let k = 0;
  for (let a = 0; a < replicas; a++)
    for (let b = a + 1; b < replicas; b++) q[a]![b] = q[b]![a] = overlaps[k++]! / size;
  return q;
}

function joinHeights(tree: Cluster): Float64Array {
  const heights: number[] = [];
  tree.traverse((node) => {
    if (!node.isLeaf) heights.push(node.height);
  });
  return Float64Array.from(heights).sort();
}

/** Heights between neighbouring leaves, from left to right. */
function joinsInOrder(tree: Cluster): Float64Array {
  const joins: number[] = [];
  const visit = (node: Cluster): void => {
    for (const [k, child] of node.children.entries()) {
      if (k > 0) joins.push(node.height);
      visit(child);
    }
  };
  visit(tree);
  return Float64Array.from(joins);
}
