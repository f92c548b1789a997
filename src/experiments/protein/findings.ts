/** What folding faster and slower, and in shuffled orders, should have shown; from the rows alone. */
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { ProteinConfig } from '../protein.ts';

export function findings(rows: readonly Row[], config: ProteinConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const having = (name: string) => rows.filter(({ values }) => typeof values[name] === 'number');
  const rates = having('sweeps');
  const exact = having('exact');
  return [
    slowerIsLower(rates),
    found(rates),
    alike(rates, config),
    designed(rates[rates.length - 1], having('shuffledOverlap'), config),
    ...(exact.length > 0 ? [counted(exact)] : []),
  ];
}

/** Fastest against slowest cooling. */
function slowerIsLower(rates: readonly Row[]): Finding {
  const [first, last] = [rates[0]?.values, rates[rates.length - 1]?.values];
  const gain = Number(first?.energy) - Number(last?.energy);
  const error = Math.hypot(Number(first?.energyError), Number(last?.energyError));
  const known = rates.length > 1 && Number.isFinite(error);
  return {
    id: 'slower-lower',
    verdict: known ? verdictOf(gain > 3 * error, gain < -3 * error) : 'cannot-tell',
    facts: {
      fast: rounded(first?.sweeps, 6),
      slow: rounded(last?.sweeps, 6),
      gain: rounded(known ? gain : null),
      error: rounded(error, 2),
    },
  };
}

/** Was the lowest energy known reached? */
function found(rates: readonly Row[]): Finding {
  const last = rates[rates.length - 1]?.values;
  const [best, reference] = [last?.best, last?.reference];
  const known = typeof best === 'number' && typeof reference === 'number';
  return {
    id: 'found',
    verdict: known ? verdictOf(best <= reference, best > reference) : 'cannot-tell',
    facts: {
      best: rounded(best),
      reference: rounded(reference),
      percent: typeof last?.hits === 'number' ? Math.round(100 * last.hits) : '-',
      sweeps: rounded(last?.sweeps, 6),
    },
  };
}

/** Overlap above which two folds count as one and the same, but for loose ends. */
const SAME = 0.8;

function alike(rates: readonly Row[], { copies }: ProteinConfig): Finding {
  const last = rates[rates.length - 1]?.values;
  const [q, error] = [Number(last?.overlap), Number(last?.overlapError)];
  return {
    id: 'alike',
    verdict: verdictOf(q - 2 * error > SAME, q + 2 * error < SAME),
    facts: {
      overlap: rounded(last?.overlap),
      error: rounded(last?.overlapError, 2),
      sweeps: rounded(last?.sweeps, 6),
      copies,
    },
  };
}

/** The sequence as it is against the same beads shuffled. */
function designed(own: Row | undefined, shuffled: readonly Row[], { shuffles }: ProteinConfig): Finding {
  const overlaps = shuffled.map(({ values }) => Number(values.shuffledOverlap));
  const energies = shuffled.map(({ values }) => Number(values.shuffledEnergy));
  const others = overlaps.length > 0 ? meanOverSamples(overlaps) : { value: Number.NaN, error: Number.NaN };
  const gain = Number(own?.values.overlap) - others.value;
  const error = Math.hypot(Number(own?.values.overlapError), others.error);
  const known = shuffled.length > 1 && shuffled.length === shuffles && Number.isFinite(error);
  return {
    id: 'designed',
    verdict: known ? verdictOf(gain > 2 * error, gain < -2 * error) : 'cannot-tell',
    facts: {
      own: rounded(own?.values.overlap),
      error: rounded(own?.values.overlapError, 2),
      others: rounded(others.value, 2),
      spread: rounded(others.error, 2),
      shuffles: shuffled.length,
      ownEnergy: rounded(own?.values.energy, 3),
      otherEnergy: rounded(energies.length > 0 ? mean(energies) : null, 3),
    },
  };
}

/** Short chains: every fold was visited, so the mean energy is known. */
function counted(rows: readonly Row[]): Finding {
  const sigmas = rows.map(
    ({ values }) =>
      Math.abs(Number(values.cooled) - Number(values.exact)) / Math.max(1e-3, Number(values.cooledError)),
  );
  const worst = Math.max(...sigmas);
  const off = rows[sigmas.indexOf(worst)]!.values;
  return {
    id: 'counted',
    verdict: verdictOf(worst < 4, worst > 6),
    facts: {
      rows: rows.length,
      sigmas: rounded(worst, 2),
      temperature: rounded(off.temperature, 3),
      exact: rounded(off.exact, 4),
      measured: rounded(off.cooled),
      error: rounded(off.cooledError, 2),
    },
  };
}
