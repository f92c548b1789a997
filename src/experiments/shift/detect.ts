/** Detectors on repeats: which of them ring at 5 %. */
import type { Engine } from '../../engine/contract.ts';
import { type InputScaling, scaledInputs } from '../../learner/plates/tasks.ts';
import { alarmTest } from '../../observables/shift/alarm.ts';
import { classifierTest, mmdTest } from '../../observables/shift/two-sample.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { EnsemblePlan } from '../doubt-common/ensemble.ts';

export const LEVEL = 0.05;

/** Two samples of one repeat, [point][input], of equally many points. */
export interface SamplePair {
  readonly source: Float64Array;
  readonly target: Float64Array;
}

/** Which repeats ring, 1 or 0, [repeat]. */
export type Rings = number[];

const ring = (p: number): number => (p <= LEVEL ? 1 : 0);

/** @param validation, met  scores, [repeat][point] */
export function alarms(validation: readonly ArrayLike<number>[], met: readonly ArrayLike<number>[]): Rings {
  return met.map((scores, r) => ring(alarmTest(validation[r]!, scores, LEVEL).p));
}

export interface DetectorChoice {
  readonly seed: Seed;
  readonly permutations: number;
  readonly scaling: InputScaling;
  /** Number of the condition: others draw other permutations, halves and classifiers. */
  readonly purpose: number;
}

export function discrepancies(pairs: readonly SamplePair[], choice: DetectorChoice): Rings {
  const { scaling, permutations, seed, purpose } = choice;
  return pairs.map(({ source, target }, r) => {
    const [x, y] = [scaledInputs(source, scaling), scaledInputs(target, scaling)];
    return ring(
      mmdTest(x, y, scaling.mean.length, { permutations, seed, purpose: purpose * pairs.length + r }).p,
    );
  });
}

/**
 * Passes and decay of the discriminators, linear in inputs and squares. Chosen among eleven settings by the power on plates of seed
 * 1234; the level holds for any.
 */
const EPOCHS = 100;
const DECAY = 0.1;

/** One discriminator for each repeat, all in one batch: trained on one half of either sample, asked about the other. */
export async function classifiers(
  engine: Engine,
  pairs: readonly SamplePair[],
  { seed, scaling, purpose }: DetectorChoice,
): Promise<Rings> {
  const width = 2 * scaling.mean.length;
  const halves = pairs.map(({ source, target }, r) =>
    halvesOf(
      {
        source: withSquares(scaledInputs(source, scaling)),
        target: withSquares(scaledInputs(target, scaling)),
      },
      width,
      seed,
      purpose * pairs.length + r,
    ),
  );
  const plan = new EnsemblePlan({
    sets: halves.map(({ train, targets }) => ({ points: targets.length / 2, inputs: train, targets })),
    members: 1,
    inputs: width,
    values: 2,
    loss: 'cross-entropy',
    hidden: [],
    activation: 'tanh',
    seed,
    epochs: EPOCHS,
    batch: 0,
    learningRate: 0.02,
    weightDecay: DECAY,
    firstNetwork: FIRST_CLASSIFIER + purpose * pairs.length,
  });
  const learner = await engine.learner(plan.spec());
  try {
    await plan.advance(learner, plan.steps);
    const said = await plan.probabilities(
      learner,
      halves.map(({ test }) => test),
    );
    return halves.map(({ own }, r) => {
      const correct = own.reduce((sum, target, p) => sum + (said[r]![2 * p + target]! > 0.5 ? 1 : 0), 0);
      return ring(classifierTest(correct, own.length).p);
    });
  } finally {
    learner.destroy();
  }
}

/** Beyond the networks of the surrogates. */
const FIRST_CLASSIFIER = 4096;

/** [point][input], then its square beside it: a linear discriminator then sees spreads as well as means. */
const withSquares = (inputs: Float64Array): Float64Array =>
  Float64Array.from({ length: 2 * inputs.length }, (_, k) => inputs[k >> 1]! ** (1 + (k & 1)));

interface Halves {
  readonly train: Float64Array;
  /** One-hot, [point][source, target]. */
  readonly targets: Float64Array;
  readonly test: Float64Array;
  /** 1 for points of the target. */
  readonly own: number[];
}

function halvesOf({ source, target }: SamplePair, width: number, seed: Seed, owner: number): Halves {
  const count = source.length / width;
  const train: number[] = [];
  const targets: number[] = [];
  const test: number[] = [];
  const own: number[] = [];
  [source, target].forEach((sample, which) => {
    const words = new WordReader(seed, Stream.ClassifierSplit, owner, which);
    const order = Uint32Array.from({ length: count }, (_, k) => k);
    for (let place = count - 1; place > 0; place--) {
      const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
      [order[place], order[other]] = [order[other]!, order[place]!];
    }
    order.forEach((point, k) => {
      const inputs = sample.subarray(point * width, (point + 1) * width);
      if (2 * k < count) {
        train.push(...inputs);
        targets.push(1 - which, which);
      } else {
        test.push(...inputs);
        own.push(which);
      }
    });
  });
  return {
    train: Float64Array.from(train),
    targets: Float64Array.from(targets),
    test: Float64Array.from(test),
    own,
  };
}
