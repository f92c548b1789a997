/**
 * Does training age? Networks with fewer parameters than labels and with many more are trained on random labels by stochastic
 * gradient descent at a constant rate; at ages t_w of 100, 1000 and 10 000 steps they are remembered, and the mean-square
 * displacement Delta(t_w, t_w + t) of their weights and outputs is followed. Beside it, on the same clock, a quenched SK glass and its
 * C(t_w, t_w + t).
 *
 * Ageing is reported, not asserted, on either side: the exponent mu of t* ~ t_w^mu is given with its error where it can be told.
 * Sources: Baity-Jesi et al., ICML (2018), arXiv:1803.06969 (the observable, under- and over-parametrised); arXiv:2209.02517
 * (subageing of under-parametrised networks); arXiv:2405.13098 (no caging); Bouchaud, Cugliandolo, Kurchan & Mézard, in Spin
 * Glasses and Random Fields (World Scientific, 1998).
 */
import { AGES, columnOf, MOTIONS, type Motion, SHAPES, type Shape } from './ageing/ages.ts';
import { type ConfigOf, defineExperiment, type Fields, type LineFigure } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';
import { learningRateField } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  smallHidden: countField('h1', 'learner', 'main', [1, 3, 64]),
  largeHidden: countField('h2', 'learner', 'main', [1, 32, 128]),
  learningRate: learningRateField(1),
  loss: {
    kind: 'choice',
    link: 'lo',
    default: 'squared-hinge',
    options: ['squared-hinge', 'squared-error', 'cross-entropy'],
    group: 'learner',
    level: 'more',
  },
  batch: countField('b', 'learner', 'more', [1, 20, 2000]),
  weightDecay: {
    kind: 'real',
    link: 'wd',
    default: 0,
    min: 0,
    max: 0.1,
    group: 'learner',
    level: 'more',
  },
  points: countField('p', 'learner', 'more', [4, 200, 2000]),
  inputs: countField('in', 'learner', 'more', [1, 10, 100]),
  longest: countField('l', 'time', 'main', [20, 30_000, 1_000_000]),
  samples: countField('d', 'average', 'more', [2, 16, 128]),
  temperature: temperatureField('t', 'more', [0.05, 0.4, 3]),
  size: countField('n', 'glass', 'more', [8, 1024, 4096], 'spins'),
} as const satisfies Fields;

export type AgeingConfig = ConfigOf<typeof fields>;

const STYLES = ['dotted', 'dashed', 'solid'] as const;
const ROLES = { small: 'learner', large: 'neutral' } as const;
const seriesOf = (shape: Shape, motion: Motion) =>
  AGES.map(
    (age, k) =>
      ({
        y: columnOf(shape, motion, age),
        error: `${columnOf(shape, motion, age)}Error`,
        role: ROLES[shape],
        style: STYLES[k]!,
      }) as const,
  );
const base = { kind: 'line', x: 'time', xScale: 'log' } as const;
/** The weights of the small network stand beside the glass; the others would leave a hole below it, and share the width. */
const motionFigure = (id: string, motion: Motion, shape: Shape, side: 'learner' | 'both' = 'both') =>
  ({
    ...base,
    id,
    side,
    yScale: 'log',
    series: seriesOf(shape, motion),
  }) as const satisfies LineFigure<AgeingConfig>;

export const ageing = defineExperiment({
  id: 'ageing',
  version: 1,
  topic: 'training',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'time', digits: 6 },
    { name: 'ratio', digits: 4 },
    ...AGES.flatMap((age) => withError(`glass${age}`)),
    ...SHAPES.flatMap((shape) =>
      MOTIONS.flatMap((motion) => AGES.flatMap((age) => withError(columnOf(shape, motion, age), 3))),
    ),
    ...SHAPES.flatMap((shape) => [...withError(`${shape}Loss`, 3), ...withError(`${shape}Unlearnt`, 3)]),
  ],
  figures: [
    motionFigure('small-weights', 'Weights', 'small', 'learner'),
    motionFigure('large-weights', 'Weights', 'large'),
    motionFigure('small-outputs', 'Outputs', 'small'),
    motionFigure('large-outputs', 'Outputs', 'large'),
    {
      ...base,
      id: 'correlation',
      side: 'both',
      yScale: 'linear',
      series: SHAPES.flatMap((shape) => seriesOf(shape, 'Correlation')),
    },
    {
      ...base,
      id: 'loss',
      side: 'both',
      yScale: 'log',
      series: SHAPES.map((shape) => ({
        y: `${shape}Loss`,
        error: `${shape}LossError`,
        role: ROLES[shape],
        style: 'solid' as const,
      })),
    },
    {
      ...base,
      id: 'glass',
      side: 'glass',
      yScale: 'linear',
      yRange: [0, 1],
      series: AGES.map((age, k) => ({
        y: `glass${age}`,
        error: `glass${age}Error`,
        role: 'glass' as const,
        style: STYLES[k]!,
      })),
    },
  ],
  presets: {
    long: { longest: 100_000 },
    quiet: { batch: 2000 },
    decay: { weightDecay: 0.001 },
    logistic: { loss: 'cross-entropy' },
    warm: { temperature: 1.3 },
  },
  async *run(config, context) {
    const { run } = await import('./ageing/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./ageing/findings.ts')).findings(rows, config),
});
