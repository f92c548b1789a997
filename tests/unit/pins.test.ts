/** Runs that are kept to compare: what the board keeps, what tells them apart, where the cursor walks among them. */
import { expect, test } from 'vitest';
import type { Row } from '../../src/experiments/declaration.ts';
import { lineStep } from '../../src/lab/chart/line-cursor.ts';
import { distinguishing } from '../../src/lab/state/distinguishing.ts';
import { PIN_SLOTS, PinBoard } from '../../src/lab/state/pins.ts';
import { pinsBeside, previousBeside } from '../../src/plot/compared.ts';
import { outlinesOf } from '../../src/plot/histogram-data.ts';
import type { LineSeries } from '../../src/plot/line-data.ts';

const row = (x: number): Row => ({ values: { x } });
const runOf = (seed: number, rows: readonly Row[] = [row(seed)]) => ({
  rows,
  config: { seed },
  findings: [],
});

test('a board keeps five runs, each in a colour of its own, and gives a freed colour to the next', () => {
  const board = new PinBoard();
  expect(board.pin(runOf(0, []))).toBeNull();
  for (let seed = 1; seed <= PIN_SLOTS; seed++) expect(board.pin(runOf(seed))?.slot).toBe(seed - 1);
  expect(board.isFull).toBe(true);
  expect(board.pin(runOf(9))).toBeNull();
  board.remove(board.runs.value[2]!.id);
  const next = board.pin(runOf(9))!;
  expect(next.slot).toBe(2);
  // An id is never used twice: lines of the page are known by it.
  expect(next.id).toBe(PIN_SLOTS + 1);
});

test('a run is pinned once, and one pinned on its way grows with its rows', () => {
  const board = new PinBoard();
  const rows = [row(1), row(2)];
  const pinned = board.pin(runOf(1, rows))!;
  expect(board.pin(runOf(1, [...rows, row(3)]))).toBeNull();
  board.follow([...rows, row(3)], [{ id: 'f', verdict: 'yes', facts: {} }]);
  expect(board.runs.value[0]).toMatchObject({ id: pinned.id, findings: [{ id: 'f' }] });
  expect(board.runs.value[0]!.rows).toHaveLength(3);
  board.follow([row(1)], []);
  expect(board.runs.value[0]!.rows).toHaveLength(3);
});

test('a name is the reader’s until it is emptied; who is removed stands out no more', () => {
  const board = new PinBoard();
  const { id } = board.pin(runOf(1))!;
  board.rename(id, '  slow ');
  expect(board.runs.value[0]!.name).toBe('slow');
  board.rename(id, ' ');
  expect(board.runs.value[0]!.name).toBeNull();
  board.emphasised.value = id;
  board.remove(id);
  expect([board.runs.value, board.emphasised.value]).toEqual([[], null]);
});

test('the run on screen is not drawn beside itself, nor the run before beside its pin', () => {
  const [rows, before] = [[row(1)], [row(2)]];
  const pins = [
    { id: 1, slot: 0, rows },
    { id: 2, slot: 1, rows: before },
  ];
  expect(pinsBeside([...rows, row(5)], pins).map(({ id }) => id)).toEqual([2]);
  expect(previousBeside(before, pins)).toEqual([]);
  expect(previousBeside([row(3)], pins)).toHaveLength(1);
});

test('runs are named by the settings that are not the same in all of them, the seed last', () => {
  const config = { seed: 1, size: 64, schedule: 'linear', file: null as unknown };
  expect(distinguishing([config, { ...config }])).toEqual([]);
  expect(distinguishing([config, { ...config, seed: 2, schedule: 'quench' }])).toEqual(['schedule', 'seed']);
  const file = { name: 'a', text: '1' };
  expect(
    distinguishing([
      { ...config, file },
      { ...config, file: { ...file } },
    ]),
  ).toEqual([]);
  expect(
    distinguishing([
      { ...config, file },
      { ...config, file: { ...file, text: '2' } },
    ]),
  ).toEqual(['file']);
});

test('a histogram has the outlines of other runs at the same place only', () => {
  const histogram = { edges: [0, 1, 2], density: [0.5, 0.5] };
  const taken = (T: number): Row => ({ values: { T }, histograms: { pq: histogram } });
  const figure = { id: 'h', kind: 'histogram', side: 'glass', source: 'pq', role: 'glass', by: 'T' } as const;
  const look = {
    colour: '#000001',
    pins: ['#00000a', '#00000b'],
    emphasised: 2,
    isShown: (id: number) => id !== 3,
  };
  const pins = [
    { id: 1, slot: 0, rows: [taken(2)] },
    { id: 2, slot: 1, rows: [taken(1), taken(0.5)] },
    { id: 3, slot: 2, rows: [taken(0.5)] },
  ];
  const outlines = outlinesOf(figure, taken(0.5), [taken(0.5)], [taken(0.5)], pins, look);
  expect(outlines.map(({ pin, colour }) => [pin, colour])).toEqual([
    [null, '#000001'],
    [2, '#00000b'],
  ]);
  expect(outlines[1]!.opacity).toBe(1);
  expect(outlines[1]!.dash).not.toEqual(outlines[0]!.dash);
});

const line = (key: string, y: LineSeries['y']): LineSeries => {
  return { key, kind: 'data', name: key, errorName: null, role: 'glass', style: 'solid', y, error: null };
};
const press = (key: string, shiftKey = false) => ({ key, shiftKey });

test('the cursor walks along one line, over its gaps, and from line to line at the same place', () => {
  const lines = [line('a', [1, undefined, 3, null, 5]), line('b', [undefined, 2, undefined, 4, undefined])];
  expect(lineStep(press('ArrowRight'), lines, null, null)).toEqual({ key: 'a', index: 0 });
  expect(lineStep(press('ArrowRight'), lines, 'a', 0)).toEqual({ key: 'a', index: 2 });
  expect(lineStep(press('ArrowLeft'), lines, 'a', 0)).toEqual({ key: 'a', index: 0 });
  expect(lineStep(press('End'), lines, 'a', 0)).toEqual({ key: 'a', index: 4 });
  expect(lineStep(press('Home'), lines, 'b', 3)).toEqual({ key: 'b', index: 1 });
  expect(lineStep(press('ArrowDown', true), lines, 'a', 4)).toEqual({ key: 'b', index: 3 });
  expect(lineStep(press('ArrowUp', true), lines, 'a', 2)).toEqual({ key: 'b', index: 1 });
  // Without Shift up and down belong to the page.
  expect(lineStep(press('ArrowDown'), lines, 'a', 4)).toBeNull();
  expect(lineStep(press('ArrowRight'), [], null, null)).toBeNull();
});

test('Page up and down take a tenth of the points', () => {
  const long = line(
    'a',
    Array.from({ length: 40 }, (_, k) => k),
  );
  expect(lineStep(press('PageUp'), [long], 'a', 10)?.index).toBe(14);
  expect(lineStep(press('PageDown'), [long], 'a', 2)?.index).toBe(0);
});
