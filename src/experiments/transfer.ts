/**
 * What carries over? A surrogate for the temperature of rectangular plates meets another family: plates with a notch (other inputs, one
 * law), plates whose conductivity varies (another law), or both. Each way to adapt it is held against leaving it as it is, with
 * labels from none to two hundred, and against a network that starts from nothing with the same labels.
 *
 *   none        the source's network                    scratch     a new network, the labels alone
 *   all         every layer goes on with the labels     last        the last layer alone
 *   tether      all, pulled back to the source (L2-SP)  importance  source points weighed by p_target/p_source
 *   coral       features recoloured, closed form        coralLoss   covariances of features aligned
 *   mmd         mean discrepancy of features descended  adversary   features that a discriminator cannot tell apart
 *   physics     the target's law on unlabelled points, with the labels where there are some
 *
 * Every gain is a paired difference over repeats with its 95 % interval, so that a loss (negative transfer) is seen as well.
 * Sources: src/learner/adaptation/*; Pan & Yang, IEEE TKDE 22 (2010) 1345; Wang et al., arXiv:1811.09751 (negative transfer); Gulrajani &
 * Lopez-Paz, arXiv:2007.01434 (how little alignment gains when all else is equal).
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { METHODS, type Method } from './transfer/methods.ts';
import { surrogateFields } from './transfer-common/fields.ts';
import { TARGETS } from './transfer-common/plates.ts';

export const fields = {
  seed: seedField,
  target: { kind: 'choice', link: 'w', default: 'both', options: TARGETS, group: 'law', level: 'main' },
  amount: { kind: 'real', link: 'a', default: 0.5, min: 0.05, max: 1, group: 'law', level: 'main' },
  labels: countField('n', 'learner', 'main', [1, 20, 1000], 'points'),
  repeats: countField('r', 'average', 'main', [2, 6, 64]),
  alignedLabels: { kind: 'toggle', link: 'al', default: false, group: 'learner', level: 'more' },
  ...surrogateFields,
  alignSteps: countField('as', 'time', 'more', [2, 200, 20_000]),
  pull: {
    kind: 'real',
    link: 'k',
    default: 0.001,
    min: 1e-6,
    max: 10,
    scale: 'log',
    group: 'learner',
    level: 'more',
  },
  strength: {
    kind: 'real',
    link: 'q',
    default: 0.1,
    min: 1e-4,
    max: 100,
    scale: 'log',
    group: 'learner',
    level: 'more',
  },
  clip: {
    kind: 'real',
    link: 'c',
    default: 20,
    min: 1,
    max: 1000,
    scale: 'log',
    group: 'learner',
    level: 'more',
  },
} as const satisfies Fields;

export type TransferConfig = ConfigOf<typeof fields>;

const styles: Record<
  Method,
  { role: 'learner' | 'control' | 'exact' | 'neutral' | 'glass'; style: 'solid' | 'dashed' | 'dotted' }
> = {
  none: { role: 'neutral', style: 'dashed' },
  scratch: { role: 'control', style: 'dotted' },
  all: { role: 'learner', style: 'solid' },
  last: { role: 'learner', style: 'dashed' },
  tether: { role: 'learner', style: 'dotted' },
  importance: { role: 'glass', style: 'solid' },
  coral: { role: 'glass', style: 'dashed' },
  coralLoss: { role: 'glass', style: 'dotted' },
  mmd: { role: 'control', style: 'solid' },
  adversary: { role: 'control', style: 'dashed' },
  physics: { role: 'exact', style: 'solid' },
};
const LABELLED = ['none', 'scratch', 'all', 'last', 'tether', 'physics'] as const;
const ALIGNED = ['none', 'importance', 'coral', 'coralLoss', 'mmd', 'adversary', 'physics'] as const;
const seriesOf = (methods: readonly Method[]) =>
  methods.map((method) => ({ y: method, error: `${method}Error`, ...styles[method] }));

const line = { kind: 'line', side: 'learner' } as const;

export const transfer = defineExperiment({
  id: 'transfer',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'method' },
    { name: 'labels', digits: 6 },
    { name: 'labelsPlusOne', digits: 6 },
    { name: 'place' },
    { name: 'distance' },
    ...withError('error'),
    ...withError('gain'),
    { name: 'gainLow' },
    { name: 'gainHigh' },
    ...withError('gainUnlabelled'),
    ...withError('gainLabelled'),
    { name: 'hurts' },
    ...METHODS.flatMap((method) => withError(method)),
    ...withError('seenError'),
    ...withError('sourceError'),
    ...withError('effective'),
    ...withError('auc'),
    ...withError('outside'),
  ],
  figures: [
    { ...line, id: 'labels', x: 'labelsPlusOne', xScale: 'log', yScale: 'log', series: seriesOf(LABELLED) },
    {
      ...line,
      id: 'gains',
      x: 'place',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'gainUnlabelled', error: 'gainUnlabelledError', role: 'glass', style: 'points' },
        { y: 'gainLabelled', error: 'gainLabelledError', role: 'learner', style: 'points' },
      ],
      ticks: METHODS.slice(1).map((id, k) => ({ id, x: () => k + 1 })),
      curves: [
        {
          id: 'zero',
          role: 'neutral',
          style: 'dashed',
          points: () => ({ x: [0.5, METHODS.length - 0.5], y: [0, 0] }),
        },
      ],
    },
    {
      ...line,
      id: 'aligned',
      x: 'labelsPlusOne',
      xScale: 'log',
      yScale: 'log',
      series: seriesOf(ALIGNED),
      when: ({ alignedLabels }) => alignedLabels,
    },
    {
      ...line,
      id: 'corner',
      x: 'distance',
      xScale: 'linear',
      yScale: 'log',
      series: seriesOf(['none', 'all', 'importance', 'mmd', 'physics']),
      when: ({ target }) => target !== 'conductivity',
    },
  ],
  presets: {
    covariate: { target: 'l-shape' },
    concept: { target: 'conductivity' },
    small: { amount: 0.2 },
    research: {
      repeats: 24,
      steps: 2000,
      tuneSteps: 400,
      alignSteps: 400,
      lawSteps: 1000,
      lawPlates: 384,
      alignedLabels: true,
    },
  },
  presetGroups: { worlds: ['covariate', 'concept'] },
  async *run(config, context) {
    const { run } = await import('./transfer/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./transfer/findings.ts')).findings(rows, config),
});
