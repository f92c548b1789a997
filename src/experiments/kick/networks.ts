/** The networks' side: every network has a draw of the task of its own, so that what is found holds for the task and not for one set of points. */
import type { LearnerMove, LearnerState } from '../../engine/contract.ts';
import { separateSets } from '../../learner/data/split.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { centredAndNormalised, twoTimeFunctionOverlaps } from '../../observables/networks.ts';
import { errorRates, meanLosses } from '../../observables/prediction-error.ts';
import { seedFrom } from '../../random/seed.ts';
import type { KickConfig } from '../kick.ts';
import { descent } from '../learner-common/optimiser.ts';
import { drawsOf, naturalLoss, problemOfSplits } from '../learner-common/tasks.ts';

export interface NetworkTask {
  readonly training: LearnerProblem;
  /** The same shape with the points held out, of each draw: networks are asked there by being put there. */
  readonly heldOut: LearnerProblem;
  readonly draws: number;
  readonly classes: boolean;
}

/** Draws first … first + draws - 1 of the task. */
export async function networkTask(config: KickConfig, first: number, draws: number): Promise<NetworkTask> {
  const { task, points, inputs, hidden, activation, seed } = config;
  const request = { task, points, heldOutPoints: HELD_OUT, inputs, seed: seedFrom(seed) };
  const splits = await drawsOf(request, draws, first);
  const split = splits[0]!;
  const training = problemOfSplits(splits, {
    hidden: [hidden, hidden],
    activation,
    loss: naturalLoss(split),
    energy: 'mean',
  });
  const heldOut = splits.map((each) => each.heldOut);
  return {
    training,
    heldOut: { ...training, data: separateSets(heldOut), energyScale: 1 / heldOut[0]!.points },
    draws,
    classes: split.task === 'classification',
  };
}

/** Points held out of each draw. */
const HELD_OUT = 200;

export function moveOf({ optimiser, batch, points }: KickConfig, rates: Float64Array): LearnerMove {
  return descent(rates.length, { optimiser, learningRate: rates, batch: batch >= points ? 0 : batch });
}

export interface NetworkLook {
  /** Mean loss on the training points, [network]. */
  readonly loss: Float64Array;
  /** Outputs at the points held out, [network][point]. */
  readonly outputs: Float64Array;
  /** Share of wrong classes, or mean square error over two, on points held out, [network]. */
  readonly heldOut: Float64Array;
}

/** Looks at networks through a probe of as many, which takes their weights and asks at the points held out. */
export async function lookAt(
  task: NetworkTask,
  learner: LearnerState,
  probe: LearnerState,
): Promise<NetworkLook> {
  await probe.restore({ ...(await probe.snapshot()), weights: await learner.weights() });
  const outputs = await probe.outputs();
  return { loss: await learner.energies(), outputs, heldOut: heldOutErrors(task, outputs) };
}

/** Error of each network on its own draw's points held out, [network]; outputs [network][point]. */
export function heldOutErrors({ heldOut, draws, classes }: NetworkTask, outputs: Float64Array): Float64Array {
  const { data, shape, loss } = heldOut;
  const copies = outputs.length / data.targets.length;
  const perDraw = outputs.length / draws;
  const perSet = data.targets.length / draws;
  const all = new Float64Array(draws * copies);
  for (let set = 0; set < draws; set++) {
    const answers = {
      outputs: outputs.subarray(set * perDraw, (set + 1) * perDraw),
      targets: data.targets.subarray(set * perSet, (set + 1) * perSet),
      networks: copies,
      width: shape.outputs,
    };
    all.set(classes ? errorRates(answers) : meanLosses(answers, loss), set * copies);
  }
  return all;
}

/** Correlation of what each network says at the points held out, now and before, [network]: 1 where it says the same. */
export function functionLikeness(
  { heldOut }: NetworkTask,
  before: Float64Array,
  now: Float64Array,
): Float64Array {
  const { points } = heldOut.data;
  const shaped = (values: Float64Array) =>
    centredAndNormalised({ values, networks: values.length / (points * heldOut.shape.outputs), points });
  return twoTimeFunctionOverlaps(shaped(before), shaped(now));
}
