/** The spin kernels, linked from their files; every variant is an `override` constant. */
import acceptance from '../../../shaders/acceptance.wgsl?raw';
import blockFlips from '../../../shaders/block-flips.wgsl?raw';
import blockRows from '../../../shaders/block-rows.wgsl?raw';
import couplings from '../../../shaders/couplings.wgsl?raw';
import firstChange from '../../../shaders/first-change.wgsl?raw';
import glassDense from '../../../shaders/glass-dense.wgsl?raw';
import glassSparse from '../../../shaders/glass-sparse.wgsl?raw';
import logarithm from '../../../shaders/logarithm.wgsl?raw';
import naiveDense from '../../../shaders/naive-dense.wgsl?raw';
import naivePerceptron from '../../../shaders/naive-perceptron.wgsl?raw';
import perceptron from '../../../shaders/perceptron.wgsl?raw';
import philox from '../../../shaders/philox.wgsl?raw';
import spinEnergies from '../../../shaders/spin-energies.wgsl?raw';
import spinFields from '../../../shaders/spin-fields.wgsl?raw';
import spinFieldsSparse from '../../../shaders/spin-fields-sparse.wgsl?raw';
import fieldsInStorage from '../../../shaders/spin-fields-storage.wgsl?raw';
import fieldsInWorkgroup from '../../../shaders/spin-fields-workgroup.wgsl?raw';
import spinOverlaps from '../../../shaders/spin-overlaps.wgsl?raw';
import spinProgress from '../../../shaders/spin-progress.wgsl?raw';
import spinUpdate from '../../../shaders/spin-update.wgsl?raw';
import sweepBlocked from '../../../shaders/sweep-blocked.wgsl?raw';
import sweepColoured from '../../../shaders/sweep-coloured.wgsl?raw';
import sweepListed from '../../../shaders/sweep-listed.wgsl?raw';
import sweepMultiSpin from '../../../shaders/sweep-multi-spin.wgsl?raw';
import sweepNaive from '../../../shaders/sweep-naive.wgsl?raw';
import sweepSkipAhead from '../../../shaders/sweep-skip-ahead.wgsl?raw';
import sweepWalk from '../../../shaders/sweep-walk.wgsl?raw';
import visitedSite from '../../../shaders/visited-site.wgsl?raw';
import wide from '../../../shaders/wide.wgsl?raw';
import { defineKernel, type ShaderSource } from './kernel.ts';
import {
  colouredLayout,
  energiesLayout,
  fieldsLayout,
  listedLayout,
  multiSpinLayout,
  overlapsLayout,
  sweepLayout,
} from './spin-layout.ts';

const file = (name: string, text: string): ShaderSource => ({ file: `shaders/${name}.wgsl`, text });
const limbs = [file('philox', philox), file('wide', wide)];
const lanes = file('couplings', couplings);
const progress = file('spin-progress', spinProgress);
const update = [
  ...limbs,
  file('logarithm', logarithm),
  file('acceptance', acceptance),
  file('spin-update', spinUpdate),
  progress,
];
const first = file('first-change', firstChange);
const skipAhead = [first, file('sweep-skip-ahead', sweepSkipAhead)];
const visited = file('visited-site', visitedSite);
const listed = [visited, first, file('sweep-listed', sweepListed)];
const blocked = [
  file('block-flips', blockFlips),
  file('block-rows', blockRows),
  file('sweep-blocked', sweepBlocked),
];
const naive = file('sweep-naive', sweepNaive);
const inWorkgroup = file('spin-fields-workgroup', fieldsInWorkgroup);
const inStorage = file('spin-fields-storage', fieldsInStorage);
const dense = file('glass-dense', glassDense);
const sparse = file('glass-sparse', glassSparse);

/** COUPLING_BITS, so that the lint compiles every width. */
const everyWidth = [1, 8, 16, 32].map((COUPLING_BITS) => ({ COUPLING_BITS }));
const eachVisit = [0, 1, 2].map((VISITS) => ({ VISITS }));
const drawnOrListed = eachVisit.slice(1);
const eachWidthAndSites = everyWidth.flatMap((width) =>
  drawnOrListed.map((sites) => ({ ...width, ...sites })),
);
/** The blocks of a small workgroup and of a large one; those of wide lanes stay small (blockOf in sweep-variants.ts). */
const eachWidthAndBlock = everyWidth.flatMap(({ COUPLING_BITS }) =>
  (COUPLING_BITS <= 8 ? [32, 64] : [32]).map((BLOCK) => ({
    COUPLING_BITS,
    BLOCK,
    BLOCK_WORDS: (BLOCK * BLOCK * COUPLING_BITS) / 32,
    FIELD_QUADS: 16,
  })),
);

