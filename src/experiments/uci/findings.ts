/** The table in words: set by set against the published one, and whether several networks say more than one. */
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { UciConfig } from '../uci.ts';
import type { Verdict } from './published.ts';

export function findings(rows: readonly Row[], _config: UciConfig): readonly Finding[] {
  const plain = rows.filter(({ values }) => values.setting === 'published');
  const main = plain.length > 0 ? plain : rows;
  return [
    ...main.filter(({ values }) => values.rmseVerdict !== null).map(against),
    ...main.map(together),
    ...main.flatMap((row) => changes(row, rows)),
  ];
}

/** Neither measure worse than one published standard error above the published mean. */
function against({ values }: Row): Finding {
  const verdicts = [values.rmseVerdict, values.nllVerdict] as readonly Verdict[];
  const facts = Object.fromEntries(
    [
      'rmse',
      'rmseError',
      'nll',
      'nllError',
      'publishedRmse',
      'publishedRmseError',
      'publishedNll',
      'publishedNllError',
    ].map((name) => [name, rounded(Number(values[name]), 3)]),
  );
  const id = verdicts.every((verdict) => verdict === 'within') ? 'within' : 'apart';
  const verdict = verdictOf(
    verdicts.every((each) => each !== 'worse'),
    verdicts.includes('worse'),
  );
  return { id, verdict, facts: { set: String(values.set), ...facts } };
}

/** What an ensemble gains over one of its networks, nats per point, in pairs over splits. */
function together({ values, samples }: Row): Finding {
  const { value, error } = meanOverSamples(samples!.gain!);
  return {
    id: 'together',
    verdict: verdictOf(value > 2 * error, value < -2 * error),
    facts: { set: String(values.set), gain: rounded(value, 2), error: rounded(error, 2) },
  };
}

/** What each other way of training changes in -ln p, in pairs over splits. */
function changes(main: Row, rows: readonly Row[]): Finding[] {
  const others = rows.filter(
    ({ values }) => values.set === main.values.set && values.setting !== main.values.setting,
  );
  return others.map(({ values, samples }) => {
    const change = meanOverSamples(samples!.nll!.map((nll, k) => nll - main.samples!.nll![k]!));
    const rmse = meanOverSamples(samples!.rmse!.map((each, k) => each - main.samples!.rmse![k]!));
    return {
      id: `change-${String(values.setting)}`,
      verdict: verdictOf(change.value < -2 * change.error, change.value > 2 * change.error),
      facts: {
        set: String(values.set),
        change: rounded(change.value, 2),
        error: rounded(change.error, 2),
        rmse: rounded(rmse.value, 2),
        rmseError: rounded(rmse.error, 2),
      },
    };
  });
}
