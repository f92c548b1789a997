/** One leg trains and remembers where the network was; the other, which moves nothing, lays the planes and evaluates their grids row by row. */
import { logTimes } from '../../dynamics/ageing.ts';
import { profileValues } from '../../dynamics/profile.ts';
import type { LearnerMove } from '../../engine/contract.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { gridRows, hiddenBy, pointOf, projectOnPlane } from '../../observables/landscape-slice.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import type { Act, Leg } from '../journey.ts';
import { lossesAt } from '../learner-common/losses-at.ts';
import { descent, profileOf } from '../learner-common/optimiser.ts';
import { learnerWork, naturalLoss, problemOf, toldTaskData } from '../learner-common/tasks.ts';
import { orNull } from '../side-by-side/side.ts';
import { SLICES, type SliceConfig } from '../slice.ts';
import { walk } from '../walk.ts';
import { type Planes, planesThrough } from './planes.ts';

/** Places on the way to a factor of ten in time. */
const PER_DECADE = 8;
/** Rows of a grid that are evaluated together. */
const ROWS = 8;
const START = { weight: 1, bias: 0 };

/** What the second leg has found so far; plain data. */
interface Survey {
  planes: Planes | null;
  /** True losses along the way, [time]. */
  losses: number[];
  /** Losses read off each plane at the projected places, [slice][time]. */
  readings: number[][];
  /** The grid that is being evaluated, [row][column]. */
  grid: number[];
}

export async function* run(config: SliceConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { task, points, inputs, hidden, activation, steps } = config;
  const seed = seedFrom(config.seed);
  const split = await toldTaskData(
    { task, seed, points, heldOutPoints: points, inputs, own: config },
    context,
  );
  const loss = naturalLoss(split);
  const problem = problemOf(split, { hidden: [hidden], activation, loss, energy: 'mean' });
  const times = [0, ...logTimes(steps, PER_DECADE)];
  const way = new Kept<Float64Array[]>([]);
  const survey = new Kept<Survey>({ planes: null, losses: [], readings: [], grid: [] });
  const lossOf = async (weights: Float64Array) =>
    Array.from((await lossesAt(context.engine, problem, [split.train], weights))[0]!);
  const legs = [
    trainingLeg(problem, times, config, way),
    surveyLeg({ config, problem, times, way, survey, lossOf }),
  ];
  yield* walk({ legs, memory: [way, survey] }, context);
}

function trainingLeg(
  problem: LearnerProblem,
  times: readonly number[],
  config: SliceConfig,
  way: Kept<Float64Array[]>,
): Leg {
  const seed = seedFrom(config.seed);
  const rates = profileValues(profileOf(config.profile, config.steps), config.steps);
  const move = (): LearnerMove => descent(1, config);
  function* acts(): Generator<Act> {
    let now = 0;
    for (const time of times) {
      if (time > now)
        yield { kind: 'train', learner: 0, steps: time - now, move, rates: rates.subarray(now, time) };
      now = time;
      yield {
        kind: 'then',
        async run(_, [network]) {
          way.value.push(await network!.weights());
        },
      };
    }
  }
  const learner = {
    spec: () => ({
      problem,
      networks: 1,
      seed,
      weights: drawWeights(problem.shape, START, { networks: 1, seed }),
    }),
    work: learnerWork(problem, 1, config.batch),
  };
  return { glasses: [], learners: [learner], acts };
}

interface SurveyRequest {
  readonly config: SliceConfig;
  readonly problem: LearnerProblem;
  readonly times: readonly number[];
  readonly way: Kept<Float64Array[]>;
  readonly survey: Kept<Survey>;
  lossOf(weights: Float64Array): Promise<number[]>;
}

function surveyLeg({ config, problem, times, way, survey, lossOf }: SurveyRequest): Leg {
  const { reach, steps, hidden, batch, points } = config;
  const resolution = oddFrom(config.resolution);
  const seed = seedFrom(config.seed);
  function* acts(): Generator<Act> {
    yield {
      kind: 'then',
      async run() {
        survey.value.planes = planesThrough(problem, way.value, { reach, seed });
        survey.value.losses = await lossOf(joined(way.value));
      },
    };
    for (const [k, name] of SLICES.entries()) {
      for (let from = 0; from < resolution; from += ROWS) {
        yield {
          kind: 'then',
          async run() {
            const { planes, grid } = survey.value;
            const { plane } = planes!.slices[name];
            const rows = gridRows(
              plane,
              planes!.halfWidth,
              resolution,
              from,
              Math.min(resolution, from + ROWS),
            );
            const losses = await lossOf(rows);
            survey.value.grid = from === 0 ? losses : [...grid, ...losses];
          },
        };
      }
      yield {
        kind: 'then',
        async run() {
          const { plane } = survey.value.planes!.slices[name];
          const { x, y } = projectOnPlane(plane, way.value);
          const places = way.value.map((_, t) => pointOf(plane, x[t]!, y[t]!));
          survey.value.readings[k] = await lossOf(joined(places));
        },
      };
      yield { kind: 'row', row: () => sliceRow(k, resolution, way.value, survey.value) };
    }
    for (const [t, time] of times.entries())
      yield { kind: 'row', row: () => wayRow(t, time, way.value, survey.value) };
  }
  // As much as a tenth of the training: only the progress bar asks.
  const work = Math.ceil((steps * learnerWork(problem, 1, batch || points)) / 10) + hidden;
  return { glasses: [], learners: [], acts, work };
}

const oddFrom = (count: number) => (count % 2 === 0 ? count + 1 : count);

function joined(points: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(points.length * points[0]!.length);
  for (const [k, point] of points.entries()) all.set(point, k * point.length);
  return all;
}

/** The map of one plane, and what it hides. */
function sliceRow(
  k: number,
  resolution: number,
  way: readonly Float64Array[],
  { planes, losses, grid }: Survey,
): Row {
  const name = SLICES[k]!;
  const { halfWidth, meanCurvature, slices } = planes!;
  const { plane, curvatures } = slices[name];
  const projection = projectOnPlane(plane, way);
  const { rms, max, share } = hiddenBy(projection);
  const marks = way.flatMap((_, t) => [projection.x[t]!, projection.y[t]!, losses[t]!]);
  return {
    values: {
      slice: name,
      share: orNull(share),
      rms: orNull(rms),
      max: orNull(max),
      halfWidth,
      curvature1: orNull(curvatures[0]!),
      curvature2: orNull(curvatures[1]!),
      meanCurvature: orNull(meanCurvature),
      step: null,
    },
    matrices: {
      [name]: {
        rows: resolution,
        columns: resolution,
        values: grid,
        extent: [-halfWidth, halfWidth, -halfWidth, halfWidth],
      },
      [`${name}Way`]: { rows: way.length, columns: 3, values: marks },
    },
  };
}

/** One place on the way: the loss it has, and what each map says there. */
function wayRow(
  t: number,
  step: number,
  way: readonly Float64Array[],
  { planes, losses, readings }: Survey,
): Row {
  const values: Record<string, Row['values'][string]> = { step, loss: orNull(losses[t]!) };
  for (const [k, name] of SLICES.entries()) {
    const { outside, distance } = projectOnPlane(planes!.slices[name].plane, [way[t]!]);
    values[`${name}Reading`] = orNull(readings[k]![t]!);
    values[`${name}Outside`] = outside[0]!;
    values.distance = distance[0]!;
  }
  return { values };
}
