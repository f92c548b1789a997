import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RunFolder } from '../../src/cli/runs/folder.ts';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/controller/checkpoint.ts';
import type { Experiment, FieldsFigure, Row } from '../../src/experiments/declaration.ts';
import {
  boundaryLines,
  fieldGrid,
  fieldMatrix,
  linesMatrix,
  outlineMatrix,
  pointMatrix,
} from '../../src/experiments/field-grid.ts';
import { cellPlace, fieldTable } from '../../src/experiments/field-table.ts';
import { rowToJson } from '../../src/experiments/fingerprint.ts';
import {
  intervalThroughTime,
  lShape,
  plateWithHole,
  quarterPlateWithHole,
  rectangle,
} from '../../src/learner/pde/domain/shapes.ts';

test('cells are square in space, as many on both sides through time, and inside', () => {
  const long = fieldGrid(rectangle([0, 0], [4, 1]), 40);
  expect([long.rows, long.columns]).toEqual([10, 40]);
  expect(long.extent).toEqual([0.05, 3.95, 0.05, 0.95]);
  const time = fieldGrid(intervalThroughTime(-1, 1, 10), 8, 'free');
  expect([time.rows, time.columns, time.inside.length]).toEqual([8, 8, 64]);

  const domain = lShape();
  const grid = fieldGrid(domain, 20);
  expect(grid.inside).toHaveLength(300);
  const matrix = fieldMatrix(grid, grid.inside);
  for (const [k, cell] of grid.inside.entries()) {
    expect(domain.contains(grid.points, 2 * k)).toBe(true);
    // The order of points is that of cells, the top row first.
    const place = cellPlace(matrix, Math.floor(cell / grid.columns), cell % grid.columns)!;
    expect(place.x).toBeCloseTo(grid.points[2 * k]!, 12);
    expect(place.y).toBeCloseTo(grid.points[2 * k + 1]!, 12);
    expect(matrix.values[cell]).toBe(cell);
  }
  expect(grid.points[1]).toBeCloseTo(0.95, 12);
  expect(matrix.values.filter((value) => value === null)).toHaveLength(100);
});

test('what is not finite is an empty cell; a wrong number of values is refused', () => {
  const grid = fieldGrid(rectangle([0, 0], [1, 1]), 2);
  expect(fieldMatrix(grid, [1 / 3, Number.NaN, Number.POSITIVE_INFINITY, -0]).values).toEqual([
    0.3333333,
    null,
    null,
    0,
  ]);
  expect(() => fieldMatrix(grid, [1, 2, 3])).toThrow('3 values for 4 cells');
});

/** Twice the area inside closed lines, holes counted negative if they run the same way as pieces do. */
function lines({ values, rows }: ReturnType<typeof outlineMatrix>): number[][][] {
  const found: number[][][] = [[]];
  for (let k = 0; k < rows; k++) {
    const [x, y] = [values[2 * k]!, values[2 * k + 1]!];
    if (x === null) found.push([]);
    else found.at(-1)!.push([x, y]);
  }
  return found;
}
const area = (line: number[][]) =>
  Math.abs(
    line.reduce((sum, [x, y], k) => {
      const [nextX, nextY] = line[(k + 1) % line.length]!;
      return sum + (x! * nextY! - nextX! * y!) / 2;
    }, 0),
  );

test('outlines enclose the area of their domain', () => {
  expect(lines(outlineMatrix(lShape())).map(area)).toEqual([3]);
  const [outer, hole] = lines(outlineMatrix(plateWithHole(2, 2, 0.5)));
  expect(area(outer!)).toBe(4);
  expect(area(hole!)).toBeCloseTo(Math.PI / 4, 2);
  // The arc of the quarter runs the other way: joined backwards it would cross itself.
  const quarter = quarterPlateWithHole(1, 1, 0.4);
  expect(lines(outlineMatrix(quarter)).map(area)[0]).toBeCloseTo(quarter.measure, 3);
});

