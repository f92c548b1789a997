/** The declaration that Edwards–Anderson glasses of two and three dimensions share. */
import { GlassboxError } from '../../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from '../declaration.ts';
import {
  countField,
  couplingBitsField,
  couplingsField,
  ruleField,
  seedField,
  temperatureField,
  withError,
} from '../glass-common/columns.ts';
import { ladderField } from '../glass-common/tempering.ts';
import { RANKS, seriesOf } from './lattices.ts';

const eaFields = {
  seed: seedField,
  length: {
    kind: 'choice',
    link: 'l',
    default: '8',
    options: ['8', '12', '16', '24', '32'],
    group: 'glass',
    level: 'main',
  },
  couplings: { ...couplingsField, default: 'binary', level: 'main' },
  sweeps: countField('s', 'time', 'main', [16, 1000, 1_000_000], 'sweeps'),
  samples: countField('d', 'average', 'main', [2, 64, 1024]),
  slots: { kind: 'integer', link: 'k', default: 8, min: 2, max: 64, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 2, 10]),
  coldest: temperatureField('tlo', 'more', [0.1, 0.9, 5]),
  ladder: ladderField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type EaConfig = ConfigOf<typeof eaFields>;

export interface EaModel {
  readonly id: string;
  readonly dimensions: 2 | 3;
  readonly length: EaConfig['length'];
  readonly coldest: number;
  readonly sweeps: number;
  readonly samples: number;
  /** T_c of the infinite lattice; 0 where there is no transition. */
  critical(config: EaConfig): number;
  /** Where others found xi/L of L/2 and L to cross; null where nobody has said. */
  crossing?(config: EaConfig): number | null;
  readonly presets: Readonly<Record<string, Partial<EaConfig>>>;
}

export function edwardsAnderson(model: EaModel) {
  const { id, dimensions, length, coldest, sweeps, samples, critical, crossing, presets } = model;
  const base = {
    kind: 'line',
    side: 'glass',
    x: 'temperature',
    xScale: 'linear',
    yScale: 'linear',
    ticks: [{ id: 'critical', x: (config: EaConfig) => critical(config) || null }],
  } as const;
  return defineExperiment({
    id,
    version: 2,
    topic: 'lattice',
    fields: {
      ...eaFields,
      length: { ...eaFields.length, default: length },
      coldest: { ...eaFields.coldest, default: coldest },
      sweeps: { ...eaFields.sweeps, default: sweeps },
      samples: { ...eaFields.samples, default: samples },
    },
    columns: [
      { name: 'step', digits: 3 },
      { name: 'length', digits: 3 },
      { name: 'temperature' },
      ...RANKS.flatMap((rank) => withError(`correlation${rank}`)),
      ...RANKS.flatMap((rank) => withError(`binder${rank}`)),
      ...RANKS.flatMap((rank) => withError(`chi${rank}`)),
      ...RANKS.flatMap((rank) => withError(`energy${rank}`)),
      ...RANKS.flatMap((rank) => withError(`drift${rank}`, 2)),
      ...['swap', 'flow', 'trips'].flatMap((name) =>
        RANKS.map((rank) => ({ name: `${name}${rank}`, digits: 3 })),
      ),
    ],
    figures: [
      {
        ...base,
        id: 'correlation',
        series: seriesOf('correlation'),
        ticks: [...base.ticks, ...(crossing ? [{ id: 'crossing', x: crossing }] : [])],
      },
      { ...base, id: 'binder', yRange: [0, 1], series: seriesOf('binder') },
      { ...base, id: 'chi', yScale: 'log', series: seriesOf('chi') },
      { ...base, id: 'drift', series: seriesOf('drift') },
      { ...base, id: 'swap', yRange: [0, 1], series: seriesOf('swap', false) },
      { ...base, id: 'flow', yRange: [0, 1], series: seriesOf('flow', false) },
    ],
    shards: ['samples'],
    presets,
    check({ hottest, coldest, length }) {
      if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
      if (dimensions === 3 && Number(length) > 16)
        throw new GlassboxError('GBX-240', { name: 'length', value: length, allowed: '8, 12, 16' });
    },
    async *run(config, context) {
      const { run } = await import('./run.ts');
      yield* run(config, dimensions, context);
    },
    async findings(rows, config) {
      const { findings } = await import('./findings.ts');
      return findings(rows, { dimensions, critical: critical(config) });
    },
  });
}
