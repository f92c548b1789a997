/**
 * Rate after rate all copies of the sequence are cooled and compared; the slowest also says its energy at each temperature. Then the shuffled
 * sequences, each cooled as slowly. Everything is cut into acts of some ten thousand proposals, so that a run pauses and resumes anywhere.
 */
import { logTimes } from '../../dynamics/ageing.ts';
import { FoldingChains, type FoldingSnapshot } from '../../dynamics/folding.ts';
import { histogram } from '../../observables/histogram.ts';
import { mean, meanOverSamples } from '../../observables/statistics.ts';
import { contactMap, contactOverlap } from '../../polymer/hp-chain.ts';
import { BENCHMARKS, hydrophobic } from '../../polymer/hp-sequences.ts';
import { coordinatesOf, directionsOf } from '../../polymer/square-lattice.ts';
import { countFolds, type FoldCount, meanEnergy } from '../../polymer/walks.ts';
import { WordReader } from '../../random/philox.ts';
import { seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Histogram, MatrixData, Row, RunContext } from '../declaration.ts';
import { annealingTemperatures, DESCENT_SWEEPS } from '../glass-common/annealing.ts';
import { Kept, STATES_APART } from '../glass-common/glasses.ts';
import { type Act, type Leg, type Memory, workOf } from '../journey.ts';
import { COUNTED, type ProteinConfig } from '../protein.ts';
import { asColumns } from '../side-by-side/side.ts';
import { walk } from '../walk.ts';

/** Proposals of one act: about ten milliseconds. */
const PIECE = 30_000;
/** Sweeps at infinite temperature before a cooling begins: chains forget that they were stretched. */
const HOT_SWEEPS = 50;
/** Rows of the slowest cooling. */
const COOLING_ROWS = 24;
const OVERLAP_BINS = 20;
/** Copies in the picture that moves. */
const SHOWN = 4;

/** Columns that a row does not speak of. */
const BLANK = {
  sweeps: null,
  energy: null,
  energyError: null,
  best: null,
  reference: null,
  hits: null,
  hitsError: null,
  overlap: null,
  overlapError: null,
  temperature: null,
  cooled: null,
  cooledError: null,
  exact: null,
  shuffle: null,
  shuffledEnergy: null,
  shuffledEnergyError: null,
  shuffledBest: null,
  shuffledOverlap: null,
  shuffledOverlapError: null,
} as const satisfies Row['values'];

/** What the copies of one cooling ended as. */
interface Ending {
  /** [copy] */
  readonly energies: readonly number[];
  readonly lowest: number;
  /** Contact overlaps of all pairs, [pair]. */
  readonly overlaps: readonly number[];
  /** Mean overlap of each copy with the others, [copy]. */
  readonly overlapsOfCopies: readonly number[];
}

/** Letters of the chain that a configuration asks for, and the lowest energy known of it. */
export function chainOf({ own, sequence }: ProteinConfig): { letters: string; lowest: number | null } {
  const letters = own.trim();
  return letters === '' ? BENCHMARKS[sequence] : { letters, lowest: null };
}

export async function* run(config: ProteinConfig, context: RunContext): AsyncGenerator<Row, void> {
  const { letters, lowest } = chainOf(config);
  const count = letters.length <= COUNTED ? countFolds(hydrophobic(letters)) : null;
  const known = count?.ground ?? lowest;
  const moving = new Moving(config);
  const best = new Kept<{ energy: number; fold: readonly number[] }>({ energy: 1, fold: [] });
  const endings = new Kept<Ending[]>([]);
  const rates = Array.from(logTimes(config.slowest, 2));
  const legs: Leg[] = rates.map((sweeps, place) => ({
    glasses: [],
    *acts() {
      const slowest = place === rates.length - 1;
      yield* coolingOf(config, letters, place, sweeps, moving, context, slowest ? count : null, slowest);
      yield {
        kind: 'then',
        run() {
          endings.value[place] = moving.ending();
          const { energy, cells } = moving.chains.lowest;
          if (energy < best.value.energy)
            best.value = { energy, fold: directionsOf(moving.chains.lattice, cells) };
        },
      };
      yield { kind: 'row', row: () => rateRow(sweeps, endings.value[place]!, best.value, letters, known) };
    },
  }));
  for (let k = 1; k <= config.shuffles; k++) {
    const place = rates.length + k - 1;
    legs.push({
      glasses: [],
      *acts() {
        const shuffled = shuffledBy(letters, config.seed, k);
        yield* coolingOf(config, shuffled, place, config.slowest, moving, context, null, false);
        yield {
          kind: 'then',
          run() {
            endings.value[place] = moving.ending();
          },
        };
        yield { kind: 'row', row: () => shuffleRow(k, endings.value, rates.length) };
      },
    });
  }
  moving.total = legs.reduce((sum, leg) => sum + workOf(leg), 0);
  yield* walk({ legs, memory: [moving, best, endings] }, context);
}

