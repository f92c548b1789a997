/**
 * Energy and gradient of a batch of networks as a list of dispatches, made once and encoded as often as wanted.
 *
 * A tile (some networks, some points) goes forward layer by layer, through the energy, and back: gradient of a layer from its
 * adjoint, adjoint of the layer below, down to the first. Partial gradients are summed in one fixed order.
 */
import type { TgpuBindGroupLayout } from 'typegpu';
import { type Layer, layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerSpec } from '../contract.ts';
import type { Gpu } from './device.ts';
import {
  type Bindings,
  bindGroup,
  type Dispatch,
  type Grid,
  gridOf,
  gridOfWorkgroups,
  UNIFORM_STRIDE,
} from './learner-bind.ts';
import { learnerKernels } from './learner-kernels.ts';
import { LearnerTile, packScalars } from './learner-layout.ts';
import { isWideLayer, type LayerKernelName, type LayerPipelines, WIDE } from './learner-pipelines.ts';
import { packJet } from './learner-residual-tables.ts';
import type { Rows } from './learner-rows.ts';
import { ENERGY_GROUP, type Tile, type Tiling, tilingOf } from './learner-size.ts';
import type { LayerOfTile, Thinning } from './learner-thinning.ts';
import { roomOf, Workspace } from './learner-workspace.ts';

/** Inputs on the device: [set][channel][point][input], and the points drawn for a minibatch [network][batch] (one word where unused). */
export interface InputBuffers {
  readonly inputs: GPUBuffer;
  readonly picks: GPUBuffer;
}

/** What an evaluation reads and writes: f32 [network][parameter], and [network][group of 64 points] for energies. */
export interface EvaluationTarget {
  readonly weights: GPUBuffer;
  readonly gradient: GPUBuffer;
  readonly energies: GPUBuffer;
}

/** Energies and gradients of all networks as dispatches. */
export interface EnergyEvaluation {
  /** @param thinning  dropout, which energies of data alone can have */
  evaluation(target: EvaluationTarget, thinning?: Thinning | null): Dispatch[];
  destroy(): void;
}

/** Where a head stands: above the last layer of one tile. */
export interface HeadPlace {
  readonly tile: Tile;
  /** Groups of points with a partial gradient each. */
  readonly groups: number;
  /** The uniform of the last layer. */
  readonly uniform: GPUBufferBinding;
  /** z of the last layer, and where dE/dz goes. */
  readonly outputs: GPUBuffer;
  readonly adjoint: GPUBuffer;
  readonly partials: GPUBuffer;
  readonly weights: GPUBuffer;
}

/** Makes energies and adjoints out of outputs. */
export type Head = (place: HeadPlace, energies: GPUBuffer) => Dispatch[];

export interface EvaluatorOptions {
  /** Default: what fits and is short (learner-size.ts). */
  readonly tiling?: Tiling;
  /** Default: one of its own. */
  readonly workspace?: Workspace;
}

export interface EvaluatorContext {
  readonly gpu: Gpu;
  readonly spec: LearnerSpec;
  /** Whether wide layers go through workgroup memory. */
  readonly tiled: boolean;
}

/** Rows and columns of the block of a matrix product that one workgroup makes (learner-tiles.wgsl). */
const BLOCK = 32;

function blocksOf(count: number): number {
  return Math.ceil(count / BLOCK);
}

/** The dispatches of the tiles of one set of points. Create it inside `gpu.guarded`. */
export class Evaluator implements EnergyEvaluation {
  readonly tiling: Tiling;
  private readonly gpu: Gpu;
  private readonly spec: LearnerSpec;
  private readonly layers: readonly Layer[];
  private readonly parameters: number;
  private readonly channels: number;
  readonly workspace: Workspace;
  private readonly ownWorkspace: Workspace | null;
  private readonly uniforms: GPUBuffer;
  private readonly jet: GPUBuffer;

  constructor(
    private readonly context: EvaluatorContext,
    private readonly pipelines: LayerPipelines,
    private readonly rows: Rows,
    private readonly data: InputBuffers,
    private readonly head: Head | null,
    options: EvaluatorOptions = {},
  ) {
    const { gpu, spec } = context;
    this.gpu = gpu;
    this.spec = spec;
    this.layers = layersOf(spec.problem.shape);
    this.parameters = parameterCount(spec.problem.shape);
    this.channels = rows.channels.length;
    this.tiling = options.tiling ?? tilingOf(spec, rows.points, gpu.info, this.channels);
    const room = roomOf(this.tiling, { channels: this.channels, backward: rows.backward }, this.parameters);
    this.ownWorkspace = options.workspace ? null : new Workspace(gpu, this.layers, room);
    this.workspace = options.workspace ?? this.ownWorkspace!;
    const bytes = UNIFORM_STRIDE * this.tiling.tiles.length * this.layers.length;
    this.uniforms = gpu.buffer('learner tiles', bytes, GPUBufferUsage.UNIFORM);
    const jet = packJet(rows.channels);
    this.jet = gpu.buffer('learner jet', jet.byteLength, GPUBufferUsage.STORAGE, jet);
    this.writeTiles(0);
  }

