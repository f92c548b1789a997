/** The three problems: the linear one that has an exact curve, and random ReLU features on a teacher's points and on a table. */
import { dataSets } from '../../learner/data/catalogue.ts';
import { momentsOf, type Part } from '../../learner/data/split.ts';
import { teacherSplit } from '../../learner/data/teacher.ts';
import { drawProjections, reluFeatures } from '../../learner/random-features.ts';
import { times } from '../../learner/ridge.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { DoubleDescentConfig } from '../double-descent.ts';

export const MODELS = ['linear', 'teacher', 'table'] as const;
export type ModelName = (typeof MODELS)[number];

/** One draw of everything but the noise of the labels. */
export interface Drawn {
  /** Phi, [point][feature]. */
  readonly design: Float64Array;
  /** Answers without noise, [point]. */
  readonly clean: Float64Array;
  /** Noise of the labels, variance sigma^2, [copy][point]. */
  readonly noise: readonly Float64Array[];
  /** What weights say on points that nobody trained on. */
  predict(weights: Float64Array): Float64Array;
  /** What they should say there. */
  readonly truth: Float64Array;
  /** Of each of these in a mean square. */
  readonly weight: number;
}

export interface Model {
  draw(features: number, draw: number): Promise<Drawn>;
}

/** Held-out points of the teacher. */
const HELD_OUT = 400;
/** Times of the noise on labels: of the linear problem the number of features, so that every point of its curve is drawn anew. */
const SHARED_NOISE = 1;

export function modelOf(name: ModelName, config: DoubleDescentConfig): Model {
  const seed = seedFrom(config.seed);
  if (name === 'linear') return { draw: async (features, draw) => linear(config, seed, features, draw) };
  const load = name === 'teacher' ? teacherParts : tableParts;
  const kept = new Map<number, Promise<Parts>>();
  return {
    async draw(features, draw) {
      const parts = kept.get(draw) ?? load(config, seed, draw);
      kept.set(draw, parts);
      return random(await parts, config, seed, features, draw);
    },
  };
}

/** Labels' noise, [copy][point]: stream LabelNoise, owner = draw, word copy n + point. */
function noises({ copies, points, noise }: DoubleDescentConfig, seed: Seed, draw: number, time: number) {
  const words = new WordReader(seed, Stream.LabelNoise, draw, time);
  const sigma = Math.sqrt(noise);
  return Array.from({ length: copies }, (_, copy) =>
    Float64Array.from({ length: points }, (_, mu) => sigma * normalOf(words.word(copy * points + mu))),
  );
}

/**
 * x ~ N(0, 1)^p, y = x . beta, |beta| = 1. The mean square over all x of a difference of predictions is |w - w'|^2: the weights are
 * their own predictions. Streams DataInputs and TeacherWeights, owner = draw, time = p.
 */
function linear(config: DoubleDescentConfig, seed: Seed, features: number, draw: number): Drawn {
  const { points } = config;
  const x = new WordReader(seed, Stream.DataInputs, draw, features);
  const design = Float64Array.from({ length: points * features }, (_, k) => normalOf(x.word(k)));
  const b = new WordReader(seed, Stream.TeacherWeights, draw, features);
  const direction = Float64Array.from({ length: features }, (_, k) => normalOf(b.word(k)));
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  const beta = direction.map((value) => value / length);
  return {
    design,
    clean: times(design, beta, points),
    noise: noises(config, seed, draw, features),
    predict: (weights) => weights,
    truth: beta,
    weight: 1,
  };
}

interface Parts {
  readonly train: Part;
  readonly heldOut: Part;
}

function random(
  { train, heldOut }: Parts,
  config: DoubleDescentConfig,
  seed: Seed,
  features: number,
  draw: number,
): Drawn {
  const inputs = train.inputs.length / train.points;
  const projections = drawProjections(features, inputs, seed, draw);
  const seen = reluFeatures(heldOut.inputs, projections, inputs);
  return {
    design: reluFeatures(train.inputs, projections, inputs),
    clean: train.targets,
    noise: noises(config, seed, draw, SHARED_NOISE),
    predict: (weights) => times(seen, weights, heldOut.points),
    truth: heldOut.targets,
    weight: 1 / heldOut.points,
  };
}

/** A teacher of four hidden units, new for every draw, of mean square 1 on the held-out points. */
async function teacherParts(
  { points, inputs }: DoubleDescentConfig,
  seed: Seed,
  draw: number,
): Promise<Parts> {
  const { train, heldOut } = teacherSplit({
    points,
    heldOutPoints: HELD_OUT,
    inputs,
    seed,
    set: draw,
    hidden: 4,
    noiseVariance: 0,
    answers: 'real',
  });
  const { mean, sd } = momentsOf(heldOut.targets, 1, 0);
  const scale = 1 / Math.sqrt(mean ** 2 + sd ** 2);
  const scaled = (part: Part): Part => ({ ...part, targets: part.targets.map((y) => y * scale) });
  return { train: scaled(train), heldOut: scaled(heldOut) };
}

/** Rows of a table, others in every draw, a fifth of them held out; the answers are standardised. */
async function tableParts({ table, points }: DoubleDescentConfig, seed: Seed, draw: number): Promise<Parts> {
  return (await dataSets[table].load({ seed, draw, points })).split;
}
