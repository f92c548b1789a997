/**
 * Three lattices are tempered one after the other, each in batches of as many states as an engine takes; when all are done, a row is one
 * temperature of all three.
 */
import { ReplicaExchange, type ReplicaExchangeSnapshot } from '../../dynamics/replica-exchange.ts';
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { latticeGlass } from '../../glass/ensembles/lattice.ts';
import { binderRatio } from '../../observables/binder.ts';
import { correlationLengthRatio, waveSusceptibilities } from '../../observables/correlation-length.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { Kept } from '../glass-common/glasses.ts';
import { type Act, type Leg, type LegGlass, type Memory, walk } from '../glass-common/walk.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import type { EaConfig } from './declare.ts';
import { lengthOf, RANKS, type Rank } from './lattices.ts';

/** Independent ladders of each sample; q is between them. */
const COPIES = 2;
/** Sweeps between exchanges. */
const INTERVAL = 5;
/** Looks in each of the two windows at most. */
const LOOKS = 32;
const MOST_STATES = 1024;
const SAMPLES_APART = 4096;
const STATES_APART = 2 ** 22;

/** Sums over the looks of one window: [slot][sample]. */
interface Sums {
  looks: number;
  zero: number[][];
  wave: number[][];
  q4: number[][];
  energy: number[][];
}
/** Second quarter and last half of each lattice, and its swap rates, [rank]. */
type Seen = Record<Rank, { early: Sums; late: Sums; swaps: number[] }>;

export async function* run(
  config: EaConfig,
  dimensions: number,
  context: RunContext,
): AsyncGenerator<Row, void> {
  const none = () => ({ early: noSums(config), late: noSums(config), swaps: [] });
  const seen = new Kept<Seen>({ Small: none(), Middle: none(), Large: none() });
  const batches = RANKS.flatMap((rank, place) =>
    batchesOf(config).map((batch) => ({ rank, place, ...batch })),
  ).map((batch) => ({ ...batch, exchange: exchangeOf(config, batch) }));
  const legs = batches.map((batch) => legOf(batch, { config, dimensions, seen }));
  const rows: Leg = {
    glasses: [],
    *acts() {
      for (let slot = 0; slot < config.slots; slot++)
        yield { kind: 'row', row: () => rowOf(slot, seen.value, config, dimensions) };
    },
  };
  yield* walk(
    {
      legs: [...legs, rows],
      memory: [seen, ...batches.map(({ exchange }) => memoryOf(exchange))],
      rule: config.rule,
    },
    context,
  );
}

function noSums({ slots, samples }: EaConfig): Sums {
  const zeros = () => Array.from({ length: slots }, () => new Array<number>(samples).fill(0));
  return { looks: 0, zero: zeros(), wave: zeros(), q4: zeros(), energy: zeros() };
}

function ladderOf({ hottest, coldest, slots }: EaConfig) {
  return geometricLadder(hottest, coldest, slots);
}

/** Some samples of one lattice, which are tempered at once. */
interface Batch {
  readonly rank: Rank;
  readonly place: number;
  /** First sample, and how many. */
  readonly from: number;
  readonly count: number;
}

function batchesOf({ samples, slots }: EaConfig): { readonly from: number; readonly count: number }[] {
  const most = Math.max(1, Math.floor(MOST_STATES / (COPIES * slots)));
  return Array.from({ length: Math.ceil(samples / most) }, (_, k) => ({
    from: k * most,
    count: Math.min(most, samples - k * most),
  }));
}

function exchangeOf(config: EaConfig, { place, from, count }: Batch): ReplicaExchange {
  return new ReplicaExchange({
    ladder: ladderOf(config),
    samples: count,
    copies: COPIES,
    seed: seedFrom(config.seed),
    firstSample: place * SAMPLES_APART + from,
  });
}

interface Parts {
  readonly config: EaConfig;
  readonly dimensions: number;
  readonly seen: Kept<Seen>;
}

