/** One plan of a training under way: its batch goes through the stages, piece by piece. What `training.ts` runs one after another. */
import {
  continueGaussNewton,
  continueLbfgs,
  type GaussNewtonBatch,
  type LbfgsBatch,
  startGaussNewton,
  startLbfgs,
} from '../../dynamics/optimise/batch-minimiser.ts';
import type { EnergySource } from '../../dynamics/optimise/energy-source.ts';
import { Pacer } from '../../dynamics/pacer.ts';
import { profileValues } from '../../dynamics/profile.ts';
import type { LearnerSnapshot, LearnerState } from '../../engine/contract.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { Memory } from '../journey.ts';
import { divergenceFacts, divergenceIn } from '../learner-common/divergence.ts';
import { descent } from '../learner-common/optimiser.ts';
import { Looks, type LookTaken, type SavedLooks } from './looks.ts';
import type { Progress } from './progress.ts';
import { sourceOf } from './sources.ts';
import type {
  AdamStage,
  GaussNewtonStage,
  LbfgsStage,
  StageEnd,
  TrainingPiece,
  TrainingPlan,
} from './stages.ts';
import { type SavedWeights, TermWeights, type Weighting } from './term-weights.ts';
import { gradientWork, modelCost } from './work.ts';

/** What is told after each piece, and may answer with rows. */
export type OnPiece = (piece: TrainingPiece) => readonly Row[] | Promise<readonly Row[]>;

const LBFGS_TELLS = 50;
const GAUSS_NEWTON_TELLS = 10;

export interface SavedCourse {
  readonly plan: number;
  readonly stage: number;
  readonly made: number;
  readonly draw: number;
  /** Null: those of the plan's problem. */
  readonly terms: ResidualTerms | null;
  readonly weights: SavedWeights | null;
  readonly snapshot: LearnerSnapshot;
  readonly places: Float64Array;
  readonly evaluations: Float64Array;
  readonly costs: Float64Array;
  readonly batch: LbfgsBatch | GaussNewtonBatch | null;
  readonly looks: SavedLooks;
  readonly enlarged: boolean;
  readonly work: number;
  readonly memory: readonly unknown[];
}

/** One plan under way. */
export class Course {
  private stage = 0;
  private made = 0;
  private draw = 0;
  /** Without the weights that a stage sets. */
  private terms: ResidualTerms | null = null;
  private readonly weights = new TermWeights();
  private batch: LbfgsBatch | GaussNewtonBatch | null = null;
  private evaluations: Float64Array;
  private costs: Float64Array;
  private toldOfDivergence = 0;
  private enlarged = false;
  private readonly looks: Looks;
  /** State in f64, [network][parameter]. */
  private places: Float64Array;
  readonly #pacer = new Pacer();

  private constructor(
    private readonly index: number,
    private readonly plan: TrainingPlan,
    private readonly context: RunContext,
    private readonly progress: Progress,
    private readonly memory: readonly Memory[],
    readonly learner: LearnerState,
    start: Float64Array,
  ) {
    this.places = start;
    this.evaluations = new Float64Array(plan.networks);
    this.costs = new Float64Array(plan.networks);
    this.looks = new Looks(plan);
  }

  static async open(
    index: number,
    plan: TrainingPlan,
    context: RunContext,
    progress: Progress,
    memory: readonly Memory[],
    from: SavedCourse | null,
  ): Promise<Course> {
    const { problem, networks, seed, firstNetwork = 0 } = plan;
    const weights = from ? from.places : plan.weights();
    const learner = await context.engine.learner({ problem, networks, seed, firstNetwork, weights });
    const course = new Course(index, plan, context, progress, memory, learner, weights.slice());
    if (from) await course.restore(from);
    else await course.begin();
    return course;
  }

  private async begin(): Promise<void> {
    this.terms = this.plan.firstTerms?.() ?? null;
    if (this.terms) await this.learner.replaceResiduals(this.terms);
  }

  private async restore(from: SavedCourse): Promise<void> {
    this.weights.restore(from.weights);
    if (from.terms || from.weights)
      await this.learner.replaceResiduals(this.weights.applied(from.terms ?? this.plan.problem.residuals!));
    await this.learner.restore(from.snapshot);
    ({ stage: this.stage, made: this.made, draw: this.draw, terms: this.terms, batch: this.batch } = from);
    this.looks.restore(from.looks);
    this.enlarged = from.enlarged;
    this.evaluations = from.evaluations.slice();
    this.costs = from.costs.slice();
  }

  private async save(): Promise<SavedCourse> {
    return {
      plan: this.index,
      stage: this.stage,
      made: this.made,
      draw: this.draw,
      terms: this.terms,
      weights: this.weights.save(),
      snapshot: await this.learner.snapshot(),
      places: this.places.slice(),
      evaluations: this.evaluations.slice(),
      costs: this.costs.slice(),
      batch: this.batch,
      looks: this.looks.save(),
      enlarged: this.enlarged,
      work: this.progress.done,
      memory: this.memory.map((each) => each.save()),
    };
  }

