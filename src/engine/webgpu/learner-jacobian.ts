/**
 * The rows of a Jacobian: dr/dtheta of every residual of one network. A row is what the way back makes of one residual alone, so a
 * piece of points goes forward once and back once for each of its equations, and its partial gradients, one a point, are the rows.
 */
import { layersOf, parameterCount } from '../../learner/network.ts';
import type { Gpu } from './device.ts';
import { Evaluator, type EvaluatorContext } from './learner-evaluate.ts';
import { type BatchOnDevice, RESIDUAL_MODE } from './learner-residual-batch.ts';
import type { Rows } from './learner-rows.ts';
import { jacobianTilingOf, type Tile } from './learner-size.ts';
import type { Submitter } from './learner-submit.ts';
import { roomOf, Workspace } from './learner-workspace.ts';

/** Of one batch. Create it inside `gpu.guarded`. */
export class JacobianRows {
  private readonly gpu: Gpu;
  private readonly evaluator: Evaluator;
  private readonly workspace: Workspace;
  private readonly constantBars: GPUBuffer;
  private readonly spare: GPUBuffer;
  private readonly parameters: number;
  /** Whose tiles are on the device. */
  private network = 0;

  constructor(
    context: EvaluatorContext,
    private readonly device: BatchOnDevice,
    rows: Rows,
  ) {
    const { gpu, spec } = context;
    const { shape } = spec.problem;
    this.gpu = gpu;
    this.parameters = parameterCount(shape);
    const channels = rows.channels.length;
    const tiling = jacobianTilingOf(spec, rows.points, gpu.info, channels);
    this.workspace = new Workspace(
      gpu,
      layersOf(shape),
      roomOf(tiling, { channels, backward: true }, this.parameters),
    );
    const storage = (name: string, count: number) => gpu.buffer(name, 4 * count, GPUBufferUsage.STORAGE);
    this.constantBars = storage('learner constant adjoints', tiling.pointsPerTile * (shape.constants ?? 0));
    this.spare = storage('learner spare energies', 1);
    // Nothing here has energies: the tiles begin anywhere, not at whole groups of them.
    const plain = { ...rows, energyBegin: 0, energyGroups: 0 };
    const data = { inputs: device.inputs, picks: this.spare };
    const options = { tiling, workspace: this.workspace };
    this.evaluator = new Evaluator(context, device.pipelines.layers, plain, data, null, options);
  }

  /** Writes the batch's rows into those of all residuals, [residual][parameter]. */
  async into(rows: Float32Array, submitter: Submitter, weights: GPUBuffer, network: number): Promise<void> {
    if (network !== this.network) this.evaluator.writeTiles(network);
    this.network = network;
    const { adjoint, partials } = this.workspace;
    const sinks = { sink: adjoint.at(-1)!, constantBars: this.constantBars, energies: this.spare };
    for (const [number, tile] of this.evaluator.tiling.tiles.entries()) {
      const place = this.evaluator.headPlace(tile, number, weights);
      await submitter.run(this.evaluator.forward(tile, number, weights));
      const back = this.evaluator.backward(tile, number, weights);
      for (let equation = 0; equation < this.device.batch.equations; equation++) {
        const head = this.device.dispatches(RESIDUAL_MODE.row, place, sinks, equation);
        await submitter.run([...head, ...back]);
        const found = await this.gpu.read(partials, 4 * tile.points * this.parameters);
        this.gather(new Float32Array(found), tile, equation, rows);
      }
    }
  }

  destroy(): void {
    this.evaluator.destroy();
    this.workspace.destroy();
    for (const buffer of [this.constantBars, this.spare]) this.gpu.release(buffer);
  }

  /** Rows of one equation, [point of the tile][parameter], to their places. */
  private gather(found: Float32Array, tile: Tile, equation: number, rows: Float32Array): void {
    for (const { group, firstPoint, firstResidual } of this.device.batch.groups) {
      const width = group.equations.length;
      if (equation >= width) continue;
      const begin = Math.max(firstPoint, tile.pointBegin);
      const end = Math.min(firstPoint + group.points, tile.pointBegin + tile.points);
      for (let p = begin; p < end; p++) {
        const from = (p - tile.pointBegin) * this.parameters;
        const row = firstResidual + (p - firstPoint) * width + equation;
        rows.set(found.subarray(from, from + this.parameters), row * this.parameters);
      }
    }
  }
}
