/**
 * Parallel tempering: independent ladders of copies whose temperatures trade places. The odd ladders start from an annealed state,
 * too cold, the even ones from random spins, too hot, so that what is left of the start is seen between them.
 */
import { disjointPairs } from '../../dynamics/houdayer.ts';
import { ladderForAcceptance, SWAP_RATE_TARGET } from '../../dynamics/ladder-tuning.ts';
import { ladderOf } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { flipRate } from '../../observables/fluctuations.ts';
import { mean } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row } from '../declaration.ts';
import { Kept, type SampleBatch } from '../glass-common/glasses.ts';
import { Tempering } from '../glass-common/tempering.ts';
import type { Act } from '../journey.ts';
import { hasTwoStarts } from './models.ts';
import { type LookTime, planOf } from './plan.ts';
import {
  type BatchLeg,
  countOverlaps,
  glassOf,
  instancesOf,
  type Journal,
  moveClusters,
  readingOf,
  tallyOf,
} from './shared.ts';
import { summarise } from './summary.ts';

/** Times that a ladder is tuned in the first batch, before anything is measured. */
const TURNS = 3;

/** @param rowAt  gives the rows of this batch; null where another gives them */
export function temperingLeg(
  journal: Journal,
  batch: SampleBatch,
  rowAt: ((slot: number) => Row) | null,
): BatchLeg {
  const { config, gathered, temperatures } = journal;
  const { copies, steps: slots, interval, clusters } = config;
  const { count, from } = batch;
  const seed = seedFrom(config.seed);
  const instances = instancesOf(config, batch);
  const rounds = Math.max(2, Math.ceil(config.sweeps / interval));
  const plan = planOf(rounds);
  const perSample = copies * slots;
  const twoStarts = hasTwoStarts(config);
  const tally = tallyOf(config, batch, instances, { slots, looks: plan.looks, chains: true });
  const tempering = new Tempering({
    ladder: ladderOf(temperatures.value),
    samples: count,
    copies,
    seed,
    firstSample: from,
  });
  /** Flips before the last sweeps, [state], and rates added up, [slot][sample]. */
  const flips = new Kept<{ before: Float64Array; rates: Float64Array; looks: number }>({
    before: new Float64Array(count * perSample),
    rates: new Float64Array(slots * count),
    looks: 0,
  });
  /** [copy] of a sample at a slot. */
  const statesAt = (bySlot: Uint32Array, sample: number, slot: number) =>
    Array.from({ length: copies }, (_, c) => bySlot[(sample * copies + c) * slots + slot]!);

  function* annealedStart(): Generator<Act> {
    const sweeps = Math.ceil(config.sweeps / (8 * slots));
    for (let k = 0; k < slots; k++) {
      const betas = () =>
        Float64Array.from({ length: count * perSample }, (_, state) =>
          Math.floor((state % perSample) / slots) % 2 === 1 ? 1 / temperatures.value[k]! : 0,
        );
      yield { kind: 'sweep', glass: 0, sweeps, betas };
    }
  }

  /** Rounds that an engine makes by itself; with a cluster move after each, one by one. */
  function* roundsOf(many: number): Generator<Act> {
    const act = { kind: 'temper', glass: 0, tempering, sweepsPerRound: interval } as const;
    if (many > 0 && !clusters) yield { ...act, rounds: many };
    for (let round = 0; clusters && round < many; round++) {
      yield { ...act, rounds: 1 };
      yield { kind: 'then', run: ([glass]) => exchangeClusters(glass!) };
    }
  }

  async function exchangeClusters(glass: SpinState): Promise<void> {
    const bySlot = tempering.exchange.statesBySlot();
    // Copies of one start trade among themselves, so that the two starts stay apart.
    const groupsAt = (slot: number) =>
      Array.from({ length: count }, (_, s) => statesAt(bySlot, s, slot)).flatMap((states) =>
        twoStarts ? [0, 1].map((start) => states.filter((_, c) => c % 2 === start)) : [states],
      );
    const pairs = Array.from({ length: slots }, (_, slot) => ({
      slot,
      pairs: disjointPairs(groupsAt(slot), journal.round.value),
    }));
    await moveClusters(journal, glass, instances(), from * perSample, pairs);
  }

  function* tuning(): Generator<Act> {
    const each = Math.min(400, Math.max(20, Math.ceil(rounds / 8)));
    for (let turn = 0; turn < TURNS; turn++) {
      yield* roundsOf(each);
      yield {
        kind: 'then',
        run: () => {
          const { exchange } = tempering;
          const { ladder } = ladderForAcceptance(exchange.ladder, exchange.swapCounts(), { slots });
          tempering.adopt(ladder);
          temperatures.value = Array.from(ladder.temperatures);
        },
      };
    }
  }

  async function look(glass: SpinState, { number, clock }: LookTime): Promise<void> {
    const reading = await readingOf(glass);
    const { exchange } = tempering;
    const bySlot = exchange.statesBySlot();
    const now = await glass.flips();
    const rates = flipRate(flips.value.before, now, interval, glass.size);
    if (number !== null) flips.value.looks++;
    for (let slot = 0; slot < slots; slot++) {
      for (let s = 0; s < count; s++) {
        const states = statesAt(bySlot, s, slot);
        const overlaps = tally.get().chain(slot, s, reading, states, clock, number);
        if (number === null) continue;
        countOverlaps(journal, slot, overlaps, glass.size);
        flips.value.rates[slot * count + s]! += mean(states.map((state) => rates[state]!));
      }
    }
    exchange.exchange(reading.energies, glass.unit);
  }

  function finish(): void {
    const rates = tempering.exchange.swapRates();
    const { value } = gathered;
    const counts = tempering.exchange.swapCounts();
    for (let slot = 0; slot < slots; slot++) {
      if (slot + 1 < slots) value.swaps[slot] = Math.min(value.swaps[slot] ?? 1, rates[slot]!);
      for (let s = 0; s < count; s++) {
        value.summaries[slot]!.push(
          summarise(tally.get(), slot, s, {
            temperature: temperatures.value[slot]!,
            acceptance: flips.value.rates[slot * count + s]! / flips.value.looks,
            spacing: plan.spacing * interval,
            twoStarts,
            unsigned: instances()[0]!.field === null,
            populations: null,
          }),
        );
      }
    }
    for (const trips of tempering.exchange.roundTrips()) value.trips += trips;
    value.tripStates += count * perSample;
    const goal = { target: SWAP_RATE_TARGET };
    const wanted = ladderForAcceptance(tempering.exchange.ladder, counts, goal).ladder.betas.length;
    value.slotsWanted = Math.max(value.slotsWanted, wanted);
    tally.drop();
  }

  function* acts(): Generator<Act> {
    // The first batch may have tuned it.
    yield { kind: 'then', run: () => tempering.adopt(ladderOf(temperatures.value)) };
    if (twoStarts) yield* annealedStart();
    if (config.ladder === 'tuned' && from === 0) yield* tuning();
    let done = 0;
    for (const time of plan.times) {
      yield* roundsOf(time.at - done - 1);
      done = time.at;
      const remember = async ([glass]: readonly SpinState[]) => {
        flips.value.before = await glass!.flips();
      };
      yield { kind: 'then', run: remember };
      yield { kind: 'sweep', glass: 0, sweeps: interval, betas: () => tempering.exchange.betas() };
      yield { kind: 'then', run: ([glass]) => look(glass!, time) };
    }
    yield { kind: 'then', run: finish };
    if (rowAt) for (let slot = 0; slot < slots; slot++) yield { kind: 'row', row: () => rowAt(slot) };
  }
  return { leg: { glasses: [glassOf(config, batch, instances)], acts }, memory: [tally, tempering, flips] };
}
