/**
 * Three lattices are tempered one after the other, the smallest first, each in batches of as many states as an engine takes. A row is
 * one temperature of one lattice, and comes when that lattice is done. All share one ladder; it is tuned, where it is, on the largest,
 * whose neighbours swap least.
 */
import type { ReplicaExchange, ReplicaExchangeSnapshot } from '../../dynamics/replica-exchange.ts';
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import type { SpinState, UpdateOrder } from '../../engine/contract.ts';
import { latticeGlass } from '../../glass/ensembles/lattice.ts';
import { binderRatio } from '../../observables/binder.ts';
import { correlationLengthRatio, waveSusceptibilities } from '../../observables/correlation-length.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept, type SampleBatch, sampleBatches, sharedBatches } from '../glass-common/glasses.ts';
import {
  alikeInShards,
  ownToShard,
  PILOT_SAMPLES,
  pilotLeg,
  pilotRounds,
  Tempering,
  trafficOf,
} from '../glass-common/tempering.ts';
import type { Act, Leg, LegGlass } from '../journey.ts';
import { alike, concatenated, type Share, shareOf } from '../shards.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';
import type { EaConfig } from './declare.ts';
import { lengthOf, RANKS, type Rank } from './lattices.ts';

/** Independent ladders of each sample; q is between them. */
const COPIES = 2;
/** Sweeps between exchanges. */
const INTERVAL = 5;
/** Looks in each of the two windows at most. */
const LOOKS = 32;
const SAMPLES_APART = 4096;
const STATES_APART = 2 ** 22;
/** The pilot's lattices and exchanges are those of a fourth place: no two share random numbers. */
const PILOT_PLACE = RANKS.length;

/** Sums over the looks of one window: [slot][sample]. */
interface Sums {
  looks: number;
  zero: number[][];
  wave: number[][];
  q4: number[][];
  energy: number[][];
}
/** Second quarter and last half of each lattice, [rank]. */
type Seen = Record<Rank, { early: Sums; late: Sums }>;
/** What the exchanges came to: of each batch that is done, [rank]; the ladder they all stand on. */
interface Exchanged {
  temperatures: readonly number[];
  batches: Record<Rank, ReplicaExchangeSnapshot[]>;
}

export async function* run(
  config: EaConfig,
  dimensions: number,
  context: RunContext,
): AsyncGenerator<Row, void> {
  const share = shareOf(context, config.samples);
  const none = () => ({ early: noSums(config, share), late: noSums(config, share) });
  const seen = new Kept<Seen>({ Small: none(), Middle: none(), Large: none() }, joinSeen);
  const exchanged = new Kept<Exchanged>(
    { temperatures: [], batches: { Small: [], Middle: [], Large: [] } },
    joinExchanged,
  );
  const parts = { config, dimensions, share, seen, exchanged };
  const batches = RANKS.flatMap((rank, place) =>
    sharedBatches(batchesOf(config), share).map((batch) => ({ rank, place, ...batch })),
  ).map((batch) => ({ ...batch, tempering: temperingOf(config, batch) }));
  const legs = RANKS.flatMap((rank) => {
    const own = batches.filter((batch) => batch.rank === rank);
    return [...own.map((batch) => legOf(batch, parts)), rowsOf(rank, parts)];
  });
  const pilot = {
    place: PILOT_PLACE,
    from: 0,
    count: Math.min(PILOT_SAMPLES, batchesOf(config)[0]!.count),
  };
  const tuning = temperingOf(config, pilot);
  const pilots =
    config.ladder === 'tuned'
      ? [
          pilotLeg(
            glassOf(lengthsOf('Large', config, dimensions), pilot, config),
            tuning,
            pilotRounds(config.sweeps),
            (ladder) => {
              for (const { tempering } of batches) tempering.adopt(ladder);
            },
          ),
        ]
      : [];
  const memory = [
    seen,
    exchanged,
    alikeInShards(tuning),
    ...batches.map(({ tempering }) => ownToShard(tempering)),
  ];
  const journey = { legs: [...pilots, ...legs], memory, rule: config.rule, order: orderOf(config) };
  yield* walk(journey, context);
}

