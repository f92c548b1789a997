/** Decomposition, scores, reliability, recalibration and conformal intervals against closed forms, numbers of others and brute force. */
import { describe, expect, it } from 'vitest';
import { outputOfVariance } from '../../src/learner/gaussian-loss.ts';
import { classDoubt, softmax } from '../../src/observables/uncertainty/class-doubt.ts';
import {
  absoluteScores,
  conformalInterval,
  conformalQuantile,
  conformalRank,
  coverageLaw,
  oneSidedScores,
} from '../../src/observables/uncertainty/conformal.ts';
import {
  decompose,
  gaussianMembers,
  totalVariance,
} from '../../src/observables/uncertainty/decomposition.ts';
import { isotonic, isotonicAt, pooled } from '../../src/observables/uncertainty/isotonic.ts';
import {
  normalCdf,
  normalDensity,
  normalQuantile,
  normalQuantileOfLog,
} from '../../src/observables/uncertainty/normal.ts';
import {
  levelMap,
  recalibratedLevel,
  recalibratedZ,
  temperatureOf,
  varianceScale,
} from '../../src/observables/uncertainty/recalibrate.ts';
import {
  areaByChance,
  expectedCalibrationError,
  miscalibrationArea,
  reliabilityCurve,
} from '../../src/observables/uncertainty/reliability.ts';
import {
  coverageOf,
  gaussianCrps,
  gaussianNll,
  intervalScore,
  mixtureNll,
  pinball,
  pitValues,
  scoreOf,
  zScores,
} from '../../src/observables/uncertainty/scores.ts';
import { normals } from '../support/learner-problems.ts';

const of = (...x: number[]) => Float64Array.of(...x);

describe('two doubts', () => {
  it('add up to the variance of the mixture, exactly with divisor E and not with E - 1', () => {
    const mean = normals(5 * 7, 500).map((m) => 3 * m);
    const variance = normals(5 * 7, 501).map((z) => z * z);
    const parts = decompose({ members: 5, mean, variance });
    const total = totalVariance(parts);
    const other = totalVariance(decompose({ members: 5, mean, variance }, 1));
    for (let k = 0; k < 7; k++) {
      let [first, second] = [0, 0];
      for (let e = 0; e < 5; e++) {
        first += mean[e * 7 + k]! / 5;
        second += (variance[e * 7 + k]! + mean[e * 7 + k]! ** 2) / 5;
      }
      expect(total[k]).toBeCloseTo(second - first ** 2, 12);
      expect(Math.abs(other[k]! - (second - first ** 2))).toBeGreaterThan(1e-3);
    }
  });

  it('are read from outputs with their floor', () => {
    const outputs = of(1, outputOfVariance(0.25, 1e-6), 3, outputOfVariance(4, 1e-6));
    const { aleatoric, epistemic, mean } = decompose(gaussianMembers(outputs, 2, 1, 1e-6));
    expect(mean[0]).toBe(2);
    expect(aleatoric[0]).toBeCloseTo(2.125, 12);
    expect(epistemic[0]).toBe(1);
  });

  it('of classes: certain and contrary is all ignorance, even and agreed all noise', () => {
    const contrary = classDoubt(of(1, 0, 0, 1), 2, 2);
    expect(contrary.epistemic[0]).toBeCloseTo(Math.LN2, 14);
    expect(contrary.aleatoric[0]).toBe(0);
    const even = classDoubt(of(0.5, 0.5, 0.5, 0.5), 2, 2);
    expect(even.epistemic[0]).toBe(0);
    expect(even.total[0]).toBeCloseTo(Math.LN2, 14);
    expect(softmax(of(1000, 1000, 0), 3)[0]).toBeCloseTo(0.5, 14);
  });
});

