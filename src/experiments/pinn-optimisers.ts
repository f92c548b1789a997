/**
 * Which optimiser finishes? One law, one network, three ways down from the same starts: Adam; Adam, then L-BFGS; Gauss-Newton, which for the
 * residuals of a law is energy natural gradient. The last two are made twice, evaluated by the engine (f32) and in f64, with states
 * and algebra in f64 both times. One clock: what was evaluated, in gradients; no seconds.
 *
 * Residuals are small sums of large terms, so in f32 the energy has a floor of rounding far above 2^-24 of itself; it is estimated along
 * the way. Signal and noise of the gradient from two independent halves of random points are measured at every look.
 *
 * Sources: energy natural gradient: Mueller & Zeinhofer, arXiv:2302.13163; Adam then L-BFGS and why L-BFGS stops: Rathore et al.,
 * arXiv:2402.01868; f32 and L-BFGS: arXiv:2505.10949; signal and noise: Anagnostopoulos et al., arXiv:2403.18494.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields, type Series } from './declaration.ts';
import { countField, seedField } from './glass-common/columns.ts';
import { boundaryPointsField, boundaryWeightField, pointsField, widthField } from './pinn-common/fields.ts';

export const PLATES = ['sine', 'heated', 'corners', 'sine-edge'] as const;
export type PlateName = (typeof PLATES)[number];

/** The ways down, each with columns of its own: Adam; L-BFGS and Gauss-Newton by the engine, and in f64. */
export const WAYS = ['adam', 'lbfgs', 'lbfgsExact', 'newton', 'newtonExact'] as const;
export type Way = (typeof WAYS)[number];

export const fields = {
  seed: seedField,
  plate: { kind: 'choice', link: 'pl', default: 'sine', options: PLATES, group: 'law', level: 'main' },
  steps: countField('s', 'time', 'main', [10, 3000, 100_000]),
  lbfgs: countField('lb', 'time', 'main', [1, 2000, 100_000]),
  newton: countField('gn', 'time', 'main', [1, 400, 10_000]),
  change: {
    kind: 'choice',
    link: 'sw',
    default: 'measured',
    options: ['measured', 'fixed'],
    group: 'time',
    level: 'more',
  },
  width: widthField(32),
  points: pointsField(900),
  boundaryPoints: boundaryPointsField(120),
  boundaryWeight: boundaryWeightField(100),
  sampling: {
    kind: 'choice',
    link: 'pm',
    default: 'grid',
    options: ['grid', 'random', 'sobol', 'latin-hypercube'],
    group: 'law',
    level: 'more',
  },
  renewEvery: {
    kind: 'integer',
    link: 'rn',
    default: 0,
    min: 0,
    max: 10_000,
    group: 'law',
    level: 'more',
  },
  learningRate: {
    kind: 'real',
    link: 'lr',
    default: 0.003,
    min: 1e-6,
    max: 1,
    scale: 'log',
    group: 'learner',
    level: 'more',
  },
  spread: {
    kind: 'real',
    link: 'sp',
    default: 3,
    min: 0.1,
    max: 20,
    scale: 'log',
    group: 'learner',
    level: 'more',
  },
  networks: { kind: 'integer', link: 'n', default: 3, min: 1, max: 32, group: 'average', level: 'more' },
} as const satisfies Fields;

export type OptimisersConfig = ConfigOf<typeof fields>;

/** Looks at Adam's way. */
export const ADAM_LOOKS = 15;

/** Columns of one kind, one for each way. */
const each = (kind: string, digits = 3) => WAYS.map((way) => ({ name: `${way}${kind}`, digits }));

const line = (kind: string, ways: readonly Way[]): Series<OptimisersConfig>[] =>
  ways.map((way) => ({
    y: `${way}${kind}`,
    role: way === 'adam' ? 'neutral' : way.startsWith('lbfgs') ? 'control' : 'learner',
    style: way === 'adam' ? 'dotted' : way.endsWith('Exact') ? 'solid' : 'dashed',
  }));

const base = { kind: 'line', side: 'learner', x: 'cost', xScale: 'log', yScale: 'log' } as const;

export const pinnOptimisers = defineExperiment({
  id: 'pinn-optimisers',
  version: 1,
  topic: 'law',
  fields,
  columns: [
    { name: 'way' },
    { name: 'arithmetic' },
    { name: 'made', digits: 6 },
    { name: 'cost', digits: 5 },
    { name: 'evaluations', digits: 6 },
    ...each('L2'),
    ...each('Block'),
    ...each('Loss'),
    { name: 'floor', digits: 2 },
    { name: 'heldOut', digits: 3 },
    { name: 'ratio', digits: 3 },
    { name: 'signal', digits: 3 },
    { name: 'noise', digits: 3 },
    { name: 'stopped' },
    { name: 'reason' },
  ],
  figures: [
    { ...base, id: 'error', series: line('L2', WAYS) },
    {
      ...base,
      id: 'loss',
      series: [...line('Loss', ['lbfgs', 'lbfgsExact']), { y: 'floor', role: 'exact', style: 'dotted' }],
    },
    { ...base, id: 'newtonLoss', series: line('Loss', ['newton', 'newtonExact']) },
    {
      ...base,
      id: 'signal',
      series: [
        { y: 'signal', role: 'learner', style: 'points' },
        { y: 'noise', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      ...base,
      id: 'ratio',
      yScale: 'linear',
      series: [{ y: 'ratio', role: 'learner', style: 'points' }],
      curves: [
        {
          id: 'one',
          role: 'exact',
          style: 'dotted',
          points: ({ steps, lbfgs }) => ({ x: [steps / ADAM_LOOKS, steps + lbfgs], y: [1, 1] }),
        },
      ],
    },
  ],
  presets: {
    'unit-source': { plate: 'heated' },
    'known-corners': { plate: 'corners' },
    asymmetric: { plate: 'sine-edge' },
    'fresh-points': { sampling: 'random', renewEvery: 10 },
    'few-points': { points: 30, boundaryPoints: 16, sampling: 'random', change: 'fixed' },
    'no-spread': { spread: 1 },
  },
  presetGroups: {
    plate: ['unit-source', 'known-corners', 'asymmetric'],
    points: ['fresh-points', 'few-points'],
  },
  check({ sampling, renewEvery }) {
    if (sampling === 'grid' && renewEvery > 0) throw new GlassboxError('GBX-490', { every: renewEvery });
  },
  async *run(config, context) {
    const { run } = await import('./pinn-optimisers/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./pinn-optimisers/findings.ts')).findings(rows, config),
});
