/** The CPU engine's kernels and what surrounds them, in this thread. Bit-for-bit runs are in tests/conformance. */
import { expect, test } from 'vitest';
import { KernelMemory } from '../../src/engine/cpu/kernel-memory.ts';
import { glassModule } from '../../src/engine/cpu/modules.ts';
import type { KernelPool } from '../../src/engine/cpu/pool.ts';
import { KernelServer } from '../../src/engine/cpu/server.ts';
import type { SpinExports } from '../../src/engine/cpu/spin-exports.ts';
import { SpinKernel, THRESHOLD_SLACK } from '../../src/engine/cpu/spin-kernel.ts';
import { glassModelData } from '../../src/engine/cpu/spin-layout.ts';
import { createCpuGlass } from '../../src/engine/cpu/spins.ts';
import { type QueuedRun, SweepQueue } from '../../src/engine/cpu/sweep-queue.ts';
import { createReferenceGlass } from '../../src/engine/reference/glass.ts';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { instanceOf } from '../../src/glass/quantise.ts';
import { multiplierOf } from '../../src/random/acceptance.ts';
import { LOG_OCTAVES, LOG_TABLE, logarithmOf, logitOf } from '../../src/random/logarithm.ts';
import { philox4x32, WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

const seed = seedFrom(11);
const sk = (size: number, couplings: 'gaussian' | 'binary', couplingBits = 5, sample = 0) =>
  sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample });

/** A pool of `count` servers in this thread: the same code path as workers, without them. */
const poolOf = (count: number): KernelPool => ({
  died: new Promise(() => {}),
  threads: Array.from({ length: count }, () => new KernelServer()),
  inline: true,
  destroy() {},
});

interface TestExports extends SpinExports {
  philox32(
    out: number,
    group: number,
    time: number,
    owner: number,
    stream: number,
    low: number,
    high: number,
  ): void;
  proposals(words: number, spins: number, out: number, count: number): void;
}

async function openKernel() {
  const memory = new KernelMemory();
  const kernel = memory.instantiate<TestExports>(await glassModule());
  kernel.configure(
    64,
    seed[0],
    seed[1],
    memory.place(LOG_TABLE),
    memory.place(LOG_OCTAVES),
    memory.reserve(4096),
  );
  return { memory, kernel };
}

test('SIMD Philox gives the words of the reference, for counters that wrap too', async () => {
  const { memory, kernel } = await openKernel();
  const out = memory.reserve(128);
  const block = new Uint32Array(4);
  for (const [group, time, owner] of [
    [0, 0, 0],
    [8, 3, 7],
    [0xfffffffc, 0xffffffff, 0x9abcdef0],
  ] as const) {
    kernel.philox32(out, group, time, owner, Stream.HeatBath, seed[0], seed[1]);
    const words = new Uint32Array(memory.buffer, out, 32);
    for (let c = 0; c < 8; c++) {
      philox4x32((group + c) >>> 0, time, owner, Stream.HeatBath, seed, block);
      expect([...words.subarray(4 * c, 4 * c + 4)]).toEqual([...block]);
    }
  }
});

/** How many proposals of 4096 words (extreme ones among them) lie on the wrong side, or beyond the margin. */
async function misplacedProposals(slack: number): Promise<number> {
  const { memory, kernel } = await openKernel();
  const reader = new WordReader(seed, Stream.Bootstrap, 0);
  const edges = Array.from({ length: 32 }, (_, b) => [
    2 ** b,
    2 ** b - 1,
    2 ** 32 - 2 ** b,
    2 ** 32 - 2 ** b - 1,
  ]);
  const words = Uint32Array.from({ length: 4096 }, (_, i) => edges.flat()[i] ?? reader.word(i));
  const at = memory.place(words);
  const [spins, out] = [memory.reserve(4 * words.length), memory.reserve(4 * words.length)];
  let misplaced = 0;
  for (const x of [1e-4, 0.0123, 0.0625, 1 / 3, 2.5, 40, Infinity]) {
    const { B, k } = multiplierOf(x);
    const scale = 2 ** (26 + k) / B;
    const margin = Math.ceil(2 * scale * slack) + 1;
    for (const [rule, L, up] of [
      [0, logitOf, 0],
      [0, logitOf, -1],
      [1, logarithmOf, 0],
      [1, logarithmOf, -1],
    ] as const) {
      new Int32Array(memory.buffer, spins, words.length).fill(up);
      kernel.law(rule, Stream.HeatBath, 0, B, k, scale, scale * slack);
      kernel.proposals(at, spins, out, words.length);
      const proposed = new Int32Array(memory.buffer, out, words.length);
      // A heat-bath spin that is up flips where its field does not pass, so its safe side is above.
      const above = rule === 0 && up === -1;
      words.forEach((word, i) => {
        const safely = above
          ? proposed[i]! - floorDivide(L(word), k, B)
          : floorDivide(L(word), k, B) - proposed[i]!;
        if (!(safely >= 0 && safely <= margin)) misplaced++;
      });
    }
  }
  return misplaced;
}

