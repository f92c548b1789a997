/**
 * Do two copies agree? Copies of SK samples are cooled together; at each temperature P(q), the overlaps of all copies of the
 * first sample as a matrix, and the magnetisation beside |q| and q^2.
 *
 * The point: m stays zero while q grows (frozen, yet disordered), and P(q) is not one peak but a whole distribution that
 * differs from sample to sample: the gallery shows those of the first ones beside their mean.
 */
import { GlassboxError } from '../messages/problem.ts';
import { parisiAbsQ, parisiQ2 } from '../observables/parisi.ts';
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
import { exactCurve } from './glass-common/exact.ts';
import { guessBy } from './guess.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [8, 128, 2048], 'spins'),
  copies: countField('r', 'average', 'main', [3, 16, 64]),
  samples: countField('d', 'average', 'main', [2, 16, 256]),
  sweeps: countField('s', 'time', 'main', [8, 1000, 1_000_000], 'sweeps'),
  steps: { kind: 'integer', link: 'k', default: 16, min: 2, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 1.6, 10]),
  coldest: temperatureField('tlo', 'more', [0.02, 0.1, 5]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type SkOverlapConfig = ConfigOf<typeof fields>;

const range = ({ coldest, hottest }: SkOverlapConfig) => [coldest, hottest] as const;
const base = {
  kind: 'line',
  side: 'glass',
  x: 'temperature',
  xScale: 'linear',
  yScale: 'linear',
  ticks: [{ id: 'critical', x: () => 1 }],
} as const;

export const skOverlap = defineExperiment({
  id: 'sk-overlap',
  version: 1,
  topic: 'cooling',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'temperature' },
    ...withError('absQ'),
    ...withError('q2'),
    ...withError('m'),
    ...withError('energy', 5),
    ...withError('scatter', 3),
    ...withError('identityGap', 2),
  ],
  figures: [
    {
      ...base,
      id: 'order',
      yRange: [-0.1, 1.05],
      series: [
        { y: 'absQ', error: 'absQError', role: 'glass', style: 'solid' },
        { y: 'q2', error: 'q2Error', role: 'glass', style: 'dashed' },
        { y: 'm', error: 'mError', role: 'neutral', style: 'dotted' },
      ],
      curves: [
        exactCurve('parisi-abs-q', range, parisiAbsQ),
        exactCurve('parisi-q2', range, parisiQ2, 'dashed'),
      ],
    },
    {
      id: 'pq',
      kind: 'histogram',
      side: 'glass',
      source: 'pq',
      role: 'glass',
      xRange: [-1, 1],
      by: 'temperature',
    },
    {
      id: 'gallery',
      kind: 'gallery',
      side: 'glass',
      source: 'pqOf',
      behind: 'pq',
      role: 'glass',
      xRange: [-1, 1],
      by: 'temperature',
    },
    { id: 'map', kind: 'radial', side: 'glass', source: 'map', role: 'glass', by: 'temperature' },
    {
      id: 'matrix',
      kind: 'matrix',
      side: 'glass',
      source: 'overlaps',
      range: [-1, 1],
      order: 'map',
      ordered: true,
      by: 'temperature',
    },
    {
      ...base,
      id: 'scatter',
      series: [{ y: 'scatter', error: 'scatterError', role: 'glass', style: 'solid' }],
    },
  ],
  guess: guessBy(['zero', { magnetisation: 'yes' }]),
  shards: ['samples'],
  presets: {
    hasty: { sweeps: 20 },
    patient: { sweeps: 10_000 },
    large: { size: 512, samples: 8, sweeps: 400 },
    gallery: { copies: 32, samples: 8 },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./sk-overlap/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./sk-overlap/findings.ts')).findings(rows, config),
});
