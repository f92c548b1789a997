/** Which arm reached equilibrium, when its energy looked flat, and whether the exchange travelled. */
import { correctedZ, EQUILIBRIUM_MARGIN } from '../../observables/equilibrium.ts';
import type { Finding, Row } from '../declaration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';

export function findings(rows: readonly Row[]): readonly Finding[] {
  if (rows.length === 0) return [];
  return [arm('plain', 'Plain', rows), arm('tempered', 'Tempered', rows), flat(rows), travel(rows)];
}

/** Is the identity met in the last window? An equivalence test, as for the light. */
function arm(id: string, name: string, rows: readonly Row[]): Finding {
  const { values } = rows[rows.length - 1]!;
  const [gap, error] = [Number(values[`identityGap${name}`]), Number(values[`identityGap${name}Error`])];
  const z = correctedZ(2);
  const verdict = verdictOf(
    Math.abs(gap) + z * error < 2 * EQUILIBRIUM_MARGIN,
    Math.abs(gap) - z * error > EQUILIBRIUM_MARGIN,
  );
  // So few samples leave wide error bars: that nothing speaks against equilibrium is said, and does not count as equilibrium.
  const within = verdict === 'cannot-tell' && Math.abs(gap) < z * error;
  return {
    id,
    verdict,
    facts: {
      ...(within ? { state: 'within' } : {}),
      sweeps: rounded(values.sweeps, 7),
      gap: rounded(gap),
      error: rounded(error, 2),
    },
  };
}

/** The last doubling changed the energy of the plain arm by almost nothing, and yet its copies lag behind the other arm's. */
function flat(rows: readonly Row[]): Finding {
  const [before, last] = [rows[rows.length - 2], rows[rows.length - 1]!];
  const drop = before
    ? pairedDifference(before, last, 'energyPlain')
    : { value: Number.NaN, error: Number.NaN };
  const [lag, error] = [Number(last.values.lag), Number(last.values.lagError)];
  const looksFlat = Math.abs(drop.value) < 0.005;
  return {
    id: 'flat',
    verdict: Number.isFinite(drop.value)
      ? verdictOf(looksFlat && lag - 2 * error > 0, lag + 2 * error < 2 * EQUILIBRIUM_MARGIN)
      : 'cannot-tell',
    facts: { drop: rounded(drop.value, 2), lag: rounded(lag), error: rounded(error, 2) },
  };
}

/** Round trips: without them an exchange only shuffles neighbours. */
function travel(rows: readonly Row[]): Finding {
  const { trips, worstSwap, bestSwap } = rows[rows.length - 1]!.values;
  return {
    id: 'travel',
    verdict: verdictOf(Number(trips) >= 1, Number(trips) < 1),
    facts: {
      trips: rounded(trips),
      percent: rounded(100 * Number(worstSwap), 2),
      most: rounded(100 * Number(bestSwap), 2),
    },
  };
}
