/**
 * Planes through one point of weight space, on which a landscape is drawn: theta* + x u + y v. What such a picture shows depends on u and v; what
 * it hides is how far the rest of the world, a trajectory say, lies outside the plane.
 *
 *   random      u, v independent normal vectors, made orthonormal: typical curvature, trace/n, and next to nothing of the trajectory
 *   filter      the same, but each unit's part scaled to the length of that unit's weights
 *   trajectory  the two directions that hold most of the squared distance of a trajectory from theta*
 *   Hessian     the eigenvectors of the largest eigenvalues: the steepest walls
 *
 * Source: Goodfellow, Vinyals & Saxe, arXiv:1412.6544; Li, Xu, Taylor, Studer & Goldstein, arXiv:1712.09913; that the principal
 * components of any random walk look like this: Antognini & Sohl-Dickstein, arXiv:1806.08805.
 */
import { layersOf } from '../learner/network.ts';
import type { NetworkShape } from '../learner/problem.ts';
import { spectrumOf } from './curvature.ts';

export interface Plane {
  /** theta*, [parameter]. */
  readonly origin: Float64Array;
  /** Directions, [parameter]; of any length, not parallel. */
  readonly u: Float64Array;
  readonly v: Float64Array;
}

/** Orthonormal vectors in the span of two. @throws RangeError if they are parallel */
export function orthonormal(a: Float64Array, b: Float64Array): readonly [Float64Array, Float64Array] {
  const u = normalised(a);
  const along = dot(b, u);
  const rest = b.map((value, k) => value - along * u[k]!);
  // What rounding leaves of parallel vectors is no direction.
  if (!(norm(rest) > 1e-10 * norm(b))) throw new RangeError('two parallel directions span no plane');
  const v = normalised(rest);
  const again = dot(v, u);
  return [u, normalised(v.map((value, k) => value - again * u[k]!))];
}

/**
 * A direction whose part in each unit (its incoming weights and its bias together) is as long as that unit's weights in the network. So a step
 * of 1 changes each unit by as much as it is, whatever its scale. A unit whose weights are 0 does not move.
 */
export function filterNormalised(
  shape: NetworkShape,
  weights: Float64Array,
  direction: Float64Array,
): Float64Array {
  const result = new Float64Array(direction.length);
  for (const { weights: start, biases, inputs, outputs } of layersOf(shape)) {
    for (let unit = 0; unit < outputs; unit++) {
      const places = Array.from({ length: inputs }, (_, i) => start + unit * inputs + i);
      if (biases >= 0) places.push(biases + unit);
      const length = (of: Float64Array) => Math.sqrt(places.reduce((sum, k) => sum + of[k]! ** 2, 0));
      const scale = length(weights) / length(direction);
      if (scale < Infinity) for (const k of places) result[k] = direction[k]! * scale;
    }
  }
  return result;
}

/**
 * The two orthonormal directions that hold most of sum_t |theta_t - origin|^2, and the share each holds.
 *
 * @param points  [time][parameter]
 * @throws RangeError where the points span no plane with the origin
 */
export function trajectoryPlane(
  origin: Float64Array,
  points: readonly Float64Array[],
): { readonly plane: Plane; readonly shares: readonly [number, number] } {
  const moved = points.map((point) => point.map((value, k) => value - origin[k]!));
  const times = moved.length;
  // The same eigenvalues as the covariance, at the price of the times, not of the parameters.
  const gram = new Float64Array(times * times);
  for (let s = 0; s < times; s++)
    for (let t = 0; t <= s; t++) {
      gram[s * times + t] = dot(moved[s]!, moved[t]!);
      gram[t * times + s] = gram[s * times + t]!;
    }
  const { values, vectors } = spectrumOf(gram);
  const total = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const component = (rank: number): Float64Array => {
    const mode = times - 1 - rank;
    const direction = new Float64Array(origin.length);
    for (let t = 0; t < times; t++)
      for (let k = 0; k < direction.length; k++) direction[k]! += vectors[mode * times + t]! * moved[t]![k]!;
    return direction;
  };
  if (!(times >= 2 && values[times - 2]! > 1e-20 * values[times - 1]!))
    throw new RangeError('a trajectory on a straight line spans no plane');
  const [u, v] = orthonormal(component(0), component(1));
  return { plane: { origin, u, v }, shares: [values[times - 1]! / total, values[times - 2]! / total] };
}