describe('scores', () => {
  it('CRPS is the integral it stands for', () => {
    for (const [y, m, v] of [
      [0.3, 0, 1],
      [-2, 1, 0.25],
      [4, 4, 9],
    ] as const) {
      const sd = Math.sqrt(v);
      let sum = 0;
      const h = 1e-3;
      for (let x = -20 + h / 2; x < 25; x += h) sum += h * (normalCdf((x - m) / sd) - (x >= y ? 1 : 0)) ** 2;
      expect(gaussianCrps(y, m, v)).toBeCloseTo(sum, 3);
    }
    expect(gaussianCrps(2, 0.5, 0)).toBe(1.5);
    // Its mean over the truth is sigma / sqrt pi, and twice the mean pinball loss.
    const levels = 4000;
    let twice = 0;
    for (let k = 0; k < levels; k++)
      twice += (2 / levels) * pinball(0.3, normalQuantile((k + 0.5) / levels), (k + 0.5) / levels);
    expect(gaussianCrps(0.3, 0, 1)).toBeCloseTo(twice, 3);
  });

  it('CRPS and likelihood of N(0, 1) at 0 and 1 are the textbook numbers', () => {
    expect(gaussianCrps(0, 0, 1)).toBeCloseTo((Math.SQRT2 - 1) / Math.sqrt(Math.PI), 14);
    // Tables: Phi(1) = 0.8413447, phi(1) = 0.2419707, pi^(-1/2) = 0.5641896.
    expect(gaussianCrps(1, 0, 1)).toBeCloseTo(2 * 0.8413447 - 1 + 2 * 0.2419707 - 0.5641896, 6);
    expect(gaussianNll(0, 0, 1)).toBeCloseTo(0.9189385332, 9);
    expect(gaussianNll(3, 1, 4)).toBeCloseTo(0.9189385332 + Math.LN2 + 0.5, 9);
    expect(intervalScore(5, 0, 4, 0.1)).toBe(4 + 20);
    expect(intervalScore(2, 0, 4, 0.1)).toBe(4);
    expect(normalDensity(0)).toBeCloseTo(0.3989422804, 9);
  });

  it('are best for the truth: wider and narrower bars lose (4 sigma, paired)', () => {
    const targets = normals(4000, 510);
    const scored = (v: number, score: typeof gaussianCrps) => targets.map((y) => score(y, 0, v));
    for (const score of [gaussianCrps, gaussianNll])
      for (const v of [0.5, 2]) {
        const loss = scored(v, score).map((s, k) => s - score(targets[k]!, 0, 1));
        const mean = loss.reduce((a, b) => a + b, 0) / 4000;
        const sd = Math.sqrt(loss.reduce((a, b) => a + (b - mean) ** 2, 0) / 3999);
        expect(mean).toBeGreaterThan((4 * sd) / Math.sqrt(4000));
      }
    const { value, error } = scoreOf(
      { mean: new Float64Array(4000), variance: new Float64Array(4000).fill(1), targets },
      gaussianCrps,
    );
    expect(Math.abs(value - 1 / Math.sqrt(Math.PI))).toBeLessThan(4 * error);
  });

  it('the likelihood of a mixture of two is that of its density', () => {
    const y = of(0.4);
    const density = (normalDensity((0.4 + 1) / 1) / 1 + normalDensity((0.4 - 2) / 0.5) / 0.5) / 2;
    expect(mixtureNll({ members: 2, mean: of(-1, 2), variance: of(1, 0.25) }, y)[0]).toBeCloseTo(
      -Math.log(density),
      12,
    );
  });
});

describe('reliability', () => {
  const n = 1000;
  const targets = normals(n, 520);
  const judged = (variance: number, shift = 0) => ({
    mean: new Float64Array(n).fill(shift),
    variance: new Float64Array(n).fill(variance),
    targets,
  });

  it('the area is the integral, and of right predictions what chance gives', () => {
    expect(miscalibrationArea(of(0.5), 'quantile')).toBeCloseTo(0.25, 14);
    const pit = pitValues(judged(1));
    let riemann = 0;
    for (let k = 0; k < 4000; k++) {
      const p = (k + 0.5) / 4000;
      riemann += Math.abs(pit.filter((u) => u <= p).length / n - p) / 4000;
    }
    expect(miscalibrationArea(pit, 'quantile')).toBeCloseTo(riemann, 3);
    const areas = Array.from({ length: 100 }, (_, k) =>
      miscalibrationArea(normals(100, 600 + k).map(normalCdf), 'quantile'),
    );
    const mean = areas.reduce((a, b) => a + b, 0) / 100;
    // Sd of the area of one set is about 0.45 of its mean.
    expect(Math.abs(mean - areaByChance(100))).toBeLessThan(0.2 * areaByChance(100));
  });

  it('the band holds right bars and throws out bars half as long', () => {
    const outside = (variance: number) =>
      reliabilityCurve(pitValues(judged(variance)), 'central').filter(
        (p) => p.expected < p.low || p.expected > p.high,
      ).length;
    // 19 levels at 95 %, strongly dependent: a run of six or more has a chance well below 1 in 100.
    expect(outside(1)).toBeLessThan(6);
    expect(outside(0.25)).toBe(19);
    const { value, error } = coverageOf(judged(1), 0.9);
    expect(Math.abs(value - 0.9)).toBeLessThan(4 * error);
  });

  it('a shift shows in the quantile reading', () => {
    const shifted = pitValues(judged(1, 0.5));
    expect(miscalibrationArea(shifted, 'quantile')).toBeGreaterThan(5 * areaByChance(n));
  });

  it('of classes: 0 where sureness is the share, the gap where it is not', () => {
    const probability = Float64Array.from({ length: 20 }, (_, k) => (k % 2 === 0 ? 0.8 : 0.2));
    const labels = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1];
    expect(expectedCalibrationError(probability, labels, 2)).toBeCloseTo(0, 12);
    expect(
      expectedCalibrationError(
        probability,
        labels.map(() => 0),
        2,
      ),
    ).toBeCloseTo(0.2, 12);
  });
});

