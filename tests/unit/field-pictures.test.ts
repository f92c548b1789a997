/** Field pictures before any canvas: scales, what lies beyond a boundary, contour lines, and the SVG they are written as. */
import { expect, test } from 'vitest';
import type { FieldsFigure, MatrixData, Row } from '../../src/experiments/declaration.ts';
import { fieldGrid, fieldMatrix, outlineMatrix, pointMatrix } from '../../src/experiments/field-grid.ts';
import { lShape, rectangle, squareWithFourHoles } from '../../src/learner/pde/domain/shapes.ts';
import { lShapedPlate } from '../../src/learner/pde/exact/l-shape.ts';
import { contourPaths } from '../../src/plot/fields/contour-lines.ts';
import { between, extended } from '../../src/plot/fields/extended.ts';
import { boxOf, cellUnder, panelFrame } from '../../src/plot/fields/panel-frame.ts';
import { panelScale } from '../../src/plot/fields/panel-scale.ts';
import { commonPower, labelled, panelScene } from '../../src/plot/fields/panel-scene.ts';
import { factsOf, nextCell, picturesOf } from '../../src/plot/fields/pictures.ts';
import { markSize } from '../../src/plot/fields/points.ts';
import type { Scene, SceneItem } from '../../src/plot/scene/scene.ts';
import { sceneToSvg } from '../../src/plot/scene/scene-svg.ts';
import { sheetScene } from '../../src/plot/scene/sheet.ts';

const matrixOf = (rows: number, columns: number, values: (number | null)[]): MatrixData => ({
  rows,
  columns,
  values,
  extent: [0.5, columns - 0.5, 0.5, rows - 0.5],
});
const scaleOf = (kind: 'linear' | 'signed' | 'log', ...values: (number | null)[]) =>
  panelScale(kind, [matrixOf(1, values.length, values)]);

test('a linear scale spans the values and marks nice numbers strictly inside', () => {
  const scale = scaleOf('linear', 0, null, 0.149, 0.05);
  expect([scale.low, scale.high]).toEqual([0, 0.149]);
  expect(scale.levels).toEqual([0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.14]);
  expect([scale.position(0), scale.position(0.0745), scale.position(1), scale.position(null)]).toEqual([
    0,
    0.5,
    1,
    Number.NaN,
  ]);
});

test('a signed scale is symmetric about zero, which is a level and has the pale colour', () => {
  const scale = scaleOf('signed', -0.2, 1, 0.3);
  expect([scale.low, scale.high]).toEqual([-1, 1]);
  expect(scale.levels).toContain(0);
  expect(scale.position(0)).toBe(0.5);
  const [r, g, b] = scale.colour(0.5);
  expect(Math.min(r, g, b)).toBeGreaterThan(235);
});

test('a logarithmic scale is of magnitudes; a zero among them does not stretch it', () => {
  const values = Array.from({ length: 200 }, (_, k) => (k % 2 ? 1 : -1) * 10 ** (-3 * (k / 199)));
  const scale = scaleOf('log', ...values, 0, 1e-14);
  expect(scale.high).toBe(1);
  expect(scale.low).toBeGreaterThan(5e-4);
  expect(scale.low).toBeLessThan(2e-3);
  expect(scale.position(-0.1)).toBeCloseTo(scale.position(0.1), 12);
  expect(scale.position(0)).toBe(0);
  expect(scale.place(0)).toBeLessThan(0);
  expect(scale.levels.every((level) => level > scale.low && level < 1)).toBe(true);
});

test('constant, empty and single fields have a scale all the same', () => {
  for (const kind of ['linear', 'signed', 'log'] as const)
    for (const values of [[3, 3, 3], [0, 0], [null, null], [], [-2]]) {
      const scale = scaleOf(kind, ...values);
      expect(scale.low, `${kind} ${values}`).toBeLessThan(scale.high);
      for (const value of values)
        if (value !== null) expect(scale.position(value), `${kind} ${values}`).toBeGreaterThanOrEqual(0);
    }
});

