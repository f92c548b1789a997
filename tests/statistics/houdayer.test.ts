/** Cluster moves keep the joint Boltzmann law of two copies: against enumeration, with moves that must not. */
import { expect, test } from 'vitest';
import { disjointPairs, exchangeCluster, houdayerMoves } from '../../src/dynamics/houdayer.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { boltzmann, enumerate } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';
import { cpuEngine, spinEngines } from '../support/engines.ts';
import { exactDraws } from '../support/exact-draws.ts';
import { heatBath } from '../support/glass-runs.ts';

const SIZE = 6;
const WORDS = 2 ** SIZE;
const PAIRS = 200_000;
const seed = seedFrom(44);

/** A tree of six sites in a field, so that several clusters are common; and the same with one bond left out. */
const pairs = [
  { i: 0, j: 1, value: 1 },
  { i: 1, j: 2, value: -0.7 },
  { i: 1, j: 3, value: 0.9 },
  { i: 3, j: 4, value: -1.2 },
  { i: 3, j: 5, value: 0.6 },
];
const field = [0.4, 0, -0.3, 0.2, 0, 0.5];
const tree = quantiseCouplings({ size: SIZE, pairs, field }, 8);
const cut = quantiseCouplings({ size: SIZE, pairs: pairs.filter((_, k) => k !== 2), field }, 8);

/** Configurations from the exact law of each copy, `moves` cluster moves, and the joint counts, [word a][word b]. */
function joint(bonds: GlassInstance, betas: readonly [number, number], moves: number) {
  const all = enumerate(tree);
  const laws = betas.map((beta) => boltzmann(all, beta));
  const counts = new Float64Array(WORDS * WORDS);
  for (let pair = 0; pair < PAIRS; pair++) {
    const words = new WordReader(seed, 52, pair);
    const packed = Uint32Array.of(drawFrom(laws[0]!, words.word(0)), drawFrom(laws[1]!, words.word(1)));
    for (let k = 0; k < moves; k++) exchangeCluster(bonds, packed, 0, 1, words.word(2 + k));
    counts[packed[0]! * WORDS + packed[1]!]! += 1;
  }
  const expected = counts.map((_, k) => laws[0]![Math.floor(k / WORDS)]! * laws[1]![k % WORDS]!);
  return chiSquare(counts, expected, 4);
}

function drawFrom(law: Float64Array, word: number): number {
  const uniform = (word + 0.5) / 2 ** 32;
  let at = 0;
  for (let sum = law[0]!; sum < uniform && at < law.length - 1; ) sum += law[++at]!;
  return at;
}

test('two copies at one temperature keep their joint law through three moves (N = 6 in a field, 200,000 pairs, chi-square, false alarm 1e-6)', () => {
  for (const beta of [0.5, 1.2]) {
    const { statistic, limit, degrees } = joint(tree, [beta, beta], 3);
    expect(degrees).toBeGreaterThan(200);
    expect(statistic).toBeLessThan(limit);
  }
});

test('the same chi-square catches a cluster that stops at a bond, and copies at two temperatures', () => {
  const blind = joint(cut, [1.2, 1.2], 3);
  expect(blind.statistic).toBeGreaterThan(blind.limit);
  const apart = joint(tree, [0.5, 1.2], 3);
  expect(apart.statistic).toBeGreaterThan(apart.limit);
});

test('the moves do move: after three of them most pairs that disagree in two places or more have changed', () => {
  let [moved, could] = [0, 0];
  for (let pair = 0; pair < 2000; pair++) {
    const words = new WordReader(seed, 51, pair);
    const start = [words.word(0) >>> 26, words.word(1) >>> 26] as const;
    const packed = Uint32Array.from(start);
    exchangeCluster(tree, packed, 0, 1, words.word(2));
    if (start[0] === start[1]) continue;
    could++;
    if (packed[0] !== start[0]) moved++;
    expect(packed[0]! ^ packed[1]!).toBe(start[0] ^ start[1]);
  }
  expect(moved).toBe(could);
});

test('a glass of an engine keeps its law through sweeps and moves with changing partners (N = 6, 32,768 states, chi-square, false alarm 1e-6)', async () => {
  const engine = await cpuEngine.open();
  const counts = new Float64Array(WORDS);
  const betas = new Float64Array(1024).fill(1.2);
  const group = Array.from({ length: 1024 }, (_, state) => state);
  for (let batch = 0; batch < 32; batch++) {
    const firstState = 1024 * batch;
    const glass = await engine.glass({ instances: [tree], replicas: 1024, seed, firstState });
    const spins = exactDraws(tree, 1.2, 1024, seedFrom(batch));
    await glass.restore({ ...(await glass.snapshot()), spins });
    for (let round = 0; round < 4; round++) {
      await houdayerMoves(glass, [tree], disjointPairs([group], round), { seed, round, firstState });
      await glass.sweep({ ...heatBath, betas, sweeps: 1 });
    }
    for (const word of (await glass.snapshot()).spins) counts[word]! += 1;
    glass.destroy();
  }
  await engine.destroy();
  const all = enumerate(tree);
  const { statistic, limit } = chiSquare(counts, boltzmann(all, 1.2));
  expect(statistic).toBeLessThan(limit);
  expect(chiSquare(counts, boltzmann(all, 1.3)).statistic).toBeGreaterThan(limit);
});

test('sweeps and moves have one digest on every engine', async () => {
  const digests: string[] = [];
  for (const { open } of spinEngines) {
    const engine = await open();
    const glass = await engine.glass({ instances: [tree, cut], replicas: 6, seed });
    const groups = [0, 6].map((first) => Array.from({ length: 6 }, (_, k) => first + k));
    for (let round = 0; round < 20; round++) {
      await glass.sweep({ ...heatBath, betas: new Float64Array(12).fill(0.8), sweeps: 1 });
      await houdayerMoves(glass, [tree, cut], disjointPairs(groups, round), { seed, round });
    }
    digests.push(spinDigest(await glass.snapshot(), SIZE));
    glass.destroy();
    await engine.destroy();
  }
  expect(new Set(digests).size).toBe(1);
  expect(digests[0]).toMatchInlineSnapshot(`"964f61654822edd4"`);
});
