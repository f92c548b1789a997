/** Spectra of Hessians: whole, by differences of energies, by Lanczos, by Hutchinson; index and temperature of modes. */
import { describe, expect, it } from 'vitest';
import { NetworkDerivatives } from '../../src/learner/derivatives/network-derivatives.ts';
import {
  modeTemperatures,
  roundingThreshold,
  saddleIndex,
  spectrumOf,
} from '../../src/observables/curvature.ts';
import {
  hutchinsonTrace,
  lanczos,
  type SymmetricOperator,
} from '../../src/observables/curvature-estimates.ts';
import { agrees } from '../../src/observables/statistics.ts';
import { differenceHessian } from '../support/difference-hessian.ts';
import { drawTheta, normals, productProblem, smallProblem } from '../support/learner-problems.ts';

/** Q^T diag(values) Q with Q from Householder reflections: eigenvalues known, eigenvectors mixed. */
function matrixWith(values: readonly number[], owner: number): Float64Array {
  const n = values.length;
  const matrix = new Float64Array(n * n);
  for (const [k, value] of values.entries()) matrix[k * n + k] = value;
  for (const reflection of [0, 1]) {
    const u = normals(n, owner + reflection);
    const length = u.reduce((sum, x) => sum + x * x, 0);
    const H = (v: (k: number) => number, k: number) => {
      let along = 0;
      for (let i = 0; i < n; i++) along += u[i]! * v(i);
      return v(k) - (2 * u[k]! * along) / length;
    };
    const left = matrix.map((_, at) => H((i) => matrix[i * n + (at % n)]!, Math.floor(at / n)));
    matrix.set(left.map((_, at) => H((j) => left[Math.floor(at / n) * n + j]!, at % n)));
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i]!;
  return matrix;
}

const operatorOf =
  (matrix: Float64Array): SymmetricOperator =>
  (v, out) => {
    const n = v.length;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += matrix[i * n + j]! * v[j]!;
      out[i] = sum;
    }
  };

const VALUES = [-3, -1e-3, 0, 1e-6, 0.5, 0.5, 2, 7, 40];
const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (x, k) => Math.abs(x - b[k]!)));

describe('the whole spectrum', () => {
  it('gives known eigenvalues (n 2^-52 of the largest) and orthonormal eigenvectors that belong to them', () => {
    const matrix = matrixWith(VALUES, 100);
    const { values, vectors } = spectrumOf(matrix);
    expect(largestGap(values, VALUES)).toBeLessThan(9 * 2 ** -52 * 40);
    const n = VALUES.length;
    for (let mode = 0; mode < n; mode++) {
      const v = vectors.slice(mode * n, (mode + 1) * n);
      const image = new Float64Array(n);
      operatorOf(matrix)(v, image);
      expect(
        largestGap(
          image,
          v.map((x) => x * values[mode]!),
        ),
      ).toBeLessThan(1e-13);
      expect(Math.abs(v.reduce((sum, x) => sum + x * x, 0) - 1)).toBeLessThan(1e-14);
    }
  });

  it('of a network with 197 parameters it is that of differences of energies, within their error (1e-6 of the largest)', () => {
    const problem = smallProblem({ inputs: 6, hidden: [12, 8], outputs: 1, points: 6, owner: 11 });
    const theta = drawTheta(problem, 11);
    const of = new NetworkDerivatives(problem);
    expect(of.parameters).toBe(197);
    const { values } = spectrumOf(of.hessian(theta));
    // h^2 = 1e-7 of fourth derivatives, 1e-16 E / h^2 = 1e-8 of rounding.
    const differences = spectrumOf(differenceHessian((at) => of.energy(at), theta, 3e-4)).values;
    const largest = values.at(-1)!;
    expect(largestGap(values, differences)).toBeLessThan(1e-6 * largest);
    // Control: without the network's second derivatives (Gauss-Newton) the spectrum is another.
    const control = spectrumOf(of.gaussNewton(theta)).values;
    expect(largestGap(control, differences)).toBeGreaterThan(1e-2 * largest);
  }, 20_000);

  it('differences extrapolated from h and 2h agree to 1e-8 on 33 parameters, GELU and cross-entropy', () => {
    const problem = smallProblem({
      activation: 'gelu',
      loss: 'cross-entropy',
      hidden: [5],
      outputs: 3,
      owner: 5,
    });
    const theta = drawTheta(problem, 5);
    const of = new NetworkDerivatives(problem);
    const [one, two] = [1e-3, 2e-3].map((h) => differenceHessian((at) => of.energy(at), theta, h));
    const hessian = of.hessian(theta);
    const values = spectrumOf(hessian).values;
    const extrapolated = spectrumOf(one!.map((x, k) => (4 * x - two![k]!) / 3)).values;
    expect(largestGap(values, extrapolated)).toBeLessThan(1e-8 * values.at(-1)!);
  });

  it('refuses what is not square, not symmetric, not finite', () => {
    expect(() => spectrumOf(new Float64Array(3))).toThrow('no square matrix');
    expect(() => spectrumOf(Float64Array.of(1, 2, 3, 4))).toThrow('not symmetric at row 1');
    expect(() => spectrumOf(Float64Array.of(1, Number.NaN, 3, 4))).toThrow('not finite');
  });
});

