/**
 * For benchmarks: how long compute passes took by the device's own clock (`timestamp-query`), which knows nothing of submitting and
 * waiting. Two timestamps are written for every pass that is begun while it watches; browsers round them, Chrome to 0.1 ms.
 */

/** Passes whose times fit; WebGPU allows 4096 queries. */
const PASSES = 2048;
const BYTES = 8;

export class PassTimer {
  readonly #queries: GPUQuerySet;
  readonly #resolved: GPUBuffer;
  readonly #staging: GPUBuffer;
  #passes = 0;

  constructor(private readonly device: GPUDevice) {
    this.#queries = device.createQuerySet({ type: 'timestamp', count: 2 * PASSES });
    const size = 2 * PASSES * BYTES;
    this.#resolved = device.createBuffer({
      size,
      usage: GPUBufferUsage.QUERY_RESOLVE | GPUBufferUsage.COPY_SRC,
    });
    this.#staging = device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST });
  }

  /** Every compute pass of this encoder is timed. */
  watch(encoder: GPUCommandEncoder): void {
    const begin = encoder.beginComputePass.bind(encoder);
    encoder.beginComputePass = (descriptor) => {
      const pass = this.#passes++;
      if (pass >= PASSES) return begin(descriptor);
      const timestampWrites = {
        querySet: this.#queries,
        beginningOfPassWriteIndex: 2 * pass,
        endOfPassWriteIndex: 2 * pass + 1,
      };
      return begin({ ...descriptor, timestampWrites });
    };
  }

  /** Milliseconds of all passes since the last call; null where there were none, or too many to be timed. */
  async take(): Promise<number | null> {
    const passes = this.#passes;
    this.#passes = 0;
    if (passes === 0 || passes > PASSES) return null;
    const size = 2 * passes * BYTES;
    const encoder = this.device.createCommandEncoder();
    encoder.resolveQuerySet(this.#queries, 0, 2 * passes, this.#resolved, 0);
    encoder.copyBufferToBuffer(this.#resolved, 0, this.#staging, 0, size);
    this.device.queue.submit([encoder.finish()]);
    await this.#staging.mapAsync(GPUMapMode.READ, 0, size);
    const stamps = new BigUint64Array(this.#staging.getMappedRange(0, size).slice(0));
    this.#staging.unmap();
    let nanoseconds = 0;
    // Clocks that are set anew between two stamps give nonsense: such a pass counts for nothing.
    for (let k = 0; k < passes; k++)
      nanoseconds += Math.max(0, Number(BigInt.asIntN(64, stamps[2 * k + 1]! - stamps[2 * k]!)));
    return nanoseconds / 1e6;
  }

  destroy(): void {
    this.#queries.destroy();
    this.#resolved.destroy();
    this.#staging.destroy();
  }
}
