import { glassFields, glassPortraits } from './glass-words.ts';

const { seed, samples, couplingBits, rule } = glassFields;

/** What the lattice glasses in two and three dimensions share. */
export const eaWords = {
  panels: {
    glass: {
      title: 'Lattice glass',
      about:
        'Magnets on a lattice, each coupled to its nearest neighbours only, some pairs wanting to agree, some to differ.',
    },
  },
  portraits: glassPortraits,
  fields: {
    seed,
    length: {
      label: 'Length of the largest lattice',
      help: 'Lattices of half, three quarters and all of this length are compared, the smallest first.',
      options: { '8': '8', '12': '12', '16': '16', '24': '24', '32': '32' },
    },
    couplings: {
      label: 'Couplings',
      help: 'Between nearest neighbours only.',
      options: { gaussian: 'Gaussian', binary: '±J' },
    },
    sweeps: {
      label: 'Sweeps',
      help: 'The first half lets the copies settle while they exchange temperatures, the second is measured.',
    },
    samples,
    slots: { label: 'Number of temperatures', help: 'Copies exchange neighbouring ones.' },
    ladder: {
      label: 'Where the temperatures lie',
      help: 'Tuned: a short pilot on the largest lattice puts them where all neighbours exchange equally often.',
      options: { tuned: 'Tuned', geometric: 'Equal factors' },
    },
    hottest: { label: 'Hottest temperature', help: 'Where copies forget where they were.' },
    coldest: { label: 'Coldest temperature', help: 'The other end of the ladder.' },
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    length: 'length L',
    temperature: 'temperature',
    correlationSmall: 'ξ/L, small',
    correlationSmallError: 'error of ξ/L, small',
    correlationMiddle: 'ξ/L, middle',
    correlationMiddleError: 'error of ξ/L, middle',
    correlationLarge: 'ξ/L, large',
    correlationLargeError: 'error of ξ/L, large',
    binderSmall: 'Binder ratio, small',
    binderSmallError: 'error of Binder ratio, small',
    binderMiddle: 'Binder ratio, middle',
    binderMiddleError: 'error of Binder ratio, middle',
    binderLarge: 'Binder ratio, large',
    binderLargeError: 'error of Binder ratio, large',
    chiSmall: 'N q², small',
    chiSmallError: 'error of N q², small',
    chiMiddle: 'N q², middle',
    chiMiddleError: 'error of N q², middle',
    chiLarge: 'N q², large',
    chiLargeError: 'error of N q², large',
    energySmall: 'energy, small',
    energySmallError: 'error of energy, small',
    energyMiddle: 'energy, middle',
    energyMiddleError: 'error of energy, middle',
    energyLarge: 'energy, large',
    energyLargeError: 'error of energy, large',
    driftSmall: 'drift of q², small',
    driftSmallError: 'error of drift, small',
    driftMiddle: 'drift of q², middle',
    driftMiddleError: 'error of drift, middle',
    driftLarge: 'drift of q², large',
    driftLargeError: 'error of drift, large',
    swapSmall: 'exchanges accepted, small',
    swapMiddle: 'exchanges accepted, middle',
    swapLarge: 'exchanges accepted, large',
    flowSmall: 'copies from the hot end, small',
    flowMiddle: 'copies from the hot end, middle',
    flowLarge: 'copies from the hot end, large',
    tripsSmall: 'round trips per copy, small',
    tripsMiddle: 'round trips per copy, middle',
    tripsLarge: 'round trips per copy, large',
  },
  ticks: { critical: 'Tc, N → ∞', crossing: 'L/2 and L cross, another program' },
  settled: {
    label: 'In equilibrium?',
    yes: 'Yes, as far as q² tells: it changed between the second quarter and the last half by {{drift}} ± {{error}} at most (T = {{temperature}}).',
    no: 'No: at T = {{temperature}} q² still changed by {{drift}} ± {{error}} between the second quarter and the last half. More sweeps are needed.',
    'cannot-tell':
      'Not shown: between the second quarter and the last half q² changed by {{drift}} ± {{error}} (T = {{temperature}}). More samples narrow the error, more sweeps the change.',
  },
  drift: {
    title: 'Has it settled?',
    caption:
      'Mean q² of the last half of the run minus that of its second quarter. Zero within its errors where the copies had settled.',
    x: 'temperature T/J',
    y: 'change of q²',
  },
  swap: {
    title: 'Do the copies exchange?',
    caption:
      'Share of exchanges accepted between each temperature and the next colder one. One ladder serves all lattices, so the largest exchanges least.',
    x: 'temperature T/J',
    y: 'share',
  },
  flow: {
    title: 'Do they travel?',
    caption:
      'Share of copies that were last at the hot end: 1 there, 0 at the cold end. Where it falls in one steep step, copies get stuck.',
    x: 'temperature T/J',
    y: 'share',
  },
  chi: {
    title: 'How many spins move together?',
    caption:
      'N times the mean squared overlap: 1 for free spins, growing with the regions that freeze as one.',
    x: 'temperature T/J',
    y: 'N q²',
  },
} as const;
