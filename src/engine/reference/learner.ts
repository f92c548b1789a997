/**
 * The learner half of the reference engine: E networks in f64, plain loops, never optimised. Random numbers by the one
 * layout of `streams.ts`; the step in their counters is the number of steps made before the one that uses them.
 */

import { passFactors, StepDropout } from '../../learner/dropout.ts';
import { checkProblem, checkReplacement, dataOffsets, parameterCount } from '../../learner/network.ts';
import type { TrainingData } from '../../learner/problem.ts';
import { checkResiduals, type Derivative, type ResidualTerms } from '../../learner/residuals.ts';
import type { LearnerMove, LearnerSnapshot, LearnerSpec, LearnerState, StepFactors } from '../contract.ts';
import { checkHasData, checkPass, checkThinned } from '../data-requests.ts';
import { MomentClock, stepNumbers } from '../moments.ts';
import { checkMove } from '../requests.ts';
import { checkBatch, checkNetwork, jetPoints, residualsOf } from '../residual-requests.ts';
import { LearnerEnergy, type NetworkTether, pull } from './learner-energy.ts';
import { JetPass } from './learner-jets.ts';
import {
  descend,
  drawBatch,
  langevinNoise,
  langevinWord,
  logAcceptanceRatio,
  logOfWord,
  propose,
  representable,
} from './learner-moves.ts';

/** @throws RangeError if the spec's arrays do not fit its shape */
export function createReferenceLearner(spec: LearnerSpec): LearnerState {
  return new ReferenceLearner(spec);
}

class ReferenceLearner implements LearnerState {
  readonly networks: number;
  readonly parameters: number;
  stepCount = 0;
  private readonly theta: Float64Array;
  private readonly velocity: Float64Array;
  private readonly secondMoment: Float64Array;
  private readonly clock = new MomentClock();
  private readonly acceptedMoves: Float64Array;
  private readonly stoppedAt: Float64Array;
  private readonly frozen: Uint8Array;
  private readonly energy: LearnerEnergy;

  constructor(private readonly spec: LearnerSpec) {
    checkProblem(spec.problem);
    const { shape } = spec.problem;
    if (!Number.isSafeInteger(spec.networks) || spec.networks < 1)
      throw new RangeError(`${spec.networks} networks`);
    this.networks = spec.networks;
    this.parameters = parameterCount(shape);
    if (spec.weights.length !== this.networks * this.parameters) {
      throw new RangeError(
        `expected ${this.networks * this.parameters} starting weights, got ${spec.weights.length}`,
      );
    }
    this.theta = Float64Array.from(spec.weights);
    this.velocity = new Float64Array(this.theta.length);
    this.secondMoment = new Float64Array(this.theta.length);
    this.acceptedMoves = new Float64Array(this.networks);
    this.stoppedAt = new Float64Array(this.networks).fill(-1);
    this.frozen = spec.problem.frozen ?? new Uint8Array(this.parameters);
    this.energy = new LearnerEnergy(spec);
  }

  async step(move: LearnerMove, steps: number, factors?: StepFactors): Promise<void> {
    checkMove(move, this, steps, factors);
    checkBatch(move, this.spec.problem);
    checkThinned(move, this.spec.problem);
    if (this.clock.mustForget(move)) {
      this.velocity.fill(0);
      this.secondMoment.fill(0);
    }
    for (let network = 0; network < this.networks; network++) {
      if (this.stoppedAt[network]! >= 0) continue;
      if (move.kind === 'langevin') this.langevin(move, network, steps, factors);
      else if (move.kind === 'underdamped') this.underdamped(move, network, steps, factors);
      else this.descent(move, network, steps, factors);
    }
    this.clock.count(move, steps);
    this.stepCount += steps;
  }

  async energies(): Promise<Float64Array> {
    const scratch = new Float64Array(this.parameters);
    return Float64Array.from({ length: this.networks }, (_, network) =>
      this.energy.of(network, this.ofNetwork(network), scratch),
    );
  }

  async gradients(): Promise<Float64Array> {
    const gradients = new Float64Array(this.theta.length);
    for (let network = 0; network < this.networks; network++) {
      const slice = gradients.subarray(network * this.parameters, (network + 1) * this.parameters);
      this.energy.of(network, this.ofNetwork(network), slice);
    }
    return gradients;
  }

  async inputGradients(): Promise<Float64Array> {
    const { problem } = this.spec;
    checkHasData(problem);
    const length = this.energy.data.points * problem.shape.inputs;
    const bars = new Float64Array(this.networks * length);
    const scratch = new Float64Array(this.parameters);
    for (let network = 0; network < this.networks; network++) {
      const inputBar = bars.subarray(network * length, (network + 1) * length);
      this.energy.of(network, this.ofNetwork(network), scratch, { inputBar });
    }
    return bars;
  }

