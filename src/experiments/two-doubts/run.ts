/**
 * One data set in the light, then many in the dark. The first is shown while it is learnt; the others, of more and more points and
 * several draws of each, say what becomes of both doubts.
 */
import { fitGaussianProcess } from '../../dynamics/optimise/evidence.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { decompose, type Predictions } from '../../observables/uncertainty/decomposition.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { EnsemblePlan, type EnsembleTask } from '../doubt-common/ensemble.ts';
import type { EnsembleSet } from '../doubt-common/ensemble-data.ts';
import { type Chains, PosteriorSamples } from '../doubt-common/posterior-samples.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg, Memory } from '../journey.ts';
import { readPoints } from '../played-text.ts';
import { asColumns } from '../side-by-side/side.ts';
import { fields, type TwoDoubtsConfig } from '../two-doubts.ts';
import { walk } from '../walk.ts';
import { drawPoints, GRID, insideNoise, isInside, isOutside, truthAt, unitOf } from './truth.ts';

/** Numbers of points of the series. */
const SIZES = [5, 10, 20, 50, 100, 200, 500];
/** A Gaussian process takes the cube of them. */
const MOST_OF_PROCESS = 200;
/** Times that the ensemble is looked at while it trains. */
const LOOKS = 40;
/** Thinned networks that are asked. */
const PASSES = 40;
/** Standardised inputs: x over the sd of its uniform law. */
const X_UNIT = 4 / Math.sqrt(3);
const FLOOR = 1e-4;
/** Precision of the prior of anchors and chains. */
const PRIOR = 1;

/** What was predicted last, by set: [set][place], in units of y. */
interface Said {
  mean: number[];
  aleatoric: number[];
  epistemic: number[];
}

export async function* run(config: TwoDoubtsConfig, context: RunContext): AsyncGenerator<Row, void> {
  const said = new Kept<Said[]>([]);
  const main = watched(config, said);
  const others = sizesOf(config).map((size, k) => series(config, size, k, said));
  const memory: Memory[] = [said, ...[main, ...others].flatMap(({ chains }) => (chains ? [chains] : []))];
  yield* walk({ legs: [main.leg, ...others.map(({ leg }) => leg)], memory }, context);
}

function sizesOf({ most, repeats, method }: TwoDoubtsConfig): number[] {
  const limit = method === 'process' ? Math.min(most, MOST_OF_PROCESS) : most;
  return repeats > 0 ? SIZES.filter((size) => size <= limit) : [];
}

interface Part {
  readonly leg: Leg;
  readonly chains: PosteriorSamples | null;
}

/** The set that is shown, with the reader's own points. */
function watched(config: TwoDoubtsConfig, said: Kept<Said[]>): Part {
  const set = withOwn(drawPoints(config.curve, config.points, seedFrom(config.seed), 0), config);
  const look = (step: number): Act => ({
    kind: 'row',
    row: () => watchedRow(config, step, set, said.value[0]!),
  });
  if (config.method === 'process') {
    const acts = function* (): Generator<Act> {
      yield* processActs(config, [set], said);
      yield look(0);
    };
    return { leg: { glasses: [], acts }, chains: null };
  }
  const plan = new EnsemblePlan(taskOf(config, [set], 0));
  const inputs = GRID.map((x) => x / X_UNIT);
  const chain = chainsOf(config, set.points);
  const chains = config.method === 'langevin' ? new PosteriorSamples(plan, chain, inputs) : null;
  const acts = function* (): Generator<Act> {
    for (const [from, to] of pieces(plan.steps, chains ? LOOKS / 2 : LOOKS)) {
      yield {
        kind: 'then',
        work: (to - from) * plan.legLearner.work,
        run: (_, [learner]) => plan.advance(learner!, to - from),
      };
      yield {
        kind: 'then',
        run: async (_, [learner]) =>
          keep(said, config, await plan.predict(learner!, inputs, passesOf(config))),
      };
      yield look(to);
    }
    if (!chains) return;
    let made = 0;
    for (const act of chains.acts()) {
      yield act;
      made += chain.thin;
      if (made <= chain.burnIn) continue;
      yield { kind: 'then', run: () => keep(said, config, [decompose(chains.members(0))]) };
      yield look(plan.steps + made);
    }
  };
  return { leg: { glasses: [], learners: [plan.legLearner], acts }, chains };
}

