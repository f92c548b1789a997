/** Copies, trees and surfaces as they are drawn, tabled and exported: plain functions, without a page. */
import { expect, test } from 'vitest';
import type { RadialFigure, Row, TreeFigure } from '../../src/experiments/declaration.ts';
import { disconnectivity } from '../../src/experiments/disconnectivity.ts';
import { declarationFaults } from '../../src/experiments/faults.ts';
import { replicaMap, replicaTable } from '../../src/experiments/replica-map.ts';
import { treeMatrix, treeNodes, treeTable } from '../../src/experiments/tree-table.ts';
import { dendrogramLines, orderedMatrix } from '../../src/plot/matrix-order.ts';
import { radialData, ringsOf } from '../../src/plot/radial/radial-data.ts';
import { radialFrame, radialScene } from '../../src/plot/radial/radial-scene.ts';
import { sceneToSvg } from '../../src/plot/scene/scene-svg.ts';
import { projection, START_VIEW, turned } from '../../src/plot/surface/projection.ts';
import { isHidden, surfaceOf, surfaceScale, wayPieces } from '../../src/plot/surface/surface-data.ts';
import { surfaceFrame, surfaceScene } from '../../src/plot/surface/surface-scene.ts';
import { treeLayout } from '../../src/plot/tree/tree-layout.ts';
import { leafNear, treeFrame, treeScene } from '../../src/plot/tree/tree-scene.ts';

const theme = {
  roles: { glass: '#111111', learner: '#222222', exact: '#333333', control: '#444444', neutral: '#555555' },
  text: '#666666',
  grid: '#777777',
  ground: '#888888',
  font: '12px sans',
};
const svg = { title: 'picture', family: 'sans', addressOf: () => 'data:' };

/** Copies 1, 3, 5 and 2, 4 are two valleys; 6 is alone. [pair] in order. */
const valley = [0, 1, 0, 1, 0, 2];
const overlaps = valley.flatMap((a, i) => valley.slice(i + 1).map((b) => (a === b ? 0.9 : 0.1)));
const energies = [-0.7, -0.6, -0.72, -0.65, -0.69, -0.5];

test('copies of one valley stand together, in the largest cluster first, and one alone is in none', () => {
  const map = replicaMap({ overlaps, energies, signed: false });
  const { copies, arcs, alone, best, worst } = radialData(map, 0.5);
  const members = (cluster: number) =>
    copies
      .filter((copy) => copy.cluster === cluster)
      .map(({ copy }) => copy)
      .sort();
  expect([members(1), members(2), members(0)]).toEqual([[1, 3, 5], [2, 4], [6]]);
  expect(arcs.map(({ cluster, count }) => [cluster, count])).toEqual([
    [1, 3],
    [2, 2],
  ]);
  expect([alone, best, worst]).toEqual([1, -0.72, -0.5]);
  for (const { copy, energy } of copies) expect(energy).toBe(energies[copy - 1]);
});

test('the cut decides what one cluster is, and no cut joins what is less alike', () => {
  const map = replicaMap({ overlaps, energies, signed: false });
  expect(radialData(map, 0.95).arcs).toEqual([]);
  expect(radialData(map, 0.05).arcs.map(({ count }) => count)).toEqual([6]);
  // Negative control: without valleys, no cut between finds one.
  const none = replicaMap({ overlaps: overlaps.map(() => 0.1), energies, signed: false });
  expect(radialData(none, 0.5).arcs).toEqual([]);
});

test('mirror images are one valley only where signs do not count', () => {
  const turnedOver = overlaps.map((q) => (q > 0.5 ? -q : q));
  expect(radialData(replicaMap({ overlaps: turnedOver, energies, signed: false }), 0.5).arcs.length).toBe(2);
  expect(radialData(replicaMap({ overlaps: turnedOver, energies, signed: true }), 0.5).arcs.length).toBe(0);
});

test('angles go round once, wider between valleys than in them, with copy 1 at the top', () => {
  const { copies } = radialData(replicaMap({ overlaps, energies, signed: false }), 0.5);
  expect(copies.find(({ copy }) => copy === 1)!.angle).toBe(0);
  const gaps = copies.slice(1).map(({ angle }, k) => angle - copies[k]!.angle);
  expect(gaps.every((gap) => gap > 0)).toBe(true);
  expect(copies.at(-1)!.angle - copies[0]!.angle).toBeLessThan(2 * Math.PI);
  const inside = gaps.filter((_, k) => copies[k]!.cluster === copies[k + 1]!.cluster);
  const between = gaps.filter((_, k) => copies[k]!.cluster !== copies[k + 1]!.cluster);
  expect(Math.min(...between)).toBeGreaterThan(2 * Math.max(...inside));
});

