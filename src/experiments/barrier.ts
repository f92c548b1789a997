/**
 * Linear mode connectivity: do two solutions lie in one valley, once hidden units are exchanged? Pairs of two-layer networks of growing
 * width are trained; the loss is followed on the straight line between the two, as they stand, after the exchange of hidden units
 * that brings their weights nearest (one assignment problem, solved exactly), after a random exchange (the control), and between copies
 * of one network that parted at step k. ReLU networks are put into canonical scales first (`learner/canonical.ts`).
 *
 * Two scalings: mean field, f = (1/m) sum v act(w . x + b) + c, whose units move by as much at every width (with Adam, whose steps do
 * not depend on the size of the gradient), and the standard one with fan-in^(-1/2), whose wide networks hardly move.
 *
 * Errors are over disjoint pairs, which are independent given the data.
 * Sources: Frankle, Dziugaite, Roy & Carbin, arXiv:1912.05671; Entezari, Sedghi, Saukh & Neyshabur, arXiv:2110.06296; Ainsworth,
 * Hayase & Srinivasa, arXiv:2209.04836; a barrier of order m^(-1/2) for two-layer ReLU networks: arXiv:2503.06001.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
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
  task: taskField('teacher', OWN_TASKS),
  ...ownTableFields,
  widest: countField('h', 'learner', 'main', [8, 256, 512]),
  steps: countField('s', 'time', 'main', [2, 2000, 1_000_000]),
  spawn: { kind: 'integer', link: 'k', default: 100, min: 0, max: 1_000_000, group: 'time', level: 'main' },
  pairs: countField('e', 'average', 'more', [2, 12, 64]),
  narrowest: countField('hm', 'learner', 'more', [1, 4, 128]),
  points: countField('p', 'learner', 'more', [4, 256, 4096], 'points'),
  inputs: countField('d', 'learner', 'more', [1, 10, 256]),
  scaling: {
    kind: 'choice',
    link: 'g',
    default: 'mean-field',
    options: ['mean-field', 'standard'],
    group: 'learner',
    level: 'more',
  },
  activation: { ...activationField, default: 'relu' },
  optimiser: optimiserField('adam'),
  learningRate: learningRateField(0.01, 'more'),
  batch: { kind: 'integer', link: 'b', default: 32, min: 1, max: 4096, group: 'learner', level: 'more' },
  profile: profileField('cosine'),
} as const satisfies Fields;

export type BarrierConfig = ConfigOf<typeof fields>;

/** Widths that are run: from the narrowest, each twice the one before. */
export function widthsOf({ narrowest, widest }: Pick<BarrierConfig, 'narrowest' | 'widest'>): number[] {
  const widths: number[] = [];
  for (let width = narrowest; width <= widest; width *= 2) widths.push(width);
  return widths;
}

/** What is between the two: as they stand, exchanged to be near, exchanged at random, copies that parted. */
export const PATHS = ['raw', 'aligned', 'shuffled', 'spawned'] as const;
export type PathKind = (typeof PATHS)[number];

const LOOKS = {
  raw: { role: 'neutral', style: 'solid' },
  aligned: { role: 'learner', style: 'solid' },
  shuffled: { role: 'control', style: 'dotted' },
  spawned: { role: 'learner', style: 'dashed' },
} as const;
const seriesOf = (name: (kind: PathKind) => string) =>
  PATHS.map((kind) => ({ y: name(kind), error: `${name(kind)}Error`, ...LOOKS[kind] }));
const base = { kind: 'line', side: 'learner', xScale: 'log', yScale: 'linear' } as const;

export const barrier = defineExperiment({
  id: 'barrier',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'width' },
    { name: 'position', digits: 2 },
    ...PATHS.flatMap((kind) => withError(kind)),
    ...PATHS.flatMap((kind) => withError(`${kind}HeldOut`)),
    ...withError('trainLoss'),
    ...withError('heldOutLoss'),
    ...withError('overlap'),
    ...withError('alignedOverlap'),
    ...PATHS.flatMap((kind) => withError(`${kind}Path`)),
  ],
  figures: [
    { ...base, id: 'train', x: 'width', series: seriesOf((kind) => kind) },
    { ...base, id: 'heldOut', x: 'width', series: seriesOf((kind) => `${kind}HeldOut`) },
    {
      ...base,
      id: 'exponent',
      x: 'width',
      yScale: 'log',
      series: [
        { y: 'raw', error: 'rawError', ...LOOKS.raw },
        { y: 'aligned', error: 'alignedError', ...LOOKS.aligned },
      ],
    },
    { ...base, id: 'path', x: 'position', xScale: 'linear', series: seriesOf((kind) => `${kind}Path`) },
    {
      ...base,
      id: 'overlaps',
      x: 'width',
      series: [
        { y: 'overlap', error: 'overlapError', ...LOOKS.raw },
        { y: 'alignedOverlap', error: 'alignedOverlapError', ...LOOKS.aligned },
      ],
    },
  ],
  presets: {
    early: { spawn: 0 },
    late: { spawn: 1000 },
    moons: { task: 'two-moons' },
    standard: { scaling: 'standard', optimiser: 'momentum', learningRate: 0.1 },
    'few-inputs': { inputs: 3, learningRate: 0.03 },
  },
  presetGroups: { spawn: ['early', 'late'], task: ['moons', 'few-inputs'] },
  check(config) {
    const { narrowest, widest, spawn, steps } = config;
    checkOwnTable(config);
    if (narrowest > widest) throw new GlassboxError('GBX-449', { narrowest, widest });
    if (spawn >= steps) throw new GlassboxError('GBX-447', { spawn, steps });
  },
  async *run(config, context) {
    const { run } = await import('./barrier/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./barrier/findings.ts')).findings(rows, config),
});
