/**
 * Are we there yet? The same samples are brought from a random start to one cold temperature twice: simply held there, and by
 * replica exchange with hotter copies. In windows that double in length, the energy and the identity 1 + 2Tu = <q^2> of both.
 *
 * The energy looks flat long before the identity closes: a flat curve is no proof. Exchange closes it, at the price of
 * simulating all the hotter temperatures too; both are drawn against sweeps per copy, and the price is in the texts.
 */
import { GlassboxError } from '../messages/problem.ts';
import { parisiEnergy } from '../observables/parisi.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import {
  countField,
  couplingBitsField,
  ruleField,
  seedField,
  temperatureField,
  withError,
} from './glass-common/columns.ts';
import { ladderField } from './glass-common/tempering.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [8, 128, 1024], 'spins'),
  temperature: temperatureField('t', 'main', [0.05, 0.25, 2]),
  longest: countField('s', 'time', 'main', [8, 2048, 1_048_576], 'sweeps'),
  slots: { kind: 'integer', link: 'k', default: 12, min: 2, max: 16, group: 'time', level: 'main' },
  ladder: ladderField,
  interval: countField('e', 'time', 'more', [1, 1, 1000], 'sweeps'),
  hottest: temperatureField('thi', 'more', [0.2, 1.5, 10]),
  samples: countField('d', 'average', 'more', [2, 32, 32]),
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type SkEquilibriumConfig = ConfigOf<typeof fields>;

/** Copies of each sample at the cold temperature; one pair is enough for q. With 16 slots and 32 samples a batch is full. */
export const COPIES = 2;

const base = { kind: 'line', side: 'glass', x: 'sweeps', xScale: 'log', yScale: 'linear' } as const;
const both = (name: string) =>
  [
    { y: `${name}Plain`, error: `${name}PlainError`, role: 'glass', style: 'solid' },
    { y: `${name}Tempered`, error: `${name}TemperedError`, role: 'glass', style: 'dashed' },
  ] as const;

export const skEquilibrium = defineExperiment({
  id: 'sk-equilibrium',
  version: 1,
  topic: 'equilibrium',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'sweeps', unit: 'sweeps', digits: 7 },
    ...(['Plain', 'Tempered'] as const).flatMap((arm) => [
      ...withError(`identityGap${arm}`, 3),
      ...withError(`energy${arm}`, 5),
      ...withError(`q2${arm}`),
    ]),
    ...withError('lag', 3),
    { name: 'trips', digits: 3 },
    { name: 'worstSwap', digits: 3 },
    { name: 'bestSwap', digits: 3 },
    { name: 'ladder' },
    { name: 'swapRates' },
    { name: 'flow' },
  ],
  figures: [
    { ...base, id: 'identity', series: both('identityGap'), curves: [zeroLevel()] },
    {
      ...base,
      id: 'energy',
      series: both('energy'),
      curves: [
        {
          id: 'parisi-u',
          role: 'exact',
          style: 'dotted',
          points: ({ temperature, longest }) => {
            const level = parisiEnergy(temperature);
            return { x: [1, longest], y: [level, level] };
          },
        },
      ],
    },
    { ...base, id: 'overlap', yRange: [0, 1.05], series: both('q2') },
    { ...base, id: 'trips', series: [{ y: 'trips', role: 'glass', style: 'dashed' }] },
    { id: 'swaps', kind: 'matrix', side: 'glass', source: 'swaps', range: [0, 1], by: 'sweeps' },
    { id: 'flow', kind: 'histogram', side: 'glass', source: 'flow', role: 'glass', by: 'sweeps' },
  ],
  shards: ['samples'],
  presets: {
    cold: { temperature: 0.15, slots: 16 },
    warm: { temperature: 0.8 },
    few: { slots: 3 },
    patient: { longest: 16_384 },
  },
  check({ hottest, temperature }) {
    if (!(hottest > temperature)) throw new GlassboxError('GBX-431', { hottest, coldest: temperature });
  },
  async *run(config, context) {
    const { run } = await import('./sk-equilibrium/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./sk-equilibrium/findings.ts')).findings(rows),
});

function zeroLevel() {
  return {
    id: 'zero',
    role: 'exact',
    style: 'dotted',
    points: ({ longest }: SkEquilibriumConfig) => ({ x: [1, longest], y: [0, 0] }),
  } as const;
}
