/**
 * The GPU device and what can go wrong with it: opening, buffers, submission, readback, errors, loss.
 *
 * A WebGPU call never throws where it fails: errors come later, to an error scope or to nobody. Here nobody is never an
 * answer: allocation and pipeline creation stand inside scopes of all three kinds, what no scope caught makes every later
 * call reject, and every wait is raced against the loss of the device.
 */
import { type TgpuRoot, tgpu } from 'typegpu';
import { GlassboxError } from '../../messages/problem.ts';
import type { EngineInfo } from '../contract.ts';
import { adapterName, findAdapter, isSoftwareAdapter } from './adapter.ts';
import type { PassTimer } from './pass-timer.ts';
import { ReadbackRing } from './readback.ts';

const SCOPES: readonly GPUErrorFilter[] = ['validation', 'out-of-memory', 'internal'];

/** Larger workgroups than this are never used: core WebGPU promises 256 invocations, compatibility mode 128. */
export const LARGEST_WORKGROUP = 256;

/** Limits asked of the adapter: its own value, up to a cap where more would never be used. */
const WANTED_LIMITS = {
  maxStorageBufferBindingSize: Number.POSITIVE_INFINITY,
  maxBufferSize: Number.POSITIVE_INFINITY,
  maxComputeWorkgroupStorageSize: 32_768,
  maxComputeInvocationsPerWorkgroup: LARGEST_WORKGROUP,
  maxComputeWorkgroupSizeX: LARGEST_WORKGROUP,
} as const;

const REPORTED_LIMITS = [
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupStorageSize',
  'maxComputeInvocationsPerWorkgroup',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBuffersPerShaderStage',
] as const;

function limitsToAsk(adapter: GPUAdapter): Record<string, number> {
  return Object.fromEntries(
    Object.entries(WANTED_LIMITS)
      .map(
        ([name, cap]) => [name, Math.min(adapter.limits[name as keyof typeof WANTED_LIMITS], cap)] as const,
      )
      // A host that does not know a limit says undefined.
      .filter(([, limit]) => Number.isFinite(limit)),
  );
}

export class Gpu {
  readonly root: TgpuRoot;
  readonly info: EngineInfo;
  /** Resolves with the reason when the device is lost, except by our own `destroy`. */
  readonly lost: Promise<GlassboxError>;
  /** Bytes in buffers that are alive, for tests and the memory report. */
  allocatedBytes = 0;
  /** Time of a wait for a device that has nothing to do: hosts that poll take 10 ms and more. */
  waitMs = 0;
  /** Watches every compute pass while it is there: for benchmarks. */
  timer: PassTimer | null = null;
  /** What was measured to be best on this device, by kernel and size, for as long as it is open. */
  readonly choices = new Map<string, number>();
  #failure: GlassboxError | null = null;
  #closing = false;
  readonly #ring: ReadbackRing;
  /** Ends every wait under way when the device is lost. */
  readonly #waits = new Set<(error: GlassboxError) => void>();
  readonly #pipelines = new Map<string, Promise<GPUComputePipeline>>();

