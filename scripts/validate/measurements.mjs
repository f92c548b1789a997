/**
 * What docs/validation.md is made of: every measurement with its settings, by name. `npm run validate -- --only NAME` makes one;
 * an experiment can as well be run by hand with the command that the page gives.
 */

import { pinnProblems } from './pinn-problems.mjs';

const LADDER = [1.5, 1.3, 1.15, 1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2];
const NEAR_CRITICAL = [1.6, 1.25, 1];
/** T_c of the square lattice, 2 / ln(1 + √2), to the digits that a command carries. */
const SQUARE_CRITICAL = 2.269185;

const experiment = (name, of, settings) => ({ name, kind: 'experiment', of, settings });
const program = (name, of, settings) => ({ name, kind: 'program', of, settings });

/** Samples and tries of each size: enough for the standard error that is asked for. */
const GROUND = [
  { size: 31, samples: 30_000, copies: 16, long: null },
  { size: 63, samples: 10_000, copies: 16, long: 100 },
  { size: 127, samples: 4000, copies: 32, long: 60 },
  { size: 255, samples: 500, copies: 32, long: 30 },
];

const groundStates = ['binary', 'gaussian'].flatMap((couplings) => [
  experiment(`ground-${couplings}-15`, 'ground-states', {
    couplings,
    smallest: 15,
    largest: 15,
    'exact-samples': 100_000,
  }),
  ...GROUND.flatMap(({ size, samples, copies, long }) => {
    const at = { couplings, smallest: size, largest: size };
    const short = { ...at, samples, effort: 10, copies };
    return [
      experiment(`ground-${couplings}-${size}`, 'ground-states', short),
      // The first samples once more, each with two to four times the tries, all of them new.
      ...(long
        ? [
            experiment(`ground-${couplings}-${size}-long`, 'ground-states', {
              ...at,
              samples: long,
              effort: 10,
              copies: 64,
            }),
          ]
        : []),
    ];
  }),
]);

/** Sizes differ in their seeds, so that they share no couplings. */
const sk = (size, couplings, temperatures, samples, sweeps) => ({
  model: { size },
  couplings,
  temperatures,
  samples,
  copies: 2,
  sweeps,
  interval: 10,
  seed: 1000 + size,
});

const equilibrium = [
  program('sk-32', 'equilibrium', sk(32, 'gaussian', LADDER, 400, 1000)),
  program('sk-64', 'equilibrium', sk(64, 'gaussian', LADDER, 400, 6000)),
  program('sk-128', 'equilibrium', sk(128, 'gaussian', LADDER, 150, 10_000)),
  program('sk-256', 'equilibrium', sk(256, 'gaussian', LADDER, 50, 20_000)),
  program('sk-binary-64', 'equilibrium', sk(64, 'binary', LADDER, 400, 2000)),
];

const critical = [
  program('critical-32', 'equilibrium', { ...sk(32, 'gaussian', NEAR_CRITICAL, 2016, 400), seed: 32 }),
  program('critical-64', 'equilibrium', { ...sk(64, 'gaussian', NEAR_CRITICAL, 1190, 600), seed: 64 }),
  program('critical-128', 'equilibrium', { ...sk(128, 'gaussian', NEAR_CRITICAL, 798, 800), seed: 128 }),
  program('critical-256', 'equilibrium', { ...sk(256, 'gaussian', NEAR_CRITICAL, 588, 1000), seed: 256 }),
  program('critical-512', 'equilibrium', { ...sk(512, 'gaussian', NEAR_CRITICAL, 168, 1200), seed: 512 }),
  program('critical-binary-64', 'equilibrium', { ...sk(64, 'binary', NEAR_CRITICAL, 1008, 600), seed: 65 }),
  program('critical-binary-256', 'equilibrium', {
    ...sk(256, 'binary', NEAR_CRITICAL, 210, 1000),
    seed: 257,
  }),
];

const lattice = (dimensions, length, couplings, samples, copies, sweeps) =>
  program(`ea-${dimensions}d-${couplings}-${length}${copies === 0 ? '-exact' : ''}`, 'lattice-ground', {
    dimensions,
    length,
    couplings,
    samples,
    copies,
    sweeps,
    method: 'tempering',
    seed: 7,
  });

