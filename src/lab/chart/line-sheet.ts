/** A line figure as a sheet, as it is shown now: scales, part of x, lines that are on. */
import type { LineFigure } from '../../experiments/declaration.ts';
import type { LineData, LineSeries, Span } from '../../plot/line-data.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { lineSheet as sheetOf } from '../../plot/sheets/line-sheet.ts';
import { t } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { shownOf } from './shown.ts';

interface Drawn {
  readonly figure: LineFigure<never>;
  isShown(key: string): boolean;
  nameOf(key: string): string;
}

export function lineSheet(owner: GlassboxFigure, drawn: Drawn, data: LineData, planned: Span | null): Scene {
  return sheetOf(shownOf(owner, drawn.figure), data, {
    planned,
    zoom: owner.view.zoom,
    isShown: (key) => drawn.isShown(key),
    nameOf: (series) => nameIn(drawn, series),
  });
}

/** On paper the run before has a name too. */
function nameIn(drawn: Drawn, { key, kind }: LineSeries): string {
  const name = drawn.nameOf(key);
  return kind === 'previous' ? t('common.titled', { title: t('charts.pins.before'), text: name }) : name;
}
