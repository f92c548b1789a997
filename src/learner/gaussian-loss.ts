/**
 * Numbers with a noise of their own: the network says a mean and a variance for every target, and targets may be censored.
 *
 * Outputs f of k targets are [mu_1 … mu_k, s_1 … s_k], the variance sigma^2 = floor + ln(1 + e^s). Rows of targets have as many
 * numbers, [y_1 … y_k, c_1 … c_k]: c = 0 for a value that was seen, -1 where all that is known is that it lies at or below y ("< 1e-10"),
 * +1 where it lies at or above. The loss of one target, without the constant (1/2) ln 2 pi of a seen one, is
 *
 *   seen      (1/2) [ln sigma^2 + (y - mu)^2 / sigma^2]
 *   censored  -ln Phi(z),  z = -c (y - mu) / sigma
 *
 * With beta > 0 the slopes by mu and s are times sigma^(2 beta), held fixed (beta-NLL): points whose variance is large teach the mean as
 * well as others do. That is the gradient of no energy, so the value stays the likelihood's.
 *
 * Source: Nix & Weigend, ICNN 1994 (variance as output); Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474 (softplus, floor
 * 1e-6); Seitzer et al., arXiv:2203.09168 (beta-NLL); Tobin, Econometrica 26 (1958) 24 (censored).
 */
import erfc from '@stdlib/math-base-special-erfc';
import erfcx from '@stdlib/math-base-special-erfcx';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import tanh from '@stdlib/math-base-special-tanh';
import type { NoiseModel } from './likelihood.ts';
import type { LossFunction } from './losses.ts';

/** Variance that an output s stands for. */
export function varianceOf(s: number, floor: number): number {
  return floor + Math.max(s, 0) + log1p(exp(-Math.abs(s)));
}

/** The output s that stands for a variance > floor. */
export function outputOfVariance(variance: number, floor: number): number {
  const v = variance - floor;
  // ln(e^v - 1), without overflow where v is large and without cancellation where it is small: e^v - 1 = 2t/(1 - t).
  if (v > 1) return v + log1p(-exp(-v));
  const t = tanh(v / 2);
  return ln(2 * t) - log1p(-t);
}

/** ln Phi(z) and the inverse Mills ratio phi(z)/Phi(z), without loss in either tail. */
export function normalTail(z: number): { readonly logPhi: number; readonly ratio: number } {
  const x = -z / Math.SQRT2;
  if (z < 0) {
    const scaled = erfcx(x);
    return { logPhi: ln(scaled / 2) - x * x, ratio: Math.sqrt(2 / Math.PI) / scaled };
  }
  const phi = exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
  return { logPhi: log1p(-erfc(-x) / 2), ratio: phi / (1 - erfc(-x) / 2) };
}

/** Derivatives of one target's loss by the mean m and the variance v. */
interface Slopes {
  readonly value: number;
  readonly m: number;
  readonly v: number;
  readonly mm: number;
  readonly mv: number;
  readonly vv: number;
}

function slopesOf(mean: number, v: number, y: number, censored: number): Slopes {
  const r = mean - y;
  if (censored === 0)
    return {
      value: (ln(v) + (r * r) / v) / 2,
      m: r / v,
      v: (1 - (r * r) / v) / (2 * v),
      mm: 1 / v,
      mv: -r / (v * v),
      vv: ((2 * r * r) / v - 1) / (2 * v * v),
    };
  // d ratio/dz = -ratio (z + ratio); dz/dm = side / sigma, dz/dv = -z / (2 v).
  const side = censored;
  const sigma = Math.sqrt(v);
  const z = (side * r) / sigma;
  const { logPhi, ratio } = normalTail(z);
  const bend = (z + ratio) * z;
  return {
    value: -logPhi,
    m: (-side * ratio) / sigma,
    v: (ratio * z) / (2 * v),
    mm: (ratio * (z + ratio)) / v,
    mv: (-side * ratio * (bend - 1)) / (2 * v * sigma),
    vv: (ratio * z * (bend - 3)) / (4 * v * v),
  };
}

/** @returns the loss with its noise model; outputs must be even in number */
export function gaussianLoss({ beta, floor }: NoiseModel): LossFunction {
  const at = (f: Float64Array, y: Float64Array, start: number, k: number) => {
    const half = f.length / 2;
    const s = f[half + k]!;
    const slopes = slopesOf(f[k]!, varianceOf(s, floor), y[start + k]!, y[start + half + k]!);
    const weight = beta === 0 ? 1 : exp(beta * ln(varianceOf(s, floor)));
    const sigmoid = s >= 0 ? 1 / (1 + exp(-s)) : exp(s) / (1 + exp(s));
    return { slopes, weight, sigmoid };
  };
  return {
    value(f, y, start) {
      let sum = 0;
      for (let k = 0; k < f.length / 2; k++) sum += at(f, y, start, k).slopes.value;
      return sum;
    },
    adjoint(f, y, start, out) {
      for (let k = 0; k < f.length / 2; k++) {
        const { slopes, weight, sigmoid } = at(f, y, start, k);
        out[k] = weight * slopes.m;
        out[f.length / 2 + k] = weight * slopes.v * sigmoid;
      }
    },
    curvature(f, y, start, v, out) {
      const half = f.length / 2;
      for (let k = 0; k < half; k++) {
        const { slopes, weight, sigmoid } = at(f, y, start, k);
        const [m, s] = [v[k]!, v[half + k]!];
        const bend = slopes.vv * sigmoid * sigmoid + slopes.v * sigmoid * (1 - sigmoid);
        out[k] = weight * (slopes.mm * m + slopes.mv * sigmoid * s);
        out[half + k] = weight * (slopes.mv * sigmoid * m + bend * s);
      }
    },
  };
}
