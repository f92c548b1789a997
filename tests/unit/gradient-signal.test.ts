/** Signal and noise of half batches: known Gaussian gradients, real minibatches, and halves that know of each other. */
import { describe, expect, it } from 'vitest';
import { NetworkDerivatives } from '../../src/learner/derivatives/network-derivatives.ts';
import { gradientSignal, gradientSignals, halfBatches } from '../../src/observables/gradient-signal.ts';
import { agrees, variance } from '../../src/observables/statistics.ts';
import { drawTheta, normals, smallProblem } from '../support/learner-problems.ts';

const MEAN = [1, -0.5, 0.25, 0];
const WIDTH = [0.5, 1, 2, 0.1];
const DRAWS = 4000;
const trace = WIDTH.reduce((sum, w) => sum + w * w, 0);
const traceOfSquare = WIDTH.reduce((sum, w) => sum + w ** 4, 0);
const square = MEAN.reduce((sum, m) => sum + m * m, 0);
const along = MEAN.reduce((sum, m, k) => sum + (m * WIDTH[k]!) ** 2, 0);

/** [draw][parameter], normal around MEAN. */
const gaussianHalf = (owner: number) =>
  normals(DRAWS * MEAN.length, owner).map((z, n) => MEAN[n % 4]! + WIDTH[n % 4]! * z);

describe('signal and noise of Gaussian gradients', () => {
  const [first, second] = [gaussianHalf(1), gaussianHalf(2)];
  const measured = gradientSignal(first, second, 4);

  it('are |g|^2 and tr S, and their ratio, within 5 errors (4000 draws; false alarm 2e-6)', () => {
    expect(agrees(measured.signal, square, 5)).toBe(true);
    expect(agrees(measured.noise, trace, 5)).toBe(true);
    expect(agrees(measured.ratio, square / trace, 5)).toBe(true);
    expect(measured.signal.error).toBeLessThan(0.1);
  });

  it('scatter as the law says: errors of sqrt((tr S^2 + 2 g.Sg) / n) and sqrt(2 tr S^2 / n), within a tenth', () => {
    const expected = Math.sqrt((traceOfSquare + 2 * along) / DRAWS);
    expect(Math.abs(measured.signal.error / expected - 1)).toBeLessThan(0.1);
    expect(Math.abs(measured.noise.error / Math.sqrt((2 * traceOfSquare) / DRAWS) - 1)).toBeLessThan(0.1);
  });

  it('control: the square of one half is no signal, it counts its own noise, |g|^2 + tr S', () => {
    const same = gradientSignal(first, first, 4);
    expect(agrees(same.signal, square, 5)).toBe(false);
    expect(agrees(same.signal, square + trace, 5)).toBe(true);
    expect(same.noise.value).toBe(0);
  });

  it('refuses arrays that are not pairs', () => {
    expect(() => gradientSignal(new Float64Array(8), new Float64Array(4), 4)).toThrow('pairs of 4');
    expect(() => gradientSignal(new Float64Array(6), new Float64Array(6), 4)).toThrow('pairs of 4');
  });
});

describe('signal and noise of minibatches', () => {
  const problem = smallProblem({ points: 24, outputs: 1, owner: 31 });
  const theta = drawTheta(problem, 31);
  const of = new NetworkDerivatives(problem);
  const p = of.parameters;
  const full = new Float64Array(p);
  of.gradient(theta, full);
  const exactSignal = full.reduce((sum, g) => sum + g * g, 0);
  /** Gradients of single points times P: their scatter over the set, divided by B, is a half batch's. */
  const singles = Array.from({ length: 24 }, (_, point) => {
    const g = new Float64Array(p);
    of.gradient(theta, g, [point]);
    return g;
  });
  const scatter = full.reduce((sum, _, k) => sum + (variance(singles.map((g) => g[k]!)) * 23) / 24, 0);

  it('are those of the whole set: |g|^2, and the variance of single points over B (5 errors), for a batch of networks', () => {
    const other = drawTheta(problem, 32);
    const [here, there] = gradientSignals([of, of], [theta, other], { half: 6, draws: 3000, seed: [4, 0] });
    expect(agrees(here!.signal, exactSignal, 5)).toBe(true);
    expect(agrees(here!.noise, scatter / 6, 5)).toBe(true);
    expect(here!.noise.error).toBeLessThan(0.05 * here!.noise.value);
    of.gradient(other, full);
    const theirs = full.reduce((sum, g) => sum + g * g, 0);
    of.gradient(theta, full);
    expect(agrees(there!.signal, theirs, 5)).toBe(true);
    expect(agrees(there!.signal, exactSignal, 5)).toBe(false);
  });

  it('control: the two halves of one split know of each other, and their signal is too low by the variance', () => {
    const shuffled = (draw: number) =>
      Array.from(normals(24, 8000 + draw), (z, point) => ({ z, point }))
        .sort((a, b) => a.z - b.z)
        .map(({ point }) => point);
    const [first, second] = [new Float64Array(400 * p), new Float64Array(400 * p)];
    for (let draw = 0; draw < 400; draw++) {
      const order = shuffled(draw);
      of.gradient(theta, first.subarray(draw * p, (draw + 1) * p), order.slice(0, 12));
      of.gradient(theta, second.subarray(draw * p, (draw + 1) * p), order.slice(12));
    }
    const { signal } = gradientSignal(first, second, p);
    expect(agrees(signal, exactSignal, 5)).toBe(false);
    // A half without replacement has variance scatter/12 (24 - 12)/(24 - 1).
    expect(agrees(signal, exactSignal - (scatter / 12) * (12 / 23), 5)).toBe(true);
  });

  it('draws are reproducible, of the asked size, and differ between halves, draws and networks', () => {
    const place = { seed: [4, 0] as const, network: 2, draw: 5 };
    const [a, b] = halfBatches(1000, 8, place);
    expect(halfBatches(1000, 8, place)).toEqual([a, b]);
    expect([a.length, b.length]).toEqual([8, 8]);
    expect(a).not.toEqual(b);
    expect(halfBatches(1000, 8, { ...place, draw: 6 })[0]).not.toEqual(a);
    expect(halfBatches(1000, 8, { ...place, network: 3 })[0]).not.toEqual(a);
    expect(Math.max(...a, ...b)).toBeLessThan(1000);
  });
});
