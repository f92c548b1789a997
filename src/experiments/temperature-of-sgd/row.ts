/** A row of `temperature-of-sgd`: what a part of the run does not have is null. */
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';

const NOTHING = {
  part: null,
  mode: null,
  step: null,
  learningRate: null,
  batch: null,
  diverged: null,
  divergedStep: null,
  curvature: null,
  noise: null,
  noiseScale: null,
  sgd: null,
  sgdError: null,
  theory: null,
  langevin: null,
  langevinError: null,
  langevinTheory: null,
  underdamped: null,
  underdampedError: null,
  temperature: null,
  virial: null,
  virialError: null,
  lossWide: null,
  lossWideError: null,
  noiseWide: null,
  noiseWideError: null,
  lossSmall: null,
  lossSmallError: null,
  noiseSmall: null,
  noiseSmallError: null,
  signalWide: null,
  signalWideError: null,
  signalSmall: null,
  signalSmallError: null,
} as const;

export function rowOf(values: Row['values'], samples: NonNullable<Row['samples']>): Row {
  return { values: { ...NOTHING, ...values }, samples };
}

/** Unknown where every copy ran away. */
export const estimateOf = (values: readonly number[]): Estimate =>
  values.length > 0 ? meanOverSamples(values) : { value: Number.NaN, error: Number.NaN };
