/** Derivatives of a field by central differences: slow, and independent of how the field differentiates itself. */
import type { LineField, PlaneField } from '../../src/learner/pde/exact/jet.ts';

/** Fourth-order central difference of f at 0 with step h. */
export function slope(f: (h: number) => number, h: number): number {
  return (8 * (f(h) - f(-h)) - (f(2 * h) - f(-2 * h))) / (12 * h);
}

/** One number of a field's jet along one of its two variables. */
function channelSlope(
  field: PlaneField | LineField,
  point: readonly [number, number],
  variable: 0 | 1,
  channel: number,
  h: number,
): number {
  const jet = new Float64Array(6);
  return slope((step) => {
    field(point[0] + (variable === 0 ? step : 0), point[1] + (variable === 1 ? step : 0), jet);
    return jet[channel]!;
  }, h);
}

type Points = readonly (readonly [number, number])[];
/** [channel, of which it is the derivative by variable, channel]. */
type Pair = readonly [channel: number, variable: 0 | 1, of: number];

const PLANE: readonly Pair[] = [
  [1, 0, 0],
  [2, 1, 0],
  [3, 0, 1],
  [4, 1, 1],
  [4, 0, 2],
  [5, 1, 2],
];
const LINE: readonly Pair[] = [
  [1, 0, 0],
  [2, 1, 0],
  [3, 0, 1],
];

/** Largest difference, relative to the jet's largest entry (at least 1), between a plane field's derivatives and differences of its jet. */
export const planeJetError = (field: PlaneField, points: Points, h = 1e-3) =>
  jetError(field, 6, PLANE, points, h);

/** The same for [u, u_x, u_t, u_xx] on a line with time. */
export const lineJetError = (field: LineField, points: Points, h = 1e-3) =>
  jetError(field, 4, LINE, points, h);

function jetError(
  field: PlaneField | LineField,
  channels: number,
  pairs: readonly Pair[],
  points: Points,
  h: number,
): number {
  const jet = new Float64Array(channels);
  let worst = 0;
  for (const point of points) {
    field(point[0], point[1], jet);
    const scale = Math.max(1, ...Array.from(jet, Math.abs));
    for (const [channel, variable, of] of pairs) {
      const error = Math.abs(jet[channel]! - channelSlope(field, point, variable, of, h)) / scale;
      worst = !(error <= worst) ? error : worst;
    }
  }
  return worst;
}
