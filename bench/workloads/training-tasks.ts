/**
 * What every library is given: the same networks from the same start on the same points, with the same rule. A contender
 * says how long its steps take and where they lead; the contest (contest.ts) believes no time before all have led to the same loss.
 */

import { layersOf, parameterCount } from '../../src/learner/network.ts';
import type { Activation, Loss, NetworkShape } from '../../src/learner/problem.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

export type Rule = 'gradient' | 'adam';

/** Adam's numbers, the usual ones. */
export const ADAM = { beta1: 0.9, beta2: 0.999, epsilon: 1e-7 } as const;

export interface Task {
  readonly name: string;
  readonly networks: number;
  readonly shape: NetworkShape;
  readonly loss: Loss;
  readonly points: number;
  /** [point][input] */
  readonly inputs: Float64Array;
  /** [point][output] */
  readonly targets: Float64Array;
  /** [network][parameter], W [output][input] then b, layer by layer. */
  readonly weights: Float64Array;
  readonly rate: Readonly<Record<Rule, number>>;
  /** Steps after which the losses of all contenders are compared. */
  readonly checkSteps: number;
}

/** One library at one task. The loss is the mean over points of (1/2) sum (f - y)^2, or of -sum y ln softmax(f). */
export interface Contender {
  /** Networks that are trained at once. */
  readonly networks: number;
  /** Whole steps of all of them, done when it resolves; nothing is read back between two. */
  steps(count: number): Promise<void>;
  /** [network] */
  losses(): Promise<Float64Array>;
  destroy(): void;
}

const seed = seedFrom(2026);

function draw(stream: Stream, count: number): Float64Array {
  const words = new WordReader(seed, stream, 0);
  return Float64Array.from({ length: count }, (_, k) => normalOf(words.word(k)));
}

function shapeOf(widths: readonly number[], activation: Activation): NetworkShape {
  const hidden = widths.slice(1, -1);
  const gains = widths.slice(1).map(() => 1);
  return { inputs: widths[0]!, hidden, outputs: widths.at(-1)!, activation, bias: true, gains };
}

/** Weights of variance 1/fan-in, no biases, rounded to f32: every library starts from the very same. */
function startOf(shape: NetworkShape, networks: number): Float64Array {
  const parameters = parameterCount(shape);
  const normals = draw(Stream.InitialWeights, networks * parameters);
  const weights = new Float64Array(networks * parameters);
  for (let e = 0; e < networks; e++) {
    for (const layer of layersOf(shape)) {
      const from = e * parameters + layer.weights;
      for (let k = from; k < from + layer.inputs * layer.outputs; k++)
        weights[k] = Math.fround(normals[k]! / Math.sqrt(layer.inputs));
    }
  }
  return weights;
}

/** A wave over the plane, on normal points. */
function plane(name: string, widths: readonly number[], points: number): Task {
  const shape = shapeOf(widths, 'tanh');
  const inputs = draw(Stream.DataInputs, 2 * points).map(Math.fround);
  const targets = Float64Array.from({ length: points }, (_, p) =>
    Math.fround(Math.sin(2 * inputs[2 * p]!) * inputs[2 * p + 1]!),
  );
  const networks = 64;
  const rate = { gradient: 0.1, adam: 0.003 };
  const weights = startOf(shape, networks);
  return {
    name,
    networks,
    shape,
    loss: 'squared-error',
    points,
    inputs,
    targets,
    weights,
    rate,
    checkSteps: 30,
  };
}

/** @param digits  images of 784 grey values from 0 to 1, [label][image] */
function digitsTask(digits: readonly (readonly Float64Array[])[], points: number): Task {
  const shape = shapeOf([784, 128, 10], 'relu');
  const inputs = new Float64Array(points * 784);
  const targets = new Float64Array(points * 10);
  for (let p = 0; p < points; p++) {
    inputs.set(digits[p % 10]![Math.floor(p / 10)]!.map(Math.fround), p * 784);
    targets[p * 10 + (p % 10)] = 1;
  }
  const rate = { gradient: 0.1, adam: 0.001 };
  const weights = startOf(shape, 1);
  return {
    name: `784-128-10 on ${points} digits`,
    networks: 1,
    shape,
    loss: 'cross-entropy',
    points,
    inputs,
    targets,
    weights,
    rate,
    checkSteps: 20,
  };
}

export const TASK_NAMES = ['wide', 'small', 'digits'] as const;
export type TaskName = (typeof TASK_NAMES)[number];

/**
 * @param digits  only asked for where they are needed
 * @param points  digits of the full batch
 */
export async function taskOf(
  name: TaskName,
  digits: () => Promise<readonly (readonly Float64Array[])[]>,
  points = 1024,
): Promise<Task> {
  if (name === 'wide') return plane('64 networks 2-64-64-1, 256 points', [2, 64, 64, 1], 256);
  if (name === 'small') return plane('64 networks 2-16-16-1, 64 points', [2, 16, 16, 1], 64);
  return digitsTask(await digits(), points);
}
