/**
 * Why a law is harder to learn than data: the same networks, the same starts, the same points, the same function, once with the equation of heat
 * (or waves) as teacher and once with the values themselves. Both energies are 1 for a network that says nothing. At the start, after Adam,
 * after L-BFGS and after Gauss-Newton the whole Hessian of both energies is taken in f64, at the same weights; two slices through the place that
 * the law's network reached show both landscapes side by side.
 *
 * A law's energy weighs a wave of the network's function with the square of its symbol, |k|^4 for heat: directions of weight space that
 * change the function on short scales become steep, those that change it on long scales stay flat. So the law's spectrum is wider, L-BFGS and
 * Gauss-Newton are not luxuries, and slowness comes from curvature, not from walls: from where L-BFGS stops, Gauss-Newton walks on.
 *
 * Sources: Rathore, Lei, Frangella, Lu & Udell, ICML 2024, arXiv:2402.01868 (spectra, preconditioning by L-BFGS); Krishnapriyan, Gholami,
 * Zhe, Kirby & Mahoney, NeurIPS 2021, arXiv:2109.01050 (landscapes of convection); slices: `observables/landscape-slice.ts`.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { learningRateField } from './learner-common/fields.ts';
import { LAWS } from './pinn-landscape/teachers.ts';

export const fields = {
  seed: seedField,
  law: { kind: 'choice', link: 'y', default: 'plate', options: LAWS, group: 'law', level: 'main' },
  hidden: { kind: 'integer', link: 'h', default: 16, min: 1, max: 48, group: 'learner', level: 'main' },
  networks: countField('r', 'average', 'main', [2, 6, 64]),
  reach: {
    kind: 'real',
    link: 'rc',
    default: 0.5,
    min: 1e-4,
    max: 10,
    group: 'learner',
    level: 'main',
    scale: 'log',
  },
  layers: { kind: 'integer', link: 'l', default: 1, min: 1, max: 3, group: 'learner', level: 'more' },
  activation: {
    kind: 'choice',
    link: 'act',
    default: 'tanh',
    options: ['tanh', 'gelu', 'erf', 'sine'],
    group: 'learner',
    level: 'more',
  },
  points: countField('pi', 'law', 'more', [4, 144, 4000], 'points'),
  boundary: {
    kind: 'choice',
    link: 'b',
    default: 'hard',
    options: ['hard', 'soft'],
    group: 'law',
    level: 'more',
  },
  boundaryPoints: countField('pb', 'law', 'more', [4, 48, 2000], 'points'),
  adamSteps: countField('a', 'time', 'more', [1, 600, 1_000_000]),
  learningRate: learningRateField(3e-3, 'more'),
  lbfgsIterations: countField('s', 'time', 'more', [1, 300, 100_000]),
  newtonIterations: countField('g', 'time', 'more', [1, 60, 10_000]),
  memory: { kind: 'integer', link: 'mem', default: 50, min: 1, max: 200, group: 'learner', level: 'more' },
  resolution: { kind: 'integer', link: 'px', default: 41, min: 5, max: 121, group: 'average', level: 'more' },
} as const satisfies Fields;

export type PinnLandscapeConfig = ConfigOf<typeof fields>;

/** Where Hessians are taken, in order. */
export const STAGES = ['start', 'adam', 'lbfgs', 'newton'] as const;
export type StageName = (typeof STAGES)[number];

/** A column of one energy. */
export const columnOf = (teacher: 'law' | 'data', quantity: string) =>
  `${teacher}${quantity[0]!.toUpperCase()}${quantity.slice(1)}`;

const both = (quantity: string, digits = 4) => [
  ...withError(columnOf('law', quantity), digits),
  ...withError(columnOf('data', quantity), digits),
];
const line = (y: string, role: 'learner' | 'control' | 'neutral', style: 'solid' | 'dashed' | 'dotted') =>
  ({ y, error: `${y}Error`, role, style }) as const;
