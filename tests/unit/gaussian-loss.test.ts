import { describe, expect, it } from 'vitest';
import { gaussianLoss, normalTail, outputOfVariance, varianceOf } from '../../src/learner/gaussian-loss.ts';
import { normals } from '../support/learner-problems.ts';

const FLOOR = 1e-6;
/** [mean, s, y, censoring]: near, far out in both tails, tiny and large variances. */
const CASES = [
  [0.3, 0.1, -0.4, 0],
  [2, -3, 1.9, 0],
  [-1, 4, 3, 0],
  [0.3, 0.1, -0.4, -1],
  [0.3, 0.1, -0.4, 1],
  [6, -1, -2, -1],
  [-6, -1, 2, 1],
  [-6, -1, 2, -1],
  [0, 3, 0, 1],
] as const;

function derivativeError(tamper = 0): number {
  const loss = gaussianLoss({ beta: 0, floor: FLOOR });
  const h = 1e-5;
  let worst = 0;
  for (const [mean, s, y, censored] of CASES) {
    const f = Float64Array.of(mean, s);
    const target = Float64Array.of(y, censored);
    const out = new Float64Array(2);
    loss.adjoint(f, target, 0, out);
    out[0]! *= 1 + tamper;
    for (let k = 0; k < 2; k++) {
      const at = (sign: number) => {
        const moved = f.slice();
        moved[k]! += sign * h;
        return loss.value(moved, target, 0);
      };
      const numeric = (at(1) - at(-1)) / (2 * h);
      worst = Math.max(worst, Math.abs(out[k]! - numeric) / (1e-3 + Math.abs(numeric)));
    }
  }
  return worst;
}

describe('the Gaussian loss with variances and censoring', () => {
  it('has slopes equal to central differences in bulk and tails (1e-6)', () => {
    expect(derivativeError()).toBeLessThanOrEqual(1e-6);
  });

  it('is told from slopes that are wrong by 1e-4 (negative control)', () => {
    expect(derivativeError(1e-4)).toBeGreaterThan(1e-6);
  });

  it('has second derivatives equal to central differences of the slopes (1e-6)', () => {
    const loss = gaussianLoss({ beta: 0, floor: FLOOR });
    const h = 1e-5;
    for (const [mean, s, y, censored] of CASES) {
      const target = Float64Array.of(y, censored);
      const v = Float64Array.of(0.7, -0.4);
      const [plus, minus, exact] = [new Float64Array(2), new Float64Array(2), new Float64Array(2)];
      loss.adjoint(Float64Array.of(mean + h * v[0]!, s + h * v[1]!), target, 0, plus);
      loss.adjoint(Float64Array.of(mean - h * v[0]!, s - h * v[1]!), target, 0, minus);
      loss.curvature(Float64Array.of(mean, s), target, 0, v, exact);
      for (let k = 0; k < 2; k++) {
        const numeric = (plus[k]! - minus[k]!) / (2 * h);
        const off = Math.abs(exact[k]! - numeric) / (1e-3 + Math.abs(numeric));
        expect(off <= 1e-6, `case ${mean}, ${s}, ${y}, ${censored}: ${exact[k]} and ${numeric}`).toBe(true);
      }
    }
  });

  it('is -ln of the density of what was seen, and of the mass beyond what was not', () => {
    const loss = gaussianLoss({ beta: 0, floor: FLOOR });
    const s = outputOfVariance(4, FLOOR);
    expect(varianceOf(s, FLOOR)).toBeCloseTo(4, 12);
    expect(loss.value(Float64Array.of(1, s), Float64Array.of(3, 0), 0)).toBeCloseTo(
      (Math.log(4) + 1) / 2,
      12,
    );
    // Phi(1) = 0.8413447460685429 (tables of the normal distribution).
    expect(loss.value(Float64Array.of(1, s), Float64Array.of(3, -1), 0)).toBeCloseTo(
      -Math.log(0.8413447460685429),
      12,
    );
    expect(loss.value(Float64Array.of(1, s), Float64Array.of(3, 1), 0)).toBeCloseTo(
      -Math.log(0.15865525393145707),
      12,
    );
  });

  it('keeps its digits far out: ln Phi(-40) = -804.6084420137538 and the ratio there (Mills: z + 1/z - 2/z^3 …)', () => {
    const { logPhi, ratio } = normalTail(-40);
    expect(logPhi).toBeCloseTo(-804.6084420137538, 9);
    expect(ratio).toBeCloseTo(40 + 1 / 40 - 2 / 40 ** 3 + 10 / 40 ** 5, 9);
    expect(normalTail(40)).toEqual({ logPhi: -0, ratio: expect.any(Number) });
    expect(normalTail(40).ratio).toBeLessThan(1e-300);
  });

  it('with beta = 1 teaches the mean as a squared error does, whatever the variance', () => {
    const loss = gaussianLoss({ beta: 1, floor: FLOOR });
    const out = new Float64Array(2);
    for (const s of normals(5, 3)) {
      loss.adjoint(Float64Array.of(1.5, s), Float64Array.of(-0.5, 0), 0, out);
      expect(out[0]).toBeCloseTo(2, 12);
    }
  });
});
