/**
 * A run as legs of acts, with pause, progress and exact resumption in one place.
 *
 * A leg opens its glasses, walks through its acts in order, and closes them. What an act is may not depend on what was
 * measured, because a resumed run finds its place by counting acts; what an act does may. A checkpoint holds the place, a
 * snapshot of every open glass, and the run's memory: everything that later rows are made of.
 */
import { Pacer } from '../../dynamics/pacer.ts';
import { type ReplicaExchange, temper } from '../../dynamics/replica-exchange.ts';
import type {
  Engine,
  GlassSpec,
  SpinSnapshot,
  SpinState,
  UpdateOrder,
  UpdateRule,
} from '../../engine/contract.ts';
import { unpackSpins } from '../../glass/spins.ts';
import type { Row, RunContext } from '../declaration.ts';

/** Anything that outlives an act. Plain data in, plain data out. */
export interface Memory {
  save(): unknown;
  restore(saved: unknown): void;
}

export interface LegGlass {
  spec(): GlassSpec;
  /** Spins of all its states: the work of one sweep, for the progress bar. */
  readonly spins: number;
}

export type Act =
  | {
      readonly kind: 'sweep';
      /** Place in the leg's list of glasses. */
      readonly glass: number;
      readonly sweeps: number;
      /** Asked when the act begins, and again when it is resumed. */
      betas(): Float64Array;
    }
  | {
      /** Sweeps that the act makes itself, in one piece: exchanges of temperatures, a step of a population. */
      readonly kind: 'move';
      readonly glass: number;
      readonly sweeps: number;
      run(glasses: readonly SpinState[]): Promise<void>;
    }
  | {
      readonly kind: 'temper';
      readonly glass: number;
      /** Asked when the act begins, and again when it is resumed; must be part of the journey's memory. */
      readonly tempering: { readonly exchange: ReplicaExchange };
      readonly rounds: number;
      readonly sweepsPerRound: number;
    }
  | { readonly kind: 'then'; run(glasses: readonly SpinState[]): Promise<void> | void }
  | { readonly kind: 'row'; row(): Row };

export interface Leg {
  readonly glasses: readonly LegGlass[];
  /** What an act is may depend only on memory that grows and never changes, such as a list of steps already made. */
  acts(): Iterable<Act>;
  /** Spin updates to expect, where they cannot be counted beforehand; for the progress bar alone. */
  readonly work?: number;
}

export interface Journey {
  readonly legs: readonly Leg[];
  readonly memory: readonly Memory[];
  readonly rule: UpdateRule;
  /** Default: sequential. */
  readonly order?: UpdateOrder;
}

interface Place {
  readonly leg: number;
  readonly act: number;
  /** Sweeps, or rounds, of this act that are already made. */
  readonly done: number;
}

interface SavedWalk {
  readonly place: Place;
  readonly work: number;
  readonly snapshots: readonly SpinSnapshot[];
  readonly memory: readonly unknown[];
}

