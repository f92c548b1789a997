/**
 * Population annealing: as many independent populations of each sample as there are copies, cooled together in steps that adapt.
 *
 * Measured is copy k of every population side by side, in the order of their families: overlaps are between independent
 * populations, blocks of neighbouring copies hold whole families, so that their scatter is an honest error. Each population
 * counts with its own estimate of Z.
 */
import exp from '@stdlib/math-base-special-exp';
import { disjointPairs } from '../../dynamics/houdayer.ts';
import {
  annealPopulation,
  Population,
  type PopulationSnapshot,
} from '../../dynamics/population-annealing.ts';
import { uniformBetas } from '../../dynamics/temperature-ladder.ts';
import type { SpinState } from '../../engine/contract.ts';
import { flipRate } from '../../observables/fluctuations.ts';
import { mean } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row } from '../declaration.ts';
import { Kept, type SampleBatch } from '../glass-common/glasses.ts';
import type { Act } from '../journey.ts';
import { sizeOf } from './models.ts';
import { lookAt, type Reading } from './quantities.ts';
import {
  type BatchLeg,
  countOverlaps,
  dynamicsOf,
  glassOf,
  instancesOf,
  type Journal,
  moveClusters,
  readingOf,
  tallyOf,
} from './shared.ts';
import { summarise } from './summary.ts';
import { BLOCKS } from './tally.ts';

/** Ways in which the copies of different populations are put side by side. */
const SHIFTS = 2;

interface Step {
  readonly beta: number;
  readonly sweeps: number;
}

/** @param rowAt  gives the rows of this batch; null where another gives them */
export function populationLeg(
  journal: Journal,
  batch: SampleBatch,
  rowAt: ((slot: number) => Row) | null,
): BatchLeg {
  const { config, gathered, temperatures } = journal;
  const { copies, population: perPopulation, steps: slots, clusters } = config;
  const { count, from } = batch;
  const instances = instancesOf(config, batch);
  const perSample = copies * perPopulation;
  const population = new Population({
    samples: count * copies,
    population: perPopulation,
    seed: seedFrom(config.seed),
    firstSample: from * copies,
  });
  /** Steps made on the way to each slot; it only grows, so acts may depend on it. */
  const made = new Kept<Step[][]>(Array.from({ length: slots }, () => []));
  const flips = new Kept<Float64Array>(new Float64Array(count * perSample));
  const tally = tallyOf(config, batch, instances, { slots: 1, looks: 1, chains: false });
  const betaOf = (slot: number) => 1 / temperatures.value[slot]!;

  /** Chooses how far to go and resamples; sweeps follow as an act of their own. */
  async function resample(glass: SpinState, slot: number): Promise<void> {
    const [before, target] = [slot > 0 ? betaOf(slot - 1) : 0, betaOf(slot)];
    const now = population.beta;
    const beta = population.nextBeta(await glass.energies(), glass.unit, target, config.overlap);
    await annealPopulation(glass, population, dynamicsOf(config), {
      lastBeta: beta,
      betas: [beta],
      sweepsPerStep: 0,
    });
    // The sweeps of a temperature are dealt out in proportion to beta.
    const sweeps = Math.max(1, Math.round((config.sweeps * (beta - now)) / (target - before)));
    made.value[slot]!.push({ beta, sweeps });
  }

  async function exchangeClusters(glass: SpinState, slot: number): Promise<void> {
    const groups = Array.from({ length: count * copies }, (_, p) =>
      Array.from({ length: perPopulation }, (_, k) => p * perPopulation + k),
    );
    const pairs = disjointPairs(groups, journal.round.value);
    await moveClusters(journal, glass, instances(), from * perSample, [{ slot, pairs }]);
  }

  async function measure(glass: SpinState, slot: number): Promise<void> {
    const reading = await readingOf(glass);
    const { families } = population.snapshot();
    const logZ = population.logPartition(glass.size);
    const sizes = population.meanSquareFamily();
    const after = await glass.flips();
    const swept = made.value[slot]!.reduce((sum, { sweeps }) => sum + sweeps, 0);
    const rates = flipRate(flips.value, after, swept, glass.size);
    flips.value = after;
    tally.get().reset();
    for (let s = 0; s < count; s++) {
      const own = Array.from(logZ.subarray(s * copies, (s + 1) * copies));
      const ranked = Array.from({ length: copies }, (_, c) =>
        byFamily(families, s * copies + c, perPopulation),
      );
      measureSample(slot, s, reading, ranked, own);
      gathered.value.summaries[slot]!.push(
        summarise(tally.get(), 0, s, {
          temperature: temperatures.value[slot]!,
          acceptance: mean(rates.subarray(s * perSample, (s + 1) * perSample)),
          spacing: 0,
          twoStarts: false,
          unsigned: instances()[0]!.field === null,
          populations: {
            logZ: own,
            families: Array.from(sizes.subarray(s * copies, (s + 1) * copies)),
          },
        }),
      );
    }
  }

  function measureSample(
    slot: number,
    sample: number,
    reading: Reading,
    ranked: readonly Uint32Array[],
    logZ: readonly number[],
  ): void {
    const top = Math.max(...logZ);
    const weights = logZ.map((value) => exp(value - top));
    const { shape } = tally.get().spec;
    const edge = (block: number) => Math.ceil((block * perPopulation) / BLOCKS);
    for (let block = 0; block < BLOCKS; block++) {
      const [start, length] = [edge(block), edge(block + 1) - edge(block)];
      for (let k = 0; k < length; k++) {
        for (let shift = 0; shift < Math.min(SHIFTS, length); shift++) {
          const states = ranked.map((order, c) => order[start + ((k + c * shift) % length)]!);
          const look = lookAt(shape, sample, reading, states, weights);
          tally.get().add(0, sample, block, look);
          countOverlaps(journal, slot, look.overlaps, shape.size);
        }
      }
    }
  }

  function* acts(): Generator<Act> {
    for (let slot = 0; slot < slots; slot++) {
      for (let step = 0; ; step++) {
        yield { kind: 'move', glass: 0, sweeps: 0, run: ([glass]) => resample(glass!, slot) };
        // While acts are only counted, nothing has been made yet.
        const { beta, sweeps } = made.value[slot]![step] ?? { beta: betaOf(slot), sweeps: config.sweeps };
        yield { kind: 'sweep', glass: 0, sweeps, betas: () => uniformBetas(count * perSample, beta) };
        if (clusters) yield { kind: 'then', run: ([glass]) => exchangeClusters(glass!, slot) };
        if (beta === betaOf(slot)) break;
      }
      yield { kind: 'then', run: ([glass]) => measure(glass!, slot) };
      if (rowAt) yield { kind: 'row', row: () => rowAt(slot) };
    }
    yield { kind: 'then', run: () => tally.drop() };
  }
  const work = count * perSample * sizeOf(config) * slots * config.sweeps;
  return {
    leg: { glasses: [glassOf(config, batch, instances)], acts, work },
    memory: [
      tally,
      made,
      flips,
      {
        save: () => population.snapshot(),
        restore: (saved) => population.restore(saved as PopulationSnapshot),
      },
    ],
  };
}

/** States of one population in the order of their families, so that neighbours are relatives. */
function byFamily(families: Uint32Array, which: number, population: number): Uint32Array {
  const first = which * population;
  return Uint32Array.from({ length: population }, (_, k) => first + k).sort(
    (a, b) => families[a]! - families[b]! || a - b,
  );
}
