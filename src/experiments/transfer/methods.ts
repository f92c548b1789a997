/** The ways to carry a surrogate to another family of plates, in the order in which they are shown. */
export const METHODS = [
  'none',
  'scratch',
  'all',
  'last',
  'tether',
  'importance',
  'coral',
  'coralLoss',
  'mmd',
  'adversary',
  'physics',
] as const;
export type Method = (typeof METHODS)[number];

/** Of these a network exists without any label of the target. */
export const UNLABELLED = [
  'none',
  'importance',
  'coral',
  'coralLoss',
  'mmd',
  'adversary',
  'physics',
] as const;

const COUNTS = [5, 10, 20, 50, 200] as const;

/** Numbers of labels that a run tries, with the one asked for, as far as there are points. */
export function labelCounts(config: {
  readonly labels: number;
  readonly targetPlates: number;
  readonly points: number;
}): number[] {
  const most = config.targetPlates * config.points;
  return [...new Set([...COUNTS, config.labels])].filter((n) => n <= most).sort((a, b) => a - b);
}
