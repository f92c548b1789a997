/** Colours of a drawing. Role never stands alone: see dashes. */
import type { SeriesRole } from '../experiments/declaration.ts';

export interface ChartTheme {
  readonly roles: Readonly<Record<SeriesRole, string>>;
  readonly text: string;
  readonly grid: string;
  readonly ground: string;
  readonly font: string;
}

export const DASHES = { solid: [], dashed: [7, 4], dotted: [1.5, 3.5], points: [] } as const;

/** A CSS hex colour with another opacity: for shades, bands and the run before. */
export function withAlpha(hex: string, alpha: number): string {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return `rgba(${value >> 16}, ${(value >> 8) & 255}, ${value & 255}, ${alpha})`;
}
