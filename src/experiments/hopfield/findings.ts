/** Light loads are remembered, heavy ones are not, and nobody recalls from nowhere. */
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';

/** Overlap with its pattern from which a copy counts as remembering it. */
export const REMEMBERED = 0.8;
/** The mean overlap falls through this where memory breaks down. */
const HALF = 0.7;
/** How close an infinite memory's overlap should be, well below its capacity. */
const CLOSE = 0.02;

export function findings(rows: readonly Row[]): readonly Finding[] {
  return rows.length === 0 ? [] : [theory(rows), breakdown(rows), anywhere(rows)];
}

/** Against the replica-symmetric overlap, at the lightest load. */
function theory(rows: readonly Row[]): Finding {
  const { load, kept, keptError, exact } = rows[0]!.values;
  const apart = Math.abs(Number(kept) - Number(exact));
  const error = Number(keptError ?? Number.NaN);
  const known = Number(exact) > 0;
  return {
    id: 'theory',
    verdict: known ? verdictOf(apart < CLOSE + 2 * error, apart > CLOSE + 4 * error) : 'cannot-tell',
    facts: {
      load: rounded(load),
      kept: rounded(kept, 4),
      error: rounded(keptError, 2),
      exact: rounded(exact, 4),
    },
  };
}

/** The load at which the mean overlap falls through 0.7, by a straight line between two loads. */
function breakdown(rows: readonly Row[]): Finding {
  const points = rows.map(({ values }) => [Number(values.load), Number(values.kept)] as const);
  const k = points.findIndex(([, m], i) => i > 0 && m < HALF && points[i - 1]![1] >= HALF);
  const [from, to] = [points[k - 1], points[k]];
  const at = from && to ? from[0] + ((to[0] - from[0]) * (from[1] - HALF)) / (from[1] - to[1]) : Number.NaN;
  const gone = rows.findIndex(({ values }) => Number(values.exact) === 0);
  return {
    id: 'breakdown',
    verdict: verdictOf(k > 0, rows.length > 1 && k <= 0 && gone >= 0),
    facts: {
      load: rounded(at),
      heaviest: rounded(points[points.length - 1]![0]),
      kept: rounded(points[points.length - 1]![1]),
    },
  };
}

/** Random starts end on no pattern at the heaviest load. */
function anywhere(rows: readonly Row[]): Finding {
  const { load, chance, chanceError } = rows[rows.length - 1]!.values;
  const m = Number(chance);
  return {
    id: 'anywhere',
    verdict: verdictOf(m < 0.6, m > REMEMBERED),
    facts: { load: rounded(load), chance: rounded(chance), error: rounded(chanceError, 2) },
  };
}
