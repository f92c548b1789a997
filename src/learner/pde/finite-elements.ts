/**
 * A ruler for plates that nobody solved: -div(k grad u) = f by bilinear finite elements on two grids, the finer of twice as many cells.
 * The difference of the two says how far the finer one can be trusted.
 *
 * For a box and an L-shape whose corner lies on the grid. Values are held at the nodes of their edges, fluxes come in through the edges of
 * cells; k, f and fluxes are taken in the middles. Where all is smooth the error falls as h^2, at a re-entrant corner as
 * h^(4/3). The matrix is banded and solved by Cholesky's factorisation, without iterations.
 * Source: Braess, Finite Elements, 3rd ed. (2007), chapter II.
 */
import { type BoundaryPiece, type Pair, type PlanarDomain, pieceNamed } from './domain/domain.ts';
import { coefficientAt } from './equations.ts';
import type { Coefficient, Law } from './law.ts';

type Plane = (x: number, y: number) => number;

export interface HeatProblem {
  readonly domain: PlanarDomain;
  /** k > 0 everywhere. */
  readonly conductivity: Plane;
  readonly source: Plane;
  /** u, by piece; the other pieces have fluxes. */
  readonly held: Readonly<Record<string, Plane>>;
  /** k du/dn: what flows in, by piece. A piece that is named nowhere is insulated. */
  readonly flux?: Readonly<Record<string, Plane>>;
}

export interface MeasuredSolution {
  /** Between nodes by cubic interpolation; NaN outside of the body. */
  at(x: number, y: number): number;
  /**
   * Root mean square of the finer minus the coarser grid over the nodes of the coarser, over that of the finer: about three times the
   * error of the finer where it falls as h^2.
   */
  readonly difference: number;
}

/** @param law  in conservative form, as `conductionTerms` writes it: -k u_xx - k u_yy - k_x u_x - k_y u_y - f */
export function heatProblemOf(law: Law, domain: PlanarDomain): HeatProblem {
  const { terms } = law.equations[0]!;
  const ofDerivative = terms.find(({ factors }) => factors[0]?.derivative.join() === '0,0');
  const minus = (of: Coefficient | undefined, normal: Pair = [0, 0]): Plane =>
    of === undefined ? () => 0 : (x, y) => -coefficientAt(of, { point: [x, y], normal });
  const alone = (of: readonly (typeof terms)[number][]) =>
    of.find(({ factors }) => factors.length === 0)?.coefficient;
  const held: Record<string, Plane> = {};
  const flux: Record<string, Plane> = {};
  for (const condition of law.boundary)
    for (const piece of condition.pieces) {
      if (condition.kind === 'value') held[piece] = (x, y) => condition.value(x, y)[0];
      else flux[piece] = minus(alone(condition.equations[0]!.terms));
    }
  return { domain, conductivity: minus(ofDerivative?.coefficient), source: minus(alone(terms)), held, flux };
}

/**
 * @param cells  of the coarser grid, along each side of the box, even and at least 4; time grows as their fourth power, a few tenths of a
 *   second at 48
 * @throws RangeError where k is not positive, or no value is held
 */
export function solveHeat(problem: HeatProblem, cells = 48): MeasuredSolution {
  const [coarse, fine] = [new Grid(problem, cells), new Grid(problem, 2 * cells)];
  const [first, second] = [coarse.solve(), fine.solve()];
  let [difference, size] = [0, 0];
  for (let node = 0; node < first.length; node++) {
    const [i, j] = [node % (cells + 1), Math.floor(node / (cells + 1))];
    const value = second[fine.node(2 * i, 2 * j)]!;
    if (Number.isNaN(value)) continue;
    difference += (value - first[node]!) ** 2;
    size += value ** 2;
  }
  return { at: (x, y) => fine.interpolate(second, x, y), difference: Math.sqrt(difference / size) };
}

/** Couplings of a cell's corners (0, 0), (1, 0), (0, 1), (1, 1) along x and along y, times 6. */
const ALONG_X = [2, -2, 1, -1, -2, 2, -1, 1, 1, -1, 2, -2, -1, 1, -2, 2] as const;
const ALONG_Y = [2, 1, -2, -1, 1, 2, -1, -2, -2, -1, 2, 1, -1, -2, 1, 2] as const;

/** Nodes [row from the bottom][column] of the box around the body. */
class Grid {
  readonly #step: Pair;

  constructor(
    private readonly problem: HeatProblem,
    private readonly cells: number,
  ) {
    const { low, high } = problem.domain;
    this.#step = [(high[0] - low[0]) / cells, (high[1] - low[1]) / cells];
  }

  node(i: number, j: number): number {
    return j * (this.cells + 1) + i;
  }

  #place(i: number, j: number): Pair {
    const { low } = this.problem.domain;
    return [low[0] + i * this.#step[0], low[1] + j * this.#step[1]];
  }

  /** Is the cell up and right of the node part of the body? */
  #isBody(i: number, j: number): boolean {
    const isInBox = i >= 0 && j >= 0 && i < this.cells && j < this.cells;
    return isInBox && this.problem.domain.contains(this.#place(i + 0.5, j + 0.5));
  }

  /** u at the nodes; NaN outside of the body. */
  solve(): Float64Array {
    const count = (this.cells + 1) ** 2;
    const width = this.cells + 2;
    const band = new Float64Array(count * (width + 1));
    const right = new Float64Array(count);
    this.#assemble(band, width, right);
    this.#addFluxes(right);
    const fixed = this.#hold(band, width, right);
    const solution = solveBanded(band, width, right);
    return solution.map((value, node) => (fixed[node] === OUTSIDE ? Number.NaN : value));
  }

