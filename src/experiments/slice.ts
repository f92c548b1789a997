/**
 * One point, four pictures. A network is trained; through the point where it ends up, four planes are laid: two random directions, two that are
 * scaled unit by unit, the two that hold most of the way it came, and the two of largest curvature. Each is drawn as a map of the training loss with
 * the way projected on it. The marks of the way carry the loss that it really had there; how far it lies out of the plane is printed beside it.
 *
 * The maps are evaluated in batches on the engine, one network for each point; curvature is f64 (Lanczos with exact Hessian products).
 * Sources: see `observables/landscape-slice.ts`.
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField } from './glass-common/columns.ts';
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

export const fields = {
  seed: seedField,
  task: taskField('two-moons', OWN_TASKS),
  ...ownTableFields,
  hidden: countField('h', 'learner', 'main', [2, 16, 128]),
  steps: countField('s', 'time', 'main', [4, 2000, 1_000_000]),
  reach: {
    kind: 'real',
    link: 'r',
    default: 1.2,
    min: 0.01,
    max: 10,
    group: 'learner',
    level: 'main',
    scale: 'log',
  },
  points: countField('p', 'learner', 'more', [4, 100, 4096], 'points'),
  inputs: countField('d', 'learner', 'more', [1, 2, 256]),
  resolution: { kind: 'integer', link: 'px', default: 41, min: 5, max: 121, group: 'average', level: 'more' },
  activation: activationField,
  optimiser: optimiserField('momentum'),
  learningRate: learningRateField(0.1, 'more'),
  batch: { kind: 'integer', link: 'b', default: 16, min: 0, max: 4096, group: 'learner', level: 'more' },
  profile: profileField('cosine'),
} as const satisfies Fields;

export type SliceConfig = ConfigOf<typeof fields>;

export const SLICES = ['random', 'filter', 'trajectory', 'hessian'] as const;
export type SliceName = (typeof SLICES)[number];

const field = (id: SliceName) =>
  ({
    id,
    kind: 'surface',
    side: 'learner',
    source: id,
    overlay: `${id}Way`,
    scale: 'log',
    notes: ['share', 'rms', 'max', 'halfWidth', 'curvature1', 'curvature2'],
    by: 'slice',
  }) as const;
const STYLES = {
  random: { role: 'neutral', style: 'dotted' },
  filter: { role: 'neutral', style: 'dashed' },
  trajectory: { role: 'learner', style: 'solid' },
  hessian: { role: 'control', style: 'dashed' },
} as const;
const base = { kind: 'line', side: 'learner', x: 'step', xScale: 'log' } as const;

export const slice = defineExperiment({
  id: 'slice',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'slice' },
    { name: 'share', digits: 3 },
    { name: 'rms', digits: 3 },
    { name: 'max', digits: 3 },
    { name: 'halfWidth', digits: 3 },
    { name: 'curvature1', digits: 3 },
    { name: 'curvature2', digits: 3 },
    { name: 'meanCurvature', digits: 3 },
    { name: 'step', digits: 7 },
    { name: 'loss' },
    { name: 'distance' },
    ...SLICES.map((name) => ({ name: `${name}Reading` })),
    ...SLICES.map((name) => ({ name: `${name}Outside` })),
  ],
  figures: [
    ...SLICES.map(field),
    {
      ...base,
      id: 'readings',
      yScale: 'log',
      series: [
        { y: 'loss', role: 'exact', style: 'solid' },
        ...SLICES.map((name) => ({ y: `${name}Reading`, ...STYLES[name] })),
      ],
    },
    {
      ...base,
      id: 'outside',
      yScale: 'linear',
      series: [
        { y: 'distance', role: 'exact', style: 'solid' },
        ...SLICES.map((name) => ({ y: `${name}Outside`, ...STYLES[name] })),
      ],
    },
  ],
  presets: {
    near: { reach: 0.1 },
    wide: { hidden: 64 },
    labels: { task: 'random-labels', inputs: 10 },
    teacher: { task: 'teacher', inputs: 10 },
  },
  presetGroups: { task: ['labels', 'teacher'] },
  check: checkOwnTable,
  async *run(config, context) {
    const { run } = await import('./slice/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./slice/findings.ts')).findings(rows),
});
