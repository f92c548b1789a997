/** Tempering in a run: pieces and checkpoints change nothing, and a pilot's ladder is kept. */
import { expect, test } from 'vitest';
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder } from '../../src/dynamics/temperature-ladder.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Row, RunContext } from '../../src/experiments/declaration.ts';
import { skGlass } from '../../src/experiments/glass-common/glasses.ts';
import { pilotLeg, Tempering, trafficOf } from '../../src/experiments/glass-common/tempering.ts';
import type { Leg, Memory } from '../../src/experiments/journey.ts';
import { walk } from '../../src/experiments/walk.ts';

const engine = new ReferenceEngine();
const SLOTS = 4;
const ladder = geometricLadder(3, 0.2, SLOTS);
const batch = {
  size: 12,
  samples: 2,
  replicas: 2 * SLOTS,
  couplings: 'binary',
  couplingBits: 7,
  seed: [5, 0],
} as const;
const spec = { ladder, samples: 2, copies: 2, seed: batch.seed } as const;

/** A pilot, then 30 rounds and some sweeps; the row holds all that tempering knows. `forget`: leave the ladders out of the checkpoint. */
async function run(forget: boolean, restored: unknown, stopAt = Number.POSITIVE_INFINITY) {
  const [pilot, main] = [new Tempering({ ...spec, firstSample: 9 }), new Tempering(spec)];
  const row = (): Row => {
    const { exchange } = main;
    const { trips, swaps, flow } = trafficOf([exchange.snapshot()]);
    return {
      values: { ladder: exchange.ladder.temperatures.join(), trips, all: JSON.stringify([swaps, flow]) },
    };
  };
  const leg: Leg = {
    glasses: [skGlass({ ...batch, place: 1 })],
    *acts() {
      yield { kind: 'temper', glass: 0, tempering: main, rounds: 30, sweepsPerRound: 2 };
      yield { kind: 'sweep', glass: 0, sweeps: 3, betas: () => main.exchange.betas() };
      yield { kind: 'row', row };
    },
  };
  const memory: Memory[] = forget ? [] : [pilot, main];
  const pilots = pilotLeg(skGlass(batch), pilot, 5, (found) => main.adopt(found));
  let [ticks, saved] = [0, null as unknown];
  const progress: number[] = [];
  const stop = new Error('stop');
  const context: RunContext = {
    engine,
    restored,
    async tick(save) {
      if (ticks++ < stopAt) return;
      saved = structuredClone(await save());
      throw stop;
    },
    progress: (done, total) => void progress.push(done / total),
    wantsFrame: () => true,
    frame() {},
    note() {},
  };
  const rows: Row[] = [];
  try {
    const journey = { legs: [pilots, leg], memory, rule: 'heat-bath' } as const;
    for await (const each of walk(journey, context)) rows.push(each);
  } catch (error) {
    if (error !== stop) throw error;
  }
  return { rows, saved, ticks, progress };
}

test('a run stopped anywhere, in the pilot or after it, goes on to the same row; one that forgets its ladder does not', async () => {
  const whole = await run(false, null);
  expect(whole.progress.at(-1)).toBe(1);
  expect(whole.rows[0]!.values.ladder).not.toBe(ladder.temperatures.join());
  let forgetful = 0;
  for (let stopAt = 0; stopAt < whole.ticks; stopAt++) {
    const { saved, rows } = await run(false, null, stopAt);
    // The machine's speed decides how many pieces there are.
    if (saved === null) continue;
    expect([...rows, ...(await run(false, saved)).rows]).toEqual(whole.rows);
    const lost = await run(true, (await run(true, null, stopAt)).saved);
    if (JSON.stringify(lost.rows) !== JSON.stringify(whole.rows)) forgetful++;
  }
  expect(forgetful).toBeGreaterThan(0);
});

test('looks cut tempering into pieces that change nothing; what cannot be meant is refused', async () => {
  const dynamics = { rule: 'metropolis', order: 'sequential' } as const;
  const outcomes = [];
  const told: number[][] = [];
  for (const every of [undefined, 1, 7]) {
    const glass = await engine.glass(skGlass(batch).spec());
    const exchange = new ReplicaExchange(spec);
    const looks: number[] = [];
    const look = every === undefined ? undefined : async (round: number) => void looks.push(round);
    const cut = every === undefined ? {} : { every };
    await temper(glass, exchange, dynamics, { rounds: 16, sweepsPerRound: 2, ...cut }, look);
    told.push(looks);
    outcomes.push([exchange.snapshot(), await glass.snapshot()]);
    const wrong = temper(glass, exchange, dynamics, { rounds: 1, sweepsPerRound: 1, every: 0 });
    await expect(wrong).rejects.toThrow(/every 0 rounds/);
    glass.destroy();
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[2]).toEqual(outcomes[0]);
  expect(told).toEqual([[], Array.from({ length: 16 }, (_, k) => k), [6, 13, 15]]);
  const small = await engine.glass(skGlass({ ...batch, replicas: SLOTS }).spec());
  const ladders = new ReplicaExchange(spec);
  await expect(temper(small, ladders, dynamics, { rounds: 1, sweepsPerRound: 1 })).rejects.toThrow(
    /16 states/,
  );
  expect(() => ladders.absorb({ slots: new Uint16Array(15) })).toThrow(/16 states/);
});

test('samples of different units of energy swap each by their own', async () => {
  const { instances, ...rest } = skGlass({ ...batch, couplings: 'gaussian' }).spec();
  const [one, other] = instances;
  const scaled = [one!, { ...other!, unit: other!.unit * 8 }];
  const glass = await engine.glass({ ...rest, instances: scaled });
  const both = new ReplicaExchange(spec);
  await temper(glass, both, { rule: 'heat-bath', order: 'sequential' }, { rounds: 40, sweepsPerRound: 1 });
  const alone = await engine.glass({ ...rest, instances: [scaled[1]!], firstState: 2 * SLOTS });
  const shard = new ReplicaExchange({ ...spec, samples: 1, firstSample: 1 });
  await temper(alone, shard, { rule: 'heat-bath', order: 'sequential' }, { rounds: 40, sweepsPerRound: 1 });
  expect([...both.permutation().subarray(2 * SLOTS)]).toEqual([...shard.permutation()]);
  expect((await glass.snapshot()).spins.slice(2 * SLOTS)).toEqual((await alone.snapshot()).spins);
});
