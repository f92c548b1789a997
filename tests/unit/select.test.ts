/** Which engine runs where WebGPU is absent, silent, emulated or broken. */
import { expect, test } from 'vitest';
import type { Host } from '../../src/engine/host.ts';
import { openEngine } from '../../src/engine/select.ts';

const host = (gpu: Awaited<ReturnType<Host['gpu']>>): Host => ({
  name: 'node',
  threads: 1,
  spawnKernels: () => {
    throw new Error('one thread needs no worker');
  },
  gpu: async () => gpu,
});

const limits = { maxStorageBufferBindingSize: 2 ** 27, maxBufferSize: 2 ** 28 };
function gpuWith(adapter: object | null): { gpu: GPU } {
  return { gpu: { requestAdapter: async () => adapter } as unknown as GPU };
}
const info = { vendor: 'acme', architecture: 'one', device: '', description: '', isFallbackAdapter: false };

test.each([
  ['a page that is not secure', { gpu: null, why: 'GBX-101' } as const, 'GBX-101', {}],
  ['a browser without WebGPU', { gpu: null, why: 'GBX-102' } as const, 'GBX-102', {}],
  ['an adapter that is null', gpuWith(null), 'GBX-103', {}],
  [
    'a device that is refused',
    gpuWith({
      info,
      limits,
      requestDevice: async () => {
        throw new Error('too many devices');
      },
    }),
    'GBX-106',
    { reason: expect.stringContaining('too many devices') },
  ],
] as const)('%s: the processor, and why', async (_, gpu, id, facts) => {
  const { engine, why } = await openEngine('auto', host(gpu));
  expect(engine.info.kind).toBe('cpu');
  expect(why).toMatchObject({ id, facts });
  await engine.destroy();
  // Who insists is refused, not given another engine.
  await expect(openEngine('webgpu', host(gpu))).rejects.toMatchObject({ id: 'GBX-414' });
});
