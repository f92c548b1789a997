/** Linear memory that one kernel instance owns, given out from the bottom up and never moved. Pages are 64 KiB. */
const PAGE = 65_536;

type Placeable = Uint32Array | Int32Array | Int16Array | Int8Array;

export class KernelMemory {
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private end = 0;

  /** The kernel's exports; must come before the first `reserve`. */
  instantiate<Exports extends { heapBase(): number }>(module: WebAssembly.Module): Exports {
    const instance = new WebAssembly.Instance(module, { env: { memory: this.memory } });
    const exports = instance.exports as unknown as Exports;
    this.end = exports.heapBase();
    return exports;
  }

  get bytes(): number {
    return this.memory.buffer.byteLength;
  }

  /** Detached whenever memory grows: make views after the last `reserve`. */
  get buffer(): ArrayBuffer {
    return this.memory.buffer as ArrayBuffer;
  }

  /** Address of `bytes` zeroed bytes, 16-byte aligned. @throws RangeError where the memory cannot be had */
  reserve(bytes: number): number {
    const at = Math.ceil(this.end / 16) * 16;
    this.end = at + bytes;
    const missing = this.end - this.bytes;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    return at;
  }

  place(values: Placeable): number {
    const at = this.reserve(values.byteLength);
    new Uint8Array(this.buffer, at, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  }
}
