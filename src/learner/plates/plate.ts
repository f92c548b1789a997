/**
 * One plate of a family: where it is, how it conducts, what is prescribed on its boundary, and the exact temperature inside. What a
 * surrogate may know of it is in features.ts.
 */

import { type BoundaryPiece, boundaryLength, type Pair, type PlanarDomain } from '../pde/domain/domain.ts';
import type { PlaneField } from '../pde/exact/jet.ts';
import { gaussLegendre } from './gauss-legendre.ts';
import { type PlateSolution, solutionField, solutionValues } from './solution.ts';
import { traceAt, traceOf } from './trace.ts';

export interface Plate {
  readonly domain: PlanarDomain;
  readonly solution: PlateSolution;
  /** Value and derivatives of u. */
  readonly field: PlaneField;
  /** Root of the area: the unit of length. */
  readonly length: number;
  /** Mean and standard deviation of the prescribed values along the boundary: zero and unit of u. */
  readonly mean: number;
  readonly scale: number;
  readonly edges: readonly PlateEdge[];
}

export interface PlateEdge {
  readonly piece: BoundaryPiece;
  readonly from: Pair;
  /** Unit vectors along it and out of the plate. */
  readonly along: Pair;
  readonly outward: Pair;
  /** Chebyshev coefficients of the prescribed values, by s from -1 to 1. */
  readonly trace: Float64Array;
}

export function plateOf(domain: PlanarDomain, solution: PlateSolution): Plate {
  const field = solutionField(solution);
  const values = solutionValues(solution);
  const edges = domain.pieces.map((piece): PlateEdge => {
    const [from, to] = [piece.point(0), piece.point(piece.length)];
    return {
      piece,
      from,
      along: [(to[0] - from[0]) / piece.length, (to[1] - from[1]) / piece.length],
      outward: piece.normal(0),
      trace: traceOf(piece, values),
    };
  });
  const [mean, square] = boundaryMeans(edges, boundaryLength(domain));
  const scale = Math.sqrt(Math.max(square - mean * mean, 1e-300));
  return { domain, solution, field, edges, mean, scale, length: Math.sqrt(domain.measure) };
}

function boundaryMeans(edges: readonly PlateEdge[], total: number): [number, number] {
  const { nodes, weights } = gaussLegendre(24);
  let [first, second] = [0, 0];
  for (const { piece, trace } of edges)
    nodes.forEach((s, k) => {
      const value = traceAt(trace, s);
      const share = (weights[k]! * piece.length) / (2 * total);
      first += share * value;
      second += share * value * value;
    });
  return [first, second];
}

/** u at points [point][2]: [point]. */
export function temperatures({ solution }: Plate, points: Float64Array): Float64Array {
  const value = solutionValues(solution);
  return Float64Array.from({ length: points.length / 2 }, (_, p) =>
    value(points[2 * p]!, points[2 * p + 1]!),
  );
}

/** Distances of points [point][2] to the re-entrant corner in units of the plate's length, [point]; infinite without one. */
export function cornerDistances({ solution: { corner }, length }: Plate, points: Float64Array): Float64Array {
  return Float64Array.from({ length: points.length / 2 }, (_, p) =>
    corner
      ? Math.sqrt((points[2 * p]! - corner[0]) ** 2 + (points[2 * p + 1]! - corner[1]) ** 2) / length
      : Number.POSITIVE_INFINITY,
  );
}

/** Distance of a point to the nearest edge, in the units of the coordinates. */
export function edgeDistance({ edges }: Plate, x: number, y: number): number {
  return Math.min(...edges.map((edge) => distanceToEdge(edge, x, y)));
}

export function distanceToEdge({ from, along, piece }: PlateEdge, x: number, y: number): number {
  const [dx, dy] = [x - from[0], y - from[1]];
  const s = Math.min(Math.max(dx * along[0] + dy * along[1], 0), piece.length);
  return Math.sqrt((dx - s * along[0]) ** 2 + (dy - s * along[1]) ** 2);
}
