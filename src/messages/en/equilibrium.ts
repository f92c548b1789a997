import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, copies, couplingBits, rule } = glassFields;

/** Names of a value, of its whole error, and of the two parts of it. */
const split = <const N extends string>(name: N, label: string) =>
  ({
    [name]: label,
    [`${name}Error`]: `error of ${label}`,
    [`${name}Thermal`]: `thermal error of ${label}`,
    [`${name}Disorder`]: `disorder error of ${label}`,
  }) as Record<N | `${N}Error` | `${N}Thermal` | `${N}Disorder`, string>;
const pair = <const N extends string>(name: N, label: string) =>
  ({ [name]: label, [`${name}Error`]: `error of ${label}` }) as Record<N | `${N}Error`, string>;

const temperature = 'temperature T/J';

/** The experiment `equilibrium`: any model, any way to equilibrium, every observable. */
export const equilibrium = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    model: {
      label: 'Model',
      help: 'Which spins are coupled with which, and how.',
      options: {
        sk: 'SK: every pair, at random',
        hopfield: 'Hopfield: stored patterns',
        wishart: 'Wishart: planted ground state',
        'curie-weiss': 'Curie–Weiss: every pair alike',
        chain: 'Chain (1D)',
        square: 'Square lattice (2D)',
        cube: 'Cubic lattice (3D)',
        'viana-bray': 'Viana–Bray: random graph',
        'random-regular': 'Random regular graph',
        own: 'Your own couplings',
      },
    },
    size: { label: 'Number of spins', help: 'Lattices take the length of their edge instead.' },
    method: {
      label: 'Way to equilibrium',
      help: 'Waiting at each temperature, trading temperatures, or a population that is thinned out and multiplied.',
      options: {
        cooling: 'Plain cooling',
        tempering: 'Parallel tempering',
        population: 'Population annealing',
      },
    },
    sweeps: {
      label: 'Sweeps at each temperature',
      help: 'The second half is measured. In population annealing they are dealt out on the way to each temperature, and far fewer will do.',
    },
    couplings: {
      label: 'Couplings',
      help: 'Of SK, lattices and graphs.',
      options: { gaussian: 'Gaussian', binary: '±J', ferromagnetic: 'All +J' },
    },
    length: { label: 'Edge of the lattice', help: 'Sites along each axis.' },
    boundary: {
      label: 'Edges',
      help: 'Whether the lattice closes on itself.',
      options: { periodic: 'Periodic', open: 'Open' },
    },
    density: { label: 'Share of bonds', help: 'Below one the lattice is diluted at random.' },
    degree: { label: 'Bonds at each site', help: 'Of graphs: on average (Viana–Bray) or exactly.' },
    load: { label: 'Load α', help: 'Patterns per spin, of Hopfield and Wishart.' },
    field: { label: 'Field h', help: 'Strength of the external field, in units of J.' },
    fieldLaw: {
      label: 'Kind of field',
      help: 'The same everywhere, or drawn for every site.',
      options: { uniform: 'Uniform', gaussian: 'Gaussian', binary: '±h' },
    },
    bias: { label: 'Bias J₀', help: 'Mean of the SK couplings: a pull towards order.' },
    couplingsFile: {
      label: 'Couplings file',
      help: 'Edge list, rudy or Matrix Market. It is one sample: errors are thermal only.',
    },
    couplingBits,
    hottest: { label: 'Hottest temperature', help: 'In units of J.' },
    coldest: { label: 'Coldest temperature', help: 'The other end.' },
    steps: { label: 'Number of temperatures', help: 'Each is a row.' },
    ladder: {
      label: 'Where the temperatures lie',
      help: 'Tuned: moved before measuring until neighbours trade equally often (parallel tempering).',
      options: { geometric: 'Equal factors', linear: 'Equal steps', tuned: 'Tuned' },
    },
    interval: { label: 'Sweeps between trades', help: 'Of temperatures, and of clusters.' },
    population: { label: 'Population', help: 'Copies in each population; more of them, less bias.' },
    overlap: {
      label: 'Overlap of steps',
      help: 'How much of a population outlives a step; nearer to one, smaller steps.',
    },
    clusters: {
      label: 'Cluster moves',
      help: 'Two copies trade a whole cluster on which they differ (Houdayer). For lattices and sparse graphs.',
    },
    rule,
    order: {
      label: 'Order of visits',
      help: 'Multi-spin needs bonds of ±J, at most six to a site, and no field.',
      options: {
        sequential: 'One after the other',
        random: 'At random',
        colour: 'By colour',
        'multi-spin': 'Multi-spin',
      },
    },
    copies: {
      label: copies.label,
      help: 'Independent copies, ladders or populations. Six allow a control of the tree.',
    },
    samples: { label: 'Samples', help: 'How many different draws of the disorder are averaged.' },
  },
  columns: {
    step: 'no.',
    temperature: 'temperature',
    equilibrated: 'in equilibrium',
    ...split('energy', 'energy'),
    exactEnergy: 'exact energy',
    ...split('heat', 'specific heat'),
    exactHeat: 'exact specific heat',
    ...split('freeEnergy', 'free energy'),
    exactFreeEnergy: 'exact free energy',
    ...pair('entropy', 'entropy'),
    ...split('m', 'm'),
    ...split('absM', '|m|'),
    exactAbsM: 'exact |m|',
    ...pair('chi', 'susceptibility'),
    ...split('absQ', '|q|'),
    ...split('q2', 'q²'),
    exactQ2: 'exact q²',
    ...split('q4', 'q⁴'),
    ...pair('chiSG', 'N q²'),
    ...pair('binder', 'Binder ratio of q'),
    ...pair('binderM', 'Binder ratio of m'),
    ...split('link', 'link overlap'),
    ...pair('correlation', 'ξ/L'),
    ...pair('ultrametric', 'three copies'),
    ...pair('ultrametricControl', 'control: six copies'),
    acceptance: 'flips per spin and sweep',
    swap: 'trades accepted',
    trips: 'round trips per copy',
    slotsWanted: 'temperatures for 30 % of trades',
    ...pair('tauEnergy', 'memory of the energy'),
    tauEnergyKnown: 'share of samples whose run was long enough for it',
    ...pair('tauQ2', 'memory of q²'),
    tauQ2Known: 'share of samples whose run was long enough for it',
    clusterShare: 'share of the differing sites in a cluster',
    disagreeShare: 'share of sites that differ',
    rho: 'mean square family ρ',
    families: 'families that count',
    logVariance: 'variance of ln Z between populations',
    ...pair('settledEnergy', 'last change of the energy'),
    ...pair('settledQ2', 'last change of q²'),
    ...pair('pastGap', 'own past minus twin'),
    ...pair('startGap', 'hot start minus cold start'),
    ...pair('identityGap', 'identity'),
    ...pair('exactGap', 'energy minus exact energy'),
  },
  curves: {
    'parisi-u': 'Parisi, N → ∞',
    'parisi-q': 'Parisi |q|, N → ∞',
    'parisi-q2': 'Parisi q², N → ∞',
    'onsager-u': 'Onsager, N → ∞',
    'onsager-c': 'Onsager, N → ∞',
    'onsager-m': 'Onsager–Yang m, N → ∞',
    'magnet-m': 'm, N → ∞',
    'tree-u': 'tree, above Tc',
  },
  ticks: { critical: 'Tc, N → ∞' },
  figures: {
    energy: {
      title: 'Energy',
      caption:
        'Error bars hold both kinds of error. Where every state can be counted, the exact values of these very samples are drawn too.',
      x: temperature,
      y: 'energy per spin',
    },
    heat: {
      title: 'Specific heat',
      caption: 'From the fluctuations of the energy. It must be the slope of the energy.',
      x: temperature,
      y: 'specific heat per spin',
    },
    order: {
      title: 'Agreement and order',
      caption: 'In a glass copies agree (|q|) and nothing is ordered (|m| small). In a magnet both grow.',
      x: temperature,
      y: '|q|, |m|',
    },
    squares: {
      title: 'Overlap on sites and on bonds',
      caption: 'q² of sites, and on sparse models the link overlap: how much two copies agree on bonds.',
      x: temperature,
      y: 'q², link overlap',
    },
    overlaps: {
      title: 'All overlaps',
      caption: 'How often each overlap of two copies is seen, over all samples.',
      x: 'overlap q',
      y: 'P(q)',
    },
    susceptibility: {
      title: 'Susceptibilities',
      caption: 'N q², which diverges where a glass begins, and the answer of m to a field.',
      x: temperature,
      y: 'N q², susceptibility',
    },
    binder: {
      title: 'Binder ratio',
      caption: 'Zero where the overlap is Gaussian, one where |q| has a single value.',
      x: temperature,
      y: 'Binder ratio',
    },
    correlation: {
      title: 'Correlation length',
      caption: 'ξ/L of the overlap. Curves of different sizes cross at a transition.',
      x: temperature,
      y: 'ξ/L',
    },
    ultrametric: {
      title: 'Three copies at a time',
      caption:
        'The shorter gap between three overlaps over the longer: zero on a tree. The control takes three overlaps of six different copies.',
      x: temperature,
      y: 'short gap / long gap',
    },
    'free-energy': {
      title: 'Free energy and entropy',
      caption:
        'From the population’s own weights, or by integrating the energy from infinite temperature. It can be trusted only as far as every hotter row.',
      x: temperature,
      y: 'free energy and entropy per spin',
    },
    tests: {
      title: 'Every test must meet zero',
      caption:
        'Last change of q² on a logarithmic clock, own past against twin, hot against cold start, and the identity of Gaussian couplings.',
      x: temperature,
      y: 'gap',
    },
    memory: {
      title: 'How long it remembers',
      caption: 'Integrated autocorrelation times. Where the run was too short they are lower bounds.',
      x: temperature,
      y: 'sweeps',
    },
    errors: {
      title: 'What limits the errors',
      caption:
        'Solid: thermal, smaller with more sweeps. Dashed: disorder, smaller only with more samples. The legend tells q² from the energy by colour.',
      x: temperature,
      y: 'standard error',
    },
    motion: {
      title: 'How much moves',
      caption: 'Flips per spin and sweep, and trades accepted with the next temperature.',
      x: temperature,
      y: 'share',
    },
    clusters: {
      title: 'Are cluster moves worth it?',
      caption:
        'Share of the differing sites that one move trades. Near one there is a single cluster, and the move only renames the copies.',
      x: temperature,
      y: 'share',
    },
    families: {
      title: 'From how many ancestors?',
      caption:
        'Families that count, in the worst population, and the mean square family. Few families: the population hangs from a few lucky copies.',
      x: temperature,
      y: 'families',
    },
  },
  findings: {
    equilibrated: {
      label: 'In equilibrium?',
      yes: 'Every test says so at every temperature, down to T = {{down}}.',
      partly: 'Shown down to T = {{down}}, at {{yes}} of {{rows}} temperatures; below it cannot be told.',
      none: 'Not shown anywhere: more sweeps, copies or samples are needed.',
      no: 'No: at T = {{failed}} and below a test fails. {{yes}} of {{rows}} temperatures pass every test.',
      'cannot-tell': '{{yes}} of {{rows}} temperatures pass every test; the others cannot be told.',
    },
    exact: {
      label: 'Against exact values:',
      yes: 'in {{rows}} rows the energy lies within {{sigmas}} thermal errors of the exact one.',
      no: 'at T = {{temperature}} the energy is off by {{off}}, {{sigmas}} thermal errors.',
      'cannot-tell': 'the thermal errors are not known.',
    },
    limit: {
      label: 'What limits the errors?',
      yes: 'The number of samples: at T = {{temperature}} q² has a thermal error of {{thermal}} and a disorder error of {{disorder}}. More sweeps would not help.',
      no: 'The length of the runs: at T = {{temperature}} q² has a thermal error of {{thermal}} and a disorder error of {{disorder}}.',
      'cannot-tell': 'One sample, or too few looks: the two cannot be told apart (thermal {{thermal}}).',
    },
    exchange: {
      label: 'Do the copies travel?',
      yes: 'Yes: {{trips}} round trips per copy; the rarest trade is accepted {{percent}} % of the time.',
      no: 'Hardly: {{trips}} round trips per copy; the rarest trade is accepted {{percent}} % of the time. For 30 % it would take {{slots}} temperatures.',
      'cannot-tell': 'Not known yet.',
    },
    families: {
      label: 'Is the population large enough?',
      yes: 'Yes: at T = {{temperature}} at least {{families}} families count in every population; ln Z varies by {{variance}} between them.',
      no: 'No: at T = {{temperature}} only {{families}} families count in the worst population; ln Z varies by {{variance}} between them.',
      'cannot-tell':
        'At T = {{temperature}} {{families}} families count in the worst population, and a hundred are asked for; ln Z varies by {{variance}} between them.',
    },
    clusters: {
      label: 'Do cluster moves help?',
      yes: 'They can: at T = {{temperature}} a move trades {{percent}} % of the differing sites.',
      no: 'No: a move trades {{percent}} % of the differing sites or more. They hang together, and only names are traded.',
      'cannot-tell':
        'A little at best: a move trades {{percent}} % of the differing sites at T = {{temperature}}.',
    },
  },
  guess: {
    question: 'What tells you that a simulation has reached equilibrium?',
    options: {
      flat: 'Its energy no longer changes',
      time: 'It has run for a long time',
      tests: 'Several tests that could have failed',
    },
    answer:
      'Several tests that could have failed. The energy goes flat first. Copies that forget their past and their start, and an identity that must hold, are harder to fool, and each has a size of error that it can still see.',
  },
  presetGroups: { model: 'Model', way: 'Way' },
  presets: {
    'exact-small': 'Small and exact',
    magnet: 'Magnet in 2D',
    lattice: 'Glass in 3D',
    graph: 'Random graph',
    clusters: 'Cluster moves',
    population: 'Population annealing',
    hasty: 'Too hasty',
  },
  presetHelp: {
    'exact-small': 'Twelve spins: every configuration is counted, and the run must meet the exact curves.',
    magnet: 'The ferromagnet on a square lattice against Kaufman’s and Onsager’s solutions.',
    lattice: 'The ±J glass on a cube of 4 × 4 × 4.',
    graph: 'Three bonds at every site.',
    clusters: 'The ±J glass in two dimensions, where clusters stay small.',
    population: 'Four populations of 192 copies; free energies come with it.',
    hasty: 'Sixteen sweeps at each temperature, down to T = 0.1: the light must not be green.',
  },
  notes: {
    unused: 'Not used in this run, because the model or the method has no such setting: {{settings}}.',
  },
  breaks: {
    light: {
      text: 'The tests see what moves slowly, not what never moved. Valleys that no copy found leave no trace, except in the identity of Gaussian couplings, and there only on average.',
      source: 'Katzgraber, Palassini & Young, Phys. Rev. B 63, 184422 (2001)',
    },
    population: {
      text: 'A population is judged by its families: about a hundred must be left. Its biases shrink as one over their number, and are not in the error bars.',
      source: 'Wang, Machta & Katzgraber, Phys. Rev. E 92, 063307 (2015)',
    },
    clusters: {
      text: 'Cluster moves help below the percolation of the graph: in two dimensions, and in three only where it is cold and few sites differ.',
      source: 'Zhu, Ochoa & Katzgraber, Phys. Rev. Lett. 115, 077201 (2015)',
    },
  },
} as const;
