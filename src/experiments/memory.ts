/**
 * Does a glass remember where it waited? Samples are cooled step by step to the coldest temperature and heated again, once without
 * a stop (the reference) and once with a long stop on the way down. What is watched is how much a copy changes within a fixed
 * time, chi = [1 - C(t, t + t_obs)]/T, the stand-in of simulations for the out-of-phase susceptibility of experiments: in
 * equilibrium it is the response to a field switched on t_obs ago.
 *
 * During the stop chi falls (ageing). Rejuvenation: further down it comes back to the reference, as if there had been no
 * stop. Memory: on heating a dip appears near the temperature of the stop. In the fully connected glass rejuvenation is clear and
 * the difference returns on heating; a cubic lattice, in times like these, ages and keeps more than half of it, as larger simulations found too.
 * Sources: Jonason, Vincent, Hammann, Bouchaud & Nordblad, Phys. Rev. Lett. 81 (1998) 3243 (the experiment); Picco,
 * Ricci-Tersenghi & Ritort, Phys. Rev. B 63 (2001) 174412 (no rejuvenation in 3D); Berthier & Bouchaud, Phys. Rev. B 66 (2002)
 * 054404; Takayama & Hukushima, J. Phys. Soc. Jpn 71 (2002) 3003; Baity-Jesi et al., Nature Physics 19 (2023) 978.
 */
import { GlassboxError } from '../messages/problem.ts';
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
import { evenTemperatures } from './glass-common/glasses.ts';

export const fields = {
  seed: seedField,
  model: {
    kind: 'choice',
    link: 'm',
    default: 'sk',
    options: ['sk', 'cubic'],
    group: 'glass',
    level: 'main',
  },
  stopTemperature: temperatureField('tw', 'main', [0.05, 0.56, 3]),
  stop: {
    kind: 'integer',
    link: 'w',
    default: 1000,
    min: 0,
    max: 1_000_000,
    unit: 'sweeps',
    group: 'time',
    level: 'main',
  },
  samples: countField('d', 'average', 'main', [2, 32, 256]),
  size: {
    kind: 'choice',
    link: 'n',
    default: '1000',
    options: ['64', '216', '512', '1000', '1728'],
    unit: 'spins',
    group: 'glass',
    level: 'more',
  },
  sweeps: countField('s', 'time', 'more', [2, 20, 10_000], 'sweeps'),
  steps: { kind: 'integer', link: 'k', default: 15, min: 3, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 1.2, 10]),
  coldest: temperatureField('tlo', 'more', [0.02, 0.08, 3]),
  copies: countField('r', 'average', 'more', [1, 32, 256]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type MemoryConfig = ConfigOf<typeof fields>;

/** The step of the cooling that is nearest to the temperature of the stop: the stop is made there. */
export function stopAt({ hottest, coldest, steps, stopTemperature }: MemoryConfig): number {
  const temperatures = evenTemperatures(hottest, coldest, steps);
  return temperatures.reduce((best, T) =>
    Math.abs(T - stopTemperature) < Math.abs(best - stopTemperature) ? T : best,
  );
}

const base = { kind: 'line', side: 'glass', x: 'temperature', xScale: 'linear', yScale: 'linear' } as const;
const ticks = [{ id: 'stop', x: stopAt }] as const;

export const memory = defineExperiment({
  id: 'memory',
  version: 1,
  topic: 'cooling',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'phase' },
    { name: 'temperature' },
    ...withError('reference'),
    ...withError('stopped'),
    ...withError('coolingDip', 3),
    { name: 'age', unit: 'sweeps', digits: 7 },
    ...withError('aged'),
    ...withError('referenceHeated'),
    ...withError('stoppedHeated'),
    ...withError('heatingDip', 3),
  ],
  figures: [
    {
      ...base,
      id: 'dips',
      ticks,
      series: [
        { y: 'coolingDip', error: 'coolingDipError', role: 'glass', style: 'solid' },
        { y: 'heatingDip', error: 'heatingDipError', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'cooling',
      ticks,
      series: [
        { y: 'reference', error: 'referenceError', role: 'control', style: 'dotted' },
        { y: 'stopped', error: 'stoppedError', role: 'glass', style: 'solid' },
      ],
    },
    {
      ...base,
      id: 'heating',
      ticks,
      series: [
        { y: 'referenceHeated', error: 'referenceHeatedError', role: 'control', style: 'dotted' },
        { y: 'stoppedHeated', error: 'stoppedHeatedError', role: 'glass', style: 'solid' },
      ],
    },
    {
      id: 'ageing',
      kind: 'line',
      side: 'glass',
      x: 'age',
      xScale: 'log',
      yScale: 'linear',
      series: [{ y: 'aged', error: 'agedError', role: 'glass', style: 'solid' }],
    },
  ],
  presets: {
    'no-stop': { stop: 0 },
    cubic: { model: 'cubic' },
    longer: { stop: 10_000 },
    deeper: { stopTemperature: 0.32 },
  },
  check(config) {
    const { hottest, coldest, stopTemperature } = config;
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
    if (!(stopTemperature < hottest && stopTemperature > coldest))
      throw new GlassboxError('GBX-451', { stop: stopTemperature, hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./memory/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./memory/findings.ts')).findings(rows, config),
});
