/**
 * Where a differential equation holds. A region is an open set in a box, of any dimension; a planar domain also knows its boundary,
 * piece by piece, each with its exact length, outward normal and name.
 */

/** An open set inside a box. */
export interface Region {
  /** Corners of the smallest box around it, [axis]. */
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Exact length, area or volume, in the units of the coordinates. */
  readonly measure: number;
  /** Is the point strictly inside? @param points [point][axis] @param at index of the point's first coordinate */
  contains(points: ArrayLike<number>, at?: number): boolean;
}

export type Pair = readonly [x: number, y: number];

/** On which curve a piece lies; from this its smooth function is made (distance.ts). */
export type Curve =
  /** A straight line that the inside touches from one side only: `depth` (half the box across it) is where its factor is 1. */
  | { readonly kind: 'line'; readonly on: Pair; readonly inward: Pair; readonly depth: number }
  /** One of the two edges of a re-entrant right angle: its line continues through the inside, beyond `tip`. */
  | { readonly kind: 'ray'; readonly tip: Pair; readonly along: Pair; readonly inward: Pair }
  /** A circle, with the inside of the domain outside of it. */
  | { readonly kind: 'circle'; readonly centre: Pair; readonly radius: number };

/** One named piece of a boundary, run through by its arc length s from 0 to `length`. */
export interface BoundaryPiece {
  readonly name: string;
  readonly length: number;
  /** Both ends, exact; none for a closed curve. */
  readonly ends: readonly [Pair, Pair] | null;
  readonly curve: Curve;
  /** @param s  0 … length */
  point(s: number): Pair;
  /** Unit normal that points out of the domain. */
  normal(s: number): Pair;
}

export interface PlanarDomain extends Region {
  /** x and y; of an interval with time: x and t. */
  readonly low: Pair;
  readonly high: Pair;
  readonly pieces: readonly BoundaryPiece[];
}

/** @throws RangeError if the domain has no piece of this name. */
export function pieceNamed(domain: PlanarDomain, name: string): BoundaryPiece {
  const found = domain.pieces.find((piece) => piece.name === name);
  if (!found)
    throw new RangeError(
      `no boundary piece "${name}"; there are ${domain.pieces.map((piece) => piece.name).join(', ')}`,
    );
  return found;
}

/** Total length of the boundary, or of the pieces named. */
export function boundaryLength(domain: PlanarDomain, names?: readonly string[]): number {
  const pieces = names ? names.map((name) => pieceNamed(domain, name)) : domain.pieces;
  return pieces.reduce((sum, piece) => sum + piece.length, 0);
}

/**
 * A region through a span of time: points are (…, t), start < t < end.
 * @throws RangeError if the span is empty or not finite
 */
export function throughTime(region: Region, start: number, end: number): Region {
  const span = end - start;
  if (!(span > 0 && Number.isFinite(span))) throw new RangeError(`no time from ${start} to ${end}`);
  const axes = region.low.length;
  return {
    low: [...region.low, start],
    high: [...region.high, end],
    measure: region.measure * span,
    contains: (points, at = 0) =>
      points[at + axes]! > start && points[at + axes]! < end && region.contains(points, at),
  };
}
