/** Observables: what is measured, with its errors. */
export {
  type AutocorrelationEstimate,
  type BinningAnalysis,
  type BinningLevel,
  binning,
  integratedAutocorrelation,
} from '../../observables/autocorrelation.ts';
export {
  binderRatio,
  bootstrapOverSamples,
  kurtosisRatio,
  selfAveragingRatio,
} from '../../observables/binder.ts';
export {
  type FreezingInput,
  type FreezingOptions,
  type FreezingTemperature,
  freezingTemperature,
} from '../../observables/freezing.ts';
export { bhattYoungGap, eaIdentityGap, skIdentityGap } from '../../observables/identities.ts';
export { type BondEnds, bondsOf, linkOverlaps } from '../../observables/link-overlap.ts';
export {
  type BatchOutputs,
  centredAndNormalised,
  functionOverlaps,
  weightOverlaps,
} from '../../observables/networks.ts';
export {
  meanOverPairs,
  type OverlapMoments,
  overlapHistogram,
  overlapMoments,
  pairCount,
  pairsWithinSamples,
  selfOverlapMoments,
} from '../../observables/overlap.ts';
export { parisiEnergy, parisiQ2, parisiQEA } from '../../observables/parisi.ts';
export { medianEstimate, quantileEstimate } from '../../observables/quantiles.ts';
export {
  agrees,
  type Estimate,
  type JackknifeEstimate,
  jackknifeOf,
  jackknifeOverSamples,
  mean,
  meanOverSamples,
  variance,
} from '../../observables/statistics.ts';
