/** One temperature of all samples as a row: means with thermal and disorder errors apart, ratios, tests, exact values. */
import { binderRatio } from '../../observables/binder.ts';
import { correlationLengthRatio } from '../../observables/correlation-length.ts';
import { spinGlassSusceptibility, splitErrors } from '../../observables/fluctuations.ts';
import { overlapHistogram } from '../../observables/overlap.ts';
import { freeEnergy } from '../../observables/populations.ts';
import { type Estimate, mean, meanOverSamples } from '../../observables/statistics.ts';
import { ultrametricRatio } from '../../observables/ultrametricity.ts';
import type { Row } from '../declaration.ts';
import { asColumns, orNull } from '../side-by-side/side.ts';
import type { ExactValues } from './exact.ts';
import type { EquilibriumConfig } from './fields.ts';
import { integratedFreeEnergy } from './free-energy.ts';
import { hasWaves } from './models.ts';
import { place, type Quantity } from './quantities.ts';
import type { Gathered } from './shared.ts';
import type { Summary, Tau } from './summary.ts';
import { verdictFor, type Witnesses, type WitnessSpec, witnessesOf } from './verdict.ts';

/** What is known of each sample before it moves, [sample]. */
export interface SampleFacts {
  readonly size: number;
  /** Var(E) / N at beta = 0; twice it is the mean square local field. */
  readonly variance: number;
  readonly bondsPerSpin: number;
  readonly inField: boolean;
  /** [temperature]; null entries where there is nothing exact. */
  exact: readonly (ExactValues | null)[];
}

export interface RowParts {
  readonly config: EquilibriumConfig;
  readonly gathered: Gathered;
  readonly temperatures: readonly number[];
  readonly facts: readonly SampleFacts[];
  readonly identity: 'complete' | 'bonds' | null;
}

type Values = Record<string, Row['values'][string]>;

/** The row of a slot, from all batches. */
export function rowOf(slot: number, parts: RowParts): Row {
  const { config, gathered, temperatures, facts } = parts;
  const summaries = gathered.summaries[slot]!;
  const temperature = temperatures[slot]!;
  const size = facts[0]!.size;
  const samples = samplesOf(summaries, slot, parts);
  const values: Values = {
    step: slot,
    temperature,
    ...linear(summaries),
    ...responses(summaries, facts[0]!, config),
    ...ratios(samples, summaries, config),
    ...thermodynamics(slot, parts, samples),
    ...motion(summaries, slot, gathered),
    ...exactMeans(facts.map(({ exact }) => exact[slot] ?? null)),
  };
  const spec: WitnessSpec = {
    temperature,
    temperatures: config.steps,
    independent: summaries.length > 1 ? summaries.length : (summaries[0]!.evidence.selfQ2?.length ?? 1),
    scale: Math.sqrt(2 * mean(facts.map(({ variance }) => variance))),
    identity: parts.identity,
    bondsPerSpin: facts.map(({ bondsPerSpin }) => bondsPerSpin),
    population: config.population,
    exactEnergies: exactEnergiesOf(facts, slot),
  };
  const witnesses = witnessesOf(summaries, spec);
  Object.assign(values, witnessColumns(witnesses), { equilibrated: verdictFor(witnesses, spec) });
  const counts = gathered.overlaps[slot]!;
  const sums = Float64Array.from(counts, (_, k) => size - 2 * k);
  const { edges, density } = overlapHistogram(sums, size, 64, !facts[0]!.inField, counts);
  return { values, samples, histograms: { overlaps: { edges, density } } };
}

/** Numbers of each sample that the row is made of. */
function samplesOf(summaries: readonly Summary[], slot: number, parts: RowParts): Record<string, number[]> {
  const of = (name: Quantity) => summaries.map(({ means }) => means[place(name)]!);
  return {
    energy: of('energy'),
    heat: summaries.map(({ heat }) => heat.value),
    m: of('m'),
    absM: of('absM'),
    m2: of('m2'),
    m4: of('m4'),
    absQ: of('absQ'),
    q2: of('q2'),
    q4: of('q4'),
    link: of('link'),
    freeEnergy: freeEnergies(slot, parts).map(({ value }) => value),
  };
}

