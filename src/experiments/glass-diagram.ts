/**
 * A strip of a phase diagram: networks of six widths, from fewer parameters than data to several for each datum, are cooled together
 * on noisy labels; where a copy stays like itself and unlike its twin, Delta q = q_self - q_mut > 0. Temperature on one axis,
 * parameters per datum on the other. The states are draws of Metropolis-adjusted Langevin dynamics at T, so T is a temperature; the
 * same networks, energy and observables as `side-by-side`.
 *
 * What is drawn is where this cooling falls out of equilibrium, which depends on its speed; it is not a transition line. Sources:
 * Guerra, Int. J. Mod. Phys. B 10 (1996) 1675 (the identity behind the light); Baity-Jesi et al., arXiv:1803.06969 (under- and
 * over-parametrised); Spigler et al., J. Phys. A 52 (2019) 474001 (parameters per datum as the control parameter).
 */
import { geometricLadder } from '../dynamics/temperature-ladder.ts';
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';
import { WIDTHS } from './glass-diagram/widths.ts';

export const fields = {
  seed: seedField,
  points: countField('p', 'learner', 'main', [4, 120, 2000]),
  moves: countField('m', 'time', 'main', [2, 300, 100_000], 'moves'),
  samples: countField('d', 'average', 'main', [2, 32, 128]),
  labels: {
    kind: 'choice',
    link: 'y',
    default: 'random',
    options: ['random', 'teacher'],
    group: 'learner',
    level: 'main',
  },
  replicas: countField('r', 'average', 'more', [2, 2, 16]),
  steps: { kind: 'integer', link: 'k', default: 10, min: 2, max: 50, group: 'time', level: 'more' },
  hottest: temperatureField('thi', 'more', [0.1, 2, 20]),
  coldest: temperatureField('tlo', 'more', [0.005, 0.05, 10]),
  inputs: countField('in', 'learner', 'more', [1, 10, 100]),
  noise: {
    kind: 'real',
    link: 'dy',
    default: 1,
    min: 0.001,
    max: 100,
    group: 'learner',
    level: 'more',
    scale: 'log',
  },
} as const satisfies Fields;

export type GlassDiagramConfig = ConfigOf<typeof fields>;

const STYLES = ['dotted', 'dashed', 'solid'] as const;
/** Narrow ones in the colour of networks, wide ones in the neutral one. */
const line = (width: number, k: number) =>
  ({
    y: `gap${width}`,
    error: `gap${width}Error`,
    role: k < 3 ? 'learner' : 'neutral',
    style: STYLES[k % 3]!,
  }) as const;

export const glassDiagram = defineExperiment({
  id: 'glass-diagram',
  version: 1,
  topic: 'training',
  fields,
  columns: [
    { name: 'step', digits: 4 },
    { name: 'temperature' },
    ...WIDTHS.flatMap((width) => [
      ...withError(`self${width}`),
      ...withError(`mutual${width}`),
      ...withError(`gap${width}`, 3),
      { name: `light${width}` },
    ]),
    { name: 'hidden', digits: 4 },
    { name: 'parameters', digits: 6 },
    { name: 'ratio', digits: 3 },
    ...withError('freezing', 3),
  ],
  figures: [
    {
      id: 'gaps',
      kind: 'line',
      side: 'learner',
      x: 'temperature',
      xScale: 'log',
      yScale: 'linear',
      series: WIDTHS.map(line),
    },
    {
      id: 'strip',
      kind: 'matrix',
      side: 'learner',
      source: 'strip',
      range: [0, 0.6],
      by: 'temperature',
      edges: ({ hottest, coldest, steps }) => ({
        rows: geometricLadder(hottest, coldest, steps).temperatures,
        columns: WIDTHS,
      }),
    },
    {
      id: 'boundary',
      kind: 'line',
      side: 'learner',
      x: 'ratio',
      xScale: 'log',
      yScale: 'linear',
      series: [{ y: 'freezing', error: 'freezingError', role: 'learner', style: 'solid' }],
    },
  ],
  presets: {
    slower: { moves: 3000 },
    'more-data': { points: 480 },
    teacher: { labels: 'teacher' },
  },
  check({ hottest, coldest }) {
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
  },
  async *run(config, context) {
    const { run } = await import('./glass-diagram/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./glass-diagram/findings.ts')).findings(rows, config),
});
