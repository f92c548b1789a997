/**
 * Does a magnetic field melt the glass? SK samples are cooled in one uniform field after another, and the temperature at which
 * copies part is drawn against the field, under the de Almeida–Thouless line of the infinite glass in equilibrium.
 *
 * Parted is |q| of a copy with its own past minus |q| between copies, as everywhere in this lab. It is where this cooling fell
 * out of equilibrium, and lies below the line for slow coolings of small glasses and at weak fields near it.
 */
import { GlassboxError } from '../messages/problem.ts';
import { ALMEIDA_THOULESS, lineAt } from './at-line/table.ts';
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
import { guessBy } from './guess.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [16, 256, 2048], 'spins'),
  strongest: {
    kind: 'real',
    link: 'h',
    default: 1.2,
    min: 0.01,
    max: 4,
    group: 'glass',
    level: 'main',
  },
  sweeps: countField('s', 'time', 'main', [8, 400, 100_000], 'sweeps'),
  samples: countField('d', 'average', 'main', [2, 32, 256]),
  fields: { kind: 'integer', link: 'nh', default: 7, min: 2, max: 40, group: 'glass', level: 'more' },
  steps: { kind: 'integer', link: 'k', default: 16, min: 3, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 1.3, 10]),
  coldest: temperatureField('tlo', 'more', [0.02, 0.1, 3]),
  copies: countField('r', 'average', 'more', [2, 4, 4]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type AtLineConfig = ConfigOf<typeof fields>;

const base = { kind: 'line', side: 'glass', x: 'field', xScale: 'linear', yScale: 'linear' } as const;

export const atLine = defineExperiment({
  id: 'at-line',
  version: 1,
  topic: 'equilibrium',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'field' },
    ...withError('freezing', 3),
    ...withError('gap', 3),
    ...withError('absQ'),
    ...withError('spread', 3),
    ...withError('m'),
    { name: 'state' },
  ],
  figures: [
    {
      ...base,
      id: 'line',
      yRange: [0, 1.1],
      series: [{ y: 'freezing', error: 'freezingError', role: 'glass', style: 'solid' }],
      curves: [
        {
          id: 'almeida-thouless',
          role: 'exact',
          style: 'dotted',
          points({ strongest }) {
            const shown = ALMEIDA_THOULESS.filter(({ field }) => field <= strongest);
            const last = lineAt(strongest);
            const end = last === null ? [] : [{ field: strongest, temperature: last }];
            const points = [...shown.filter(({ field }) => field < strongest), ...end];
            return { x: points.map(({ field }) => field), y: points.map(({ temperature }) => temperature) };
          },
        },
      ],
    },
    {
      ...base,
      id: 'order',
      yRange: [0, 1.05],
      series: [
        { y: 'absQ', error: 'absQError', role: 'glass', style: 'solid' },
        { y: 'm', error: 'mError', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'parted',
      series: [
        { y: 'gap', error: 'gapError', role: 'glass', style: 'solid' },
        { y: 'spread', error: 'spreadError', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      id: 'pq',
      kind: 'histogram',
      side: 'glass',
      source: 'pq',
      role: 'glass',
      xRange: [-1, 1],
      by: 'field',
    },
  ],
  guess: guessBy(['shifts', { falls: 'yes' }]),
  presets: {
    slower: { sweeps: 1600 },
    hasty: { sweeps: 8 },
    small: { size: 64, samples: 128, sweeps: 400 },
    weak: { strongest: 0.4, fields: 9 },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./at-line/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./at-line/findings.ts')).findings(rows),
});
