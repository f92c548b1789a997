/** What the processor can do at most through WebAssembly, all threads of the engine at once: arithmetic, and bytes by the size of what is touched. */
import { peakModule } from './modules.ts';
import { OPERATIONS_PER_TURN, type PeakKind } from './peak-server.ts';
import type { KernelPool } from './pool.ts';

export type { PeakKind } from './peak-server.ts';

export class CpuPeak {
  private constructor(private readonly pool: KernelPool) {}

  static async open(pool: KernelPool): Promise<CpuPeak> {
    const module = await peakModule();
    await Promise.all(pool.threads.map((thread) => thread.peak.open(module)));
    return new CpuPeak(pool);
  }

  /** Operations of one turn of all threads. */
  operations(kind: PeakKind): number {
    return OPERATIONS_PER_TURN[kind] * this.pool.threads.length;
  }

  /** @returns milliseconds of the slowest thread, by the threads' own clocks */
  async compute(kind: PeakKind, turns: number): Promise<number> {
    return Math.max(
      ...(await Promise.all(this.pool.threads.map((thread) => thread.peak.compute(kind, turns)))),
    );
  }

  /** Every thread in memory of its own; @param bytes  of each thread. @returns milliseconds of the slowest thread */
  async copy(bytes: number, passes: number): Promise<number> {
    return Math.max(
      ...(await Promise.all(this.pool.threads.map((thread) => thread.peak.copy(bytes, passes)))),
    );
  }

  /** Bytes read and written by one pass of all threads. */
  bytes(bytes: number): number {
    return Math.floor(bytes / 256) * 256 * this.pool.threads.length;
  }

  async close(): Promise<void> {
    await Promise.all(this.pool.threads.map((thread) => thread.peak.close()));
  }
}
