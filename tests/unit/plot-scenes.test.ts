/** Pictures of charts in files: their lines, read back through their own axes, are the numbers of the CSV beside them. */
import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { LineFigure, Row } from '../../src/experiments/declaration.ts';
import { CHART_SIZE, chartSheet, withFoot } from '../../src/plot/chart/chart-sheet.ts';
import { type PlotFrame, plotFrame } from '../../src/plot/chart/frame.ts';
import { histogramScene } from '../../src/plot/chart/histogram-scene.ts';
import { lineScene } from '../../src/plot/chart/line-scene.ts';
import { rasterScene } from '../../src/plot/chart/raster-scene.ts';
import { textWidth, wrapped } from '../../src/plot/chart/text-width.ts';
import { lineData } from '../../src/plot/line-data.ts';
import { lineRanges } from '../../src/plot/line-range.ts';
import type { Scene, SceneItem } from '../../src/plot/scene/scene.ts';
import { sceneToSvg } from '../../src/plot/scene/scene-svg.ts';
import { histogramTable, lineTable, toCsv } from '../../src/plot/table.ts';
import { linearTicks } from '../../src/plot/ticks.ts';

const theme = {
  roles: { glass: '#000001', learner: '#000002', exact: '#000003', control: '#000004', neutral: '#000005' },
  text: '#555555',
  grid: '#dddddd',
  ground: '#ffffff',
  font: '12px sans-serif',
};
const look = {
  theme,
  text: '#111111',
  pins: ['#00000a', '#00000b'],
  x: 'sweeps',
  y: 'energy',
  format: String,
};

const figureOf = (xScale: 'linear' | 'log', yScale: 'linear' | 'log'): LineFigure<unknown> => ({
  id: 'f',
  kind: 'line',
  side: 'glass',
  x: 'x',
  xScale,
  yScale,
  series: [{ y: 'y', error: 'yError', role: 'glass', style: 'solid' }],
});

function picture(figure: LineFigure<unknown>, rows: readonly Row[], pins: readonly Row[] = []) {
  const runs = pins.length > 0 ? [{ id: 3, slot: 1, rows: pins }] : [];
  const data = lineData(figure, {}, rows, [], runs);
  const ranges = lineRanges(data, () => true, figure);
  const frame = plotFrame(
    CHART_SIZE,
    { x: { span: ranges.x, scale: figure.xScale }, y: { span: ranges.y, scale: figure.yScale } },
    String,
  );
  const parts = { data, yScale: figure.yScale, isShown: () => true, tickName: (id: string) => id };
  return { data, frame, scene: lineScene(frame, parts, look) };
}

/** Every place of every path with this stroke and width, from SVG text as a reader of the file has it. */
function pathsOf(scene: Scene, stroke: string, width: number): [number, number][][] {
  const svg = sceneToSvg(scene, { title: 't', family: 'sans-serif', addressOf: () => 'data:,' });
  const path = new RegExp(`<path[^>]* d="([^"]*)"[^>]* stroke="${stroke}" stroke-width="${width}"`, 'g');
  return [...svg.matchAll(path)].flatMap(([, d]) =>
    d!
      .split('M')
      .filter(Boolean)
      .map((piece) => piece.split('L').map((place) => place.split(' ').map(Number) as [number, number])),
  );
}
const numbersAt = (frame: PlotFrame, pieces: [number, number][][]) =>
  pieces.flat().map(([left, top]) => frame.valueAt(left, top));

const row = (x: number, y: number | null, yError = 0): Row => ({ values: { x, y, yError } });

