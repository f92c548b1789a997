/**
 * A law with two unknowns: networks learn how an elastic body gives way under a load from the balance of forces alone, div stress + f = 0, with
 * stress = lambda tr(strain) 1 + 2 mu strain, and what is known at its edges. Three bodies have a displacement in closed form to be judged by:
 * a plate with a hole under tension (Kirsch: three times the pull at the edge of the hole), a manufactured problem (Haghighat et al.) and a
 * cantilever (Timoshenko).
 *
 * Stress is what breaks things, and a network's stress is a derivative of what it was trained on. Around the hole stress varies over a
 * radius: given x and y alone, networks find displacements whose residual is a few hundredths of the pull and whose stress at the hole is wrong by
 * half; given ln r and the angle, which fit the hole, they find the right ones. Points are denser near the hole, symmetry is held exactly.
 *
 * Sources: Kirsch, Z. VDI 42 (1898) 797; Timoshenko & Goodier, Theory of Elasticity (1970); Haghighat, Raissi, Moure, Gomez & Juanes, Comput.
 * Methods Appl. Mech. Eng. 379 (2021) 113741; exact solutions: src/learner/pde/exact.
 */
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, withError } from './glass-common/columns.ts';
import { learningRateField } from './learner-common/fields.ts';
import { exactCurve } from './pinn-elastic/curves.ts';
import { PROBLEMS } from './pinn-elastic/problems.ts';

export const fields = {
  seed: seedField,
  problem: { kind: 'choice', link: 'y', default: 'hole', options: PROBLEMS, group: 'law', level: 'main' },
  inputs: {
    kind: 'choice',
    link: 'c',
    default: 'fitted',
    options: ['fitted', 'plain'],
    group: 'law',
    level: 'main',
  },
  material: {
    kind: 'choice',
    link: 'm',
    default: 'plane-stress',
    options: ['plane-stress', 'plane-strain'],
    group: 'law',
    level: 'more',
  },
  poisson: { kind: 'real', link: 'nu', default: 0.3, min: -0.9, max: 0.49, group: 'law', level: 'more' },
  networks: countField('r', 'average', 'main', [1, 4, 64]),
  iterations: countField('s', 'time', 'main', [0, 120, 100_000]),
  width: { kind: 'real', link: 'w', default: 4, min: 1.5, max: 20, group: 'law', level: 'more' },
  boundary: {
    kind: 'choice',
    link: 'b',
    default: 'hard',
    options: ['hard', 'soft'],
    group: 'law',
    level: 'more',
  },
  sampling: {
    kind: 'choice',
    link: 'pm',
    default: 'dense',
    options: ['dense', 'even', 'adaptive'],
    group: 'law',
    level: 'more',
  },
  points: countField('pi', 'law', 'more', [8, 256, 10_000], 'points'),
  boundaryPoints: countField('pb', 'law', 'more', [8, 160, 4000], 'points'),
  hidden: { kind: 'integer', link: 'h', default: 0, min: 0, max: 64, group: 'learner', level: 'more' },
  layers: { kind: 'integer', link: 'l', default: 0, min: 0, max: 6, group: 'learner', level: 'more' },
  finish: {
    kind: 'choice',
    link: 'opt',
    default: 'gauss-newton',
    options: ['gauss-newton', 'lbfgs', 'none'],
    group: 'learner',
    level: 'more',
  },
  adamSteps: { kind: 'integer', link: 'a', default: 0, min: 0, max: 1_000_000, group: 'time', level: 'more' },
  learningRate: learningRateField(3e-3, 'more'),
  resolution: { kind: 'integer', link: 'px', default: 61, min: 8, max: 201, group: 'average', level: 'more' },
} as const satisfies Fields;

export type PinnElasticConfig = ConfigOf<typeof fields>;

const line = (
  y: string,
  role: 'learner' | 'control' | 'neutral' | 'exact',
  style: 'solid' | 'dashed' | 'dotted',
) => ({ y, error: `${y}Error`, role, style }) as const;
const base = { kind: 'line', side: 'learner', xScale: 'linear' } as const;
const isHole = ({ problem }: PinnElasticConfig) => problem === 'hole';
const isBeam = ({ problem }: PinnElasticConfig) => problem === 'cantilever';

