/** Small learning problems with fixed random numbers, all values exact in f32, for the learner's conformance tests. */
import type { LearnerSpec } from '../../src/engine/contract.ts';
import { namedGains, parameterCount } from '../../src/learner/network.ts';
import type { Activation, LearnerProblem, Loss } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { type Seed, seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

export interface ProblemChoice {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly outputs: number;
  readonly activation: Activation;
  readonly bias: boolean;
  readonly loss: Loss;
  readonly points: number;
  readonly sets: number;
  readonly sharedInputs: boolean;
  readonly networks: number;
  readonly seed?: number;
}

/** A case in words, for test names: "10-4-1 tanh, squared-error". */
export function named(choice: ProblemChoice): string {
  const widths = [choice.inputs, ...choice.hidden, choice.outputs].join('-');
  const bias = choice.bias ? ' with bias' : '';
  return `${widths} ${choice.activation}${bias}, ${choice.loss}, ${choice.points} points`;
}

/** Standard normals of one stream, rounded to f32. */
export function normals(seed: Seed, stream: Stream, count: number, scale = 1): Float64Array {
  const words = new WordReader(seed, stream, 0);
  return Float64Array.from({ length: count }, (_, k) => Math.fround(scale * normalOf(words.word(k))));
}

export function specOf(choice: ProblemChoice): LearnerSpec {
  const seed = seedFrom(choice.seed ?? 12345);
  const problem = problemOf(choice, seed);
  return {
    problem,
    networks: choice.networks,
    seed,
    weights: normals(seed, Stream.InitialWeights, choice.networks * parameterCount(problem.shape)),
  };
}

function problemOf(choice: ProblemChoice, seed: Seed): LearnerProblem {
  const { inputs, hidden, outputs, activation, bias, loss, points, sets, sharedInputs } = choice;
  const inputCount = (sharedInputs ? 1 : sets) * points * inputs;
  return {
    shape: {
      inputs,
      hidden,
      outputs,
      activation,
      bias,
      gains: namedGains('field-theory', inputs, hidden).map(Math.fround),
    },
    data: {
      sets,
      points,
      inputs: normals(seed, Stream.DataInputs, inputCount, 1 / Math.sqrt(inputs)),
      sharedInputs,
      targets: targetsOf(loss, sets * points, outputs, seed),
    },
    loss,
    energyScale: 1,
    priorPrecision: { weight: 0.25, bias: 0.5 },
  };
}

function targetsOf(loss: Loss, rows: number, outputs: number, seed: Seed): Float64Array {
  const z = normals(seed, Stream.LabelNoise, rows * outputs);
  if (loss === 'squared-error') return z;
  if (loss === 'squared-hinge') return z.map((value) => (value < 0 ? -1 : 1));
  const labels = new Float64Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    const scores = z.subarray(row * outputs, (row + 1) * outputs);
    labels[row * outputs + scores.indexOf(Math.max(...scores))] = 1;
  }
  return labels;
}

/** Every activation, loss and depth once in many combinations; points never a multiple of a lane group. */
export function gradientChoices(): ProblemChoice[] {
  const activations: Activation[] = ['tanh', 'relu', 'gelu', 'erf', 'sine', 'linear'];
  const losses: Loss[] = ['squared-error', 'cross-entropy', 'squared-hinge'];
  const depths = [[], [5], [9, 6], [6, 5, 4]];
  return activations.flatMap((activation, a) =>
    losses.flatMap((loss, l) =>
      depths.map((hidden, d) => ({
        inputs: 3 + ((a + d) % 3),
        hidden,
        outputs: loss === 'cross-entropy' ? 2 + (a % 4) : 1 + ((a + l + d) % 3),
        activation,
        bias: (a + l + d) % 2 === 0,
        loss,
        points: 13 + 6 * d,
        sets: 3,
        sharedInputs: d % 2 === 1,
        networks: 6,
      })),
    ),
  );
}

/** Sizes that kernels treat apart: the default, a wide one, the linear control, many points, more outputs than a block. */
export const SIZES: readonly ProblemChoice[] = [
  { ...base(), inputs: 10, hidden: [4], points: 120, sets: 4, networks: 8 },
  { ...base(), inputs: 10, hidden: [40], points: 120 },
  { ...base(), inputs: 20, hidden: [], activation: 'linear', points: 60 },
  { ...base(), inputs: 2, hidden: [33, 17], outputs: 7, loss: 'cross-entropy', bias: true, points: 300 },
  { ...base(), inputs: 1, hidden: [1], points: 1, sets: 1, networks: 1 },
];

function base(): ProblemChoice {
  return {
    inputs: 10,
    hidden: [4],
    outputs: 1,
    activation: 'tanh',
    bias: false,
    loss: 'squared-error',
    points: 120,
    sets: 2,
    sharedInputs: false,
    networks: 4,
  };
}
