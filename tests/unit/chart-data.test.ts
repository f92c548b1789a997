import { expect, test } from 'vitest';
import { table } from '../../src/experiments/csv.ts';
import type { LineFigure, Row } from '../../src/experiments/declaration.ts';
import { lastGap, quantile, summariseHistogram, summariseLines } from '../../src/lab/chart/summary.ts';
import { fromPosition, SLIDER_POSITIONS, toPosition } from '../../src/lab/parts/slider-scale.ts';
import { placeOnLadder, plannedLadder } from '../../src/lab/state/ladder.ts';
import { panelAt, placesOf } from '../../src/plot/gallery-plot.ts';
import { barEnds, lineData, nearestMeasured, valueAt } from '../../src/plot/line-data.ts';
import { lineRanges } from '../../src/plot/line-range.ts';
import {
  galleryTable,
  histogramTable,
  lineTable,
  matrixTable,
  panelsOf,
  toCsv,
} from '../../src/plot/table.ts';
import { logTicks, padded } from '../../src/plot/ticks.ts';
import '../../src/messages/catalogue.ts';
import { formatNumber, formatWithError } from '../../src/messages/number.ts';

const figure: LineFigure<{ top: number }> = {
  id: 'overlap',
  kind: 'line',
  side: 'glass',
  x: 'T',
  xScale: 'log',
  yScale: 'linear',
  series: [
    { y: 'self', error: 'selfError', role: 'glass', style: 'solid' },
    { y: 'mutual', error: 'mutualError', role: 'glass', style: 'dashed' },
    { y: 'teacher', role: 'neutral', style: 'dotted' },
  ],
  shade: ['self', 'mutual'],
  curves: [
    {
      id: 'exact',
      role: 'exact',
      style: 'dotted',
      points: ({ top }) => ({ x: [0.5, 1, 3], y: [top, 0.5, 0] }),
    },
  ],
  ticks: [{ id: 'critical', x: () => 1 }],
};
const row = (T: number, self: number, mutual: number | null): Row => ({
  values: { T, self, selfError: 0.01, mutual, mutualError: mutual === null ? null : 0.02, teacher: null },
});
/** Hot to cold, as they arrive. */
const rows = [row(2, 0.1, 0.1), row(1, 0.6, null), row(0.5, 0.9, 0.4)];

test('rows, exact curves and the run before share one ascending axis, each keeping its own points', () => {
  const data = lineData(figure, { top: 1 }, rows, [row(1.5, 0.2, 0.2)]);
  expect(data.x).toEqual([0.5, 1, 1.5, 2, 3]);
  const y = Object.fromEntries(data.series.map((series) => [series.key, series.y]));
  expect(y['curve:exact']).toEqual([1, 0.5, undefined, undefined, 0]);
  expect(y['previous:self']).toEqual([undefined, undefined, 0.2, undefined, undefined]);
  expect(y.self).toEqual([0.9, 0.6, undefined, 0.1, undefined]);
  // A value that does not exist is a gap; a point that is not there is not.
  expect(y.mutual).toEqual([0.4, null, undefined, 0.1, undefined]);
  expect(data.ticks).toEqual([{ id: 'critical', x: 1 }]);
});

test('a line without any value in the rows is not announced, but waits while there are no rows', () => {
  const keys = (of: readonly Row[]) => lineData(figure, { top: 1 }, of).series.map(({ key }) => key);
  expect(keys(rows)).not.toContain('teacher');
  expect(keys([])).toContain('teacher');
});

test('a logarithmic axis leaves out what it has no place for', () => {
  expect(lineData(figure, { top: 1 }, [row(0, 0.5, 0.5), row(1, 0.5, 0.5)]).x).toEqual([0.5, 1, 3]);
  const log = lineData({ ...figure, yScale: 'log' }, { top: 1 }, [row(1, -0.5, 0.5)]);
  expect(log.series.find(({ key }) => key === 'self')?.y[1]).toBeNull();
});