describe('the index of a saddle', () => {
  it('counts modes down, flat and up, flat meaning what rounding can make of zero', () => {
    const { values } = spectrumOf(matrixWith(VALUES, 100));
    expect(saddleIndex(values)).toMatchObject({ negative: 2, flat: 1, positive: 6, alpha: 2 / 9 });
    expect(roundingThreshold(values)).toBeLessThan(2e-12);
    // A coarser threshold takes small slopes for flat ones.
    expect(saddleIndex(values, 1e-2)).toMatchObject({ negative: 1, flat: 3, positive: 5 });
  });

  it('sees the flat direction of a symmetry: scaling in a linear chain changes nothing, at a minimum', () => {
    // f = v w x with one point (x, y) = (1, 1): minima v w = 1, flat along (v, -w).
    const of = new NetworkDerivatives(productProblem());
    expect(saddleIndex(spectrumOf(of.hessian(Float64Array.of(2, 0.5))).values)).toMatchObject({
      negative: 0,
      flat: 1,
      positive: 1,
    });
    // At the origin the same landscape is a saddle: E = (1 - v w)^2 / 2 has Hessian (0 -1; -1 0).
    const { values } = spectrumOf(of.hessian(Float64Array.of(0, 0)));
    expect(largestGap(values, [-1, 1])).toBeLessThan(1e-15);
  });
});

describe('Lanczos', () => {
  it('finds both ends within the distance it states, and from all steps every distinct eigenvalue', () => {
    const values = Array.from(
      { length: 60 },
      (_, k) => (k < 50 ? Math.sqrt(k) / 10 : k - 40) - (k < 3 ? 5 : 0),
    );
    const matrix = matrixWith(values, 200);
    const exact = [...values].sort((a, b) => a - b);
    const result = lanczos(operatorOf(matrix), { size: 60, seed: [3, 0], mostSteps: 60, top: 3, bottom: 1 });
    expect(result.converged).toBe(true);
    expect(result.steps).toBeLessThan(45);
    for (const k of [-1, -2, -3, 0]) {
      const apart = Math.abs(result.values.at(k)! - exact.at(k)!);
      expect(apart).toBeLessThanOrEqual(result.bounds.at(k)! + 1e-12);
      expect(apart).toBeLessThan(1e-8 * 19);
    }
    const whole = lanczos(operatorOf(matrix), { size: 60, seed: [3, 0], mostSteps: 60, tolerance: 0 });
    expect(whole.steps).toBe(60);
    expect(largestGap(whole.values, exact)).toBeLessThan(1e-12);
  });

  it('stays honest when it is stopped early: every bound holds an eigenvalue, and it does not say converged', () => {
    const values = Array.from({ length: 40 }, (_, k) => k / 40);
    const result = lanczos(operatorOf(matrixWith(values, 300)), { size: 40, seed: [5, 0], mostSteps: 8 });
    expect(result.converged).toBe(false);
    for (const [k, value] of result.values.entries()) {
      const nearest = Math.min(...values.map((exact) => Math.abs(exact - value)));
      expect(nearest).toBeLessThanOrEqual(result.bounds[k]! + 1e-13);
    }
  });

  it('ends where its subspace closes: an eigenvalue that is there many times is found once', () => {
    const matrix = matrixWith([1, 1, 1, 1, 4, 4], 400);
    const result = lanczos(operatorOf(matrix), { size: 6, seed: [1, 0], mostSteps: 6 });
    expect(result.steps).toBe(2);
    expect(largestGap(result.values, [1, 4])).toBeLessThan(1e-12);
  });

  it('gives the top of a network’s Hessian from products alone', () => {
    const problem = smallProblem({ inputs: 4, hidden: [8], points: 20, owner: 21 });
    const theta = drawTheta(problem, 21);
    const of = new NetworkDerivatives(problem);
    const { values } = spectrumOf(of.hessian(theta));
    const apply: SymmetricOperator = (v, out) => of.hessianProduct(theta, v, out);
    const result = lanczos(apply, { size: of.parameters, seed: [1, 0], mostSteps: 40, top: 2, bottom: 1 });
    for (const k of [-1, -2, 0])
      expect(Math.abs(result.values.at(k)! / values.at(k)! - 1)).toBeLessThan(1e-7);
  });
});

