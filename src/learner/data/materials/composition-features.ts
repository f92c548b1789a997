/**
 * What a composition says in numbers: the share of every element, and mean, mean deviation, least and largest of properties of its elements,
 * weighted by shares. The usual plain descriptors of materials without their structure.
 *
 * Source: Ward, Agrawal, Choudhary & Wolverton, npj Comput. Mater. 2 (2016) 16028.
 */
import { type Element, elementOf } from './elements.ts';
import { type Composition, sharesOf } from './formula.ts';

const PROPERTIES: Readonly<Record<string, (element: Element) => number | null>> = {
  number: ({ number }) => number,
  electronegativity: ({ electronegativity }) => electronegativity,
  radius: ({ radius }) => radius,
};

const STATISTICS = ['mean', 'deviation', 'least', 'largest'] as const;

/** Names of the statistics, in the order of `statisticsOf`. */
export const STATISTIC_NAMES: readonly string[] = [
  ...Object.keys(PROPERTIES).flatMap((property) => STATISTICS.map((name) => `${name} ${property}`)),
  'elements',
];

/** [statistic]; elements without a property are left out of its statistics. */
export function statisticsOf(composition: Composition): number[] {
  const shares = sharesOf(composition);
  const statistics = Object.values(PROPERTIES).flatMap((property) => {
    const known = [...shares].flatMap(([symbol, share]) => {
      const value = property(elementOf(symbol)!);
      return value === null ? [] : [{ value, share }];
    });
    if (known.length === 0) return [0, 0, 0, 0];
    const weight = known.reduce((sum, { share }) => sum + share, 0);
    const mean = known.reduce((sum, { value, share }) => sum + value * share, 0) / weight;
    const deviation =
      known.reduce((sum, { value, share }) => sum + share * Math.abs(value - mean), 0) / weight;
    const values = known.map(({ value }) => value);
    return [mean, deviation, Math.min(...values), Math.max(...values)];
  });
  return [...statistics, shares.size];
}
