/**
 * Does the order of field and cold matter? SK samples are cooled in a weak field (field-cooled, FC) and without one, after
 * which the field is switched on and they are heated (zero-field-cooled, ZFC). Above the freezing of this cooling rate both
 * give one susceptibility m/h; below it the ZFC branch stays behind, and what is left of m when the field is cut (the
 * thermoremanent magnetisation) is the difference of the two as long as the answer is linear in the field.
 *
 * Every branch is run in +h and in -h with the same random numbers, and m is half their difference: what has nothing to do
 * with the field cancels. Sources: Nagata, Keesom & Harrison, Phys. Rev. B 19 (1979) 1633 (the two branches, in CuMn);
 * Parisi, Phys. Rev. Lett. 43 (1979) 1754 (the level 1); Lundgren, Nordblad & Sandlund, Europhys. Lett. 1 (1986) 529 (the sum).
 */
import { replicaSymmetric } from '../glass/exact/replica-symmetric.ts';
import { GlassboxError } from '../messages/problem.ts';
import { lineAt } from './at-line/table.ts';
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
  size: countField('n', 'glass', 'main', [16, 512, 2048], 'spins'),
  field: {
    kind: 'real',
    link: 'h',
    default: 0.1,
    min: 0.005,
    max: 2,
    scale: 'log',
    group: 'glass',
    level: 'main',
  },
  sweeps: countField('s', 'time', 'main', [8, 60, 100_000], 'sweeps'),
  samples: countField('d', 'average', 'main', [2, 64, 256]),
  steps: { kind: 'integer', link: 'k', default: 20, min: 3, max: 100, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.3, 2, 10]),
  coldest: temperatureField('tlo', 'more', [0.02, 0.1, 3]),
  copies: countField('r', 'average', 'more', [1, 4, 64]),
  couplings: couplingsField,
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type FieldCoolingConfig = ConfigOf<typeof fields>;

/** m/h for h -> 0 and N -> infinity: Curie's law above T = 1, and (1 - integral of q(x))/T = 1 below. */
export const exactSusceptibility = (temperature: number): number => 1 / Math.max(temperature, 1);

const base = { kind: 'line', side: 'glass', x: 'temperature', xScale: 'linear', yScale: 'linear' } as const;
const ticks = [{ id: 'critical', x: () => 1 }] as const;

export const fieldCooling = defineExperiment({
  id: 'field-cooling',
  version: 1,
  topic: 'cooling',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'phase' },
    { name: 'temperature' },
    ...withError('fieldCooled'),
    ...withError('noField', 3),
    ...withError('zeroFieldCooled'),
    ...withError('reheated'),
    ...withError('gap', 3),
    ...withError('remanent', 3),
    ...withError('mismatch', 2),
  ],
  figures: [
    {
      ...base,
      id: 'branches',
      yRange: [0, 1.4],
      ticks,
      series: [
        { y: 'fieldCooled', error: 'fieldCooledError', role: 'glass', style: 'solid' },
        { y: 'zeroFieldCooled', error: 'zeroFieldCooledError', role: 'glass', style: 'dashed' },
        { y: 'reheated', error: 'reheatedError', role: 'neutral', style: 'dotted' },
      ],
      curves: [
        {
          id: 'weak-field',
          role: 'exact',
          style: 'dotted',
          points({ hottest, coldest }) {
            const x = Array.from({ length: 120 }, (_, k) => coldest + ((hottest - coldest) * k) / 119);
            return { x, y: x.map(exactSusceptibility) };
          },
        },
        {
          id: 'this-field',
          role: 'exact',
          style: 'dashed',
          points({ field, hottest, coldest }) {
            // Replica symmetry is exact above the de Almeida–Thouless line, and nowhere else.
            const from = Math.max(coldest, lineAt(field) ?? 0);
            if (from >= hottest) return null;
            const x = Array.from({ length: 24 }, (_, k) => from + ((hottest - from) * k) / 23);
            return { x, y: x.map((T) => replicaSymmetric(T, field).magnetisation / field) };
          },
        },
      ],
    },
    {
      ...base,
      id: 'remanence',
      ticks,
      series: [
        { y: 'gap', error: 'gapError', role: 'glass', style: 'solid' },
        { y: 'remanent', error: 'remanentError', role: 'neutral', style: 'dashed' },
        { y: 'noField', error: 'noFieldError', role: 'control', style: 'dotted' },
      ],
    },
  ],
  guess: guessBy(['cooled', { behind: 'yes' }], ['same', { behind: 'no' }]),
  presets: {
    slower: { sweeps: 600 },
    hasty: { sweeps: 8 },
    strong: { field: 0.8 },
    weak: { field: 0.03, samples: 256 },
  },
  check({ hottest, coldest, field, size, couplingBits }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
    const smallest = 0.5 / (Math.sqrt(size) * 2 ** couplingBits);
    if (!(field > smallest)) throw new GlassboxError('GBX-450', { field, smallest, bits: couplingBits });
  },
  async *run(config, context) {
    const { run } = await import('./field-cooling/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./field-cooling/findings.ts')).findings(rows, config),
});
