/**
 * Replica exchange (parallel tempering): the states of a sample trade temperatures, so that a copy stuck in a valley at low T
 * can go up, forget it, and come down elsewhere.
 *
 * Each sample holds `copies` independent ladders of `slots` temperatures, state = sample * (copies * slots) + place with
 * place = copy * slots + the slot it started in. A swap moves temperatures, never spins: only this object changes.
 * Neighbours of even and of odd slots are tried in turn, each swap accepted with probability
 *
 *   min(1, exp((beta_a - beta_b)(E_a - E_b)))
 *
 * and decided on exact integer energies by the same integer logarithm as every spin flip (src/random/swap-acceptance.ts), so
 * the decisions are bit-identical on every engine, and an engine makes many rounds by itself (`SpinState.temper`). This object
 * knows where every state stands, and learns what follows from the slots after each round: swap rates, round trips, flow.
 *
 * Source: Hukushima & Nemoto, J. Phys. Soc. Jpn 65 (1996) 1604; even and odd neighbours in turn: Okabe et al., Chem. Phys.
 * Lett. 335 (2001) 435; round trips and flow: Katzgraber, Trebst, Huse & Troyer, J. Stat. Mech. (2006) P03018.
 */
import type { SpinDynamics, SpinState, TemperRecord, TemperRequest } from '../engine/contract.ts';
import { type ExchangeLaw, exchangeRound, statesAtSlots, swapMultipliers } from '../glass/exchange.ts';
import type { Seed } from '../random/seed.ts';
import type { TemperatureLadder } from './temperature-ladder.ts';

export interface ReplicaExchangeSpec {
  /** Hot to cold; the slots of each ladder. */
  readonly ladder: TemperatureLadder;
  readonly samples: number;
  /** Independent ladders of each sample; overlaps at one temperature are between them. */
  readonly copies: number;
  readonly seed: Seed;
  /** Global index of the first sample, so that a shard draws the random numbers of the whole run. Default 0. */
  readonly firstSample?: number;
}

/** All that the exchanges need to go on. Plain data: it can be stored and posted. */
export interface ReplicaExchangeSnapshot {
  readonly round: number;
  /** Slot of each state, [state]. */
  readonly slots: Uint32Array;
  /** Last end of the ladder a state has seen: 1 hot, -1 cold, 0 neither yet, [state]. */
  readonly ends: Int8Array;
  /** Hot to cold to hot journeys completed, [state]. */
  readonly roundTrips: Float64Array;
  /** Swaps tried and accepted between slot and slot + 1, summed over samples and copies, [slot]. */
  readonly tried: Float64Array;
  readonly accepted: Float64Array;
  /** Rounds that ended at this slot with a state that had last seen the hot, or the cold, end: [slot]. */
  readonly fromHot: Float64Array;
  readonly fromCold: Float64Array;
}

/** The snapshot of all samples from those of shards, in order: states follow one another, counts add up. */
export function joinExchanges(shards: readonly ReplicaExchangeSnapshot[]): ReplicaExchangeSnapshot {
  const states = (of: (shard: ReplicaExchangeSnapshot) => ArrayLike<number>) =>
    shards.flatMap((shard) => Array.from(of(shard)));
  const sum = (of: (shard: ReplicaExchangeSnapshot) => Float64Array) =>
    of(shards[0]!).map((_, slot) => shards.reduce((total, shard) => total + of(shard)[slot]!, 0));
  return {
    round: shards[0]!.round,
    slots: Uint32Array.from(states(({ slots }) => slots)),
    ends: Int8Array.from(states(({ ends }) => ends)),
    roundTrips: Float64Array.from(states(({ roundTrips }) => roundTrips)),
    tried: sum(({ tried }) => tried),
    accepted: sum(({ accepted }) => accepted),
    fromHot: sum(({ fromHot }) => fromHot),
    fromCold: sum(({ fromCold }) => fromCold),
  };
}

/** Where every state stands on its ladder, and what was counted on the way. */
export class ReplicaExchange {
  readonly slots: number;
  readonly states: number;
  private round = 0;
  private readonly places: number;
  private readonly slotOf: Uint32Array;
  private readonly ends: Int8Array;
  private readonly trips: Float64Array;
  private readonly tried: Float64Array;
  private readonly accepted: Float64Array;
  private readonly fromHot: Float64Array;
  private readonly fromCold: Float64Array;

