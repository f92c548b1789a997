/** The part of an axis that is shown: closer, farther, along it, never beyond what there is. In the measure of the axis: factors on a logarithmic one. */
import type { Span } from '../../plot/line-data.ts';

type Scale = 'linear' | 'log';

/** No closer than this share of the whole: below it there is nothing but the line between two points. */
const CLOSEST = 1e-4;

const to = (scale: Scale) => (value: number) => (scale === 'log' ? Math.log(value) : value);
const from = (scale: Scale) => (value: number) => (scale === 'log' ? Math.exp(value) : value);

/**
 * @param factor  below 1 closer, above 1 farther
 * @param at  stays where it is
 * @returns null: all of it is shown
 */
export function zoomed(now: Span, whole: Span, scale: Scale, factor: number, at: number): Span | null {
  const [low, high] = now.map(to(scale)) as [number, number];
  const middle = Math.min(high, Math.max(low, to(scale)(at)));
  const next: Span = [middle - (middle - low) * factor, middle + (high - middle) * factor];
  return within(next.map(from(scale)) as [number, number], whole, scale);
}

/** @param share  of what is shown, towards the right */
export function moved(now: Span, whole: Span, scale: Scale, share: number): Span | null {
  const [low, high] = now.map(to(scale)) as [number, number];
  const by = share * (high - low);
  return within([from(scale)(low + by), from(scale)(high + by)], whole, scale);
}

/** The same width, moved so that it holds a place; unchanged where it does. */
export function holding(now: Span | null, whole: Span, scale: Scale, place: number): Span | null {
  if (!now || (place >= now[0] && place <= now[1])) return now;
  const [low, high] = now.map(to(scale)) as [number, number];
  const air = 0.1 * (high - low);
  const at = to(scale)(place);
  const by = place < now[0] ? at - air - low : at + air - high;
  return within([from(scale)(low + by), from(scale)(high + by)], whole, scale);
}

/** Brought inside the whole, not closer than can be read; null where it is the whole. */
export function within(asked: Span, whole: Span, scale: Scale): Span | null {
  const [left, right] = whole.map(to(scale)) as [number, number];
  let [low, high] = (asked[0] <= asked[1] ? asked : [asked[1], asked[0]]).map(to(scale)) as [number, number];
  const least = CLOSEST * (right - left);
  if (!(high - low >= least)) {
    const middle = (low + high) / 2;
    [low, high] = [middle - least / 2, middle + least / 2];
  }
  // A hair is forgiven, or zooming out would never be all of it.
  if (high - low >= (right - left) * (1 - 1e-9)) return null;
  if (low < left) [low, high] = [left, left + high - low];
  if (high > right) [low, high] = [right - (high - low), right];
  return [from(scale)(low), from(scale)(high)];
}

/**
 * Two fingers hold two numbers: the part of the axis on which they lie under them now.
 * @param shares  of the axis, from its left end, where the fingers are
 */
export function pinched(
  values: readonly [number, number],
  shares: readonly [number, number],
  whole: Span,
  scale: Scale,
): Span | null {
  const [a, b] = values.map(to(scale)) as [number, number];
  const width = (b - a) / (shares[1] - shares[0]);
  // Fingers that crossed hold nothing.
  if (!(width > 0) || !Number.isFinite(width)) return whole;
  const low = a - width * shares[0];
  return within([from(scale)(low), from(scale)(low + width)], whole, scale);
}
