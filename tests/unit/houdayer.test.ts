import { describe, expect, test } from 'vitest';
import { disjointPairs, exchangeCluster, houdayerMoves } from '../../src/dynamics/houdayer.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { packedOverlap, packSpins, unpackSpins } from '../../src/glass/spins.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { skSamples } from '../support/glass-runs.ts';

const seed = seedFrom(2);
/** A chain 0 - 1 - … - 69 in a field. */
const chain = quantiseCouplings(
  {
    size: 70,
    pairs: Array.from({ length: 69 }, (_, i) => ({ i, j: i + 1, value: i % 4 === 0 ? -2 : 1 })),
    field: Array.from({ length: 70 }, (_, i) => (i % 5) - 2),
  },
  4,
);

describe('a cluster move', () => {
  test('exchanges the connected piece of disagreeing sites that holds the chosen one, and no other', () => {
    const packed = new Uint32Array(6);
    const up = new Int8Array(70).fill(1);
    const inPieces = (i: number) => (i >= 3 && i <= 5) || (i >= 30 && i <= 40);
    packSpins(up, packed, 0);
    packSpins(
      up.map((_, i) => (inPieces(i) ? -1 : 1)),
      packed,
      1,
    );
    // 14 sites disagree; the word picks number 3 of them: site 30, across a word boundary up to 40.
    expect(exchangeCluster(chain, packed, 0, 1, Math.ceil((3 / 14) * 2 ** 32))).toBe(11);
    const turned = [...unpackSpins(packed, 70, 0)].flatMap((s, i) => (s < 0 ? [i] : []));
    expect(turned).toEqual([30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40]);
    expect([...unpackSpins(packed, 70, 1)].flatMap((s, i) => (s < 0 ? [i] : []))).toEqual([3, 4, 5]);
    expect(packedOverlap(packed, 0, packed, 1, 70)).toBe(70 - 28);
    // The last disagreeing site is reached by the largest word, the first by 0.
    expect(exchangeCluster(chain, packed, 0, 1, 2 ** 32 - 1)).toBe(11);
    expect(exchangeCluster(chain, packed, 0, 1, 0)).toBe(3);
    expect(exchangeCluster(chain, packed, 0, 0, 5)).toBe(0);
  });

  test('keeps E_a + E_b and q_ab of every pair, moves energy between them, and is its own inverse', async () => {
    const engine = new ReferenceEngine();
    const glass = await engine.glass({ instances: [chain, chain], replicas: 8, seed });
    const pairs = disjointPairs(
      [0, 1].map((s) => Array.from({ length: 8 }, (_, k) => 8 * s + k)),
      0,
    );
    const before = await glass.energies();
    const q = await glass.overlaps(pairs);
    const spins = (await glass.snapshot()).spins;
    const { sizes, disagreeing } = await houdayerMoves(glass, [chain, chain], pairs, { seed, round: 3 });
    const after = await glass.energies();
    for (let p = 0; p < 8; p++) {
      const [a, b] = [pairs[2 * p]!, pairs[2 * p + 1]!];
      expect(after[a]! + after[b]!).toBe(before[a]! + before[b]!);
      expect(disagreeing[p]).toBe((70 - q[p]!) / 2);
      expect(sizes[p]).toBeLessThanOrEqual(disagreeing[p]!);
    }
    expect([...after]).not.toEqual([...before]);
    expect(await glass.overlaps(pairs)).toEqual(q);
    await houdayerMoves(glass, [chain, chain], pairs, { seed, round: 3 });
    expect((await glass.snapshot()).spins).toEqual(spins);
  });

  test('in a dense glass only renames the copies', () => {
    const [instance] = skSamples(20, 1);
    const packed = Uint32Array.of(0b1011, 0b0110);
    exchangeCluster(instance!, packed, 0, 1, 77);
    expect([...packed]).toEqual([0b0110, 0b1011]);
  });
});

test('pairs are disjoint and change partners from round to round; what cannot be paired is refused', async () => {
  expect([...disjointPairs([[4, 5, 6, 7]], 0)]).toEqual([4, 5, 6, 7]);
  expect([...disjointPairs([[4, 5, 6, 7]], 1)]).toEqual([5, 6, 7, 4]);
  expect([...disjointPairs([[1, 2, 3], [9]], 1)]).toEqual([2, 3]);
  const glass = await new ReferenceEngine().glass({ instances: [chain, chain], replicas: 2, seed });
  const move = (pairs: number[]) =>
    houdayerMoves(glass, [chain, chain], Uint32Array.from(pairs), { seed, round: 0 });
  await expect(move([0, 1, 1, 2])).rejects.toThrow(/twice/);
  await expect(move([1, 2])).rejects.toThrow(/different samples/);
});
