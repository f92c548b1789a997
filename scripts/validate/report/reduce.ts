/** From the files of a finished measurement to the numbers that are kept. */
import { binderRatio, kurtosisRatio } from '../../../src/observables/binder.ts';
import { skIdentityGap } from '../../../src/observables/identities.ts';
import { type Estimate, mean, meanOverSamples } from '../../../src/observables/statistics.ts';
import type { EquilibriumBatch, EquilibriumSpec } from '../programs/equilibrium.ts';
import type { ExactBatch } from '../programs/exact.ts';
import type { HessianBatch } from '../programs/hessian.ts';
import type { GroundBatch } from '../programs/lattice-ground.ts';
import { type MaterialsBatch, type ResplitBatch, WAYS } from '../programs/materials.ts';
import type { PinnBatch } from '../programs/pinn.ts';
import { short, type Values } from './store.ts';

type Row = Readonly<Record<string, number | string | boolean | null>>;
type Samples = Readonly<Record<string, readonly number[]>>;

/** Energies that differ by less are the same state's. */
const SAME_ENERGY = 1e-9;

/** Every column of an experiment's rows as a list, null where a row has none; a number where there is one row. */
export function reduceRows(rows: readonly Row[]): Values {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const column = (name: string) =>
    rows.map((row) => (typeof row[name] === 'number' ? short(row[name]) : null));
  return Object.fromEntries(names.map((name) => [name, rows.length === 1 ? column(name)[0]! : column(name)]));
}

/**
 * What a search missed, from a longer one of the same samples: the share of samples in which the longer one came lower, and how
 * much lower the mean lies.
 */
export function reduceMissed(row: Row, first: Samples, longer: Samples): Values {
  const deeper = longer.energy!.map((energy, s) => first.energy![s]! - Math.min(first.energy![s]!, energy));
  const missedByLonger = longer.energy!.map((energy, s) =>
    energy - first.energy![s]! > SAME_ENERGY ? 1 : 0,
  );
  return {
    ...reduceRows([row]),
    ...named('missed', meanOverSamples(deeper.map((gain) => (gain > SAME_ENERGY ? 1 : 0)))),
    ...named('missedByLonger', meanOverSamples(missedByLonger)),
    ...named('bias', meanOverSamples(deeper)),
  };
}

/**
 * Where each seed ended, [seed]: of every column with this ending the samples of the last row that has a number there.
 *
 * @param samples  [row], of each column by name
 */
export function reduceSeeds(samples: readonly (Samples | undefined)[], endings: readonly string[]): Values {
  const columns = new Set(samples.flatMap((row) => Object.keys(row ?? {})));
  const wanted = [...columns].filter((name) => endings.some((ending) => name.endsWith(ending)));
  return Object.fromEntries(
    wanted.map((name) => [`${name}Seeds`, samples.findLast((row) => row?.[name])![name]!.map(short)]),
  );
}

/**
 * How the means of one column at all rows vary together, [row][row]: rows of one run share their samples. Empty where a row has no
 * samples of it.
 *
 * @param samples  [row], of each column by name
 */
export function reduceCovariance(samples: readonly (Samples | undefined)[], column: string): Values {
  const columns = samples.map((row) => row?.[column]);
  if (!columns.every((values) => values !== undefined)) return {};
  const means = columns.map((values) => mean(values));
  const count = columns[0]!.length;
  const covariance = columns.flatMap((a, i) =>
    columns.map((b, j) => {
      const sum = a.reduce((total, value, s) => total + (value - means[i]!) * (b[s]! - means[j]!), 0);
      return short(sum / (count - 1) / count);
    }),
  );
  return { [`${column}Covariance`]: covariance };
}

function named(name: string, { value, error }: Estimate): Values {
  return { [name]: short(value), [`${name}Error`]: short(error) };
}

/** A list of estimates as two lists. */
function listed(name: string, estimates: readonly Estimate[]): Values {
  return {
    [name]: estimates.map(({ value }) => short(value)),
    [`${name}Error`]: estimates.map(({ error }) => short(error)),
  };
}

