/**
 * New plate, old model? An ensemble learns the temperature of rectangles that conduct alike everywhere, from the plate's shape and prescribed
 * values as seen from a point. Then the world changes, a little or much: plates with a re-entrant corner (other inputs, one law), a
 * conductivity that varies (the same inputs, another law), both. How wrong is it, does it know, and which alarm rings?
 *
 * One ensemble is not told the conductivity, another one is, and has seen but one. Tests compare one point each of independent plates.
 *
 * Sources: Lakshminarayanan et al., arXiv:1612.01474 (ensembles); Lopez-Paz & Oquab, arXiv:1610.06545 (classifier two-sample test); Gretton
 * et al., J. Mach. Learn. Res. 13 (2012) 723 (MMD); Quionero-Candela et al., Dataset Shift in Machine Learning (2009); Grisvard,
 * Elliptic Problems in Nonsmooth Domains (1985) (the power 2/3).
 */

import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { checkOwnTable, ownTableFields } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  largest: {
    kind: 'real',
    link: 'a',
    default: 1,
    min: 0.05,
    max: 1,
    scale: 'linear',
    group: 'law',
    level: 'main',
  },
  levels: { kind: 'integer', link: 'l', default: 4, min: 1, max: 20, group: 'law', level: 'more' },
  plates: { kind: 'integer', link: 'n', default: 256, min: 8, max: 4096, group: 'learner', level: 'main' },
  points: { kind: 'integer', link: 'p', default: 16, min: 2, max: 256, group: 'learner', level: 'more' },
  members: { kind: 'integer', link: 'm', default: 5, min: 2, max: 64, group: 'learner', level: 'main' },
  width: { kind: 'integer', link: 'h', default: 32, min: 2, max: 256, group: 'learner', level: 'more' },
  steps: countField('s', 'time', 'more', [10, 5000, 100000]),
  sample: { kind: 'integer', link: 'k', default: 60, min: 8, max: 500, group: 'average', level: 'main' },
  repeats: countField('r', 'average', 'more', [2, 12, 1000]),
  judged: { kind: 'integer', link: 'j', default: 24, min: 3, max: 500, group: 'average', level: 'more' },
  cells: { kind: 'integer', link: 'c', default: 36, min: 4, max: 120, group: 'average', level: 'more' },
  permutations: {
    kind: 'integer',
    link: 'q',
    default: 199,
    min: 19,
    max: 9999,
    group: 'average',
    level: 'more',
  },
  task: {
    kind: 'choice',
    link: 'y',
    default: 'penguins',
    options: ['penguins', 'materials', 'own'],
    group: 'learner',
    level: 'more',
  },
  table: { ...ownTableFields.table, decides: [] },
  target: ownTableFields.target,
  features: ownTableFields.features,
  group: { kind: 'text', link: 'yg', default: '', maxLength: 200, group: 'learner', level: 'more' },
} as const satisfies Fields;

export type ShiftConfig = ConfigOf<typeof fields>;

/** What changes, and the family of plates that has it. */
export const TARGETS = { shape: 'l-shape', rule: 'conductivity', both: 'both' } as const;
export type Target = keyof typeof TARGETS;
export const TARGET_NAMES = Object.keys(TARGETS) as readonly Target[];

/** Of each target at each amount. `Knows` is the ensemble that is told the conductivity. */
export const QUANTITIES = ['Miss', 'Doubt', 'Residual', 'MissKnows', 'DoubtKnows'] as const;
/** Shares of repeats in which a detector rings at 5 %. */
export const DETECTORS = [
  'Alarm',
  'Classifier',
  'Mmd',
  'Law',
  'AlarmKnows',
  'ClassifierKnows',
  'MmdKnows',
] as const;
export type Detector = (typeof DETECTORS)[number];
/** Of a table with a family held out: error, that of a guess, the expected one, both over the guess's, detectors. */
export const FAMILY_SIZES = ['wrong', 'guessed', 'expected', 'relative', 'relativeExpected'] as const;
export const FAMILY_DETECTORS = ['familyAlarm', 'familyClassifier', 'familyMmd'] as const;
export const columnOf = (target: Target, of: (typeof QUANTITIES)[number] | Detector) =>
  `${target}${of}` as const;

/** Amounts that are met, from none to the largest. */
export const amountsOf = ({ largest, levels }: Pick<ShiftConfig, 'largest' | 'levels'>): number[] =>
  Array.from({ length: levels + 1 }, (_, k) => (largest * k) / levels);

const roles = { shape: 'learner', rule: 'glass', both: 'neutral' } as const;
const seriesOf = (of: (typeof QUANTITIES)[number], style: 'solid' | 'dashed' = 'solid') =>
  TARGET_NAMES.map((target) => ({
    y: columnOf(target, of),
    error: `${columnOf(target, of)}Error`,
    role: roles[target],
    style,
  }));
const DETECTOR_LOOKS = {
  Alarm: ['learner', 'solid'],
  Classifier: ['neutral', 'solid'],
  Mmd: ['neutral', 'dashed'],
  Law: ['glass', 'solid'],
  AlarmKnows: ['learner', 'dotted'],
  ClassifierKnows: ['control', 'dashed'],
  MmdKnows: ['control', 'dotted'],
} as const satisfies Record<Detector, readonly [string, string]>;
const detectorsOf = (target: Target, shown: readonly Detector[]) =>
  shown.map((detector) => ({
    y: columnOf(target, detector),
    error: `${columnOf(target, detector)}Error`,
    role: DETECTOR_LOOKS[detector][0],
    style: DETECTOR_LOOKS[detector][1],
  }));