/** Samples of their own, because the first set of Gaussian ones lies almost three errors below the independent value. */
const second = (couplings) =>
  program(`ea-2d-${couplings}-8-second`, 'lattice-ground', {
    dimensions: 2,
    length: 8,
    couplings,
    samples: 12_000,
    copies: 0,
    sweeps: 0,
    seed: 11,
    method: 'tempering',
  });

const latticeGrounds = [
  lattice(2, 8, 'binary', 12_000, 0, 0),
  lattice(2, 8, 'gaussian', 8000, 0, 0),
  second('binary'),
  second('gaussian'),
  lattice(2, 8, 'binary', 512, 32, 1000),
  lattice(2, 8, 'gaussian', 256, 32, 1000),
  lattice(3, 4, 'binary', 1600, 32, 600),
  lattice(3, 4, 'gaussian', 1008, 32, 1000),
  lattice(3, 6, 'binary', 128, 32, 4000),
  lattice(3, 6, 'gaussian', 120, 32, 8000),
];

const magnet = (lengths, temperatures, samples, sweeps, ordered = false) => ({
  model: { lengths },
  couplings: 'ferromagnetic',
  temperatures,
  samples,
  copies: 1,
  sweeps,
  interval: 20,
  ordered,
  seed: 3,
});

const ferromagnets = [
  program('exact-torus-8', 'exact', { of: 'torus', length: 8, temperatures: [SQUARE_CRITICAL, 2, 3] }),
  program('exact-torus-16', 'exact', { of: 'torus', length: 16, temperatures: [SQUARE_CRITICAL, 2, 3] }),
  program('exact-square', 'exact', { of: 'square', temperatures: [2, 3] }),
  program('exact-cube', 'exact', { of: 'cube', length: 3, temperatures: [3, 4.5, 6] }),
  ...[SQUARE_CRITICAL, 2, 3].flatMap((T) => [
    program(`magnet-8-${T}`, 'equilibrium', magnet([8, 8], [T], 1024, 8000)),
    program(`magnet-16-${T}`, 'equilibrium', magnet([16, 16], [T], 256, 2000, T === 2)),
  ]),
  program('magnet-64-2', 'equilibrium', magnet([64, 64], [2], 32, 1200, true)),
  program('magnet-64-3', 'equilibrium', magnet([64, 64], [3], 32, 1200)),
  ...[3, 4.5, 6].map((T) => program(`cube-3-${T}`, 'equilibrium', magnet([3, 3, 3], [T], 1024, 4000))),
  ...[4, 6, 8].map((L) =>
    program(
      `cube-critical-${L}`,
      'equilibrium',
      magnet([L, L, L], [4.65, 4.6, 4.55, 4.5, 4.45, 4.4], L === 8 ? 168 : 252, 60 * L * L),
    ),
  ),
];

const others = [
  experiment('quench-256', 'metastable', { largest: 256, samples: 1000, starts: 2 }),
  experiment('quench-1024', 'metastable', { largest: 1024, samples: 100, starts: 2 }),
  experiment('hopfield', 'hopfield', { size: 2000, samples: 8, lightest: 0.02, heaviest: 0.12, loads: 6 }),
  experiment('curie-weiss', 'curie-weiss', { size: 128, samples: 64, sweeps: 4000, steps: 8 }),
  // Again where the first run lies almost three errors off, with a seed of its own and four times the samples.
  experiment('curie-weiss-cold', 'curie-weiss', {
    hottest: 0.35,
    coldest: 0.3,
    steps: 2,
    samples: 256,
    sweeps: 8000,
    seed: 7,
  }),
  program('parisi', 'exact', {
    of: 'parisi',
    temperatures: Array.from({ length: 141 }, (_, k) => Number((0.1 + k / 100).toFixed(2))),
  }),
];

const noise = [
  experiment('sgd-modes', 'temperature-of-sgd', {
    problem: 'modes',
    'learning-rate': 1.6,
    networks: 256,
    seed: 1,
  }),
  experiment('sgd-least-squares', 'temperature-of-sgd', {
    problem: 'least-squares',
    'learning-rate': 0.5,
    networks: 256,
    seed: 2,
  }),
  experiment('sgd-momentum', 'temperature-of-sgd', {
    problem: 'least-squares',
    'learning-rate': 0.1,
    momentum: 0.9,
    networks: 256,
    seed: 3,
  }),
];