export const spinKernels = {
  /** Skip-ahead sweeps by model and by where the fields of a state live while it is swept. */
  dense: {
    workgroup: defineKernel(
      'glass-dense',
      sweepLayout,
      [...update, lanes, inWorkgroup, dense, ...skipAhead],
      everyWidth,
    ),
    storage: defineKernel(
      'glass-dense-large',
      sweepLayout,
      [...update, lanes, inStorage, dense, ...skipAhead],
      everyWidth,
    ),
  },
  /** Delayed updates, for dense glasses in the order of the sites. */
  blocked: {
    workgroup: defineKernel(
      'glass-dense-blocked',
      sweepLayout,
      [...update, lanes, inWorkgroup, ...blocked],
      eachWidthAndBlock,
    ),
    storage: defineKernel(
      'glass-dense-blocked-large',
      sweepLayout,
      [...update, lanes, inStorage, ...blocked],
      eachWidthAndBlock,
    ),
  },
  sparse: {
    workgroup: defineKernel('glass-sparse', sweepLayout, [...update, inWorkgroup, sparse, ...skipAhead]),
    storage: defineKernel('glass-sparse-large', sweepLayout, [...update, inStorage, sparse, ...skipAhead]),
  },
  perceptron: {
    workgroup: defineKernel(
      'perceptron',
      sweepLayout,
      [...update, lanes, inWorkgroup, file('perceptron', perceptron), ...skipAhead],
      [{ COUPLING_BITS: 8 }],
    ),
  },
  /** Sites drawn at random, or in the order of a list. */
  listed: {
    dense: {
      workgroup: defineKernel(
        'glass-dense-listed',
        listedLayout,
        [...update, lanes, inWorkgroup, dense, ...listed],
        eachWidthAndSites,
      ),
      storage: defineKernel(
        'glass-dense-listed-large',
        listedLayout,
        [...update, lanes, inStorage, dense, ...listed],
        eachWidthAndSites,
      ),
    },
    sparse: {
      workgroup: defineKernel(
        'glass-sparse-listed',
        listedLayout,
        [...update, inWorkgroup, sparse, ...listed],
        drawnOrListed,
      ),
      storage: defineKernel(
        'glass-sparse-listed-large',
        listedLayout,
        [...update, inStorage, sparse, ...listed],
        drawnOrListed,
      ),
    },
  },
  coloured: defineKernel(
    'glass-coloured',
    colouredLayout,
    [...update, file('sweep-coloured', sweepColoured)],
    [{}, { EXTERNAL: 1 }],
  ),
  multiSpin: defineKernel('glass-multi-spin', multiSpinLayout, [
    ...limbs,
    progress,
    file('sweep-multi-spin', sweepMultiSpin),
  ]),
  /** Every field summed anew: by a workgroup, or by one invocation for each state. */
  naive: {
    dense: defineKernel(
      'glass-naive',
      colouredLayout,
      [...update, lanes, visited, file('naive-dense', naiveDense), naive],
      [...everyWidth, ...drawnOrListed, { EXTERNAL: 1 }],
    ),
    perceptron: defineKernel(
      'perceptron-naive',
      colouredLayout,
      [...update, lanes, visited, file('naive-perceptron', naivePerceptron), naive],
      [{ COUPLING_BITS: 8 }],
    ),
  },
  walk: defineKernel(
    'glass-sparse-walk',
    colouredLayout,
    [...update, visited, file('sweep-walk', sweepWalk)],
    [...eachVisit, { VISITS: 1, LANE_WORDS: 1, EXTERNAL: 1 }],
  ),
  fields: defineKernel('spin-fields', fieldsLayout, [lanes, file('spin-fields', spinFields)], everyWidth),
  fieldsSparse: defineKernel('spin-fields-sparse', fieldsLayout, [
    file('spin-fields-sparse', spinFieldsSparse),
  ]),
  energies: defineKernel(
    'spin-energies',
    energiesLayout,
    [...limbs, file('spin-energies', spinEnergies)],
    [{}, { PATTERNS: 1 }],
  ),
  overlaps: defineKernel('spin-overlaps', overlapsLayout, [file('spin-overlaps', spinOverlaps)]),
} as const;
