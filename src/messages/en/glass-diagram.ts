import { learnerFields, learnerPortraits } from './learner-words.ts';

const { seed, points, inputs } = learnerFields;

/** The experiment `glass-diagram`: where networks of six widths fall out of equilibrium. */
export const glassDiagram = {
  panels: {
    learner: {
      title: 'Six widths, one cooling',
      about:
        'Networks of 1 to 32 hidden units learn the same noisy labels in a heat bath that is cooled step by step. Where a network stays like itself and unlike its twin, it is frozen.',
    },
  },
  portraits: learnerPortraits,
  fields: {
    seed,
    points,
    moves: {
      label: 'Moves per temperature',
      help: 'Metropolis-adjusted Langevin moves. More moves, slower cooling.',
    },
    samples: { label: 'Samples', help: 'Draws of the label noise. Error bars come from them.' },
    labels: {
      label: 'Labels',
      help: 'Noise alone, or the outputs of a network of the same shape with noise on top.',
      options: { random: 'Random', teacher: 'A teacher with noise' },
    },
    replicas: { label: 'Copies of each', help: 'Copies share their labels and nothing else.' },
    steps: { label: 'Number of temperatures', help: 'From hottest to coldest, in equal factors.' },
    hottest: { label: 'Hottest temperature', help: 'In units of the variance Δ of the label noise.' },
    coldest: { label: 'Coldest temperature', help: 'In units of the variance Δ of the label noise.' },
    inputs,
    noise: { label: 'Label noise Δ', help: 'Variance of the Gaussian noise on the labels.' },
  },
  columns: {
    step: 'no.',
    temperature: 'T/Δ',
    self1: 'self-overlap, H = 1',
    self1Error: 'error of the self-overlap, H = 1',
    mutual1: 'mutual overlap, H = 1',
    mutual1Error: 'error of the mutual overlap, H = 1',
    gap1: 'H = 1',
    gap1Error: 'error of Δq, H = 1',
    light1: 'light, H = 1',
    self2: 'self-overlap, H = 2',
    self2Error: 'error of the self-overlap, H = 2',
    mutual2: 'mutual overlap, H = 2',
    mutual2Error: 'error of the mutual overlap, H = 2',
    gap2: 'H = 2',
    gap2Error: 'error of Δq, H = 2',
    light2: 'light, H = 2',
    self4: 'self-overlap, H = 4',
    self4Error: 'error of the self-overlap, H = 4',
    mutual4: 'mutual overlap, H = 4',
    mutual4Error: 'error of the mutual overlap, H = 4',
    gap4: 'H = 4',
    gap4Error: 'error of Δq, H = 4',
    light4: 'light, H = 4',
    self8: 'self-overlap, H = 8',
    self8Error: 'error of the self-overlap, H = 8',
    mutual8: 'mutual overlap, H = 8',
    mutual8Error: 'error of the mutual overlap, H = 8',
    gap8: 'H = 8',
    gap8Error: 'error of Δq, H = 8',
    light8: 'light, H = 8',
    self16: 'self-overlap, H = 16',
    self16Error: 'error of the self-overlap, H = 16',
    mutual16: 'mutual overlap, H = 16',
    mutual16Error: 'error of the mutual overlap, H = 16',
    gap16: 'H = 16',
    gap16Error: 'error of Δq, H = 16',
    light16: 'light, H = 16',
    self32: 'self-overlap, H = 32',
    self32Error: 'error of the self-overlap, H = 32',
    mutual32: 'mutual overlap, H = 32',
    mutual32Error: 'error of the mutual overlap, H = 32',
    gap32: 'H = 32',
    gap32Error: 'error of Δq, H = 32',
    light32: 'light, H = 32',
    hidden: 'hidden units H',
    parameters: 'parameters',
    ratio: 'parameters per datum',
    freezing: 'freezing temperature',
    freezingError: 'error of the freezing temperature',
  },
  figures: {
    gaps: {
      title: 'Where a copy parts from its twin',
      caption:
        'Self-overlap minus mutual overlap of the outputs on the training points, by number of hidden units. Zero in equilibrium; above zero where this cooling has fallen out of it.',
      x: 'temperature T/Δ',
      y: 'Δq',
    },
    strip: {
      title: 'The strip',
      caption:
        'The same numbers as a map: rows are temperatures, hot at the top; columns are 1, 2, 4, 8, 16 and 32 hidden units. Bright is frozen.',
    },
    boundary: {
      title: 'Its edge',
      caption:
        'The highest temperature below which Δq stays above 0.05 and above two of its errors, against parameters per datum. It depends on the speed of the cooling: the edge of the frozen region here, not a line of transition.',
      x: 'parameters per datum p/P',
      y: 'freezing temperature T/Δ',
    },
  },
  findings: {
    frozen: {
      label: 'Frozen within the strip:',
      yes: '{{count}} of {{of}} widths, at some temperature between the hottest and {{coldest}}.',
      no: 'none of {{of}} widths down to T = {{coldest}}.',
      'cannot-tell': '{{count}} of {{of}} widths so far, at T = {{coldest}}.',
    },
    boundary: {
      label: 'Does the edge move with the number of parameters?',
      yes: 'Yes: {{few}} ± {{fewError}} at {{fewRatio}} parameters per datum, {{many}} ± {{manyError}} at {{manyRatio}}.',
      no: 'Hardly: {{few}} ± {{fewError}} at {{fewRatio}} parameters per datum, {{many}} ± {{manyError}} at {{manyRatio}}.',
      'cannot-tell':
        'It cannot be told: {{few}} ± {{fewError}} at {{fewRatio}} parameters per datum, {{many}} ± {{manyError}} at {{manyRatio}}.',
    },
    coldest: {
      label: 'At T = {{temperature}}:',
      yes: 'Δq is {{narrow}} ± {{narrowError}} with {{narrowRatio}} parameters per datum and {{wide}} ± {{wideError}} with {{wideRatio}}.',
      no: 'Δq hardly depends on the width: {{narrow}} ± {{narrowError}} with {{narrowRatio}} parameters per datum, {{wide}} ± {{wideError}} with {{wideRatio}}.',
      'cannot-tell':
        'Δq is {{narrow}} ± {{narrowError}} with {{narrowRatio}} parameters per datum and {{wide}} ± {{wideError}} with {{wideRatio}}: too close to tell.',
    },
    equilibrium: {
      label: 'Equilibrium:',
      yes: 'all {{of}} points of the strip pass the test.',
      no: '{{green}} of {{of}} points of the strip pass the test and {{red}} fail it. Where it fails, the copies have not had time to become alike.',
      'cannot-tell': '{{green}} of {{of}} points pass the test, none fails; of the others it cannot be told.',
    },
  },
  guess: {
    question: 'Two networks of the same shape are cooled on the same labels. Which pair ends up less alike?',
    options: {
      narrow: 'Narrow ones, with fewer parameters than data',
      wide: 'Wide ones, with parameters to spare',
      same: 'Width makes no difference',
    },
    answer:
      'Narrow ones. They must choose which labels to get right, and two copies choose differently: frustration, as in a glass. Wide ones can satisfy nearly every label, so their outputs agree, whatever their weights do.',
  },
  presets: { slower: 'Ten times slower', 'more-data': 'Four times the data', teacher: 'A teacher' },
  presetHelp: {
    slower: 'More time at each temperature: the edge moves to the cold.',
    'more-data': '480 points: fewer parameters per datum at every width.',
    teacher: 'Labels with a rule behind them: copies find the same one.',
  },
  breaks: {
    speed: {
      text: 'The edge moves with the speed of the cooling. Nothing here proves a phase transition at any width.',
      source: 'Baity-Jesi et al., arXiv:1803.06969',
    },
    gradient: {
      text: 'These networks live in a heat bath. Training by stochastic gradients has no temperature, and a diagram of it would have another axis.',
      source: 'Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134',
    },
    threshold: {
      text: 'The number of parameters per datum at which all labels can be fitted depends on data, shape and loss; it is no constant of nature.',
      source: 'Spigler, Geiger, d’Ascoli, Sagun, Biroli & Wyart, J. Phys. A 52 (2019) 474001',
    },
  },
} as const;
