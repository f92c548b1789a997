/**
 * Copies of one system in the order of their clustering, for a `radial` figure: each copy with its energy and how like the next one it is.
 *
 * With leaves in order a tree is known from the heights between neighbours alone: two places belong to one cluster at a cut d exactly
 * where no height between them exceeds d. So a reader can move the cut, and nothing is clustered on the page.
 */
import { overlapClusters } from '../observables/overlap-clusters.ts';
import type { MatrixData, RadialFigure, Row } from './declaration.ts';

export interface Replicas {
  /** Overlaps from -1 to 1, [pair] in the order of `pairsWithinSamples(1, copies)`. */
  readonly overlaps: ArrayLike<number>;
  /** What is to be low, [copy]. */
  readonly energies: ArrayLike<number>;
  /** Names of the copies, [copy], counted from 1; default 1, 2, … */
  readonly names?: ArrayLike<number>;
  /** True where q and -q differ: networks, glasses in a field. Else mirror images are one. */
  readonly signed: boolean;
}

/** Columns of the table. */
export const REPLICA_COLUMNS = ['copy', 'energy', 'likeness', 'join'] as const;

/**
 * [place][copy, energy, likeness, join] in the order of the leaves: the overlap with the copy at the next place (of the last one with the
 * first), and the mean overlap at which the clusters of the two join (1 - 2d of average linkage); null after the last.
 */
export function replicaMap({ overlaps, energies, names, signed }: Replicas): MatrixData {
  const copies = energies.length;
  const { order, matrix, joins } = overlapClusters(overlaps, 1, copies, { signed });
  const values = Array.from(order).flatMap((copy, place) => [
    names?.[copy] ?? copy + 1,
    energies[copy]!,
    matrix[place * copies + ((place + 1) % copies)]!,
    place < copies - 1 ? 1 - 2 * joins[place]! : null,
  ]);
  return { rows: copies, columns: REPLICA_COLUMNS.length, values };
}

/** Every row's copies: one line each, in the order of the picture. */
export function replicaTable<C>({ source, by }: RadialFigure<C>, rows: readonly Row[]) {
  const lines = rows.flatMap((row) => {
    const map = row.matrices?.[source];
    if (!map) return [];
    return Array.from({ length: map.rows }, (_, place) => [
      row.values[by],
      place + 1,
      ...map.values.slice(place * map.columns, (place + 1) * map.columns),
    ]);
  });
  return { columns: [by, 'place', ...REPLICA_COLUMNS], rows: lines };
}
