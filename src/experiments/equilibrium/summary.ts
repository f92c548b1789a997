/** From the tally of one sample at one temperature to plain numbers: thermal means with thermal errors, and what the tests need. */
import { integratedAutocorrelation } from '../../observables/autocorrelation.ts';
import { type Estimate, jackknifeOverSamples, mean } from '../../observables/statistics.ts';
import { place, QUANTITIES, type Quantity } from './quantities.ts';
import { BLOCKS, pairPlace, type Tally } from './tally.ts';

/** An autocorrelation time in sweeps; a lower bound where the series was too short for it. */
export interface Tau {
  readonly sweeps: number;
  readonly known: boolean;
}

/** Per-unit numbers of one sample for the tests; a unit is the sample, or a disjoint pair of copies where it is alone. */
export interface Evidence {
  /** Means of the last three logarithmic bins, oldest first, [bin][unit]; null with fewer bins. */
  readonly energyBins: readonly (readonly number[])[] | null;
  readonly overlapBins: readonly (readonly number[])[] | null;
  /** q^2 with the own past and between copies, [unit]; null where there is no past. */
  readonly selfQ2: readonly number[] | null;
  readonly mutualQ2: readonly number[] | null;
  /** Energy of copies that started hot and cold, [unit]; null where all started alike. */
  readonly hot: readonly number[] | null;
  readonly cold: readonly number[] | null;
}

export interface Summary {
  /** By quantity. */
  readonly means: readonly number[];
  readonly errors: readonly number[];
  readonly heat: Estimate;
  readonly susceptibility: Estimate;
  /** Flips per spin and sweep. */
  readonly acceptance: number;
  readonly tauEnergy: Tau | null;
  readonly tauOverlap: Tau | null;
  readonly evidence: Evidence;
  /** ln Z of each population, rho_t of each; null for chains. */
  readonly populations: { readonly logZ: readonly number[]; readonly families: readonly number[] } | null;
}

export interface SummaryOptions {
  readonly temperature: number;
  readonly acceptance: number;
  /** Sweeps between measuring looks. */
  readonly spacing: number;
  /** Even copies started hot, odd ones cold. */
  readonly twoStarts: boolean;
  /** Ordering in a field or a magnet: the response of |M| where the sign of M is free. */
  readonly unsigned: boolean;
  readonly populations: Summary['populations'];
}

/** What is kept of a tally once its batch is over. */
export function summarise(tally: Tally, slot: number, sample: number, options: SummaryOptions): Summary {
  const { temperature, acceptance, spacing, unsigned, populations } = options;
  const cell = tally.cell(slot, sample);
  const { size, copies } = tally.spec.shape;
  const used = Array.from({ length: BLOCKS }, (_, b) => b).filter((b) => cell.counts[b]! > 0);
  const column = (name: Quantity) =>
    used.map((b) => cell.sums[b * QUANTITIES.length + place(name)]! / cell.counts[b]!);
  const all = QUANTITIES.map((name) => jackknifeOverSamples([column(name)], ([x]) => x!));
  const response = (first: Quantity, second: Quantity, factor: number): Estimate => {
    const { value, error, bias } = jackknifeOverSamples(
      [column(first), column(second)],
      ([m1, m2]) => m2! - m1! * m1!,
    );
    // The plain variance of blocks is too small; with one block the jackknife sees nothing.
    const corrected = Number.isFinite(bias) ? value - bias : value;
    return { value: corrected * factor, error: error * factor };
  };
  const chains = tally.spec.chains;
  return {
    means: all.map(({ value }) => value),
    errors: all.map(({ error }) => error),
    heat: response('energy', 'energy2', size / temperature ** 2),
    susceptibility: response(unsigned ? 'absM' : 'm', 'm2', size / temperature),
    acceptance,
    tauEnergy: chains ? tauOf(split(cell.energies, copies), spacing) : null,
    tauOverlap: chains ? tauOf(squares(pairSeries(tally, slot, sample)), spacing) : null,
    evidence: evidenceOf(tally, slot, sample, options),
    populations,
  };
}

function evidenceOf(tally: Tally, slot: number, sample: number, { twoStarts }: SummaryOptions): Evidence {
  const cell = tally.cell(slot, sample);
  const { shape, alone, chains } = tally.spec;
  const { copies } = shape;
  const lastBins = (bins: typeof cell.energyBins) => {
    const last = bins.bins().slice(-3);
    return last.length === 3 ? last.map(({ perSample }) => Array.from(perSample)) : null;
  };
  const past = chains && cell.pastCount > 0 ? cell.past.map((sum) => sum / cell.pastCount) : null;
  const pairQ2 = chains ? squares(pairSeries(tally, slot, sample)).map(mean) : [];
  const units = Array.from({ length: tally.units }, (_, k) => k);
  const energies = chains ? split(cell.energies, copies).map(mean) : [];
  const everySecond = (from: 0 | 1) => {
    const own = energies.filter((_, c) => c % 2 === from);
    return alone ? own.slice(0, tally.units) : [mean(own)];
  };
  return {
    energyBins: chains ? lastBins(cell.energyBins) : null,
    overlapBins: chains ? lastBins(cell.overlapBins) : null,
    selfQ2: past && (alone ? units.map((k) => (past[2 * k]! + past[2 * k + 1]!) / 2) : [mean(past)]),
    mutualQ2: past && (alone ? units.map((k) => pairQ2[pairPlace(2 * k, copies)]!) : [mean(pairQ2)]),
    hot: twoStarts ? everySecond(0) : null,
    cold: twoStarts ? everySecond(1) : null,
  };
}

/** q of each pair in time, [pair][look]. */
function pairSeries(tally: Tally, slot: number, sample: number): Float64Array[] {
  const { size, copies } = tally.spec.shape;
  const series = split(tally.cell(slot, sample).overlaps, (copies * (copies - 1)) / 2);
  return series.map((sums) => sums.map((sum) => sum / size));
}

/** Equal parts of a long array. */
function split(values: ArrayLike<number>, parts: number): Float64Array[] {
  const each = values.length / parts;
  return Array.from({ length: parts }, (_, k) =>
    Float64Array.from({ length: each }, (_, i) => values[k * each + i]!),
  );
}

function squares(series: readonly Float64Array[]): Float64Array[] {
  return series.map((values) => values.map((x) => x * x));
}

function tauOf(chains: readonly Float64Array[], spacing: number): Tau | null {
  if ((chains[0]?.length ?? 0) < 4) return null;
  const { tau, result } = integratedAutocorrelation(chains);
  return { sweeps: tau * spacing, known: result === 'converged' };
}
