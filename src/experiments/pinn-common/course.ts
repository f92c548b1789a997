/** One plan of a training under way: its batch goes through the stages, piece by piece. What `training.ts` runs one after another. */
import type { GaussNewtonBatch, LbfgsBatch } from '../../dynamics/optimise/batch-minimiser.ts';
import type { EnergySource } from '../../dynamics/optimise/energy-source.ts';
import { Pacer } from '../../dynamics/pacer.ts';
import { profileValues } from '../../dynamics/profile.ts';
import type { LearnerState } from '../../engine/contract.ts';
import type { ResidualTerms } from '../../learner/residuals.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { Memory } from '../journey.ts';
import { divergenceFacts, divergenceIn } from '../learner-common/divergence.ts';
import { descent } from '../learner-common/optimiser.ts';
import { CourseTerms } from './course-terms.ts';
import { Looks, type LookTaken } from './looks.ts';
import type { Progress } from './progress.ts';
import type { SavedCourse } from './saved-course.ts';
import { beginAnew, holdPlaces, nextPiece, placesOf, tellEveryOf } from './second-order.ts';
import { sourceOf } from './sources.ts';
import type {
  AdamStage,
  GaussNewtonStage,
  LbfgsStage,
  StageEnd,
  TrainingPiece,
  TrainingPlan,
} from './stages.ts';
import type { Weighting } from './term-weights.ts';
import { gradientWork, modelCost } from './work.ts';

/** What is told after each piece, and may answer with rows. */
export type OnPiece = (piece: TrainingPiece) => readonly Row[] | Promise<readonly Row[]>;

/** One plan under way. */
export class Course {
  private stage = 0;
  private made = 0;
  private batch: LbfgsBatch | GaussNewtonBatch | null = null;
  private evaluations: Float64Array;
  private costs: Float64Array;
  private toldOfDivergence = 0;
  private readonly terms: CourseTerms;
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
    this.terms = new CourseTerms(plan, learner);
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
    else await course.terms.begin();
    return course;
  }

  private async restore(from: SavedCourse): Promise<void> {
    await this.terms.restore(from);
    await this.learner.restore(from.snapshot);
    ({ stage: this.stage, made: this.made, batch: this.batch } = from);
    this.looks.restore(from.looks);
    this.evaluations = from.evaluations.slice();
    this.costs = from.costs.slice();
  }

  private async save(): Promise<SavedCourse> {
    return {
      plan: this.index,
      stage: this.stage,
      made: this.made,
      ...this.terms.save(),
      snapshot: await this.learner.snapshot(),
      places: this.places.slice(),
      evaluations: this.evaluations.slice(),
      costs: this.costs.slice(),
      batch: this.batch,
      looks: this.looks.save(),
      work: this.progress.done,
      memory: this.memory.map((each) => each.save()),
    };
  }

  private tick(): Promise<void> {
    return this.context.tick(() => this.save());
  }

  get residuals(): ResidualTerms {
    return this.terms.weighted;
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
          this.count(count, count);
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
          if (switched === 'noise') await this.terms.enlarge();
          return;
        }
      }
      if (isDue(stage.renewEvery) && this.made < steps) await this.terms.renew(stage.redraw ?? null);
      if (weighting && isDue(weighting.every) && this.made < steps) await this.weigh(weighting);
      await this.tick();
    }
  }

  private async weigh(weighting: Weighting): Promise<void> {
    const { evaluations, cost } = await this.terms.weigh(weighting);
    this.count(evaluations, cost);
  }

  private count(evaluations: number, cost: number): void {
    for (let e = 0; e < this.plan.networks; e++) {
      this.evaluations[e]! += evaluations;
      this.costs[e]! += cost;
    }
  }

  private async tellOfDivergence(
    move: Parameters<typeof divergenceIn>[1],
    rates: Float64Array,
  ): Promise<void> {
    const divergence = await divergenceIn(this.learner, move, rates);
    if (!divergence || divergence.count === this.toldOfDivergence) return;
    this.toldOfDivergence = divergence.count;
    this.context.note('GBX-120', divergenceFacts(divergence, this.plan.networks));
  }

  private async *secondOrder(
    stage: LbfgsStage | GaussNewtonStage,
    onPiece: OnPiece,
  ): AsyncGenerator<Row, void> {
    const { problem, networks } = this.plan;
    const tellEvery = tellEveryOf(stage);
    // What is saved in the middle of a piece is its beginning: the piece is then made again, with the same result.
    const afterRound = () => this.tick();
    let source = this.source(stage);
    while (!this.batch || this.batch.reasons.includes(null)) {
      const cost = stage.kind === 'lbfgs' ? 1 : modelCost(problem, this.residuals);
      const before = this.batch?.states.map(({ evaluations }) => evaluations);
      const from = this.batch ?? { starts: this.starts() };
      const batch = await nextPiece(stage, from, tellEvery, source, afterRound);
      this.batch = batch;
      this.made = Math.min(stage.iterations, this.made + tellEvery);
      this.places = placesOf(batch);
      for (let e = 0; e < networks; e++) {
        const count = batch.states[e]!.evaluations - (before?.[e] ?? 0);
        this.evaluations[e]! += count;
        this.costs[e]! += count * cost;
      }
      this.progress.add(tellEvery * gradientWork(problem, this.residuals) * networks * cost);
      await holdPlaces(this.learner, this.places);
      const look = this.looks.take(this.places, batch.energies, this.residuals, false);
      const reasons: (StageEnd | null)[] = [...batch.reasons];
      let overfit = false;
      if (stage.kind === 'lbfgs' && stage.watchHeldOut && reasons.includes(null) && this.looks.overfit()) {
        overfit = true;
        if (!this.terms.canEnlarge)
          for (const [e, reason] of reasons.entries()) reasons[e] = reason ?? 'overfits';
      }
      yield* this.tell(onPiece, batch.energies.slice(), reasons, look);
      if (overfit) {
        if (!(await this.terms.enlarge())) return;
        source = this.source(stage);
        this.batch = await beginAnew(batch as LbfgsBatch, source);
        this.count(1, 1);
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

  private starts(): Float64Array[] {
    const p = this.learner.parameters;
    return Array.from({ length: this.plan.networks }, (_, e) => this.places.slice(e * p, (e + 1) * p));
  }
}

function nextMultiple(made: number, every: number | undefined): number {
  return every === undefined ? Infinity : (Math.floor(made / every) + 1) * every;
}
