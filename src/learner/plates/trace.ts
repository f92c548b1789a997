/** Prescribed values along an edge as a Chebyshev series: a trace is asked for at many places, and its solution may cost much more. */
import cos from '@stdlib/math-base-special-cos';
import type { BoundaryPiece } from '../pde/domain/domain.ts';

/** Traces are smooth on an edge (the corner's term vanishes on both of its own), so that this many terms leave about 1e-9. */
export const TRACE_TERMS = 32;

const ANGLES = Array.from({ length: TRACE_TERMS }, (_, k) => (Math.PI * (k + 0.5)) / TRACE_TERMS);
/** cos(n theta_k), [n][k]. */
const COSINES = Array.from({ length: TRACE_TERMS }, (_, n) => ANGLES.map((theta) => cos(n * theta)));

/** Chebyshev coefficients of a solution along a straight piece, by s from -1 to 1. */
export function traceOf(piece: BoundaryPiece, value: (x: number, y: number) => number): Float64Array {
  const values = COSINES[1]!.map((cosine) => {
    const [x, y] = piece.point((piece.length * (1 + cosine)) / 2);
    return value(x, y);
  });
  return Float64Array.from({ length: TRACE_TERMS }, (_, n) => {
    const sum = COSINES[n]!.reduce((total, cosine, k) => total + values[k]! * cosine, 0);
    return ((n === 0 ? 1 : 2) * sum) / TRACE_TERMS;
  });
}

/** The series at s in [-1, 1], by Clenshaw's recurrence. */
export function traceAt(coefficients: Float64Array, s: number): number {
  let [b1, b2] = [0, 0];
  for (let n = coefficients.length - 1; n > 0; n--) [b1, b2] = [coefficients[n]! + 2 * s * b1 - b2, b1];
  return coefficients[0]! + s * b1 - b2;
}
