/**
 * A plate as seen from a point inside: moments of its boundary and of the values prescribed there, by the angle under which they are seen.
 *
 *   G_mp = ∮ e^(i m phi) rho^(-p) dOmega,   B_mp = ∮ b(y) e^(i m phi) rho^(-p) dOmega,   dOmega = n . (y - x) / rho^2 ds,
 *
 * with y - x = rho e^(i phi). Backs of edges count negative, so that nothing jumps where one edge comes out from behind another: moments
 * are smooth everywhere inside, for any polygon. (Distances along rays have kinks where a ray passes a corner, and jumps behind
 * a re-entrant one: a residual cannot see either.) B_01/G_01 is mean-value interpolation: exact for linear functions.
 *
 * Source: Hormann & Floater, ACM Trans. Graph. 25 (2006) 1424; Belyaev, Fayolle & Pasko, Comput.-Aided Des. 45 (2013) 523 for the
 * distance 2/G_01. Quadrature: Gauss–Legendre in tau, s = s_0 + distance sinh(tau), as accurate close to an edge as far from it.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import { gaussLegendre } from './gauss-legendre.ts';
import { distanceToEdge, type Plate } from './plate.ts';
import { traceAt } from './trace.ts';

/** Which moments: [m, p]. m > 0 has two numbers, the real part and the imaginary part. */
export const MOMENTS = [
  [0, 0],
  [0, 1],
  [0, 2],
  [0, 3],
  [1, 1],
  [2, 1],
  [2, -1],
  [3, 1],
  [4, 1],
] as const;

/** Place of a moment among the numbers, its imaginary part one later. @throws RangeError if there is none */
export function momentPlace(m: number, p: number): number {
  let place = 0;
  for (const [order, power] of MOMENTS) {
    if (order === m && power === p) return place;
    place += order > 0 ? 2 : 1;
  }
  throw new RangeError(`no moment of order ${m} and power ${p}`);
}

/** Numbers of G, and as many of B. */
export const MOMENT_COUNT = MOMENTS.reduce((count, [m]) => count + (m > 0 ? 2 : 1), 0);
const HIGHEST = Math.max(...MOMENTS.map(([m]) => m));
const NODES = gaussLegendre(32);

const sinh = (t: number): number => (exp(t) - exp(-t)) / 2;
const cosh = (t: number): number => (exp(t) + exp(-t)) / 2;
const asinh = (x: number): number => (x < 0 ? -1 : 1) * ln(Math.abs(x) + Math.sqrt(x * x + 1));

/** Numbers of a jet: value, x, y, xx, xy, yy. */
const JET = 6;

/**
 * Moments at a point with their derivatives by it.
 *
 * @param derivatives  false: values alone, several times as fast
 * @param out  [2 MOMENT_COUNT][6]: all of G, then all of B, of values less the plate's mean over its scale, lengths in the plate's own. Cleared first
 */
export function boundaryMoments(
  plate: Plate,
  x: number,
  y: number,
  out: Float64Array,
  derivatives = true,
): void {
  out.fill(0);
  const powers = new Float64Array(2 * (HIGHEST + 1));
  const linear = new Float64Array(JET);
  const angular = new Float64Array(JET);
  const product = new Float64Array(JET);
  const kernel = new Float64Array(JET);
  const radial = new Float64Array(JET);
  const unit = 1 / plate.length;
  for (const edge of plate.edges) {
    const { piece, from, along, outward, trace } = edge;
    const foot = (x - from[0]) * along[0] + (y - from[1]) * along[1];
    const near = distanceToEdge(edge, x, y);
    const [start, end] = [asinh(-foot / near), asinh((piece.length - foot) / near)];
    for (let k = 0; k < NODES.nodes.length; k++) {
      const tau = start + ((end - start) * (1 + NODES.nodes[k]!)) / 2;
      const s = foot + near * sinh(tau);
      const ds = ((end - start) / 2) * NODES.weights[k]! * near * cosh(tau) * unit;
      const value = (traceAt(trace, (2 * s) / piece.length - 1) - plate.mean) / plate.scale;
      const dx = (from[0] + s * along[0] - x) * unit;
      const dy = (from[1] + s * along[1] - y) * unit;
      linear.set([outward[0] * dx + outward[1] * dy, outward[0], outward[1], 0, 0, 0]);
      fillPowers(dx, dy, powers);
      if (!derivatives) {
        addValues(linear[0]! * ds, value, dx * dx + dy * dy, powers, out);
        continue;
      }
      let place = 0;
      for (const [m, p] of MOMENTS) {
        radialJet(m + p + 2, dx, dy, radial);
        times(linear, radial, kernel);
        for (let part = 0; part < (m > 0 ? 2 : 1); part++, place++) {
          let jet = kernel;
          if (m > 0) {
            angularJet(m, part, powers, angular);
            times(kernel, angular, product);
            jet = product;
          }
          for (let c = 0; c < JET; c++) {
            // By the point, not by the place on the boundary: first derivatives change their sign.
            const share = ds * jet[c]! * (c === 1 || c === 2 ? -1 : 1);
            out[place * JET + c]! += share;
            out[(MOMENT_COUNT + place) * JET + c]! += share * value;
          }
        }
      }
    }
  }
  // Derivatives were by lengths in the plate's own unit.
  for (let k = 0; k < out.length; k++) {
    const c = k % JET;
    if (c > 0) out[k]! *= c < 3 ? unit : unit * unit;
  }
}

