/**
 * LearnerState on the GPU: weights, gradients and energies stay there; a step reads nothing back.
 *
 * Calls run one after the other in the order made. The gradient at the current weights is kept between Langevin steps and
 * computed anew, by the same kernels and so to the same bits, after a restore or a descent.
 */
import { GlassboxError } from '../../messages/problem.ts';
import type { LearnerMove, LearnerSnapshot, LearnerSpec, LearnerState, StepFactors } from '../contract.ts';
import { MomentClock } from '../moments.ts';
import { checkMove } from '../requests.ts';
import type { Gpu } from './device.ts';
import type { LearnerBuffers, LearnerSizes } from './learner-buffers.ts';
import { Evaluator, givenRows } from './learner-evaluate.ts';
import type { Freshness } from './learner-moves.ts';
import { checkGivenSize } from './learner-size.ts';
import { type LearnerContext, Steppers } from './learner-steppers.ts';
import type { Submitter } from './learner-submit.ts';

export class WebgpuLearner implements LearnerState {
  readonly networks: number;
  readonly parameters: number;
  stepCount = 0;
  /** Whose `gradient` and `energies` belong to the current weights. */
  private fresh: Freshness = 'none';
  private destroyed = false;
  private readonly clock = new MomentClock();
  private queue: Promise<unknown> = Promise.resolve();
  private readonly gpu: Gpu;
  private readonly spec: LearnerSpec;
  private readonly sizes: LearnerSizes;
  private readonly buffers: LearnerBuffers;
  private readonly evaluator: Evaluator;
  private readonly submitter: Submitter;
  private readonly steppers: Steppers;

  constructor(private readonly context: LearnerContext) {
    const { gpu, spec, sizes, buffers, evaluator, submitter } = context;
    this.networks = spec.networks;
    this.parameters = sizes.parameters;
    this.gpu = gpu;
    this.spec = spec;
    this.sizes = sizes;
    this.buffers = buffers;
    this.evaluator = evaluator;
    this.submitter = submitter;
    this.steppers = new Steppers(context);
  }

  step(move: LearnerMove, steps: number, factors?: StepFactors): Promise<void> {
    return this.inTurn(async () => {
      checkMove(move, this, steps, factors);
      if (steps === 0) return;
      const stepper = await this.steppers.for(move);
      if (this.clock.mustForget(move)) this.forgetMoments();
      // Who has stopped needs no gradient.
      if (stepper.keepsGradient !== 'none' && this.fresh === 'none') await this.refresh();
      if (stepper.keepsGradient !== 'all') this.fresh = stepper.keepsGradient;
      const age = this.clock.stepsBefore(move);
      await stepper.run({ move, steps, factors, time: this.stepCount, age });
      this.clock.count(move, steps);
      this.stepCount += steps;
    });
  }

  energies(): Promise<Float64Array> {
    return this.inTurn(async () => {
      await this.refresh();
      const { networks, energyGroups } = this.sizes;
      const parts = await this.readFloats(this.buffers.energies, networks * energyGroups);
      return Float64Array.from({ length: networks }, (_, e) =>
        parts.subarray(e * energyGroups, (e + 1) * energyGroups).reduce((sum, part) => sum + part, 0),
      );
    });
  }

  gradients(): Promise<Float64Array> {
    return this.inTurn(async () => {
      await this.refresh();
      return Float64Array.from(await this.readFloats(this.buffers.gradient, this.networks * this.parameters));
    });
  }

  outputs(inputs?: Float64Array): Promise<Float64Array> {
    return this.inTurn(() =>
      inputs ? this.outputsAt(inputs) : this.forward(this.evaluator, this.spec.problem.data.points),
    );
  }

  async jets(): Promise<Float64Array> {
    throw new Error('jets are not written yet');
  }

  async residuals(): Promise<Float64Array> {
    throw new Error('residuals are not written yet');
  }

  async residualJacobian(): Promise<Float64Array> {
    throw new Error('residuals are not written yet');
  }

  async replaceResiduals(): Promise<void> {
    throw new Error('residuals are not written yet');
  }

  weights(): Promise<Float64Array> {
    return this.inTurn(async () =>
      Float64Array.from(await this.readFloats(this.buffers.weights, this.networks * this.parameters)),
    );
  }

  accepted(): Promise<Float64Array> {
    return this.inTurn(async () => (await this.readProgress()).accepted);
  }

  stopped(): Promise<Float64Array> {
    return this.inTurn(async () => (await this.readProgress()).stopped);
  }

