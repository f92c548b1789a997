import { glassFields } from './glass-words.ts';

const { seed, samples, hottest, coldest, steps } = glassFields;

/** The experiment `random-energy`: the random energy model. */
export const randomEnergy = {
  panels: {
    glass: {
      title: 'Random energies',
      about:
        'Every state of N spins draws an energy of its own, at random. No couplings, no neighbours: one flip leads anywhere.',
    },
  },
  fields: {
    seed,
    size: { label: 'Number of spins', help: 'N spins have 2^N levels, each with an energy of its own.' },
    samples,
    coldest,
    hottest,
    steps,
  },
  columns: {
    step: 'no.',
    temperature: 'temperature',
    energy: 'energy',
    energyError: 'error of the energy',
    freeEnergy: 'free energy',
    freeEnergyError: 'error of the free energy',
    entropy: 'entropy',
    entropyError: 'error of the entropy',
    heat: 'specific heat',
    heatError: 'error of the specific heat',
    participation: 'two copies in one level',
    participationError: 'error of that chance',
    ground: 'lowest level',
    groundError: 'error of the lowest level',
  },
  curves: {
    energy: 'Derrida, N → ∞',
    freeEnergy: 'Derrida, N → ∞',
    entropy: 'Derrida, N → ∞',
    heat: 'Derrida, N → ∞',
    participation: '1 − T/Tc, N → ∞',
  },
  ticks: { critical: 'Tc = 0.6006' },
  figures: {
    energy: {
      title: 'Frozen below Tc',
      caption:
        'Above Tc the energy is −1/(2T). Below it nothing is left to gain. Finite N rounds the corner.',
      x: 'temperature T',
      y: 'energy per spin',
    },
    participation: {
      title: 'A handful of levels',
      caption:
        'The chance that two copies sit in the same level. Above Tc it vanishes among 2^N levels; below it is 1 − T/Tc, however large the system.',
      x: 'temperature T',
      y: 'chance',
    },
    entropy: {
      title: 'The entropy runs out',
      caption: 'It falls to zero at Tc and stays there: an entropy crisis.',
      x: 'temperature T',
      y: 'entropy per spin',
    },
    heat: {
      title: 'Specific heat',
      caption: 'It jumps to zero at Tc, rounded at finite N.',
      x: 'temperature T',
      y: 'specific heat per spin',
    },
    freeEnergy: {
      title: 'Free energy',
      caption: 'It stops growing at Tc.',
      x: 'temperature T',
      y: 'free energy per spin',
    },
  },
  findings: {
    condensed: {
      label: 'Does the weight condense?',
      yes: 'Yes: at T = {{temperature}} two copies share a level {{percent}} ± {{error}} % of the time; for N → ∞ it is {{known}} %. In effect {{levels}} levels carry all the weight.',
      no: 'Not at T = {{temperature}}: two copies share a level {{percent}} ± {{error}} % of the time; for N → ∞ it is {{known}} %.',
      'cannot-tell': 'No temperature here lies below Tc, or the error is too large.',
    },
    liquid: {
      label: 'And where it is hot?',
      yes: 'At T = {{temperature}} the energy is {{energy}} ± {{error}}, as for independent levels: {{known}}.',
      no: 'At T = {{temperature}} the energy is {{energy}} ± {{error}}, not {{known}}: this N is too small.',
      'cannot-tell':
        'At T = {{temperature}} the energy is {{energy}} ± {{error}}; for N → ∞ it is {{known}}.',
    },
  },
  guess: {
    question:
      'A system has 2^N levels with independent random energies. How many of them matter when it is cold?',
    options: { one: 'One', few: 'A few', many: 'A number that grows with N' },
    answer:
      'A few. Near the lowest level the spacings stay of order one however large N is, so a handful of levels share the weight, and which share each has differs from sample to sample.',
  },
  presets: { small: 'Small', large: 'Large' },
  presetHelp: {
    small: 'Eight spins, 256 levels: the corner is well rounded.',
    large: 'Twenty spins, a million levels each.',
  },
  breaks: {
    dynamics: {
      text: 'Without a landscape there is no way down: finding the lowest level means looking at all 2^N of them. That is why this run needs no simulation, and why it says nothing about time.',
      source: 'Derrida, Phys. Rev. B 24, 2613 (1981)',
    },
    limit: {
      text: 'It is the p-spin model for p → ∞. Already p = 3 has a landscape, and freezes in its dynamics before it freezes in equilibrium.',
      source: 'Gross & Mézard, Nucl. Phys. B 240, 431 (1984)',
    },
  },
} as const;
