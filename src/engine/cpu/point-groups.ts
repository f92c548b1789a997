/** How points are grouped: by lanes, and in blocks whose sums threads can share. */

/** Parameters x points from which on evaluations have blocks (assembly/learner-network.ts), and the most blocks. */
export const BLOCKED_WORK = 4_000_000;
export const MOST_BLOCKS = 8;

/** Points of a row, filled up to whole groups of eight: two lane groups. */
export function paddedPoints(points: number): number {
  return Math.ceil(points / 8) * 8;
}
