import { describe, expect, test } from 'vitest';
import { type QuenchRule, quench, quenchStates } from '../../src/dynamics/quench.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { enumerate } from '../../src/glass/enumeration.ts';
import { energyFromFields, flipInto, localFields } from '../../src/glass/local-fields.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { unpackSpins } from '../../src/glass/spins.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(3);
const rules: readonly QuenchRule[] = ['greedy', 'reluctant', 'random'];
const ring = quantiseCouplings(
  {
    size: 12,
    pairs: Array.from({ length: 11 }, (_, i) => ({ i, j: i + 1, value: i % 3 === 0 ? -2 : 1 })),
    field: [1, 0, 0, -1, 0, 2, 0, 0, 0, 0, 0, -1],
  },
  8,
);

function randomSpins(size: number, owner: number): Int8Array {
  const words = new WordReader(seed, Stream.InitialSpins, owner);
  return Int8Array.from({ length: size }, (_, i) => (words.word(i) < 2 ** 31 ? 1 : -1));
}

const energyOf = (instance: typeof ring, spins: Int8Array) =>
  energyFromFields(instance, spins, localFields(instance, spins));

describe('local fields on the host', () => {
  test.each([
    ['dense', skSamples(10, 1)[0]!],
    ['sparse in a field', ring],
  ] as const)(
    '%s: fields and energy follow 50 flips exactly, and the energy is the enumerated one',
    (_, instance) => {
      const spins = randomSpins(instance.size, 1);
      const fields = localFields(instance, spins);
      for (let k = 0; k < 50; k++) flipInto(instance, spins, fields, (k * 7) % instance.size);
      expect([...fields]).toEqual([...localFields(instance, spins)]);
      const word = spins.reduce((bits, s, i) => bits | (s > 0 ? 1 << i : 0), 0);
      const all = enumerate(instance);
      const stored = word < all.stored ? word : 2 ** instance.size - 1 - word;
      expect(energyFromFields(instance, spins, fields)).toBe(all.energies[stored]);
    },
  );
});

describe.each(rules)('a %s quench', (rule) => {
  test('ends in a state that no single flip improves, and tells exactly how far it fell', () => {
    for (const instance of [...skSamples(40, 3), ...skSamples(40, 3, 'binary'), ring]) {
      const spins = randomSpins(instance.size, 5);
      const before = energyOf(instance, spins);
      const { stable, drop, flips } = quench(instance, spins, { rule, seed });
      expect(stable).toBe(true);
      expect(flips).toBeGreaterThan(0);
      expect(before - energyOf(instance, spins)).toBe(drop);
      const fields = localFields(instance, spins);
      expect(spins.every((s, i) => s * fields[i]! >= 0)).toBe(true);
      expect(quench(instance, spins, { rule, seed })).toEqual({ flips: 0, stable: true, drop: 0 });
    }
  });

  test('in pieces of 7 flips goes the same way as in one', () => {
    const [instance] = skSamples(60, 1, 'binary');
    const straight = randomSpins(60, 9);
    const whole = quench(instance!, straight, { rule, seed, state: 4, round: 2 });
    const pieces = randomSpins(60, 9);
    let flips = 0;
    for (let stable = false; !stable; ) {
      const piece = quench(instance!, pieces, {
        rule,
        seed,
        state: 4,
        round: 2,
        firstFlip: flips,
        mostFlips: 7,
      });
      flips += piece.flips;
      stable = piece.stable;
    }
    expect(flips).toBe(whole.flips);
    expect([...pieces]).toEqual([...straight]);
  });
});

test('greedy takes the largest gain and reluctant the smallest, and equals are chosen by the word of stream Quench', () => {
  // Free of each other: fields 1, 3, 2, 2 against spins that all point down.
  const free = quantiseCouplings({ size: 4, pairs: [], field: [1, 3, 2, 2] }, 8);
  const one = (rule: QuenchRule, state: number) => {
    const spins = Int8Array.of(-1, -1, -1, -1);
    quench(free, spins, { rule, seed, state, mostFlips: 1 });
    return spins.indexOf(1);
  };
  expect([one('greedy', 0), one('reluctant', 0)]).toEqual([1, 0]);
  const tie = (state: number) => {
    const spins = Int8Array.of(1, 1, -1, -1);
    quench(free, spins, { rule: 'greedy', seed, state, mostFlips: 1 });
    return spins[2]! > 0 ? 2 : 3;
  };
  const states = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const expected = states.map((s) => (new WordReader(seed, Stream.Quench, s).word(0) < 2 ** 31 ? 2 : 3));
  expect(states.map(tie)).toEqual(expected);
  expect(new Set(expected).size).toBe(2);
  // Random: any of the four.
  expect(new Set(Array.from({ length: 40 }, (_, s) => one('random', s))).size).toBe(4);
});

test('quenches of a ±J glass, full of equals, are these on every host', async () => {
  const instances = skSamples(50, 2, 'binary');
  const digests: string[] = [];
  for (const rule of rules) {
    const glass = await new ReferenceEngine().glass({ instances, replicas: 2, seed });
    await quenchStates(glass, instances, { rule, seed });
    digests.push(spinDigest(await glass.snapshot(), 50));
  }
  expect(digests).toMatchInlineSnapshot(`
    [
      "75917067d8399877",
      "2f1582f175fd12f6",
      "23a6f4ede749867f",
    ]
  `);
});

test('a free spin stays as it is', () => {
  const free = quantiseCouplings({ size: 3, pairs: [{ i: 0, j: 1, value: 1 }] }, 8);
  const spins = Int8Array.of(1, -1, -1);
  expect(quench(free, spins, { rule: 'random', seed }).flips).toBe(1);
  expect(spins[2]).toBe(-1);
});

test('the states of a glass are quenched where they stand: clock kept, flips counted, shards as the whole', async () => {
  const engine = new ReferenceEngine();
  const instances = skSamples(20, 2, 'binary');
  const whole = await engine.glass({ instances, replicas: 3, seed });
  const second = await engine.glass({ instances: instances.slice(1), replicas: 3, seed, firstState: 3 });
  const before = await whole.energies();
  let seen = 0;
  const outcomes = await quenchStates(whole, instances, {
    rule: 'reluctant',
    seed,
    between: async (done) => {
      seen = done;
    },
  });
  await quenchStates(second, instances.slice(1), { rule: 'reluctant', seed, firstState: 3 });
  expect(seen).toBe(6);
  expect(whole.clock).toEqual({ sweep: 0, site: 0 });
  expect([...(await whole.flips())]).toEqual(outcomes.map(({ flips }) => flips));
  const after = await whole.energies();
  expect(outcomes.map(({ drop }) => drop)).toEqual([...before].map((e, k) => e - after[k]!));
  expect([...(await second.snapshot()).spins]).toEqual([...(await whole.snapshot()).spins.slice(3)]);
  const [first] = [unpackSpins((await whole.snapshot()).spins, 20, 0)];
  expect(energyOf(instances[0]!, first)).toBe(after[0]);
});
