/** A histogram as a sheet, with the outlines beside it; a gallery of small ones. */
import type { GalleryFigure, Histogram, HistogramFigure, Row } from '../../experiments/declaration.ts';
import { MARGIN } from '../chart/chart-sheet.ts';
import { plotFrame } from '../chart/frame.ts';
import { histogramScene, type Outline } from '../chart/histogram-scene.ts';
import { galleryScene } from '../gallery-plot.ts';
import type { Scene } from '../scene/scene.ts';
import { panelsOf } from '../table.ts';
import { axisWords, chartSize, type Shown, sheetPage } from './shown.ts';

export function histogramSheet(
  shown: Shown<HistogramFigure<never>>,
  row: Row,
  outlines: readonly (Outline & { readonly name: string })[] = [],
): Scene | null {
  const { figure, words, style } = shown;
  const now = row.histograms?.[figure.source];
  if (!now || now.density.length === 0) return null;
  const highest = Math.max(
    ...[now, ...outlines.map(({ histogram }) => histogram)].flatMap(({ density }) => Array.from(density)),
  );
  const axes = {
    x: { span: figure.xRange ?? ([now.edges[0]!, now.edges[now.density.length]!] as const), scale: 'linear' },
    y: { span: [0, (highest || 1) * 1.08], scale: 'linear' },
  } as const;
  const frame = plotFrame(chartSize(shown), axes, words.tick);
  const picture = histogramScene(
    frame,
    { now, role: figure.role, outlines },
    { ...style, ...axisWords(shown) },
  );
  const own = { name: words.t('charts.pins.now'), colour: style.theme.roles[figure.role], patch: true };
  const others = outlines.map(({ histogram: _, ...line }) => line);
  return sheetPage(shown, { row, legend: others.length > 0 ? [own, ...others] : [], picture });
}

/** Of a gallery without a width of its own. */
const GALLERY_WIDTH = 640;

export function gallerySheet(shown: Shown<GalleryFigure<never>>, row: Row): Scene | null {
  const { figure, words, style, width } = shown;
  const panels = panelsOf(row, figure.source);
  if (panels.length === 0) return null;
  const behind: Histogram | null = (figure.behind && row.histograms?.[figure.behind]) || null;
  const picture = galleryScene({
    panels,
    behind,
    width: width === undefined ? GALLERY_WIDTH : width - 2 * MARGIN,
    xRange: figure.xRange,
    role: figure.role,
    theme: style.theme,
    chosen: null,
    nameOf: (k) => words.of(`figures.${figure.id}.panel`, { number: k + 1 }),
  });
  return sheetPage(shown, { row, legend: [], picture, notes: axisNote(shown) });
}

/** Panels are too small for names of axes: they stand below. */
function axisNote(shown: Shown<GalleryFigure<never>>): string[] {
  const { x, y } = axisWords(shown);
  return x && y ? [shown.words.t('charts.picture.panels', { x, y })] : [];
}
