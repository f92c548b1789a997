/**
 * Five plans of one batch of networks. Adam's ends are kept, for both L-BFGS to begin from; Gauss-Newton begins where Adam began. A way is a
 * plan, in the order of `WAYS`.
 */
import { medianOf, SWITCH_DEFAULTS } from '../../dynamics/optimise/switch-rule.ts';
import { jetSource } from '../../learner/derivatives/network-jets.ts';
import { ResidualDerivatives } from '../../learner/derivatives/residual-derivatives.ts';
import { type CompiledLaw, compileLaw } from '../../learner/pde/compile.ts';
import { errorGrid, type FieldError, fieldErrors, fieldsAt } from '../../learner/pde/fields.ts';
import type { Ingredients } from '../../learner/pde/ingredients.ts';
import { spreadWeights } from '../../learner/pde/initial-weights.ts';
import type { Law } from '../../learner/pde/law.ts';
import { sineHillLaw } from '../../learner/pde/laws/conductivity.ts';
import { knownCornersLaw } from '../../learner/pde/laws/known-corners.ts';
import { heatedPlateLaw, sineEdgeLaw } from '../../learner/pde/laws/steady-heat.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { Halves } from '../../observables/collocation-signal.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import { type TrainingPiece, type TrainingPlan, type TrainingStage, train } from '../pinn-common/training.ts';
import { ADAM_LOOKS, type OptimisersConfig, type PlateName, WAYS, type Way } from '../pinn-optimisers.ts';

/** Cells of the grid that errors are taken over, along each side. */
const ERROR_CELLS = 40;
/** Ways whose signal and noise are told: one path, that of the engine from Adam on; of several on one clock nothing could be read. */
const SIGNAL_OF: ReadonlySet<Way> = new Set<Way>(['adam', 'lbfgs']);
/** Pairs of halves drawn at each look. */
const DRAWS = 4;
/** Draws of points: the problem's and its renewals, halves, independent points and an enlarged set share none. */
const HALVES_FROM = 10_000;
const HELD_OUT_DRAW = 900_000;
const LARGE_DRAW = 900_001;
const ENLARGED = 4;
/** Rounding of f32, whose floor is drawn. */
const SINGLE = 2 ** -24;

const LAWS: Readonly<Record<PlateName, () => Law>> = {
  sine: sineHillLaw,
  heated: heatedPlateLaw,
  corners: knownCornersLaw,
  'sine-edge': sineEdgeLaw,
};

/** Where Adam ended, and what it had cost by then, [network]. */
interface AdamsEnd {
  readonly weights: Float64Array;
  readonly costs: Float64Array;
  readonly evaluations: Float64Array;
  /** Its points; and whether there were too few of them. */
  readonly terms: ResidualTerms;
  readonly noise: boolean;
}

export async function* run(config: OptimisersConfig, context: RunContext): AsyncGenerator<Row, void> {
  const plates = new Plates(config);
  yield* train(plates.plans(), context, (piece) => plates.rowsOf(piece, context), [plates.adam]);
}

class Plates {
  readonly adam = new Kept<AdamsEnd | null>(null);
  private readonly law: CompiledLaw;
  private readonly problem: LearnerProblem;
  /** The same equations on points drawn at random, for halves. */
  private readonly random: CompiledLaw;
  private readonly rounding: ResidualDerivatives;

  constructor(private readonly config: OptimisersConfig) {
    const { plate, points, sampling } = config;
    const law = LAWS[plate]();
    this.law = compileLaw(law, this.ingredients(sampling, points));
    this.random = compileLaw(law, this.ingredients('random', points));
    this.problem = this.held(this.law.problem);
    this.rounding = new ResidualDerivatives(this.problem);
  }

  private ingredients(method: OptimisersConfig['sampling'], count: number): Ingredients {
    const { width, boundaryPoints, boundaryWeight, seed, plate } = this.config;
    return {
      hidden: [width],
      activation: 'tanh',
      collocation: { method, count },
      boundaryPoints,
      boundary: 'soft',
      seed: seedFrom(seed),
      weights: { boundary: boundaryWeight },
      enrichment: plate === 'corners',
    };
  }

  /** The strength of the corners is known: it is not trained. */
  private held(problem: LearnerProblem): LearnerProblem {
    const constants = problem.shape.constants ?? 0;
    if (constants === 0) return problem;
    const parameters = this.starts().length / this.config.networks;
    const frozen = Uint8Array.from({ length: parameters }, (_, k) => (k >= parameters - constants ? 1 : 0));
    return { ...problem, frozen };
  }

  private starts(): Float64Array {
    const { networks, seed, spread } = this.config;
    const guesses = this.law.constants.map(({ guess }) => guess);
    return spreadWeights(this.law.problem.shape, guesses, {
      networks,
      seed: seedFrom(seed),
      first: 0,
      spread,
    });
  }

