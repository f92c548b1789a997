/**
 * Replicated descent: networks in groups of R, each pulled to a centre of its group, so that a group settles where many solutions lie
 * close together. With `centreRate` 1 the centre is the group's mean (replicated SGD: Baldassi et al., PNAS 113 (2016) E7655); below
 * 1 it follows the mean (elastic averaging: Zhang, Choromanska & LeCun, NIPS (2015), arXiv:1412.6651, with the centre held for
 * `every` steps).
 *
 *   theta_i' = theta_i - eta [g_i + gamma (theta_i - c)] every step;   c' = c + beta (mean_i theta_i - c) every K steps
 *
 * Any move of the contract takes the place of the first line; in Langevin moves gamma stands beside Phi, not divided by T. A replica
 * that has diverged no longer counts in the mean.
 */
import type { LearnerMove, LearnerSnapshot, LearnerState, StepFactors } from '../engine/contract.ts';
import { checkScoping, type Scoping, strengthAt } from './scoping.ts';

export interface ReplicatedOptions {
  /** R >= 1 networks a group, those that follow one another. */
  readonly replicas: number;
  /** K >= 1 steps between two renewals of the centres. */
  readonly every: number;
  /** gamma, which may grow from renewal to renewal. */
  readonly scope: Scoping;
  /** beta in (0, 1]; 1 makes the centre the mean. */
  readonly centreRate: number;
}

/** All that a replicated descent needs to go on, bit for bit. Plain data. */
export interface ReplicatedSave {
  readonly learner: LearnerSnapshot;
  /** [group][parameter] */
  readonly centres: Float64Array;
  /** Renewals made, and steps since the last. */
  readonly renewals: number;
  readonly phase: number;
}

export class Replicated {
  private constructor(
    private readonly learner: LearnerState,
    private readonly options: ReplicatedOptions,
    private held: Float64Array,
    private renewals: number,
    private phase: number,
  ) {}

  /** Centres begin at the means of the groups. @throws RangeError for options out of range, or networks that are not whole groups */
  static async start(learner: LearnerState, options: ReplicatedOptions): Promise<Replicated> {
    const { replicas, every, scope, centreRate } = options;
    for (const count of [replicas, every])
      if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${count} replicas or steps`);
    if (learner.networks % replicas !== 0)
      throw new RangeError(`${learner.networks} networks are not whole groups of ${replicas}`);
    if (!(centreRate > 0 && centreRate <= 1)) throw new RangeError(`centre rate ${centreRate}`);
    checkScoping(scope);
    const empty = new Float64Array((learner.networks / replicas) * learner.parameters);
    const made = new Replicated(learner, options, empty, 0, 0);
    await made.follow(1);
    return made;
  }

  /** gamma of the next step. */
  get strength(): number {
    return strengthAt(this.options.scope, this.renewals);
  }

  /** [group][parameter] */
  get centres(): Float64Array {
    return this.held.slice();
  }

  /** Steps of a move that has no tether of its own; calls may end anywhere between two renewals. */
  async step(move: LearnerMove, steps: number, factors?: StepFactors): Promise<void> {
    for (let done = 0; done < steps; ) {
      const count = Math.min(steps - done, this.options.every - this.phase);
      const tether = { strength: this.strength, centres: this.centresOfNetworks() };
      await this.learner.step({ ...move, tether }, count, slice(factors, done, done + count));
      done += count;
      this.phase += count;
      if (this.phase < this.options.every) continue;
      await this.follow(this.options.centreRate);
      this.renewals += 1;
      this.phase = 0;
    }
  }

  async save(): Promise<ReplicatedSave> {
    const { renewals, phase } = this;
    return { learner: await this.learner.snapshot(), centres: this.centres, renewals, phase };
  }

  async restore({ learner, centres, renewals, phase }: ReplicatedSave): Promise<void> {
    if (centres.length !== this.held.length) throw new RangeError('the save is of another shape');
    await this.learner.restore(learner);
    this.held = centres.slice();
    this.renewals = renewals;
    this.phase = phase;
  }

  private centresOfNetworks(): Float64Array {
    const { networks, parameters } = this.learner;
    const centres = new Float64Array(networks * parameters);
    for (let e = 0; e < networks; e++) centres.set(this.ofGroup(this.groupOf(e)), e * parameters);
    return centres;
  }

  private groupOf(network: number): number {
    return Math.floor(network / this.options.replicas);
  }

  private ofGroup(group: number): Float64Array {
    const { parameters } = this.learner;
    return this.held.subarray(group * parameters, (group + 1) * parameters);
  }

  /** c' = c + rate (mean - c). A group without living replicas keeps its centre. */
  private async follow(rate: number): Promise<void> {
    const { learner, options } = this;
    const [weights, stopped] = [await learner.weights(), await learner.stopped()];
    for (let group = 0; group < learner.networks / options.replicas; group++) {
      const members = Array.from({ length: options.replicas }, (_, r) => group * options.replicas + r);
      const living = members.filter((e) => stopped[e] === -1);
      if (living.length === 0) continue;
      const centre = this.ofGroup(group);
      for (let k = 0; k < learner.parameters; k++) {
        const sum = living.reduce((total, e) => total + weights[e * learner.parameters + k]!, 0);
        const mean = sum / living.length;
        centre[k] = rate === 1 ? mean : centre[k]! + rate * (mean - centre[k]!);
      }
    }
  }
}

function slice(factors: StepFactors | undefined, from: number, to: number): StepFactors | undefined {
  if (!factors) return undefined;
  const { rates, temperatures } = factors;
  return {
    ...(rates && { rates: rates.slice(from, to) }),
    ...(temperatures && { temperatures: temperatures.slice(from, to) }),
  };
}
