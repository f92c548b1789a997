/**
 * How near physics-informed networks come to hard problems with known solutions: one network a seed, by Gauss-Newton in rounds, between
 * which the points inside are drawn anew where the residual is large; or by Adam and L-BFGS. All in f64, fields by the engine.
 */
import {
  continueGaussNewton,
  continueLbfgs,
  startGaussNewton,
  startLbfgs,
} from '../../../src/dynamics/optimise/batch-minimiser.ts';
import { DerivativeEnergies, derivativesOf } from '../../../src/dynamics/optimise/derivative-source.ts';
import { profileValues } from '../../../src/dynamics/profile.ts';
import type { Engine, LearnerState } from '../../../src/engine/contract.ts';
import { descent } from '../../../src/experiments/learner-common/optimiser.ts';
import { startingWeights } from '../../../src/experiments/pinn-common/starting-weights.ts';
import { type CompiledLaw, compileLaw } from '../../../src/learner/pde/compile.ts';
import { BURGERS_VISCOSITY } from '../../../src/learner/pde/exact/burgers.ts';
import { errorGrid, fieldErrors, fieldsAt, lawResiduals } from '../../../src/learner/pde/fields.ts';
import type { Ingredients } from '../../../src/learner/pde/ingredients.ts';
import { centredWeights, spreadWeights } from '../../../src/learner/pde/initial-weights.ts';
import type { Law } from '../../../src/learner/pde/law.ts';
import { LAWS, type LawId } from '../../../src/learner/pde/laws/index.ts';
import { fourHolesLaw, lShapeLaw } from '../../../src/learner/pde/laws/steady-heat.ts';
import { burgersLaw, convectionLaw, helmholtzLaw, reactionLaw } from '../../../src/learner/pde/laws/waves.ts';
import { RAD, residualAdaptive } from '../../../src/learner/pde/sampling/residual-adaptive.ts';
import { shockPoints } from '../../../src/learner/pde/shock.ts';
import type { Activation } from '../../../src/learner/problem.ts';
import type { ResidualTerms } from '../../../src/learner/residuals.ts';
import { seedFrom } from '../../../src/random/seed.ts';

export interface PinnSpec {
  readonly law: LawId;
  /** Of convection: speed, and u prescribed where the flow comes in (else periodic). */
  readonly speed?: number;
  readonly ends?: 'periodic' | 'inflow';
  /** Of the L-shape: phi of the hard conditions is its corner function. Of the four holes: inputs are ln r about each of them. */
  readonly fitted?: boolean;
  /** Of Burgers: u is odd in x by construction, points are dense about x = 0. */
  readonly odd?: boolean;
  /** Of the reaction: early times weigh more. */
  readonly early?: number;
  /** Of Helmholtz: half-waves. */
  readonly waves?: readonly [number, number];
  readonly hidden: readonly number[];
  readonly points: number;
  /** In the last round; default as before. */
  readonly lastPoints?: number;
  readonly boundaryPoints: number;
  readonly boundary: 'soft' | 'hard';
  readonly weights?: Readonly<Record<string, number>>;
  readonly activation?: Activation;
  /** Width of the first layer's weights and biases (`spreadWeights`), or units centred all over the box; default Glorot's with drawn biases. */
  readonly start?: number | 'centred';
  readonly features?: { readonly count: number; readonly scale: number };
  readonly enrichment?: boolean;
  /** Gauss-Newton steps of each round; the points are drawn anew before every round but the first. Empty: Adam and L-BFGS. */
  readonly rounds: readonly number[];
  readonly firstDamping?: number;
  /** Before the rounds. */
  readonly adam?: number;
  readonly lbfgs?: number;
  /** Networks, each with a seed of its own. */
  readonly samples: number;
  /** Added to every seed: settings are chosen on seeds that are not published. */
  readonly seedsAfter?: number;
}

export interface PinnBatch {
  /** Number of the network. */
  readonly from: number;
  /** Relative errors of the first field: all, and in the worst of 8 x 8 blocks. */
  readonly l2: number;
  readonly block: number;
  /** After every round, [round]. */
  readonly course: readonly number[];
  readonly energy: number;
  readonly parameters: number;
}

/** Candidates for each point that is drawn by its residual. */
const CANDIDATES = 8;
/** Cells along each axis where errors are taken. */
const CELLS = { 2: 100, 3: 24 } as const;

function lawOf({ law, speed, ends, fitted, waves, odd, early }: PinnSpec): Law {
  if (law === 'burgers') return burgersLaw({ ...(odd && { odd }) });
  if (law === 'convection') return convectionLaw({ ...(speed && { speed }), ...(ends && { ends }) });
  if (law === 'helmholtz' && waves) return helmholtzLaw({ waves });
  if (law === 'four-holes') return fourHolesLaw({ ...(fitted && { fitted }) });
  if (law === 'reaction') return reactionLaw({ ...(early && { early }) });
  if (law === 'l-shape') return lShapeLaw({ ...(fitted && { fitted }) });
  return LAWS[law]();
}

export async function* pinnBatches(engine: Engine, spec: PinnSpec, first: number): AsyncGenerator<PinnBatch> {
  for (let seed = first; seed < spec.samples; seed++) yield await oneNetwork(engine, spec, seed);
}

