/**
 * The right side: networks drawn from the Gibbs measure exp(-E/T) times a Gaussian prior, with the extensive energy
 * E = (1/2) sum_mu (y_mu - f_mu)^2 over the training points. T = tau * Delta, Delta the variance of the label noise.
 *
 * Overlaps q_ab = (1/P) sum_mu f_a f_b are of outputs on the training points; columns show them divided by the mean q_aa, the
 * identity uses them as they are. Raw weight overlap between copies is destroyed by hidden-unit symmetry, so it is shown
 * beside its aligned form and the null of random networks.
 */
import { acceptanceBetween, tuneStepSizes } from '../../dynamics/langevin-step.ts';
import type { Engine, LearnerMove, LearnerSnapshot, LearnerState } from '../../engine/contract.ts';
import { drawFromPrior } from '../../learner/prior.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { centredAndNormalised, functionOverlaps } from '../../observables/networks.ts';
import { pairsWithinSamples } from '../../observables/overlap.ts';
import type { Seed } from '../../random/seed.ts';
import type { Frame, MatrixData } from '../declaration.ts';
import { replicaMap } from '../replica-map.ts';
import type { LearnerData } from './learner-setup.ts';
import { summarise } from './network-summary.ts';
import { NetworkSums } from './network-sums.ts';
import type { Batch, Side, SideSummary } from './side.ts';

export interface NetworkSideSpec extends Batch {
  readonly problem: LearnerProblem;
  readonly data: LearnerData;
  readonly seed: Seed;
  readonly moves: number;
  readonly motion: 'adjusted' | 'langevin' | 'sgd';
  /** Points per minibatch (SGD). */
  readonly batch: number;
  /** eta of SGD at the hottest step, and of plain Langevin: theta' = theta - eta grad(E + T prior) + sqrt(2 eta T) xi. */
  readonly learningRate: number;
  readonly hottest: number;
  /** T of the weight decay in SGD, which has no temperature of its own: Delta times the coldest step. */
  readonly decayTemperature: number;
  /** Temperatures of the run, for the light's correction. */
  readonly temperatures: number;
  /** Mean aligned weight overlap of random networks from the prior; NaN without hidden units. */
  readonly alignedNull: number;
  /** Global index of the first network; default 0. */
  readonly firstNetwork?: number;
}

/** Rounds of step-size tuning in a temperature's moves (those of the first half are used). */
const ROUNDS = 64;
/** Starting step of the adjusted dynamics at T = Delta; the warm-up tunes it within its first rounds. */
const FIRST_STEP = 0.003;

interface SavedSide {
  readonly snapshot: LearnerSnapshot;
  readonly stepSize: number;
  readonly rounds: number;
  readonly acceptedAtRound: Float64Array;
  readonly acceptedAtStart: Float64Array;
  readonly movesHere: number;
  readonly sums: unknown;
  readonly earlierWeights: Float64Array | null;
  readonly virial: { readonly sum: Float64Array; readonly count: number };
}

export async function createNetworkSide(engine: Engine, spec: NetworkSideSpec): Promise<NetworkSide> {
  const networks = spec.samples * spec.replicas;
  const { problem, seed, firstNetwork = 0 } = spec;
  const weights = drawFromPrior(problem, { networks, seed, first: firstNetwork });
  const state = await engine.learner({ problem, networks, seed, weights, firstNetwork });
  return new NetworkSide(state, spec);
}

export class NetworkSide implements Side {
  readonly unitsPerTemperature: number;
  private readonly sums: NetworkSums;
  private tau = 1;
  private stepSize: number;
  private rounds = 0;
  private movesHere = 0;
  private acceptedAtRound: Float64Array;
  private acceptedAtStart: Float64Array;
  private earlierWeights: Float64Array | null = null;
  private saidDiverged = false;
  private virial: { sum: Float64Array; count: number };

  constructor(
    private readonly state: LearnerState,
    private readonly spec: NetworkSideSpec,
  ) {
    this.unitsPerTemperature = spec.moves;
    this.sums = new NetworkSums(spec, spec.data, spec.problem.data.points);
    this.stepSize = FIRST_STEP * spec.hottest;
    this.acceptedAtRound = new Float64Array(state.networks);
    this.acceptedAtStart = new Float64Array(state.networks);
    this.virial = { sum: new Float64Array(state.networks), count: 0 };
  }

