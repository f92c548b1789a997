/** A line figure as a sheet of vectors, as it is shown now: scales, part of x, lines that are on. */
import type { LineFigure } from '../../experiments/declaration.ts';
import { CHART_SIZE } from '../../plot/chart/chart-sheet.ts';
import { plotFrame } from '../../plot/chart/frame.ts';
import type { LegendEntry } from '../../plot/chart/legend-items.ts';
import { lineLook } from '../../plot/chart/line-look.ts';
import { lineScene } from '../../plot/chart/line-scene.ts';
import type { AxisWords } from '../../plot/chart/look.ts';
import type { LineData, LineSeries, Span } from '../../plot/line-data.ts';
import { lineRanges } from '../../plot/line-range.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { t, tOf } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { sheetPage, textColour } from './sheet-page.ts';
import { readPins, readTheme } from './theme.ts';

interface Drawn {
  readonly figure: LineFigure<never>;
  words(): AxisWords;
  isShown(key: string): boolean;
  nameOf(key: string): string;
}

export function lineSheet(owner: GlassboxFigure, drawn: Drawn, data: LineData, planned: Span | null): Scene {
  const { figure } = drawn;
  const words = drawn.words();
  const colours = { theme: readTheme(owner), pins: readPins(owner) };
  const isShown = (key: string) => drawn.isShown(key);
  const ranges = lineRanges(data, isShown, { ...figure, planned, zoom: owner.view.zoom });
  const axes = {
    x: { span: ranges.x, scale: figure.xScale, whole: data.x.every(Number.isInteger) },
    y: { span: ranges.y, scale: figure.yScale },
  };
  const frame = plotFrame(CHART_SIZE, axes, words.format);
  const parts = {
    data,
    yScale: figure.yScale,
    isShown,
    tickName: (id: string) => tOf(owner.experiment, `ticks.${id}`),
  };
  const picture = lineScene(frame, parts, { ...colours, ...words, text: textColour(owner) });
  const legend = data.series
    .filter(({ key }) => isShown(key))
    // Of the picture the front is drawn last, of its legend it is read first.
    .sort((a, b) => RANKS[a.kind] - RANKS[b.kind])
    .map((series): LegendEntry => ({ name: nameIn(drawn, series), ...lineLook(series, colours) }));
  return sheetPage(owner, { lines: [], legend, picture });
}

const RANKS = { data: 0, curve: 1, previous: 2, pinned: 3 } as const;

/** On paper the run before has a name too. */
function nameIn(drawn: Drawn, { key, kind }: LineSeries): string {
  const name = drawn.nameOf(key);
  return kind === 'previous' ? t('common.titled', { title: t('charts.pins.before'), text: name }) : name;
}
