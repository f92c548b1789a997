/** Does flatness go with held-out loss, measure by measure, and what is left of it once the same functions are written in other scales? */
import { meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { BATCHES, type FlatnessConfig, MEASURES, RATES } from '../flatness.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

export function findings(rows: readonly Row[], config: FlatnessConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const measures = rows.filter(({ values }) => typeof values.measure === 'string');
  const settings = rows.filter(({ values }) => typeof values.batch === 'number');
  return [
    ...MEASURES.map((name) =>
      correlates(
        name,
        measures.find(({ values }) => values.measure === name),
      ),
    ),
    ...(config.activation === 'relu' ? [rescaled(settings)] : []),
    arrived(settings, config),
  ];
}

const number = (value: unknown) => (typeof value === 'number' ? value : Number.NaN);

/**
 * The light says whether sharper minima have the larger held-out loss: three standard errors over the draws, and the whole bootstrap interval,
 * must lie on one side (four measures are asked, and intervals of a dozen draws are a little too narrow).
 */
function correlates(name: string, row: Row | undefined): Finding {
  const of = (column: string) => number(row?.values[column]);
  const [low, high] = [of('rhoLow'), of('rhoHigh')];
  const [rho, bar] = [of('rho'), 3 * of('rhoError')];
  return {
    id: `correlates-${name}`,
    verdict: verdictOf(low > 0 && rho > bar, high < 0 && rho < -bar),
    facts: {
      rho: rounded(rho, 2),
      low: rounded(low, 2),
      high: rounded(high, 2),
      rescaled: rounded(of('rhoRescaled'), 2),
      rescaledLow: rounded(of('rhoRescaledLow'), 2),
      rescaledHigh: rounded(of('rhoRescaledHigh'), 2),
      draws: row?.samples?.rho?.length ?? 0,
      ...(!row && { state: 'waiting' }),
    },
  };
}

/** The same functions in other scales: by what factor the trace grew, minimum by minimum. */
function rescaled(settings: readonly Row[]): Finding {
  const ratios = (name: string) =>
    settings.flatMap(({ samples }) => {
      const [before, after] = [samples?.[name] ?? [], samples?.[`${name}Rescaled`] ?? []];
      return after.map((value, k) => value / before[k]!).filter((ratio) => ratio > 0 && ratio < Infinity);
    });
  const factors = Object.fromEntries(
    MEASURES.map((name) => {
      const logs = ratios(name).map(Math.log);
      return [name, logs.length > 1 ? meanOverSamples(logs) : { value: Number.NaN, error: Number.NaN }];
    }),
  );
  const trace = factors.trace!;
  return {
    id: 'rescaled',
    verdict: verdictOf(trace.value > 3 * trace.error, trace.value < -3 * trace.error),
    facts: Object.fromEntries(MEASURES.map((name) => [name, rounded(Math.exp(factors[name]!.value), 2)])),
  };
}

/** A fair comparison needs networks that all came down to the same training loss. */
function arrived(settings: readonly Row[], { draws, target }: FlatnessConfig): Finding {
  const reached = settings.reduce((sum, { values }) => sum + number(values.reached), 0);
  const all = settings.length * draws;
  const complete = settings.length === BATCHES.length * RATES.length;
  return {
    id: 'arrived',
    verdict: verdictOf(reached >= 0.9 * all && complete, reached < 0.5 * all),
    facts: { reached, all, target: rounded(target) },
  };
}
