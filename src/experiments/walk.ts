/**
 * A run as legs of acts, with pause, progress and exact resumption in one place.
 *
 * A checkpoint holds the place in the run, a snapshot of everything that is open, and the run's memory: all that later rows are
 * made of. What legs and acts are is in `journey.ts`.
 */
import { Pacer } from '../dynamics/pacer.ts';
import { temper } from '../dynamics/replica-exchange.ts';
import type { Engine, LearnerSnapshot, LearnerState, SpinSnapshot, SpinState } from '../engine/contract.ts';
import type { LearnerProblem } from '../learner/problem.ts';
import type { Row, RunContext, SpinsAtRow } from './declaration.ts';
import {
  type Act,
  isStill,
  type Journey,
  type Leg,
  type LegGlass,
  type LegPerceptron,
  STATES_APART,
  workOf,
} from './journey.ts';
import { KeptSpins } from './kept-spins.ts';
import { divergenceFacts, divergenceIn } from './learner-common/divergence.ts';
import type { Parts } from './shards.ts';
import { glassTwins, learnerTwins } from './twins.ts';

interface Place {
  readonly leg: number;
  readonly act: number;
  /** Sweeps, rounds or steps of this act that are already made. */
  readonly done: number;
}

interface SavedWalk {
  readonly place: Place;
  readonly work: number;
  readonly snapshots: readonly SpinSnapshot[];
  readonly learners: readonly LearnerSnapshot[];
  readonly memory: readonly unknown[];
  /** Only where somebody asks for spins. */
  readonly kept?: unknown;
}

/** Walks through all legs, or on from where a checkpoint was made, and yields the rows. */
export async function* walk(journey: Journey, context: RunContext): AsyncGenerator<Row, void> {
  if (context.joined) {
    yield* joinedRows(journey, context.joined);
    return;
  }
  const restored = context.restored as SavedWalk | null;
  if (restored) {
    for (const [i, memory] of journey.memory.entries()) memory.restore(restored.memory[i]);
  }
  const total = journey.legs.reduce((sum, leg) => sum + workOf(leg), 0);
  const work = new Work(restored?.work ?? 0, total, context);
  const kept = context.states ? new KeptSpins(restored?.kept) : null;
  for (let leg = restored?.place.leg ?? 0; leg < journey.legs.length; leg++) {
    const from = restored?.place.leg === leg ? restored : null;
    yield* walkLeg(journey, leg, from, context, work, kept);
    if (journey.legs[leg]!.work !== undefined)
      work.settle(journey.legs.slice(0, leg + 1).reduce((sum, each) => sum + workOf(each), 0));
  }
}

const rowMemory = ({ memory }: Journey) => memory.filter(({ ownToShard }) => !ownToShard);

/** What the row just made was made of. */
const partsOf = (journey: Journey) => rowMemory(journey).map((memory) => memory.save());

/** Row after row from what the shards had in memory at it, [shard][row][memory]; nothing is moved. */
function* joinedRows(journey: Journey, shards: readonly Parts[]): Generator<Row, void> {
  const memory = rowMemory(journey);
  let index = 0;
  for (const leg of journey.legs) {
    for (const act of leg.acts()) {
      if (act.kind !== 'row') continue;
      for (const [i, kept] of memory.entries()) {
        if (!kept.join) throw new Error('this run has memory that shards cannot join');
        kept.restore(kept.join(shards.map((rows) => rows[index]![i])));
      }
      index++;
      yield act.row();
    }
  }
}

/** Work done so far, told as it grows. */
class Work {
  constructor(
    private made: number,
    readonly total: number,
    private readonly context: RunContext,
  ) {}

  get done(): number {
    return this.made;
  }

  /** A leg whose work was only expected is over. */
  settle(made: number): void {
    this.made = made;
    this.add(0);
  }

  add(work: number): void {
    this.made += work;
    this.context.progress(Math.min(this.made, this.total), this.total);
  }
}

