/**
 * Compiles every linked kernel in every variant with the WGSL compiler of the host it runs on: Tint under Node (Dawn), naga
 * under Deno (wgpu). Built into the headless bundle; started by `npm run lint:wgsl`. Exit code 1 on any problem.
 */
import { lintKernels } from '../src/engine/webgpu/lint.ts';
import { headlessHost } from '../src/host/headless.ts';

const compiler = 'Deno' in globalThis ? 'naga' : 'tint';
const { gpu } = await (await headlessHost(1)).gpu();
const adapter = await gpu?.requestAdapter();
if (!adapter) {
  console.error(`${compiler}: no WebGPU adapter (is VK_ICD_FILENAMES set to a Vulkan driver?)`);
  process.exit(1);
}
const device = await adapter.requestDevice();
const { kernels, pipelines, problems } = await lintKernels(device);
for (const { file, line, message } of problems) console.error(`${file}:${line}: ${compiler}: ${message}`);
console.log(`${compiler}: ${kernels} kernels, ${pipelines} variants, ${problems.length} problems`);
device.destroy();
process.exit(problems.length > 0 ? 1 : 0);
