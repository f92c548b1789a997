/** Measured numbers of which some are only bounded: "<1E-10" (at most), ">3" (at least), "5.2e-4" (seen). */

export interface MeasuredValue {
  readonly value: number;
  /** 0 seen, -1 at most `value`, +1 at least: as in src/learner/gaussian-loss.ts. */
  readonly censoring: -1 | 0 | 1;
}

const MEASURED = /^([<>≤≥]=?)?\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i;

/** @returns null where the text is no number */
export function readMeasured(text: string): MeasuredValue | null {
  const match = MEASURED.exec(text.trim());
  if (!match) return null;
  const value = Number(match[2]);
  if (!Number.isFinite(value)) return null;
  const sign = match[1]?.[0];
  return { value, censoring: sign === undefined ? 0 : sign === '<' || sign === '≤' ? -1 : 1 };
}
