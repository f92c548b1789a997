import { describe, expect, test } from 'vitest';
import { ladderForAcceptance, ladderFromEnergies } from '../../src/dynamics/ladder-tuning.ts';
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder, ladderOf, type TemperatureLadder } from '../../src/dynamics/temperature-ladder.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { swapAccepted, swapMultiplierOf } from '../../src/random/swap-acceptance.ts';
import { cpuEngine } from '../support/engines.ts';
import { heatBath, skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(15);
/** A system whose energies are Gaussian with sigma_E depending on beta: U' = -sigma^2. */
const sigma = (beta: number) => 6 / (1 + beta * beta);
const meanEnergy = (beta: number) => -18 * (beta / (1 + beta * beta) + Math.atan(beta));

/** Energies are real numbers here, so in fine units of them. */
const UNIT = 2 ** -20;

/** Swap counts of a ladder of such systems, drawn afresh for every try. */
function counts({ betas }: TemperatureLadder, tries: number) {
  const tried = new Float64Array(betas.length - 1).fill(tries);
  const accepted = tried.map((_, slot) => {
    const words = new WordReader(seed, 52, slot);
    const energy = (k: number, word: number) => meanEnergy(betas[k]!) + sigma(betas[k]!) * normalOf(word);
    const swap = swapMultiplierOf((betas[slot + 1]! - betas[slot]!) * UNIT);
    let count = 0;
    for (let t = 0; t < tries; t++) {
      const [hot, cold] = [energy(slot, words.word(4 * t)), energy(slot + 1, words.word(4 * t + 1))];
      if (swapAccepted(Math.round((cold - hot) / UNIT), swap, words.word(4 * t + 2))) count++;
    }
    return count;
  });
  return { tried, accepted };
}

describe('a ladder tuned by swap rates', () => {
  test('after two turns of feedback every rate is the target within 0.05 (4000 tries a pair, 6 sigma), where steps equal in T spread by more than 0.3', () => {
    const start = ladderOf(Array.from({ length: 10 }, (_, k) => (40 - 4 * k) / 10));
    const rates = (ladder: TemperatureLadder) => [...counts(ladder, 4000).accepted].map((n) => n / 4000);
    const before = rates(start);
    expect(Math.max(...before) - Math.min(...before)).toBeGreaterThan(0.3);
    let tuned = ladderForAcceptance(start, counts(start, 4000), { target: 0.4 });
    tuned = ladderForAcceptance(tuned.ladder, counts(tuned.ladder, 4000), {
      slots: tuned.ladder.betas.length,
    });
    expect([tuned.ladder.temperatures[0], tuned.ladder.temperatures.at(-1)]).toEqual([4, 0.4]);
    expect(tuned.expectedRate).toBeGreaterThan(0.38);
    for (const rate of rates(tuned.ladder)) expect(Math.abs(rate - tuned.expectedRate)).toBeLessThan(0.05);
  });

  test('from the spread of energies alone comes near to it', () => {
    const pilot = geometricLadder(4, 0.4, 40);
    const { ladder, expectedRate } = ladderFromEnergies(pilot, pilot.betas.map(sigma), { target: 0.3 });
    expect(expectedRate).toBeGreaterThanOrEqual(0.3 - 1e-9);
    const { accepted } = counts(ladder, 4000);
    for (const count of accepted) expect(Math.abs(count / 4000 - expectedRate)).toBeLessThan(0.06);
  });

  test('neighbours that never or always swapped leave a finite ladder; a wrong table is refused', () => {
    const start = geometricLadder(2, 0.5, 3);
    const frozen = ladderForAcceptance(start, { tried: [100, 100], accepted: [0, 100] }, { slots: 5 });
    expect(frozen.ladder.temperatures).toHaveLength(5);
    // The stuck pair gets nearly all the new slots.
    expect(frozen.ladder.temperatures[3]).toBeGreaterThan(start.temperatures[1]!);
    expect(() => ladderForAcceptance(start, { tried: [1], accepted: [1] }, { slots: 3 })).toThrow(/2 swap/);
    expect(() => ladderForAcceptance(start, { tried: [1, 1], accepted: [1, 1] }, { slots: 1 })).toThrow(
      /cannot swap/,
    );
    expect(() => ladderForAcceptance(start, { tried: [1, 1], accepted: [1, 1] }, { target: 1 })).toThrow(
      /swap rate/,
    );
    const toZero = ladderOf([1, 0.5, 0]);
    expect(() => ladderForAcceptance(toZero, { tried: [1, 1], accepted: [1, 1] }, { slots: 3 })).toThrow(
      /finite/,
    );
    expect(() => ladderFromEnergies(start, [1], { slots: 3 })).toThrow(/one sigma/);
    const most = ladderFromEnergies(start, [99, 99, 99], { target: 0.5, mostSlots: 12 });
    expect(most.ladder.betas).toHaveLength(12);
  });
});

test('replica flow falls from 1 at the hot end to 0 at the cold one, near a straight line for free walkers, not where a step blocks; snapshots keep it', () => {
  const spec = { ladder: geometricLadder(2, 1, 12), samples: 20, copies: 2, seed };
  /** Half of all swaps are accepted, but between slots 7 and 8 in one round of `closed` only. */
  const walk = (closed: number) => {
    const exchange = new ReplicaExchange(spec);
    for (let round = 0; round < 1500; round++) {
      const reader = new WordReader(seed, 52, 1000 + round);
      const slots = exchange.permutation();
      const wall = reader.word(480) < 2 ** 32 / closed ? 0 : 2 ** 13;
      exchange.exchange(
        Float64Array.from(slots, (slot, state) => reader.word(state) - (slot >= 8 ? wall * 2 ** 20 : 0)),
        2 ** -20,
      );
    }
    return exchange;
  };
  const exchange = walk(1);
  const blocked = walk(40).flow();
  expect(blocked[7]! - blocked[8]!).toBeGreaterThan(0.4);
  const flow = exchange.flow();
  expect([flow[0], flow[11]]).toEqual([1, 0]);
  for (let slot = 0; slot < 12; slot++) expect(Math.abs(flow[slot]! - (1 - slot / 11))).toBeLessThan(0.1);
  const other = new ReplicaExchange(spec);
  other.restore(structuredClone(exchange.snapshot()));
  expect(other.flow()).toEqual(flow);
  expect([...new ReplicaExchange(spec).flow()].every(Number.isNaN)).toBe(true);
  const { tried, accepted } = exchange.swapCounts();
  expect([...exchange.swapRates()]).toEqual([...accepted].map((n, k) => n / tried[k]!));
});

test('tuned while it tempers, a real glass swaps equally often on all slots of the new ladder, and its rounds go on (SK, N = 64)', async () => {
  const engine = await cpuEngine.open();
  const ladder = ladderOf([2, 1.8, 1.6, 1.4, 0.5, 0.4]);
  const glass = await engine.glass({ instances: skSamples(64, 2), replicas: 24, seed });
  const start = new ReplicaExchange({ ladder, samples: 2, copies: 4, seed });
  const plan = { rounds: 300, sweepsPerRound: 1 };
  let tuned = start;
  for (let turn = 0; turn < 2; turn++) {
    await temper(glass, tuned, heatBath, plan);
    tuned = tuned.withLadder(ladderForAcceptance(tuned.ladder, tuned.swapCounts(), { slots: 6 }).ladder);
  }
  expect(tuned.snapshot().round).toBe(600);
  expect([...tuned.roundTrips()]).toEqual(new Array(48).fill(0));
  expect([tuned.ladder.temperatures[0], tuned.ladder.temperatures[5]]).toEqual([2, 0.4]);
  const spread = (rates: Float64Array) => Math.max(...rates) - Math.min(...rates);
  await temper(glass, tuned, heatBath, plan);
  // 1200 tries a pair, correlated: 0.1 is some six sigma. The ladder it began with spread by 0.5 and more.
  expect(spread(tuned.swapRates())).toBeLessThan(0.1);
  expect(spread(start.swapRates())).toBeGreaterThan(0.5);
  expect(() => tuned.withLadder(ladderOf([1, 0.5]))).toThrow(/6 slots/);
  glass.destroy();
  await engine.destroy();
});