  enter(tau: number): void {
    this.tau = tau;
    this.sums.reset();
    this.rounds = 0;
    this.movesHere = 0;
    this.acceptedAtStart = this.acceptedAtRound;
    this.virial = { sum: new Float64Array(this.state.networks), count: 0 };
    if (this.spec.motion === 'langevin') this.stepSize = this.spec.learningRate * this.temperature;
    if (this.spec.motion === 'sgd') this.stepSize = this.spec.learningRate * (tau / this.spec.hottest);
  }

  private get temperature(): number {
    return this.tau * this.spec.data.noiseVariance;
  }

  async advance(units: number, tuning: boolean): Promise<void> {
    const every = Math.max(1, Math.floor(this.spec.moves / ROUNDS));
    for (let left = units; left > 0; ) {
      const piece = Math.min(left, every - (this.movesHere % every));
      await this.state.step(this.move(), piece);
      this.movesHere += piece;
      left -= piece;
      if (this.movesHere % every === 0) await this.endRound(every, tuning);
    }
  }

  private async endRound(moves: number, tuning: boolean): Promise<void> {
    if (this.spec.motion !== 'adjusted' || !tuning) return;
    const accepted = await this.state.accepted();
    const tuned = tuneStepSizes({
      temperatures: this.filled(this.temperature),
      stepSizes: this.filled(this.stepSize),
      acceptance: acceptanceBetween(this.acceptedAtRound, accepted, moves),
      round: this.rounds++,
    });
    this.acceptedAtRound = accepted;
    this.stepSize = tuned[0]!;
  }

  private move(): LearnerMove {
    const { motion, batch, decayTemperature, problem } = this.spec;
    if (motion === 'sgd') {
      return {
        kind: 'descent',
        rule: { kind: 'momentum', momentum: 0, nesterov: false },
        learningRates: this.filled(this.stepSize),
        weightDecay: decayTemperature * problem.priorPrecision.weight,
        batch,
      };
    }
    return {
      kind: 'langevin',
      adjusted: motion === 'adjusted',
      temperatures: this.filled(this.temperature),
      stepSizes: this.filled(this.stepSize),
    };
  }

  async remember(): Promise<void> {
    // The measured half begins: what was accepted while tuning does not count.
    this.acceptedAtStart = this.acceptedAtRound = await this.state.accepted();
    this.movesHere = 0;
    this.sums.remember(await this.state.outputs());
    this.earlierWeights = await this.state.weights();
  }

  async measure(): Promise<void> {
    this.sums.add(await this.state.outputs());
    if (this.spec.motion === 'sgd') await this.addVirial();
  }

  /**
   * T_eff = <theta . grad U> / p with U the energy plus the decay: the temperature that equipartition would need. For SGD at
   * stationarity it equals (eta / 2p) <|g|^2>, the work that the minibatch noise does.
   */
  private async addVirial(): Promise<void> {
    const [gradients, weights] = [await this.state.gradients(), await this.state.weights()];
    const p = this.state.parameters;
    const decay = this.spec.decayTemperature * this.spec.problem.priorPrecision.weight;
    for (let e = 0; e < this.state.networks; e++) {
      let sum = 0;
      for (let k = e * p; k < (e + 1) * p; k++) sum += weights[k]! * (gradients[k]! + decay * weights[k]!);
      this.virial.sum[e]! += sum / p;
    }
    this.virial.count++;
  }