export interface Projection {
  /** Coordinates of the nearest point of the plane, in units of u and v, [point]. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Distance from it, [point]. */
  readonly outside: Float64Array;
  /** |theta - origin|, [point]. */
  readonly distance: Float64Array;
}

/** The nearest points of the plane; u and v need not be orthogonal. */
export function projectOnPlane({ origin, u, v }: Plane, points: readonly Float64Array[]): Projection {
  const [uu, uv, vv] = [dot(u, u), dot(u, v), dot(v, v)];
  const determinant = uu * vv - uv * uv;
  if (!(determinant > 1e-20 * uu * vv)) throw new RangeError('two parallel directions span no plane');
  const n = points.length;
  const result = {
    x: new Float64Array(n),
    y: new Float64Array(n),
    outside: new Float64Array(n),
    distance: new Float64Array(n),
  };
  for (const [t, point] of points.entries()) {
    const d = point.map((value, k) => value - origin[k]!);
    const [du, dv] = [dot(d, u), dot(d, v)];
    const x = (du * vv - dv * uv) / determinant;
    const y = (dv * uu - du * uv) / determinant;
    result.x[t] = x;
    result.y[t] = y;
    result.distance[t] = norm(d);
    result.outside[t] = norm(d.map((value, k) => value - x * u[k]! - y * v[k]!));
  }
  return result;
}

/** What a plane hides of a trajectory. */
export interface Hidden {
  /** Root mean square distance out of the plane, over the points given. */
  readonly rms: number;
  readonly max: number;
  /** Share of the squared distance from the origin that lies in the plane: 1 shows all. NaN for points at the origin. */
  readonly share: number;
}

export function hiddenBy({ outside, distance }: Projection): Hidden {
  const squares = (values: Float64Array) => values.reduce((sum, value) => sum + value * value, 0);
  return {
    rms: Math.sqrt(squares(outside) / outside.length),
    max: outside.reduce((most, value) => Math.max(most, value), 0),
    share: 1 - squares(outside) / squares(distance),
  };
}

/** The point origin + x u + y v. */
export function pointOf({ origin, u, v }: Plane, x: number, y: number): Float64Array {
  return origin.map((value, k) => value + x * u[k]! + y * v[k]!);
}

/**
 * Points of a square grid over [-halfWidth, halfWidth]^2 of a plane, as a picture has them: the first row is the top one (y largest).
 *
 * @param resolution  points a side, odd, so that the origin is one of them
 * @returns rows `from` to `to` - 1 of the grid, [row][column][parameter]
 */
export function gridRows(
  plane: Plane,
  halfWidth: number,
  resolution: number,
  from: number,
  to: number,
): Float64Array {
  const p = plane.origin.length;
  const at = (k: number) => halfWidth * ((2 * k) / (resolution - 1) - 1);
  const points = new Float64Array((to - from) * resolution * p);
  for (let row = from; row < to; row++)
    for (let column = 0; column < resolution; column++)
      points.set(pointOf(plane, at(column), -at(row)), ((row - from) * resolution + column) * p);
  return points;
}

/** d . A d / |d|^2: the curvature along a direction. @param product  A d */
export function curvatureAlong(direction: Float64Array, product: Float64Array): number {
  return dot(direction, product) / dot(direction, direction);
}

function normalised(a: Float64Array): Float64Array {
  const length = norm(a);
  return a.map((value) => value / length);
}

const norm = (a: Float64Array) => Math.sqrt(dot(a, a));

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
}
