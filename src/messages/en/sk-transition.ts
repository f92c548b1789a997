import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, samples, steps, hottest, coldest, copies, couplings, couplingBits, rule } = glassFields;

/** The experiment `sk-transition`: finite-size scaling of the SK glass about T = 1. */
export const skTransition = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size: {
      label: 'Largest size',
      help: 'Glasses of this many spins, of half, and of a quarter are compared.',
    },
    samples,
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'The first half lets the glass settle, the second is measured.',
    },
    steps,
    hottest,
    coldest,
    copies,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    temperature: 'T',
    scaledSmall: 'a quarter of the spins',
    scaledSmallError: 'error of the scaled overlap, a quarter',
    scaledMiddle: 'half of the spins',
    scaledMiddleError: 'error of the scaled overlap, half',
    scaledLarge: 'all spins',
    scaledLargeError: 'error of the scaled overlap, all',
    binderSmall: 'a quarter of the spins',
    binderSmallError: 'error of the Binder ratio, a quarter',
    binderMiddle: 'half of the spins',
    binderMiddleError: 'error of the Binder ratio, half',
    binderLarge: 'all spins',
    binderLargeError: 'error of the Binder ratio, all',
    energySmall: 'energy, a quarter of the spins',
    energySmallError: 'error of the energy, a quarter',
    energyMiddle: 'energy, half of the spins',
    energyMiddleError: 'error of the energy, half',
    energyLarge: 'energy, all spins',
    energyLargeError: 'error of the energy, all',
    identityGapSmall: 'a quarter of the spins',
    identityGapSmallError: 'error of the identity, a quarter',
    identityGapMiddle: 'half of the spins',
    identityGapMiddleError: 'error of the identity, half',
    identityGapLarge: 'all spins',
    identityGapLargeError: 'error of the identity, all',
  },
  ticks: { critical: 'Tc = 1' },
  figures: {
    scaled: {
      title: 'The right ruler shows the transition',
      caption:
        'q² between two copies, times N to the power 2/3. Above the transition a larger glass lies lower, below it higher. The three curves meet at T = 1.',
      x: 'temperature T/J',
      y: 'N^(2/3) ⟨q²⟩',
    },
    binder: {
      title: 'The usual ruler does not',
      caption:
        'The Binder ratio needs no power of N, and for most transitions its curves cross there. In this glass they do not at T = 1: at sizes like these the larger glass still lies lower, and what crossing there is sits near 0.8 to 0.9.',
      x: 'temperature T/J',
      y: 'Binder ratio g',
    },
    identity: {
      title: 'May the curves be believed?',
      caption:
        'In equilibrium 1 + 2Tu equals ⟨q²⟩ for Gaussian couplings at every size. Points off zero were cooled too fast.',
      x: 'temperature T/J',
      y: '1 + 2Tu − ⟨q²⟩',
    },
  },
  findings: {
    'scaled-crossing': {
      label: 'Scaled overlaps cross',
      yes: 'at T = {{temperature}} ± {{error}}: the transition of the infinite glass is at 1.',
      no: 'at T = {{temperature}} ± {{error}}, away from 1. Smaller sizes, or sweeps too few.',
      'cannot-tell': 'nowhere that the error bars can tell so far.',
    },
    'binder-crossing': {
      label: 'The Binder ratio',
      yes: 'does not cross at T = 1: there the largest glass differs from the smallest by {{difference}} ± {{differenceError}}.',
      no: 'does not behave as expected at T = 1: the largest glass lies higher, by {{difference}} ± {{differenceError}}.',
      'cannot-tell': 'cannot be compared at T = 1 yet.',
      'too-few': 'cannot be compared at T = 1 yet.',
      unclear:
        'differs at T = 1 by {{difference}} ± {{differenceError}}: the error bars are too wide to tell.',
      nowhere:
        'does not cross at T = 1: the largest glass lies lower there, by {{difference}} ± {{differenceError}}, and no crossing is sure in this range.',
      elsewhere:
        'does not cross at T = 1, where the largest glass lies lower by {{difference}} ± {{differenceError}}. The curves cross only at T = {{temperature}} ± {{error}}. At T = 1 the overlap has no fixed shape yet: its distribution changes with N, slowly.',
    },
    'at-one': {
      label: 'The common height at T = {{temperature}}:',
      yes: '{{small}}, {{middle}} and {{large}} ± {{error}} from the smallest to the largest: one number, about 1.02.',
      no: '{{small}}, {{middle}} and {{large}} ± {{error}} from the smallest to the largest: they do not agree.',
      'cannot-tell': 'no temperature of this run is near 1 yet.',
    },
    equilibrium: {
      label: 'Equilibrium:',
      yes: 'the identity is nowhere broken; at worst it is off by {{gap}} ± {{error}}, at T = {{temperature}}.',
      no: 'broken by {{gap}} ± {{error}} at T = {{temperature}}: give it more sweeps.',
      'cannot-tell': 'not known yet.',
    },
  },
  guess: {
    question:
      'Glasses of 32, 64 and 128 spins. Can one see from them where a glass of infinitely many freezes?',
    options: {
      no: 'No, they are too small',
      binder: 'Yes, where their Binder ratios cross',
      scaled: 'Yes, where their scaled overlaps cross',
      jump: 'Yes, where the energy jumps',
    },
    answer:
      'Yes, with the right ruler. Multiplied by N to the power 2/3, the overlaps of all sizes meet at T = 1. The Binder ratio, which finds many other transitions, misleads here: its curves have not settled at such sizes. The energy is smooth.',
  },
  presets: { large: 'Larger glasses', sharp: 'Smaller errors', hasty: 'Too fast', binary: '±J' },
  presetHelp: {
    large: '128, 256 and 512 spins: the fan opens wider, and equilibrium takes longer.',
    sharp: 'Twice the samples and the sweeps.',
    hasty:
      'Eight sweeps per temperature: the identity breaks in the cold. The crossing, where it is warmer, still holds.',
    binary: 'Couplings ±1: the same transition with slightly other corrections.',
  },
  breaks: {
    size: {
      text: 'A crossing of small sizes is not the transition itself. Corrections fall off slowly with N, so the crossing of two sizes moves as both grow.',
      source: 'Aspelmeier, Billoire, Marinari & Moore, J. Phys. A 41, 324008 (2008)',
    },
    model: {
      text: 'Every spin feels every other here. In three dimensions the glass has another transition, other exponents, and another history of argument.',
      source: 'Baity-Jesi et al., Phys. Rev. B 88, 224416 (2013)',
    },
    learning: {
      text: 'A network that stops learning at some noise level need not have a transition. To claim one, sizes must be compared, as here.',
      source: 'arXiv:2405.13098',
    },
  },
} as const;
