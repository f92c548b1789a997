/**
 * A small residual is not a small error. Networks learn a law from its residual alone, once for every value of the number that makes
 * it hard (the speed of a flow, the rate of a reaction, the waves of a field, the steepness of a shock), in several copies each. From some
 * value on they end in functions that nearly satisfy law and conditions where they are asked, and are wrong. A second training
 * changes one thing (optimiser, order of what is asked, conditions, features, points, weights) and shows what that helps.
 *
 * All residuals are in units of the law's largest term at the exact solution, deviations and errors in units of the solution: root mean
 * squares of one scale, so that what the network sees and what it cannot see stand on one axis.
 *
 * Sources: Krishnapriyan, Gholami, Zhe, Kirby & Mahoney, NeurIPS 34 (2021), arXiv:2109.01050 (convection, reaction; curriculum); Wang,
 * Sankaran & Perdikaris, Comput. Methods Appl. Mech. Eng. 421 (2024) 116813 (causality); Wang, Teng & Perdikaris, SIAM J. Sci. Comput. 43
 * (2021) A3055 (unbalanced terms, balancing); McClenny & Braga-Neto, J. Comput. Phys. 474 (2023) 111722 (self-adaptive weights); Wu et al.,
 * Comput. Methods Appl. Mech. Eng. 403 (2023) 115671 (adaptive points); Rathore, Lei, Frangella, Lu & Udell, ICML 2024, arXiv:2402.01868 (optimisers); Xu et al.,
 * arXiv:2505.10949 (precision).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { learningRateField } from './learner-common/fields.ts';
import { CURES } from './pinn-fail/cures.ts';
import { boundsOf, hasTime, LAWS, levelsOf } from './pinn-fail/laws.ts';

export const fields = {
  seed: seedField,
  law: { kind: 'choice', link: 'y', default: 'convection', options: LAWS, group: 'law', level: 'main' },
  levels: { kind: 'text', link: 'l', default: '', maxLength: 100, group: 'law', level: 'main' },
  cure: {
    kind: 'choice',
    link: 'c',
    default: 'gauss-newton',
    options: CURES,
    group: 'learner',
    level: 'main',
  },
  steps: countField('s', 'time', 'main', [2, 4000, 1_000_000]),
  copies: countField('r', 'average', 'more', [2, 4, 64]),
  iterations: countField('i', 'time', 'more', [2, 60, 10_000]),
  balanced: { kind: 'toggle', link: 'b', default: true, group: 'law', level: 'more' },
  conditionWeight: {
    kind: 'real',
    link: 'w',
    default: 1,
    min: 1e-6,
    max: 1e6,
    scale: 'log',
    group: 'law',
    level: 'more',
  },
  points: countField('p', 'law', 'more', [4, 256, 20_000], 'points'),
  conditionPoints: countField('pb', 'law', 'more', [4, 48, 4000], 'points'),
  hidden: countField('h', 'learner', 'more', [2, 12, 128]),
  layers: { kind: 'integer', link: 'n', default: 2, min: 1, max: 4, group: 'learner', level: 'more' },
  learningRate: learningRateField(0.005, 'more'),
} as const satisfies Fields;

export type PinnFailConfig = ConfigOf<typeof fields>;

const columnsOf = (way: string) => [
  ...withError(`${way}Residual`, 3),
  ...withError(`${way}Elsewhere`, 3),
  ...withError(`${way}Condition`, 3),
  ...withError(`${way}L2`, 3),
  ...withError(`${way}Block`, 3),
  ...withError(`${way}Easiest`, 3),
  { name: `${way}Wrong`, digits: 3 },
  { name: `${way}WrongLow`, digits: 3 },
  { name: `${way}WrongHigh`, digits: 3 },
];

const line = (
  y: string,
  role: 'learner' | 'control' | 'neutral' | 'exact',
  style: 'solid' | 'dashed' | 'dotted',
) => ({ y, error: `${y}Error`, role, style }) as const;
const isCured = ({ cure }: PinnFailConfig) => cure !== 'none';
/** What training sees, dotted and dashed; what it cannot see, solid. */
const seenAndUnseen = (way: string) =>
  [
    line(`${way}L2`, 'learner', 'solid'),
    line(`${way}Elsewhere`, 'neutral', 'solid'),
    line(`${way}Residual`, 'neutral', 'dashed'),
    line(`${way}Condition`, 'control', 'dotted'),
  ] as const;
