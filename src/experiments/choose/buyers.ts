/** Who buys in a game, and the letters of the person's choices. */
export const BUYERS = ['you', 'random', 'epistemic', 'aleatoric', 'improvement', 'bound'] as const;
export type Buyer = (typeof BUYERS)[number];
export const RIVALS = BUYERS.filter((buyer) => buyer !== 'you');

export const LETTERS = 'AB';
export type Letter = 'A' | 'B';

/** Choices that count: those of the rounds there are. */
export const picksOf = ({ picks, rounds }: { readonly picks: string; readonly rounds: number }): string =>
  picks.slice(0, rounds);
