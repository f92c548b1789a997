/** Words that several glass experiments share: settings with one meaning everywhere, the panel, the portrait. */
export const glassFields = {
  seed: { label: 'Seed', help: 'The same seed and settings give the same run.' },
  size: { label: 'Number of spins', help: 'Every pair of them is coupled.' },
  samples: {
    label: 'Samples',
    help: 'How many different glasses are averaged. Error bars come from them.',
  },
  copies: {
    label: 'Copies of each',
    help: 'Copies of one sample share their couplings and nothing else.',
  },
  hottest: { label: 'Hottest temperature', help: 'Where the cooling begins, in units of J.' },
  coldest: { label: 'Coldest temperature', help: 'Where the cooling ends.' },
  steps: { label: 'Number of temperatures', help: 'From hottest to coldest.' },
  couplings: {
    label: 'Couplings',
    help: 'How strongly each pair of spins pulls, and which way.',
    options: { gaussian: 'Gaussian', binary: '±J' },
  },
  couplingBits: {
    label: 'Bits of a coupling',
    help: 'Couplings are rounded once, to integers, so that every machine gets the same spins.',
  },
  rule: {
    label: 'Rule of turning',
    help: 'How a spin decides. Both rules lead to the same equilibrium.',
    options: { 'heat-bath': 'Heat bath', metropolis: 'Metropolis' },
  },
} as const;

export const glassPanels = {
  glass: {
    title: 'Spin glass',
    about:
      'Magnets that pull on one another at random, some wanting to agree, some to differ. No arrangement pleases them all.',
  },
} as const;

export const glassPortraits = {
  glass: {
    label:
      'Two copies of the first glass, every spin averaged over time, and a map of where they agree. Agreement now: {{q}}.',
    a: 'Copy A',
    b: 'Copy B',
    agree: 'Where they agree',
    caption:
      'Same couplings, two histories. Each square is a spin, averaged over time. On the right, one colour where the copies agree, the other where they differ.',
  },
} as const;