async function oneNetwork(engine: Engine, spec: PinnSpec, number: number): Promise<PinnBatch> {
  const seed = seedFrom(number + 1 + (spec.seedsAfter ?? 0));
  const ingredients: Ingredients = {
    hidden: spec.hidden,
    activation: spec.activation ?? 'tanh',
    collocation: { method: 'sobol', count: spec.points },
    boundaryPoints: spec.boundaryPoints,
    boundary: spec.boundary,
    seed,
    ...(spec.weights && { weights: spec.weights }),
    ...(spec.features && { features: spec.features }),
    ...(spec.enrichment && { enrichment: true }),
  };
  const compiled = compileLaw(lawOf(spec), ingredients);
  let theta = startOf(compiled, spec.start);
  const learner = await engine.learner({ problem: compiled.problem, networks: 1, seed, weights: theta });
  const look = async () => {
    await put(learner, theta);
    const { length } = compiled.law.coordinates;
    const fields = await fieldsAt(compiled, learner, errorGrid(compiled.law, CELLS[length as 2 | 3]));
    return fieldErrors(compiled, fields)[0]![0]!;
  };
  try {
    if (spec.adam) theta = await byAdam(learner, spec.adam);
    if (spec.lbfgs) theta = await byLbfgs(compiled, theta, spec.lbfgs);
    const course: number[] = [];
    let energy = Number.NaN;
    const own = pointsOf(compiled, spec, { draw: 0, count: spec.points });
    let terms = compiled.redraw({ draw: 0, points: own });
    for (const [round, iterations] of spec.rounds.entries()) {
      if (round > 0) {
        await put(learner, theta);
        terms = await drawnAnew(compiled, learner, round, spec);
      }
      ({ theta, energy } = await byGaussNewton(compiled, terms, theta, iterations, spec.firstDamping));
      course.push((await look()).relative);
    }
    const { relative, worstBlock } = await look();
    return { from: number, l2: relative, block: worstBlock, course, energy, parameters: theta.length };
  } finally {
    learner.destroy();
  }
}

function startOf(compiled: CompiledLaw, start: PinnSpec['start']): Float64Array {
  if (start === undefined) return startingWeights(compiled, 1);
  const { problem, constants, ingredients } = compiled;
  const guesses = constants.map(({ guess }) => guess);
  const draw = { networks: 1, seed: ingredients.seed, first: 0 };
  if (start === 'centred') return centredWeights(problem.shape, guesses, draw);
  return spreadWeights(problem.shape, guesses, { ...draw, spread: start });
}

/** Points inside, dense where the law's own inputs are. */
function pointsOf(
  compiled: CompiledLaw,
  spec: PinnSpec,
  choice: { draw: number; count: number },
): Float64Array {
  const { seed } = compiled.ingredients;
  if (spec.law === 'burgers' && spec.odd)
    return shockPoints(Math.PI * BURGERS_VISCOSITY, choice.count, { seed, draw: choice.draw });
  return compiled.pointsOf(choice);
}

async function put(learner: LearnerState, weights: Float64Array): Promise<void> {
  await learner.restore({ ...(await learner.snapshot()), weights });
}

const RATE = 5e-3;

async function byAdam(learner: LearnerState, steps: number): Promise<Float64Array> {
  const move = descent(1, { optimiser: 'adam', learningRate: RATE, batch: 0 });
  await learner.step(move, steps, { rates: profileValues({ kind: 'cosine', floor: 0.05 }, steps) });
  return learner.weights();
}

async function byLbfgs(
  { problem }: CompiledLaw,
  theta: Float64Array,
  iterations: number,
): Promise<Float64Array> {
  const source = new DerivativeEnergies(derivativesOf(problem, problem.residuals!), 1);
  const options = {
    memory: 50,
    mostIterations: iterations,
    mostEvaluations: 2 * iterations,
    gradientTolerance: 1e-10,
  };
  const { states } = await continueLbfgs(await startLbfgs([theta], source), iterations, source, options);
  return states[0]!.theta;
}

/** The law's residuals are stiff: most of what the first steps have to find lies along soft directions. */
const FIRST_DAMPING = 1e-6;

async function byGaussNewton(
  { problem }: CompiledLaw,
  terms: ResidualTerms,
  from: Float64Array,
  iterations: number,
  firstDamping = FIRST_DAMPING,
): Promise<{ theta: Float64Array; energy: number }> {
  const source = new DerivativeEnergies(derivativesOf(problem, terms), 1);
  const options = {
    mostIterations: iterations,
    mostEvaluations: 3 * iterations,
    gradientTolerance: 1e-14,
    firstDamping,
  };
  const { states, energies } = await continueGaussNewton(
    startGaussNewton([from]),
    iterations,
    source,
    options,
  );
  return { theta: states[0]!.theta, energy: energies[0]! };
}

async function drawnAnew(
  compiled: CompiledLaw,
  learner: LearnerState,
  draw: number,
  spec: PinnSpec,
): Promise<ResidualTerms> {
  const isLast = draw === spec.rounds.length - 1;
  const points = isLast ? (spec.lastPoints ?? spec.points) : spec.points;
  const { law, ingredients } = compiled;
  const axes = law.coordinates.length;
  const candidates = pointsOf(compiled, spec, { draw, count: CANDIDATES * points });
  const residuals = lawResiduals(compiled, await fieldsAt(compiled, learner, candidates));
  const chosen = residualAdaptive(residuals, points, { seed: ingredients.seed, draw }, RAD);
  const taken = Float64Array.from({ length: points * axes }, (_, k) => {
    const from = chosen[Math.floor(k / axes)]!;
    return candidates[from * axes + (k % axes)]!;
  });
  return compiled.redraw({ draw: 0, points: taken });
}
