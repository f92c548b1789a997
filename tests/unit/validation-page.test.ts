/** docs/validation.md and its figures are what the generator makes of docs/validation.json, and the generator does its sums right. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { measurements } from '../../scripts/validate/measurements.mjs';
import { extrapolate } from '../../scripts/validate/report/ground-lines.ts';
import { zeroEntropy } from '../../scripts/validate/report/learner-teacher-binary-lines.ts';
import { linesOf, pageOf, sectionsOf } from '../../scripts/validate/report/page.ts';
import { figuresOf } from '../../scripts/validate/report/plots.ts';
import {
  reduceCovariance,
  reduceEquilibrium,
  reduceGround,
  reduceMissed,
} from '../../scripts/validate/report/reduce.ts';
import type { Store, Values } from '../../scripts/validate/report/store.ts';

const DOCS = resolve(import.meta.dirname, '../../docs');
const committed = JSON.parse(readFileSync(join(DOCS, 'validation.json'), 'utf8')) as Store;

const storeOf = (values: Readonly<Record<string, Values>>): Store => ({
  format: 1,
  measurements: Object.fromEntries(
    Object.entries(values).map(([name, numbers]) => [
      name,
      {
        command: 'a command',
        settings: {},
        date: '2026-01-01',
        commit: 'abcdef0123',
        engine: 'cpu',
        seconds: 3,
        values: numbers,
      },
    ]),
  ),
});
const ground = (energy: number) =>
  storeOf({
    'ground-binary-15': { energy, energyError: 0.0002, gain: 0, agreement: 1, count: 9 },
  });

describe('the committed page', () => {
  test('is what the generator makes of the committed results, figures included', () => {
    expect(readFileSync(join(DOCS, 'validation.md'), 'utf8')).toBe(pageOf(committed));
    for (const { name, svg } of figuresOf(committed)) {
      expect(svg).not.toBeNull();
      expect(readFileSync(join(DOCS, `images/${name}.svg`), 'utf8')).toBe(svg);
    }
  });

  test('was measured with the settings that its commands run today', () => {
    for (const { name, settings } of measurements)
      expect(committed.measurements[name]?.settings, name).toEqual(settings);
    expect(Object.keys(committed.measurements)).toEqual(measurements.map(({ name }) => name));
  });

  test('has as many cells in every row of a table as in its head', () => {
    const cells = (row: string) => row.replaceAll('\\|', '').split('|').length;
    const tables = pageOf(committed)
      .split(/\n(?!\|)/)
      .map((text) => text.split('\n').filter((line) => line.startsWith('|')))
      .filter((rows) => rows.length > 0);
    expect(tables.length).toBeGreaterThan(10);
    for (const [head, ...rows] of tables) for (const row of rows) expect(cells(row), row).toBe(cells(head!));
  });

  test('covers every section, and every line beyond three errors is explained', () => {
    for (const { id, lines, table } of sectionsOf(committed))
      expect(lines.length > 0 || table !== undefined, id).toBe(true);
    for (const name of Object.keys(committed.measurements))
      for (const { ok, said } of linesOf(committed, name)) expect(ok, said).toBe(true);
  });
});

describe('the generator', () => {
  test('tells the difference in combined errors, and marks what lies beyond three', () => {
    // Against -0.644474(173): 0.0005 / hypot(0.0002, 0.000173) = 1.89; and 0.0017 is 6.4 of them.
    expect(pageOf(ground(-0.643974))).toContain('| −0.64447(17) [independent] | −0.64397(20) | +1.9 |');
    const far = ground(-0.642774);
    expect(pageOf(far)).toContain('| **+6.4** |');
    expect(linesOf(far, 'ground-binary-15').map(({ ok }) => ok)).toEqual([false, false]);
    expect(linesOf(ground(-0.643974), 'ground-binary-15').every(({ ok }) => ok)).toBe(true);
  });

  test('says so where nothing was measured, and refuses a measurement without its numbers', () => {
    expect(pageOf(storeOf({}))).toContain('Not measured yet.');
    expect(figuresOf(storeOf({})).every(({ svg }) => svg === null)).toBe(true);
    expect(() => pageOf(storeOf({ 'ground-binary-15': {} }))).toThrow('has no number');
  });

  test('finds the line that points lie on, with its chi-square', () => {
    const points = [15, 31, 63, 127, 255].map((size, k) => ({
      size,
      value: -0.76 + 0.7 * size ** (-2 / 3) + (k === 4 ? 0.002 : 0),
      error: 0.001,
      bias: 0,
    }));
    const exact = extrapolate(points.slice(0, 4), 15)!;
    expect(exact.energy.value).toBeCloseTo(-0.76, 12);
    expect(exact.slope.value).toBeCloseTo(0.7, 12);
    expect(exact.chiSquare).toBeCloseTo(0, 12);
    expect(extrapolate(points, 15)!.chiSquare).toBeGreaterThan(0.5);
  });
});

describe('the load at which counted students run out', () => {
  const loads = [0.4, 0.6, 0.8, 1];
  /** s = (1 - α) ln 2 + α² (0.1 + 0.005 α + (0.1 + 0.3 α)/N), whose first part is 0 at α = 1.2187…, found by bisection. */
  const entropyAt = (load: number, inverse: number) =>
    (1 - load) * Math.LN2 + load ** 2 * (0.1 + 0.005 * load + (0.1 + 0.3 * load) * inverse);
  let [low, high] = [1, 1.5];
  while (high - low > 1e-12) {
    const middle = (low + high) / 2;
    if (entropyAt(middle, 0) > 0) low = middle;
    else high = middle;
  }
  const counted = (variance: number, common: number) =>
    [13, 17, 21].map((size) => ({
      size,
      loads,
      entropy: loads.map((load) => entropyAt(load, 1 / size)),
      covariance: loads.flatMap((_, i) => loads.map((__, j) => common + (i === j ? variance : 0))),
    }));

  test('is the root of the law behind them, whatever the sizes add', () => {
    expect(zeroEntropy(counted(1e-6, 0), 1.1, 1).value).toBeCloseTo(low, 9);
    // A bend held constant does not follow this law: the choice of the fit matters, and is told as a second error.
    expect(Math.abs(zeroEntropy(counted(1e-6, 0), 1.1, 0).value - low)).toBeGreaterThan(1e-4);
  });

  test('has an error that grows with those of the entropies, and with what they share', () => {
    const alone = zeroEntropy(counted(1e-6, 0), 1.1, 1).error;
    expect(zeroEntropy(counted(4e-6, 0), 1.1, 1).error / alone).toBeCloseTo(2, 4);
    const shared = zeroEntropy(counted(1e-6, 1e-6), 1.1, 1).error;
    expect(Math.abs(shared / alone - 1)).toBeGreaterThan(1e-3);
  });
});

