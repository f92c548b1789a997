/** The experiment `two-doubts`: its generators, every way of answering, what points that are clicked do, and a convex problem without ignorance. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { ConfigOf, Experiment, Fields, Row } from '../../src/experiments/declaration.ts';
import {
  CURVES,
  drawPoints,
  insideNoise,
  isInside,
  isOutside,
  noiseAt,
  truthAt,
} from '../../src/experiments/two-doubts/truth.ts';
import { fields, twoDoubts } from '../../src/experiments/two-doubts.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const experiment = twoDoubts as unknown as Experiment;
const engine = new ReferenceEngine();
const TINY = { points: 8, members: 3, hidden: 6, steps: 60, repeats: 2, most: 10 };
const run = (change: Readonly<Record<string, unknown>>, restored?: unknown) =>
  runExperiment(experiment, engine, configOf(experiment, { ...TINY, ...change }), { restored });
const last = (rows: readonly Row[]) => rows.findLast(({ values }) => values.phase === 'watched')!;

test.each(CURVES)('%s: the noise of its points is the noise it claims, and sets begin alike', (curve) => {
  const n = 4000;
  const { inputs, targets } = drawPoints(curve, n, [11, 0], 3);
  const squares = Array.from(inputs, (x, k) => ((targets[k]! - truthAt(curve, x)) / noiseAt(curve, x)) ** 2);
  const mean = squares.reduce((sum, value) => sum + value, 0) / n;
  // A chi-square of n degrees: 4.5 errors are missed seven times in a million.
  expect(Math.abs(mean - 1)).toBeLessThan(4.5 * Math.sqrt(2 / n));
  // Negative control: a tenth more noise is seen.
  expect(Math.abs(1.21 * mean - 1)).toBeGreaterThan(4.5 * Math.sqrt(2 / n));
  expect(inputs.every((x) => isInside(curve, x) && !isOutside(curve, x))).toBe(true);
  expect(drawPoints(curve, 10, [11, 0], 3).targets).toEqual(targets.slice(0, 10));
  expect(drawPoints(curve, 10, [11, 0], 4).targets).not.toEqual(targets.slice(0, 10));
});

test('the noise inside is that of the curve', () => {
  expect(insideNoise('cubic')).toBeCloseTo(3, 12);
  // Mean of (0.5 + 0.4 u)^2, u even in [0, 8]: 0.25 + 1.6 + 0.16 * 64 / 3; the grid has both ends.
  expect(insideNoise('sine') ** 2).toBeCloseTo(0.25 + 1.6 + (0.16 * 64) / 3, 1);
});

describe.each(fields.method.options)('answers by %s', (method) => {
  test('are finite, and a run that was broken off goes on to the same bits', async () => {
    const whole = await run({ method });
    expect(whole.filter(({ values }) => values.phase === 'series')).toHaveLength(2);
    for (const { values, matrices } of whole) {
      for (const value of Object.values(values))
        if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      for (const { values: cells } of Object.values(matrices ?? {}))
        expect(cells.every((cell) => Number.isFinite(cell))).toBe(true);
    }
    let ticks = 0;
    const config = configOf(experiment, { ...TINY, method }) as ConfigOf<Fields>;
    await runExperiment(experiment, engine, config, { onTick: async () => void ticks++ });
    for (const part of [0.3, 0.7]) {
      const rows: Row[] = [];
      let saved: unknown = null;
      const stop = new Error('stop here');
      const onTick = async (tick: number, save: () => Promise<unknown>) => {
        if (tick < part * ticks || saved !== null) return;
        saved = structuredClone(await save());
        throw stop;
      };
      await runExperiment(experiment, engine, config, { onTick }, rows).catch((error: unknown) => {
        if (error !== stop) throw error;
      });
      expect(saved).not.toBeNull();
      expect([...rows, ...(await run({ method }, saved))]).toEqual(whole);
    }
  });
});

test('a line leaves a plain ensemble no ignorance; hidden units do', async () => {
  const long = { repeats: 0, steps: 1500, noise: 'known' };
  const line = await run({ ...long, hidden: 0 });
  const curved = await run({ ...long, hidden: 6 });
  const share = (rows: readonly Row[]) => Number(last(rows).values.ignoranceOutside) / 3;
  expect(share(line)).toBeLessThan(1e-3);
  expect(share(curved)).toBeGreaterThan(0.05);
  const verdict = async (rows: readonly Row[], hidden: number) =>
    (await experiment.findings(rows, configOf(experiment, { ...TINY, ...long, hidden }))).find(
      ({ id }) => id === 'convex',
    )?.verdict;
  expect(await verdict(line, 0)).toBe('yes');
  expect(await verdict(line, 6)).toBeUndefined();
});

test('points that are clicked are learnt: a Gaussian process knows what it was told, there', async () => {
  const at = (rows: readonly Row[], x: number, column: number) =>
    last(rows).matrices!.prediction!.values[(Math.round(10 * x) + 60) * 5 + column]!;
  const without = await run({ method: 'process', repeats: 0, noise: 'known' });
  const own = '5,125;5.5,166.4';
  const told = await run({ method: 'process', repeats: 0, noise: 'known', own });
  expect(last(told).matrices!.given!.rows).toBe(10);
  expect(last(told).matrices!.given!.values.slice(-4)).toEqual([5, 125, 5.5, 166.4]);
  // Ignorance there, before and after; the far side learns nothing.
  expect(at(told, 5, 3)).toBeLessThan(0.3 * at(without, 5, 3));
  expect(at(told, 5, 1)).toBeGreaterThan(115);
});
