/** Runs drawn beside the one on screen: those that the reader pinned, and the run before. */
import type { Row } from '../experiments/declaration.ts';

export interface ComparedRun {
  readonly id: number;
  /** Which of the colours and marks of pinned runs. */
  readonly slot: number;
  readonly rows: readonly Row[];
}

/** Rows are only ever appended to: two lists with the same first row are the same run, perhaps not as far. */
export function isSameRun(a: readonly Row[], b: readonly Row[]): boolean {
  return a.length > 0 && a[0] === b[0];
}

/** Pins beside these rows: not the run on screen itself. */
export function pinsBeside<P extends ComparedRun>(rows: readonly Row[], pins: readonly P[]): readonly P[] {
  return pins.filter((pin) => !isSameRun(pin.rows, rows));
}

/** The run before is not drawn twice where it is pinned. */
export function previousBeside(previous: readonly Row[], pins: readonly ComparedRun[]): readonly Row[] {
  return pins.some((pin) => isSameRun(pin.rows, previous)) ? [] : previous;
}
