import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { namedGains, parameterCount } from '../../src/learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

const ACTIVATIONS: readonly Activation[] = ['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear'];
const LOSSES: readonly Loss[] = ['squared-error', 'cross-entropy', 'squared-hinge'];
const POINTS = 6;
const OUTPUTS = 3;

function normals(count: number, owner: number): Float64Array {
  const words = new WordReader([7, 0], Stream.DataInputs, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}

function problemOf(
  activation: Activation,
  loss: Loss,
  depth: number,
  bias: boolean,
  owner: number,
): LearnerProblem {
  const hidden = Array.from({ length: depth }, (_, l) => 4 + l);
  const noise = normals(POINTS * OUTPUTS, owner + 1000);
  // One-hot rows for cross-entropy, +-1 for the hinge, numbers for regression.
  const targets = noise.map((z, k) => {
    if (loss === 'cross-entropy') return k % OUTPUTS === Math.floor(k / OUTPUTS) % OUTPUTS ? 1 : 0;
    return loss === 'squared-hinge' ? Math.sign(z) : z;
  });
  return {
    shape: {
      inputs: 3,
      hidden,
      outputs: OUTPUTS,
      activation,
      bias,
      gains: namedGains('field-theory', 3, hidden),
    },
    data: { sets: 1, points: POINTS, inputs: normals(POINTS * 3, owner), sharedInputs: false, targets },
    loss,
    energyScale: 1,
    priorPrecision: { weight: 1, bias: 1 },
  };
}

/** |analytic - central difference| / |analytic| in norm; h = 1e-5 leaves about h^2 of curvature and 1e-16 / h of rounding. */
async function relativeError(problem: LearnerProblem, weights: Float64Array, tamper = 0): Promise<number> {
  const h = 1e-5;
  const p = weights.length;
  // All 2p displaced networks at once: network 2k is displaced by +h in parameter k, 2k + 1 by -h.
  const displaced = new Float64Array(2 * p * p);
  for (let e = 0; e < 2 * p; e++) {
    displaced.set(weights, e * p);
    displaced[e * p + (e >> 1)]! += e % 2 === 0 ? h : -h;
  }
  const state = createReferenceLearner({ problem, networks: 2 * p, seed: [1, 0], weights: displaced });
  const energies = await state.energies();
  const gradient = await createReferenceLearner({ problem, networks: 1, seed: [1, 0], weights }).gradients();
  gradient[0]! += tamper;
  let difference = 0;
  let norm = 0;
  for (let k = 0; k < p; k++) {
    difference += (gradient[k]! - (energies[2 * k]! - energies[2 * k + 1]!) / (2 * h)) ** 2;
    norm += gradient[k]! ** 2;
  }
  return Math.sqrt(difference / norm);
}

describe('the reference gradient', () => {
  let owner = 0;
  for (const activation of ACTIVATIONS) {
    for (const loss of LOSSES) {
      it(`of ${activation} with ${loss} equals central differences (1-3 hidden layers, with and without biases; 1e-6 in norm)`, async () => {
        for (const depth of [1, 2, 3]) {
          for (const bias of [false, true]) {
            owner++;
            const problem = problemOf(activation, loss, depth, bias, owner);
            const error = await relativeError(problem, normals(parameterCount(problem.shape), owner + 2000));
            expect(error <= 1e-6, `depth ${depth}, bias ${bias}: ${error}`).toBe(true);
          }
        }
      });
    }
  }

  it('of a linear model without hidden layers equals central differences', async () => {
    const problem = problemOf('linear', 'squared-error', 0, true, 500);
    expect(await relativeError(problem, normals(parameterCount(problem.shape), 501))).toBeLessThanOrEqual(
      1e-6,
    );
  });

  it('is told from one that is wrong in its first component by 1e-4 (negative control)', async () => {
    const problem = problemOf('tanh', 'squared-error', 1, true, 600);
    expect(await relativeError(problem, normals(parameterCount(problem.shape), 601), 1e-4)).toBeGreaterThan(
      1e-6,
    );
  });
});
