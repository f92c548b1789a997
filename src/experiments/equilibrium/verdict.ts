/**
 * In equilibrium or not, at one temperature: every witness that can be asked is asked, each by an equivalence test, so that too few
 * data never say yes.
 *
 *   settled      energy and q^2 of the last three bins of the logarithmic clock agree
 *   Bhatt–Young  a copy is no more like its own past than like its twin (chains)
 *   starts       copies that started cold have the energy of those that started hot (tempering)
 *   identity     energy and overlap obey the identity of Gaussian couplings, where there are such
 *   exact        the energy is the exact one of these samples, where that is known
 *   families     a population descends from many families, and its free energy is known (population annealing)
 *
 * One failed test is a no. Yes needs "settled" and "Bhatt–Young", and one of those that know where equilibrium lies: both starts,
 * the identity, or exact values; the first two alone would not see a valley that nobody left. For populations: the families. A
 * witness that cannot tell vetoes nothing: the identity scatters from sample to sample far more than it is off by.
 */
import {
  correctedZ,
  EQUILIBRIUM_MARGIN,
  equivalenceLight,
  type Light,
  studentFrom,
} from '../../observables/equilibrium.ts';
import { bhattYoungGap, eaIdentityGap, skIdentityGap } from '../../observables/identities.ts';
import { type LogBin, lastBinGaps, startGap } from '../../observables/log-binning.ts';
import { type Estimate, mean, meanOverSamples, variance } from '../../observables/statistics.ts';
import type { Finding } from '../declaration.ts';
import { place } from './quantities.ts';
import type { Summary } from './summary.ts';

/** Energy per spin, in units of the root mean square local field, that still counts as settled: two per cent, as for q^2. */
export const ENERGY_MARGIN = EQUILIBRIUM_MARGIN;
/** Effective families, R / rho_t, from which a population may be believed, and below which not. Source: Wang, Machta & Katzgraber (2015). */
export const FAMILIES = { enough: 100, few: 10 } as const;
/** Variance of ln Z between populations above which a few of them carry all the weight. */
const MOST_LOG_VARIANCE = 0.5;

export interface Witnesses {
  readonly settledEnergy: Estimate | null;
  readonly settledOverlap: Estimate | null;
  readonly past: Estimate | null;
  readonly starts: Estimate | null;
  readonly identity: Estimate | null;
  /** u minus its exact value. */
  readonly exact: Estimate | null;
  /** R / rho_t of the worst population. */
  readonly families: number | null;
  readonly logVariance: number | null;
}

export interface WitnessSpec {
  readonly temperature: number;
  readonly temperatures: number;
  /** What errors were made of: samples, or pairs of copies of a single one. A few of them have errors that are small by luck. */
  readonly independent: number;
  /** Root mean square local field: the scale of energies. */
  readonly scale: number;
  readonly identity: 'complete' | 'bonds' | null;
  /** Bonds of each sample per spin, [sample]. */
  readonly bondsPerSpin: readonly number[];
  readonly population: number;
  /** Exact energy per spin of each sample, [sample]; null where it is not known. */
  readonly exactEnergies: readonly number[] | null;
}

/** @param summaries  [sample] */
export function witnessesOf(summaries: readonly Summary[], spec: WitnessSpec): Witnesses {
  const together = (pick: (summary: Summary) => readonly number[] | null | undefined): number[] | null => {
    const parts = summaries.map(pick);
    return parts.every((part) => part != null) ? parts.flatMap((part) => Array.from(part!)) : null;
  };
  const bins = (name: 'energyBins' | 'overlapBins'): Estimate | null => {
    const three = [0, 1, 2].map((k) => together(({ evidence }) => evidence[name]?.[k]));
    if (three.some((values) => values === null)) return null;
    const gaps = lastBinGaps(three.map((values): LogBin => binOf(values!)));
    return gaps && worst(gaps);
  };
  const self = together(({ evidence }) => evidence.selfQ2);
  const mutual = together(({ evidence }) => evidence.mutualQ2);
  const hot = together(({ evidence }) => evidence.hot);
  const cold = together(({ evidence }) => evidence.cold);
  const populations = summaries.flatMap((summary) => (summary.populations ? [summary.populations] : []));
  return {
    settledEnergy: bins('energyBins'),
    settledOverlap: bins('overlapBins'),
    past: self && mutual && bhattYoungGap(self, mutual),
    starts: hot && cold && startGap(hot, cold),
    identity: spec.identity && summaries.length > 1 ? identityGap(summaries, spec) : null,
    exact: spec.exactEnergies && exactGap(summaries, spec.exactEnergies),
    families:
      populations.length > 0
        ? spec.population / Math.max(...populations.flatMap(({ families }) => Array.from(families)))
        : null,
    logVariance: populations.length > 0 ? mean(populations.map(({ logZ }) => variance(logZ))) : null,
  };
}

