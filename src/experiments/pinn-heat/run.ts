/**
 * One batch: every cell, every draw of measurements, every network of an ensemble go down together by Gauss-Newton. Rows on the way, then
 * a row for every number of measurements, with pictures. On the L-shape a smaller batch before it tries the law alone the other
 * way: with the corner's singular function where the run has none, and without where it has.
 */
import { compileLaw } from '../../learner/pde/compile.ts';
import type { SetChoice } from '../../learner/pde/ingredients.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { fieldGrid } from '../field-grid.ts';
import { Kept } from '../glass-common/glasses.ts';
import { ingredientsOf } from '../pinn-common/fields.ts';
import { startingWeights } from '../pinn-common/starting-weights.ts';
import { type TrainingPiece, type TrainingPlan, train } from '../pinn-common/training.ts';
import type { PinnHeatConfig } from '../pinn-heat.ts';
import { measuredCounts, setsOf } from './cells.ts';
import { isEnrichable } from './laws.ts';
import { rulerOf } from './measure.ts';
import { type Plate, plateOf } from './plates.ts';
import { type CornerLook, lookAtCorner, type Stage, sweepRow, trainingRow } from './rows.ts';

/** Cells along the longer side of the plate at which errors are taken and pictures are made. */
const CELLS = 32;
/** Rows on the way. */
const LOOKS = 10;
/** The law's residuals are far stiffer than the measurements: most of what the first steps have to find lies along soft directions. */
const FIRST_DAMPING = 1e-6;

export async function* run(config: PinnHeatConfig, context: RunContext): AsyncGenerator<Row, void> {
  const law = plateOf(config, context);
  const stage = stageOf(config, law, config.enriched, setsOf(config));
  const alone = setsOf(config).slice(0, 1);
  const other = isEnrichable(config.law) ? stageOf(config, law, !config.enriched, alone) : null;
  const corner = new Kept<CornerLook | null>(null);
  const plans = [...(other ? [planOf(other, config.draws)] : []), planOf(stage, setsOf(config).length)];
  const onPiece = async (piece: TrainingPiece): Promise<Row[]> => {
    if (other && piece.plan === 0) {
      if (piece.ended) corner.value = await lookAtCorner(other, piece, !config.enriched);
      return [];
    }
    const rows = [await trainingRow(stage, piece)];
    // The fewest measurements last: the newest picture is shown, and there the law makes the difference.
    if (piece.ended)
      for (const measurements of [0, ...[...measuredCounts(config)].reverse()])
        rows.push(await sweepRow(stage, piece, measurements, corner.value));
    return rows;
  };
  yield* train(plans, context, onPiece, [corner]);
}

function stageOf(config: PinnHeatConfig, law: Plate, enrichment: boolean, sets: readonly SetChoice[]): Stage {
  const seed = seedFrom(config.seed);
  const compiled = compileLaw(law, {
    ...ingredientsOf(config),
    enrichment,
    measurements: { points: measuredCounts(config).at(-1)!, noise: config.noise, seed },
    sets,
  });
  const grid = fieldGrid(law.domain, CELLS);
  const truth = Float64Array.from(
    grid.inside,
    (_, p) => law.exact!([grid.points[2 * p]!, grid.points[2 * p + 1]!])[0]![0]!,
  );
  return { config, compiled, domain: law.domain, grid, ruler: rulerOf(grid.points, truth, law.domain) };
}

/** @param ensembles  of `config.networks` networks each */
function planOf({ config, compiled }: Stage, ensembles: number): TrainingPlan {
  const networks = ensembles * config.networks;
  return {
    problem: compiled.problem,
    networks,
    weights: () => startingWeights(compiled, networks),
    seed: seedFrom(config.seed),
    stages: [
      {
        kind: 'gauss-newton',
        iterations: config.iterations,
        firstDamping: FIRST_DAMPING,
        arithmetic: 'f64',
        tellEvery: Math.ceil(config.iterations / LOOKS),
      },
    ],
  };
}
