/**
 * The operations of expressions on f64, made from IEEE basic operations (@stdlib): the same bits in every browser.
 * Values outside a domain are NaN or infinite as in IEEE; nothing throws here, evaluate.ts tells of them.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';
import tanh from '@stdlib/math-base-special-tanh';
import type { Binary, Unary } from './tree.ts';

/** Whole exponents up to this size are multiplied out, so that powers of negative numbers exist and x^2 is x * x to the bit. */
export const LARGEST_WHOLE_EXPONENT = 64;

/**
 * base^exponent: by squaring for whole exponents up to 64 in size (0^0 = 1), else exp(exponent ln base), for base < 0 NaN.
 * The kernels of the engines follow the same steps in the same order.
 */
export function power(base: number, exponent: number): number {
  const size = Math.abs(exponent);
  if (size <= LARGEST_WHOLE_EXPONENT && Math.floor(size) === size) {
    let result = 1;
    let square = base;
    for (let left = size; left > 0; left = Math.floor(left / 2)) {
      if (left % 2 === 1) result *= square;
      square *= square;
    }
    return exponent < 0 ? 1 / result : result;
  }
  if (base === 0) return exponent > 0 ? 0 : exponent < 0 ? Infinity : Number.NaN;
  return exp(exponent * ln(base));
}

export const unaryOperation: Readonly<Record<Unary, (z: number) => number>> = {
  negate: (z) => -z,
  sin,
  cos,
  tan: (z) => sin(z) / cos(z),
  exp,
  ln,
  sqrt: Math.sqrt,
  tanh,
  abs: Math.abs,
  sign: (z) => (z > 0 ? 1 : z < 0 ? -1 : z === 0 ? 0 : Number.NaN),
};

export const binaryOperation: Readonly<Record<Binary, (a: number, b: number) => number>> = {
  sum: (a, b) => a + b,
  difference: (a, b) => a - b,
  product: (a, b) => a * b,
  quotient: (a, b) => a / b,
  power,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
};
