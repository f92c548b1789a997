/** What every sheet is made of: a figure, its run's settings, words, colours; and the page that a picture is put on. */
import type { Row } from '../../experiments/declaration.ts';
import type { Config } from '../../experiments/schema.ts';
import { CHART_SIZE, chartSheet, MARGIN } from '../chart/chart-sheet.ts';
import type { LegendEntry } from '../chart/legend-items.ts';
import { notesOf, rowLabel } from '../labels.ts';
import type { Scene } from '../scene/scene.ts';
import type { ChartTheme } from '../theme.ts';
import type { FigureWords } from '../words.ts';

export interface SheetStyle {
  readonly theme: ChartTheme;
  /** Colour of headings and legends. */
  readonly text: string;
  /** Colours of pinned runs, by slot. */
  readonly pins: readonly string[];
  /** Of an unsatisfied bond. */
  readonly wrong: string;
}

export interface Shown<F> {
  readonly figure: F;
  readonly config: Config;
  readonly words: FigureWords;
  readonly style: SheetStyle;
  /** Of the whole sheet, CSS pixels, for charts that can be laid out for it. */
  readonly width?: number | undefined;
}

interface Declared {
  readonly id: string;
  readonly by?: string | readonly string[];
  readonly notes?: readonly string[];
}

export interface Page {
  readonly row?: Row | undefined;
  /** Below the title, besides which row it is. */
  readonly lines?: readonly string[];
  readonly legend: readonly LegendEntry[];
  readonly picture: Scene;
  /** Below the picture, before the caption. */
  readonly notes?: readonly string[];
}

/** A picture with title, row, legend, notes and caption. */
export function sheetPage(
  shown: Shown<Declared>,
  { row, lines = [], legend, picture, notes = [] }: Page,
): Scene {
  const { figure, words, style } = shown;
  return chartSheet({
    title: titleOf(shown),
    lines: [row && figure.by ? rowLabel(words, figure.by, row) : '', ...lines].filter(Boolean),
    legend,
    picture,
    caption: [...notes, notesOf(words, figure.notes, row), captionOf(shown)].filter(Boolean),
    ground: style.theme.ground,
    text: style.text,
    soft: style.theme.text,
  });
}

export const titleOf = ({ figure, words }: Shown<Declared>) => words.of(`figures.${figure.id}.title`);
export const captionOf = ({ figure, words }: Shown<Declared>) =>
  words.ofIfKnown(`figures.${figure.id}.caption`) ?? '';

/** Names of the axes, and their numbers. */
export function axisWords(
  { figure, words }: Shown<Declared>,
  otherwise: (side: 'x' | 'y') => string = () => '',
) {
  const name = (side: 'x' | 'y') => words.ofIfKnown(`figures.${figure.id}.${side}`) ?? otherwise(side);
  return { x: name('x'), y: name('y'), format: words.tick };
}

/** Of a chart: as usual, or in the same shape as wide as is asked for. */
export function chartSize({ width }: Shown<unknown>): { readonly width: number; readonly height: number } {
  if (width === undefined) return CHART_SIZE;
  const wide = width - 2 * MARGIN;
  return { width: wide, height: Math.max(200, Math.round((wide * CHART_SIZE.height) / CHART_SIZE.width)) };
}

/** A size in the shape of another, as wide as is asked for. */
export function sized({ width }: Shown<unknown>, usual: { readonly width: number; readonly height: number }) {
  if (width === undefined) return usual;
  const wide = width - 2 * MARGIN;
  return { width: wide, height: Math.round((wide * usual.height) / usual.width) };
}
