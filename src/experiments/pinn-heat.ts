/**
 * Can a law replace data? Networks learn the temperature of a heated plate from a few noisy measurements, from the law of heat
 * conduction -div(k grad u) = f with its boundary values, or from both: the weight of the law goes from nothing (data only) over
 * little to much, the number of measurements from none (law only) upwards. All are trained as one batch, several networks with the
 * same measurements in each cell: their mean is the answer, their spread what they do not agree on.
 *
 *   E = (1/2) { w [mean r^2 + beta mean b^2] + mean d^2 },
 *
 * with the residual r of the law inside, the deviation b from the boundary values and d from the measurements.
 *
 * Sources: Raissi, Perdikaris & Karniadakis, J. Comput. Phys. 378 (2019) 686; Lagaris, Likas & Fotiadis, IEEE Trans. Neural Networks 9
 * (1998) 987; the ensemble as an error bar: Lakshminarayanan, Pritzel & Blundell, NeurIPS (2017). Exact solutions: src/learner/pde/exact.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import {
  boundaryField,
  boundaryPointsField,
  boundaryWeightField,
  enrichedField,
  featureScaleField,
  featuresField,
  layersField,
  ownHeatFields,
  ownLawOf,
  pointsField,
  samplingField,
  widthField,
} from './pinn-common/fields.ts';
import { countsOf } from './pinn-heat/grid.ts';
import { hasSource, isEnrichable, LAWS } from './pinn-heat/laws.ts';

export const fields = {
  seed: seedField,
  law: { kind: 'choice', link: 'y', default: 'square', options: LAWS, group: 'law', level: 'main' },
  noise: {
    kind: 'real',
    link: 'dy',
    default: 0.05,
    min: 0,
    max: 1,
    group: 'law',
    level: 'main',
  },
  weak: {
    kind: 'real',
    link: 'w',
    default: 1e-3,
    min: 1e-8,
    max: 1e3,
    scale: 'log',
    group: 'law',
    level: 'main',
  },
  lawError: { kind: 'real', link: 'le', default: 0, min: -0.9, max: 2, group: 'law', level: 'main' },
  measurements: { kind: 'text', link: 'n', default: '', maxLength: 100, group: 'law', level: 'more' },
  strong: {
    kind: 'real',
    link: 'ws',
    default: 1,
    min: 1e-8,
    max: 1e3,
    scale: 'log',
    group: 'law',
    level: 'more',
  },
  boundary: boundaryField('soft'),
  boundaryWeight: boundaryWeightField(100),
  enriched: enrichedField,
  ...ownHeatFields,
  draws: countField('d', 'average', 'more', [2, 4, 64]),
  networks: countField('r', 'average', 'more', [2, 3, 32]),
  width: widthField(16),
  layers: layersField(1),
  features: featuresField(),
  featureScale: featureScaleField(),
  iterations: countField('s', 'time', 'more', [2, 50, 2000]),
  sampling: samplingField('grid'),
  points: pointsField(256),
  boundaryPoints: boundaryPointsField(80),
} as const satisfies Fields;

export type PinnHeatConfig = ConfigOf<typeof fields>;

/** How much the law weighs in a network's energy; `law` alone has no measurements. */
export const SERIES = ['data', 'weak', 'strong'] as const;
export type SeriesName = (typeof SERIES)[number] | 'law';

const columnsOf = (name: SeriesName) => [
  ...withError(`${name}L2`),
  ...withError(`${name}Block`),
  ...withError(`${name}Spread`),
  ...withError(`${name}Ratio`),
  ...withError(`${name}Where`),
];

const line = (
  y: string,
  role: 'learner' | 'control' | 'neutral' | 'exact',
  style: 'solid' | 'dashed' | 'dotted',
) => ({ y, error: `${y}Error`, role, style }) as const;

const fourLines = (quantity: string) =>
  [
    line(`data${quantity}`, 'control', 'dashed'),
    line(`weak${quantity}`, 'neutral', 'solid'),
    line(`strong${quantity}`, 'learner', 'solid'),
    line(`law${quantity}`, 'exact', 'dotted'),
  ] as const;

