import { glassFields, glassPortraits } from './glass-words.ts';

const { seed, size, copies, rule } = glassFields;

/** The experiment `hopfield`: retrieval against load. */
export const hopfield = {
  panels: {
    glass: {
      title: 'Memory of spins',
      about:
        'The couplings are not drawn at random: each pattern stored adds its own share to them. A copy that starts near a pattern is to find its way back.',
    },
  },
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: 'Temperature', help: 'Zero: a spin always follows its neighbours.' },
    heaviest: { label: 'Heaviest load', help: 'Patterns per spin, P/N, of the fullest memory.' },
    sweeps: { label: 'Sweeps', help: 'How long a copy may relax from where it began.' },
    loads: { label: 'Number of loads', help: 'From the lightest to the heaviest, evenly.' },
    lightest: { label: 'Lightest load', help: 'Patterns per spin of the emptiest memory.' },
    samples: { label: 'Samples', help: 'Sets of random patterns. Error bars come from them.' },
    copies,
    rule,
  },
  columns: {
    load: 'load α = P/N',
    patterns: 'patterns P',
    kept: 'overlap with its pattern',
    keptError: 'error of the overlap',
    remembered: 'share remembered',
    rememberedError: 'error of the share',
    chance: 'best overlap, started anywhere',
    chanceError: 'error of best overlap',
    energyKept: 'energy, started on a pattern',
    energyKeptError: 'error of energy, on a pattern',
    energyChance: 'energy, started anywhere',
    energyChanceError: 'error of energy, anywhere',
    exact: 'overlap for N → ∞',
  },
  curves: { retrieval: 'retrieval state, N → ∞' },
  ticks: { capacity: 'capacity 0.138' },
  figures: {
    retrieval: {
      title: 'Full, then empty',
      caption:
        'Overlap with the pattern a copy began on. Dashed: copies that began anywhere, with the pattern they came closest to. Dotted: an infinite memory, which loses everything at once.',
      x: 'load α = P/N',
      y: 'overlap m',
    },
    remembered: {
      title: 'How many are remembered?',
      caption: 'Share of copies that still overlap with their pattern by more than 0.8.',
      x: 'load α = P/N',
      y: 'share',
    },
    energy: {
      title: 'Memories are not the lowest states',
      caption: 'Energy where copies ended, from a pattern and from anywhere.',
      x: 'load α = P/N',
      y: 'energy per spin',
    },
    overlaps: {
      title: 'All or nothing',
      caption: 'How the overlaps of single copies with their pattern are spread.',
      x: 'overlap m',
      y: 'density',
    },
  },
  findings: {
    theory: {
      label: 'Is a light load remembered?',
      yes: 'Yes: at α = {{load}} the overlap is {{kept}} ± {{error}}; an infinite memory keeps {{exact}}.',
      no: 'Not as expected: at α = {{load}} the overlap is {{kept}} ± {{error}}, an infinite memory keeps {{exact}}.',
      'cannot-tell': 'At α = {{load}} the overlap is {{kept}} ± {{error}}.',
    },
    breakdown: {
      label: 'Where does memory break down?',
      yes: 'Near α = {{load}}, where the mean overlap falls through 0.7. In an infinite memory at T = 0 it breaks at 0.138; a small one is smeared around that.',
      no: 'Not in this range: at α = {{heaviest}} the overlap is {{kept}}.',
      'cannot-tell': 'Not reached: at α = {{heaviest}} the overlap is still {{kept}}.',
    },
    anywhere: {
      label: 'Is anything recalled from nowhere?',
      yes: 'No: from random starts at α = {{load}} the best overlap is {{chance}} ± {{error}}. Such copies end in valleys that nobody stored.',
      no: 'Yes: at α = {{load}} the best overlap is {{chance}} ± {{error}}.',
      'cannot-tell': 'In part: at α = {{load}} the best overlap is {{chance}} ± {{error}}.',
    },
  },
  guess: {
    question: 'You store more and more patterns in one memory. What happens to the old ones?',
    options: {
      fade: 'All fade slowly',
      oldest: 'The oldest go first',
      all: 'All are lost, nearly at once',
      none: 'Nothing',
    },
    answer:
      'All are lost nearly at once, at about 0.138 patterns per spin. Until then each is kept almost perfectly. Patterns disturb one another, and beyond the capacity the disturbance carries every copy away.',
  },
  presets: { warm: 'Warm', large: 'Large memory', small: 'Small memory' },
  presetHelp: {
    warm: 'At T = 0.3 a memory holds less, and what it holds is blurred.',
    large: 'A thousand spins: the breakdown becomes steeper.',
    small: 'A hundred spins: it is smeared out.',
  },
  breaks: {
    symmetric: {
      text: 'The dotted line is the replica-symmetric solution. Replica symmetry is broken slightly at T = 0, and moves the capacity to 0.1382 or so: too little to be seen here.',
      source: 'Amit, Gutfreund & Sompolinsky, Ann. Phys. 173, 30 (1987)',
    },
    dynamics: {
      text: 'The line tells whether a state near the pattern exists. Above capacity copies drift away from it slowly and stop half way, at overlaps that the line does not know.',
      source: 'Amit, Gutfreund & Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985)',
    },
    learning: {
      text: "Hebb's rule adds up patterns and is never corrected. Networks that are trained correct their mistakes, and hold up to two patterns per weight.",
      source: 'Gardner, J. Phys. A 21, 257 (1988)',
    },
  },
} as const;
