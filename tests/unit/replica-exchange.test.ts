import { describe, expect, test } from 'vitest';
import { ReplicaExchange } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder, ladderOf, uniformBetas } from '../../src/dynamics/temperature-ladder.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { swapAccepted, swapMultiplierOf } from '../../src/random/swap-acceptance.ts';

const seed = seedFrom(8);
const words = (count: number, owner: number) => {
  const reader = new WordReader(seed, 52, owner);
  return Uint32Array.from({ length: count }, (_, k) => reader.word(k));
};

describe('the temperature ladder', () => {
  test('is geometric from hot to cold with both ends exact', () => {
    const { temperatures, betas } = geometricLadder(2, 0.05, 24);
    expect(temperatures).toHaveLength(24);
    expect([temperatures[0], temperatures[23], betas[0], betas[23]]).toEqual([2, 0.05, 0.5, 20]);
    for (let k = 1; k < 24; k++) {
      expect(Math.abs(temperatures[k]! / temperatures[k - 1]! - 0.025 ** (1 / 23))).toBeLessThan(1e-14);
    }
    expect([...geometricLadder(1, 0.5, 1).temperatures]).toEqual([1]);
    expect([...uniformBetas(3, 2)]).toEqual([2, 2, 2]);
  });

  test('refuses what is no ladder, and sorts a given one', () => {
    for (const [hot, cold, steps] of [
      [1, 2, 3],
      [2, 0, 3],
      [2, 1, 0],
      [Number.NaN, 1, 3],
      [2, 1, 2.5],
    ] as const) {
      expect(() => geometricLadder(hot, cold, steps)).toThrow(RangeError);
    }
    expect([...ladderOf([0.5, 2, 1]).temperatures]).toEqual([2, 1, 0.5]);
    expect(ladderOf([1, 0]).betas[1]).toBe(Number.POSITIVE_INFINITY);
    expect(() => ladderOf([1, 1])).toThrow(/different/);
  });
});

describe('replica exchange', () => {
  const spec = { ladder: geometricLadder(2, 0.5, 5), samples: 2, copies: 2, seed };

  test('starts in order; a swap trades the temperatures of two states and nothing else', () => {
    const exchange = new ReplicaExchange(spec);
    expect([...exchange.permutation()]).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1, 2, 3, 4]);
    // Hotter states lower in energy: every try succeeds.
    exchange.exchange(
      Float64Array.from({ length: 20 }, (_, state) => state % 5),
      1,
    );
    expect([...exchange.permutation().subarray(0, 5)]).toEqual([1, 0, 3, 2, 4]);
    expect([...exchange.statesBySlot().subarray(5, 10)]).toEqual([6, 5, 8, 7, 9]);
    expect([...exchange.betas().subarray(0, 2)]).toEqual([spec.ladder.betas[1], spec.ladder.betas[0]]);
    expect([...exchange.pairsAt(0)]).toEqual([1, 6, 11, 16]);
    expect([...exchange.swapRates()]).toEqual([1, Number.NaN, 1, Number.NaN]);
  });

  test('decides with stream Exchange at (copy * slots + slot, round, global sample): shards agree with the whole', () => {
    const whole = new ReplicaExchange(spec);
    const second = new ReplicaExchange({ ...spec, samples: 1, firstSample: 1 });
    for (let round = 0; round < 40; round++) {
      const energies = Float64Array.from(words(20, 100 + round), (w) => w % 8);
      whole.exchange(energies, 0.4);
      second.exchange(energies.slice(10), 0.4);
    }
    expect([...second.permutation()]).toEqual([...whole.permutation().subarray(10)]);
    const word = new WordReader(seed, Stream.Exchange, 1, 0).word(5 + 2);
    const single = new ReplicaExchange({ ...spec, samples: 1, firstSample: 1 });
    const energies = new Float64Array(10);
    energies[5 + 3] = -3;
    // Copy 1, slots 2 and 3: the colder one has the lower energy already.
    single.exchange(energies, 0.4);
    const swap = swapMultiplierOf((spec.ladder.betas[3]! - spec.ladder.betas[2]!) * 0.4);
    const expected = swapAccepted(-3, swap, word);
    expect(single.permutation()[5 + 2] === 3).toBe(expected);
  });

  test('the ladder after 60 rounds is this one, on every host', () => {
    const exchange = new ReplicaExchange(spec);
    for (let round = 0; round < 60; round++) {
      exchange.exchange(
        Float64Array.from(words(20, 300 + round), (w) => w % 16),
        0.25,
      );
    }
    expect(exchange.permutation().join('')).toMatchInlineSnapshot(`"32041402134102312304"`);
    expect([...exchange.roundTrips()].reduce((a, b) => a + b)).toBeGreaterThan(0);
  });

  test('restoring a snapshot goes on exactly; another ladder is refused', () => {
    const energies = (round: number) => Float64Array.from(words(20, 500 + round), (w) => w % 16);
    const straight = new ReplicaExchange(spec);
    const first = new ReplicaExchange(spec);
    for (let round = 0; round < 20; round++) {
      straight.exchange(energies(round), 0.3);
      if (round < 9) first.exchange(energies(round), 0.3);
    }
    const resumed = new ReplicaExchange(spec);
    resumed.restore(structuredClone(first.snapshot()));
    for (let round = 9; round < 20; round++) resumed.exchange(energies(round), 0.3);
    expect(resumed.snapshot()).toEqual(straight.snapshot());
    expect(() => new ReplicaExchange({ ...spec, copies: 1 }).restore(first.snapshot())).toThrow(
      /another ladder/,
    );
    expect(() => first.exchange(new Float64Array(3), 1)).toThrow(/20 states/);
  });

  test('a round trip is hot to cold to hot, counted on the return', () => {
    const two = new ReplicaExchange({ ladder: ladderOf([2, 1]), samples: 1, copies: 1, seed });
    const swap = () => {
      const states = two.statesBySlot();
      const energies = new Float64Array(2);
      energies[states[0]!] = -1000;
      // Two rounds: with two slots only even rounds try.
      two.exchange(energies, 1);
      two.exchange(energies, 1);
    };
    swap();
    expect([...two.roundTrips()]).toEqual([0, 0]);
    swap();
    expect([...two.roundTrips()]).toEqual([1, 0]);
    swap();
    expect([...two.roundTrips()]).toEqual([1, 1]);
  });
});
