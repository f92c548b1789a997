/**
 * What is the material, given a few noisy temperatures? The constants of a law are trained together with the network: the conductivity
 * k of a plate, the strength a of its unevenness k = 1 + a sin(pi x) sin(pi y), or Lamé's constants of an elastic square. Every
 * network has measurements of its own, places and noise, so that the scatter of the estimates is their true error bar. Beside it stand
 * the linearised bar, which one experimenter can compute from one set of measurements, and the least that any method could have.
 *
 * The bar: at the minimum the parameters answer a small change d of the measurements by dtheta = H^-1 J_d^T W d with H = J^T W J of all
 * residuals, so var(k) = sigma^2 |W J_d H^-1 e_k|^2. The bound (Cramér and Rao): sigma / sqrt(sum (du/dk)^2) with the exact law.
 *
 * Sources: Raissi, Perdikaris & Karniadakis, J. Comput. Phys. 378 (2019) 686 (constants as parameters); Haghighat et al., Comput. Methods
 * Appl. Mech. Eng. 379 (2021) 113741 (Lamé's constants); Seber & Wild, Nonlinear Regression (1989), chapters 2 and 5 (the bars).
 */
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import {
  boundaryField,
  boundaryPointsField,
  boundaryWeightField,
  pointsField,
  widthField,
} from './pinn-common/fields.ts';
import { boundOfConductivity, countsOf, NOISE_FACTORS } from './pinn-inverse/grid.ts';
import { constantsOf, UNKNOWNS } from './pinn-inverse/unknowns.ts';

export const fields = {
  seed: seedField,
  unknown: {
    kind: 'choice',
    link: 'u',
    default: 'conductivity',
    options: UNKNOWNS,
    group: 'law',
    level: 'main',
  },
  measurements: {
    kind: 'integer',
    link: 'n',
    default: 50,
    min: 5,
    max: 500,
    unit: 'points',
    group: 'law',
    level: 'main',
  },
  noise: {
    kind: 'real',
    link: 'dy',
    default: 0.01,
    min: 1e-4,
    max: 0.2,
    scale: 'log',
    group: 'law',
    level: 'main',
  },
  draws: countField('d', 'average', 'main', [3, 12, 256]),
  guess: {
    kind: 'real',
    link: 'g',
    default: 0.5,
    min: 0.1,
    max: 10,
    scale: 'log',
    group: 'law',
    level: 'more',
  },
  weight: {
    kind: 'real',
    link: 'w',
    default: 1e-3,
    min: 1e-6,
    max: 100,
    scale: 'log',
    group: 'law',
    level: 'more',
  },
  boundary: boundaryField('hard'),
  boundaryWeight: boundaryWeightField(100),
  width: widthField(16),
  iterations: countField('s', 'time', 'more', [2, 40, 2000]),
  points: pointsField(256),
  boundaryPoints: boundaryPointsField(80),
} as const satisfies Fields;

export type PinnInverseConfig = ConfigOf<typeof fields>;

/** The unknown constants of a run; there are at most two. */
export const PLACES = ['first', 'second'] as const;

const columnsOf = (place: (typeof PLACES)[number]) => [
  ...withError(place, 6),
  { name: `${place}Median`, digits: 6 },
  ...withError(`${place}Scatter`),
  ...withError(`${place}Bar`),
];

const isTwo = ({ unknown }: PinnInverseConfig) => constantsOf(unknown).length > 1;
const knows = ({ unknown }: PinnInverseConfig) => unknown === 'conductivity';

const estimates = [
  { y: 'first', error: 'firstError', role: 'learner', style: 'solid' },
  { y: 'second', error: 'secondError', role: 'neutral', style: 'dashed', when: isTwo },
] as const;
const bars = [
  { y: 'firstScatter', error: 'firstScatterError', role: 'learner', style: 'solid' },
  { y: 'firstBar', error: 'firstBarError', role: 'neutral', style: 'dashed' },
  { y: 'firstBound', role: 'exact', style: 'dotted', when: (c: PinnInverseConfig) => !knows(c) },
  { y: 'secondScatter', error: 'secondScatterError', role: 'control', style: 'solid', when: isTwo },
  { y: 'secondBar', error: 'secondBarError', role: 'control', style: 'dashed', when: isTwo },
] as const;

const line = { kind: 'line', side: 'learner', yScale: 'linear' } as const;
const truth = (x: (config: PinnInverseConfig) => readonly number[]) =>
  [
    {
      id: 'truth',
      role: 'exact',
      style: 'dashed',
      points: (config: PinnInverseConfig) => ({ x: x(config), y: x(config).map(() => 1) }),
    },
  ] as const;
const bound = (axis: 'points' | 'noise') =>
  [
    {
      id: 'bound',
      role: 'exact',
      style: 'dotted',
      points: (config: PinnInverseConfig) => (knows(config) ? boundOfConductivity(config, axis) : null),
    },
  ] as const;
const pointsOf = (config: PinnInverseConfig) => countsOf(config);
const noisesOf = ({ noise }: PinnInverseConfig) => NOISE_FACTORS.map((f) => f * noise);

export const pinnInverse = defineExperiment({
  id: 'pinn-inverse',
  version: 1,
  topic: 'law',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'iteration', digits: 6 },
    { name: 'measurements', digits: 6 },
    { name: 'noise' },
    { name: 'strays' },
    ...columnsOf('first'),
    { name: 'firstBound' },
    ...columnsOf('second'),
    ...withError('L2'),
  ],
  figures: [
    { ...line, id: 'points', x: 'measurements', xScale: 'log', series: estimates, curves: truth(pointsOf) },
    {
      ...line,
      id: 'pointBars',
      x: 'measurements',
      xScale: 'log',
      yScale: 'log',
      series: bars,
      curves: bound('points'),
    },
    {
      ...line,
      id: 'noiseBars',
      x: 'noise',
      xScale: 'log',
      yScale: 'log',
      series: bars,
      curves: bound('noise'),
    },
    { ...line, id: 'noise', x: 'noise', xScale: 'log', series: estimates, curves: truth(noisesOf) },
    {
      ...line,
      id: 'learning',
      x: 'iteration',
      xScale: 'linear',
      series: estimates,
      curves: truth(({ iterations }) => [0, iterations]),
    },
    {
      id: 'plate',
      kind: 'fields',
      side: 'learner',
      aspect: 'equal',
      by: ['measurements', 'iteration'],
      outline: 'outline',
      points: [{ source: 'measured', mark: 'ring' }],
      panels: [
        { id: 'exact', source: 'exact', scale: 'linear', group: 'u' },
        { id: 'taught', source: 'taught', scale: 'linear', group: 'u' },
        { id: 'error', source: 'error', scale: 'signed' },
        { id: 'lawResidual', source: 'lawResidual', scale: 'signed' },
      ],
      notes: ['first', 'firstScatter', 'firstBar', 'L2'],
    },
  ],
  presets: {
    uneven: { unknown: 'amplitude', weight: 3e-4, iterations: 60 },
    lame: { unknown: 'lame', width: 24, iterations: 60, draws: 4 },
    'no-source': { unknown: 'no-source' },
    noisy: { noise: 0.1 },
  },
  presetGroups: { unknowns: ['uneven', 'lame', 'no-source'] },
  async *run(config, context) {
    const { run } = await import('./pinn-inverse/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./pinn-inverse/findings.ts')).findings(rows, config),
});
