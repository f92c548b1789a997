/** Do the curves of different sizes cross, where, and may the rows be believed? */
import { correctedZ, EQUILIBRIUM_MARGIN } from '../../observables/equilibrium.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

/** Standard errors by which two sizes must differ for the sign to count. */
const SURE = 2;

export function findings(rows: readonly Row[], critical: number): readonly Finding[] {
  return rows.length === 0
    ? []
    : [crossing(rows, 'correlation', critical), crossing(rows, 'binder', critical), settled(rows)];
}

/** Where the largest lattice overtakes the smallest on the way down: between the two sure points of different sign. */
function crossing(rows: readonly Row[], name: string, critical: number): Finding {
  const sure = rows
    .map(({ values }) => ({
      temperature: Number(values.temperature),
      value: Number(values[`${name}Large`]) - Number(values[`${name}Small`]),
      error: Math.hypot(Number(values[`${name}LargeError`]), Number(values[`${name}SmallError`])),
    }))
    .filter(({ value, error }) => Math.abs(value) > SURE * error);
  sure.sort((a, b) => b.temperature - a.temperature);
  const k = sure.findIndex(({ value }, i) => i > 0 && value > 0 && sure[i - 1]!.value < 0);
  const [hot, cold] = [sure[k - 1], sure[k]];
  const below = sure.length > 0 && sure.every(({ value }) => value < 0);
  const coldest = Math.min(...rows.map(({ values }) => Number(values.temperature)));
  const crossed = hot !== undefined && cold !== undefined;
  return {
    id: name,
    verdict: crossed ? (critical > 0 ? 'yes' : 'no') : below && critical === 0 ? 'yes' : 'cannot-tell',
    facts: {
      hot: rounded(hot?.temperature),
      cold: rounded(cold?.temperature),
      coldest: rounded(coldest),
      critical: rounded(critical, 4),
    },
  };
}

/**
 * [<q^2>] of the second quarter of the run against its last half, worst of all sizes and temperatures: an equivalence test, as for
 * the light of a single glass. Settled is what is shown to drift little, not what is not seen to drift.
 */
function settled(rows: readonly Row[]): Finding {
  const drifts = rows.flatMap(({ values }) =>
    (['Small', 'Middle', 'Large'] as const).map((rank) => ({
      drift: Math.abs(Number(values[`drift${rank}`] ?? Number.NaN)),
      error: Number(values[`drift${rank}Error`] ?? Number.NaN),
      temperature: Number(values.temperature),
    })),
  );
  const known = drifts.filter(({ drift, error }) => Number.isFinite(drift + error));
  const z = correctedZ(Math.max(1, known.length));
  const most = ({ drift, error }: (typeof drifts)[number]) => drift + z * error;
  const worst = known.reduce((a, b) => (most(b) > most(a) ? b : a), known[0] ?? drifts[0]!);
  const moved = known.some(({ drift, error }) => drift - z * error > EQUILIBRIUM_MARGIN / 2);
  const still = most(worst) < 2 * EQUILIBRIUM_MARGIN;
  return {
    id: 'settled',
    verdict: known.length > 0 ? verdictOf(still && !moved, moved) : 'cannot-tell',
    facts: {
      drift: rounded(worst.drift, 2),
      error: rounded(worst.error, 2),
      temperature: rounded(worst.temperature),
    },
  };
}