const sweep = { kind: 'line', side: 'learner', x: 'measurements', xScale: 'log' } as const;
const training = { kind: 'line', side: 'learner', x: 'iteration', xScale: 'linear', yScale: 'log' } as const;

export const pinnHeat = defineExperiment({
  id: 'pinn-heat',
  version: 1,
  topic: 'law',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'iteration', digits: 6 },
    { name: 'measurements', digits: 6 },
    ...withError('residual'),
    ...withError('boundaryMisfit'),
    ...withError('misfit'),
    ...columnsOf('data'),
    ...columnsOf('weak'),
    ...columnsOf('strong'),
    ...columnsOf('law'),
    ...withError('plainL2'),
    ...withError('plainBlock'),
    ...withError('plainCorner'),
    ...withError('enrichedL2'),
    ...withError('enrichedBlock'),
    ...withError('enrichedCorner'),
  ],
  figures: [
    { ...sweep, id: 'sweep', yScale: 'log', series: fourLines('L2') },
    {
      id: 'plate',
      kind: 'fields',
      side: 'learner',
      aspect: 'equal',
      by: ['measurements', 'iteration'],
      outline: 'outline',
      points: [
        { source: 'measured', mark: 'ring' },
        { source: 'collocation', mark: 'dot', shown: false },
      ],
      panels: [
        { id: 'exact', source: 'exact', scale: 'linear', group: 'u' },
        { id: 'lawTaught', source: 'lawTaught', scale: 'linear', group: 'u' },
        { id: 'dataTaught', source: 'dataTaught', scale: 'linear', group: 'u' },
        { id: 'error', source: 'error', scale: 'signed' },
        { id: 'spread', source: 'spread', scale: 'linear' },
        { id: 'lawResidual', source: 'lawResidual', scale: 'signed' },
        { id: 'dataError', source: 'dataError', scale: 'signed', shown: false },
      ],
      notes: ['strongL2', 'strongBlock', 'strongRatio'],
    },
    { ...training, id: 'learning', series: fourLines('L2') },
    {
      ...training,
      id: 'losses',
      series: [
        line('residual', 'learner', 'solid'),
        line('boundaryMisfit', 'neutral', 'dashed'),
        line('misfit', 'control', 'dotted'),
      ],
    },
    { ...sweep, id: 'blocks', yScale: 'log', series: fourLines('Block') },
    {
      ...sweep,
      id: 'trust',
      yScale: 'log',
      series: fourLines('Ratio'),
      curves: [
        {
          id: 'honest',
          role: 'exact',
          style: 'dashed',
          points(config) {
            const counts = (countsOf(config.measurements) ?? []).filter((n) => n > 0);
            return counts.length < 2 ? null : { x: [counts[0]!, counts.at(-1)!], y: [1, 1] };
          },
        },
      ],
    },
  ],
  presets: {
    'wrong-law': { lawError: 0.3 },
    'hot-edge': { law: 'hot-edge' },
    'l-shape': { law: 'l-shape' },
    // Hard edges and more steps: with soft ones these networks do not learn this law.
    holes: { law: 'four-holes', boundary: 'hard', iterations: 100 },
    uneven: { law: 'conductivity' },
    own: { law: 'own' },
  },
  presetGroups: { plates: ['hot-edge', 'l-shape', 'holes', 'uneven', 'own'] },
  check(config) {
    const { measurements, weak, strong, enriched, law, lawError } = config;
    if (countsOf(measurements) === null)
      throw new GlassboxError('GBX-515', { text: measurements, field: 'measurements' });
    if (!(weak < strong)) throw new GlassboxError('GBX-516', { weak, strong, field: 'weak' });
    if (enriched && !isEnrichable(law)) throw new GlassboxError('GBX-517', { law, field: 'enriched' });
    if (lawError !== 0 && !hasSource(law)) throw new GlassboxError('GBX-518', { law, field: 'lawError' });
    if (law === 'own') ownLawOf(config);
  },
  async *run(config, context) {
    const { run } = await import('./pinn-heat/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./pinn-heat/findings.ts')).findings(rows, config),
});
