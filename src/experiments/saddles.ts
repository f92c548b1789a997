/**
 * Do higher places have more ways down? Critical points of the loss of small networks and of the energy of the spherical 3-spin glass,
 * found as zeros of the gradient from places along the way down; the share of directions that go down there, their index, against
 * their height. For the glass the relation is known exactly (N -> infinity).
 *
 * Sources: Dauphin et al., arXiv:1406.2572; Pennington & Bahri, ICML 2017; Frye et al., arXiv:2003.10397; the glass: Cavagna,
 * Garrahan & Giardina, Phys. Rev. B 61, 3960 (2000); Angelani et al., Phys. Rev. Lett. 85, 5356 (2000).
 */
import { energyAtIndex } from '../glass/exact/spherical-p-spin.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { learningRateField, taskField } from './learner-common/fields.ts';

export const fields = {
  seed: seedField,
  task: taskField('teacher', ['teacher', 'random-values', 'random-labels']),
  hidden: { kind: 'integer', link: 'h', default: 6, min: 1, max: 16, group: 'learner', level: 'main' },
  decay: {
    kind: 'real',
    link: 'wd',
    default: 0.01,
    min: 0,
    max: 0.1,
    group: 'learner',
    level: 'main',
  },
  samples: countField('d', 'average', 'main', [2, 8, 64]),
  inputs: { kind: 'integer', link: 'i', default: 4, min: 1, max: 8, group: 'learner', level: 'more' },
  points: countField('p', 'learner', 'more', [4, 40, 500], 'points'),
  noise: { kind: 'real', link: 'dy', default: 0.3, min: 0, max: 2, group: 'learner', level: 'more' },
  learningRate: learningRateField(0.05, 'more'),
  size: countField('n', 'glass', 'more', [8, 30, 80], 'spins'),
  longest: countField('s', 'time', 'more', [20, 3000, 100_000]),
  copies: countField('r', 'average', 'more', [1, 4, 32]),
  aside: { kind: 'real', link: 'j', default: 0.3, min: 0, max: 2, group: 'average', level: 'more' },
  iterations: countField('it', 'average', 'more', [10, 100, 1000]),
} as const satisfies Fields;

export type SaddlesConfig = ConfigOf<typeof fields>;

/** Places on the way down from which searches start: where it begins, then evenly in the logarithm of time. */
export const STAGES = 7;
/** A search has found a critical point where |grad| is at most this; energies and curvatures are of order one. */
export const SLOPE_TOLERANCE = 1e-8;
/** Time at the last stage of the glass's descent, and at the first after its beginning. */
export const GLASS_TIMES = { first: 0.5, last: 30 } as const;

export const SIDES = ['learner', 'glass'] as const;
export type SideName = (typeof SIDES)[number];

const styled = { role: 'neutral', style: 'solid' } as const;
const at = (side: SideName, yScale: 'linear' | 'log') =>
  ({
    id: `${side}Index`,
    kind: 'line',
    side,
    x: 'alpha',
    xScale: 'linear',
    yScale,
    series: [{ ...styled, y: `${side}Height`, error: `${side}HeightError`, role: side }],
  }) as const;
const spectrum = (side: SideName) =>
  ({
    id: `${side}Spectrum`,
    kind: 'histogram',
    side,
    source: `${side}Spectrum`,
    role: side,
    by: 'alpha',
  }) as const;

export const saddles = defineExperiment({
  id: 'saddles',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'stage', digits: 3 },
    { name: 'step', digits: 6 },
    { name: 'time' },
    ...SIDES.flatMap((side) => [
      ...withError(`${side}Start`),
      ...withError(`${side}Energy`),
      ...withError(`${side}Alpha`, 3),
      { name: `${side}Found`, digits: 4 },
      { name: `${side}Rejected`, digits: 4 },
    ]),
    ...withError('learnerFlat', 3),
    { name: 'alpha', digits: 3 },
    ...SIDES.flatMap((side) => [...withError(`${side}Height`), { name: `${side}Count`, digits: 4 }]),
  ],
  figures: [
    at('learner', 'log'),
    {
      ...at('glass', 'linear'),
      curves: [
        {
          id: 'exact',
          role: 'exact',
          style: 'dashed',
          points() {
            const x = Array.from({ length: 61 }, (_, k) => k / 100);
            return { x, y: x.map((alpha) => energyAtIndex(3, alpha)) };
          },
        },
      ],
    },
    {
      id: 'descent',
      kind: 'line',
      side: 'both',
      x: 'stage',
      xScale: 'linear',
      yScale: 'linear',
      series: SIDES.map((side) => ({ ...styled, y: `${side}Alpha`, error: `${side}AlphaError`, role: side })),
    },
    spectrum('learner'),
    spectrum('glass'),
  ],
  presets: {
    noise: { task: 'random-values' },
    labels: { task: 'random-labels' },
    free: { decay: 0 },
    wide: { hidden: 12, samples: 6 },
    spins: { size: 60 },
    many: { samples: 24, copies: 8 },
  },
  async *run(config, context) {
    const { run } = await import('./saddles/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./saddles/findings.ts')).findings(rows, config),
});
