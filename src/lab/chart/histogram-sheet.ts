/** A histogram as a sheet, with the outlines that are shown. */
import type { HistogramFigure, Row } from '../../experiments/declaration.ts';
import type { Outline } from '../../plot/chart/histogram-scene.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { histogramSheet as sheetOf } from '../../plot/sheets/histogram-sheet.ts';
import { t } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { pinNames } from './pin-names.ts';
import { shownOf } from './shown.ts';

interface Drawn {
  readonly figure: HistogramFigure<never>;
  outlines(): (Outline & { readonly pin: number | null })[];
}

export function histogramSheet(owner: GlassboxFigure, drawn: Drawn, row: Row): Scene | null {
  const { experiment, config, pins } = owner;
  const names = pinNames(experiment, config, pins.runs.peek());
  const outlines = drawn.outlines().map(({ pin, ...outline }) => {
    const name = pin === null ? t('charts.pins.before') : t('charts.pins.only', { name: names.of(pin) });
    return { ...outline, name };
  });
  return sheetOf(shownOf(owner, drawn.figure), row, outlines);
}
