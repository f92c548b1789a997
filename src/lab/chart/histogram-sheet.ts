/** A histogram as a sheet of vectors, with the outlines that are shown. */
import type { Histogram, HistogramFigure, Row } from '../../experiments/declaration.ts';
import { CHART_SIZE } from '../../plot/chart/chart-sheet.ts';
import { plotFrame } from '../../plot/chart/frame.ts';
import { histogramScene, type Outline } from '../../plot/chart/histogram-scene.ts';
import type { AxisWords } from '../../plot/chart/look.ts';
import type { Scene } from '../../plot/scene/scene.ts';
import { t } from '../text.ts';
import type { GlassboxFigure } from './figure-element.ts';
import { pinNames } from './pin-names.ts';
import { rowLabel } from './row-picker.ts';
import { sheetPage, textColour } from './sheet-page.ts';
import { readTheme } from './theme.ts';

interface Drawn {
  readonly figure: HistogramFigure<never>;
  words(): AxisWords;
  outlines(): (Outline & { readonly pin: number | null })[];
}

export function histogramSheet(owner: GlassboxFigure, drawn: Drawn, now: Histogram, row: Row): Scene {
  const { experiment, config, pins } = owner;
  const { role, xRange, by } = drawn.figure;
  const theme = readTheme(owner);
  const outlines = drawn.outlines();
  const highest = Math.max(
    ...[now, ...outlines.map(({ histogram }) => histogram)].flatMap(({ density }) => Array.from(density)),
  );
  const axes = {
    x: { span: xRange ?? ([now.edges[0]!, now.edges[now.density.length]!] as const), scale: 'linear' },
    y: { span: [0, (highest || 1) * 1.08], scale: 'linear' },
  } as const;
  const words = drawn.words();
  const frame = plotFrame(CHART_SIZE, axes, words.format);
  const look = { theme, text: textColour(owner), ...words };
  const picture = histogramScene(frame, { now, role, outlines }, look);
  const names = pinNames(experiment, config, pins.runs.peek());
  const legend = outlines.map(({ pin, colour, opacity, width, dash }) => {
    const name = pin === null ? t('charts.pins.before') : t('charts.pins.only', { name: names.of(pin) });
    return { name, colour, opacity, width, dash };
  });
  const own = { name: t('charts.pins.now'), colour: theme.roles[role], patch: true };
  return sheetPage(owner, {
    lines: [rowLabel(experiment, by, row)],
    legend: legend.length > 0 ? [own, ...legend] : [],
    picture,
  });
}
