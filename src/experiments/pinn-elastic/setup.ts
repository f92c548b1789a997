/** From settings to a compiled law: the network, its points, their order of renewal. */
import type { LearnerState } from '../../engine/contract.ts';
import { type CompiledLaw, compileLaw } from '../../learner/pde/compile.ts';
import { fieldsAt, lawResiduals } from '../../learner/pde/fields.ts';
import { polarPoints } from '../../learner/pde/polar.ts';
import { collocationPoints } from '../../learner/pde/sampling/collocation.ts';
import { residualAdaptive } from '../../learner/pde/sampling/residual-adaptive.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import type { TrainingStage } from '../pinn-common/training.ts';
import type { PinnElasticConfig } from '../pinn-elastic.ts';
import { type Body, bodyOf } from './problems.ts';

/** Candidates for each adaptive point. */
const CANDIDATES = 8;
/** Draws of adaptive points during Adam. */
const RENEWALS = 5;

export interface Setup {
  readonly config: PinnElasticConfig;
  readonly seed: Seed;
  readonly body: Body;
  readonly compiled: CompiledLaw;
  readonly problem: LearnerProblem;
  /** Where the law is asked for at first, [point][x, y]. */
  readonly points: Float64Array;
  /** Points of the law that are no part of the training. */
  readonly unseen: Float64Array;
}

export function setupOf(config: PinnElasticConfig): Setup {
  const { problem, material, poisson, width, inputs, points } = config;
  const body = bodyOf({ problem, material, poisson, width, inputs });
  const seed = seedFrom(config.seed);
  const compiled = compileLaw(body.law, {
    hidden: hiddenOf(config),
    activation: 'tanh',
    collocation: { method: 'sobol', count: points },
    boundaryPoints: config.boundaryPoints,
    boundary: config.boundary,
    seed,
  });
  const setup = { config, seed, body, compiled };
  const places = spread(setup, points, 0);
  const residuals = compiled.redraw({ draw: 0, points: places });
  return {
    ...setup,
    problem: { ...compiled.problem, residuals },
    points: places,
    unseen: spread(setup, points, 1),
  };
}

/** Points by the setting: evenly over the plane, or (around a hole) evenly in ln r and the angle; `draw` makes another set. */
function spread(
  { config, seed, body }: Pick<Setup, 'config' | 'seed' | 'body'>,
  count: number,
  draw: number,
): Float64Array {
  return config.sampling === 'even' || !body.sector
    ? collocationPoints(body.domain, 'sobol', count, { seed, draw })
    : polarPoints(body.domain, body.sector, count, { seed, draw });
}

/** 0 is what suits the body: around the hole, where stress is large in one place and even elsewhere, two layers learn far better than one. */
export function hiddenOf({ problem, hidden, layers }: PinnElasticConfig): number[] {
  const depth = layers || (problem === 'hole' ? 2 : 1);
  return new Array<number>(depth).fill(hidden || (depth > 1 ? 12 : 24));
}

export function stagesOf({
  adamSteps,
  learningRate,
  finish,
  iterations,
  sampling,
}: PinnElasticConfig): TrainingStage[] {
  const stages: TrainingStage[] = [];
  const pieces = (count: number) => Math.max(1, Math.ceil(count / 20));
  if (adamSteps > 0)
    stages.push({
      kind: 'adam',
      steps: adamSteps,
      learningRate,
      profile: { kind: 'cosine', floor: 0.1 },
      tellEvery: pieces(adamSteps),
      ...(sampling === 'adaptive' && { renewEvery: Math.max(1, Math.ceil(adamSteps / (RENEWALS + 1))) }),
    });
  if (finish !== 'none' && iterations > 0)
    stages.push({ kind: finish, iterations, tellEvery: pieces(iterations), arithmetic: 'f64' });
  return stages;
}

/**
 * Other points for all networks: drawn among many with probabilities that grow with the residual there (root mean square over networks and
 * equations), half of them by that and half as before.
 */
export async function adaptivePoints(
  setup: Setup,
  draw: number,
  learner: LearnerState,
): Promise<Float64Array> {
  const { compiled, config, seed } = setup;
  const candidates = spread(setup, CANDIDATES * config.points, 2 + draw);
  const fields = await fieldsAt(compiled, learner, candidates);
  const residuals = lawResiduals(compiled, fields);
  const equations = compiled.law.equations.length;
  const sizes = new Float64Array(fields.count);
  residuals.forEach((r, k) => {
    sizes[Math.floor(k / equations) % fields.count]! += r * r;
  });
  const chosen = residualAdaptive(sizes.map(Math.sqrt), config.points, { seed, draw });
  const points = new Float64Array(2 * config.points);
  for (const [k, c] of chosen.entries()) points.set(candidates.subarray(2 * c, 2 * c + 2), 2 * k);
  return points;
}
