/** What a kernels thread offers to spin states: kernels by number, so that one thread serves several. */
import { transfer } from 'comlink';
import type { TemperRecord } from '../contract.ts';
import { SpinKernel, type SweepBatch, type TemperBatch } from './spin-kernel.ts';
import type { SpinSetup } from './spin-layout.ts';

export class SpinServer {
  private readonly kernels = new Map<number, SpinKernel>();
  private opened = 0;

  /** @returns the number of the new kernel. @throws RangeError where the memory cannot be had */
  async open(module: WebAssembly.Module, setup: SpinSetup): Promise<number> {
    const id = this.opened++;
    this.kernels.set(id, new SpinKernel(module, setup));
    return id;
  }

  /** @returns how long it took, in ms */
  async sweep(id: number, batch: SweepBatch): Promise<number> {
    const start = performance.now();
    this.kernel(id).sweep(batch);
    return performance.now() - start;
  }

  /** @returns what is recorded, and how long it took, in ms */
  async temper(id: number, batch: TemperBatch): Promise<TemperRecord & { readonly ms: number }> {
    const start = performance.now();
    const { slots, energies } = this.kernel(id).temper(batch);
    const ms = performance.now() - start;
    return transfer({ slots, energies, ms }, [slots.buffer as ArrayBuffer, energies.buffer as ArrayBuffer]);
  }

  async energies(id: number): Promise<Float64Array> {
    return this.kernel(id).energies();
  }

  async flips(id: number): Promise<Float64Array> {
    return this.kernel(id).flips();
  }

  async packed(id: number): Promise<Uint32Array> {
    const packed = this.kernel(id).packed();
    return transfer(packed, [packed.buffer as ArrayBuffer]);
  }

  async restore(id: number, packed: Uint32Array, flips: Float64Array): Promise<void> {
    this.kernel(id).restore(packed, flips);
  }

  /** For benchmarks: see SpinKernel.moveRows. */
  async moveRows(id: number, share: number, passes: number): Promise<{ rows: number; ms: number }> {
    return this.kernel(id).moveRows(share, passes);
  }

  /** Size of the kernel's linear memory. */
  async memoryBytes(id: number): Promise<number> {
    return this.kernel(id).memoryBytes;
  }

  async close(id: number): Promise<void> {
    this.kernels.delete(id);
  }

  private kernel(id: number): SpinKernel {
    const kernel = this.kernels.get(id);
    if (!kernel) throw new RangeError(`spin state ${id} is closed`);
    return kernel;
  }
}