  private tick(): Promise<void> {
    return this.context.tick(() => this.save());
  }

  private get base(): ResidualTerms {
    return this.terms ?? this.plan.problem.residuals!;
  }

  get residuals(): ResidualTerms {
    return this.weights.applied(this.base);
  }

  private async hold(terms: ResidualTerms): Promise<void> {
    this.weights.moved(this.base, terms);
    this.terms = terms;
    await this.learner.replaceResiduals(this.residuals);
  }

  async *run(onPiece: OnPiece): AsyncGenerator<Row, void> {
    for (; this.stage < this.plan.stages.length; this.stage++) {
      const stage = this.plan.stages[this.stage]!;
      if (stage.kind === 'adam') yield* this.adam(stage, onPiece);
      else yield* this.secondOrder(stage, onPiece);
      this.made = 0;
      this.batch = null;
      this.looks.begin();
    }
  }

  private async *tell(
    onPiece: OnPiece,
    energies: Float64Array,
    reasons: readonly (StageEnd | null)[],
    look: LookTaken,
  ): AsyncGenerator<Row, void> {
    yield* await onPiece({
      plan: this.index,
      stage: this.stage,
      made: this.made,
      ended: reasons.every((reason) => reason !== null),
      weights: this.places.slice(),
      energies,
      evaluations: this.evaluations.slice(),
      costs: this.costs.slice(),
      signals: look.signals,
      heldOut: look.heldOut,
      reasons,
      batch: this.batch,
      learner: this.learner,
      terms: this.residuals,
    });
  }

