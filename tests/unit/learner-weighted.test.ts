/** What the reference engine makes of weights, variances, dropout, slopes given from outside and data given later. */
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { StepDropout } from '../../src/learner/dropout.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { smallData, smallDataProblem } from '../support/data-problems.ts';
import { drawTheta } from '../support/learner-problems.ts';

const SEED = [3, 0] as const;
const learner = (problem: LearnerProblem, weights = drawTheta(problem, 70), networks = 1) =>
  createReferenceLearner({ problem, networks, seed: SEED, weights });
const descent = (learningRate: number, networks = 1, batch = 0) =>
  ({
    kind: 'descent',
    rule: { kind: 'momentum', momentum: 0, nesterov: false },
    learningRates: new Float64Array(networks).fill(learningRate),
    weightDecay: 0,
    batch,
  }) as const;

async function gradientError(problem: LearnerProblem, tamper = 0): Promise<number> {
  const theta = drawTheta(problem, 71);
  const h = 1e-5;
  const p = theta.length;
  const displaced = new Float64Array(2 * p * p);
  for (let e = 0; e < 2 * p; e++) {
    displaced.set(theta, e * p);
    displaced[e * p + (e >> 1)]! += e % 2 === 0 ? h : -h;
  }
  const energies = await learner(problem, displaced, 2 * p).energies();
  const gradient = await learner(problem, theta).gradients();
  gradient[0]! += tamper;
  let [off, norm] = [0, 0];
  for (let k = 0; k < p; k++) {
    off += (gradient[k]! - (energies[2 * k]! - energies[2 * k + 1]!) / (2 * h)) ** 2;
    norm += gradient[k]! ** 2;
  }
  return Math.sqrt(off / norm);
}

describe('energies of weighted and censored points', () => {
  for (const loss of ['gaussian', 'linear', 'squared-error'] as const)
    it(`have gradients equal to central differences (${loss}, 1e-6), and by the inputs too`, async () => {
      const problem = smallDataProblem({ loss, hidden: [5, 4], owner: 10 });
      expect(await gradientError(problem)).toBeLessThanOrEqual(1e-6);
      expect(await gradientError(problem, 1e-3)).toBeGreaterThan(1e-6);
      const bars = await learner(problem).inputGradients();
      const h = 1e-5;
      for (let k = 0; k < bars.length; k += 2) {
        const energy = async (sign: number) => {
          const inputs = problem.data.inputs.slice();
          inputs[k]! += sign * h;
          return (await learner({ ...problem, data: { ...problem.data, inputs } }).energies())[0]!;
        };
        const numeric = ((await energy(1)) - (await energy(-1))) / (2 * h);
        expect(Math.abs(bars[k]! - numeric)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(numeric)));
      }
    });

  it('do not know of points of weight 0', async () => {
    const problem = smallDataProblem({ owner: 20 });
    const targets = problem.data.targets.slice();
    targets[3 * 4] = 1e6;
    const other = { ...problem, data: { ...problem.data, targets } };
    expect(await learner(other).energies()).toEqual(await learner(problem).energies());
    expect(await learner(other).gradients()).toEqual(await learner(problem).gradients());
  });
});

describe('data given later', () => {
  it('take the place of the old ones, also where they are fewer', async () => {
    const problem = smallDataProblem({ owner: 30 });
    const data = smallData({ points: 5, owner: 31 });
    const state = learner(problem);
    await state.replaceData(data);
    const fresh = learner({ ...problem, data });
    expect(await state.gradients()).toEqual(await fresh.gradients());
    expect(await state.outputs()).toEqual(await fresh.outputs());
  });

  it('are refused where they do not fit', async () => {
    const state = learner(smallDataProblem({ owner: 32 }));
    await expect(state.replaceData(smallData({ points: 8, owner: 33 }))).rejects.toThrow(/8 points/);
    await expect(state.replaceData(smallData({ sets: 2, owner: 33 }))).rejects.toThrow(/sets/);
    await expect(state.replaceData(smallData({ weighted: false, owner: 33 }))).rejects.toThrow(/weights/);
  });

  it('make any energy of the outputs descend: slopes of a squared error, given to a linear loss', async () => {
    const squared = smallDataProblem({ loss: 'squared-error', weighted: false, owner: 34 });
    const linear: LearnerProblem = { ...squared, loss: 'linear' };
    const [by, given] = [learner(squared), learner(linear)];
    for (let step = 0; step < 5; step++) {
      const slopes = (await given.outputs()).map((f, k) => f - squared.data.targets[k]!);
      await given.replaceData({ ...squared.data, targets: slopes });
      await given.step(descent(0.1), 1);
      await by.step(descent(0.1), 1);
    }
    const [a, b] = [await given.weights(), await by.weights()];
    for (let k = 0; k < a.length; k++) expect(Math.abs(a[k]! - b[k]!)).toBeLessThanOrEqual(1e-14);
  });
});