/** Seven numbers of features at 100 points: p = 50, 80, 95, 105, 120, 200, 1000. */
const learners = [
  ...[
    ['tanh', 10, [10]],
    ['erf', 4, [9, 9]],
    ['gelu', 8, [18]],
  ].map(([activation, inputs, hidden]) =>
    program(`hessian-${activation}`, 'hessian', { activation, inputs, hidden, points: 40, seed: 5 }),
  ),
  experiment('double-descent', 'double-descent', {
    beside: 'none',
    ratios: '0.5,0.8,0.95,1.05,1.2,2,10',
    draws: 2000,
    copies: 2,
  }),
];

/** N and every number of patterns from N/5 to 6N/5; loads are in units of the capacity 0.8331. */
const counted = (size, samples) =>
  experiment(`capacity-binary-${size}`, 'perceptron-capacity', {
    weights: 'binary',
    size,
    samples,
    sweeps: 0,
    lightest: 0.24,
    heaviest: 1.44,
    loads: size + 1,
  });
const separable = (size, samples) =>
  experiment(`capacity-spherical-${size}`, 'perceptron-capacity', {
    weights: 'spherical',
    size,
    samples,
    lightest: 0.8,
    heaviest: 1.2,
    loads: 9,
  });

const storage = [
  separable(20, 2000),
  separable(50, 1000),
  counted(5, 10_000),
  counted(15, 10_000),
  counted(21, 2000),
  counted(23, 2000),
  counted(25, 2000),
];

/** Students on a sphere, in three runs: loads go in equal steps, and chains remember longer where patterns are many. */
const teacher = (size, samples, sweeps, heavy) => {
  const shared = { size, samples, sweeps, seed: size };
  return [
    experiment(`teacher-${size}-light`, 'teacher-student', {
      lightest: 0.5,
      heaviest: 1,
      loads: 2,
      ...shared,
    }),
    experiment(`teacher-${size}`, 'teacher-student', { lightest: 1.5, heaviest: 2, loads: 2, ...shared }),
    experiment(`teacher-${size}-heavy`, 'teacher-student', {
      lightest: 3,
      heaviest: 5,
      loads: 2,
      ...shared,
      ...heavy,
    }),
  ];
};

const binaryStudents = [
  ...[
    [13, 10_000],
    [17, 10_000],
    [21, 3000],
    [25, 300],
  ].map(([size, samples]) =>
    experiment(`binary-counted-${size}`, 'teacher-student', {
      students: 'counted',
      counted: size,
      lightest: 0.4,
      heaviest: 2,
      loads: 17,
      samples,
      seed: size,
    }),
  ),
  ...[101, 201, 401].map((size) =>
    experiment(`binary-climb-${size}`, 'teacher-student', {
      students: 'binary',
      size,
      temperature: 0.7,
      lightest: 0.2,
      heaviest: 1.2,
      loads: 6,
      samples: 48,
      copies: 4,
      sweeps: 1000,
      seed: size,
    }),
  ),
];

const students = [
  ...teacher(50, 80, 800, { samples: 40, sweeps: 1000 }),
  ...teacher(100, 40, 800, { samples: 40, sweeps: 1600 }),
  ...teacher(200, 20, 600, { samples: 16, sweeps: 2000 }),
  ...binaryStudents,
];

/** Heat: constants from noisy measurements, and the law in place of them. */
const heat = [
  experiment('inverse-conductivity', 'pinn-inverse', { draws: 32 }),
  ...['square', 'l-shape'].map((law) => experiment(`heat-${law}`, 'pinn-heat', { law })),
  experiment('heat-four-holes', 'pinn-heat', { law: 'four-holes', boundary: 'hard', iterations: 100 }),
];
/** Three seeds of one small network; Adam makes all its steps before L-BFGS takes over. */
const optimisers = [experiment('optimisers-sine', 'pinn-optimisers', { plate: 'sine', change: 'fixed' })];
const laws = Object.entries(pinnProblems).map(([name, settings]) =>
  program(`pinn-${name}`, 'pinn', settings),
);

