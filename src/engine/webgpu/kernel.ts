/**
 * Kernels: a typed bind-group layout and plain WGSL texts that use its names.
 *
 * Structs and bindings are declared once, in TypeScript; their WGSL is put before the texts, shared functions first, so a
 * `.wgsl` file declares none of them. Variants of a kernel are `override` constants, never edited text.
 */
import { type TgpuBindGroupLayout, tgpu } from 'typegpu';
import { GlassboxError } from '../../messages/problem.ts';
import type { Gpu } from './device.ts';

/** One `.wgsl` file: its path from the project's root, for messages, and its text (`?raw`). */
export interface ShaderSource {
  readonly file: string;
  readonly text: string;
}

export type KernelConstants = Readonly<Record<string, number>>;

export interface Kernel<L extends TgpuBindGroupLayout = TgpuBindGroupLayout> {
  readonly name: string;
  readonly layout: L;
  readonly sources: readonly ShaderSource[];
  /** The declarations from the layout, then the sources. */
  readonly code: string;
  /** Typical constants, with which the shader lint makes a pipeline; [{}] where the defaults do. */
  readonly variants: readonly KernelConstants[];
}

const defined: Kernel[] = [];

/** Every kernel defined so far, in order: what the shader lint compiles. */
export function definedKernels(): readonly Kernel[] {
  return defined;
}

/**
 * Links a kernel. Its entry point is `main`; the layout is bind group 0.
 *
 * @param sources  shared functions first, the file with the entry point last
 */
export function defineKernel<L extends TgpuBindGroupLayout>(
  name: string,
  layout: L,
  sources: readonly ShaderSource[],
  variants: readonly KernelConstants[] = [{}],
): Kernel<L> {
  const header = tgpu.resolve([layout.$idx(0)], { names: 'strict' });
  // A reserved word of WGSL is renamed without a word; the sources would then name nothing.
  for (const binding of Object.keys(layout.entries)) {
    if (!new RegExp(`\\b${binding}:`).test(header))
      throw new Error(`${name}: a binding cannot be called ${binding}`);
  }
  const code = [header, ...sources.map(({ text }) => text)].join('\n');
  const kernel = { name, layout, sources, code, variants };
  defined.push(kernel as unknown as Kernel);
  return kernel;
}

/** The file and line that a line of the linked text came from (both from 1). */
export function sourceLine(kernel: Kernel, line: number): { readonly file: string; readonly line: number } {
  const linesOf = (text: string) => text.split('\n').length;
  const ahead = kernel.sources.reduce((sum, { text }) => sum + linesOf(text), 0);
  let first = linesOf(kernel.code) - ahead;
  if (line <= first) return { file: `declarations of ${kernel.name}`, line };
  for (const { file, text } of kernel.sources) {
    if (line <= first + linesOf(text)) return { file, line: line - first };
    first += linesOf(text);
  }
  return { file: kernel.name, line };
}

/**
 * The pipeline of a kernel with the given constants; made once per device and constants.
 *
 * @throws GBX-220 with the compiler's message, its file and line
 */
export function compile(
  gpu: Gpu,
  kernel: Kernel<TgpuBindGroupLayout>,
  constants: KernelConstants = {},
): Promise<GPUComputePipeline> {
  const { device, root } = gpu;
  return gpu.pipeline(`${kernel.name} ${JSON.stringify(constants)}`, async () => {
    const { pipeline } = await gpu.guarded(`compiling ${kernel.name}`, () => {
      const module = device.createShaderModule({ label: kernel.name, code: kernel.code });
      const made = device.createComputePipelineAsync({
        label: kernel.name,
        layout: device.createPipelineLayout({ bindGroupLayouts: [root.unwrap(kernel.layout)] }),
        compute: { module, entryPoint: 'main', constants: { ...constants } },
      });
      // Awaited below, after the scopes; until then a rejection has to have a listener.
      made.catch(() => {});
      return { pipeline: made };
    });
    try {
      return await pipeline;
    } catch (cause) {
      gpu.check();
      throw new GlassboxError(
        'GBX-220',
        { where: `compiling ${kernel.name}`, message: String(cause) },
        { cause },
      );
    }
  });
}

/** Encodes one dispatch into a pass. */
export function dispatch(
  pass: GPUComputePassEncoder,
  pipeline: GPUComputePipeline,
  group: GPUBindGroup,
  x: number,
  y = 1,
): void {
  pass.setPipeline(pipeline);
  pass.setBindGroup(0, group);
  pass.dispatchWorkgroups(x, y);
}
