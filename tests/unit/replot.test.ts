/** The CSV behind every kind of figure, read back as a stranger would, is the numbers of the rows: every picture can be drawn again from it. */
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Figure, MatrixData, Row } from '../../src/experiments/declaration.ts';
import { fieldTable, panelsFor } from '../../src/experiments/field-table.ts';
import { profileTable } from '../../src/experiments/profile-table.ts';
import { experimentById } from '../../src/experiments/registry.ts';
import { replicaTable } from '../../src/experiments/replica-map.ts';
import { treeTable } from '../../src/experiments/tree-table.ts';
import { lineData } from '../../src/plot/line-data.ts';
import { boardTable } from '../../src/plot/spins/board.ts';
import { chainTable } from '../../src/plot/spins/chain-scene.ts';
import {
  decisionTable,
  galleryTable,
  histogramTable,
  lineTable,
  matrixTable,
  panelsOf,
  type Table,
  toCsv,
} from '../../src/plot/table.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
import { tinyGlasses } from '../support/tiny-glasses.ts';
import { tinyLearners } from '../support/tiny-learners.ts';

type Value = number | string | boolean | null;
type Line = Readonly<Record<string, Value>>;
type Of<K extends Figure<never>['kind']> = Extract<Figure<never>, { kind: K }>;
/** What a reader of the file has, beside what the rows say it should be. */
type Both = readonly [read: unknown, meant: unknown];

/** One experiment of each kind; `field` stands for a surface seen from above. */
const CASES = [
  ['line', 'sk-anneal'],
  ['histogram', 'sk-overlap'],
  ['gallery', 'sk-overlap'],
  ['matrix', 'sk-equilibrium'],
  ['field', 'slice'],
  ['surface', 'slice'],
  ['fields', 'pinn-heat'],
  ['profile', 'two-doubts'],
  ['decision', 'choose'],
  ['radial', 'twin-networks'],
  ['tree', 'disconnectivity'],
  ['spins', 'frustration'],
  ['chain', 'protein'],
] as const satisfies readonly (readonly [Figure<never>['kind'], string])[];

const made = new Map<string, Promise<Row[]>>();
const tinyOf = (id: string) => configOf(experimentById(id), { ...tinyGlasses[id], ...tinyLearners[id] });
function rowsOf(id: string): Promise<Row[]> {
  const rows = made.get(id) ?? runExperiment(experimentById(id), new ReferenceEngine(), tinyOf(id));
  made.set(id, rows);
  return rows;
}

const parse = (table: Table): Line[] =>
  Papa.parse<Line>(toCsv(table).trim(), { header: true, dynamicTyping: true }).data;
const column = (lines: readonly Line[], name: string) => lines.map((line) => line[name]);
const cellsOf = (matrix: MatrixData | undefined): (number | null)[][] =>
  Array.from({ length: matrix?.rows ?? 0 }, (_, k) =>
    Array.from(matrix!.values.slice(k * matrix!.columns, (k + 1) * matrix!.columns)),
  );
const pick = (lines: readonly Line[], names: readonly string[]) =>
  lines.map((line) => names.map((name) => line[name]));

