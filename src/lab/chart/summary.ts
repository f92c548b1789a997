/** One sentence per figure for those who do not see it: what each line does from its first to its last point. */
import type { Histogram } from '../../experiments/declaration.ts';
import type { Language } from '../../messages/language.ts';
import { formatNumber, formatWithError } from '../../messages/number.ts';
import { say } from '../../messages/say.ts';
import type { LineData } from '../../plot/line-data.ts';

/** Rows run from hot to cold, x ascends: `descending` says that the story is told from the right. */
export function summariseLines(
  language: Language,
  data: LineData,
  nameOf: (key: string) => string,
  x: string,
  descending = true,
): string {
  const sentences: string[] = [];
  for (const series of data.series) {
    if (series.kind !== 'data') continue;
    const points = data.x.flatMap((at, k) => {
      const y = series.y[k];
      return typeof y === 'number' ? [{ x: at, y, error: series.error?.[k] ?? 0 }] : [];
    });
    if (descending) points.reverse();
    const [first, last] = [points[0], points[points.length - 1]];
    if (!first || !last) continue;
    const number = (value: number) => formatNumber(language, value, 3);
    const facts = {
      name: nameOf(series.key),
      x,
      first: number(first.y),
      firstX: number(first.x),
      last: formatWithError(language, last.y, last.error, 3),
      lastX: number(last.x),
    };
    sentences.push(
      say(language, points.length === 1 ? 'charts.say.one' : `charts.say.${courseOf(points)}`, facts),
    );
  }
  const pinned = new Set(data.series.flatMap(({ pin }) => (pin ? [pin.id] : [])));
  if (pinned.size > 0) sentences.push(say(language, 'charts.say.pins', { count: pinned.size }));
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

/** Where errors are known, a change within two of them is none. */
function courseOf(points: readonly { y: number; error: number }[]): 'rises' | 'falls' | 'stays' {
  const [first, last] = [points[0]!, points[points.length - 1]!];
  const change = last.y - first.y;
  const inside = points.every(({ y, error }) => Math.abs(y - first.y) <= 2 * Math.hypot(error, first.error));
  if (change === 0 || inside) return 'stays';
  return change > 0 ? 'rises' : 'falls';
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

/** Where a histogram is highest, and where the middle half of it lies. */
export function summariseHistogram(language: Language, histogram: Histogram, name: string): string {
  const { edges, density } = histogram;
  let peak = 0;
  for (let bin = 1; bin < density.length; bin++) if (density[bin]! > density[peak]!) peak = bin;
  const number = (value: number) => formatNumber(language, value, 2);
  return say(language, 'charts.say.histogram', {
    name,
    x: number((edges[peak]! + edges[peak + 1]!) / 2),
    low: number(quantile(histogram, 0.25)),
    high: number(quantile(histogram, 0.75)),
  });
}

/** Below which a share of the histogram lies; within a bin evenly. */
export function quantile({ edges, density }: Histogram, share: number): number {
  const masses = Array.from(density, (value, bin) => value * (edges[bin + 1]! - edges[bin]!));
  let left = share * masses.reduce((sum, mass) => sum + mass, 0);
  for (const [bin, mass] of masses.entries()) {
    if (mass > 0 && left <= mass) return edges[bin]! + (left / mass) * (edges[bin + 1]! - edges[bin]!);
    left -= mass;
  }
  return edges[density.length] ?? Number.NaN;
}
