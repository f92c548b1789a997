/**
 * Exact steady heat flow div(k grad u) = 0 with k = exp(a . x), of which a = 0 is Laplace's equation.
 *
 * With u = exp(-a . x / 2) v it is Delta v = (|a|/2)^2 v. In polar coordinates r^nu cos(nu phi) S_nu(q) and its sine solve that, with
 *   S_nu(q) = sum_k q^k / {k! (nu + 1)_k},  q = |a|^2 r^2 / 16:
 * modified Bessel functions I_nu(|a| r / 2) without their factor, so that S = 1 and v is harmonic where a = 0. A solution is a sum over
 * whole nu about the plate's middle and one term of nu = 2/3 about a re-entrant corner, zero on both of its edges.
 */
import exp from '@stdlib/math-base-special-exp';
import type { Pair } from '../pde/domain/domain.ts';
import { addImaginary, angle, type Complex, multiply, polarPower, scale } from '../pde/exact/complex.ts';
import { PLANE_CHANNELS, type PlaneField, U, U_X, U_XX, U_XY, U_Y, U_YY } from '../pde/exact/jet.ts';

export interface PlateSolution {
  /** About which the regular part is written, and the length in whose units r is there. */
  readonly centre: Pair;
  readonly radius: number;
  /** a = grad ln k. */
  readonly drift: Pair;
  /** Constant, then (cosine, sine) of r^m, m = 1, 2, …; [1 + 2 degree]. */
  readonly coefficients: Float64Array;
  /** c r^(2/3) sin(2 theta/3), theta from the vertical edge of the corner; r in the units of the plate. */
  readonly corner: Pair | null;
  readonly strength: number;
}

/** At a re-entrant right angle, 3 pi/2 inside: pi over the angle. */
export const CORNER_POWER = 2 / 3;

function besselSum(nu: number, q: number): number {
  let [sum, term] = [1, 1];
  for (let k = 1; term > 1e-17 * sum; k++) {
    term *= q / (k * (nu + k));
    sum += term;
  }
  return sum;
}

/** out = f g, all of them jets of the plane. */
function multiplyJets(f: Float64Array, g: Float64Array, out: Float64Array): void {
  const value = f[U]! * g[U]!;
  const x = f[U_X]! * g[U]! + f[U]! * g[U_X]!;
  const y = f[U_Y]! * g[U]! + f[U]! * g[U_Y]!;
  const xx = f[U_XX]! * g[U]! + 2 * f[U_X]! * g[U_X]! + f[U]! * g[U_XX]!;
  const xy = f[U_XY]! * g[U]! + f[U_X]! * g[U_Y]! + f[U_Y]! * g[U_X]! + f[U]! * g[U_XY]!;
  const yy = f[U_YY]! * g[U]! + 2 * f[U_Y]! * g[U_Y]! + f[U]! * g[U_YY]!;
  out.set([value, x, y, xx, xy, yy]);
}

/** Jet of S_nu(t r^2) at (dx, dy) from its centre, from S of nu, nu + 1 and nu + 2: S_nu' = S_(nu+1)/(nu + 1). */
function besselJet(
  nu: number,
  [s, next, afterNext]: readonly [number, number, number],
  t: number,
  dx: number,
  dy: number,
): Float64Array {
  const s1 = next / (nu + 1);
  const s2 = afterNext / ((nu + 1) * (nu + 2));
  const [qx, qy] = [2 * t * dx, 2 * t * dy];
  return Float64Array.of(
    s,
    s1 * qx,
    s1 * qy,
    s2 * qx * qx + 2 * t * s1,
    s2 * qx * qy,
    s2 * qy * qy + 2 * t * s1,
  );
}

/** Jets of Re and Im ((x + iy)/radius)^m, from all lower powers. */
function harmonicJets(m: number, powers: readonly Complex[], radius: number): [Float64Array, Float64Array] {
  const value = powers[m]!;
  const first: Complex = m < 1 ? [0, 0] : scale(m / radius, powers[m - 1]!);
  const second: Complex = m < 2 ? [0, 0] : scale((m * (m - 1)) / radius ** 2, powers[m - 2]!);
  return [
    Float64Array.of(value[0], first[0], -first[1], second[0], -second[1], -second[0]),
    Float64Array.of(value[1], first[1], first[0], second[1], second[0], -second[1]),
  ];
}

/** exp(-a . (x - centre)/2) */
function envelope([ax, ay]: Pair, dx: number, dy: number): Float64Array {
  const e = exp(-(ax * dx + ay * dy) / 2);
  return Float64Array.of(
    e,
    (-ax / 2) * e,
    (-ay / 2) * e,
    ((ax * ax) / 4) * e,
    ((ax * ay) / 4) * e,
    ((ay * ay) / 4) * e,
  );
}

