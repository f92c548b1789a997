/** The Gaussian process against what is known by hand and against Bayesian linear regression. */
import { inverse, Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { fitGaussianProcess } from '../../src/dynamics/optimise/evidence.ts';
import { GaussianProcess } from '../../src/learner/gaussian-process/gaussian-process.ts';
import { covariance, type Kernel } from '../../src/learner/gaussian-process/kernels.ts';
import { normals } from '../support/learner-problems.ts';

const RBF: Kernel = { kind: 'rbf', amplitude: 2, lengths: 0.7 };
const at = (...x: number[]) => Float64Array.of(...x);

describe('a Gaussian process', () => {
  it('is what one and two points give by hand', () => {
    const one = new GaussianProcess(RBF, { inputs: at(0), targets: at(3), width: 1 }, 0.5);
    const k = 2 * Math.exp(-0.5 * (0.4 / 0.7) ** 2);
    const { mean, variance } = one.predict(at(0.4));
    expect(mean[0]).toBeCloseTo((k / 2.5) * 3, 12);
    expect(variance[0]).toBeCloseTo(2 - (k * k) / 2.5, 12);
    expect(one.logEvidence).toBeCloseTo(-0.5 * (Math.log(2 * Math.PI * 2.5) + 9 / 2.5), 12);

    const two = new GaussianProcess(RBF, { inputs: at(0, 1), targets: at(1, -2), width: 1 }, at(0.1, 0.3));
    const c = 2 * Math.exp(-0.5 / 0.49);
    const [a, b] = [2.1, 2.3];
    const det = a * b - c * c;
    const [k1, k2] = [2 * Math.exp(-0.5 * (0.3 / 0.7) ** 2), 2 * Math.exp(-0.5)];
    const solve = (y1: number, y2: number) => [(b * y1 - c * y2) / det, (a * y2 - c * y1) / det];
    const [w1, w2] = solve(1, -2);
    const [v1, v2] = solve(k1, k2);
    const said = two.predict(at(0.3));
    expect(said.mean[0]).toBeCloseTo(k1 * w1! + k2 * w2!, 10);
    expect(said.variance[0]).toBeCloseTo(2 - k1 * v1! - k2 * v2!, 10);
    expect(two.logEvidence).toBeCloseTo(
      -0.5 * (2 * Math.log(2 * Math.PI) + Math.log(det) + w1! - 2 * w2!),
      10,
    );
  });

  it('goes through its points without noise, and forgets them far away', () => {
    for (const kind of ['rbf', 'matern52'] as const) {
      const inputs = at(-1, 0, 0.8, 2);
      const targets = at(1, -1, 0.5, 2);
      const process = new GaussianProcess({ ...RBF, kind }, { inputs, targets, width: 1 }, 0);
      const { mean, variance } = process.predict(inputs);
      for (const [k, y] of targets.entries()) expect(mean[k]).toBeCloseTo(y, 9);
      for (const v of variance) expect(v).toBeLessThan(1e-9);
      const far = process.predict(at(100));
      expect(far.mean[0]).toBeCloseTo(0, 12);
      expect(far.variance[0]).toBeCloseTo(2, 12);
    }
  });

  it('with a linear kernel is Bayesian linear regression', () => {
    const [n, d] = [12, 3];
    const inputs = normals(n * d, 400);
    const targets = normals(n, 401);
    const lengths = at(1, 0.5, 2);
    const process = new GaussianProcess(
      { kind: 'linear', amplitude: 1.5, lengths },
      { inputs, targets, width: d },
      0.3,
    );
    const x = Matrix.from1DArray(n, d, inputs);
    const prior = Matrix.diag([...lengths].map((l) => l ** 2 / 1.5));
    const posterior = inverse(
      Matrix.add(
        x
          .transpose()
          .mmul(x)
          .mul(1 / 0.3),
        prior,
      ),
    );
    const weights = posterior
      .mmul(x.transpose())
      .mmul(Matrix.columnVector([...targets]))
      .mul(1 / 0.3);
    const place = at(0.5, -1, 2);
    const row = Matrix.rowVector([...place]);
    const { mean, variance } = process.predict(place);
    expect(mean[0]).toBeCloseTo(row.mmul(weights).get(0, 0), 10);
    expect(variance[0]).toBeCloseTo(row.mmul(posterior).mmul(row.transpose()).get(0, 0), 10);
  });

  it('refuses the same point twice without noise', () => {
    expect(() => new GaussianProcess(RBF, { inputs: at(1, 1), targets: at(0, 1), width: 1 }, 0)).toThrow(
      RangeError,
    );
  });

  for (const kind of ['rbf', 'matern52', 'linear'] as const)
    it(`has an evidence whose slopes are central differences (${kind}, 1e-6)`, () => {
      const observed = { inputs: normals(16, 410), targets: normals(8, 411), width: 2 };
      const make = (theta: readonly number[]) =>
        new GaussianProcess(
          { kind, amplitude: Math.exp(theta[0]!), lengths: at(Math.exp(theta[1]!), Math.exp(theta[2]!)) },
          observed,
          Math.exp(theta[3]!),
        );
      const theta = [0.3, -0.2, 0.4, -1];
      const { amplitude, lengths, noise } = make(theta).evidenceSlopes();
      for (const [k, slope] of [amplitude, lengths[0]!, lengths[1]!, noise].entries()) {
        const moved = (h: number) => make(theta.map((t, j) => (j === k ? t + h : t))).logEvidence;
        const numeric = (moved(1e-5) - moved(-1e-5)) / 2e-5;
        expect(Math.abs(slope - numeric)).toBeLessThanOrEqual(1e-6 * (1 + Math.abs(numeric)));
      }
    });

  it('draws functions with its own mean and covariance (6 sigma of 2000 draws)', () => {
    const process = new GaussianProcess(RBF, { inputs: at(0, 1), targets: at(1, -1), width: 1 }, 0.1);
    const places = at(-0.5, 0.5, 2.5);
    const draws = 2000;
    const functions = process.draw(places, normals(3 * draws, 420));
    const { mean } = process.predict(places);
    const exact = process.covarianceAt(places);
    for (let a = 0; a < 3; a++) {
      const own = Array.from({ length: draws }, (_, k) => functions[3 * k + a]! - mean[a]!);
      const va = exact[4 * a]!;
      expect(Math.abs(own.reduce((s, f) => s + f, 0) / draws)).toBeLessThan(6 * Math.sqrt(va / draws));
      for (let b = 0; b <= a; b++) {
        const c = own.reduce((s, f, k) => s + f * (functions[3 * k + b]! - mean[b]!), 0) / draws;
        const error = Math.sqrt((va * exact[4 * b]! + exact[3 * a + b]! ** 2) / draws);
        expect(Math.abs(c - exact[3 * a + b]!)).toBeLessThan(6 * error);
      }
    }
  });

  it('finds noise and length of a function that it drew', () => {
    const n = 120;
    const inputs = normals(n, 430).map((x) => 2 * x);
    const z = normals(2 * n, 431);
    const prior = new GaussianProcess(
      { kind: 'rbf', amplitude: 1, lengths: 0.8 },
      { inputs: at(1e6), targets: at(0), width: 1 },
      1,
    );
    const f = prior.draw(inputs, z.subarray(0, n));
    const targets = f.map((value, k) => value + 0.2 * z[n + k]!);
    const { process, reason } = fitGaussianProcess({ inputs, targets, width: 1 }, { kind: 'rbf' });
    expect(reason).toBe('converged');
    // The noise variance is known to sqrt(2 / n) = 13 %: five of these.
    expect(Math.abs((process.noise as number) / 0.04 - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(process.kernel.lengths).toBeGreaterThan(0.5);
    expect(process.kernel.lengths).toBeLessThan(1.3);
  });

  it('finds out which inputs say nothing', () => {
    const n = 60;
    const inputs = normals(2 * n, 440);
    const noise = normals(n, 441);
    const targets = Float64Array.from(
      { length: n },
      (_, k) => Math.sin(2 * inputs[2 * k]!) + 0.1 * noise[k]!,
    );
    const { process } = fitGaussianProcess(
      { inputs, targets, width: 2 },
      { kind: 'matern52', relevance: true },
    );
    const [useful, useless] = process.kernel.lengths as Float64Array;
    expect(useless! / useful!).toBeGreaterThan(5);
  });

  it('has a Matérn kernel with the values of the book', () => {
    const k = covariance({ kind: 'matern52', amplitude: 1, lengths: 1 }, at(0), 0, at(1), 0, 1);
    expect(k).toBeCloseTo((1 + Math.sqrt(5) + 5 / 3) * Math.exp(-Math.sqrt(5)), 14);
  });
});