function binOf(perSample: readonly number[]): LogBin {
  return { from: 0, to: 0, count: 1, perSample: Float64Array.from(perSample) };
}

/** The gap whose interval reaches further from 0. */
function worst([a, b]: readonly [Estimate, Estimate]): Estimate {
  const reach = ({ value, error }: Estimate) => Math.abs(value) + 3 * error;
  return reach(b) > reach(a) || Number.isNaN(reach(b)) ? b : a;
}

/** With one sample its thermal error, else the scatter between samples, which is thermal too. */
function exactGap(summaries: readonly Summary[], exact: readonly number[]): Estimate {
  const at = place('energy');
  const gap = meanOverSamples(summaries.map(({ means }, s) => means[at]! - exact[s]!));
  return summaries.length > 1 ? gap : { value: gap.value, error: summaries[0]!.errors[at]! };
}

function identityGap(summaries: readonly Summary[], { temperature, identity, bondsPerSpin }: WitnessSpec) {
  const energy = summaries.map(({ means }) => means[place('energy')]!);
  if (identity === 'complete') {
    const q2 = summaries.map(({ means }) => means[place('q2')]!);
    return skIdentityGap(temperature, energy, q2);
  }
  // Where samples differ in their number of bonds, each bond counts the same.
  const average = mean(bondsPerSpin);
  const link = summaries.map(
    ({ means }, s) => 1 - (bondsPerSpin[s]! / average) * (1 - means[place('link')]!),
  );
  return eaIdentityGap(temperature, energy, link, average);
}

/** What the witnesses say together, each test corrected for all tests of all temperatures. */
export function verdictFor(
  witnesses: Witnesses,
  { temperatures, scale, independent }: WitnessSpec,
): Finding['verdict'] {
  const { settledEnergy, settledOverlap, past, starts, identity, exact, families } = witnesses;
  const tests = [settledEnergy, settledOverlap, past, starts, identity, exact].filter((gap) => gap !== null);
  const z = studentFrom(correctedZ(Math.max(1, tests.length * temperatures)), independent);
  const lightOf = (gap: Estimate | null, margin = EQUILIBRIUM_MARGIN): Light =>
    gap === null ? 'grey' : equivalenceLight(gap, z, margin);
  const energyMargin = ENERGY_MARGIN * scale;
  const needed =
    families !== null
      ? populationLights(witnesses)
      : [lightOf(settledEnergy, energyMargin), lightOf(settledOverlap), lightOf(past)];
  const knowing = [lightOf(starts, energyMargin), lightOf(identity), lightOf(exact, energyMargin)];
  if (needed.includes('red') || knowing.includes('red')) return 'no';
  const enough = families !== null || knowing.includes('green');
  return enough && needed.every((light) => light === 'green') ? 'yes' : 'cannot-tell';
}

function populationLights({ families, logVariance }: Witnesses): Light[] {
  const { enough, few } = FAMILIES;
  const many: Light = families! >= enough ? 'green' : families! < few ? 'red' : 'grey';
  const variance = logVariance ?? Number.NaN;
  if (Number.isNaN(variance)) return [many, 'grey'];
  return [many, variance < MOST_LOG_VARIANCE ? 'green' : 'red'];
}
