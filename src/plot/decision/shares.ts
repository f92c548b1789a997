/** How long the bars of candidates are. */
import type { DecisionMeasure, Row } from '../../experiments/declaration.ts';

/**
 * Share of the full bar, 0 … 1; null where a measure has no bar or no value. Bars from zero share a scale with all measures of their group (without one,
 * with the same measure of the other candidates), so that they can be compared.
 */
export function shareOf(
  measures: readonly DecisionMeasure[],
  measure: DecisionMeasure,
  letter: string,
  letters: readonly string[],
  row: Row | undefined,
): number | null {
  const value = row?.values[measure.id + letter];
  if (measure.bar === 'none' || typeof value !== 'number') return null;
  const clamped = (share: number) => (share >= 0 ? Math.min(1, share) : 0);
  if (measure.bar !== 'zero') return clamped((value - measure.bar[0]) / (measure.bar[1] - measure.bar[0]));
  const alike = measures.filter(
    (other) => other === measure || (measure.group !== undefined && other.group === measure.group),
  );
  const sizes = alike.flatMap(({ id }) =>
    letters
      .map((each) => row?.values[id + each])
      .map((size) => (typeof size === 'number' ? Math.abs(size) : 0)),
  );
  return clamped(Math.abs(value) / Math.max(...sizes));
}
