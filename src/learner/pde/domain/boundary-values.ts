/**
 * The other half of a hard boundary condition u = g + φ N: a function g that takes the prescribed values on the pieces, and the corners where
 * two prescriptions contradict each other.
 */
import { boundaryDistance } from './distance.ts';
import { type Pair, type PlanarDomain, pieceNamed } from './domain.ts';
import { type Jet, linear, product, quotient, scaled, sum } from './jet.ts';

/** A value prescribed on a piece, as a function of x, y (or x, t, or x, y, t) everywhere, with its derivatives. */
export type PrescribedValue = (...point: readonly number[]) => Jet;
/** By the piece's name. Pieces that share one function (the same object) are treated as one. */
export type Prescription = Readonly<Record<string, PrescribedValue>>;

export const constant =
  (value: number): PrescribedValue =>
  (...point) =>
    linear(
      value,
      point.map(() => 0),
    );

export interface Contradiction {
  readonly corner: Pair;
  readonly pieces: readonly [string, string];
  readonly values: readonly [number, number];
}

/**
 * Corners where two prescribed pieces meet with different values.
 * @param tolerance  differences up to this, times the larger of 1 and both values, are none
 * @throws RangeError if a name is unknown
 */
export function contradictions(
  domain: PlanarDomain,
  prescribed: Prescription,
  tolerance = 1e-12,
): Contradiction[] {
  const pieces = Object.keys(prescribed).map((name) => pieceNamed(domain, name));
  const found: Contradiction[] = [];
  pieces.forEach((first, k) => {
    for (const second of pieces.slice(k + 1))
      for (const corner of first.ends ?? []) {
        if (!second.ends?.some(([x, y]) => x === corner[0] && y === corner[1])) continue;
        const [a, b] = [first, second].map(({ name }) => prescribed[name]!(...corner)[0]);
        const size = Math.max(1, Math.abs(a!), Math.abs(b!));
        if (!(Math.abs(a! - b!) <= tolerance * size))
          found.push({ corner, pieces: [first.name, second.name], values: [a!, b!] });
      }
  });
  return found;
}

/** Names by the function they share, in the order of first mention. */
export function byValue(prescribed: Prescription): [PrescribedValue, string[]][] {
  const groups = new Map<PrescribedValue, string[]>();
  for (const [name, value] of Object.entries(prescribed))
    groups.set(value, [...(groups.get(value) ?? []), name]);
  return [...groups];
}

/**
 * g = Σ w_i g_i with w_i = (1/φ_i) / Σ_j (1/φ_j): equal to g_i on piece i, smooth inside, between the smallest and the largest g_i.
 * Computed as g_1 + Σ w_i (g_i - g_1), so that it is g_1 exactly where all agree. At a corner where two different functions meet the weights have
 * no limit: if the values agree there, second derivatives grow as 1/r; if they contradict each other (above), g jumps, as the
 * solution itself does.
 * Source: V. L. Rvachev, T. I. Sheiko, V. Shapiro & I. Tsukanov, Comput. Aided Geom. Des. 18 (2001) 195 (transfinite interpolation).
 *
 * @throws RangeError if nothing is prescribed or a name is unknown
 */
export function boundaryExtension(domain: PlanarDomain, prescribed: Prescription): PrescribedValue {
  return extensionBy(prescribed, (names) => {
    const { at } = boundaryDistance(domain, names);
    return ([x, y]) => at(x!, y!);
  });
}

/** The same with any function phi of the places that vanishes on named pieces. @throws RangeError if nothing is prescribed */
export function extensionBy(
  prescribed: Prescription,
  distanceTo: (names: readonly string[]) => (point: readonly number[]) => Jet,
): PrescribedValue {
  const groups = byValue(prescribed);
  if (groups.length === 0) throw new RangeError('no boundary value is prescribed');
  const [first, ...others] = groups.map(([value, names]) => ({ value, distance: distanceTo(names) }));
  return (...point) => {
    const base = first!.value(...point);
    if (others.length === 0) return base;
    const distances = [first!, ...others].map(({ distance }) => distance(point));
    // Π over j ≠ i of φ_j: 1/φ_i up to a common factor, and never infinite.
    const weights = distances.map((_, i) => distances.filter((__, j) => j !== i).reduce(product));
    const total = weights.reduce(sum);
    return others.reduce((g, { value }, k) => {
      const difference = sum(value(...point), scaled(base, -1));
      return sum(g, product(quotient(weights[k + 1]!, total), difference));
    }, base);
  };
}
