/** Random words, logarithms, normals and decisions in WGSL equal those in TypeScript, word for word. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { WebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { POISON, randomAnswers } from '../../src/engine/webgpu/known-answers.ts';
import { outweighs } from '../../src/random/acceptance.ts';
import { logarithmOf, logitOf } from '../../src/random/logarithm.ts';
import { integerNormal } from '../../src/random/normal.ts';
import { philox4x32 } from '../../src/random/philox.ts';
import { type Seed, seedFrom } from '../../src/random/seed.ts';
import { openTestEngine } from '../support/webgpu.ts';

let engine: WebGpuEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(async () => {
  engine.gpu.check();
  await engine.destroy();
});

/** Words where something turns over: both ends, powers of two, their neighbours and complements, the middle. */
const EDGES = [
  ...new Set(
    Array.from({ length: 32 }, (_, bit) => 2 ** bit).flatMap((power) =>
      [power - 1, power, power + 1, 2 ** 32 - power, 2 ** 32 - 1 - power].map((word) => word >>> 0),
    ),
  ),
];

function expected(counter: Uint32Array, key: Seed): number[] {
  const [u, a, b, c] = counter as unknown as [number, number, number, number];
  const block = new Uint32Array(4);
  philox4x32(u, a, b, c, key, block);
  const multiplier = { B: b >>> 1, k: c & 31 };
  const field = (a | 0) >> 1;
  const decisions =
    (outweighs(field, multiplier, logitOf(u)) ? 1 : 0) |
    (outweighs(field, multiplier, logarithmOf(u)) ? 2 : 0);
  return [...block, logitOf(u) >>> 0, logarithmOf(u) >>> 0, integerNormal(u) >>> 0, decisions];
}

it('Philox, L(u), ln, normals and decisions equal TypeScript on 20,000 random counters and all pairs of edges', async () => {
  const key = seedFrom(123456789012345);
  const block = new Uint32Array(4);
  const rows: number[] = [];
  for (let i = 0; i < 20_000; i++) {
    philox4x32(i, 0, 0, 0, [1, 2], block);
    rows.push(...block);
  }
  for (const [i, u] of EDGES.entries()) {
    for (const [j, a] of EDGES.entries()) rows.push(u, a, EDGES[(i * 7 + j) % EDGES.length]!, i + j);
  }
  const counters = Uint32Array.from(rows);
  const answers = await randomAnswers(engine.gpu, counters, key);
  let wrong = 0;
  let decided = 0;
  for (let i = 0; i < counters.length / 4; i++) {
    const row = expected(counters.subarray(4 * i, 4 * i + 4), key);
    for (let k = 0; k < 8; k++) if (answers[8 * i + k] !== row[k]) wrong++;
    decided += row[7]! & 1;
  }
  expect(wrong).toBe(0);
  // Both answers occur, and nothing was left as it lay.
  expect(decided).toBeGreaterThan(1000);
  expect(answers.filter((word) => word === POISON).length).toBeLessThan(2);
});

it("Philox gives Salmon's known answers", async () => {
  const counters = Uint32Array.of(0, 0, 0, 0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344);
  const zero = await randomAnswers(engine.gpu, counters, [0, 0]);
  expect([...zero.subarray(0, 4)]).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
  const pi = await randomAnswers(engine.gpu, counters, [0xa4093822, 0x299f31d0]);
  expect([...pi.subarray(8, 12)]).toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
});
