/** From a row's table of copies to dots on circles: clusters at a cut, angles, radii. Plain functions, tested in Node. */
import { ticks } from 'd3-array';
import type { MatrixData } from '../../experiments/declaration.ts';

export interface Copy {
  /** Counted from 1. */
  readonly copy: number;
  readonly energy: number;
  /** Overlap with the copy at the next place; of the last one, with the first. */
  readonly likeness: number;
  /** Mean overlap at which its cluster and that of the next place join; null after the last. */
  readonly join: number | null;
  /** 1 for the largest; 0 for a copy that stands alone. */
  readonly cluster: number;
  /** Clockwise from the top, radians. */
  readonly angle: number;
}
export interface Arc {
  readonly cluster: number;
  readonly count: number;
  /** Angles of its first and last copy. */
  readonly from: number;
  readonly to: number;
}
export interface RadialData {
  readonly copies: readonly Copy[];
  readonly arcs: readonly Arc[];
  readonly alone: number;
  readonly best: number;
  readonly worst: number;
}

/** Share of the circle that is dealt out evenly, so that no two dots of one energy lie on each other; the rest goes by unlikeness. */
const EVEN = 0.45;

export function radialData(map: MatrixData, cut: number): RadialData {
  const rows = Array.from({ length: map.rows }, (_, k) => {
    const [copy, energy, likeness, join] = map.values.slice(k * map.columns, k * map.columns + 4);
    return {
      copy: copy!,
      energy: energy ?? Number.NaN,
      likeness: likeness ?? Number.NaN,
      join: join ?? null,
    };
  });
  const angles = anglesOf(rows);
  const runs = runsOf(rows, cut);
  const bySize = runs
    .filter(({ from, to }) => to > from)
    .sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const clusterOf = new Array<number>(rows.length).fill(0);
  const arcs = bySize.map(({ from, to }, k) => {
    clusterOf.fill(k + 1, from, to + 1);
    return { cluster: k + 1, count: to - from + 1, from: angles[from]!, to: angles[to]! };
  });
  const energies = rows.map(({ energy }) => energy).filter(Number.isFinite);
  return {
    copies: rows.map((row, k) => ({ ...row, cluster: clusterOf[k]!, angle: angles[k]! })),
    arcs,
    alone: clusterOf.filter((cluster) => cluster === 0).length,
    best: Math.min(...energies),
    worst: Math.max(...energies),
  };
}

/** Neighbours between which nothing is less alike than the cut are one cluster. */
function runsOf(rows: readonly { readonly join: number | null }[], cut: number) {
  const runs: { from: number; to: number }[] = [];
  for (const [k] of rows.entries()) {
    const last = runs.at(-1);
    if (last && (rows[k - 1]!.join ?? -1) >= cut) last.to = k;
    else runs.push({ from: k, to: k });
  }
  return runs;
}

/**
 * Gaps between neighbours: an even part, and one as the square of 1 - q where they join, by which few large steps stand out from many small
 * ones. The gap that closes the circle is as wide as the widest. Copy 1 is at the top, so that the picture does not spin from row to row.
 */
function anglesOf(rows: readonly { readonly copy: number; readonly join: number | null }[]): number[] {
  if (rows.length === 0) return [];
  const apart = rows.map(({ join }) => (join === null ? 0 : Math.max(0, 1 - join) ** 2));
  apart[apart.length - 1] = Math.max(...apart);
  const sum = apart.reduce((total, part) => total + part, 0);
  const even = sum > 0 ? EVEN : 1;
  const angles: number[] = [];
  let at = 0;
  for (const part of apart) {
    angles.push(at);
    at += 2 * Math.PI * (even / rows.length + (sum > 0 ? ((1 - even) * part) / sum : 0));
  }
  const top =
    angles[
      Math.max(
        0,
        rows.findIndex(({ copy }) => copy === 1),
      )
    ]!;
  return angles.map((angle) => angle - top);
}

/** Energies above the best that circles stand for: round numbers, and a little air beyond the last. */
export function ringsOf(
  best: number,
  worst: number,
): { readonly rings: readonly number[]; readonly reach: number } {
  const span = worst - best;
  if (!(span > 0)) return { rings: [], reach: 1 };
  const reach = span * 1.04;
  return { rings: ticks(0, reach, 4).filter((value) => value > 0), reach };
}
