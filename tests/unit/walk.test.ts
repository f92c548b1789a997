/** The walk that glass experiments share: progress, order, and what a checkpoint must hold. */
import { expect, test } from 'vitest';
import { uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Row, RunContext } from '../../src/experiments/declaration.ts';
import { annealingTemperatures } from '../../src/experiments/glass-common/annealing.ts';
import { straightLine } from '../../src/experiments/glass-common/fits.ts';
import { skGlass } from '../../src/experiments/glass-common/glasses.ts';
import { Looks } from '../../src/experiments/glass-common/measuring.ts';
import type { Act, Leg, Memory } from '../../src/experiments/journey.ts';
import { walk } from '../../src/experiments/walk.ts';

const engine = new ReferenceEngine();
const batch = {
  size: 12,
  samples: 2,
  replicas: 2,
  couplings: 'binary',
  couplingBits: 7,
  seed: [5, 0],
} as const;

/** Five looks, one row: what it says depends on every look. */
function legs(looks: Looks): Leg[] {
  function* acts(): Generator<Act> {
    for (let k = 0; k < 5; k++) {
      yield { kind: 'sweep', glass: 0, sweeps: 4, betas: () => uniformBetas(4, 1) };
      yield { kind: 'then', run: ([glass]) => looks.look(glass!) };
    }
    yield { kind: 'row', row: () => ({ values: { q2: looks.of('q2')[0]! } }) };
  }
  return [{ glasses: [skGlass(batch)], acts }];
}

interface Told {
  readonly progress: [number, number][];
  saved: unknown;
}

/** Runs to the end, or to a checkpoint at `stopAt`. */
async function run(
  forget: boolean,
  restored: unknown,
  told: Told,
  stopAt = Number.POSITIVE_INFINITY,
): Promise<Row[]> {
  const looks = new Looks(2, 2);
  const memory: Memory[] = forget ? [] : [looks];
  let ticks = 0;
  const stop = new Error('stop');
  const context: RunContext = {
    engine,
    restored,
    async tick(save) {
      if (ticks++ < stopAt) return;
      told.saved = structuredClone(await save());
      throw stop;
    },
    progress: (done, total) => void told.progress.push([done, total]),
    wantsFrame: () => true,
    frame() {},
    note() {},
  };
  const rows: Row[] = [];
  try {
    for await (const row of walk({ legs: legs(looks), memory, rule: 'heat-bath' }, context)) rows.push(row);
  } catch (error) {
    if (error !== stop) throw error;
  }
  return rows;
}

const untold = (): Told => ({ progress: [], saved: null });

test('progress counts spin updates, never falls, and ends at the total', async () => {
  const told = untold();
  await run(false, null, told);
  const done = told.progress.map(([made]) => made);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(told.progress.at(-1)).toEqual([5 * 4 * 4 * 12, 5 * 4 * 4 * 12]);
});

test('a run goes on from a checkpoint to the same row; one that forgets its sums does not', async () => {
  const whole = await run(false, null, untold());
  for (const [forget, same] of [
    [false, true],
    [true, false],
  ] as const) {
    const told = untold();
    // At least one tick for each stretch of sweeps: by the fourth, looks have been made and some are to come.
    expect(await run(forget, null, told, 4)).toEqual([]);
    expect(told.saved).not.toBeNull();
    const resumed = await run(forget, told.saved, untold());
    if (same) expect(resumed).toEqual(whole);
    else expect(resumed).not.toEqual(whole);
  }
});

test('an annealing ends at its coldest temperature, and a quench has only T = 0', () => {
  const range = { hottest: 2, coldest: 0.5, states: 1 };
  for (const schedule of ['linear', 'geometric'] as const) {
    for (const sweeps of [1, 2, 7, 5000]) {
      const temperatures = annealingTemperatures({ ...range, schedule, sweeps });
      expect(temperatures.at(-1)).toBe(0.5);
      expect(temperatures.length).toBeLessThanOrEqual(Math.min(200, sweeps));
      expect([...temperatures]).toEqual([...temperatures].sort((a, b) => b - a));
    }
  }
  expect([...annealingTemperatures({ ...range, schedule: 'quench', sweeps: 9 })]).toEqual([0]);
});

test('a straight line is found with its errors, and refused without three points', () => {
  const points = [0, 1, 2, 3].map((x) => ({ x, y: 2 - 0.5 * x, error: 0.1 }));
  const line = straightLine(points)!;
  expect(line.slope.value).toBeCloseTo(-0.5, 12);
  expect(line.intercept.value).toBeCloseTo(2, 12);
  // sum (x - mean)^2 = 5
  expect(line.slope.error).toBeCloseTo(0.1 / Math.sqrt(5), 12);
  expect(straightLine(points.slice(0, 2))).toBeNull();
  expect(straightLine(points.map((point) => ({ ...point, error: Number.NaN })))).toBeNull();
});