test('the axes hold the error bars, and only the lines that are shown, with a little air', () => {
  const linear = { xScale: 'linear', yScale: 'linear' } as const;
  const data = lineData(figure, { top: 5 }, rows);
  const self = lineRanges(data, (key) => key === 'self', linear);
  expect(self.x[0]).toBeCloseTo(0.5 - 0.02 * 1.5, 12);
  expect(self.y[0]).toBeCloseTo(0.09 - 0.06 * 0.82, 12);
  expect(self.y[1]).toBeCloseTo(0.91 + 0.06 * 0.82, 12);
  expect(lineRanges(data, () => true, linear).y[1]).toBeGreaterThan(5);
  expect(lineRanges(data, () => false, linear)).toEqual({
    x: padded([0, 1], 'linear', 0.02),
    y: padded([0, 1], 'linear', 0.06),
  });
});

test('of a part of x the vertical axis holds what lies in it, also a line that only passes', () => {
  const data = lineData(figure, { top: 5 }, rows);
  const zoomed = { xScale: 'linear', yScale: 'linear', zoom: [0.9, 1.1] } as const;
  const { x, y } = lineRanges(data, (key) => key === 'self', zoomed);
  expect(x).toEqual([0.9, 1.1]);
  expect(y[0]).toBeLessThan(0.59);
  expect(y[0]).toBeGreaterThan(0.4);
  // Between 1 and 3 the curve has no point of its own.
  const curve = lineRanges(data, (key) => key === 'curve:exact', { ...zoomed, zoom: [1.5, 2] });
  expect(curve.y).toEqual(padded([0.25, 0.375], 'linear', 0.06));
});

test('a declared range holds, except where a logarithmic axis has no place for it', () => {
  const data = lineData({ ...figure, yScale: 'log' }, { top: 1 }, rows);
  const wanted = { xScale: 'linear', yScale: 'log', yRange: [0, 1] } as const;
  expect(lineRanges(data, () => true, { ...wanted, yScale: 'linear' }).y).toEqual([0, 1]);
  expect(lineRanges(data, () => true, wanted).y[0]).toBeGreaterThan(0);
  expect(lineRanges(data, () => true, { ...wanted, yRange: [0.1, 1] }).y).toEqual([0.1, 1]);
});

test('on a logarithmic scale an error bar that reaches zero or below it has room for a tenth of its value, and no end', () => {
  const series = {
    key: 'e',
    kind: 'data',
    name: 'e',
    errorName: 'eError',
    role: 'glass',
    style: 'solid',
  } as const;
  const data = {
    x: [1, 2],
    series: [{ ...series, y: [1e-4, 1], error: [2e-4, 0.5] }],
    shade: null,
    ticks: [],
  };
  const scales = { xScale: 'linear', yScale: 'linear' } as const;
  expect(lineRanges(data, () => true, { ...scales, yScale: 'log' }).y).toEqual(
    padded([1e-5, 1.5], 'log', 0.06),
  );
  expect(lineRanges(data, () => true, scales).y).toEqual(padded([-1e-4, 1.5], 'linear', 0.06));
  // The bar itself claims no end there.
  expect(barEnds(1e-4, 2e-4, 'log')).toEqual({ low: null, high: expect.closeTo(3e-4, 12) });
  expect(barEnds(1e-4, 2e-4, 'linear').low).toBeCloseTo(-1e-4, 12);
});

test('a cursor reads the nearest measured point, and a curve between its own points', () => {
  const data = lineData(figure, { top: 1 }, rows);
  // x: 0.5, 1, 2 measured; 3 belongs to the curve only.
  expect(nearestMeasured(data, data.x.indexOf(3), 'log')).toBe(data.x.indexOf(2));
  expect(nearestMeasured(data, data.x.indexOf(1), 'linear')).toBe(data.x.indexOf(1));
  const curve = data.series.find(({ kind }) => kind === 'curve')!;
  expect(valueAt(data, curve, data.x.indexOf(2))).toBeCloseTo(0.25, 12);
  const mutual = data.series.find(({ key }) => key === 'mutual')!;
  expect(valueAt(data, mutual, data.x.indexOf(1))).toBeNull();
});

