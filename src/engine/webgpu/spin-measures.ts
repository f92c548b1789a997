/** What is measured on packed spins and kept fields: exact energies and overlaps. */
import type { d, TgpuBuffer, UniformFlag } from 'typegpu';
import type { Gpu } from './device.ts';
import { compile, dispatch } from './kernel.ts';
import type { SpinBuffers } from './spin-buffers.ts';
import { spinKernels } from './spin-kernels.ts';
import { energiesLayout, fieldsLayout, MeasureParams, overlapsLayout } from './spin-layout.ts';
import { type PackedModel, quadsOf } from './spin-pack.ts';

/** Pairs per dispatch of the overlap kernel: 2^20 pairs are 16,384 workgroups and 8 MiB. */
const PAIRS_AT_ONCE = 2 ** 20;
/** Products of couplings and spins per dispatch of the fields kernel, on a software adapter and on a GPU. */
const PRODUCTS_AT_ONCE = { software: 2 ** 23, hardware: 2 ** 30 } as const;
/** Written to outputs before their kernel runs, so that a stale number can never pass for a new one. */
const POISON = 0x5a5a5a5a;

type Params = d.Infer<typeof MeasureParams>;

type ParamsBuffer = TgpuBuffer<typeof MeasureParams> & UniformFlag;

/** A dispatch of the fields or the energies kernel, over the states that its own parameters say. */
interface Measure {
  readonly params: ParamsBuffer;
  readonly group: GPUBindGroup;
  readonly states: number;
}

export class SpinMeasures {
  /** Of the overlaps. */
  readonly #params: ParamsBuffer;
  /** A few states each, so that no dispatch is long. */
  readonly #fields: readonly Measure[];
  readonly #energies: Measure;
  readonly #base: Params;

