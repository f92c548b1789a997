/** Three lattices of one kind at once, and the names that go with them. */
export const RANKS = ['Small', 'Middle', 'Large'] as const;
export type Rank = (typeof RANKS)[number];

/** Length of each rank: half, three quarters, all of L. L is a multiple of 4, so all are even, or L/2 >= 3. */
export function lengthOf(rank: Rank, length: number): number {
  return (length * (2 + RANKS.indexOf(rank))) / 4;
}

const STYLES = ['dotted', 'dashed', 'solid'] as const;

/** A column of each rank, drawn in one chart. */
export function seriesOf(name: string, withErrors = true) {
  return RANKS.map((rank, k) => {
    const y = `${name}${rank}`;
    return { y, ...(withErrors && { error: `${y}Error` }), role: 'glass', style: STYLES[k]! } as const;
  });
}
