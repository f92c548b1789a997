/**
 * Do a few networks know what they do not know? The published test of deep ensembles, on the tables and splits on which it was
 * published: networks with one hidden layer that say a mean and a variance, five of them as one mixture, trained for 40 epochs with
 * adversarial points. Reported are the root mean squared error and -ln p of held-out points, as mean over the splits.
 *
 * Splits lie in a folder that is given on the command line (`npx glassbox run uci --data DIR`); without one a table of the project is
 * split at random, which has no published numbers to be compared with.
 *
 * Sources: Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474; splits: Hernández-Lobato & Adams, arXiv:1502.05336.
 */
import {
  type ConfigOf,
  defineExperiment,
  type Fields,
  type LineFigure,
  type SeriesRole,
} from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { SETTINGS } from './uci/settings.ts';

export const fields = {
  seed: seedField,
  data: { kind: 'file', link: 'df', default: null, accepts: 'splits', group: 'learner', level: 'main' },
  training: {
    kind: 'choice',
    link: 'tr',
    default: 'published',
    options: [...SETTINGS, 'all'],
    group: 'learner',
    level: 'main',
  },
  networks: countField('e', 'learner', 'main', [2, 5, 64]),
  epochs: countField('ep', 'learner', 'main', [1, 40, 10_000]),
  splits: countField('d', 'average', 'more', [2, 20, 20]),
  width: countField('h', 'learner', 'more', [1, 50, 512], 'units'),
  batch: countField('b', 'learner', 'more', [1, 100, 10_000], 'points'),
  learningRate: {
    kind: 'real',
    link: 'eta',
    default: 0.1,
    min: 1e-5,
    max: 1,
    scale: 'log',
    group: 'learner',
    level: 'more',
  },
  adversary: {
    kind: 'real',
    link: 'adv',
    default: 1,
    min: 0,
    max: 20,
    group: 'learner',
    level: 'more',
  },
} as const satisfies Fields;

export type UciConfig = ConfigOf<typeof fields>;

/** A measure of each table, of the ensemble and of one network, beside the published one where the published splits are there. */
function besidePublished(
  id: string,
  { ours, single, published }: Readonly<Record<'ours' | 'single' | 'published', string>>,
): LineFigure<UciConfig> {
  const series = (y: string, role: SeriesRole) => ({ y, error: `${y}Error`, role, style: 'points' }) as const;
  return {
    id,
    kind: 'line',
    side: 'learner',
    x: 'number',
    xScale: 'linear',
    yScale: 'linear',
    series: [
      series(ours, 'learner'),
      series(single, 'neutral'),
      { ...series(published, 'exact'), when: ({ data }) => data !== null },
    ],
  };
}

export const uci = defineExperiment({
  id: 'uci',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'number', digits: 3 },
    { name: 'set' },
    { name: 'setting' },
    { name: 'points', digits: 6 },
    { name: 'splits', digits: 3 },
    ...withError('rmse'),
    { name: 'rmseSpread', digits: 3 },
    { name: 'publishedRmse', digits: 3 },
    { name: 'publishedRmseError', errorOf: 'publishedRmse', digits: 2 },
    { name: 'rmseVerdict' },
    ...withError('nll'),
    { name: 'nllSpread', digits: 3 },
    { name: 'publishedNll', digits: 3 },
    { name: 'publishedNllError', errorOf: 'publishedNll', digits: 2 },
    { name: 'nllVerdict' },
    ...withError('singleRmse'),
    ...withError('singleNll'),
    ...withError('gain', 3),
    ...withError('unexplained'),
    ...withError('doubtShare', 3),
  ],
  figures: [
    besidePublished('likelihood', { ours: 'nll', single: 'singleNll', published: 'publishedNll' }),
    besidePublished('error', { ours: 'rmse', single: 'singleRmse', published: 'publishedRmse' }),
  ],
  summary: [
    'set',
    'rmse',
    'publishedRmse',
    'rmseVerdict',
    'nll',
    'publishedNll',
    'nllVerdict',
    'setting',
    'singleNll',
  ],
  presets: {
    every: { training: 'all' },
    'no-adversary': { training: 'no-adversary' },
    longer: { training: 'longer' },
  },
  async *run(config, context) {
    const { run } = await import('./uci/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./uci/findings.ts')).findings(rows, config),
});