  plans(): TrainingPlan[] {
    const { networks, seed, steps, lbfgs, newton, renewEvery, change, learningRate } = this.config;
    const measured = change === 'measured';
    const tellEvery = Math.max(1, Math.round(steps / ADAM_LOOKS));
    const stages: readonly TrainingStage[] = [
      {
        kind: 'adam',
        steps,
        learningRate,
        tellEvery,
        ...(renewEvery > 0 && { renewEvery }),
        ...(measured && { until: SWITCH_DEFAULTS }),
      },
      ...(['engine', 'f64'] as const).map((arithmetic) => ({
        kind: 'lbfgs' as const,
        iterations: lbfgs,
        arithmetic,
        tellEvery: Math.max(1, Math.ceil(lbfgs / 30)),
        watchHeldOut: measured,
      })),
      ...(['engine', 'f64'] as const).map((arithmetic) => ({
        kind: 'gauss-newton' as const,
        iterations: newton,
        evaluations: 3 * newton,
        arithmetic,
        tellEvery: Math.max(1, Math.ceil(newton / 15)),
      })),
    ];
    return stages.map((stage, w) => {
      const signalled = SIGNAL_OF.has(WAYS[w]!);
      return {
        problem: this.problem,
        networks,
        seed: seedFrom(seed),
        stages: [stage],
        weights: () => (stage.kind === 'lbfgs' ? this.adam.value!.weights.slice() : this.starts()),
        renew: (draw) => this.law.redraw({ draw }),
        ...(signalled && {
          probes: (look: number) => Array.from({ length: DRAWS }, (_, k) => this.halves(look * DRAWS + k)),
        }),
        heldOut: () => this.random.redraw({ draw: HELD_OUT_DRAW }),
        enlarge: () =>
          this.enlarged(stage.kind === 'lbfgs' && this.adam.value!.noise ? 2 * ENLARGED : ENLARGED),
        ...(stage.kind === 'lbfgs' && {
          firstTerms: () => (this.adam.value!.noise ? this.enlarged(ENLARGED) : this.adam.value!.terms),
        }),
      };
    });
  }

  /** So many times as many points, drawn at random. */
  private enlarged(factor: number): ResidualTerms {
    const { points, boundaryPoints } = this.config;
    return this.random.redraw({
      draw: LARGE_DRAW + factor,
      count: factor * points,
      boundaryPoints: factor * boundaryPoints,
    });
  }

  /** Two sets of half as many random points each. */
  private halves(draw: number): Halves {
    const half = (which: 0 | 1) =>
      this.random.redraw({
        draw: HALVES_FROM + 2 * draw + which,
        count: Math.ceil(this.config.points / 2),
        boundaryPoints: Math.ceil(this.config.boundaryPoints / 2),
      });
    return [half(0), half(1)];
  }

  async rowsOf(piece: TrainingPiece, { engine }: RunContext): Promise<Row[]> {
    const way = WAYS[piece.plan]!;
    if (way === 'adam' && piece.ended)
      this.adam.value = {
        weights: piece.weights,
        costs: piece.costs,
        evaluations: piece.evaluations,
        terms: piece.terms,
        noise: piece.reasons.includes('noise'),
      };
    const before = way.startsWith('lbfgs') ? this.adam.value : null;
    const exact = way.endsWith('Exact') || engine.info.kind === 'reference';
    const errors = await this.errors(piece.weights);
    const costs = piece.costs.map((cost, e) => cost + (before?.costs[e] ?? 0));
    const bySample = {
      [`${way}L2`]: errors.map(({ relative }) => relative),
      [`${way}Block`]: errors.map(({ worstBlock }) => worstBlock),
      [`${way}Loss`]: [...piece.energies],
      cost: [...costs],
      heldOut: [...piece.heldOut!],
      ...(SIGNAL_OF.has(way) && {
        ratio: piece.signals!.map(({ ratio }) => ratio.value),
        signal: piece.signals!.map(({ signal }) => signal.value),
        noise: piece.signals!.map(({ noise }) => noise.value),
      }),
      ...(way === 'lbfgs' && { floor: this.floors(piece) }),
    };
    const medians = Object.fromEntries(
      Object.entries(bySample).map(([name, values]) => [name, positiveOrNull(name, medianOf(values))]),
    );
    return [
      {
        values: {
          way,
          arithmetic: exact ? 'f64' : 'f32',
          made: piece.made,
          evaluations: medianOf(piece.evaluations.map((count, e) => count + (before?.evaluations[e] ?? 0))),
          ...medians,
          stopped: piece.reasons.filter((reason) => reason !== null).length,
          reason: piece.ended ? commonest(piece.reasons) : null,
        },
        samples: bySample,
      },
    ];
  }

  /** What f32 does to the energy at these places, [network]. */
  private floors({ weights, terms }: TrainingPiece): number[] {
    const p = this.rounding.parameters;
    this.rounding.replace(terms);
    return Array.from({ length: this.config.networks }, (_, e) =>
      this.rounding.energyNoise(weights.slice(e * p, (e + 1) * p), SINGLE),
    );
  }

  private async errors(weights: Float64Array): Promise<FieldError[]> {
    const source = jetSource(this.problem.shape, weights);
    const fields = await fieldsAt(this.law, source, errorGrid(this.law.law, ERROR_CELLS));
    return fieldErrors(this.law, fields).map(([u]) => u!);
  }
}

/** On a logarithmic axis there is no place for what is not above zero; a ratio may be negative. */
function positiveOrNull(name: string, value: number): number | null {
  return Number.isFinite(value) && (name === 'ratio' || value > 0) ? value : null;
}

function commonest(reasons: readonly (string | null)[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(String(reason), (counts.get(String(reason)) ?? 0) + 1);
  return [...counts].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
