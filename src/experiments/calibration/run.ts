/** All splits are trained in one batch; then every method is asked, the Gaussian process split by split, and all are judged. */
import { fitGaussianProcess } from '../../dynamics/optimise/evidence.ts';
import { mean } from '../../observables/statistics.ts';
import type { Predictions } from '../../observables/uncertainty/decomposition.ts';
import { decompose } from '../../observables/uncertainty/decomposition.ts';
import { seedFrom } from '../../random/seed.ts';
import type { CalibrationConfig } from '../calibration.ts';
import type { Row, RunContext } from '../declaration.ts';
import { EnsemblePlan, type EnsembleTask } from '../doubt-common/ensemble.ts';
import { scaled, scaleOf } from '../doubt-common/ensemble-data.ts';
import { laplacePredictions } from '../doubt-common/laplace.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import { type CalibrationSplit, calibrationData } from './data.ts';
import { type Judgement, judge } from './judge.ts';
import { LEVELS, METHODS, type Method, SCORES, STAGES } from './names.ts';
import { meanOverSplits } from './splits.ts';

interface Seen {
  /** By method, [split]. */
  readonly judgements: Partial<Record<Method, Judgement[]>>;
  /** Noise that the ensemble says over the noise there is, root mean squares, [split]; empty where it is not known. */
  noiseRatio: number[];
  /** Sd at the places of the picture, [split][place]. */
  aleatoric: number[][];
  epistemic: number[][];
}

const PLACES = Float64Array.from({ length: 41 }, (_, k) => -4 + k / 5);

export async function* run(config: CalibrationConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { inputs, splits } = await calibrationData(config, context);
  const { ensemble, dropout } = plansOf(config, inputs, splits);
  const seen = new Kept<Seen>({ judgements: {}, noiseRatio: [], aleatoric: [], epistemic: [] });
  const keep = (method: Method, calibration: readonly Predictions[], test: readonly Predictions[]) => {
    const before = seen.value.judgements[method] ?? [];
    const own = splits
      .slice(before.length, before.length + test.length)
      .map((split, k) =>
        judge(calibration[k]!, split.calibration.targets, test[k]!, split.test.targets, config.coverage),
      );
    seen.value.judgements[method] = [...before, ...own];
  };
  const at = {
    calibration: splits.map(({ calibration }) => calibration.inputs),
    test: splits.map(({ test }) => test.inputs),
  };
  const leg: Leg = {
    glasses: [],
    learners: [ensemble.legLearner, dropout.legLearner],
    *acts(): Generator<Act> {
      yield* ensemble.acts(0);
      yield* dropout.acts(1);
      yield {
        kind: 'then',
        work: 1,
        async run(_, [learner]) {
          const [calibration, test] = [
            await ensemble.members(learner!, at.calibration),
            await ensemble.members(learner!, at.test),
          ];
          const first = calibration.map(alone);
          keep('single', first, test.map(alone));
          const said = test.map((members) => decompose(members));
          keep(
            'ensemble',
            calibration.map((members) => decompose(members)),
            said,
          );
          seen.value.noiseRatio = splits.flatMap(({ noise }, k) =>
            noise ? [Math.sqrt(mean(said[k]!.aleatoric) / mean(noise.map((sd) => sd * sd)))] : [],
          );
          if (config.task === 'one-input') {
            const places = await ensemble.predict(learner!, PLACES);
            seen.value.aleatoric = places.map(({ aleatoric }) => Array.from(aleatoric, Math.sqrt));
            seen.value.epistemic = places.map(({ epistemic }) => Array.from(epistemic, Math.sqrt));
          }
        },
      };
      yield {
        kind: 'then',
        work: 1,
        async run(_, [learner]) {
          const calibration = await laplacePredictions(ensemble, learner!, at.calibration);
          keep('laplace', calibration, await laplacePredictions(ensemble, learner!, at.test));
        },
      };
      yield {
        kind: 'then',
        work: 1,
        async run(_, [, learner]) {
          const calibration = await dropout.predict(learner!, at.calibration, config.passes);
          keep('dropout', calibration, await dropout.predict(learner!, at.test, config.passes));
        },
      };
      for (const split of splits)
        yield {
          kind: 'then',
          // About what forty evaluations of the evidence cost, n^3 each.
          work: Math.ceil(10 * split.train.points ** 3),
          run() {
            const [calibration, test] = processPredictions(split, inputs);
            keep('process', [calibration], [test]);
          },
        };
      for (const row of rowsOf(config, seen, splits)) yield { kind: 'row', row };
    },
  };
  yield* walk({ legs: [leg], memory: [seen] }, context);
}

