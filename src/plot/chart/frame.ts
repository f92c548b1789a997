/** Where numbers lie on a plot: linear or logarithmic axes, their ticks, and the way from numbers to pixels and back. Knows no DOM. */

import type { Span } from '../line-data.ts';
import { linearTicks, logTicks } from '../ticks.ts';
import { textWidth } from './text-width.ts';

export type Scale = 'linear' | 'log';
export interface Axis {
  readonly span: Span;
  readonly scale: Scale;
  /** Counted: no tick between 2 and 3. */
  readonly whole?: boolean;
}
export interface PlotFrame {
  readonly width: number;
  readonly height: number;
  readonly plot: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
  /** Numbers to pixels; NaN where a logarithmic axis has no place for one. */
  placeOf(x: number, y: number): readonly [left: number, top: number];
  /** Pixels to numbers. */
  valueAt(left: number, top: number): readonly [x: number, y: number];
}

/** Type of the axes, pixels. */
export const SMALL = 12;
const [RIGHT, TOP, BELOW] = [14, 10, 42];
/** Pixels between two labels at least, as on screen. */
const LEAST = { linear: { x: 44, y: 34 }, log: { x: 34, y: 15 } } as const;

export function plotFrame(
  size: { readonly width: number; readonly height: number },
  axes: { readonly x: Axis; readonly y: Axis },
  format: (value: number) => string,
): PlotFrame {
  const height = Math.max(40, size.height - TOP - BELOW);
  const yTicks = ticksOf(axes.y, height, 'y');
  const left = 30 + Math.max(14, ...yTicks.map((tick) => textWidth(format(tick), SMALL)));
  const width = Math.max(40, size.width - left - RIGHT);
  const [x, y] = [measure(axes.x), measure(axes.y)];
  return {
    ...size,
    plot: { x: left, y: TOP, width, height },
    xTicks: ticksOf(axes.x, width, 'x'),
    yTicks,
    placeOf: (a, b) => [left + x.share(a) * width, TOP + (1 - y.share(b)) * height],
    valueAt: (a, b) => [x.value((a - left) / width), y.value(1 - (b - TOP) / height)],
  };
}

function ticksOf({ span, scale, whole }: Axis, length: number, side: 'x' | 'y'): number[] {
  const least = LEAST[scale][side];
  return scale === 'log' ? logTicks(span, length, least) : linearTicks(span, length, least, whole);
}

/** The share of an axis that lies before a value, and the value at a share. */
export function measure({ span: [low, high], scale }: Axis): {
  share(value: number): number;
  value(share: number): number;
} {
  if (scale === 'linear')
    return {
      share: (value) => (value - low) / (high - low),
      value: (share) => low + share * (high - low),
    };
  const decades = Math.log(high / low);
  return {
    share: (value) => (value > 0 ? Math.log(value / low) / decades : Number.NaN),
    value: (share) => low * Math.exp(share * decades),
  };
}