test('the radius is energy above the best, and rings say how much', () => {
  const data = radialData(replicaMap({ overlaps, energies, signed: false }), 0.5);
  const frame = radialFrame({ width: 400, height: 410 }, data);
  const radius = (copy: number) => {
    const k = data.copies.findIndex((one) => one.copy === copy);
    return Math.hypot(frame.places[k]![0] - frame.centre[0], frame.places[k]![1] - frame.centre[1]);
  };
  const order = [1, 2, 3, 4, 5, 6].sort((a, b) => radius(a) - radius(b));
  expect(order).toEqual([3, 1, 5, 4, 2, 6]);
  // As the root of the energy above the best, from the inner ring on.
  const inner = radius(3);
  expect((radius(6) - inner) / (radius(1) - inner)).toBeCloseTo(Math.sqrt(0.22 / 0.02), 6);
  expect(ringsOf(-0.72, -0.5).rings).toEqual([0.05, 0.1, 0.15, 0.2]);
  expect(ringsOf(-1, -1)).toEqual({ rings: [], reach: 1 });
  const scene = radialScene(frame, data, 2, theme, { value: 'energy & more', format: String });
  const text = sceneToSvg(scene, svg);
  expect(text).toContain('energy &amp; more');
  expect(text).toContain('+0.05');
  expect(text).not.toContain('NaN');
});

test('copies are tabled in the order of the picture, row by row', () => {
  const figure = { source: 'map', by: 'temperature' } as RadialFigure<unknown>;
  const row: Row = {
    values: { temperature: 0.5 },
    matrices: { map: replicaMap({ overlaps, energies, signed: false }) },
  };
  const { columns, rows } = replicaTable(figure, [row, { values: { temperature: 0.4 } }]);
  expect(columns).toEqual(['temperature', 'place', 'copy', 'energy', 'likeness', 'join']);
  expect(rows.length).toBe(6);
  expect(rows[5]!.at(-1)).toBeNull();
});

/** Three minima: 0 and 1 join at -1, both join 2 at 0. */
const nodes = [
  { parent: 3, height: -3, states: 1, counts: [3, 10] },
  { parent: 3, height: -2, states: 1, counts: [5, 0] },
  { parent: 4, height: -2.5, states: 2, counts: [2, 0] },
  { parent: 4, height: -1, states: 0, counts: [0, 0] },
  { parent: -1, height: 0, states: 0, counts: [0, 0] },
];

test('a tree survives the way into a row and back', () => {
  expect(treeNodes(treeMatrix(nodes))).toEqual(nodes);
});

test('the trunk stands over the deepest minimum, and no two leaves in one place', () => {
  const { x, low, high, leaves } = treeLayout(nodes);
  expect(x[3]).toBe(x[0]);
  expect(x[4]).toBe(x[0]);
  expect(new Set([x[0], x[1], x[2]]).size).toBe(3);
  expect([low, high]).toEqual([-3, 0]);
  // One branch to each side.
  expect(x).toEqual([1.5, 2.5, 0.5, 1.5, 1.5]);
  expect(leaves.map(({ node }) => node)).toEqual([0, 2, 1]);
});

test('leaves hang at their energies, are found by the pointer and marked by what was counted', () => {
  const layout = treeLayout(nodes);
  const frame = treeFrame({ width: 500, height: 400 }, layout, String);
  expect(frame.down(-3)).toBeGreaterThan(frame.down(-2.5));
  const at = [frame.across(layout.x[2]!), frame.down(-2.5)] as const;
  expect(leafNear(frame, layout, ...at)).toBe(1);
  expect(leafNear(frame, layout, at[0], 5)).toBeNull();
  const counts = [
    { id: 'quenched', role: 'learner', mark: 'ring' },
    { id: 'cooled', role: 'glass', mark: 'dot' },
  ] as const;
  const words = { y: 'energy', lowest: 'ground state', format: String };
  const shown = (ids: readonly string[]) =>
    treeScene(frame, layout, counts, { selected: 1, isShown: (id) => ids.includes(id) }, theme, words);
  const [both, none] = [shown(['quenched', 'cooled']), shown([])];
  expect(both.items.length).toBe(none.items.length + 2);
  expect(sceneToSvg(both, svg)).toContain('ground state');
  expect(sceneToSvg(both, svg)).not.toContain('NaN');
});