/** What one place on the boundary adds to the moments' values. */
function addValues(
  share: number,
  value: number,
  square: number,
  powers: Float64Array,
  out: Float64Array,
): void {
  const inverse = 1 / Math.sqrt(square);
  let place = 0;
  for (const [m, p] of MOMENTS) {
    let kernel = share;
    for (let k = 0; k < m + p + 2; k++) kernel *= inverse;
    for (let part = 0; part < (m > 0 ? 2 : 1); part++, place++) {
      const moment = kernel * powers[2 * m + part]!;
      out[place * JET]! += moment;
      out[(MOMENT_COUNT + place) * JET]! += moment * value;
    }
  }
}

/** (dx + i dy)^m, m = 0 … HIGHEST, as pairs. */
function fillPowers(dx: number, dy: number, powers: Float64Array): void {
  powers[0] = 1;
  powers[1] = 0;
  for (let m = 1; m <= HIGHEST; m++) {
    const [re, im] = [powers[2 * m - 2]!, powers[2 * m - 1]!];
    powers[2 * m] = re * dx - im * dy;
    powers[2 * m + 1] = re * dy + im * dx;
  }
}

/** Jet of Re (part 0) or Im (part 1) of (dx + i dy)^m. */
function angularJet(m: number, part: number, powers: Float64Array, jet: Float64Array): void {
  const at = (k: number, other: boolean): number => (k < 0 ? 0 : powers[2 * k + (other ? 1 - part : part)]!);
  const sign = part === 0 ? -1 : 1;
  jet[0] = at(m, false);
  jet[1] = m * at(m - 1, false);
  jet[2] = sign * m * at(m - 1, true);
  jet[3] = m * (m - 1) * at(m - 2, false);
  jet[4] = sign * m * (m - 1) * at(m - 2, true);
  jet[5] = -jet[3];
}

/** Jet of rho^(-q). */
function radialJet(q: number, dx: number, dy: number, jet: Float64Array): void {
  const square = dx * dx + dy * dy;
  const root = Math.sqrt(square);
  let value = 1;
  for (let k = 0; k < q; k++) value /= root;
  const first = (-q * value) / square;
  const second = (q * (q + 2) * value) / (square * square);
  jet[0] = value;
  jet[1] = first * dx;
  jet[2] = first * dy;
  jet[3] = first + second * dx * dx;
  jet[4] = second * dx * dy;
  jet[5] = first + second * dy * dy;
}

function times(f: Float64Array, g: Float64Array, out: Float64Array): void {
  out[0] = f[0]! * g[0]!;
  out[1] = f[1]! * g[0]! + f[0]! * g[1]!;
  out[2] = f[2]! * g[0]! + f[0]! * g[2]!;
  out[3] = f[3]! * g[0]! + 2 * f[1]! * g[1]! + f[0]! * g[3]!;
  out[4] = f[4]! * g[0]! + f[1]! * g[2]! + f[2]! * g[1]! + f[0]! * g[4]!;
  out[5] = f[5]! * g[0]! + 2 * f[2]! * g[2]! + f[0]! * g[5]!;
}
