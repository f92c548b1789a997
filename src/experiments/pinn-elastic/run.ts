/** A batch of networks learns one body; then stress is read off along curves, and pictures are taken. */
import { centredWeights } from '../../learner/pde/initial-weights.ts';
import type { Row, RunContext } from '../declaration.ts';
import { fieldGrid } from '../field-grid.ts';
import { Kept } from '../glass-common/glasses.ts';
import { type TrainingPiece, type TrainingPlan, train } from '../pinn-common/training.ts';
import type { PinnElasticConfig } from '../pinn-elastic.ts';
import { curvesOf } from './curves.ts';
import { blocksOf, exactState } from './measure.ts';
import { curveRows, pictureRow, type Ruler, trainingRow, withPictures } from './rows.ts';
import { adaptivePoints, type Setup, setupOf, stagesOf } from './setup.ts';

export async function* run(config: PinnElasticConfig, context: RunContext): AsyncGenerator<Row, void> {
  const setup = setupOf(config);
  const grid = fieldGrid(setup.body.domain, config.resolution);
  const ruler: Ruler = { grid, exact: exactState(setup, grid.points), blocks: blocksOf(grid) };
  /** Where the law is asked for now. */
  const points = new Kept<Float64Array>(setup.points);
  const plan = planOf(setup, points);
  const before = plan.stages.map((_, stage) =>
    plan.stages.slice(0, stage).reduce((sum, of) => sum + (of.kind === 'adam' ? of.steps : of.iterations), 0),
  );
  const onPiece = async (piece: TrainingPiece): Promise<Row[]> => {
    const stage = plan.stages[piece.stage]!;
    const most = stage.kind === 'adam' ? stage.steps : stage.iterations;
    const made = before[piece.stage]! + Math.min(piece.made, most);
    const row = await trainingRow(setup, ruler, piece, made);
    if (!(piece.ended && piece.stage === plan.stages.length - 1))
      return [await withPictures(row, setup, ruler, piece.learner, points.value)];
    const rows = [row];
    for (const curve of curvesOf(config)) rows.push(...(await curveRows(setup, curve, piece.learner)));
    rows.push(await pictureRow(setup, ruler, piece.learner, points.value));
    return rows;
  };
  yield* train([plan], context, onPiece, [points]);
}

function planOf(setup: Setup, points: Kept<Float64Array>): TrainingPlan {
  const { config, seed, compiled, problem } = setup;
  return {
    problem,
    networks: config.networks,
    weights: () => centredWeights(problem.shape, [], { networks: config.networks, seed, first: 0 }),
    seed,
    stages: stagesOf(config),
    async renew(draw, { learner }) {
      points.value = await adaptivePoints(setup, draw, learner);
      return compiled.redraw({ draw: 0, points: points.value });
    },
  };
}
