/**
 * Functions for hard boundary conditions: u = g + φ N(x, y), with φ zero on the named pieces and nowhere else in the domain, positive
 * inside, smooth inside, with a gradient that does not vanish on the pieces. φ behaves like a distance near a piece; it is not the distance.
 *
 * Each piece has a factor from its curve: a line's coordinate, a circle's (d² - a²) / 2a. Pieces that meet are multiplied: the product is a
 * polynomial, and at a convex corner of two named pieces its gradient is zero, as of every smooth function that vanishes on both. Sets of pieces
 * that do not meet are joined by R-equivalence, 1/φ = Σ 1/φ_i, which keeps the normal slope of each and is smooth since no two of them are
 * zero at one point. At a re-entrant corner no polynomial will do (its zeros would go on through the inside): both edges take Rvachev's
 * disjunction a + b + √(a² + b²), one edge alone takes √(2r(r - x)) = 2r sin(θ/2). Both are smooth inside; at the corner itself they are
 * like r: continuous, second derivatives growing as 1/r.
 * Sources: V. L. Rvachev & T. I. Sheiko, Appl. Mech. Rev. 48 (1995) 151; N. Sukumar & A. Srivastava, CMAME 389 (2022) 114333.
 */
import { type BoundaryPiece, type Curve, type Pair, type PlanarDomain, pieceNamed } from './domain.ts';
import {
  composed,
  JET_CHANNELS,
  type Jet,
  linear,
  product,
  quotient,
  scaled,
  squareRoot,
  sum,
} from './jet.ts';

export interface BoundaryDistance {
  /** φ with its derivatives at (x, y), in units of length. Not finite derivatives at a re-entrant corner itself. */
  at(x: number, y: number): Jet;
  /** @param points [point][x, y] @returns [point][f, x, y, xx, xy, yy] */
  jets(points: ArrayLike<number>): Float64Array;
}

type Factor = (x: number, y: number) => Jet;
type Of<Kind extends Curve['kind']> = Extract<Curve, { kind: Kind }>;

/** Coordinate along a direction, from a point. */
function coordinate(from: Pair, direction: Pair): Factor {
  return (x, y) => linear((x - from[0]) * direction[0] + (y - from[1]) * direction[1], direction);
}

/** (d² - a²) / 2a, computed as (d - a)(d + a) / 2a so that it is zero where d is a. Slope 1 on the circle. */
function circleFactor({ centre, radius }: Of<'circle'>): Factor {
  return (x, y) => {
    const [dx, dy] = [x - centre[0], y - centre[1]];
    const d = Math.sqrt(dx * dx + dy * dy);
    const value = ((d - radius) * (d + radius)) / (2 * radius);
    return [value, dx / radius, dy / radius, 1 / radius, 0, 1 / radius];
  };
}

const radiusOf = (a: Jet, b: Jet): Jet => squareRoot(sum(product(a, a), product(b, b)));

/** 2r sin(θ/2), θ from the edge through the inside: zero on this edge only, slope 1 there. */
function rayFactor({ tip, along, inward }: Of<'ray'>): Factor {
  const [alongAt, inwardAt] = [coordinate(tip, along), coordinate(tip, inward)];
  return (x, y) => {
    const [a, b] = [alongAt(x, y), inwardAt(x, y)];
    const r = radiusOf(a, b);
    // r - a loses its digits beside the edge; there it is b² / (r + a).
    if (a[0] > 0) return product(b, squareRoot(quotient(scaled(r, 2), sum(r, a))));
    return squareRoot(scaled(product(r, sum(r, scaled(a, -1))), 2));
  };
}

/** a + b + √(a² + b²) of the inward coordinates of both edges: zero on both, slope 1 there. */
function wedgeFactor(first: Of<'ray'>, second: Of<'ray'>): Factor {
  const [firstAt, secondAt] = [coordinate(first.tip, first.inward), coordinate(second.tip, second.inward)];
  return (x, y) => {
    const [a, b] = [firstAt(x, y), secondAt(x, y)];
    const [r, s] = [radiusOf(a, b), sum(a, b)];
    // s + r loses its digits where s is negative; there it is -2ab / (r - s).
    return s[0] < 0 ? quotient(scaled(product(a, b), -2), sum(r, scaled(s, -1))) : sum(s, r);
  };
}

interface OwnFactor {
  /** Zero on the piece (or on both edges of a corner) with slope 1 there, in units of length. */
  readonly at: Factor;
  /** The length at which it is of order 1: half the box across a line, half the smaller side else. */
  readonly scale: number;
}

