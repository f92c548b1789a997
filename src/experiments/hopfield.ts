/**
 * How much can a memory hold? Patterns are stored in the couplings of a Hopfield model, copies start on one of them and relax;
 * what is left of it is drawn against the load alpha = P/N, beside the overlap that an infinite memory keeps.
 *
 * The control starts from random configurations and is scored by the pattern it comes closest to.
 * Sources: Hopfield, PNAS 79, 2554 (1982); Amit, Gutfreund & Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985): capacity 0.138 at T = 0.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, ruleField, seedField, withError } from './glass-common/columns.ts';
import { guessBy } from './guess.ts';
import { retrievalCurve } from './hopfield/exact.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [32, 400, 2048], 'spins'),
  temperature: { kind: 'real', link: 't', default: 0, min: 0, max: 1.5, group: 'time', level: 'main' },
  heaviest: { kind: 'real', link: 'a', default: 0.22, min: 0.02, max: 1, group: 'glass', level: 'main' },
  sweeps: countField('s', 'time', 'main', [2, 100, 100_000], 'sweeps'),
  loads: { kind: 'integer', link: 'nl', default: 11, min: 2, max: 60, group: 'glass', level: 'more' },
  lightest: { kind: 'real', link: 'al', default: 0.02, min: 0.005, max: 1, group: 'glass', level: 'more' },
  samples: countField('d', 'average', 'more', [2, 16, 256]),
  copies: countField('r', 'average', 'more', [2, 8, 64]),
  rule: ruleField,
} as const satisfies Fields;

export type HopfieldConfig = ConfigOf<typeof fields>;

/** Largest load at T = 0, N -> infinity, replica symmetric. */
export const CAPACITY = 0.1379;

const base = {
  kind: 'line',
  side: 'glass',
  x: 'load',
  xScale: 'linear',
  yScale: 'linear',
  ticks: [{ id: 'capacity', x: ({ temperature }: HopfieldConfig) => (temperature === 0 ? CAPACITY : null) }],
} as const;

export const hopfield = defineExperiment({
  id: 'hopfield',
  version: 1,
  topic: 'relatives',
  fields,
  columns: [
    { name: 'load' },
    { name: 'patterns', digits: 5 },
    ...withError('kept'),
    ...withError('remembered'),
    ...withError('chance'),
    ...withError('energyKept'),
    ...withError('energyChance'),
    { name: 'exact' },
  ],
  figures: [
    {
      ...base,
      id: 'retrieval',
      yRange: [0, 1.05],
      series: [
        { y: 'kept', error: 'keptError', role: 'glass', style: 'solid' },
        { y: 'chance', error: 'chanceError', role: 'control', style: 'dashed' },
      ],
      curves: [{ id: 'retrieval', role: 'exact', style: 'dotted', points: retrievalCurve }],
    },
    {
      ...base,
      id: 'remembered',
      yRange: [0, 1.05],
      series: [{ y: 'remembered', error: 'rememberedError', role: 'glass', style: 'solid' }],
    },
    {
      ...base,
      id: 'energy',
      series: [
        { y: 'energyKept', error: 'energyKeptError', role: 'glass', style: 'solid' },
        { y: 'energyChance', error: 'energyChanceError', role: 'control', style: 'dashed' },
      ],
    },
    {
      id: 'overlaps',
      kind: 'histogram',
      side: 'glass',
      source: 'overlaps',
      role: 'glass',
      xRange: [-1, 1],
      by: 'load',
    },
  ],
  guess: guessBy(['all', { breakdown: 'yes' }]),
  presets: {
    warm: { temperature: 0.3, heaviest: 0.15 },
    large: { size: 1000, samples: 4 },
    small: { size: 100, samples: 64 },
  },
  check({ heaviest, lightest, size }) {
    if (!(heaviest > lightest && lightest * size >= 1))
      throw new GlassboxError('GBX-240', {
        name: 'lightest',
        value: lightest,
        allowed: `${1 / size} … ${heaviest}`,
      });
  },
  async *run(config, context) {
    const { run } = await import('./hopfield/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./hopfield/findings.ts')).findings(rows),
});
