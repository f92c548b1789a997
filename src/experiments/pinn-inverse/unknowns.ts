/** What can be asked for, by name, with the constants' symbols. Light: the laws are in `laws.ts`. */

export const UNKNOWNS = ['conductivity', 'amplitude', 'lame', 'no-source'] as const;
export type Unknown = (typeof UNKNOWNS)[number];

/** Symbols of the constants in the order of the columns, the same in all languages. */
export function constantsOf(unknown: Unknown): readonly string[] {
  return { conductivity: ['k'], amplitude: ['a'], lame: ['λ', 'μ'], 'no-source': ['k'] }[unknown];
}