  snapshot(): Promise<LearnerSnapshot> {
    return this.inTurn(async () => {
      const count = this.networks * this.parameters;
      return {
        step: this.stepCount,
        weights: Float64Array.from(await this.readFloats(this.buffers.weights, count)),
        velocity: Float64Array.from(await this.readFloats(this.buffers.velocity, count)),
        secondMoment: Float64Array.from(await this.readFloats(this.buffers.secondMoment, count)),
        moments: this.clock.moments,
        ...(await this.readProgress()),
      };
    });
  }

  restore(snapshot: LearnerSnapshot): Promise<void> {
    return this.inTurn(async () => {
      const count = this.networks * this.parameters;
      const { weights, velocity, secondMoment, moments, accepted, step, stopped } = snapshot;
      const vectors = [weights, velocity, secondMoment];
      if (vectors.some(({ length }) => length !== count) || accepted.length !== this.networks)
        throw new RangeError('the snapshot is of another shape');
      this.gpu.write(this.buffers.weights, Float32Array.from(weights));
      this.gpu.write(this.buffers.velocity, Float32Array.from(velocity));
      this.gpu.write(this.buffers.secondMoment, Float32Array.from(secondMoment));
      this.clock.restore(moments);
      const progress = Array.from(accepted, (count, e) => [step, count, 0, (stopped?.[e] ?? -1) + 1]).flat();
      this.gpu.write(this.buffers.progress, Uint32Array.from(progress));
      this.stepCount = step;
      this.fresh = 'none';
      await this.gpu.settle();
    });
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.steppers.release();
    this.evaluator.destroy();
    for (const buffer of Object.values(this.buffers)) this.gpu.release(buffer);
  }

  /** Runs a call after those made before it, whether they failed or not. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.queue.then(() => {
      if (this.destroyed) throw new GlassboxError('GBX-222');
      this.gpu.check();
      return work();
    });
    this.queue = turn.catch(() => {});
    return turn;
  }

  private forgetMoments(): void {
    const zeros = new Float32Array(this.networks * this.parameters);
    this.gpu.write(this.buffers.velocity, zeros);
    this.gpu.write(this.buffers.secondMoment, zeros);
  }

  private async refresh(): Promise<void> {
    if (this.fresh === 'all') return;
    await this.submitter.run(this.context.evaluation);
    this.fresh = 'all';
  }

  private async outputsAt(given: Float64Array): Promise<Float64Array> {
    const { inputs: width } = this.spec.problem.shape;
    if (given.length % width !== 0 || given.length === 0)
      throw new RangeError(`${given.length} values are not whole points of ${width} inputs`);
    const points = given.length / width;
    checkGivenSize(this.spec, points, this.gpu.info);
    const { targets, noPicks: picks } = this.buffers;
    const { evaluator, inputs } = await this.gpu.guarded('evaluating given points', () => {
      const inputs = this.gpu.buffer(
        'given inputs',
        4 * given.length,
        GPUBufferUsage.STORAGE,
        Float32Array.from(given),
      );
      const data = { inputs, targets, picks };
      return {
        inputs,
        evaluator: new Evaluator(
          this.gpu,
          this.spec,
          this.context.pipelines,
          givenRows(points),
          data,
          this.context.tiled,
        ),
      };
    });
    try {
      return await this.forward(evaluator, points);
    } finally {
      evaluator.destroy();
      this.gpu.release(inputs);
    }
  }

  /** Outputs tile by tile, gathered as [network][point][output]. */
  private async forward(evaluator: Evaluator, points: number): Promise<Float64Array> {
    const { outputs: width } = this.spec.problem.shape;
    const gathered = new Float64Array(this.networks * points * width);
    for (const [number, tile] of evaluator.tiling.tiles.entries()) {
      await this.submitter.run(evaluator.forward(tile, number, this.buffers.weights));
      const rows = tile.points * width;
      const values = await this.readFloats(evaluator.outputBuffer, tile.networkCount * rows);
      for (let e = 0; e < tile.networkCount; e++) {
        const start = ((tile.networkBegin + e) * points + tile.pointBegin) * width;
        gathered.set(values.subarray(e * rows, (e + 1) * rows), start);
      }
    }
    return gathered;
  }

  private async readFloats(buffer: GPUBuffer, count: number): Promise<Float32Array> {
    return new Float32Array(await this.gpu.read(buffer, 4 * count));
  }

  private async readProgress(): Promise<{ accepted: Float64Array; stopped: Float64Array }> {
    const progress = new Uint32Array(await this.gpu.read(this.buffers.progress, 16 * this.networks));
    const words = (place: number, less: number) =>
      Float64Array.from({ length: this.networks }, (_, e) => progress[4 * e + place]! - less);
    return { accepted: words(1, 0), stopped: words(3, 1) };
  }
}