describe('dropout', () => {
  const problem = smallDataProblem({ dropout: 0.3, hidden: [6, 5], weighted: false, owner: 40 });

  it('leaves a unit out with probability p and keeps the mean (binomial, 5 sd: false alarm 6e-7)', () => {
    const factors = new Float64Array(11);
    const draw = new StepDropout(SEED, 2, 5, 0.3);
    let [out, n] = [0, 0];
    for (let slot = 0; slot < 1000; slot++) {
      draw.factors(slot, factors);
      out += factors.filter((factor) => factor === 0).length;
      n += factors.length;
      expect(factors.every((factor) => factor === 0 || factor === 1 / 0.7)).toBe(true);
    }
    const sd = Math.sqrt(0.3 * 0.7 * n);
    expect(Math.abs(out - 0.3 * n)).toBeLessThanOrEqual(5 * sd);
    expect(Math.abs(out - 0.33 * n)).toBeGreaterThan(5 * sd);
  });

  it('moves a network by the gradient of its thinned self (each point by itself, central differences)', async () => {
    const theta = drawTheta(problem, 72);
    const state = learner(problem, theta);
    await state.step(descent(1), 1);
    const moved = (await state.weights()).map((value, k) => theta[k]! - value);
    // A thinned network is a whole one with columns of the next layer scaled: one per point.
    const h = 1e-5;
    const p = parameterCount(problem.shape);
    const factors = new Float64Array(11);
    const sum = new Float64Array(p);
    const draw = new StepDropout(SEED, 0, 0, 0.3);
    for (let point = 0; point < problem.data.points; point++) {
      draw.factors(point, factors);
      const single: LearnerProblem = {
        ...problem,
        dropout: 0,
        data: {
          ...problem.data,
          points: 1,
          inputs: problem.data.inputs.slice(point * 3, point * 3 + 3),
          targets: problem.data.targets.slice(point * 4, point * 4 + 4),
        },
      };
      const displaced = new Float64Array(2 * p * p);
      for (let e = 0; e < 2 * p; e++) {
        const one = theta.slice();
        one[e >> 1]! += e % 2 === 0 ? h : -h;
        displaced.set(thinned(one, factors), e * p);
      }
      const energies = await learner(single, displaced, 2 * p).energies();
      for (let k = 0; k < p; k++) sum[k]! += (energies[2 * k]! - energies[2 * k + 1]!) / (2 * h);
    }
    for (let k = 0; k < p; k++)
      expect(Math.abs(moved[k]! - sum[k]!)).toBeLessThanOrEqual(1e-7 * (1 + Math.abs(sum[k]!)));
  });

  it('answers by thinned networks whose mean over passes is near the whole one in the last hidden layer', async () => {
    const shallow = smallDataProblem({ dropout: 0.3, hidden: [6], weighted: false, owner: 41 });
    const state = learner(shallow);
    const whole = await state.outputs();
    const passes = 4000;
    const [mean, square] = [new Float64Array(whole.length), new Float64Array(whole.length)];
    for (let pass = 0; pass < passes; pass++)
      (await state.outputs(undefined, pass)).forEach((f, k) => {
        mean[k]! += f / passes;
        square[k]! += (f * f) / passes;
      });
    // One hidden layer: outputs are linear in the factors, so the mean is exact; 5 standard errors, false alarm 2e-5 over 28.
    mean.forEach((m, k) => {
      const error = Math.sqrt((square[k]! - m * m) / passes);
      expect(error).toBeGreaterThan(0);
      expect(Math.abs(m - whole[k]!)).toBeLessThanOrEqual(5 * error);
    });
    expect(await state.outputs(undefined, 3)).toEqual(await state.outputs(undefined, 3));
  });

  it('is refused by moves that are no descent', async () => {
    const one = Float64Array.of(1);
    const move = { kind: 'langevin', adjusted: false, temperatures: one, stepSizes: one } as const;
    await expect(learner(problem).step(move, 1)).rejects.toThrow(/dropout/);
  });

  /** Columns of the layers behind 6 and 5 hidden units times the units' factors. */
  function thinned(theta: Float64Array, factors: Float64Array): Float64Array {
    const result = theta.slice();
    const second = 3 * 6 + 6;
    for (let o = 0; o < 5; o++) for (let i = 0; i < 6; i++) result[second + o * 6 + i]! *= factors[i]!;
    const last = second + 6 * 5 + 5;
    for (let o = 0; o < 4; o++) for (let i = 0; i < 5; i++) result[last + o * 5 + i]! *= factors[6 + i]!;
    return result;
  }
});