/** The chains that move now; part of every checkpoint. */
class Moving implements Memory {
  total = 0;
  private made = 0;
  private open: { readonly letters: string; readonly place: number; readonly chains: FoldingChains } | null =
    null;

  constructor(private readonly config: ProteinConfig) {}

  get chains(): FoldingChains {
    if (!this.open) throw new Error('no chain has begun to fold');
    return this.open.chains;
  }

  begin(letters: string, place: number): void {
    const { copies, seed } = this.config;
    const chains = new FoldingChains({
      hydrophobic: hydrophobic(letters),
      copies,
      seed: seedFrom(seed),
      firstCopy: place * STATES_APART,
    });
    this.open = { letters, place, chains };
  }

  sweep(beta: number, { sweeps, from, to }: Piece): void {
    this.chains.sweep(beta, sweeps, from, to);
    this.made += sweeps * (to - from) * this.chains.beads;
  }

  show(context: RunContext, temperature: number): void {
    if (!this.open || !context.wantsFrame()) return;
    const { chains, letters } = this.open;
    const arrays: Record<string, Int8Array> = {};
    for (let copy = 0; copy < Math.min(SHOWN, chains.copies); copy++) {
      const places = coordinatesOf(directionsOf(chains.lattice, chains.fold(copy)));
      arrays[`chain.${copy + 1}`] = Int8Array.from(
        places.flatMap(([x, y], k) => [x, y, letters[k] === 'H' ? 1 : 0]),
      );
    }
    context.frame({ done: this.made, total: this.total, values: { temperature }, arrays });
  }

  ending(): Ending {
    const { chains } = this;
    const { copies } = chains;
    const maps = Array.from({ length: copies }, (_, c) => contactMap(chains.lattice, chains.fold(c)));
    const overlaps: number[] = [];
    const sums = new Float64Array(copies);
    for (let a = 0; a < copies; a++)
      for (let b = a + 1; b < copies; b++) {
        const q = contactOverlap(maps[a]!, maps[b]!);
        overlaps.push(q);
        sums[a]! += q;
        sums[b]! += q;
      }
    return {
      energies: Array.from(chains.energies),
      lowest: chains.lowest.energy,
      overlaps,
      overlapsOfCopies: Array.from(sums, (sum) => sum / (copies - 1)),
    };
  }

  save(): unknown {
    const { open, made } = this;
    return {
      made,
      open: open && { letters: open.letters, place: open.place, chains: open.chains.snapshot() },
    };
  }

  restore(saved: unknown): void {
    const { made, open } = saved as {
      readonly made: number;
      readonly open: { letters: string; place: number; chains: FoldingSnapshot } | null;
    };
    this.made = made;
    if (!open) return;
    this.begin(open.letters, open.place);
    this.chains.restore(open.chains);
  }
}

/** Some copies by some sweeps: what one act does. */
interface Piece {
  readonly sweeps: number;
  readonly from: number;
  readonly to: number;
}

/** Acts of one cooling: hot, step by step colder, and at last downhill only. */
function* coolingOf(
  config: ProteinConfig,
  letters: string,
  place: number,
  sweeps: number,
  moving: Moving,
  context: RunContext,
  count: FoldCount | null,
  measured: boolean,
): Generator<Act> {
  const beads = letters.length;
  const acts = function* (beta: number, some: number): Generator<Act> {
    for (const piece of piecesOf(some, config.copies, beads))
      yield {
        kind: 'then',
        work: piece.sweeps * (piece.to - piece.from) * beads,
        run() {
          moving.sweep(beta, piece);
          moving.show(context, 1 / beta);
        },
      };
  };
  yield { kind: 'then', work: 0, run: () => moving.begin(letters, place) };
  yield* acts(0, HOT_SWEEPS);
  const { schedule, hottest, coldest, copies } = config;
  const temperatures = annealingTemperatures({ schedule, hottest, coldest, sweeps, states: copies });
  const upTo = (k: number) => Math.floor((k * sweeps) / temperatures.length);
  const every = Math.max(1, Math.ceil(temperatures.length / COOLING_ROWS));
  for (const [k, temperature] of temperatures.entries()) {
    yield* acts(1 / temperature, upTo(k + 1) - upTo(k));
    const last = k === temperatures.length - 1;
    if (!measured || schedule === 'quench' || (k % every !== 0 && !last)) continue;
    yield {
      kind: 'row',
      row: () => ({
        values: {
          ...BLANK,
          temperature,
          ...asColumns('cooled', meanOverSamples(moving.chains.energies)),
          exact: count ? meanEnergy(count, temperature) : null,
        },
      }),
    };
  }
  yield* acts(Number.POSITIVE_INFINITY, DESCENT_SWEEPS);
}

