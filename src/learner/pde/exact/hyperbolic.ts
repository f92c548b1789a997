/** Ratios of hyperbolic functions that stay finite where the functions themselves overflow. */
import exp from '@stdlib/math-base-special-exp';

/** [cosh(n t), n sinh(n t), n^2 cosh(n t)] / cosh(n h), for |t| <= h. */
export function coshRatio(n: number, t: number, h: number): [number, number, number] {
  const scale = 1 / (1 + exp(-2 * n * h));
  const up = exp(n * (t - h)) * scale;
  const down = exp(-n * (t + h)) * scale;
  return [up + down, n * (up - down), n * n * (up + down)];
}

/** [sinh(n t), n cosh(n t), n^2 sinh(n t)] / sinh(n h), for 0 <= t <= h, h > 0. */
export function sinhRatio(n: number, t: number, h: number): [number, number, number] {
  const scale = 1 / (1 - exp(-2 * n * h));
  const up = exp(n * (t - h)) * scale;
  const down = exp(-n * (t + h)) * scale;
  return [up - down, n * (up + down), n * n * (up - down)];
}
