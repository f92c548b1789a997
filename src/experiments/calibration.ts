/**
 * Are its error bars honest? Five ways of saying how sure one is, taught the same points: a single network with a variance of its own, a
 * deep ensemble, Monte Carlo dropout, last-layer Laplace, and a Gaussian process. On points that nobody has seen: how often is the answer
 * inside bars of every length, how long are they, what do proper scores say? Then the bars are set right on other points
 * (one scale, isotonic levels, split conformal intervals) and asked again.
 *
 * A split draws everything anew: training points, those for recalibration, those that are judged. Splits of a generator are
 * independent; those of a table share rows, and their errors are widened for it.
 *
 * Sources: Guo et al., arXiv:1706.04599; Kuleshov, Fenner & Ermon, arXiv:1807.00263; Lakshminarayanan et al., arXiv:1612.01474;
 * Gal & Ghahramani, arXiv:1506.02142; Gneiting & Raftery, J. Am. Stat. Assoc. 102 (2007) 359; Lei et al., arXiv:1604.04173.
 */
import { curves } from './calibration/curves.ts';
import { METHODS, type Method, SCORES } from './calibration/names.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { checkOwnTable, learningRateField, ownTableFields } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  task: {
    kind: 'choice',
    link: 'y',
    default: 'one-input',
    options: ['one-input', 'eight-inputs', 'auto-mpg', 'own'],
    group: 'learner',
    level: 'main',
  },
  ...ownTableFields,
  table: { ...ownTableFields.table, decides: ['judged'] },
  points: countField('p', 'learner', 'main', [10, 40, 600]),
  coverage: { kind: 'real', link: 'c', default: 0.9, min: 0.5, max: 0.99, group: 'average', level: 'main' },
  members: countField('m', 'learner', 'more', [2, 5, 32]),
  splits: countField('s', 'average', 'main', [3, 16, 400]),
  calibrationPoints: countField('k', 'average', 'more', [10, 100, 2000]),
  judged: countField('j', 'average', 'more', [20, 400, 5000]),
  hidden: countField('h', 'learner', 'more', [1, 50, 200]),
  epochs: countField('e', 'time', 'more', [1, 400, 10_000]),
  batch: countField('b', 'learner', 'more', [1, 32, 600]),
  learningRate: learningRateField(0.01, 'more'),
  dropout: { kind: 'real', link: 'd', default: 0.1, min: 0.01, max: 0.8, group: 'learner', level: 'more' },
  passes: countField('q', 'learner', 'more', [2, 50, 500]),
} as const satisfies Fields;

export type CalibrationConfig = ConfigOf<typeof fields>;

/** Are all answers of a task drawn with a noise that is known? */
export const isDrawn = (
  config: Pick<CalibrationConfig, 'task'>,
): config is { readonly task: 'one-input' | 'eight-inputs' } =>
  config.task === 'one-input' || config.task === 'eight-inputs';

/** How each method looks in every figure. */
const LOOKS = {
  single: { role: 'control', style: 'dashed' },
  ensemble: { role: 'learner', style: 'solid' },
  dropout: { role: 'neutral', style: 'dotted' },
  laplace: { role: 'glass', style: 'dashed' },
  process: { role: 'neutral', style: 'solid' },
} as const;

const seriesOf = (of: (method: Method) => string) =>
  METHODS.map((method) => ({ y: of(method), error: `${of(method)}Error`, ...LOOKS[method] }));

const reliability = {
  kind: 'line',
  side: 'learner',
  x: 'level',
  xScale: 'linear',
  yScale: 'linear',
  yRange: [0, 1],
  curves: [curves.diagonal, curves.low, curves.high],
} as const;

export const calibration = defineExperiment({
  id: 'calibration',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'method' },
    { name: 'stage' },
    ...SCORES.flatMap((score) => withError(score, 4)),
    { name: 'level', digits: 3 },
    ...METHODS.flatMap((method) => [...withError(method), ...withError(`${method}Scaled`)]),
    ...METHODS.flatMap((method) => withError(`${method}Crps`)),
    { name: 'x', digits: 3 },
    ...withError('noiseSaid'),
    ...withError('ignoranceSaid'),
  ],
  figures: [
    { ...reliability, id: 'before', series: seriesOf((method) => method) },
    { ...reliability, id: 'after', series: seriesOf((method) => `${method}Scaled`) },
    {
      id: 'scores',
      kind: 'line',
      side: 'learner',
      x: 'sharpness',
      xScale: 'linear',
      yScale: 'linear',
      series: METHODS.map((method) => ({
        y: `${method}Crps`,
        error: `${method}CrpsError`,
        // Points have no dashes to tell them apart by, so the fifth needs a colour of its own.
        role: method === 'process' ? ('exact' as const) : LOOKS[method].role,
        style: 'points' as const,
      })),
    },
    {
      id: 'noise',
      kind: 'line',
      side: 'learner',
      x: 'x',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'noiseSaid', error: 'noiseSaidError', role: 'learner', style: 'solid' },
        { y: 'ignoranceSaid', error: 'ignoranceSaidError', role: 'control', style: 'dashed' },
      ],
      curves: [curves.noise],
      ticks: [
        { id: 'left', x: () => -2 },
        { id: 'right', x: () => 2 },
      ],
      when: ({ task }) => task === 'one-input',
    },
  ],
  presets: {
    'eight-inputs': { task: 'eight-inputs', points: 200 },
    cars: { task: 'auto-mpg', points: 600, splits: 20 },
    'many-points': { points: 200 },
    trained: { epochs: 3000, splits: 6 },
    stopped: { epochs: 40 },
  },
  check(config) {
    if (config.task === 'own') checkOwnTable({ task: 'own', table: config.table });
  },
  async *run(config, context) {
    const { run } = await import('./calibration/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./calibration/findings.ts')).findings(rows, config),
});