/** All draws of one number of points. */
function series(config: TwoDoubtsConfig, size: number, k: number, said: Kept<Said[]>): Part {
  const seed = seedFrom(config.seed);
  const sets = Array.from({ length: config.repeats }, (_, r) => drawPoints(config.curve, size, seed, 1 + r));
  const row: Act = { kind: 'row', row: () => seriesRow(config, size, said.value) };
  if (config.method === 'process') {
    const acts = function* (): Generator<Act> {
      yield* processActs(config, sets, said);
      yield row;
    };
    return { leg: { glasses: [], acts }, chains: null };
  }
  const plan = new EnsemblePlan(taskOf(config, sets, (1 + k * config.repeats) * membersOf(config)));
  const inputs = GRID.map((x) => x / X_UNIT);
  if (config.method === 'langevin') {
    const chains = new PosteriorSamples(plan, chainsOf(config, size), inputs);
    const acts = function* (): Generator<Act> {
      yield* plan.acts();
      yield* chains.acts();
      yield {
        kind: 'then',
        run: () =>
          keep(
            said,
            config,
            sets.map((_, r) => decompose(chains.members(r))),
          ),
      };
      yield row;
    };
    return { leg: { glasses: [], learners: [plan.legLearner], acts }, chains };
  }
  const acts = function* (): Generator<Act> {
    yield* plan.acts();
    yield {
      kind: 'then',
      run: async (_, [learner]) => keep(said, config, await plan.predict(learner!, inputs, passesOf(config))),
    };
    yield row;
  };
  return { leg: { glasses: [], learners: [plan.legLearner], acts }, chains: null };
}

/** Sets as they are learnt: x and y of order one, by fixed numbers, so that a known noise is one number. */
function taskOf(config: TwoDoubtsConfig, sets: readonly EnsembleSet[], firstNetwork: number): EnsembleTask {
  const { curve, method, noise, hidden, activation, steps, learningRate, dropout } = config;
  const posterior = method === 'anchored' || method === 'langevin';
  return {
    sets: sets.map((set) => scaledSet(set, unitOf(curve))),
    members: membersOf(config),
    inputs: 1,
    values: 1,
    ...(noise === 'learnt'
      ? { loss: 'gaussian' as const, noise: { beta: posterior ? 0 : 0.5, floor: FLOOR } }
      : { loss: 'squared-error' as const, knownNoise: insideNoise(curve) / unitOf(curve) }),
    hidden: hidden > 0 ? [hidden] : [],
    activation,
    seed: seedFrom(config.seed),
    epochs: steps,
    batch: 0,
    learningRate,
    rates: falling(steps),
    ...(posterior && { energy: 'sum' as const, priorPrecision: PRIOR }),
    ...(method === 'anchored' && { anchored: true }),
    // Down to where posterior and prior balance; the chains go on from there.
    ...(method === 'langevin' && { weightDecay: PRIOR }),
    ...(method === 'dropout' && hidden > 0 && { dropout }),
    startBias: 2,
    standardise: { inputs: false, targets: false },
    firstNetwork,
  };
}

/** Down to nothing in a straight line over the second half. */
function falling(steps: number): Float64Array {
  return Float64Array.from({ length: steps }, (_, k) => Math.min(1, 2 * (1 - k / steps)));
}

const membersOf = ({ method, members }: TwoDoubtsConfig) => (method === 'dropout' ? 1 : members);
const passesOf = ({ method, hidden }: TwoDoubtsConfig) => (method === 'dropout' && hidden > 0 ? PASSES : 0);

/** Underdamped chains; the more points, the stiffer the posterior and the shorter the step. */
function chainsOf({ steps }: TwoDoubtsConfig, points: number): Chains {
  const thin = Math.max(1, Math.floor(steps / LOOKS));
  const burnIn = thin * Math.ceil(LOOKS / 4);
  return {
    stepSize: 0.01 / Math.sqrt(Math.max(1, points / 20)),
    friction: 1,
    burnIn,
    samples: LOOKS - Math.ceil(LOOKS / 4),
    thin,
  };
}

function pieces(total: number, most: number): [from: number, to: number][] {
  const count = Math.min(total, most);
  return Array.from({ length: count }, (_, k) => [
    Math.floor((k * total) / count),
    Math.floor(((k + 1) * total) / count),
  ]);
}