  /** Puts the tiles' numbers on the device, for networks `firstNetwork` further on. */
  writeTiles(firstNetwork: number): void {
    this.tiling.tiles.forEach((tile, number) => {
      this.layers.forEach((layer, l) => {
        const content = this.uniformOf(tile, layer, l, firstNetwork);
        this.gpu.write(this.uniforms, content, this.uniformOffset(number, l));
      });
    });
  }

  evaluation(
    { weights, gradient, energies }: EvaluationTarget,
    thinning: Thinning | null = null,
  ): Dispatch[] {
    const { head } = this;
    if (!head) throw new Error('an evaluation without energies');
    const { partials } = this.workspace;
    return this.tiling.tiles.flatMap((tile, number) => [
      ...this.forward(tile, number, weights, thinning),
      ...head(this.headPlace(tile, number, weights), energies),
      ...this.backward(tile, number, weights, thinning),
      this.make('reduce', number, 0, { partials, gradient }, gridOf(this.parameters, tile.networkCount)),
    ]);
  }

  /** The dispatches of the outputs of tile `number`; they lie in `outputBuffer` [network of the tile][channel][point][output]. */
  forward(tile: Tile, number: number, weights: GPUBuffer, thinning: Thinning | null = null): Dispatch[] {
    const { networkCount: z, points } = tile;
    const rows = points * this.channels;
    const { pre, post } = this.workspace;
    const thin = (l: number) => (thinning ? [thinning.thin(this.layerOf(tile, number, l), post[l]!)] : []);
    return this.layers.flatMap((layer, l) => {
      const source = this.sourceOf(l);
      const last = l === this.layers.length - 1;
      const activate = () => {
        const buffers = { source: pre[l]!, sink: post[l]!, jet: this.jet };
        return this.make('activation', number, l, buffers, gridOf(points * layer.outputs, z));
      };
      if (!last && this.isWide(layer, points)) {
        const buffers = { source, weights, sink: pre[l]!, activated: post[l]!, picks: this.data.picks };
        const grid = gridOfWorkgroups(blocksOf(rows) * blocksOf(layer.outputs), z);
        const linear = this.make('forwardTiled', number, l, buffers, grid);
        return [linear, ...(this.channels === 1 ? [] : [activate()]), ...thin(l)];
      }
      const blocks = Math.ceil(rows / 4) * Math.ceil(layer.outputs / 4);
      const buffers = { source, weights, sink: pre[l]!, picks: this.data.picks };
      const linear = this.make('forward', number, l, buffers, gridOf(blocks, z));
      return last ? [linear] : [linear, activate(), ...thin(l)];
    });
  }

  get outputBuffer(): GPUBuffer {
    return this.workspace.pre.at(-1)!;
  }

