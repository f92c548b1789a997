/** How many valleys, who finds the deepest, and whether the deep ones are the wide ones. */
import type { Finding, Row } from '../declaration.ts';
import type { DisconnectivityConfig } from '../disconnectivity.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

export function findings(
  rows: readonly Row[],
  { mirror, copies }: DisconnectivityConfig,
): readonly Finding[] {
  const coolings = rows.filter(({ values }) => typeof values.step === 'number');
  return coolings.length === 0
    ? []
    : [valleys(coolings, mirror), arrival(coolings, copies), basins(coolings)];
}

/** One valley (and its mirror image), or many. */
function valleys(rows: readonly Row[], mirror: boolean): Finding {
  const { minima, flat, highest, groundEnergy } = rows[0]!.values;
  const few = mirror ? 1 : 2;
  return {
    id: 'valleys',
    verdict: verdictOf(Number(minima) > few, true),
    facts: {
      minima: rounded(minima),
      flat: rounded(flat),
      highest: rounded(highest, 3),
      ground: rounded(groundEnergy, 5),
    },
  };
}

/** The quench against the slowest cooling: independent copies, so their errors add in squares. */
function arrival(rows: readonly Row[], copies: number): Finding {
  const [quench, slow] = [rows[0]!.values, rows[rows.length - 1]!.values];
  const gain = Number(slow.ground) - Number(quench.ground);
  const error = Math.hypot(Number(quench.groundError), Number(slow.groundError));
  return {
    id: 'arrival',
    verdict: rows.length > 1 ? verdictOf(gain > 3 * error, gain < 2 * error) : 'cannot-tell',
    facts: {
      copies,
      quench: percent(quench.ground),
      slow: percent(slow.ground),
      sweeps: rounded(slow.sweeps),
      gain: percent(gain),
      error: percent(error),
    },
  };
}

/** Do quenches end more often where it is harder to leave? */
function basins(rows: readonly Row[]): Finding {
  const { depthCorrelation, depthCorrelationError, minima } = rows[0]!.values;
  const [rho, error] = [Number(depthCorrelation), Number(depthCorrelationError)];
  const known = typeof depthCorrelation === 'number' && typeof depthCorrelationError === 'number';
  return {
    id: 'basins',
    verdict: known ? verdictOf(rho > 2 * error, rho < error) : 'cannot-tell',
    facts: {
      minima: rounded(minima),
      rho: rounded(depthCorrelation, 3),
      error: rounded(depthCorrelationError, 2),
    },
  };
}

const percent = (share: unknown) => rounded(typeof share === 'number' ? 100 * share : share, 3);