/** floor(L 2^k / B), exactly. */
function floorDivide(L: number, k: number, B: number): number {
  const scaled = BigInt(L) << BigInt(k);
  const quotient = scaled / BigInt(B);
  return Number(scaled < 0n && quotient * BigInt(B) !== scaled ? quotient - 1n : quotient);
}

test('proposed thresholds lie on the safe side of the exact ones, within the margin, for both rules and extreme words', async () => {
  expect(await misplacedProposals(THRESHOLD_SLACK)).toBe(0);
});

test('the same check sees a slack that is half of what the approximation needs', async () => {
  expect(await misplacedProposals(THRESHOLD_SLACK / 2)).toBeGreaterThan(0);
});

test('results do not depend on how states are shared out (1, 3 and 9 threads, 7 states)', async () => {
  const spec = { instances: [sk(70, 'gaussian')], replicas: 7, seed };
  const betas = Float64Array.from({ length: 7 }, (_, s) => 0.2 * s);
  const request = { betas, rule: 'metropolis', order: 'sequential', sweeps: 9, sites: 13 } as const;
  const reference = createReferenceGlass(spec);
  await reference.sweep(request);
  for (const threads of [1, 3, 9]) {
    const state = await createCpuGlass(poolOf(threads), spec);
    await state.sweep(request);
    expect(await state.snapshot()).toEqual(await reference.snapshot());
    state.destroy();
  }
});

/** Spins of SK glasses of these couplings after hot sweeps of the kernel, rows summed `together` at a time; and the reference's. */
async function rowsSummed(couplingBits: number, together: (given: number) => number) {
  const instance = sk(150, 'gaussian', couplingBits);
  const model = glassModelData([instance]);
  if (model.kind !== 'dense') throw new TypeError('SK is dense');
  const { B, k } = multiplierOf(2 * instance.unit * 0.5);
  const kernel = new SpinKernel(await glassModule(), {
    size: 150,
    seed,
    owner: 0,
    states: 1,
    sampleOf: Uint32Array.of(0),
    model: { ...model, together: together(model.together) },
  });
  const run = { sweep: Float64Array.of(0), site: Int32Array.of(0), updates: Int32Array.of(8 * 150) };
  kernel.sweep({
    ...run,
    rule: 'metropolis',
    order: 'sequential',
    B: Uint32Array.of(B),
    k: Uint8Array.of(k),
  });
  const reference = await createReferenceGlass({ instances: [instance], replicas: 1, seed });
  const betas = Float64Array.of(0.5);
  await reference.sweep({ betas, rule: 'metropolis', order: 'sequential', sweeps: 8 });
  return { ours: kernel.packed(), theirs: (await reference.snapshot()).spins, together: model.together };
}

test('rows of 16 bits are summed before they are widened only as many at a time as surely fit (Gaussian SK of 8 to 12 bits)', async () => {
  const asMany = new Set<number>();
  for (const bits of [8, 9, 10, 11, 12]) {
    const { ours, theirs, together } = await rowsSummed(bits, (given) => given);
    expect(ours).toEqual(theirs);
    asMany.add(Math.min(4, together));
  }
  // One, two and four rows at a time were met; and four where one fits would be seen.
  for (const rows of [1, 2, 4]) expect(asMany).toContain(rows);
  const { ours, theirs } = await rowsSummed(12, () => 4);
  expect(ours).not.toEqual(theirs);
});