describe('recalibration', () => {
  /** min-max formula: max over i <= k of min over j >= k of mean(y_i … y_j). */
  function bruteForce(y: ArrayLike<number>, w: ArrayLike<number>): number[] {
    const mean = (i: number, j: number) => {
      let [sum, weight] = [0, 0];
      for (let k = i; k <= j; k++) {
        sum += y[k]! * w[k]!;
        weight += w[k]!;
      }
      return sum / weight;
    };
    return Array.from({ length: y.length }, (_, k) =>
      Math.max(
        ...Array.from({ length: k + 1 }, (_, i) =>
          Math.min(...Array.from({ length: y.length - k }, (_, j) => mean(i, k + j))),
        ),
      ),
    );
  }

  it('pools as the min-max formula does', () => {
    for (let t = 0; t < 20; t++) {
      const y = normals(12, 530 + t);
      const w = normals(12, 560 + t).map((z) => 0.1 + z * z);
      const fitted = pooled(y, w);
      for (const [k, value] of bruteForce(y, w).entries()) expect(fitted[k]).toBeCloseTo(value, 12);
    }
    const fit = isotonic(of(3, 1, 2, 2), of(1, 0, 4, 2));
    expect(isotonicAt(fit, 0)).toBe(0);
    expect(isotonicAt(fit, 9)).toBeCloseTo(7 / 3, 14);
  });

  it('finds the scale of bars that are half as long as they should be', () => {
    const targets = normals(2000, 590).map((z) => 2 * z);
    const judged = { mean: new Float64Array(2000), variance: new Float64Array(2000).fill(1), targets };
    // Of a chi square over 2000: sd 3.2 %.
    expect(Math.abs(varianceScale(judged) / 4 - 1)).toBeLessThan(5 * Math.sqrt(2 / 2000));
    const map = levelMap(zScores(judged));
    expect(Math.abs(recalibratedZ(map, 0.975) - 2 * 1.96)).toBeLessThan(0.5);
    for (const share of [1e-5, 0.3, 0.5, 0.99999])
      expect(recalibratedLevel(map, recalibratedZ(map, share))).toBeCloseTo(share, 9);
    // Bars thirty times too short, whose levels would all be rounded to 0 and 1.
    const short = zScores({ ...judged, variance: judged.variance.map((v) => v / 900) });
    expect(recalibratedZ(levelMap(short), 0.9) / recalibratedZ(map, 0.9)).toBeCloseTo(30, 9);
  });

  it('finds tails of bars so short that their probabilities are no numbers', () => {
    const map = levelMap(of(-60, -1, 0, 2, 55));
    for (const share of [1e-3, 0.05, 0.16, 0.5, 0.9, 0.99]) {
      const z = recalibratedZ(map, share);
      expect(Number.isFinite(z)).toBe(true);
      expect(recalibratedLevel(map, z)).toBeCloseTo(share, 12);
    }
    // Beyond -60 the tail falls as exp(-60 d) nearly: half of it lies beyond ln 2 / 60.
    expect(60 * (-60 - recalibratedZ(map, 1 / 12))).toBeCloseTo(Math.LN2, 3);
    expect(recalibratedZ(map, 0)).toBe(Number.NEGATIVE_INFINITY);
    expect(recalibratedZ(map, 1)).toBe(Number.POSITIVE_INFINITY);
    // Where both ways are open they agree.
    expect(normalQuantileOfLog(Math.log(normalCdf(-8)))).toBeCloseTo(-8, 12);
    expect(normalQuantileOfLog(-1)).toBeCloseTo(normalQuantile(Math.exp(-1)), 12);
  });

  it('finds the temperature of outputs that were multiplied', () => {
    const outputs = normals(3 * 3000, 595);
    const p = softmax(outputs, 3);
    const labels = Array.from(normals(3000, 596), (z, k) => {
      const u = normalCdf(z);
      return u < p[3 * k]! ? 0 : u < p[3 * k]! + p[3 * k + 1]! ? 1 : 2;
    });
    const { value, result } = temperatureOf(
      outputs.map((f) => 4 * f),
      labels,
      3,
    );
    expect(result).toBe('converged');
    // Five times the error that the curvature gives.
    expect(Math.abs(value / 4 - 1)).toBeLessThan(0.2);
    expect(temperatureOf(of(5, -5, -5, 5), [0, 1], 2).result).toBe('no-maximum');
  });
});

