/** What is fixed of the clock of `sk-freeze`; columns end in an age. */

/** Ages t_w at which a copy is remembered, in sweeps since the quench. */
export const AGES = [1, 10, 100, 1000] as const;
/** The slow cooling takes so many times longer. */
export const SLOWER = 10;
