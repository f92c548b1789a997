/**
 * Activations and their slopes in f64: the definition every engine is held to.
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

export const activations: Readonly<Record<Activation, ActivationFunction>> = {
  tanh: {
    value: tanh,
    slope: (z) => {
      const t = tanh(z);
      return 1 - t * t;
    },
    odd: true,
  },
  relu: { value: (z) => (z > 0 ? z : 0), slope: (z) => (z > 0 ? 1 : 0), odd: false },
  gelu: {
    value: (z) => z * Phi(z),
    slope: (z) => Phi(z) + z * ONE_OVER_SQRT_TWO_PI * exp(-0.5 * z * z),
    odd: false,
  },
  erf: { value: erf, slope: (z) => TWO_OVER_SQRT_PI * exp(-z * z), odd: true },
  sine: { value: sin, slope: cos, odd: true },
  linear: { value: (z) => z, slope: () => 1, odd: true },
};
