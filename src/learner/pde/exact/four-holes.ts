/**
 * A square plate with four cold holes: Laplace u = 0 on [-1/2, 1/2]^2 without four disks of radius 0.1 about (±0.3, ±0.3), u = 1 on the
 * square's edge, u = 0 on the holes (PINNacle's Poisson2d-C).
 *
 * No closed form, but harmonic functions with the plate's symmetry converge exponentially: Re z^(4p), p <= 28, and the multipoles
 * of the four holes up to order 20, fitted by least squares on the boundary when first asked for. The error left there is below
 * 1e-12, and by the maximum principle nowhere larger inside.
 *
 * Check: u(0, 0) = 0.233584922. Source of the problem: Hao et al., PINNacle, NeurIPS 2024 (data sets and benchmarks).
 */
import cos from '@stdlib/math-base-special-cos';
import ln from '@stdlib/math-base-special-ln';
import sin from '@stdlib/math-base-special-sin';
import { Matrix, QrDecomposition } from 'ml-matrix';
import { type Analytic, add, addReal, type Complex, inverse, multiply, scale, subtract } from './complex.ts';
import { ROUNDING } from './jet.ts';

export const HOLE_RADIUS = 0.1;
export const HOLE_CENTRE = 0.3;

const POWERS = 28;
const MULTIPOLES = 20;
const UNKNOWNS = 1 + POWERS + 1 + MULTIPOLES;
const BOUNDARY_POINTS = 150;
const HALF_DIAGONAL = Math.SQRT1_2;
/** i^0 … i^3: the quarter turns. */
const TURNS: readonly Complex[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];
/** The hole's axis of symmetry: the diagonal. */
const DIAGONAL: Complex = [Math.SQRT1_2, Math.SQRT1_2];

/** Whether a point lies in the closed plate, give or take the rounding of a point put on its edge. */
export function inFourHolesPlate(x: number, y: number): boolean {
  const [dx, dy] = [Math.abs(x) - HOLE_CENTRE, Math.abs(y) - HOLE_CENTRE];
  const most = 0.5 + ROUNDING;
  return Math.abs(x) <= most && Math.abs(y) <= most && dx * dx + dy * dy >= (HOLE_RADIUS - ROUNDING) ** 2;
}

/** The basis at z: analytic functions whose real parts have the square's eightfold symmetry. Of the logarithm only the real part is set. */
function basis(z: Complex): Analytic[] {
  const functions: Analytic[] = [
    [
      [1, 0],
      [0, 0],
      [0, 0],
    ],
  ];
  const w = scale(1 / HALF_DIAGONAL, z);
  const square = multiply(w, w);
  let power: Complex = [1, 0]; // w^(4p - 4)
  for (let p = 1; p <= POWERS; p++) {
    const n = 4 * p;
    const second = multiply(power, square);
    functions.push([
      multiply(second, square),
      scale(n / HALF_DIAGONAL, multiply(second, w)),
      scale((n * (n - 1)) / HALF_DIAGONAL ** 2, second),
    ]);
    power = functions[p]![0];
  }
  return [...functions, ...holeFunctions(z)];
}

/** Logarithm and multipoles, each summed over the quarter turns. */
function holeFunctions(z: Complex): Analytic[] {
  const sums: Analytic[] = Array.from({ length: 1 + MULTIPOLES }, () => [
    [0, 0],
    [0, 0],
    [0, 0],
  ]);
  for (const turn of TURNS) {
    const q = inverse(subtract(multiply(z, turn), [HOLE_CENTRE, HOLE_CENTRE]));
    const slope = multiply(turn, q); // d ln(z turn - c) / dz
    const curvature = multiply(slope, slope);
    const log: Analytic = [[-0.5 * ln(q[0] * q[0] + q[1] * q[1]), 0], slope, scale(-1, curvature)];
    sums[0] = sum(sums[0]!, log);
    const unit = scale(HOLE_RADIUS, multiply(DIAGONAL, q));
    let pole: Complex = [1, 0];
    for (let k = 1; k <= MULTIPOLES; k++) {
      pole = multiply(pole, unit);
      sums[k] = sum(sums[k]!, [
        pole,
        scale(-k, multiply(pole, slope)),
        scale(k * (k + 1), multiply(pole, curvature)),
      ]);
    }
  }
  return sums;
}

const sum = (a: Analytic, b: Analytic): Analytic => [add(a[0], b[0]), add(a[1], b[1]), add(a[2], b[2])];

/** An eighth of the square's edge and the half of one hole: the rest follows by symmetry. */
function boundary(): { z: Complex; value: number }[] {
  return Array.from({ length: 2 * BOUNDARY_POINTS }, (_, i) => {
    const s = ((i % BOUNDARY_POINTS) + 0.5) / BOUNDARY_POINTS;
    if (i < BOUNDARY_POINTS) return { z: [0.5, 0.5 * sin(0.5 * Math.PI * s)], value: 1 };
    const phi = Math.PI * (0.25 + s);
    return { z: [HOLE_CENTRE + HOLE_RADIUS * cos(phi), HOLE_CENTRE + HOLE_RADIUS * sin(phi)], value: 0 };
  });
}

/** Least squares by QR; columns are scaled to their largest entry first, since powers and poles differ by many orders. */
function solveBoundary(): Float64Array {
  const points = boundary();
  const matrix = new Matrix(points.map(({ z }) => basis(z).map((f) => f[0][0])));
  const largest = Float64Array.from({ length: UNKNOWNS }, (_, c) =>
    matrix.getColumn(c).reduce((m, v) => Math.max(m, Math.abs(v)), 0),
  );
  for (let c = 0; c < UNKNOWNS; c++) matrix.mulColumn(c, 1 / largest[c]!);
  const solution = new QrDecomposition(matrix).solve(Matrix.columnVector(points.map((p) => p.value)));
  return largest.map((m, c) => solution.get(c, 0) / m);
}

let coefficients: Float64Array | undefined;

/** Jet of the plate with four holes; NaN outside it. */
export function fourHolesPlate(x: number, y: number, jet: Float64Array): void {
  if (!inFourHolesPlate(x, y)) {
    jet.fill(Number.NaN, 0, 6);
    return;
  }
  coefficients ??= solveBoundary();
  jet.fill(0, 0, 6);
  for (const [c, f] of basis([x, y]).entries()) addReal(jet, f, coefficients[c]!);
}
