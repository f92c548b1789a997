/**
 * The Edwards–Anderson glass in three dimensions: xi/L and the Binder ratio of different sizes cross, so there is a glass phase.
 *
 * Crossings of lattices as small as these lie above T_c, which is drawn as a mark: 1.1019(29) for ±J (Baity-Jesi et al., Phys. Rev.
 * B 88, 224416 (2013)), 0.951(9) for Gaussian couplings (Katzgraber, Körner & Young, Phys. Rev. B 73, 224432 (2006)).
 */
import { edwardsAnderson } from './ea-common/declare.ts';

export const ea3d = edwardsAnderson({
  id: 'ea-3d',
  dimensions: 3,
  length: '8',
  coldest: 1,
  sweeps: 2000,
  samples: 64,
  critical: ({ couplings }) => (couplings === 'binary' ? 1.1019 : 0.951),
  presets: {
    gaussian: { couplings: 'gaussian', coldest: 0.8 },
    longer: { sweeps: 10_000, samples: 256 },
    hasty: { sweeps: 40 },
  },
});
