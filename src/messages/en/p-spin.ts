import { glassFields } from './glass-words.ts';

const { seed, samples } = glassFields;

/** The experiment `p-spin`: gradient descent of the spherical 3-spin model. */
export const pSpin = {
  panels: {
    glass: {
      title: 'Spherical spin glass',
      about:
        'Spins that are real numbers, together on a sphere, and coupled at random, in threes unless you choose pairs. Its landscape is known exactly, at every height.',
    },
  },
  fields: {
    seed,
    p: {
      label: 'Spins to a coupling',
      help: 'Triples make a landscape of valleys; pairs do not.',
      options: { '2': 'pairs (p = 2)', '3': 'triples (p = 3)' },
    },
    size: {
      label: 'Number of spins',
      help: 'Real numbers. A quarter and half as many are run too.',
    },
    temperature: { label: 'Temperature', help: 'Zero: pure gradient descent.' },
    longest: { label: 'Longest time', help: 'In the units of the equation of motion.' },
    samples,
    timeStep: { label: 'Time step', help: 'Averages are off by an amount of this order.' },
  },
  columns: {
    time: 'time',
    energySmall: 'energy, small',
    energySmallError: 'error of energy, small',
    energyMiddle: 'energy, middle',
    energyMiddleError: 'error of energy, middle',
    energyLarge: 'energy, large',
    energyLargeError: 'error of energy, large',
    slopeSmall: 'slope, small',
    slopeSmallError: 'error of slope, small',
    slopeMiddle: 'slope, middle',
    slopeMiddleError: 'error of slope, middle',
    slopeLarge: 'slope, large',
    slopeLargeError: 'error of slope, large',
  },
  curves: { threshold: 'threshold, N → ∞', ground: 'ground state, N → ∞' },
  figures: {
    energy: {
      title: 'Down to the threshold',
      caption:
        'Energy on the way down, for three sizes. Upper line: the threshold, where nearly all valleys lie. Lower line: the ground state. Small systems stop higher.',
      x: 'time',
      y: 'energy per spin',
    },
    slope: {
      title: 'Ever flatter',
      caption: 'How steep the landscape still is where the walkers stand.',
      x: 'time',
      y: 'slope',
    },
  },
  findings: {
    above: {
      label: 'Is the ground state reached?',
      yes: 'No: at time {{time}} the energy is {{energy}} ± {{error}}; the ground state lies at {{ground}}.',
      pairs:
        'With pairs nothing stands in the way. At time {{time}} the energy is {{energy}} ± {{error}}; {{ground}} holds for N → ∞, and the ground state of N spins lies above it, by about 0.6 N^(−2/3) in large ones.',
      no: 'The energy {{energy}} ± {{error}} lies below {{ground}}, which holds for N → ∞ only.',
      'cannot-tell': 'Cannot be told: {{energy}} ± {{error}} against {{ground}}.',
    },
    threshold: {
      label: 'And for ever more spins?',
      yes: 'A line through three sizes, in N to the power −2/3, ends at {{energy}} ± {{error}}, near the threshold {{threshold}}. It is no proof: three sizes, one time.',
      no: 'A line through three sizes ends at {{energy}} ± {{error}}, not near the threshold {{threshold}}: too short a run, or too few samples.',
      pairs:
        'A line through three sizes ends at {{energy}} ± {{error}}. With pairs the threshold is the ground state, {{threshold}}: every way down leads there, only ever more slowly.',
      'cannot-tell':
        'Not known: it takes T = 0 and three sizes with errors. The threshold lies at {{threshold}}.',
    },
  },
  guess: {
    question: 'A landscape has valleys at all depths. Where does a walker who only goes downhill end?',
    options: { bottom: 'In the deepest', threshold: 'Where valleys first close', anywhere: 'Anywhere' },
    answer:
      'Where valleys first close. Above the threshold there is always a way down; at the threshold the way becomes flat, and there the walker spends all its time, though deeper valleys exist.',
  },
  presets: { pairs: 'Pairs', warm: 'Warm', small: 'Small and long', patient: 'Four times longer' },
  presetHelp: {
    pairs: 'Couplings between two spins: one valley and its mirror image.',
    warm: 'With noise at T = 0.3.',
    small: 'Forty spins, many samples.',
    patient: 'Up to time 200.',
  },
  breaks: {
    size: {
      text: 'At these sizes quenches stop well above the threshold, at about E_th + 2.2 N^(−2/3). The threshold itself belongs to N → ∞.',
      source: 'Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993)',
    },
    start: {
      text: 'Other models with several kinds of triples and pairs show that where descent ends depends on where it began. The simple threshold is special to this one.',
      source: 'Folena, Franz & Ricci-Tersenghi, Phys. Rev. X 10, 031045 (2020)',
    },
    learning: {
      text: 'Loss landscapes were once likened to this model. Wide networks reach zero training loss, which no walker does here.',
      source: 'Choromanska et al., AISTATS (2015); Baity-Jesi et al., ICML (2018)',
    },
  },
} as const;
