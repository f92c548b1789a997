/**
 * Energy and gradient of a batch of networks as a list of dispatches, made once and encoded as often as wanted.
 *
 * A tile (some networks, some points) goes forward layer by layer, through the loss, and back: gradient of a layer from its
 * adjoint, adjoint of the layer below, down to the first. Partial gradients are summed in one fixed order.
 */
import type { TgpuBindGroupLayout } from 'typegpu';
import { type Layer, layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import { bindGroup, type Dispatch, gridOf, gridOfWorkgroups, UNIFORM_STRIDE } from './learner-bind.ts';
import { type LearnerKernelName, type LearnerPipelines, learnerKernels } from './learner-kernels.ts';
import { LearnerTile, packScalars } from './learner-layout.ts';
import { ENERGY_GROUP, type Tile, type Tiling, tilingOf } from './learner-size.ts';

type Bindings = Readonly<Record<string, GPUBuffer | GPUBufferBinding>>;

/** Data on the device: [set][point][unit], and the points drawn for a minibatch [network][batch] (one word where unused). */
export interface DataBuffers {
  readonly inputs: GPUBuffer;
  readonly targets: GPUBuffer;
  readonly picks: GPUBuffer;
}

/** What an evaluation reads and writes: f32 [network][parameter], and [network][group of 64 points] for energies. */
export interface EvaluationTarget {
  readonly weights: GPUBuffer;
  readonly gradient: GPUBuffer;
  readonly energies: GPUBuffer;
}

interface Rows {
  /** Points a network is evaluated on, and those of the data set behind them. */
  readonly points: number;
  readonly dataPoints: number;
  readonly inputSets: number;
  /** Points drawn per network and step, 0 = all in order. */
  readonly batch: number;
  /** False where only outputs are wanted: then there is no room for the way back. */
  readonly backward: boolean;
}

/** The rows of full-batch training, of minibatches of `batch` points, of inputs that a person gave. */
export function trainingRows(spec: LearnerSpec, batch: number): Rows {
  const { points, sets, sharedInputs } = spec.problem.data;
  return {
    points: batch || points,
    dataPoints: points,
    inputSets: sharedInputs ? 1 : sets,
    batch,
    backward: true,
  };
}

export function givenRows(points: number): Rows {
  return { points, dataPoints: points, inputSets: 1, batch: 0, backward: false };
}

/** Rows and columns of the block of a matrix product that one workgroup makes (learner-tiles.wgsl). */
const BLOCK = 32;
/** Units on either side of a layer, and points, from which on blocks are full enough to pay. */
const WIDE = 24;

function blocksOf(count: number): number {
  return Math.ceil(count / BLOCK);
}

/** Buffers for the activations of one tile, and the dispatches that use them. Create it inside `gpu.guarded`. */
export class Evaluator {
  readonly tiling: Tiling;
  private readonly layers: readonly Layer[];
  private readonly parameters: number;
  private readonly pre: GPUBuffer[];
  private readonly post: GPUBuffer[];
  private readonly adjoint: GPUBuffer[];
  private readonly partials: GPUBuffer;
  private readonly uniforms: GPUBuffer;

  constructor(
    private readonly gpu: Gpu,
    private readonly spec: LearnerSpec,
    private readonly pipelines: LearnerPipelines,
    private readonly rows: Rows,
    private readonly data: DataBuffers,
    /** Whether wide layers go through workgroup memory. */
    private readonly tiled: boolean,
  ) {
    const { shape } = spec.problem;
    this.layers = layersOf(shape);
    this.parameters = parameterCount(shape);
    this.tiling = tilingOf(spec, rows.points, gpu.info);
    const { networksPerTile, pointsPerTile, groupPoints, tiles } = this.tiling;
    const storage = (name: string, units: number) =>
      gpu.buffer(
        `learner ${name}`,
        4 * networksPerTile * units,
        GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC,
      );
    this.pre = this.layers.map((layer) => storage('z', pointsPerTile * layer.outputs));
    this.post = this.layers.slice(0, -1).map((layer) => storage('a', pointsPerTile * layer.outputs));
    const backLayers = rows.backward ? this.layers : [];
    this.adjoint = backLayers.map((layer) => storage('adjoint', pointsPerTile * layer.outputs));
    const groups = rows.backward ? Math.ceil(pointsPerTile / groupPoints) : 0;
    this.partials = storage('partials', groups * this.parameters);
    this.uniforms = gpu.buffer(
      'learner tiles',
      UNIFORM_STRIDE * tiles.length * this.layers.length,
      GPUBufferUsage.UNIFORM,
    );
    tiles.forEach((tile, number) => {
      this.layers.forEach((layer, l) => {
        gpu.write(this.uniforms, this.uniformOf(tile, layer, l), this.uniformOffset(number, l));
      });
    });
  }

  /** The dispatches of energy and gradient at `target.weights`, all tiles. */
  evaluation(target: EvaluationTarget): Dispatch[] {
    return this.tiling.tiles.flatMap((tile, number) => [
      ...this.forward(tile, number, target.weights),
      this.loss(tile, number, target.energies),
      ...this.backward(tile, number, target),
    ]);
  }

  /** The dispatches of the outputs of tile `number`; they lie in `outputBuffer` [network of the tile][point][output]. */
  forward(tile: Tile, number: number, weights: GPUBuffer): Dispatch[] {
    const { networkCount: z, points } = tile;
    return this.layers.flatMap((layer, l) => {
      const source = l === 0 ? this.data.inputs : this.post[l - 1]!;
      const last = l === this.layers.length - 1;
      if (!last && this.isWide(layer, points)) {
        const { [l]: sink } = this.pre;
        const buffers = { source, weights, sink: sink!, activated: this.post[l]!, picks: this.data.picks };
        const grid = gridOfWorkgroups(blocksOf(points) * blocksOf(layer.outputs), z);
        return [this.make('forwardTiled', number, l, buffers, grid)];
      }
      const blocks = Math.ceil(points / 4) * Math.ceil(layer.outputs / 4);
      const buffers = { source, weights, sink: this.pre[l]!, picks: this.data.picks };
      const linear = this.make('forward', number, l, buffers, gridOf(blocks, z));
      if (last) return [linear];
      const activated = { source: this.pre[l]!, sink: this.post[l]! };
      return [linear, this.make('activation', number, l, activated, gridOf(points * layer.outputs, z))];
    });
  }

  get outputBuffer(): GPUBuffer {
    return this.pre.at(-1)!;
  }

  destroy(): void {
    for (const buffer of [...this.pre, ...this.post, ...this.adjoint, this.partials, this.uniforms])
      this.gpu.release(buffer);
  }

  private isWide({ inputs, outputs }: Layer, points: number): boolean {
    return this.tiled && Math.min(inputs, outputs, points) >= WIDE;
  }

  private loss(tile: Tile, number: number, energies: GPUBuffer): Dispatch {
    const l = this.layers.length - 1;
    const { picks, targets } = this.data;
    const buffers = { picks, targets, energies, source: this.pre[l]!, sink: this.adjoint[l]! };
    return this.make(
      'loss',
      number,
      l,
      buffers,
      gridOfWorkgroups(Math.ceil(tile.points / ENERGY_GROUP), tile.networkCount),
    );
  }

  private backward(tile: Tile, number: number, { weights, gradient }: EvaluationTarget): Dispatch[] {
    const { points, networkCount: z } = tile;
    const { partials } = this;
    const groups = Math.ceil(points / this.tiling.groupPoints);
    const list: Dispatch[] = [];
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const { inputs, outputs } = this.layers[l]!;
      const source = l === 0 ? this.data.inputs : this.post[l - 1]!;
      const adjoint = this.adjoint[l]!;
      const wide = this.isWide(this.layers[l]!, points);
      const buffers = { picks: this.data.picks, source, adjoint, partials };
      const blocks = groups * Math.ceil(inputs / 4) * Math.ceil(outputs / 4);
      const blockGrid = gridOfWorkgroups(groups * blocksOf(inputs) * blocksOf(outputs), z);
      list.push(
        wide
          ? this.make('gradientTiled', number, l, buffers, blockGrid)
          : this.make('gradient', number, l, buffers, gridOf(blocks, z)),
      );
      if (l === 0) continue;
      const below = this.adjoint[l - 1]!;
      if (wide) {
        const through = { source: adjoint, weights, below: this.pre[l - 1]!, sink: below };
        const grid = gridOfWorkgroups(blocksOf(points) * blocksOf(inputs), z);
        list.push(this.make('backwardTiled', number, l, through, grid));
        continue;
      }
      const cells = Math.ceil(points / 4) * Math.ceil(inputs / 4);
      list.push(
        this.make('backward', number, l, { source: adjoint, weights, sink: below }, gridOf(cells, z)),
      );
      const activated = { source: this.pre[l - 1]!, sink: below };
      list.push(this.make('activationAdjoint', number, l - 1, activated, gridOf(points * inputs, z)));
    }
    list.push(this.make('reduce', number, 0, { partials, gradient }, gridOf(this.parameters, z)));
    return list;
  }

  private make(
    name: LearnerKernelName,
    number: number,
    l: number,
    buffers: Bindings,
    grid: { x: number; y: number; z: number },
  ): Dispatch {
    const size = 4 * Object.keys(LearnerTile.propTypes).length;
    const tile = { buffer: this.uniforms, offset: this.uniformOffset(number, l), size };
    const layout = learnerKernels[name].layout as unknown as TgpuBindGroupLayout;
    return {
      pipeline: this.pipelines[name],
      group: bindGroup(this.gpu, layout, { ...buffers, tile }),
      ...grid,
    };
  }

  private uniformOffset(number: number, l: number): number {
    return UNIFORM_STRIDE * (number * this.layers.length + l);
  }

  private uniformOf(tile: Tile, layer: Layer, l: number): Uint32Array {
    const { data, energyScale } = this.spec.problem;
    const { batch, dataPoints, inputSets, points } = this.rows;
    return packScalars(LearnerTile, {
      networkBegin: tile.networkBegin,
      networks: this.spec.networks,
      sets: data.sets,
      inputSets,
      points: tile.points,
      pointBegin: tile.pointBegin,
      dataPoints,
      batch,
      fromData: l === 0 ? 1 : 0,
      inputs: layer.inputs,
      outputs: layer.outputs,
      weightOffset: layer.weights,
      biased: layer.biases >= 0 ? 1 : 0,
      parameters: this.parameters,
      groups: Math.ceil(tile.points / this.tiling.groupPoints),
      groupPoints: this.tiling.groupPoints,
      accumulate: tile.pointBegin > 0 ? 1 : 0,
      energyBegin: tile.pointBegin / ENERGY_GROUP,
      energyGroups: Math.ceil(points / ENERGY_GROUP),
      gain: layer.gain,
      scale: batch > 0 ? (energyScale * dataPoints) / batch : energyScale,
    });
  }
}