/** The first member alone: no ignorance that it could tell of. */
function alone({
  members,
  mean: all,
  variance,
}: {
  members: number;
  mean: Float64Array;
  variance: Float64Array;
}): Predictions {
  const points = all.length / members;
  return {
    mean: all.slice(0, points),
    aleatoric: variance.slice(0, points),
    epistemic: new Float64Array(points),
  };
}

function plansOf(config: CalibrationConfig, inputs: number, splits: readonly CalibrationSplit[]) {
  const { members, hidden, epochs, batch, learningRate } = config;
  const task: EnsembleTask = {
    sets: splits.map(({ train }) => train),
    members,
    inputs,
    values: 1,
    loss: 'gaussian',
    hidden: [hidden],
    activation: 'tanh',
    seed: seedFrom(config.seed),
    epochs,
    batch,
    learningRate,
    noise: { beta: 0, floor: 1e-4 },
  };
  return {
    ensemble: new EnsemblePlan(task),
    dropout: new EnsemblePlan({
      ...task,
      members: 1,
      dropout: config.dropout,
      firstNetwork: splits.length * members,
    }),
  };
}

/** A Gaussian process with one noise for all points and a length for each input, numbers by evidence. */
function processPredictions(
  { train, calibration, test }: CalibrationSplit,
  width: number,
): [Predictions, Predictions] {
  const [x, y] = [scaleOf(train.inputs, width), scaleOf(train.targets, 1)];
  const { process } = fitGaussianProcess(
    { inputs: scaled(train.inputs, x), targets: scaled(train.targets, y), width },
    { kind: 'matern52', relevance: true },
  );
  const sd = y.sd[0]!;
  const noise = process.noise as number;
  const predict = (inputs: Float64Array): Predictions => {
    const said = process.predict(scaled(inputs, x));
    return {
      mean: said.mean.map((m) => y.mean[0]! + sd * m),
      aleatoric: said.mean.map(() => sd * sd * noise),
      epistemic: said.variance.map((v) => sd * sd * v),
    };
  };
  return [predict(calibration.inputs), predict(test.inputs)];
}

/** Rows of methods and stages, of levels, and of places. */
function* rowsOf(
  { task }: CalibrationConfig,
  seen: Kept<Seen>,
  splits: readonly CalibrationSplit[],
): Generator<() => Row> {
  const sizes = {
    judged: splits.map(({ test }) => test.points),
    trained: splits.map(({ train }) => train.points),
  };
  const told = (name: string, values: readonly number[]) =>
    asColumns(name, meanOverSplits(values, task, sizes));
  for (const method of METHODS)
    for (const stage of STAGES)
      yield () => {
        const of = seen.value.judgements[method]!.map(({ stages }) => stages[stage]);
        const values: Record<string, Row['values'][string]> = { method, stage };
        const samples: Record<string, readonly number[]> = { ...sizes };
        for (const score of SCORES) {
          const all = of.map((scores) => scores[score]).filter((value) => value !== null);
          if (all.length < of.length) continue;
          samples[score] = all;
          Object.assign(values, told(score, all));
          if (score === 'crps' && (stage === 'raw' || stage === 'scaled'))
            Object.assign(values, told(`${method}Crps`, all));
        }
        if (method === 'ensemble' && stage === 'raw' && seen.value.noiseRatio.length > 0)
          samples.noiseRatio = [...seen.value.noiseRatio];
        return { values, samples };
      };
  for (const [k, level] of LEVELS.entries())
    yield () => {
      const values: Record<string, Row['values'][string]> = { level };
      const samples: Record<string, number[]> = {};
      for (const method of METHODS)
        for (const [name, stage] of [
          [method, 'raw'],
          [`${method}Scaled`, 'scaled'],
        ] as const) {
          samples[name] = seen.value.judgements[method]!.map((judgement) => judgement[stage][k]!);
          Object.assign(values, told(name, samples[name]));
        }
      return { values, samples };
    };
  if (task !== 'one-input') return;
  for (const [k, x] of PLACES.entries())
    yield () => ({
      values: {
        x,
        ...told(
          'noiseSaid',
          seen.value.aleatoric.map((sd) => sd[k]!),
        ),
        ...told(
          'ignoranceSaid',
          seen.value.epistemic.map((sd) => sd[k]!),
        ),
      },
    });
}