test('a thread holds at most 1.3 times what its arrays need, and does not grow over sweeps and restores', async () => {
  for (const [couplings, bits, size, replicas, bytes] of [
    ['binary', 1, 1024, 16, 0.5],
    ['gaussian', 5, 1024, 16, 2],
    ['gaussian', 10, 512, 16, 2],
    ['binary', 1, 2048, 4, 0.5],
  ] as const) {
    const instance = sk(size, couplings, bits);
    const state = await createCpuGlass(poolOf(1), { instances: [instance], replicas, seed });
    const width = instance.largestField < 2 ** 15 ? 2 : 4;
    // Couplings; fields and spins of each state; one 64 KiB page for tables, scratch and rounding.
    const needed = size * size * bytes + 2 * replicas * size * width + 65_536;
    const [before] = await memoryOf(state);
    expect(before! / needed).toBeLessThanOrEqual(1.3);
    const request = {
      betas: new Float64Array(replicas).fill(1),
      rule: 'heat-bath',
      order: 'sequential',
    } as const;
    for (let round = 0; round < 20; round++) {
      await state.sweep({ ...request, sweeps: 10 });
      await state.restore(await state.snapshot());
    }
    expect(await memoryOf(state)).toEqual([before]);
    state.destroy();
  }
});

const memoryOf = (state: unknown) => (state as { memoryBytes(): Promise<number[]> }).memoryBytes();

test('what cannot fit is refused before anything is allocated, with the size that fits', async () => {
  const size = 4096;
  const parts = { size, field: null, unit: 1, roundingError: 0 };
  const instance = instanceOf({
    ...parts,
    couplings: { kind: 'dense', values: new Int16Array(size * size) },
  });
  const spec = { instances: new Array(1024).fill(instance), replicas: 1, seed };
  await expect(createCpuGlass(poolOf(2), spec)).rejects.toThrow(/GBX-201.*at most \d+ samples/);
});

/** A cubic lattice in colour order, asked for `updates` at a time. */
async function cutColourRun(updates: number) {
  const instance = latticeGlass({
    lengths: [6, 6, 6],
    boundary: 'periodic',
    couplings: 'gaussian',
    couplingBits: 8,
    seed,
    sample: 0,
  });
  const state = await createCpuGlass(poolOf(1), { instances: [instance], replicas: 3, seed });
  const request = { betas: new Float64Array(3).fill(0.7), rule: 'heat-bath', order: 'colour' } as const;
  for (let left = 4 * 216; left > 0; left -= updates)
    await state.sweep({ ...request, sweeps: 0, sites: Math.min(left, updates) });
  return state.snapshot();
}

test('a colour-order sweep is the same in pieces of 1, 7, 100 and 216 updates, and in one', async () => {
  const whole = await cutColourRun(4 * 216);
  for (const updates of [1, 7, 100, 216]) expect(await cutColourRun(updates)).toEqual(whole);
});

test('a small piece of a colour-order sweep draws words for the sites near it only: a large lattice of many states may be cut', async () => {
  const { memory, kernel } = await openKernel();
  const size = 4096;
  kernel.configure(
    size,
    seed[0],
    seed[1],
    memory.place(LOG_TABLE),
    memory.place(LOG_OCTAVES),
    memory.reserve(4096),
  );
  const { B, k } = multiplierOf(0.5);
  kernel.law(0, Stream.HeatBath, 0, B, k, 2 ** (26 + k) / B, 1);
  const order = memory.place(
    Uint32Array.from({ length: size }, (_, p) => ((2 * p) % size) | (2 * p >= size ? 1 : 0)),
  );
  const [fields, spins, words, bounds] = [1, 2, 3, 4].map(() => memory.reserve(4 * size)) as [
    number,
    number,
    number,
    number,
  ];
  const offsets = memory.reserve(4 * (size + 1));
  new Uint32Array(memory.buffer, words, size).fill(0xdead);
  kernel.runColour(fields, spins, offsets, offsets, order, words, bounds, 0, 1000, 50);
  const drawn = [...new Uint32Array(memory.buffer, words, size)].flatMap((word, i) =>
    word === 0xdead ? [] : [i],
  );
  expect(drawn.length).toBeGreaterThan(98);
  expect(drawn.length).toBeLessThan(200);
  expect(drawn[0]).toBeLessThanOrEqual(2000);
  expect(drawn.at(-1)).toBeGreaterThanOrEqual(2098);
});

