/** Deno as a host: Web Workers that run the headless bundle, and Deno's own WebGPU (wgpu). */
import type { Host } from '../engine/host.ts';

/** @param threads  default: every processor Deno sees, at most 16 */
export function denoHost(threads?: number): Host {
  return {
    name: 'deno',
    threads: threads ?? Math.min(navigator.hardwareConcurrency || 1, 16),
    spawnKernels() {
      const worker = new Worker(kernelsUrl(), { type: 'module', name: 'glassbox kernels' });
      return { endpoint: worker, terminate: () => worker.terminate() };
    },
    async gpu() {
      return navigator.gpu ? { gpu: navigator.gpu } : { gpu: null, why: 'GBX-102' };
    },
  };
}

/** The bundle puts this module beside the worker or in `chunks/`, one level below it. */
function kernelsUrl(): URL {
  const here = new URL('.', import.meta.url);
  const folder = here.pathname.endsWith('/chunks/') ? new URL('..', here) : here;
  return new URL('kernels-worker.mjs', folder);
}