function legOf(batch: Batch & { readonly exchange: ReplicaExchange }, parts: Parts): Leg {
  const { config, dimensions, seen } = parts;
  const { rank, from, exchange } = batch;
  const lengths = new Array<number>(dimensions).fill(lengthOf(rank, Number(config.length)));
  const rounds = Math.ceil(config.sweeps / INTERVAL);
  const every = Math.max(1, Math.floor(rounds / 2 / LOOKS));
  return {
    glasses: [glassOf(lengths, batch, config)],
    *acts(): Generator<Act> {
      for (let round = 1; round <= rounds; round++) {
        yield { kind: 'sweep', glass: 0, sweeps: INTERVAL, betas: () => exchange.betas() };
        const window = round > rounds / 2 ? 'late' : round > rounds / 4 ? 'early' : null;
        const look = window !== null && (round % every === 0 || round === rounds);
        yield {
          kind: 'then',
          async run([glass]) {
            const energies = await glass!.energies();
            if (look)
              await lookAtAll(glass!, energies, exchange, { lengths, from, sums: seen.value[rank][window] });
            exchange.exchange(energies, glass!.unit);
            if (round === rounds) keepWorst(seen.value[rank].swaps, exchange.swapRates());
          },
        };
      }
    },
  };
}

/** The lower of the rates of this batch and of those before, [slot]. */
function keepWorst(swaps: number[], rates: Float64Array): void {
  for (const [slot, rate] of rates.entries()) swaps[slot] = Math.min(swaps[slot] ?? 1, rate);
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

function memoryOf(exchange: ReplicaExchange): Memory {
  return {
    save: () => exchange.snapshot(),
    restore: (saved) => exchange.restore(saved as ReplicaExchangeSnapshot),
  };
}

/** One look at every slot: with two copies q of a sample is one number, and chi(0) = N q^2 holds its square. */
async function lookAtAll(
  glass: SpinState,
  energies: Float64Array,
  exchange: ReplicaExchange,
  {
    lengths,
    from,
    sums,
  }: { readonly lengths: readonly number[]; readonly from: number; readonly sums: Sums },
): Promise<void> {
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

function rowOf(slot: number, seen: Seen, config: EaConfig, dimensions: number): Row {
  const values: Record<string, Row['values'][string]> = {
    step: slot,
    temperature: ladderOf(config).temperatures[slot]!,
  };
  const samples: Record<string, readonly number[]> = {};
  for (const rank of RANKS) {
    const length = lengthOf(rank, Number(config.length));
    const size = length ** dimensions;
    const { early, late } = seen[rank];
    const mean = (sums: Sums, of: readonly number[][]) => of[slot]!.map((sum) => sum / sums.looks);
    const chi = mean(late, late.zero);
    const wave = mean(late, late.wave);
    const q2 = chi.map((value) => value / size);
    const q4 = mean(late, late.q4);
    const energy = mean(late, late.energy);
    const before = mean(early, early.zero);
    const ratio = correlationLengthRatio(
      { zero: Float64Array.from(chi), smallest: Float64Array.from(wave) },
      length,
    );
    Object.assign(values, {
      ...asColumns(`correlation${rank}`, ratio),
      ...asColumns(`binder${rank}`, binderRatio(q2, q4)),
      ...asColumns(`chi${rank}`, meanOverSamples(chi)),
      ...asColumns(`energy${rank}`, meanOverSamples(energy)),
      ...asColumns(`drift${rank}`, meanOverSamples(q2.map((value, s) => value - before[s]! / size))),
    });
    Object.assign(samples, {
      [`chi${rank}`]: chi,
      [`wave${rank}`]: wave,
      [`q4${rank}`]: q4,
      [`energy${rank}`]: energy,
    });
  }
  values.swap =
    slot + 1 < config.slots ? orNull(Math.min(...RANKS.map((rank) => seen[rank].swaps[slot]!))) : null;
  return { values, samples };
}
