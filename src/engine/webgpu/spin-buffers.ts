/** The buffers of one spin state on the device. */
import { LOG_OCTAVES, LOG_TABLE } from '../../random/logarithm.ts';
import type { Gpu } from './device.ts';
import { type PackedModel, quadsOf } from './spin-pack.ts';

export interface SpinBuffers {
  readonly multipliers: GPUBuffer;
  readonly logTable: GPUBuffer;
  readonly couplings: GPUBuffer;
  readonly offsets: GPUBuffer;
  readonly external: GPUBuffer;
  /** Rows of `external` per sample: N, or 0 where there is no external field. */
  readonly externalRows: number;
  /** Packed spins, [state][word]. */
  readonly spins: GPUBuffer;
  /** Kept fields or stabilities, [state][4 * quads of rows]. */
  readonly fields: GPUBuffer;
  /** (sweep, site, flips low, flips high), [state]. */
  readonly progress: GPUBuffer;
  readonly energies: GPUBuffer;
  /** One state with every spin up: its overlap with a state is the magnetisation. */
  readonly allUp: GPUBuffer;
}

/** Every spin up; bits beyond the size are 0. */
function allUp(size: number): Uint32Array {
  const words = new Uint32Array((size + 31) >> 5).fill(0xffffffff);
  if (size & 31) words[words.length - 1] = 2 ** (size & 31) - 1;
  return words;
}

/** @throws GBX-221 when memory runs out; then nothing stays allocated */
export async function allocateSpins(gpu: Gpu, model: PackedModel, replicas: number): Promise<SpinBuffers> {
  const states = model.samples * replicas;
  const external = model.external();
  const made: GPUBuffer[] = [];
  const storage = (label: string, bytes: number, content?: ArrayBufferView): GPUBuffer => {
    const buffer = gpu.buffer(label, bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC, content);
    made.push(buffer);
    return buffer;
  };
  const holding = (label: string, content: ArrayBufferView) => storage(label, content.byteLength, content);
  try {
    return await gpu.guarded('allocating a spin state', () => ({
      multipliers: storage('multipliers', 8 * states),
      logTable: holding('logTable', Uint32Array.of(...LOG_TABLE, ...LOG_OCTAVES)),
      couplings: holding('couplings', model.couplings()),
      offsets: holding('offsets', model.offsets()),
      external: holding('external', external ?? new Int32Array(4)),
      externalRows: external ? model.size : 0,
      spins: storage('spins', states * ((model.size + 31) >> 5) * 4),
      fields: storage('fields', states * quadsOf(model.rows) * 16),
      progress: storage('progress', 16 * states),
      energies: storage('energies', 8 * states),
      allUp: holding('allUp', allUp(model.size)),
    }));
  } catch (error) {
    for (const buffer of made) gpu.release(buffer);
    throw error;
  }
}

export function releaseSpins(gpu: Gpu, buffers: SpinBuffers): void {
  for (const buffer of Object.values(buffers)) if (typeof buffer !== 'number') gpu.release(buffer);
}
