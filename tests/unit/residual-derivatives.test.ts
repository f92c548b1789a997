/** f64 derivatives of residual energies against the reference engine and against differences. */
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { activations } from '../../src/learner/activations.ts';
import { ResidualDerivatives } from '../../src/learner/derivatives/residual-derivatives.ts';
import { parameterCount } from '../../src/learner/network.ts';
import type { Activation, LearnerProblem } from '../../src/learner/problem.ts';
import { residualScales } from '../../src/learner/residuals.ts';
import { spectrumOf } from '../../src/observables/curvature.ts';
import { normals } from '../support/learner-problems.ts';
import { RESIDUAL_FORMS, residualProblem } from '../support/residual-problems.ts';

const drawn = (problem: LearnerProblem, owner: number) =>
  normals(parameterCount(problem.shape), owner + 5000);

/** |found - expected| / |expected| in norm. */
function relativeError(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let [difference, size] = [0, 0];
  for (let k = 0; k < expected.length; k++) {
    difference += (found[k]! - expected[k]!) ** 2;
    size += expected[k]! ** 2;
  }
  return Math.sqrt(difference / size);
}

/** Columns of the Hessian from central differences of the gradient, [parameter][parameter]. */
function differenceHessian(of: ResidualDerivatives, theta: Float64Array, h: number): Float64Array {
  const p = of.parameters;
  const matrix = new Float64Array(p * p);
  const [plus, minus] = [new Float64Array(p), new Float64Array(p)];
  for (let k = 0; k < p; k++) {
    const at = theta.slice();
    at[k]! += h;
    of.gradient(at, plus);
    at[k]! -= 2 * h;
    of.gradient(at, minus);
    for (let j = 0; j < p; j++) matrix[k * p + j] = (plus[j]! - minus[j]!) / (2 * h);
  }
  return matrix;
}

