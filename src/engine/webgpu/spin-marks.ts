/** Remembered configurations on the device, each under its mark, packed like the spins. */
import type { Gpu } from './device.ts';

export class SpinMarks {
  readonly #buffers = new Map<string, GPUBuffer>();

  /** @param bytes  of all states' packed spins */
  constructor(
    private readonly gpu: Gpu,
    private readonly bytes: number,
  ) {}

  /** @throws RangeError if nothing was remembered under this mark */
  get(mark: string): GPUBuffer {
    const buffer = this.#buffers.get(mark);
    if (!buffer) throw new RangeError(`nothing was remembered under "${mark}"`);
    return buffer;
  }

  /** Copies `spins` as they are now. */
  async remember(mark: string, spins: GPUBuffer): Promise<void> {
    const copy = await this.#bufferFor(mark);
    this.gpu.submit((encoder) => {
      encoder.copyBufferToBuffer(spins, 0, copy, 0, this.bytes);
    });
  }

  async read(): Promise<Record<string, Uint32Array>> {
    const marks: Record<string, Uint32Array> = {};
    for (const [mark, buffer] of this.#buffers)
      marks[mark] = new Uint32Array(await this.gpu.read(buffer, this.bytes));
    return marks;
  }

  async restore(marks: Readonly<Record<string, Uint32Array>>): Promise<void> {
    this.clear();
    for (const [mark, spins] of Object.entries(marks)) this.gpu.write(await this.#bufferFor(mark), spins);
  }

  clear(): void {
    for (const buffer of this.#buffers.values()) this.gpu.release(buffer);
    this.#buffers.clear();
  }

  async #bufferFor(mark: string): Promise<GPUBuffer> {
    const known = this.#buffers.get(mark);
    if (known) return known;
    const buffer = await this.gpu.guarded('allocating a mark', () =>
      this.gpu.buffer(`mark ${mark}`, this.bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC),
    );
    this.#buffers.set(mark, buffer);
    return buffer;
  }
}
