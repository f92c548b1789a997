/** Rows made up for a declared figure of any kind, with everything that it may draw. */
import type { Figure, Histogram, MatrixData, Row } from '../../src/experiments/declaration.ts';
import { replicaMap } from '../../src/experiments/replica-map.ts';
import { treeMatrix } from '../../src/experiments/tree-table.ts';

const COPIES = 6;

const field = (shift: number): MatrixData => ({
  rows: COPIES,
  columns: COPIES,
  values: Array.from({ length: COPIES ** 2 }, (_, k) => Math.sin(0.4 * k + shift) + 0.1 * shift),
  extent: [0, 1, 0, 1],
});
const table = (lines: readonly (readonly (number | null)[])[]): MatrixData => ({
  rows: lines.length,
  columns: lines[0]!.length,
  values: lines.flat(),
});
const histogram: Histogram = { edges: [0, 0.25, 0.5, 1], density: [0.4, 2, 0.8] };
const places = table([
  [0.2, 0.3],
  [0.8, 0.4],
  [0.5, 0.9],
]);

/** @param k  number of the row, from 0 */
export function rowFor(figure: Figure<never>, k: number): Row {
  const by = 'by' in figure ? Object.fromEntries([figure.by].flat().map((name) => [name, k + 1])) : {};
  switch (figure.kind) {
    case 'line': {
      const values: Record<string, number> = {};
      figure.series.forEach(({ y, error }, s) => {
        values[y] = 0.3 + 0.2 * s + 0.05 * k;
        if (error) values[error] = 0.02;
      });
      return { values: { ...values, [figure.x]: k + 1 } };
    }
    case 'histogram':
      return { values: by, histograms: { [figure.source]: histogram } };
    case 'gallery': {
      const behind = figure.behind ? { [figure.behind]: histogram } : {};
      const { source } = figure;
      return {
        values: by,
        histograms: { [`${source}.1`]: histogram, [`${source}.2`]: histogram, ...behind },
      };
    }
    case 'matrix': {
      const order = figure.order ? { [figure.order]: map() } : {};
      return {
        values: by,
        matrices: { [figure.source]: { ...field(k), extent: undefined } as never, ...order },
      };
    }
    case 'field':
    case 'surface': {
      const way = table([
        [0, 0, 0.5],
        [0.4, 0.5, 0.3],
        [0.9, 0.8, 0.1],
      ]);
      const heights = field(k);
      const values = heights.values.map((value) => Math.abs(value ?? 0) + 0.1);
      const overlay = figure.overlay ? { [figure.overlay]: way } : {};
      return { values: by, matrices: { [figure.source]: { ...heights, values }, ...overlay } };
    }
    case 'fields': {
      const panels = figure.panels.map(({ source }, p) => [source, field(p + k)] as const);
      const points = (figure.points ?? []).map(({ source }) => [source, places] as const);
      return { values: by, matrices: Object.fromEntries([...panels, ...points]) };
    }
    case 'profile': {
      const lines = Array.from({ length: 9 }, (_, x) => [
        x / 8,
        ...figure.columns.map((_, c) => 0.1 + x * 0.1 + c),
      ]);
      const points = (figure.points ?? []).map(({ source }) => [source, places] as const);
      return { values: by, matrices: { [figure.source]: table(lines), ...Object.fromEntries(points) } };
    }
    case 'radial':
      return { values: by, matrices: { [figure.source]: map() } };
    case 'tree': {
      const counts = figure.counts.map((_, c) => c + 2);
      const none = figure.counts.map(() => 0);
      const nodes = [
        { parent: 2, height: -2, states: 1, counts },
        { parent: 2, height: -3, states: 2, counts },
        { parent: -1, height: -1, states: 0, counts: none },
      ];
      return { values: by, matrices: { [figure.source]: treeMatrix(nodes) } };
    }
    case 'chain': {
      const beads = table([
        [0, 0, 1],
        [1, 0, 0],
        [1, 1, 0],
        [0, 1, 1],
      ]);
      return { values: by, matrices: { [figure.source]: beads } };
    }
    case 'spins': {
      const spins = table([
        [0, 0, 1],
        [1, 0, -1],
        [0.5, 0.9, 1],
      ]);
      const bonds = table([
        [0, 1, 1],
        [1, 2, -1],
        [0, 2, 1],
      ]);
      return { values: by, matrices: { [figure.source]: spins, [figure.bonds]: bonds } };
    }
    case 'decision': {
      const values = figure.measures.flatMap(({ id }, m) =>
        ['A', 'B'].map((letter) => [id + letter, m + 0.5]),
      );
      return { values: { [figure.at]: k, ...Object.fromEntries(values) } };
    }
  }
}

function map(): MatrixData {
  const valley = [0, 1, 0, 1, 0, 2];
  const overlaps = valley.flatMap((a, i) => valley.slice(i + 1).map((b) => (a === b ? 0.9 : 0.1)));
  return replicaMap({ overlaps, energies: [-0.7, -0.6, -0.72, -0.65, -0.69, -0.5], signed: false });
}
