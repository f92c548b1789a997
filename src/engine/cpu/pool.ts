/**
 * The kernels threads: `host.threads` workers behind Comlink, or the caller's own thread when one is enough or workers
 * cannot be had. What a thread computes depends only on global indices, so results do not depend on their number.
 */
import { releaseProxy, wrap } from 'comlink';
import type { Host, KernelWorker } from '../host.ts';
import { KernelServer, type KernelThread } from './server.ts';

export interface KernelPool {
  readonly threads: readonly KernelThread[];
  /** True where kernels run in the caller's thread, which must then let other tasks in now and then (`nextTask`). */
  readonly inline: boolean;
  /** Resolves with the reason when one of the threads has died, except by `destroy`: what was asked of it is never answered. */
  readonly died: Promise<string>;
  destroy(): void;
}

/** A worker that has not answered by then is taken for missing: a blocked script sends no error on some hosts. */
const START_TIMEOUT_MS = 20_000;

export async function openPool(host: Host): Promise<KernelPool> {
  if (host.threads < 2) return inlinePool();
  const workers: KernelWorker[] = [];
  try {
    for (let i = 0; i < host.threads; i++) workers.push(host.spawnKernels());
    return await workerPool(workers);
  } catch {
    for (const worker of workers) worker.terminate();
    return inlinePool();
  }
}

function inlinePool(): KernelPool {
  return { threads: [new KernelServer()], inline: true, died: new Promise(() => {}), destroy() {} };
}

async function workerPool(workers: readonly KernelWorker[]): Promise<KernelPool> {
  const remotes = workers.map(({ endpoint }) => wrap<KernelServer>(endpoint));
  await Promise.all(remotes.map((remote, i) => started(remote.ping(), workers[i]!)));
  let closing = false;
  const died = new Promise<string>((resolve) => {
    for (const worker of workers) void worker.died?.then((reason) => closing || resolve(reason));
  });
  return {
    // Comlink's type knows no objects inside objects, its proxy does: `remote.spins.sweep(…)` is one message.
    threads: remotes as unknown as readonly KernelThread[],
    inline: false,
    died,
    destroy() {
      closing = true;
      for (const remote of remotes) remote[releaseProxy]();
      for (const worker of workers) worker.terminate();
    },
  };
}

/** @throws where the worker reports an error or stays silent */
async function started(ping: Promise<void>, { endpoint }: KernelWorker): Promise<void> {
  let fail: (reason: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const timer = setTimeout(() => fail(new Error('the kernels worker did not start')), START_TIMEOUT_MS);
  const onError = (event: Event) => {
    // Comlink's adapter for Node sends messages to every listener, whatever it asked for.
    if (event.type === 'error') fail(new Error('the kernels worker failed to start'));
  };
  endpoint.addEventListener('error', onError as EventListener);
  try {
    await Promise.race([ping, failed]);
  } finally {
    clearTimeout(timer);
    endpoint.removeEventListener('error', onError as EventListener);
  }
}

/** Resolves in a later task, after messages and timers that wait: promises alone would starve them. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    if (typeof setImmediate === 'function') setImmediate(resolve);
    else {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        port1.close();
        resolve();
      };
      port2.postMessage(null);
    }
  });
}

/** The global indices first … end - 1 of thread `t`, when `count` things are shared as evenly as contiguous runs allow. */
export function shareOf(
  count: number,
  threads: number,
  t: number,
): { readonly first: number; readonly end: number } {
  return { first: Math.floor((count * t) / threads), end: Math.floor((count * (t + 1)) / threads) };
}
