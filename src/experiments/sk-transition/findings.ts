/** Where the curves of two sizes cross, and whether the rows may be believed. */
import { correctedZ } from '../../observables/equilibrium.ts';
import type { Estimate } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { SkTransitionConfig } from '../sk-transition.ts';
import { RANKS } from './ranks.ts';

/** T = 1 holds for N -> infinity; crossings of small sizes may lie this far from it. */
const NEAR = 0.05;

export function findings(rows: readonly Row[], config: SkTransitionConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const found = [scaledCrossing(rows), binderCrossing(rows), atOne(rows)];
  return config.couplings === 'gaussian' ? [...found, equilibrium(rows)] : found;
}

interface Difference extends Estimate {
  readonly temperature: number;
}

/** Largest size minus smallest at each temperature; sizes share nothing, so their errors add in squares. */
function differences(rows: readonly Row[], name: string): Difference[] {
  return rows.flatMap(({ values }) => {
    const of = (suffix: string) => values[`${name}${suffix}`];
    const [large, small, a, b] = [of('Large'), of('Small'), of('LargeError'), of('SmallError')];
    if (typeof large !== 'number' || typeof small !== 'number') return [];
    if (typeof a !== 'number' || typeof b !== 'number') return [];
    return [{ temperature: Number(values.temperature), value: large - small, error: Math.hypot(a, b) }];
  });
}

/**
 * The temperature where the largest size overtakes the smallest on the way down. Points that do not differ by two errors
 * say nothing about the sign; the crossing lies between the nearest two that do.
 */
function crossing(rows: readonly Row[], name: string): Estimate | null {
  const sure = differences(rows, name).filter(({ value, error }) => Math.abs(value) > 2 * error);
  sure.sort((a, b) => b.temperature - a.temperature);
  const k = sure.findIndex(({ value }, i) => i > 0 && value > 0 && sure[i - 1]!.value < 0);
  if (k < 1) return null;
  const [hot, cold] = [sure[k - 1]!, sure[k]!];
  const rise = cold.value - hot.value;
  const width = hot.temperature - cold.temperature;
  const share = -hot.value / rise;
  const noise = Math.hypot((1 - share) * hot.error, share * cold.error) / rise;
  return { value: hot.temperature - share * width, error: noise * width };
}

function scaledCrossing(rows: readonly Row[]): Finding {
  const at = crossing(rows, 'scaled');
  const distance = at && Math.abs(at.value - 1);
  return {
    id: 'scaled-crossing',
    verdict:
      at === null || distance === null
        ? 'cannot-tell'
        : verdictOf(distance < NEAR + 2 * at.error, distance > NEAR + 3 * at.error),
    facts: at
      ? { temperature: rounded(at.value), error: rounded(at.error, 2) }
      : { temperature: '-', error: '-' },
  };
}

/** "No crossing at T = 1" is what is expected: the larger size lies clearly below there. */
function binderCrossing(rows: readonly Row[]): Finding {
  const at = crossing(rows, 'binder');
  const all = differences(rows, 'binder');
  const near = all.reduce<Difference | null>(
    (best, one) =>
      best === null || Math.abs(one.temperature - 1) < Math.abs(best.temperature - 1) ? one : best,
    null,
  );
  const known = near !== null && Math.abs(near.temperature - 1) < NEAR;
  return {
    id: 'binder-crossing',
    verdict: known
      ? verdictOf(near.value + 2 * near.error < 0, near.value - 2 * near.error > 0)
      : 'cannot-tell',
    facts: {
      state: known
        ? near.value + 2 * near.error < 0
          ? at
            ? 'elsewhere'
            : 'nowhere'
          : 'unclear'
        : 'too-few',
      temperature: at ? rounded(at.value) : '-',
      error: at ? rounded(at.error, 2) : '-',
      difference: known ? rounded(Math.abs(near.value)) : '-',
      differenceError: known ? rounded(near.error, 2) : '-',
    },
  };
}

/** The common height at T = 1, about 1.02 for Gaussian couplings. */
function atOne(rows: readonly Row[]): Finding {
  const near = rows.reduce((best, row) =>
    Math.abs(Number(row.values.temperature) - 1) < Math.abs(Number(best.values.temperature) - 1) ? row : best,
  );
  const { temperature, scaledSmall, scaledMiddle, scaledLarge, scaledLargeError } = near.values;
  const heights = [scaledSmall, scaledMiddle, scaledLarge].map(Number);
  const spread = Math.max(...heights) - Math.min(...heights);
  const close = Math.abs(Number(temperature) - 1) < NEAR;
  const error = Math.hypot(Number(near.values.scaledSmallError), Number(scaledLargeError));
  return {
    id: 'at-one',
    verdict: close
      ? verdictOf(spread < Math.max(0.1, 3 * error), spread > Math.max(0.1, 3 * error))
      : 'cannot-tell',
    facts: {
      temperature: rounded(temperature),
      small: rounded(scaledSmall),
      middle: rounded(scaledMiddle),
      large: rounded(scaledLarge),
      error: rounded(scaledLargeError, 2),
    },
  };
}

/** The identity of Gaussian couplings, at every size and temperature; the worst is the one most errors away from zero. */
function equilibrium(rows: readonly Row[]): Finding {
  const gaps = rows.flatMap(({ values }) =>
    RANKS.map((rank) => ({
      gap: Number(values[`identityGap${rank}`] ?? Number.NaN),
      error: Number(values[`identityGap${rank}Error`] ?? Number.NaN),
      temperature: Number(values.temperature),
    })),
  );
  const known = gaps.every(({ gap, error }) => Number.isFinite(gap + error));
  const sigmas = ({ gap, error }: (typeof gaps)[number]) => Math.abs(gap) / error;
  const worst = gaps.reduce((a, b) => (sigmas(b) > sigmas(a) ? b : a));
  const z = correctedZ(gaps.length);
  return {
    id: 'equilibrium',
    verdict: known ? verdictOf(sigmas(worst) < z, sigmas(worst) > z) : 'cannot-tell',
    facts: {
      gap: rounded(worst.gap, 2),
      error: rounded(worst.error, 2),
      temperature: rounded(worst.temperature),
    },
  };
}
