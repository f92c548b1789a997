/**
 * The law as what carries over. A surrogate that has learnt rectangular plates from data alone, one that was held to their law as well, and
 * the first one taught the law on new plates without a label: with the conductivity they have, and with the one they had before. Whether
 * the right law helps and the wrong one misleads is measured, not assumed.
 *
 * Sources: Raissi, Perdikaris & Karniadakis, J. Comput. Phys. 378 (2019) 686; Karniadakis et al., Nat. Rev. Phys. 3 (2021) 422 (laws as
 * bias); Brynjarsdottir & O'Hagan, Inverse Problems 30 (2014) 114007 (a wrong law that is trusted).
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { surrogateFields } from './transfer-common/fields.ts';
import { TARGETS } from './transfer-common/plates.ts';

export const fields = {
  seed: seedField,
  target: {
    kind: 'choice',
    link: 'w',
    default: 'conductivity',
    options: TARGETS,
    group: 'law',
    level: 'main',
  },
  amount: { kind: 'real', link: 'a', default: 0.5, min: 0.05, max: 1, group: 'law', level: 'main' },
  labels: countField('n', 'learner', 'main', [1, 20, 1000], 'points'),
  repeats: countField('r', 'average', 'main', [2, 4, 64]),
  ...surrogateFields,
  resolution: { kind: 'integer', link: 'px', default: 40, min: 4, max: 80, group: 'average', level: 'more' },
} as const satisfies Fields;

export type PhysicsAsAnchorConfig = ConfigOf<typeof fields>;

/** data: labels of the source; anchored: its law beside them; then `data` goes on with labels, the old law, the new law. */
export const ARMS = ['data', 'anchored', 'labelled', 'oldLaw', 'newLaw'] as const;
export type Arm = (typeof ARMS)[number];

const line = { kind: 'line', side: 'learner' } as const;

export const physicsAsAnchor = defineExperiment({
  id: 'physics-as-anchor',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'arm' },
    { name: 'labels', digits: 6 },
    { name: 'labelsPlusOne', digits: 6 },
    ...withError('error'),
    ...withError('gain'),
    { name: 'gainLow' },
    { name: 'gainHigh' },
    ...withError('residual'),
    ...withError('sourceError'),
    ...ARMS.flatMap((arm) => withError(arm)),
  ],
  figures: [
    {
      ...line,
      id: 'labels',
      x: 'labelsPlusOne',
      xScale: 'log',
      yScale: 'log',
      series: [
        { y: 'data', error: 'dataError', role: 'neutral', style: 'points' },
        { y: 'anchored', error: 'anchoredError', role: 'glass', style: 'points' },
        { y: 'labelled', error: 'labelledError', role: 'learner', style: 'solid' },
        { y: 'oldLaw', error: 'oldLawError', role: 'control', style: 'dashed' },
        { y: 'newLaw', error: 'newLawError', role: 'exact', style: 'solid' },
      ],
    },
    {
      id: 'plate',
      kind: 'fields',
      side: 'learner',
      aspect: 'equal',
      by: ['arm', 'labels'],
      outline: 'outline',
      panels: [
        { id: 'exact', source: 'exact', scale: 'linear', group: 'u' },
        { id: 'taught', source: 'taught', scale: 'linear', group: 'u' },
        { id: 'error', source: 'error', scale: 'signed' },
        { id: 'lawResidual', source: 'lawResidual', scale: 'signed' },
      ],
      notes: ['error', 'residual'],
    },
  ],
  presets: {
    covariate: { target: 'l-shape' },
    both: { target: 'both' },
    few: { lawPlates: 64, lawPoints: 4 },
    research: { repeats: 24, steps: 2000, tuneSteps: 400, lawSteps: 1000, lawPlates: 384 },
  },
  presetGroups: { worlds: ['covariate', 'both'] },
  async *run(config, context) {
    const { run } = await import('./physics-as-anchor/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./physics-as-anchor/findings.ts')).findings(rows, config),
});
