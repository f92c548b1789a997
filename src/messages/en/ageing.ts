import { glassFields, glassPanels } from './glass-words.ts';
import { learnerFields } from './learner-words.ts';

const { seed, samples, size } = glassFields;
const { learningRate, batch, points, inputs } = learnerFields;

/** The experiment `ageing`: displacement of small and large networks beside the correlation of the glass, at three ages. */
export const ageing = {
  panels: {
    ...glassPanels,
    learner: {
      title: 'Networks, small and large',
      about:
        'Two shapes learn the same random labels by stochastic gradient descent at a constant rate. The small one has too few parameters to store them all, the large one more than enough.',
    },
  },
  fields: {
    seed,
    smallHidden: { label: 'Hidden units, small', help: 'Width of both hidden layers of the small network.' },
    largeHidden: { label: 'Hidden units, large', help: 'Width of both hidden layers of the large network.' },
    learningRate,
    loss: {
      label: 'Loss',
      help: 'The squared hinge is zero once every label has a margin; cross-entropy never is.',
      options: {
        'squared-hinge': 'Squared hinge',
        'squared-error': 'Squared error',
        'cross-entropy': 'Cross-entropy',
      },
    },
    batch: {
      label: batch.label,
      help: 'Points drawn for one step; as many as there are, or more: all of them, without noise.',
    },
    weightDecay: {
      label: 'Weight decay',
      help: 'Pulls weights back to zero. With it weights cannot grow for ever.',
    },
    points,
    inputs,
    longest: {
      label: 'Longest time',
      help: 'How far each age is followed: training steps of the networks, sweeps of the glass.',
    },
    samples: {
      label: samples.label,
      help: 'Sets of labels, and glasses. Each has one network of each shape. Error bars come from them.',
    },
    temperature: {
      label: 'Temperature of the glass',
      help: 'Where the glass is left after its quench; Tc = 1.',
    },
    size,
  },
  columns: {
    step: 'no.',
    time: 'time t',
    ratio: 't / 10 000',
    glass100: 'glass, age 100',
    glass100Error: 'error of the glass, age 100',
    glass1000: 'glass, age 1000',
    glass1000Error: 'error of the glass, age 1000',
    glass10000: 'glass, age 10000',
    glass10000Error: 'error of the glass, age 10000',
    smallWeights100: 'few parameters, weights, age 100',
    smallWeights100Error: 'error of few parameters, weights, age 100',
    smallWeights1000: 'few parameters, weights, age 1000',
    smallWeights1000Error: 'error of few parameters, weights, age 1000',
    smallWeights10000: 'few parameters, weights, age 10000',
    smallWeights10000Error: 'error of few parameters, weights, age 10000',
    smallOutputs100: 'few parameters, outputs, age 100',
    smallOutputs100Error: 'error of few parameters, outputs, age 100',
    smallOutputs1000: 'few parameters, outputs, age 1000',
    smallOutputs1000Error: 'error of few parameters, outputs, age 1000',
    smallOutputs10000: 'few parameters, outputs, age 10000',
    smallOutputs10000Error: 'error of few parameters, outputs, age 10000',
    smallCorrelation100: 'few parameters, correlation, age 100',
    smallCorrelation100Error: 'error of few parameters, correlation, age 100',
    smallCorrelation1000: 'few parameters, correlation, age 1000',
    smallCorrelation1000Error: 'error of few parameters, correlation, age 1000',
    smallCorrelation10000: 'few parameters, correlation, age 10000',
    smallCorrelation10000Error: 'error of few parameters, correlation, age 10000',
    largeWeights100: 'many parameters, weights, age 100',
    largeWeights100Error: 'error of many parameters, weights, age 100',
    largeWeights1000: 'many parameters, weights, age 1000',
    largeWeights1000Error: 'error of many parameters, weights, age 1000',
    largeWeights10000: 'many parameters, weights, age 10000',
    largeWeights10000Error: 'error of many parameters, weights, age 10000',
    largeOutputs100: 'many parameters, outputs, age 100',
    largeOutputs100Error: 'error of many parameters, outputs, age 100',
    largeOutputs1000: 'many parameters, outputs, age 1000',
    largeOutputs1000Error: 'error of many parameters, outputs, age 1000',
    largeOutputs10000: 'many parameters, outputs, age 10000',
    largeOutputs10000Error: 'error of many parameters, outputs, age 10000',
    largeCorrelation100: 'many parameters, correlation, age 100',
    largeCorrelation100Error: 'error of many parameters, correlation, age 100',
    largeCorrelation1000: 'many parameters, correlation, age 1000',
    largeCorrelation1000Error: 'error of many parameters, correlation, age 1000',
    largeCorrelation10000: 'many parameters, correlation, age 10000',
    largeCorrelation10000Error: 'error of many parameters, correlation, age 10000',
    smallLoss: 'few parameters, loss',
    smallLossError: 'error of the loss, few parameters',
    smallUnlearnt: 'few parameters, labels still wrong',
    smallUnlearntError: 'error of labels still wrong, few parameters',
    largeLoss: 'many parameters, loss',
    largeLossError: 'error of the loss, many parameters',
    largeUnlearnt: 'many parameters, labels still wrong',
    largeUnlearntError: 'error of labels still wrong, many parameters',
  },
  figures: {
    'small-weights': {
      title: 'Few parameters: it keeps moving',
      caption:
        'Mean-square displacement of the weights since the network was remembered, at three ages. One curve for all ages: no ageing. The older the slower: ageing.',
      x: 'time t since it was remembered, steps',
      y: 'Δ of the weights',
    },
    'large-weights': {
      title: 'Many parameters: it arrives',
      caption:
        'The same for the large network. Once every label is stored the loss is zero, the gradient is zero and so is its noise: an old network may not move at all.',
      x: 'time t since it was remembered, steps',
      y: 'Δ of the weights',
    },
    'small-outputs': {
      title: 'What it says, few parameters',
      caption:
        'Mean-square change of the outputs on the training points. Weights may drift while the function stays.',
      x: 'time t since it was remembered, steps',
      y: 'Δ of the outputs',
    },
    'large-outputs': {
      title: 'What it says, many parameters',
      caption: 'The same for the large network.',
      x: 'time t since it was remembered, steps',
      y: 'Δ of the outputs',
    },
    correlation: {
      title: 'Direction of the weights',
      caption:
        'Cosine between the weights then and now: 1 while they point the same way, whatever their length.',
      x: 'time t since it was remembered, steps',
      y: 'C(t_w, t_w + t) of the weights',
    },
    loss: {
      title: 'Loss',
      caption: 'Mean loss per point after t steps from the start.',
      x: 'time t since the start, steps',
      y: 'loss per point',
    },
    glass: {
      title: 'The glass on the same clock',
      caption:
        'Overlap of a quenched glass with itself a time t later, remembered at the same three ages. The older, the slower.',
      x: 'time t since it was remembered, sweeps',
      y: 'C(t_w, t_w + t)',
    },
  },
  findings: {
    'learner-small-stored': {
      label: 'Few parameters:',
      yes: '{{parameters}} parameters have stored all {{points}} labels. Give them fewer parameters to see the difference.',
      no: '{{parameters}} parameters for {{points}} labels; {{wrong}} ± {{error}} % of them are still wrong after {{time}} steps.',
      'cannot-tell':
        '{{parameters}} parameters for {{points}} labels; {{wrong}} % are wrong after {{time}} steps.',
    },
    'learner-small-ages': {
      label: 'Does the small one age?',
      yes: 'Yes. The time to move a given distance grows with age as t_w^μ, μ = {{mu}} ± {{error}} between ages {{young}} and {{old}} (1: full ageing, 0: none).',
      no: 'Not here: μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}; how old it is makes no difference.',
      'cannot-tell':
        'μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}: it cannot be told from this run.',
      still:
        'An old one hardly moves at all: {{reach}} against {{young}} of a young one. It has arrived, which is not ageing.',
    },
    'learner-large-stored': {
      label: 'Many parameters:',
      yes: '{{parameters}} parameters have stored all {{points}} labels by step {{time}}.',
      no: '{{parameters}} parameters for {{points}} labels; {{wrong}} ± {{error}} % of them are still wrong after {{time}} steps.',
      'cannot-tell':
        '{{parameters}} parameters for {{points}} labels; {{wrong}} % are wrong after {{time}} steps.',
    },
    'learner-large-ages': {
      label: 'Does the large one age?',
      yes: 'Yes. The time to move a given distance grows with age as t_w^μ, μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}.',
      no: 'Not here: μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}.',
      'cannot-tell':
        'μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}: it cannot be told from this run.',
      still:
        'No: it stands still. An old one moves by {{reach}}, a young one by {{young}}. It has found the bottom; in such a time a glass does not.',
    },
    'glass-ages': {
      label: 'Does the glass age?',
      yes: 'Yes. The time to forget as much grows as t_w^μ, μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}.',
      no: 'Not here: μ = {{mu}} ± {{error}}. Warmer than Tc it forgets as fast at every age.',
      'cannot-tell':
        'μ = {{mu}} ± {{error}} between ages {{young}} and {{old}}: it cannot be told from this run.',
    },
  },
  guess: {
    question: 'Which network will come to rest?',
    options: {
      small: 'The small one: it has less room',
      large: 'The large one: it has room for everything',
      neither: 'Neither: the noise of the minibatches never ends',
    },
    answer:
      'The large one. With room for every label it reaches zero loss, and there the noise of its minibatches vanishes with the gradient. The small one is never content: its minibatches disagree for ever, and it wanders, ever more slowly if something holds its weights back.',
  },
  presets: {
    long: 'Look longer',
    quiet: 'No noise',
    decay: 'Weight decay',
    logistic: 'Cross-entropy',
    warm: 'No glass',
  },
  presetHelp: {
    long: '100 000 steps and sweeps at each age.',
    quiet: 'All points in every step: gradient descent without noise.',
    decay: 'Weights are pulled back: they cannot grow without end, and slowing down becomes easier to see.',
    logistic: 'A loss that is never zero: the large network goes on, ever more slowly, to larger weights.',
    warm: 'The glass above its transition: all ages forget alike.',
  },
  breaks: {
    barriers: {
      text: 'Networks slow down because ever more directions become flat; no crossing of barriers was seen in them. Nor does a glass in which all spins are coupled need to cross any in order to age. Slow alike is not slow for the same reason: once their labels are stored networks diffuse over a flat bottom, and this glass has none.',
      source:
        'Baity-Jesi et al., ICML (2018), arXiv:1803.06969; Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993)',
    },
    temperature: {
      text: 'The glass is held at a temperature. The noise of minibatches is not one: it depends on the place, and it is gone where all labels are stored.',
      source: 'Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134',
    },
    caging: {
      text: 'Networks in a real heat bath were seen to age at low temperatures, but showed no cages and no diverging relaxation time above zero temperature, unlike glasses.',
      source: 'Kerr Winter & Janssen, arXiv:2405.13098',
    },
    growth: {
      text: 'Without weight decay weights may grow without end, and their displacement with them. That is drift, not memory.',
      source: 'Soudry, Hoffer, Nacson, Gunasekar & Srebro, J. Mach. Learn. Res. 19 (2018) 70',
    },
  },
} as const;