test('the table behind a chart has every drawn number, and its CSV reads back', () => {
  const data = lineData(figure, { top: 1 }, rows);
  const { columns, rows: cells } = lineTable('T', data);
  expect(columns).toEqual(['T', 'curve_exact', 'self', 'selfError', 'mutual', 'mutualError']);
  const csv = toCsv({ columns, rows: cells });
  const back = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const cold = back.find(([T]) => T === '0.5')!;
  expect(cold.map(Number)).toEqual([0.5, 1, 0.9, 0.01, 0.4, 0.02]);
  expect(csv).toBe(table([columns, ...cells]));
});

test('histograms and matrices are tabled for every row', () => {
  const withHistogram: Row = {
    values: { T: 1 },
    histograms: { pq: { edges: [-1, 0, 1], density: [0.25, 0.75] } },
  };
  const histogram = {
    id: 'pq',
    kind: 'histogram',
    side: 'glass',
    source: 'pq',
    role: 'glass',
    by: 'T',
  } as const;
  expect(histogramTable(histogram, [withHistogram, { values: { T: 2 } }]).rows).toEqual([
    [1, -1, 0, 0.25],
    [1, 0, 1, 0.75],
  ]);
  const withMatrix: Row = { values: { T: 1 }, matrices: { q: { rows: 1, columns: 2, values: [5, 6] } } };
  const matrix = { id: 'q', kind: 'field', side: 'glass', source: 'q', by: 'T' } as const;
  expect(matrixTable(matrix, [withMatrix]).rows).toEqual([
    [1, 0, 0, 5],
    [1, 0, 1, 6],
  ]);
});

test('a summary tells each line from hot to cold, and the gap at the coldest point that has both', () => {
  const data = lineData(figure, { top: 1 }, rows);
  expect(summariseLines('en', data, (key) => key, 'T')).toBe(
    'self: rises from 0.1 to 0.900 ± 0.010 as T goes from 2 to 0.5. mutual: rises from 0.1 to 0.400 ± 0.020 as T goes from 2 to 0.5. The gap between “self” and “mutual” is now 0.5.',
  );
  // Told from the left it falls; within its errors it does neither.
  expect(summariseLines('en', data, (key) => key, 'T', false)).toContain('self: falls from 0.9');
  const still = lineData(figure, { top: 1 }, [row(2, 0.5, null), row(1, 0.51, null)]);
  expect(summariseLines('en', still, (key) => key, 'T')).toContain('self: stays near 0.510 ± 0.010');
  expect(lastGap(data)).toBeCloseTo(0.5, 12);
  expect(summariseLines('zh-Hans', lineData(figure, { top: 1 }, []), (key) => key, 'T')).toMatch(/第一个点/);
  const histogram = { edges: [0, 1, 2], density: [0.5, 0.5] };
  expect(summariseHistogram('en', { ...histogram, density: [0.1, 0.9] }, 'q')).toContain('highest at 1.5');
  expect(summariseHistogram('en', histogram, 'q')).toContain('between 0.5 and 1.5');
  expect(quantile(histogram, 0)).toBe(0);
  expect(quantile(histogram, 1)).toBe(2);
});

test('logarithmic ticks are 1, 2, 5; a span of one point still has room', () => {
  expect(logTicks([0.05, 2])).toEqual([0.05, 0.1, 0.2, 0.5, 1, 2]);
  expect(logTicks([1e-9, 1])).toEqual([1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]);
  // Where labels would touch, fewer of them.
  expect(logTicks([0.001, 3], 600, 34)).toHaveLength(11);
  expect(logTicks([0.001, 3], 250, 34)).toEqual([0.001, 0.01, 0.1, 1]);
  expect(logTicks([1e-6, 1], 120, 34)).toEqual([1e-6, 1e-4, 0.01, 1]);
  // One label alone is no scale.
  expect(logTicks([10.5, 31], 200, 15)).toEqual([15, 20, 30]);
  expect(logTicks([0.21, 0.45], 200, 15)).toEqual([0.3, 0.4]);
  const [low, high] = padded([1, 1], 'log');
  expect(low).toBeLessThan(1);
  expect(high).toBeGreaterThan(1);
});

