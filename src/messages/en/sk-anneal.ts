import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `sk-anneal`: residual energy against the time spent cooling. */
export const skAnneal = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    slowest: {
      label: 'Longest cooling',
      help: 'The same glasses are cooled in 1, 3, 10 … sweeps, up to this many.',
    },
    schedule: {
      label: 'Way of cooling',
      help: 'How the temperature falls. A quench has none from the start, however long it lasts.',
      options: {
        linear: 'Evenly',
        geometric: 'By equal factors',
        adaptive: 'By its specific heat',
        cycles: 'In cycles',
        quench: 'Quench',
      },
    },
    copies,
    samples,
    hottest,
    coldest,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    sweeps: 'sweeps',
    energy: 'energy per spin',
    energyError: 'error of the energy per spin',
    residual: 'residual energy',
    residualError: 'error of the residual energy',
    best: 'best copy of each sample',
    bestError: 'error of the best copy',
    overlap: 'overlap |q| of two copies',
    overlapError: 'error of |q|',
    hits: 'copies at the best energy known',
    hitsError: 'error of that share',
    density: 'P at s h = 0',
    densityError: 'error of P at 0',
    slope: 'slope of P at 0',
    slopeError: 'error of the slope',
    reference: 'best energy known',
  },
  curves: {
    'parisi-ground': 'ground state, N → ∞',
    slope: 'slope 0.602: ground state, N → ∞',
    'random-density': 'P at 0 of random spins: 0.399',
  },
  figures: {
    residual: {
      title: 'What patience buys',
      caption:
        'Energy per spin above the best one known for the same sample. On these axes a straight line is a power of time: every factor of ten in patience buys the same factor in energy.',
      x: 'sweeps of cooling',
      y: 'residual energy per spin',
    },
    energy: {
      title: 'Slower is lower',
      caption:
        'Solid: the average copy. Dashed: the best copy of each sample. The dotted level is the ground state of an infinite glass; a finite one lies above it.',
      x: 'sweeps of cooling',
      y: 'energy per spin',
    },
    valleys: {
      title: 'Never the same valley',
      caption:
        'Two copies cooled alike, compared at the end; their mirror images count as the same. Low energies do not make them agree.',
      x: 'sweeps of cooling',
      y: '|q|, share',
    },
    'final-energies': {
      title: 'Where the copies ended',
      caption:
        'All copies of all samples. The heap moves left and narrows; what is left of its width is mostly from sample to sample.',
      x: 'final energy per spin',
      y: 'density',
    },
    'local-fields': {
      title: 'Hardly a spin is free',
      caption:
        'The local field at each spin, along the spin: what it would cost to turn it, halved. Random spins have as many fields near zero as anywhere, on both sides. Where an annealing ends a gap has opened that closes only in one point: P falls to zero in a straight line.',
      x: 'local field along the spin, s h',
      y: 'P(s h)',
    },
    pseudogap: {
      title: 'The gap opens',
      caption:
        'Slope of P(s h) at zero and what is left there, from the spins with fields below 0.2 and from 0.2 to 0.4. The slope of the ground state is twice 0.301, because both signs of h are folded onto one side; what is left at zero goes to zero with N.',
      x: 'sweeps of cooling',
      y: 'slope, and P at 0',
    },
  },
  findings: {
    'slower-lower': {
      label: 'Slower is lower:',
      yes: 'from {{fast}} to {{slow}} sweeps the energy per spin falls by {{gain}} ± {{error}}.',
      no: 'not here: from {{fast}} to {{slow}} sweeps the energy per spin falls by only {{gain}} ± {{error}}. Without heat, time does not help.',
      'cannot-tell': 'the difference is {{gain}} ± {{error}}: too uncertain to tell.',
    },
    diminishing: {
      label: 'Diminishing returns:',
      yes: 'the residual energy falls as sweeps to the power −{{exponent}} ± {{error}}. Ten times the patience divides it by {{factor}}.',
      no: 'it does not fall with time here.',
      'cannot-tell': 'not clear yet; a power of −{{exponent}} ± {{error}} so far.',
    },
    valleys: {
      label: 'The same valley?',
      yes: 'No. After {{sweeps}} sweeps two copies still overlap only by {{overlap}} ± {{error}}: nearly the same energy in different places.',
      no: 'Here they do: the overlap is {{overlap}} ± {{error}}. A glass this small, cooled this slowly, has few valleys left to choose from.',
      'cannot-tell': 'The overlap is {{overlap}} ± {{error}} so far.',
    },
    found: {
      label: 'The best energy known',
      yes: 'was reached by {{percent}} % of the copies after {{sweeps}} sweeps.',
      no: 'was reached by only {{percent}} % of the copies after {{sweeps}} sweeps.',
      'cannot-tell': 'has not been compared yet.',
    },
    pseudogap: {
      label: 'The gap in the local fields:',
      yes: 'after {{sweeps}} sweeps P(s h) is {{density}} ± {{error}} at zero (random spins: {{random}}) and rises with a slope of {{slope}} ± {{slopeError}}; in the ground state {{exact}}, N → ∞.',
      no: 'has not opened after {{sweeps}} sweeps: P(s h) is {{density}} ± {{error}} at zero, against {{random}} for random spins.',
      'cannot-tell':
        'after {{sweeps}} sweeps P(s h) is {{density}} ± {{error}} at zero, with a slope of {{slope}} ± {{slopeError}}.',
    },
  },
  guess: {
    question: 'You give a glass ten times as long to cool. What does it do to the energy that is left?',
    options: {
      none: 'Almost nothing',
      factor: 'Divides it by two to four',
      ten: 'Divides it by ten',
      zero: 'It reaches the ground state',
    },
    answer:
      'It divides it by a modest factor, again and again: the line on the double logarithmic chart is nearly straight. Slow cooling always helps, and it never pays in full. Copies with almost the same energy still sit in different valleys.',
  },
  presets: {
    quench: 'Quench',
    adaptive: 'Adaptive',
    cycles: 'In cycles',
    patient: 'Ten times longer',
    large: 'Large glass',
    small: 'Small glass',
  },
  presetHelp: {
    adaptive: 'Slow where the glass has much energy to give away, as a pilot run has shown.',
    cycles: 'Four coolings in one budget, each begun half as hot, like a cyclical learning rate.',
    quench: 'No heat at all: after about ten sweeps nothing moves, and time buys nothing.',
    patient: 'Up to 30 000 sweeps of cooling.',
    large: 'A thousand spins: the more of them, the longer the way down.',
    small: 'Sixty-four spins: slow cooling finds the best state almost every time.',
  },
  notes: {
    pilot:
      'The specific heat comes from a pilot run of {{sweeps}} sweeps, made once and not counted in the chart.',
    descent:
      'Every cooling ends with {{sweeps}} sweeps at T = 0, so that no single flip could lower the energy further.',
  },
  breaks: {
    gap: {
      text: 'That no few spins can gain by turning together only keeps P(h) below some line through zero. The slope 0.301 (two-sided) comes from the full solution at T = 0 and N → ∞. In a finite sample a small weight stays at zero, of order 1/√N.',
      source:
        'Sommers & Dupont, J. Phys. C 17, 5785 (1984); Pankov, Phys. Rev. Lett. 96, 197204 (2006); Boettcher, Katzgraber & Sherrington, J. Phys. A 41, 324007 (2008)',
    },
    reference: {
      text: 'The best energy known is the lowest of a longer cooling, not a proven ground state. If it is too high, the residual energy is too small by as much.',
      source: 'Boettcher, Eur. Phys. J. B 46, 501 (2005)',
    },
    law: {
      text: 'A straight line here is an observation at one size. For very long times and large glasses theory expects slower laws.',
      source: 'Huse & Fisher, Phys. Rev. Lett. 57, 2203 (1986)',
    },
    learning: {
      text: 'A learning rate that decays is often called annealing. But its noise differs from direction to direction and dies with the slope; here the noise is heat, the same for every spin.',
      source: 'Chaudhari & Soatto, arXiv:1710.11029',
    },
  },
} as const;
