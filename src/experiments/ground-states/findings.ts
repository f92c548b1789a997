/** The straight line to the infinite glass, and how far its points can be trusted. */
import { PARISI_GROUND_ENERGY } from '../../observables/parisi.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { straightLine } from '../glass-common/fits.ts';
import type { GroundStatesConfig } from '../ground-states.ts';

/** <e> of 15 spins by exact enumeration: this project's reference, 150 000 samples each. */
const EXACT_15 = {
  binary: { value: -0.64447, error: 0.00017 },
  gaussian: { value: -0.63843, error: 0.00019 },
} as const;
/** Corrections to the straight line are of this order at such sizes. */
const CURVATURE = 0.002;

export function findings(rows: readonly Row[], config: GroundStatesConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const found = [extrapolation(rows), trust(rows), widths(rows)];
  return config.smallest === '15' ? [fifteen(rows, config), ...found] : found;
}

function fifteen(rows: readonly Row[], { couplings }: GroundStatesConfig): Finding {
  const row = rows.find(({ values }) => values.size === 15);
  const { value, error } = EXACT_15[couplings];
  const [mine, mineError] = [Number(row?.values.energy), Number(row?.values.energyError)];
  const sigmas = Math.abs(mine - value) / Math.hypot(error, mineError);
  return {
    id: 'fifteen',
    verdict: Number.isFinite(sigmas) ? verdictOf(sigmas < 3, sigmas > 4) : 'cannot-tell',
    // Published digits are all shown, which only a text can say.
    facts: {
      energy: rounded(mine, 6),
      error: rounded(mineError, 2),
      published: String(value).replace('-', '−'),
    },
  };
}

function extrapolation(rows: readonly Row[]): Finding {
  const line = straightLine(
    rows.map(({ values }) => ({
      x: Number(values.inverseSize),
      y: Number(values.energy),
      error: Number(values.energyError),
    })),
  );
  const off = line ? Math.abs(line.intercept.value - PARISI_GROUND_ENERGY) : Number.NaN;
  return {
    id: 'extrapolation',
    verdict: line
      ? verdictOf(off < CURVATURE + 2 * line.intercept.error, off > CURVATURE + 3 * line.intercept.error)
      : 'cannot-tell',
    facts: {
      energy: rounded(line?.intercept.value, 6),
      error: rounded(line?.intercept.error, 2),
      slope: line ? rounded(line.slope.value) : '-',
      slopeError: line ? rounded(line.slope.error, 2) : '-',
    },
  };
}

/** Do the two halves of the copies find the same energy at the largest size? */
function trust(rows: readonly Row[]): Finding {
  const { size, agreement } = rows[rows.length - 1]!.values;
  const known = typeof agreement === 'number' && Number(size) > 15;
  return {
    id: 'trust',
    verdict: known ? verdictOf(agreement > 0.9, agreement < 0.7) : 'cannot-tell',
    facts: { size: rounded(size), percent: known ? rounded(100 * agreement) : '-' },
  };
}

/** sigma(e_N) falls faster than N^(-1/2): the energy of a glass scatters less than independent spins would. */
function widths(rows: readonly Row[]): Finding {
  const [first, last] = [rows[0]!.values, rows[rows.length - 1]!.values];
  const exponent =
    -Math.log(Number(last.spread) / Number(first.spread)) / Math.log(Number(last.size) / Number(first.size));
  const error =
    Math.hypot(
      Number(last.spreadError) / Number(last.spread),
      Number(first.spreadError) / Number(first.spread),
    ) / Math.log(Number(last.size) / Number(first.size));
  const known = rows.length > 1 && Number.isFinite(exponent + error);
  return {
    id: 'widths',
    verdict: known ? verdictOf(exponent - 2 * error > 0.5, exponent + 2 * error < 0.5) : 'cannot-tell',
    facts: {
      exponent: known ? rounded(exponent) : '-',
      error: known ? rounded(error, 2) : '-',
    },
  };
}