/** How each kind is read. */
const READERS: {
  readonly [K in Figure<never>['kind']]: (figure: Of<K>, rows: readonly Row[], config: never) => Both;
} = {
  line(figure, rows, config) {
    const { x, xScale, yScale, series } = figure;
    const lines = parse(lineTable(x, lineData(figure, config, rows)));
    const fits = (value: unknown, scale: string) =>
      typeof value === 'number' && (scale === 'linear' || value > 0);
    const points = (source: readonly Line[]) =>
      series.map(({ y, error }) =>
        source
          .filter((line) => fits(line[x], xScale) && fits(line[y], yScale))
          .map((line) => [line[x], line[y], error ? (line[error] ?? null) : null])
          .sort((a, b) => Number(a[0]) - Number(b[0])),
      );
    return [points(lines), points(rows.map(({ values }) => values as Line))];
  },
  histogram(figure, rows) {
    const lines = parse(histogramTable(figure, rows));
    const meant = rows.flatMap(({ values, histograms }) => {
      const histogram = histograms?.[figure.source];
      return Array.from(histogram?.density ?? [], (density, bin) => [
        values[figure.by],
        histogram!.edges[bin],
        histogram!.edges[bin + 1],
        density,
      ]);
    });
    return [pick(lines, [figure.by, 'bin_low', 'bin_high', 'density']), meant];
  },
  gallery(figure, rows) {
    const lines = parse(galleryTable(figure, rows));
    const panels = rows.flatMap((row) => panelsOf(row, figure.source));
    return [
      [column(lines, 'density'), column(lines, 'bin_low')],
      [
        panels.flatMap(({ density }) => Array.from(density)),
        panels.flatMap(({ edges, density }) => Array.from(edges).slice(0, density.length)),
      ],
    ];
  },
  matrix: (figure, rows) => [
    readMatrix(parse(matrixTable(figure, rows)), figure.by),
    rows.flatMap(({ values, matrices }) =>
      cellsOf(matrices?.[figure.source]).map((cells) => [values[figure.by], ...cells]),
    ),
  ],
  field: mapped,
  surface: mapped,
  fields(figure, rows, config) {
    const lines = parse(fieldTable(figure, rows, config));
    const panels = panelsFor(figure, config);
    const values = (all: readonly unknown[]) => all.filter((value) => typeof value === 'number');
    return [
      panels.map(({ id }) => values(column(lines, id))),
      panels.map(({ source }) => values(rows.flatMap(({ matrices }) => matrices?.[source]?.values ?? []))),
    ];
  },
  profile(figure, rows) {
    const lines = parse(profileTable(figure, rows));
    const parts = (figure.points ?? []).map(({ source }) => source);
    return [
      [
        pick(
          lines.filter(({ part }) => part === 'curve'),
          ['x', ...figure.columns],
        ),
        ...parts.map((name) =>
          pick(
            lines.filter(({ part }) => part === name),
            ['x', 'y'],
          ),
        ),
      ],
      [figure.source, ...parts].map((source) =>
        rows
          .filter(({ matrices }) => matrices?.[figure.source])
          .flatMap(({ matrices }) =>
            cellsOf(matrices?.[source]).map((cells) =>
              cells.slice(0, source === figure.source ? undefined : 2),
            ),
          ),
      ),
    ];
  },
  decision(figure, rows) {
    const letters = ['A', 'B', 'C', 'D'];
    const lines = parse(decisionTable(figure, letters, rows));
    const measures = figure.measures.map(({ id }) => id);
    const meant = rows.flatMap(({ values }) =>
      letters
        .filter((letter) => measures.some((id) => typeof values[id + letter] === 'number'))
        .map((letter) => [values[figure.at], ...measures.map((id) => values[id + letter] ?? null)]),
    );
    return [pick(lines, [figure.at, ...measures]), meant];
  },
  radial: (figure, rows) => [
    pick(parse(replicaTable(figure, rows)), ['copy', 'energy', 'likeness', 'join']),
    rows.flatMap(({ matrices }) => cellsOf(matrices?.[figure.source])),
  ],
  tree(figure, rows) {
    const lines = parse(treeTable(figure, rows));
    const meant = rows.flatMap(({ matrices }) => {
      const nodes = cellsOf(matrices?.[figure.source]);
      const parents = new Set(nodes.map(([parent]) => parent));
      return nodes.filter((_, k) => !parents.has(k)).map(([, ...cells]) => cells);
    });
    const sorted = (cells: readonly unknown[][]) => cells.map((line) => line.join(' ')).sort();
    const counts = figure.counts.map(({ id }) => id);
    return [sorted(pick(lines, ['energy', 'states', ...counts])), sorted(meant)];
  },
  spins(figure, rows) {
    const lines = parse(boardTable(figure, rows));
    const of = (name: string) => lines.filter(({ part }) => part === name);
    const all = (source: string) => rows.flatMap(({ matrices }) => cellsOf(matrices?.[source]));
    return [
      [
        pick(of('spin'), ['x', 'y', 'value']),
        of('bond').map(({ i, j, value }) => [Number(i) - 1, Number(j) - 1, value]),
      ],
      [all(figure.source), all(figure.bonds)],
    ];
  },
  chain: (figure, rows) => [
    parse(chainTable(figure, rows)).map(({ x, y, kind }) => [x, y, kind === 'H' ? 1 : 0]),
    rows.flatMap(({ matrices }) => cellsOf(matrices?.[figure.source])),
  ],
};

/** A row of the matrix begins at column 0. */
function readMatrix(lines: readonly Line[], by: string): Value[][] {
  const read: Value[][] = [];
  for (const line of lines) {
    if (line.column === 0) read.push([line[by]!]);
    read.at(-1)!.push(line.value!);
  }
  return read;
}

function mapped(figure: Of<'field'> | Of<'surface'>, rows: readonly Row[]): Both {
  const lines = parse(matrixTable(figure, rows));
  const of = (name: string) => lines.filter(({ part }) => part === name);
  const all = (source: string) => rows.flatMap(({ matrices }) => cellsOf(matrices?.[source]));
  const drawn = rows.filter(({ matrices }) => matrices?.[figure.source]);
  if (!figure.overlay) return [column(lines, 'value'), all(figure.source).flat()];
  // Corners say where the field lies.
  const corners = drawn.flatMap(({ matrices }) => {
    const { extent } = matrices![figure.source]!;
    return [[extent![0], extent![3]]];
  });
  const first = drawn.map((row) => of('field').find((line) => line[figure.by] === row.values[figure.by])!);
  return [
    [pick(of('way'), ['x', 'y', 'value']), column(of('field'), 'value'), pick(first, ['x', 'y'])],
    [all(figure.overlay), all(figure.source).flat(), corners],
  ];
}

describe.each(CASES)('a %s of %s', (kind, id) => {
  test('is its CSV, number for number', async () => {
    const rows = await rowsOf(id);
    const config = tinyOf(id) as never;
    const wanted = kind === 'field' ? 'surface' : kind;
    const figures = experimentById(id).figures.filter(
      (figure) => figure.kind === wanted && (!figure.when || figure.when(config)),
    );
    expect(figures.length).toBeGreaterThan(0);
    let numbers = 0;
    for (const figure of figures) {
      const reader = READERS[kind] as (figure: unknown, rows: readonly Row[], config: never) => Both;
      const [read, meant] = reader({ ...figure, kind }, rows, config);
      expect(read, figure.id).toEqual(meant);
      numbers += [read].flat(4).filter((value) => value !== null).length;
    }
    expect(numbers).toBeGreaterThan(3);
  });
});
