/**
 * Ensembles of networks on many data sets at once: sets x members networks in one batch, network = set * members + member. Each has
 * minibatches, targets and points of its own, so that one learner holds a deep ensemble, a bootstrap, randomised priors, or the
 * repeats of an experiment.
 *
 * A plan is made from its task alone and keeps no state: a learner's step count says where it stands, so a restored snapshot goes on
 * to the last bit. What it does with a learner:
 *
 *     const plan = new EnsemblePlan(task);
 *     const learner = await engine.learner(plan.spec());
 *     await plan.advance(learner, plan.steps);                    // in pieces of any size
 *     const [predictions] = await plan.predict(learner, inputs);  // one for each set
 *
 * or `plan.acts(place)` in a leg that is walked. Inputs and targets are standardised by the moments of their set, and predictions are
 * given in its units.
 *
 * Source: Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474 (ensembles, adversarial points); Osband, Aslanides & Cassirer,
 * arXiv:1806.03335, lemma 3, and Pearce et al., arXiv:1810.05546 (anchors).
 */
import type { LearnerMove, LearnerSpec, LearnerState } from '../../engine/contract.ts';
import { varianceOf } from '../../learner/gaussian-loss.ts';
import { LIKELIHOOD } from '../../learner/likelihood.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { softmax } from '../../observables/uncertainty/class-doubt.ts';
import { decompose, type Members, type Predictions } from '../../observables/uncertainty/decomposition.ts';
import type { Act, LegLearner } from '../journey.ts';
import { descent } from '../learner-common/optimiser.ts';
import { learnerWork } from '../learner-common/tasks.ts';
import { EnsembleBatches } from './ensemble-batches.ts';
import { scaled } from './ensemble-data.ts';
import type { EnsembleTask } from './ensemble-task.ts';
import { startingWeights } from './starting-weights.ts';

export type { EnsembleTask } from './ensemble-task.ts';

/** Spin updates, or what takes as long, between two looks at the clock. */
const WORK_OF_AN_ACT = 1e6;

export class EnsemblePlan {
  readonly networks: number;
  /** Of the whole training. */
  readonly steps: number;
  readonly problem: LearnerProblem;
  /** What networks are shown, in scaled units. */
  readonly batches: EnsembleBatches;
  readonly #weights: Float64Array;
  readonly #move: LearnerMove;

