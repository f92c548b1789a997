/** Exact values that a table needs: lattices by Kaufman, by Onsager and by counting all states; the Parisi solution. */
import { latticeGlass } from '../../../src/glass/ensembles/lattice.ts';
import { countStates } from '../../../src/glass/exact/gray-code.ts';
import { kaufman, onsager } from '../../../src/glass/exact/onsager.ts';
import { parisiEnergy, parisiQ2 } from '../../../src/observables/parisi.ts';
import { seedFrom } from '../../../src/random/seed.ts';

export type ExactSpec =
  | { readonly of: 'torus'; readonly length: number; readonly temperatures: readonly number[] }
  | { readonly of: 'square'; readonly temperatures: readonly number[] }
  | { readonly of: 'cube'; readonly length: number; readonly temperatures: readonly number[] }
  | { readonly of: 'parisi'; readonly temperatures: readonly number[] };

export interface ExactBatch {
  readonly temperatures: readonly number[];
  /** Per spin, [temperature]. */
  readonly u: readonly number[];
  readonly q2?: readonly number[];
  readonly magnetisation?: readonly number[];
}

export function* exactBatches(spec: ExactSpec, from: number): Generator<ExactBatch> {
  if (from > 0) return;
  const { temperatures } = spec;
  switch (spec.of) {
    case 'torus': {
      const sites = spec.length ** 2;
      const u = temperatures.map((T) => kaufman(spec.length, spec.length, 1 / T).energy / sites);
      return yield { temperatures, u };
    }
    case 'square': {
      const values = temperatures.map((T) => onsager(1 / T));
      const magnetisation = values.map((value) => value.magnetisation);
      return yield { temperatures, u: values.map(({ energy }) => energy), magnetisation };
    }
    case 'cube':
      return yield { temperatures, u: cubeEnergies(spec.length, temperatures) };
    case 'parisi':
      return yield { temperatures, u: temperatures.map(parisiEnergy), q2: temperatures.map(parisiQ2) };
  }
}

/** u of a periodic cube from its density of states: all 2^27 configurations of 3 x 3 x 3 spins. */
function cubeEnergies(length: number, temperatures: readonly number[]): number[] {
  const lengths = [length, length, length];
  const glass = latticeGlass({
    lengths,
    boundary: 'periodic',
    couplings: 'ferromagnetic',
    couplingBits: 1,
    seed: seedFrom(0),
    sample: 0,
  });
  const { density } = countStates(glass);
  if (!density) throw new Error('the density of states is not known');
  return temperatures.map((T) => {
    let [weights, energies] = [0, 0];
    for (const [k, E] of density.energies.entries()) {
      const weight = density.counts[k]! * Math.exp(-(E - density.energies[0]!) / T);
      weights += weight;
      energies += weight * E;
    }
    return energies / weights / glass.size;
  });
}
