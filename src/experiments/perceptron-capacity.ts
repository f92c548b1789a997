/**
 * How many random patterns can a perceptron store? With real weights (spherical) the question is whether a linear program has a
 * solution, and the answer is known exactly at every N: Cover's law. With weights ±1 the perceptron is a glass whose energy is the number
 * of violated patterns: all 2^N weights are tried where N <= 25, and annealing searches where they are more.
 *
 * Two thresholds part there. Solutions exist up to alpha = 0.833; simulated annealing stops finding them earlier, the earlier the larger
 * N is, because almost all solutions are isolated, far from all others: what local search finds are rare clusters.
 * Sources: Cover, IEEE Trans. Electron. Comput. EC-14 (1965) 326; Gardner, J. Phys. A 21 (1988) 257; Gardner & Derrida, J. Phys. A 21
 * (1988) 271; Krauth & Mézard, J. Phys. France 50 (1989) 3057; Horner, Z. Phys. B 86 (1992) 291; Ding & Sun, arXiv:1809.07742; Huang,
 * arXiv:2404.18902; Huang & Kabashima, Phys. Rev. E 90 (2014) 052813; Baldassi et al., Phys. Rev. Lett. 115 (2015) 128101.
 */

import { LARGEST_STORED, SMALLEST_STORED } from '../glass/exact/stored-patterns.ts';
import { BINARY_CAPACITY, binaryStorage, firstMomentBound } from '../learner/exact/binary-storage.ts';
import { coverSeparability } from '../learner/exact/cover.ts';
import { GlassboxError } from '../messages/problem.ts';
import { type ConfigOf, type Curve, defineExperiment, type Fields } from './declaration.ts';
import { countField, seedField, temperatureField, withError } from './glass-common/columns.ts';
import { capacityOf, isCounted, patternsOf } from './perceptron-capacity/plan.ts';

export const fields = {
  seed: seedField,
  weights: {
    kind: 'choice',
    link: 'w',
    default: 'spherical',
    options: ['spherical', 'binary'],
    group: 'learner',
    level: 'main',
  },
  size: {
    kind: 'integer',
    link: 'n',
    default: 50,
    min: 2,
    max: 1001,
    unit: 'inputs',
    group: 'learner',
    level: 'main',
    scale: 'log',
  },
  heaviest: {
    kind: 'real',
    link: 'ahi',
    default: 1.25,
    min: 0.02,
    max: 3,
    group: 'learner',
    level: 'main',
  },
  samples: countField('d', 'average', 'main', [10, 100, 10_000]),
  lightest: {
    kind: 'real',
    link: 'alo',
    default: 0.75,
    min: 0.02,
    max: 3,
    group: 'learner',
    level: 'more',
  },
  loads: { kind: 'integer', link: 'k', default: 11, min: 2, max: 60, group: 'learner', level: 'more' },
  corrections: countField('cor', 'time', 'more', [10, 20_000, 10_000_000]),
  exact: { kind: 'toggle', link: 'all', default: true, group: 'learner', level: 'more' },
  sweeps: {
    kind: 'integer',
    link: 's',
    default: 1000,
    min: 0,
    max: 1_000_000,
    unit: 'sweeps',
    group: 'time',
    level: 'more',
  },
  copies: countField('r', 'average', 'more', [1, 4, 64]),
  hottest: temperatureField('thi', 'more', [0.1, 1, 10]),
  coldest: temperatureField('tlo', 'more', [0.02, 0.1, 3]),
} as const satisfies Fields;

export type CapacityConfig = ConfigOf<typeof fields>;

type Points = ReturnType<Curve<CapacityConfig>['points']>;
const spherical = (config: CapacityConfig) => config.weights === 'spherical';
const binary = (config: CapacityConfig) => config.weights === 'binary';
const annealed = (config: CapacityConfig) => binary(config) && config.sweeps > 0;

/** Every number of patterns in the range of the run. */
function everyLoad(config: CapacityConfig, f: (patterns: number) => number): Points {
  const all = patternsOf(config);
  const [first, last] = [all[0]!, all[all.length - 1]!];
  const P = Array.from({ length: last - first + 1 }, (_, k) => first + k);
  return { x: P.map((patterns) => patterns / config.size), y: P.map(f) };
}

/** Points this close to the capacity, on either side, make the line fall straight down. */
const CLOSE = 1e-6;

/** 1 up to the capacity and 0 above, over the range of the run. */
function step(config: CapacityConfig): Points {
  const all = patternsOf(config);
  const [first, last] = [all[0]! / config.size, all[all.length - 1]! / config.size];
  const capacity = capacityOf(config);
  if (capacity <= first) return { x: [first, last], y: [0, 0] };
  if (capacity >= last) return { x: [first, last], y: [1, 1] };
  return { x: [first, capacity - CLOSE, capacity + CLOSE, last], y: [1, 1, 0, 0] };
}

const ENTROPY_POINTS = 40;