describe('reduction', () => {
  test('keeps how columns of one run vary together', () => {
    const rows = [{ entropy: [1, 2, 3] }, { entropy: [2, 4, 9] }];
    // Variances 1 and 13, covariance 3.5, over three samples.
    expect(reduceCovariance(rows, 'entropy').entropyCovariance).toEqual(
      [1 / 3, 3.5 / 3, 3.5 / 3, 13 / 3].map((x) => Number(x.toPrecision(7))),
    );
    expect(reduceCovariance([{ other: [1] }], 'entropy')).toEqual({});
  });

  test('of a search that missed one ground state of four', () => {
    const first = { energy: [-1, -1, -0.9, -1] };
    const longer = { energy: [-1, -1, -1, -1] };
    const values = reduceMissed({ energy: -0.975, count: 4 }, first, longer);
    expect(values.missed).toBe(0.25);
    expect(values.bias).toBeCloseTo(0.025, 6);
    expect(values.missedByLonger).toBe(0);
    expect(reduceMissed({}, longer, first)).toMatchObject({ missed: 0, bias: 0, missedByLonger: 0.25 });
  });

  test('of lattices takes exact energies where there are some, and says what the search missed', () => {
    const part = { from: 0, exact: [-2, -1], lower: [-2, -0.8], higher: [-2, -0.6] };
    expect(reduceGround([part])).toMatchObject({ energy: -1.5, missed: 0.5, agreement: 0.5, bias: 0.1 });
    expect(reduceGround([{ ...part, exact: null }])).toMatchObject({ energy: -1.4, samples: 2 });
  });

  test('of equilibrium keeps temperatures from hot to cold and pairs energy with overlap', () => {
    const window = {
      u: [
        [-0.5, -0.3],
        [-0.8, -0.6],
      ],
      q2: [
        [0.2, 0.4],
        [0.5, 0.7],
      ],
      q4: [
        [0.1, 0.2],
        [0.3, 0.5],
      ],
    };
    const unused = {
      absM: [
        [0, 0],
        [0, 0],
      ],
      m2: [
        [0, 0],
        [0, 0],
      ],
      m4: [
        [0, 0],
        [0, 0],
      ],
    };
    const spec = {
      model: { size: 8 },
      couplings: 'gaussian',
      temperatures: [0.5, 1],
      samples: 2,
      copies: 2,
      sweeps: 8,
      interval: 4,
      seed: 1,
    } as const;
    const late = { ...window, ...unused };
    const values = reduceEquilibrium(spec, [{ from: 0, early: late, late, swaps: [0.3] }]);
    expect(values.temperatures).toEqual([1, 0.5]);
    expect(values.u).toEqual([-0.4, -0.7]);
    // 1 + 2 T u - <q^2>: 1 - 0.8 - 0.3 and 1 - 0.7 - 0.6.
    expect(values.identityGap).toEqual([-0.1, -0.3].map((gap) => expect.closeTo(gap, 6)));
    expect(values.driftQ2).toEqual([0, 0]);
    expect(values.worstSwap).toBe(0.3);
  });
});
