/**
 * When did it freeze? First the same samples are cooled at two rates, ten times apart: how alike a copy is to itself half a
 * temperature step earlier (q_EA as far as this cooling can see) and how many spins still flip. Then a quench: the two-time
 * correlation C(t_w, t_w + t) for four ages t_w. The answer depends on how long one looks, and the glass remembers its age.
 *
 * Rows of the cooling have a temperature, rows of the ageing have a time; each figure draws those it knows.
 */
import { GlassboxError } from '../messages/problem.ts';
import { parisiQEA } from '../observables/parisi.ts';
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
import { AGES } from './sk-freeze/ages.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [16, 512, 4096], 'spins'),
  temperature: temperatureField('t', 'main', [0.02, 0.4, 3]),
  sweeps: countField('s', 'time', 'main', [4, 30, 100_000], 'sweeps'),
  longest: countField('l', 'time', 'main', [10, 3000, 1_000_000], 'sweeps'),
  steps: { kind: 'integer', link: 'k', default: 16, min: 2, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 1.6, 10]),
  coldest: temperatureField('tlo', 'more', [0.02, 0.1, 3]),
  samples: countField('d', 'average', 'more', [2, 16, 256]),
  copies: countField('r', 'average', 'more', [1, 4, 64]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type SkFreezeConfig = ConfigOf<typeof fields>;

/** The youngest age is told from the next by its colour as well. */
const STYLES = ['dotted', 'dotted', 'dashed', 'solid'] as const;
const ageing = (name: string) =>
  AGES.map(
    (age, k) =>
      ({
        y: `${name}${age}`,
        error: `${name}${age}Error`,
        role: k === 0 ? 'neutral' : 'glass',
        style: STYLES[k]!,
      }) as const,
  );
const rates = (name: string) =>
  [
    { y: `${name}Fast`, error: `${name}FastError`, role: 'glass', style: 'dashed' },
    { y: `${name}Slow`, error: `${name}SlowError`, role: 'glass', style: 'solid' },
  ] as const;
const cooling = { kind: 'line', side: 'glass', x: 'temperature', xScale: 'linear' } as const;

export const skFreeze = defineExperiment({
  id: 'sk-freeze',
  version: 1,
  topic: 'cooling',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'temperature' },
    ...(['Fast', 'Slow'] as const).flatMap((rate) => [
      ...withError(`self${rate}`),
      ...withError(`flips${rate}`, 3),
      ...withError(`energy${rate}`, 5),
    ]),
    { name: 'time', unit: 'sweeps', digits: 7 },
    { name: 'ratio', digits: 3 },
    ...AGES.flatMap((age) => withError(`age${age}`)),
    ...AGES.slice(1).flatMap((age) => withError(`scaled${age}`)),
    ...withError('flipRate', 3),
  ],
  figures: [
    {
      ...cooling,
      id: 'cooling',
      yScale: 'linear',
      yRange: [-0.05, 1.05],
      series: rates('self'),
      curves: [exactCurve('q-ea', ({ coldest, hottest }: SkFreezeConfig) => [coldest, hottest], parisiQEA)],
      ticks: [{ id: 'critical', x: () => 1 }],
    },
    { ...cooling, id: 'flips', yScale: 'log', series: rates('flips') },
    {
      id: 'ageing',
      kind: 'line',
      side: 'glass',
      x: 'time',
      xScale: 'log',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: ageing('age'),
      curves: [
        {
          id: 'q-ea',
          role: 'exact',
          style: 'dotted',
          points: ({ temperature, longest }) => {
            const level = parisiQEA(temperature);
            return level > 0 ? { x: [1, longest], y: [level, level] } : null;
          },
        },
      ],
    },
    {
      id: 'scaled',
      kind: 'line',
      side: 'glass',
      x: 'ratio',
      xScale: 'log',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: ageing('scaled').slice(1),
      when: ({ longest }) => longest >= 100,
    },
    {
      id: 'flip-rate',
      kind: 'line',
      side: 'glass',
      x: 'time',
      xScale: 'log',
      yScale: 'log',
      series: [{ y: 'flipRate', error: 'flipRateError', role: 'glass', style: 'solid' }],
    },
  ],
  guess: guessBy(['lower', { rate: 'yes' }], ['same', { rate: 'no' }]),
  presets: {
    warm: { temperature: 1.2 },
    cold: { temperature: 0.2 },
    slow: { sweeps: 300 },
    patient: { longest: 30_000 },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./sk-freeze/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./sk-freeze/findings.ts')).findings(rows, config),
});
