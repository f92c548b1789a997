/** Profiles and decisions as they are drawn, tabled and exported: plain functions. */
import { expect, test } from 'vitest';
import type { DecisionFigure, ProfileFigure, Row } from '../../src/experiments/declaration.ts';
import { profileTable } from '../../src/experiments/profile-table.ts';
import { decisionScene } from '../../src/plot/decision/decision-scene.ts';
import { shareOf } from '../../src/plot/decision/shares.ts';
import { nearestPlace, profileData, profileExtent } from '../../src/plot/profile/profile-data.ts';
import { profileFrame, profileScene } from '../../src/plot/profile/profile-scene.ts';
import { sceneToSvg } from '../../src/plot/scene/scene-svg.ts';
import { decisionTable } from '../../src/plot/table.ts';

const figure: ProfileFigure<unknown> = {
  id: 'curve',
  kind: 'profile',
  side: 'learner',
  source: 'prediction',
  columns: ['mean', 'sd', 'low', 'high'],
  bands: [
    { id: 'about', role: 'learner', look: 'plain', centre: 'mean', half: 'sd', times: 2 },
    { id: 'between', role: 'glass', look: 'hatched', low: 'low', high: 'high' },
  ],
  lines: [{ y: 'mean', role: 'learner', style: 'solid' }],
  points: [{ source: 'given', mark: 'cross', role: 'control' }],
  by: ['step'],
};
const row: Row = {
  values: { step: 3 },
  matrices: {
    prediction: { rows: 3, columns: 5, values: [0, 1, 0.5, 0, 4, 1, 2, 0.5, null, 4, 2, 3, 1, 2, 4] },
    given: { rows: 2, columns: 2, values: [0.5, 1.5, 1.5, 9] },
  },
};
const theme = {
  roles: { glass: '#111111', learner: '#222222', exact: '#333333', control: '#444444', neutral: '#555555' },
  text: '#666666',
  grid: '#777777',
  ground: '#888888',
  font: '12px sans',
};
const all = () => true;

test('bands lie about their middle or between two columns; a gap stays one', () => {
  const data = profileData(figure, row, {});
  expect(data.x).toEqual([0, 1, 2]);
  expect(data.bands[0]).toMatchObject({ low: [0, 1, 1], high: [2, 3, 5] });
  expect(data.bands[1]).toMatchObject({ low: [0, null, 2], high: [4, 4, 4] });
  expect(data.points[0]!.at).toEqual([
    [0.5, 1.5],
    [1.5, 9],
  ]);
  expect(profileExtent(data, all)).toEqual({ x: [0, 2], y: [0, 9] });
  expect(profileExtent(data, (key) => !key.startsWith('points'))).toEqual({ x: [0, 2], y: [0, 5] });
  expect(nearestPlace(data, 1.6)).toBe(2);
  const empty = profileData(figure, undefined, {});
  expect([empty.x, empty.points, empty.lines.length]).toEqual([[], [], 1]);
  expect(profileExtent(empty, all)).toBeNull();
});

test('pixels lead back to the coordinates they came from', () => {
  const frame = profileFrame({ width: 500, height: 300 }, { x: [-6, 6], y: [-120, 120] }, String);
  for (const [x, y] of [
    [-6, -120],
    [0.3, 17],
    [6, 120],
  ] as const) {
    const [px, py] = frame.valueAt(...frame.placeOf(x, y));
    expect(px).toBeCloseTo(x, 9);
    expect(py).toBeCloseTo(y, 9);
  }
});

test('a hatched band is told without colour, and the picture is a sound SVG', () => {
  const frame = profileFrame({ width: 500, height: 300 }, { x: [0, 2], y: [0, 10] }, String);
  const data = profileData(figure, row, {});
  const parts = { data, own: [[1, 5]] as const, cursor: { x: 1, y: 2 }, isShown: all };
  const words = { x: 'x', y: 'y', format: String };
  const scene = profileScene(frame, parts, theme, words);
  const svg = sceneToSvg(scene, { title: 'curve', family: 'sans', addressOf: () => '' });
  expect(svg).toContain('clip-path');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  const without = profileScene(
    frame,
    { ...parts, own: [], isShown: (key) => key !== 'band:between' },
    theme,
    words,
  );
  expect(without.items.length).toBeLessThan(scene.items.length - 3);
});

test('the table has curves and points, each with what labels the row', () => {
  const { columns, rows } = profileTable(figure, [{ values: { step: 1 } }, row]);
  expect(columns).toEqual(['step', 'part', 'x', 'y', 'mean', 'sd', 'low', 'high']);
  expect(rows).toHaveLength(5);
  expect(rows[1]).toEqual([3, 'curve', 1, null, 2, 0.5, null, 4]);
  expect(rows[4]).toEqual([3, 'given', 1.5, 9, null, null, null, null]);
});

const decision: DecisionFigure<unknown> = {
  id: 'choice',
  kind: 'decision',
  side: 'learner',
  field: 'choices',
  at: 'bought',
  measures: [
    { id: 'predicted', bar: [-10, 0] },
    { id: 'noise', bar: 'zero', group: 'doubt' },
    { id: 'ignorance', bar: 'zero', group: 'doubt' },
    { id: 'plain', bar: 'none' },
  ],
};
const offer: Row = {
  values: {
    bought: 0,
    predictedA: -5,
    predictedB: -20,
    noiseA: 1,
    noiseB: 4,
    ignoranceA: 2,
    ignoranceB: 0,
    plainA: 1,
  },
};

test('bars of one group share a scale; a range clamps; without a value there is no bar', () => {
  const share = (k: number, letter: string, from: Row = offer) =>
    shareOf(decision.measures, decision.measures[k]!, letter, ['A', 'B'], from);
  expect([share(0, 'A'), share(0, 'B')]).toEqual([0.5, 0]);
  expect([share(1, 'A'), share(1, 'B'), share(2, 'A'), share(2, 'B')]).toEqual([0.25, 1, 0.5, 0]);
  expect([share(3, 'A'), share(1, 'A', { values: {} })]).toEqual([null, null]);
  const nothing: Row = { values: { noiseA: 0, noiseB: 0 } };
  expect(share(1, 'A', nothing)).toBe(0);
  expect(decisionTable(decision, ['A', 'B'], [offer]).rows).toEqual([
    [0, 'A', -5, 1, 2, 1],
    [0, 'B', -20, 4, 0, undefined],
  ]);
  const scene = decisionScene(
    [
      { name: 'n', value: '1', share: 0.5 },
      { name: 'm', value: '2', share: null },
    ],
    { theme, text: '#000000', empty: '#ffffff' },
  );
  expect(scene.items.filter(({ kind }) => kind === 'path')).toHaveLength(2);
});
