/**
 * The ordered control: a magnet in which every pair agrees, and a glass of as many spins, cooled side by side. In both, copies come
 * to overlap; only in the magnet does the magnetisation say so too, and there everything is known exactly at any N.
 *
 * Without a field both magnetisations +m and -m are seen, hence |m| and |q|.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import {
  countField,
  couplingBitsField,
  ruleField,
  seedField,
  temperatureField,
  withError,
} from './glass-common/columns.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [16, 128, 2048], 'spins'),
  field: { kind: 'real', link: 'h', default: 0, min: 0, max: 2, group: 'glass', level: 'main' },
  sweeps: countField('s', 'time', 'main', [8, 600, 1_000_000], 'sweeps'),
  samples: countField('d', 'average', 'main', [2, 32, 256]),
  steps: { kind: 'integer', link: 'k', default: 18, min: 2, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 2, 10]),
  coldest: temperatureField('tlo', 'more', [0.05, 0.3, 5]),
  copies: countField('r', 'average', 'more', [2, 4, 16]),
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type CurieWeissConfig = ConfigOf<typeof fields>;

const base = {
  kind: 'line',
  side: 'glass',
  x: 'temperature',
  xScale: 'linear',
  yScale: 'linear',
  ticks: [{ id: 'critical', x: () => 1 }],
} as const;

export const curieWeiss = defineExperiment({
  id: 'curie-weiss',
  version: 1,
  topic: 'relatives',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'temperature' },
    ...withError('absM'),
    ...withError('absQ'),
    { name: 'exactM' },
    ...withError('q2'),
    { name: 'exactQ2' },
    ...withError('energy'),
    { name: 'exactEnergy' },
    ...withError('glassM'),
    ...withError('glassQ'),
  ],
  figures: [
    {
      ...base,
      id: 'magnet',
      yRange: [0, 1.05],
      series: [
        { y: 'absM', error: 'absMError', role: 'control', style: 'solid' },
        { y: 'absQ', error: 'absQError', role: 'control', style: 'dashed' },
        { y: 'exactM', role: 'exact', style: 'dotted' },
      ],
    },
    {
      ...base,
      id: 'glass',
      yRange: [0, 1.05],
      series: [
        { y: 'glassM', error: 'glassMError', role: 'glass', style: 'solid' },
        { y: 'glassQ', error: 'glassQError', role: 'glass', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'square',
      yRange: [0, 1.05],
      series: [
        { y: 'q2', error: 'q2Error', role: 'control', style: 'solid' },
        { y: 'exactQ2', role: 'exact', style: 'dotted' },
      ],
    },
    {
      ...base,
      id: 'energy',
      series: [
        { y: 'energy', error: 'energyError', role: 'control', style: 'solid' },
        { y: 'exactEnergy', role: 'exact', style: 'dotted' },
      ],
    },
  ],
  presets: {
    large: { size: 512, samples: 8 },
    field: { field: 0.2 },
    hasty: { sweeps: 8 },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./curie-weiss/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./curie-weiss/findings.ts')).findings(rows, config),
});