  async summary(): Promise<SideSummary> {
    const { state, spec } = this;
    const outputs = await state.outputs();
    const stopped = (await state.stopped()).filter((step) => step >= 0);
    if (stopped.length > 0 || !outputs.every(Number.isFinite)) return this.diverged(stopped);
    const { heldOut } = spec.data;
    const summary = summarise({
      spec,
      tau: this.tau,
      temperature: this.temperature,
      means: this.sums.means(outputs),
      pairs: this.sums.pairs,
      heldOutOutputs: heldOut ? await state.outputs(heldOut.inputs) : null,
      weights: await state.weights(),
      earlierWeights: this.earlierWeights!,
      acceptance: acceptanceBetween(
        this.acceptedAtStart,
        await state.accepted(),
        Math.max(1, this.movesHere),
      ),
      stepSize: this.stepSize,
      effectiveTemperature:
        this.virial.count > 0 ? this.virial.sum.map((sum) => sum / this.virial.count) : null,
    });
    this.acceptedAtRound = await state.accepted();
    return summary;
  }

  /**
   * Networks ran away (a step too long for the slope) and stand still: they are no draws of anything, means over all would not be
   * either, and that is said.
   *
   * @param stopped  the moves at which they did
   */
  private diverged(stopped: Float64Array): SideSummary {
    const first = !this.saidDiverged;
    this.saidDiverged = true;
    const facts = {
      count: stopped.length,
      networks: this.state.networks,
      step: Number(this.stepSize.toPrecision(3)),
      half: Number((this.stepSize / 2).toPrecision(3)),
      moves: stopped.length > 0 ? Math.min(...stopped) : this.state.stepCount,
    };
    return {
      values: { learnerEnergy: null, learnerStep: this.stepSize, learnerLight: 'red' },
      samples: {},
      histograms: {},
      ...(first && { note: { id: 'diverged', facts } }),
    };
  }

  /** By training error E/P, and the correlation of outputs on the training points. */
  async map(): Promise<MatrixData | null> {
    const { points } = this.spec.problem.data;
    const networks = this.spec.replicas;
    const values = (await this.state.outputs()).slice(0, networks * points);
    if (!values.every(Number.isFinite)) return null;
    const { targets } = this.spec.data;
    const energies = Float64Array.from({ length: networks }, (_, e) => {
      let sum = 0;
      for (let mu = 0; mu < points; mu++) sum += (targets[mu]! - values[e * points + mu]!) ** 2;
      return sum / (2 * points);
    });
    const normalised = centredAndNormalised({ values, networks, points });
    const overlaps = functionOverlaps(normalised, pairsWithinSamples(1, networks));
    return overlaps.every(Number.isFinite) ? replicaMap({ overlaps, energies, signed: true }) : null;
  }

  async spins(): Promise<null> {
    return null;
  }

  /** Outputs of the first set's first two networks on their training points, and what they were asked for. */
  async frame(): Promise<Frame['arrays']> {
    const outputs = Float32Array.from(await this.state.outputs());
    const { points } = this.spec.problem.data;
    return {
      'learner.a': outputs.slice(0, points),
      'learner.b': outputs.slice(points, 2 * points),
      'learner.target': Float32Array.from(this.spec.data.targets.subarray(0, points)),
    };
  }

  async save(): Promise<SavedSide> {
    return {
      snapshot: await this.state.snapshot(),
      stepSize: this.stepSize,
      rounds: this.rounds,
      acceptedAtRound: this.acceptedAtRound.slice(),
      acceptedAtStart: this.acceptedAtStart.slice(),
      movesHere: this.movesHere,
      sums: this.sums.save(),
      earlierWeights: this.earlierWeights?.slice() ?? null,
      virial: { sum: this.virial.sum.slice(), count: this.virial.count },
    };
  }

  /** After `enter` of the same temperature. */
  async restore(saved: unknown): Promise<void> {
    const from = saved as SavedSide;
    await this.state.restore(from.snapshot);
    this.stepSize = from.stepSize;
    this.rounds = from.rounds;
    this.acceptedAtRound = from.acceptedAtRound.slice();
    this.acceptedAtStart = from.acceptedAtStart.slice();
    this.movesHere = from.movesHere;
    this.sums.restore(from.sums);
    this.earlierWeights = from.earlierWeights?.slice() ?? null;
    this.virial = { sum: from.virial.sum.slice(), count: from.virial.count };
  }

  destroy(): void {
    this.state.destroy();
  }

  private filled(value: number): Float64Array {
    return new Float64Array(this.state.networks).fill(value);
  }
}