  constructor(private readonly spec: ReplicaExchangeSpec) {
    this.slots = spec.ladder.betas.length;
    this.places = this.slots * spec.copies;
    this.states = spec.samples * this.places;
    this.slotOf = Uint32Array.from({ length: this.states }, (_, state) => state % this.slots);
    this.ends = new Int8Array(this.states);
    this.trips = new Float64Array(this.states);
    this.tried = new Float64Array(Math.max(0, this.slots - 1));
    this.accepted = new Float64Array(this.tried.length);
    this.fromHot = new Float64Array(this.slots);
    this.fromCold = new Float64Array(this.slots);
    this.markEnds();
  }

  get ladder(): TemperatureLadder {
    return this.spec.ladder;
  }

  /** beta of every state as it stands, [state]: what the next sweep takes. */
  betas(): Float64Array {
    return Float64Array.from(this.slotOf, (slot) => this.spec.ladder.betas[slot]!);
  }

  /** Slot of every state, [state]: the ladder permutation of the digest. */
  permutation(): Uint32Array {
    return this.slotOf.slice();
  }

  /** The state at each slot, [sample][copy][slot]: how measurements are put back in order of temperature. */
  statesBySlot(): Uint32Array {
    return statesAtSlots(this.slotOf, this.slots);
  }

  /** Pairs of states at one slot, for overlaps: [sample][pair of copies a < b][2]. */
  pairsAt(slot: number): Uint32Array {
    const { samples, copies } = this.spec;
    const states = this.statesBySlot();
    const pairs: number[] = [];
    const at = (sample: number, copy: number) => states[sample * this.places + copy * this.slots + slot]!;
    for (let sample = 0; sample < samples; sample++) {
      for (let a = 0; a < copies; a++)
        for (let b = a + 1; b < copies; b++) pairs.push(at(sample, a), at(sample, b));
    }
    return Uint32Array.from(pairs);
  }

  /** The next `rounds` rounds, as `SpinState.temper` takes them; `absorb` what it answers. */
  request(dynamics: SpinDynamics, rounds: number, sweepsPerRound: number): TemperRequest {
    const { ladder, seed, firstSample = 0 } = this.spec;
    return {
      ...dynamics,
      betas: ladder.betas,
      slots: this.slotOf.slice(),
      firstRound: this.round,
      rounds,
      sweepsPerRound,
      seed,
      firstSample,
    };
  }

  /** Takes over the rounds that an engine has made. @throws RangeError if they are of another number of states */
  absorb({ slots }: Pick<TemperRecord, 'slots'>): void {
    if (slots.length % this.states !== 0)
      throw new RangeError(`${this.states} states, but ${slots.length} slots recorded`);
    for (let at = 0; at < slots.length; at += this.states) this.follow(slots.subarray(at, at + this.states));
  }

  /**
   * One round decided here, from energies that were read: what `SpinState.temper` does after its sweeps.
   *
   * @param energies  integer energies in units of `unit`, [state], as `SpinState.energies` gives them
   */
  exchange(energies: Float64Array, unit: number): void {
    if (energies.length !== this.states)
      throw new RangeError(`${this.states} states, but ${energies.length} energies`);
    const { samples, copies, seed, firstSample = 0, ladder } = this.spec;
    const swaps = swapMultipliers(ladder.betas, unit);
    const law: ExchangeLaw = {
      slots: this.slots,
      copies,
      firstLadder: 0,
      seed,
      firstSample,
      swaps: new Array(samples * copies).fill(swaps),
    };
    const slots = this.slotOf.slice();
    exchangeRound(law, slots, energies, this.round);
    this.follow(slots);
  }

  /** Share of swaps accepted between slot and slot + 1, [slot]; NaN before the first try. */
  swapRates(): Float64Array {
    return this.accepted.map((count, slot) => count / this.tried[slot]!);
  }

  /** Swaps tried and accepted between slot and slot + 1, [slot]: what `ladderForAcceptance` learns from. */
  swapCounts(): { readonly tried: Float64Array; readonly accepted: Float64Array } {
    return { tried: this.tried.slice(), accepted: this.accepted.slice() };
  }

  /**
   * Replica flow f, [slot]: of the states found at a slot, the share that came from the hot end last. 1 at the hot slot, 0 at the
   * cold one; linear where the current meets no bottleneck, a step where it does. NaN while nobody has been at either end.
   */
  flow(): Float64Array {
    return this.fromHot.map((hot, slot) => hot / (hot + this.fromCold[slot]!));
  }