  private async *adam(stage: AdamStage, onPiece: OnPiece): AsyncGenerator<Row, void> {
    const { steps, learningRate, profile = { kind: 'constant' }, tellEvery = steps, weighting } = stage;
    if (weighting && stage.until)
      throw new RangeError('a stage that sets its weights changes its energy, and cannot be ended by it');
    const { networks, problem } = this.plan;
    const move = descent(networks, { optimiser: 'adam', learningRate, batch: 0 });
    const rates = steps > 0 ? profileValues(profile, steps) : new Float64Array(0);
    const workOfStep = gradientWork(problem, this.residuals) * networks;
    const isDue = (every: number | undefined) => every !== undefined && this.made % every === 0;
    while (this.made < steps) {
      const goal = Math.min(
        steps,
        nextMultiple(this.made, tellEvery),
        nextMultiple(this.made, stage.renewEvery),
        nextMultiple(this.made, weighting?.every),
      );
      let made = this.made;
      await this.#pacer.run(
        goal - this.made,
        async (some) => {
          await this.learner.step(move, some, { rates: rates.subarray(made, made + some) });
          made += some;
        },
        async () => {
          const count = made - this.made;
          this.made = made;
          for (let e = 0; e < networks; e++) {
            this.evaluations[e]! += count;
            this.costs[e]! += count;
          }
          this.progress.add(count * workOfStep);
          // Renewal and rows come right after the last step of a piece: a checkpoint before them would leave them out.
          if (this.made < goal) await this.tick();
        },
      );
      this.places = await this.learner.weights();
      await this.tellOfDivergence(move, rates);
      if (isDue(tellEvery) || this.made === steps) {
        const energies = await this.learner.energies();
        const look = this.looks.take(this.places, energies, this.residuals, stage.renewEvery !== undefined);
        const switched = stage.until ? this.looks.switchReason(stage.until) : null;
        const end = switched ?? (this.made === steps ? 'steps-made' : null);
        const stopped = await this.learner.stopped();
        const reasons = Array.from(stopped, (step) => (step >= 0 ? 'stopped' : end));
        yield* this.tell(onPiece, energies, reasons, look);
        if (switched) {
          if (switched === 'noise') await this.enlarge();
          return;
        }
      }
      if (isDue(stage.renewEvery) && this.made < steps) await this.renew(stage);
      if (weighting && isDue(weighting.every) && this.made < steps) await this.weigh(weighting);
      await this.tick();
    }
  }

  private async renew(stage: AdamStage): Promise<void> {
    if (!this.plan.renew) return;
    this.draw++;
    const now = { learner: this.learner, terms: this.base, redraw: stage.redraw ?? null };
    await this.hold(await this.plan.renew(this.draw, now));
  }

  private async weigh(weighting: Weighting): Promise<void> {
    const gradients = await this.weights.renew(weighting, this.learner, this.base);
    for (let e = 0; e < this.plan.networks; e++) {
      if (weighting.kind === 'balanced') this.evaluations[e]! += gradients;
      this.costs[e]! += gradients;
    }
  }

  /** More points, once, from now on. @returns whether there are any */
  private async enlarge(): Promise<boolean> {
    if (this.enlarged || !this.plan.enlarge) return false;
    this.enlarged = true;
    await this.hold(this.plan.enlarge());
    return true;
  }

  private async tellOfDivergence(
    move: Parameters<typeof divergenceIn>[1],
    rates: Float64Array,
  ): Promise<void> {
    const divergence = await divergenceIn(this.learner, move, rates);
    if (!divergence || divergence.count === this.toldOfDivergence) return;
    this.toldOfDivergence = divergence.count;
    this.context.note('learner.diverged', divergenceFacts(divergence, this.plan.networks));
  }

  private async *secondOrder(
    stage: LbfgsStage | GaussNewtonStage,
    onPiece: OnPiece,
  ): AsyncGenerator<Row, void> {
    const { problem, networks } = this.plan;
    const tellEvery = stage.tellEvery ?? (stage.kind === 'lbfgs' ? LBFGS_TELLS : GAUSS_NEWTON_TELLS);
    let source = this.source(stage);
    while (!this.batch || this.batch.reasons.includes(null)) {
      const cost = stage.kind === 'lbfgs' ? 1 : modelCost(problem, this.residuals);
      const before = this.batch?.states.map(({ evaluations }) => evaluations);
      const batch = await this.piece(stage, source, tellEvery);
      this.batch = batch;
      this.made = Math.min(stage.iterations, this.made + tellEvery);
      this.places = joined(batch.states.map(({ theta }) => theta));
      for (let e = 0; e < networks; e++) {
        const count = batch.states[e]!.evaluations - (before?.[e] ?? 0);
        this.evaluations[e]! += count;
        this.costs[e]! += count * cost;
      }
      this.progress.add(tellEvery * gradientWork(problem, this.residuals) * networks * cost);
      await this.holdPlaces();
      const look = this.looks.take(this.places, batch.energies, this.residuals, false);
      const reasons: (StageEnd | null)[] = [...batch.reasons];
      let overfit = false;
      if (stage.kind === 'lbfgs' && stage.watchHeldOut && reasons.includes(null) && this.looks.overfit()) {
        overfit = true;
        if (this.enlarged || !this.plan.enlarge)
          for (const [e, reason] of reasons.entries()) reasons[e] = reason ?? 'overfits';
      }
      yield* this.tell(onPiece, batch.energies.slice(), reasons, look);
      if (overfit) {
        if (!(await this.enlarge())) return;
        source = this.source(stage);
        this.batch = await this.beginAnew(batch as LbfgsBatch, source);
        this.looks.begin();
      }
      await this.tick();
    }
  }

  private source({ arithmetic = 'engine' }: LbfgsStage | GaussNewtonStage): EnergySource {
    return sourceOf(arithmetic, {
      problem: this.plan.problem,
      terms: this.residuals,
      learner: this.learner,
      engine: this.context.engine.info.kind,
    });
  }

  /** The same places under other points: energies and gradients are new, pairs of old ones say nothing. Counts go on. */
  private async beginAnew(batch: LbfgsBatch, source: EnergySource): Promise<LbfgsBatch> {
    const fresh = await startLbfgs(this.starts(), source);
    for (let e = 0; e < this.plan.networks; e++) {
      this.evaluations[e]! += 1;
      this.costs[e]! += 1;
    }
    return {
      ...fresh,
      reasons: batch.reasons,
      states: fresh.states.map((state, e) => ({
        ...state,
        iterations: batch.states[e]!.iterations,
        evaluations: batch.states[e]!.evaluations + 1,
      })),
    };
  }

  private async piece(
    stage: LbfgsStage | GaussNewtonStage,
    source: EnergySource,
    iterations: number,
  ): Promise<LbfgsBatch | GaussNewtonBatch> {
    const limits = {
      mostIterations: stage.iterations,
      mostEvaluations: stage.evaluations ?? 2 * stage.iterations,
    };
    // What is saved in the middle of a piece is its beginning: the piece is then made again, with the same result.
    const afterRound = () => this.tick();
    if (stage.kind === 'lbfgs') {
      const { memory = 50, gradientTolerance = 1e-9 } = stage;
      const batch = (this.batch as LbfgsBatch | null) ?? (await startLbfgs(this.starts(), source));
      return continueLbfgs(batch, iterations, source, { ...limits, memory, gradientTolerance }, afterRound);
    }
    const { firstDamping = 1e-3, gradientTolerance = 1e-12 } = stage;
    const batch = (this.batch as GaussNewtonBatch | null) ?? startGaussNewton(this.starts());
    const options = { ...limits, firstDamping, gradientTolerance };
    return continueGaussNewton(batch, iterations, source, options, afterRound);
  }

  private starts(): Float64Array[] {
    const p = this.learner.parameters;
    return Array.from({ length: this.plan.networks }, (_, e) => this.places.slice(e * p, (e + 1) * p));
  }

  /** The learner is given the state, and moments of a descent before are forgotten. */
  private async holdPlaces(): Promise<void> {
    const snapshot = await this.learner.snapshot();
    await this.learner.restore({
      ...snapshot,
      weights: this.places.slice(),
      velocity: new Float64Array(this.places.length),
      secondMoment: new Float64Array(this.places.length),
      moments: { owner: null, steps: 0 },
    });
  }
}

function nextMultiple(made: number, every: number | undefined): number {
  return every === undefined ? Infinity : (Math.floor(made / every) + 1) * every;
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
