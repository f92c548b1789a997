import { expect, test } from 'vitest';
import { createReferenceGlass, createReferencePerceptron } from '../../src/engine/reference/glass.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { fitsInt16 } from '../../src/glass/instance.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { initialSpins, unpackSpins } from '../../src/glass/spins.ts';
import { GlassboxError } from '../../src/messages/problem.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(42);
const sk = (size: number, couplings: 'gaussian' | 'binary', sample = 0, couplingBits = 7) =>
  sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample });

test('SK couplings are symmetric, hollow, and have mean 0 and variance 1/N (5 sigma: false alarm 1e-6)', () => {
  for (const couplings of ['gaussian', 'binary'] as const) {
    const size = 200;
    const instance = sk(size, couplings);
    const { values } = instance.couplings;
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < size; i++) {
      expect(values[i * size + i]).toBe(0);
      for (let j = 0; j < i; j++) {
        expect(values[i * size + j]).toBe(values[j * size + i]);
        const J = values[i * size + j]! * instance.unit;
        sum += J;
        squares += J * J;
      }
    }
    const pairs = (size * (size - 1)) / 2;
    expect(Math.abs(sum / pairs)).toBeLessThan(5 / Math.sqrt(size * pairs));
    expect(Math.abs((squares / pairs) * size - 1)).toBeLessThan(5 * Math.sqrt(2 / pairs));
    expect(instance.roundingError).toBeLessThanOrEqual(instance.unit / 2);
  }
  expect(sk(200, 'binary').roundingError).toBe(0);
});

test('a smaller glass shares its couplings with a larger one, and samples differ', () => {
  const [small, large, other] = [sk(20, 'gaussian'), sk(40, 'gaussian'), sk(20, 'gaussian', 1)];
  for (let i = 0; i < 20; i++) {
    for (let j = 0; j < 20; j++) {
      expect(small.couplings.values[i * 20 + j]).toBe(large.couplings.values[i * 40 + j]);
    }
  }
  expect([...small.couplings.values]).not.toEqual([...other.couplings.values]);
});

test('the field width follows from the largest row sum', () => {
  expect(fitsInt16(sk(256, 'gaussian', 0, 5))).toBe(true);
  expect(fitsInt16(sk(1024, 'gaussian', 0, 10))).toBe(false);
  expect(sk(300, 'binary').largestField).toBe(299);
});

test('real couplings are quantised within the reported error; integer ones stay exact', () => {
  const pairs = [
    { i: 0, j: 1, value: 0.731 },
    { i: 1, j: 2, value: -1.2 },
    { i: 0, j: 2, value: 0.05 },
  ];
  const rough = quantiseCouplings({ size: 3, pairs }, 4);
  for (const { i, j, value } of pairs) {
    const error = Math.abs(rough.couplings.values[i * 3 + j]! * rough.unit - value);
    expect(error).toBeLessThanOrEqual(rough.roundingError);
  }
  expect(rough.roundingError).toBeGreaterThan(0);
  const exact = quantiseCouplings(
    { size: 3, pairs: pairs.map((p) => ({ ...p, value: Math.sign(p.value) * 3 })) },
    4,
  );
  expect([exact.unit, exact.roundingError]).toEqual([1, 0]);
  expect(() => quantiseCouplings({ size: 2, pairs: [{ i: 0, j: 1, value: 2 ** 30 }] }, 4)).toThrow(
    GlassboxError,
  );
});

test('fields, energies and overlaps follow their definitions, dense and sparse alike', async () => {
  const pairs = [
    { i: 0, j: 1, value: 2 },
    { i: 1, j: 4, value: -3 },
    { i: 2, j: 4, value: 1 },
  ];
  const field = [1, 0, -2, 0, 0];
  for (const size of [5, 9]) {
    const instance = quantiseCouplings({ size, pairs, field: [...field, ...new Array(size - 5).fill(0)] }, 4);
    expect(instance.couplings.kind).toBe(size === 5 ? 'dense' : 'sparse');
    const state = createReferenceGlass({ instances: [instance], replicas: 2, seed });
    const packed = initialSpins(size, 2, seed, 0);
    const [a, b] = [unpackSpins(packed, size, 0), unpackSpins(packed, size, 1)];
    const byHand = (s: Int8Array) =>
      -pairs.reduce((sum, p) => sum + p.value * s[p.i]! * s[p.j]!, 0) -
      field.reduce((sum, h, i) => sum + h * s[i]!, 0);
    expect([...(await state.energies())]).toEqual([byHand(a), byHand(b)]);
    expect([...(await state.overlaps(Uint32Array.of(0, 1, 1, 1)))]).toEqual([
      a.reduce((sum, s, i) => sum + s * b[i]!, 0),
      size,
    ]);
  }
});

