/** Axes of every drawing: sparse ticks, 1-2-5 on logarithmic scales, numbers in the reader's language. */
import type uPlot from 'uplot';
import type { Span } from './line-data.ts';

export interface AxisWords {
  readonly x: string;
  readonly y: string;
  format(value: number): string;
}

/** 1, 2, 5 times powers of ten inside a span. */
export function logTicks([low, high]: Span): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const digit of [1, 2, 5]) {
      const tick = Number(`${digit}e${power}`);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
    }
  }
  // Over many decades only the decades themselves.
  return ticks.length > 12 ? ticks.filter((tick) => Number.isInteger(Math.log10(tick))) : ticks;
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
          splits: (_u: uPlot, _axis: number, low: number, high: number) => logTicks([low, high]),
          filter: (_u: uPlot, splits: number[]) => splits,
        }
      : {}),
  });
  return [make('x'), make('y')];
}

const longest = (values: readonly string[] | null) =>
  (values ?? []).reduce((length, text) => Math.max(length, (text ?? '').length), 0);
