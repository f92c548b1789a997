/** From the configuration to the glass: D draws of SK, or one glass of the person's own. */
import { SIZE_RANGE } from '../../engine/requests.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import { readGlass, reportNotes } from '../../glass/files/read.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { quantiseCouplings } from '../../glass/quantise.ts';
import { GlassboxError } from '../../messages/problem.ts';
import type { Disorder } from '../../observables/equilibrium.ts';
import type { Seed } from '../../random/seed.ts';
import type { SideBySideConfig } from './fields.ts';

/** Said to the person: a message key of its own, or one of the experiment's notes. */
interface Note {
  readonly id: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface GlassSetup {
  readonly instances: readonly GlassInstance[];
  readonly disorder: Disorder;
  /** J in the instance's units of energy. */
  readonly coupling: number;
  /** What was decided about a file for the person. */
  readonly notes: readonly Note[];
}

/** Above it, the default patience is visibly too short. */
const DEFAULT_SIZE = 256;

export function glassSetup(config: SideBySideConfig, seed: Seed): GlassSetup {
  const { couplings, couplingBits, size, samples } = config;
  if (couplings === 'own') return ownGlass(config);
  const instances = Array.from({ length: samples }, (_, sample) =>
    sherringtonKirkpatrick({ size, couplings, couplingBits, seed, sample }),
  );
  return {
    instances,
    disorder: couplings === 'gaussian' ? 'gaussian' : 'other',
    coupling: 1,
    notes: size > DEFAULT_SIZE ? [{ id: 'larger-agrees-less', facts: {} }] : [],
  };
}

/**
 * A file is one sample: its copies differ, its couplings do not.
 *
 * @throws GBX-430 without a file, GBX-315 for more spins than an engine takes, and those of `readCouplings`
 */
function ownGlass({ couplingsFile, couplingBits }: SideBySideConfig): GlassSetup {
  if (!couplingsFile)
    throw new GlassboxError('GBX-430', {
      setting: 'couplings',
      field: 'couplingsFile',
      flag: '--couplings-file',
    });
  const { couplings, report } = readGlass(couplingsFile.text);
  const [, largest] = SIZE_RANGE;
  if (couplings.size > largest)
    throw new GlassboxError('GBX-315', { file: couplingsFile.name, size: couplings.size, largest });
  const instance = quantiseCouplings(couplings, couplingBits);
  const coupling = rowDeviation(instance);
  const scale = { J: coupling.toPrecision(4), rounding: instance.roundingError.toPrecision(2) };
  return {
    instances: [instance],
    disorder: 'own',
    coupling,
    notes: [
      ...reportNotes(report).map(({ id, facts }) => ({ id: `couplings.${id}`, facts })),
      { id: 'own-scale', facts: scale },
    ],
  };
}

/**
 * J = sqrt((1/N) sum_{i != j} J_ij^2), the root of the mean row variance: 1 for SK, sqrt(z) for +-1 bonds of z neighbours. It
 * puts any glass on the ladder of T/J. A glass without couplings keeps its own unit.
 */
function rowDeviation(instance: GlassInstance): number {
  const { values } = instance.couplings;
  let squares = 0;
  for (let k = 0; k < values.length; k++) squares += (values[k]! * instance.unit) ** 2;
  return squares > 0 ? Math.sqrt(squares / instance.size) : 1;
}
