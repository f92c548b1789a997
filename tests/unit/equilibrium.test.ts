import { describe, expect, test } from 'vitest';
import {
  correctedZ,
  equilibriumLight,
  equivalenceLight,
  identityApplies,
  studentFrom,
} from '../../src/observables/equilibrium.ts';
import {
  bhattYoungGap,
  bhattYoungGapOfOneSample,
  networkIdentityGap,
  skIdentity,
  skIdentityGap,
} from '../../src/observables/identities.ts';
import { parisiAbsQ, parisiEnergy, parisiQ2, parisiQEA } from '../../src/observables/parisi.ts';

const gap = (value: number, error: number) => ({ value, error });

describe('the equilibrium light', () => {
  test('z is corrected for the number of temperatures: 1.96 for one, 3.08 for 24', () => {
    expect(correctedZ(1)).toBeCloseTo(1.959964, 5);
    expect(correctedZ(24)).toBeCloseTo(3.078, 2);
    expect(() => correctedZ(0)).toThrow(/0 tests/);
  });

  test('green needs a small gap that is known to be small; too few data are grey, never green', () => {
    expect(equivalenceLight(gap(0.001, 0.004), 3)).toBe('green');
    expect(equivalenceLight(gap(0.001, 0.01), 3)).toBe('grey');
    expect(equivalenceLight(gap(-0.05, 0.005), 3)).toBe('red');
    expect(equivalenceLight(gap(0.05, 0.02), 3)).toBe('grey');
    expect(equivalenceLight(gap(0, Number.NaN), 3)).toBe('grey');
    expect(equivalenceLight(gap(0.5, Number.NaN), 3)).toBe('grey');
  });

  test('green needs both witnesses, red needs one', () => {
    const light = (identityGap: ReturnType<typeof gap>, bhattYoung: ReturnType<typeof gap>) =>
      equilibriumLight({
        identityGap,
        bhattYoungGap: bhattYoung,
        identityApplies: 'applies',
        temperatures: 24,
      });
    const [small, large, vague] = [gap(0.002, 0.003), gap(0.334, 0.003), gap(0.002, 0.036)];
    expect(light(small, small)).toMatchObject({ light: 'green', reason: 'shown' });
    expect(light(large, small)).toMatchObject({ light: 'red', reason: 'identity' });
    expect(light(vague, gap(0.2, 0.026))).toMatchObject({ light: 'red', reason: 'bhatt-young' });
    expect(light(large, large)).toMatchObject({ light: 'red', reason: 'both' });
    // The trial that the identity alone would not have caught (N = 256, T = 0.40, S = 1000).
    expect(light(vague, gap(0.091, 0.026))).toMatchObject({ light: 'grey', reason: 'too-few-data' });
    expect(light(small, vague).light).toBe('grey');
  });

  test('where the identity does not apply the light is never green, and says why', () => {
    expect(identityApplies('gaussian', 32)).toBe('applies');
    expect(identityApplies('gaussian', 1)).toBe('one-sample');
    expect(identityApplies('gaussian', 32, true)).toBe('in-a-field');
    expect(identityApplies('other', 32)).toBe('not-gaussian');
    expect(identityApplies('own', 1)).toBe('own-disorder');
    for (const applies of ['one-sample', 'not-gaussian', 'own-disorder'] as const) {
      const evidence = { identityGap: gap(0.5, 0.001), identityApplies: applies, temperatures: 1 };
      const calm = equilibriumLight({ ...evidence, bhattYoungGap: gap(0, 0.001) });
      expect(calm).toMatchObject({ light: 'grey', reason: applies });
      expect(calm.bhattYoung.light).toBe('green');
      expect(calm.identity.light).toBe('grey');
      expect(equilibriumLight({ ...evidence, bhattYoungGap: gap(0.3, 0.001) }).light).toBe('red');
    }
  });
});

