import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, hottest, couplingBits, rule } = glassFields;

/** The experiment `sk-equilibrium`: with and without parallel tempering, and how one can tell. */
export const skEquilibrium = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: 'Temperature', help: 'Where equilibrium is wanted, in units of J.' },
    longest: { label: 'Longest run', help: 'Sweeps of every copy, in both ways of running.' },
    slots: {
      label: 'Temperatures that trade',
      help: 'Parallel tempering keeps copies at this many temperatures, which trade places.',
    },
    ladder: {
      label: 'Where the temperatures lie',
      help: 'Tuned: a short pilot counts the trades and puts the temperatures where all neighbours trade equally often.',
      options: { tuned: 'Tuned', geometric: 'Equal factors' },
    },
    interval: { label: 'Sweeps between trades', help: 'How often neighbouring temperatures try to trade.' },
    hottest,
    samples,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    sweeps: 'sweeps',
    identityGapPlain: 'held at T',
    identityGapPlainError: 'error of the identity, held at T',
    energyPlain: 'held at T',
    energyPlainError: 'error of the energy, held at T',
    q2Plain: 'held at T',
    q2PlainError: 'error of q², held at T',
    identityGapTempered: 'parallel tempering',
    identityGapTemperedError: 'error of the identity, parallel tempering',
    energyTempered: 'parallel tempering',
    energyTemperedError: 'error of the energy, parallel tempering',
    q2Tempered: 'parallel tempering',
    q2TemperedError: 'error of q², parallel tempering',
    lag: 'q² still missing at T',
    lagError: 'error of the missing q²',
    trips: 'round trips per copy',
    worstSwap: 'rarest trade, share accepted',
    bestSwap: 'commonest trade, share accepted',
    ladder: 'temperatures, hottest first',
    swapRates: 'share of trades accepted, by pair',
    flow: 'share that came from the hot end, by temperature',
  },
  curves: { zero: 'equilibrium', 'parisi-u': 'Parisi, N → ∞' },
  figures: {
    identity: {
      title: 'The test that cannot be fooled for long',
      caption:
        'In equilibrium 1 + 2Tu equals ⟨q²⟩. From a random start the copies are strangers (q² too small), so the difference comes down from above. Each point averages the second half of the run so far.',
      x: 'sweeps of each copy',
      y: '1 + 2Tu − ⟨q²⟩',
    },
    energy: {
      title: 'The energy looks flat long before',
      caption:
        'Both curves flatten early. A flat energy only says that nothing happens quickly any more. Dotted: the infinite glass; a finite one lies above it.',
      x: 'sweeps of each copy',
      y: 'energy per spin u',
    },
    overlap: {
      title: 'Copies find each other',
      caption:
        'q² between two copies that started apart. It rises until they visit the same valleys equally often.',
      x: 'sweeps of each copy',
      y: '⟨q²⟩',
    },
    trips: {
      title: 'Up, forget, and down again',
      caption:
        'Round trips of a copy from the hottest temperature to the coldest and back. Every trip is a fresh try at the landscape.',
      x: 'sweeps of each copy',
      y: 'round trips per copy',
    },
    swaps: {
      title: 'Where trades get through',
      caption:
        'Share of accepted trades between neighbouring temperatures, hottest left. One dark cell holds up the whole traffic.',
    },
    flow: {
      title: 'Coming from the heat',
      caption:
        'Of the copies found at each temperature, the share that was last at the hot end, not at the cold one. An even staircase: copies wander freely. A high step: there they get stuck, however often neighbours trade.',
      x: 'temperature, counted from the hottest',
      y: 'share from the hot end',
    },
  },
  findings: {
    plain: {
      label: 'Held at T:',
      yes: 'in equilibrium after {{sweeps}} sweeps; the identity is off by {{gap}} ± {{error}}.',
      no: 'not in equilibrium after {{sweeps}} sweeps: the identity is off by {{gap}} ± {{error}}.',
      within:
        'nothing speaks against equilibrium after {{sweeps}} sweeps: the identity is off by {{gap}} ± {{error}}. To prove it takes more samples than fit here.',
      'cannot-tell':
        'after {{sweeps}} sweeps the identity is off by {{gap}} ± {{error}}: too uncertain to tell.',
    },
    tempered: {
      label: 'Parallel tempering:',
      yes: 'in equilibrium after {{sweeps}} sweeps; the identity is off by {{gap}} ± {{error}}.',
      no: 'not in equilibrium after {{sweeps}} sweeps: the identity is off by {{gap}} ± {{error}}.',
      within:
        'nothing speaks against equilibrium after {{sweeps}} sweeps: the identity is off by {{gap}} ± {{error}}. To prove it takes more samples than fit here.',
      'cannot-tell':
        'after {{sweeps}} sweeps the identity is off by {{gap}} ± {{error}}: too uncertain to tell.',
    },
    flat: {
      label: 'A flat energy proves nothing:',
      yes: 'the last doubling of time changed the energy of the held copies by only {{drop}}, yet their q² is {{lag}} ± {{error}} below that of tempered copies of the same samples.',
      no: 'here the held copies have caught up: their q² differs from that of the tempered ones by {{lag}} ± {{error}}.',
      'cannot-tell':
        'the last doubling changed the energy by {{drop}}; the held copies lack {{lag}} ± {{error}} in q².',
    },
    travel: {
      label: 'Do the copies travel?',
      yes: 'Yes: {{trips}} round trips per copy. Trades are accepted {{percent}} to {{most}} % of the time.',
      no: 'Hardly: {{trips}} round trips per copy. Trades are accepted {{percent}} to {{most}} % of the time; more temperatures, or more time, would help.',
      'cannot-tell': 'Not known yet.',
    },
  },
  guess: {
    question: 'The energy of a cold glass has not changed visibly for a long time. Is it in equilibrium?',
    options: {
      yes: 'Yes',
      no: 'No',
      unknown: 'One cannot tell from the energy',
    },
    answer:
      'One cannot tell from the energy. It flattens first. The identity compares it with the overlap of two copies, and they must find each other before it closes. Copies that may heat up and cool down again get there much sooner.',
  },
  presets: { cold: 'Colder', warm: 'Warmer', few: 'Too few temperatures', patient: 'Eight times longer' },
  presetHelp: {
    cold: 'T = 0.15: held copies have no chance, tempering needs most of its time.',
    warm: 'T = 0.8: both ways get there, and exchange is not needed.',
    few: 'Three temperatures: no copy travels the whole way. A rare trade with the middle one still helps, only later.',
    patient: 'Up to 16 384 sweeps.',
  },
  breaks: {
    price: {
      text: 'Parallel tempering sweeps every temperature, so one sweep of it costs as many updates as there are temperatures. Against updates instead of sweeps its curve moves right by that factor.',
      source: 'Hukushima & Nemoto, J. Phys. Soc. Jpn. 65, 1604 (1996)',
    },
    flow: {
      text: 'Equal trades do not make the shortest journeys: where the landscape itself holds copies up, the staircase keeps a high step, and temperatures set closer there would serve better.',
      source: 'Katzgraber, Trebst, Huse & Troyer, J. Stat. Mech. P03018 (2006)',
    },
    identity: {
      text: 'The identity is a statement about the average over Gaussian couplings. It cannot speak for ±J couplings, one sample, or a field, and its closing is necessary, not sufficient.',
      source: 'Katzgraber, Palassini & Young, Phys. Rev. B 63, 184422 (2001)',
    },
    learning: {
      text: 'A training loss that has stopped moving is the same flat energy. It says little about whether another run would end in the same function.',
      source: 'Baity-Jesi et al., arXiv:1803.06969',
    },
  },
} as const;
