/**
 * Why do quenches stop above the ground state? Gradient descent of the spherical 3-spin model from random states, for three sizes:
 * the energy comes down towards the threshold, below which nearly all valleys are closed, and stays above the ground state. With
 * couplings between pairs (p = 2) there is nothing to be stuck in: threshold and ground state are one.
 *
 * Sources: Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993); Crisanti & Sommers, Z. Phys. B 87, 341 (1992).
 */
import { sphericalPSpin } from '../glass/exact/spherical-p-spin.ts';
import { type ConfigOf, type Curve, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';

export const fields = {
  seed: seedField,
  p: { kind: 'choice', link: 'p', default: '3', options: ['2', '3'], group: 'glass', level: 'more' },
  size: countField('n', 'glass', 'main', [12, 80, 160], 'spins'),
  temperature: { kind: 'real', link: 't', default: 0, min: 0, max: 1, group: 'time', level: 'main' },
  longest: countField('s', 'time', 'main', [2, 50, 2000]),
  samples: countField('d', 'average', 'main', [2, 24, 256]),
  timeStep: { kind: 'real', link: 'dt', default: 0.05, min: 0.005, max: 0.1, group: 'time', level: 'more' },
} as const satisfies Fields;

export type PSpinConfig = ConfigOf<typeof fields>;

export const RANKS = ['Small', 'Middle', 'Large'] as const;
export type Rank = (typeof RANKS)[number];

/** Spins of each rank: a quarter, half, all. */
export function sizeOf(rank: Rank, size: number): number {
  return Math.max(3, Math.round(size / 2 ** (RANKS.length - 1 - RANKS.indexOf(rank))));
}

/** What is known of the model for N -> infinity. */
export function modelOf({ p }: PSpinConfig) {
  return sphericalPSpin(Number(p));
}

const STYLES = ['dotted', 'dashed', 'solid'] as const;
const seriesOf = (name: string) =>
  RANKS.map(
    (rank, k) =>
      ({ y: `${name}${rank}`, error: `${name}${rank}Error`, role: 'glass', style: STYLES[k]! }) as const,
  );
const level = (id: 'threshold' | 'ground', style: 'dashed' | 'dotted'): Curve<PSpinConfig> => ({
  id,
  role: 'exact',
  style,
  points(config) {
    const model = modelOf(config);
    const energy = id === 'threshold' ? model.thresholdEnergy : model.groundEnergy;
    return { x: [1, config.longest], y: [energy, energy] };
  },
});
const base = { kind: 'line', side: 'glass', x: 'time', xScale: 'log', yScale: 'linear' } as const;

export const pSpin = defineExperiment({
  id: 'p-spin',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'time' },
    ...RANKS.flatMap((rank) => withError(`energy${rank}`)),
    ...RANKS.flatMap((rank) => withError(`slope${rank}`, 3)),
  ],
  figures: [
    {
      ...base,
      id: 'energy',
      series: seriesOf('energy'),
      curves: [level('threshold', 'dashed'), level('ground', 'dotted')],
    },
    { ...base, id: 'slope', yScale: 'log', series: seriesOf('slope') },
  ],
  presets: {
    pairs: { p: '2' },
    warm: { temperature: 0.3 },
    small: { size: 40, samples: 128, longest: 200 },
    patient: { longest: 200 },
  },
  async *run(config, context) {
    const { run } = await import('./p-spin/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./p-spin/findings.ts')).findings(rows, config),
});
