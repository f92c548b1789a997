/**
 * Any glass, every observable: a model, a way of reaching equilibrium, and everything that is measured, with errors whose two parts
 * are told apart, tests of equilibrium at every temperature, and exact values beside them where there are some.
 *
 * Sources: parallel tempering: Hukushima & Nemoto, J. Phys. Soc. Jpn 65, 1604 (1996); population annealing: Machta, Phys. Rev. E 82,
 * 026704 (2010); tests: Bhatt & Young, Phys. Rev. Lett. 54, 924 (1985), Katzgraber, Palassini & Young, Phys. Rev. B 63, 184422 (2001).
 */
import { defineExperiment } from './declaration.ts';
import { check } from './equilibrium/check.ts';
import { columns } from './equilibrium/columns.ts';
import { fields } from './equilibrium/fields.ts';
import { figures } from './equilibrium/figures.ts';

export const equilibrium = defineExperiment({
  id: 'equilibrium',
  version: 1,
  topic: 'equilibrium',
  fields,
  columns,
  figures,
  presets: {
    'exact-small': { size: 12, copies: 6, samples: 24, coldest: 0.2, sweeps: 1024 },
    magnet: {
      model: 'square',
      couplings: 'ferromagnetic',
      length: 16,
      hottest: 4,
      coldest: 1.5,
      steps: 16,
      ladder: 'linear',
      samples: 4,
    },
    lattice: {
      model: 'cube',
      couplings: 'binary',
      length: 4,
      hottest: 2.5,
      coldest: 0.7,
      steps: 12,
      samples: 32,
    },
    graph: { model: 'random-regular', couplings: 'binary', size: 64, degree: 3, hottest: 3, coldest: 0.5 },
    clusters: {
      model: 'square',
      couplings: 'binary',
      length: 12,
      clusters: true,
      hottest: 2,
      coldest: 0.4,
      copies: 4,
      samples: 8,
    },
    population: { method: 'population', size: 24, sweeps: 32, population: 192, steps: 10 },
    hasty: { method: 'cooling', sweeps: 16, coldest: 0.1 },
  },
  presetGroups: {
    model: ['exact-small', 'magnet', 'lattice', 'graph'],
    way: ['clusters', 'population', 'hasty'],
  },
  check,
  async *run(config, context) {
    const { run } = await import('./equilibrium/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./equilibrium/findings.ts')).findings(rows, config),
});