const line = { kind: 'line', side: 'learner', x: 'amount', xScale: 'linear' } as const;
const level = [
  {
    id: 'level',
    role: 'exact',
    style: 'dotted',
    points: ({ largest }: ShiftConfig) => ({ x: [0, largest], y: [0.05, 0.05] }),
  },
] as const;

/** Families that are held out at least: how far a line of reference goes. */
const HELD_OUT = { penguins: 3, materials: 6, own: 2 } as const;

export const shift = defineExperiment({
  id: 'shift',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'amount' },
    ...TARGET_NAMES.flatMap((target) =>
      [...QUANTITIES, ...DETECTORS].flatMap((of) => withError(columnOf(target, of))),
    ),
    { name: 'distance' },
    ...withError('cornerMiss'),
    ...withError('cornerDoubt'),
    ...withError('cornerControl'),
    { name: 'shown' },
    { name: 'heldOut', digits: 2 },
    { name: 'family' },
    ...[...FAMILY_SIZES, ...FAMILY_DETECTORS].flatMap((name) => withError(name)),
  ],
  figures: [
    { ...line, id: 'miss', yScale: 'linear', series: seriesOf('Miss') },
    { ...line, id: 'doubt', yScale: 'linear', series: seriesOf('Doubt') },
    {
      id: 'plate',
      kind: 'fields',
      side: 'learner',
      aspect: 'equal',
      by: ['shown'],
      outline: 'outline',
      panels: [
        { id: 'exact', source: 'exact', scale: 'linear', group: 'u' },
        { id: 'said', source: 'said', scale: 'linear', group: 'u' },
        { id: 'error', source: 'error', scale: 'signed', group: 'off' },
        { id: 'doubt', source: 'doubt', scale: 'linear' },
        { id: 'residual', source: 'residual', scale: 'signed' },
      ],
    },
    {
      ...line,
      id: 'shapeAlarms',
      yScale: 'linear',
      yRange: [0, 1],
      series: detectorsOf('shape', ['Alarm', 'Classifier', 'Mmd', 'Law']),
      curves: level,
    },
    {
      ...line,
      id: 'ruleAlarms',
      yScale: 'linear',
      yRange: [0, 1],
      series: detectorsOf('rule', DETECTORS),
      curves: level,
    },
    {
      ...line,
      id: 'bothAlarms',
      yScale: 'linear',
      yRange: [0, 1],
      series: detectorsOf('both', DETECTORS),
      curves: level,
    },
    {
      ...line,
      id: 'knows',
      yScale: 'linear',
      series: [
        ...seriesOf('DoubtKnows').filter(({ y }) => y.startsWith('rule')),
        ...seriesOf('Doubt', 'dashed').filter(({ y }) => y.startsWith('rule')),
        { y: 'ruleMissKnows', error: 'ruleMissKnowsError', role: 'control', style: 'solid' },
      ],
    },
    {
      ...line,
      id: 'corner',
      x: 'distance',
      xScale: 'log',
      yScale: 'log',
      series: [
        { y: 'cornerMiss', error: 'cornerMissError', role: 'learner', style: 'solid' },
        { y: 'cornerDoubt', error: 'cornerDoubtError', role: 'neutral', style: 'dashed' },
        { y: 'cornerControl', error: 'cornerControlError', role: 'control', style: 'dotted' },
      ],
    },
    {
      ...line,
      id: 'families',
      x: 'heldOut',
      yScale: 'linear',
      series: [
        { y: 'relative', error: 'relativeError', role: 'learner', style: 'solid' },
        { y: 'relativeExpected', error: 'relativeExpectedError', role: 'neutral', style: 'dashed' },
      ],
      curves: [
        {
          id: 'guess',
          role: 'exact',
          style: 'dotted',
          points: ({ task }) => ({ x: [0, HELD_OUT[task]], y: [1, 1] }),
        },
      ],
    },
    {
      ...line,
      id: 'familyAlarms',
      x: 'heldOut',
      yScale: 'linear',
      yRange: [0, 1],
      series: [
        { y: 'familyAlarm', error: 'familyAlarmError', role: 'learner', style: 'solid' },
        { y: 'familyClassifier', error: 'familyClassifierError', role: 'neutral', style: 'solid' },
        { y: 'familyMmd', error: 'familyMmdError', role: 'neutral', style: 'dashed' },
      ],
      curves: [
        {
          id: 'level',
          role: 'exact',
          style: 'dotted',
          points: ({ task }) => ({ x: [0, HELD_OUT[task]], y: [0.05, 0.05] }),
        },
      ],
    },
  ],
  presets: {
    slight: { largest: 0.3 },
    few: { plates: 32 },
    many: { plates: 1024, steps: 20000, members: 10 },
    sharp: { sample: 120, repeats: 20 },
    materials: { task: 'materials' },
  },
  check({ task, table, group }) {
    if (task !== 'own') return;
    checkOwnTable({ task, table });
    if (group === '') throw new GlassboxError('GBX-570', {});
  },
  async *run(config, context) {
    const { run } = await import('./shift/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./shift/findings.ts')).findings(rows, config),
});
