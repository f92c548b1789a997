/**
 * Readback through a small ring of staging buffers: a mapped buffer cannot be copied to, so with several of them one
 * read need not wait for the one before. Buffers grow to the largest read and are kept.
 */
const SLOTS = 3;

interface Slot {
  buffer: GPUBuffer | null;
  /** Settles when the slot is free again. */
  free: Promise<void>;
}

export class ReadbackRing {
  readonly #slots: Slot[] = Array.from({ length: SLOTS }, () => ({ buffer: null, free: Promise.resolve() }));
  #next = 0;

  constructor(private readonly device: GPUDevice) {}

  /** Bytes [offset, offset + bytes) of `source` as they are after all work submitted before this call. */
  async read(source: GPUBuffer, offset: number, bytes: number): Promise<ArrayBuffer> {
    const slot = this.#slots[this.#next]!;
    this.#next = (this.#next + 1) % SLOTS;
    const before = slot.free;
    let release = (): void => {};
    slot.free = new Promise((resolve) => {
      release = resolve;
    });
    try {
      await before;
      return await this.#readInto(slot, source, offset, bytes);
    } finally {
      release();
    }
  }

  destroy(): void {
    for (const slot of this.#slots) slot.buffer?.destroy();
  }

  async #readInto(slot: Slot, source: GPUBuffer, offset: number, bytes: number): Promise<ArrayBuffer> {
    const staging = this.#staging(slot, bytes);
    const encoder = this.device.createCommandEncoder();
    encoder.copyBufferToBuffer(source, offset, staging, 0, bytes);
    this.device.queue.submit([encoder.finish()]);
    await staging.mapAsync(GPUMapMode.READ, 0, bytes);
    const content = staging.getMappedRange(0, bytes).slice(0);
    staging.unmap();
    return content;
  }

  #staging(slot: Slot, bytes: number): GPUBuffer {
    if (slot.buffer && slot.buffer.size >= bytes) return slot.buffer;
    slot.buffer?.destroy();
    slot.buffer = this.device.createBuffer({
      label: 'readback',
      size: Math.max(4096, 2 ** Math.ceil(Math.log2(bytes))),
      usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST,
    });
    return slot.buffer;
  }
}