describe('the trace by Hutchinson', () => {
  const matrix = matrixWith(VALUES, 100);
  const trace = VALUES.reduce((a, b) => a + b);
  const size = VALUES.length;

  it('meets the trace within 5 of its errors (false alarm 1e-6), and the errors are those of theory', () => {
    const probes = 2000;
    const estimate = hutchinsonTrace(operatorOf(matrix), { size, probes, seed: [9, 0] });
    expect(agrees(estimate, trace, 5)).toBe(true);
    let outside = 0;
    for (let i = 0; i < size; i++)
      for (let j = 0; j < size; j++) if (i !== j) outside += matrix[i * size + j]! ** 2;
    expect(Math.abs(estimate.error / Math.sqrt((2 * outside) / probes) - 1)).toBeLessThan(0.15);
    // Control: a trace that is wrong by a tenth of the largest eigenvalue is refused.
    expect(agrees(estimate, trace + 4, 5)).toBe(false);
  });

  it('meets a diagonal matrix exactly, with error 0', () => {
    const apply: SymmetricOperator = (v, out) => out.set(v.map((x, k) => x * (k + 1)));
    expect(hutchinsonTrace(apply, { size: 4, probes: 3, seed: [9, 0] })).toEqual({ value: 10, error: 0 });
  });
});

describe('the temperature of modes', () => {
  const matrix = matrixWith([-1, 0, 0.5, 2, 8], 500);
  const spectrum = spectrumOf(matrix);
  const centre = normals(5, 600);
  /** Exact draws: x_k normal of variance T / lambda_k; `tilt` makes one mode hotter. */
  const positions = (temperature: number, tilt = 1) =>
    Array.from({ length: 64 }, (_, replica) => {
      const noise = normals(20 * 5, 700 + replica);
      const places = new Float64Array(20 * 5);
      for (let time = 0; time < 20; time++) {
        for (let mode = 2; mode < 5; mode++) {
          const t = temperature * (mode === 4 ? tilt : 1);
          const x = noise[time * 5 + mode]! * Math.sqrt(t / spectrum.values[mode]!);
          for (let k = 0; k < 5; k++) places[time * 5 + k]! += x * spectrum.vectors[mode * 5 + k]!;
        }
        for (let k = 0; k < 5; k++) places[time * 5 + k]! += centre[k]!;
      }
      return places;
    });

  it('is T for every mode in equilibrium (5 errors; false alarm 2e-6), and none where the landscape does not go up', () => {
    const temperatures = modeTemperatures(spectrum, centre, positions(0.3));
    for (const mode of [0, 1]) expect(temperatures[mode]!.value).toBeNaN();
    for (const mode of [2, 3, 4]) {
      expect(agrees(temperatures[mode]!, 0.3, 5)).toBe(true);
      expect(temperatures[mode]!.error).toBeLessThan(0.02);
    }
  });

  it('control: a mode that is half as hot again is seen, and a wrong centre heats all', () => {
    const tilted = modeTemperatures(spectrum, centre, positions(0.3, 1.5));
    expect(agrees(tilted[4]!, 0.3, 5)).toBe(false);
    expect(agrees(tilted[4]!, 0.45, 5)).toBe(true);
    const astray = modeTemperatures(spectrum, new Float64Array(5), positions(0.3));
    expect(astray[4]!.value).toBeGreaterThan(0.4);
  });
});
