/** The three sizes that are compared; columns end in the name of a rank. */

/** Size of each rank: a quarter, half, all. */
export const RANKS = ['Small', 'Middle', 'Large'] as const;
export type Rank = (typeof RANKS)[number];
export function sizeOf(rank: Rank, size: number): number {
  return Math.round(size / 2 ** (RANKS.length - 1 - RANKS.indexOf(rank)));
}