/** Thermal means, linear in the samples, with thermal and disorder errors. */
function linear(summaries: readonly Summary[]): Values {
  const values: Values = {};
  for (const name of ['energy', 'm', 'absM', 'absQ', 'q2', 'q4', 'link'] as const) {
    const at = place(name);
    Object.assign(
      values,
      split(
        name,
        summaries.map(({ means, errors }) => ({ value: means[at]!, error: errors[at]! })),
      ),
    );
  }
  return values;
}

function responses(
  summaries: readonly Summary[],
  { size, inField }: SampleFacts,
  { copies }: EquilibriumConfig,
): Values {
  const q2 = summaries.map(({ means }) => means[place('q2')]!);
  const at = place('connected');
  const connected = summaries.map(({ means, errors }) => ({ value: means[at]!, error: errors[at]! }));
  // In a field q^2 holds what the field itself aligns; four copies take it off.
  const glass = !inField
    ? withThermal(spinGlassSusceptibility(q2, size), summaries, size)
    : copies >= 4
      ? splitErrors(...columnsOf(connected))
      : { value: Number.NaN, error: Number.NaN };
  const magnet = summaries.map(({ susceptibility }) => susceptibility);
  return {
    ...split(
      'heat',
      summaries.map(({ heat }) => heat),
    ),
    ...asColumns('chi', splitErrors(...columnsOf(magnet))),
    ...asColumns('chiSG', glass),
  };
}

/** One sample has a thermal error at least. */
function withThermal(estimate: Estimate, summaries: readonly Summary[], factor: number): Estimate {
  if (summaries.length > 1) return estimate;
  return { ...estimate, error: summaries[0]!.errors[place('q2')]! * factor };
}

function columnsOf(estimates: readonly Estimate[]): [number[], number[]] {
  return [estimates.map(({ value }) => value), estimates.map(({ error }) => error)];
}

/** Four columns: value, whole error, and the two parts of it. */
function split(name: string, estimates: readonly Estimate[]): Values {
  const { value, error, thermal, disorder } = splitErrors(...columnsOf(estimates));
  return {
    ...asColumns(name, { value, error }),
    [`${name}Thermal`]: orNull(thermal),
    [`${name}Disorder`]: orNull(disorder),
  };
}

function ratios(
  samples: Record<string, number[]>,
  summaries: readonly Summary[],
  config: EquilibriumConfig,
): Values {
  const none = { value: Number.NaN, error: Number.NaN };
  const of = (name: Quantity) => Float64Array.from(summaries, ({ means }) => means[place(name)]!);
  const { copies } = config;
  return {
    ...asColumns('binder', binderRatio(samples.q2!, samples.q4!)),
    ...asColumns('binderM', binderRatio(samples.m2!, samples.m4!)),
    ...asColumns(
      'correlation',
      hasWaves(config)
        ? correlationLengthRatio({ zero: of('zero'), smallest: of('wave') }, config.length)
        : none,
    ),
    ...asColumns(
      'ultrametric',
      copies >= 3
        ? ultrametricRatio({ short: of('short'), span: of('span'), frustrated: of('short') })
        : none,
    ),
    ...asColumns(
      'ultrametricControl',
      copies >= 6
        ? ultrametricRatio({ short: of('controlShort'), span: of('controlSpan'), frustrated: of('short') })
        : none,
    ),
  };
}

/** f of each sample: from the populations' own Z, or by integration over the hotter rows. */
function freeEnergies(slot: number, { gathered, temperatures, facts }: RowParts): Estimate[] {
  return facts.map(({ size, variance }, s) => {
    const { populations } = gathered.summaries[slot]![s]!;
    if (populations) {
      const { value, error } = freeEnergy(populations.logZ, temperatures[slot]!);
      return { value: value / size, error: error / size };
    }
    const points = Array.from({ length: slot + 1 }, (_, k) => {
      const { means, errors, heat } = gathered.summaries[k]![s]!;
      const energy = { value: means[place('energy')]!, error: errors[place('energy')]! };
      return { temperature: temperatures[k]!, energy, heat: heat.value };
    });
    return integratedFreeEnergy(points, variance);
  });
}

