import { eaWords } from './ea-words.ts';

const { panels, portraits, fields, columns, ticks, settled, drift, swap, flow, chi } = eaWords;

/** The experiment `ea-2d`: nearest neighbours in two dimensions. */
export const ea2d = {
  panels,
  portraits,
  fields,
  columns,
  ticks,
  figures: {
    correlation: {
      title: 'Curves that do not cross',
      caption:
        'Correlation length over lattice length. It grows in the cold, and larger lattices stay below smaller ones: there is no temperature at which all agree.',
      x: 'temperature T/J',
      y: 'ξ/L',
    },
    binder: {
      title: 'Another witness',
      caption: 'The Binder ratio of the same data, in the same order.',
      x: 'temperature T/J',
      y: 'g',
    },
    chi,
    drift,
    swap,
    flow,
  },
  findings: {
    correlation: {
      label: 'Do the curves of ξ/L keep from crossing?',
      yes: 'Yes: down to T = {{coldest}} the largest lattice stays below the smallest.',
      no: 'They seem to cross between T = {{hot}} and T = {{cold}}: look whether the run had settled.',
      'cannot-tell': 'Cannot be told: the sizes do not differ by their errors.',
    },
    binder: {
      label: 'And the Binder ratio?',
      yes: 'It does not cross either, down to T = {{coldest}}.',
      no: 'It seems to cross between T = {{hot}} and T = {{cold}}.',
      'cannot-tell': 'Cannot be told: the sizes do not differ by their errors.',
    },
    settled,
  },
  guess: {
    question:
      'A magnet on a square lattice orders at T = 2.27. At which temperature does a glass on it freeze?',
    options: {
      half: 'At about half of that',
      lower: 'At about 0.5',
      zero: 'At T = 0 only',
      same: 'At the same',
    },
    answer:
      'At T = 0 only. Correlations grow beyond all bounds as it gets colder, but at every T > 0 a larger lattice has room to turn its regions over. So the curves do not cross.',
  },
  presets: { gaussian: 'Gaussian couplings', longer: 'Five times longer', hasty: 'Too fast' },
  presetHelp: {
    gaussian: 'No two couplings alike: only one pair of ground states.',
    longer: 'Forty thousand sweeps: minutes instead of one.',
    hasty: 'Forty sweeps, down to T = 0.3: it looks frozen, and is merely slow.',
  },
  breaks: {
    frozen: {
      text: 'That nothing freezes in equilibrium does not keep a flat glass from being slow. Below T = 0.5 it looks frozen for any time we can wait.',
      source: 'Hartmann & Young, Phys. Rev. B 64, 180404 (2001)',
    },
    binary: {
      text: 'At T = 0 the two laws of couplings part: with ±J there are very many ground states, with Gaussian couplings one pair.',
      source: 'Jörg, Lukic, Marinari & Martin, Phys. Rev. Lett. 96, 237205 (2006)',
    },
    learning: {
      text: 'Networks have no lattice and no neighbours: that dimension decides about freezing has no counterpart there.',
      source: 'Engel & Van den Broeck, Statistical Mechanics of Learning (2001)',
    },
  },
} as const;
