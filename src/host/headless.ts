/** The host of the one artefact that Node and Deno both run. */
import type { Host } from '../engine/host.ts';

export async function headlessHost(threads?: number): Promise<Host> {
  if ('Deno' in globalThis) return (await import('./deno.ts')).denoHost(threads);
  return (await import('./node.ts')).nodeHost(threads);
}
