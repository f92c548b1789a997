/** Scales of field pictures: which colour a value has, where contour lines lie, what the colour bar says. Plain functions, tested in Node. */
import { ticks } from 'd3-array';
import type { FieldPanel, MatrixData } from '../../experiments/declaration.ts';
import type { Rgb } from '../colour-map.ts';
import { logTicks } from '../ticks.ts';
import { divergingColour, sequentialColour } from './colours.ts';

export interface PanelScale {
  readonly kind: FieldPanel<never>['scale'];
  /** Values at both ends of the colour bar. */
  readonly low: number;
  readonly high: number;
  /** Nice numbers strictly inside, at which contour lines are drawn, and which the bar marks. */
  readonly levels: readonly number[];
  /** Share of the colour bar, 0 … 1; NaN where there is no value. Values beyond the ends are at the ends. */
  position(value: number | null | undefined): number;
  /** The same, not held at the ends: what is between two cells is interpolated in it. */
  place(value: number | null | undefined): number;
  colour(position: number): Rgb;
}

/** About so many contour lines. */
const LEVELS = 8;
/** A logarithmic scale leaves out this share of the smallest magnitudes: where a residual changes its sign it has any number of decades. */
const LEFT_OUT = 0.02;
/** Decades that a logarithmic scale spans at most. */
const DECADES = 6;
/** Levels of a logarithmic scale at most: single decades, or 1, 2, 5 where those are few. */
const LOG_LEVELS = 9;

/** One scale for all pictures given. Without any value in them it spans 0 … 1. */
export function panelScale(
  kind: PanelScale['kind'],
  matrices: readonly (MatrixData | undefined)[],
): PanelScale {
  const values = matrices.flatMap((matrix) => (matrix?.values ?? []).filter(isNumber));
  if (kind === 'log') return logScale(values.map(Math.abs));
  const [least, largest] = span(values);
  const bound = Math.max(Math.abs(least), Math.abs(largest)) || 1;
  const [low, high] =
    kind === 'signed' ? [-bound, bound] : least < largest ? [least, largest] : around(least);
  const colour = kind === 'signed' ? divergingColour : sequentialColour;
  const place = (value: number | null | undefined) =>
    isNumber(value) ? (value - low) / (high - low) : Number.NaN;
  return {
    kind,
    low,
    high,
    levels: inside(ticks(low, high, LEVELS), place),
    place,
    position: held(place),
    colour,
  };
}

function logScale(magnitudes: readonly number[]): PanelScale {
  const sorted = Float64Array.from(magnitudes.filter((value) => value > 0)).sort();
  const high = sorted.at(-1) ?? 1;
  const small = sorted[Math.floor(LEFT_OUT * sorted.length)] ?? high;
  const low = small < high ? Math.max(small, high / 10 ** DECADES) : high / 10;
  const decades = Math.log(high / low);
  const place = (value: number | null | undefined) =>
    isNumber(value) ? Math.log(Math.max(Math.abs(value), low * LOG_FLOOR) / low) / decades : Number.NaN;
  return {
    kind: 'log',
    low,
    high,
    levels: sparse(inside(logTicks([low, high]), place)),
    place,
    position: held(place),
    colour: sequentialColour,
  };
}

/** How far below the end of a scale zero lies: a decade, so that a contour line round it is in the right place. */
const LOG_FLOOR = 0.1;

const held =
  (place: PanelScale['place']): PanelScale['position'] =>
  (value) => {
    const at = place(value);
    return Number.isNaN(at) ? at : Math.min(1, Math.max(0, at));
  };

/** Of many levels the decades, of many decades every other one. */
function sparse(levels: readonly number[]): readonly number[] {
  if (levels.length <= LOG_LEVELS) return levels;
  return levels.filter((level) => Number.isInteger(Math.log10(Number(level.toPrecision(6)))));
}

/** A constant field is in the middle of its colours. */
const around = (value: number): [number, number] => {
  const reach = Math.abs(value) / 2 || 1;
  return [value - reach, value + reach];
};

/** Rounding at the ends must not make a line round the whole picture. */
const inside = (levels: readonly number[], place: PanelScale['place']) =>
  levels.filter((level) => place(level) > EDGE && place(level) < 1 - EDGE);
const EDGE = 1e-4;

function span(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

const isNumber = (value: number | null | undefined): value is number =>
  typeof value === 'number' && Number.isFinite(value);
