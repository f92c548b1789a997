/** One line of the table: a number from outside, ours, and how far they are apart. */
import type { Estimate } from '../../../src/observables/statistics.ts';

/**
 * Where a number comes from:
 *   published    a paper states it, and the statement was seen
 *   unverified   quoted from a paper from memory
 *   independent  computed for this project by other programs that share no code with it
 *   exact        theory: a closed form, a complete count, an identity; its error is that of rounding
 *   law          what a published law gives there: no number to compare with was found
 */
export type Kind = 'published' | 'unverified' | 'independent' | 'exact' | 'law';

export interface Reference extends Estimate {
  readonly kind: Kind;
  /** Number of a source in the list, or none. */
  readonly source?: string;
}

export interface Line {
  readonly quantity: string;
  readonly reference: Reference;
  /** Statistical error over samples. */
  readonly ours: Estimate;
  /** What ours may be off by beside that: missed ground states, the choice of a fit. */
  readonly systematic?: number;
  /** Names of the measurements. */
  readonly from: readonly string[];
  /** Digits after the point. */
  readonly digits: number;
  /** Why it lies beyond three errors, where it does. */
  readonly explained?: string;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly lines: readonly Line[];
  /** Instead of a table of lines, where what is compared has no standard error. */
  readonly table?: string;
  /** Said below the table. */
  readonly remarks: readonly string[];
}

export const FAR = 3;

/** Difference in combined errors; NaN where none is known. */
export function sigmas({ ours, systematic = 0, reference }: Line): number {
  const error = Math.hypot(ours.error, systematic, reference.error);
  return error > 0 ? (ours.value - reference.value) / error : Number.NaN;
}

export const known = (kind: Kind, value: number, error: number, source?: string): Reference => ({
  kind,
  value,
  error,
  ...(source ? { source } : {}),
});

/** A number with its error in the last digits: -0.73546(21). */
export function withError(value: number, error: number, digits: number): string {
  const text = minus(value.toFixed(digits));
  if (!(error > 0)) return text;
  // An error below half of the last digit is shown as 1 of it, never as 0.
  return `${text}(${Math.max(1, Math.round(error * 10 ** digits))})`;
}

/** The minus sign of typography. */
export const minus = (text: string) => text.replace(/^-/, '−');
