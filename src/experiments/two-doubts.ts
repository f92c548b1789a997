/**
 * Which doubt can data cure? Networks learn a curve from noisy points and say how sure they are: of the noise of the world (aleatoric,
 * E[sigma^2]) and of themselves (epistemic, Var[mu]). One ensemble is watched while it trains, on points to which the reader adds by
 * clicking; then the same is asked of 5, 10, … 500 points, several draws each: ignorance shrinks, noise stays.
 *
 * Sources: Kiureghian & Ditlevsen, Struct. Saf. 31 (2009) 105 (the two kinds); Lakshminarayanan, Pritzel & Blundell,
 * arXiv:1612.01474; Kendall & Gal, arXiv:1703.04977; Gal & Ghahramani, arXiv:1506.02142; Pearce et al., arXiv:1810.05546; Welling & Teh, ICML 2011.
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { guessBy } from './guess.ts';
import { learningRateField } from './learner-common/fields.ts';
import { CURVES, type CurveName, insideNoise, SEEN } from './two-doubts/truth.ts';

const METHODS = ['ensemble', 'anchored', 'dropout', 'langevin', 'process'] as const;

/** Half of the height that pictures show. */
const HEIGHT: Readonly<Record<CurveName, number>> = { cubic: 120, sine: 30, step: 25, gap: 25 };

export const fields = {
  seed: seedField,
  curve: { kind: 'choice', link: 'y', default: 'cubic', options: CURVES, group: 'learner', level: 'main' },
  points: countField('n', 'learner', 'main', [2, 20, 500]),
  own: {
    kind: 'text',
    link: 'p',
    default: '',
    maxLength: 400,
    form: {
      kind: 'points',
      max: 20,
      x: { min: -SEEN, max: SEEN, digits: 2 },
      y: { min: -250, max: 250, digits: 1 },
    },
    group: 'learner',
    level: 'main',
  },
  method: {
    kind: 'choice',
    link: 'm',
    default: 'ensemble',
    options: METHODS,
    group: 'learner',
    level: 'main',
  },
  members: countField('e', 'learner', 'more', [2, 5, 32]),
  noise: {
    kind: 'choice',
    link: 's',
    default: 'learnt',
    options: ['learnt', 'known'],
    group: 'learner',
    level: 'more',
  },
  hidden: {
    kind: 'integer',
    link: 'h',
    default: 50,
    min: 0,
    max: 200,
    group: 'learner',
    level: 'more',
  },
  activation: {
    kind: 'choice',
    link: 'a',
    default: 'tanh',
    options: ['tanh', 'relu'],
    group: 'learner',
    level: 'more',
  },
  steps: countField('t', 'time', 'more', [20, 2000, 50_000]),
  learningRate: learningRateField(0.02, 'more'),
  dropout: { kind: 'real', link: 'd', default: 0.1, min: 0.01, max: 0.8, group: 'learner', level: 'more' },
  repeats: { kind: 'integer', link: 'r', default: 4, min: 0, max: 100, group: 'average', level: 'more' },
  most: countField('k', 'average', 'more', [5, 500, 500]),
} as const satisfies Fields;

export type TwoDoubtsConfig = ConfigOf<typeof fields>;

const ends = (curve: CurveName): readonly [number, number] => [-HEIGHT[curve], HEIGHT[curve]];
const base = { kind: 'line', side: 'learner', xScale: 'log', yScale: 'log', x: 'drawn' } as const;

export const twoDoubts = defineExperiment({
  id: 'two-doubts',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'step', digits: 6 },
    { name: 'drawn', digits: 4 },
    ...withError('noiseSaid'),
    ...withError('ignoranceInside'),
    ...withError('ignoranceOutside'),
    { name: 'noiseTrue' },
  ],
  figures: [
    {
      id: 'curve',
      kind: 'profile',
      side: 'learner',
      source: 'prediction',
      columns: ['mean', 'aleatoric', 'epistemic', 'truth'],
      bands: [
        { id: 'ignorance', role: 'learner', look: 'hatched', centre: 'mean', half: 'epistemic', times: 2 },
        { id: 'noise', role: 'glass', look: 'plain', centre: 'mean', half: 'aleatoric', times: 2 },
      ],
      lines: [
        { y: 'truth', role: 'exact', style: 'dotted' },
        { y: 'mean', role: 'neutral', style: 'solid' },
      ],
      points: [{ source: 'given', mark: 'dot', role: 'control' }],
      range: ({ curve }) => ({ x: [-SEEN, SEEN], y: ends(curve) }),
      adds: 'own',
      by: ['step'],
      notes: ['noiseSaid', 'noiseTrue', 'ignoranceInside', 'ignoranceOutside'],
    },
    {
      ...base,
      id: 'cure',
      series: [
        { y: 'noiseSaid', error: 'noiseSaidError', role: 'glass', style: 'solid' },
        { y: 'ignoranceInside', error: 'ignoranceInsideError', role: 'learner', style: 'dashed' },
      ],
      curves: [
        {
          id: 'noise',
          role: 'exact',
          style: 'dotted',
          points: ({ curve, most }) => {
            const sd = insideNoise(curve);
            return { x: [5, most > 5 ? most : 6], y: [sd, sd] };
          },
        },
      ],
      when: ({ repeats }) => repeats > 0,
    },
    {
      ...base,
      id: 'outside',
      series: [
        { y: 'ignoranceOutside', error: 'ignoranceOutsideError', role: 'neutral', style: 'solid' },
        { y: 'ignoranceInside', error: 'ignoranceInsideError', role: 'learner', style: 'dashed' },
      ],
      when: ({ repeats }) => repeats > 0,
    },
    {
      ...base,
      id: 'training',
      x: 'step',
      xScale: 'linear',
      series: [
        { y: 'noiseSaid', role: 'glass', style: 'solid' },
        { y: 'ignoranceInside', role: 'learner', style: 'dashed' },
        { y: 'ignoranceOutside', role: 'neutral', style: 'dotted' },
      ],
      when: ({ method }) => method !== 'process',
    },
  ],
  guess: guessBy(['ignorance', { cure: 'yes', noise: 'yes' }]),
  presets: {
    growing: { curve: 'sine', points: 100 },
    gap: { curve: 'gap', points: 60 },
    step: { curve: 'step', points: 60 },
    line: { hidden: 0, noise: 'known' },
    process: { method: 'process' },
    dropout: { method: 'dropout' },
    published: { activation: 'relu', hidden: 100 },
  },
  presetGroups: {
    what: ['growing', 'gap', 'step'],
    how: ['line', 'process', 'dropout', 'published'],
  },
  async *run(config, context) {
    const { run } = await import('./two-doubts/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./two-doubts/findings.ts')).findings(rows, config),
});
