/** What stands beside a picture in words: which row it shows, what it hides. */
import type { Row } from '../experiments/declaration.ts';
import type { FigureWords } from './words.ts';

/** What a row is called: "T = 0.5", or several such. */
export function rowLabel(words: FigureWords, by: string | readonly string[], row: Row): string {
  return [by]
    .flat()
    .flatMap((column) => {
      const value = row.values[column];
      if (value === null || value === undefined) return [];
      const title = words.of(`columns.${column}`);
      if (typeof value === 'number')
        return [`${title} = ${words.number(value, Number.isInteger(value) ? 8 : 3)}`];
      const text = words.ofIfKnown(`columnWords.${column}.${value}`) ?? String(value);
      return [words.t('common.titled', { title, text })];
    })
    .join(', ');
}

/** The numbers of a row in the columns named, each with its name; empty where there is none. */
export function notesOf(
  words: FigureWords,
  names: readonly string[] | undefined,
  row: Row | undefined,
): string {
  return (names ?? [])
    .flatMap((name) => {
      const value = row?.values[name];
      return typeof value === 'number' ? [`${words.of(`columns.${name}`)} ${words.number(value, 3)}`] : [];
    })
    .join('  ·  ');
}