  private constructor(
    readonly device: GPUDevice,
    adapter: GPUAdapterInfo,
  ) {
    this.root = tgpu.initFromDevice({ device });
    this.#ring = new ReadbackRing(device);
    this.info = {
      kind: 'webgpu',
      device: adapterName(adapter),
      software: isSoftwareAdapter(adapter),
      threads: 1,
      limits: Object.fromEntries(REPORTED_LIMITS.map((name) => [name, Number(device.limits[name])])),
    };
    this.lost = new Promise((resolve) => {
      void device.lost.then(({ reason, message }) => {
        if (this.#closing) return;
        this.#failure = new GlassboxError('GBX-110', { reason: message || reason, row: '?' });
        resolve(this.#failure);
        for (const endAtLoss of this.#waits) endAtLoss(this.#failure);
      });
    });
    device.addEventListener('uncapturederror', (event) => {
      this.#failure ??= deviceProblem(event.error, 'running a kernel');
      event.preventDefault?.();
    });
  }

  /**
   * @param wanted  features that the adapter may have
   * @throws GBX-101, 102, 103 when there is no way to a device; GBX-220 when the adapter refuses one.
   */
  static async open(gpu: GPU, wanted: readonly GPUFeatureName[] = []): Promise<Gpu> {
    const adapter = await findAdapter(gpu);
    let device: GPUDevice;
    try {
      device = await adapter.requestDevice({
        label: 'glassbox',
        requiredLimits: limitsToAsk(adapter),
        requiredFeatures: wanted.filter((feature) => adapter.features.has(feature)),
      });
    } catch (cause) {
      throw new GlassboxError('GBX-220', { where: 'opening the device', message: String(cause) }, { cause });
    }
    const opened = new Gpu(device, adapter.info);
    await opened.#measureWait();
    return opened;
  }

  /** @throws what has gone wrong on the device since it was opened: an uncaptured error or its loss. */
  check(): void {
    if (this.#failure) throw this.#failure;
    if (this.#closing) throw new GlassboxError('GBX-222');
  }

  /**
   * Runs synchronous WebGPU calls inside error scopes of all three kinds. Scopes form a stack on the device, so `work`
   * must not await: promises that it starts are awaited by the caller afterwards.
   *
   * @throws GBX-220 on a validation or internal error, GBX-221 when memory ran out, GBX-110 when the device was lost
   */
  async guarded<T>(where: string, work: () => T): Promise<T> {
    this.check();
    for (const scope of SCOPES) this.device.pushErrorScope(scope);
    let result: T;
    let pops: Promise<GPUError | null>[];
    try {
      result = work();
    } finally {
      pops = SCOPES.map(() => this.device.popErrorScope());
    }
    const errors = await this.#raceLoss(Promise.all(pops), where);
    const error = errors.find((found) => found !== null);
    if (error) throw deviceProblem(error, where);
    this.check();
    return result;
  }

  /** A buffer that counts towards `allocatedBytes`; destroy it with `release`. Call inside `guarded`. */
  buffer(label: string, bytes: number, usage: GPUBufferUsageFlags, content?: ArrayBufferView): GPUBuffer {
    const size = Math.max(16, Math.ceil(bytes / 4) * 4);
    const buffer = this.device.createBuffer({ label, size, usage: usage | GPUBufferUsage.COPY_DST });
    this.allocatedBytes += size;
    if (content) this.write(buffer, content);
    return buffer;
  }

  /** Queues the bytes of a view into a buffer; its length is a multiple of four bytes. */
  write(buffer: GPUBuffer, content: ArrayBufferView, offset = 0): void {
    const { buffer: bytes, byteOffset, byteLength } = content;
    // Nothing to write ends the Deno process.
    if (byteLength === 0) return;
    this.device.queue.writeBuffer(buffer, offset, bytes as ArrayBuffer, byteOffset, byteLength);
  }

  release(buffer: GPUBuffer): void {
    this.allocatedBytes -= buffer.size;
    buffer.destroy();
  }

  /** Encodes and submits one command buffer. @throws what went wrong before it */
  submit(encode: (encoder: GPUCommandEncoder) => void): void {
    this.check();
    const encoder = this.device.createCommandEncoder();
    this.timer?.watch(encoder);
    encode(encoder);
    this.device.queue.submit([encoder.finish()]);
  }

  /** Copies bytes of a buffer to the host, after everything submitted so far has run. */
  async read(source: GPUBuffer, bytes: number, offset = 0): Promise<ArrayBuffer> {
    this.check();
    const content = await this.#raceLoss(this.#ring.read(source, offset, bytes), 'reading back');
    this.check();
    return content;
  }

  /** Waits until everything submitted so far has run. */
  async settle(): Promise<void> {
    this.check();
    await this.#raceLoss(this.device.queue.onSubmittedWorkDone(), 'waiting for kernels');
    this.check();
  }

  /** The pipeline of this key, made once per device. */
  pipeline(key: string, make: () => Promise<GPUComputePipeline>): Promise<GPUComputePipeline> {
    const known = this.#pipelines.get(key);
    if (known) return known;
    const made = make();
    this.#pipelines.set(key, made);
    made.catch(() => this.#pipelines.delete(key));
    return made;
  }

  /** Closes the device; `lost` does not resolve by it. */
  destroy(): void {
    if (this.#closing) return;
    this.#closing = true;
    this.#ring.destroy();
    this.root.destroy();
    this.device.destroy();
  }

  async #measureWait(): Promise<void> {
    const empty = this.device.createBuffer({ size: 16, usage: GPUBufferUsage.COPY_SRC });
    await this.read(empty, 16);
    const began = performance.now();
    await this.read(empty, 16);
    this.waitMs = performance.now() - began;
    empty.destroy();
  }

  /** A wait on the device that ends when the device does. A rejection at its loss becomes the loss. */
  async #raceLoss<T>(wait: Promise<T>, where: string): Promise<T> {
    // Waits are listed and struck off again: `lost.then` for each of them would keep every one of them alive.
    let endAtLoss: (error: GlassboxError) => void = () => {};
    const loss = new Promise<never>((_, reject) => {
      endAtLoss = reject;
    });
    this.#waits.add(endAtLoss);
    try {
      return await Promise.race([wait, loss]);
    } catch (cause) {
      if (cause instanceof GlassboxError) throw cause;
      if (this.#closing) throw new GlassboxError('GBX-222', {}, { cause });
      // Some hosts reject what was pending a moment before they tell of the loss.
      await Promise.race([this.lost, new Promise((resolve) => setTimeout(resolve, 200))]);
      throw this.#failure ?? new GlassboxError('GBX-220', { where, message: String(cause) }, { cause });
    } finally {
      this.#waits.delete(endAtLoss);
    }
  }
}

function deviceProblem(error: GPUError, where: string): GlassboxError {
  const outOfMemory = typeof GPUOutOfMemoryError !== 'undefined' && error instanceof GPUOutOfMemoryError;
  return new GlassboxError(outOfMemory ? 'GBX-221' : 'GBX-220', { where, message: error.message });
}
