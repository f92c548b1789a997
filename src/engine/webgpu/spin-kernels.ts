/** The spin kernels, linked from their files; every variant is an `override` constant. */
import acceptance from '../../../shaders/acceptance.wgsl?raw';
import couplings from '../../../shaders/couplings.wgsl?raw';
import firstChange from '../../../shaders/first-change.wgsl?raw';
import glassDense from '../../../shaders/glass-dense.wgsl?raw';
import glassSparse from '../../../shaders/glass-sparse.wgsl?raw';
import logarithm from '../../../shaders/logarithm.wgsl?raw';
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
import sweepColoured from '../../../shaders/sweep-coloured.wgsl?raw';
import sweepListed from '../../../shaders/sweep-listed.wgsl?raw';
import sweepMultiSpin from '../../../shaders/sweep-multi-spin.wgsl?raw';
import sweepNaive from '../../../shaders/sweep-naive.wgsl?raw';
import sweepSkipAhead from '../../../shaders/sweep-skip-ahead.wgsl?raw';
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
const listed = [first, file('sweep-listed', sweepListed)];
const inWorkgroup = file('spin-fields-workgroup', fieldsInWorkgroup);
const inStorage = file('spin-fields-storage', fieldsInStorage);
const dense = file('glass-dense', glassDense);
const sparse = file('glass-sparse', glassSparse);

/** COUPLING_BITS, so that the lint compiles every width. */
const everyWidth = [8, 16, 32].map((COUPLING_BITS) => ({ COUPLING_BITS }));

const drawnOrListed = [0, 1].map((RANDOM_SITES) => ({ RANDOM_SITES }));
const eachWidthAndSites = everyWidth.flatMap((width) =>
  drawnOrListed.map((sites) => ({ ...width, ...sites })),
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
  naive: defineKernel(
    'glass-naive',
    sweepLayout,
    [...update, lanes, file('sweep-naive', sweepNaive)],
    everyWidth,
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
