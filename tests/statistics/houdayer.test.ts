/** Cluster moves keep the joint Boltzmann law of two copies: against enumeration, with moves that must not. */
import { expect, test } from 'vitest';
import { exchangeCluster } from '../../src/dynamics/houdayer.ts';
import { boltzmann, enumerate } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';

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
