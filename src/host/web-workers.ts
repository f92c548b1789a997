/** A browser as a host, whatever its kernel workers are made from: the page has a file of its own, the library carries their code. */
import { deathOf, lifeName } from '../../workers/life.ts';
import type { Host } from '../engine/host.ts';

/**
 * @param start    starts a worker that runs `workers/kernels.ts`, under the given name
 * @param threads  default: the processors the browser admits to, less one for the page, at most 8
 */
export function hostOfWorkers(start: (name: string) => Worker, threads?: number): Host {
  return {
    name: 'browser',
    threads: threads ?? Math.max(1, Math.min((navigator.hardwareConcurrency || 2) - 1, 8)),
    spawnKernels() {
      const name = lifeName('kernels');
      const worker = start(name);
      const died = deathOf(worker, name).then(({ how, message }) => message || how);
      return { endpoint: worker, died, terminate: () => worker.terminate() };
    },
    async gpu() {
      if (navigator.gpu) return { gpu: navigator.gpu };
      return { gpu: null, why: globalThis.isSecureContext ? 'GBX-102' : 'GBX-101' };
    },
  };
}
