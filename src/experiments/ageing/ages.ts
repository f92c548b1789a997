/** What is fixed of the clock of `ageing`, and the columns made of it. */

/** Ages t_w at which everything is remembered: steps since the start, sweeps since the quench. */
export const AGES = [100, 1000, 10_000] as const;
export const OLDEST = AGES[AGES.length - 1]!;
export const PER_DECADE = 4;

/** The two shapes, few parameters and many. */
export const SHAPES = ['small', 'large'] as const;
export type Shape = (typeof SHAPES)[number];

/** What is measured of a shape at every age and lag. */
export const MOTIONS = ['Weights', 'Outputs', 'Correlation'] as const;
export type Motion = (typeof MOTIONS)[number];

export const columnOf = (shape: Shape, motion: Motion, age: number) => `${shape}${motion}${age}`;