/** Walks through all legs, or on from where a checkpoint was made, and yields the rows. */
export async function* walk(journey: Journey, context: RunContext): AsyncGenerator<Row, void> {
  const restored = context.restored as SavedWalk | null;
  if (restored) {
    for (const [i, memory] of journey.memory.entries()) memory.restore(restored.memory[i]);
  }
  const total = journey.legs.reduce((sum, leg) => sum + workOf(leg), 0);
  const work = new Work(restored?.work ?? 0, total, context);
  for (let leg = restored?.place.leg ?? 0; leg < journey.legs.length; leg++) {
    const from = restored?.place.leg === leg ? restored : null;
    yield* walkLeg(journey, leg, from, context, work);
    if (journey.legs[leg]!.work !== undefined)
      work.settle(journey.legs.slice(0, leg + 1).reduce((sum, each) => sum + workOf(each), 0));
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
): AsyncGenerator<Row, void> {
  const leg = journey.legs[index]!;
  const glasses = await openAll(leg, context.engine);
  try {
    for (const [i, glass] of glasses.entries()) if (from) await glass.restore(from.snapshots[i]!);
    const pacers = { sweep: glasses.map(() => new Pacer()), temper: glasses.map(() => new Pacer()) };
    let place: Place = from?.place ?? { leg: index, act: 0, done: 0 };
    const save = async (): Promise<SavedWalk> => ({
      place,
      work: work.done,
      snapshots: await Promise.all(glasses.map((glass) => glass.snapshot())),
      memory: journey.memory.map((memory) => memory.save()),
    });
    let number = 0;
    for (const act of leg.acts()) {
      if (number++ < place.act) continue;
      if (act.kind === 'row') {
        yield act.row();
      } else if (act.kind === 'move') {
        await act.run(glasses);
        place = { leg: index, act: number, done: 0 };
        work.add(act.sweeps * leg.glasses[act.glass]!.spins);
        await context.tick(save);
      } else if (act.kind === 'then') {
        await act.run(glasses);
        if (glasses.length === 0) {
          // A leg without sweeps counts its acts, and looks up between them.
          place = { leg: index, act: number, done: 0 };
          work.add(1);
          await context.tick(save);
        }
      } else {
        const glass = glasses[act.glass]!;
        const { units, sweepsOfUnit, make } = piecesOf(act, glass, journey);
        const before = place.done;
        let seen = 0;
        await pacers[act.kind][act.glass]!.run(units - before, make, async (made) => {
          place = { ...place, done: before + made };
          work.add((made - seen) * sweepsOfUnit * leg.glasses[act.glass]!.spins);
          seen = made;
          await context.tick(save);
        });
        // Of several glasses that live together the last is shown: two in turn would be one blur.
        const last = act.glass === leg.glasses.length - 1;
        if (last && context.wantsFrame()) await showTwins(glass, betasOf(act), work, context);
      }
      place = { leg: index, act: number, done: 0 };
    }
  } finally {
    for (const glass of glasses) glass.destroy();
  }
}

type Moving = Extract<Act, { readonly kind: 'sweep' | 'temper' }>;

/** What a pacer cuts: sweeps, or rounds of sweeps and one exchange. */
function piecesOf(act: Moving, glass: SpinState, { rule, order = 'sequential' }: Journey) {
  const dynamics = { rule, order };
  if (act.kind === 'sweep') {
    const betas = act.betas();
    const make = (sweeps: number) => glass.sweep({ ...dynamics, betas, sweeps });
    return { units: act.sweeps, sweepsOfUnit: 1, make };
  }
  const { rounds, sweepsPerRound, tempering } = act;
  const make = (some: number) =>
    temper(glass, tempering.exchange, dynamics, { rounds: some, sweepsPerRound });
  return { units: rounds, sweepsOfUnit: sweepsPerRound, make };
}

function betasOf(act: Moving): Float64Array {
  return act.kind === 'sweep' ? act.betas() : act.tempering.exchange.betas();
}

async function openAll(leg: Leg, engine: Engine): Promise<SpinState[]> {
  const glasses: SpinState[] = [];
  try {
    for (const glass of leg.glasses) glasses.push(await engine.glass(glass.spec()));
  } catch (error) {
    for (const glass of glasses) glass.destroy();
    throw error;
  }
  return glasses;
}

/** Spin updates of a leg; acts where it has no glasses. */
function workOf(leg: Leg): number {
  if (leg.work !== undefined) return leg.work;
  let work = 0;
  for (const act of leg.acts()) {
    if (act.kind === 'sweep' || act.kind === 'move') work += act.sweeps * leg.glasses[act.glass]!.spins;
    else if (act.kind === 'temper') work += act.rounds * act.sweepsPerRound * leg.glasses[act.glass]!.spins;
    else if (act.kind === 'then' && leg.glasses.length === 0) work += 1;
  }
  return work;
}

/** Two copies of the first sample, for the picture that moves: the coldest, where copies have temperatures of their own. */
async function showTwins(
  glass: SpinState,
  betas: Float64Array,
  work: Work,
  context: RunContext,
): Promise<void> {
  const { spins } = await glass.snapshot();
  const [first = 0, second = first] = coldestTwo(betas.subarray(0, glass.replicas));
  const copy = (state: number) => unpackSpins(spins, glass.size, state);
  context.frame({
    done: work.done,
    total: work.total,
    values: { temperature: 1 / betas[first]! },
    arrays: { 'glass.a': copy(first), 'glass.b': copy(second) },
  });
}

/** States of the two largest betas; of equals the first. */
function coldestTwo(betas: Float64Array): number[] {
  return Array.from(betas, (_, state) => state)
    .sort((a, b) => betas[b]! - betas[a]! || a - b)
    .slice(0, 2);
}
