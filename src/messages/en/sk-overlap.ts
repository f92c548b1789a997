import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `sk-overlap`: P(q), the overlap matrix, and magnetisation beside overlap. */
export const skOverlap = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    copies,
    samples,
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'The first half lets the copies settle, the second is measured.',
    },
    steps,
    hottest,
    coldest,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    temperature: 'T',
    absQ: 'overlap |q|',
    absQError: 'error of |q|',
    q2: 'overlap squared q²',
    q2Error: 'error of q²',
    m: 'magnetisation m',
    mError: 'error of m',
    energy: 'energy per spin',
    energyError: 'error of the energy per spin',
    scatter: 'scatter of q² from sample to sample',
    scatterError: 'error of the scatter',
    identityGap: '1 + 2Tu − q²',
    identityGapError: 'error of the identity',
  },
  curves: { 'parisi-abs-q': '|q|, N → ∞', 'parisi-q2': 'q², N → ∞' },
  ticks: { critical: 'Tc = 1' },
  figures: {
    order: {
      title: 'Overlap without magnetisation',
      caption:
        'The overlap grows while the magnetisation stays zero: every spin holds still, and no direction is common to them. Dotted: the infinite glass in equilibrium.',
      x: 'temperature T/J',
      y: '|q|, q², m',
    },
    pq: {
      title: 'How alike are two copies?',
      caption:
        'Hot: one bump at zero, strangers. Cold: two bumps with weight between them. Copies are near one another, far apart, and everything between. This whole curve is the order parameter of a glass.',
      x: 'overlap q',
      y: 'P(q)',
    },
    gallery: {
      title: 'Every sample has its own P(q)',
      caption:
        'P(q) of the first samples, each by itself, on one scale; the outline behind is the mean over all. In the heat they are alike. In the cold each has peaks of its own, and more spins do not make them alike: ⟨q²⟩ does not average itself, so a mean over samples is a mean over strangers.',
      x: 'overlap q',
      y: 'P(q)',
      panel: 'sample {{number}}',
    },
    matrix: {
      title: 'Who resembles whom',
      caption:
        'All copies of the first sample against each other, like next to like, mirror images turned over. Blocks are valleys; blocks inside blocks are valleys inside valleys.',
    },
    scatter: {
      title: 'No sample is typical',
      caption:
        'How much ⟨q²⟩ differs from sample to sample, as a relative variance. In most of physics it vanishes for large systems. In a glass it stays.',
      x: 'temperature T/J',
      y: 'relative variance of ⟨q²⟩',
    },
  },
  findings: {
    magnetisation: {
      label: 'Magnetisation says nothing:',
      yes: 'at T = {{temperature}} it is {{m}} ± {{error}}, while the overlap is {{q}}.',
      no: 'but here it does not stay zero: {{m}} ± {{error}} at T = {{temperature}}.',
      'cannot-tell': 'it is {{m}} ± {{error}} so far, with an overlap of {{q}}.',
    },
    distribution: {
      label: 'One peak or many?',
      yes: 'At T = {{temperature}} P(q) is highest near |q| = {{peak}} and still {{near}} near q = 0: there are many ways to be frozen.',
      no: 'At T = {{temperature}} almost nothing is left near q = 0 ({{near}}): all copies of these samples share one valley and its mirror image.',
      'cannot-tell':
        'At T = {{temperature}} P(q) is highest near |q| = {{peak}}: the copies are strangers still, or were cooled too fast to meet.',
      waiting: 'That shows below T = 0.5.',
    },
    'self-averaging': {
      label: 'Every sample is its own:',
      yes: 'at T = {{temperature}} ⟨q²⟩ differs from sample to sample by about {{percent}} % (relative variance {{ratio}} ± {{error}}).',
      no: 'here the samples do not differ by more than their errors.',
      'cannot-tell': 'not known yet.',
    },
    equilibrium: {
      label: 'Equilibrium:',
      yes: 'the identity holds at all {{rows}} temperatures.',
      no: 'lost at T = {{temperature}}, where the identity is off by {{gap}}. Below it the curves show how far this cooling got.',
      'cannot-tell':
        'shown at {{shown}} of {{rows}} temperatures; the error bars are too wide for the others.',
    },
  },
  guess: {
    question: 'Every spin holds still. What is the magnetisation of the glass?',
    options: {
      zero: 'Zero, as in the heat',
      one: 'Near one, as in a magnet',
      grows: 'It grows as the glass cools',
      sample: 'It depends on the sample',
    },
    answer:
      'Zero, as in the heat. Half of the spins have frozen up, half down, in a pattern that looks random. What grows is the overlap: two copies share the pattern, or part of it, or its mirror image.',
  },
  presets: { hasty: 'Too fast', patient: 'Ten times slower', large: 'Large glass', gallery: 'More copies' },
  presetHelp: {
    hasty: 'Twenty sweeps per temperature: copies freeze where they happen to be, far from each other.',
    patient: 'Ten times the sweeps: the overlaps follow the exact curves further down.',
    large: '512 spins: closer to the infinite glass in the heat, and further from equilibrium in the cold.',
    gallery: 'Thirty-two copies of each of eight samples: a larger matrix to look at.',
  },
  breaks: {
    finite: {
      text: 'The weight of P(q) near zero survives for ever in this model. Whether it does in three dimensions is still argued about.',
      source: 'Parisi, Phys. Rev. Lett. 50, 1946 (1983); Fisher & Huse, Phys. Rev. Lett. 56, 1601 (1986)',
    },
    cooled: {
      text: 'P(q) belongs to equilibrium. Once the identity is broken, the histogram shows where this cooling stopped, not the order parameter.',
      source: 'Katzgraber, Palassini & Young, Phys. Rev. B 63, 184422 (2001)',
    },
    networks: {
      text: 'For networks the overlap of weights says little: hidden units can trade places. Compare what they say instead.',
      source: 'Entezari et al., ICLR 2022',
    },
  },
} as const;
