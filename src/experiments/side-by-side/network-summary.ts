/** From one temperature's measurements of the networks to columns: ratios and gaps, each with its error over label draws. */
import { alignedOverlaps } from '../../learner/alignment.ts';
import { type Disorder, equilibriumLight, identityApplies } from '../../observables/equilibrium.ts';
import { histogram } from '../../observables/histogram.ts';
import { bhattYoungGap, bhattYoungGapOfOneSample, networkIdentityGap } from '../../observables/identities.ts';
import {
  centredAndNormalised,
  functionOverlaps,
  twoTimeWeightOverlaps,
  weightOverlaps,
} from '../../observables/networks.ts';
import { type Estimate, jackknifeOverSamples } from '../../observables/statistics.ts';
import type { Row } from '../declaration.ts';
import type { NetworkSideSpec } from './network-side.ts';
import type { NetworkMeans } from './network-sums.ts';
import { asColumns, meanOfPairs, meanOverCopies, orNull, perSample, type SideSummary } from './side.ts';

export interface NetworkMeasurement {
  readonly spec: NetworkSideSpec;
  readonly tau: number;
  readonly temperature: number;
  readonly means: NetworkMeans;
  readonly pairs: Uint32Array;
  /** [network][held-out point], null where nothing is held out. */
  readonly heldOutOutputs: Float64Array | null;
  readonly weights: Float64Array;
  readonly earlierWeights: Float64Array;
  /** [network]. */
  readonly acceptance: Float64Array;
  readonly stepSize: number;
  /** [network], SGD only. */
  readonly effectiveTemperature: Float64Array | null;
}

const HISTOGRAM_BINS = 48;
const UNKNOWN: Estimate = { value: Number.NaN, error: Number.NaN };

export function summarise(measured: NetworkMeasurement): SideSummary {
  const { spec, means } = measured;
  const { samples } = spec;
  const bySample = {
    learnerEnergy: perSample(means.energy, samples),
    learnerSelf: perSample(means.self, samples),
    learnerMutual: perSample(means.mutual, samples),
    learnerNorm: perSample(means.norm, samples),
    learnerNoise: perSample(means.noise, samples),
    learnerClean: perSample(means.clean, samples),
  };
  const { gap, light, identityGap } = equilibrium(measured, bySample);
  const norm = meanOverCopies(means.norm, spec);
  return {
    values: {
      ...asColumns('learnerEnergy', meanOverCopies(means.energy, spec)),
      ...asColumns('learnerSelf', ratio(means.self, means.norm, spec)),
      ...asColumns(
        'learnerMutual',
        samples > 1
          ? sampleRatio(bySample.learnerMutual, bySample.learnerNorm)
          : scaled(meanOfPairs(means.mutual, spec), norm.value),
      ),
      ...asColumns('learnerGap', gap),
      ...asColumns('learnerNorm', norm),
      ...(spec.data.teacher && asColumns('learnerTeacher', ratio(means.clean, means.norm, spec))),
      ...asColumns('learnerIdentityGap', identityGap),
      ...heldOutColumns(measured),
      ...weightColumns(measured),
      learnerAcceptance: spec.motion === 'adjusted' ? mean(measured.acceptance) : null,
      learnerStep: measured.stepSize,
      learnerLight: spec.motion === 'sgd' ? null : light,
      ...(measured.effectiveTemperature &&
        asColumns('effectiveTemperature', meanOverCopies(measured.effectiveTemperature, spec))),
    },
    samples: bySample,
    histograms: {
      learnerPq: histogram(
        means.allMutual.map((q) => q / norm.value),
        -1,
        1.2,
        HISTOGRAM_BINS,
      ),
    },
  };
}

