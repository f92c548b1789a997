/**
 * A coarse protein folds: beads of two kinds on the square lattice, H (avoids water) and P, where every pair of H beads side by side lowers the
 * energy by 1. It is annealed as the glasses are, by the same schedules and the same acceptance in integers: a third landscape beside glass and
 * network. Many copies of one sequence are cooled, faster and slower; then the same beads in shuffled orders. Do two copies fold alike?
 *
 * It runs in plain TypeScript where the run is controlled, on no engine: see src/dynamics/folding.ts for why.
 *
 * Sources: Lau & Dill, Macromolecules 22 (1989) 3986; Unger & Moult, J. Mol. Biol. 231 (1993) 75 (sequences); Lesh, Mitzenmacher & Whitesides,
 * RECOMB (2003) 188 (pull moves); Bryngelson & Wolynes, PNAS 84 (1987) 7524 (folding as a glass avoided); Shakhnovich & Gutin,
 * Biophys. Chem. 34 (1989) 187 (overlaps of folds, random sequences).
 */

import { GlassboxError } from '../messages/problem.ts';
import { BENCHMARK_NAMES } from '../polymer/hp-sequences.ts';
import { LONGEST_CHAIN } from '../polymer/square-lattice.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';

/** Beads of the shortest chain that can fold. */
export const SHORTEST = 4;
/** Up to here all folds are visited, and the mean energy at every temperature is exact. */
export const COUNTED = 14;

export const fields = {
  seed: seedField,
  sequence: {
    kind: 'choice',
    link: 'q',
    default: '24',
    options: BENCHMARK_NAMES,
    group: 'chain',
    level: 'main',
  },
  own: {
    kind: 'text',
    link: 'own',
    default: '',
    maxLength: LONGEST_CHAIN,
    form: { kind: 'letters', letters: 'HP', max: LONGEST_CHAIN },
    group: 'chain',
    level: 'main',
  },
  slowest: countField('s', 'time', 'main', [1, 3000, 1_000_000], 'sweeps'),
  schedule: {
    kind: 'choice',
    link: 'sched',
    default: 'linear',
    options: ['linear', 'geometric', 'cycles', 'quench'],
    group: 'time',
    level: 'main',
  },
  copies: countField('r', 'average', 'more', [2, 32, 256]),
  shuffles: { kind: 'integer', link: 'sh', default: 4, min: 0, max: 16, group: 'chain', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.2, 1, 20]),
  coldest: temperatureField('tlo', 'more', [0.01, 0.15, 5]),
} as const satisfies Fields;

export type ProteinConfig = ConfigOf<typeof fields>;

const line = { kind: 'line', side: 'glass', xScale: 'log', yScale: 'linear' } as const;

export const protein = defineExperiment({
  id: 'protein',
  version: 1,
  topic: 'hands',
  fields,
  columns: [
    { name: 'sweeps', unit: 'sweeps', digits: 6 },
    ...withError('energy'),
    { name: 'best', digits: 6 },
    { name: 'reference', digits: 6 },
    ...withError('hits', 3),
    ...withError('overlap', 3),
    { name: 'temperature', digits: 3 },
    ...withError('cooled'),
    { name: 'exact' },
    { name: 'shuffle', digits: 6 },
    ...withError('shuffledEnergy'),
    { name: 'shuffledBest', digits: 6 },
    ...withError('shuffledOverlap', 3),
  ],
  figures: [
    {
      id: 'fold',
      kind: 'chain',
      side: 'glass',
      source: 'fold',
      by: ['sweeps'],
      notes: ['best', 'reference'],
    },
    {
      id: 'cooling',
      kind: 'line',
      side: 'glass',
      x: 'temperature',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'cooled', error: 'cooledError', role: 'glass', style: 'solid' },
        { y: 'exact', role: 'exact', style: 'dotted', when: ({ own }) => isCounted(own) },
      ],
      when: ({ schedule }) => schedule !== 'quench',
    },
    {
      ...line,
      id: 'slower',
      x: 'sweeps',
      series: [
        { y: 'energy', error: 'energyError', role: 'glass', style: 'solid' },
        { y: 'best', role: 'glass', style: 'dashed' },
        { y: 'reference', role: 'neutral', style: 'dotted' },
      ],
    },
    { id: 'energies', kind: 'histogram', side: 'glass', source: 'energies', role: 'glass', by: 'sweeps' },
    {
      ...line,
      id: 'alike',
      x: 'sweeps',
      yRange: [0, 1.05],
      series: [
        { y: 'overlap', error: 'overlapError', role: 'glass', style: 'solid' },
        { y: 'hits', error: 'hitsError', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      id: 'overlaps',
      kind: 'histogram',
      side: 'glass',
      source: 'overlaps',
      role: 'glass',
      xRange: [0, 1],
      by: 'sweeps',
    },
    {
      id: 'shuffled',
      kind: 'gallery',
      side: 'glass',
      source: 'shuffled',
      behind: 'unshuffled',
      role: 'control',
      xRange: [0, 1],
      by: 'shuffle',
      when: ({ shuffles }) => shuffles > 0,
    },
  ],
  presets: {
    twenty: { sequence: '20', own: '' },
    fifty: { sequence: '50', own: '', slowest: 10_000, shuffles: 2 },
    'sixty-four': { sequence: '64', own: '', slowest: 10_000, shuffles: 0 },
    quench: { schedule: 'quench' },
    patient: { slowest: 30_000 },
    counted: { own: 'HPHHHPPHPHPHHH', slowest: 10_000 },
  },
  presetGroups: { chains: ['twenty', 'fifty', 'sixty-four', 'counted'] },
  check({ own, hottest, coldest }) {
    const beads = own.trim().length;
    if (beads > 0 && beads < SHORTEST) throw new GlassboxError('GBX-670', { beads, fewest: SHORTEST });
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./protein/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./protein/findings.ts')).findings(rows, config),
});

function isCounted(own: string): boolean {
  const beads = own.trim().length;
  return beads > 0 && beads <= COUNTED;
}
