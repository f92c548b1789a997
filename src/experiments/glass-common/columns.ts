/** Columns, numbers in sentences, and the settings that glass experiments share. */
import { type Estimate, meanOverSamples } from '../../observables/statistics.ts';
import type { Column, Fields, Finding, Row } from '../declaration.ts';

/** A mean and its standard error, as two columns. */
export function withError(name: string, digits = 4): Column[] {
  return [
    { name, digits },
    { name: `${name}Error`, errorOf: name, digits: 2 },
  ];
}

/**
 * A number of a finding. It keeps the digits that its error may allow: the sentence writes a measured fact to the places of its
 * error and any other to three digits (`formatFacts`). Rounded to three here, 0.99649 ± 0.00036 would be written 0.99600 ± 0.00036.
 *
 * @returns '-' where there is no number
 */
export function rounded(value: unknown, digits = 8): number | string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return '-';
  return Number.isInteger(value) ? value : Number(value.toPrecision(digits));
}

/** Mean of `a` minus `b`, sample by sample: what the samples share cancels in the error. Unknown where rows carry no samples. */
export function pairedDifference(a: Row, b: Row, name: string): Estimate {
  const [left, right] = [a.samples?.[name], b.samples?.[name]];
  if (!left || !right || left.length !== right.length) return { value: Number.NaN, error: Number.NaN };
  return meanOverSamples(left.map((value, s) => value - right[s]!));
}

/** Yes, no, or neither shown. */
export function verdictOf(yes: boolean, no: boolean): Finding['verdict'] {
  return yes ? 'yes' : no ? 'no' : 'cannot-tell';
}

/** Controls with one meaning everywhere; an experiment sets the defaults that suit it. */
export const seedField = {
  kind: 'integer',
  link: 'seed',
  default: 42,
  min: 0,
  max: 2 ** 53 - 1,
  group: 'average',
  level: 'main',
} as const satisfies Fields[string];

export const couplingsField = {
  kind: 'choice',
  link: 'j',
  default: 'gaussian',
  options: ['gaussian', 'binary'],
  group: 'glass',
  level: 'more',
} as const satisfies Fields[string];

export const couplingBitsField = {
  kind: 'integer',
  link: 'jb',
  default: 7,
  min: 1,
  max: 20,
  unit: 'bits',
  group: 'glass',
  level: 'more',
} as const satisfies Fields[string];

export const ruleField = {
  kind: 'choice',
  link: 'rule',
  default: 'heat-bath',
  options: ['heat-bath', 'metropolis'],
  group: 'glass',
  level: 'more',
} as const satisfies Fields[string];

/** An integer control on a logarithmic scale. */
export function countField<const L extends string, const G extends string>(
  link: L,
  group: G,
  level: 'main' | 'more',
  [min, standard, max]: readonly [number, number, number],
  unit?: string,
) {
  return {
    kind: 'integer',
    link,
    default: standard,
    min,
    max,
    group,
    level,
    scale: 'log',
    ...(unit && { unit }),
  } as const;
}

/** A temperature, in units of J. */
export function temperatureField<const L extends string>(
  link: L,
  level: 'main' | 'more',
  [min, standard, max]: readonly [number, number, number],
) {
  return { kind: 'real', link, default: standard, min, max, group: 'time', level, scale: 'log' } as const;
}
