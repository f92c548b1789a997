/** The widths of a run, and when a label counts as satisfied. */
import type { JammingConfig } from '../jamming.ts';

/** A gap 1 - y f of no more than this is none: single precision leaves about this much where the energy is zero. */
export const TOLERANCE = 1e-4;

/** From the narrowest to the widest in about equal factors, each once. */
export function widthsOf({ narrowest, widest, widths }: JammingConfig): number[] {
  const factor = Math.log(widest / narrowest) / (widths - 1);
  const all = Array.from({ length: widths }, (_, k) => Math.round(narrowest * Math.exp(factor * k)));
  return [...new Set(all)];
}
