/**
 * Replica exchange in a run: kept through a checkpoint with the ladder it stands on, and a pilot that finds a ladder whose neighbours
 * swap equally often before anything is measured.
 */
import { ladderForAcceptance } from '../../dynamics/ladder-tuning.ts';
import {
  joinExchanges,
  ReplicaExchange,
  type ReplicaExchangeSnapshot,
  type ReplicaExchangeSpec,
} from '../../dynamics/replica-exchange.ts';
import { ladderOf, type TemperatureLadder } from '../../dynamics/temperature-ladder.ts';
import type { Fields } from '../declaration.ts';
import type { Act, Leg, LegGlass, Memory } from '../journey.ts';
import { alike } from '../shards.ts';

/** How the temperatures of a ladder are set between its two ends. */
export const ladderField = {
  kind: 'choice',
  link: 'tl',
  default: 'tuned',
  options: ['tuned', 'geometric'],
  group: 'time',
  level: 'more',
} as const satisfies Fields[string];

/** Rounds of the pilot's turns; each begins nearer to equilibrium, and the last one weighs most. */
const TURNS = [1, 2, 4] as const;
const [FEWEST, MOST] = [4, 64] as const;
/** Samples of a pilot: 16 ladders of two copies tell a swap rate to a few percent. */
export const PILOT_SAMPLES = 8;

/** The exchange of some ladders, with the temperatures it stands on. */
export class Tempering implements Memory {
  private now: ReplicaExchange;

  constructor(private readonly spec: ReplicaExchangeSpec) {
    this.now = new ReplicaExchange(spec);
  }

  get exchange(): ReplicaExchange {
    return this.now;
  }

  /** Every state keeps its slot; the slots get other temperatures, and counting begins anew. */
  adopt(ladder: TemperatureLadder): void {
    this.now = this.now.withLadder(ladder);
  }

  save(): unknown {
    return { temperatures: this.now.ladder.temperatures.slice(), state: this.now.snapshot() };
  }

  restore(saved: unknown): void {
    const { temperatures, state } = saved as { temperatures: Float64Array; state: ReplicaExchangeSnapshot };
    this.now = new ReplicaExchange({ ...this.spec, ladder: ladderOf(temperatures) });
    this.now.restore(state);
  }

  join(parts: readonly unknown[]): unknown {
    const shards = parts as readonly { temperatures: Float64Array; state: ReplicaExchangeSnapshot }[];
    return {
      temperatures: alike(shards.map(({ temperatures }) => temperatures)),
      state: joinExchanges(shards.map(({ state }) => state)),
    };
  }
}

/** Memory of which no row is made: each shard keeps its own. */
export function ownToShard(memory: Memory): Memory {
  return { save: () => memory.save(), restore: (saved) => memory.restore(saved), ownToShard: true };
}

/** Memory that every shard makes by itself and alike: a pilot's. */
export function alikeInShards(memory: Memory): Memory {
  return { save: () => memory.save(), restore: (saved) => memory.restore(saved), join: alike };
}

/** Rounds of the first turn of a pilot, from the sweeps of the run that it is for: it may cost a fifth of them at most. */
export function pilotRounds(sweeps: number): number {
  return Math.max(FEWEST, Math.min(MOST, Math.floor(sweeps / 32)));
}

/**
 * Feedback on a few samples of their own random numbers: temper, set the same number of slots where swaps are equally frequent, three
 * times. The ladder that comes out is one for all samples of the run, and is not changed any more.
 *
 * @param tempering  of the pilot's glass; in the journey's memory
 * @param found      gets the ladder
 */
export function pilotLeg(
  glass: LegGlass,
  tempering: Tempering,
  rounds: number,
  found: (ladder: TemperatureLadder) => void,
): Leg {
  return {
    glasses: [glass],
    *acts(): Generator<Act> {
      for (const factor of TURNS) {
        yield { kind: 'temper', glass: 0, tempering, rounds: factor * rounds, sweepsPerRound: 1 };
        yield {
          kind: 'then',
          run() {
            const { exchange } = tempering;
            const goal = { slots: exchange.slots };
            tempering.adopt(ladderForAcceptance(exchange.ladder, exchange.swapCounts(), goal).ladder);
          },
        };
      }
      yield { kind: 'then', run: () => found(tempering.exchange.ladder) };
    },
  };
}

/** Mean round trips of a copy, the share of swaps accepted between slot and slot + 1, and the flow, where there is one, [slot]. */
export interface Traffic {
  readonly trips: number;
  readonly swaps: readonly (number | null)[];
  readonly flow: readonly (number | null)[];
}

/** Of several batches on one ladder together. */
export function trafficOf(batches: readonly ReplicaExchangeSnapshot[]): Traffic {
  const total = (of: (batch: ReplicaExchangeSnapshot) => Float64Array, slot: number) =>
    batches.reduce((sum, batch) => sum + of(batch)[slot]!, 0);
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  const [first] = batches;
  const states = batches.reduce((sum, batch) => sum + batch.slots.length, 0);
  const trips = batches.reduce((sum, batch) => sum + batch.roundTrips.reduce((a, b) => a + b, 0), 0);
  return {
    trips: trips / states,
    swaps: Array.from(first!.tried, (_, slot) =>
      share(
        total((batch) => batch.accepted, slot),
        total((batch) => batch.tried, slot),
      ),
    ),
    flow: Array.from(first!.fromHot, (_, slot) => {
      const hot = total((batch) => batch.fromHot, slot);
      return share(hot, hot + total((batch) => batch.fromCold, slot));
    }),
  };
}

/** Numbers by slot as a file holds them: four digits each, "-" where there is none. */
export function listed(numbers: readonly (number | null)[]): string {
  return numbers.map((value) => (value === null ? '-' : String(Number(value.toPrecision(4))))).join(' ');
}