test('minima are tabled from the lowest, with both barriers', () => {
  const figure = {
    source: 'tree',
    by: 'sweeps',
    counts: [{ id: 'quenched' }, { id: 'cooled' }],
  } as unknown as TreeFigure<unknown>;
  const { columns, rows } = treeTable(figure, [
    { values: { sweeps: 10 }, matrices: { tree: treeMatrix(nodes) } },
  ]);
  expect(columns.slice(-2)).toEqual(['quenched', 'cooled']);
  expect(rows).toEqual([
    [10, 1, -3, 1, 0, null, 3, 10],
    [10, 2, -2.5, 2, 2.5, 2.5, 2, 0],
    [10, 3, -2, 1, 1, 1, 5, 0],
  ]);
});

test('two counts of one name or one mark are a fault of the declaration', () => {
  expect(declarationFaults(disconnectivity as never)).toEqual([]);
  const figures = disconnectivity.figures.map((figure) =>
    figure.kind === 'tree' ? { ...figure, counts: [figure.counts[0]!, figure.counts[0]!] } : figure,
  );
  expect(declarationFaults({ ...disconnectivity, figures } as never).length).toBe(2);
  const lost = {
    id: 'q',
    kind: 'matrix',
    side: 'glass',
    source: 'q',
    range: [-1, 1],
    by: 'step',
    order: 'map',
  };
  expect(declarationFaults({ ...disconnectivity, figures: [lost] } as never).length).toBe(1);
});

/** A wall along x = 0 between two plains. */
const wall = {
  rows: 21,
  columns: 21,
  values: Array.from({ length: 441 }, (_, k) => Math.exp(-(((k % 21) - 10) ** 2) / 4)),
  extent: [-2, 2, -1, 1] as const,
};

test('heights are on one scale with the way, logarithmic only where all is positive', () => {
  const way = [{ x: 0, y: 0, value: 3 }];
  expect(surfaceScale(wall, way, 'linear').high).toBe(3);
  expect(surfaceScale(wall, way, 'log').kind).toBe('log');
  expect(surfaceScale(wall, [{ x: 0, y: 0, value: -1 }], 'log').kind).toBe('linear');
  const surface = surfaceOf(wall, [], surfaceScale(wall, [], 'linear'));
  expect(surface.side).toBe(21);
  expect(surface.at(0, 0.3)).toBeCloseTo(1, 6);
  expect(surface.at(-1, 0)).toBeLessThan(0.01);
  const large = { ...wall, rows: 101, columns: 101, values: new Array<number>(101 * 101).fill(1) };
  expect(surfaceOf(large, [], surfaceScale(large, [], 'linear')).side).toBe(40);
});

test('the way is hidden behind the wall and seen before it', () => {
  const places = [
    { x: -1.6, y: 0, value: 0.05 },
    { x: 1.6, y: 0, value: 0.05 },
  ];
  const surface = surfaceOf(wall, places, surfaceScale(wall, places, 'linear'));
  // The eye is on the side of negative x, low.
  const { toEye, of } = projection({ yaw: Math.PI / 2, pitch: 0.3 }, { width: 400, height: 300 });
  expect(of([-1, 0, 0])[2]).toBeLessThan(of([1, 0, 0])[2]);
  expect(isHidden(surface, [0.5, 0, 0.05], toEye)).toBe(true);
  expect(isHidden(surface, [-0.5, 0, 0.05], toEye)).toBe(false);
  expect(isHidden(surface, [0.5, 0, 1], toEye)).toBe(false);
  const pieces = wayPieces(surface, toEye);
  expect(pieces[0]!.hidden).toBe(false);
  expect(pieces.some(({ hidden }) => hidden)).toBe(true);
  expect(pieces[0]!.points[0]).toEqual(surface.way[0]);
  expect(pieces.at(-1)!.points.at(-1)).toEqual(surface.way[1]);
  // From straight above only what runs under the wall is hidden, the same on both sides of it.
  const above = wayPieces(
    surface,
    projection({ yaw: 0, pitch: Math.PI / 2 }, { width: 400, height: 300 }).toEye,
  );
  expect(above.map(({ hidden }) => hidden)).toEqual([false, true, false]);
});

