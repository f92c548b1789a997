/** The experiment `protein`: a chain of two kinds of beads that folds on the annealer of the glasses. */
export const protein = {
  panels: {
    glass: {
      title: 'A chain folds',
      about:
        'A chain of beads on the square lattice. H avoids water, P likes it: every pair of H side by side that are not neighbours along the chain lowers the energy by 1, and that is all. The annealer is that of the glasses, with the same schedules and the same acceptance; only the moves differ: a bead goes round a corner and pulls the chain after it. Many copies fold at once. A glass has many bottoms, a good protein one: do two copies end as the same fold?',
    },
  },
  portraits: {
    chains: {
      caption: 'Four of the copies while they are cooled. They are not turned to match.',
      label: 'Four copies of the chain, folding',
    },
  },
  fields: {
    seed: { label: 'Seed', help: 'All random numbers, and the shuffled orders.' },
    sequence: {
      label: 'Sequence',
      help: 'Sequences by which folding algorithms are compared, with the lowest energy that anybody has found.',
      options: {
        '20': '20 beads, lowest −9',
        '24': '24 beads, lowest −9',
        '25': '25 beads, lowest −8',
        '36': '36 beads, lowest −14',
        '48': '48 beads, lowest −23',
        '50': '50 beads, lowest −21',
        '60': '60 beads, lowest −36',
        '64': '64 beads, lowest −42',
      },
    },
    own: {
      label: 'A sequence of your own',
      help: 'Letters H and P, 4 to 100 of them; empty takes the sequence chosen. Up to 14 beads all folds are visited.',
    },
    slowest: {
      label: 'Slowest cooling',
      help: 'Sweeps of the slowest of several coolings; each sweep proposes as many moves as the chain has beads.',
    },
    schedule: {
      label: 'Schedule',
      help: 'How the sweeps are shared out over the temperatures.',
      options: {
        linear: 'Equal steps in T',
        geometric: 'Equal factors in T',
        cycles: 'Heated again and again',
        quench: 'At once at T = 0',
      },
    },
    copies: { label: 'Copies', help: 'How many chains fold, each with random numbers of its own.' },
    shuffles: {
      label: 'Shuffled sequences',
      help: 'The same beads in random orders, each folded as slowly: what is a protein without design?',
    },
    hottest: { label: 'Hottest', help: 'Temperature at which cooling begins, in units of one contact.' },
    coldest: { label: 'Coldest', help: 'Temperature at which it ends, before the last descent at T = 0.' },
  },
  columns: {
    sweeps: 'sweeps',
    energy: 'energy at the end',
    energyError: 'energy at the end, error',
    best: 'lowest energy met',
    reference: 'lowest energy known',
    hits: 'share of copies at the lowest known',
    hitsError: 'share at the lowest known, error',
    overlap: 'overlap of two copies',
    overlapError: 'overlap of two copies, error',
    temperature: 'T',
    cooled: 'energy of the slowest cooling',
    cooledError: 'energy of the slowest cooling, error',
    exact: 'exact, all folds visited',
    shuffle: 'shuffled sequence',
    shuffledEnergy: 'energy at the end, shuffled',
    shuffledEnergyError: 'energy at the end, shuffled, error',
    shuffledBest: 'lowest energy met, shuffled',
    shuffledOverlap: 'overlap of two copies, shuffled',
    shuffledOverlapError: 'overlap of two copies, shuffled, error',
  },
  figures: {
    fold: {
      title: 'The best fold so far',
      caption:
        'H beads filled, P beads open; dotted: contacts between H beads. The ring is where the chain begins.',
    },
    cooling: {
      title: 'Energy while it is cooled',
      caption:
        'Mean over the copies during the slowest cooling. Dotted, for short chains of your own: the exact mean over all folds.',
      x: 'T',
      y: 'energy',
    },
    slower: {
      title: 'Slower is lower',
      caption:
        'Energy at the end of ever slower coolings: mean of the copies, the lowest met so far, and the lowest known.',
      x: 'sweeps',
      y: 'energy',
    },
    energies: {
      title: 'Where the copies end',
      caption:
        'Energies at the end of a cooling, one bar for each number of contacts. Choose another cooling below.',
      x: 'energy',
      y: 'density',
    },
    alike: {
      title: 'Do two copies fold alike?',
      caption:
        'Overlap: contacts that two folds share, over those of the fold that has more. Dashed: share of copies at the lowest energy known.',
      x: 'sweeps',
      y: 'overlap',
    },
    overlaps: {
      title: 'P(q) of folds',
      caption:
        'Overlaps of all pairs of copies. One peak at 1: one fold. A broad hill: each copy its own. Several peaks: families of folds.',
      x: 'overlap q',
      y: 'density',
    },
    shuffled: {
      title: 'The same beads, shuffled',
      caption:
        'P(q) of each shuffled sequence after cooling as slowly; in outline that of the sequence itself.',
      panel: 'shuffled {{number}}',
      x: 'overlap q',
      y: 'density',
    },
  },
  findings: {
    'slower-lower': {
      label: 'Slower cooling folds lower:',
      yes: 'yes: from {{fast}} to {{slow}} sweeps the energy falls by {{gain}} ± {{error}}.',
      no: 'no: from {{fast}} to {{slow}} sweeps it changes by {{gain}} ± {{error}}.',
      'cannot-tell': 'no difference that counts: {{gain}} ± {{error}}.',
    },
    found: {
      label: 'The lowest energy known was reached:',
      yes: 'yes: {{best}}. At {{sweeps}} sweeps {{percent}} % of the copies end there.',
      no: 'no: {{best}} is the lowest here, {{reference}} is known. More sweeps or more copies may find it.',
      'cannot-tell': 'nobody has told what is lowest for this sequence; here it is {{best}}.',
    },
    alike: {
      label: 'Two copies end as the same fold:',
      yes: 'yes: they share {{overlap}} ± {{error}} of their contacts. One bottom, as in a protein.',
      no: 'no: they share {{overlap}} ± {{error}} of their contacts after {{sweeps}} sweeps. Many bottoms, as in a glass, or not cold and slow enough.',
      'cannot-tell': 'on the border, or not measured yet: overlap {{overlap}} ± {{error}}.',
    },
    designed: {
      label: 'The order of the beads matters: shuffled chains fold less alike:',
      yes: 'yes: two copies share {{own}} ± {{error}} of their contacts, of {{shuffles}} shuffled sequences {{others}} ± {{spread}}. Energies: {{ownEnergy}} and {{otherEnergy}}.',
      no: 'no, the other way round: {{own}} ± {{error}}, shuffled {{others}} ± {{spread}}. Energies: {{ownEnergy}} and {{otherEnergy}}. With so few beads some orders that nobody designed fold well.',
      'cannot-tell':
        'not shown: {{own}} ± {{error}}, of {{shuffles}} shuffled sequences {{others}} ± {{spread}}. Energies: {{ownEnergy}} and {{otherEnergy}}. These sequences were made to be hard, not to have one fold.',
    },
    counted: {
      label: 'The cooling stays in equilibrium, as far as the exact mean can tell:',
      yes: 'yes: at {{rows}} temperatures the energy lies within {{sigmas}} errors of the mean over all folds.',
      no: 'no: at T = {{temperature}} it is {{measured}} ± {{error}}, exact {{exact}}. Cooled too fast to follow.',
      'cannot-tell': 'nearly: at T = {{temperature}} it is {{measured}} ± {{error}}, exact {{exact}}.',
    },
  },
  guess: {
    question:
      'Thirty-two copies of the same chain are cooled slowly, each by its own chance. How do their folds compare?',
    options: {
      same: 'All the same fold',
      families: 'Some alike, some different',
      different: 'Each its own',
    },
    answer:
      'For most of these sequences: some alike, some different. Several folds share the lowest energy, and loose ends cost nothing. A real protein is the exception that evolution has searched for: one fold, reached from everywhere. Shuffle the order and even the little that the copies share mostly goes.',
  },
  presetGroups: { chains: 'Chain' },
  presets: {
    twenty: 'Twenty beads',
    fifty: 'Fifty beads',
    'sixty-four': 'Sixty-four beads',
    quench: 'At once',
    patient: 'Patient',
    counted: 'All folds visited',
  },
  presetHelp: {
    twenty: 'Folds within seconds.',
    fifty: 'Its lowest energy, −21, is met now and then by such a cooling.',
    'sixty-four':
      'Long runs of H at both ends must be packed into one square. Of 32 copies one or none meets −42, the lowest known.',
    quench: 'No heat at all: the chain collapses into the first knot that it can find.',
    patient: 'Ten times as slow.',
    counted:
      'Fourteen beads in an order that has one lowest fold among 881 500 walks: all were counted, so the energy at every temperature is known. This one is nearly a protein; its shuffled sisters are not.',
  },
  breaks: {
    lattice: {
      text: 'Real proteins have twenty kinds of residues, side chains, angles, hydrogen bonds and water. A lattice keeps two things: the chain cannot cross itself, and the order of the beads decides where it can be content.',
      source: 'Dill et al., Protein Sci. 4 (1995) 561',
    },
    flat: {
      text: 'In two dimensions a compact chain has much surface and little inside: short chains of H and P have more folds of one lowest energy than real proteins would bear. Only about 2 % of all short sequences have a single one.',
      source: 'Chan & Dill, J. Chem. Phys. 95 (1991) 3775; Irbäck & Troein, J. Biol. Phys. 28 (2002) 1',
    },
    dynamics: {
      text: 'Pull moves are a way to search, no motion of a molecule: how many sweeps a fold takes says nothing about how many microseconds. The overlap counts contacts, so that a fold and its mirror image are one.',
      source: 'Lesh, Mitzenmacher & Whitesides, RECOMB (2003) 188',
    },
    glass: {
      text: 'A glass has quenched disorder in its couplings, the chain in its sequence; but a spin has no neighbour that it must not lose, and a chain of a few dozen beads is no thermodynamic limit. That random sequences freeze like the random energy model is a result for long chains and a large alphabet.',
      source: 'Bryngelson & Wolynes, PNAS 84 (1987) 7524; Shakhnovich & Gutin, Biophys. Chem. 34 (1989) 187',
    },
  },
} as const;
