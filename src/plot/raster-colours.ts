/** Colours and shape of a matrix or a field, the same on the page and in files. Knows no DOM. */
import type { FieldFigure, MatrixData, MatrixFigure } from '../experiments/declaration.ts';
import { magnitudeColour, type Rgb, signedColour } from './colour-map.ts';
import { valueScale, type WayPlace } from './field-data.ts';

/** Width of a matrix over its height at most. */
const WIDEST = 6;

/** Width over height: one row of cells is a band, not a square of stripes; a field is a square. */
export function rasterShape<C>(
  { kind }: MatrixFigure<C> | FieldFigure<C>,
  { rows, columns }: MatrixData,
): number {
  return kind === 'field' ? 1 : Math.min(WIDEST, Math.max(1 / WIDEST, columns / rows));
}

/**
 * The colour of a value and the value at a share of the colour bar. Field and way share one scale, so that a mark in the colour of
 * its ground has the value of its ground.
 */
export function rasterColours<C>(
  figure: MatrixFigure<C> | FieldFigure<C>,
  matrix: MatrixData,
  way: readonly WayPlace[],
): { colour(value: number): Rgb; along(share: number): number } {
  const own =
    figure.kind === 'matrix'
      ? figure.range
      : [...matrix.values.flatMap((value) => value ?? []), ...way.map(({ value }) => value)];
  const [low, high] = spanOf(own);
  if (low < 0 && high > 0) {
    const bound = Math.max(-low, high);
    return { colour: (value) => signedColour(value / bound), along: (share) => bound * (2 * share - 1) };
  }
  const scale = valueScale(own, figure.kind === 'field' ? (figure.scale ?? 'linear') : 'linear');
  return { colour: (value) => magnitudeColour(scale.position(value)), along: scale.value };
}

export function spanOf(values: readonly number[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
