/**
 * Which measurement is worth its price? A pool of candidates, a model that learns from those that were measured, and policies that say which
 * to measure next: at random, where the model's total variance is largest, its noise (the trap), its ignorance, by information, by
 * expected improvement and the like. Every policy meets the same pools, the same first measurements, the same noise and the same first
 * networks, so that differences are paired; many pools at once are one batch of networks.
 *
 * Sources: Cohn, Ghahramani & Jordan, J. Artif. Intell. Res. 4 (1996) 129; Settles, Active Learning Literature Survey, Wisconsin TR 1648
 * (2009); Houlsby et al., arXiv:1112.5745 (BALD); Jones, Schonlau & Welch, J. Global Optim. 13 (1998) 455 (expected improvement); Kirsch et
 * al., arXiv:1906.08158 (batches); Lookman et al., npj Comput. Mater. 5 (2019) 21 (materials).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { budgetFields, ensembleFields, policyStyle } from './doubt-common/active-fields.ts';
import { COMPARISONS, POLICIES, type Policy, policiesOf } from './doubt-common/policies.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { ownTableFields } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  task: {
    kind: 'choice',
    link: 'y',
    default: 'line',
    options: ['line', 'plane', 'materials', 'classes', 'own'],
    group: 'learner',
    level: 'main',
  },
  compare: {
    kind: 'choice',
    link: 'a',
    default: 'doubts',
    options: COMPARISONS,
    group: 'learner',
    level: 'main',
  },
  ...budgetFields({ first: 6, budget: 30, candidates: 120, loudNoise: 0.8 }),
  batch: { kind: 'integer', link: 'b', default: 2, min: 1, max: 100, group: 'time', level: 'more' },
  repeats: countField('r', 'average', 'more', [2, 64, 1024]),
  model: {
    kind: 'choice',
    link: 'mo',
    default: 'ensemble',
    options: ['ensemble', 'process'],
    group: 'learner',
    level: 'more',
  },
  ...ensembleFields({ members: 10, roughness: 4 }),
  floorShare: {
    kind: 'real',
    link: 'fs',
    default: 0.1,
    min: 0.001,
    max: 10,
    scale: 'log',
    group: 'time',
    level: 'more',
  },
  ...ownTableFields,
  table: { ...ownTableFields.table, decides: ['candidates', 'heldOut'] },
} as const satisfies Fields;

export type ActiveConfig = ConfigOf<typeof fields>;

/** What is measured of every policy, [repeat] each. */
export const QUANTITIES = ['Miss', 'Gain', 'Best', 'Loud', 'Stopped'] as const;
export type Quantity = (typeof QUANTITIES)[number];
export const columnOf = (policy: Policy, quantity: Quantity) => `${policy}${quantity}` as const;

export const policiesIn = ({ compare, task }: Pick<ActiveConfig, 'compare' | 'task'>): readonly Policy[] =>
  policiesOf(compare, task === 'classes');

const knowsNoise = ({ task }: ActiveConfig) => task !== 'own';
const isNumeric = ({ task }: ActiveConfig) => task !== 'classes';

const base = { kind: 'line', side: 'learner', x: 'measured', xScale: 'linear' } as const;
const seriesOf = (quantity: Quantity, policies: readonly Policy[] = POLICIES) =>
  policies.map((policy) => ({
    y: columnOf(policy, quantity),
    error: `${columnOf(policy, quantity)}Error`,
    ...policyStyle(policy),
    when: (config: ActiveConfig) => policiesIn(config).includes(policy),
  }));
const others = POLICIES.filter((policy) => policy !== 'random');

export const activeLearning = defineExperiment({
  id: 'active-learning',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'measured', digits: 6 },
    ...POLICIES.flatMap((policy) =>
      QUANTITIES.filter((quantity) => policy !== 'random' || quantity !== 'Gain').flatMap((quantity) =>
        withError(columnOf(policy, quantity)),
      ),
    ),
  ],
  figures: [
    { ...base, id: 'miss', yScale: 'linear', series: seriesOf('Miss') },
    {
      ...base,
      id: 'gain',
      yScale: 'linear',
      series: seriesOf('Gain', others),
      curves: [
        {
          id: 'nothing',
          role: 'control',
          style: 'dotted',
          points: ({ first, budget }: ActiveConfig) => ({ x: [first, budget], y: [0, 0] }),
        },
      ],
    },
    { ...base, id: 'best', yScale: 'linear', series: seriesOf('Best'), when: isNumeric },
    { ...base, id: 'loud', yScale: 'linear', yRange: [0, 1], series: seriesOf('Loud'), when: knowsNoise },
    { ...base, id: 'stopped', yScale: 'linear', yRange: [0, 1], series: seriesOf('Stopped') },
  ],
  presets: {
    materials: { task: 'materials', candidates: 200, first: 8, budget: 60, batch: 4, roughness: 1.5 },
    search: {
      task: 'materials',
      compare: 'search',
      candidates: 200,
      first: 8,
      budget: 60,
      batch: 4,
      roughness: 1.5,
    },
    classes: { task: 'classes', candidates: 200, first: 8, budget: 60, batch: 4, roughness: 2 },
    batches: {
      task: 'plane',
      compare: 'batches',
      candidates: 200,
      first: 8,
      budget: 56,
      batch: 8,
      roughness: 2,
    },
    quiet: { loudNoise: 0.05 },
    process: { model: 'process' },
    research: { repeats: 256 },
  },
  presetGroups: { pools: ['materials', 'search', 'classes', 'batches'] },
  check({ first, budget, candidates, task, model }) {
    if (!(budget > first)) throw new GlassboxError('GBX-560', { first, budget });
    if (task !== 'own' && budget > candidates) throw new GlassboxError('GBX-561', { budget, candidates });
    if (task === 'classes' && model === 'process') throw new GlassboxError('GBX-563', {});
  },
  async *run(config, context) {
    const { run } = await import('./active-learning/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./active-learning/findings.ts')).findings(rows, config),
});
