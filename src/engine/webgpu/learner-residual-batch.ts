/** One batch of residual groups on the device: its numbers, and the dispatches that make energies, values or adjoints of them. */
import type { TgpuBindGroupLayout } from 'typegpu';
import { firstConstant } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import type { Gpu } from './device.ts';
import {
  type Bindings,
  bindGroup,
  type Dispatch,
  gridOf,
  gridOfWorkgroups,
  UNIFORM_STRIDE,
} from './learner-bind.ts';
import type { HeadPlace } from './learner-evaluate.ts';
import { learnerKernels } from './learner-kernels.ts';
import { packScalars, ResidualForm } from './learner-layout.ts';
import type { ResidualPipelines } from './learner-pipelines.ts';
import {
  packColumns,
  packInputs,
  packTerms,
  packWeights,
  type ResidualBatch,
} from './learner-residual-tables.ts';
import { ENERGY_GROUP } from './learner-size.ts';

/** Values of the override MODE in learner-residual.wgsl. */
export const RESIDUAL_MODE = { energies: 0, values: 1, row: 2 } as const;

/** Where a dispatch writes. */
export interface ResidualSinks {
  /** dE/d(jet), or residuals [network of the tile][point][equation]. */
  readonly sink: GPUBuffer;
  /** [network of the tile][point][constant] */
  readonly constantBars: GPUBuffer;
  readonly energies: GPUBuffer;
}

/** Create it inside `gpu.guarded`. */
export class BatchOnDevice {
  readonly inputs: GPUBuffer;
  private readonly columns: GPUBuffer;
  private readonly pointWeights: GPUBuffer;
  private readonly terms: GPUBuffer;
  /** A uniform for every equation. */
  private readonly forms: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    private readonly shape: NetworkShape,
    private readonly sets: number,
    readonly batch: ResidualBatch,
    readonly pipelines: ResidualPipelines,
  ) {
    const storage = (name: string, content: ArrayBufferView) =>
      gpu.buffer(`learner residual ${name}`, content.byteLength, GPUBufferUsage.STORAGE, content);
    this.inputs = storage('inputs', packInputs(batch, shape.inputs));
    this.columns = storage('columns', packColumns(batch));
    this.pointWeights = storage('weights', packWeights(batch, sets));
    this.terms = storage('terms', packTerms(batch, shape.outputs));
    this.forms = gpu.buffer(
      'learner residual forms',
      UNIFORM_STRIDE * batch.equations,
      GPUBufferUsage.UNIFORM,
    );
    const { equations, columnSets, setColumns } = batch;
    const constants = shape.constants ?? 0;
    for (let equation = 0; equation < equations; equation++) {
      const form = {
        equations,
        equation,
        columnSets,
        setColumns,
        constants,
        firstConstant: firstConstant(shape),
      };
      gpu.write(this.forms, packScalars(ResidualForm, form), UNIFORM_STRIDE * equation);
    }
  }

  /** Other numbers for the same sizes. */
  write(batch: ResidualBatch): void {
    this.gpu.write(this.inputs, packInputs(batch, this.shape.inputs));
    this.gpu.write(this.columns, packColumns(batch));
    this.gpu.write(this.pointWeights, packWeights(batch, this.sets));
  }

  /** What the residuals of one tile are made into, and behind it the constants' part of its partial gradients. */
  dispatches(
    mode: number,
    { tile, uniform, outputs, weights, partials, groups }: HeadPlace,
    sinks: ResidualSinks,
    equation = 0,
  ): Dispatch[] {
    const size = 4 * Object.keys(ResidualForm.propTypes).length;
    const form = { buffer: this.forms, offset: UNIFORM_STRIDE * equation, size };
    const { columns, pointWeights, terms } = this;
    const buffers = { ...sinks, tile: uniform, form, terms, columns, pointWeights, weights, source: outputs };
    const grid = gridOfWorkgroups(Math.ceil(tile.points / ENERGY_GROUP), tile.networkCount);
    const residual = {
      pipeline: this.pipelines.residual[mode]!,
      group: this.bind('residual', buffers),
      ...grid,
    };
    const constants = this.shape.constants ?? 0;
    if (constants === 0 || mode === RESIDUAL_MODE.values) return [residual];
    const sums = { tile: uniform, form, partials, constantBars: sinks.constantBars };
    const group = this.bind('constants', sums);
    return [
      residual,
      { pipeline: this.pipelines.constants, group, ...gridOf(groups * constants, tile.networkCount) },
    ];
  }

  destroy(): void {
    for (const buffer of [this.inputs, this.columns, this.pointWeights, this.terms, this.forms])
      this.gpu.release(buffer);
  }

  private bind(name: 'residual' | 'constants', buffers: Bindings): GPUBindGroup {
    return bindGroup(this.gpu, learnerKernels[name].layout as unknown as TgpuBindGroupLayout, buffers);
  }
}
