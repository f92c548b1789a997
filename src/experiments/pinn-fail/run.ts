/**
 * Two trainings, one after the other, each of a batch that has every level of the law in several copies: the plain one, and one in which
 * a single thing is changed. Rows on the way tell of all levels; at the end of each training there is a row with pictures for every level.
 */

import { setOf } from '../../learner/network.ts';
import { pointsOfEach } from '../../learner/pde/adaptive-points.ts';
import { errorGrid, fieldsAt, jetsOfNetworks, lawResiduals } from '../../learner/pde/fields.ts';
import { EVEN, RAD } from '../../learner/pde/sampling/residual-adaptive.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import { wilsonBand } from '../../observables/proportion.ts';
import { seedFrom } from '../../random/seed.ts';
import type { MatrixData, Row, RunContext } from '../declaration.ts';
import { type FieldGrid, fieldGrid, fieldMatrix, pointMatrix } from '../field-grid.ts';
import type { Memory } from '../journey.ts';
import { meanOfThoseGoing } from '../learner-common/divergence.ts';
import { type TrainingPiece, type TrainingPlan, train } from '../pinn-common/training.ts';
import type { PinnFailConfig } from '../pinn-fail.ts';
import { asColumns } from '../side-by-side/side.ts';
import { easierLevels, type Level, levelsFor, ownSets, stacked, withinWindow } from './batch.ts';
import { type Approach, approachOf } from './cures.ts';
import { levelsOf } from './laws.ts';
import { missesOf, type Standing, standing } from './measure.ts';

/** Cells along each axis at which errors are taken and pictures are made. */
const CELLS = 32;
/** A relative error above this is a wrong answer. */
export const WRONG = 0.2;

export const WAYS = ['plain', 'cured'] as const;
export type Way = (typeof WAYS)[number];

const QUANTITIES = ['residual', 'elsewhere', 'condition', 'l2', 'block'] as const;

interface Training {
  readonly way: Way;
  readonly approach: Approach;
  readonly levels: readonly Level[];
  readonly grid: FieldGrid;
  /** Points of `errorGrid`: of no training. */
  readonly probes: Float64Array;
}

export async function* run(config: PinnFailConfig, context: RunContext): AsyncGenerator<Row, void> {
  const ways = config.cure === 'none' ? WAYS.slice(0, 1) : WAYS;
  const trainings = ways.map((way) => trainingOf(config, way));
  // Of the second training, which redraws; the first has those of draw 0.
  const drawn = keptPoints();
  const onPiece = async (piece: TrainingPiece): Promise<Row[]> => {
    const training = trainings[piece.plan]!;
    const isLast = piece.ended && piece.stage === training.approach.stages.length - 1;
    const now = await standing(piece.learner, training.levels, training.probes, drawn.of(training));
    const cost = piece.costs.reduce((sum, each) => sum + each, 0) / piece.costs.length;
    const rows = [courseRow(training, cost, now)];
    if (isLast)
      for (const [set, level] of training.levels.entries())
        rows.push({
          ...endRow(training, level, set, now),
          matrices: await picturesOf(training, piece, level, set, drawn.of(training)),
        });
    return rows;
  };
  yield* train(
    trainings.map((training) => planOf(config, training, drawn)),
    context,
    onPiece,
    [drawn],
  );
}

function trainingOf(config: PinnFailConfig, way: Way): Training {
  const approach = approachOf(config, way === 'plain' ? 'none' : config.cure);
  const levels = levelsFor(config, approach, levelsOf(config.law, config.levels)!);
  const { law } = levels[0]!.compiled;
  return { way, approach, levels, grid: fieldGrid(law.domain, CELLS, 'free'), probes: errorGrid(law, CELLS) };
}

/** Points that networks were given by themselves, [network] of [point][axis]; only trainings that redraw have any. */
interface Drawn extends Memory {
  points: readonly Float64Array[] | null;
  of(training: Training): readonly Float64Array[] | null;
}

function keptPoints(): Drawn {
  const drawn: Drawn = {
    points: null,
    of: ({ approach }) => (approach.redraws ? drawn.points : null),
    save: () => drawn.points,
    restore(saved) {
      drawn.points = saved as readonly Float64Array[] | null;
    },
  };
  return drawn;
}

