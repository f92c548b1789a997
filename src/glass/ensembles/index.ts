/** All ensembles by name, for those who pick one at run time. Formulas, units and random numbers: docs/models.md. */
import type { GlassInstance } from '../instance.ts';
import { type CurieWeissSpec, curieWeiss } from './curie-weiss.ts';
import { type HopfieldSpec, hopfield } from './hopfield.ts';
import { type LatticeSpec, latticeGlass } from './lattice.ts';
import { type RandomRegularSpec, randomRegular, type VianaBraySpec, vianaBray } from './random-graphs.ts';
import { type SkSpec, sherringtonKirkpatrick } from './sherrington-kirkpatrick.ts';
import { plantedWishart, type WishartSpec } from './wishart.ts';

/** What each ensemble is made of. */
export interface EnsembleSpecs {
  readonly 'sherrington-kirkpatrick': SkSpec;
  readonly 'curie-weiss': CurieWeissSpec;
  readonly hopfield: HopfieldSpec;
  readonly wishart: WishartSpec;
  readonly lattice: LatticeSpec;
  readonly 'viana-bray': VianaBraySpec;
  readonly 'random-regular': RandomRegularSpec;
}
export type EnsembleName = keyof EnsembleSpecs;

export const ensembles: {
  readonly [Name in EnsembleName]: (spec: EnsembleSpecs[Name]) => GlassInstance;
} = {
  'sherrington-kirkpatrick': sherringtonKirkpatrick,
  'curie-weiss': curieWeiss,
  hopfield: (spec) => hopfield(spec).instance,
  wishart: (spec) => plantedWishart(spec).instance,
  lattice: latticeGlass,
  'viana-bray': vianaBray,
  'random-regular': randomRegular,
};