  async replaceData(data: TrainingData): Promise<void> {
    checkReplacement(this.spec.problem, data);
    const { weights } = data;
    this.energy.data = {
      ...data,
      inputs: data.inputs.slice(),
      targets: data.targets.slice(),
      ...(weights ? { weights: weights.slice() } : {}),
    };
  }

  async outputs(inputs?: Float64Array, pass?: number): Promise<Float64Array> {
    checkPass(pass);
    const { seed, problem, firstNetwork = 0 } = this.spec;
    const { shape } = problem;
    const { data } = this.energy;
    const source = inputs ?? data.inputs;
    if (inputs && inputs.length % shape.inputs !== 0) {
      throw new RangeError(`${inputs.length} values are not whole points of ${shape.inputs} inputs`);
    }
    const points = inputs ? inputs.length / shape.inputs : data.points;
    const result = new Float64Array(this.networks * points * shape.outputs);
    for (let network = 0; network < this.networks; network++) {
      const start = inputs ? 0 : dataOffsets(shape, data, network, this.networks).inputs;
      this.energy.pass.factors =
        pass === undefined ? null : passFactors(seed, firstNetwork + network, pass, problem);
      for (let point = 0; point < points; point++) {
        const f = this.energy.pass.forward(
          this.theta,
          network * this.parameters,
          source,
          start + point * shape.inputs,
        );
        result.set(f, (network * points + point) * shape.outputs);
      }
    }
    this.energy.pass.factors = null;
    return result;
  }

  async jets(inputs: Float64Array, channels: readonly Derivative[]): Promise<Float64Array> {
    const { shape } = this.spec.problem;
    const pass = new JetPass(shape, channels);
    const points = jetPoints(inputs, shape, channels);
    const [from, to] = [channels.length * shape.inputs, channels.length * shape.outputs];
    const result = new Float64Array(this.networks * points * to);
    for (let network = 0; network < this.networks; network++)
      for (let point = 0; point < points; point++) {
        const jet = pass.forward(this.theta, network * this.parameters, inputs, point * from);
        result.set(jet, (network * points + point) * to);
      }
    return result;
  }

  async residuals(): Promise<Float64Array> {
    const of = residualsOf(this.energy.residuals);
    const values = new Float64Array(this.networks * of.count);
    for (let network = 0; network < this.networks; network++)
      of.values(network, this.ofNetwork(network), values, network * of.count);
    return values;
  }

  async residualJacobian(network: number): Promise<Float64Array> {
    const residuals = residualsOf(this.energy.residuals);
    checkNetwork(network, this.networks);
    return residuals.jacobian(network, this.ofNetwork(network));
  }

  async replaceResiduals(terms: ResidualTerms): Promise<void> {
    checkResiduals(terms, this.spec.problem.shape);
    residualsOf(this.energy.residuals).replace(terms);
  }

  async weights(): Promise<Float64Array> {
    return this.theta.slice();
  }

  async accepted(): Promise<Float64Array> {
    return this.acceptedMoves.slice();
  }

  async stopped(): Promise<Float64Array> {
    return this.stoppedAt.slice();
  }

  async snapshot(): Promise<LearnerSnapshot> {
    return {
      step: this.stepCount,
      weights: this.theta.slice(),
      velocity: this.velocity.slice(),
      secondMoment: this.secondMoment.slice(),
      moments: this.clock.moments,
      accepted: this.acceptedMoves.slice(),
      stopped: this.stoppedAt.slice(),
    };
  }

  async restore(snapshot: LearnerSnapshot): Promise<void> {
    if (snapshot.weights.length !== this.theta.length)
      throw new RangeError('the snapshot is of another shape');
    this.stepCount = snapshot.step;
    this.theta.set(snapshot.weights);
    this.velocity.set(snapshot.velocity);
    this.secondMoment.set(snapshot.secondMoment);
    this.clock.restore(snapshot.moments);
    this.acceptedMoves.set(snapshot.accepted);
    if (snapshot.stopped) this.stoppedAt.set(snapshot.stopped);
    else this.stoppedAt.fill(-1);
  }

  destroy(): void {}

  private ofNetwork(network: number, all = this.theta): Float64Array {
    return all.subarray(network * this.parameters, (network + 1) * this.parameters);
  }

  /** Noise of a step, 0 where frozen. */
  private noise(network: number, time: number, noise: Float64Array): void {
    langevinNoise(this.spec.seed, (this.spec.firstNetwork ?? 0) + network, time, noise);
    for (let k = 0; k < noise.length; k++) if (this.frozen[k]) noise[k] = 0;
  }

