/** Replica exchange as the engines on the processor decide it: plain loops over ladders, the definition of every swap. */
import type { Multiplier } from '../random/acceptance.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';
import { swapAccepted, swapMultiplierOf } from '../random/swap-acceptance.ts';

/** Some ladders that follow one another, each of `slots` states that follow one another. Plain data: it can be posted. */
export interface ExchangeLaw {
  readonly slots: number;
  /** Ladders of each sample. */
  readonly copies: number;
  /** Number of the first of these ladders among those of the whole batch of samples. */
  readonly firstLadder: number;
  readonly seed: Seed;
  /** Global index of the first sample of the batch. */
  readonly firstSample: number;
  /** Between slot and slot + 1, [ladder][slot]. */
  readonly swaps: readonly (readonly Multiplier[])[];
}

/** What of a request decides its exchanges. */
export interface Exchanges {
  /** Inverse temperature of each slot, [slot]. */
  readonly betas: Float64Array;
  readonly seed: Seed;
  readonly firstSample?: number;
}

/** (B, k) between neighbouring slots, [slot]. @param betas never decreasing; @param unit energy of one unit */
export function swapMultipliers(betas: ArrayLike<number>, unit: number): Multiplier[] {
  return Array.from({ length: Math.max(0, betas.length - 1) }, (_, slot) => {
    const [hot, cold] = [betas[slot]!, betas[slot + 1]!];
    // Two slots at T = 0 have one temperature, though Infinity - Infinity is no number.
    return swapMultiplierOf(hot === cold ? 0 : (cold - hot) * unit);
  });
}

/** The law of the ladders first … end - 1 of a request. @param units energy of one unit, [sample] */
export function exchangeLaw(
  request: Exchanges,
  copies: number,
  units: readonly number[],
  first = 0,
  end = units.length * copies,
): ExchangeLaw {
  const bySample = units.map((unit, sample) =>
    sample >= Math.floor(first / copies) && sample * copies < end ? swapMultipliers(request.betas, unit) : [],
  );
  return {
    slots: request.betas.length,
    copies,
    firstLadder: first,
    seed: request.seed,
    firstSample: request.firstSample ?? 0,
    swaps: Array.from(
      { length: end - first },
      (_, ladder) => bySample[Math.floor((first + ladder) / copies)]!,
    ),
  };
}

/** State at each slot, [ladder][slot]. @param slots slot of each state, [ladder][slots] */
export function statesAtSlots(slots: Uint32Array, perLadder: number): Uint32Array {
  const states = new Uint32Array(slots.length);
  for (let state = 0; state < slots.length; state++) {
    states[Math.floor(state / perLadder) * perLadder + slots[state]!] = state;
  }
  return states;
}

/**
 * One round in every ladder: neighbours (0,1), (2,3), … in even rounds, (1,2), (3,4), … in odd ones.
 *
 * Random word: stream Exchange, index = copy * slots + lower slot, time = round, owner = global sample.
 *
 * @param slots     slot of each state of these ladders, [state]; changed
 * @param energies  integer energies of these states, [state]
 */
export function exchangeRound(
  law: ExchangeLaw,
  slots: Uint32Array,
  energies: Float64Array,
  round: number,
): void {
  const { slots: perLadder, copies, firstLadder, seed, firstSample, swaps } = law;
  const states = statesAtSlots(slots, perLadder);
  let words: WordReader | undefined;
  for (let ladder = 0; ladder < swaps.length; ladder++) {
    const copy = (firstLadder + ladder) % copies;
    if (words === undefined || copy === 0) {
      const sample = Math.floor((firstLadder + ladder) / copies);
      words = new WordReader(seed, Stream.Exchange, firstSample + sample, round);
    }
    for (let slot = round & 1; slot + 1 < perLadder; slot += 2) {
      const hot = states[ladder * perLadder + slot]!;
      const cold = states[ladder * perLadder + slot + 1]!;
      const word = words.word(copy * perLadder + slot);
      if (swapAccepted(energies[cold]! - energies[hot]!, swaps[ladder]![slot]!, word)) {
        slots[hot] = slot + 1;
        slots[cold] = slot;
      }
    }
  }
}