test('boundary lines have points as near as asked, and lines that moved keep their gaps', () => {
  const all = boundaryLines(quarterPlateWithHole(1, 1, 0.4), 0.05);
  expect(all).toHaveLength(1);
  for (const [k, [x, y]] of all[0]!.entries()) {
    const [nextX, nextY] = all[0]![(k + 1) % all[0]!.length]!;
    expect(Math.hypot(nextX - x, nextY - y)).toBeLessThanOrEqual(0.05 + 1e-12);
  }
  const two = linesMatrix([
    [
      [0, 0],
      [1, 0],
    ],
    [[2, 1]],
  ]);
  expect(two).toEqual({ rows: 4, columns: 2, values: [0, 0, 1, 0, null, null, 2, 1] });
});

test('of many points a picture keeps some, evenly', () => {
  const points = Float64Array.from({ length: 3000 }, (_, k) => k);
  const shown = pointMatrix(points, 3, 100);
  expect(shown.rows).toBe(100);
  expect(shown.values.slice(0, 4)).toEqual([0, 1, 30, 31]);
  expect(pointMatrix([1, 2, 3, 4]).values).toEqual([1, 2, 3, 4]);
});

test('the table has the cells inside, place and all panels; a row without pictures has none', () => {
  const figure: FieldsFigure<{ exact: boolean }> = {
    id: 'plate',
    kind: 'fields',
    side: 'learner',
    aspect: 'equal',
    by: ['step'],
    panels: [
      { id: 'network', source: 'u', scale: 'linear' },
      { id: 'error', source: 'e', scale: 'signed', when: ({ exact }) => exact },
    ],
  };
  const extent = [0.25, 0.75, 0.25, 0.75] as const;
  const matrix = (values: (number | null)[]) => ({ rows: 2, columns: 2, extent, values });
  const rows: Row[] = [
    { values: { step: 0 } },
    { values: { step: 9 }, matrices: { u: matrix([1, null, 3, 4]), e: matrix([5, null, null, 8]) } },
  ];
  expect(fieldTable(figure, rows, { exact: true })).toEqual({
    columns: ['step', 'x', 'y', 'network', 'error'],
    rows: [
      [9, 0.25, 0.75, 1, 5],
      [9, 0.25, 0.25, 3, null],
      [9, 0.75, 0.25, 4, 8],
    ],
  });
  expect(fieldTable(figure, rows, { exact: false }).columns).toEqual(['step', 'x', 'y', 'network']);
});

test('the folder of a run has the pictures of each figure as a table, of a figure without any no file', () => {
  const panel = { id: 'network', source: 'u', scale: 'linear' } as const;
  const common = { kind: 'fields', side: 'learner', aspect: 'equal', by: ['step'] } as const;
  const figures = [
    { ...common, id: 'plate', panels: [panel] },
    { ...common, id: 'never', panels: [{ ...panel, source: 'nowhere' }] },
  ];
  const extent = [0.5, 1.5, 0.5, 0.5] as const;
  const rows: Row[] = [
    { values: { step: 3 }, matrices: { u: { rows: 1, columns: 2, extent, values: [null, 0.25] } } },
  ];
  const path = mkdtempSync(join(tmpdir(), 'glassbox-fields-'));
  new RunFolder(path).writeFields({ figures } as unknown as Experiment, {}, rows);
  expect(readdirSync(path)).toEqual(['fields-plate.csv']);
  expect(readFileSync(join(path, 'fields-plate.csv'), 'utf8')).toBe('step,x,y,network\n3,1.5,0.5,0.25\n');
  rmSync(path, { recursive: true });
});

test('empty cells are kept in checkpoints and in JSON Lines', () => {
  const grid = fieldGrid(lShape(), 8);
  const row: Row = { values: { step: 1 }, matrices: { u: fieldMatrix(grid, grid.inside) } };
  const checkpoint = {
    experiment: 'x',
    version: 1,
    configHash: '',
    config: {},
    rows: [row],
    done: 1,
    total: 2,
    state: null,
  };
  expect(decodeCheckpoint(encodeCheckpoint(checkpoint)).rows).toEqual([row]);
  expect(JSON.parse(rowToJson(row, 0))).toEqual({ index: 0, ...row });
  expect(structuredClone(row)).toEqual(row);
});
