/**
 * Energies made of residuals on the device. Batches of groups go one after the other through a workspace they share, each adding to
 * the gradient of those before it; energies of 64 points each stand batch by batch.
 */
import { layersOf, parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { type ResidualTerms, residualCount } from '../../learner/residuals.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { jacobianLength } from '../residual-requests.ts';
import type { Gpu } from './device.ts';
import type { Dispatch } from './learner-bind.ts';
import {
  type EnergyEvaluation,
  type EvaluationTarget,
  Evaluator,
  type EvaluatorContext,
} from './learner-evaluate.ts';
import { JacobianRows } from './learner-jacobian.ts';
import { compileResiduals, type ResidualPipelines } from './learner-pipelines.ts';
import { BatchOnDevice, RESIDUAL_MODE } from './learner-residual-batch.ts';
import { batchesOf, sizesKey } from './learner-residual-tables.ts';
import { type Rows, residualRows } from './learner-rows.ts';
import { ENERGY_GROUP, energyGroupsOf, tilingOf } from './learner-size.ts';
import type { Submitter } from './learner-submit.ts';
import { largestRoom, roomOf, Workspace } from './learner-workspace.ts';

/** The pipelines of a problem's batches, [batch]. @throws GBX-220 */
export function compileBatches(
  gpu: Gpu,
  problem: LearnerProblem,
  tiled: boolean,
): Promise<readonly ResidualPipelines[]> {
  const batches = problem.residuals ? batchesOf(problem.residuals) : [];
  return Promise.all(batches.map(({ channels }) => compileResiduals(gpu, problem, channels.length, tiled)));
}

interface Part {
  readonly device: BatchOnDevice;
  readonly evaluator: Evaluator;
  readonly rows: Rows;
}

/** Create it inside `gpu.guarded`. */
export class DeviceResiduals implements EnergyEvaluation {
  private readonly gpu: Gpu;
  private readonly parts: readonly Part[];
  private readonly workspace: Workspace;
  private readonly constantBars: GPUBuffer;
  /** Bound where no energies are written. */
  private readonly spare: GPUBuffer;
  private readonly sizes: string;
  private jacobians: readonly JacobianRows[] | null = null;
  private destroyed = false;

  /** @param context  whose `spec.problem.residuals` are `terms` */
  constructor(
    private readonly context: EvaluatorContext,
    private terms: ResidualTerms,
    pipelines: readonly ResidualPipelines[],
  ) {
    const { gpu, spec } = context;
    const { shape } = spec.problem;
    this.gpu = gpu;
    this.sizes = sizesKey(terms);
    const batches = batchesOf(terms);
    const tilings = batches.map(({ points, channels }) => tilingOf(spec, points, gpu.info, channels.length));
    const parameters = parameterCount(shape);
    const rooms = tilings.map((tiling, b) =>
      roomOf(tiling, { channels: batches[b]!.channels.length, backward: true }, parameters),
    );
    this.workspace = new Workspace(gpu, layersOf(shape), largestRoom(rooms));
    const points = Math.max(
      ...tilings.map(({ networksPerTile, pointsPerTile }) => networksPerTile * pointsPerTile),
    );
    const storage = (name: string, count: number) => gpu.buffer(name, 4 * count, GPUBufferUsage.STORAGE);
    this.constantBars = storage('learner constant adjoints', points * (shape.constants ?? 0));
    this.spare = storage('learner spare energies', 1);
    const all = energyGroupsOf({ ...spec.problem, residuals: terms });
    let begin = 0;
    this.parts = batches.map((batch, b) => {
      const device = new BatchOnDevice(gpu, shape, terms.sets, batch, pipelines[b]!);
      const rows = residualRows(batch, terms.sets, { begin, all });
      begin += Math.ceil(batch.points / ENERGY_GROUP);
      return { device, rows, evaluator: this.evaluator(device, rows, b, tilings) };
    });
  }

  evaluation(target: EvaluationTarget): Dispatch[] {
    return this.parts.flatMap(({ evaluator }) => evaluator.evaluation(target));
  }

  /** Whether buffers of these terms hold those. */
  fits(terms: ResidualTerms): boolean {
    return sizesKey(terms) === this.sizes;
  }

  /** Other numbers for the same sizes (`fits`). */
  write(terms: ResidualTerms): void {
    this.terms = terms;
    batchesOf(terms).forEach((batch, b) => {
      this.parts[b]!.device.write(batch);
    });
  }

  /** r without weights, [network][residual]. */
  async values(submitter: Submitter, weights: GPUBuffer): Promise<Float64Array> {
    const count = residualCount(this.terms);
    const values = new Float64Array(this.context.spec.networks * count);
    for (const { device, evaluator } of this.parts) {
      const { equations, groups } = device.batch;
      const { networksPerTile, pointsPerTile, tiles } = evaluator.tiling;
      const bytes = 4 * networksPerTile * pointsPerTile * equations;
      const sink = await this.gpu.guarded('evaluating residuals', () =>
        this.gpu.buffer('learner residuals', bytes, GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC),
      );
      try {
        for (const [number, tile] of tiles.entries()) {
          const sinks = { sink, constantBars: this.constantBars, energies: this.spare };
          const place = evaluator.headPlace(tile, number, weights);
          const list = device.dispatches(RESIDUAL_MODE.values, place, sinks);
          await submitter.run([...evaluator.forward(tile, number, weights), ...list]);
          const tileValues = 4 * tile.networkCount * tile.points * equations;
          const found = new Float32Array(await this.gpu.read(sink, tileValues));
          for (let e = 0; e < tile.networkCount; e++)
            for (const { group, firstPoint, firstResidual } of groups) {
              const width = group.equations.length;
              const first = (tile.networkBegin + e) * count + firstResidual;
              const begin = Math.max(firstPoint, tile.pointBegin);
              const end = Math.min(firstPoint + group.points, tile.pointBegin + tile.points);
              for (let p = begin; p < end; p++) {
                const from = (e * tile.points + p - tile.pointBegin) * equations;
                values.set(found.subarray(from, from + width), first + (p - firstPoint) * width);
              }
            }
        }
      } finally {
        this.gpu.release(sink);
      }
    }
    return values;
  }

  /** dr/dtheta of one network, [residual][parameter]. @throws GBX-481 where it is too large */
  async jacobian(submitter: Submitter, weights: GPUBuffer, network: number): Promise<Float32Array> {
    const rows = new Float32Array(jacobianLength(this.context.spec.problem.shape, this.terms));
    for (const jacobian of await this.jacobianRows()) await jacobian.into(rows, submitter, weights, network);
    return rows;
  }

  private async jacobianRows(): Promise<readonly JacobianRows[]> {
    if (this.jacobians) return this.jacobians;
    const made = await this.gpu.guarded('preparing Jacobians', () =>
      this.parts.map(({ device, rows }) => new JacobianRows(this.context, device, rows)),
    );
    if (this.destroyed) {
      // `destroy` came while these were made, and did not know of them.
      for (const jacobian of made) jacobian.destroy();
      throw new GlassboxError('GBX-222');
    }
    this.jacobians = made;
    return made;
  }

  destroy(): void {
    this.destroyed = true;
    for (const { device, evaluator } of this.parts) {
      evaluator.destroy();
      device.destroy();
    }
    for (const jacobian of this.jacobians ?? []) jacobian.destroy();
    this.workspace.destroy();
    for (const buffer of [this.constantBars, this.spare]) this.gpu.release(buffer);
  }

  private evaluator(
    device: BatchOnDevice,
    rows: Rows,
    b: number,
    tilings: readonly ReturnType<typeof tilingOf>[],
  ): Evaluator {
    return new Evaluator(
      this.context,
      device.pipelines.layers,
      rows,
      { inputs: device.inputs, picks: this.spare },
      (place, energies) =>
        device.dispatches(RESIDUAL_MODE.energies, place, {
          sink: place.adjoint,
          constantBars: this.constantBars,
          energies,
        }),
      { tiling: tilings[b]!, workspace: this.workspace },
    );
  }
}