const base = { kind: 'line', side: 'learner' } as const;

const plane = (id: 'random' | 'steepest') =>
  ({
    id,
    kind: 'fields',
    side: 'learner',
    aspect: 'equal',
    by: ['plane'],
    points: [{ source: `${id}Way`, mark: 'dot' }],
    panels: [
      { id: 'law', source: `${id}Law`, scale: 'log', group: 'loss' },
      { id: 'data', source: `${id}Data`, scale: 'log', group: 'loss' },
    ],
    notes: ['halfWidth', 'share', 'outside'],
  }) as const;

/** Over the plane in which the way itself runs: its marks carry the loss that the network really had. */
const space = (id: 'law' | 'data') =>
  ({
    id: `${id}Space`,
    kind: 'surface',
    side: 'learner',
    source: `way${id === 'law' ? 'Law' : 'Data'}`,
    overlay: `${id}Places`,
    scale: 'log',
    by: 'plane',
    notes: ['halfWidth', 'share', 'outside'],
  }) as const;

export const pinnLandscape = defineExperiment({
  id: 'pinn-landscape',
  version: 1,
  topic: 'law',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'taught' },
    { name: 'iteration', digits: 7 },
    ...both('loss'),
    ...withError('lawFieldError'),
    ...withError('dataFieldError'),
    { name: 'stage' },
    ...both('top'),
    ...both('condition'),
    ...both('stiff', 3),
    ...both('negative', 3),
    ...withError('topRatio'),
    ...withError('rawRatio'),
    ...withError('conditionRatio'),
    ...withError('lbfgsCondition'),
    ...withError('newtonCondition'),
    ...withError('lbfgsStiff', 3),
    ...withError('newtonStiff', 3),
    { name: 'rank', digits: 4 },
    ...both('start'),
    ...both('end'),
    ...withError('preconditioned'),
    { name: 'plane' },
    { name: 'halfWidth', digits: 3 },
    { name: 'share', digits: 3 },
    { name: 'outside', digits: 3 },
  ],
  figures: [
    plane('random'),
    plane('steepest'),
    space('law'),
    space('data'),
    {
      ...base,
      id: 'spectrum',
      x: 'rank',
      xScale: 'linear',
      yScale: 'log',
      series: [
        line('lawEnd', 'learner', 'solid'),
        line('dataEnd', 'control', 'solid'),
        line('lawStart', 'learner', 'dotted'),
        line('dataStart', 'control', 'dotted'),
        line('preconditioned', 'neutral', 'dashed'),
      ],
    },
    {
      ...base,
      id: 'training',
      x: 'iteration',
      xScale: 'linear',
      yScale: 'log',
      series: [line('lawLoss', 'learner', 'solid'), line('dataLoss', 'control', 'solid')],
    },
    {
      ...base,
      id: 'errors',
      x: 'iteration',
      xScale: 'linear',
      yScale: 'log',
      series: [line('lawFieldError', 'learner', 'solid'), line('dataFieldError', 'control', 'solid')],
    },
  ],
  presets: {
    near: { reach: 0.02 },
    soft: { boundary: 'soft' },
    helmholtz: { law: 'helmholtz' },
    convection: { law: 'convection', points: 900 },
    wide: { hidden: 32 },
  },
  presetGroups: { waves: ['helmholtz', 'convection'] },
  check({ hidden, layers }) {
    // Spectra of whole Hessians: their price grows as the cube of the parameters.
    const parameters = hidden * hidden * (layers - 1) + hidden * (3 + layers);
    if (parameters > MOST_PARAMETERS)
      throw new GlassboxError('GBX-522', { parameters, most: MOST_PARAMETERS });
  },
  async *run(config, context) {
    const { run } = await import('./pinn-landscape/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./pinn-landscape/findings.ts')).findings(rows, config),
});

const MOST_PARAMETERS = 1000;