test('stopping inside a sweep, and restoring a snapshot, change nothing', async () => {
  const spec = { instances: [sk(33, 'gaussian'), sk(33, 'gaussian', 1)], replicas: 3, seed };
  const request = { betas: new Float64Array(6).fill(0.8), rule: 'heat-bath', order: 'sequential' } as const;
  const whole = createReferenceGlass(spec);
  await whole.sweep({ ...request, sweeps: 10 });
  const parts = createReferenceGlass(spec);
  await parts.sweep({ ...request, sweeps: 2, sites: 20 });
  expect(parts.clock).toEqual({ sweep: 2, site: 20 });
  const resumed = createReferenceGlass(spec);
  await resumed.restore(await parts.snapshot());
  await resumed.sweep({ ...request, sweeps: 7, sites: 13 });
  expect(resumed.clock).toEqual({ sweep: 10, site: 0 });
  expect(await resumed.snapshot()).toEqual(await whole.snapshot());
  const digest = spinDigest(await whole.snapshot(), 33);
  expect(spinDigest(await resumed.snapshot(), 33)).toBe(digest);
  await resumed.sweep({ ...request, sweeps: 0, sites: 1 });
  expect(spinDigest(await resumed.snapshot(), 33)).not.toBe(digest);
});

test('at beta = Infinity a sweep only lowers the energy, of glasses and perceptrons alike', async () => {
  for (const rule of ['heat-bath', 'metropolis'] as const) {
    const glass = createReferenceGlass({ instances: [sk(64, 'binary')], replicas: 4, seed });
    const learner = createReferencePerceptron({
      patterns: [randomPatterns({ size: 51, patterns: 20, labels: 'random', seed, sample: 0 })],
      replicas: 4,
      seed,
    });
    for (const state of [glass, learner]) {
      const start = await state.energies();
      let before = start;
      for (let sweep = 0; sweep < 8; sweep++) {
        await state.sweep({
          betas: new Float64Array(4).fill(Infinity),
          sweeps: 1,
          rule,
          order: 'sequential',
        });
        const now = await state.energies();
        now.forEach((energy, i) => {
          expect(energy).toBeLessThanOrEqual(before[i]!);
        });
        before = now;
      }
      for (const [i, energy] of before.entries()) expect(energy).toBeLessThan(start[i]!);
    }
  }
});

test('a teacher satisfies every pattern it labelled', async () => {
  const set = randomPatterns({ size: 101, patterns: 202, labels: 'teacher', seed, sample: 3 });
  for (let mu = 0; mu < set.patterns; mu++) {
    const stability = set.teacher!.reduce((sum, w, i) => sum + w * set.values[mu * 101 + i]!, 0);
    expect(stability).toBeGreaterThan(0);
  }
});

test('orders and sizes that the engine lacks are refused by name', async () => {
  const state = createReferenceGlass({ instances: [sk(8, 'binary')], replicas: 1, seed });
  const betas = Float64Array.of(1);
  await expect(state.sweep({ betas, sweeps: 1, rule: 'heat-bath', order: 'multi-spin' })).rejects.toThrow(
    'GBX-202',
  );
  await expect(
    state.sweep({ betas: Float64Array.of(NaN), sweeps: 1, rule: 'heat-bath', order: 'sequential' }),
  ).rejects.toThrow(RangeError);
  expect(() => createReferenceGlass({ instances: [sk(8, 'binary')], replicas: 2000, seed })).toThrow(
    'GBX-204',
  );
});
