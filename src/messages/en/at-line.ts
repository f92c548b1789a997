import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `at-line`: the SK glass in a uniform field. */
export const atLine = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    strongest: { label: 'Strongest field', help: 'Fields from zero up to this one, in units of J.' },
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'The first half lets the copies settle, the second is measured.',
    },
    samples,
    fields: { label: 'Number of fields', help: 'Evenly from zero to the strongest; each is one cooling.' },
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
    field: 'field h',
    freezing: 'where copies part',
    freezingError: 'error of where copies part',
    gap: 'gap at the coldest',
    gapError: 'error of the gap',
    absQ: 'overlap |q| at the coldest',
    absQError: 'error of |q|',
    spread: 'width of P(q) at the coldest',
    spreadError: 'error of the width',
    m: 'magnetisation m at the coldest',
    mError: 'error of m',
    state: 'parted?',
  },
  curves: { 'almeida-thouless': 'Almeida–Thouless line, N → ∞' },
  figures: {
    line: {
      title: 'A line in the field',
      caption:
        'For each field, the temperature below which copies part in this cooling. Dotted: the line of de Almeida and Thouless, below which an infinite glass in equilibrium has many valleys.',
      x: 'field h/J',
      y: 'temperature T/J',
    },
    order: {
      title: 'Now magnetisation speaks',
      caption:
        'At the coldest temperature. In a field, spins have a common direction, and every copy overlaps with every other for that reason alone.',
      x: 'field h/J',
      y: '|q|, m',
    },
    parted: {
      title: 'How far apart?',
      caption:
        'The gap between a copy and its twin, and the width of P(q), at the coldest temperature. Both shrink as the field tells the spins what to do.',
      x: 'field h/J',
      y: 'gap, width',
    },
    pq: {
      title: 'The mirror images go first',
      caption:
        'P(q) at the coldest temperature. Without a field it is symmetric; the weakest field already takes one side away.',
      x: 'overlap q',
      y: 'P(q)',
    },
  },
  findings: {
    falls: {
      label: 'A field makes freezing harder:',
      yes: 'without it copies part at T = {{zero}} ± {{zeroError}}, at h = {{field}} only at T = {{strong}} ± {{error}}.',
      gone: 'without it copies part at T = {{zero}} ± {{zeroError}}; at h = {{field}} they do not part in this range at all.',
      close:
        'not to be seen here: without it copies part at T = {{zero}} ± {{zeroError}}, at h = {{field}} at T = {{strong}} ± {{error}}.',
      no: 'not here: copies part at T = {{zero}} ± {{zeroError}} without it and at T = {{strong}} ± {{error}} at h = {{field}}.',
      'cannot-tell':
        'not to be told: without a field, too, there must be a temperature at which copies part.',
    },
    below: {
      label: 'Under the line?',
      yes: 'Yes: all {{points}} points lie below the line of the infinite glass, or on it within their errors.',
      near: 'Nearly: at h = {{field}} copies part at T = {{temperature}} ± {{error}}, a little above the line at {{line}}. Relaxation is slow there already, and this cooling did not wait.',
      no: 'Not all: at h = {{field}} copies part well above it. There this cooling was too fast to settle although one valley is all there is.',
      'cannot-tell': 'No point to compare yet.',
    },
    magnetised: {
      label: 'Magnetisation',
      yes: 'is {{m}} ± {{error}} at h = {{field}}: in a field it is no witness of freezing.',
      no: 'is not seen at h = {{field}}: {{m}} ± {{error}}.',
      'cannot-tell': 'waits for a field.',
    },
    mirror: {
      label: 'Mirror images:',
      yes: 'without a field {{without}} % of all overlaps are negative, at h = {{field}} only {{within}} %.',
      no: 'at h = {{field}} still {{within}} % of all overlaps are negative: the field is too weak for so few spins.',
      'cannot-tell': 'at h = {{field}} {{within}} % of all overlaps are negative.',
    },
  },
  guess: {
    question: 'A field pulls every spin the same way. What does it do to the glass?',
    options: {
      destroys: 'The weakest field destroys it',
      shifts: 'It lowers the freezing, and many valleys remain below a line',
      nothing: 'Nothing',
      order: 'It makes a magnet of it at once',
    },
    answer:
      'In this model the glass survives. Freezing moves to lower temperatures as the field grows, and below the line of de Almeida and Thouless an infinite glass still has many valleys. In three dimensions this is disputed.',
  },
  presets: { slower: 'Four times slower', hasty: 'Too fast', small: 'Small glasses', weak: 'Weak fields' },
  presetHelp: {
    slower: 'Sixteen hundred sweeps per temperature: copies part later.',
    hasty: 'Eight sweeps per temperature: copies part above the line, where nothing but haste holds them.',
    small: 'Sixty-four spins: they find each other again below the line.',
    weak: 'The beginning of the line, which leaves T = 1 as h to the power 2/3.',
  },
  breaks: {
    line: {
      text: 'The line belongs to an infinite glass in equilibrium. What is measured is where this cooling fell out of it, which depends on the pace and on N.',
      source: 'de Almeida & Thouless, J. Phys. A 11, 983 (1978)',
    },
    dimension: {
      text: 'Whether glasses with neighbours only, as in nature, have such a line is an open question. One school says any field destroys them.',
      source: 'Fisher & Huse, Phys. Rev. Lett. 56, 1601 (1986)',
    },
    learning: {
      text: 'For networks the likeness of a field is a prior or weight decay, which pulls all copies to one place. Agreement bought that way is not learnt from data.',
      source: 'Engel & Van den Broeck, Statistical Mechanics of Learning (2001)',
    },
  },
} as const;