/** Entropy of typical patterns for N -> infinity, from the run's lightest load up to where it ends. */
function entropyLimit(config: CapacityConfig): Points {
  const all = patternsOf(config);
  const first = all[0]! / config.size;
  const last = Math.min(BINARY_CAPACITY, all[all.length - 1]! / config.size);
  if (!(first < last)) return null;
  const x = Array.from(
    { length: ENTROPY_POINTS },
    (_, k) => first + ((last - first) * k) / (ENTROPY_POINTS - 1),
  );
  return { x, y: x.map((load) => binaryStorage(load).entropy) };
}

const base = { kind: 'line', side: 'learner', x: 'load', xScale: 'linear', yScale: 'linear' } as const;
const ticks = [{ id: 'capacity', x: capacityOf }] as const;

export const perceptronCapacity = defineExperiment({
  id: 'perceptron-capacity',
  version: 1,
  topic: 'learning',
  fields,
  columns: [
    { name: 'load' },
    { name: 'patterns', digits: 5 },
    { name: 'sets', digits: 6 },
    ...withError('stored'),
    { name: 'storedLow' },
    { name: 'storedHigh' },
    { name: 'cover' },
    { name: 'undecided', digits: 3 },
    ...withError('corrections', 3),
    ...withError('finished', 3),
    ...withError('entropy'),
    ...withError('solutions'),
    ...withError('annealed', 3),
    { name: 'annealedLow' },
    { name: 'annealedHigh' },
    ...withError('violated', 3),
    ...withError('missed', 3),
  ],
  figures: [
    {
      ...base,
      id: 'stored',
      yRange: [0, 1.05],
      ticks,
      series: [
        {
          y: 'stored',
          error: 'storedError',
          role: 'learner',
          style: 'solid',
          when: (config) => spherical(config) || isCounted(config),
        },
        { y: 'annealed', error: 'annealedError', role: 'glass', style: 'dashed', when: annealed },
      ],
      curves: [
        {
          id: 'cover',
          role: 'exact',
          style: 'dotted',
          points: (config) =>
            spherical(config) ? everyLoad(config, (P) => coverSeparability(config.size, P)) : null,
        },
        {
          id: 'firstMoment',
          role: 'exact',
          style: 'dotted',
          points: (config) =>
            isCounted(config) ? everyLoad(config, (P) => firstMomentBound(config.size, P)) : null,
        },
        { id: 'limit', role: 'neutral', style: 'dashed', points: step },
      ],
    },
    {
      ...base,
      id: 'corrections',
      yScale: 'log',
      ticks,
      when: spherical,
      series: [{ y: 'corrections', error: 'correctionsError', role: 'learner', style: 'solid' }],
    },
    {
      ...base,
      id: 'violated',
      ticks,
      when: annealed,
      series: [{ y: 'violated', error: 'violatedError', role: 'glass', style: 'solid' }],
    },
    {
      ...base,
      id: 'entropy',
      ticks,
      when: isCounted,
      series: [{ y: 'entropy', error: 'entropyError', role: 'learner', style: 'solid' }],
      curves: [{ id: 'entropy', role: 'exact', style: 'dotted', points: entropyLimit }],
    },
  ],
  presets: {
    'spherical-20': { size: 20, samples: 400 },
    'spherical-100': { size: 100, samples: 40 },
    'binary-exact': {
      weights: 'binary',
      size: 21,
      samples: 300,
      sweeps: 0,
      lightest: 0.3,
      heaviest: 1.4,
      loads: 24,
    },
    'binary-small': {
      weights: 'binary',
      size: 17,
      samples: 200,
      sweeps: 200,
      lightest: 0.3,
      heaviest: 1.4,
      loads: 12,
    },
    'binary-annealing': {
      weights: 'binary',
      size: 201,
      samples: 24,
      lightest: 0.3,
      heaviest: 1.1,
      loads: 8,
      sweeps: 1000,
    },
    'binary-large': {
      weights: 'binary',
      size: 801,
      samples: 12,
      lightest: 0.1,
      heaviest: 1.1,
      loads: 8,
      sweeps: 1000,
    },
    'binary-slower': {
      weights: 'binary',
      size: 201,
      samples: 24,
      lightest: 0.3,
      heaviest: 1.1,
      loads: 8,
      sweeps: 20_000,
    },
  },
  presetGroups: {
    perceptron: [
      'spherical-20',
      'spherical-100',
      'binary-exact',
      'binary-small',
      'binary-annealing',
      'binary-large',
      'binary-slower',
    ],
  },
  check(config) {
    const { size, lightest, heaviest, hottest, coldest } = config;
    if (!(heaviest > lightest && patternsOf(config)[0]! >= 1 && patternsOf(config).length > 1))
      throw new GlassboxError('GBX-439', { lightest, heaviest, size });
    if (spherical(config)) return;
    if (size % 2 === 0) throw new GlassboxError('GBX-437', { size, lower: size - 1, higher: size + 1 });
    if (!(hottest > coldest)) throw new GlassboxError('GBX-431', { hottest, coldest });
    if (config.sweeps === 0 && !isCounted(config))
      throw new GlassboxError('GBX-438', { size, smallest: SMALLEST_STORED, largest: LARGEST_STORED });
  },
  async *run(config, context) {
    const { run } = await import('./perceptron-capacity/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) =>
    (await import('./perceptron-capacity/findings.ts')).findings(rows, config),
});
