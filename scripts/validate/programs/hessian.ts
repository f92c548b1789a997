/** Spectra of whole Hessians beside those made of energies alone, by central differences. */

import { gaussianInputs } from '../../../src/learner/data/gaussian-inputs.ts';
import { randomLabels } from '../../../src/learner/data/labels.ts';
import { NetworkDerivatives } from '../../../src/learner/derivatives/network-derivatives.ts';
import { namedGains } from '../../../src/learner/network.ts';
import { drawWeights } from '../../../src/learner/prior.ts';
import type { Activation, LearnerProblem } from '../../../src/learner/problem.ts';
import { spectrumOf } from '../../../src/observables/curvature.ts';
import { seedFrom } from '../../../src/random/seed.ts';
import { differenceHessian } from '../../../tests/support/difference-hessian.ts';

export interface HessianSpec {
  readonly activation: Activation;
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly points: number;
  readonly seed: number;
}

export interface HessianBatch {
  readonly parameters: number;
  /** Largest and smallest eigenvalue and trace, in this order. */
  readonly ours: readonly number[];
  /** The same from energies, steps h and h/2 extrapolated to h = 0. */
  readonly differences: readonly number[];
  /** What the extrapolation changed, and rounding. */
  readonly errors: readonly number[];
}

/** Half of it is the finer step: truncation and rounding are then about equal. */
const STEP = 4e-3;

export function* hessianBatches(spec: HessianSpec, from: number): Generator<HessianBatch> {
  if (from > 0) return;
  const seed = seedFrom(spec.seed);
  const problem = problemOf(spec);
  const derivatives = new NetworkDerivatives(problem);
  const theta = drawWeights(problem.shape, { weight: 1, bias: 1 }, { networks: 1, seed });
  const energy = (place: Float64Array) => derivatives.energy(place);
  const ours = edgesOf(derivatives.hessian(theta));
  const [coarse, fine] = [STEP, STEP / 2].map((h) => edgesOf(differenceHessian(energy, theta, h)));
  const rounding = (2 ** -52 * energy(theta) * theta.length) / (STEP / 2) ** 2;
  yield {
    parameters: theta.length,
    ours,
    differences: fine!.map((value, k) => value + (value - coarse![k]!) / 3),
    errors: fine!.map((value, k) => Math.abs(value - coarse![k]!) / 3 + rounding),
  };
}

function problemOf({ activation, inputs, hidden, points, seed }: HessianSpec): LearnerProblem {
  const draw = { sets: 1, seed: seedFrom(seed) };
  return {
    shape: {
      inputs,
      hidden,
      outputs: 1,
      activation,
      bias: true,
      gains: namedGains('field-theory', inputs, hidden),
    },
    data: {
      sets: 1,
      points,
      inputs: gaussianInputs({ ...draw, points, inputs }),
      sharedInputs: true,
      targets: randomLabels(points, 1, { ...draw, noiseVariance: 1 }).targets,
    },
    loss: 'squared-error',
    energyScale: 1,
    priorPrecision: { weight: 0, bias: 0 },
  };
}

function edgesOf(matrix: Float64Array): number[] {
  const { values } = spectrumOf(matrix);
  return [values[values.length - 1]!, values[0]!, values.reduce((sum, value) => sum + value, 0)];
}
