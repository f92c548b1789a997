/**
 * Ensembles on pools: all members of all arms are one batch of networks, an arm a data set of it. For numbers each member says a mean and a
 * variance (beta-NLL), for classes a probability; they differ by their starting weights.
 *
 * Source: Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474; Seitzer et al., arXiv:2203.09168.
 */
import { Pacer } from '../../dynamics/pacer.ts';
import { profileValues } from '../../dynamics/profile.ts';
import type { Engine, LearnerMove, LearnerSnapshot, LearnerState } from '../../engine/contract.ts';
import { namedGains, parameterCount } from '../../learner/network.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem, TrainingData } from '../../learner/problem.ts';
import { classDoubt, classDoubtOf, softmax } from '../../observables/uncertainty/class-doubt.ts';
import { decompose, gaussianMembers, totalVariance } from '../../observables/uncertainty/decomposition.ts';
import type { Seed } from '../../random/seed.ts';
import { descent, profileOf } from '../learner-common/optimiser.ts';
import type { Arm, Bought, PoolModel, View } from './pool-model.ts';

export interface EnsembleSettings {
  readonly members: number;
  readonly hidden: number;
  /** Width of the first layer's starting weights: about how fast members vary where nothing was measured, > 0. */
  readonly roughness: number;
  /** Steps of Adam for each look. */
  readonly steps: number;
  readonly learningRate: number;
  /** Strength of the pull of every member to its own starting weights, >= 0, over the number of points: doubt stays where data say nothing. */
  readonly anchor: number;
  /** From the starting weights at every look, or on from where the last one ended. */
  readonly start: 'scratch' | 'warm';
  readonly seed: Seed;
  /** Purchases of an arm at the end. */
  readonly budget: number;
}

/** Widths of the starting weights and biases, which in the first layer are `roughness` times that. */
const WIDTHS = { weight: 1, bias: 1 } as const;
/** Least variance of a member's noise, beta of its loss. */
const NOISE = { beta: 0.5, floor: 1e-4 } as const;

export class EnsembleModel implements PoolModel {
  private readonly pacer = new Pacer();
  private readonly rates: Float64Array;

  private constructor(
    private readonly arms: readonly Arm[],
    private readonly settings: EnsembleSettings,
    private readonly problem: LearnerProblem,
    private readonly learner: LearnerState,
    private readonly initial: LearnerSnapshot,
  ) {
    this.rates = profileValues(profileOf('cosine', settings.steps), settings.steps);
  }

  static async open(
    engine: Engine,
    arms: readonly Arm[],
    settings: EnsembleSettings,
  ): Promise<EnsembleModel> {
    const problem = problemOfArms(arms, settings);
    const networks = arms.length * settings.members;
    const learner = await engine.learner({
      problem,
      networks,
      seed: settings.seed,
      weights: startingWeights(problem, arms, settings),
    });
    return new EnsembleModel(arms, settings, problem, learner, await learner.snapshot());
  }

  get steps(): number {
    return this.settings.steps;
  }

  async learn(
    bought: readonly Bought[],
    query: number,
    done: number,
    tick: (done: number) => Promise<void>,
  ): Promise<void> {
    const { steps, start } = this.settings;
    if (done === 0 && (start === 'scratch' || query === 0)) await this.learner.restore(this.initial);
    await this.learner.replaceData(dataOf(this.arms, bought, this.problem));
    const move = this.moveFor(Math.max(...bought.map(({ values }) => values.length)));
    let made = done;
    await this.pacer.run(
      steps - done,
      async (some) => {
        await this.learner.step(move, some, { rates: this.rates.subarray(made, made + some) });
        made += some;
      },
      () => tick(made),
    );
  }

  private moveFor(points: number): LearnerMove {
    const { learningRate, anchor } = this.settings;
    const move = descent(this.learner.networks, { optimiser: 'adam', learningRate, batch: 0 });
    const tether = { strength: anchor / points, centres: this.initial.weights };
    return anchor > 0 ? { ...move, tether } : move;
  }

  async views(): Promise<View[]> {
    const points = pointsOf(this.arms);
    await this.learner.replaceData(looksOf(this.arms, this.problem));
    const outputs = await this.learner.outputs();
    const { members } = this.settings;
    const size = members * points * this.problem.shape.outputs;
    return this.arms.map((arm, a) =>
      viewOf(arm, outputs.subarray(a * size, (a + 1) * size), members, points),
    );
  }

  save(): Promise<LearnerSnapshot> {
    return this.learner.snapshot();
  }

  restore(saved: unknown): Promise<void> {
    return this.learner.restore(saved as LearnerSnapshot);
  }

  destroy(): void {
    this.learner.destroy();
  }
}

/** Pool and points held out: asked for together. All pools of a batch have the same size. */
const pointsOf = ([arm]: readonly Arm[]) => arm!.pool.candidates + arm!.pool.heldOut.points;

