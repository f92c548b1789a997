/**
 * Is eta/B a temperature? Descent with minibatches is let go at a minimum, and lambda_k <x_k^2> is measured for every mode: what it
 * would be, were it a temperature, is the same in all of them (equipartition), and it is for Langevin dynamics beside it.
 *
 * On a quadratic the law of descent is exact at any step (`learner/stationary-law.ts`), on a network that of the quadratic around its
 * minimum stands beside the measurement. Three things are shown: noise that is alike in all directions and small steps give one
 * temperature eta sigma^2/2B; the noise of real minibatches is not alike in all directions, and modes differ; where all points are
 * fitted there is no noise, and whatever one calls its temperature goes to zero as training goes on.
 *
 * Sources: Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134; Chaudhari & Soatto, ICLR (2018), arXiv:1710.11029; Smith & Le,
 * ICLR (2018), arXiv:1710.06451 (the scale eta P/B); Ma, Bassily & Belkin, ICML (2018), arXiv:1712.06559 (interpolation).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { learningRateField } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  problem: {
    kind: 'choice',
    link: 'p',
    default: 'least-squares',
    options: ['modes', 'least-squares', 'network', 'interpolation'],
    group: 'learner',
    level: 'main',
  },
  learningRate: learningRateField(0.5),
  batch: countField('b', 'learner', 'main', [1, 4, 1024], 'points'),
  steps: countField('s', 'time', 'main', [10, 8000, 10_000_000]),
  networks: countField('e', 'average', 'more', [2, 64, 1024]),
  momentum: { kind: 'real', link: 'mu', default: 0, min: 0, max: 0.99, group: 'learner', level: 'more' },
  shape: {
    kind: 'choice',
    link: 'iso',
    default: 'isotropic',
    options: ['isotropic', 'as-curvature'],
    group: 'learner',
    level: 'more',
  },
  modes: { kind: 'integer', link: 'd', default: 8, min: 1, max: 32, group: 'learner', level: 'more' },
  condition: {
    kind: 'real',
    link: 'kap',
    default: 20,
    min: 1,
    max: 1000,
    group: 'learner',
    level: 'more',
    scale: 'log',
  },
  points: countField('n', 'learner', 'more', [2, 64, 4096], 'points'),
  labelNoise: { kind: 'real', link: 'dy', default: 0.1, min: 0, max: 10, group: 'learner', level: 'more' },
  hidden: countField('h', 'learner', 'more', [1, 3, 64], 'units'),
  wide: countField('hw', 'learner', 'more', [1, 64, 512], 'units'),
  weightDecay: {
    kind: 'real',
    link: 'wd',
    default: 0.01,
    min: 1e-4,
    max: 1,
    group: 'learner',
    level: 'more',
    scale: 'log',
  },
} as const satisfies Fields;

export type TemperatureOfSgdConfig = ConfigOf<typeof fields>;

const isStationary = ({ problem }: TemperatureOfSgdConfig) => problem !== 'interpolation';
const overTime = (config: TemperatureOfSgdConfig) => !isStationary(config);

/** @param largest  the rate at which the steepest mode runs away */
export const runsAway = (rate: number, largest: number) =>
  new GlassboxError('GBX-444', { rate, largest: Number(largest.toPrecision(3)) });

/** A column of the wide network beside that of the small one, over time. */
const wideAndSmall = (id: string, name: 'noise' | 'loss' | 'signal', yScale: 'log' | 'linear') =>
  ({
    id,
    kind: 'line',
    side: 'learner',
    x: 'step',
    xScale: 'log',
    yScale,
    when: overTime,
    series: [
      { y: `${name}Wide`, error: `${name}WideError`, role: 'learner', style: 'solid' },
      { y: `${name}Small`, error: `${name}SmallError`, role: 'control', style: 'dashed' },
    ],
  }) as const;

export const temperatureOfSgd = defineExperiment({
  id: 'temperature-of-sgd',
  version: 1,
  topic: 'training',
  fields,
  columns: [
    { name: 'part' },
    { name: 'mode', digits: 3 },
    { name: 'step', digits: 7 },
    { name: 'learningRate' },
    { name: 'batch', digits: 4 },
    { name: 'diverged', digits: 5 },
    { name: 'divergedStep', digits: 7 },
    { name: 'curvature' },
    { name: 'noise' },
    { name: 'noiseScale' },
    ...withError('sgd'),
    { name: 'theory' },
    ...withError('langevin'),
    { name: 'langevinTheory' },
    ...withError('underdamped'),
    { name: 'temperature' },
    ...withError('virial'),
    ...withError('lossWide'),
    ...withError('noiseWide'),
    ...withError('lossSmall'),
    ...withError('noiseSmall'),
    ...withError('signalWide', 3),
    ...withError('signalSmall', 3),
  ],
  figures: [
    {
      id: 'modes',
      kind: 'line',
      side: 'learner',
      x: 'curvature',
      xScale: 'log',
      yScale: 'log',
      when: isStationary,
      series: [
        { y: 'sgd', error: 'sgdError', role: 'learner', style: 'solid' },
        { y: 'theory', role: 'exact', style: 'dashed' },
        { y: 'langevin', error: 'langevinError', role: 'glass', style: 'solid' },
        { y: 'langevinTheory', role: 'exact', style: 'dotted' },
        { y: 'underdamped', error: 'underdampedError', role: 'neutral', style: 'solid' },
        { y: 'temperature', role: 'control', style: 'dotted' },
      ],
    },
    {
      id: 'scan',
      kind: 'line',
      side: 'learner',
      x: 'noiseScale',
      xScale: 'log',
      yScale: 'log',
      when: isStationary,
      series: [
        { y: 'sgd', error: 'sgdError', role: 'learner', style: 'solid' },
        { y: 'theory', role: 'exact', style: 'dashed' },
        {
          y: 'virial',
          error: 'virialError',
          role: 'neutral',
          style: 'solid',
          when: ({ problem }) => problem === 'network',
        },
        { y: 'noiseScale', role: 'control', style: 'dotted' },
      ],
    },
    wideAndSmall('gone', 'noise', 'log'),
    wideAndSmall('losses', 'loss', 'log'),
    wideAndSmall('signal', 'signal', 'linear'),
  ],
  presets: {
    'one-temperature': { problem: 'modes', shape: 'isotropic', learningRate: 0.2 },
    'large-steps': { problem: 'modes', shape: 'isotropic', learningRate: 1.6 },
    network: { problem: 'network', learningRate: 0.05, steps: 40_000 },
    interpolation: {
      problem: 'interpolation',
      learningRate: 0.2,
      batch: 4,
      points: 32,
      networks: 16,
      steps: 30_000,
    },
    momentum: { momentum: 0.9, learningRate: 0.1 },
  },
  presetGroups: { problem: ['one-temperature', 'large-steps', 'network', 'interpolation'] },
  check({ problem, learningRate, momentum, points, modes }) {
    if (problem === 'modes' || problem === 'least-squares') {
      // The steepest mode has curvature 1.
      const largest = 2 * (1 + momentum);
      if (!(learningRate < largest)) throw runsAway(learningRate, largest);
    }
    if (problem === 'least-squares' && points <= modes) throw new GlassboxError('GBX-445', { points, modes });
  },
  async *run(config, context) {
    const { run } = await import('./temperature-of-sgd/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./temperature-of-sgd/findings.ts')).findings(rows, config),
});
