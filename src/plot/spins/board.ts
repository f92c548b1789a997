/** A board of spins as the reader has it now: what each spin and bond is like, and what a flip would do. Knows no DOM. */
import type { MatrixData, Row, SpinsFigure } from '../../experiments/declaration.ts';

export interface BoardBond {
  readonly i: number;
  readonly j: number;
  readonly value: number;
  readonly satisfied: boolean;
}
export interface BoardSpin {
  readonly x: number;
  readonly y: number;
  readonly up: boolean;
  readonly bonds: number;
  readonly unsatisfied: number;
  /** What a flip changes the energy by, with J = 1. */
  readonly change: number;
}
export interface Board {
  readonly spins: readonly BoardSpin[];
  readonly bonds: readonly BoardBond[];
  readonly unsatisfied: number;
  /** Unsatisfied minus satisfied bonds. */
  readonly energy: number;
  /** Spins whose flip lowers the energy. */
  readonly helpful: number;
}

/** The row whose arrangement the letters of a text are applied to: the beginning of a game. */
export function beginningOf<C>(figure: SpinsFigure<C>, rows: readonly Row[]): Row | undefined {
  return rows.find((row) => row.values[figure.by[0]] === 0 && row.matrices?.[figure.source] !== undefined);
}

/** @param turned  spins that were turned since the row, in any order; those that are not there are left out */
export function boardOf<C>(
  figure: SpinsFigure<C>,
  row: Row | undefined,
  turned: readonly number[],
): Board | null {
  const [sites, ties] = [row?.matrices?.[figure.source], row?.matrices?.[figure.bonds]];
  if (!sites || !ties) return null;
  const places = rowsOf(sites);
  const spins = places.map(([, , value]) => (value > 0 ? 1 : -1));
  for (const site of turned) if (site < spins.length) spins[site] = spins[site] === 1 ? -1 : 1;
  const bonds = rowsOf(ties).map(([i, j, value]) => ({
    i,
    j,
    value,
    satisfied: value * spins[i]! * spins[j]! > 0,
  }));
  const counts = spins.map(() => ({ bonds: 0, unsatisfied: 0 }));
  for (const { i, j, satisfied } of bonds)
    for (const at of [counts[i]!, counts[j]!]) {
      at.bonds++;
      if (!satisfied) at.unsatisfied++;
    }
  const unsatisfied = bonds.filter(({ satisfied }) => !satisfied).length;
  const changeOf = (k: number) => 2 * (counts[k]!.bonds - 2 * counts[k]!.unsatisfied);
  return {
    spins: places.map(([x, y], k) => ({ x, y, up: spins[k] === 1, ...counts[k]!, change: changeOf(k) })),
    bonds,
    unsatisfied,
    energy: 2 * unsatisfied - bonds.length,
    helpful: spins.filter((_, k) => changeOf(k) < 0).length,
  };
}

/** The nearest spin in a direction, for arrow keys: closest to the line of sight within 60 degrees; the same one where there is none. */
export function neighbourTowards({ spins }: Board, from: number, dx: number, dy: number): number {
  const here = spins[from]!;
  let [best, least] = [from, Number.POSITIVE_INFINITY];
  spins.forEach(({ x, y }, k) => {
    const along = (x - here.x) * dx + (y - here.y) * dy;
    const aside = Math.abs((x - here.x) * dy - (y - here.y) * dx);
    if (k === from || along < 1e-6 || aside > 1.8 * along) return;
    const far = along + 1.5 * aside;
    if (far < least - 1e-9) [best, least] = [k, far];
  });
  return best;
}

/** Every row's spins and bonds as a table: `part` is "spin" or "bond". */
export function boardTable<C>(figure: SpinsFigure<C>, rows: readonly Row[]) {
  const cells = rows.flatMap((row) => {
    const labels = figure.by.map((name) => row.values[name]);
    const [sites, ties] = [row.matrices?.[figure.source], row.matrices?.[figure.bonds]];
    if (!sites || !ties) return [];
    return [
      ...rowsOf(sites).map(([x, y, value], k) => [...labels, 'spin', k + 1, null, x, y, value]),
      ...rowsOf(ties).map(([i, j, value]) => [...labels, 'bond', i + 1, j + 1, null, null, value]),
    ];
  });
  return { columns: [...figure.by, 'part', 'i', 'j', 'x', 'y', 'value'], rows: cells };
}

/** A matrix of three columns, row by row. */
export function rowsOf({ rows, columns, values }: MatrixData): [number, number, number][] {
  return Array.from({ length: rows }, (_, k) => {
    const at = k * columns;
    return [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0];
  });
}
