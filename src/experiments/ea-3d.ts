/**
 * The Edwards–Anderson glass in three dimensions: xi/L and the Binder ratio of different sizes cross, so there is a glass phase.
 *
 * Crossings of lattices as small as these lie above T_c (an independent program puts that of L = 4 and 8 at 1.204(17), of 6 and 12 at
 * 1.146(18): peapods, its validation page), which is drawn as a mark: 1.1019(29) for ±J (Baity-Jesi et al., Phys. Rev.
 * B 88, 224416 (2013)), 0.951(9) for Gaussian couplings (Katzgraber, Körner & Young, Phys. Rev. B 73, 224432 (2006)).
 */
import { edwardsAnderson } from './ea-common/declare.ts';

/** xi/L of L/2 and L, ±J: 1.204(17), 1.146(18). */
const CROSSINGS: Readonly<Record<string, number>> = { '8': 1.204, '12': 1.146 };

export const ea3d = edwardsAnderson({
  id: 'ea-3d',
  dimensions: 3,
  length: '8',
  coldest: 1,
  sweeps: 6000,
  samples: 1024,
  critical: ({ couplings }) => (couplings === 'binary' ? 1.1019 : 0.951),
  crossing: ({ couplings, length }) => (couplings === 'binary' ? (CROSSINGS[length] ?? null) : null),
  presets: {
    gaussian: { couplings: 'gaussian', coldest: 0.8, samples: 256 },
    larger: { length: '12', slots: 12, sweeps: 20_000, samples: 256 },
    hasty: { sweeps: 40 },
  },
});
