/**
 * An extension of boundary values for corners where they contradict each other. There it is the mean of both values with the angle as
 * weight, (2/pi) arctan(phi_1/phi_2): the solution itself jumps like that, so the law is broken like 1/r. With the weights of
 * `boundaryExtension` it is broken like 1/r^2, and no mean square over points exists. At a re-entrant corner it is no better than these.
 */
import atan from '@stdlib/math-base-special-atan';
import type { PrescribedValue, Prescription } from './boundary-values.ts';
import { byValue } from './boundary-values.ts';
import { evenDistance } from './distance.ts';
import type { PlanarDomain } from './domain.ts';
import { composed, type Jet, linear, product, quotient, scaled, sum } from './jet.ts';

/** (2/pi) times the angle whose tangent is a / b, of two numbers that are not negative and not both zero: 0 where a is, 1 where b is. */
function turn(a: Jet, b: Jet): Jet {
  if (a[0] > b[0]) return sum(linear(1, [0, 0]), scaled(turn(b, a), -1));
  const ratio = quotient(a, b);
  const by = 2 / Math.PI / (1 + ratio[0] ** 2);
  return composed(ratio, (2 / Math.PI) * atan(ratio[0]), by, (-2 * ratio[0] * by) / (1 + ratio[0] ** 2));
}

/**
 * Values are taken in one after the other: g' = g + w (g_i - g), with w = 1 on the pieces of g_i and 0 on those before. At a corner where
 * the values contradict each other it is their mean, without derivatives.
 *
 * @throws RangeError if nothing is prescribed or a name is unknown
 */
export function cornerExtension(domain: PlanarDomain, prescribed: Prescription): PrescribedValue {
  const [first, ...others] = byValue(prescribed).map(([value, names]) => ({
    value,
    distance: evenDistance(domain, names),
  }));
  if (!first) throw new RangeError('no boundary value is prescribed');
  return (...point) => {
    const [x, y] = [point[0]!, point[1]!];
    let [g, before] = [first.value(...point), first.distance(x, y)];
    for (const { value, distance } of others) {
      const own = distance(x, y);
      const difference = sum(value(...point), scaled(g, -1));
      const half = before[0] === 0 && own[0] === 0;
      g = half ? sum(g, scaled(difference, 0.5)) : sum(g, product(turn(before, own), difference));
      before = product(before, own);
    }
    return g;
  };
}