test('reads asked for without waiting see the sweeps before them and none behind', async () => {
  const spec = { instances: [sk(40, 'binary')], replicas: 2, seed };
  const request = {
    betas: Float64Array.of(0.3, 0.5),
    rule: 'heat-bath',
    order: 'sequential',
    sweeps: 1,
  } as const;
  const together = await createCpuGlass(poolOf(2), spec);
  const apart = await createCpuGlass(poolOf(2), spec);
  const work = [
    together.sweep(request),
    together.snapshot(),
    together.sweep(request),
    together.snapshot(),
  ] as const;
  const [, first, , second] = await Promise.all(work);
  await apart.sweep(request);
  expect(first).toEqual(await apart.snapshot());
  await apart.sweep(request);
  expect(second).toEqual(await apart.snapshot());
  expect(second.clock).toEqual({ sweep: 2, site: 0 });
});

/** A queue over a made-up device that needs `msPerUpdate`; records what it was sent. */
function fakeQueue(msPerUpdate: number, fails = false) {
  const sent: (readonly QueuedRun[])[] = [];
  const run = async (runs: readonly QueuedRun[]) => {
    sent.push(runs);
    await new Promise((resolve) => setTimeout(resolve, 1));
    if (fails) throw new Error('no device');
    return msPerUpdate * runs.reduce((sum, { updates }) => sum + updates, 0);
  };
  return { sent, queue: new SweepQueue({ run, size: 100, msPerUpdate: 1e-4, depth: 2 }) };
}

const runOf = (sweep: number, site: number, updates: number): QueuedRun => ({
  rule: 'heat-bath',
  order: 'sequential',
  sweep,
  site,
  updates,
  B: Uint32Array.of(1),
  k: Uint8Array.of(0),
});

test('a long request is cut into batches of bounded time that follow on from one another', async () => {
  const { sent, queue } = fakeQueue(1e-3);
  await queue.push(runOf(5, 30, 100_000));
  await queue.drain();
  let next = 530;
  for (const { sweep, site, updates } of sent.flat()) {
    expect(sweep * 100 + site).toBe(next);
    next += updates;
  }
  expect(next).toBe(100_530);
  // The first guess was ten times too fast; two batches were sent on it.
  for (const runs of sent.slice(2)) expect(runs[0]!.updates * 1e-3).toBeLessThanOrEqual(8);
});

test('a thousand awaited small requests travel in a few batches, in order', async () => {
  const { sent, queue } = fakeQueue(1e-4);
  for (let sweep = 0; sweep < 1000; sweep++) await queue.push(runOf(sweep, 0, 100));
  await queue.drain();
  expect(sent.flat().map((run) => run.sweep)).toEqual(Array.from({ length: 1000 }, (_, s) => s));
  expect(sent.length).toBeLessThan(50);
});

test('a caller that only awaits tiny requests still lets other tasks of its thread in', async () => {
  const { queue } = fakeQueue(1e-6);
  let others = 0;
  const timer = setInterval(() => others++, 0);
  for (let sweep = 0; sweep < 5000; sweep++) await queue.push(runOf(sweep, 0, 1));
  expect(others).toBeGreaterThan(2);
  clearInterval(timer);
  await queue.drain();
});

test('a batch that fails is reported by the next call', async () => {
  const { queue } = fakeQueue(1e-4, true);
  await queue.push(runOf(0, 0, 10)).catch(() => {});
  await expect(queue.drain()).rejects.toThrow('no device');
  await expect(queue.push(runOf(0, 10, 10))).rejects.toThrow('no device');
});
