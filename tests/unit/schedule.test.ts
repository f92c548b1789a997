import { describe, expect, test } from 'vitest';
import { heatFromEnergies, measureHeatPilot } from '../../src/dynamics/heat-pilot.ts';
import {
  adaptiveSchedule,
  anneal,
  geometricSchedule,
  linearSchedule,
  scheduleOf,
  thermalCycles,
} from '../../src/dynamics/schedule.ts';
import { geometricLadder, uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

const range = { hottest: 2, coldest: 0.1, steps: 20, sweepsPerStep: 5 };

describe('a cooling schedule', () => {
  test('linear and geometric have both ends exact, and as many sweeps at each step', () => {
    const linear = linearSchedule(range);
    expect(linear.temperatures[10]).toBeCloseTo(1, 12);
    expect([linear.temperatures[0], linear.temperatures[19]]).toEqual([2, 0.1]);
    expect([...linear.sweeps]).toEqual(new Array(20).fill(5));
    expect(geometricSchedule(range).temperatures).toEqual(geometricLadder(2, 0.1, 20).temperatures);
    const toZero = linearSchedule({ ...range, coldest: 0 });
    expect([toZero.temperatures[19], toZero.betas[19]]).toEqual([0, Infinity]);
    expect([...linearSchedule({ ...range, steps: 1 }).temperatures]).toEqual([2]);
  });

  test('refuses what leads nowhere', () => {
    for (const wrong of [
      { ...range, coldest: 3 },
      { ...range, steps: 0 },
      { ...range, steps: 1.5 },
      { ...range, sweepsPerStep: -1 },
      { ...range, hottest: Number.NaN },
    ]) {
      expect(() => linearSchedule(wrong)).toThrow(/no schedule/);
    }
    expect(() => geometricSchedule({ ...range, coldest: 0 })).toThrow(/no schedule/);
    expect(() => scheduleOf([], 1)).toThrow(/0 or more/);
    expect(() => scheduleOf([1, -1], 1)).toThrow(/0 or more/);
  });
});

describe('the adaptive schedule', () => {
  const temperatures = Array.from({ length: 200 }, (_, k) => 0.05 + 0.01 * k);

  test('with c constant has equal steps in ln T; with c ~ T^2 equal steps in T', () => {
    const flat = adaptiveSchedule(range, { temperatures, specificHeats: temperatures.map(() => 0.7) });
    geometricSchedule(range).temperatures.forEach((T, k) => {
      // The pilot is linear between rows 0.01 apart: T of the coldest steps is right to some 1e-3.
      expect(Math.abs(flat.temperatures[k]! / T - 1)).toBeLessThan(2e-3);
    });
    const quadratic = adaptiveSchedule(range, {
      temperatures,
      specificHeats: temperatures.map((T) => T * T),
    });
    linearSchedule(range).temperatures.forEach((T, k) => {
      expect(Math.abs(quadratic.temperatures[k]! - T)).toBeLessThan(1e-9);
    });
  });

  test('steps are short where the specific heat has a peak, and their length sqrt(c) dT/T is one', () => {
    const heat = (T: number) => 0.05 + Math.exp(-(((T - 1) / 0.1) ** 2));
    const schedule = adaptiveSchedule(
      { ...range, steps: 60 },
      { temperatures: temperatures.toReversed(), specificHeats: temperatures.map(heat).reverse() },
    );
    const lengths = Array.from(schedule.temperatures.subarray(1), (cold, k) => {
      const hot = schedule.temperatures[k]!;
      const middle = (hot + cold) / 2;
      return (Math.sqrt(heat(middle)) * (hot - cold)) / middle;
    });
    const mean = lengths.reduce((a, b) => a + b) / lengths.length;
    for (const length of lengths) expect(Math.abs(length / mean - 1)).toBeLessThan(0.1);
    const near = (T: number) => schedule.temperatures.filter((value) => Math.abs(value - T) < 0.1).length;
    expect(near(1)).toBeGreaterThan(2 * near(1.5));
  });

  test('refuses a pilot that is no table', () => {
    for (const pilot of [
      { temperatures: [1], specificHeats: [1] },
      { temperatures: [1, 1], specificHeats: [1, 1] },
      { temperatures: [1, 2], specificHeats: [1] },
      { temperatures: [1, 2], specificHeats: [1, Number.NaN] },
      { temperatures: [1, 2], specificHeats: [0, 0] },
    ]) {
      expect(() => adaptiveSchedule(range, pilot)).toThrow(/pilot/);
    }
  });
});

describe('thermal cycles', () => {
  const plan = { hottest: 2, coldest: 0.5, cycles: 3, stepsPerCycle: 4, sweepsPerStep: 2 };

  test('a sawtooth cools and jumps up, lower every time; a triangle begins and ends cold', () => {
    expect([...thermalCycles({ ...plan, decay: 0.5 }).temperatures]).toEqual([
      2, 1.5, 1, 0.5, 1.25, 1, 0.75, 0.5, 0.875, 0.75, 0.625, 0.5,
    ]);
    const triangle = thermalCycles({ ...plan, cycles: 1, stepsPerCycle: 5, shape: 'triangle' });
    expect([...triangle.temperatures]).toEqual([0.5, 1.25, 2, 1.25, 0.5]);
    expect([...triangle.sweeps]).toEqual([2, 2, 2, 2, 2]);
  });

  test('refuses cycles that cannot be', () => {
    for (const wrong of [
      { ...plan, coldest: 0 },
      { ...plan, coldest: 3 },
      { ...plan, decay: 0 },
      { ...plan, cycles: 0 },
      { ...plan, stepsPerCycle: 1 },
    ]) {
      expect(() => thermalCycles(wrong)).toThrow(RangeError);
    }
  });
});

test('annealing by a schedule is the same trajectory as the sweeps written out', async () => {
  const engine = new ReferenceEngine();
  const spec = { instances: skSamples(16, 2), replicas: 2, seed: seedFrom(4) };
  const [annealed, written] = [await engine.glass(spec), await engine.glass(spec)];
  const schedule = scheduleOf([1, 0.5, 0], [3, 0, 2]);
  const steps: [number, number][] = [];
  await anneal(annealed, schedule, heatBath, async (step, temperature) => {
    steps.push([step, temperature]);
  });
  await written.sweep({ ...heatBath, betas: uniformBetas(4, 1), sweeps: 3 });
  await written.sweep({ ...heatBath, betas: uniformBetas(4, Infinity), sweeps: 2 });
  expect(await annealed.snapshot()).toEqual(await written.snapshot());
  expect(steps).toEqual([
    [0, 1],
    [1, 0.5],
    [2, 0],
  ]);
});

describe('the pilot of an adaptive schedule', () => {
  test('takes the slope of the energy, exactly for a parabola, and never below 0', () => {
    const temperatures = [2, 1.5, 1.2, 0.5];
    const pilot = heatFromEnergies(
      temperatures,
      temperatures.map((T) => T * T),
    );
    expect(pilot.specificHeats[1]).toBeCloseTo(3, 12);
    expect(pilot.specificHeats[2]).toBeCloseTo(2.4, 12);
    expect([...Array.from(heatFromEnergies([3, 2, 1], [0, 1, 2]).specificHeats)]).toEqual([0, 0, 0]);
    expect(() => heatFromEnergies([1, 2], [1, 2])).toThrow(/three/);
  });

  test('of the SK glass sees c = 1/(2 T^2) above T = 1 and makes a schedule of it (N = 256, within 0.1)', async () => {
    const engine = await cpuEngine.open();
    const glass = await engine.glass({ instances: skSamples(256, 2), replicas: 8, seed: seedFrom(4) });
    const schedule = linearSchedule({ hottest: 2, coldest: 0.2, steps: 10, sweepsPerStep: 20 });
    const pilot = await measureHeatPilot(glass, schedule, heatBath);
    expect(Math.abs(pilot.specificHeats[2]! - 1 / (2 * 1.6 ** 2))).toBeLessThan(0.1);
    const made = adaptiveSchedule({ hottest: 2, coldest: 0.2, steps: 30, sweepsPerStep: 5 }, pilot);
    expect(made.temperatures.every((T, k) => k === 0 || T < made.temperatures[k - 1]!)).toBe(true);
    glass.destroy();
    await engine.destroy();
  });
});
