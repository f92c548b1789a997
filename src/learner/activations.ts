/**
 * Activations and their first four derivatives in f64: the definition every engine is held to.
 *
 * They are made from IEEE basic operations (@stdlib), so a teacher's labels are the same bits in every browser.
 * GELU is the exact form z Phi(z), not its tanh approximation. ReLU's slope at 0 is 0.
 */
import cos from '@stdlib/math-base-special-cos';
import erf from '@stdlib/math-base-special-erf';
import exp from '@stdlib/math-base-special-exp';
import sin from '@stdlib/math-base-special-sin';
import tanh from '@stdlib/math-base-special-tanh';
import type { Activation } from './problem.ts';

export interface ActivationFunction {
  value(z: number): number;
  slope(z: number): number;
  /** act'(z) where a = act(z) is known already, which tanh's slope is made of. */
  slopeAt(z: number, a: number): number;
  /** act''(z), a = act(z). ReLU's is 0: what it has at its kink is no number. */
  curvatureAt(z: number, a: number): number;
  /** act'''(z), a = act(z). */
  thirdAt(z: number, a: number): number;
  /** act''''(z), a = act(z). */
  fourthAt(z: number, a: number): number;
  /** act(-z) = -act(z): then flipping a hidden unit's incoming and outgoing weights leaves the network unchanged. */
  readonly odd: boolean;
}

const SQRT_HALF = Math.SQRT1_2;
const TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
const ONE_OVER_SQRT_TWO_PI = 1 / Math.sqrt(2 * Math.PI);

/** Distribution function of the standard normal. */
function Phi(z: number): number {
  return 0.5 * (1 + erf(z * SQRT_HALF));
}

function geluSlope(z: number): number {
  return Phi(z) + z * ONE_OVER_SQRT_TWO_PI * exp(-0.5 * z * z);
}

function erfSlope(z: number): number {
  return TWO_OVER_SQRT_PI * exp(-z * z);
}

export const activations: Readonly<Record<Activation, ActivationFunction>> = {
  tanh: {
    value: tanh,
    slope: (z) => {
      const t = tanh(z);
      return 1 - t * t;
    },
    slopeAt: (_, a) => 1 - a * a,
    curvatureAt: (_, a) => -2 * a * (1 - a * a),
    thirdAt: (_, a) => (1 - a * a) * (6 * a * a - 2),
    fourthAt: (_, a) => (1 - a * a) * (16 - 24 * a * a) * a,
    odd: true,
  },
  relu: {
    value: (z) => (z > 0 ? z : 0),
    slope: (z) => (z > 0 ? 1 : 0),
    slopeAt: (z) => (z > 0 ? 1 : 0),
    curvatureAt: () => 0,
    thirdAt: () => 0,
    fourthAt: () => 0,
    odd: false,
  },
  gelu: {
    value: (z) => z * Phi(z),
    slope: geluSlope,
    slopeAt: geluSlope,
    curvatureAt: (z) => (2 - z * z) * ONE_OVER_SQRT_TWO_PI * exp(-0.5 * z * z),
    thirdAt: (z) => (z * z - 4) * z * ONE_OVER_SQRT_TWO_PI * exp(-0.5 * z * z),
    fourthAt: (z) => (-4 + z * z * (7 - z * z)) * ONE_OVER_SQRT_TWO_PI * exp(-0.5 * z * z),
    odd: false,
  },
  erf: {
    value: erf,
    slope: erfSlope,
    slopeAt: erfSlope,
    curvatureAt: (z) => -2 * z * erfSlope(z),
    thirdAt: (z) => (4 * z * z - 2) * erfSlope(z),
    fourthAt: (z) => (12 - 8 * z * z) * z * erfSlope(z),
    odd: true,
  },
  sine: {
    value: sin,
    slope: cos,
    slopeAt: cos,
    curvatureAt: (_, a) => -a,
    thirdAt: (z) => -cos(z),
    fourthAt: (_, a) => a,
    odd: true,
  },
  linear: {
    value: (z) => z,
    slope: () => 1,
    slopeAt: () => 1,
    curvatureAt: () => 0,
    thirdAt: () => 0,
    fourthAt: () => 0,
    odd: true,
  },
};
