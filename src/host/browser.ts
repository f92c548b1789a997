/** A page or a worker as a host: Web Workers bundled by Vite, and the browser's WebGPU. */
import { deathOf, lifeName } from '../../workers/life.ts';
import type { Host } from '../engine/host.ts';

/** @param threads  default: the processors the browser admits to, less one for the page, at most 8 */
export function browserHost(threads?: number): Host {
  return {
    name: 'browser',
    threads: threads ?? Math.max(1, Math.min((navigator.hardwareConcurrency || 2) - 1, 8)),
    spawnKernels() {
      const name = lifeName('kernels');
      const worker = new Worker(new URL('../../workers/kernels.ts', import.meta.url), {
        type: 'module',
        name,
      });
      const died = deathOf(worker, name).then(({ how, message }) => message || how);
      return { endpoint: worker, died, terminate: () => worker.terminate() };
    },
    async gpu() {
      if (navigator.gpu) return { gpu: navigator.gpu };
      return { gpu: null, why: globalThis.isSecureContext ? 'GBX-102' : 'GBX-101' };
    },
  };
}
