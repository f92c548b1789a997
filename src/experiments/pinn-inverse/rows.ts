/** Rows of `pinn-inverse`: estimates in units of the truth, their scatter, the bars beside it, one picture. */
import { ResidualDerivatives } from '../../learner/derivatives/residual-derivatives.ts';
import type { CompiledLaw } from '../../learner/pde/compile.ts';
import { fieldsAt, lawResiduals } from '../../learner/pde/fields.ts';
import { solveHeat } from '../../learner/pde/finite-elements.ts';
import { MEASUREMENT_GROUP } from '../../learner/pde/ingredients.ts';
import { type ResidualTerms, residualScales } from '../../learner/residuals.ts';
import { medianEstimate } from '../../observables/quantiles.ts';
import { meanOverSamples, variance } from '../../observables/statistics.ts';
import type { MatrixData, Row } from '../declaration.ts';
import { fieldGrid, fieldMatrix, outlineMatrix, pointMatrix } from '../field-grid.ts';
import type { TrainingPiece } from '../pinn-common/training.ts';
import { rootMeanSquare } from '../pinn-heat/measure.ts';
import { type PinnInverseConfig, PLACES } from '../pinn-inverse.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import { linearisedBars } from './bars.ts';
import { AMPLITUDE, type InverseLaw, unevenPlate } from './laws.ts';

/** Networks of one noise, [count][draw]. */
export interface Batch {
  readonly config: PinnInverseConfig;
  readonly law: InverseLaw;
  readonly compiled: CompiledLaw;
  /** In units of the field's root mean square. */
  readonly noise: number;
  readonly counts: readonly number[];
  readonly firstDraw: number;
}

type Samples = Record<string, readonly number[]>;

/** Cells along each side at which errors are taken and pictures are made. */
const CELLS = 32;

/** Energies beyond so many times the median of their cell belong to another minimum, or to training that got stuck. */
const STRAY = 10;

/** Draws of a cell that are kept: which is judged without knowing the truth. */
function keptDraws({ config: { draws } }: Batch, { energies }: TrainingPiece, cell: number): number[] {
  const own = energies.subarray(cell * draws, (cell + 1) * draws);
  const limit = STRAY * medianEstimate(own).value;
  return Array.from(own.keys()).filter((draw) => !(own[draw]! > limit));
}

/** Estimates over the truth of one cell, [constant][kept draw]. */
function estimatesOf(
  { config: { draws }, compiled }: Batch,
  weights: Float64Array,
  cell: number,
  kept: readonly number[],
): number[][] {
  const { constants, problem } = compiled;
  const p = weights.length / problem.residuals!.sets;
  return constants.map(({ truth }, c) =>
    kept.map((draw) => weights[(cell * draws + draw + 1) * p - constants.length + c]! / truth!),
  );
}

/** Mean, median and scatter over the draws. */
function told(estimates: readonly number[][]): {
  values: Record<string, Row['values'][string]>;
  samples: Samples;
} {
  const values: Record<string, Row['values'][string]> = {};
  const samples: Samples = {};
  estimates.forEach((of, c) => {
    const name = PLACES[c]!;
    samples[name] = of;
    const sd = Math.sqrt(variance(of));
    Object.assign(values, asColumns(name, meanOverSamples(of)), {
      [`${name}Median`]: orNull(medianEstimate(of).value),
      ...asColumns(`${name}Scatter`, { value: sd, error: sd / Math.sqrt(2 * (of.length - 1)) }),
    });
  });
  return { values, samples };
}

/** On the way, for the number of measurements that was asked for, with pictures until the end has its own. */
export async function learningRow(batch: Batch, piece: TrainingPiece, cell: number): Promise<Row> {
  const kept = keptDraws(batch, piece, cell);
  const { values, samples } = told(estimatesOf(batch, piece.weights, cell, kept));
  const strays = batch.config.draws - kept.length;
  const measurements = batch.counts[cell]!;
  return {
    values: { phase: 'training', iteration: piece.made, measurements, strays, ...values },
    samples,
    ...(!piece.ended && { matrices: (await picturesOf(batch, piece, cell, kept)).matrices }),
  };
}

/** At the end, for one number of measurements or one noise. */
export async function measuredRow(
  batch: Batch,
  piece: TrainingPiece,
  cell: number,
  phase: 'points' | 'noise',
): Promise<Row> {
  const kept = keptDraws(batch, piece, cell);
  const { values, samples } = told(estimatesOf(batch, piece.weights, cell, kept));
  const count = batch.counts[cell]!;
  const bars = barsOf(batch, piece, cell, kept);
  bars.forEach((of, c) => {
    samples[`${PLACES[c]}Bar`] = of;
    Object.assign(values, asColumns(`${PLACES[c]}Bar`, meanOverSamples(of)));
  });
  values.firstBound = orNull(boundOf(batch, count));
  const pictured = await picturesOf(batch, piece, cell, kept);
  samples.L2 = pictured.l2;
  Object.assign(values, asColumns('L2', meanOverSamples(pictured.l2)));
  const place = phase === 'points' ? { measurements: count } : { noise: batch.noise };
  return {
    values: { phase, ...place, strays: batch.config.draws - kept.length, ...values },
    samples,
    ...(phase === 'points' && { matrices: pictured.matrices }),
  };
}

