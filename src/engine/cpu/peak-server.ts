/** What a kernels thread offers to benchmarks: its own limits, timed by its own clock. */
import { KernelMemory } from './kernel-memory.ts';

/** Arithmetic in registers (`assembly/peak.ts`); 32-bit multiplications and additions, 16-bit additions, f32 without fused ones. */
export type PeakKind = 'integers' | 'additions' | 'floats';

interface PeakExports {
  heapBase(): number;
  copy(from: number, to: number, bytes: number, passes: number): void;
  integers(turns: number, start: number): number;
  additions(turns: number, start: number): number;
  floats(turns: number, c: number, d: number): number;
}

/** Operations of a turn, all chains and lanes. */
export const OPERATIONS_PER_TURN: Readonly<Record<PeakKind, number>> = {
  integers: 2 * 4 * 12,
  additions: 2 * 8 * 12,
  floats: 2 * 4 * 12,
};

export class PeakServer {
  #kernel: PeakExports | null = null;
  #memory: KernelMemory | null = null;
  #arena = { at: 0, bytes: 0 };

  async open(module: WebAssembly.Module): Promise<void> {
    if (this.#kernel) return;
    this.#memory = new KernelMemory();
    this.#kernel = this.#memory.instantiate<PeakExports>(module);
  }

  /** @returns milliseconds. @throws Error where the arithmetic does not end where it must */
  async compute(kind: PeakKind, turns: number): Promise<number> {
    const kernel = this.#opened();
    const start = performance.now();
    if (kind === 'floats') {
      const sum = kernel.floats(turns, 0.5, 0.5);
      const ms = performance.now() - start;
      // All twelve chains end at d / (1 - c) = 1.
      if (turns > 100 && !(Math.abs(sum - 12) < 1e-3))
        throw new Error(`the yardstick of f32 ended at ${sum}`);
      return ms;
    }
    kernel[kind](turns, 12345);
    return performance.now() - start;
  }

  /** @param bytes  touched in all: half are read, half are written. @returns milliseconds */
  async copy(bytes: number, passes: number): Promise<number> {
    const kernel = this.#opened();
    const half = Math.floor(bytes / 256) * 128;
    if (this.#arena.bytes < 2 * half) this.#arena = { at: this.#memory!.reserve(2 * half), bytes: 2 * half };
    const { at } = this.#arena;
    const start = performance.now();
    kernel.copy(at, at + half, half, passes);
    return performance.now() - start;
  }

  /** The memory is given back. */
  async close(): Promise<void> {
    this.#kernel = null;
    this.#memory = null;
    this.#arena = { at: 0, bytes: 0 };
  }

  #opened(): PeakExports {
    if (!this.#kernel) throw new Error('the peak kernel is not open');
    return this.#kernel;
  }
}
