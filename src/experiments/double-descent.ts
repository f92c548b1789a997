/**
 * Why can a model with more parameters than points be better than one with as many? Least squares in n points of p features, from p
 * far below n to far above. At p = n the fit has to go through every point with nothing to spare: its weights, and its error on new
 * points, grow without bound, and two fits whose labels differ in noise alone have nothing in common. Beyond, the many fits that go
 * through all points leave a choice, the one of least norm is made, and the error falls again. A ridge takes the peak away.
 *
 * Linear features with Gaussian inputs have an exact curve at any n and p, to which the run is held. Random ReLU features on a teacher
 * and on a real table stand beside it; no formula is claimed for them. Everything is convex: what two fits disagree on at the peak is
 * the noise of their labels, not the history of a search.
 *
 * Sources: T. Hastie, A. Montanari, S. Rosset & R. Tibshirani, Ann. Statist. 50 (2022) 949; M. Belkin, D. Hsu, S. Ma & S. Mandal, PNAS 116
 * (2019) 15849; M. Opper, W. Kinzel, J. Kleinz & R. Nehl, J. Phys. A 23 (1990) L581 (the peak, seen first by physicists).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { curves } from './double-descent/curves.ts';
import { ratiosOf } from './double-descent/grid.ts';
import type { ModelName } from './double-descent/models.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';

export const fields = {
  seed: seedField,
  noise: {
    kind: 'real',
    link: 'dy',
    default: 0.25,
    min: 0.001,
    max: 10,
    group: 'learner',
    level: 'main',
    scale: 'log',
  },
  ridge: {
    kind: 'real',
    link: 'l',
    default: 0.01,
    min: 1e-6,
    max: 100,
    group: 'learner',
    level: 'main',
    scale: 'log',
  },
  beside: {
    kind: 'choice',
    link: 'b',
    default: 'both',
    options: ['both', 'teacher', 'table', 'none'],
    group: 'learner',
    level: 'main',
  },
  draws: countField('d', 'average', 'main', [8, 64, 100_000]),
  points: { kind: 'integer', link: 'n', default: 100, min: 10, max: 400, group: 'learner', level: 'more' },
  table: {
    kind: 'choice',
    link: 't',
    default: 'auto-mpg',
    options: ['auto-mpg', 'penguin-mass', 'iris-width'],
    group: 'learner',
    level: 'more',
  },
  inputs: {
    kind: 'integer',
    link: 'i',
    default: 20,
    min: 1,
    max: 200,
    unit: 'inputs',
    group: 'learner',
    level: 'more',
  },
  copies: { kind: 'integer', link: 'k', default: 4, min: 2, max: 32, group: 'average', level: 'more' },
  ratios: { kind: 'text', link: 'r', default: '', maxLength: 400, group: 'learner', level: 'more' },
} as const satisfies Fields;

export type DoubleDescentConfig = ConfigOf<typeof fields>;

/** Rows of a table that can be trained on: four fifths of those without a gap. */
export const TABLE_ROWS = { 'auto-mpg': 314, 'penguin-mass': 266, 'iris-width': 120 } as const;

export function modelsOf({ beside }: Pick<DoubleDescentConfig, 'beside'>): readonly ModelName[] {
  const others = { both: ['teacher', 'table'], teacher: ['teacher'], table: ['table'], none: [] } as const;
  return ['linear', ...others[beside]];
}

const has = (model: ModelName) => (config: DoubleDescentConfig) => modelsOf(config).includes(model);

const columnsOf = (model: ModelName) => [
  ...withError(`${model}Risk`),
  ...withError(`${model}RiskMedian`),
  { name: `${model}RiskLow` },
  { name: `${model}RiskHigh` },
  ...withError(`${model}Ridge`),
  ...withError(`${model}Tuned`),
  ...withError(`${model}Bias`),
  ...withError(`${model}Variance`),
  ...withError(`${model}VarianceMedian`),
  ...withError(`${model}Train`),
  ...withError(`${model}Norm`),
  ...withError(`${model}NormMedian`),
  ...withError(`${model}Overlap`),
];

