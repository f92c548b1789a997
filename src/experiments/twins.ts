/** Two copies of one sample, for the picture that moves. */
import type { LearnerState, SpinState } from '../engine/contract.ts';
import { unpackSpins } from '../glass/spins.ts';
import type { LearnerProblem } from '../learner/problem.ts';
import type { Frame } from './declaration.ts';

type Picture = Pick<Frame, 'values' | 'arrays'>;

/** Of the first sample: the coldest, where copies have temperatures of their own. */
export async function glassTwins(glass: SpinState, betas: Float64Array): Promise<Picture> {
  const { spins } = await glass.snapshot();
  const [first = 0, second = first] = coldestTwo(betas.subarray(0, glass.replicas));
  const copy = (state: number) => unpackSpins(spins, glass.size, state);
  return {
    values: { temperature: 1 / betas[first]! },
    arrays: { 'glass.a': copy(first), 'glass.b': copy(second) },
  };
}

/** States of the two largest betas; of equals the first. */
function coldestTwo(betas: Float64Array): number[] {
  return Array.from(betas, (_, state) => state)
    .sort((a, b) => betas[b]! - betas[a]! || a - b)
    .slice(0, 2);
}

/** Outputs of the first two networks on their training points, and what they were asked for. */
export async function learnerTwins(learner: LearnerState, { data, shape }: LearnerProblem): Promise<Picture> {
  const outputs = Float32Array.from(await learner.outputs());
  const each = data.points * shape.outputs;
  return {
    values: {},
    arrays: {
      'learner.a': outputs.slice(0, each),
      'learner.b': outputs.slice(learner.networks > 1 ? each : 0, learner.networks > 1 ? 2 * each : each),
      'learner.target': Float32Array.from(data.targets.subarray(0, each)),
    },
  };
}
