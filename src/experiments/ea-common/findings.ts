/** Do the curves of different sizes cross, where, and may the rows be believed? */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

/** Standard errors by which two sizes must differ for the sign to count. */
const SURE = 2;
/** A drift of <q^2> beyond this and four of its errors speaks against equilibrium. */
const DRIFT = 0.01;

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

/** [<q^2>] of the second quarter of the run against its last half, worst of all sizes and temperatures. */
function settled(rows: readonly Row[]): Finding {
  const drifts = rows.flatMap(({ values }) =>
    (['Small', 'Middle', 'Large'] as const).map((rank) => ({
      drift: Math.abs(Number(values[`drift${rank}`] ?? Number.NaN)),
      error: Number(values[`drift${rank}Error`] ?? Number.NaN),
      temperature: Number(values.temperature),
    })),
  );
  const known = drifts.filter(({ drift, error }) => Number.isFinite(drift + error));
  const worst = known.reduce((a, b) => (b.drift > a.drift ? b : a), known[0] ?? drifts[0]!);
  const moved = known.some(({ drift, error }) => drift > DRIFT + 4 * error);
  return {
    id: 'settled',
    verdict: known.length > 0 ? verdictOf(!moved, moved) : 'cannot-tell',
    facts: {
      drift: rounded(worst.drift, 2),
      error: rounded(worst.error, 2),
      temperature: rounded(worst.temperature),
    },
  };
}
