/**
 * Do kicks help? A learning rate that rises and falls again and again is meant to throw networks out of a basin and let them settle in
 * a better one; reheating a glass is meant to do the same. One list of factors drives both here, times eta for networks and times T for a
 * glass, and every schedule has the same number of steps and sweeps.
 *
 * The best of a grid of decays (kind and peak) runs against the best of a grid of cycles of the same size, and against the best constant
 * rate. The grids are tried on draws of the task and samples of the glass that are not those of the comparison, so that the choice favours
 * nobody. What is compared is the lowest training loss so far (energy after a fall to the nearest minimum on the glass), and the error on
 * points held out; differences are paired, replica by replica, with 95 % intervals.
 *
 * Sources: Smith, WACV (2017) 464, arXiv:1506.01186; Loshchilov & Hutter, ICLR (2017), arXiv:1608.03983; Huang et al., ICLR (2017),
 * arXiv:1704.00109 (snapshot ensembles); Möbius et al., Phys. Rev. Lett. 79 (1997) 4297 (thermal cycling).
 */
import { type ConfigOf, defineExperiment, type Fields, type Series } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';
import { CLASSES, LEVELS, type ScheduleClass } from './kick/schedules.ts';
import { activationField, learningRateField, optimiserField, taskField } from './learner-common/fields.ts';
import type { TaskName } from './learner-common/tasks.ts';

/** Tasks of which as many draws can be had as wanted. */
const DRAWN: readonly TaskName[] = [
  'teacher',
  'teacher-sign',
  'two-moons',
  'spirals',
  'xor',
  'parity',
  'clusters',
  'random-labels',
  'random-values',
];

export const fields = {
  seed: seedField,
  mode: {
    kind: 'choice',
    link: 'mode',
    default: 'compare',
    options: ['compare', 'range-test'],
    group: 'time',
    level: 'more',
  },
  task: taskField('teacher', DRAWN),
  steps: countField('s', 'time', 'main', [LEVELS, 4800, 10_000_000]),
  sweeps: countField('sw', 'time', 'main', [LEVELS, 960, 1_000_000], 'sweeps'),
  cycles: { kind: 'integer', link: 'c', default: 4, min: 2, max: 12, group: 'time', level: 'main' },
  networks: countField('e', 'average', 'more', [2, 64, 512]),
  tuners: countField('et', 'average', 'more', [2, 16, 512]),
  learningRate: learningRateField(0.8, 'more'),
  hottest: temperatureField('thi', 'more', [0.1, 0.8, 10]),
  optimiser: optimiserField('sgd'),
  batch: countField('b', 'learner', 'more', [1, 8, 4096], 'points'),
  points: countField('p', 'learner', 'more', [4, 256, 4096], 'points'),
  inputs: { kind: 'integer', link: 'd', default: 6, min: 1, max: 100, group: 'learner', level: 'more' },
  hidden: countField('h', 'learner', 'more', [1, 8, 256], 'units'),
  activation: activationField,
  size: countField('n', 'glass', 'more', [8, 256, 1024], 'spins'),
} as const satisfies Fields;

export type KickConfig = ConfigOf<typeof fields>;

const isComparison = ({ mode }: KickConfig) => mode === 'compare';
const isRangeTest = (config: KickConfig) => !isComparison(config);
/** Names of a class's columns: decayLoss, glassDecay … */
export const named = (name: string, of: ScheduleClass) => `${of}${name}`;
const columnsOf = (name: string, digits?: number) =>
  CLASSES.flatMap((each) => withError(named(name, each), digits));

const STYLES = { constant: 'dotted', decay: 'dashed', cycle: 'solid' } as const;
const seriesOf = (name: string, side: 'glass' | 'learner'): Series<KickConfig>[] =>
  CLASSES.map((each) => ({
    y: named(name, each),
    error: `${named(name, each)}Error`,
    role: each === 'constant' ? 'control' : each === 'decay' ? 'neutral' : side,
    style: STYLES[each],
  }));
