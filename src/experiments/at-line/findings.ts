/** The field lowers the freezing, magnetises the glass, and takes the mirror images away. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { lineAt } from './table.ts';

/** Gap in |q| from which copies count as parted. */
export const PARTED = 0.02;
/** Finite coolings may part somewhat above the line, where relaxation is already slow. */
const ABOVE = 0.1;

export function findings(rows: readonly Row[]): readonly Finding[] {
  return rows.length === 0 ? [] : [falls(rows), below(rows), magnetised(rows), mirror(rows)];
}

/** T_f at the strongest field against T_f without. */
function falls(rows: readonly Row[]): Finding {
  const [first, last] = [rows[0]!.values, rows[rows.length - 1]!.values];
  const [zero, zeroError] = [Number(first.freezing ?? Number.NaN), Number(first.freezingError ?? Number.NaN)];
  const gone = last.state === 'liquid';
  const [strong, error] = [Number(last.freezing ?? Number.NaN), Number(last.freezingError ?? Number.NaN)];
  const bar = 2 * Math.hypot(zeroError, error);
  const known = rows.length > 1 && first.state === 'found';
  const verdict = known
    ? verdictOf(gone || zero - strong > bar, !gone && zero - strong < -bar)
    : 'cannot-tell';
  const close = verdict === 'cannot-tell' && Number.isFinite(zero + strong);
  return {
    id: 'falls',
    verdict,
    facts: {
      ...(known && gone ? { state: 'gone' } : close ? { state: 'close' } : {}),
      zero: rounded(first.freezing),
      zeroError: rounded(first.freezingError, 2),
      field: rounded(last.field),
      strong: rounded(last.freezing),
      error: rounded(last.freezingError, 2),
    },
  };
}

/** Do the points keep below the line of the infinite glass, or close to it? */
function below(rows: readonly Row[]): Finding {
  const found = rows.filter(
    ({ values }) => values.state === 'found' && lineAt(Number(values.field)) !== null,
  );
  const over = found.map(({ values }) => ({
    by: Number(values.freezing) - lineAt(Number(values.field))! - 2 * Number(values.freezingError ?? 0),
    field: Number(values.field),
    values,
  }));
  const most = over.reduce<(typeof over)[number] | null>(
    (best, one) => (best === null || one.by > best.by ? one : best),
    null,
  );
  const verdict = most ? verdictOf(most.by <= 0, most.by >= ABOVE) : 'cannot-tell';
  return {
    id: 'below',
    verdict,
    facts: {
      ...(most && verdict === 'cannot-tell' ? { state: 'near' } : {}),
      points: found.length,
      field: most ? rounded(most.field) : '-',
      line: most ? rounded(lineAt(most.field)) : '-',
      temperature: rounded(most?.values.freezing),
      error: rounded(most?.values.freezingError, 2),
    },
  };
}

function magnetised(rows: readonly Row[]): Finding {
  const { field, m, mError } = rows[rows.length - 1]!.values;
  const clear = Number(m) > 3 * Number(mError);
  return {
    id: 'magnetised',
    verdict: Number(field) > 0 ? verdictOf(clear, !clear) : 'cannot-tell',
    facts: { field: rounded(field), m: rounded(m), error: rounded(mError, 2) },
  };
}

/** Weight of P(q) at q < 0 in the first field above zero that was run. */
function mirror(rows: readonly Row[]): Finding {
  const negative = (row: Row | undefined): number => {
    const pq = row?.histograms?.pq;
    if (!pq) return Number.NaN;
    let weight = 0;
    for (let k = 0; k < pq.density.length; k++)
      if (pq.edges[k + 1]! <= 0) weight += pq.density[k]! * (pq.edges[k + 1]! - pq.edges[k]!);
    return weight;
  };
  const [without, within] = [negative(rows[0]), negative(rows[1])];
  return {
    id: 'mirror',
    verdict: Number.isFinite(within) ? verdictOf(within < 0.25, within > 0.4) : 'cannot-tell',
    facts: {
      without: rounded(100 * without, 2),
      within: rounded(100 * within, 2),
      field: rounded(rows[1]?.values.field),
    },
  };
}
