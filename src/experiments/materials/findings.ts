/** Whether the models beat the median, whether bounds taken as bounds matter, and whether the intervals keep what they promise. */
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';
import type { MaterialsConfig } from '../materials.ts';

export function findings(rows: readonly Row[], _config: MaterialsConfig): readonly Finding[] {
  const of = (model: string) =>
    rows.find(({ values }) => values.test === 'resplit' && values.model === model);
  const found: Finding[] = [];
  const [tobit, value, dropped, process, median] = ['tobit', 'as-value', 'dropped', 'process', 'median'].map(
    of,
  );
  if (tobit && value) found.push(censoring('as-value', tobit, value));
  if (tobit && dropped) found.push(censoring('dropped', tobit, dropped));
  if (process && median) {
    const { value: gain, error } = pairedDifference(median, process, 'mae');
    found.push({
      id: 'learnt',
      verdict: verdictOf(gain > 2 * error, gain < -2 * error),
      facts: { gain: rounded(gain, 3), error: rounded(error, 2), mae: rounded(process.values.mae, 3) },
    });
    found.push(covered(process));
  }
  const given = rows.find(({ values }) => values.test === 'given' && values.model === 'process');
  if (given)
    found.push({
      id: 'given',
      verdict: 'cannot-tell',
      facts: {
        mae: rounded(given.values.mae, 3),
        maeSeen: rounded(given.values.maeSeen, 3),
        tested: Number(given.values.tested),
      },
    });
  if (found.length > 0 || rows.length === 0) return found;
  // The first model alone compares with nothing yet.
  const { model, mae, tested } = rows[0]!.values;
  return [
    {
      id: 'running',
      verdict: 'cannot-tell',
      facts: { model: String(model), mae: rounded(mae, 3), tested: Number(tested) },
    },
  ];
}

/** -ln p of what is known of held-out rows, in pairs over resplits. */
function censoring(against: 'as-value' | 'dropped', tobit: Row, other: Row): Finding {
  const { value, error } = pairedDifference(other, tobit, 'nll');
  const mae = pairedDifference(other, tobit, 'maeSeen');
  return {
    id: `censoring-${against}`,
    verdict: verdictOf(value > 2 * error, value < -2 * error),
    facts: {
      gain: rounded(value, 2),
      error: rounded(error, 2),
      mae: rounded(mae.value, 2),
      maeError: rounded(mae.error, 2),
    },
  };
}

function covered({ samples }: Row): Finding {
  const { value, error } = meanOverSamples(samples!.coverage!);
  const percent = (x: number) => rounded(100 * x, 3);
  return {
    id: 'covered',
    verdict: verdictOf(
      value - 2 * error <= 0.96 && value + 2 * error >= 0.94 && error < 0.01,
      value + 2 * error < 0.94,
    ),
    facts: { coverage: percent(value), error: rounded(100 * error, 2), repeats: samples!.coverage!.length },
  };
}