describe('derivatives of residual energies', () => {
  for (const [what, form] of RESIDUAL_FORMS) {
    const problem = residualProblem({ ...form, energyScale: 0.7 });
    const { sets } = problem.residuals!;
    const theta = drawn(problem, form.owner);
    const p = theta.length;

    it(`are those of the reference engine, in every set: ${what} (1e-12)`, async () => {
      const weights = new Float64Array(sets * p);
      for (let set = 0; set < sets; set++) weights.set(theta, set * p);
      const engine = createReferenceLearner({ problem, networks: sets, seed: [1, 0], weights });
      const [energies, gradients, residuals] = [
        await engine.energies(),
        await engine.gradients(),
        await engine.residuals(),
      ];
      for (let set = 0; set < sets; set++) {
        const of = new ResidualDerivatives(problem, { set });
        const gradient = new Float64Array(p);
        const count = of.residualCount;
        expect(relativeError([of.gradient(theta, gradient)], [energies[set]!])).toBeLessThan(1e-12);
        expect(relativeError([of.energy(theta)], [energies[set]!])).toBeLessThan(1e-12);
        const expected = gradients.subarray(set * p, (set + 1) * p);
        expect(relativeError(gradient, expected)).toBeLessThan(1e-12);
        const r = residuals.subarray(set * count, (set + 1) * count);
        expect(relativeError(of.residuals(theta), r)).toBeLessThan(1e-12);
        const scales = residualScales(problem.residuals!, set).map((w) => w * Math.sqrt(0.7));
        const jacobian = await engine.residualJacobian(set);
        const weighted = of.weighted(theta);
        expect(
          relativeError(
            weighted.jacobian,
            Float64Array.from(jacobian, (x, k) => x * scales[Math.floor(k / p)]!),
          ),
        ).toBeLessThan(1e-12);
        expect(
          relativeError(
            weighted.residuals,
            Float64Array.from(r, (x, n) => x * scales[n]!),
          ),
        ).toBeLessThan(1e-12);
        gradient[p - 1]! += 1e-9 * Math.hypot(...expected);
        expect(relativeError(gradient, expected), 'negative control').toBeGreaterThan(1e-12);
      }
    });

    it(`to second order are those of differences of the gradient: ${what} (1e-6)`, () => {
      const small = residualProblem({ ...form, points: Math.min(form.points ?? 7, 70), sets: 1 });
      const of = new ResidualDerivatives(small);
      // ReLU has kinks: what lies between two differences of one is no derivative.
      const expected = differenceHessian(of, theta, form.activation === 'relu' ? 1e-8 : 1e-5);
      const found = of.hessian(theta);
      const tolerance = 1e-6;
      expect(relativeError(found, expected)).toBeLessThan(tolerance);
      for (let i = 0; i < p; i++) for (let j = 0; j < i; j++) expect(found[i * p + j]).toBe(found[j * p + i]);
      const v = normals(p, 77);
      const product = new Float64Array(p);
      of.hessianProduct(theta, v, product);
      const multiplied = v.map((_, i) => v.reduce((sum, x, j) => sum + found[i * p + j]! * x, 0));
      expect(relativeError(product, multiplied)).toBeLessThan(1e-11);
      found[0]! += 1e-4 * Math.hypot(...expected);
      expect(relativeError(found, expected), 'negative control').toBeGreaterThan(tolerance);
    });

    it(`give the Gauss-Newton matrix J^T J of the weighted Jacobian: ${what}`, () => {
      const of = new ResidualDerivatives(problem, { set: sets - 1 });
      const { residuals, jacobian } = of.weighted(theta);
      const { energy, gradient, curvature } = of.gaussNewton(theta);
      const expected = new Float64Array(p * p);
      for (let n = 0; n < residuals.length; n++)
        for (let i = 0; i < p; i++)
          for (let j = 0; j < p; j++) expected[i * p + j]! += jacobian[n * p + i]! * jacobian[n * p + j]!;
      expect(relativeError(curvature, expected)).toBeLessThan(1e-12);
      const slope = new Float64Array(p);
      expect(relativeError([energy], [of.gradient(theta, slope)])).toBeLessThan(1e-12);
      expect(relativeError(gradient, slope)).toBeLessThan(1e-11);
      expect(spectrumOf(curvature).values[0]!).toBeGreaterThan(-1e-12 * curvature[0]!);
    });
  }

  it('leave frozen parameters where they are', () => {
    const free = residualProblem({ constants: 2, owner: 401 });
    const theta = drawn(free, 401);
    const frozen = Uint8Array.from(theta, (_, k) => (k === 3 || k === theta.length - 1 ? 1 : 0));
    const [of, all] = [new ResidualDerivatives({ ...free, frozen }), new ResidualDerivatives(free)];
    const [g, gAll] = [new Float64Array(theta.length), new Float64Array(theta.length)];
    expect(of.gradient(theta, g)).toBe(all.gradient(theta, gAll));
    for (const [k, x] of gAll.entries()) expect(g[k]).toBe(frozen[k] ? 0 : x);
    const [h, hAll] = [of.hessian(theta), all.hessian(theta)];
    const { curvature } = of.gaussNewton(theta);
    for (let i = 0; i < theta.length; i++)
      for (let j = 0; j < theta.length; j++) {
        const at = i * theta.length + j;
        expect(h[at]).toBe(frozen[i] || frozen[j] ? 0 : hAll[at]);
        if (frozen[i] || frozen[j]) expect(curvature[at]).toBe(0);
      }
  });

  it('take other points, and refuse other equations', () => {
    const [one, other] = [residualProblem({ owner: 501 }), residualProblem({ owner: 601, points: 80 })];
    const theta = drawn(one, 501);
    const of = new ResidualDerivatives(one);
    of.replace(other.residuals!);
    expect(of.energy(theta)).toBe(new ResidualDerivatives(other).energy(theta));
    const third = residualProblem({ owner: 501, channels: [[], [0], [0, 0]] });
    expect(() => of.replace(third.residuals!)).toThrow(/channels/);
  });
});

describe('the fourth derivative of an activation', () => {
  for (const name of ['tanh', 'gelu', 'erf', 'sine', 'linear', 'relu'] as Activation[])
    it(`is the slope of the third: ${name}`, () => {
      const act = activations[name];
      const third = (z: number) => act.thirdAt(z, act.value(z));
      for (const z of [-2.3, -0.7, 0.4, 1.9]) {
        const slope = (third(z + 1e-5) - third(z - 1e-5)) / 2e-5;
        expect(Math.abs(act.fourthAt(z, act.value(z)) - slope)).toBeLessThan(1e-8);
      }
    });
});
