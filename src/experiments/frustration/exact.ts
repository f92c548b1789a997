/** What is known of a small lattice once all its arrangements were visited. */
import { energyHistogram, enumerate } from '../../glass/enumeration.ts';
import { countMinima } from '../metastable/count.ts';
import type { HandLattice } from './lattices.ts';

export interface ExactLattice {
  /** Fewest bonds that are unsatisfied in any arrangement. */
  readonly least: number;
  /** Arrangements with so few, mirror images counted. */
  readonly grounds: number;
  /** Arrangements that no single flip improves, mirror images counted; the lowest are among them. */
  readonly stable: number;
  /** Arrangements in all. */
  readonly states: number;
  /** Share of all arrangements with so many unsatisfied bonds, by that number. */
  readonly shares: ReadonlyMap<number, number>;
}

/** 2^N visits, N <= 16. */
export function visitAll({ instance, bonds }: HandLattice): ExactLattice {
  const enumeration = enumerate(instance);
  const states = 2 ** instance.size;
  // E = unsatisfied - satisfied, every bond being of size 1.
  const unsatisfied = (energy: number) => (energy + bonds.length) / 2;
  const { energies, counts } = energyHistogram(enumeration);
  return {
    least: unsatisfied(enumeration.groundEnergy),
    grounds: enumeration.groundCount,
    stable: 2 * countMinima(instance),
    states,
    shares: new Map(Array.from(energies, (energy, k) => [unsatisfied(energy), counts[k]! / states])),
  };
}