/** Couplings of ±1 unit let many states share every word; so do all samples of a lattice, whose bonds are the same ones. */
function orderOf({ couplings }: EaConfig): UpdateOrder {
  return couplings === 'binary' ? 'multi-spin' : 'sequential';
}

function noSums({ slots }: EaConfig, { count }: Share): Sums {
  const zeros = () => Array.from({ length: slots }, () => new Array<number>(count).fill(0));
  return { looks: 0, zero: zeros(), wave: zeros(), q4: zeros(), energy: zeros() };
}

function joinSeen(shards: readonly Seen[]): Seen {
  const ofRank = (rank: Rank) => ({
    early: joinSums(shards.map((seen) => seen[rank].early)),
    late: joinSums(shards.map((seen) => seen[rank].late)),
  });
  return { Small: ofRank('Small'), Middle: ofRank('Middle'), Large: ofRank('Large') };
}

function joinSums(shards: readonly Sums[]): Sums {
  const bySlot = (of: (sums: Sums) => number[][]) =>
    of(shards[0]!).map((_, slot) => concatenated(shards.map((sums) => of(sums)[slot]!)));
  return {
    looks: alike(shards.map(({ looks }) => looks)),
    zero: bySlot(({ zero }) => zero),
    wave: bySlot(({ wave }) => wave),
    q4: bySlot(({ q4 }) => q4),
    energy: bySlot(({ energy }) => energy),
  };
}

function joinExchanged(shards: readonly Exchanged[]): Exchanged {
  const of = (rank: Rank) => concatenated(shards.map(({ batches }) => batches[rank]));
  return {
    temperatures: alike(shards.map(({ temperatures }) => temperatures)),
    batches: { Small: of('Small'), Middle: of('Middle'), Large: of('Large') },
  };
}

/** Some samples of one lattice, which are tempered at once. */
interface Batch {
  readonly place: number;
  /** First sample, and how many. */
  readonly from: number;
  readonly count: number;
}

interface Tempered extends Batch {
  readonly rank: Rank;
  readonly tempering: Tempering;
}

function batchesOf({ samples, slots }: EaConfig): SampleBatch[] {
  return sampleBatches(samples, COPIES * slots);
}

function temperingOf(config: EaConfig, { place, from, count }: Batch): Tempering {
  const { hottest, coldest, slots } = config;
  return new Tempering({
    ladder: geometricLadder(hottest, coldest, slots),
    samples: count,
    copies: COPIES,
    seed: seedFrom(config.seed),
    firstSample: place * SAMPLES_APART + from,
  });
}

interface Parts {
  readonly config: EaConfig;
  readonly dimensions: number;
  readonly share: Share;
  readonly seen: Kept<Seen>;
  readonly exchanged: Kept<Exchanged>;
}

function lengthsOf(rank: Rank, { length }: EaConfig, dimensions: number): number[] {
  return new Array<number>(dimensions).fill(lengthOf(rank, Number(length)));
}

function legOf(batch: Tempered, { config, dimensions, share, seen, exchanged }: Parts): Leg {
  const { rank, tempering } = batch;
  const from = batch.from - share.from;
  const lengths = lengthsOf(rank, config, dimensions);
  const rounds = Math.ceil(config.sweeps / INTERVAL);
  const every = Math.max(1, Math.floor(rounds / 2 / LOOKS));
  return {
    glasses: [glassOf(lengths, batch, config)],
    keepsSpins: true,
    *acts(): Generator<Act> {
      let done = 0;
      for (let round = 1; round <= rounds; round++) {
        const window = round > rounds / 2 ? 'late' : round > rounds / 4 ? 'early' : null;
        if (window === null || (round % every !== 0 && round !== rounds)) continue;
        yield { kind: 'temper', glass: 0, tempering, rounds: round - done, sweepsPerRound: INTERVAL };
        done = round;
        yield {
          kind: 'then',
          run: ([glass]) =>
            lookAtAll(glass!, tempering.exchange, { lengths, from, sums: seen.value[rank][window] }),
        };
      }
      yield {
        kind: 'then',
        run() {
          exchanged.value.temperatures = Array.from(tempering.exchange.ladder.temperatures);
          exchanged.value.batches[rank].push(tempering.exchange.snapshot());
        },
      };
    },
  };
}

