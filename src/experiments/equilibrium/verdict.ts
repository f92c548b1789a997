/**
 * In equilibrium or not, at one temperature: every witness that can be asked is asked, each by an equivalence test, so that too few
 * data never say yes.
 *
 *   settled      energy and q^2 of the last three bins of the logarithmic clock agree
 *   Bhatt–Young  a copy is no more like its own past than like its twin (chains)
 *   starts       copies that started cold have the energy of those that started hot (tempering)
 *   identity     energy and overlap obey the identity of Gaussian couplings, where there are such
 *   families     a population descends from many families, and its free energy is known (population annealing)
 *
 * Yes needs every one of them; one no is a no. The witnesses see what moves slowly, not what never moved: a yes is "nothing in
 * this run speaks against it", with the margin of each test.
 */
import {
  correctedZ,
  EQUILIBRIUM_MARGIN,
  equivalenceLight,
  type Light,
} from '../../observables/equilibrium.ts';
import { bhattYoungGap, eaIdentityGap, skIdentityGap } from '../../observables/identities.ts';
import { type LogBin, lastBinGaps, startGap } from '../../observables/log-binning.ts';
import { type Estimate, mean, variance } from '../../observables/statistics.ts';
import type { Finding } from '../declaration.ts';
import { place } from './quantities.ts';
import type { Summary } from './summary.ts';

/** Energy per spin, in units of the root mean square local field, that still counts as settled. */
export const ENERGY_MARGIN = 0.01;
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
  /** R / rho_t of the worst population. */
  readonly families: number | null;
  readonly logVariance: number | null;
}

export interface WitnessSpec {
  readonly temperature: number;
  readonly temperatures: number;
  /** Root mean square local field: the scale of energies. */
  readonly scale: number;
  readonly identity: 'complete' | 'bonds' | null;
  /** Bonds of each sample per spin, [sample]. */
  readonly bondsPerSpin: readonly number[];
  readonly population: number;
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

export function verdictFor(witnesses: Witnesses, { temperatures, scale }: WitnessSpec): Finding['verdict'] {
  const lights = lightsOf(witnesses, temperatures, scale);
  if (lights.includes('red')) return 'no';
  return lights.length > 0 && lights.every((light) => light === 'green') ? 'yes' : 'cannot-tell';
}

/** One light for each witness that must speak; grey where it should and cannot. */
function lightsOf(witnesses: Witnesses, temperatures: number, scale: number): Light[] {
  const { settledEnergy, settledOverlap, past, starts, identity, families, logVariance } = witnesses;
  const tests = [settledEnergy, settledOverlap, past, starts, identity].filter((gap) => gap !== null).length;
  const z = correctedZ(Math.max(1, tests * temperatures));
  const lightOf = (gap: Estimate | null, margin = EQUILIBRIUM_MARGIN): Light =>
    gap === null ? 'grey' : equivalenceLight(gap, z, margin);
  const optional = (gap: Estimate | null, margin?: number): Light[] => (gap ? [lightOf(gap, margin)] : []);
  if (families !== null) {
    const { enough, few } = FAMILIES;
    const light: Light = families >= enough ? 'green' : families < few ? 'red' : 'grey';
    const known: Light = Number.isNaN(logVariance ?? Number.NaN)
      ? 'grey'
      : logVariance! < MOST_LOG_VARIANCE
        ? 'green'
        : 'red';
    return [light, known, ...optional(identity)];
  }
  return [
    lightOf(settledEnergy, ENERGY_MARGIN * scale),
    lightOf(settledOverlap),
    lightOf(past),
    ...optional(starts, ENERGY_MARGIN * scale),
    ...optional(identity),
  ];
}
