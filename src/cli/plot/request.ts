/** What was asked of `glassbox plot`, checked before anything is drawn. */
import { extname } from 'node:path';
import type { Experiment, Figure, Row } from '../../experiments/declaration.ts';
import { suggestion } from '../../experiments/nearest.ts';
import type { en } from '../../messages/en/index.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { ThemeName } from '../../plot/styles.ts';
import type { Terminal } from '../terminal.ts';

export interface PlotFlags {
  readonly out?: string;
  readonly figure?: readonly string[];
  readonly format?: string;
  readonly theme: string;
  readonly width?: string;
  readonly rows: string;
  readonly json?: boolean;
}

export type Format = 'svg' | 'png';

export interface Request {
  readonly formats: readonly Format[];
  readonly theme: ThemeName;
  /** CSS pixels. */
  readonly width: number | undefined;
  readonly rows: RowChoice;
  /** A single picture goes into this file. */
  readonly file: string | null;
  /** Where pictures go; null is the folder's own place for them. */
  readonly folder: string | null;
}

/** Rows that are drawn of figures that show one: numbers counted from 1, as in the files. */
export type RowChoice = 'last' | 'all' | readonly number[];

const FORMATS: Readonly<Record<string, readonly Format[]>> = {
  svg: ['svg'],
  png: ['png'],
  both: ['svg', 'png'],
};
const [NARROWEST, WIDEST] = [320, 4000];

/** @throws GBX-715 naming the first option that cannot be used */
export function requestFrom(terminal: Terminal, flags: PlotFlags): Request {
  const refuse = (name: string, value: string, allowed: keyof (typeof en)['plot']['allowed']) => {
    const facts = { least: NARROWEST, most: WIDEST };
    return new GlassboxError('GBX-715', {
      name: `--${name}`,
      value,
      allowed: terminal.t(`plot.allowed.${allowed}`, facts),
    });
  };
  const ending = formatOf(flags.out);
  const formats = FORMATS[flags.format ?? ending ?? 'both'];
  if (!formats) throw refuse('format', flags.format!, 'format');
  if (ending && (formats.length > 1 || formats[0] !== ending))
    throw refuse('format', flags.format!, 'ending');
  if (flags.theme !== 'light' && flags.theme !== 'dark') throw refuse('theme', flags.theme, 'theme');
  const width = flags.width === undefined ? undefined : Number(flags.width.trim() || Number.NaN);
  if (width !== undefined && !(width >= NARROWEST && width <= WIDEST))
    throw refuse('width', flags.width!, 'width');
  const rows = rowsFrom(flags.rows);
  if (!rows) throw refuse('rows', flags.rows, 'rows');
  const place = flags.out ?? null;
  return {
    formats,
    theme: flags.theme,
    width: width === undefined ? undefined : Math.round(width),
    rows,
    file: ending ? place : null,
    folder: ending ? null : place,
  };
}

function formatOf(out: string | undefined): Format | null {
  const ending = extname(out ?? '').toLowerCase();
  return ending === '.svg' ? 'svg' : ending === '.png' ? 'png' : null;
}

/** "last", "all", or "1,4-6". */
function rowsFrom(text: string): RowChoice | null {
  if (text === 'last' || text === 'all') return text;
  const numbers: number[] = [];
  for (const part of text.split(',')) {
    const [, from, to] = /^\s*(\d{1,6})(?:\s*-\s*(\d{1,6}))?\s*$/.exec(part) ?? [];
    if (from === undefined) return null;
    const [first, last] = [Number(from), Number(to ?? from)];
    if (first < 1 || last < first) return null;
    for (let number = first; number <= last; number++) numbers.push(number);
  }
  return [...new Set(numbers)];
}

/**
 * The figures to draw, as declared; those that were named, or all.
 *
 * @throws GBX-712 naming the first that the experiment does not have
 */
export function chosenFigures(
  { id, figures }: Experiment,
  asked: readonly string[] | undefined,
): readonly Figure<never>[] {
  const known = figures.map((figure) => figure.id);
  for (const name of asked ?? []) {
    if (known.includes(name)) continue;
    const nearest = suggestion(name, known);
    throw new GlassboxError('GBX-712', { name, experiment: id, nearest, known: known.join(', ') });
  }
  const chosen = asked ? figures.filter((figure) => asked.includes(figure.id)) : figures;
  return chosen as readonly Figure<never>[];
}

/** Rows to draw of those that have the picture; numbers count all rows of the run. Null for figures that are drawn from all rows. */
export function chosenRows(
  kind: Figure<never>['kind'],
  choice: RowChoice,
  all: readonly Row[],
  drawable: readonly Row[],
): readonly (Row | null)[] {
  if (drawable.length === 0) return [];
  if (kind === 'line') return [null];
  if (choice === 'all') return drawable;
  if (choice === 'last') return [drawable[drawable.length - 1]!];
  return choice.flatMap((number) => {
    const row = all[number - 1];
    return row && drawable.includes(row) ? [row] : [];
  });
}