export function reduceEquilibrium(spec: EquilibriumSpec, parts: readonly EquilibriumBatch[]): Values {
  const slots = spec.temperatures.map((_, slot) => slot);
  const of = (window: 'early' | 'late', name: keyof EquilibriumBatch['late'], slot: number) =>
    parts.flatMap((part) => part[window][name][slot]!);
  const late = (name: keyof EquilibriumBatch['late'], slot: number) => of('late', name, slot);
  const difference = (name: 'u' | 'q2' | 'm2', slot: number) => {
    const before = of('early', name, slot);
    return meanOverSamples(late(name, slot).map((value, s) => value - before[s]!));
  };
  const means = (name: keyof EquilibriumBatch['late']) =>
    listed(
      name,
      slots.map((slot) => meanOverSamples(late(name, slot))),
    );
  // A ladder is put from hot to cold, whatever order it was given in.
  const temperatures = spec.temperatures.toSorted((a, b) => b - a);
  const common = {
    samples: parts.reduce((sum, part) => sum + part.late.u[0]!.length, 0),
    temperatures,
    ...means('u'),
    ...listed(
      'driftU',
      slots.map((slot) => difference('u', slot)),
    ),
    worstSwap: temperatures.length > 1 ? short(Math.min(...worstSwaps(parts))) : null,
  };
  if (spec.copies === 1) {
    const kurtosis = slots.map((slot) => kurtosisRatio(late('m2', slot), late('m4', slot)));
    return { ...common, ...means('absM'), ...means('m2'), ...listed('kurtosis', kurtosis) };
  }
  return {
    ...common,
    ...means('q2'),
    ...listed(
      'binder',
      slots.map((slot) => binderRatio(late('q2', slot), late('q4', slot))),
    ),
    ...listed(
      'driftQ2',
      slots.map((slot) => difference('q2', slot)),
    ),
    ...listed(
      'identityGap',
      slots.map((slot) => skIdentityGap(temperatures[slot]!, late('u', slot), late('q2', slot))),
    ),
  };
}

/** Mean over the batches of each rate of swaps, [slot]. */
function worstSwaps(parts: readonly EquilibriumBatch[]): number[] {
  return parts[0]!.swaps.map((_, slot) => mean(parts.map((part) => part.swaps[slot]!)));
}

export function reduceGround(parts: readonly GroundBatch[]): Values {
  const all = (name: 'exact' | 'lower' | 'higher') => parts.flatMap((part) => part[name] ?? []);
  const [exact, lower, higher] = [all('exact'), all('lower'), all('higher')];
  const energies = exact.length > 0 ? exact : lower;
  const values = { samples: energies.length, ...named('energy', meanOverSamples(energies)) };
  if (lower.length === 0) return values;
  const missed =
    exact.length > 0 ? exact.map((energy, s) => (lower[s]! - energy > SAME_ENERGY ? 1 : 0)) : null;
  return {
    ...values,
    ...named(
      'agreement',
      meanOverSamples(lower.map((energy, s) => (higher[s]! - energy < SAME_ENERGY ? 1 : 0))),
    ),
    ...named('gain', meanOverSamples(lower.map((energy, s) => (higher[s]! - energy) / 2))),
    ...(missed ? named('missed', meanOverSamples(missed)) : {}),
    ...(exact.length > 0 ? named('bias', meanOverSamples(exact.map((energy, s) => lower[s]! - energy))) : {}),
  };
}

export function reduceExact([part]: readonly ExactBatch[]): Values {
  const list = (values: readonly number[]) => values.map(short);
  const { temperatures, u, q2, magnetisation } = part!;
  return {
    temperatures: list(temperatures),
    u: list(u),
    ...(q2 ? { q2: list(q2) } : {}),
    ...(magnetisation ? { magnetisation: list(magnetisation) } : {}),
  };
}

/** All digits that a double has room for: these are compared to parts in a billion. */
export function reduceHessian([part]: readonly HessianBatch[]): Values {
  const { parameters, ours, differences, errors } = part!;
  return { parameters, ours: [...ours], differences: [...differences], errors: errors.map(short) };
}

/** Errors of every seed, and the wall-clock seconds of the middle one. */
/** Last part: the rows held out; before it one part for each assignment of folds. Errors of differences are of groups, not of repeats. */
export function reduceMaterials(parts: readonly MaterialsBatch[]): Values {
  const training = parts.filter(({ part }) => part === 'training');
  const test = parts.find(({ part }) => part === 'test')!;
  const by = (name: 'mae' | 'maeSeen' | 'paired') =>
    WAYS.map((way) => short(training.reduce((sum, part) => sum + part[name][way]!, 0) / training.length));
  return {
    mae: by('mae'),
    maeSeen: by('maeSeen'),
    pairedError: by('paired'),
    testMae: short(test.mae.mixture!),
    testMaeSeen: short(test.maeSeen.mixture!),
  };
}

export function reduceResplits(parts: readonly ResplitBatch[]): Values {
  const of = (
    name: string,
    model: 'process' | 'median',
    measure: 'mae' | 'maeSeen' | 'coverage' | 'halfWidth',
  ) => named(name, meanOverSamples(parts.map((part) => part[model][measure]!)));
  return {
    resplits: parts.length,
    ...of('mae', 'process', 'mae'),
    ...of('maeSeen', 'process', 'maeSeen'),
    ...of('coverage', 'process', 'coverage'),
    ...of('halfWidth', 'process', 'halfWidth'),
    ...of('medianMae', 'median', 'mae'),
  };
}

export function reducePinn(parts: readonly (PinnBatch & { readonly seconds: number })[]): Values {
  const sorted = parts.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return {
    l2: parts.map(({ l2 }) => short(l2)),
    block: parts.map(({ block }) => short(block)),
    energy: parts.map(({ energy }) => short(energy)),
    parameters: parts[0]!.parameters,
    seconds: short(sorted[Math.floor(sorted.length / 2)]!),
  };
}
