/** The five ways, what is done to their bars afterwards, and what they are judged by. */
export const METHODS = ['single', 'ensemble', 'dropout', 'laplace', 'process'] as const;
export type Method = (typeof METHODS)[number];

/**
 * raw        as the method says it
 * scaled     all variances times one number
 * isotonic   levels mapped to the shares seen on calibration points
 * conformal  mean +- q sd, split conformal; even: mean +- q
 */
export const STAGES = ['raw', 'scaled', 'isotonic', 'conformal', 'even'] as const;
export type Stage = (typeof STAGES)[number];

export const SCORES = ['coverage', 'width', 'interval', 'nll', 'crps', 'sharpness', 'area', 'rmse'] as const;
export type Score = (typeof SCORES)[number];

/** Coverages at which reliability is read: 0.05 … 0.95. */
export const LEVELS: readonly number[] = Array.from({ length: 19 }, (_, k) => (k + 1) / 20);
