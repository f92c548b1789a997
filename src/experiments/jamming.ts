/**
 * Jamming: how many parameters does it take to satisfy every label? Networks of growing width are trained on the squared hinge
 * (1/2) sum_mu max(0, Delta_mu)^2, Delta = 1 - y f: a label is satisfied once it has its margin, and costs nothing then. With few
 * parameters some labels stay unsatisfied, as spheres overlap in a box too small; with enough the energy is exactly zero. Between them
 * the number of unsatisfied labels per parameter falls to zero, at a finite value just before.
 *
 * Nothing is claimed of the exponents. Sources: Geiger, Spigler, d'Ascoli, Sagun, Baity-Jesi, Biroli & Wyart, Phys. Rev. E 100
 * (2019) 012115; Spigler et al., J. Phys. A 52 (2019) 474001; Franz & Parisi, J. Phys. A 49 (2016) 145001 (the perceptron).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import {
  activationField,
  learningRateField,
  optimiserField,
  profileField,
  taskField,
} from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  task: taskField('random-labels', ['random-labels', 'teacher-sign', 'parity', 'clusters']),
  points: countField('p', 'learner', 'main', [8, 100, 2000]),
  inputs: countField('in', 'learner', 'main', [2, 10, 100]),
  narrowest: countField('h1', 'learner', 'more', [1, 1, 64]),
  widest: countField('h2', 'learner', 'main', [2, 12, 128]),
  widths: { kind: 'integer', link: 'k', default: 12, min: 2, max: 30, group: 'learner', level: 'more' },
  steps: countField('s', 'time', 'more', [10, 4000, 1_000_000]),
  samples: countField('d', 'average', 'more', [2, 32, 256]),
  optimiser: optimiserField('adam'),
  learningRate: learningRateField(0.05, 'more'),
  profile: profileField('cosine'),
  activation: activationField,
} as const satisfies Fields;

export type JammingConfig = ConfigOf<typeof fields>;

const base = { kind: 'line', side: 'learner', x: 'ratio', xScale: 'log' } as const;

export const jamming = defineExperiment({
  id: 'jamming',
  version: 1,
  topic: 'training',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'hidden', digits: 4 },
    { name: 'parameters', digits: 6 },
    { name: 'ratio', digits: 3 },
    { name: 'satisfied' },
    { name: 'satisfiedLow', digits: 3 },
    { name: 'satisfiedHigh', digits: 3 },
    ...withError('unsatisfied', 3),
    ...withError('contacts', 3),
    ...withError('energy', 3),
    ...withError('gradient', 3),
    ...withError('wrong', 3),
    ...withError('heldOutWrong', 3),
  ],
  figures: [
    {
      ...base,
      id: 'satisfied',
      yScale: 'linear',
      yRange: [0, 1.02],
      shade: ['satisfiedLow', 'satisfiedHigh'],
      series: [
        { y: 'satisfied', role: 'learner', style: 'solid' },
        { y: 'satisfiedLow', role: 'neutral', style: 'dotted' },
        { y: 'satisfiedHigh', role: 'neutral', style: 'dotted' },
      ],
    },
    {
      ...base,
      id: 'contacts',
      yScale: 'linear',
      series: [
        { y: 'contacts', error: 'contactsError', role: 'learner', style: 'solid' },
        { y: 'unsatisfied', error: 'unsatisfiedError', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'energy',
      yScale: 'linear',
      series: [{ y: 'energy', error: 'energyError', role: 'learner', style: 'solid' }],
    },
    {
      ...base,
      id: 'errors',
      yScale: 'linear',
      series: [
        { y: 'wrong', error: 'wrongError', role: 'learner', style: 'solid' },
        { y: 'heldOutWrong', error: 'heldOutWrongError', role: 'neutral', style: 'dashed' },
      ],
    },
  ],
  presets: {
    'twice-the-data': { points: 200, widest: 24 },
    rule: { task: 'teacher-sign' },
    patient: { steps: 40_000 },
    relu: { activation: 'relu' },
  },
  check({ narrowest, widest }) {
    if (!(narrowest < widest)) throw new GlassboxError('GBX-452', { narrowest, widest });
  },
  async *run(config, context) {
    const { run } = await import('./jamming/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./jamming/findings.ts')).findings(rows, config),
});
