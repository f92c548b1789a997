/** The system whose landscape is drawn. */
import { curieWeiss } from '../../glass/ensembles/curie-weiss.ts';
import { type LatticeShape, latticeGlass } from '../../glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { seedFrom } from '../../random/seed.ts';
import type { DisconnectivityConfig } from '../disconnectivity.ts';

export function systemOf(config: DisconnectivityConfig): GlassInstance {
  const { system, size, couplings, couplingBits } = config;
  const draw = { couplingBits, seed: seedFrom(config.seed), sample: 0 };
  switch (system) {
    case 'sk':
      return sherringtonKirkpatrick({ size, couplings, ...draw });
    case 'lattice':
      return latticeGlass({ ...latticeOf(size), couplings, ...draw });
    case 'ferromagnet':
      return latticeGlass({ ...latticeOf(size), couplings: 'ferromagnetic', ...draw });
    case 'complete':
      return curieWeiss({ size, ...draw });
  }
}

/**
 * The rectangle of so many sites that is nearest to a square, closed to a torus; a prime number of them is a ring. An axis of two sites is open,
 * or its two ends would be joined twice.
 */
export function latticeOf(size: number): LatticeShape {
  let short = Math.floor(Math.sqrt(size));
  while (size % short !== 0) short--;
  if (short === 1) return { lengths: [size], boundary: 'periodic' };
  const lengths = [short, size / short];
  return { lengths, boundary: lengths.map((length) => (length > 2 ? 'periodic' : 'open')) };
}
