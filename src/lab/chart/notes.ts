/** What a picture hides, printed below it. */
import type { Row } from '../../experiments/declaration.ts';
import { number, tOf } from '../text.ts';

/** The numbers of a row in the columns named, each with its name; empty where there is none. */
export function notesOf(
  experiment: string,
  names: readonly string[] | undefined,
  row: Row | undefined,
): string {
  return (names ?? [])
    .flatMap((name) => {
      const value = row?.values[name];
      return typeof value === 'number' ? [`${tOf(experiment, `columns.${name}`)} ${number(value, 3)}`] : [];
    })
    .join('  ·  ');
}