async function* walkLeg(
  journey: Journey,
  index: number,
  from: SavedWalk | null,
  context: RunContext,
  work: Work,
  kept: KeptSpins | null,
): AsyncGenerator<Row, void> {
  const leg = journey.legs[index]!;
  const open = await OpenLeg.of(leg, journey, context.engine);
  try {
    if (from) await open.restore(from);
    let place: Place = from?.place ?? { leg: index, act: 0, done: 0 };
    const save = async (): Promise<SavedWalk> => ({
      place,
      work: work.done,
      ...(await open.snapshots()),
      memory: journey.memory.map((memory) => memory.save()),
      ...(kept && { kept: kept.save() }),
    });
    let number = 0;
    for (const act of leg.acts()) {
      open.noteMove(act);
      if (number++ < place.act) continue;
      const here = { leg: index, act: number, done: 0 };
      if (act.kind === 'row') {
        const row = act.row();
        if (context.states && kept) {
          const spins = kept.forRow(await open.spins());
          if (spins.length > 0) await context.states(spins);
        }
        yield context.shard ? { ...row, parts: partsOf(journey) } : row;
      } else if (act.kind === 'move') {
        await act.run(open.glasses);
        place = here;
        work.add(act.sweeps * leg.glasses[act.glass]!.spins);
        await context.tick(save);
      } else if (act.kind === 'then') {
        await act.run(open.glasses, open.learners);
        // A leg that moves nothing counts its acts, and looks up between them.
        const made = act.work ?? (isStill(leg) ? 1 : 0);
        if (made > 0) {
          place = here;
          work.add(made);
          await context.tick(save);
        }
      } else {
        const { units, workOfUnit, make, pacer } = open.piecesOf(act);
        const before = place.done;
        let seen = 0;
        await pacer.run(
          units - before,
          (some) => make(place.done, some),
          async (made) => {
            place = { ...place, done: before + made };
            work.add((made - seen) * workOfUnit);
            seen = made;
            await context.tick(save);
          },
        );
        if (act.kind === 'train') await open.tellOfDivergence(act, context);
        if (open.isShown(act) && context.wantsFrame())
          context.frame({ done: work.done, total: work.total, ...(await open.twinsOf(act)) });
      }
      place = here;
    }
    if (leg.keepsSpins) kept?.add(await open.spins());
    await open.tellOfMore(context);
  } finally {
    open.close();
  }
}

type Moving = Extract<Act, { readonly kind: 'sweep' | 'temper' | 'train' }>;

/** What a pacer cuts into pieces of bounded time: sweeps, rounds of sweeps and one exchange, or steps of training. */
interface Pieces {
  readonly units: number;
  readonly workOfUnit: number;
  readonly pacer: Pacer;
  make(from: number, count: number): Promise<void>;
}

async function openSpins(engine: Engine, glass: LegGlass | LegPerceptron): Promise<[SpinState, number]> {
  if ('perceptron' in glass) {
    const spec = glass.perceptron();
    return [await engine.perceptron(spec), spec.firstState ?? 0];
  }
  const spec = glass.spec();
  return [await engine.glass(spec), spec.firstState ?? 0];
}

/** The states of a leg while it is walked through. */
class OpenLeg {
  readonly glasses: SpinState[] = [];
  readonly learners: LearnerState[] = [];
  /** Global index of each glass's first state. */
  readonly #firstStates: number[] = [];
  /** The act that moved each glass last, by its place: whoever asks for spins is told their temperatures. */
  readonly #moves = new Map<number, Act>();
  /** What each learner learns: to ask its leg for a spec again would draw all its weights again. */
  readonly #problems: LearnerProblem[] = [];
  /** How fast each kind of work goes, by kind and place. */
  readonly #pacers = new Map<string, Pacer>();
  /** Learners of which it was said that networks ran away, and of how many. */
  readonly #told = new Map<number, { readonly act: Act & { kind: 'train' }; readonly count: number }>();

  private constructor(
    private readonly leg: Leg,
    private readonly journey: Journey,
  ) {}

  static async of(leg: Leg, journey: Journey, engine: Engine): Promise<OpenLeg> {
    const open = new OpenLeg(leg, journey);
    try {
      for (const glass of leg.glasses) {
        const [state, firstState] = await openSpins(engine, glass);
        open.glasses.push(state);
        open.#firstStates.push(firstState);
      }
      for (const learner of leg.learners ?? []) {
        const spec = learner.spec();
        open.learners.push(await engine.learner(spec));
        open.#problems.push(spec.problem);
      }
    } catch (error) {
      open.close();
      throw error;
    }
    return open;
  }

  close(): void {
    for (const state of [...this.glasses, ...this.learners]) state.destroy();
  }

  async snapshots(): Promise<Pick<SavedWalk, 'snapshots' | 'learners'>> {
    return {
      snapshots: await Promise.all(this.glasses.map((glass) => glass.snapshot())),
      learners: await Promise.all(this.learners.map((learner) => learner.snapshot())),
    };
  }