  /** The dispatches of the way back; what they make lies in `partials` [network of the tile][group of points][parameter]. */
  backward(tile: Tile, number: number, weights: GPUBuffer, thinning: Thinning | null = null): Dispatch[] {
    const { points, networkCount: z } = tile;
    const { picks } = this.data;
    const { pre, adjoint, partials } = this.workspace;
    const rows = points * this.channels;
    const groups = this.groupsOf(tile);
    const list: Dispatch[] = [];
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const { inputs, outputs } = this.layers[l]!;
      const wide = this.isWide(this.layers[l]!, points);
      const buffers = { picks, source: this.sourceOf(l), adjoint: adjoint[l]!, partials };
      const blocks = groups * Math.ceil(inputs / 4) * Math.ceil(outputs / 4);
      const blockGrid = gridOfWorkgroups(groups * blocksOf(inputs) * blocksOf(outputs), z);
      list.push(
        wide && this.tiling.groupPoints >= WIDE
          ? this.make('gradientTiled', number, l, buffers, blockGrid)
          : this.make('gradient', number, l, buffers, gridOf(blocks, z)),
      );
      if (l === 0) continue;
      const below = adjoint[l - 1]!;
      // A factor of a unit commutes with the slope of its activation.
      const thin = thinning ? [thinning.thin(this.layerOf(tile, number, l - 1), below)] : [];
      if (wide) {
        const through = { source: adjoint[l]!, weights, below: pre[l - 1]!, sink: below };
        const grid = gridOfWorkgroups(blocksOf(rows) * blocksOf(inputs), z);
        list.push(this.make('backwardTiled', number, l, through, grid));
        list.push(...thin);
        if (this.channels === 1) continue;
      } else {
        const cells = Math.ceil(rows / 4) * Math.ceil(inputs / 4);
        const through = { source: adjoint[l]!, weights, sink: below };
        list.push(this.make('backward', number, l, through, gridOf(cells, z)), ...thin);
      }
      const activated = { source: pre[l - 1]!, sink: below, jet: this.jet };
      list.push(this.make('activationAdjoint', number, l - 1, activated, gridOf(points * inputs, z)));
    }
    return list;
  }

  /** The dispatches of one tile that leave dE/dx [network of the tile][point][input] in `sink`. */
  throughInputs(
    tile: Tile,
    number: number,
    weights: GPUBuffer,
    { energies, sink }: { readonly energies: GPUBuffer; readonly sink: GPUBuffer },
  ): Dispatch[] {
    if (!this.head) throw new Error('an evaluation without energies');
    const { inputs } = this.layers[0]!;
    const cells = Math.ceil((tile.points * this.channels) / 4) * Math.ceil(inputs / 4);
    const through = { source: this.workspace.adjoint[0]!, weights, sink };
    return [
      ...this.forward(tile, number, weights),
      ...this.head(this.headPlace(tile, number, weights), energies),
      ...this.backward(tile, number, weights),
      this.make('backward', number, 0, through, gridOf(cells, tile.networkCount)),
    ];
  }

  headPlace(tile: Tile, number: number, weights: GPUBuffer): HeadPlace {
    const { pre, adjoint, partials } = this.workspace;
    return {
      tile,
      groups: this.groupsOf(tile),
      uniform: this.uniform(number, this.layers.length - 1),
      outputs: pre.at(-1)!,
      adjoint: adjoint.at(-1)!,
      partials,
      weights,
    };
  }

  destroy(): void {
    this.ownWorkspace?.destroy();
    for (const buffer of [this.uniforms, this.jet]) this.gpu.release(buffer);
  }

  private layerOf({ points, networkCount }: Tile, number: number, l: number): LayerOfTile {
    const uniform = this.uniform(number, l);
    return { uniform, points, units: this.layers[l]!.outputs, networks: networkCount };
  }

  private isWide(layer: Layer, points: number): boolean {
    return this.context.tiled && isWideLayer(layer) && points * this.channels >= WIDE;
  }

  private sourceOf(l: number): GPUBuffer {
    return l === 0 ? this.data.inputs : this.workspace.post[l - 1]!;
  }

  private groupsOf({ points }: Tile): number {
    return Math.ceil(points / this.tiling.groupPoints);
  }

  private make(name: LayerKernelName, number: number, l: number, buffers: Bindings, grid: Grid): Dispatch {
    const layout = learnerKernels[name].layout as unknown as TgpuBindGroupLayout;
    const group = bindGroup(this.gpu, layout, { ...buffers, tile: this.uniform(number, l) });
    const pipeline = this.pipelines[name];
    if (!pipeline) throw new Error(`${name} was not compiled`);
    return { pipeline, group, ...grid };
  }

  private uniform(number: number, l: number): GPUBufferBinding {
    const size = 4 * Object.keys(LearnerTile.propTypes).length;
    return { buffer: this.uniforms, offset: this.uniformOffset(number, l), size };
  }

  private uniformOffset(number: number, l: number): number {
    return UNIFORM_STRIDE * (number * this.layers.length + l);
  }

  private uniformOf(tile: Tile, layer: Layer, l: number, firstNetwork: number): Uint32Array {
    const { energyScale } = this.spec.problem;
    const { batch, dataPoints, sets, inputSets, energyBegin, energyGroups, adds } = this.rows;
    return packScalars(LearnerTile, {
      batch,
      dataPoints,
      sets,
      inputSets,
      energyGroups,
      networkBegin: firstNetwork + tile.networkBegin,
      networks: this.spec.networks,
      points: tile.points,
      pointBegin: tile.pointBegin,
      fromData: l === 0 ? 1 : 0,
      inputs: layer.inputs,
      outputs: layer.outputs,
      weightOffset: layer.weights,
      biased: layer.biases >= 0 ? 1 : 0,
      parameters: this.parameters,
      groups: this.groupsOf(tile),
      groupPoints: this.tiling.groupPoints,
      accumulate: adds || tile.pointBegin > 0 ? 1 : 0,
      energyBegin: energyBegin + tile.pointBegin / ENERGY_GROUP,
      gain: layer.gain,
      unitBegin: this.layers.slice(0, l).reduce((sum, { outputs }) => sum + outputs, 0),
      scale: batch > 0 ? (energyScale * dataPoints) / batch : energyScale,
    });
  }
}