export const pinnElastic = defineExperiment({
  id: 'pinn-elastic',
  version: 1,
  topic: 'law',
  fields,
  columns: [
    { name: 'phase' },
    { name: 'iteration', digits: 7 },
    ...withError('loss'),
    ...withError('residual'),
    ...withError('unseen'),
    ...withError('conditions'),
    ...withError('displacement'),
    ...withError('block'),
    ...withError('stress'),
    ...withError('concentration', 5),
    { name: 'angle' },
    ...withError('hoop'),
    { name: 'distance' },
    ...withError('ligament'),
    { name: 'position' },
    ...withError('deflection'),
    { name: 'height' },
    ...withError('bending'),
    { name: 'network' },
  ],
  figures: [
    {
      id: 'body',
      kind: 'fields',
      side: 'learner',
      aspect: 'equal',
      by: ['iteration', 'network'],
      outline: 'outline',
      points: [
        { source: 'deformed', mark: 'line' },
        { source: 'collocation', mark: 'dot', shown: false },
      ],
      panels: [
        { id: 'displacement', source: 'displacement', scale: 'linear' },
        { id: 'vonMises', source: 'vonMises', scale: 'linear', group: 'stress' },
        { id: 'exactVonMises', source: 'exactVonMises', scale: 'linear', group: 'stress' },
        { id: 'stressMiss', source: 'stressMiss', scale: 'signed' },
        { id: 'misplacement', source: 'misplacement', scale: 'linear' },
        { id: 'residual', source: 'residual', scale: 'log' },
      ],
      notes: ['displacement', 'block', 'stress'],
    },
    {
      ...base,
      id: 'edge',
      x: 'angle',
      yScale: 'linear',
      series: [line('hoop', 'learner', 'solid')],
      curves: [{ id: 'kirsch', role: 'exact', style: 'dashed', points: exactCurve('hoop') }],
      when: isHole,
    },
    {
      ...base,
      id: 'ligament',
      x: 'distance',
      yScale: 'linear',
      series: [line('ligament', 'learner', 'solid')],
      curves: [{ id: 'kirsch', role: 'exact', style: 'dashed', points: exactCurve('ligament') }],
      when: isHole,
    },
    {
      ...base,
      id: 'deflection',
      x: 'position',
      yScale: 'linear',
      series: [line('deflection', 'learner', 'solid')],
      curves: [{ id: 'timoshenko', role: 'exact', style: 'dashed', points: exactCurve('deflection') }],
      when: isBeam,
    },
    {
      ...base,
      id: 'bending',
      x: 'height',
      yScale: 'linear',
      series: [line('bending', 'learner', 'solid')],
      curves: [{ id: 'timoshenko', role: 'exact', style: 'dashed', points: exactCurve('bending') }],
      when: isBeam,
    },
    {
      ...base,
      id: 'learning',
      x: 'iteration',
      yScale: 'log',
      series: [
        line('displacement', 'learner', 'solid'),
        line('block', 'learner', 'dotted'),
        line('stress', 'control', 'dashed'),
        line('residual', 'neutral', 'solid'),
        line('unseen', 'neutral', 'dotted'),
        line('conditions', 'neutral', 'dashed'),
      ],
    },
    {
      ...base,
      id: 'concentration',
      x: 'iteration',
      yScale: 'linear',
      series: [line('concentration', 'learner', 'solid')],
      curves: [
        {
          id: 'three',
          role: 'exact',
          style: 'dashed',
          points: ({ adamSteps, iterations }) => ({ x: [0, adamSteps + iterations], y: [3, 3] }),
        },
      ],
      when: isHole,
    },
  ],
  presets: {
    plain: { inputs: 'plain' },
    manufactured: {
      problem: 'manufactured',
      material: 'plane-strain',
      poisson: 1 / 3,
      hidden: 32,
      layers: 1,
    },
    cantilever: { problem: 'cantilever' },
    strain: { material: 'plane-strain' },
    'wide-plate': { width: 10 },
  },
  presetGroups: { body: ['manufactured', 'cantilever'] },
  check({ adamSteps, iterations, finish, sampling, problem }) {
    if (adamSteps === 0 && (iterations === 0 || finish === 'none'))
      throw new GlassboxError('GBX-520', { field: 'iterations' });
    if (sampling === 'adaptive' && adamSteps === 0)
      throw new GlassboxError('GBX-521', { problem, field: 'sampling' });
  },
  async *run(config, context) {
    const { run } = await import('./pinn-elastic/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./pinn-elastic/findings.ts')).findings(rows, config),
});
