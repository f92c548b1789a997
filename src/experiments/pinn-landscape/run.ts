/**
 * The law's networks are trained first, then those of the data from the same starts. At the end of each stage the Hessians of both energies are
 * taken where the networks stand; at the end of the law's way, spectra and slices.
 */

import type { LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import { drawWeights } from '../../learner/prior.ts';
import { spectrumOf } from '../../observables/curvature.ts';
import {
  filterNormalised,
  type Plane,
  projectOnPlane,
  trajectoryPlane,
} from '../../observables/landscape-slice.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import { type TrainingPiece, type TrainingPlan, type TrainingStage, train } from '../pinn-common/training.ts';
import { type PinnLandscapeConfig, STAGES } from '../pinn-landscape.ts';
import {
  curvatureRow,
  ranked,
  type Survey,
  sliceRow,
  spectrumRows,
  trainingRow,
  waySliceRow,
} from './rows.ts';
import { gaussNewtonMetric, lbfgsMetric, preconditioned, shapeOf } from './spectrum.ts';
import { type Taught, TEACHERS, type Teacher, teachersOf } from './teachers.ts';

/** Far above any network of a run: normal numbers for directions. */
const FIRST_DIRECTION = 2 ** 26;
/** Damping of Gauss-Newton's metric, as a share of the largest eigenvalue. */
const DAMPING = 1e-8;
/** Half the side of the picture that holds the way, in lengths of the way. */
const ROUND_THE_WAY = 1.1;
/** Pieces of a stage that give a row. */
const PIECES = 10;

type Spectra = Record<string, number[][]>;

export async function* run(config: PinnLandscapeConfig, context: RunContext): AsyncGenerator<Row, void> {
  yield* new Landscape(config).rows(context);
}

class Landscape {
  private readonly taught: Readonly<Record<Teacher, Taught>>;
  private readonly seed: Seed;
  /** Of the law's first network, piece by piece. */
  private readonly way = new Kept<Float64Array[]>([]);
  /** Sizes of eigenvalues on the law's way, by column, [network][rank]. */
  private readonly spectra = new Kept<Spectra>({});

  constructor(private readonly config: PinnLandscapeConfig) {
    this.taught = teachersOf(config);
    this.seed = seedFrom(config.seed);
  }

  rows(context: RunContext): AsyncGenerator<Row, void> {
    const plans = TEACHERS.map((teacher) => this.plan(teacher));
    return train(plans, context, (piece) => this.told(piece), [this.way, this.spectra]);
  }

  private plan(teacher: Teacher): TrainingPlan {
    const { problem, compiled } = this.taught[teacher];
    const { networks } = this.config;
    return {
      problem,
      networks,
      weights: () => compiled.initialWeights(networks),
      seed: this.seed,
      stages: this.stages(),
    };
  }

  private stages(): TrainingStage[] {
    const { adamSteps, learningRate, lbfgsIterations, newtonIterations, memory } = this.config;
    const piece = (count: number) => Math.max(1, Math.ceil(count / PIECES));
    return [
      { kind: 'adam', steps: adamSteps, learningRate, tellEvery: piece(adamSteps) },
      {
        kind: 'lbfgs',
        iterations: lbfgsIterations,
        memory,
        tellEvery: piece(lbfgsIterations),
        arithmetic: 'f64',
      },
      {
        kind: 'gauss-newton',
        iterations: newtonIterations,
        tellEvery: piece(newtonIterations),
        arithmetic: 'f64',
      },
    ];
  }

  private async told(piece: TrainingPiece): Promise<Row[]> {
    const teacher = TEACHERS[piece.plan]!;
    const rows: Row[] = [];
    const isLaw = teacher === 'law';
    if (isLaw && this.way.value.length === 0) rows.push(this.start());
    if (isLaw) this.way.value.push(this.place(piece.weights, 0));
    rows.push(await trainingRow(teacher, this.taught[teacher].compiled, piece, this.made(piece)));
    if (!piece.ended) return rows;
    rows.push(this.survey(teacher, piece));
    if (isLaw && piece.stage === STAGES.length - 2) rows.push(...this.pictures());
    return rows;
  }

  /** Steps and iterations of all stages so far. */
  private made({ stage, made }: TrainingPiece): number {
    const counts = this.stages().map((of) => (of.kind === 'adam' ? of.steps : of.iterations));
    return counts.slice(0, stage).reduce((sum, count) => sum + count, 0) + Math.min(made, counts[stage]!);
  }

  private place(weights: Float64Array, network: number): Float64Array {
    const p = this.taught.law.derivatives.parameters;
    return weights.slice(network * p, (network + 1) * p);
  }

  private places(weights: Float64Array): Float64Array[] {
    return Array.from({ length: this.config.networks }, (_, e) => this.place(weights, e));
  }

  /** Both begin at the same weights: one row for both. */
  private start(): Row {
    const places = this.places(this.taught.law.compiled.initialWeights(this.config.networks));
    this.way.value.push(places[0]!);
    const shapes = this.shapesAt(places);
    this.spectra.value.lawStart = ranked(shapes.law);
    this.spectra.value.dataStart = ranked(shapes.data);
    return curvatureRow('law', 'start', { shapes, lbfgs: [], newton: [], units: this.units() });
  }

  private units(): number {
    return this.taught.law.nothing / this.taught.data.nothing;
  }

  private shapesAt(places: readonly Float64Array[]): Survey['shapes'] {
    const of = (teacher: Teacher) =>
      places.map((place) => shapeOf(this.taught[teacher].derivatives.hessian(place)));
    return { law: of('law'), data: of('data') };
  }

  private survey(teacher: Teacher, { stage, weights, batch }: TrainingPiece): Row {
    const places = this.places(weights);
    const shapes = this.shapesAt(places);
    const { derivatives } = this.taught[teacher];
    const name = STAGES[stage + 1]!;
    const isLbfgs = name === 'lbfgs';
    const lbfgs = isLbfgs
      ? (batch as LbfgsBatch).states.map((state) =>
          shapeOf(preconditioned(derivatives.hessian(state.theta), lbfgsMetric(state))),
        )
      : [];
    const newton = isLbfgs
      ? places.map((place) =>
          shapeOf(
            preconditioned(
              derivatives.hessian(place),
              gaussNewtonMetric(derivatives.gaussNewton(place).curvature, DAMPING),
            ),
          ),
        )
      : [];
    if (teacher === 'law') {
      this.spectra.value.lawEnd = ranked(shapes.law);
      this.spectra.value.dataEnd = ranked(shapes.data);
      if (isLbfgs) this.spectra.value.preconditioned = ranked(lbfgs);
    }
    return curvatureRow(teacher, name, { shapes, lbfgs, newton, units: this.units() });
  }

  /** Spectra, and slices through the end of the first network's way. */
  private pictures(): Row[] {
    const { reach, resolution } = this.config;
    const way = this.way.value;
    const [first, origin] = [way[0]!, way.at(-1)!];
    const distance = Math.sqrt(first.reduce((sum, value, k) => sum + (value - origin[k]!) ** 2, 0));
    const size = {
      halfWidth: reach * distance,
      resolution: resolution % 2 === 0 ? resolution + 1 : resolution,
    };
    return [
      ...spectrumRows(this.spectra.value),
      sliceRow('random', this.randomPlane(origin), way, this.taught, size),
      sliceRow('steepest', this.steepestPlane(origin), way, this.taught, size),
      ...this.waySlice(size.resolution),
    ];
  }

  /** In the plane that holds most of the way, as wide as the way is long. */
  private waySlice(resolution: number): Row[] {
    const way = this.way.value;
    const origin = way.at(-1)!;
    const plane = planeOfWay(origin, way.slice(0, -1));
    if (!plane) return [];
    const { distance } = projectOnPlane(plane, way);
    const farthest = distance.reduce((most, value) => Math.max(most, value), 0);
    return [waySliceRow(plane, way, this.taught, { halfWidth: ROUND_THE_WAY * farthest, resolution })];
  }

  private randomPlane(origin: Float64Array): Plane {
    const { shape } = this.taught.law.problem;
    const p = origin.length;
    const draws = drawWeights(
      shape,
      { weight: 1, bias: 1 },
      { networks: 2, seed: this.seed, first: FIRST_DIRECTION },
    );
    const direction = (k: number) => unit(filterNormalised(shape, origin, draws.slice(k * p, (k + 1) * p)));
    return { origin, u: direction(0), v: direction(1) };
  }

  /** The two largest eigenvalues of the law's Hessian. */
  private steepestPlane(origin: Float64Array): Plane {
    const { vectors } = spectrumOf(this.taught.law.derivatives.hessian(origin));
    const p = origin.length;
    const mode = (rank: number) => vectors.slice((p - 1 - rank) * p, (p - rank) * p);
    return { origin, u: mode(0), v: mode(1) };
  }
}

/** None where a way runs straight, as one of two places does. */
function planeOfWay(origin: Float64Array, places: readonly Float64Array[]): Plane | null {
  try {
    return trajectoryPlane(origin, places).plane;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function unit(direction: Float64Array): Float64Array {
  const length = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  return direction.map((value) => value / length);
}