  #assemble(band: Float64Array, width: number, right: Float64Array): void {
    const [dx, dy] = this.#step;
    for (let j = 0; j < this.cells; j++)
      for (let i = 0; i < this.cells; i++) {
        if (!this.#isBody(i, j)) continue;
        const middle = this.#place(i + 0.5, j + 0.5);
        const k = this.problem.conductivity(...middle);
        if (!(k > 0 && Number.isFinite(k))) throw new RangeError(`conductivity ${k} at ${middle}`);
        const heat = (this.problem.source(...middle) * dx * dy) / 4;
        const corners = [this.node(i, j), this.node(i + 1, j), this.node(i, j + 1), this.node(i + 1, j + 1)];
        corners.forEach((a, p) => {
          right[a]! += heat;
          corners.forEach((b, q) => {
            if (b > a) return;
            const coupling = (ALONG_X[4 * p + q]! * dy) / dx + (ALONG_Y[4 * p + q]! * dx) / dy;
            band[a * (width + 1) + a - b]! += (k * coupling) / 6;
          });
        });
      }
  }

  /** Half of what comes in through an edge of a cell goes to each of its nodes. */
  #addFluxes(right: Float64Array): void {
    for (const [name, flux] of Object.entries(this.problem.flux ?? {})) {
      const piece = pieceNamed(this.problem.domain, name);
      for (let j = 0; j <= this.cells; j++)
        for (let i = 0; i <= this.cells; i++)
          for (const [di, dj] of [
            [1, 0],
            [0, 1],
          ] as const) {
            const middle = this.#place(i + di / 2, j + dj / 2);
            if (i + di > this.cells || j + dj > this.cells || !isOn(piece, middle)) continue;
            const share = (flux(...middle) * this.#step[di === 1 ? 0 : 1]) / 2;
            right[this.node(i, j)]! += share;
            right[this.node(i + di, j + dj)]! += share;
          }
    }
  }

  /** Held nodes and nodes outside become equations of their own; what they say goes to the right of the others. */
  #hold(band: Float64Array, width: number, right: Float64Array): Uint8Array {
    const values = this.#heldValues();
    const fixed = Uint8Array.from(values, (value) =>
      value === null ? FREE : Number.isNaN(value) ? OUTSIDE : HELD,
    );
    if (!fixed.includes(HELD)) throw new RangeError('no value is held anywhere');
    const stride = width + 1;
    for (let row = 0; row < fixed.length; row++)
      for (let d = 1; d <= Math.min(width, row); d++) {
        const coupling = band[row * stride + d]!;
        if (coupling === 0 || (fixed[row] === FREE && fixed[row - d] === FREE)) continue;
        if (fixed[row] === HELD) right[row - d]! -= coupling * values[row]!;
        if (fixed[row - d] === HELD) right[row]! -= coupling * values[row - d]!;
        band[row * stride + d] = 0;
      }
    fixed.forEach((kind, node) => {
      if (kind === FREE) return;
      band[node * stride] = 1;
      right[node] = kind === HELD ? values[node]! : 0;
    });
    return fixed;
  }

  /** null: free; NaN: outside. Where pieces meet with two values, their mean. */
  #heldValues(): (number | null)[] {
    const pieces = Object.entries(this.problem.held).map(
      ([name, value]) => [pieceNamed(this.problem.domain, name), value] as const,
    );
    return Array.from({ length: (this.cells + 1) ** 2 }, (_, node) => {
      const [i, j] = [node % (this.cells + 1), Math.floor(node / (this.cells + 1))];
      const touches = [0, 1].some((di) => [0, 1].some((dj) => this.#isBody(i - di, j - dj)));
      if (!touches) return Number.NaN;
      const place = this.#place(i, j);
      const here = pieces.flatMap(([piece, value]) => (isOn(piece, place) ? [value(...place)] : []));
      return here.length === 0 ? null : here.reduce((a, b) => a + b) / here.length;
    });
  }

  /** Cubic along each axis where four by four nodes are of the body, linear beside a re-entrant corner. */
  interpolate(nodes: Float64Array, x: number, y: number): number {
    const { low, high } = this.problem.domain;
    const across = [(x - low[0]) / (high[0] - low[0]), (y - low[1]) / (high[1] - low[1])] as const;
    const value = this.#through(nodes, across, cubic);
    return Number.isNaN(value) ? this.#through(nodes, across, straight) : value;
  }

  #through(nodes: Float64Array, [s, t]: Pair, weigh: typeof cubic): number {
    const [along, up] = [weigh(s, this.cells), weigh(t, this.cells)];
    let value = 0;
    for (const [b, v] of up.weights.entries())
      for (const [a, w] of along.weights.entries())
        value += w * v * nodes[this.node(along.first + a, up.first + b)]!;
    return value;
  }
}

const [FREE, HELD, OUTSIDE] = [0, 1, 2];

/** Of a piece's length: nodes are on it or half a step away. */
const ON = 1e-9;

function isOn({ ends, length }: BoundaryPiece, [x, y]: Pair): boolean {
  if (!ends) return false;
  const [[ax, ay], [bx, by]] = ends;
  const off = Math.hypot(x - ax, y - ay) + Math.hypot(x - bx, y - by) - length;
  return off < ON * length;
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

interface Weights {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Lagrange's weights of four neighbouring nodes. @param share  0 … 1 across the box */
function cubic(share: number, cells: number): Weights {
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

function straight(share: number, cells: number): Weights {
  const first = Math.min(cells - 1, Math.max(0, Math.floor(share * cells)));
  const s = share * cells - first;
  return { first, weights: [1 - s, s] };
}
