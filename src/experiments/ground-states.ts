/**
 * How deep is the deepest valley? Ground-state energies of SK glasses of growing size against N^(-2/3), on which they lie on a
 * straight line to the infinite glass. Fifteen spins are enumerated exactly; larger ones are annealed from many starts.
 *
 * An annealing is a heuristic: the lowest of its copies is an upper bound. How far it can be trusted is told by its own two
 * halves, which know nothing of each other: the share of samples in which both found the same energy, and how much lower the
 * better half lies than the average half. While most samples agree, all tries still to come would gain less than that.
 * Sources: e = -0.7631667 (Crisanti & Rizzo 2002); e_N - e ~ N^(-2/3) (Boettcher 2005).
 */
import { GlassboxError } from '../messages/problem.ts';
import { PARISI_GROUND_ENERGY } from '../observables/parisi.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import {
  countField,
  couplingBitsField,
  couplingsField,
  ruleField,
  seedField,
  withError,
} from './glass-common/columns.ts';

export const fields = {
  seed: seedField,
  largest: {
    kind: 'choice',
    link: 'n',
    default: '127',
    options: ['15', '31', '63', '127', '255', '511'],
    group: 'glass',
    level: 'main',
  },
  smallest: {
    kind: 'choice',
    link: 'n0',
    default: '15',
    options: ['15', '31', '63', '127', '255', '511'],
    group: 'glass',
    level: 'more',
  },
  couplings: { ...couplingsField, default: 'binary', level: 'main' },
  samples: countField('d', 'average', 'main', [2, 256, 50_000]),
  effort: countField('s', 'time', 'main', [1, 20, 1000]),
  copies: countField('r', 'average', 'more', [2, 16, 64]),
  exactSamples: countField('dx', 'average', 'more', [2, 1500, 100_000]),
  couplingBits: couplingBitsField,
  rule: ruleField,
} as const satisfies Fields;

export type GroundStatesConfig = ConfigOf<typeof fields>;

/** Odd sizes, each about twice the one before; the first is enumerated. */
export const SIZES = [15, 31, 63, 127, 255, 511] as const;
export const ENUMERATED = SIZES[0];

/** A of e_N = e + A N^(-2/3): of ±J from Boettcher (2005), of Gaussian couplings from N = 127 of this project's reference. */
export const SLOPES = { binary: 0.7, gaussian: 0.74 } as const;

export const groundStates = defineExperiment({
  id: 'ground-states',
  version: 2,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'size', unit: 'spins', digits: 4 },
    { name: 'inverseSize' },
    ...withError('energy', 5),
    ...withError('spread', 3),
    ...withError('agreement', 3),
    ...withError('gain', 2),
    { name: 'count', digits: 6 },
    { name: 'sweeps', unit: 'sweeps', digits: 6 },
  ],
  figures: [
    {
      id: 'energy',
      kind: 'line',
      side: 'glass',
      x: 'inverseSize',
      xScale: 'linear',
      yScale: 'linear',
      series: [{ y: 'energy', error: 'energyError', role: 'glass', style: 'solid' }],
      curves: [
        {
          id: 'scaling',
          role: 'exact',
          style: 'dotted',
          points: ({ couplings }) => {
            const x = [0, ENUMERATED ** (-2 / 3)];
            return { x, y: x.map((at) => PARISI_GROUND_ENERGY + SLOPES[couplings] * at) };
          },
        },
      ],
    },
    {
      id: 'energies',
      kind: 'histogram',
      side: 'glass',
      source: 'energies',
      role: 'glass',
      by: 'size',
    },
    {
      id: 'agreement',
      kind: 'line',
      side: 'glass',
      x: 'size',
      xScale: 'log',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: [{ y: 'agreement', error: 'agreementError', role: 'glass', style: 'solid' }],
    },
  ],
  shards: ['samples', 'exactSamples'],
  presets: {
    gaussian: { couplings: 'gaussian' },
    lazy: { effort: 1, copies: 2 },
    large: { largest: '255', effort: 40, samples: 128 },
    many: { samples: 2000, exactSamples: 20_000 },
  },
  check({ smallest, largest }) {
    if (Number(smallest) > Number(largest))
      throw new GlassboxError('GBX-240', { name: 'smallest', value: smallest, allowed: `15 … ${largest}` });
  },
  async *run(config, context) {
    const { run } = await import('./ground-states/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./ground-states/findings.ts')).findings(rows, config),
});
