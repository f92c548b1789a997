/** Ticks of axes: sparse, 1-2-5 on logarithmic scales; and the air around data. Knows no DOM. */
import type { Span } from './line-data.ts';

const TWO = Math.log10(2);

/**
 * 1, 2, 5 times powers of ten inside a span, more digits where that leaves fewer than two; of many decades, or where labels would touch, only the decades themselves, and of
 * those as many as there is room for.
 *
 * @param length  of the axis, pixels
 * @param least  between two labels, pixels
 */
export function logTicks([low, high]: Span, length = Number.POSITIVE_INFINITY, least = 0): number[] {
  const ticks = roundNumbers([low, high], [1, 2, 5]);
  // Less than a decade may hold one of them or none: a scale needs two.
  if (ticks.length < 2) return roundNumbers([low, high], [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]);
  const decade = length / Math.log10(high / low);
  if (ticks.length <= 12 && !(TWO * decade < least)) return ticks;
  const powers = ticks.filter((tick) => Number.isInteger(Math.log10(tick)));
  const every = Math.max(1, Math.ceil(least / decade));
  const sparse = powers.filter((tick) => Math.round(Math.log10(tick)) % every === 0);
  return sparse.length > 1 ? sparse : ticks;
}

/** Digits times powers of ten inside a span. */
function roundNumbers([low, high]: Span, digits: readonly number[]): number[] {
  const numbers: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of digits) {
      const tick = Number(`${digit}e${power}`);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) numbers.push(tick);
    }
  }
  return numbers;
}

/** A little air around the data: a fixed share of the span, in the scale's own metric. */
export function padded([low, high]: Span, scale: 'linear' | 'log', share = 0.04): Span {
  if (scale === 'log') {
    const factor = (high / low) ** share || 1;
    return high > low ? [low / factor, high * factor] : [low / 1.5, high * 1.5];
  }
  const pad = (high - low) * share || Math.max(1e-6, Math.abs(high) * 0.1);
  return [low - pad, high + pad];
}

/** Steps between the ticks of a linear axis. */
export const STEPS = Array.from({ length: 33 }, (_, k) => k - 16).flatMap((power) =>
  [1, 2, 2.5, 5].map((digit) => Number(`${digit}e${power}`)),
);
/** Of what is counted, as cycles or stages, there is nothing between 2 and 3. */
export const WHOLE_STEPS = STEPS.filter(Number.isInteger);

/**
 * Round numbers inside a span, as far apart as the labels need: the smallest step of 1, 2, 2.5, 5 times a power of ten that leaves `least` pixels
 * between two of them. The same rule as that of the charts on screen.
 *
 * @param whole  of what is counted
 */
export function linearTicks([low, high]: Span, length: number, least: number, whole = false): number[] {
  const span = high - low;
  if (!(span > 0) || !Number.isFinite(span)) return [];
  const step = (whole ? WHOLE_STEPS : STEPS).find((each) => (each / span) * length >= least);
  if (step === undefined) return [];
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  // A product of small whole numbers, rounded: 3 · 0.1 is 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(15)) + 0);
}
