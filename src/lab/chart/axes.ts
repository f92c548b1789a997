/** Axes of every drawing: sparse ticks, 1-2-5 on logarithmic scales, numbers in the reader's language. */
import type uPlot from 'uplot';
import type { Span } from './line-data.ts';

export interface AxisWords {
  readonly x: string;
  readonly y: string;
  format(value: number): string;
}

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
const STEPS = Array.from({ length: 33 }, (_, k) => k - 16).flatMap((power) =>
  [1, 2, 2.5, 5].map((digit) => Number(`${digit}e${power}`)),
);
/** Of what is counted, as cycles or stages, there is nothing between 2 and 3. */
const WHOLE_STEPS = STEPS.filter(Number.isInteger);

/** Pixels between two labels of a logarithmic axis. */
const LEAST = { x: 34, y: 15 } as const;

export function axes(
  words: AxisWords,
  scales: { x: 'linear' | 'log'; y: 'linear' | 'log' },
  colour: (name: 'text' | 'grid') => string,
  font: string,
): uPlot.Axis[] {
  const make = (side: 'x' | 'y'): uPlot.Axis => ({
    stroke: () => colour('text'),
    grid: { stroke: () => colour('grid'), width: 1 },
    ticks: { show: false },
    font,
    labelFont: font,
    label: words[side],
    labelSize: side === 'x' ? 20 : 22,
    labelGap: side === 'x' ? 0 : 2,
    size: side === 'x' ? 26 : (_u, values) => Math.max(34, 12 + 7 * longest(values)),
    gap: 6,
    space: side === 'x' ? 44 : 34,
    values: (_u, splits) => splits.map((value) => (value === null ? '' : words.format(value))),
    ...(scales[side] === 'log'
      ? {
          splits: (u: uPlot, _axis: number, low: number, high: number) => {
            const { width, height } = u.bbox;
            const length = (side === 'x' ? width : height) / devicePixelRatio;
            // Before the first layout there is no length; then all of them do no harm.
            return length > 0 ? logTicks([low, high], length, LEAST[side]) : logTicks([low, high]);
          },
          filter: (_u: uPlot, splits: number[]) => splits,
        }
      : {
          incrs: (u: uPlot) =>
            side === 'x' && Array.from(u.data[0] ?? []).every(Number.isInteger) ? WHOLE_STEPS : STEPS,
        }),
  });
  return [make('x'), make('y')];
}

const longest = (values: readonly string[] | null) =>
  (values ?? []).reduce((length, text) => Math.max(length, (text ?? '').length), 0);

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