/** Factors of pieces, unscaled. */
function ownFactors(pieces: readonly BoundaryPiece[], size: number): OwnFactor[] {
  const rays: Of<'ray'>[] = [];
  const factors: OwnFactor[] = [];
  for (const { curve } of pieces)
    if (curve.kind === 'line') factors.push({ at: coordinate(curve.on, curve.inward), scale: curve.depth });
    else if (curve.kind === 'circle') factors.push({ at: circleFactor(curve), scale: size });
    else {
      const partner = rays.findIndex(({ tip }) => tip[0] === curve.tip[0] && tip[1] === curve.tip[1]);
      if (partner < 0) rays.push(curve);
      else factors.push({ at: wedgeFactor(rays.splice(partner, 1)[0]!, curve), scale: size });
    }
  return [...factors, ...rays.map((ray) => ({ at: rayFactor(ray), scale: size }))];
}

/** Factors of pieces that belong together, each without unit: of order 1 half the box away. */
const factorsOf = (pieces: readonly BoundaryPiece[], size: number): Factor[] =>
  ownFactors(pieces, size).map(
    ({ at, scale }) =>
      (x, y) =>
        scaled(at(x, y), 1 / scale),
  );

/**
 * Zero on the named pieces and positive elsewhere, like `boundaryDistance`, but without unit and with the same slope at all pieces: each factor
 * rises from 0 to 1 over half the smaller side and stays there. Twice differentiable.
 * @throws RangeError if a name is unknown
 */
export function evenDistance(domain: PlanarDomain, names: readonly string[]): Factor {
  const size = halfSide(domain);
  const factors = ownFactors(
    [...new Set(names)].map((name) => pieceNamed(domain, name)),
    size,
  );
  return (x, y) => factors.map(({ at }) => saturated(at(x, y), size)).reduce(product);
}

/** 1 - (1 - f / reach)^3 up to the reach, 1 from there on. */
function saturated(f: Jet, reach: number): Jet {
  const left = 1 - f[0] / reach;
  if (left <= 0) return linear(1, [0, 0]);
  return composed(f, 1 - left * left * left, (3 * left * left) / reach, (-6 * left) / (reach * reach));
}

const halfSide = ({ low, high }: PlanarDomain): number => Math.min(high[0] - low[0], high[1] - low[1]) / 2;

const meet = (a: BoundaryPiece, b: BoundaryPiece): boolean =>
  (a.ends ?? []).some((p) => (b.ends ?? []).some((q) => p[0] === q[0] && p[1] === q[1]));

/** Sets of pieces connected by common ends. */
function connected(pieces: readonly BoundaryPiece[]): BoundaryPiece[][] {
  let groups: BoundaryPiece[][] = [];
  for (const piece of pieces) {
    const touching = groups.filter((group) => group.some((other) => meet(piece, other)));
    groups = [...groups.filter((group) => !touching.includes(group)), [...touching.flat(), piece]];
  }
  return groups;
}

/** 1 / Σ 1/φ_i, without dividing by a φ_i that is zero. */
function equivalence(parts: readonly Jet[]): Jet {
  let [numerator, denominator] = [parts[0]!, linear(1, [0, 0])];
  for (const part of parts.slice(1)) {
    denominator = sum(product(denominator, part), numerator);
    numerator = product(numerator, part);
  }
  return quotient(numerator, denominator);
}

/**
 * @param names  of the pieces where the condition holds, at least one
 * @throws RangeError if a name is unknown or there is none
 */
export function boundaryDistance(domain: PlanarDomain, names: readonly string[]): BoundaryDistance {
  if (names.length === 0) throw new RangeError('a hard boundary condition needs at least one piece');
  const pieces = [...new Set(names)].map((name) => pieceNamed(domain, name));
  const size = halfSide(domain);
  const groups = connected(pieces).map((group) => factorsOf(group, size));
  const at: Factor = (x, y) =>
    scaled(equivalence(groups.map((factors) => factors.map((factor) => factor(x, y)).reduce(product))), size);
  return {
    at,
    jets: (points) => {
      const jets = new Float64Array((points.length / 2) * JET_CHANNELS);
      for (let p = 0; p < points.length / 2; p++)
        jets.set(at(points[2 * p]!, points[2 * p + 1]!), p * JET_CHANNELS);
      return jets;
    },
  };
}
