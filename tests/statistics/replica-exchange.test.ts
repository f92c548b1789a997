/** Replica exchange leaves the Boltzmann law of every slot as it is: against enumeration. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { boltzmann, enumerate } from '../../src/glass/enumeration.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';
import { referenceEngine, spinEngines } from '../support/engines.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

const SIZE = 8;
const ladder = geometricLadder(1.6, 0.5, 4);
const COPIES = 250;
const STATES = COPIES * 4;
const RUNS = 12;
const [instance] = skSamples(SIZE, 1);
const seed = seedFrom(71);

/**
 * 3000 independent ladders of one sample: 8 rounds of one sweep and one exchange each from the exact law of every slot (a start in
 * equilibrium, so that nothing but a broken balance can move it). Counts of |word| at each slot, [slot][word].
 */
async function slotCounts(engine: Engine, however: 'as it should' | 'accepting all') {
  const all = enumerate(instance!);
  const laws = [...ladder.betas].map((beta) => boltzmann(all, beta));
  const counts = laws.map((law) => new Float64Array(law.length));
  for (let run = 0; run < RUNS; run++) {
    const glass = await engine.glass({
      instances: [instance!],
      replicas: STATES,
      seed,
      firstState: run * STATES,
    });
    const exchange = new ReplicaExchange({ ladder, samples: 1, copies: COPIES, seed, firstSample: run });
    const start = await glass.snapshot();
    // The random starting words, used as uniform numbers, draw each state from the law of its slot.
    const uniform = (state: number) =>
      ((Math.imul(state + 1 + run * STATES, 0x9e3779b1) >>> 0) + 0.5) / 2 ** 32;
    const spins = start.spins.map((_, state) => drawFrom(laws[state % 4]!, uniform(state)));
    await glass.restore({ ...start, spins });
    if (however === 'as it should') await temper(glass, exchange, heatBath, { rounds: 8, sweepsPerRound: 1 });
    for (let round = 0; however === 'accepting all' && round < 8; round++) {
      await glass.sweep({ ...heatBath, betas: exchange.betas(), sweeps: 1 });
      exchange.exchange(new Float64Array(STATES), glass.unit);
    }
    const words = (await glass.snapshot()).spins;
    exchange.statesBySlot().forEach((state, place) => {
      const word = words[state]!;
      counts[place % 4]![word < all.stored ? word : 255 - word]! += 1;
    });
    glass.destroy();
  }
  return counts.map((count, slot) => chiSquare(count, laws[slot]!, 8));
}

function drawFrom(law: Float64Array, uniform: number): number {
  let word = 0;
  for (let sum = law[0]!; sum < uniform && word < law.length - 1; ) sum += law[++word]!;
  return word;
}

describe.each(spinEngines)('$name', ({ open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(async () => engine.destroy());

  test('every slot keeps its Boltzmann law through sweeps and swaps (N = 8, chi-square, false alarm 1e-6)', async () => {
    for (const { statistic, limit, degrees } of await slotCounts(engine, 'as it should')) {
      expect(degrees).toBeGreaterThan(10);
      expect(statistic).toBeLessThan(limit);
    }
  });

  test('the same chi-square catches swaps that are accepted whatever the energies', async () => {
    const results = await slotCounts(engine, 'accepting all');
    expect(results.some(({ statistic, limit }) => statistic > limit)).toBe(true);
  });
});

test('the trajectory with exchanges, ladder permutation and all, has one digest on every engine', async () => {
  const digests: string[] = [];
  for (const { open } of spinEngines) {
    const engine = await open();
    const glass = await engine.glass({ instances: skSamples(40, 2), replicas: 8, seed });
    const exchange = new ReplicaExchange({ ladder, samples: 2, copies: 2, seed });
    for (let round = 0; round < 10; round++) {
      // By hand, and by the engine itself.
      await glass.sweep({ ...heatBath, betas: exchange.betas(), sweeps: 2 });
      exchange.exchange(await glass.energies(), glass.unit);
    }
    await temper(glass, exchange, heatBath, { rounds: 20, sweepsPerRound: 2 });
    digests.push(spinDigest(await glass.snapshot(), 40, exchange.permutation()));
    glass.destroy();
    await engine.destroy();
  }
  expect(new Set(digests).size).toBe(1);
  expect(digests[0]).toMatchInlineSnapshot(`"7008cd95fb1d6513"`);
  expect(spinEngines[0]).toBe(referenceEngine);
});
