/**
 * A small frustrated lattice to turn spin by spin. The moves are a text ("ACB": spin A, then C, then B), so that a link is a game and
 * Back takes a move back. All arrangements are visited, so that the least number of unsatisfied bonds, the number of arrangements that have
 * it, and of those that no single flip improves are exact; then many copies are quenched and annealed by the engine, and what they find
 * stands beside what the hand has found. Lattices of 1024 spins cannot be visited: they are left to the engine.
 *
 * Energy: E = -sum J_ij s_i s_j with J = ±1, that is unsatisfied minus satisfied bonds.
 * Sources: Toulouse, Commun. Phys. 2 (1977) 115 (frustration); Wannier, Phys. Rev. 79 (1950) 357, corrected in Phys. Rev. B 7 (1973) 5017
 * (triangular antiferromagnet: a third of the bonds, entropy 0.3231 a spin); De Simone et al., J. Stat. Phys. 84 (1996) 1363 (±J square
 * lattice: e = -1.4015(8)).
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';

/** Names of the spins; 16 is the largest lattice for the hand. */
export const SPIN_NAMES = 'ABCDEFGHIJKLMNOP';
const LARGE = ['triangular-1024', 'square-1024'];
const MOST_MOVES = 200;

export const fields = {
  seed: seedField,
  lattice: {
    kind: 'choice',
    link: 'l',
    default: 'five',
    options: ['triangle', 'five', 'plaquette', 'square', 'sk', 'triangular-1024', 'square-1024'],
    group: 'glass',
    level: 'main',
  },
  flips: {
    kind: 'text',
    link: 'p',
    default: '',
    maxLength: MOST_MOVES,
    form: { kind: 'letters', letters: SPIN_NAMES, max: MOST_MOVES },
    group: 'glass',
    level: 'main',
  },
  slowest: countField('s', 'time', 'main', [1, 100, 100_000], 'sweeps'),
  copies: countField('r', 'average', 'main', [2, 256, 1024]),
  start: {
    kind: 'choice',
    link: 'st',
    default: 'up',
    options: ['up', 'random'],
    group: 'glass',
    level: 'more',
  },
  hottest: temperatureField('thi', 'more', [0.2, 3, 20]),
  coldest: temperatureField('tlo', 'more', [0.01, 0.1, 5]),
} as const satisfies Fields;

export type FrustrationConfig = ConfigOf<typeof fields>;

const large = ({ lattice }: FrustrationConfig) => LARGE.includes(lattice);
const small = (config: FrustrationConfig) => !large(config);

/** Share of unsatisfied bonds that is exact, or known, for N -> infinity. */
const KNOWN_SHARE: Readonly<Record<string, number>> = {
  'triangular-1024': 1 / 3,
  'square-1024': (2 - 1.4015) / 4,
};

export const frustration = defineExperiment({
  id: 'frustration',
  version: 1,
  topic: 'hands',
  fields,
  columns: [
    { name: 'move', digits: 6 },
    { name: 'flipped' },
    { name: 'energy', digits: 6 },
    { name: 'unsatisfied', digits: 6 },
    { name: 'helpful', digits: 6 },
    { name: 'bonds', digits: 6 },
    { name: 'least', digits: 6 },
    { name: 'grounds', digits: 8 },
    { name: 'stable', digits: 8 },
    { name: 'states', digits: 8 },
    { name: 'loops', digits: 6 },
    { name: 'frustrated', digits: 6 },
    { name: 'bound', digits: 6 },
    { name: 'level', digits: 6 },
    { name: 'yours' },
    { name: 'chance', digits: 3 },
    ...withError('quench', 3),
    ...withError('anneal', 3),
    { name: 'sweeps', unit: 'sweeps', digits: 6 },
    ...withError('share'),
    { name: 'bestShare' },
    { name: 'boundShare' },
  ],
  figures: [
    {
      id: 'board',
      kind: 'spins',
      side: 'glass',
      source: 'sites',
      bonds: 'bonds',
      field: 'flips',
      by: ['move', 'sweeps'],
      least: 'least',
      limit: (config) => (large(config) ? 0 : MOST_MOVES),
    },
    {
      id: 'moves',
      kind: 'line',
      side: 'glass',
      x: 'move',
      xScale: 'linear',
      yScale: 'linear',
      series: [
        { y: 'unsatisfied', role: 'glass', style: 'solid' },
        { y: 'least', role: 'exact', style: 'dotted' },
      ],
      when: small,
    },
    {
      id: 'levels',
      kind: 'line',
      side: 'glass',
      x: 'level',
      xScale: 'linear',
      yScale: 'linear',
      yRange: [0, 1.05],
      series: [
        { y: 'anneal', error: 'annealError', role: 'glass', style: 'solid' },
        { y: 'quench', error: 'quenchError', role: 'learner', style: 'dashed' },
        { y: 'chance', role: 'control', style: 'dotted' },
        { y: 'yours', role: 'neutral', style: 'points' },
      ],
      when: small,
    },
    {
      id: 'cooling',
      kind: 'line',
      side: 'glass',
      x: 'sweeps',
      xScale: 'log',
      yScale: 'linear',
      series: [
        { y: 'share', error: 'shareError', role: 'glass', style: 'solid' },
        { y: 'bestShare', role: 'glass', style: 'dashed' },
        { y: 'boundShare', role: 'neutral', style: 'dotted' },
      ],
      curves: [
        {
          id: 'infinite',
          role: 'exact',
          style: 'dotted',
          points: ({ lattice, slowest }) => {
            const share = KNOWN_SHARE[lattice];
            return share === undefined ? null : { x: [1, slowest], y: [share, share] };
          },
        },
      ],
      when: large,
    },
  ],
  presets: {
    triangle: { lattice: 'triangle', flips: '' },
    five: { lattice: 'five', flips: '' },
    plaquette: { lattice: 'plaquette', flips: '' },
    square: { lattice: 'square', flips: '' },
    sk: { lattice: 'sk', flips: '' },
    'let-go': { lattice: 'triangular-1024', flips: '', slowest: 1000, copies: 32 },
    'let-go-disordered': { lattice: 'square-1024', flips: '', slowest: 1000, copies: 32 },
    trapped: { lattice: 'square', flips: '', start: 'random' },
  },
  presetGroups: {
    lattices: ['triangle', 'five', 'plaquette', 'square', 'sk'],
    'let-go': ['let-go', 'let-go-disordered'],
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./frustration/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./frustration/findings.ts')).findings(rows, config),
});