function glassOf(lengths: readonly number[], { place, from, count }: Batch, config: EaConfig): LegGlass {
  const { slots, couplings, couplingBits } = config;
  const seed = seedFrom(config.seed);
  const draw = (s: number) =>
    latticeGlass({
      lengths,
      boundary: 'periodic',
      couplings,
      couplingBits,
      seed,
      sample: place * SAMPLES_APART + from + s,
    });
  const replicas = COPIES * slots;
  return {
    spec: () => ({
      instances: Array.from({ length: count }, (_, s) => draw(s)),
      replicas,
      seed,
      firstState: place * STATES_APART + from * replicas,
    }),
    spins: count * replicas * lengths.reduce((product, length) => product * length, 1),
  };
}

/** One look at every slot: with two copies q of a sample is one number, and chi(0) = N q^2 holds its square. */
async function lookAtAll(
  glass: SpinState,
  exchange: ReplicaExchange,
  {
    lengths,
    from,
    sums,
  }: { readonly lengths: readonly number[]; readonly from: number; readonly sums: Sums },
): Promise<void> {
  const energies = await glass.energies();
  const { spins } = await glass.snapshot();
  const { samples, size, unit } = glass;
  const bySlot = exchange.statesBySlot();
  const slots = sums.zero.length;
  if (from === 0) sums.looks++;
  for (let slot = 0; slot < slots; slot++) {
    const states = Uint32Array.from(
      { length: samples * COPIES },
      (_, ladder) => bySlot[ladder * slots + slot]!,
    );
    const chi = waveSusceptibilities(spins, lengths, samples, COPIES, states);
    for (let s = 0; s < samples; s++) {
      sums.zero[slot]![from + s]! += chi.zero[s]!;
      sums.wave[slot]![from + s]! += chi.smallest[s]!;
      sums.q4[slot]![from + s]! += (chi.zero[s]! / size) ** 2;
      const pair = energies[states[COPIES * s]!]! + energies[states[COPIES * s + 1]!]!;
      sums.energy[slot]![from + s]! += (pair * unit) / (COPIES * size);
    }
  }
}

/** All temperatures of a lattice, from hot to cold. */
function rowsOf(rank: Rank, parts: Parts): Leg {
  return {
    glasses: [],
    *acts() {
      for (let slot = 0; slot < parts.config.slots; slot++)
        yield { kind: 'row', row: () => rowOf(slot, rank, parts) };
    },
  };
}

function rowOf(slot: number, rank: Rank, { config, dimensions, seen, exchanged }: Parts): Row {
  const length = lengthOf(rank, Number(config.length));
  const size = length ** dimensions;
  const { early, late } = seen.value[rank];
  const mean = (sums: Sums, of: readonly number[][]) => of[slot]!.map((sum) => sum / sums.looks);
  const [chi, wave, q4, energy] = [late.zero, late.wave, late.q4, late.energy].map((of) => mean(late, of));
  const q2 = chi!.map((value) => value / size);
  const drift = mean(early, early.zero).map((before, s) => q2[s]! - before / size);
  const ratio = correlationLengthRatio(
    { zero: Float64Array.from(chi!), smallest: Float64Array.from(wave!) },
    length,
  );
  const traffic = trafficOf(exchanged.value.batches[rank]);
  return {
    values: {
      step: RANKS.indexOf(rank) * config.slots + slot,
      length,
      temperature: exchanged.value.temperatures[slot]!,
      ...asColumns(`correlation${rank}`, ratio),
      ...asColumns(`binder${rank}`, binderRatio(q2, q4!)),
      ...asColumns(`chi${rank}`, meanOverSamples(chi!)),
      ...asColumns(`energy${rank}`, meanOverSamples(energy!)),
      ...asColumns(`drift${rank}`, meanOverSamples(drift)),
      [`swap${rank}`]: traffic.swaps[slot] ?? null,
      [`flow${rank}`]: traffic.flow[slot]!,
      [`trips${rank}`]: traffic.trips,
    },
    samples: { [`chi${rank}`]: chi!, [`wave${rank}`]: wave!, [`q4${rank}`]: q4!, [`energy${rank}`]: energy! },
  };
}
