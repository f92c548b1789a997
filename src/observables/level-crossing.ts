/** Where a curve that was measured at some points first passes a level. */
import type { Estimate } from './statistics.ts';

export interface CurvePoint {
  readonly x: number;
  readonly y: Estimate;
}

/**
 * By a straight line between the two points on either side; the error is that of y there, over the slope.
 *
 * @param points  x ascending; independent
 * @param way     through which the level is passed; default either
 * @returns null where it does not pass the level that way; a value that is no number parts the curve
 */
export function firstCrossing(
  points: readonly CurvePoint[],
  level: number,
  way: 'rising' | 'falling' | 'either' = 'either',
): Estimate | null {
  const passes = (before: number, now: number) =>
    (way !== 'falling' && before < level && now >= level) ||
    (way !== 'rising' && before >= level && now < level);
  const k = points.findIndex(({ y }, i) => i > 0 && passes(points[i - 1]!.y.value, y.value));
  if (k < 0) return null;
  const [from, to] = [points[k - 1]!, points[k]!];
  const rise = to.y.value - from.y.value;
  const share = (level - from.y.value) / rise;
  const error = Math.hypot((1 - share) * from.y.error, share * to.y.error);
  const width = to.x - from.x;
  return { value: from.x + share * width, error: (error * width) / Math.abs(rise) };
}