const base = { kind: 'line', side: 'learner', yScale: 'log' } as const;

export const pinnFail = defineExperiment({
  id: 'pinn-fail',
  version: 1,
  topic: 'law',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'way' },
    { name: 'cost', digits: 6 },
    { name: 'level' },
    ...columnsOf('plain'),
    ...columnsOf('cured'),
  ],
  figures: [
    { ...base, id: 'levels', x: 'level', xScale: 'log', series: seenAndUnseen('plain') },
    {
      id: 'pictures',
      kind: 'fields',
      side: 'learner',
      aspect: 'free',
      by: ['way', 'level'],
      points: [{ source: 'collocation', mark: 'dot', shown: false }],
      panels: [
        { id: 'learnt', source: 'learnt', scale: 'linear', group: 'u' },
        { id: 'exact', source: 'exact', scale: 'linear', group: 'u' },
        { id: 'residual', source: 'residual', scale: 'signed' },
        { id: 'error', source: 'error', scale: 'signed' },
      ],
      notes: ['plainResidual', 'plainL2', 'curedResidual', 'curedL2'],
    },
    {
      ...base,
      id: 'course',
      x: 'cost',
      xScale: 'linear',
      series: [...seenAndUnseen('plain'), line('plainEasiest', 'exact', 'dotted')],
    },
    {
      ...base,
      id: 'cures',
      x: 'level',
      xScale: 'log',
      when: isCured,
      series: [
        line('plainL2', 'control', 'dashed'),
        line('curedL2', 'learner', 'solid'),
        line('curedResidual', 'neutral', 'dotted'),
      ],
    },
    {
      ...base,
      id: 'curedCourse',
      x: 'cost',
      xScale: 'linear',
      when: isCured,
      series: [...seenAndUnseen('cured'), line('curedEasiest', 'exact', 'dotted')],
    },
    {
      ...base,
      id: 'shares',
      x: 'level',
      xScale: 'log',
      yScale: 'linear',
      yRange: [0, 1],
      shade: ['plainWrongLow', 'plainWrongHigh'],
      series: [
        { y: 'plainWrong', role: 'control', style: 'dashed' },
        { y: 'plainWrongLow', role: 'control', style: 'dotted' },
        { y: 'plainWrongHigh', role: 'control', style: 'dotted' },
        { y: 'curedWrong', role: 'learner', style: 'solid', when: isCured },
      ],
    },
    {
      ...base,
      id: 'blocks',
      x: 'level',
      xScale: 'log',
      series: [
        line('plainBlock', 'control', 'dashed'),
        { ...line('curedBlock', 'learner', 'solid'), when: isCured },
      ],
    },
  ],
  presets: {
    curriculum: { cure: 'curriculum' },
    causality: { cure: 'causality' },
    hard: { cure: 'hard' },
    features: { cure: 'features' },
    precision: { cure: 'lbfgs-f64' },
    unbalanced: { cure: 'unbalanced' },
    adaptive: { law: 'reaction', cure: 'adaptive-points' },
    balancing: { law: 'helmholtz', levels: '1 2', copies: 8, balanced: false, cure: 'balance' },
    reaction: { law: 'reaction' },
    waves: { law: 'helmholtz', cure: 'features' },
    shock: { law: 'burgers' },
  },
  presetGroups: {
    cures: [
      'curriculum',
      'causality',
      'hard',
      'features',
      'precision',
      'unbalanced',
      'balancing',
      'adaptive',
    ],
    laws: ['reaction', 'waves', 'shock'],
  },
  check({ law, levels, cure }) {
    if (levelsOf(law, levels) === null)
      throw new GlassboxError('GBX-525', { text: levels, ...boundsOf(law) });
    if (cure === 'causality' && !hasTime(law)) throw new GlassboxError('GBX-526', { law });
  },
  async *run(config, context) {
    const { run } = await import('./pinn-fail/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./pinn-fail/findings.ts')).findings(rows, config),
});
