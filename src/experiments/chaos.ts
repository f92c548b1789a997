/**
 * Change the couplings a little: are the valleys still the same? SK samples are cooled beside copies of themselves whose couplings
 * were turned a little towards other ones, and beside themselves at other temperatures; their overlaps tell.
 *
 *   J' = (J + epsilon K) / (1 + epsilon^2)^(1/2),  K another draw;   r = [<q_ab^2>] / ([<q_aa^2>] [<q_bb^2>])^(1/2)
 *
 * Bond chaos is seen at these sizes; temperature chaos is not, and its curve is the control.
 * Sources: Bray & Moore, Phys. Rev. Lett. 58, 57 (1987); Ney-Nifle & Young, J. Phys. A 30, 5311 (1997) for r; Billoire & Marinari,
 * J. Phys. A 33, L265 (2000) for temperature chaos in SK.
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
import { guessBy } from './guess.ts';

export const fields = {
  seed: seedField,
  size: countField('n', 'glass', 'main', [16, 64, 512], 'spins'),
  temperature: temperatureField('t', 'main', [0.1, 0.4, 2]),
  strongest: { kind: 'real', link: 'e', default: 0.75, min: 0.01, max: 2, group: 'glass', level: 'main' },
  sweeps: countField('s', 'time', 'main', [16, 10_000, 1_000_000], 'sweeps'),
  samples: countField('d', 'average', 'more', [2, 40, 46]),
  hottest: temperatureField('thi', 'more', [0.3, 1.5, 10]),
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type ChaosConfig = ConfigOf<typeof fields>;

/** Strengths of change, evenly up to the strongest. */
export const STRENGTHS = 5;

const base = { kind: 'line', side: 'glass', x: 'strength', xScale: 'linear', yScale: 'linear' } as const;

export const chaos = defineExperiment({
  id: 'chaos',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'strength', digits: 3 },
    ...withError('bond'),
    ...withError('thermal'),
    ...withError('bondQ2'),
    ...withError('thermalQ2'),
    ...withError('own'),
  ],
  figures: [
    {
      ...base,
      id: 'likeness',
      yRange: [0, 1.1],
      series: [
        { y: 'bond', error: 'bondError', role: 'glass', style: 'solid' },
        { y: 'thermal', error: 'thermalError', role: 'control', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'squares',
      series: [
        { y: 'bondQ2', error: 'bondQ2Error', role: 'glass', style: 'solid' },
        { y: 'thermalQ2', error: 'thermalQ2Error', role: 'control', style: 'dashed' },
        { y: 'own', error: 'ownError', role: 'neutral', style: 'dotted' },
      ],
    },
  ],
  guess: guessBy(
    ['bonds', { bonds: 'yes', thermal: 'yes' }],
    ['both', { bonds: 'yes', thermal: 'no' }],
    ['none', { bonds: 'no', thermal: 'yes' }],
  ),
  presets: {
    larger: { size: 256, samples: 12, sweeps: 8000 },
    warm: { temperature: 0.8 },
    hasty: { sweeps: 40 },
  },
  check({ hottest, temperature, strongest }) {
    const warmest = temperature * (1 + strongest);
    if (!(hottest >= warmest)) throw new GlassboxError('GBX-431', { hottest, coldest: warmest });
  },
  async *run(config, context) {
    const { run } = await import('./chaos/run.ts');
    yield* run(config, context);
  },
  findings: async (rows) => (await import('./chaos/findings.ts')).findings(rows),
});