test('the box stays on the picture from every side, higher is higher, and the line of sight is one point', () => {
  const size = { width: 420, height: 360 };
  for (let yaw = 0; yaw < 6.3; yaw += 0.4)
    for (const pitch of [0.12, 0.6, 1.5]) {
      const { of, toEye } = projection({ yaw, pitch }, size);
      for (const x of [-1, 1])
        for (const y of [-1, 1])
          for (const z of [0, 1]) {
            const [left, top] = of([x, y, z]);
            expect(left).toBeGreaterThanOrEqual(0);
            expect(left).toBeLessThanOrEqual(size.width);
            expect(top).toBeGreaterThanOrEqual(0);
            expect(top).toBeLessThanOrEqual(size.height);
          }
      expect(of([0, 0, 1])[1]).toBeLessThan(of([0, 0, 0])[1]);
      const [a, b] = [of([0.1, 0.2, 0.3]), of([0.1 + toEye[0], 0.2 + toEye[1], 0.3 + toEye[2]])];
      expect(b[0]).toBeCloseTo(a[0], 6);
      expect(b[1]).toBeCloseTo(a[1], 6);
      expect(b[2]).toBeLessThan(a[2]);
    }
  expect(turned(START_VIEW, 1, 9).pitch).toBeLessThan(Math.PI / 2);
  expect(turned(START_VIEW, 1, -9).pitch).toBeGreaterThan(0);
});

test('a surface is drawn from its farthest cell to its nearest, without a gap in its numbers', () => {
  const surface = surfaceOf(wall, [], surfaceScale(wall, [], 'linear'));
  const words = { x: 'first', y: 'second', extent: wall.extent, format: String };
  const scene = surfaceScene(
    surfaceFrame({ width: 420, height: 360 }, START_VIEW),
    surface,
    null,
    theme,
    words,
  );
  const cells = scene.items.filter((item) => item.kind === 'path' && item.fill?.startsWith('rgb'));
  expect(cells.length).toBe(20 * 20);
  const text = sceneToSvg(scene, svg);
  expect(text).not.toContain('NaN');
  expect(text).toContain('first');
});

test('a matrix of copies is shown in the order of their clustering, with their names and their tree', () => {
  const values = valley.flatMap((_, a) =>
    valley.map((_, b) => (a === b ? 1 : valley[a] === valley[b] ? 0.9 : 0.1)),
  );
  const row: Row = {
    values: { step: 1 },
    matrices: { q: { rows: 6, columns: 6, values }, map: replicaMap({ overlaps, energies, signed: true }) },
  };
  const figure = {
    id: 'q',
    kind: 'matrix',
    side: 'learner',
    source: 'q',
    range: [-1, 1],
    by: 'step',
    order: 'map',
  } as const;
  const { matrix, names, joins } = orderedMatrix(figure, row)!;
  expect([...names].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  for (let a = 0; a < 6; a++)
    for (let b = 0; b < 6; b++)
      expect(matrix.values[a * 6 + b]).toBe(values[(names[a]! - 1) * 6 + names[b]! - 1]);
  expect(orderedMatrix({ ...figure, ordered: true }, row)!.matrix).toBe(row.matrices!.q);
  // Networks that ran away are in the map of some rows and not in the matrix of others.
  expect(
    orderedMatrix(figure, {
      ...row,
      matrices: { q: { rows: 2, columns: 2, values: [1, 0, 0, 1] }, map: row.matrices!.map! },
    }),
  ).toBeNull();
  const lines = dendrogramLines(joins);
  expect(lines.length).toBe(3 * 5);
  const bars = lines.filter((_, k) => k % 3 === 2).map(([x]) => x);
  expect(bars.map((x) => Math.round(10 * x))).toEqual([1, 1, 1, 9, 9]);
});

test('labels of rings never cover one another, however small the picture', () => {
  const map = replicaMap({ overlaps, energies, signed: false });
  const data = radialData(map, 0.5);
  for (const side of [150, 220, 420]) {
    const size = { width: side, height: side };
    const frame = radialFrame(size, data, data);
    const { items } = radialScene(frame, data, null, theme, { value: 'energy', format: String });
    const labels = items.flatMap((item) =>
      item.kind === 'text' && item.text.startsWith('+') ? [item.y] : [],
    );
    expect(labels.length).toBeGreaterThan(0);
    const apart = labels.sort((a, b) => a - b).map((y, k) => y - (labels[k - 1] ?? Number.NEGATIVE_INFINITY));
    expect(Math.min(...apart)).toBeGreaterThan(13);
  }
});
