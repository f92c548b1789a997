/**
 * Networks drawn from the posterior exp(-E) times the prior by Langevin moves: every network of an ensemble is a chain, asked at some
 * points every `thin` steps. With all points in a batch that is Langevin dynamics (exact if adjusted), with minibatches SGLD, whose
 * noise of the minibatch heats it unless steps are small. The plan must have `energy: 'sum'` and a `priorPrecision`.
 *
 * Source: Welling & Teh, ICML 2011 (SGLD); Roberts & Tweedie, Bernoulli 2 (1996) 341.
 */
import type { LearnerMove, LearnerState } from '../../engine/contract.ts';
import { integratedAutocorrelation } from '../../observables/autocorrelation.ts';
import type { Members } from '../../observables/uncertainty/decomposition.ts';
import type { Act, Memory } from '../journey.ts';
import type { EnsemblePlan, SetInputs } from './ensemble.ts';

export interface Chains {
  /** eps of the Langevin step. */
  readonly stepSize: number;
  /** Metropolis corrects the step (MALA): all points in a batch. Default false. */
  readonly adjusted?: boolean;
  /** Underdamped (BAOAB) with this friction instead; `stepSize` is then h. */
  readonly friction?: number;
  readonly burnIn: number;
  readonly samples: number;
  /** Steps between samples, >= 1. */
  readonly thin: number;
}

export class PosteriorSamples implements Memory {
  /** [sample][set] */
  #taken: Members[][] = [];

  constructor(
    private readonly plan: EnsemblePlan,
    private readonly chains: Chains,
    private readonly inputs: SetInputs,
  ) {}

  get move(): LearnerMove {
    const { networks } = this.plan;
    const { stepSize, adjusted = false, friction } = this.chains;
    const same = {
      temperatures: new Float64Array(networks).fill(1),
      stepSizes: new Float64Array(networks).fill(stepSize),
    };
    return friction === undefined
      ? { kind: 'langevin', adjusted, ...same }
      : { kind: 'underdamped', friction, ...same };
  }

  /** Burn-in and samples as acts of a leg: this object is then part of the journey's memory. @param place  of the learner in its leg */
  *acts(place = 0): Generator<Act> {
    const { burnIn, thin, samples } = this.chains;
    const { work } = this.plan.legLearner;
    for (let from = 0; from < burnIn; from += thin) {
      const steps = Math.min(thin, burnIn - from);
      yield {
        kind: 'then',
        work: steps * work,
        run: (_, learners) => this.plan.advance(learners[place]!, steps, this.move),
      };
    }
    for (let k = 0; k < samples; k++)
      yield { kind: 'then', work: thin * work, run: (_, learners) => this.take(learners[place]!) };
  }

  /** `thin` steps, then a sample. */
  async take(learner: LearnerState): Promise<void> {
    await this.plan.advance(learner, this.chains.thin, this.move);
    this.#taken.push(await this.plan.members(learner, this.inputs));
  }

  /** Burn-in and all samples at once. */
  async run(learner: LearnerState): Promise<void> {
    await this.plan.advance(learner, this.chains.burnIn, this.move);
    for (let k = 0; k < this.chains.samples; k++) await this.take(learner);
  }

  /** Networks x samples as members of one set. */
  members(set: number): Members {
    const all = this.#taken.map((sample) => sample[set]!);
    const joined = (of: (members: Members) => Float64Array) => {
      const each = of(all[0]!).length;
      const values = new Float64Array(all.length * each);
      for (const [k, sample] of all.entries()) values.set(of(sample), k * each);
      return values;
    };
    return {
      members: all.length * all[0]!.members,
      mean: joined((members) => members.mean),
      variance: joined((members) => members.variance),
    };
  }

  /** Of the prediction at one point of a set: how many independent samples the chains are worth. */
  effectiveSamples(set: number, point: number) {
    const { members, mean } = this.#taken[0]![set]!;
    const points = mean.length / members;
    return integratedAutocorrelation(
      Array.from({ length: members }, (_, e) =>
        Float64Array.from(this.#taken, (sample) => sample[set]!.mean[e * points + point]!),
      ),
    );
  }

  save(): unknown {
    return [...this.#taken];
  }

  restore(saved: unknown): void {
    this.#taken = [...(saved as Members[][])];
  }
}
