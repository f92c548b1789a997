/** Replicas and entropy-SGD as ways to a minimum in `flatness`: rows of their own, and exact resumption, which their own state must survive. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { flatness } from '../../src/experiments/flatness.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';
import { tinyLearners } from '../support/tiny-learners.ts';

const engine = new ReferenceEngine();
const experiment = flatness as unknown as Experiment;
const configFor = (search: string, pull = 0.1) =>
  configOf(experiment, { ...tinyLearners.flatness, search, pull, steps: 45, target: 0.6 });
const rowsOf = (search: string, pull?: number) => runExperiment(experiment, engine, configFor(search, pull));
const settings = (rows: readonly Row[]) => rows.filter(({ values }) => typeof values.batch === 'number');
const reached = (rows: readonly Row[]) =>
  settings(rows).reduce((sum, { values }) => sum + Number(values.reached), 0);

describe.each(['replicated', 'entropy'])('%s', (search) => {
  test('finds minima of its own, which depend on the pull', async () => {
    const [alone, pulled, loose] = [await rowsOf('alone'), await rowsOf(search), await rowsOf(search, 0.001)];
    expect(reached(pulled)).toBeGreaterThan(0);
    expect(pulled).not.toEqual(alone);
    expect(pulled).not.toEqual(loose);
    // As many networks are measured as without: groups count once.
    for (const { values } of settings(pulled)) expect(Number(values.reached)).toBeLessThanOrEqual(2);
  });

  test('saved at any tick and resumed gives the rows of the unbroken run, to the last bit', async () => {
    const config = configFor(search);
    const whole = await rowsOf(search);
    let ticks = 0;
    await runExperiment(experiment, engine, config, { onTick: async () => void ticks++ });
    let resumed = 0;
    for (const part of [0.13, 0.41, 0.66]) {
      const [rows, stop]: [Row[], Error] = [[], new Error('stop here')];
      let saved: unknown = null;
      const onTick = async (tick: number, save: () => Promise<unknown>) => {
        if (tick !== Math.floor(part * ticks)) return;
        saved = structuredClone(await save());
        throw stop;
      };
      await runExperiment(experiment, engine, config, { onTick }, rows).catch((error: unknown) => {
        if (error !== stop) throw error;
      });
      if (saved === null) continue;
      resumed++;
      expect([...rows, ...(await runExperiment(experiment, engine, config, { restored: saved }))]).toEqual(
        whole,
      );
    }
    expect(resumed).toBeGreaterThan(1);
  });
});
