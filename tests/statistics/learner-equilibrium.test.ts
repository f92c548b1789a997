/**
 * Exact relations of the learner's Gibbs measure on a small multilayer network, 4-3-1 tanh with 20 points: the virial, the
 * Nishimori relations with a teacher from the prior at T = Delta, and the label-noise identity with random labels. Errors are
 * over 64 data sets (teachers, labels): |z| < 5.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { LearnerState } from '../../src/engine/contract.ts';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { gaussianInputs } from '../../src/learner/data/gaussian-inputs.ts';
import {
  drawTeachers,
  type Labels,
  noisyLabels,
  randomLabels,
  teacherOutputs,
} from '../../src/learner/data/labels.ts';
import { fieldTheory, parameterCount, priorPrecisions } from '../../src/learner/network.ts';
import { drawFromPrior } from '../../src/learner/prior.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { networkIdentityGap } from '../../src/observables/identities.ts';
import {
  functionNorms,
  functionOverlaps,
  meanOverCopies,
  overlapsWithReference,
} from '../../src/observables/networks.ts';
import { pairsWithinSamples } from '../../src/observables/overlap.ts';
import { tune, zScore } from '../support/langevin-runs.ts';

const [SETS, COPIES, POINTS] = [64, 2, 20];
const NETWORKS = SETS * COPIES;
const shape = fieldTheory(4, 3);
const seed = [11, 0] as const;
const width = { weight: 1.5, bias: 0 };
const inputs = gaussianInputs({ sets: SETS, points: POINTS, inputs: 4, seed });

function problemOf(labels: Labels): LearnerProblem {
  return {
    shape,
    data: { sets: SETS, points: POINTS, inputs, sharedInputs: false, targets: labels.targets },
    loss: 'squared-error',
    energyScale: 1,
    priorPrecision: { weight: 1 / width.weight ** 2, bias: 1 },
  };
}

interface Measured {
  /** All [set], means over copies and measurements. */
  readonly energy: Float64Array;
  readonly selfOverlap: Float64Array;
  readonly mutualOverlap: Float64Array;
  readonly teacherOverlap: Float64Array;
  readonly labelCorrelation: Float64Array;
  readonly virial: Float64Array;
}

async function measure(
  state: LearnerState,
  problem: LearnerProblem,
  labels: Labels,
  T: number,
  eps: Float64Array,
  samples: number,
  thin: number,
): Promise<Measured> {
  const temperatures = new Float64Array(NETWORKS).fill(T);
  const sum = (): Float64Array => new Float64Array(SETS);
  const totals = {
    energy: sum(),
    selfOverlap: sum(),
    mutualOverlap: sum(),
    teacherOverlap: sum(),
    labelCorrelation: sum(),
    virial: sum(),
  };
  const add = (name: keyof typeof totals, values: Float64Array) => {
    meanOverCopies(values, SETS).forEach((value, set) => {
      totals[name][set]! += value / samples;
    });
  };
  const pairs = pairsWithinSamples(SETS, COPIES);
  const lambda = priorPrecisions(problem);
  for (let s = 0; s < samples; s++) {
    await state.step({ kind: 'langevin', adjusted: true, temperatures, stepSizes: eps }, thin);
    const batch = { values: await state.outputs(), networks: NETWORKS, points: POINTS };
    add(
      'energy',
      (await state.energies()).map((E) => E / POINTS),
    );
    add('selfOverlap', functionNorms(batch));
    add('mutualOverlap', functionOverlaps(batch, pairs));
    add('teacherOverlap', overlapsWithReference(batch, labels.clean, SETS));
    add('labelCorrelation', overlapsWithReference(batch, labels.noise, SETS));
    add('virial', virials(await state.weights(), await state.gradients(), lambda, T));
  }
  return totals;
}