test('a field is continued beyond its domain, and interpolated exactly where it is linear', () => {
  const grid = fieldGrid(squareWithFourHoles(), 40);
  const values = Array.from(grid.inside, (_, k) => 2 * grid.points[2 * k]! - grid.points[2 * k + 1]!);
  const matrix = fieldMatrix(grid, values);
  const field = extended(
    matrix.rows,
    matrix.columns,
    matrix.values.map((value) => value ?? Number.NaN),
  );
  expect(field.values.some(Number.isNaN)).toBe(false);
  // The middle of the plate, where four cells meet.
  expect(between(field, 20, 20)).toBeCloseTo(0, 6);
  expect(between(field, 20.25, 18)).toBeCloseTo(2 * (0.25 / 40) - 2 / 40, 6);
  // In a hole: within what surrounds it, and marked as beyond.
  const inHole = field.columns * 9 + 33;
  expect(field.distance[inHole]).toBeGreaterThan(1);
  expect(field.values[inHole]).toBeGreaterThan(2 * 0.2 - 0.4);
  expect(field.values[inHole]).toBeLessThan(2 * 0.4 - 0.2);
  expect(extended(2, 2, Array(4).fill(Number.NaN)).values.every(Number.isNaN)).toBe(true);
});

/** Points of a path made of straight lines. */
const pointsOf = (path: string) =>
  [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map(
    (match) => [Number(match[1]), Number(match[2])] as const,
  );

test('contour lines of a cone are circles of the right radius; without its cells outside the disk as well', () => {
  const cells = 60;
  const cone = Array.from({ length: cells * cells }, (_, k) =>
    Math.hypot((k % cells) + 0.5 - cells / 2, Math.floor(k / cells) + 0.5 - cells / 2),
  );
  const cut = cone.map((radius) => (radius < 25 ? radius : Number.NaN));
  for (const values of [cone, cut]) {
    const [path] = contourPaths(extended(cells, cells, values), [15], (x, y) => [x, y]);
    // The outside is above the level too, and its lines close round the whole grid, where they are clipped.
    const points = pointsOf(path!).filter(([x, y]) => Math.hypot(x - cells / 2, y - cells / 2) < 24);
    expect(points.length).toBeGreaterThan(80);
    for (const [x, y] of points)
      expect(Math.abs(Math.hypot(x - cells / 2, y - cells / 2) - 15)).toBeLessThan(0.05);
  }
});

test('contour lines of the L-shaped plate lie where the exact field has their value', () => {
  const domain = lShape();
  const grid = fieldGrid(domain, 61);
  const jet = new Float64Array(6);
  const exact = (x: number, y: number) => {
    lShapedPlate(x, y, jet);
    return jet[0]!;
  };
  const matrix = fieldMatrix(
    grid,
    Array.from(grid.inside, (_, k) => exact(grid.points[2 * k]!, grid.points[2 * k + 1]!)),
  );
  const field = extended(
    matrix.rows,
    matrix.columns,
    matrix.values.map((value) => value ?? Number.NaN),
  );
  // Paths are rounded to hundredths: a picture of 2000 pixels.
  const place = (x: number, y: number) => [(2000 * x) / 61, (2000 * y) / 61] as const;
  const domainOf = ([x, y]: readonly [number, number]) => [x / 1000 - 1, 1 - y / 1000] as const;
  const levels = [0.05, 0.1, 0.14];
  contourPaths(field, levels, place).forEach((path, k) => {
    const points = pointsOf(path)
      .map(domainOf)
      .filter((point) => domain.contains(point));
    expect(points.length).toBeGreaterThan(20);
    for (const [x, y] of points) expect(Math.abs(exact(x, y) - levels[k]!)).toBeLessThan(1e-3);
  });
});

test('a frame keeps one unit on both axes, or fills its room; pixels and cells agree', () => {
  const long = fieldMatrix(fieldGrid(rectangle([0, -1], [8, 1]), 80), Array(80 * 20).fill(0));
  expect(boxOf(long).map((edge) => Math.round(edge * 1e9) / 1e9)).toEqual([0, 8, -1, 1]);
  const frame = panelFrame(long, 'equal', 600, String);
  expect(frame.plot.width / frame.plot.height).toBeCloseTo(4, 9);
  const free = panelFrame(long, 'free', 600, String);
  expect(free.plot.height).toBeGreaterThan(0.7 * free.plot.width);
  const high = fieldMatrix(fieldGrid(rectangle([0, 0], [1, 8]), 80), Array(10 * 80).fill(0));
  const tall = panelFrame(high, 'equal', 600, String);
  expect(tall.plot.height / tall.plot.width).toBeCloseTo(8, 9);
  expect(tall.height).toBeLessThan(900);
  const [x, y] = frame.cellAt(10.5, 3.5);
  expect(cellUnder(frame, long, x, y)).toEqual([3, 10]);
  expect(frame.placeOf(1.05, 0.65)).toEqual([expect.closeTo(x, 9), expect.closeTo(y, 9)]);
  expect(cellUnder(frame, long, 2, 2)).toBeNull();
});

test('a line beyond the field has room in the frame, in the same units', () => {
  const matrix = fieldMatrix(fieldGrid(rectangle([0, 0], [1, 1]), 10), Array(100).fill(0));
  const beyond = pointMatrix([-0.1, 0.5, 1.2, 0.5, 0.5, 0.5]);
  const frame = panelFrame(matrix, 'equal', 400, String, [beyond]);
  expect(frame.placeOf(-0.1, 0)[0]).toBeGreaterThan(frame.plot.x);
  expect(frame.placeOf(1.2, 0)[0]).toBeLessThan(frame.plot.x + frame.plot.width);
  expect(frame.field.width).toBeCloseTo(frame.field.height, 9);
  expect(frame.field.width).toBeLessThan(0.8 * frame.plot.width);
  expect(frame.field.height).toBeCloseTo(frame.plot.height, 9);
  const [x, y] = frame.cellAt(0.5, 9.5);
  expect(cellUnder(frame, matrix, x, y)).toEqual([9, 0]);
  expect(cellUnder(frame, matrix, frame.plot.x + 2, y)).toBeNull();
});

test('numbers of the colour bar are left out where they would touch, zero never', () => {
  const scale = scaleOf('signed', -1, 1);
  expect(labelled(scale, 1000, String)).toEqual(scale.levels);
  const few = labelled(scale, 90, String);
  expect(few).toContain(0);
  expect(few.length).toBeLessThan(scale.levels.length);
});

const figure: FieldsFigure<null> = {
  id: 'plate',
  kind: 'fields',
  side: 'learner',
  aspect: 'equal',
  by: ['step'],
  panels: [
    { id: 'network', source: 'u', scale: 'linear', group: 'u' },
    { id: 'exact', source: 'v', scale: 'linear', group: 'u' },
    { id: 'error', source: 'e', scale: 'signed' },
  ],
};
const row: Row = {
  values: { step: 1 },
  matrices: {
    u: matrixOf(2, 2, [0, 1, null, 3]),
    v: matrixOf(2, 2, [0, 1, null, 8]),
    e: matrixOf(2, 2, [0, 0, null, -5]),
  },
};

test('pictures of a group have one scale; facts say where the largest value is', () => {
  const [network, exact, error] = picturesOf(figure, row, null);
  expect([network!.scale.low, network!.scale.high]).toEqual([0, 8]);
  expect(exact!.scale).toBe(network!.scale);
  expect(error!.scale.high).toBe(5);
  expect(factsOf(network!)).toEqual({ low: 0, high: 3, at: { x: 1.5, y: 0.5 } });
  expect(factsOf(error!)!.at).toEqual({ x: 1.5, y: 0.5 });
  expect(factsOf({ ...error!, matrix: matrixOf(1, 1, [null]) })).toBeNull();
  expect(picturesOf(figure, { values: {} }, null)).toEqual([]);
  expect(picturesOf(figure, { values: {}, matrices: { e: row.matrices!.e! } }, null)).toHaveLength(1);
});

test('the cursor walks over empty cells and stops at the edge', () => {
  const matrices = [matrixOf(1, 4, [1, null, null, 2])];
  expect(nextCell(matrices, [0, 0], [0, 1])).toEqual([0, 3]);
  expect(nextCell(matrices, [0, 3], [0, 1])).toEqual([0, 3]);
  expect(nextCell(matrices, [0, 3], [0, -1])).toEqual([0, 0]);
  expect(nextCell([], [0, 0], [0, 1])).toBeNull();
  // It begins near the middle, where there is a value.
  expect(nextCell([matrixOf(1, 5, [1, 2, null, null, 5])], null, [0, 1])).toEqual([0, 1]);
  expect(nextCell([matrixOf(1, 2, [null, null])], null, [0, 1])).toBeNull();
});

/** Whether every element that begins also ends, in order, and attributes are quoted; no library for XML is at hand. */
function wellFormed(xml: string): string[] {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(
      /<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
      (_all, closes, name, _attributes, alone) => {
        if (closes) expect(open.pop()).toBe(name);
        else if (!alone) open.push(name);
        return '';
      },
    );
  expect(rest).not.toMatch(/[<>]|&(?!amp;|lt;|gt;|quot;)/);
  return open;
}

const all = (items: readonly SceneItem[]): SceneItem[] =>
  items.flatMap((item) => (item.kind === 'group' ? [item, ...all(item.items)] : [item]));

test('a whole sheet is well-formed SVG with vector lines, clipped at the boundary, and words that may contain anything', () => {
  const domain = squareWithFourHoles();
  const grid = fieldGrid(domain, 60);
  const matrix = fieldMatrix(
    grid,
    Array.from(grid.inside, (_, k) => grid.points[2 * k]! ** 2 + grid.points[2 * k + 1]! ** 2),
  );
  const look = { text: '#000000', soft: '#555555', x: 'x < 1 & "x"', y: 'y', format: String };
  const frame = panelFrame(matrix, 'equal', 300, String);
  const parts = {
    matrix,
    scale: panelScale('linear', [matrix]),
    outline: outlineMatrix(domain),
    points: [{ mark: 'ring' as const, places: pointMatrix([0, 0, 0.1, 0.1]) }],
    contours: true,
  };
  const scene = panelScene(parts, frame, look);
  const image = scene.items.find((item) => item.kind === 'image')!;
  const { data, width, height } = image.pixels;
  // Holes are transparent beyond the cells that the boundary cuts.
  const opaque = data.filter((value, k) => k % 4 === 3 && value === 255).length / (width * height);
  expect(opaque).toBeGreaterThan(domain.measure);
  expect(opaque).toBeLessThan(0.97);
  const clipped = scene.items.filter((item) => item.kind === 'path' && item.clip !== undefined);
  expect(clipped).toHaveLength(parts.scale.levels.length);

  const sheet: Scene = sheetScene({
    title: 'A plate <b>',
    lines: ['step = 1 & more'],
    pictures: [1, 2, 3, 4].map((k) => ({ title: `Picture ${k}`, scene })),
    ground: '#ffffff',
    text: '#000000',
    soft: '#555555',
  });
  expect(all(sheet.items).filter(({ kind }) => kind === 'group')).toHaveLength(4);
  const svg = sceneToSvg(sheet, {
    title: 'T & "t"',
    family: '"A", sans',
    addressOf: () => 'data:image/png;base64,AAAA',
  });
  expect(wellFormed(svg)).toEqual([]);
  expect(svg).toContain('A plate &lt;b&gt;');
  expect(svg.match(/<image /g)).toHaveLength(8);
  // One definition, however many lines and pictures it cuts.
  expect(svg.match(/<clipPath /g)).toHaveLength(1);
  expect(svg).not.toMatch(/NaN|undefined|Infinity/);
});

test('small and large numbers of a bar share one power of ten; many marks are smaller', () => {
  expect(commonPower(scaleOf('linear', 0, 0.0014))).toBe(-3);
  expect(commonPower(scaleOf('signed', -2.5e5, 100))).toBe(5);
  for (const ordinary of [
    scaleOf('linear', 0, 0.01),
    scaleOf('linear', -9000, 3),
    scaleOf('log', 1e-9, 1e-3),
  ])
    expect(commonPower(ordinary)).toBe(0);
  expect([markSize(10), markSize(1000)]).toEqual([1, 0.5]);
});
