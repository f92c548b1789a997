/** What is fixed of the clock of `fluctuation-dissipation`; columns end in an age. */

/** Ages t_w in sweeps since the quench. */
export const AGES = [10, 100, 1000] as const;
/** The control above T_c is given this long to come to equilibrium, and followed for so many sweeps. */
export const WARM_AGE = 100;
export const WARM_LONGEST = 30;
export const NAMES = ['10', '100', '1000', 'Warm'] as const;
export type Name = (typeof NAMES)[number];

/** Times per factor of ten; X is a slope over one such factor. */
export const PER_DECADE = 4;
