/** A page or a worker as a host: Web Workers bundled by Vite, and the browser's WebGPU. */
import type { Host } from '../engine/host.ts';
import { hostOfWorkers } from './web-workers.ts';

/** @param threads  default: the processors the browser admits to, less one for the page, at most 8 */
export function browserHost(threads?: number): Host {
  return hostOfWorkers(
    (name) => new Worker(new URL('../../workers/kernels.ts', import.meta.url), { type: 'module', name }),
    threads,
  );
}
