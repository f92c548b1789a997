/** What annealing ever more slowly should have shown, from the rows alone. */
import { PSEUDOGAP_SLOPE, RANDOM_DENSITY } from '../../observables/local-field-distribution.ts';
import type { Finding, Row } from '../declaration.ts';
import { pairedDifference, rounded, verdictOf } from '../glass-common/columns.ts';
import { powerLaw } from '../glass-common/fits.ts';

export function findings(rows: readonly Row[]): readonly Finding[] {
  return rows.length === 0
    ? []
    : [slowerIsLower(rows), diminishing(rows), valleys(rows), found(rows), pseudogap(rows)];
}

/** Energy per spin that counts as no gain. */
const NOTHING = 0.01;

/** Fastest and slowest annealing of the same samples, sample by sample. */
function slowerIsLower(rows: readonly Row[]): Finding {
  const [first, last] = [rows[0]!, rows[rows.length - 1]!];
  const gain = pairedDifference(first, last, 'energy');
  const known = rows.length > 1 && Number.isFinite(gain.error);
  return {
    id: 'slower-lower',
    verdict: known
      ? verdictOf(gain.value > Math.max(NOTHING, 3 * gain.error), gain.value + 2 * gain.error < NOTHING)
      : 'cannot-tell',
    facts: {
      fast: rounded(first.values.sweeps),
      slow: rounded(last.values.sweeps, 6),
      gain: rounded(gain.value),
      error: rounded(gain.error, 2),
    },
  };
}

/** Residual energy ~ sweeps^-x: what a factor of ten in patience buys. */
function diminishing(rows: readonly Row[]): Finding {
  const fit = powerLaw(
    rows.map(({ values }) => ({
      x: Number(values.sweeps),
      y: Number(values.residual),
      error: Number(values.residualError),
    })),
  );
  const known = fit !== null && Number.isFinite(fit.error);
  return {
    id: 'diminishing',
    verdict: known ? verdictOf(fit.value + 2 * fit.error < 0, fit.value - 2 * fit.error > 0) : 'cannot-tell',
    facts: {
      exponent: known ? rounded(-fit.value) : '-',
      error: known ? rounded(fit.error, 2) : '-',
      factor: known ? rounded(10 ** -fit.value, 2) : '-',
    },
  };
}

/** Copies of one sample end apart, even at the slowest cooling: |q| of two copies stays below 1. */
function valleys(rows: readonly Row[]): Finding {
  const { overlap, overlapError, sweeps } = rows[rows.length - 1]!.values;
  const known = typeof overlap === 'number' && typeof overlapError === 'number';
  return {
    id: 'valleys',
    verdict: known
      ? verdictOf(overlap + 2 * overlapError < 0.9, overlap - 2 * overlapError > 0.9)
      : 'cannot-tell',
    facts: { overlap: rounded(overlap), error: rounded(overlapError, 2), sweeps: rounded(sweeps, 6) },
  };
}

/** How many copies came down to the best energy known. */
function found(rows: readonly Row[]): Finding {
  const { hits, sweeps } = rows[rows.length - 1]!.values;
  const share = typeof hits === 'number' ? Math.round(100 * hits) : null;
  return {
    id: 'found',
    verdict: share === null ? 'cannot-tell' : verdictOf(share >= 50, share < 50),
    facts: { percent: share ?? '-', sweeps: rounded(sweeps, 6) },
  };
}

/** Few spins are nearly free: P(s h) falls towards 0 on a slope. */
function pseudogap(rows: readonly Row[]): Finding {
  const { density, densityError, slope, slopeError, sweeps } = rows[rows.length - 1]!.values;
  const [p, error] = [Number(density ?? Number.NaN), Number(densityError ?? Number.NaN)];
  const falls = Number(slope) > 3 * Number(slopeError ?? Number.NaN);
  return {
    id: 'pseudogap',
    verdict: verdictOf(
      falls && p + 2 * error < RANDOM_DENSITY / 3,
      p - 2 * error > RANDOM_DENSITY / 3 || Number(slope) < -3 * Number(slopeError),
    ),
    facts: {
      sweeps: rounded(sweeps, 6),
      slope: rounded(slope),
      slopeError: rounded(slopeError, 2),
      density: rounded(p, 2),
      error: rounded(error, 2),
      random: rounded(RANDOM_DENSITY),
      exact: rounded(PSEUDOGAP_SLOPE),
    },
  };
}