/** Linearised bars over the truth, [constant][draw]. */
function barsOf(
  { config: { draws }, compiled, counts }: Batch,
  piece: TrainingPiece,
  cell: number,
  kept: readonly number[],
): number[][] {
  const { constants, measured, problem } = compiled;
  const p = piece.learner.parameters;
  const places = constants.map((_, c) => p - constants.length + c);
  const found = kept.map((draw) => {
    const set = cell * draws + draw;
    const derivatives = new ResidualDerivatives(problem, { set, terms: piece.terms });
    const theta = piece.weights.slice(set * p, (set + 1) * p);
    const { noise } = measured![set]!;
    const rows = {
      first: firstMeasurement(piece.terms),
      scales: residualScales(piece.terms, set),
      noise: Float64Array.from({ length: counts.at(-1)! * noise.length }, (_, k) => noise[k % noise.length]!),
    };
    return linearisedBars(derivatives, theta, places, rows);
  });
  return constants.map(({ truth }, c) => found.map((bars) => bars[c]! / Math.abs(truth!)));
}

function firstMeasurement({ groups }: ResidualTerms): number {
  let row = 0;
  for (const { name, points, equations } of groups) {
    if (name === MEASUREMENT_GROUP) return row;
    row += points * equations.length;
  }
  return row;
}

/**
 * The Cramér-Rao bound of the first constant over its truth, on average over the places of the measurements: sigma over the root of n times
 * the mean square of du/dc with the exact law. A plate's one conductivity: du/dk = -u/k. Of the amplitude finite elements know du/da.
 */
function boundOf({ config: { unknown }, noise }: Batch, count: number): number {
  if (unknown === 'conductivity') return noise / Math.sqrt(count);
  if (unknown !== 'amplitude') return Number.NaN;
  return (noise * rippleSensitivity()) / Math.sqrt(count);
}

/** Half the step of a central difference in the amplitude; its square is the relative error. */
const STEP = 0.02;

let sensitivity: number | undefined;

/** Root mean square of u over that of a du/da, by finite elements. */
function rippleSensitivity(): number {
  sensitivity ??= (() => {
    const [below, here, above] = [1 - STEP, 1, 1 + STEP].map(
      (factor) => solveHeat(unevenPlate(factor * AMPLITUDE), CELLS).at,
    );
    const cells = Array.from({ length: CELLS * CELLS }, (_, k) => {
      return [((k % CELLS) + 0.5) / CELLS, (Math.floor(k / CELLS) + 0.5) / CELLS] as const;
    });
    const slope = cells.map(([x, y]) => (above!(x, y) - below!(x, y)) / (2 * STEP));
    return rootMeanSquare(cells.map(([x, y]) => here!(x, y))) / rootMeanSquare(slope);
  })();
  return sensitivity;
}

/** Errors of the first field, [draw], and pictures of the first draw. */
async function picturesOf(
  { config, law, compiled, counts }: Batch,
  piece: TrainingPiece,
  cell: number,
  kept: readonly number[],
) {
  const grid = fieldGrid(law.domain, CELLS);
  const all = await fieldsAt(compiled, piece.learner, grid.points);
  const stride = law.channels.length * law.fields.length;
  const truth = Float64Array.from(
    grid.inside,
    (_, p) => law.exact([grid.points[2 * p]!, grid.points[2 * p + 1]!])[0]![0]!,
  );
  const fieldOf = (network: number) => truth.map((_, p) => all.values[(network * all.count + p) * stride]!);
  const networkOf = (draw: number) => cell * config.draws + draw;
  const first = networkOf(kept[0]!);
  const off = (field: Float64Array) => field.map((value, p) => value - truth[p]!);
  const l2 = kept.map((draw) => rootMeanSquare(off(fieldOf(networkOf(draw)))) / rootMeanSquare(truth));
  const taught = fieldOf(first);
  const residuals = lawResiduals(compiled, {
    ...all,
    networks: 1,
    values: all.values.subarray(first * all.count * stride, (first + 1) * all.count * stride),
    constants: all.constants.subarray(
      first * compiled.constants.length,
      (first + 1) * compiled.constants.length,
    ),
  });
  const equations = law.equations.length;
  const matrices: Record<string, MatrixData> = {
    outline: outlineMatrix(law.domain),
    exact: fieldMatrix(grid, truth),
    taught: fieldMatrix(grid, taught),
    error: fieldMatrix(grid, off(taught)),
    lawResidual: fieldMatrix(
      grid,
      truth.map((_, p) => residuals[p * equations]!),
    ),
    measured: pointMatrix(compiled.measured![first]!.points.subarray(0, 2 * counts[cell]!)),
  };
  return { l2, matrices };
}
