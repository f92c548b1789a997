/** One sentence per figure for those who do not see it: what each line does from its first to its last point. */
import type { Histogram } from '../../experiments/declaration.ts';
import type { Language } from '../../messages/language.ts';
import { formatNumber } from '../../messages/number.ts';
import { say } from '../../messages/say.ts';
import type { LineData } from './line-data.ts';

/** Rows run from hot to cold, x ascends: `descending` says that the story is told from the right. */
export function summariseLines(
  language: Language,
  data: LineData,
  nameOf: (key: string) => string,
  descending = true,
): string {
  const sentences: string[] = [];
  for (const series of data.series) {
    if (series.kind !== 'data') continue;
    const points = data.x.flatMap((x, k) =>
      typeof series.y[k] === 'number' ? [[x, series.y[k]] as const] : [],
    );
    if (descending) points.reverse();
    const [first, last] = [points[0], points[points.length - 1]];
    if (!first || !last) continue;
    const number = (value: number) => formatNumber(language, value, 3);
    sentences.push(
      say(language, points.length === 1 ? 'lab.chart.oneValue' : 'lab.chart.series', {
        name: nameOf(series.key),
        first: number(first[1]),
        firstX: number(first[0]),
        last: number(last[1]),
        lastX: number(last[0]),
      }),
    );
  }
  const gap = lastGap(data, descending);
  if (gap !== null && data.shade) {
    sentences.push(
      say(language, 'lab.chart.gapIs', {
        upper: nameOf(data.shade[0]),
        lower: nameOf(data.shade[1]),
        gap: formatNumber(language, gap, 2),
      }),
    );
  }
  return sentences.join(language === 'en' ? ' ' : '') || say(language, 'lab.chart.empty');
}

/** The shaded difference at the newest point. */
export function lastGap(data: LineData, descending = true): number | null {
  if (!data.shade) return null;
  const [upper, lower] = data.shade.map((key) => data.series.find((series) => series.key === key));
  const order = data.x.map((_, k) => k);
  if (!descending) order.reverse();
  for (const k of order) {
    const [a, b] = [upper?.y[k], lower?.y[k]];
    if (typeof a === 'number' && typeof b === 'number') return a - b;
  }
  return null;
}

/** Where a histogram is highest. */
export function summariseHistogram(language: Language, { edges, density }: Histogram): string {
  let peak = 0;
  for (let bin = 1; bin < density.length; bin++) if (density[bin]! > density[peak]!) peak = bin;
  const x = formatNumber(language, (edges[peak]! + edges[peak + 1]!) / 2, 2);
  return say(language, 'lab.chart.peak', { x });
}
