/** Data that is given rather than drawn: two moons, spirals, iris, or a table of the person's own. */
import type { Seed } from '../../random/seed.ts';
import type { SideBySideConfig } from './fields.ts';

export interface GivenTable {
  readonly inputs: number;
  readonly points: number;
  /** Standardised, over sqrt(inputs): the scale of x ~ N(0, 1/d); [point][input]. */
  readonly x: Float64Array;
  /** Targets of mean 0 and variance 1 on the training points. */
  readonly y: Float64Array;
  readonly heldOutX: Float64Array;
  readonly heldOutY: Float64Array;
}

/** Null where inputs and labels are drawn. */
export function tableFor({ labels }: SideBySideConfig, _seed: Seed): GivenTable | null {
  if (labels === 'random' || labels === 'teacher') return null;
  throw new RangeError(labels);
}
