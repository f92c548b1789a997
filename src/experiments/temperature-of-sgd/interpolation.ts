/**
 * Two shapes on the same noisy points: a wide network that can fit every point, and a small one that cannot. What is watched is
 * eta tr C/(2 B p), the temperature that the noise of the minibatches would stand for, as training goes on: where every point is fitted
 * each point's gradient is zero, and so is their scatter.
 */

import { logTimes } from '../../dynamics/ageing.ts';
import type { LearnerMove, LearnerState } from '../../engine/contract.ts';
import { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { gradientSignals } from '../../observables/gradient-signal.ts';
import { jackknifeOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';
import { divergedColumns, goingOnOf } from '../learner-common/divergence.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import { descent } from '../learner-common/optimiser.ts';
import { problemOf, taskData } from '../learner-common/tasks.ts';
import { asColumns } from '../side-by-side/side.ts';
import type { TemperatureOfSgdConfig } from '../temperature-of-sgd.ts';
import { walk } from '../walk.ts';
import { gradientScatter } from './network.ts';
import { estimateOf, rowOf } from './row.ts';

const SIDES = ['wide', 'small'] as const;
/** Pairs of minibatches from which signal and noise of the gradient are told, at each look and of each network. */
const HALVES = 8;
/** Looks a decade of time. */
const PER_DECADE = 6;
const NETWORKS_APART = 2 ** 20;

interface Look {
  /** Step at which each network stopped, or -1, [network]; such a network is in none of the lists below. */
  readonly stopped: number[];
  /** Mean loss, [network]. */
  readonly loss: number[];
  /** eta tr C/(2 B p), [network]. */
  readonly noise: number[];
  /** Signal and noise of the gradient from independent half batches, squared lengths, [network]. */
  readonly halves: { readonly signal: number[]; readonly noise: number[] };
}

export async function* interpolation(
  config: TemperatureOfSgdConfig,
  context: RunContext,
): AsyncGenerator<Row, void> {
  const { networks, learningRate, batch, steps } = config;
  const problems = await problemsOf(config);
  const derivatives = problems.map((problem) => new NetworkDerivatives(problem));
  const looks = new Kept<Look[]>([]);
  const learners = problems.map((problem, side) =>
    freshNetworks(problem, { ...config, first: side * NETWORKS_APART }),
  );
  const move = (): LearnerMove => descent(networks, { optimiser: 'sgd', learningRate, batch });
  const leg = {
    glasses: [],
    learners,
    *acts(): Generator<Act> {
      let before = 0;
      for (const [time, step] of [0, ...logTimes(steps, PER_DECADE)].entries()) {
        for (const [side] of SIDES.entries()) {
          yield { kind: 'train', learner: side, steps: step - before, move };
          yield {
            kind: 'then',
            run: async (_, states) => {
              looks.value[side] = await look(config, states[side]!, derivatives[side]!, [side, time]);
            },
          };
        }
        before = step;
        yield { kind: 'row', row: () => timeRow(config, step, looks.value) };
      }
    },
  };
  yield* walk({ legs: [leg], memory: [looks] }, context);
}

async function problemsOf(config: TemperatureOfSgdConfig): Promise<LearnerProblem[]> {
  const { points, modes: inputs, hidden, wide, labelNoise, seed } = config;
  const split = await taskData({ task: 'teacher', seed: seedFrom(seed), points, inputs, noise: labelNoise });
  return [wide, hidden].map((width) =>
    problemOf(split, { hidden: [width], activation: 'tanh', loss: 'squared-error', energy: 'mean' }),
  );
}

async function look(
  config: TemperatureOfSgdConfig,
  learner: LearnerState,
  derivatives: NetworkDerivatives,
  [side, time]: readonly [number, number],
): Promise<Look> {
  const { learningRate, batch } = config;
  const [weights, p] = [await learner.weights(), learner.parameters];
  const stopped = Array.from(await learner.stopped());
  const going = goingOnOf(stopped);
  const thetas = going.map((e) => weights.subarray(e * p, (e + 1) * p));
  const losses = await learner.energies();
  const signals = gradientSignals(
    thetas.map(() => derivatives),
    thetas,
    {
      half: batch,
      draws: HALVES,
      seed: seedFrom(config.seed),
      firstDraw: time * HALVES,
      firstNetwork: side * NETWORKS_APART,
    },
  );
  return {
    halves: {
      signal: signals.map(({ signal }) => signal.value),
      noise: signals.map(({ noise }) => noise.value),
    },
    stopped,
    loss: going.map((e) => losses[e]!),
    noise: thetas.map((theta) => (learningRate * gradientScatter(derivatives, theta)) / (2 * batch * p)),
  };
}

function timeRow({ learningRate, batch }: TemperatureOfSgdConfig, step: number, looks: readonly Look[]): Row {
  const [wide, small] = looks as [Look, Look];
  const samples = {
    lossWide: [...wide.loss],
    noiseWide: [...wide.noise],
    lossSmall: [...small.loss],
    noiseSmall: [...small.noise],
  };
  const columns = Object.entries(samples).map(([name, values]) => asColumns(name, estimateOf(values)));
  const ratio = ({ halves }: Look) =>
    halves.signal.length === 0
      ? { value: Number.NaN, error: Number.NaN }
      : jackknifeOverSamples([halves.signal, halves.noise], ([signal, noise]) => signal! / noise!);
  const values = {
    part: 'time',
    step,
    ...divergedColumns(looks.flatMap(({ stopped }) => stopped)),
    learningRate,
    batch,
    ...asColumns('signalWide', ratio(wide)),
    ...asColumns('signalSmall', ratio(small)),
  };
  return rowOf({ ...values, ...Object.assign({}, ...columns) }, samples);
}
