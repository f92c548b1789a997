/**
 * The simplest glass: the random energy model, 2^N independent levels, averaged exactly level by level. Below T_c = 0.6006 the weight
 * condenses on a handful of levels, the entropy is used up, and the energy stays where it is.
 *
 * It is the limit p -> infinity of the p-spin model, and needs no Monte Carlo: only the draws are random.
 * Source: Derrida, Phys. Rev. B 24, 2613 (1981); participation ratio: Derrida & Toulouse, J. Physique Lett. 46, L223 (1985).
 */
import { LARGEST_REM, REM_CRITICAL_TEMPERATURE, randomEnergyModel } from '../glass/exact/random-energy.ts';
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, type Curve, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';

export const fields = {
  seed: seedField,
  size: {
    kind: 'integer',
    link: 'n',
    default: 16,
    min: 4,
    max: LARGEST_REM,
    unit: 'spins',
    group: 'glass',
    level: 'main',
  },
  samples: countField('d', 'average', 'main', [2, 64, 4096]),
  coldest: temperatureField('tlo', 'main', [0.02, 0.1, 5]),
  hottest: temperatureField('thi', 'more', [0.1, 1.5, 10]),
  steps: { kind: 'integer', link: 'k', default: 29, min: 2, max: 200, group: 'time', level: 'more' },
} as const satisfies Fields;

export type RandomEnergyConfig = ConfigOf<typeof fields>;

const QUANTITIES = ['energy', 'freeEnergy', 'entropy', 'heat', 'participation'] as const;

/** N -> infinity, over the temperatures of the run. */
function limit(id: (typeof QUANTITIES)[number]): Curve<RandomEnergyConfig> {
  return {
    id,
    role: 'exact',
    style: 'dotted',
    points({ hottest, coldest }) {
      const x = Array.from({ length: 300 }, (_, k) => coldest + ((hottest - coldest) * k) / 299);
      return {
        x,
        y: x.map((T) => {
          const { specificHeat, ...values } = randomEnergyModel(T);
          return id === 'heat' ? specificHeat : values[id];
        }),
      };
    },
  };
}

const base = {
  kind: 'line',
  side: 'glass',
  x: 'temperature',
  xScale: 'linear',
  yScale: 'linear',
  ticks: [{ id: 'critical', x: () => REM_CRITICAL_TEMPERATURE }],
} as const;

const figure = (id: (typeof QUANTITIES)[number]) =>
  ({
    ...base,
    id,
    series: [{ y: id, error: `${id}Error`, role: 'glass', style: 'solid' }],
    curves: [limit(id)],
  }) as const;

export const randomEnergy = defineExperiment({
  id: 'random-energy',
  version: 1,
  topic: 'relatives',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'temperature' },
    ...QUANTITIES.flatMap((name) => withError(name)),
    ...withError('ground'),
  ],
  figures: [
    figure('energy'),
    figure('participation'),
    figure('entropy'),
    figure('heat'),
    figure('freeEnergy'),
  ],
  presets: {
    small: { size: 8, samples: 1024 },
    large: { size: 20, samples: 24 },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./random-energy/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./random-energy/findings.ts')).findings(rows),
});