/** All regular solutions up to a degree at one point, each as a jet: 1, then cosine and sine of r^m. */
export function regularJets(
  { centre, radius, drift }: Pick<PlateSolution, 'centre' | 'radius' | 'drift'>,
  degree: number,
  x: number,
  y: number,
): Float64Array[] {
  const [dx, dy] = [x - centre[0], y - centre[1]];
  const t = (drift[0] ** 2 + drift[1] ** 2) / 16;
  const outer = envelope(drift, dx, dy);
  const q = t * (dx * dx + dy * dy);
  const sums = Array.from({ length: degree + 3 }, (_, nu) => (t > 0 ? besselSum(nu, q) : 1));
  const powers: Complex[] = [[1, 0]];
  for (let m = 1; m <= degree; m++) powers.push(multiply(powers[m - 1]!, [dx / radius, dy / radius]));
  const jets: Float64Array[] = [];
  for (let m = 0; m <= degree; m++) {
    const [cosine, sine] = harmonicJets(m, powers, radius);
    const both = m === 0 ? [cosine] : [cosine, sine];
    if (t > 0) {
      const inner = besselJet(m, [sums[m]!, sums[m + 1]!, sums[m + 2]!], t, dx, dy);
      multiplyJets(inner, outer, inner);
      for (const jet of both) multiplyJets(jet, inner, jet);
    }
    jets.push(...both);
  }
  return jets;
}

/** The values of `regularJets` alone, [1 + 2 degree], several times as fast. */
export function regularValues(
  { centre, radius, drift }: Pick<PlateSolution, 'centre' | 'radius' | 'drift'>,
  degree: number,
  x: number,
  y: number,
): Float64Array {
  const [dx, dy] = [x - centre[0], y - centre[1]];
  const t = (drift[0] ** 2 + drift[1] ** 2) / 16;
  const q = t * (dx * dx + dy * dy);
  const outer = t > 0 ? exp(-(drift[0] * dx + drift[1] * dy) / 2) : 1;
  const values = new Float64Array(1 + 2 * degree);
  let [re, im] = [1, 0];
  for (let m = 0; m <= degree; m++) {
    const inner = t > 0 ? outer * besselSum(m, q) : 1;
    if (m === 0) values[0] = inner;
    else {
      [re, im] = [(re * dx - im * dy) / radius, (re * dy + im * dx) / radius];
      values[2 * m - 1] = inner * re;
      values[2 * m] = inner * im;
    }
  }
  return values;
}

/** u alone. */
export function solutionValues(solution: PlateSolution): (x: number, y: number) => number {
  const { coefficients, corner, strength } = solution;
  const degree = (coefficients.length - 1) / 2;
  return (x, y) => {
    const values = regularValues(solution, degree, x, y);
    let u = corner && strength !== 0 ? strength * singularJet(solution, x, y)[U]! : 0;
    for (let k = 0; k < values.length; k++) u += coefficients[k]! * values[k]!;
    return u;
  };
}

/** Of strength 1; its second derivatives are infinite at the corner itself. */
function singularJet({ drift, corner, centre }: PlateSolution, x: number, y: number): Float64Array {
  const [dx, dy] = [x - corner![0], y - corner![1]];
  const r = Math.sqrt(dx * dx + dy * dy);
  const jet = new Float64Array(PLANE_CHANNELS);
  if (r === 0) return jet;
  // The corner's own axes: its vertical edge, and across it into the plate.
  const phi = angle(dy, -dx);
  const power = (nu: number, factor: number): Complex => scale(factor, polarPower(r, phi, nu));
  addImaginary(
    jet,
    [
      power(CORNER_POWER, 1),
      power(CORNER_POWER - 1, CORNER_POWER),
      power(CORNER_POWER - 2, CORNER_POWER * (CORNER_POWER - 1)),
    ],
    1,
    -1,
    1,
  );
  const t = (drift[0] ** 2 + drift[1] ** 2) / 16;
  if (t === 0) return jet;
  const [s, next, afterNext] = [0, 1, 2].map((k) => besselSum(CORNER_POWER + k, t * r * r));
  multiplyJets(jet, besselJet(CORNER_POWER, [s!, next!, afterNext!], t, dx, dy), jet);
  multiplyJets(jet, envelope(drift, x - centre[0], y - centre[1]), jet);
  return jet;
}

export function solutionField(solution: PlateSolution): PlaneField {
  const degree = (solution.coefficients.length - 1) / 2;
  return (x, y, jet) => {
    jet.fill(0);
    regularJets(solution, degree, x, y).forEach((term, k) => {
      for (let c = 0; c < PLANE_CHANNELS; c++) jet[c]! += solution.coefficients[k]! * term[c]!;
    });
    if (!solution.corner || solution.strength === 0) return;
    const singular = singularJet(solution, x, y);
    for (let c = 0; c < PLANE_CHANNELS; c++) jet[c]! += solution.strength * singular[c]!;
  };
}