/** Free energy and entropy s = (u - f) / T; their thermal errors are added as if u and f were independent. */
function thermodynamics(slot: number, parts: RowParts, samples: Record<string, number[]>): Values {
  const temperature = parts.temperatures[slot]!;
  const free = freeEnergies(slot, parts);
  const entropy = free.map((f, s): Estimate => {
    const error = parts.gathered.summaries[slot]![s]!.errors[place('energy')]!;
    return {
      value: (samples.energy![s]! - f.value) / temperature,
      error: Math.hypot(error, f.error) / temperature,
    };
  });
  return {
    ...split('freeEnergy', free),
    ...asColumns('entropy', splitErrors(...columnsOf(entropy))),
  };
}

function motion(summaries: readonly Summary[], slot: number, gathered: Gathered): Values {
  const { exchanged, disagreeing, sites } = gathered.clusters[slot]!;
  const taus = (pick: (summary: Summary) => Tau | null) =>
    summaries.flatMap((summary) => {
      const tau = pick(summary);
      return tau ? [tau] : [];
    });
  const tauColumns = (name: string, all: readonly Tau[]): Values => ({
    ...asColumns(
      name,
      all.length > 0
        ? meanOverSamples(all.map(({ sweeps }) => sweeps))
        : { value: Number.NaN, error: Number.NaN },
    ),
    // Share of samples whose series is long enough; below 1 the mean is a lower bound.
    [`${name}Known`]: all.length > 0 ? all.filter(({ known }) => known).length / all.length : null,
  });
  const populations = summaries.flatMap(({ populations }) => (populations ? [populations] : []));
  return {
    acceptance: orNull(mean(summaries.map(({ acceptance }) => acceptance))),
    swap: orNull(gathered.swaps[slot] ?? Number.NaN),
    trips: gathered.tripStates > 0 ? gathered.trips / gathered.tripStates : null,
    slotsWanted: gathered.slotsWanted > 0 ? gathered.slotsWanted : null,
    ...tauColumns(
      'tauEnergy',
      taus(({ tauEnergy }) => tauEnergy),
    ),
    ...tauColumns(
      'tauQ2',
      taus(({ tauOverlap }) => tauOverlap),
    ),
    clusterShare: disagreeing > 0 ? exchanged / disagreeing : null,
    disagreeShare: sites > 0 ? disagreeing / sites : null,
    rho: populations.length > 0 ? mean(populations.flatMap(({ families }) => Array.from(families))) : null,
  };
}

function witnessColumns(witnesses: Witnesses): Values {
  const none = { value: Number.NaN, error: Number.NaN };
  return {
    ...asColumns('settledEnergy', witnesses.settledEnergy ?? none),
    ...asColumns('settledQ2', witnesses.settledOverlap ?? none),
    ...asColumns('pastGap', witnesses.past ?? none),
    ...asColumns('startGap', witnesses.starts ?? none),
    ...asColumns('identityGap', witnesses.identity ?? none),
    ...asColumns('exactGap', witnesses.exact ?? none),
    families: witnesses.families,
    logVariance: orNull(witnesses.logVariance ?? Number.NaN),
  };
}

function exactEnergiesOf(facts: readonly SampleFacts[], slot: number): number[] | null {
  const energies = facts.flatMap(({ exact }) => exact[slot]?.energy ?? []);
  return energies.length === facts.length ? energies : null;
}

/** Means of exact values over these samples; null unless all samples have one. */
function exactMeans(exact: readonly (ExactValues | null)[]): Values {
  const of = (pick: (values: ExactValues) => number | null): number | null => {
    const all = exact.map((values) => values && pick(values));
    return all.every((value) => value !== null) ? orNull(mean(all as number[])) : null;
  };
  return {
    exactEnergy: of(({ energy }) => energy),
    exactHeat: of(({ heat }) => heat),
    exactFreeEnergy: of(({ freeEnergy }) => freeEnergy),
    exactAbsM: of(({ absM }) => absM),
    exactQ2: of(({ q2 }) => q2),
  };
}