  /** Also of acts that a resumed run leaves out. */
  noteMove(act: Act): void {
    if (act.kind === 'sweep' || act.kind === 'temper' || act.kind === 'move') this.#moves.set(act.glass, act);
  }

  spins(): Promise<SpinsAtRow[]> {
    return Promise.all(
      this.glasses.map(async (glass, place) => ({
        label: place === 0 ? '' : String(place + 1),
        size: glass.size,
        samples: glass.samples,
        replicas: glass.replicas,
        firstSample: Math.floor((this.#firstStates[place]! % STATES_APART) / glass.replicas),
        spins: (await glass.snapshot()).spins,
        betas: this.#betasOf(place),
      })),
    );
  }

  /** Asked only now: the same, whether the run was resumed since or not. */
  #betasOf(place: number): Float64Array | null {
    const act = this.#moves.get(place);
    if (act?.kind === 'sweep') return act.betas();
    return act?.kind === 'temper' ? act.tempering.exchange.betas() : null;
  }

  async restore({ snapshots, learners }: SavedWalk): Promise<void> {
    for (const [i, glass] of this.glasses.entries()) await glass.restore(snapshots[i]!);
    for (const [i, learner] of this.learners.entries()) await learner.restore(learners[i]!);
  }

  piecesOf(act: Moving): Pieces {
    const { rule = 'heat-bath', order = 'sequential' } = this.journey;
    const dynamics = { rule, order };
    if (act.kind === 'train') {
      const learner = this.learners[act.learner]!;
      const move = act.move();
      return {
        units: act.steps,
        workOfUnit: this.leg.learners![act.learner]!.work,
        pacer: this.#pacer(act.kind, act.learner),
        make: (from, count) =>
          learner.step(move, count, act.rates && { rates: act.rates.subarray(from, from + count) }),
      };
    }
    const glass = this.glasses[act.glass]!;
    const { spins } = this.leg.glasses[act.glass]!;
    const pacer = this.#pacer(act.kind, act.glass);
    if (act.kind === 'sweep') {
      const betas = act.betas();
      const make = (_from: number, sweeps: number) => glass.sweep({ ...dynamics, betas, sweeps });
      return { units: act.sweeps, workOfUnit: spins, pacer, make };
    }
    const { rounds, sweepsPerRound, tempering } = act;
    const make = async (_from: number, some: number) => {
      await temper(glass, tempering.exchange, dynamics, { rounds: some, sweepsPerRound });
    };
    return { units: rounds, workOfUnit: sweepsPerRound * spins, pacer, make };
  }

  #pacer(kind: Moving['kind'], place: number): Pacer {
    const key = `${kind} ${place}`;
    const pacer = this.#pacers.get(key) ?? new Pacer();
    this.#pacers.set(key, pacer);
    return pacer;
  }

  /** At once, for each learner: that networks ran away, when and at which rate. What a run makes of it, its rows say. */
  async tellOfDivergence(act: Act & { kind: 'train' }, context: RunContext): Promise<void> {
    if (this.leg.learners![act.learner]!.mayDiverge || this.#told.has(act.learner)) return;
    await this.#tell(act, context);
  }

  /** At the end, where more ran away since: "1 of 16" must not stand where none is left. */
  async tellOfMore(context: RunContext): Promise<void> {
    for (const { act } of this.#told.values()) await this.#tell(act, context);
  }

  async #tell(act: Act & { kind: 'train' }, context: RunContext): Promise<void> {
    const learner = this.learners[act.learner]!;
    const divergence = await divergenceIn(learner, act.move(), act.rates);
    if (!divergence || divergence.count === this.#told.get(act.learner)?.count) return;
    this.#told.set(act.learner, { act: this.#told.get(act.learner)?.act ?? act, count: divergence.count });
    context.note('GBX-120', divergenceFacts(divergence, learner.networks));
  }

  /** Of several glasses, or learners, that live together the last is shown: two in turn would be one blur. */
  isShown(act: Moving): boolean {
    return act.kind === 'train'
      ? act.learner === this.learners.length - 1
      : act.glass === this.glasses.length - 1;
  }

  twinsOf(act: Moving) {
    if (act.kind === 'train') {
      return learnerTwins(this.learners[act.learner]!, this.#problems[act.learner]!);
    }
    return glassTwins(
      this.glasses[act.glass]!,
      act.kind === 'sweep' ? act.betas() : act.tempering.exchange.betas(),
    );
  }
}
