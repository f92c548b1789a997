/** Glasses: couplings and instances, states, exact results. */
export { type DigestedState, spinDigest } from '../../glass/digest.ts';
export type { SparseDisorder } from '../../glass/ensembles/bonds.ts';
export { type CurieWeissSpec, curieWeiss } from '../../glass/ensembles/curie-weiss.ts';
export type { BondLaw, CouplingLaw, FieldSpec } from '../../glass/ensembles/draws.ts';
export { type HopfieldGlass, type HopfieldSpec, hopfield } from '../../glass/ensembles/hopfield.ts';
export {
  type Boundary,
  type LatticeShape,
  type LatticeSpec,
  latticeGlass,
} from '../../glass/ensembles/lattice.ts';
export {
  type RandomRegularSpec,
  randomRegular,
  type VianaBraySpec,
  vianaBray,
} from '../../glass/ensembles/random-graphs.ts';
export {
  type SkCouplings,
  type SkSpec,
  sherringtonKirkpatrick,
} from '../../glass/ensembles/sherrington-kirkpatrick.ts';
export { type PlantedGlass, plantedWishart, type WishartSpec } from '../../glass/ensembles/wishart.ts';
export {
  type Enumeration,
  enumerate,
  groundStates,
  type ThermalAverages,
  thermal,
} from '../../glass/enumeration.ts';
export type { Couplings, GlassInstance } from '../../glass/instance.ts';
export type { PatternSet } from '../../glass/patterns.ts';
export { type RandomPatternSpec, randomPatterns } from '../../glass/patterns-random.ts';
export { quantiseCouplings, type RealCouplings } from '../../glass/quantise.ts';
export { packSpins, unpackSpins } from '../../glass/spins.ts';
export { type Seed, seedFrom } from '../../random/seed.ts';
