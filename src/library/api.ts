/**
 * What `import { … } from 'glassbox'` gives. Everything named here is kept: it changes with the version of the package as its
 * users expect (semver), and docs/api.md is made from its docstrings. What is not named here may change any day.
 */

// Where it runs, and what computes.
export type { EngineChoice, RunState, RunStatus } from '../controller/protocol.ts';
// How states move.
export {
  anneal,
  geometricSchedule,
  linearSchedule,
  type Schedule,
  scheduleOf,
} from '../dynamics/schedule.ts';
// Ground states.
export type { Improvement, Solution, SolvePlan } from '../dynamics/solve/solve.ts';
export {
  geometricLadder,
  ladderOf,
  type TemperatureLadder,
  uniformBetas,
} from '../dynamics/temperature-ladder.ts';
export type {
  DescentRule,
  Engine,
  EngineInfo,
  EngineKind,
  GlassSpec,
  LearnerMove,
  LearnerSnapshot,
  LearnerSpec,
  LearnerState,
  Moments,
  PerceptronSpec,
  SpinClock,
  SpinDynamics,
  SpinSnapshot,
  SpinState,
  StepFactors,
  SweepRequest,
  TemperRecord,
  TemperRequest,
  Tether,
  UpdateOrder,
  UpdateRule,
} from '../engine/contract.ts';
export type { Host, KernelEndpoint, KernelWorker } from '../engine/host.ts';
export type { OpenedEngine } from '../engine/select.ts';
// Experiments.
export { rowsToCsv, samplesToCsv } from '../experiments/csv.ts';
export type {
  Column,
  Experiment,
  Fields,
  Finding,
  Frame,
  Histogram,
  MatrixData,
  Row,
} from '../experiments/declaration.ts';
export { digestOfRows, rowsToJsonLines } from '../experiments/fingerprint.ts';
export { type Config, defaultsOf, parseConfig } from '../experiments/schema.ts';
export type { Shelved } from '../experiments/shelf.ts';
// Glasses: couplings and instances, states, exact results.
export { spinDigest } from '../glass/digest.ts';
export { type CurieWeissSpec, curieWeiss } from '../glass/ensembles/curie-weiss.ts';
export type { BondLaw, CouplingLaw, FieldSpec } from '../glass/ensembles/draws.ts';
export { type HopfieldGlass, type HopfieldSpec, hopfield } from '../glass/ensembles/hopfield.ts';
export { type LatticeShape, type LatticeSpec, latticeGlass } from '../glass/ensembles/lattice.ts';
export {
  type RandomRegularSpec,
  randomRegular,
  type VianaBraySpec,
  vianaBray,
} from '../glass/ensembles/random-graphs.ts';
export { type SkSpec, sherringtonKirkpatrick } from '../glass/ensembles/sherrington-kirkpatrick.ts';
export { type PlantedGlass, plantedWishart, type WishartSpec } from '../glass/ensembles/wishart.ts';
export {
  type Enumeration,
  enumerate,
  groundStates,
  type ThermalAverages,
  thermal,
} from '../glass/enumeration.ts';
export { type Problem, type ProblemKind, type ReadOptions, readProblem } from '../glass/files/problem.ts';
export type { Couplings, GlassInstance } from '../glass/instance.ts';
export type { PatternSet } from '../glass/patterns.ts';
export { type RandomPatternSpec, randomPatterns } from '../glass/patterns-random.ts';
export { quantiseCouplings, type RealCouplings } from '../glass/quantise.ts';
export { packSpins, unpackSpins } from '../glass/spins.ts';
// Networks.
export { fieldTheory, linearModel, parameterCount } from '../learner/network.ts';
export { drawFromPrior, drawWeights, type PriorWidth, type WeightDraw } from '../learner/prior.ts';
export {
  type Activation,
  type LearnerProblem,
  type Loss,
  type NetworkShape,
  NO_DATA,
  type TrainingData,
} from '../learner/problem.ts';
// What goes wrong.
export { type Facts, GlassboxError, isProblem, type ProblemId } from '../messages/problem.ts';
// What is measured, with its errors.
export {
  type AutocorrelationEstimate,
  type BinningAnalysis,
  type BinningLevel,
  binning,
  integratedAutocorrelation,
} from '../observables/autocorrelation.ts';
export {
  binderRatio,
  bootstrapOverSamples,
  kurtosisRatio,
  selfAveragingRatio,
} from '../observables/binder.ts';
export { type FreezingInput, type FreezingOptions, freezingTemperature } from '../observables/freezing.ts';
export { bhattYoungGap, eaIdentityGap, skIdentityGap } from '../observables/identities.ts';
export { type BondEnds, bondsOf, linkOverlaps } from '../observables/link-overlap.ts';
export {
  type BatchOutputs,
  centredAndNormalised,
  functionOverlaps,
  weightOverlaps,
} from '../observables/networks.ts';
export {
  meanOverPairs,
  type OverlapMoments,
  overlapHistogram,
  overlapMoments,
  pairCount,
  pairsWithinSamples,
  selfOverlapMoments,
} from '../observables/overlap.ts';
export { parisiEnergy, parisiQ2, parisiQEA } from '../observables/parisi.ts';
export { medianEstimate, quantileEstimate } from '../observables/quantiles.ts';
export {
  agrees,
  type Estimate,
  type JackknifeEstimate,
  jackknifeOf,
  jackknifeOverSamples,
  mean,
  meanOverSamples,
  variance,
} from '../observables/statistics.ts';
export { type Seed, seedFrom } from '../random/seed.ts';
export { openEngine } from './engine.ts';
export { type HostOptions, openHost } from './host.ts';
export { experiment, experiments, type RunOptions, run } from './run.ts';
export {
  isingProblem,
  maxCutProblem,
  quboProblem,
  type SolveOptions,
  solve,
  type TermOfProblem,
} from './solve.ts';
