/**
 * Two legs for each size of minibatch: one trains a network for every draw of the data and every learning rate, and keeps each where its loss first
 * was down at the target, one measures there. Network draw * rates + rate; so that network e trains on data set
 * floor(e sets / networks). Where networks are groups, those of a group follow one another, and its centre is the network.
 */
import type { Engine, LearnerMove } from '../../engine/contract.ts';
import type { DataSplit } from '../../learner/data/split.ts';
import { parameterCount } from '../../learner/network.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { BATCHES, type FlatnessConfig, MEASURES, RATES } from '../flatness.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { tellData } from '../learner-common/data-notes.ts';
import { freshNetworks } from '../learner-common/fresh.ts';
import { descent } from '../learner-common/optimiser.ts';
import { drawsOf, learnerWork, naturalLoss, problemOf, problemOfSplits } from '../learner-common/tasks.ts';
import { walk } from '../walk.ts';
import { type Minimum, measureAt } from './measure.ts';
import { correlationRow, settingRow } from './rows.ts';
import { replicasOf, Search } from './searches.ts';

const HELD_OUT = 1000;
/** Looks at the losses during a training. */
const LOOKS = 200;
const NETWORKS_APART = 2 ** 12;

/** Where a training stands; plain data. */
interface Standing {
  /** Steps that each network took to the target, or null, [network]. */
  reached: (number | null)[];
  /** Where each was then, [network][parameter]; zeros before. */
  weights: Float64Array;
}

export async function* run(config: FlatnessConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { task, points, inputs, draws, hidden, activation } = config;
  const seed = seedFrom(config.seed);
  const splits = await drawsOf({ task, seed, points, heldOutPoints: HELD_OUT, inputs }, draws);
  tellData(task, context);
  const loss = naturalLoss(splits[0]!);
  const choice = { hidden: [hidden], activation, loss, energy: 'mean' } as const;
  const problems = splits.map((split) => problemOf(split, choice));
  const whole = problemOfSplits(splits, choice);
  const standing = new Kept<Standing>({ reached: [], weights: new Float64Array() });
  const minima = new Kept<Minimum[]>([]);
  const search = new Search(config);
  const legs = BATCHES.flatMap((batch, place) => [
    trainingLeg({ problem: whole, batch, place, config, standing, search }),
    measuringLeg({ engine: context.engine, problems, splits, batch, place, config, standing, minima }),
  ]);
  const last: Leg = {
    glasses: [],
    *acts() {
      for (const measure of MEASURES.keys())
        yield { kind: 'row', row: () => correlationRow(measure, minima.value, config) };
    },
  };
  yield* walk({ legs: [...legs, last], memory: [standing, minima, search.standing] }, context);
}

interface Training {
  readonly problem: LearnerProblem;
  readonly batch: number;
  readonly place: number;
  readonly config: FlatnessConfig;
  readonly standing: Kept<Standing>;
  readonly search: Search;
}

function trainingLeg({ problem, batch, place, config, standing, search }: Training): Leg {
  const { draws, steps, fastest, target } = config;
  const measured = draws * RATES.length;
  const replicas = replicasOf(config);
  const networks = measured * replicas;
  const p = parameterCount(problem.shape);
  const rateOf = (network: number) => RATES[Math.floor(network / replicas) % RATES.length]!;
  const move = (): LearnerMove =>
    descent(networks, {
      ...config,
      batch,
      learningRate: Float64Array.from({ length: networks }, (_, e) => fastest * rateOf(e)),
    });
  const fresh = { seed: config.seed, first: place * NETWORKS_APART };
  const trained = freshNetworks(problem, { ...fresh, networks, batch });
  // Groups are asked at their centres: by a probe, which takes their weights.
  const probe = replicas > 1 ? [freshNetworks(problem, { ...fresh, networks: measured, batch: 0 })] : [];
  function* acts(): Generator<Act> {
    yield {
      kind: 'then',
      run() {
        standing.value = {
          reached: new Array<null>(measured).fill(null),
          weights: new Float64Array(measured * p),
        };
        search.standing.value = null;
      },
    };
    for (let look = 1, made = 0; look <= LOOKS; look++) {
      const end = Math.round((steps * look) / LOOKS);
      if (end === made) continue;
      yield* search.acts(probe.length, move, made, end, trained.work);
      made = end;
      yield {
        kind: 'then',
        async run(_, learners) {
          const asked = learners[0]!;
          const places = await search.places(learners.at(-1)!);
          if (probe.length > 0) await asked.restore({ ...(await asked.snapshot()), weights: places });
          const losses = await asked.energies();
          const { reached, weights } = standing.value;
          const now = [...losses.keys()].filter((e) => reached[e] === null && losses[e]! <= target);
          for (const e of now) {
            reached[e] = end;
            weights.set(places.subarray(e * p, (e + 1) * p), e * p);
          }
        },
      };
    }
  }
  return { glasses: [], learners: [...probe, trained], acts };
}

interface Measuring {
  readonly engine: Engine;
  readonly problems: readonly LearnerProblem[];
  readonly splits: readonly DataSplit[];
  readonly batch: number;
  readonly place: number;
  readonly config: FlatnessConfig;
  readonly standing: Kept<Standing>;
  readonly minima: Kept<Minimum[]>;
}

function measuringLeg(measuring: Measuring): Leg {
  const { engine, problems, splits, batch, place, config, standing, minima } = measuring;
  const p = parameterCount(problems[0]!.shape);
  function* acts(): Generator<Act> {
    for (let e = 0; e < config.draws * RATES.length; e++)
      yield {
        kind: 'then',
        async run() {
          const draw = Math.floor(e / RATES.length);
          const weights = standing.value.weights.slice(e * p, (e + 1) * p);
          const steps = standing.value.reached[e] ?? null;
          const subject = { engine, problem: problems[draw]!, split: splits[draw]!, config };
          const owner = place * NETWORKS_APART + e;
          minima.value.push({
            batch,
            rate: e % RATES.length,
            draw,
            steps,
            ...(steps === null ? null : await measureAt(subject, weights, owner)),
          });
        },
      };
    for (const rate of RATES.keys())
      yield { kind: 'row', row: () => settingRow(batch, rate, minima.value, config) };
  }
  const work = learnerWork(problems[0]!, config.draws * RATES.length * 400);
  return { glasses: [], learners: [], acts, work };
}