const overTime = { kind: 'line', x: 'progress', xScale: 'linear', when: isComparison } as const;
const byRate = { kind: 'line', xScale: 'log', yScale: 'linear', when: isRangeTest } as const;

export const kick = defineExperiment({
  id: 'kick',
  version: 1,
  topic: 'training',
  fields,
  columns: [
    { name: 'part' },
    { name: 'schedule' },
    { name: 'peak' },
    ...withError('tunedLoss'),
    { name: 'peakTemperature' },
    ...withError('tunedEnergy', 5),
    { name: 'diverged', digits: 5 },
    { name: 'divergedStep', digits: 7 },
    { name: 'progress', digits: 4 },
    { name: 'step', digits: 7 },
    ...CLASSES.map((each) => ({ name: named('Factor', each), digits: 3 })),
    ...CLASSES.map((each) => ({ name: named('GlassFactor', each), digits: 3 })),
    ...columnsOf('Loss'),
    ...columnsOf('Best'),
    ...columnsOf('HeldOut'),
    ...columnsOf('HeldOutAtBest'),
    ...columnsOf('Energy', 5),
    ...columnsOf('Lowest', 5),
    { name: 'cycle', digits: 3 },
    ...columnsOf('Likeness'),
    ...columnsOf('Overlap'),
    ...columnsOf('Ensemble'),
    { name: 'rate' },
    ...withError('rangeLoss'),
    { name: 'temperature' },
    ...withError('rangeEnergy', 5),
  ],
  figures: [
    { ...overTime, id: 'best', side: 'learner', yScale: 'log', series: seriesOf('Best', 'learner') },
    { ...overTime, id: 'loss', side: 'learner', yScale: 'log', series: seriesOf('Loss', 'learner') },
    {
      ...overTime,
      id: 'held-out',
      side: 'both',
      yScale: 'linear',
      series: seriesOf('HeldOut', 'learner'),
    },
    { ...overTime, id: 'lowest', side: 'glass', yScale: 'linear', series: seriesOf('Lowest', 'glass') },
    { ...overTime, id: 'energy', side: 'glass', yScale: 'linear', series: seriesOf('Energy', 'glass') },
    {
      ...overTime,
      id: 'factors',
      side: 'both',
      yScale: 'log',
      series: CLASSES.flatMap((each) => [
        { y: named('Factor', each), role: 'learner', style: STYLES[each] } as const,
        { y: named('GlassFactor', each), role: 'glass', style: STYLES[each] } as const,
      ]),
    },
    {
      ...overTime,
      id: 'left',
      side: 'both',
      x: 'cycle',
      yScale: 'linear',
      series: [
        ...seriesOf('Likeness', 'learner').filter(({ y }) => !y.startsWith('constant')),
        ...seriesOf('Overlap', 'glass').filter(({ y }) => !y.startsWith('constant')),
      ],
    },
    {
      ...overTime,
      id: 'ensemble',
      side: 'both',
      x: 'cycle',
      yScale: 'linear',
      series: seriesOf('Ensemble', 'learner'),
    },
    {
      ...byRate,
      id: 'range-loss',
      side: 'learner',
      x: 'rate',
      yScale: 'log',
      series: [{ y: 'rangeLoss', error: 'rangeLossError', role: 'learner', style: 'solid' }],
    },
    {
      ...byRate,
      id: 'range-energy',
      side: 'glass',
      x: 'temperature',
      series: [{ y: 'rangeEnergy', error: 'rangeEnergyError', role: 'glass', style: 'solid' }],
    },
  ],
  presets: {
    'two-moons': { task: 'two-moons' },
    spirals: { task: 'spirals' },
    'random-labels': { task: 'random-labels' },
    'range-test': { mode: 'range-test' },
    full: { steps: 48_000, sweeps: 9600, networks: 256, tuners: 64 },
  },
  presetGroups: { task: ['two-moons', 'spirals', 'random-labels'] },
  async *run(config, context) {
    const { run } = await import('./kick/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./kick/findings.ts')).findings(rows, config),
});
