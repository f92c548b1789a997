/**
 * Does cooling slower find lower energy? One set of SK samples is annealed again and again, each time with more sweeps, and
 * what is left above the best energy known is drawn against them.
 *
 * The reference of each sample is the best of all copies in one annealing of twice the longest budget, made first and with
 * random numbers of its own. It is an upper bound on the ground state, so a residual energy is a lower bound. Every
 * annealing ends with a descent at T = 0, so that what is compared are states that no single flip improves. Of these the local
 * fields are shown too: P(s h) falls to 0 at h = 0 in a straight line.
 *
 * All ways of cooling get the same sweeps. An adaptive one shares them out by the specific heat that a pilot run of the same
 * glasses has shown (equal steps of thermodynamic length: Salamon et al., 1988); cycles heat up again, half as high each time
 * (Möbius et al., 1997), the twin of cyclical learning rates.
 */

import { GlassboxError } from '../messages/problem.ts';
import { PSEUDOGAP_SLOPE, RANDOM_DENSITY } from '../observables/local-field-distribution.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import {
  countField,
  couplingBitsField,
  couplingsField,
  ruleField,
  seedField,
  temperatureField,
  withError,
} from './glass-common/columns.ts';
import { parisiCold } from './glass-common/exact.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [8, 256, 2048], 'spins'),
  slowest: countField('s', 'time', 'main', [10, 3000, 1_000_000], 'sweeps'),
  schedule: {
    kind: 'choice',
    link: 'sched',
    default: 'linear',
    options: ['linear', 'geometric', 'adaptive', 'cycles', 'quench'],
    group: 'time',
    level: 'main',
  },
  copies: countField('r', 'average', 'main', [2, 8, 64]),
  samples: countField('d', 'average', 'more', [2, 16, 256]),
  hottest: temperatureField('thi', 'more', [0.2, 1.5, 20]),
  coldest: temperatureField('tlo', 'more', [0.01, 0.1, 5]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type SkAnnealConfig = ConfigOf<typeof fields>;

export const skAnneal = defineExperiment({
  id: 'sk-anneal',
  version: 1,
  topic: 'cooling',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'sweeps', unit: 'sweeps', digits: 6 },
    ...withError('energy', 5),
    ...withError('residual', 3),
    ...withError('best', 5),
    ...withError('overlap'),
    ...withError('hits', 3),
    ...withError('density', 3),
    ...withError('slope', 3),
    { name: 'reference', digits: 5 },
  ],
  figures: [
    {
      id: 'residual',
      kind: 'line',
      side: 'glass',
      x: 'sweeps',
      xScale: 'log',
      yScale: 'log',
      series: [{ y: 'residual', error: 'residualError', role: 'glass', style: 'solid' }],
    },
    {
      id: 'energy',
      kind: 'line',
      side: 'glass',
      x: 'sweeps',
      xScale: 'log',
      yScale: 'linear',
      series: [
        { y: 'energy', error: 'energyError', role: 'glass', style: 'solid' },
        { y: 'best', error: 'bestError', role: 'glass', style: 'dashed' },
        { y: 'reference', role: 'neutral', style: 'dotted' },
      ],
      curves: [parisiCold(({ slowest }: SkAnnealConfig) => [1, slowest])],
    },
    {
      id: 'valleys',
      kind: 'line',
      side: 'glass',
      x: 'sweeps',
      xScale: 'log',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: [
        { y: 'overlap', error: 'overlapError', role: 'glass', style: 'solid' },
        { y: 'hits', error: 'hitsError', role: 'neutral', style: 'dashed' },
      ],
    },
    { id: 'map', kind: 'radial', side: 'glass', source: 'map', role: 'glass', by: 'sweeps' },
    {
      id: 'final-energies',
      kind: 'histogram',
      side: 'glass',
      source: 'finalEnergies',
      role: 'glass',
      by: 'sweeps',
    },
    {
      id: 'local-fields',
      kind: 'histogram',
      side: 'glass',
      source: 'localFields',
      role: 'glass',
      xRange: [0, 3],
      by: 'sweeps',
    },
    {
      id: 'pseudogap',
      kind: 'line',
      side: 'glass',
      x: 'sweeps',
      xScale: 'log',
      yScale: 'linear',
      series: [
        { y: 'slope', error: 'slopeError', role: 'glass', style: 'solid' },
        { y: 'density', error: 'densityError', role: 'neutral', style: 'dashed' },
      ],
      curves: [
        {
          id: 'slope',
          role: 'exact',
          style: 'dotted',
          points: ({ slowest }) => ({ x: [1, slowest], y: [PSEUDOGAP_SLOPE, PSEUDOGAP_SLOPE] }),
        },
        {
          id: 'random-density',
          role: 'control',
          style: 'dotted',
          points: ({ slowest }) => ({ x: [1, slowest], y: [RANDOM_DENSITY, RANDOM_DENSITY] }),
        },
      ],
    },
  ],
  shards: ['samples'],
  presets: {
    quench: { schedule: 'quench' },
    adaptive: { schedule: 'adaptive' },
    cycles: { schedule: 'cycles' },
    patient: { slowest: 30_000 },
    large: { size: 1024, samples: 4, slowest: 1000 },
    small: { size: 64, samples: 64 },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./sk-anneal/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./sk-anneal/findings.ts')).findings(rows),
});
