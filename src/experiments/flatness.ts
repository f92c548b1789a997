/**
 * Do wide valleys generalise? Networks are trained with minibatches and learning rates of many sizes, each until its training loss has come
 * down to the same target, so that none is flatter only for having learnt less. At each minimum: how flat it is, by four measures, and
 * the loss on points held out. In each draw of the data the minima are ranked by flatness and by held-out loss; the correlation of the two
 * ranks is averaged over the draws, which are independent. Then every ReLU unit is rescaled at random, which changes no
 * function and no held-out loss, and all is measured again. Networks may also be trained in ways made to find wide valleys: as
 * replicas that are pulled together (their mean is measured), or by entropy-SGD.
 *
 * Sources: see `observables/flatness.ts`.
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { activationField, optimiserField, taskField } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  task: taskField('teacher-sign'),
  hidden: countField('h', 'learner', 'main', [2, 24, 128]),
  target: {
    kind: 'real',
    link: 'l',
    default: 0.01,
    min: 1e-6,
    max: 1,
    group: 'learner',
    level: 'main',
    scale: 'log',
  },
  draws: countField('d', 'average', 'main', [2, 12, 64]),
  steps: countField('s', 'time', 'more', [4, 6000, 1_000_000]),
  noise: {
    kind: 'real',
    link: 'n',
    default: 0.1,
    min: 1e-4,
    max: 1,
    group: 'learner',
    level: 'more',
    scale: 'log',
  },
  spread: { kind: 'real', link: 'c', default: 1, min: 0, max: 3, group: 'learner', level: 'more' },
  points: countField('p', 'learner', 'more', [8, 100, 4096], 'points'),
  inputs: countField('i', 'learner', 'more', [1, 10, 256]),
  fastest: {
    kind: 'real',
    link: 'lr',
    default: 0.8,
    min: 1e-4,
    max: 10,
    group: 'learner',
    level: 'more',
    scale: 'log',
  },
  activation: { ...activationField, default: 'relu' },
  optimiser: optimiserField('sgd'),
  search: {
    kind: 'choice',
    link: 'se',
    default: 'alone',
    options: ['alone', 'replicated', 'entropy'],
    group: 'learner',
    level: 'more',
  },
  pull: {
    kind: 'real',
    link: 'g',
    default: 0.1,
    min: 1e-4,
    max: 1,
    group: 'learner',
    level: 'more',
    scale: 'log',
  },
} as const satisfies Fields;

export type FlatnessConfig = ConfigOf<typeof fields>;

/** Points of a minibatch; 0 = all. */
export const BATCHES = [2, 8, 32, 0] as const;
/** Learning rates, as shares of the fastest. */
export const RATES = [1, 1 / 2, 1 / 4, 1 / 8] as const;

export const MEASURES = ['average', 'filter', 'trace', 'top'] as const;
export type Measure = (typeof MEASURES)[number];

const rescales = ({ activation }: FlatnessConfig) => activation === 'relu';
const base = { kind: 'line', side: 'learner' } as const;

export const flatness = defineExperiment({
  id: 'flatness',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'batch' },
    { name: 'rate', digits: 3 },
    { name: 'reached' },
    ...withError('stepsTaken'),
    ...withError('trainLoss'),
    ...withError('heldOutLoss'),
    ...withError('average'),
    ...withError('filter'),
    ...withError('trace'),
    ...withError('top'),
    ...withError('averageRescaled'),
    ...withError('filterRescaled'),
    ...withError('traceRescaled'),
    ...withError('topRescaled'),
    { name: 'number' },
    { name: 'measure' },
    ...withError('rho', 3),
    { name: 'rhoLow', digits: 3 },
    { name: 'rhoHigh', digits: 3 },
    ...withError('rhoRescaled', 3),
    { name: 'rhoRescaledLow', digits: 3 },
    { name: 'rhoRescaledHigh', digits: 3 },
  ],
  figures: [
    {
      ...base,
      id: 'minima',
      x: 'filter',
      xScale: 'log',
      yScale: 'linear',
      series: [{ y: 'heldOutLoss', error: 'heldOutLossError', role: 'learner', style: 'points' }],
    },
    {
      ...base,
      id: 'curvature',
      x: 'trace',
      xScale: 'log',
      yScale: 'linear',
      series: [{ y: 'heldOutLoss', error: 'heldOutLossError', role: 'learner', style: 'points' }],
    },
    {
      ...base,
      id: 'correlation',
      x: 'number',
      xScale: 'linear',
      yScale: 'linear',
      yRange: [-1, 1],
      series: [
        { y: 'rho', error: 'rhoError', role: 'learner', style: 'points' },
        { y: 'rhoRescaled', error: 'rhoRescaledError', role: 'neutral', style: 'points', when: rescales },
      ],
    },
    {
      ...base,
      id: 'rescaled',
      x: 'trace',
      xScale: 'log',
      yScale: 'log',
      when: rescales,
      series: [{ y: 'traceRescaled', error: 'traceRescaledError', role: 'neutral', style: 'points' }],
    },
  ],
  presets: {
    deeper: { target: 0.001 },
    moons: { task: 'two-moons', target: 0.003 },
    labels: { task: 'random-labels' },
    wild: { spread: 2 },
    wide: { hidden: 64 },
    replicated: { search: 'replicated' },
    entropy: { search: 'entropy' },
  },
  presetGroups: { task: ['moons', 'labels'], search: ['replicated', 'entropy'] },
  async *run(config, context) {
    const { run } = await import('./flatness/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./flatness/findings.ts')).findings(rows, config),
});