/** theta . grad Phi of each network; its mean is p. */
function virials(theta: Float64Array, gradient: Float64Array, lambda: Float64Array, T: number): Float64Array {
  const p = lambda.length;
  const sums = new Float64Array(theta.length / p);
  theta.forEach((w, k) => {
    sums[Math.floor(k / p)]! += w * (gradient[k]! / T + lambda[k % p]! * w);
  });
  return sums;
}

async function run(labels: Labels, T: number): Promise<Measured> {
  const problem = problemOf(labels);
  const weights = drawFromPrior(problem, { networks: NETWORKS, seed });
  const state = createReferenceLearner({ problem, networks: NETWORKS, seed, weights });
  const eps = await tune(state, new Float64Array(NETWORKS).fill(T), 0.1, 12, 50);
  return measure(state, problem, labels, T, eps, 100, 10);
}

describe('with a teacher from the prior at T = Delta (Nishimori)', () => {
  const Delta = 0.5;
  const clean = teacherOutputs(shape, drawTeachers(shape, width, SETS, seed), inputs, false);
  const labels = noisyLabels(clean, { sets: SETS, seed, noiseVariance: Delta });
  let at: Measured;
  beforeAll(async () => {
    at = await run(labels, Delta);
  });

  it('the energy is T/2 per point', () => {
    expect(Math.abs(zScore(at.energy, Delta / 2))).toBeLessThan(5);
  });

  it('two copies are as like each other as each is like the teacher: q_ab = R', () => {
    const difference = at.mutualOverlap.map((q, set) => q - at.teacherOverlap[set]!);
    expect(Math.abs(zScore(difference, 0))).toBeLessThan(5);
    // The two are not equal because both vanish: the overlap itself is many errors from zero.
    expect(zScore(at.mutualOverlap, 0)).toBeGreaterThan(5);
  });

  it('the virial theta . grad Phi is the number of parameters', () => {
    expect(Math.abs(zScore(at.virial, parameterCount(shape)))).toBeLessThan(5);
  });

  it('off the Nishimori line, at T = 3 Delta, energy and overlap miss both relations (negative control)', async () => {
    const off = await run(labels, 3 * Delta);
    expect(Math.abs(zScore(off.energy, (3 * Delta) / 2))).toBeGreaterThan(5);
    const difference = off.mutualOverlap.map((q, set) => q - off.teacherOverlap[set]!);
    expect(Math.abs(zScore(difference, 0))).toBeGreaterThan(5);
  });
});

describe('with random labels', () => {
  const Delta = 1;
  const labels = randomLabels(POINTS, 1, { sets: SETS, seed, noiseVariance: Delta });
  const gap = (T: number, m: Measured) =>
    networkIdentityGap(T, Delta, m.labelCorrelation, m.selfOverlap, m.mutualOverlap);

  for (const T of [1, 2]) {
    it(`the label-noise identity holds at T/Delta = ${T}: (sqrt(Delta)/P) [sum z <f>] = (Delta/T)(q_aa - [q_ab])`, async () => {
      const m = await run(labels, T);
      const { value, error } = gap(T, m);
      expect(Math.abs(value / error)).toBeLessThan(5);
      expect(error).toBeLessThan(0.1 * gapScale(m));
    });
  }

  it('is violated by networks that have not moved far from where they started (negative control)', async () => {
    const problem = problemOf(labels);
    const weights = drawFromPrior(problem, { networks: NETWORKS, seed });
    const state = createReferenceLearner({ problem, networks: NETWORKS, seed, weights });
    const m = await measure(state, problem, labels, 1, new Float64Array(NETWORKS).fill(0.001), 1, 5);
    const { value, error } = gap(1, m);
    expect(value / error).toBeGreaterThan(5);
  });
});

/** Mean q_aa - q_ab: what the identity's gap is small against. */
function gapScale(m: Measured): number {
  return m.selfOverlap.reduce((sum, q, set) => sum + q - m.mutualOverlap[set]!, 0) / SETS;
}
