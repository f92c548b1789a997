import { eaWords } from './ea-words.ts';

const { panels, portraits, fields, columns, ticks, settled, drift, swap, flow, chi } = eaWords;

/** The experiment `ea-3d`: nearest neighbours in three dimensions. */
export const ea3d = {
  panels,
  portraits,
  fields,
  columns,
  ticks,
  figures: {
    correlation: {
      title: 'Curves that cross',
      caption:
        'Correlation length over lattice length. At a transition it does not depend on the length, so curves cross. Marks: T_c of the infinite lattice, and where another program found the smallest and the largest of these to cross (±J, L = 8 or 12, within 0.018). Lattices as small as these cross above T_c.',
      x: 'temperature T/J',
      y: 'ξ/L',
    },
    binder: {
      title: 'Another witness',
      caption: 'The Binder ratio of the same data. It merges and crosses too, less clearly.',
      x: 'temperature T/J',
      y: 'g',
    },
    chi,
    drift,
    swap,
    flow,
  },
  findings: {
    correlation: {
      label: 'Do the curves of ξ/L cross?',
      yes: 'Yes: on the way down L = {{large}} overtakes L = {{small}} at T = {{crossing}} ± {{error}}. The infinite lattice has T_c = {{critical}}; crossings of small lattices lie above it.',
      no: 'They cross between T = {{hot}} and T = {{cold}}.',
      'cannot-tell': 'No crossing is certain down to T = {{coldest}}. More samples, or lower temperatures.',
    },
    binder: {
      label: 'And the Binder ratio?',
      yes: 'It crosses at T = {{crossing}} ± {{error}}.',
      no: 'It crosses between T = {{hot}} and T = {{cold}}.',
      'cannot-tell':
        'No crossing is certain down to T = {{coldest}}: below T_c its curves lie close together and need many more samples.',
    },
    settled,
  },
  guess: {
    question: 'Each spin has six neighbours and nobody else. Does a glass form at some T > 0?',
    options: {
      never: 'No, only at T = 0',
      lower: 'Yes, near T = 1.1',
      magnet: 'It becomes a magnet',
      higher: 'Yes, at T = 4.5 like a magnet on this lattice',
    },
    answer:
      'Yes, at T = 1.102 for ±J couplings, four times lower than where a magnet on this lattice orders. It took decades of computing to be sure, because small lattices cross too high and large ones hardly settle.',
  },
  presets: { gaussian: 'Gaussian couplings', larger: 'Larger lattices', hasty: 'Too fast' },
  presetHelp: {
    gaussian: 'No two couplings alike: T_c = 0.95. So cold, it takes more sweeps than these to settle.',
    larger:
      'L = 6, 9 and 12, twenty thousand sweeps of 256 samples: minutes. They cross nearer to T_c, if the samples are enough to tell.',
    hasty: 'Forty sweeps: the cold end has not settled, and the drift says so.',
  },
  breaks: {
    small: {
      text: 'The best value of T_c comes from lattices up to L = 40 and a computer built for the purpose. From these sizes T_c must not be read; they show that curves cross.',
      source: 'Baity-Jesi et al., Phys. Rev. B 88, 224416 (2013)',
    },
    phase: {
      text: 'What the cold phase is like, many valleys as in SK or two as in a magnet, is disputed to this day. ξ/L does not decide it.',
      source: 'Fisher & Huse, Phys. Rev. Lett. 56, 1601 (1986)',
    },
    learning: {
      text: 'Networks have no lattice and no neighbours: for them the models without distance are the nearer likeness.',
      source: 'Engel & Van den Broeck, Statistical Mechanics of Learning (2001)',
    },
  },
} as const;
