/** Overlap without magnetisation, a P(q) that is no single peak, and how far the cooling was in equilibrium. */
import { correctedZ, EQUILIBRIUM_MARGIN } from '../../observables/equilibrium.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import type { SkOverlapConfig } from '../sk-overlap.ts';

export function findings(rows: readonly Row[], config: SkOverlapConfig): readonly Finding[] {
  if (rows.length === 0) return [];
  const found = [magnetisation(rows), distribution(rows), selfAveraging(rows)];
  return config.couplings === 'gaussian' ? [...found, equilibrium(rows)] : found;
}

/** q grows while m stays zero. */
function magnetisation(rows: readonly Row[]): Finding {
  const { temperature, m, mError, absQ } = rows[rows.length - 1]!.values;
  const known = typeof m === 'number' && typeof mError === 'number' && typeof absQ === 'number';
  const zero = known && Math.abs(m) < Math.max(0.05, 3 * mError);
  return {
    id: 'magnetisation',
    verdict: known ? verdictOf(zero && absQ > 0.3, !zero) : 'cannot-tell',
    facts: {
      temperature: rounded(temperature),
      m: rounded(m, 2),
      error: rounded(mError, 2),
      q: rounded(absQ),
    },
  };
}

/** Weight of P(q) near q = 0, against its highest peak: small above T_c only because everything is there. */
function distribution(rows: readonly Row[]): Finding {
  const cold = rows.filter(({ values }) => Number(values.temperature) <= 0.5);
  const row = cold.reduce<Row | null>(
    (best, one) =>
      best === null || Number(one.values.temperature) > Number(best.values.temperature) ? one : best,
    null,
  );
  const histogram = row?.histograms?.pq;
  if (!row || !histogram) return { id: 'distribution', verdict: 'cannot-tell', facts: { state: 'waiting' } };
  const centre = (k: number) => (histogram.edges[k]! + histogram.edges[k + 1]!) / 2;
  let [near, width, peak, at] = [0, 0, 0, 0];
  for (let k = 0; k < histogram.density.length; k++) {
    const step = histogram.edges[k + 1]! - histogram.edges[k]!;
    if (Math.abs(centre(k)) < 0.2) {
      near += histogram.density[k]! * step;
      width += step;
    }
    if (histogram.density[k]! > peak) [peak, at] = [histogram.density[k]!, Math.abs(centre(k))];
  }
  const height = near / width;
  return {
    id: 'distribution',
    verdict: verdictOf(height > 0.05 && at > 0.3, height <= 0.05),
    facts: { temperature: rounded(row.values.temperature), near: rounded(height, 2), peak: rounded(at, 2) },
  };
}

/** <q^2> of one sample differs from that of the next, in the cold and not in the heat. */
function selfAveraging(rows: readonly Row[]): Finding {
  const { temperature, scatter, scatterError } = rows[rows.length - 1]!.values;
  const widest = rows.reduce((best, row) =>
    Number(row.values.scatter) - 2 * Number(row.values.scatterError) >
    Number(best.values.scatter) - 2 * Number(best.values.scatterError)
      ? row
      : best,
  ).values;
  const known = typeof scatter === 'number' && typeof scatterError === 'number';
  const sure = Number(widest.scatter) > 2 * Number(widest.scatterError);
  return {
    id: 'self-averaging',
    verdict: known ? verdictOf(sure, !sure && rows.length > 2) : 'cannot-tell',
    facts: {
      temperature: rounded(sure ? widest.temperature : temperature),
      ratio: rounded(sure ? widest.scatter : scatter, 2),
      error: rounded(sure ? widest.scatterError : scatterError, 2),
      percent: rounded(100 * Math.sqrt(Math.max(0, Number(sure ? widest.scatter : scatter))), 2),
    },
  };
}

function equilibrium(rows: readonly Row[]): Finding {
  const z = correctedZ(rows.length);
  const broken = rows.filter(
    ({ values }) =>
      Math.abs(Number(values.identityGap)) - z * Number(values.identityGapError) > EQUILIBRIUM_MARGIN,
  );
  const shown = rows.filter(
    ({ values }) =>
      Math.abs(Number(values.identityGap)) + z * Number(values.identityGapError) < EQUILIBRIUM_MARGIN,
  );
  const first = broken[0]?.values;
  return {
    id: 'equilibrium',
    verdict: verdictOf(shown.length === rows.length, broken.length > 0),
    facts: {
      temperature: rounded(first?.temperature),
      gap: rounded(first?.identityGap, 2),
      shown: shown.length,
      rows: rows.length,
    },
  };
}