const scaledSet = ({ points, inputs, targets }: EnsembleSet, unit: number): EnsembleSet => ({
  points,
  inputs: inputs.map((x) => x / X_UNIT),
  targets: targets.map((y) => y / unit),
});

function withOwn({ points, inputs, targets }: EnsembleSet, { own }: TwoDoubtsConfig): EnsembleSet {
  const added = readPoints(fields.own.form, own).points;
  return {
    points: points + added.length,
    inputs: Float64Array.from([...inputs, ...added.map(([x]) => x)]),
    targets: Float64Array.from([...targets, ...added.map(([, y]) => y)]),
  };
}

/** A Gaussian process for each set, its numbers by evidence. */
function* processActs(
  { curve, noise }: TwoDoubtsConfig,
  sets: readonly EnsembleSet[],
  said: Kept<Said[]>,
): Generator<Act> {
  const unit = unitOf(curve);
  for (const [k, set] of sets.entries())
    yield {
      kind: 'then',
      work: 10 * set.points ** 3 + 1,
      run() {
        const { inputs, targets } = scaledSet(set, unit);
        const known = noise === 'known' ? { noise: (insideNoise(curve) / unit) ** 2 } : {};
        const { process } = fitGaussianProcess({ inputs, targets, width: 1 }, { kind: 'rbf', ...known });
        const { mean, variance } = process.predict(GRID.map((x) => x / X_UNIT));
        const own = Math.sqrt(process.noise as number) * unit;
        said.value[k] = {
          mean: Array.from(mean, (y) => unit * y),
          aleatoric: Array.from(mean, () => own),
          epistemic: Array.from(variance, (v) => unit * Math.sqrt(Math.max(0, v))),
        };
      },
    };
  yield { kind: 'then', run: () => void said.value.splice(sets.length) };
}

function keep(said: Kept<Said[]>, { curve }: TwoDoubtsConfig, predictions: readonly Predictions[]): void {
  const unit = unitOf(curve);
  said.value = predictions.map(({ mean, aleatoric, epistemic }) => ({
    mean: Array.from(mean, (y) => unit * y),
    aleatoric: Array.from(aleatoric, (v) => unit * Math.sqrt(v)),
    epistemic: Array.from(epistemic, (v) => unit * Math.sqrt(v)),
  }));
}

/** Root mean squares over the places inside and outside. */
function doubtsOf({ curve }: TwoDoubtsConfig, { aleatoric, epistemic }: Said) {
  const over = (values: readonly number[], belongs: (x: number) => boolean) => {
    const squares = values.filter((_, k) => belongs(GRID[k]!)).map((value) => value * value);
    return Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length);
  };
  return {
    noiseSaid: over(aleatoric, (x) => isInside(curve, x)),
    ignoranceInside: over(epistemic, (x) => isInside(curve, x)),
    ignoranceOutside: over(epistemic, (x) => isOutside(curve, x)),
  };
}

function watchedRow(config: TwoDoubtsConfig, step: number, set: EnsembleSet, said: Said): Row {
  const { curve } = config;
  const table = Array.from(GRID).flatMap((x, k) => [
    x,
    said.mean[k]!,
    said.aleatoric[k]!,
    said.epistemic[k]!,
    truthAt(curve, x),
  ]);
  const points = Array.from({ length: set.points }, (_, k) => [set.inputs[k]!, set.targets[k]!]).flat();
  return {
    values: { phase: 'watched', step, ...doubtsOf(config, said), noiseTrue: insideNoise(curve) },
    matrices: {
      prediction: { rows: GRID.length, columns: 5, values: table },
      given: { rows: set.points, columns: 2, values: points },
    },
  };
}

function seriesRow(config: TwoDoubtsConfig, drawn: number, said: readonly Said[]): Row {
  const all = said.map((each) => doubtsOf(config, each));
  const names = ['noiseSaid', 'ignoranceInside', 'ignoranceOutside'] as const;
  const samples = Object.fromEntries(names.map((name) => [name, all.map((each) => each[name])]));
  const estimates = names.map((name) => asColumns(name, meanOverSamples(samples[name]!)));
  return {
    values: Object.assign({ phase: 'series', drawn, noiseTrue: insideNoise(config.curve) }, ...estimates),
    samples,
  };
}
