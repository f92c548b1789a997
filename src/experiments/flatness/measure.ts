/** How flat one minimum is, as it stands and with its ReLU units rescaled. */
import exp from '@stdlib/math-base-special-exp';
import type { Engine } from '../../engine/contract.ts';
import { hasScaleFreedom, rescaleUnit } from '../../learner/canonical.ts';
import type { DataSplit } from '../../learner/data/split.ts';
import { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem, NetworkShape } from '../../learner/problem.ts';
import { hutchinsonTrace, lanczos, type SymmetricOperator } from '../../observables/curvature-estimates.ts';
import { type NoiseKind, noiseScales, perturbed } from '../../observables/flatness.ts';
import { mean } from '../../observables/statistics.ts';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { FlatnessConfig, Measure } from '../flatness.ts';
import { lossesAt } from '../learner-common/losses-at.ts';

/** Draws of the noise, the same for every minimum; probes of the trace; products for the largest curvature. */
const NOISE_DRAWS = 32;
const PROBES = 24;
const LANCZOS_STEPS = 30;
/** Owners of `Stream.InitialWeights` that no network of a run has. */
const FIRST_NOISE = 2 ** 27;
const FIRST_SCALE = 2 ** 28;

/** Plain data. Without measures where the training did not reach its target. */
export interface Minimum {
  readonly batch: number;
  /** Place in the list of rates. */
  readonly rate: number;
  readonly draw: number;
  /** Steps to the target. */
  readonly steps: number | null;
  readonly trainLoss?: number;
  readonly heldOutLoss?: number;
  readonly flat?: Flatness;
  /** Null where nothing may be rescaled. */
  readonly rescaled?: Flatness | null;
}

export type Flatness = Readonly<Record<Measure, number>>;

interface Subject {
  readonly engine: Engine;
  readonly problem: LearnerProblem;
  readonly split: DataSplit;
  readonly config: FlatnessConfig;
}

/** @param owner  number of this minimum within the run, for its random scales */
export async function measureAt(subject: Subject, weights: Float64Array, owner: number) {
  const { engine, problem, split, config } = subject;
  const [train, heldOut] = await lossesAt(engine, problem, [split.train, split.heldOut], weights);
  const flat = await flatnessOf(subject, weights);
  const free = hasScaleFreedom(problem.shape);
  const other = randomScales(problem.shape, weights, config.spread, seedFrom(config.seed), owner);
  return {
    trainLoss: train![0]!,
    heldOutLoss: heldOut![0]!,
    flat,
    rescaled: free ? await flatnessOf(subject, other) : null,
  };
}

/** The same function, its hidden units rescaled by exp(spread n), n normal. */
export function randomScales(
  shape: NetworkShape,
  weights: Float64Array,
  spread: number,
  seed: Seed,
  owner: number,
): Float64Array {
  const result = weights.slice();
  const words = new WordReader(seed, Stream.InitialWeights, FIRST_SCALE + owner);
  for (let unit = 0; unit < shape.hidden[0]!; unit++)
    rescaleUnit(shape, result, 0, unit, exp(spread * normalOf(words.word(unit))));
  return result;
}

async function flatnessOf(subject: Subject, weights: Float64Array): Promise<Flatness> {
  const { problem, config } = subject;
  const derivatives = new NetworkDerivatives(problem);
  const apply: SymmetricOperator = (v, out) => derivatives.hessianProduct(weights, v, out);
  const options = { size: weights.length, seed: seedFrom(config.seed) };
  const { values } = lanczos(apply, { ...options, mostSteps: LANCZOS_STEPS, top: 1, tolerance: 1e-3 });
  return {
    average: await riseUnderNoise(subject, weights, 'plain'),
    filter: await riseUnderNoise(subject, weights, 'filter'),
    trace: hutchinsonTrace(apply, { ...options, probes: PROBES }).value,
    top: values.at(-1)!,
  };
}

/** <L(theta + sigma n)> - L(theta) on the training points. */
async function riseUnderNoise(
  { engine, problem, split, config }: Subject,
  weights: Float64Array,
  kind: NoiseKind,
): Promise<number> {
  const draw = { networks: NOISE_DRAWS, seed: seedFrom(config.seed), first: FIRST_NOISE };
  const noise = drawWeights(problem.shape, { weight: 1, bias: 1 }, draw);
  const around = perturbed(weights, noiseScales(problem.shape, weights, kind), config.noise, noise);
  const points = new Float64Array(around.length + weights.length);
  points.set(weights);
  points.set(around, weights.length);
  const [losses] = await lossesAt(engine, problem, [split.train], points);
  return mean(losses!.subarray(1)) - losses![0]!;
}
