/** Small learner problems of every kind, drawn from fixed streams, for tests of derivatives and optimisers. */
import { namedGains, parameterCount } from '../../src/learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { Stream } from '../../src/random/streams.ts';

export const ACTIVATIONS: readonly Activation[] = ['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear'];
export const LOSSES: readonly Loss[] = ['squared-error', 'cross-entropy', 'squared-hinge'];

export function normals(count: number, owner: number): Float64Array {
  const words = new WordReader([7, 0], Stream.DataInputs, owner);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}

export interface SmallProblem {
  readonly activation?: Activation;
  readonly loss?: Loss;
  readonly inputs?: number;
  readonly hidden?: readonly number[];
  readonly outputs?: number;
  readonly points?: number;
  readonly sets?: number;
  readonly bias?: boolean;
  readonly energyScale?: number;
  readonly owner: number;
}

/** One-hot rows for cross-entropy, +-1 for the hinge, normal numbers for regression. */
export function smallProblem({
  activation = 'tanh',
  loss = 'squared-error',
  inputs = 3,
  hidden = [4],
  outputs = 2,
  points = 6,
  sets = 1,
  bias = true,
  energyScale = 1,
  owner,
}: SmallProblem): LearnerProblem {
  const targets = normals(sets * points * outputs, owner + 1000).map((z, k) => {
    if (loss === 'cross-entropy') return k % outputs === Math.floor(k / outputs) % outputs ? 1 : 0;
    return loss === 'squared-hinge' ? Math.sign(z) : z;
  });
  return {
    shape: {
      inputs,
      hidden,
      outputs,
      activation,
      bias,
      gains: namedGains('field-theory', inputs, hidden),
    },
    data: { sets, points, inputs: normals(sets * points * inputs, owner), sharedInputs: false, targets },
    loss,
    energyScale,
    priorPrecision: { weight: 1, bias: 1 },
  };
}

/** Energy (1 - v w)^2 / 2 of two weights in a chain without biases: minima along v w = 1, a saddle at the origin. */
export function productProblem(): LearnerProblem {
  const shape = { activation: 'linear', inputs: 1, hidden: [1], outputs: 1, points: 1, bias: false } as const;
  const one = Float64Array.of(1);
  return {
    ...smallProblem({ ...shape, owner: 1 }),
    data: { sets: 1, points: 1, sharedInputs: false, inputs: one, targets: one },
  };
}

/** Normal parameters for a problem. */
export function drawTheta(problem: LearnerProblem, owner: number): Float64Array {
  return normals(parameterCount(problem.shape), owner + 5000);
}
