import { describe, expect, test } from 'vitest';
import { latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import { energyHistogram, enumerate } from '../../src/glass/enumeration.ts';
import { countStates } from '../../src/glass/exact/gray-code.ts';
import { stripGroundEnergy } from '../../src/glass/exact/transfer-matrix.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(41);
const sk = (size: number, couplings: 'gaussian' | 'binary', field = 0, couplingBits = 6) =>
  sherringtonKirkpatrick({
    size,
    couplings,
    couplingBits,
    field: { law: 'gaussian', strength: field },
    seed,
    sample: 0,
  });
const lattice = (lengths: number[], couplings: 'gaussian' | 'binary', couplingBits = 6) =>
  latticeGlass({ lengths, boundary: 'periodic', couplings, couplingBits, seed, sample: 0 });

/** Energy of spins, in units, from the definition. */
function energyOf({ size, couplings, field }: GlassInstance, spins: ArrayLike<number>): number {
  let energy = 0;
  for (let i = 0; i < size; i++) {
    energy -= (field?.[i] ?? 0) * spins[i]!;
    if (couplings.kind === 'dense') {
      for (let j = 0; j < i; j++) energy -= couplings.values[i * size + j]! * spins[i]! * spins[j]!;
    } else {
      for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
        energy -= (couplings.values[k]! * spins[i]! * spins[couplings.columns[k]!]!) / 2;
    }
  }
  return energy;
}

describe('counting all states without storing them', () => {
  test.each([
    ['N = 2', sk(2, 'binary')],
    ['N = 7, smaller than the block', sk(7, 'gaussian')],
    ['N = 7 in a field', sk(7, 'gaussian', 0.4)],
    ['N = 11, just the block', sk(11, 'binary')],
    ['N = 14, ±J', sk(14, 'binary')],
    ['N = 14 in a field', sk(14, 'binary', 0.5)],
    ['N = 13, energies over more than a million units', sk(13, 'gaussian', 0, 18)],
    ['sparse, 4 × 4', lattice([4, 4], 'gaussian')],
  ] as const)('%s: energies, counts and a ground state are those of the enumeration', (_, glass) => {
    const [ours, all] = [countStates(glass), enumerate(glass)];
    expect(ours.groundEnergy).toBe(all.groundEnergy);
    expect(ours.groundCount).toBe(all.groundCount);
    expect(energyOf(glass, ours.groundState)).toBe(all.groundEnergy);
    if (ours.density) expect(ours.density).toEqual(energyHistogram(all));
    else expect(2 * 13 * glass.largestField).toBeGreaterThan(2 ** 20);
  });

  test('a 5 × 5 torus has the ground energy of the transfer matrix, and 2^25 states', () => {
    const glass = lattice([5, 5], 'binary');
    const { groundEnergy, density } = countStates(glass);
    expect(groundEnergy).toBe(stripGroundEnergy(glass, 5));
    expect(density!.counts.reduce((sum, n) => sum + n, 0)).toBe(2 ** 25);
    expect(density!.energies.reduce((sum, E, k) => sum + E * density!.counts[k]!, 0)).toBe(0);
  });

  test('31 spins are refused', () => {
    expect(() => countStates(sk(31, 'binary'))).toThrow('GBX-320');
  });
});
