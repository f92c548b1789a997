/**
 * How many ways are there to be stuck? Random configurations of SK samples are quenched by three rules, from the same starts, and
 * the states where they end (no single flip lowers the energy) are weighed and counted.
 *
 * Up to N = 20 every such state is counted too, by visiting all configurations. Minima that are mirror images are one.
 * Sources: Tanaka & Edwards, J. Phys. F 10, 2769 (1980) and Bray & Moore, J. Phys. C 13, L469 (1980): exp(0.1992 N) of them;
 * Parisi, cond-mat/9501045: which of them a quench finds depends on its rule.
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, couplingsField, seedField, withError } from './glass-common/columns.ts';
import { parisiCold } from './glass-common/exact.ts';

export const fields = {
  seed: seedField,
  largest: {
    kind: 'choice',
    link: 'n',
    default: '256',
    options: ['32', '64', '128', '256', '512', '1024'],
    unit: 'spins',
    group: 'glass',
    level: 'main',
  },
  starts: countField('r', 'average', 'main', [2, 16, 1024]),
  samples: countField('d', 'average', 'main', [2, 32, 1024]),
  couplings: couplingsField,
  couplingBits: {
    kind: 'integer',
    link: 'jb',
    default: 12,
    min: 1,
    max: 20,
    unit: 'bits',
    group: 'glass',
    level: 'more',
  },
} as const satisfies Fields;

export type MetastableConfig = ConfigOf<typeof fields>;

/** Sizes that are run, up to the largest. */
export const SIZES = [8, 12, 16, 24, 32, 64, 128, 256, 512, 1024] as const;
/** Up to here all configurations are visited. */
export const COUNTED = 20;
/** (1/N) ln of the mean number of states stable against one flip, N -> infinity. */
export const COMPLEXITY = 0.1992;

export const RULES = ['Greedy', 'Random', 'Reluctant'] as const;
const STYLES = ['dotted', 'dashed', 'solid'] as const;
const seriesOf = (name: string) =>
  RULES.map(
    (rule, k) =>
      ({ y: `${name}${rule}`, error: `${name}${rule}Error`, role: 'glass', style: STYLES[k]! }) as const,
  );
const base = { kind: 'line', side: 'glass', x: 'size', xScale: 'log', yScale: 'linear' } as const;

export const metastable = defineExperiment({
  id: 'metastable',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'size', unit: 'spins', digits: 5 },
    ...RULES.flatMap((rule) => withError(`energy${rule}`)),
    ...RULES.flatMap((rule) => withError(`flips${rule}`)),
    ...RULES.flatMap((rule) => withError(`distinct${rule}`)),
    ...withError('minima', 3),
    ...withError('complexity', 3),
  ],
  figures: [
    {
      ...base,
      id: 'energy',
      series: seriesOf('energy'),
      curves: [parisiCold(({ largest }: MetastableConfig) => [SIZES[0], Number(largest)])],
    },
    { ...base, id: 'flips', yScale: 'log', series: seriesOf('flips') },
    { ...base, id: 'distinct', yRange: [0, 1.05], series: seriesOf('distinct') },
    {
      ...base,
      id: 'complexity',
      series: [{ y: 'complexity', error: 'complexityError', role: 'glass', style: 'solid' }],
      curves: [
        {
          id: 'complexity',
          role: 'exact',
          style: 'dotted',
          points: () => ({ x: [SIZES[0], COUNTED], y: [COMPLEXITY, COMPLEXITY] }),
        },
      ],
    },
  ],
  presets: {
    large: { largest: '512', starts: 4, samples: 16 },
    many: { largest: '64', starts: 256 },
    binary: { couplings: 'binary' },
  },
  async *run(config, context) {
    const { run } = await import('./metastable/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./metastable/findings.ts')).findings(rows, config),
});