function planOf(config: PinnFailConfig, { approach, levels }: Training, drawn: Drawn): TrainingPlan {
  const { compiled } = levels[0]!;
  const networks = levels.length * config.copies;
  const termsAt = (draw: number) => {
    const terms = growing(config, approach, levels, approach.share(draw));
    return approach.ownSets ? ownSets(terms, config.copies) : terms;
  };
  const laws = levels.map((level) => level.compiled);
  return {
    problem: { ...compiled.problem, residuals: termsAt(0) },
    networks,
    weights: () => compiled.initialWeights(networks),
    seed: seedFrom(config.seed),
    stages: approach.stages,
    async renew(draw, { learner, redraw }) {
      if (!redraw) return termsAt(draw);
      drawn.points = await pointsOfEach(laws, learner, { draw, law: redraw === 'fresh' ? EVEN : RAD });
      return stacked(
        drawn.points.map((points, e) => laws[setOf(laws.length, e, networks)]!.redraw({ draw: 0, points })),
      );
    },
  };
}

/** What is asked for at a share of the way of a growing cure. */
function growing(
  config: PinnFailConfig,
  approach: Approach,
  levels: readonly Level[],
  share: number,
): ResidualTerms {
  const whole = (of: readonly Level[]) => stacked(of.map(({ compiled }) => compiled.redraw({ draw: 0 })));
  if (approach.cure === 'curriculum' && share < 1) {
    const eased = easierLevels(
      config,
      levels.map(({ level }) => level),
      share,
    );
    return whole(levelsFor(config, approach, eased));
  }
  const terms = whole(levels);
  if (approach.cure !== 'causality') return terms;
  const { compiled } = levels[0]!;
  const { high } = compiled.law.domain;
  const axes = compiled.law.coordinates.length;
  return withinWindow(terms, compiled.pointsOf({ draw: 0 }), axes, share * high.at(-1)!);
}

const columnOf = (way: Way, quantity: string) => `${way}${quantity[0]!.toUpperCase()}${quantity.slice(1)}`;

/** Of one level, [copy]. */
function ofLevel({ way, levels }: Training, set: number, now: Standing): Record<string, readonly number[]> {
  const each = now.l2.length / levels.length;
  return Object.fromEntries(
    QUANTITIES.map((name) => [columnOf(way, name), now[name].slice(set * each, (set + 1) * each)]),
  );
}

function means(samples: Record<string, readonly number[]>): Row['values'] {
  return Object.assign(
    {},
    ...Object.entries(samples).map(([name, of]) => asColumns(name, meanOfThoseGoing(of))),
  );
}

/** On the way: the hardest level, and the error of the easiest. */
function courseRow(training: Training, cost: number, now: Standing): Row {
  const { way, levels } = training;
  const easiest = ofLevel(training, 0, now)[columnOf(way, 'l2')]!;
  return {
    values: {
      phase: 'course',
      way,
      cost,
      ...means({
        ...ofLevel(training, levels.length - 1, now),
        [columnOf(way, 'easiest')]: easiest,
      }),
    },
  };
}

function endRow(training: Training, { level }: Level, set: number, now: Standing): Row {
  const { way } = training;
  const samples = ofLevel(training, set, now);
  const errors = samples[columnOf(way, 'l2')]!;
  // A network that ran away learnt nothing.
  const wrong = errors.filter((error) => !(error <= WRONG)).length;
  const { low, high } = wilsonBand(wrong, errors.length);
  const share = columnOf(way, 'wrong');
  return {
    values: {
      phase: 'end',
      way,
      level,
      ...means(samples),
      [share]: wrong / errors.length,
      [`${share}Low`]: low,
      [`${share}High`]: high,
    },
    samples,
  };
}

/** What the first copy of a level learnt, beside what it should have; its residual in units of the law's largest term. */
async function picturesOf(
  { levels, grid }: Training,
  { learner }: TrainingPiece,
  level: Level,
  set: number,
  drawn: readonly Float64Array[] | null,
): Promise<Record<string, MatrixData>> {
  const { compiled, sizes } = level;
  const first = (set * learner.networks) / levels.length;
  const own = jetsOfNetworks(await fieldsAt(levels[0]!.compiled, learner, grid.points), first, 1);
  const error = missesOf(level, own);
  const stride = compiled.law.channels.length;
  const learnt = error.map((_, p) => own.values[p * stride]!);
  return {
    learnt: fieldMatrix(grid, learnt),
    exact: fieldMatrix(
      grid,
      learnt.map((u, p) => u - error[p]!),
    ),
    residual: fieldMatrix(
      grid,
      lawResiduals(compiled, own).map((r) => r / sizes.term),
    ),
    error: fieldMatrix(grid, error),
    collocation: pointMatrix(drawn?.[first] ?? compiled.pointsOf({ draw: 0 })),
  };
}
