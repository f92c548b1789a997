/**
 * Node as a host: kernels run in `worker_threads`, WebGPU comes from the npm package `webgpu` (Dawn) where it is installed.
 * Dawn takes its Vulkan driver from VK_ICD_FILENAMES, which must be set before Node starts.
 */
import { existsSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { Host, KernelWorker } from '../engine/host.ts';

type Gpu = Awaited<ReturnType<Host['gpu']>>;
let gpu: Promise<Gpu> | undefined;

/** @param threads  default: every processor this process may use, at most 16 */
export function nodeHost(threads?: number): Host {
  const file = kernelsFile();
  return {
    name: 'node',
    threads: file ? (threads ?? Math.min(availableParallelism(), 16)) : 1,
    spawnKernels() {
      if (!file) throw new Error('dist/headless/kernels-worker.mjs is missing: run `npm run build:headless`');
      return spawn(file);
    },
    gpu() {
      gpu ??= installGpu();
      return gpu;
    },
  };
}

function spawn(file: string): KernelWorker {
  const worker = new Worker(file, { name: 'glassbox kernels' });
  const died = new Promise<string>((resolve) => {
    worker.once('error', (error) => resolve(error.message));
    worker.once('exit', (code) => resolve(`exit code ${code}`));
  });
  return { endpoint: endpointOf(worker), died, terminate: () => void worker.terminate() };
}

/** Comlink's adapter listens to messages whatever the type it is asked for; errors need a listener of their own. */
function endpointOf(worker: Worker): KernelWorker['endpoint'] {
  const endpoint: KernelWorker['endpoint'] = nodeEndpoint(worker);
  return {
    ...endpoint,
    addEventListener(type, listener, options) {
      if (type !== 'error') return endpoint.addEventListener(type, listener, options);
      const handle = typeof listener === 'function' ? listener : listener.handleEvent.bind(listener);
      worker.on('error', (error) => handle({ data: error } as MessageEvent));
    },
  };
}

/** Beside this module in the bundle; from the sources (tests), the bundle's own copy. Null where it was never built. */
function kernelsFile(): string | null {
  const candidates = [
    './kernels-worker.mjs',
    '../kernels-worker.mjs',
    '../../dist/headless/kernels-worker.mjs',
  ];
  const files = candidates.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  return files.find((file) => existsSync(file)) ?? null;
}

/** Gives Node what browsers and Deno have: the WebGPU constants as globals, and `navigator.gpu`. */
async function installGpu(): Promise<Gpu> {
  if (globalThis.navigator?.gpu) return { gpu: globalThis.navigator.gpu };
  // The Vulkan loader complains on stderr without a folder for its runtime files.
  process.env.XDG_RUNTIME_DIR ??= tmpdir();
  const dawn = await import('webgpu').catch(() => null);
  if (!dawn) return { gpu: null, why: 'GBX-102' };
  Object.assign(globalThis, dawn.globals);
  const created = dawn.create([]);
  if (globalThis.navigator === undefined) {
    Object.defineProperty(globalThis, 'navigator', { value: { gpu: created }, configurable: true });
  } else {
    Object.defineProperty(globalThis.navigator, 'gpu', { value: created, configurable: true });
  }
  return { gpu: created };
}
