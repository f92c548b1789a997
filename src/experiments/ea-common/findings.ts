/** Do the curves of different sizes cross, where, and may the rows be believed? */
import { correctedZ, EQUILIBRIUM_MARGIN } from '../../observables/equilibrium.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { crossingBetween, differenceAt, type Pair, pairsOf, type Ratio } from './crossing.ts';
import { RANKS } from './lattices.ts';

export interface EaLattice {
  readonly dimensions: number;
  /** T_c of the infinite lattice; 0 where there is no transition. */
  readonly critical: number;
}

/** Until the largest lattice is done, nothing can be said of crossings. */
export function findings(rows: readonly Row[], lattice: EaLattice): readonly Finding[] {
  if (rows.length === 0) return [];
  const pairs = pairsOf(rows);
  const crossings =
    pairs.length > 0
      ? (['correlation', 'binder'] as const).map((name) => crossing(pairs, name, lattice))
      : [];
  return [...crossings, settled(rows)];
}

/**
 * Where the largest lattice overtakes the smallest on the way down: between two temperatures at which the sign of their difference is sure,
 * so many temperatures being looked at.
 */
function crossing(pairs: readonly Pair[], name: Ratio, { dimensions, critical }: EaLattice): Finding {
  const differences = pairs.map((pair) => differenceAt(pair, name));
  const z = correctedZ(pairs.length);
  const sure = pairs
    .map((_, i) => i)
    .filter((i) => Math.abs(differences[i]!.value) > z * differences[i]!.error);
  const k = sure.findIndex(
    (i, at) => at > 0 && differences[i]!.value > 0 && differences[sure[at - 1]!]!.value < 0,
  );
  const [hot, cold] = [sure[k - 1], sure[k]];
  const crossed = hot !== undefined && cold !== undefined;
  const below = sure.length > 0 && sure.every((i) => differences[i]!.value < 0);
  const from = crossed
    ? differences.findIndex(({ value }, i) => i >= hot && value < 0 && differences[i + 1]!.value >= 0)
    : -1;
  const at = from < 0 ? null : crossingBetween(pairs[from]!, pairs[from + 1]!, name, dimensions);
  const temperatureOf = (i: number | undefined) => rounded(i === undefined ? null : pairs[i]!.temperature);
  return {
    id: name,
    verdict: crossed ? (critical > 0 ? 'yes' : 'no') : below && critical === 0 ? 'yes' : 'cannot-tell',
    facts: {
      hot: temperatureOf(hot),
      cold: temperatureOf(cold),
      crossing: rounded(at?.value),
      error: rounded(at?.error, 2),
      small: rounded(pairs[0]!.small.values.length),
      large: rounded(pairs[0]!.large.values.length),
      // Of curves that keep apart: the coldest place where that is certain.
      coldest: temperatureOf(below && critical === 0 ? sure.at(-1) : pairs.length - 1),
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
    RANKS.map((rank) => ({
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
