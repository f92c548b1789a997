/** Replica exchange on the device: against the reference and the golden digests, decisions one by one, and what it reads back. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ReplicaExchange, temper } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder } from '../../src/dynamics/temperature-ladder.ts';
import type { WebGpuEngine } from '../../src/engine/webgpu/engine.ts';
import { swapAnswers } from '../../src/engine/webgpu/known-answers.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { logarithmOf } from '../../src/random/logarithm.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { swapAccepted } from '../../src/random/swap-acceptance.ts';
import { openTestEngine } from '../support/webgpu.ts';
import { playTempering, temperCases } from './temper-cases.ts';
import { temperConformance } from './temper-suite.ts';

temperConformance('webgpu', openTestEngine);

let engine: WebGpuEngine;
beforeAll(async () => {
  engine = await openTestEngine();
});
afterAll(async () => {
  engine.gpu.check();
  await engine.destroy();
});

it('decides 40,000 swaps as TypeScript does, half of them within one unit of the edge; shifts 0 to 84, energies to 2^53', async () => {
  const words = new WordReader(seedFrom(4), 52, 0);
  const tries: { word: number; deltaEnergy: number; B: number; k: number }[] = [];
  for (let n = 0; tries.length < 40_000; n++) {
    const word = n < 4 ? [0, 1, 2 ** 31, 2 ** 32 - 1][n]! : words.word(8 * n);
    const B = n % 50 === 0 ? 0 : n % 50 === 1 ? 2 ** 31 - 1 : 2 ** 30 + (words.word(8 * n + 1) >>> 2);
    const k = n % 85;
    const edge = Math.ceil((logarithmOf(word) * 2 ** k) / Math.max(1, B));
    const far = -((words.word(8 * n + 2) % 2 ** 21) * 2 ** 32 + words.word(8 * n + 3));
    const at = Math.abs(edge) < 2 ** 53 ? [edge, edge - 1] : [-(2 ** 53), 0];
    for (const deltaEnergy of [...at, Math.floor(far / 2 ** (words.word(8 * n + 4) % 53)), -far % 7])
      tries.push({ word, deltaEnergy, B, k });
  }
  const answers = await swapAnswers(engine.gpu, tries);
  const expected = tries.map(({ word, deltaEnergy, B, k }) =>
    swapAccepted(deltaEnergy, { B, k }, word) ? 1 : 0,
  );
  expect([...answers]).toEqual(expected);
  const accepted = expected.filter((answer) => answer === 1).length;
  expect(Math.min(accepted, tries.length - accepted)).toBeGreaterThan(8000);
});

it('kernels that keep no fields have them made before every exchange, and a full record is taken in parts (the naive one, 2 rounds at a time; N = 33 ±J)', async () => {
  const naive = await openTestEngine({ kernel: 'naive', recordedRounds: 2 });
  expect(await playTempering(naive, temperCases[1]!)).toEqual(await playTempering(engine, temperCases[1]!));
  naive.gpu.check();
  await naive.destroy();
});

const seed = seedFrom(17);
const SLOTS = 4;

async function open(size: number) {
  const glass = await engine.glass({
    instances: [sherringtonKirkpatrick({ size, couplings: 'binary', couplingBits: 1, seed, sample: 0 })],
    replicas: 2 * SLOTS,
    seed,
  });
  const ladder = geometricLadder(2, 0.4, SLOTS);
  return { glass, exchange: new ReplicaExchange({ ladder, samples: 1, copies: 2, seed }) };
}

it('200 rounds are read back fewer than 20 times, not once a round, on a clock that stands still; looks between them change nothing', async () => {
  const dynamics = { rule: 'heat-bath', order: 'sequential' } as const;
  // How many rounds go out together is a matter of time; here none passes, so that a busy machine counts as an idle one does.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const mapped = vi.spyOn(GPUBuffer.prototype, 'mapAsync');
  const once = await open(32);
  mapped.mockClear();
  await temper(once.glass, once.exchange, dynamics, { rounds: 200, sweepsPerRound: 1 });
  const readBacks = mapped.mock.calls.length;
  // The way it must not be: this is what the count is for.
  const often = await open(32);
  mapped.mockClear();
  await temper(often.glass, often.exchange, dynamics, { rounds: 200, sweepsPerRound: 1, every: 1 });
  const withLooks = mapped.mock.calls.length;
  for (const spy of [clock, mapped]) spy.mockRestore();
  expect(readBacks).toBeGreaterThan(0);
  expect(readBacks).toBeLessThan(20);
  expect(withLooks).toBeGreaterThanOrEqual(200);
  expect(once.exchange.snapshot()).toEqual(often.exchange.snapshot());
  expect(await once.glass.snapshot()).toEqual(await often.glass.snapshot());
  for (const { glass } of [once, often]) glass.destroy();
});

it('states that run out of budget hold the exchange up, and nothing else (budget 40 iterations, N = 257)', async () => {
  const dynamics = { rule: 'metropolis', order: 'sequential' } as const;
  const [cramped, free] = [await open(257), await open(257)];
  const { Pace } = await import('../../src/engine/webgpu/pace.ts');
  // Every dispatch ends after some 40 iterations, so each round takes dozens of them.
  const held = vi.spyOn(Pace.prototype, 'adjust').mockImplementation(function (this: { budget: number }) {
    this.budget = 40;
  });
  await temper(cramped.glass, cramped.exchange, dynamics, { rounds: 6, sweepsPerRound: 1 });
  expect(held.mock.calls.length).toBeGreaterThan(0);
  held.mockRestore();
  await temper(free.glass, free.exchange, dynamics, { rounds: 6, sweepsPerRound: 1 });
  expect(cramped.exchange.snapshot()).toEqual(free.exchange.snapshot());
  expect(await cramped.glass.snapshot()).toEqual(await free.glass.snapshot());
  for (const { glass } of [cramped, free]) glass.destroy();
});

it('destroyed states give the memory of their ladders back', async () => {
  const before = engine.gpu.allocatedBytes;
  const { glass, exchange } = await open(32);
  await temper(glass, exchange, { rule: 'heat-bath', order: 'sequential' }, { rounds: 2, sweepsPerRound: 1 });
  glass.destroy();
  await expect(glass.energies()).rejects.toThrow('GBX-222');
  expect(engine.gpu.allocatedBytes).toBe(before);
});