test('a slider reaches both ends exactly and returns to where a value put it', () => {
  const field = {
    kind: 'integer',
    link: 'n',
    default: 256,
    min: 2,
    max: 4096,
    scale: 'log',
    group: 'glass',
    level: 'main',
  } as const;
  expect(fromPosition(field, 0)).toBe(2);
  expect(fromPosition(field, SLIDER_POSITIONS)).toBe(4096);
  for (let position = 0; position <= SLIDER_POSITIONS; position += 37) {
    const value = fromPosition(field, position);
    expect(Number.isInteger(value)).toBe(true);
    expect(fromPosition(field, toPosition(field, value))).toBeCloseTo(
      value,
      -Math.floor(Math.log10(value)) + 1,
    );
  }
});

test('the ladder runs geometrically from hot to cold', () => {
  const ladder = plannedLadder({ hottest: 2, coldest: 0.05, steps: 24 });
  expect(ladder).toHaveLength(24);
  expect(ladder[0]).toBe(2);
  expect(ladder[23]).toBeCloseTo(0.05, 12);
  expect(placeOnLadder(ladder[12]!, ladder)).toBeCloseTo(12 / 23, 12);
  expect(plannedLadder({ hottest: 2, coldest: 0, steps: 24 })).toEqual([]);
});

test('a number is written to the place that its error allows', () => {
  expect(formatWithError('en', 0.71234, 0.0034)).toBe('0.7123 ± 0.0034');
  expect(formatWithError('en', -1234.5, 12)).toBe('−1,235 ± 12');
  expect(formatWithError('en', 0.5, 0)).toBe('0.5');
  expect(formatWithError('zh-Hans', 0.5, Number.NaN)).toBe('0.5');
  expect(formatNumber('en', null)).toBe('–');
  expect(formatNumber('en', Number.NEGATIVE_INFINITY)).toBe('−∞');
  expect(formatNumber('en', 3.14159e-9, 3)).toBe('3.14e−9');
});

test('a gallery shows the panels of its row in order, as pictures in a grid and as a table', () => {
  const panel = (density: number) => ({ edges: [0, 1, 2], density: [density, 1 - density] });
  const row: Row = {
    values: { T: 0.5 },
    histograms: { 'pq.2': panel(0.25), 'pq.1': panel(0.75), 'pq.4': panel(0.5), pq: panel(0) },
  };
  // A missing number ends the gallery: panels have no gaps.
  expect(panelsOf(row, 'pq').map(({ density }) => density[0])).toEqual([0.75, 0.25]);
  expect(panelsOf(undefined, 'pq')).toEqual([]);
  const figure = {
    id: 'g',
    kind: 'gallery',
    side: 'glass',
    source: 'pq',
    role: 'glass',
    xRange: [0, 2],
    by: 'T',
  } as const;
  expect(galleryTable(figure, [row])).toEqual({
    columns: ['T', 'panel', 'bin_low', 'bin_high', 'density'],
    rows: [
      [0.5, 1, 0, 1, 0.75],
      [0.5, 1, 1, 2, 0.25],
      [0.5, 2, 0, 1, 0.25],
      [0.5, 2, 1, 2, 0.75],
    ],
  });
  const wide = placesOf(12, 800);
  expect([wide.columns, wide.rows]).toEqual([4, 3]);
  expect([placesOf(12, 300).columns, placesOf(12, 300).rows]).toEqual([2, 6]);
  expect(placesOf(1, 20).columns).toBe(1);
  expect(panelAt(wide, 790, 10)).toBe(3);
  expect(panelAt(wide, 10, wide.height * 2.5)).toBe(8);
  expect(panelAt(wide, 10, wide.height * 3)).toBeNull();
  expect(panelAt(wide, -1, 10)).toBeNull();
});
