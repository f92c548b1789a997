/**
 * Batches of networks that each have measurements of their own: first all numbers of measurements at the noise that is asked for, then
 * other noises at the number that is asked for. Rows on the way, then one for each number and one for each noise.
 */
import { compileLaw } from '../../learner/pde/compile.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { startingWeights } from '../pinn-common/starting-weights.ts';
import { type TrainingPiece, type TrainingPlan, train } from '../pinn-common/training.ts';
import type { PinnInverseConfig } from '../pinn-inverse.ts';
import { countsOf, NOISE_FACTORS } from './grid.ts';
import { type InverseLaw, inverseLawOf } from './laws.ts';
import { type Batch, learningRow, measuredRow } from './rows.ts';

/** Rows on the way. */
const LOOKS = 12;
/** The law's residuals are far stiffer than the measurements (as in `pinn-heat`). */
const FIRST_DAMPING = 1e-6;

export async function* run(config: PinnInverseConfig, context: RunContext): AsyncGenerator<Row, void> {
  const law = inverseLawOf(config);
  const counts = countsOf(config);
  const main = counts.indexOf(config.measurements);
  const others = NOISE_FACTORS.filter((factor) => factor !== 1);
  const batches = [
    batchOf(config, law, { noise: config.noise, counts, firstDraw: 0 }),
    ...others.map((factor, k) =>
      batchOf(config, law, {
        noise: factor * config.noise,
        counts: [config.measurements],
        firstDraw: (counts.length + k) * config.draws,
      }),
    ),
  ];
  const onPiece = async (piece: TrainingPiece): Promise<Row[]> => {
    const batch = batches[piece.plan]!;
    if (piece.plan > 0) return piece.ended ? [await measuredRow(batch, piece, 0, 'noise')] : [];
    const rows = [await learningRow(batch, piece, main)];
    if (!piece.ended) return rows;
    for (const cell of counts.keys()) rows.push(await measuredRow(batch, piece, cell, 'points'));
    rows.push(await measuredRow(batch, piece, main, 'noise'));
    return rows;
  };
  yield* train(
    batches.map((batch) => planOf(batch)),
    context,
    onPiece,
  );
}

interface Choice {
  readonly noise: number;
  readonly counts: readonly number[];
  /** Of measurements: no two batches share one. */
  readonly firstDraw: number;
}

function batchOf(config: PinnInverseConfig, law: InverseLaw, { noise, counts, firstDraw }: Choice): Batch {
  const seed = seedFrom(config.seed);
  const { weight, boundaryWeight, draws } = config;
  const compiled = compileLaw(law, {
    hidden: [config.width],
    activation: 'tanh',
    collocation: { method: 'grid', count: config.points },
    boundaryPoints: config.boundaryPoints,
    boundary: config.boundary,
    seed,
    weights: { law: weight, boundary: weight * boundaryWeight },
    measurements: { points: counts.at(-1)!, noise, seed },
    sets: counts.flatMap((measurements, cell) =>
      Array.from({ length: draws }, (_, draw) => ({
        measurements,
        measurementDraw: firstDraw + cell * draws + draw,
      })),
    ),
  });
  return { config, law, compiled, noise, counts, firstDraw };
}

function planOf({ config, compiled, counts, firstDraw }: Batch): TrainingPlan {
  const networks = counts.length * config.draws;
  return {
    problem: compiled.problem,
    networks,
    weights: () => startingWeights(compiled, networks, firstDraw),
    seed: seedFrom(config.seed),
    firstNetwork: firstDraw,
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
