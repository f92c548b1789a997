/** What an adapter can do at most: streaming bandwidth, integer and f32 arithmetic, and what a dispatch and a read-back cost. */
import { d, tgpu } from 'typegpu';
import peakCopy from '../../../shaders/peak-copy.wgsl?raw';
import peakFloat from '../../../shaders/peak-float.wgsl?raw';
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
const kernels = {
  copy: defineKernel('peak-copy', layout, source('peak-copy', peakCopy)),
  integers: defineKernel('peak-integer', layout, source('peak-integer', peakInteger)),
  floats: defineKernel('peak-float', layout, source('peak-float', peakFloat)),
};
export type AdapterLimit = keyof typeof kernels;

/** As said in the kernels. */
const BYTES_PER_WORKGROUP = 64 * 8 * 16;
const OPERATIONS_PER_WORKGROUP = 64 * 1024 * 4 * 4 * 2;
/** Larger than the caches of a GPU, within a binding of every device. */
const BUFFER_BYTES = { software: 2 ** 24, hardware: 2 ** 27 } as const;
const ARITHMETIC_WORKGROUPS = { software: 64, hardware: 8192 } as const;
/** A measurement takes so long at least, so that submitting and waiting do not count; the best of so many counts. */
const LEAST_MS = { software: 20, hardware: 40 } as const;
const ROUNDS = 3;

/** Buffers and pipelines of the yardsticks on one device. */
export class AdapterProbe {
  private constructor(
    private readonly gpu: Gpu,
    private readonly pipelines: Readonly<Record<AdapterLimit, GPUComputePipeline>>,
    private readonly group: GPUBindGroup,
    private readonly buffers: readonly [from: GPUBuffer, to: GPUBuffer],
    private readonly workgroups: Readonly<Record<AdapterLimit, number>>,
  ) {}

  static async open(gpu: Gpu): Promise<AdapterProbe> {
    const kind = gpu.info.software ? 'software' : 'hardware';
    const bytes = Math.min(BUFFER_BYTES[kind], gpu.info.limits.maxStorageBufferBindingSize!);
    const [copy, integers, floats] = await Promise.all(
      [kernels.copy, kernels.integers, kernels.floats].map((kernel) => compile(gpu, kernel)),
    );
    const { buffers, group } = await gpu.guarded('measuring the adapter', () => {
      const from = gpu.buffer('peak source', bytes, GPUBufferUsage.STORAGE);
      const to = gpu.buffer('peak sink', bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
      const group = gpu.root.unwrap(gpu.root.createBindGroup(layout, { source: from, sink: to }));
      return { buffers: [from, to] as const, group };
    });
    const arithmetic = ARITHMETIC_WORKGROUPS[kind];
    const workgroups = {
      copy: Math.floor(bytes / BYTES_PER_WORKGROUP),
      integers: arithmetic,
      floats: arithmetic,
    };
    return new AdapterProbe(
      gpu,
      { copy: copy!, integers: integers!, floats: floats! },
      group,
      buffers,
      workgroups,
    );
  }

  /** Bytes read and written, or operations, of one dispatch. */
  amount(limit: AdapterLimit): number {
    const each = limit === 'copy' ? 2 * BYTES_PER_WORKGROUP : OPERATIONS_PER_WORKGROUP;
    return each * this.workgroups[limit];
  }

  /** Bytes that the copy goes through. */
  get copiedBytes(): number {
    return 2 * this.buffers[0].size;
  }

  /** Many dispatches in one submission, and the wait until they are done. */
  async run(limit: AdapterLimit, dispatches: number): Promise<void> {
    await this.#submit(limit, this.workgroups[limit], dispatches);
  }

  /** Dispatches of one workgroup that copies 8 KiB, all in one submission. */
  async runSmall(dispatches: number): Promise<void> {
    await this.#submit('copy', 1, dispatches);
  }

  /** Sixteen bytes to the host. */
  async readBack(): Promise<void> {
    await this.gpu.read(this.buffers[1], 16);
  }

  close(): void {
    for (const buffer of this.buffers) this.gpu.release(buffer);
  }

  async #submit(limit: AdapterLimit, workgroups: number, dispatches: number): Promise<void> {
    this.gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      for (let k = 0; k < dispatches; k++) dispatch(pass, this.pipelines[limit], this.group, workgroups);
      pass.end();
    });
    await this.gpu.settle();
  }
}

/** Takes a second or less. */
export async function measurePeak(gpu: Gpu): Promise<AdapterPeak> {
  const probe = await AdapterProbe.open(gpu);
  const leastMs = LEAST_MS[gpu.info.software ? 'software' : 'hardware'];
  try {
    const copyMs = await fastest(gpu, probe, 'copy', leastMs);
    const integerMs = await fastest(gpu, probe, 'integers', leastMs);
    return {
      bytesPerNs: probe.amount('copy') / (copyMs * 1e6),
      operationsPerNs: probe.amount('integers') / (integerMs * 1e6),
    };
  } finally {
    probe.close();
  }
}

/** Milliseconds of one dispatch, from many in one submission. */
async function fastest(gpu: Gpu, probe: AdapterProbe, limit: AdapterLimit, leastMs: number): Promise<number> {
  let dispatches = 1;
  let best = Infinity;
  for (let round = 0; round < ROUNDS; ) {
    const began = performance.now();
    await probe.run(limit, dispatches);
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
