/**
 * The tree of valleys. All configurations of a small system are visited; its minima and the barriers between them are drawn as a disconnectivity
 * graph. Then copies are quenched, and cooled more and more slowly, and it is counted in which minima they end.
 *
 * A glass has many minima of nearly one depth behind high barriers (a willow); a ferromagnet has one deep valley, and its mirror image (a palm tree).
 * Sources: Becker & Karplus, J. Chem. Phys. 106, 1495 (1997); Wales, Miller & Walsh, Nature 394, 758 (1998).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import {
  countField,
  couplingsField,
  ruleField,
  seedField,
  temperatureField,
  withError,
} from './glass-common/columns.ts';

export const fields = {
  seed: seedField,
  system: {
    kind: 'choice',
    link: 'sys',
    default: 'sk',
    options: ['sk', 'lattice', 'ferromagnet', 'complete'],
    group: 'glass',
    level: 'main',
  },
  size: {
    kind: 'integer',
    link: 'n',
    default: 18,
    min: 4,
    max: 20,
    unit: 'spins',
    group: 'glass',
    level: 'main',
  },
  mirror: { kind: 'toggle', link: 'mir', default: true, group: 'glass', level: 'main' },
  slowest: countField('s', 'time', 'main', [10, 1000, 100_000], 'sweeps'),
  copies: countField('r', 'average', 'more', [16, 256, 4096]),
  hottest: temperatureField('thi', 'more', [0.2, 2, 20]),
  coldest: temperatureField('tlo', 'more', [0.01, 0.1, 5]),
  couplings: couplingsField,
  couplingBits: {
    kind: 'integer',
    link: 'jb',
    default: 12,
    min: 1,
    max: 20,
    unit: 'bits',
    group: 'glass',
    level: 'more',
  },
  rule: ruleField,
} as const satisfies Fields;

export type DisconnectivityConfig = ConfigOf<typeof fields>;

export const disconnectivity = defineExperiment({
  id: 'disconnectivity',
  version: 1,
  topic: 'landscape',
  fields,
  columns: [
    { name: 'step', digits: 3 },
    { name: 'sweeps', unit: 'sweeps', digits: 6 },
    { name: 'budget', unit: 'sweeps', digits: 6 },
    { name: 'minima', digits: 6 },
    { name: 'flat', digits: 6 },
    { name: 'groundEnergy' },
    { name: 'highest' },
    ...withError('ground', 3),
    ...withError('energy'),
    { name: 'visited', digits: 3 },
    { name: 'adrift', digits: 3 },
    ...withError('depthCorrelation', 3),
    { name: 'minimum', digits: 6 },
    { name: 'minimumEnergy' },
    { name: 'states', digits: 7 },
    { name: 'toLowest' },
    { name: 'toLower' },
    { name: 'quenchShare', digits: 3 },
    { name: 'slowShare', digits: 3 },
  ],
  figures: [
    {
      id: 'tree',
      kind: 'tree',
      side: 'glass',
      source: 'tree',
      counts: [
        { id: 'quenched', role: 'learner', mark: 'ring' },
        { id: 'cooled', role: 'glass', mark: 'dot' },
      ],
      notes: ['minima', 'highest'],
      by: 'sweeps',
    },
    {
      id: 'arrival',
      kind: 'line',
      side: 'glass',
      x: 'budget',
      xScale: 'log',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: [
        { y: 'ground', error: 'groundError', role: 'glass', style: 'solid' },
        { y: 'visited', role: 'neutral', style: 'dashed' },
      ],
    },
    {
      id: 'basins',
      kind: 'line',
      side: 'glass',
      x: 'toLower',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'quenchShare', role: 'learner', style: 'points' },
        { y: 'slowShare', role: 'glass', style: 'points' },
      ],
    },
  ],
  presets: {
    glass: { system: 'sk' },
    lattice: { system: 'lattice', size: 20 },
    flats: { couplings: 'binary' },
    ferromagnet: { system: 'ferromagnet', size: 16, mirror: false },
    complete: { system: 'complete', size: 16, mirror: false },
    mirrors: { mirror: false },
    largest: { size: 20 },
  },
  presetGroups: { system: ['glass', 'lattice', 'ferromagnet', 'complete'] },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./disconnectivity/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./disconnectivity/findings.ts')).findings(rows, config),
});
