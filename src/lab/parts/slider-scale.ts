/** A slider's thousand positions and the values they stand for, on a linear or logarithmic scale. */
import type { IntegerField, RealField } from '../../experiments/declaration.ts';

export const SLIDER_POSITIONS = 1000;

export function toPosition(field: IntegerField | RealField, value: number): number {
  const { min, max } = field;
  const share = isLog(field) ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  return Math.round(SLIDER_POSITIONS * Math.min(1, Math.max(0, share)));
}

/** Rounded to what a person would type: two or three digits on a logarithmic scale, whole numbers for integers. */
export function fromPosition(field: IntegerField | RealField, position: number): number {
  const { min, max } = field;
  const share = position / SLIDER_POSITIONS;
  const value = isLog(field) ? min * (max / min) ** share : min + (max - min) * share;
  const rounded = Number(value.toPrecision(isLog(field) ? 2 : 3));
  const tidy = field.kind === 'integer' ? Math.round(rounded) : rounded;
  return Math.min(max, Math.max(min, tidy));
}

function isLog({ scale, min }: IntegerField | RealField): boolean {
  return scale === 'log' && min > 0;
}
