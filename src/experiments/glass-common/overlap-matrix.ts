/**
 * Overlaps of all copies of one sample as a matrix whose neighbours are alike: blocks on the diagonal are valleys.
 *
 * Copies are merged by average linkage of |q|, largest first, and laid out as the tree has them, so that what belongs together
 * stands together. Signs are those of the copies as they are: a copy in the mirror image of a valley shows -q.
 */

export interface OverlapMatrix {
  readonly rows: number;
  readonly columns: number;
  /** Row-major; 1 on the diagonal. */
  readonly values: readonly number[];
}

/** @param overlaps  q of each pair a < b, in the order of `pairsWithinSamples(1, copies)` */
export function clusteredOverlaps(overlaps: ArrayLike<number>, copies: number): OverlapMatrix {
  const q = (a: number, b: number): number => {
    if (a === b) return 1;
    const [low, high] = a < b ? [a, b] : [b, a];
    return overlaps[low * copies - (low * (low + 1)) / 2 + high - low - 1]!;
  };
  const order = averageLinkageOrder(copies, (a, b) => Math.abs(q(a, b)));
  const values = order.flatMap((a) => order.map((b) => q(a, b)));
  return { rows: copies, columns: copies, values };
}

/**
 * Order of the leaves of an average-linkage tree (UPGMA). Ties go to the clusters that come first, so it is the same
 * everywhere; at each merger the side whose nearer end is more alike is turned towards the other.
 */
export function averageLinkageOrder(count: number, alike: (a: number, b: number) => number): number[] {
  let clusters = Array.from({ length: count }, (_, item) => [item]);
  const between = (a: readonly number[], b: readonly number[]) => {
    let sum = 0;
    for (const x of a) for (const y of b) sum += alike(x, y);
    return sum / (a.length * b.length);
  };
  while (clusters.length > 1) {
    let best = { i: 0, j: 1, value: Number.NEGATIVE_INFINITY };
    for (let i = 0; i < clusters.length; i++) {
      for (let j = i + 1; j < clusters.length; j++) {
        const value = between(clusters[i]!, clusters[j]!);
        if (value > best.value) best = { i, j, value };
      }
    }
    const merged = joinedEnds(clusters[best.i]!, clusters[best.j]!, alike);
    clusters = [...clusters.filter((_, k) => k !== best.i && k !== best.j), merged];
  }
  return clusters[0] ?? [];
}

/** a followed by b, each turned so that the ends that meet are the most alike. */
function joinedEnds(
  a: readonly number[],
  b: readonly number[],
  alike: (a: number, b: number) => number,
): number[] {
  const turned = [
    [a, b],
    [a.toReversed(), b],
    [a, b.toReversed()],
    [a.toReversed(), b.toReversed()],
  ] as const;
  const meeting = ([left, right]: (typeof turned)[number]) => alike(left[left.length - 1]!, right[0]!);
  return turned.reduce((best, one) => (meeting(one) > meeting(best) ? one : best)).flat();
}
