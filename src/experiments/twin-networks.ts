/**
 * Do networks from different starts agree? A batch is trained on the same points, from independent starts or from copies of one
 * network that part at some step. Along the training: how alike their functions are on the points they train on and on points
 * held out, and how alike their weights are, as they stand and after the exchange of hidden units that brings them nearest, beside what
 * the same search finds in random networks.
 *
 * q_f is the correlation over points of the centred outputs of two networks (mean over points removed, norm 1; for a softmax the
 * mean over outputs too). Errors are a jackknife over networks, because pairs that share a network are not independent; they are
 * blind to what another draw of the data would give. ReLU networks are aligned in canonical scales (`learner/canonical.ts`). Committee
 * machines are compared by the weights that move (`twin-networks/wiring.ts`).
 *
 * Sources: Ainsworth, Hayase & Srinivasa, arXiv:2209.04836 (alignment); Fort, Hu & Lakshminarayanan, arXiv:1912.02757 (different
 * starts, different functions); Geirhos, Meding & Wichmann, arXiv:2006.16736 (agreement beside chance); Frankle, Dziugaite, Roy &
 * Carbin, arXiv:1912.05671 (copies that part at step k).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { guessBy } from './guess.ts';
import {
  activationField,
  checkOwnTable,
  learningRateField,
  OWN_TASKS,
  optimiserField,
  ownTableFields,
  profileField,
  taskField,
} from './learner-common/fields.ts';
import { isClassification } from './learner-common/tasks.ts';

export const fields = {
  seed: seedField,
  task: taskField('teacher', OWN_TASKS),
  ...ownTableFields,
  hidden: countField('h', 'learner', 'main', [1, 32, 256]),
  steps: countField('s', 'time', 'main', [2, 3000, 1_000_000]),
  parting: {
    kind: 'choice',
    link: 'from',
    default: 'start',
    options: ['start', 'noise'],
    group: 'learner',
    level: 'main',
  },
  spawn: { kind: 'integer', link: 'k', default: 100, min: 0, max: 1_000_000, group: 'time', level: 'more' },
  networks: countField('e', 'average', 'more', [3, 16, 64]),
  points: countField('p', 'learner', 'more', [4, 64, 4096], 'points'),
  inputs: countField('d', 'learner', 'more', [1, 10, 256]),
  layers: { kind: 'integer', link: 'l', default: 1, min: 1, max: 3, group: 'learner', level: 'more' },
  activation: { ...activationField, default: 'relu' },
  optimiser: optimiserField('momentum'),
  learningRate: learningRateField(0.1, 'more'),
  batch: { kind: 'integer', link: 'b', default: 16, min: 0, max: 4096, group: 'learner', level: 'more' },
  profile: profileField('cosine'),
  wiring: {
    kind: 'choice',
    link: 'wi',
    default: 'layers',
    options: ['layers', 'committee', 'tree'],
    group: 'learner',
    level: 'more',
  },
} as const satisfies Fields;

export type TwinNetworksConfig = ConfigOf<typeof fields>;

const classifies = ({ task }: TwinNetworksConfig) => isClassification(task) ?? true;
const base = { kind: 'line', side: 'learner', x: 'step', xScale: 'log', yScale: 'linear' } as const;
const measured = (y: string, style: 'solid' | 'dashed' | 'dotted', role: 'learner' | 'neutral' | 'control') =>
  ({ y, error: `${y}Error`, role, style }) as const;

export const twinNetworks = defineExperiment({
  id: 'twin-networks',
  version: 1,
  topic: 'training',
  fields,
  columns: [
    { name: 'step', digits: 7 },
    ...withError('qTrain'),
    ...withError('qHeldOut'),
    ...withError('raw'),
    ...withError('aligned'),
    ...withError('random'),
    ...withError('trainLoss'),
    { name: 'trainMedian' },
    { name: 'trainLow' },
    { name: 'trainHigh' },
    ...withError('heldOutLoss'),
    { name: 'heldOutMedian' },
    { name: 'heldOutLow' },
    { name: 'heldOutHigh' },
    ...withError('gradient'),
    ...withError('trainWrong'),
    ...withError('heldOutWrong'),
    ...withError('sameTrain'),
    ...withError('sameHeldOut'),
    ...withError('independentTrain'),
    ...withError('independentHeldOut'),
  ],
  figures: [
    {
      ...base,
      id: 'overlaps',
      series: [
        measured('qTrain', 'solid', 'learner'),
        measured('qHeldOut', 'dashed', 'learner'),
        measured('aligned', 'solid', 'neutral'),
        measured('random', 'dotted', 'control'),
        measured('raw', 'dotted', 'neutral'),
      ],
    },
    {
      ...base,
      id: 'loss',
      yScale: 'log',
      shade: ['trainLow', 'trainHigh'],
      series: [
        { y: 'trainMedian', role: 'learner', style: 'solid' },
        { y: 'trainLow', role: 'learner', style: 'dotted' },
        { y: 'trainHigh', role: 'learner', style: 'dotted' },
        { y: 'heldOutMedian', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'answers',
      when: classifies,
      series: [
        measured('sameHeldOut', 'solid', 'learner'),
        measured('independentHeldOut', 'dotted', 'control'),
      ],
    },
    {
      ...base,
      id: 'errors',
      when: classifies,
      series: [measured('trainWrong', 'solid', 'learner'), measured('heldOutWrong', 'dashed', 'learner')],
    },
    { ...base, id: 'gradient', yScale: 'log', series: [measured('gradient', 'solid', 'learner')] },
    { id: 'map', kind: 'radial', side: 'learner', source: 'map', role: 'learner', by: 'step' },
    {
      id: 'functions',
      kind: 'matrix',
      side: 'learner',
      source: 'functions',
      range: [-1, 1],
      order: 'map',
      by: 'step',
    },
    {
      id: 'weights',
      kind: 'matrix',
      side: 'learner',
      source: 'weights',
      range: [-1, 1],
      order: 'map',
      by: 'step',
    },
  ],
  guess: guessBy(
    ['taught', { functions: 'yes', weights: 'no', points: 'yes' }],
    ['functions', { functions: 'yes', weights: 'no', points: 'no' }],
    ['weights', { functions: 'yes', weights: 'yes' }],
  ),
  presets: {
    noise: { parting: 'noise', spawn: 0 },
    late: { parting: 'noise', spawn: 500 },
    wide: { hidden: 128, networks: 8 },
    moons: { task: 'two-moons' },
    labels: { task: 'random-labels' },
    committee: { wiring: 'committee', hidden: 4 },
    tree: { wiring: 'tree', hidden: 5 },
  },
  presetGroups: { parting: ['noise', 'late'], task: ['moons', 'labels'], wiring: ['committee', 'tree'] },
  check(config) {
    const { parting, spawn, steps, batch } = config;
    checkOwnTable(config);
    if (parting === 'start') return;
    if (spawn >= steps) throw new GlassboxError('GBX-447', { spawn, steps });
    if (batch === 0) throw new GlassboxError('GBX-448', {});
  },
  async *run(config, context) {
    const { run } = await import('./twin-networks/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./twin-networks/findings.ts')).findings(rows, config),
});
