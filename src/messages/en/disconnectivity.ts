import { glassFields, glassPanels } from './glass-words.ts';

const { seed, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `disconnectivity`: the tree of minima and barriers of a small glass. */
export const disconnectivity = {
  panels: glassPanels,
  fields: {
    seed,
    system: {
      label: 'System',
      help: 'Two glasses, and two magnets to compare with, in which every pair that is coupled wants to agree.',
      options: {
        sk: 'Glass, all pairs (SK)',
        lattice: 'Glass, flat lattice',
        ferromagnet: 'Ferromagnet, flat lattice',
        complete: 'Ferromagnet, all pairs',
      },
    },
    size: {
      label: 'Number of spins',
      help: 'All 2^N configurations are visited: a million with 20 spins, which takes a second or two.',
    },
    mirror: {
      label: 'Mirror images as one',
      help: 'Turning all spins changes no energy. Off, every valley stands there twice.',
    },
    slowest: {
      label: 'Slowest cooling',
      help: 'Sweeps of the longest cooling; shorter ones come before it, a quench first.',
    },
    copies: {
      label: 'Copies',
      help: 'Each is cooled on its own, from a random configuration; it is counted where they end.',
    },
    hottest,
    coldest,
    couplings: {
      ...couplings,
      help: 'Of a glass. With ±J many states have one energy: valleys have flat floors.',
    },
    couplingBits,
    rule,
  },
  columns: {
    step: 'number of the cooling',
    sweeps: 'sweeps of cooling (0: quench)',
    budget: 'sweeps of cooling',
    minima: 'minima',
    flat: 'flat minima',
    groundEnergy: 'ground-state energy per spin',
    highest: 'highest barrier to the ground state, per spin',
    ground: 'copies that end in the ground state',
    groundError: 'error of the share in the ground state',
    energy: 'energy per spin where they end',
    energyError: 'error of the energy per spin',
    visited: 'minima in which any copy ended',
    adrift: 'copies on a flat that has a way down',
    depthCorrelation: 'rank correlation of depth and copies',
    depthCorrelationError: 'error of the rank correlation',
    minimum: 'minimum, from the lowest',
    minimumEnergy: 'energy of the minimum per spin',
    states: 'states of the minimum',
    toLowest: 'barrier to the ground state, per spin',
    toLower: 'depth: barrier to anything lower, per spin',
    quenchShare: 'quenched copies that ended there',
    slowShare: 'slowly cooled copies that ended there',
  },
  figures: {
    tree: {
      title: 'The tree of valleys',
      caption:
        'Every lower end is a minimum, at its energy. Two branches join at the height of the lowest pass between them. Rings: where quenched copies ended; dots: where the cooling chosen below ended. Their area is the number of copies.',
      y: 'energy per spin',
      counts: { quenched: 'quenched', cooled: 'cooled' },
    },
    arrival: {
      title: 'Who finds the ground state',
      caption:
        'Share of the copies that end in the ground state, against the sweeps of their cooling; and the share of all minima in which any of them ended.',
      x: 'sweeps of cooling',
      y: 'share',
    },
    basins: {
      title: 'Deep and wide?',
      caption:
        'Every minimum but the ground state: how deep it is, and the share of the copies that ended there. A quench goes by the width of a valley, slow cooling by its depth.',
      x: 'depth: barrier to anything lower, per spin',
      y: 'share of the copies',
    },
  },
  findings: {
    valleys: {
      label: 'How many valleys?',
      yes: '{{minima}} minima, {{flat}} of them flat. The ground state lies at {{ground}} per spin; to get there one has to climb {{highest}} per spin at most.',
      no: 'One ({{minima}} minimum in all): every way down leads to the ground state, at {{ground}} per spin. So it is with ferromagnets.',
      'cannot-tell': '{{minima}} minima so far.',
    },
    arrival: {
      label: 'Does patience find the ground state?',
      yes: 'Yes: {{slow}} % of {{copies}} copies find it when they are cooled in {{sweeps}} sweeps, {{quench}} % when they are quenched: {{gain}} ± {{error}} points more.',
      no: 'It makes no difference here: {{slow}} % of {{copies}} copies with {{sweeps}} sweeps, {{quench}} % after a quench.',
      'cannot-tell':
        'Not told yet: {{quench}} % of {{copies}} quenched copies find it. The slower coolings will show.',
    },
    basins: {
      label: 'Are deep valleys wide?',
      yes: 'Yes: over {{minima}} minima depth and the number of quenched copies go together, rank correlation {{rho}} ± {{error}}.',
      no: 'Not here: rank correlation {{rho}} ± {{error}} over {{minima}} minima.',
      'cannot-tell': 'Too few minima to tell ({{minima}}): rank correlation {{rho}} ± {{error}}.',
    },
  },
  guess: {
    question: 'A glass of 18 spins has 262,144 configurations. In how many of them is it stuck?',
    options: { one: 'In one', few: 'In a few dozen', thousands: 'In thousands' },
    answer:
      'In a few dozen, counting mirror images; their number grows as e^(0.2 N), so with 256 spins there are more than anybody could visit. What makes the glass slow is not their number but the passes between them.',
  },
  presets: {
    glass: 'Glass, all pairs',
    lattice: 'Glass on a lattice',
    flats: '±J: flat valleys',
    ferromagnet: 'Ferromagnet',
    complete: 'Ferromagnet, all pairs',
    mirrors: 'Mirror images too',
    largest: 'Twenty spins',
  },
  presetGroups: { system: 'System' },
  presetHelp: {
    glass: 'Long branches of nearly one depth, joined high up: the picture of a willow.',
    lattice: 'Twenty spins, each with four neighbours.',
    flats:
      'All couplings of one strength: energies come in steps, and many minima are flats of several states.',
    ferromagnet:
      'Two deep valleys, all up and all down, with a pass as high as a wall across the lattice; beside them stripes that no single flip can remove.',
    complete: 'The palm tree: a trunk for all up, one for all down, and not a branch between them.',
    mirrors: 'Every valley twice: the tree is its own mirror image, and the two halves join at the top.',
    largest: 'A million configurations. The tree takes a second or two.',
  },
  breaks: {
    size: {
      text: 'Twenty spins are no glass: barriers that grow without bound with N, which make a true glass slow, are a few flips here.',
      source: 'Mackenzie & Young, Phys. Rev. Lett. 49, 301 (1982)',
    },
    width: {
      text: 'The tree shows heights, not widths. Entropy, how many configurations lie below a pass, decides where a hot system is, and the tree has no room for it.',
      source: 'Becker & Karplus, J. Chem. Phys. 106, 1495 (1997)',
    },
    learning: {
      text: 'The loss of a network is a function of real numbers in which minima are seldom points; what has been drawn of small ones are trees with a single deep funnel.',
      source: 'Ballard et al., Phys. Chem. Chem. Phys. 19, 12585 (2017)',
    },
  },
} as const;