  /** Hot to cold to hot journeys completed by each state. */
  roundTrips(): Float64Array {
    return this.trips.slice();
  }

  snapshot(): ReplicaExchangeSnapshot {
    return {
      round: this.round,
      slots: this.slotOf.slice(),
      ends: this.ends.slice(),
      roundTrips: this.trips.slice(),
      tried: this.tried.slice(),
      accepted: this.accepted.slice(),
      fromHot: this.fromHot.slice(),
      fromCold: this.fromCold.slice(),
    };
  }

  /**
   * The same states on another ladder of as many slots, each at the slot it has; counts of swaps and journeys start anew, the
   * rounds go on, so that no random word is used twice.
   *
   * @throws RangeError if the ladder has another number of slots
   */
  withLadder(ladder: TemperatureLadder): ReplicaExchange {
    if (ladder.betas.length !== this.slots)
      throw new RangeError(`the states stand on ${this.slots} slots, not ${ladder.betas.length}`);
    const other = new ReplicaExchange({ ...this.spec, ladder });
    other.round = this.round;
    other.slotOf.set(this.slotOf);
    other.ends.fill(0);
    other.markEnds();
    return other;
  }

  /** @throws RangeError if the snapshot is of another number of states or slots */
  restore(snapshot: ReplicaExchangeSnapshot): void {
    if (snapshot.slots.length !== this.states || snapshot.tried.length !== this.tried.length) {
      throw new RangeError('the snapshot is of another ladder');
    }
    this.round = snapshot.round;
    this.slotOf.set(snapshot.slots);
    this.ends.set(snapshot.ends);
    this.trips.set(snapshot.roundTrips);
    this.tried.set(snapshot.tried);
    this.accepted.set(snapshot.accepted);
    this.fromHot.set(snapshot.fromHot);
    this.fromCold.set(snapshot.fromCold);
  }

  /** One round: counts its swaps and journeys. @param slots  of each state after it */
  private follow(slots: ArrayLike<number>): void {
    for (let slot = this.round & 1; slot + 1 < this.slots; slot += 2)
      this.tried[slot]! += this.states / this.slots;
    for (let state = 0; state < this.states; state++) {
      const slot = slots[state]!;
      // Each swap is seen twice; it is counted where a state goes down.
      if (slot > this.slotOf[state]!) this.accepted[slot - 1]! += 1;
      this.slotOf[state] = slot;
    }
    this.round++;
    this.markEnds();
    this.countFlow();
  }

  private countFlow(): void {
    for (let state = 0; state < this.states; state++) {
      const slot = this.slotOf[state]!;
      if (this.ends[state] === 1) this.fromHot[slot]! += 1;
      else if (this.ends[state] === -1) this.fromCold[slot]! += 1;
    }
  }

  private markEnds(): void {
    const coldest = this.slots - 1;
    for (let state = 0; state < this.states; state++) {
      if (this.slotOf[state] === 0) {
        if (this.ends[state] === -1) this.trips[state]! += 1;
        this.ends[state] = 1;
      } else if (this.slotOf[state] === coldest && this.ends[state] === 1) {
        this.ends[state] = -1;
      }
    }
  }
}

/**
 * `rounds` times: sweeps at the present temperatures, then one exchange. The engine makes the rounds up to the next look by itself;
 * how many that are changes no number.
 *
 * @param state       SpinState with `copies * slots` replicas of each sample
 * @param schedule    `every`: rounds between two looks; default 1 where there is a look, all of them where there is none
 * @param afterRound  a look: measures or pauses after every `every` rounds and after the last; told the round from 0
 */
export async function temper(
  state: SpinState,
  exchange: ReplicaExchange,
  dynamics: SpinDynamics,
  schedule: { readonly rounds: number; readonly sweepsPerRound: number; readonly every?: number },
  afterRound?: (round: number) => Promise<void>,
): Promise<void> {
  if (state.states !== exchange.states) {
    throw new RangeError(`the ladders hold ${exchange.states} states, the glass ${state.states}`);
  }
  const { rounds, sweepsPerRound, every = afterRound ? 1 : rounds } = schedule;
  if (!(every >= 1) && rounds > 0) throw new RangeError(`a look every ${every} rounds`);
  for (let done = 0; done < rounds; ) {
    const some = Math.min(every, rounds - done);
    exchange.absorb(await state.temper(exchange.request(dynamics, some, sweepsPerRound)));
    done += some;
    await afterRound?.(done - 1);
  }
}
