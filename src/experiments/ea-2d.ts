/**
 * The Edwards–Anderson glass in two dimensions: correlations grow without end as it gets colder, but curves of different sizes
 * do not cross at any T > 0, because there is no glass phase: T_c = 0.
 *
 * Sources: Edwards & Anderson, J. Phys. F 5, 965 (1975); Hartmann & Young, Phys. Rev. B 64, 180404 (2001) for T_c = 0.
 */
import { edwardsAnderson } from './ea-common/declare.ts';

export const ea2d = edwardsAnderson({
  id: 'ea-2d',
  dimensions: 2,
  length: '16',
  coldest: 0.6,
  sweeps: 8000,
  samples: 512,
  critical: () => 0,
  presets: {
    gaussian: { couplings: 'gaussian', samples: 256 },
    longer: { sweeps: 40_000 },
    hasty: { sweeps: 40, coldest: 0.3 },
  },
});
