import { describe, expect, test } from 'vitest';
import { pairCount } from '../../src/observables/overlap.ts';
import { overlapClusters } from '../../src/observables/overlap-clusters.ts';
import {
  independentTripleMeans,
  tripleMeans,
  ultrametricRatio,
} from '../../src/observables/ultrametricity.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(33);
const words = (count: number, owner: number) => {
  const reader = new WordReader(seed, 52, owner);
  return Float64Array.from({ length: count }, (_, k) => (reader.word(k) + 0.5) / 2 ** 32);
};

/** Overlaps of copies at the leaves of a binary tree of three levels, some turned over: the level at which two part says all. */
function treeOverlaps(copies: number, owner: number): number[] {
  const leaves = [...words(copies, owner)].map((u) => Math.floor(u * 8));
  const signs = [...words(copies, owner + 500)].map((u) => (u < 0.5 ? 1 : -1));
  const overlaps: number[] = [];
  for (let a = 0; a < copies; a++)
    for (let b = a + 1; b < copies; b++) {
      const shared = [3, 2, 1].find((level) => leaves[a]! >> (3 - level) === leaves[b]! >> (3 - level)) ?? 0;
      overlaps.push([0.1, 0.35, 0.6, 0.9][shared]! * signs[a]! * signs[b]!);
    }
  return overlaps;
}

describe('three copies', () => {
  test('of a tree have two equal smallest overlaps, and none is frustrated; the control of unrelated pairs is not so', () => {
    const samples = 60;
    const overlaps = Array.from({ length: samples }, (_, s) => treeOverlaps(8, s)).flat();
    const tree = tripleMeans(overlaps, 1, samples, 8);
    expect(Math.abs(ultrametricRatio(tree).value)).toBeLessThan(1e-12);
    expect(Math.max(...tree.frustrated)).toBe(0);
    const control = independentTripleMeans(overlaps, 1, samples, 8);
    const ratio = ultrametricRatio(control);
    expect(ratio.value).toBeGreaterThan(0.2 + 5 * ratio.error);
    expect(Math.max(...control.frustrated)).toBeGreaterThan(0.2);
  });

  test('of independent uniform overlaps have ratio 1/2, half of them frustrated (300 samples, 5 errors)', () => {
    const uniform = words(300 * pairCount(4), 7).map((u) => 2 * u - 1);
    const means = tripleMeans(uniform, 1, 300, 4);
    const ratio = ultrametricRatio(means);
    expect(Math.abs(ratio.value - 0.5)).toBeLessThan(5 * ratio.error);
    expect(ratio.error).toBeLessThan(0.03);
    const frustrated = means.frustrated.reduce((a, b) => a + b) / 300;
    expect(Math.abs(frustrated - 0.5)).toBeLessThan(5 * (0.5 / Math.sqrt(1200)));
  });

  test('are put together from the right pairs', () => {
    // Pairs 01, 02, 03, 12, 13, 23.
    const means = tripleMeans([0.5, 0.1, 0.2, 0.1, 0.2, 0.9], 1, 1, 4);
    // Triples 012: .5 .1 .1; 013: .5 .2 .2; 023: .1 .2 .9; 123: .1 .2 .9.
    expect(means.short[0]).toBeCloseTo(0.2 / 4, 12);
    expect(means.span[0]).toBeCloseTo((0.4 + 0.3 + 0.8 + 0.8) / 4, 12);
    expect(() => tripleMeans([1], 1, 1, 2)).toThrow(/3 copies/);
    expect(() => independentTripleMeans(new Array(10).fill(1), 1, 1, 5)).toThrow(/6 copies/);
  });
});

describe('the ordered overlap matrix', () => {
  const copies = 10;
  /** Copies 0, 3, 4, 8, 9 in one valley, the others in another; the odd ones turned over. */
  const first = new Set([0, 3, 4, 8, 9]);
  const overlaps: number[] = [];
  for (let a = 0; a < copies; a++)
    for (let b = a + 1; b < copies; b++)
      overlaps.push((first.has(a) === first.has(b) ? 80 : 10) * ((a + b) % 2 ? -1 : 1));

  test('puts the copies of a valley side by side, turns them the same way, and joins the valleys last', () => {
    const { order, matrix, signs, heights } = overlapClusters(overlaps, 100, copies);
    expect([...order].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const blocks = [...order].map((copy) => first.has(copy));
    expect(new Set(blocks.slice(0, 5)).size).toBe(1);
    expect(blocks[5]).toBe(!blocks[0]);
    for (let row = 0; row < copies; row++)
      for (let column = 0; column < copies; column++) {
        const expected = row === column ? 1 : row < 5 === column < 5 ? 0.8 : 0.1;
        expect(matrix[row * copies + column]).toBeCloseTo(expected, 12);
      }
    expect(
      order.every((copy, k) => signs[k]! * (copy % 2 ? -1 : 1) === signs[0]! * (order[0]! % 2 ? -1 : 1)),
    ).toBe(true);
    expect([...heights].slice(0, 8).every((height) => Math.abs(height - 0.1) < 1e-12)).toBe(true);
    expect(heights[8]).toBeCloseTo(0.45, 12);
  });

  test('in a field keeps the signs; too few copies are refused', () => {
    const { signs, heights } = overlapClusters(overlaps, 100, copies, { signed: true });
    expect([...signs]).toEqual(new Array(copies).fill(1));
    expect(heights[8]).toBeGreaterThan(0.5);
    expect(overlapClusters([50], 100, 2).matrix).toEqual(Float64Array.of(1, 0.5, 0.5, 1));
    expect(() => overlapClusters([], 1, 1)).toThrow(/clustered/);
  });
});