/** Sweeps of all copies in pieces of about PIECE proposals. */
function* piecesOf(sweeps: number, copies: number, beads: number): Generator<Piece> {
  const together = Math.max(1, Math.min(copies, Math.floor(PIECE / Math.max(1, sweeps * beads))));
  const atOnce = Math.max(1, Math.floor(PIECE / (together * beads)));
  for (let from = 0; from < copies; from += together)
    for (let made = 0; made < sweeps; made += atOnce)
      yield {
        sweeps: Math.min(atOnce, sweeps - made),
        from,
        to: Math.min(copies, from + together),
      };
}

/** The same beads in another order (Fisher–Yates). */
export function shuffledBy(letters: string, seed: number, number: number): string {
  const words = new WordReader(seedFrom(seed), Stream.ChainShuffle, number);
  const order = [...letters];
  for (let k = order.length - 1; k > 0; k--) {
    const other = Math.floor((words.word(k) * (k + 1)) / 2 ** 32);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order.join('');
}

/** Mean overlap of pairs; its error by how much copies differ in their mean overlap with the others. */
function overlapOf({ overlaps, overlapsOfCopies }: Ending) {
  // A pair has two copies, so each copy's own part counts twice.
  return { value: mean(overlaps), error: 2 * meanOverSamples(overlapsOfCopies).error };
}

/** A share with the standard error of a count; of none or all of them that of one more, one less. */
function shareOf(hits: number, copies: number) {
  const softened = (hits + 1) / (copies + 2);
  return { value: hits / copies, error: Math.sqrt((softened * (1 - softened)) / (copies + 3)) };
}

function rateRow(
  sweeps: number,
  ending: Ending,
  best: { readonly energy: number; readonly fold: readonly number[] },
  letters: string,
  known: number | null,
): Row {
  const { energies } = ending;
  const target = known ?? best.energy;
  const hits = energies.filter((energy) => energy <= target).length;
  return {
    values: {
      ...BLANK,
      sweeps,
      ...asColumns('energy', meanOverSamples(energies)),
      best: best.energy,
      reference: known,
      ...asColumns('hits', shareOf(hits, energies.length)),
      ...asColumns('overlap', overlapOf(ending)),
    },
    samples: { energy: energies },
    histograms: { energies: energyHistogram(energies, best.energy), overlaps: overlapHistogram(ending) },
    matrices: { fold: foldMatrix(best.fold, letters) },
  };
}

function shuffleRow(number: number, endings: readonly Ending[], rates: number): Row {
  const ending = endings[rates + number - 1]!;
  const histograms: Record<string, Histogram> = { unshuffled: overlapHistogram(endings[rates - 1]!) };
  for (let k = 1; k <= number; k++) histograms[`shuffled.${k}`] = overlapHistogram(endings[rates + k - 1]!);
  return {
    values: {
      ...BLANK,
      shuffle: number,
      ...asColumns('shuffledEnergy', meanOverSamples(ending.energies)),
      shuffledBest: ending.lowest,
      ...asColumns('shuffledOverlap', overlapOf(ending)),
    },
    samples: { shuffledEnergy: ending.energies },
    histograms,
  };
}

/** One bin for each energy, from the lowest met to zero. */
function energyHistogram(energies: readonly number[], lowest: number): Histogram {
  const { edges, density } = histogram(energies, lowest - 0.5, 0.5, 1 - lowest);
  return { edges: Array.from(edges), density: Array.from(density) };
}

function overlapHistogram({ overlaps }: Ending): Histogram {
  const { edges, density } = histogram(overlaps, 0, 1, OVERLAP_BINS);
  return { edges: Array.from(edges), density: Array.from(density) };
}

function foldMatrix(directions: readonly number[], letters: string): MatrixData {
  const places = coordinatesOf(directions);
  return {
    rows: places.length,
    columns: 3,
    values: places.flatMap(([x, y], k) => [x, y, letters[k] === 'H' ? 1 : 0]),
  };
}