  /** @throws RangeError if the task's arrays do not fit one another */
  constructor(readonly task: EnsembleTask) {
    this.networks = task.sets.length * task.members;
    this.batches = new EnsembleBatches(task);
    this.steps = task.epochs * this.batches.stepsPerEpoch;
    this.problem = problemOf(task, this.batches);
    this.#weights = startingWeights(task, this.problem.shape, this.networks);
    const { optimiser = 'adam', learningRate, weightDecay = 0, anchored = false, priorPrecision = 0 } = task;
    this.#move = {
      ...descent(this.networks, { optimiser, learningRate, weightDecay, batch: 0 }),
      ...(anchored && { tether: { strength: priorPrecision, centres: this.#weights } }),
    };
  }

  spec(): LearnerSpec {
    const { seed, firstNetwork = 0 } = this.task;
    return { problem: this.problem, networks: this.networks, seed, firstNetwork, weights: this.#weights };
  }

  /** For a leg that is walked. */
  get legLearner(): LegLearner {
    return { spec: () => this.spec(), work: learnerWork(this.problem, this.networks) };
  }

  /**
   * The next steps of the training, from the learner's step count on. @throws RangeError where it is over
   *
   * @param move  another one than the task's: a Langevin move feels `priorPrecision`
   */
  async advance(learner: LearnerState, steps: number, move = this.#move): Promise<void> {
    const { rates, adversarial = 0 } = this.task;
    const factorsOf = (from: number, count: number) =>
      rates && move === this.#move ? { rates: rates.subarray(from, from + count) } : undefined;
    if (move === this.#move && learner.stepCount + steps > this.steps)
      throw new RangeError(`step ${learner.stepCount + steps} of ${this.steps}`);
    if (this.batches.isWhole && adversarial === 0) {
      await learner.replaceData(this.batches.at(0));
      return learner.step(move, steps, factorsOf(learner.stepCount, steps));
    }
    for (let k = 0; k < steps; k++) {
      const at = learner.stepCount;
      await learner.replaceData(this.batches.at(at));
      if (adversarial > 0)
        await learner.replaceData(this.batches.withAdversaries(at, await learner.inputGradients()));
      await learner.step(move, 1, factorsOf(at, 1));
    }
  }

  /** The whole training as acts of a leg, in pieces whose size depends on the task alone. @param place  of the learner in its leg */
  *acts(place = 0, to = this.steps): Generator<Act> {
    const work = learnerWork(this.problem, this.networks);
    const piece = Math.max(1, Math.floor(WORK_OF_AN_ACT / work));
    for (let from = 0; from < to; from += piece) {
      const steps = Math.min(piece, to - from);
      yield { kind: 'then', work: steps * work, run: (_, learners) => this.advance(learners[place]!, steps) };
    }
  }

  /** Predictions at points in the sets' own units, [set]; classes have those of `class-doubt.ts` by `probabilities`. */
  async predict(learner: LearnerState, inputs: SetInputs, passes = 0): Promise<Predictions[]> {
    return (await this.members(learner, inputs, passes)).map((members) => decompose(members));
  }

  /**
   * What each network says, [set].
   *
   * @param inputs  [point][input], the same for all sets or one for each of them
   * @param passes  thinned networks to ask (Monte Carlo dropout): members x passes members then. 0: the whole networks
   */
  async members(learner: LearnerState, inputs: SetInputs, passes = 0): Promise<Members[]> {
    const { members, loss, values, noise = LIKELIHOOD, knownNoise = 0 } = this.task;
    const perSet = await this.#outputs(learner, inputs, passes);
    return perSet.map((outputs, set) => {
      const { targets } = this.batches.scales[set]!;
      const width = this.problem.shape.outputs;
      const rows = outputs.length / width;
      const mean = new Float64Array(rows * values);
      const variance = new Float64Array(rows * values);
      for (let row = 0; row < rows; row++)
        for (let v = 0; v < values; v++) {
          const sd = targets.sd[v]!;
          mean[row * values + v] = targets.mean[v]! + sd * outputs[row * width + v]!;
          const own =
            loss === 'gaussian'
              ? varianceOf(outputs[row * width + values + v]!, noise.floor)
              : knownNoise ** 2;
          variance[row * values + v] = sd * sd * own;
        }
      return { members: members * Math.max(1, passes), mean, variance };
    });
  }

  /** Probabilities of a cross-entropy ensemble, [set], each [member][point][class]. */
  async probabilities(learner: LearnerState, inputs: SetInputs, passes = 0): Promise<Float64Array[]> {
    return (await this.#outputs(learner, inputs, passes)).map((outputs) =>
      softmax(outputs, this.task.values),
    );
  }

  /** Outputs in scaled units, [set], each [member][point][output] with passes of a member side by side. */
  async #outputs(learner: LearnerState, inputs: SetInputs, passes: number): Promise<Float64Array[]> {
    const { sets, members, inputs: width } = this.task;
    const outputs = this.problem.shape.outputs;
    const own = sets.map((_, set) =>
      scaled(inputs instanceof Float64Array ? inputs : inputs[set]!, this.batches.scales[set]!.inputs),
    );
    const points = own.map((values) => values.length / width);
    const all = points.map((n) => new Float64Array(members * Math.max(1, passes) * n * outputs));
    const most = Math.max(...points);
    const chunk = this.problem.data.points;
    for (let from = 0; from < most; from += chunk) {
      const count = Math.min(chunk, most - from);
      await learner.replaceData(this.batches.questions(own, from, count));
      for (let pass = 0; pass < Math.max(1, passes); pass++) {
        const said = await (passes > 0 ? learner.outputs(undefined, pass) : learner.outputs());
        for (let e = 0; e < this.networks; e++) {
          const set = Math.floor(e / members);
          const here = Math.min(count, points[set]! - from);
          if (here <= 0) continue;
          const member = (e % members) * Math.max(1, passes) + pass;
          const start = e * count * outputs;
          all[set]!.set(
            said.subarray(start, start + here * outputs),
            (member * points[set]! + from) * outputs,
          );
        }
      }
    }
    return all;
  }
}

/** Points to predict at, [point][input] in the sets' own units: the same for all sets, or one array for each. */
export type SetInputs = Float64Array | readonly Float64Array[];

function problemOf(task: EnsembleTask, batches: EnsembleBatches): LearnerProblem {
  const { loss, noise = LIKELIHOOD, dropout = 0, priorPrecision = 0 } = task;
  return {
    shape: batches.shape,
    data: batches.largest(),
    loss,
    ...(loss === 'gaussian' && { noise }),
    dropout,
    energyScale: 1,
    priorPrecision: { weight: priorPrecision, bias: priorPrecision },
  };
}
