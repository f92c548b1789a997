/** What an adapter can do at most: streaming bandwidth and integer arithmetic, measured by two small kernels. */
import { d, tgpu } from 'typegpu';
import peakCopy from '../../../shaders/peak-copy.wgsl?raw';
import peakInteger from '../../../shaders/peak-integer.wgsl?raw';
import type { Gpu } from './device.ts';
import { compile, defineKernel, dispatch } from './kernel.ts';

export interface AdapterPeak {
  /** Bytes read and written per nanosecond (10^9 bytes a second) by a copy. */
  readonly bytesPerNs: number;
  /** Integer multiplications and additions per nanosecond, in equal parts. */
  readonly operationsPerNs: number;
}

const layout = tgpu.bindGroupLayout({
  source: { storage: d.arrayOf(d.vec4u) },
  sink: { storage: d.arrayOf(d.vec4u), access: 'mutable' },
});
const source = (name: string, text: string) => [{ file: `shaders/${name}.wgsl`, text }];
const copyKernel = defineKernel('peak-copy', layout, source('peak-copy', peakCopy));
const integerKernel = defineKernel('peak-integer', layout, source('peak-integer', peakInteger));

/** As said in the kernels. */
const BYTES_PER_WORKGROUP = 64 * 8 * 16;
const OPERATIONS_PER_WORKGROUP = 64 * 1024 * 4 * 4 * 2;
/** Larger than the caches of a GPU, within a binding of every device. */
const BUFFER_BYTES = { software: 2 ** 24, hardware: 2 ** 27 } as const;
const INTEGER_WORKGROUPS = { software: 64, hardware: 8192 } as const;
/** A measurement takes so long at least, so that submitting and waiting do not count; the best of so many counts. */
const LEAST_MS = { software: 20, hardware: 40 } as const;
const ROUNDS = 3;

/** Takes a second or less. */
export async function measurePeak(gpu: Gpu): Promise<AdapterPeak> {
  const kind = gpu.info.software ? 'software' : 'hardware';
  const bytes = Math.min(BUFFER_BYTES[kind], gpu.info.limits.maxStorageBufferBindingSize!);
  const [copy, integer] = await Promise.all([compile(gpu, copyKernel), compile(gpu, integerKernel)]);
  const { from, to, group } = await gpu.guarded('measuring the adapter', () => {
    const from = gpu.buffer('peak source', bytes, GPUBufferUsage.STORAGE);
    const to = gpu.buffer('peak sink', bytes, GPUBufferUsage.STORAGE);
    const group = gpu.root.unwrap(gpu.root.createBindGroup(layout, { source: from, sink: to }));
    return { from, to, group };
  });
  try {
    const copied = Math.floor(bytes / BYTES_PER_WORKGROUP);
    const copyMs = await fastest(gpu, copy, group, copied, LEAST_MS[kind]);
    const integerMs = await fastest(gpu, integer, group, INTEGER_WORKGROUPS[kind], LEAST_MS[kind]);
    return {
      bytesPerNs: (2 * copied * BYTES_PER_WORKGROUP) / (copyMs * 1e6),
      operationsPerNs: (INTEGER_WORKGROUPS[kind] * OPERATIONS_PER_WORKGROUP) / (integerMs * 1e6),
    };
  } finally {
    gpu.release(from);
    gpu.release(to);
  }
}

/** Milliseconds of one dispatch, from many in one submission. */
async function fastest(
  gpu: Gpu,
  pipeline: GPUComputePipeline,
  group: GPUBindGroup,
  workgroups: number,
  leastMs: number,
): Promise<number> {
  let dispatches = 1;
  let best = Infinity;
  for (let round = 0; round < ROUNDS; ) {
    const began = performance.now();
    gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      for (let k = 0; k < dispatches; k++) dispatch(pass, pipeline, group, workgroups);
      pass.end();
    });
    await gpu.settle();
    const ms = performance.now() - began - gpu.waitMs;
    if (ms < leastMs && dispatches < 4096) {
      dispatches *= 2;
      continue;
    }
    best = Math.min(best, ms / dispatches);
    round++;
  }
  return best;
}
