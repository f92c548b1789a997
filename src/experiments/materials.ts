/**
 * What can be said of a material nobody has made? Regression of a table of materials from composition (and further numbers), by an ensemble of
 * networks that say a mean and a variance, by a Gaussian process, and by baselines without any learning. Some values are only bounds
 * ("<1E-10"): the ensemble takes them as bounds (Tobit), as values, or leaves them out, and what that changes is measured in pairs. Intervals
 * are made honest by split conformal calibration over random resplits of the whole table.
 *
 * Without a table of the person's own a SYNTHETIC one is made, of the same form, whose numbers are of no real material.
 *
 * Sources: Tobin, Econometrica 26 (1958) 24; Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474; Lei et al., arXiv:1604.04173; Ward et
 * al., npj Comput. Mater. 2 (2016) 16028; a table of this form: Therrien et al., Digital Discovery (2026), 10.1039/D5DD00441A.
 */
import { type ConfigOf, defineExperiment, type Fields, type NamesColumns } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';

const column = <const L extends string>(link: L, standard: string, columns: Omit<NamesColumns, 'table'>) =>
  ({
    kind: 'text',
    link,
    default: standard,
    maxLength: columns.many ? 2000 : 200,
    columns: { table: 'table', ...columns },
    group: 'learner',
    level: 'more',
  }) as const;

export const fields = {
  seed: seedField,
  table: { kind: 'file', link: 'yf', default: null, accepts: 'table', group: 'learner', level: 'main' },
  testTable: { kind: 'file', link: 'yg', default: null, accepts: 'table', group: 'learner', level: 'more' },
  target: column('yt', 'Ionic conductivity (S cm-1)', {
    many: false,
    need: 'measured',
    empty: 'last',
    found: true,
  }),
  composition: column('yz', 'Reduced Composition', {
    many: false,
    need: 'formula',
    empty: 'none',
    found: true,
  }),
  features: column('yc', '', { many: true, need: 'numeric', empty: 'none' }),
  family: column('yfam', '', { many: false, need: 'any', empty: 'none' }),
  split: column('ysp', '', { many: false, need: 'any', empty: 'none' }),
  logarithm: { kind: 'toggle', link: 'lg', default: true, group: 'learner', level: 'more' },
  resplits: countField('d', 'average', 'main', [2, 8, 400]),
  networkResplits: countField('dn', 'average', 'more', [2, 6, 64]),
  networks: countField('e', 'learner', 'main', [2, 5, 32]),
  epochs: countField('ep', 'learner', 'more', [1, 40, 1000]),
  width: countField('h', 'learner', 'more', [1, 32, 256], 'units'),
} as const satisfies Fields;

export type MaterialsConfig = ConfigOf<typeof fields>;

export const materials = defineExperiment({
  id: 'materials',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'number', digits: 4 },
    { name: 'test' },
    { name: 'model' },
    { name: 'repeats', digits: 3 },
    { name: 'tested', digits: 5 },
    { name: 'censored', digits: 4 },
    ...withError('mae'),
    ...withError('maeSeen'),
    ...withError('coverage'),
    ...withError('halfWidth'),
    ...withError('nll'),
    { name: 'measured' },
    { name: 'said' },
    { name: 'saidError', errorOf: 'said' },
    { name: 'bound' },
    { name: 'ignorance', digits: 3 },
    { name: 'noise', digits: 3 },
  ],
  figures: [
    {
      id: 'parity',
      kind: 'line',
      side: 'learner',
      x: 'measured',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'said', error: 'saidError', role: 'learner', style: 'points' },
        { y: 'bound', role: 'control', style: 'points' },
      ],
    },
    {
      id: 'doubts',
      kind: 'line',
      side: 'learner',
      x: 'measured',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'ignorance', role: 'learner', style: 'points' },
        { y: 'noise', role: 'neutral', style: 'points' },
      ],
    },
  ],
  summary: ['test', 'model', 'mae', 'maeSeen', 'coverage', 'halfWidth', 'nll'],
  presets: { steadier: { resplits: 30, networkResplits: 16 } },
  async *run(config, context) {
    const { run } = await import('./materials/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./materials/findings.ts')).findings(rows, config),
});
