/**
 * How an exact solution is written down: one number with its derivatives, at one point, in f64.
 *
 * In the plane a jet is [u, u_x, u_y, u_xx, u_xy, u_yy]; on a line with time it is [u, u_x, u_t, u_xx].
 * Derivatives are closed forms or term-by-term derivatives of a series, never differences.
 */

/** Places in a jet of the plane. */
export const U = 0;
export const U_X = 1;
export const U_Y = 2;
export const U_XX = 3;
export const U_XY = 4;
export const U_YY = 5;
export const PLANE_CHANNELS = 6;

/** Places in a jet of a line with time; U, U_X and U_XX stand where they do in the plane. */
export const U_T = 2;
export const LINE_CHANNELS = 4;

/** A point put on an edge by arithmetic may lie outside by its rounding: so far outside a domain still counts as in it. */
export const ROUNDING = 1e-12;

/** Fills `jet` (6 numbers) with value and derivatives at (x, y). */
export type PlaneField = (x: number, y: number, jet: Float64Array) => void;

/** Fills `jet` (4 numbers) with value and derivatives at (x, t). */
export type LineField = (x: number, t: number, jet: Float64Array) => void;

/**
 * Jets at many points.
 *
 * @param points    [point][2]
 * @param channels  numbers in a jet: PLANE_CHANNELS or LINE_CHANNELS
 * @returns [point][channel]
 */
export function jetsAt(field: PlaneField | LineField, points: Float64Array, channels: number): Float64Array {
  const count = points.length / 2;
  const jets = new Float64Array(count * channels);
  for (let p = 0; p < count; p++) {
    field(points[2 * p]!, points[2 * p + 1]!, jets.subarray(p * channels, (p + 1) * channels));
  }
  return jets;
}

/** Values alone, [point], at points [point][2]. */
export function valuesAt(field: PlaneField | LineField, points: Float64Array): Float64Array {
  const jet = new Float64Array(PLANE_CHANNELS);
  return Float64Array.from({ length: points.length / 2 }, (_, p) => {
    field(points[2 * p]!, points[2 * p + 1]!, jet);
    return jet[U]!;
  });
}

/** Jet of the product f(x) g(y) from [f, f', f''] and [g, g', g'']. */
export function productJet(f: readonly number[], g: readonly number[], jet: Float64Array): void {
  jet[U] = f[0]! * g[0]!;
  jet[U_X] = f[1]! * g[0]!;
  jet[U_Y] = f[0]! * g[1]!;
  jet[U_XX] = f[2]! * g[0]!;
  jet[U_XY] = f[1]! * g[1]!;
  jet[U_YY] = f[0]! * g[2]!;
}
