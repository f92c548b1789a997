/** Is the law met, is it one temperature, and what is left of it where everything is fitted; from the rows alone. */
import { type Estimate, jackknifeOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { divergenceFinding } from '../learner-common/divergence.ts';
import type { TemperatureOfSgdConfig } from '../temperature-of-sgd.ts';

export function findings(rows: readonly Row[], config: TemperatureOfSgdConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const of = (part: string) => rows.filter(({ values }) => values.part === part);
  if (config.problem === 'interpolation')
    return [gone(of('time')), ...diverged(of('time').slice(-1), config)];
  const modes = of('mode');
  const runaways = diverged(of('scan'), config);
  return [...runaways, law([...of('scan'), ...modes], config), oneTemperature(modes), flat(modes, config)];
}

/** Said only where networks ran away. */
function diverged(rows: readonly Row[], { networks, problem }: TemperatureOfSgdConfig): Finding[] {
  const all = rows.filter(({ values }) => Number(values.diverged) > 0).map(({ values }) => values);
  if (all.length === 0) return [];
  const least = (name: string) => Math.min(...all.map((values) => Number(values[name])));
  const count = all.reduce((sum, values) => sum + Number(values.diverged), 0);
  const divergence = { count, step: least('divergedStep'), rate: least('learningRate') };
  const of = problem === 'interpolation' ? 2 * networks : rows.length * networks;
  return [divergenceFinding(divergence, of)];
}

/** Deviations up to this many standard errors are chance, in one of a few dozen numbers: about 1 in 1000 for 40 of them. */
const BAR = 4;
/** A mean of ratios this near to 1 is 1 for our purposes, where theory is no more than the quadratic around a minimum. */
const NEAR = 0.2;

/** Measured against theory, number by number, and the mean ratio. Where theory is exact, chance alone may part them. */
function law(rows: readonly Row[], { problem }: TemperatureOfSgdConfig): Finding {
  const deviations = rows.map(
    ({ values }) => (Number(values.sgd) - Number(values.theory)) / Number(values.sgdError),
  );
  const ratios = rows.map(({ values }) => Number(values.sgd) / Number(values.theory));
  const worst = deviations.reduce((far, z) => (Math.abs(z) > Math.abs(far) ? z : far), 0);
  const mean = ratios.reduce((a, b) => a + b, 0) / ratios.length;
  const known = deviations.every(Number.isFinite);
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)];
  const exact = problem !== 'network';
  const met = exact ? Math.abs(worst) < BAR : low > 1 - NEAR && high < 1 + NEAR;
  return {
    id: 'law',
    verdict: known ? verdictOf(met, !met) : 'cannot-tell',
    facts: {
      ...(known && !exact ? { state: met ? 'near' : 'off' } : {}),
      numbers: rows.length,
      worst: rounded(worst, 2),
      ratio: rounded(mean, 4),
      low: rounded(low, 3),
      high: rounded(high, 3),
    },
  };
}

/** The hottest mode over the coldest, by theory's order, so that chance does not choose the pair; jackknife over networks. */
function spread(rows: readonly Row[]): Estimate {
  const sorted = rows.toSorted((a, b) => Number(a.values.theory) - Number(b.values.theory));
  const [cold, hot] = [sorted[0]?.samples?.sgd, sorted.at(-1)?.samples?.sgd];
  if (!cold || !hot || sorted.length < 2 || cold.length < 2) return { value: Number.NaN, error: Number.NaN };
  return jackknifeOverSamples([cold, hot], ([c, h]) => h! / c!);
}

function oneTemperature(modes: readonly Row[]): Finding {
  const { value, error } = spread(modes);
  return {
    id: 'one-temperature',
    verdict: verdictOf(
      Math.abs(value - 1) + 2 * error < 0.2,
      value - 3 * error > 1.2 || value + 3 * error < 0.8,
    ),
    facts: { ratio: rounded(value), error: rounded(error, 2), modes: modes.length },
  };
}

/**
 * Langevin: every mode at T, each within chance of its own law; around a network's minimum, where only the quadratic has that law,
 * to within a fifth.
 */
function flat(modes: readonly Row[], { problem }: TemperatureOfSgdConfig): Finding {
  const away = (name: string, law: string) =>
    modes.map(({ values }) => (Number(values[name]) - Number(values[law])) / Number(values[`${name}Error`]));
  const all = [...away('langevin', 'langevinTheory'), ...away('underdamped', 'temperature')];
  const worst = all.reduce((far, z) => (Math.abs(z) > Math.abs(far) ? z : far), 0);
  const known = modes.length > 1 && all.every(Number.isFinite);
  const shares = modes.map(({ values }) => Number(values.underdamped) / Number(values.temperature));
  const [low, high] = [Math.min(...shares), Math.max(...shares)];
  const exact = problem !== 'network';
  const level = exact ? Math.abs(worst) < BAR : low > 1 - NEAR && high < 1 + NEAR;
  return {
    id: 'flat',
    verdict: known ? verdictOf(level, !level) : 'cannot-tell',
    facts: {
      ...(known && !exact ? { state: level ? 'near' : 'off' } : {}),
      low: known ? rounded(low) : '-',
      high: known ? rounded(high) : '-',
      worst: rounded(worst, 2),
      numbers: all.length,
      temperature: rounded(modes[0]?.values.temperature),
    },
  };
}

/** What is left of the noise at the end, as a share of the first look; unknown where networks ran away in between. */
function gone(rows: readonly Row[]): Finding {
  const left = (name: 'noiseWide' | 'noiseSmall'): Estimate => {
    const [first, last] = [rows[0]?.samples?.[name], rows.at(-1)?.samples?.[name]];
    if (!first || !last || rows.length < 2 || first.length < 2 || first.length !== last.length)
      return { value: Number.NaN, error: Number.NaN };
    return jackknifeOverSamples([last, first], ([end, start]) => end! / start!);
  };
  const [wide, small] = [left('noiseWide'), left('noiseSmall')];
  const last = rows.at(-1)?.values;
  return {
    id: 'gone',
    verdict: verdictOf(
      wide.value + 2 * wide.error < 0.1 * (small.value - 2 * small.error),
      wide.value - 2 * wide.error > 0.5 * (small.value + 2 * small.error),
    ),
    facts: {
      step: rounded(last?.step, 6),
      wide: rounded(wide.value, 2),
      wideError: rounded(wide.error, 1),
      small: rounded(small.value, 2),
      smallError: rounded(small.error, 1),
      lossWide: rounded(last?.lossWide, 2),
      lossSmall: rounded(last?.lossSmall, 2),
    },
  };
}
