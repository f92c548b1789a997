/**
 * LearnerState on the GPU: weights, gradients and energies stay there; a step reads nothing back.
 *
 * Calls run one after the other in the order made. The gradient at the current weights is kept between Langevin steps and
 * computed anew, by the same kernels and so to the same bits, after a restore or a descent.
 */
import { checkReplacement } from '../../learner/network.ts';
import type { LearnerProblem, TrainingData } from '../../learner/problem.ts';
import {
  checkResiduals,
  checkSameStructure,
  type Derivative,
  type ResidualTerms,
  VALUE_CHANNEL,
} from '../../learner/residuals.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { LearnerMove, LearnerSnapshot, LearnerSpec, LearnerState, StepFactors } from '../contract.ts';
import { checkHasData, checkPass, checkThinned } from '../data-requests.ts';
import { MomentClock } from '../moments.ts';
import { checkMove } from '../requests.ts';
import { checkBatch, checkNetwork, jetPoints, residualsOf } from '../residual-requests.ts';
import type { Gpu } from './device.ts';
import { energyBuffer, type LearnerBuffers, learnerSizes, packTargets } from './learner-buffers.ts';
import { energyOf, type LearnerContext } from './learner-energy.ts';
import { inputGradientsOf } from './learner-input-gradients.ts';
import type { Freshness } from './learner-moves.ts';
import { jetsAt, outputsOf } from './learner-outputs.ts';
import { compileBatches } from './learner-residuals.ts';
import { checkLearnerSize } from './learner-size.ts';
import { Steppers } from './learner-steppers.ts';

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
  private steppers: Steppers;
  /** What new data are compared with. */
  private readonly began: LearnerProblem;

  constructor(private context: LearnerContext) {
    const { gpu, spec, sizes } = context;
    this.networks = spec.networks;
    this.parameters = sizes.parameters;
    this.gpu = gpu;
    this.began = spec.problem;
    this.steppers = new Steppers(context);
  }

  step(move: LearnerMove, steps: number, factors?: StepFactors): Promise<void> {
    return this.inTurn(async () => {
      checkMove(move, this, steps, factors);
      checkBatch(move, this.spec.problem);
      checkThinned(move, this.spec.problem);
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
      const { networks, energyGroups } = this.context.sizes;
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

  outputs(inputs?: Float64Array, pass?: number): Promise<Float64Array> {
    return this.inTurn(async () => {
      checkPass(pass);
      const { data, dropout } = this.context;
      const points = inputs ? this.pointsOf(inputs) : this.spec.problem.data.points;
      const thinning = pass === undefined ? null : (dropout?.ofPass(pass) ?? null);
      if (inputs) return jetsAt(this.context, inputs, points, VALUE_CHANNEL, thinning);
      return data ? outputsOf(this.context, data, points, 1, thinning) : new Float64Array(0);
    });
  }

  jets(inputs: Float64Array, channels: readonly Derivative[]): Promise<Float64Array> {
    return this.inTurn(async () => {
      const points = jetPoints(inputs, this.spec.problem.shape, channels);
      return jetsAt(this.context, inputs, points, channels);
    });
  }

  residuals(): Promise<Float64Array> {
    return this.inTurn(async () => {
      const { residuals, submitter } = this.context;
      return residualsOf(residuals).values(submitter, this.buffers.weights);
    });
  }

  residualJacobian(network: number): Promise<Float32Array> {
    return this.inTurn(async () => {
      const { residuals, submitter } = this.context;
      const those = residualsOf(residuals);
      checkNetwork(network, this.networks);
      return those.jacobian(submitter, this.buffers.weights, network);
    });
  }

  inputGradients(): Promise<Float64Array> {
    return this.inTurn(async () => {
      checkHasData(this.spec.problem);
      return inputGradientsOf(this.context);
    });
  }

  replaceData(given: TrainingData): Promise<void> {
    // Calls before this one may take a while, and the caller's arrays are the caller's.
    const data = copyOfData(given);
    return this.inTurn(async () => {
      checkReplacement(this.began, data);
      const { inputs, targets } = this.buffers;
      if (data.points === this.spec.problem.data.points)
        this.context = { ...this.context, spec: this.specOn(data) };
      else await this.makeDataAnew(data);
      this.gpu.write(inputs, Float32Array.from(data.inputs));
      this.gpu.write(targets, packTargets(data));
      this.fresh = 'none';
      await this.gpu.settle();
    });
  }

  replaceResiduals(terms: ResidualTerms): Promise<void> {
    return this.inTurn(async () => {
      const residuals = residualsOf(this.context.residuals);
      checkResiduals(terms, this.spec.problem.shape);
      checkSameStructure(residualsOf(this.spec.problem.residuals), terms);
      if (residuals.fits(terms)) residuals.write(terms);
      else await this.makeResidualsAnew(terms);
      this.fresh = 'none';
      await this.gpu.settle();
    });
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
    this.context.energy.destroy();
    this.context.dropout?.destroy();
    for (const buffer of Object.values(this.buffers)) this.gpu.release(buffer);
  }

  private get spec(): LearnerSpec {
    return this.context.spec;
  }

  private get buffers(): LearnerBuffers {
    return this.context.buffers;
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
    await this.context.submitter.run(this.context.evaluation);
    this.fresh = 'all';
  }

  /** How many points these inputs are. @throws RangeError if they are not whole ones, or none */
  private pointsOf(given: Float64Array): number {
    const { inputs: width } = this.spec.problem.shape;
    if (given.length % width !== 0 || given.length === 0)
      throw new RangeError(`${given.length} values are not whole points of ${width} inputs`);
    return given.length / width;
  }

  /** Other buffers for residuals of other sizes; the old ones go when the new ones are there. @throws GBX-201, 221 */
  private async makeResidualsAnew(terms: ResidualTerms): Promise<void> {
    const { context, gpu } = this;
    const { problem } = this.spec;
    const spec = { ...this.spec, problem: { ...problem, residuals: terms } };
    checkLearnerSize(spec, gpu.info);
    const residualPipelines = await compileBatches(gpu, spec.problem, context.tiled);
    await this.makeEnergyAnew('replacing residuals', spec, residualPipelines);
  }

  /** Other tiles, groups of energies and steppers for another number of points; what holds the data stays. @throws GBX-221 */
  private makeDataAnew(data: TrainingData): Promise<void> {
    return this.makeEnergyAnew('replacing data', this.specOn(data), this.context.residualPipelines);
  }

  private specOn(data: TrainingData): LearnerSpec {
    // The numbers are on the device; what is kept here says how many they are.
    return { ...this.spec, problem: { ...this.spec.problem, data } };
  }

  /** What evaluates a spec takes the place of what did before. @throws GBX-221 */
  private async makeEnergyAnew(
    why: string,
    spec: LearnerSpec,
    residualPipelines: LearnerContext['residualPipelines'],
  ): Promise<void> {
    const { context, gpu, steppers } = this;
    if (this.destroyed) throw new GlassboxError('GBX-222');
    const made = await gpu.guarded(why, () => {
      const sizes = learnerSizes(spec, context.sizes.tableSteps);
      const buffers = { ...context.buffers, energies: energyBuffer(gpu, sizes) };
      const shared = { ...context, spec, residualPipelines, sizes, buffers };
      return { ...shared, ...energyOf(shared) };
    });
    if (this.destroyed) {
      // `destroy` came while these were made, and did not know of them.
      made.energy.destroy();
      gpu.release(made.buffers.energies);
      throw new GlassboxError('GBX-222');
    }
    this.context = made;
    this.steppers = new Steppers(this.context);
    steppers.release();
    context.energy.destroy();
    gpu.release(context.buffers.energies);
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

function copyOfData(data: TrainingData): TrainingData {
  const { inputs, targets, weights } = data;
  return {
    ...data,
    inputs: inputs.slice(),
    targets: targets.slice(),
    ...(weights ? { weights: weights.slice() } : {}),
  };
}
