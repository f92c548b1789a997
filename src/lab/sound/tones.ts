/** From rows to tones: pitch is the value, low is low; the side is heard on its side. Knows no audio. */
import type { Experiment, LineFigure, Row } from '../../experiments/declaration.ts';
import { type Side, sidesOf } from '../sides.ts';

export interface Tone {
  /** Hz */
  readonly pitch: number;
  /** −1 left … 1 right. */
  readonly pan: number;
}
/** Two octaves. */
export const LOWEST_HZ = 220;
export const HIGHEST_HZ = 880;
const PANS: Readonly<Record<Side, number>> = { glass: -0.7, learner: 0.7 };

/** The column that a side is heard by: the first line of its first line figure. */
export function heardColumn({ figures }: Pick<Experiment, 'figures'>, side: Side): string | null {
  const lines = figures.filter((figure) => figure.kind === 'line') as readonly LineFigure<never>[];
  const first =
    lines.find((figure) => figure.side === side) ?? lines.find((figure) => figure.side === 'both');
  return first?.series[0]?.y ?? null;
}

/** Tones of the newest row, one per side that has a value in it; pitches by where the value lies among all so far. */
export function tonesOf(experiment: Experiment, rows: readonly Row[]): Tone[] {
  const sides = sidesOf(experiment);
  return sides.flatMap((side) => {
    const column = heardColumn(experiment, side);
    if (column === null) return [];
    const values = rows.map((row) => row.values[column]).filter((value) => typeof value === 'number');
    const value = rows.at(-1)?.values[column];
    if (typeof value !== 'number') return [];
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const share = high > low ? (value - low) / (high - low) : 0.5;
    return [{ pitch: LOWEST_HZ * (HIGHEST_HZ / LOWEST_HZ) ** share, pan: sides.length > 1 ? PANS[side] : 0 }];
  });
}
