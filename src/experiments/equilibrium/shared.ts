/** What the three ways of moving share: the run's memory, its glasses, its readings. */
import { houdayerMoves } from '../../dynamics/houdayer.ts';
import type { SpinDynamics, SpinState } from '../../engine/contract.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { seedFrom } from '../../random/seed.ts';
import { type Kept, lazily, type SampleBatch } from '../glass-common/glasses.ts';
import type { Leg, LegGlass, Memory } from '../journey.ts';
import { type EquilibriumConfig, statesPerSample } from './fields.ts';
import { hasWaves, instanceOf, lengthsOf, linksOf, sizeOf } from './models.ts';
import type { LookShape, Reading } from './quantities.ts';
import type { Summary } from './summary.ts';
import { Tally, type TallySpec } from './tally.ts';

/** What is kept of all batches, [slot]. */
export interface Gathered {
  /** [slot][sample]. */
  readonly summaries: Summary[][];
  /** How often each integer overlap was seen, as q = N - 2k, [slot][k]. */
  readonly overlaps: Float64Array[];
  /** Cluster moves: sites exchanged and disagreeing, and sites there were, [slot]. */
  readonly clusters: { exchanged: number; disagreeing: number; sites: number }[];
  /** Share of exchanges accepted with the next slot, worst batch, [slot]; round trips of each state so far. */
  readonly swaps: number[];
  trips: number;
  tripStates: number;
  /** Temperatures that the wanted share of exchanges would take. */
  slotsWanted: number;
}

/** Everything an arm writes into. */
export interface Journal {
  readonly config: EquilibriumConfig;
  readonly gathered: Kept<Gathered>;
  /** T of each row; changes only while a ladder is tuned. */
  readonly temperatures: Kept<number[]>;
  readonly round: Kept<number>;
}

/** An arm's part for one batch of samples: a leg, and the memory that it needs. */
export interface BatchLeg {
  readonly leg: Leg;
  readonly memory: readonly Memory[];
}

/** Rule and order of all sweeps. */
export function dynamicsOf({ rule, order }: EquilibriumConfig): SpinDynamics {
  return { rule, order };
}

/** Instances of a batch, made when first needed. */
export function instancesOf(config: EquilibriumConfig, { from, count }: SampleBatch): () => GlassInstance[] {
  return lazily(() => Array.from({ length: count }, (_, s) => instanceOf(config, from + s)));
}

/** The states of a batch as a glass of a leg. */
export function glassOf(
  config: EquilibriumConfig,
  batch: SampleBatch,
  instances: () => GlassInstance[],
): LegGlass {
  const replicas = statesPerSample(config);
  return {
    spec: () => ({
      instances: instances(),
      replicas,
      seed: seedFrom(config.seed),
      firstState: batch.from * replicas,
    }),
    spins: batch.count * replicas * sizeOf(config),
  };
}

function lookShape(config: EquilibriumConfig, instances: readonly GlassInstance[]): LookShape {
  return {
    size: instances[0]!.size,
    copies: config.copies,
    unit: instances[0]!.unit,
    bonds: instances.map((instance) => linksOf(config, instance)),
    lengths: hasWaves(config) ? lengthsOf(config) : null,
  };
}

/** Energies, magnetisations and spins of all states at this moment. */
export async function readingOf(glass: SpinState): Promise<Reading> {
  const energies = await glass.energies();
  const sums = await glass.magnetisations();
  return { energies, sums, packed: (await glass.snapshot()).spins };
}

/** Counts overlaps into the histogram of a slot. */
export function countOverlaps({ gathered }: Journal, slot: number, overlaps: Int32Array, size: number): void {
  gathered.value.overlaps[slot] ??= new Float64Array(size + 1);
  const counts = gathered.value.overlaps[slot]!;
  for (const sum of overlaps) counts[(size - sum) / 2]! += 1;
}

/** A tally that is made when the instances are first known, and kept through a checkpoint. */
class LateTally implements Memory {
  private made: Tally | null = null;
  private saved: unknown = null;

  constructor(private readonly make: () => Tally) {}

  get(): Tally {
    if (!this.made) {
      this.made = this.make();
      if (this.saved !== null) this.made.restore(this.saved);
    }
    return this.made;
  }

  /** Its batch is over. */
  drop(): void {
    this.made = null;
    this.saved = null;
  }

  save(): unknown {
    return this.made?.save() ?? this.saved;
  }

  restore(saved: unknown): void {
    this.saved = saved;
    this.made = null;
  }
}

/** The tally of a batch. */
export function tallyOf(
  config: EquilibriumConfig,
  { count }: SampleBatch,
  instances: () => GlassInstance[],
  looks: Pick<TallySpec, 'slots' | 'looks' | 'chains'>,
): LateTally {
  const alone = config.model === 'own' || config.samples === 1;
  return new LateTally(
    () => new Tally({ ...looks, shape: lookShape(config, instances()), samples: count, alone }),
  );
}

/** One cluster move in each pair, counted at its slot. */
export async function moveClusters(
  journal: Journal,
  glass: SpinState,
  instances: readonly GlassInstance[],
  firstState: number,
  slots: readonly { readonly slot: number; readonly pairs: Uint32Array }[],
): Promise<void> {
  const { gathered, round, config } = journal;
  const pairs = Uint32Array.from(slots.flatMap((each) => Array.from(each.pairs)));
  const { sizes, disagreeing } = await houdayerMoves(glass, instances, pairs, {
    seed: seedFrom(config.seed),
    round: round.value,
    firstState,
  });
  round.value++;
  let p = 0;
  for (const { slot, pairs: own } of slots) {
    const sums = gathered.value.clusters[slot]!;
    for (let k = 0; k < own.length / 2; k++, p++) {
      sums.exchanged += sizes[p]!;
      sums.disagreeing += disagreeing[p]!;
      sums.sites += glass.size;
    }
  }
}