/** Three networks on each elastic body; six on each landscape. */
const elastic = [
  experiment('elastic-hole', 'pinn-elastic', { networks: 3, iterations: 160 }),
  experiment('elastic-hole-plain', 'pinn-elastic', { networks: 3, iterations: 160, inputs: 'plain' }),
  experiment('elastic-manufactured', 'pinn-elastic', {
    problem: 'manufactured',
    networks: 3,
    iterations: 160,
  }),
  experiment('elastic-cantilever', 'pinn-elastic', { problem: 'cantilever', networks: 3, iterations: 160 }),
  experiment('landscape-plate', 'pinn-landscape', {}),
  experiment('landscape-soft', 'pinn-landscape', { boundary: 'soft' }),
  experiment('landscape-convection', 'pinn-landscape', { law: 'convection', points: 900 }),
];

/** Detectors without a change (and a slight one), and a whole default run: of a seed that nobody had looked at when everything was chosen. */
const shifts = [
  experiment('shift-level', 'shift', {
    seed: 2026,
    levels: 1,
    largest: 0.05,
    repeats: 40,
    judged: 3,
    cells: 4,
  }),
  experiment('shift-plates', 'shift', { seed: 2026 }),
  experiment('shift-materials', 'shift', {
    seed: 2026,
    task: 'materials',
    repeats: 40,
    levels: 1,
    sample: 8,
    judged: 3,
    cells: 4,
  }),
];
/** Every way to adapt, for each kind of new plates; settings were chosen on seed 1. */
const transfers = ['l-shape', 'conductivity', 'both'].map((target) =>
  experiment(`transfer-${target}`, 'transfer', { target, repeats: 8 }),
);
/** Defaults of the experiment but for the number of splits; settings were chosen on seed 7. */
const calibration = [
  experiment('calibration-one-input', 'calibration', { splits: 200 }),
  experiment('calibration-eight-inputs', 'calibration', { task: 'eight-inputs', points: 200, splits: 32 }),
  experiment('calibration-cars', 'calibration', { task: 'auto-mpg', points: 600, splits: 32 }),
];

/** Settings of networks were chosen on seed 7. */
const materials = {
  task: 'materials',
  candidates: 200,
  first: 8,
  budget: 60,
  batch: 4,
  roughness: 1.5,
  members: 5,
};
const active = [
  experiment('active-line', 'active-learning', { repeats: 64 }),
  experiment('active-line-process', 'active-learning', { repeats: 64, model: 'process' }),
  experiment('active-quiet', 'active-learning', { repeats: 64, 'loud-noise': 0.05 }),
  experiment('active-materials', 'active-learning', { ...materials, repeats: 64 }),
  experiment('active-materials-process', 'active-learning', { ...materials, repeats: 64, model: 'process' }),
  experiment('active-search', 'active-learning', { ...materials, repeats: 64, compare: 'search' }),
  experiment('active-classes', 'active-learning', {
    ...materials,
    repeats: 64,
    task: 'classes',
    roughness: 2,
  }),
];

/** Tables of others, which are not in the project: skipped, and said, where they are missing. */
const tables = [
  { ...experiment('uci-published', 'uci', { data: 'uci' }), needs: 'uci' },
  { ...program('materials-choice', 'materials', { samples: 3 }), needs: 'obelix' },
  { ...program('materials-resplits', 'materials-resplits', { samples: 200 }), needs: 'obelix' },
];

/** Defaults of the experiment but for the number of draws; the width of the starting biases was chosen on seed 7. */
const doubts = [
  experiment('two-doubts-cubic', 'two-doubts', { repeats: 32 }),
  experiment('two-doubts-process', 'two-doubts', { method: 'process', repeats: 32, most: 100 }),
];

export const measurements = [
  ...groundStates,
  ...equilibrium,
  ...critical,
  ...latticeGrounds,
  ...ferromagnets,
  ...others,
  ...noise,
  ...learners,
  ...storage,
  ...students,
  ...heat,
  ...optimisers,
  ...elastic,
  ...doubts,
  ...calibration,
  ...active,
  ...shifts,
  ...transfers,
  ...tables,
  ...laws,
];
