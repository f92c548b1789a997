import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { committee, fieldOverlaps, softCommitteeError, wired } from '../../src/learner/committee.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import { drawWeights } from '../../src/learner/prior.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';
import { zScore } from '../support/langevin-runs.ts';

const seed = [31, 7] as const;

function normals(count: number, owner: number, scale = 1): Float64Array {
  const words = new WordReader(seed, Stream.HeldOutInputs, owner);
  return Float64Array.from({ length: count }, (_, k) => scale * normalOf(words.word(k)));
}

const draw = (inputs: number, units: number, tree: boolean, first: number, networks = 1) => {
  const made = committee({ inputs, units, tree });
  const weights = drawWeights(made.shape, { weight: 1, bias: 1 }, { networks, seed, first });
  return { ...made, weights: wired(made, weights) };
};

describe.each([false, true])('committee machines (tree: %s)', (tree) => {
  it('are the sum that they should be', () => {
    const { shape, weights } = draw(6, 3, tree, 0);
    const x = normals(6, 1);
    let sum = 0;
    for (let i = 0; i < 3; i++) {
      let h = 0;
      // In a tree unit i sees inputs 2i and 2i + 1 alone.
      for (let j = 0; j < 6; j++) if (!tree || Math.floor(j / 2) === i) h += weights[i * 6 + j]! * x[j]!;
      sum += erfBySeries(h / Math.SQRT2);
    }
    expect(evaluate(shape, weights, x)[0]).toBeCloseTo(sum / Math.sqrt(3), 10);
  });

  it('have the gradient of finite differences in what moves, and keep the rest in training', async () => {
    const { shape, frozen, weights } = draw(6, 3, tree, 0, 2);
    const points = 9;
    const problem: LearnerProblem = {
      shape,
      frozen,
      data: {
        sets: 1,
        points,
        inputs: normals(points * 6, 2),
        sharedInputs: true,
        targets: normals(points, 3),
      },
      loss: 'squared-error',
      energyScale: 1,
      priorPrecision: { weight: 0, bias: 0 },
    };
    const open = (at: Float64Array) => createReferenceLearner({ problem, networks: 2, seed, weights: at });
    const state = open(weights);
    const gradients = await state.gradients();
    for (let k = 0; k < weights.length; k++) {
      const moved = (by: number) => weights.map((w, i) => (i === k ? w + by : w));
      const [up, down] = [await open(moved(1e-5)).energies(), await open(moved(-1e-5)).energies()];
      const e = k < frozen.length ? 0 : 1;
      expect(Math.abs((up[e]! - down[e]!) / 2e-5 - gradients[k]!)).toBeLessThan(1e-8);
    }
    await state.step(
      {
        kind: 'descent',
        rule: { kind: 'momentum', momentum: 0.5, nesterov: false },
        learningRates: new Float64Array(2).fill(0.01),
        weightDecay: 0.1,
        batch: 0,
      },
      20,
    );
    const after = await state.weights();
    expect(wired({ ...committee({ inputs: 6, units: 3, tree }) }, after)).toEqual(after);
    expect((await state.energies())[0]).toBeLessThan((await open(weights).energies())[0]!);
    after.forEach((w, at) => {
      if (frozen[at % frozen.length] === 0) expect(w).not.toBe(weights[at]);
    });
  });

  it('have the generalisation error of Saad & Solla against a teacher (Monte Carlo, z < 5 over 60,000 points)', () => {
    const [inputs, variance, points] = [8, 1 / 8, 60_000];
    const student = draw(inputs, 4, tree, 5);
    const teacher = draw(inputs, 2, tree, 9);
    const sides = [
      { theta: student.weights, units: 4 },
      { theta: teacher.weights, units: 2 },
    ] as const;
    const of = (a: 0 | 1, b: 0 | 1) => fieldOverlaps(sides[a], sides[b], inputs, variance);
    const overlaps = { Q: of(0, 0), R: of(0, 1), T: of(1, 1) };
    const scales = { scale: student.scale, teacherScale: teacher.scale };
    const exact = softCommitteeError({ ...overlaps, ...scales });
    const x = normals(points * inputs, 4, Math.sqrt(variance));
    const f = evaluate(student.shape, student.weights, x);
    const errors = evaluate(teacher.shape, teacher.weights, x).map((y, p) => (f[p]! - y) ** 2 / 2);
    expect(Math.abs(zScore(errors, exact))).toBeLessThan(5);
    // Negative control: without the overlaps between student and teacher the same points rule it out.
    const apart = softCommitteeError({ ...overlaps, ...scales, R: new Float64Array(8) });
    expect(Math.abs(zScore(errors, apart))).toBeGreaterThan(8);
    // Who is the teacher makes no error.
    const self = softCommitteeError({
      Q: overlaps.T,
      R: overlaps.T,
      T: overlaps.T,
      scale: teacher.scale,
      teacherScale: teacher.scale,
    });
    expect(Math.abs(self)).toBeLessThan(1e-14);
  });
});

it('before learning, with orthogonal teacher units of length 1 and nothing learnt, the error is M/6 in the papers’ scale', () => {
  // asin(1/2) = pi/6 for each of M units, over pi.
  const T = Float64Array.from({ length: 9 }, (_, k) => (k % 4 === 0 ? 1 : 0));
  const none = { Q: new Float64Array(4), R: new Float64Array(6), T, scale: 1, teacherScale: 1 };
  expect(softCommitteeError(none)).toBeCloseTo(3 / 6, 14);
});

it('sizes that do not fit are refused', () => {
  expect(() => committee({ inputs: 7, units: 3, tree: true })).toThrow(/blocks/);
  expect(() => committee({ inputs: 0, units: 3, tree: false })).toThrow(RangeError);
  expect(() => committee({ inputs: 6, units: 3, tree: false, scale: 0 })).toThrow(/scale/);
  expect(() => wired(committee({ inputs: 6, units: 3, tree: false }), new Float64Array(20))).toThrow(/21/);
  const three = new Float64Array(3);
  expect(() => softCommitteeError({ Q: three, R: three, T: three, scale: 1, teacherScale: 1 })).toThrow(
    /pairs/,
  );
});

/** erf by its Taylor series, for |z| < 4: an implementation of its own. */
function erfBySeries(z: number): number {
  let [term, sum] = [z, z];
  for (let n = 1; n < 80; n++) {
    term *= (-z * z) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
}
