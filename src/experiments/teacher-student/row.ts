/** A row from what each sample gave. */
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import { asColumns } from '../side-by-side/side.ts';
import type { Load } from '../teacher-student.ts';

/** @param samples  [name][sample] */
export function rowOf(
  { load, patterns }: Load,
  samples: Readonly<Record<string, readonly number[]>>,
  others: Row['values'] = {},
): Row {
  const means = Object.entries(samples).map(([name, values]) => asColumns(name, meanOverSamples(values)));
  return { values: { load, patterns, ...Object.assign({}, ...means), ...others }, samples };
}