function problemOfArms(arms: readonly Arm[], { hidden, budget }: EnsembleSettings): LearnerProblem {
  const { task, inputs } = arms[0]!.pool;
  const points = Math.max(budget, pointsOf(arms));
  const layers = [hidden];
  const sizes = { sets: arms.length, points, sharedInputs: false };
  const data = {
    ...sizes,
    inputs: new Float64Array(arms.length * points * inputs),
    targets: new Float64Array(arms.length * points * 2).map((_, k) =>
      task === 'classification' && k % 2 === 0 ? 1 : 0,
    ),
    weights: new Float64Array(arms.length * points).fill(1),
  };
  return {
    shape: {
      inputs,
      hidden: layers,
      outputs: 2,
      activation: 'tanh',
      bias: true,
      gains: namedGains('standard', inputs, layers),
    },
    data,
    loss: task === 'classification' ? 'cross-entropy' : 'gaussian',
    noise: NOISE,
    energyScale: 1,
    priorPrecision: { weight: 0, bias: 0 },
  };
}

/** Arms on one pool begin with the same members, so that only what they buy parts them. */
function startingWeights(
  { shape }: LearnerProblem,
  arms: readonly Arm[],
  { members, seed, roughness }: EnsembleSettings,
): Float64Array {
  const parameters = parameterCount(shape);
  const firstLayer = shape.hidden[0]! * (shape.inputs + 1);
  const weights = new Float64Array(arms.length * members * parameters);
  for (const [a, { world }] of arms.entries()) {
    const own = drawWeights(shape, WIDTHS, { networks: members, seed, first: world * members });
    for (let k = 0; k < own.length; k++) if (k % parameters < firstLayer) own[k]! *= roughness;
    weights.set(own, a * own.length);
  }
  return weights;
}

/** What arms have bought as data sets, each point of weight 1/n: a mean loss whatever n is. Shorter sets end in points of weight 0. */
function dataOf(
  arms: readonly Arm[],
  bought: readonly Bought[],
  { shape, loss }: LearnerProblem,
): TrainingData {
  const points = Math.max(...bought.map(({ values }) => values.length));
  const data = emptyData(arms.length, points, shape.inputs, 0);
  if (loss !== 'gaussian') for (let k = 0; k < data.targets.length; k += 2) data.targets[k] = 1;
  for (const [a, { candidates, values }] of bought.entries()) {
    const { places } = arms[a]!.pool;
    for (const [k, c] of candidates.entries()) {
      const point = a * points + k;
      data.inputs.set(places.subarray(c * shape.inputs, (c + 1) * shape.inputs), point * shape.inputs);
      const y = values[k]!;
      data.targets.set(loss === 'gaussian' ? [y, 0] : [1 - y, y], 2 * point);
      data.weights[point] = 1 / values.length;
    }
  }
  return data;
}

/** Pools and points held out, to be looked at. */
function looksOf(arms: readonly Arm[], { shape, loss }: LearnerProblem): TrainingData {
  const points = pointsOf(arms);
  const data = emptyData(arms.length, points, shape.inputs, 1);
  if (loss !== 'gaussian') for (let k = 0; k < data.targets.length; k += 2) data.targets[k] = 1;
  for (const [a, { pool }] of arms.entries()) {
    const start = a * points * shape.inputs;
    data.inputs.set(pool.places, start);
    data.inputs.set(pool.heldOut.places, start + pool.places.length);
  }
  return data;
}

function emptyData(sets: number, points: number, inputs: number, weight: number) {
  return {
    sets,
    points,
    sharedInputs: false,
    inputs: new Float64Array(sets * points * inputs),
    targets: new Float64Array(sets * points * 2),
    weights: new Float64Array(sets * points).fill(weight),
  };
}

function viewOf({ pool }: Arm, outputs: Float64Array, members: number, points: number): View {
  const n = pool.candidates;
  const [looked, rest] = [part(outputs, members, points, 0, n), part(outputs, members, points, n, points)];
  return pool.task === 'regression' ? numbersView(looked, rest, members) : classesView(looked, rest, members);
}

function numbersView(pool: Float64Array, heldOut: Float64Array, members: number): View {
  const said = gaussianMembers(pool, members, 1, NOISE.floor);
  const predictions = decompose(said);
  return {
    doubt: {
      ...predictions,
      total: totalVariance(predictions),
      member: memberOf(said.mean, members),
      classes: false,
    },
    heldOut: decompose(gaussianMembers(heldOut, members, 1, NOISE.floor)).mean,
  };
}

function classesView(pool: Float64Array, heldOut: Float64Array, members: number): View {
  const ofOne = (p: Float64Array) => p.filter((_, k) => k % 2 === 1);
  const said = softmax(pool, 2);
  const { probability, ...doubt } = classDoubt(said, members, 2);
  return {
    doubt: { ...doubt, mean: ofOne(probability), member: memberOf(ofOne(said), members), classes: true },
    heldOut: ofOne(classDoubtOf(heldOut, members, 2).probability),
  };
}

/** Points from … to - 1 of [member][point][2]. */
function part(values: Float64Array, members: number, points: number, from: number, to: number): Float64Array {
  const some = new Float64Array(2 * members * (to - from));
  for (let m = 0; m < members; m++)
    some.set(values.subarray(2 * (m * points + from), 2 * (m * points + to)), 2 * m * (to - from));
  return some;
}

const memberOf = (values: Float64Array, members: number) => (query: number) => {
  const n = values.length / members;
  const m = query % members;
  return values.slice(m * n, (m + 1) * n);
};
