/** The row of another run taken at the same place. */
import type { Row } from '../experiments/declaration.ts';
import { numberOrNull } from './line-data.ts';

export function sameRow(rows: readonly Row[], by: string, row: Row | undefined): Row | null {
  const at = numberOrNull(row?.values[by]);
  if (at === null) return null;
  return (
    rows.find(
      (candidate) => Math.abs((numberOrNull(candidate.values[by]) ?? Number.NaN) - at) <= 1e-9 * Math.abs(at),
    ) ?? null
  );
}
