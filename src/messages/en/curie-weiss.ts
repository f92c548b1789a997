import { glassFields, glassPortraits } from './glass-words.ts';

const { seed, size, copies, steps, hottest, coldest, couplingBits, rule } = glassFields;

/** The experiment `curie-weiss`: a magnet beside a glass. */
export const curieWeiss = {
  panels: {
    glass: {
      title: 'Magnet and glass',
      about:
        'In the magnet every pair of spins wants to agree. In the glass every pair pulls at random, as often one way as the other. All else is the same.',
    },
  },
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    field: { label: 'Field', help: 'A uniform field on both, in units of J.' },
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'The first half lets the copies settle, the second is measured.',
    },
    samples: {
      label: 'Samples',
      help: 'Glasses with couplings of their own. Magnets are all alike, so there it is only more copies.',
    },
    steps,
    hottest,
    coldest,
    copies,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    temperature: 'temperature',
    absM: 'magnet: |m|',
    absMError: 'error of |m|',
    absQ: 'magnet: overlap |q|',
    absQError: 'error of |q|',
    q2: 'magnet: q²',
    q2Error: 'error of q²',
    exactM: 'exact |m| at this N',
    exactQ2: 'exact q² at this N',
    energy: 'magnet: energy',
    energyError: 'error of energy',
    exactEnergy: 'exact energy at this N',
    glassM: 'glass: |m|',
    glassMError: 'error of |m|, glass',
    glassQ: 'glass: overlap |q|',
    glassQError: 'error of |q|, glass',
  },
  ticks: { critical: 'Tc = 1' },
  figures: {
    magnet: {
      title: 'The magnet: order',
      caption:
        'Below T = 1 all spins choose one direction. Magnetisation and overlap rise together: copies agree because all point the same way. Dotted: exact at this number of spins.',
      x: 'temperature T/J',
      y: '|m|, |q|',
    },
    glass: {
      title: 'The glass: frozen disorder',
      caption:
        'The same temperatures, random couplings. Copies come to overlap as well, and the magnetisation knows nothing of it.',
      x: 'temperature T/J',
      y: '|m|, |q|',
    },
    square: {
      title: 'Overlap, exactly',
      caption:
        'Mean squared overlap of two copies of the magnet, and its exact value at this number of spins.',
      x: 'temperature T/J',
      y: 'q²',
    },
    energy: {
      title: 'Energy, exactly',
      caption: 'Energy per spin of the magnet, and its exact value at this number of spins.',
      x: 'temperature T/J',
      y: 'energy per spin',
    },
  },
  findings: {
    orders: {
      label: 'Does the magnet order?',
      yes: 'Yes: at T = {{temperature}} |m| = {{m}} and |q| = {{q}}, both large.',
      no: 'No: at T = {{temperature}} |m| = {{m}} and |q| = {{q}}.',
      'cannot-tell': 'Not decided: at T = {{temperature}} |m| = {{m}} and |q| = {{q}}.',
    },
    silent: {
      label: 'Does m see the glass freeze?',
      yes: 'No: at T = {{temperature}} |q| = {{q}}, while |m| = {{m}}, about what chance gives ({{chance}}). This is why a glass needs copies.',
      no: 'Here it does: at T = {{temperature}} |m| = {{m}} and |q| = {{q}}.',
      'cannot-tell':
        'Cannot be told here: at T = {{temperature}} |m| = {{m}} and |q| = {{q}}. It takes no field and low temperatures.',
    },
    exact: {
      label: 'Against exact values:',
      yes: '{{numbers}} numbers compared; the worst is {{sigmas}} standard errors off, beyond a tolerance of 0.002.',
      no: 'at T = {{temperature}} one of {{numbers}} numbers is {{sigmas}} standard errors off: too few sweeps, or a fault.',
      'cannot-tell': 'no errors to compare with yet.',
    },
  },
  guess: {
    question: 'Below T = 1 two copies of a system overlap strongly. Is it a magnet or a glass?',
    options: {
      magnet: 'A magnet',
      glass: 'A glass',
      either: 'Overlap alone cannot tell',
    },
    answer:
      'Overlap alone cannot tell: it grows in both. The magnetisation can. It is large in the magnet and no more than chance in the glass, where spins are frozen in directions that add up to nothing.',
  },
  presets: { large: 'More spins', field: 'In a field', hasty: 'Too fast' },
  presetHelp: {
    large: 'Five hundred and twelve spins: a sharper rise at T = 1.',
    field: 'A field gives every spin a direction: now both are magnetised.',
    hasty: 'Eight sweeps per temperature: the exact values are missed near T = 1.',
  },
  breaks: {
    mirror: {
      text: 'Without a field a magnet has two states, all up and all down. Copies may sit in opposite ones, so |q| is drawn, not q. A glass has many such pairs.',
      source: 'Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975)',
    },
    near: {
      text: 'In nature magnetism acts between neighbours. Here each spin sees the average of all others, which is why everything is exact.',
      source: 'Baxter, Exactly Solved Models in Statistical Mechanics (1982), chapter 3',
    },
    learning: {
      text: 'Networks that agree on new data are ordered in this sense: the data point all of them the same way. Networks that agree only where they were frozen are not.',
      source: 'Engel & Van den Broeck, Statistical Mechanics of Learning (2001)',
    },
  },
} as const;
