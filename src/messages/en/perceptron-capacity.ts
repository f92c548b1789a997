import { glassFields } from './glass-words.ts';

const { seed } = glassFields;

/** The experiment `perceptron-capacity`: how many random patterns a perceptron stores, with real weights and with weights ±1. */
export const perceptronCapacity = {
  panels: {
    learner: {
      title: 'Perceptron',
      about:
        'N weights and one sign: each of P random patterns is to be answered with a label drawn by a coin. Real weights ask for a convex set; weights ±1 are the spins of a glass whose energy is the number of wrong answers.',
    },
  },
  fields: {
    seed,
    weights: {
      label: 'Weights',
      help: 'Real numbers, of which only the direction counts; or ±1, the spins of a glass.',
      options: { spherical: 'Real (spherical)', binary: '±1 (binary)' },
    },
    size: {
      label: 'Number of weights N',
      help: 'Weights ±1 need an odd number, so that no field is zero.',
    },
    heaviest: {
      label: 'Heaviest load',
      help: 'In units of the capacity of an infinite perceptron, which is 2 patterns per weight for real weights and 0.833 for weights ±1.',
    },
    samples: {
      label: 'Sets of patterns',
      help: 'How many random sets each load is tried on. Error bars come from them. With weights ±1 all loads share them, so that neighbouring points go up and down together.',
    },
    lightest: { label: 'Lightest load', help: 'In the same units.' },
    loads: {
      label: 'Number of loads',
      help: 'From lightest to heaviest; loads that round to one number of patterns are one.',
    },
    corrections: {
      label: 'Patience of the perceptron rule',
      help: 'Corrections after which it gives up. It is only timed: the linear program decides.',
    },
    exact: {
      label: 'Try all weights ±1',
      help: 'Where N is 5 to 25, each of the 2^N sets of weights is tried.',
    },
    sweeps: { label: 'Sweeps of an annealing', help: 'For weights ±1. 0 anneals nothing.' },
    copies: {
      label: 'Annealings of each set',
      help: 'From random weights. A set counts as solved if one of them solves it.',
    },
    hottest: {
      label: 'Hottest temperature',
      help: 'Where an annealing begins. One unit of energy is one violated pattern.',
    },
    coldest: { label: 'Coldest temperature', help: 'Where it ends, before a last descent at T = 0.' },
  },
  columns: {
    load: 'load α = P/N',
    patterns: 'patterns P',
    sets: 'sets of patterns',
    stored: 'share that can be stored',
    storedError: 'error of the share',
    storedLow: '95 % band, from',
    storedHigh: '95 % band, to',
    cover: "Cover's law, exact",
    undecided: 'undecided sets',
    corrections: 'corrections, median',
    correctionsError: 'error of the median',
    finished: 'share where the rule ended',
    finishedError: 'error of that share',
    entropy: 'ln(solutions)/N, where there are some',
    entropyError: 'error of the entropy',
    solutions: 'solutions over 2^(N − P)',
    solutionsError: 'error of the solutions',
    annealed: 'share solved by annealing',
    annealedError: 'error, annealing',
    annealedLow: '95 % band, annealing, from',
    annealedHigh: '95 % band, annealing, to',
    violated: 'violated patterns left',
    violatedError: 'error of the violated patterns',
    missed: 'share missed by annealing',
    missedError: 'error of the missed share',
  },
  curves: {
    cover: "Cover's law at this N",
    firstMoment: 'upper bound 2^(N − P)',
    limit: 'N → ∞',
    entropy: 'typical patterns, N → ∞',
  },
  ticks: { capacity: 'capacity' },
  figures: {
    stored: {
      title: 'From all to none',
      caption:
        'Share of sets that weights exist for; for weights ±1 also the share that annealing solves (dashed), which is the zero-temperature question asked of a glass: is the ground energy zero, and is it found? Dotted: exact at this N, a bound for weights ±1. The step is the infinite perceptron.',
      x: 'load α = P/N',
      y: 'share of sets',
    },
    corrections: {
      title: 'The rule slows down',
      caption:
        'Corrections that the perceptron rule makes before it is done, median over the sets that can be stored. Where none can it would go on for ever, so waiting for it decides nothing.',
      x: 'load α = P/N',
      y: 'corrections',
    },
    violated: {
      title: 'What is left of the energy',
      caption: 'Violated patterns at the end of an annealing, mean over all of them.',
      x: 'load α = P/N',
      y: 'violated patterns',
    },
    entropy: {
      title: 'Solutions run out',
      caption:
        'Logarithm of the number of solutions per weight, over sets that have some. Dotted: typical patterns of an infinite perceptron. Near the capacity the points lie above it: only lucky sets are left, and no number of solutions is below one.',
      x: 'load α = P/N',
      y: 'entropy per weight',
    },
  },
  findings: {
    law: {
      label: "Is it Cover's law?",
      yes: 'Yes: at {{inside}} of {{loads}} loads the exact value lies inside the 95 % band of the measured share. One in twenty is outside by chance, here {{expected}} on average; {{outside}} or more come up in {{percent}} % of runs.',
      all: 'Yes: the exact value lies inside the 95 % band of the measured share at every one of {{loads}} loads, {{sets}} sets each. Chance alone would put {{expected}} outside on average.',
      no: 'No: at {{outside}} of {{loads}} loads the exact value lies outside the 95 % band, where chance puts {{expected}}. So many come up in {{percent}} % of runs.',
      'cannot-tell':
        'At {{outside}} of {{loads}} loads the exact value lies outside the 95 % band, where chance puts {{expected}}; so many or more come up in {{percent}} % of runs.',
      undecided:
        '{{undecided}} sets are undecided: neither a solution nor a proof that there is none was found. No share can be trusted then.',
    },
    half: {
      label: 'Where is half of the sets lost?',
      yes: 'At α = {{load}} ± {{error}}.',
      no: 'At α = {{load}} ± {{error}}.',
      'cannot-tell': 'At α = {{load}} ± {{error}}.',
      spherical:
        'At α = {{load}} ± {{error}}. At every N it is exactly {{capacity}}, two patterns for each weight; a line between two loads stands for the law.',
      binary:
        'At α = {{load}} ± {{error}} for N = {{size}}; an infinite perceptron loses all at {{capacity}}.',
      nowhere: 'Not between α = {{lightest}} and {{heaviest}}.',
    },
    waiting: {
      label: 'How long does the perceptron rule take?',
      yes: 'Longer and longer: {{from}} ± {{fromError}} corrections at α = {{lightest}}, {{to}} ± {{error}} at α = {{heaviest}}, where it ended in {{percent}} % of the sets that have a solution.',
      no: 'Shorter here: {{from}} ± {{fromError}} corrections at α = {{lightest}}, {{to}} ± {{error}} at α = {{heaviest}}.',
      'cannot-tell':
        '{{from}} ± {{fromError}} corrections at α = {{lightest}}, {{to}} ± {{error}} at α = {{heaviest}}: too close to tell.',
    },
    moments: {
      label: 'Is the number of solutions right?',
      yes: 'Yes: its mean is 2^(N − P) at the {{loads}} loads where most sets have some, exactly as it must be; the worst is {{worst}} errors off, and of so many {{limit}} would be nothing odd.',
      no: 'No: the mean must be 2^(N − P), and the worst of {{loads}} loads is {{worst}} errors off.',
      'cannot-tell':
        'The worst of {{loads}} loads is {{worst}} errors off 2^(N − P); {{limit}} would be nothing odd.',
    },
    gap: {
      label: 'Does annealing find what there is?',
      yes: 'Not all: {{sweeps}} sweeps from {{copies}} starts solve half of the sets up to α = {{load}} ± {{error}}, and solutions exist up to {{ends}}. In between they are there and not found.',
      no: 'Yes, as far as can be seen: half of the sets are solved up to α = {{load}} ± {{error}}, and solutions exist up to {{ends}}.',
      'cannot-tell':
        'Half of the sets are solved up to α = {{load}} ± {{error}}, and solutions exist up to {{ends}}: too close to tell.',
      never:
        'Not all: already at α = {{lightest}} only {{percent}} % of the sets are solved by {{sweeps}} sweeps from {{copies}} starts, and solutions exist up to {{ends}}.',
      nowhere:
        'The share solved does not fall through one half between α = {{lightest}} and {{heaviest}}; at the end it is {{percent}} %.',
    },
    missed: {
      label: 'What does it miss?',
      yes: 'At α = {{load}}, {{percent}} ± {{error}} % of the {{sets}} sets that can be stored.',
      no: 'Next to nothing: at α = {{load}}, {{percent}} ± {{error}} % of the {{sets}} sets that can be stored. Few weights are easy to search.',
      'cannot-tell':
        'At α = {{load}}, {{percent}} ± {{error}} % of the {{sets}} sets that can be stored: too few to tell.',
    },
  },
  guess: {
    question:
      'Fifty real weights, and labels drawn by coins. How many patterns fit, so that half of all sets can be stored?',
    options: {
      equal: '50, one for each weight',
      double: '100, two for each weight',
      bits: '1600, as many as the weights have bits',
    },
    answer:
      'Exactly 100, two for each weight, and so for every N. Up to 50 everything can be stored, because 50 equations for 50 unknowns can be solved; beyond that, Cover counts the cells into which the patterns cut the space of weights. With weights ±1 no more than one bit fits into each, so one pattern per weight would be the limit; 0.833 is what is left of it.',
  },
  presets: {
    'spherical-20': '20 real weights',
    'spherical-100': '100 real weights',
    'binary-exact': '21 weights ±1, all tried',
    'binary-small': '17 weights ±1, tried and annealed',
    'binary-annealing': '201 weights ±1, annealed',
    'binary-large': '801 weights ±1, annealed',
    'binary-slower': '201 weights ±1, twenty times slower',
  },
  presetGroups: { perceptron: 'Perceptron' },
  presetHelp: {
    'spherical-20': 'A rounder step: half of the sets are still lost at exactly two patterns per weight.',
    'spherical-100': 'A steeper step. The linear programs are ten times larger: about a minute.',
    'binary-exact': 'Two million sets of weights for every set of patterns. No search can miss one.',
    'binary-small': 'Where the truth is known, and annealing still finds it.',
    'binary-annealing': 'The glass: many solutions up to 0.833, and annealing stops before.',
    'binary-large': 'The same time for each weight, and it stops earlier still. Some minutes.',
    'binary-slower': 'Does patience help? Several minutes.',
  },
  breaks: {
    convex: {
      text: 'Real weights are no glass: the solutions are one convex set, a linear program finds one in polynomial time, and no copy is ever stuck. The disorder alone does not make a glass; weights ±1 do.',
      source: 'Gardner, J. Phys. A 21, 257 (1988)',
    },
    algorithm: {
      text: 'Where annealing stops is a limit of annealing, not of the perceptron. In one fixed time it falls with N. Almost all solutions are isolated, a share of all spins away from the next that does not shrink with N; what good algorithms find (up to about 0.75 at sizes like these) belongs to rare dense clusters, which the typical entropy does not see.',
      source:
        'Horner, Z. Phys. B 86, 291 (1992); Huang & Kabashima, Phys. Rev. E 90, 052813 (2014); Baldassi et al., Phys. Rev. Lett. 115, 128101 (2015)',
    },
    conditional: {
      text: 'The step at 0.833 began as a replica calculation. The proofs that solutions exist below it, and none above, each need one explicit function to have its maximum where it seems to; that was checked numerically.',
      source:
        'Krauth & Mézard, J. Phys. France 50, 3057 (1989); Ding & Sun, arXiv:1809.07742; Huang, arXiv:2404.18902',
    },
    labels: {
      text: 'Random labels have nothing to learn: storing says how much fits, not whether anything is understood. With a teacher the same weights have a rule to find.',
      source: 'Gardner & Derrida, J. Phys. A 22, 1983 (1989)',
    },
    points: {
      text: "Cover's law needs points in general position; Gaussian ones are. With inputs ±1 some sets are degenerate at small N, and the law is only a limit.",
      source: 'Cover, IEEE Trans. Electron. Comput. EC-14, 326 (1965)',
    },
  },
} as const;