  /** Whether a network's new parameters are no numbers: then it is back at the old ones, without moments. */
  private stops(network: number, old: Float64Array, time: number): boolean {
    if (representable(this.ofNetwork(network))) return false;
    this.stoppedAt[network] = time;
    this.ofNetwork(network).set(old);
    this.ofNetwork(network, this.velocity).fill(0);
    this.ofNetwork(network, this.secondMoment).fill(0);
    return true;
  }

  private tetherOf(move: LearnerMove, network: number): NetworkTether | null {
    if (!move.tether) return null;
    return { strength: move.tether.strength, centre: this.ofNetwork(network, move.tether.centres) };
  }

  private langevin(
    move: LearnerMove & { kind: 'langevin' },
    network: number,
    steps: number,
    factors?: StepFactors,
  ): void {
    const { seed, firstNetwork = 0 } = this.spec;
    let [theta, next] = [this.ofNetwork(network).slice(), new Float64Array(this.parameters)];
    const noise = new Float64Array(this.parameters);
    const tether = this.tetherOf(move, network);
    let here = this.energy.evaluate(network, theta);
    for (let step = 0; step < steps; step++) {
      const time = this.stepCount + step;
      const { rate: epsilon, temperature } = stepNumbers(move, network, factors, step);
      const at = this.energy.potential(theta, here, temperature, tether);
      this.noise(network, time, noise);
      propose(theta, at.slope, noise, epsilon, next);
      if (!move.adjusted && !representable(next)) {
        this.stoppedAt[network] = time;
        break;
      }
      const there = this.energy.evaluate(network, next);
      const to = this.energy.potential(next, there, temperature, tether);
      const ratio = at.energy - to.energy + logAcceptanceRatio(theta, next, to.slope, noise, epsilon);
      // A proposal whose energy overflows has ratio NaN or -Infinity: rejected by the comparison.
      const accepts = ratio > logOfWord(langevinWord(seed, firstNetwork + network, time));
      if (move.adjusted && !(accepts && representable(next))) continue;
      [theta, next] = [next, theta];
      here = there;
      this.acceptedMoves[network]! += 1;
    }
    this.ofNetwork(network).set(theta);
  }

  private descent(
    move: LearnerMove & { kind: 'descent' },
    network: number,
    steps: number,
    factors?: StepFactors,
  ): void {
    const { seed, firstNetwork = 0, problem } = this.spec;
    const moving = {
      theta: this.ofNetwork(network),
      velocity: this.ofNetwork(network, this.velocity),
      secondMoment: this.ofNetwork(network, this.secondMoment),
    };
    const gradient = new Float64Array(this.parameters);
    const batch = move.batch > 0 ? new Uint32Array(move.batch) : undefined;
    const { rule, weightDecay } = move;
    const before = this.clock.stepsBefore(move);
    const tether = this.tetherOf(move, network);
    for (let step = 0; step < steps; step++) {
      const { rate } = stepNumbers(move, network, factors, step);
      const [owner, time] = [firstNetwork + network, this.stepCount + step];
      if (batch) drawBatch(seed, owner, time, this.energy.data.points, batch);
      const thinning = problem.dropout ? new StepDropout(seed, owner, time, problem.dropout) : undefined;
      this.energy.of(network, moving.theta, gradient, { batch, dropout: thinning });
      const old = moving.theta.slice();
      if (tether) pull(gradient, old, tether);
      descend(moving, gradient, { frozen: this.frozen, rule, rate, weightDecay, t: before + step + 1 });
      if (this.stops(network, old, this.stepCount + step)) return;
    }
  }

  private underdamped(
    move: LearnerMove & { kind: 'underdamped' },
    network: number,
    steps: number,
    factors?: StepFactors,
  ): void {
    const [theta, velocity] = [this.ofNetwork(network), this.ofNetwork(network, this.velocity)];
    const noise = new Float64Array(this.parameters);
    const tether = this.tetherOf(move, network);
    let here = this.energy.evaluate(network, theta);
    for (let step = 0; step < steps; step++) {
      const { rate: h, temperature, kept, drawn } = stepNumbers(move, network, factors, step);
      const { slope } = this.energy.potential(theta, here, temperature, tether);
      this.noise(network, this.stepCount + step, noise);
      const old = theta.slice();
      for (let k = 0; k < theta.length; k++) {
        if (this.frozen[k]) velocity[k] = 0;
        const kicked = velocity[k]! - (h / 2) * slope[k]!;
        velocity[k] = kept * kicked + drawn * noise[k]!;
        theta[k]! += (h / 2) * (kicked + velocity[k]!);
      }
      if (this.stops(network, old, this.stepCount + step)) return;
      here = this.energy.evaluate(network, theta);
      const after = this.energy.potential(theta, here, temperature, tether).slope;
      for (let k = 0; k < theta.length; k++) velocity[k]! -= (h / 2) * after[k]!;
    }
  }
}
