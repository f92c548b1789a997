import { type Endpoint, expose } from 'comlink';
import { expect, test } from 'vitest';
import { openCpuEngine } from '../../src/engine/cpu/engine.ts';
import { nextTask, openPool, shareOf } from '../../src/engine/cpu/pool.ts';
import { KernelServer } from '../../src/engine/cpu/server.ts';
import { createCpuGlass } from '../../src/engine/cpu/spins.ts';
import type { Host, KernelWorker } from '../../src/engine/host.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { seedFrom } from '../../src/random/seed.ts';

/** A host whose workers are what `spawn` makes; counts those that were ended. */
function fakeHost(threads: number, spawn: () => Endpoint) {
  const ended = { count: 0 };
  const host: Host = {
    name: 'node',
    threads,
    spawnKernels: (): KernelWorker => ({ endpoint: spawn(), terminate: () => ended.count++ }),
    gpu: async () => ({ gpu: null, why: 'GBX-102' }),
  };
  return { host, ended };
}

/** A worker in this thread, behind a real message channel. */
function channelWorker(): Endpoint {
  const { port1, port2 } = new MessageChannel();
  expose(new KernelServer(), port2);
  return port1;
}

test('a pool has one thread per worker, and ends them', async () => {
  const { host, ended } = fakeHost(3, channelWorker);
  const pool = await openPool(host);
  expect([pool.threads.length, pool.inline]).toEqual([3, false]);
  await expect(pool.threads[2]!.spins.energies(5)).rejects.toThrow('spin state 5 is closed');
  pool.destroy();
  expect(ended.count).toBe(3);
});

test('a state may be destroyed after its pool', async () => {
  const { host } = fakeHost(2, channelWorker);
  const pool = await openPool(host);
  const seed = seedFrom(1);
  const instance = sherringtonKirkpatrick({ size: 9, couplings: 'binary', couplingBits: 1, seed, sample: 0 });
  const state = await createCpuGlass(pool, { instances: [instance], replicas: 4, seed });
  const betas = new Float64Array(4).fill(1);
  await state.sweep({ betas, rule: 'heat-bath', order: 'sequential', sweeps: 3 });
  expect((await state.flips()).some((count) => count > 0)).toBe(true);
  pool.destroy();
  expect(() => state.destroy()).not.toThrow();
});

test('a pool tells of a thread that has died, not of its own end', async () => {
  const ends: ((reason: string) => void)[] = [];
  const { host } = fakeHost(2, channelWorker);
  const withDeaths: Host = {
    ...host,
    spawnKernels: () => ({
      ...host.spawnKernels(),
      died: new Promise((resolve) => {
        ends.push(resolve);
      }),
    }),
  };
  const lost = (await openCpuEngine(withDeaths)).lost;
  ends[1]!('no memory');
  expect(await lost).toMatchObject({ id: 'GBX-112', facts: { reason: 'no memory' } });
  const closed = await openCpuEngine(withDeaths);
  await closed.destroy();
  ends[3]!('ended');
  expect(await Promise.race([closed.lost, settled('still open')])).toBe('still open');
});

const settled = <T>(value: T) => new Promise<T>((resolve) => setTimeout(resolve, 10, value));

test('one thread runs in place, without a worker', async () => {
  const { host } = fakeHost(1, () => {
    throw new Error('not wanted');
  });
  const pool = await openPool(host);
  expect([pool.threads.length, pool.inline]).toEqual([1, true]);
});

test('where workers cannot be made, or report an error, the pool runs in place and leaves none behind', async () => {
  const refusing = fakeHost(2, () => {
    throw new Error('no workers here');
  });
  expect((await openPool(refusing.host)).inline).toBe(true);
  let made = 0;
  const broken = fakeHost(2, () => {
    if (made++ === 0) return channelWorker();
    const target = new EventTarget();
    setTimeout(() => target.dispatchEvent(new Event('error')), 5);
    return Object.assign(target, { postMessage() {} });
  });
  expect((await openPool(broken.host)).inline).toBe(true);
  expect(broken.ended.count).toBe(2);
});

test('shares are contiguous, cover everything and differ by one at most', () => {
  for (const [count, threads] of [
    [7, 3],
    [16, 2],
    [5, 5],
    [1024, 7],
  ] as const) {
    const shares = Array.from({ length: threads }, (_, t) => shareOf(count, threads, t));
    expect(shares[0]!.first).toBe(0);
    expect(shares.at(-1)!.end).toBe(count);
    for (let t = 1; t < threads; t++) expect(shares[t]!.first).toBe(shares[t - 1]!.end);
    const sizes = shares.map(({ first, end }) => end - first);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
  }
});

test('nextTask lets a message in that a chain of promises would keep out', async () => {
  const { port1, port2 } = new MessageChannel();
  let arrived = false;
  port1.onmessage = () => {
    arrived = true;
  };
  port2.postMessage(null);
  for (let i = 0; i < 1000; i++) await null;
  expect(arrived).toBe(false);
  for (let i = 0; i < 5 && !arrived; i++) await nextTask();
  expect(arrived).toBe(true);
  port1.close();
});