describe('identities', () => {
  test('the SK identity holds on the exact N -> infinity curves, and J sets its unit', () => {
    for (const T of [0.1, 0.35, 0.5, 0.85, 1, 1.5, 2]) {
      expect(skIdentity(T, parisiEnergy(T))).toBeCloseTo(parisiQ2(T), 12);
    }
    expect(skIdentity(3, -2, 4)).toBe(1 - 12 / 16);
    expect(skIdentityGap(0.5, [-0.6, -0.7], [0.3, 0.3]).value).toBeCloseTo(0.05, 12);
  });

  test('what energies and overlaps share cancels in the error of the gap', () => {
    const u = [-0.6, -0.65, -0.7];
    const q2 = u.map((e) => 1 + 2 * 0.5 * e);
    expect(skIdentityGap(0.5, u, q2).error).toBeLessThan(1e-12);
  });

  test('the identity of networks holds for a linear model with one weight, averaged over labels by quadrature', () => {
    // f = w x on P points, y = sqrt(Delta) z, prior precision lambda: w | y ~ N(T^-1 x.y / A, 1 / A), A = x.x / T + lambda.
    const [T, delta, lambda] = [0.7, 0.4, 0.3];
    const x = [0.5, -1.2, 0.8, 1.7];
    const P = x.length;
    const xx = x.reduce((sum, v) => sum + v * v, 0);
    const A = xx / T + lambda;
    // [sum_mu z_mu <f_mu>] = sqrt(Delta) xx / (T A); q_aa - q_ab = xx / (A P), for every draw of the labels.
    const labelCorrelation = (Math.sqrt(delta) * xx) / (T * A * P);
    const thermal = xx / (A * P);
    const answer = networkIdentityGap(
      T,
      delta,
      [labelCorrelation, labelCorrelation],
      [thermal + 0.3, thermal + 0.3],
      [0.3, 0.3],
    );
    expect(Math.abs(answer.value)).toBeLessThan(1e-12);
    expect(() => networkIdentityGap(1, 0, [1], [1], [1])).toThrow(/Delta > 0/);
  });

  test('Bhatt–Young: over samples, and over copies for one sample', () => {
    expect(bhattYoungGap([0.5, 0.7], [0.4, 0.4]).value).toBeCloseTo(0.2, 12);
    const one = bhattYoungGapOfOneSample([0.5, 0.5, 0.8], [0.1, 0.2, 0.3]);
    expect(one.value).toBeCloseTo(0.4, 12);
    // Left out one by one: (0.65 - 0.3), (0.65 - 0.2), (0.5 - 0.1), mean 0.4, error sqrt(2/3 * 0.005).
    expect(one.error).toBeCloseTo(Math.sqrt((2 / 3) * 0.005), 12);
    expect(bhattYoungGapOfOneSample([0.5, 0.6], [0.1]).error).toBeNaN();
  });
});

describe('the Parisi solution', () => {
  test('gives the tabulated energies (2e-6) and the elementary ones above T = 1', () => {
    expect(Math.abs(parisiEnergy(0.1) + 0.76269)).toBeLessThan(2e-6);
    expect(Math.abs(parisiEnergy(0.5) + 0.711461)).toBeLessThan(2e-6);
    expect(Math.abs(parisiEnergy(0.9) + 0.549677)).toBeLessThan(2e-6);
    expect(parisiEnergy(2)).toBe(-0.25);
    expect(parisiQ2(1.3)).toBe(0);
    expect(parisiAbsQ(0.3)).toBe(0.7);
    expect(parisiAbsQ(1.2)).toBe(0);
  });

  test('is smooth between the rows: near T_c <q^2> = tau^2 (1 + tau + …), near 0 u is the ground energy plus O(T^3)', () => {
    expect(Math.abs(parisiQ2(0.98) / 0.02 ** 2 - 1.02)).toBeLessThan(0.01);
    expect(Math.abs(parisiEnergy(0.03) + 0.7631667)).toBeLessThan(2e-5);
    for (let T = 0.02; T < 1; T += 0.005) {
      expect(parisiQ2(T)).toBeGreaterThan(parisiQ2(T + 0.005));
      // <q^2> >= <|q|>^2, and no overlap exceeds q_EA.
      expect(parisiQ2(T)).toBeGreaterThanOrEqual(parisiAbsQ(T) ** 2);
      expect(parisiQEA(T)).toBeGreaterThanOrEqual(parisiAbsQ(T) - 1e-4);
      expect(parisiQEA(T)).toBeLessThanOrEqual(1);
    }
  });

  test('u integrates to the free energy and the entropy of the same solution, which the table does not hold (2e-5)', () => {
    // beta f = -ln 2 - 1/4 at beta = 1, and d(beta f)/d beta = u.
    for (const [T, f, s] of [
      [0.1, -0.763407, 0.007169],
      [0.2, -0.765073, 0.028406],
      [0.5, -0.791178, 0.159432],
      [0.8, -0.865115, 0.334581],
    ] as const) {
      const steps = 4000;
      const step = (1 / T - 1) / steps;
      let betaF = -Math.log(2) - 0.25;
      for (let k = 0; k < steps; k++) betaF += step * parisiEnergy(1 / (1 + (k + 0.5) * step));
      expect(Math.abs(T * betaF - f)).toBeLessThan(2e-5);
      expect(Math.abs((parisiEnergy(T) - T * betaF) / T - s)).toBeLessThan(2e-5 / T);
    }
  });
});

test.each([
  [1.96, 2, 12.71],
  [1.96, 4, 3.182],
  [3, 4, 9.219],
  [3, 16, 3.586],
  [3, 1000, 3.008],
])(
  'z = %f over %i values is Student’s t = %f, within 7 %%, and never below by more than 1 %%',
  (z, independent, t) => {
    const found = studentFrom(z, independent);
    expect(found).toBeGreaterThan(0.99 * t);
    expect(found).toBeLessThan((independent < 4 ? 1.5 : 1.07) * t);
    expect(studentFrom(z, 1)).toBe(Number.POSITIVE_INFINITY);
  },
);