const base = {
  kind: 'line',
  side: 'learner',
  x: 'ratio',
  xScale: 'log',
  ticks: [{ id: 'threshold', x: () => 1 }],
} as const;
const line = (y: string, role: 'learner' | 'control' | 'neutral', style: 'solid' | 'dashed' | 'dotted') =>
  ({ y, error: `${y}Error`, role, style }) as const;

const companion = (model: 'teacher' | 'table') =>
  ({
    ...base,
    id: model,
    yScale: 'log',
    series: [
      line(`${model}RiskMedian`, 'learner', 'solid'),
      line(`${model}Ridge`, 'control', 'dashed'),
      line(`${model}Tuned`, 'neutral', 'dotted'),
    ],
    when: has(model),
  }) as const;

export const doubleDescent = defineExperiment({
  id: 'double-descent',
  version: 1,
  topic: 'learning',
  fields,
  columns: [
    { name: 'features', digits: 5 },
    { name: 'ratio' },
    { name: 'meanExists' },
    { name: 'errorExists' },
    { name: 'errorSound' },
    ...columnsOf('linear'),
    ...columnsOf('teacher'),
    ...columnsOf('table'),
  ],
  figures: [
    {
      ...base,
      id: 'linear',
      yScale: 'log',
      series: [
        line('linearRisk', 'learner', 'solid'),
        line('linearRiskMedian', 'learner', 'dotted'),
        line('linearRidge', 'control', 'dashed'),
        line('linearTuned', 'neutral', 'dotted'),
      ],
      curves: [curves.risk, curves.ridge, curves.best],
    },
    {
      ...base,
      id: 'parts',
      yScale: 'linear',
      yRange: [0, 2],
      series: [line('linearBias', 'control', 'dashed'), line('linearVariance', 'learner', 'solid')],
      curves: [curves.bias, curves.variance],
    },
    {
      ...base,
      id: 'overlap',
      yScale: 'linear',
      yRange: [0, 1],
      series: [
        line('linearOverlap', 'learner', 'solid'),
        { ...line('teacherOverlap', 'neutral', 'dashed'), when: has('teacher') },
        { ...line('tableOverlap', 'control', 'dotted'), when: has('table') },
      ],
      curves: [curves.overlap],
    },
    companion('teacher'),
    companion('table'),
    {
      ...base,
      id: 'train',
      yScale: 'linear',
      series: [
        line('linearTrain', 'learner', 'solid'),
        { ...line('teacherTrain', 'neutral', 'dashed'), when: has('teacher') },
        { ...line('tableTrain', 'control', 'dotted'), when: has('table') },
      ],
      curves: [curves.train],
    },
    {
      ...base,
      id: 'norm',
      yScale: 'log',
      series: [
        line('linearNormMedian', 'learner', 'solid'),
        { ...line('teacherNormMedian', 'neutral', 'dashed'), when: has('teacher') },
        { ...line('tableNormMedian', 'control', 'dotted'), when: has('table') },
      ],
      curves: [curves.norm],
    },
  ],
  presets: {
    'less-noise': { noise: 0.01 },
    'more-noise': { noise: 1 },
    'strong-ridge': { ridge: 0.25 },
    penguins: { table: 'penguin-mass' },
    'few-points': { points: 30, draws: 256 },
  },
  check(config) {
    const { ratios, table, points } = config;
    if (ratiosOf(ratios) === null) throw new GlassboxError('GBX-443', { text: ratios });
    if (has('table')(config) && points > TABLE_ROWS[table])
      throw new GlassboxError('GBX-348', { set: table, points, rows: TABLE_ROWS[table] });
  },
  async *run(config, context) {
    const { run } = await import('./double-descent/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./double-descent/findings.ts')).findings(rows, config),
});
