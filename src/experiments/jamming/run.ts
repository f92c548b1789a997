/** A leg for each width, narrow to wide: train a network on every draw of the data, then count what is left unsatisfied. */

import { profileValues } from '../../dynamics/profile.ts';
import type { LearnerState } from '../../engine/contract.ts';
import { losses } from '../../learner/losses.ts';
import { parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { errorRates } from '../../observables/prediction-error.ts';
import { wilsonBand } from '../../observables/proportion.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { JammingConfig } from '../jamming.ts';
import type { Act, Leg } from '../journey.ts';
import { meanOfThoseGoing } from '../learner-common/divergence.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import { descent, profileOf } from '../learner-common/optimiser.ts';
import { drawsOf, type NetworkChoice, problemOfSplits } from '../learner-common/tasks.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { TOLERANCE, widthsOf } from './widths.ts';

/** What a width ended with, [sample]; NaN for a network that ran away. */
interface Ended {
  readonly unsatisfied: number[];
  readonly energy: number[];
  readonly gradient: number[];
  readonly wrong: number[];
  readonly heldOutWrong: number[];
}

export async function* run(config: JammingConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { task, points, inputs, samples, activation } = config;
  const seed = seedFrom(config.seed);
  const draws = await drawsOf({ task, seed, points, heldOutPoints: points, inputs }, samples);
  const ended = new Kept<Record<number, Ended>>({});
  const legs = widthsOf(config).map((hidden, k) => {
    const choice: NetworkChoice = { hidden: [hidden], activation, loss: 'squared-hinge', energy: 'mean' };
    const problem = problemOfSplits(draws, choice);
    const heldOut = draws.map((split) => split.heldOut);
    const measure = async (learner: LearnerState) => {
      ended.value[k] = await ends(learner, problem, heldOut);
    };
    return legOf(config, problem, measure, () => rowOf(k, hidden, problem, ended.value[k]!));
  });
  yield* walk({ legs, memory: [ended] }, context);
}

function legOf(
  config: JammingConfig,
  problem: LearnerProblem,
  measure: (learner: LearnerState) => Promise<void>,
  row: () => Row,
): Leg {
  const { samples, steps, optimiser, learningRate, profile } = config;
  function* acts(): Generator<Act> {
    const move = () => descent(samples, { optimiser, learningRate, batch: 0 });
    yield { kind: 'train', learner: 0, steps, move, rates: profileValues(profileOf(profile, steps), steps) };
    yield { kind: 'then', run: (_glasses, [learner]) => measure(learner!) };
    yield { kind: 'row', row };
  }
  const learner = freshNetworks(problem, { networks: samples, seed: config.seed, batch: 0 });
  return { glasses: [], learners: [learner], acts };
}

interface HeldOut {
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
}

async function ends(
  learner: LearnerState,
  { data, shape, loss }: LearnerProblem,
  heldOut: readonly HeldOut[],
): Promise<Ended> {
  const width = shape.outputs;
  const each = data.points * width;
  const [outputs, gradients] = [await learner.outputs(), await learner.gradients()];
  const stopped = await learner.stopped();
  const wrongOf = (values: Float64Array, targets: Float64Array) =>
    errorRates({ outputs: values, targets, networks: 1, width })[0]!;
  const ended: Ended = { unsatisfied: [], energy: [], gradient: [], wrong: [], heldOutWrong: [] };
  for (let e = 0; e < learner.networks; e++) {
    if (stopped[e]! >= 0) {
      // Where it stands it would look at rest, and its labels as if they could not be satisfied.
      for (const values of Object.values(ended)) values.push(Number.NaN);
      continue;
    }
    const [f, y] = [outputs, data.targets].map((values) => values.subarray(e * each, (e + 1) * each)) as [
      Float64Array,
      Float64Array,
    ];
    let [count, energy] = [0, 0];
    for (let p = 0; p < data.points; p++) {
      const point = f.subarray(p * width, (p + 1) * width);
      energy += losses[loss].value(point, y, p * width) / data.points;
      if (point.some((value, k) => 1 - y[p * width + k]! * value > TOLERANCE)) count++;
    }
    ended.unsatisfied.push(count);
    ended.energy.push(energy);
    ended.gradient.push(
      Math.hypot(...gradients.subarray(e * learner.parameters, (e + 1) * learner.parameters)),
    );
    ended.wrong.push(wrongOf(f, y));
    const { inputs, targets } = heldOut[e]!;
    const answers = (await learner.outputs(inputs)).subarray(e * targets.length, (e + 1) * targets.length);
    ended.heldOutWrong.push(wrongOf(answers, targets));
  }
  return ended;
}

function rowOf(step: number, hidden: number, { shape, data }: LearnerProblem, ended: Ended): Row {
  const parameters = parameterCount(shape);
  const samples = {
    unsatisfied: ended.unsatisfied.map((count) => count / data.points),
    contacts: ended.unsatisfied.map((count) => count / parameters),
    energy: ended.energy,
    gradient: ended.gradient,
    wrong: ended.wrong,
    heldOutWrong: ended.heldOutWrong,
  };
  const left = ended.unsatisfied.filter(Number.isFinite);
  const all = left.filter((count) => count === 0).length;
  const { low, high } = left.length > 0 ? wilsonBand(all, left.length) : { low: null, high: null };
  return {
    values: {
      step,
      hidden,
      parameters,
      ratio: parameters / data.points,
      satisfied: left.length > 0 ? all / left.length : null,
      satisfiedLow: low,
      satisfiedHigh: high,
      ...Object.assign(
        {},
        ...Object.entries(samples).map(([name, values]) => asColumns(name, meanOfThoseGoing(values))),
      ),
    },
    // Samples stand beside those of other widths, each with its own draw: with one left out they would not.
    ...(left.length === data.sets && { samples }),
  };
}