describe('conformal intervals', () => {
  it('take the rank that the theorem says', () => {
    expect(conformalRank(19, 0.05)).toBe(19);
    expect(conformalRank(18, 0.05)).toBe(19);
    expect(conformalQuantile(new Float64Array(18), 0.05)).toBe(Number.POSITIVE_INFINITY);
    expect(conformalQuantile(of(3, 1, 2), 0.5)).toBe(2);
    expect(() => conformalQuantile(of(1), 0)).toThrow(RangeError);
  });

  it('keep the promise of predictions without any doubt: right, they cost nothing; wrong, nothing covers them but everything', () => {
    const [mean, sure] = [of(1, 1, 1), of(0, 0, 0)];
    const scores = absoluteScores(mean, of(1, 1, 2), sure);
    expect([...scores]).toEqual([0, 0, Number.POSITIVE_INFINITY]);
    expect([...oneSidedScores('upper', mean, of(1, 0, 2), sure, of(0, 0, 0))]).toEqual([
      0,
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect(conformalInterval(mean, conformalQuantile(scores, 0.5), sure)).toEqual({ low: mean, high: mean });
    const { low, high } = conformalInterval(mean, conformalQuantile(scores, 0.2), sure);
    expect([low[0], high[0]]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(conformalQuantile(of(), 0.1)).toBe(Number.POSITIVE_INFINITY);
  });

  /** Mean coverage over splits of a predictor that knows nothing of the noise, heavy-tailed and uneven. */
  function coverage(splits: number, rank: (scores: Float64Array) => number): number {
    const [n, m] = [39, 100];
    let covered = 0;
    for (let split = 0; split < splits; split++) {
      const z = normals(2 * (n + m), 700 + split);
      const y = Float64Array.from({ length: n + m }, (_, k) => z[2 * k]! * Math.exp(z[2 * k + 1]!));
      const mean = new Float64Array(n + m).fill(0.3);
      const q = rank(absoluteScores(mean.subarray(0, n), y.subarray(0, n)));
      const { low, high } = conformalInterval(mean.subarray(n), q);
      covered += y
        .subarray(n)
        .reduce((sum, value, k) => sum + (value >= low[k]! && value <= high[k]! ? 1 : 0), 0);
    }
    return covered / (splits * m);
  }

  it('cover as the beta-binomial law says over 200 splits (4 sigma: 1 in 16,000), and a broken quantile does not', () => {
    const law = coverageLaw(39, 0.1, 100);
    expect(law.mean).toBe(0.9);
    const band = (4 * law.sd) / Math.sqrt(200);
    expect(Math.abs(coverage(200, (s) => conformalQuantile(s, 0.1)) - law.mean)).toBeLessThan(band);
    // Two ranks too low: 0.85 on average.
    const broken = (s: Float64Array) => s.slice().sort()[conformalRank(39, 0.1) - 3]!;
    expect(Math.abs(coverage(200, broken) - law.mean)).toBeGreaterThan(band);
  });

  it('one-sided scores of censored points are the largest they can be', () => {
    const scores = (side: 'upper' | 'lower') => [
      ...oneSidedScores(side, of(0, 0, 0), of(1, 1, 1), of(2, 2, 2), of(0, -1, 1)),
    ];
    expect(scores('upper')).toEqual([0.5, 0.5, Number.POSITIVE_INFINITY]);
    expect(scores('lower')).toEqual([-0.5, Number.POSITIVE_INFINITY, -0.5]);
  });
});