/** Both witnesses in units of q / q_aa, so that one margin serves glass and networks. */
function equilibrium(
  { spec, temperature, means }: NetworkMeasurement,
  bySample: Readonly<Record<'learnerSelf' | 'learnerMutual' | 'learnerNorm' | 'learnerNoise', number[]>>,
) {
  const { samples, data } = spec;
  const norm = meanOverCopies(means.norm, spec).value;
  const rawGap =
    samples > 1
      ? bhattYoungGap(bySample.learnerSelf, bySample.learnerMutual)
      : bhattYoungGapOfOneSample(means.self, means.mutual);
  const gap =
    samples > 1
      ? jackknifeOverSamples(
          [bySample.learnerSelf, bySample.learnerMutual, bySample.learnerNorm],
          ([self, mutual, q]) => (self! - mutual!) / q!,
        )
      : scaled(rawGap, norm);
  const disorder: Disorder = data.noiseVariance > 0 && spec.motion !== 'sgd' ? 'gaussian' : 'other';
  const applies = identityApplies(disorder, samples);
  const identityGap =
    applies === 'applies'
      ? scaled(
          networkIdentityGap(
            temperature,
            data.noiseVariance,
            bySample.learnerNoise,
            bySample.learnerNorm,
            bySample.learnerMutual,
          ),
          norm,
        )
      : UNKNOWN;
  const { light } = equilibriumLight({
    identityGap,
    identityApplies: applies,
    bhattYoungGap: gap,
    temperatures: spec.temperatures,
  });
  return { gap, light, identityGap };
}

/**
 * Held-out error (1/2)[(f - f*)^2 + Delta], what a fresh noisy label would cost, in the units of E/P; and the overlap of two
 * copies' functions there, centred and normalised.
 */
function heldOutColumns({ spec, heldOutOutputs, pairs }: NetworkMeasurement): Row['values'] {
  const { heldOut, noiseVariance } = spec.data;
  if (!heldOut || !heldOutOutputs) return {};
  const networks = spec.samples * spec.replicas;
  const points = heldOutOutputs.length / networks;
  const error = Float64Array.from({ length: networks }, (_, e) => {
    const target = Math.floor(e / spec.replicas) * points;
    let sum = 0;
    for (let mu = 0; mu < points; mu++) {
      const miss = heldOutOutputs[e * points + mu]! - heldOut.clean[target + mu]!;
      sum += miss * miss;
    }
    return (sum / points + noiseVariance) / 2;
  });
  const normalised = centredAndNormalised({ values: heldOutOutputs, networks, points });
  return {
    ...asColumns('heldOutError', meanOverCopies(error, spec)),
    ...asColumns('heldOutOverlap', meanOfPairs(functionOverlaps(normalised, pairs), spec)),
  };
}

function weightColumns({ spec, weights, earlierWeights, pairs }: NetworkMeasurement): Row['values'] {
  const { shape } = spec.problem;
  const networks = spec.samples * spec.replicas;
  const columns = {
    ...asColumns('weightOverlap', meanOfPairs(weightOverlaps(weights, networks, pairs), spec)),
    ...asColumns(
      'weightOverlapSelf',
      meanOverCopies(twoTimeWeightOverlaps(earlierWeights, weights, networks), spec),
    ),
  };
  if (shape.hidden.length === 0) return columns;
  return {
    ...columns,
    ...asColumns('weightAligned', meanOfPairs(alignedOverlaps(shape, weights, pairs), spec)),
    weightAlignedNull: orNull(spec.alignedNull),
  };
}

/** Ratio of two per-network means, jackknifed over samples (over copies where there is one sample). */
function ratio(top: Float64Array, bottom: Float64Array, { samples }: NetworkSideSpec): Estimate {
  return samples > 1
    ? sampleRatio(perSample(top, samples), perSample(bottom, samples))
    : sampleRatio([...top], [...bottom]);
}

function sampleRatio(top: number[], bottom: number[]): Estimate {
  return jackknifeOverSamples([top, bottom], ([a, b]) => a! / b!);
}

function scaled({ value, error }: Estimate, by: number): Estimate {
  return { value: value / by, error: error / by };
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
