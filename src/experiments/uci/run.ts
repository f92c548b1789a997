/**
 * A leg for each set and way of training. All splits and all networks of it are one learner: each split is a data set of its own, with as
 * many networks; the seeds of the networks are the same in every leg, so that ways of training are compared in pairs.
 */
import type { LearnerState } from '../../engine/contract.ts';
import { autoMpgTable } from '../../learner/data/auto-mpg.ts';
import { readBundle, type SplitSet, splitSetOf } from '../../learner/data/split-sets.ts';
import type { TableColumn } from '../../learner/data/table.ts';
import { splitTable } from '../../learner/data/table-split.ts';
import { mean, meanOverSamples, variance } from '../../observables/statistics.ts';
import { decompose, type Members, totalVariance } from '../../observables/uncertainty/decomposition.ts';
import { gaussianNll, pointScores } from '../../observables/uncertainty/scores.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { EnsemblePlan } from '../doubt-common/ensemble.ts';
import type { Act, Leg } from '../journey.ts';
import { tellData } from '../learner-common/data-notes.ts';
import type { UciConfig } from '../uci.ts';
import { walk } from '../walk.ts';
import { compared, publishedOf, widthOf } from './published.ts';
import { SETTINGS, type Setting, trainingOf } from './settings.ts';

export async function* run(config: UciConfig, context: RunContext): AsyncGenerator<Row, void> {
  const sets = config.data
    ? readBundle(config.data.name, config.data.text).map((raw) => splitSetOf(raw, config.splits))
    : [await ownSplits(config)];
  if (!config.data && !context.restored) {
    tellData('auto-mpg', context);
    context.note('without-folder', {});
  }
  const settings = config.training === 'all' ? SETTINGS : [config.training];
  const legs = sets.flatMap((set, s) =>
    settings.map((setting, k) => legOf(set, setting, s * settings.length + k, config)),
  );
  yield* walk({ legs, memory: [] }, context);
}

/** A table of the project, split at random: no set of the published ones. */
async function ownSplits({ splits, seed }: UciConfig): Promise<SplitSet> {
  const table = await autoMpgTable();
  const numeric = table.columns.filter(({ kind }: TableColumn) => kind === 'numeric').map(({ name }) => name);
  const target = numeric[0]!;
  const made = Array.from(
    { length: splits },
    (_, draw) =>
      splitTable(table, { target, inputs: numeric.slice(1), heldOut: 0.1, seed: seedFrom(seed), draw }).split,
  );
  const { train, heldOut } = made[0]!;
  const rows = train.points + heldOut.points;
  return { name: 'auto-mpg', rows, inputs: made[0]!.inputNames.length, splits: made };
}

function legOf(set: SplitSet, setting: Setting, number: number, config: UciConfig): Leg {
  const { networks, seed } = config;
  const training = trainingOf(setting, config);
  const width = widthOf(set.name, config.width);
  let made: EnsemblePlan | null = null;
  const plan = () => {
    made ??= new EnsemblePlan({
      ...training,
      sets: set.splits.map(({ train }) => train),
      members: networks,
      inputs: set.inputs,
      values: 1,
      loss: 'gaussian',
      hidden: [width],
      activation: 'relu',
      seed: seedFrom(seed),
    });
    return made;
  };
  const passes = training.epochs * ((training.adversarial ?? 0) > 0 ? 3 : 1);
  return {
    glasses: [],
    learners: [{ spec: () => plan().spec(), work: 0, mayDiverge: true }],
    work: passes * set.rows * set.splits.length * networks * width * (set.inputs + 2),
    *acts(): Generator<Act> {
      let row: Row | null = null;
      yield* plan().acts();
      yield {
        kind: 'then',
        run: async (_, [learner]) => {
          row = await measured(set, setting, number, plan(), learner!);
          made = null;
        },
      };
      yield { kind: 'row', row: () => row! };
    },
  };
}

async function measured(
  set: SplitSet,
  setting: Setting,
  number: number,
  plan: EnsemblePlan,
  learner: LearnerState,
): Promise<Row> {
  const said = await plan.members(
    learner,
    set.splits.map(({ heldOut }) => heldOut.inputs),
  );
  const perSplit = said.map((members, k) => scoresOf(members, set.splits[k]!.heldOut.targets));
  const samples = Object.fromEntries(
    (['rmse', 'nll', 'singleRmse', 'singleNll', 'gain', 'unexplained', 'doubtShare'] as const).map((name) => [
      name,
      perSplit.map((scores) => scores[name]),
    ]),
  ) as Record<keyof Scores, number[]>;
  const values: Record<string, number | string | null> = {
    number: number + 1,
    set: set.name,
    setting,
    points: set.rows,
    splits: set.splits.length,
  };
  for (const [name, numbers] of Object.entries(samples)) {
    const { value, error } = meanOverSamples(numbers);
    values[name] = value;
    values[`${name}Error`] = finite(error);
  }
  for (const name of ['rmse', 'nll'] as const) {
    values[`${name}Spread`] = finite(Math.sqrt(variance(samples[name])));
    const published = publishedOf(set.name)?.[name];
    const key = name === 'rmse' ? 'Rmse' : 'Nll';
    values[`published${key}`] = published?.value ?? null;
    values[`published${key}Error`] = published?.error ?? null;
    values[`${name}Verdict`] = published ? compared(Number(values[name]), published) : null;
  }
  return { values, samples };
}

const finite = (value: number) => (Number.isFinite(value) ? value : null);

interface Scores {
  readonly rmse: number;
  readonly nll: number;
  /** Mean over the networks, each on its own. */
  readonly singleRmse: number;
  readonly singleNll: number;
  readonly gain: number;
  readonly unexplained: number;
  readonly doubtShare: number;
}

/** In units of the target; -ln p of the Gaussian with the mixture's mean and variance, as the published table has it. */
function scoresOf(members: Members, targets: Float64Array): Scores {
  const predictions = decompose(members);
  const total = totalVariance(predictions);
  const nllOf = (centre: Float64Array, spread: Float64Array) =>
    mean(pointScores({ mean: centre, variance: spread, targets }, gaussianNll));
  const rmseOf = (centre: Float64Array) => Math.sqrt(mean(targets.map((y, k) => (y - centre[k]!) ** 2)));
  const points = targets.length;
  const singles = Array.from({ length: members.members }, (_, e) => {
    const own = (values: Float64Array) => values.subarray(e * points, (e + 1) * points);
    return { rmse: rmseOf(own(members.mean)), nll: nllOf(own(members.mean), own(members.variance)) };
  });
  const [rmse, nll] = [rmseOf(predictions.mean), nllOf(predictions.mean, total)];
  const singleNll = mean(singles.map((single) => single.nll));
  return {
    rmse,
    nll,
    singleRmse: mean(singles.map((single) => single.rmse)),
    singleNll,
    gain: singleNll - nll,
    unexplained: rmse / Math.sqrt(variance(targets)),
    doubtShare: mean(predictions.epistemic) / mean(total),
  };
}