  private constructor(
    private readonly gpu: Gpu,
    private readonly model: PackedModel,
    private readonly buffers: SpinBuffers,
    replicas: number,
    private readonly pipelines: {
      readonly fields: GPUComputePipeline;
      readonly energies: GPUComputePipeline;
      readonly overlaps: GPUComputePipeline;
    },
  ) {
    const { root } = gpu;
    const { couplings, offsets, external, spins, fields, energies } = buffers;
    this.#base = {
      size: model.size,
      rows: model.rows,
      quads: quadsOf(model.size),
      words: (model.size + 31) >> 5,
      replicas,
      states: model.samples * replicas,
      begin: 0,
      end: model.samples * replicas,
      externalRows: buffers.externalRows,
      couplingRows: model.couplingRows,
    };
    const paramsOf = (part: Partial<Params>) =>
      root.createBuffer(MeasureParams, { ...this.#base, ...part }).$usage('uniform');
    const entries = { externalFields: external, spins, fields };
    this.#params = paramsOf({});
    this.#fields = this.#fieldParts().map(({ begin, end }) => {
      const params = paramsOf({ begin, end });
      const group = root.createBindGroup(fieldsLayout, { params, couplings, offsets, ...entries });
      return { params, group: root.unwrap(group), states: end - begin };
    });
    const params = paramsOf({});
    const group = root.createBindGroup(energiesLayout, { params, ...entries, energies });
    this.#energies = { params, group: root.unwrap(group), states: this.#base.states };
  }

  static async create(
    gpu: Gpu,
    model: PackedModel,
    buffers: SpinBuffers,
    replicas: number,
  ): Promise<SpinMeasures> {
    const sparse = model.kind === 'sparse';
    const [fields, energies, overlaps] = await Promise.all([
      sparse
        ? compile(gpu, spinKernels.fieldsSparse)
        : compile(gpu, spinKernels.fields, { COUPLING_BITS: model.couplingBits }),
      compile(gpu, spinKernels.energies, { PATTERNS: model.kind === 'perceptron' ? 1 : 0 }),
      compile(gpu, spinKernels.overlaps),
    ]);
    return gpu.guarded(
      'preparing measurements',
      () => new SpinMeasures(gpu, model, buffers, replicas, { fields, energies, overlaps }),
    );
  }

  /** Recomputes the kept integers (fields, stabilities) of all states from the spins, a few states per dispatch. */
  refreshFields(): void {
    for (const part of this.#fields) this.#submit((pass) => this.#encodeFields(pass, part));
  }

  /** States that one dispatch of the fields kernel takes at a time. */
  #fieldParts(): { readonly begin: number; readonly end: number }[] {
    const { states, rows, size } = this.#base;
    const { kind, couplingBytes, samples } = this.model;
    const perState = kind === 'sparse' ? rows + couplingBytes / 8 / samples : rows * size;
    const products = PRODUCTS_AT_ONCE[this.gpu.info.software ? 'software' : 'hardware'];
    const atOnce = Math.min(states, Math.max(1, Math.floor(products / perState)));
    return Array.from({ length: Math.ceil(states / atOnce) }, (_, part) => ({
      begin: part * atOnce,
      end: Math.min(states, (part + 1) * atOnce),
    }));
  }

  #encodeFields(pass: GPUComputePassEncoder, { group, states }: Measure): void {
    dispatch(pass, this.pipelines.fields, group, Math.ceil((4 * quadsOf(this.#base.rows)) / 64), states);
  }

  /**
   * Energies of all states, left on the device as often as a pass asks for them: exact, in two limbs, -2 E of a glass and E of a
   * perceptron.
   *
   * @param makeFields  true where sweeps keep no fields, so that they must be made first
   */
  encodeEnergies(pass: GPUComputePassEncoder, makeFields: boolean): void {
    if (makeFields) for (const part of this.#fields) this.#encodeFields(pass, part);
    dispatch(pass, this.pipelines.energies, this.#energies.group, this.#energies.states);
  }

  poisonEnergies(): void {
    this.gpu.write(this.buffers.energies, new Uint32Array(2 * this.#base.states).fill(POISON));
  }

  /** Exact integer energies, [state]. */
  energies(): Promise<Float64Array> {
    this.poisonEnergies();
    this.#submit((pass) => this.encodeEnergies(pass, false));
    return this.readEnergies();
  }

  /** Exact integer energies as they were left on the device, [state]. */
  async readEnergies(): Promise<Float64Array> {
    const { states } = this.#base;
    const limbs = new Uint32Array(await this.gpu.read(this.buffers.energies, 8 * states));
    const perUnit = this.model.kind === 'perceptron' ? 1 : -2;
    return Float64Array.from({ length: states }, (_, state) => {
      const sum = (limbs[2 * state + 1]! | 0) * 2 ** 32 + limbs[2 * state]!;
      return sum === 0 ? 0 : sum / perUnit;
    });
  }

  /** sum_i s_i s_i' of pairs (state in left, state in right); both buffers are packed like the spins. */
  async overlaps(pairs: Uint32Array, left: GPUBuffer, right: GPUBuffer): Promise<Int32Array> {
    const overlaps = new Int32Array(pairs.length / 2);
    for (let begin = 0; begin < overlaps.length; begin += PAIRS_AT_ONCE) {
      const some = pairs.subarray(2 * begin, 2 * Math.min(overlaps.length, begin + PAIRS_AT_ONCE));
      overlaps.set(await this.#someOverlaps(some, left, right), begin);
    }
    return overlaps;
  }

  destroy(): void {
    for (const { params } of [...this.#fields, this.#energies]) params.destroy();
    this.#params.destroy();
  }

  async #someOverlaps(pairs: Uint32Array, left: GPUBuffer, right: GPUBuffer): Promise<Int32Array> {
    const { gpu } = this;
    const count = pairs.length / 2;
    const { pairsBuffer, result, group } = await gpu.guarded('allocating overlaps', () => {
      const pairsBuffer = gpu.buffer('pairs', 8 * count, GPUBufferUsage.STORAGE, pairs);
      const result = gpu.buffer('overlaps', 4 * count, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC);
      gpu.write(result, new Uint32Array(count).fill(POISON));
      const entries = { params: this.#params, pairs: pairsBuffer, left, right, overlaps: result };
      return {
        pairsBuffer,
        result,
        group: gpu.root.unwrap(gpu.root.createBindGroup(overlapsLayout, entries)),
      };
    });
    try {
      this.#params.write({ ...this.#base, begin: 0, end: count });
      this.#submit((pass) => dispatch(pass, this.pipelines.overlaps, group, Math.ceil(count / 64)));
      return new Int32Array(await gpu.read(result, 4 * count));
    } finally {
      gpu.release(pairsBuffer);
      gpu.release(result);
    }
  }

  #submit(encode: (pass: GPUComputePassEncoder) => void): void {
    this.gpu.submit((encoder) => {
      const pass = encoder.beginComputePass();
      encode(pass);
      pass.end();
    });
  }
}