test.each([
  ['linear', 'linear'],
  ['log', 'log'],
  ['log', 'linear'],
] as const)('the line of a file, read back through its axes, is the CSV (%s, %s)', (xScale, yScale) => {
  const value = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
  fc.assert(
    fc.property(
      fc.uniqueArray(value, { minLength: 2, maxLength: 20 }),
      fc.infiniteStream(value),
      (xs, ys) => {
        const rows = xs.map((x) => row(x, ys.next().value));
        const { data, frame, scene } = picture(figureOf(xScale, yScale), rows);
        const csv = Papa.parse<Record<string, number>>(toCsv(lineTable('x', data)), {
          header: true,
          dynamicTyping: true,
          skipEmptyLines: true,
        }).data;
        const read = numbersAt(frame, pathsOf(scene, '#000001', 2));
        expect(read).toHaveLength(csv.length);
        // A hundredth of a pixel is what the file says.
        const exact = (pixel: number, axis: 0 | 1) => {
          const other = [...[frame.plot.x, frame.plot.y]] as [number, number];
          other[axis] = pixel;
          return frame.valueAt(...other)[axis];
        };
        csv.forEach((line, k) => {
          const place = frame.placeOf(line.x!, line.y!);
          for (const axis of [0, 1] as const) {
            const ends = [exact(place[axis] - 0.006, axis), exact(place[axis] + 0.006, axis)];
            expect(read[k]![axis]).toBeGreaterThanOrEqual(Math.min(...ends));
            expect(read[k]![axis]).toBeLessThanOrEqual(Math.max(...ends));
          }
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('a value that does not exist interrupts the line; one row is a mark without a line; no row is an empty plot', () => {
  const figure = figureOf('linear', 'linear');
  const gap = picture(figure, [row(1, 1), row(2, 2), row(3, null), row(4, Number.NaN), row(5, 3), row(6, 4)]);
  expect(pathsOf(gap.scene, '#000001', 2).map((piece) => piece.length)).toEqual([2, 2]);
  const one = picture(figure, [row(1, 1)]);
  const marks = one.scene.items.filter((item) => item.kind === 'path' && item.fill === '#000001');
  expect(marks).toHaveLength(1);
  const none = picture(figure, []);
  expect(pathsOf(none.scene, '#000001', 2)).toEqual([]);
  expect(none.scene.items.length).toBeGreaterThan(4);
});

test('an error bar has the length of its error; where it reaches zero on a logarithmic axis it leaves below, with an arrow', () => {
  const { frame, scene } = picture(figureOf('linear', 'linear'), [row(1, 1, 0.25), row(2, 2, 0.5)]);
  const bars = numbersAt(frame, pathsOf(scene, '#000001', 1.25));
  [1.25, 0.75, 2.5, 1.5].forEach((end, k) => {
    expect(bars[k]![1]).toBeCloseTo(end, 3);
  });
  const log = picture(figureOf('linear', 'log'), [row(1, 1, 2), row(2, 5, 0.1)]);
  const [bar, arrow] = pathsOf(log.scene, '#000001', 1.25);
  const floor = log.frame.plot.y + log.frame.plot.height;
  expect(bar![1]![1]).toBeCloseTo(floor, 1);
  expect(arrow).toHaveLength(3);
});

test('a pinned run has its own colour and its own lines in picture and CSV', () => {
  const { data, frame, scene } = picture(
    figureOf('linear', 'linear'),
    [row(1, 1), row(3, 2)],
    [row(1, 5), row(2, 6)],
  );
  const read = numbersAt(frame, pathsOf(scene, '#00000b', 1.5));
  expect(read.map(([x, y]) => [Math.round(x), Math.round(y)])).toEqual([
    [1, 5],
    [2, 6],
  ]);
  const table = lineTable('x', data, new Map([[3, 'pin-3 n=64']]));
  expect(table.columns).toEqual(['run', 'x', 'y', 'yError']);
  expect(table.rows).toEqual([
    ['now', 1, 1, 0],
    ['now', 3, 2, 0],
    ['pin-3 n=64', 1, 5, 0],
    ['pin-3 n=64', 2, 6, 0],
  ]);
});

test('the steps of a histogram are its bins', () => {
  const now = { edges: [0, 1, 2, 4], density: [0.25, 0.5, 0.125] };
  const frame = plotFrame(
    CHART_SIZE,
    { x: { span: [0, 4], scale: 'linear' }, y: { span: [0, 0.6], scale: 'linear' } },
    String,
  );
  const scene = histogramScene(frame, { now, role: 'glass', outlines: [] }, look);
  const read = numbersAt(frame, pathsOf(scene, '#000001', 2));
  const bins = histogramTable(
    { id: 'h', kind: 'histogram', side: 'glass', source: 'h', role: 'glass', by: 'x' },
    [{ values: { x: 1 }, histograms: { h: now } }],
  ).rows;
  bins.forEach(([, low, high, density], bin) => {
    expect(read[1 + 2 * bin]![0]).toBeCloseTo(low as number, 2);
    expect(read[2 + 2 * bin]![0]).toBeCloseTo(high as number, 2);
    expect(read[1 + 2 * bin]![1]).toBeCloseTo(density as number, 3);
  });
});

test('the image of a matrix has every cell in its colour, and nothing where there is no value', () => {
  const matrix = { rows: 2, columns: 3, values: [0, 1, 2, 3, null, 5] };
  const scene = rasterScene(
    { matrix, shape: 1.5, way: [], colour: (value) => [value, 0, 0], along: (share) => 5 * share },
    look,
  );
  const image = scene.items.find((item) => item.kind === 'image')!;
  const { pixels } = image as Extract<SceneItem, { kind: 'image' }>;
  const at = (row: number, column: number) => {
    const x = Math.floor(((column + 0.5) / 3) * pixels.width);
    const y = Math.floor(((row + 0.5) / 2) * pixels.height);
    return [...pixels.data.slice(4 * (y * pixels.width + x), 4 * (y * pixels.width + x) + 4)];
  };
  expect(at(0, 2)).toEqual([2, 0, 0, 255]);
  expect(at(1, 0)).toEqual([3, 0, 0, 255]);
  expect(at(1, 1)[3]).toBe(0);
});

test('a sheet breaks what is too long, in both languages, and says below which run made it', () => {
  const { scene } = picture(figureOf('linear', 'linear'), [row(1, 1), row(2, 2)]);
  const long = '能量越慢越低，'.repeat(20);
  const sheet = chartSheet({
    title: 'Slower is lower',
    lines: ['T = 0.5'],
    legend: [{ name: 'energy', colour: '#000001' }],
    picture: scene,
    caption: [long, 'A sentence of many words. '.repeat(12)],
    ground: '#ffffff',
    text: '#111111',
    soft: '#555555',
  });
  const signed = withFoot(sheet, 'Glassbox · N 64 · seed 42', '#ffffff', '#555555');
  const texts: { text: string; y: number; size: number }[] = [];
  const collect = (items: readonly SceneItem[], dy: number) => {
    for (const item of items) {
      if (item.kind === 'group') collect(item.items, dy + item.dy);
      if (item.kind === 'text') texts.push({ text: item.text, y: item.y + dy, size: item.size });
    }
  };
  collect(signed.items, 0);
  for (const { text, y, size } of texts) {
    expect(textWidth(text, size)).toBeLessThanOrEqual(signed.width);
    expect(y).toBeLessThanOrEqual(signed.height);
  }
  expect(texts.at(-1)!.text).toBe('Glassbox · N 64 · seed 42');
  expect(wrapped(long, 12, 640).join('')).toBe(long);
  expect(wrapped(long, 12, 640).every((line) => !line.startsWith('，'))).toBe(true);
});

test('ticks of a linear axis are round, inside, and far enough apart', () => {
  expect(linearTicks([0, 1], 380, 34)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
  expect(linearTicks([1, 4], 600, 44, true)).toEqual([1, 2, 3, 4]);
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
      (low, width) => {
        const ticks = linearTicks([low, low + width], 400, 40);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(low - 1e-6 * Math.max(1, width));
          expect(tick).toBeLessThanOrEqual(low + width * (1 + 1e-6) + 1e-9);
        }
        expect(ticks.length).toBeLessThanOrEqual(11);
      },
    ),
  );
});
