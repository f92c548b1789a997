/**
 * A ruler for plates that nobody solved: -div(k grad u) = f on a rectangle with u prescribed on its edges, by finite volumes on two
 * grids, the finer of twice as many cells. The difference of the two says how far the finer one can be trusted.
 *
 * Five points, fluxes through the faces with k in their middles, so that heat is conserved exactly on the grid; the error falls as h^2
 * where k, f and u are smooth. The matrix is symmetric and banded, solved by Cholesky's factorisation, without iterations.
 * Source: Patankar, Numerical Heat Transfer and Fluid Flow (1980), chapter 4.
 */
import type { Pair } from './domain/domain.ts';

type Plane = (x: number, y: number) => number;

export interface HeatProblem {
  readonly low: Pair;
  readonly high: Pair;
  /** k > 0 everywhere. */
  readonly conductivity: Plane;
  readonly source: Plane;
  readonly edge: Plane;
}

export interface MeasuredSolution {
  /** Between nodes by cubic interpolation. */
  at(x: number, y: number): number;
  /**
   * Root mean square of the finer minus the coarser grid over the nodes of the coarser, over that of the finer: three times the error of
   * the finer where it falls as h^2.
   */
  readonly difference: number;
}

/** Nodes [row from bottom][column], edges included. */
type Nodes = Float64Array;

/**
 * @param cells  of the coarser grid, along each side, at least 3; time grows as their fourth power, a few tenths of a second at 48
 * @throws RangeError where k is not positive
 */
export function solveHeat(problem: HeatProblem, cells = 48): MeasuredSolution {
  const [coarse, fine] = [solveOn(problem, cells), solveOn(problem, 2 * cells)];
  let [difference, size] = [0, 0];
  for (let j = 0; j <= cells; j++)
    for (let i = 0; i <= cells; i++) {
      const value = fine[2 * j * (2 * cells + 1) + 2 * i]!;
      difference += (value - coarse[j * (cells + 1) + i]!) ** 2;
      size += value ** 2;
    }
  return {
    at: (x, y) => interpolated(fine, 2 * cells, problem, x, y),
    difference: Math.sqrt(difference / size),
  };
}

function solveOn({ low, high, conductivity, source, edge }: HeatProblem, cells: number): Nodes {
  const [dx, dy] = [(high[0] - low[0]) / cells, (high[1] - low[1]) / cells];
  const place = (i: number, j: number): Pair => [low[0] + i * dx, low[1] + j * dy];
  const conducted = (i: number, j: number): number => {
    const k = conductivity(...place(i, j));
    if (!(k > 0 && Number.isFinite(k))) throw new RangeError(`conductivity ${k} at ${place(i, j)}`);
    return k;
  };
  const inner = cells - 1;
  const width = inner;
  // Lower band [node][0 … width]: entry d is the coupling to the node d places before.
  const band = new Float64Array(inner * inner * (width + 1));
  const right = new Float64Array(inner * inner);
  for (let j = 1; j < cells; j++)
    for (let i = 1; i < cells; i++) {
      const node = (j - 1) * inner + (i - 1);
      right[node] = source(...place(i, j));
      const faces: [number, number, number][] = [
        [-1, 0, conducted(i - 0.5, j) / dx ** 2],
        [1, 0, conducted(i + 0.5, j) / dx ** 2],
        [0, -1, conducted(i, j - 0.5) / dy ** 2],
        [0, 1, conducted(i, j + 0.5) / dy ** 2],
      ];
      for (const [di, dj, k] of faces) {
        band[node * (width + 1)]! += k;
        const isEdge = i + di === 0 || i + di === cells || j + dj === 0 || j + dj === cells;
        if (isEdge) right[node]! += k * edge(...place(i + di, j + dj));
        else if (di + dj < 0) band[node * (width + 1) + (di < 0 ? 1 : inner)]! -= k;
      }
    }
  const solution = solveBanded(band, width, right);
  const nodes = new Float64Array((cells + 1) ** 2);
  for (let j = 0; j <= cells; j++)
    for (let i = 0; i <= cells; i++) {
      const isEdge = i === 0 || i === cells || j === 0 || j === cells;
      nodes[j * (cells + 1) + i] = isEdge ? edge(...place(i, j)) : solution[(j - 1) * inner + (i - 1)]!;
    }
  return nodes;
}

/** A x = b by A = L L^T inside the band; overwrites both. @param band [row][0 … width], the diagonal first, then to the left */
function solveBanded(band: Float64Array, width: number, b: Float64Array): Float64Array {
  const n = b.length;
  const stride = width + 1;
  for (let row = 0; row < n; row++)
    for (let d = Math.min(width, row); d >= 0; d--) {
      const column = row - d;
      let sum = band[row * stride + d]!;
      // Columns that both rows reach: e to the left of this row, e - d to the left of that one.
      for (let e = Math.min(width, row); e > d; e--)
        sum -= band[row * stride + e]! * band[column * stride + e - d]!;
      band[row * stride + d] = d === 0 ? Math.sqrt(sum) : sum / band[column * stride]!;
    }
  for (let row = 0; row < n; row++) {
    let sum = b[row]!;
    for (let d = 1; d <= Math.min(width, row); d++) sum -= band[row * stride + d]! * b[row - d]!;
    b[row] = sum / band[row * stride]!;
  }
  for (let row = n - 1; row >= 0; row--) {
    b[row]! /= band[row * stride]!;
    for (let d = 1; d <= Math.min(width, row); d++) b[row - d]! -= band[row * stride + d]! * b[row]!;
  }
  return b;
}

/** By the cubic polynomials through four nodes along each axis: bilinear interpolation would be the larger error. */
function interpolated(nodes: Nodes, cells: number, { low, high }: HeatProblem, x: number, y: number): number {
  const [along, up] = [
    cubic((x - low[0]) / (high[0] - low[0]), cells),
    cubic((y - low[1]) / (high[1] - low[1]), cells),
  ];
  let value = 0;
  for (let b = 0; b < 4; b++)
    for (let a = 0; a < 4; a++)
      value += along.weights[a]! * up.weights[b]! * nodes[(up.first + b) * (cells + 1) + along.first + a]!;
  return value;
}

/** Lagrange's weights of four neighbouring nodes. @param share  0 … 1 across the plate */
function cubic(
  share: number,
  cells: number,
): { readonly first: number; readonly weights: readonly number[] } {
  const first = Math.min(cells - 3, Math.max(0, Math.floor(share * cells) - 1));
  const s = share * cells - first;
  return {
    first,
    weights: [
      ((s - 1) * (s - 2) * (s - 3)) / -6,
      (s * (s - 2) * (s - 3)) / 2,
      (s * (s - 1) * (s - 3)) / -2,
      (s * (s - 1) * (s - 2)) / 6,
    ],
  };
}
