/** A line figure as a sheet: lines with error bars, exact curves, named ticks, and a legend that tells all of them. */
import type { LineFigure } from '../../experiments/declaration.ts';
import { plotFrame } from '../chart/frame.ts';
import type { LegendEntry } from '../chart/legend-items.ts';
import { lineLook } from '../chart/line-look.ts';
import { lineScene } from '../chart/line-scene.ts';
import type { LineData, LineSeries, Span } from '../line-data.ts';
import { lineRanges } from '../line-range.ts';
import type { Scene } from '../scene/scene.ts';
import { axisWords, chartSize, type Shown, sheetPage } from './shown.ts';

export interface LineView {
  /** What x shows at least. */
  readonly planned?: Span | null;
  readonly zoom?: Span | null;
  isShown?(key: string): boolean;
  /** Of lines that are not this run's own. */
  nameOf?(series: LineSeries): string | null;
}

export function lineSheet(
  shown: Shown<LineFigure<never>>,
  data: LineData,
  { planned = null, zoom = null, isShown = () => true, nameOf = () => null }: LineView = {},
): Scene {
  const { figure, words, style } = shown;
  const ranges = lineRanges(data, isShown, { ...figure, planned, zoom });
  const axes = {
    x: { span: ranges.x, scale: figure.xScale, whole: data.x.every(Number.isInteger) },
    y: { span: ranges.y, scale: figure.yScale },
  };
  const names = axisWords(shown);
  const frame = plotFrame(chartSize(shown), axes, words.tick);
  const parts = {
    data,
    yScale: figure.yScale,
    isShown,
    tickName: (id: string) => words.of(`ticks.${id}`),
  };
  const picture = lineScene(frame, parts, { ...style, ...names });
  const legend = data.series
    .filter(({ key, y }) => isShown(key) && y.some((value) => typeof value === 'number'))
    // Of the picture the front is drawn last, of its legend it is read first.
    .sort((a, b) => RANKS[a.kind] - RANKS[b.kind])
    .map((series): LegendEntry => {
      return { name: nameOf(series) ?? ownName(shown, series), ...lineLook(series, style) };
    });
  return sheetPage(shown, { legend, picture });
}

const RANKS = { data: 0, curve: 1, previous: 2, pinned: 3 } as const;

const ownName = ({ words }: Shown<unknown>, { kind, name }: LineSeries) =>
  words.of(kind === 'curve' ? `curves.${name}` : `columns.${name}`);
