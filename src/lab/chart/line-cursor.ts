/** Where a key takes the cursor of a line chart. A plain function, tested in Node. */
import type { LineSeries } from '../../plot/line-data.ts';

export interface CursorKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * Along the points of one line; Shift with up or down to the next line, at the point nearest to where the cursor was.
 *
 * @param lines  those that are shown and have points
 * @param at  key of the line the cursor is on
 * @param index  of the cursor in x
 * @returns null if the key was not for the chart
 */
export function lineStep(
  event: CursorKey,
  lines: readonly LineSeries[],
  at: string | null,
  index: number | null,
): { readonly key: string; readonly index: number } | null {
  if (lines.length === 0) return null;
  const changes = event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown');
  let line = Math.max(
    0,
    lines.findIndex(({ key }) => key === at),
  );
  if (changes) line = (line + (event.key === 'ArrowDown' ? 1 : lines.length - 1)) % lines.length;
  const series = lines[line]!;
  const stops = series.y.flatMap((value, k) => (typeof value === 'number' ? [k] : []));
  const here = index ?? stops[0]!;
  const nearest = stops.reduce(
    (best, k, place) => (Math.abs(k - here) < Math.abs(stops[best]! - here) ? place : best),
    0,
  );
  const target = changes ? nearest : step(event.key, nearest, stops.length, index === null);
  if (target === null) return null;
  return { key: series.key, index: stops[Math.min(stops.length - 1, Math.max(0, target))]! };
}

function step(key: string, at: number, count: number, isFirst: boolean): number | null {
  switch (key) {
    case 'ArrowLeft':
      return isFirst ? at : at - 1;
    case 'ArrowRight':
      return isFirst ? at : at + 1;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'PageUp':
      return at + Math.ceil(count / 10);
    case 'PageDown':
      return at - Math.ceil(count / 10);
    default:
      return null;
  }
}
