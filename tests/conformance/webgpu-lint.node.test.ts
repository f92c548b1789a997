/** The quick half of `npm run lint:wgsl`; pipelines in every variant, and naga, are the lint's own. */
import { expect, it } from 'vitest';
import { definedKernels } from '../../src/engine/webgpu/kernel.ts';
import { lintKernels } from '../../src/engine/webgpu/lint.ts';
import { testGpu } from '../support/webgpu.ts';

it('Tint accepts the text of every kernel', async () => {
  const adapter = await (await testGpu()).requestAdapter();
  const device = await adapter!.requestDevice();
  const { kernels, problems } = await lintKernels(device, undefined, { pipelines: false });
  expect(problems).toEqual([]);
  expect(kernels).toBeGreaterThan(10);
  device.destroy();
});

it('kernels have names of their own, and stay within the storage buffers that every device has', () => {
  const names = definedKernels().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const { name, code } of definedKernels()) {
    expect(code.match(/var<storage/g)?.length, name).toBeLessThanOrEqual(8);
  }
});
