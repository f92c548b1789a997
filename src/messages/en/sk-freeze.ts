import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `sk-freeze`: two cooling rates, then ageing after a quench. */
export const skFreeze = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: {
      label: 'Temperature of the quench',
      help: 'Where the glass is thrown to from a random start, and then watched.',
    },
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'Of the fast cooling; the slow one takes ten times as many.',
    },
    longest: { label: 'Longest look', help: 'How long a copy is compared with its past after the quench.' },
    steps,
    hottest,
    coldest,
    samples,
    copies,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    temperature: 'T',
    selfFast: 'fast cooling',
    selfFastError: 'error of the self-overlap, fast',
    flipsFast: 'fast cooling',
    flipsFastError: 'error of the flip rate, fast',
    energyFast: 'energy, fast cooling',
    energyFastError: 'error of the energy, fast',
    selfSlow: 'ten times slower',
    selfSlowError: 'error of the self-overlap, slow',
    flipsSlow: 'ten times slower',
    flipsSlowError: 'error of the flip rate, slow',
    energySlow: 'energy, ten times slower',
    energySlowError: 'error of the energy, slow',
    time: 't',
    ratio: 't over age',
    age1: 'remembered at age 1',
    age1Error: 'error at age 1',
    age10: 'remembered at age 10',
    age10Error: 'error at age 10',
    age100: 'remembered at age 100',
    age100Error: 'error at age 100',
    age1000: 'remembered at age 1000',
    age1000Error: 'error at age 1000',
    scaled10: 'age 10',
    scaled10Error: 'error of age 10, scaled',
    scaled100: 'age 100',
    scaled100Error: 'error of age 100, scaled',
    scaled1000: 'age 1000',
    scaled1000Error: 'error of age 1000, scaled',
    flipRate: 'flips per update at age t',
    flipRateError: 'error of the flip rate at age t',
  },
  curves: { 'q-ea': 'q of one valley, N → ∞' },
  ticks: { critical: 'Tc: equilibrium, N → ∞' },
  figures: {
    ageing: {
      title: 'The glass remembers its age',
      caption:
        'After a quench each copy is remembered at four ages and compared with itself a time t later. A young glass forgets quickly, an old one slowly. In equilibrium all four curves would be one.',
      x: 'time t since it was remembered, sweeps',
      y: 'C(t_w, t_w + t)',
    },
    scaled: {
      title: 'Time measured in ages',
      caption:
        'The same curves against t divided by the age. They come close to one another: what counts is how many ages have passed.',
      x: 't / t_w',
      y: 'C(t_w, t_w + t)',
    },
    cooling: {
      title: 'Slower cooling freezes later',
      caption:
        'A copy compared with itself half a temperature step earlier. The slow cooling looks longer at each temperature, and so it freezes later. Dotted: the overlap inside one valley, which is what is left if one looks for ever.',
      x: 'temperature T/J',
      y: 'self-overlap',
    },
    flips: {
      title: 'Nothing stops at once',
      caption:
        'Share of spin updates that flip a spin. It falls smoothly with temperature: there is no moment of freezing.',
      x: 'temperature T/J',
      y: 'flips per update',
    },
    'flip-rate': {
      title: 'Slower and slower, never still',
      caption:
        'Share of updates that flip a spin, against the time since the quench. It falls for a while and then hardly any more: most flips are spins that turn to and fro inside a valley, and only the rest is ageing.',
      x: 'time since the quench, sweeps',
      y: 'flips per update',
    },
  },
  findings: {
    rate: {
      label: 'When did it freeze?',
      yes: 'It depends on how long one looks: half of the overlap stays below T = {{fast}} in the fast cooling, and only below T = {{slow}} in the slow one.',
      no: 'Here both coolings freeze alike, at {{fast}} and {{slow}}.',
      'cannot-tell': 'Not in this range of temperatures.',
    },
    flips: {
      label: 'Flips die out:',
      yes: 'from {{hot}} % of all updates at the hottest temperature to {{cold}} % at T = {{temperature}}, without a jump.',
      no: 'not here: {{hot}} % at the hottest temperature, {{cold}} % at T = {{temperature}}.',
      'cannot-tell': 'from {{hot}} % to {{cold}} % so far.',
    },
    memory: {
      label: 'The glass knows its age:',
      yes: '{{time}} sweeps later a copy aged 1000 still overlaps with itself by {{old}}, one aged 10 only by {{young}} (± {{error}}).',
      no: 'not here: after {{time}} sweeps both ages have forgotten alike ({{old}} and {{young}}). This is not a glass.',
      'cannot-tell': 'after {{time}} sweeps {{old}} against {{young}} ± {{error}}: too close to tell.',
    },
    left: {
      label: 'What is left',
      yes: 'of a copy aged 1000 after {{time}} sweeps at T = {{temperature}}: {{c}} ± {{error}}. It has not got away from its past.',
      no: 'of a copy aged 1000 after {{time}} sweeps at T = {{temperature}}: {{c}} ± {{error}}. It has got away.',
      'cannot-tell': 'of a copy aged 1000 after {{time}} sweeps: {{c}} ± {{error}}.',
    },
  },
  guess: {
    question: 'You cool a glass ten times more slowly. Does it freeze at the same temperature?',
    options: {
      same: 'Yes, that is what a transition means',
      lower: 'No, at a lower one',
      higher: 'No, at a higher one',
    },
    answer:
      'At a lower one. Freezing is not an event but a race between cooling and relaxing. After a quench it goes on: the older the glass, the slower it forgets, and measured in its own age it always looks the same.',
  },
  presets: { warm: 'No glass', cold: 'Colder', slow: 'Ten times slower', patient: 'Look longer' },
  presetHelp: {
    warm: 'T = 1.2, above the transition: after a few sweeps all ages forget alike.',
    cold: 'T = 0.2: memories last longer.',
    slow: 'Both coolings take ten times the time: both freeze later.',
    patient: 'Up to 30 000 sweeps after the quench.',
  },
  breaks: {
    ergodicity: {
      text: 'Whether an ageing SK glass gets away from its past in the end was answered late: after very long runs, some memory remains for good.',
      source: 'Bernaschi, Billoire, Maiorano, Parisi & Ricci-Tersenghi, arXiv:1906.11195',
    },
    finite: {
      text: 'A finite glass stops ageing once its age exceeds its own relaxation time. With few spins that is soon.',
      source: 'Bouchaud, Cugliandolo, Kurchan & Mézard, arXiv:cond-mat/9702070',
    },
    networks: {
      text: 'Trained networks age too, for another reason: where there are more parameters than needed, flat directions let the weights drift ever more slowly without any barrier.',
      source: 'Baity-Jesi et al., arXiv:1803.06969',
    },
  },
} as const;
