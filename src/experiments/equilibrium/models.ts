/** From the configuration to glasses, and what is known of a model before anything runs. */
import { SIZE_RANGE, SPARSE_SIZE_RANGE } from '../../engine/requests.ts';
import { curieWeiss } from '../../glass/ensembles/curie-weiss.ts';
import type { FieldSpec } from '../../glass/ensembles/draws.ts';
import { hopfield } from '../../glass/ensembles/hopfield.ts';
import { latticeBonds, latticeGlass } from '../../glass/ensembles/lattice.ts';
import { randomRegular, vianaBray } from '../../glass/ensembles/random-graphs.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { plantedWishart } from '../../glass/ensembles/wishart.ts';
import { readGlass, reportNotes } from '../../glass/files/read.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { quantiseCouplings } from '../../glass/quantise.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { type BondEnds, bondsOf } from '../../observables/link-overlap.ts';
import { seedFrom } from '../../random/seed.ts';
import type { EquilibriumConfig } from './fields.ts';

const DIMENSIONS: Readonly<Record<string, number>> = { chain: 1, square: 2, cube: 3 };

/** Lengths of a lattice; null for other models. */
export function lengthsOf({ model, length }: EquilibriumConfig): number[] | null {
  const dimensions = DIMENSIONS[model];
  return dimensions === undefined ? null : new Array<number>(dimensions).fill(length);
}

/** Number of spins, but for a file's, which is only known when it is read. */
export function sizeOf(config: EquilibriumConfig): number {
  const lengths = lengthsOf(config);
  return lengths ? lengths.reduce((product, length) => product * length, 1) : config.size;
}

/** Models in which every pair is coupled. */
export function isDense({ model }: EquilibriumConfig): boolean {
  return model === 'sk' || model === 'hopfield' || model === 'wishart' || model === 'curie-weiss';
}

/** Does the model take the coupling law at all? */
export function hasCouplingLaw({ model }: EquilibriumConfig): boolean {
  return !(model === 'hopfield' || model === 'wishart' || model === 'curie-weiss' || model === 'own');
}

/** Does every bond align its spins? */
export function isFerromagnet(config: EquilibriumConfig): boolean {
  return config.model === 'curie-weiss' || (hasCouplingLaw(config) && config.couplings === 'ferromagnetic');
}

/** Lattices whose waves fit: periodic, of one length. */
export function hasWaves(config: EquilibriumConfig): boolean {
  return lengthsOf(config) !== null && config.boundary === 'periodic';
}

/** Half the ladders start cold: with cluster moves only where each start has two ladders to trade between. */
export function hasTwoStarts({ method, clusters, copies }: EquilibriumConfig): boolean {
  return method === 'tempering' && (!clusters || copies >= 4);
}

/** Where the identity of Gaussian couplings speaks: how, or null. */
export function identityOf(config: EquilibriumConfig): 'complete' | 'bonds' | null {
  const gaussian = hasCouplingLaw(config) && config.couplings === 'gaussian' && config.field === 0;
  if (!gaussian) return null;
  if (config.model === 'sk') return config.bias === 0 ? 'complete' : null;
  return 'bonds';
}

/** The field's law; undefined where there is none. */
export function fieldOf({ field, fieldLaw }: EquilibriumConfig): FieldSpec | undefined {
  return field > 0 ? { law: fieldLaw, strength: field } : undefined;
}

/** One sample. For a file: the file. @throws those of the ensembles and of reading */
export function instanceOf(config: EquilibriumConfig, sample: number): GlassInstance {
  const { size, couplings, couplingBits, load, degree, density, boundary, bias } = config;
  const seed = seedFrom(config.seed);
  const field = fieldOf(config);
  const sparse = { couplings, couplingBits, field, seed, sample };
  switch (config.model) {
    case 'sk':
      // `check` refuses ferromagnetic couplings here.
      return sherringtonKirkpatrick({
        ...sparse,
        size,
        bias,
        couplings: couplings === 'binary' ? 'binary' : 'gaussian',
      });
    case 'curie-weiss':
      return curieWeiss({ size, field, couplingBits, seed, sample });
    case 'hopfield':
      return hopfield({ size, load, seed, sample }).instance;
    case 'wishart':
      return plantedWishart({ size, alpha: load, couplingBits, seed, sample }).instance;
    case 'viana-bray':
      return vianaBray({ ...sparse, size, meanDegree: degree });
    case 'random-regular':
      return randomRegular({ ...sparse, size, degree });
    case 'own':
      return ownGlass(config).instance;
    default:
      return latticeGlass({ ...sparse, lengths: lengthsOf(config)!, boundary, density });
  }
}

interface Note {
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** @throws GBX-430 without a file, GBX-315 for more spins than an engine takes, and those of `readCouplings` */
export function ownGlass({ couplingsFile, couplingBits }: EquilibriumConfig): {
  readonly instance: GlassInstance;
  readonly notes: readonly Note[];
} {
  if (!couplingsFile)
    throw new GlassboxError('GBX-430', {
      setting: 'model',
      field: 'couplingsFile',
      flag: '--couplings-file',
    });
  const { couplings, report } = readGlass(couplingsFile.text);
  const instance = quantiseCouplings(couplings, couplingBits);
  const [, largest] = instance.couplings.kind === 'sparse' ? SPARSE_SIZE_RANGE : SIZE_RANGE;
  if (couplings.size > largest)
    throw new GlassboxError('GBX-315', { file: couplingsFile.name, size: couplings.size, largest });
  return {
    instance,
    notes: reportNotes(report).map(({ id, facts }) => ({ id: `couplings.${id}`, facts })),
  };
}

/**
 * Bonds over which the link overlap is taken: every bond of a lattice, even one whose coupling was rounded to nothing; of
 * diluted lattices and graphs the couplings that are not zero. Null in a dense glass, where q says it all.
 */
export function linksOf(config: EquilibriumConfig, instance: GlassInstance): BondEnds | null {
  if (instance.couplings.kind === 'dense') return null;
  const lengths = lengthsOf(config);
  if (!lengths || config.density < 1) {
    const bonds = bondsOf(instance);
    return bonds.from.length > 0 ? bonds : null;
  }
  const edges = Array.from(latticeBonds({ lengths, boundary: config.boundary }));
  return {
    from: Uint32Array.from(edges, ({ from }) => from),
    to: Uint32Array.from(edges, ({ to }) => to),
  };
}

/** Sum of J_ij^2 over pairs and of h_i^2, in energy: the variance of E at beta = 0. */
export function energyVariance({ couplings, field, unit }: GlassInstance): number {
  let squares = 0;
  for (let k = 0; k < couplings.values.length; k++) squares += couplings.values[k]! ** 2 / 2;
  if (field) for (const h of field) squares += h * h;
  return squares * unit * unit;
}
