/**
 * Where is the transition? Three sizes of SK are cooled through T = 1 and compared: N^(2/3) [<q^2>] is the same for all sizes at
 * T = 1 and fans out on both sides, while the Binder ratio of the same data does not cross there at such sizes.
 *
 * Sources: [<q^2>] ~ N^(-2/3) at T_c = 1; Binder g = (3 - [<q^4>]/[<q^2>]^2)/2 falls with N at T = 1 (0.25 at N = 32, 0.16 at 512).
 * Sizes take different draws of the couplings, so that their errors are independent.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import {
  countField,
  couplingBitsField,
  couplingsField,
  ruleField,
  seedField,
  temperatureField,
  withError,
} from './glass-common/columns.ts';
import { RANKS } from './sk-transition/ranks.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [16, 128, 1024], 'spins'),
  samples: countField('d', 'average', 'main', [2, 128, 256]),
  sweeps: countField('s', 'time', 'main', [8, 600, 1_000_000], 'sweeps'),
  steps: { kind: 'integer', link: 'k', default: 15, min: 2, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 1.4, 10]),
  coldest: temperatureField('tlo', 'more', [0.2, 0.7, 5]),
  copies: countField('r', 'average', 'more', [2, 4, 16]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type SkTransitionConfig = ConfigOf<typeof fields>;

const STYLES = ['dotted', 'dashed', 'solid'] as const;
const seriesOf = (name: string) =>
  RANKS.map(
    (rank, k) =>
      ({ y: `${name}${rank}`, error: `${name}${rank}Error`, role: 'glass', style: STYLES[k]! }) as const,
  );
const base = {
  kind: 'line',
  side: 'glass',
  x: 'temperature',
  xScale: 'linear',
  yScale: 'linear',
  ticks: [{ id: 'critical', x: () => 1 }],
} as const;

export const skTransition = defineExperiment({
  id: 'sk-transition',
  version: 1,
  topic: 'equilibrium',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'temperature' },
    ...RANKS.flatMap((rank) => withError(`scaled${rank}`)),
    ...RANKS.flatMap((rank) => withError(`binder${rank}`)),
    ...RANKS.flatMap((rank) => withError(`energy${rank}`)),
    ...RANKS.flatMap((rank) => withError(`identityGap${rank}`, 2)),
  ],
  figures: [
    { ...base, id: 'scaled', series: seriesOf('scaled') },
    { ...base, id: 'binder', yRange: [0, 1], series: seriesOf('binder') },
    {
      ...base,
      id: 'identity',
      series: seriesOf('identityGap'),
      when: ({ couplings }) => couplings === 'gaussian',
    },
  ],
  shards: ['samples'],
  presets: {
    large: { size: 512, samples: 32, sweeps: 2000 },
    sharp: { samples: 256, sweeps: 1200 },
    hasty: { sweeps: 8 },
    binary: { couplings: 'binary' },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./sk-transition/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./sk-transition/findings.ts')).findings(rows, config),
});
