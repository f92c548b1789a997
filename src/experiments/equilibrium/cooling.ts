/** Plain cooling: every copy stays at each temperature for as many sweeps, the second half of them measured. */
import { disjointPairs } from '../../dynamics/houdayer.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { flipRate } from '../../observables/fluctuations.ts';
import type { Row } from '../declaration.ts';
import { Kept, type SampleBatch } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';
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

/** @param rowAt  gives the rows of this batch; null where another gives them */
export function coolingLeg(
  journal: Journal,
  batch: SampleBatch,
  rowAt: ((slot: number) => Row) | null,
): BatchLeg {
  const { config, gathered, temperatures } = journal;
  const { copies, sweeps, interval, clusters } = config;
  const { count, from } = batch;
  const instances = instancesOf(config, batch);
  const plan = planOf(sweeps);
  const tally = tallyOf(config, batch, instances, { slots: 1, looks: plan.looks, chains: true });
  /** Flips when the measuring began, [state]. */
  const flips = new Kept<Float64Array>(new Float64Array(count * copies));
  const half = Math.floor(sweeps / 2);
  const statesOf = (sample: number) => Array.from({ length: copies }, (_, c) => sample * copies + c);

  async function look(glass: SpinState, slot: number, { at, number, clock }: LookTime): Promise<void> {
    const reading = await readingOf(glass);
    for (let s = 0; s < count; s++) {
      const overlaps = tally.get().chain(0, s, reading, statesOf(s), clock, number);
      if (number !== null) countOverlaps(journal, slot, overlaps, glass.size);
    }
    if (at === half) flips.value = await glass.flips();
  }

  function* sweepsTo(slot: number, done: number, until: number): Generator<Act> {
    const betas = () => uniformBetas(count * copies, 1 / temperatures.value[slot]!);
    for (let at = done; at < until; ) {
      const next = clusters ? Math.min(until, interval * (Math.floor(at / interval) + 1)) : until;
      yield { kind: 'sweep', glass: 0, sweeps: next - at, betas };
      at = next;
      if (!clusters || at % interval !== 0) continue;
      yield {
        kind: 'then',
        run: ([glass]) => {
          const groups = Array.from({ length: count }, (_, s) => statesOf(s));
          const pairs = disjointPairs(groups, journal.round.value);
          return moveClusters(journal, glass!, instances(), from * copies, [{ slot, pairs }]);
        },
      };
    }
  }

  async function finish(glass: SpinState, slot: number): Promise<void> {
    const rates = flipRate(flips.value, await glass.flips(), sweeps - half, glass.size);
    for (let s = 0; s < count; s++) {
      const own = statesOf(s).map((state) => rates[state]!);
      gathered.value.summaries[slot]!.push(
        summarise(tally.get(), 0, s, {
          temperature: temperatures.value[slot]!,
          acceptance: own.reduce((sum, rate) => sum + rate, 0) / copies,
          spacing: plan.spacing,
          twoStarts: false,
          unsigned: instances()[0]!.field === null,
          populations: null,
        }),
      );
    }
  }

  function* acts(): Generator<Act> {
    for (let slot = 0; slot < config.steps; slot++) {
      yield { kind: 'then', run: () => tally.get().reset() };
      let done = 0;
      for (const time of plan.times) {
        yield* sweepsTo(slot, done, time.at);
        done = time.at;
        yield { kind: 'then', run: ([glass]) => look(glass!, slot, time) };
      }
      yield { kind: 'then', run: ([glass]) => finish(glass!, slot) };
      if (rowAt) yield { kind: 'row', row: () => rowAt(slot) };
    }
    yield { kind: 'then', run: () => tally.drop() };
  }
  return { leg: { glasses: [glassOf(config, batch, instances)], acts }, memory: [tally, flips] };
}
