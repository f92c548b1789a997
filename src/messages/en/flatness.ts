import { learnerFields, learnerPanels, learnerPortraits } from './learner-words.ts';

const { seed, task, hidden, steps, points, inputs, activation, optimiser } = learnerFields;

/** The experiment `flatness`: flatness of minima beside their held-out loss, and what rescaling does to it. */
export const flatness = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    task,
    hidden,
    target: {
      label: 'Training loss to reach',
      help: 'Each network is measured where its training loss is first down to this. Otherwise one that has learnt less would look flatter.',
    },
    draws: {
      label: 'Draws of the data',
      help: 'In each, one network for every minibatch and rate: 16. Error bars come from the draws.',
    },
    steps: {
      label: steps.label,
      help: 'At most. Networks that do not get down to the target are left out and counted.',
    },
    noise: {
      label: 'Size of the noise on the weights',
      help: 'Added to every weight as it is, or relative to the weights of each unit.',
    },
    spread: {
      label: 'Spread of the rescaling',
      help: 'Units of ReLU networks are rescaled by e to the power of a normal number of this width. Nothing that they compute changes.',
    },
    points,
    inputs,
    fastest: {
      label: 'Largest learning rate',
      help: 'The others are a half, a quarter and an eighth of it.',
    },
    activation,
    optimiser,
    search: {
      label: 'How valleys are looked for',
      help: 'Each network alone; or three replicas from starts of their own, pulled to their mean, which is what is measured (replicated descent); or entropy-SGD, in which a network goes where an inner walk of 20 steps, tied to it, was on average. Every network that moves makes the same number of steps; replicas cost three times as many.',
      options: { alone: 'Each alone', replicated: 'Replicas, pulled together', entropy: 'Entropy-SGD' },
    },
    pull: {
      label: 'Pull γ',
      help: 'How strongly replicas are pulled to their mean, or the inner walk to its network. Networks that are each alone feel none.',
    },
  },
  columns: {
    batch: 'minibatch',
    rate: 'learning rate',
    reached: 'networks that arrived',
    stepsTaken: 'steps to the target',
    stepsTakenError: 'error of the steps',
    trainLoss: 'training loss',
    trainLossError: 'error of training loss',
    heldOutLoss: 'held-out loss',
    heldOutLossError: 'error of held-out loss',
    average: 'rise under plain noise',
    averageError: 'error, rise under plain noise',
    filter: 'rise under relative noise',
    filterError: 'error, rise under relative noise',
    trace: 'trace of the Hessian',
    traceError: 'error of the trace',
    top: 'largest curvature',
    topError: 'error of the largest curvature',
    averageRescaled: 'rise under plain noise, rescaled',
    averageRescaledError: 'error, rise under plain noise, rescaled',
    filterRescaled: 'rise under relative noise, rescaled',
    filterRescaledError: 'error, rise under relative noise, rescaled',
    traceRescaled: 'trace of the Hessian, rescaled',
    traceRescaledError: 'error of the trace, rescaled',
    topRescaled: 'largest curvature, rescaled',
    topRescaledError: 'error of the largest curvature, rescaled',
    number: 'no. of the measure',
    measure: 'measure',
    rho: 'rank correlation',
    rhoError: 'error of the rank correlation',
    rhoLow: 'rank correlation, 2.5 %',
    rhoHigh: 'rank correlation, 97.5 %',
    rhoRescaled: 'rank correlation, rescaled',
    rhoRescaledError: 'error of the rank correlation, rescaled',
    rhoRescaledLow: 'rank correlation, rescaled, 2.5 %',
    rhoRescaledHigh: 'rank correlation, rescaled, 97.5 %',
  },
  figures: {
    minima: {
      title: 'Sharp to the right, bad upwards',
      caption:
        'A point is one pair of minibatch and learning rate, mean over the draws of the data. To the right: how much the training loss rises under noise that is relative to each unit’s weights. Were flat minima good ones, the points would rise to the right.',
      x: 'rise of the loss under relative noise',
      y: 'held-out loss',
    },
    curvature: {
      title: 'The same with the curvature',
      caption: 'To the right: the trace of the Hessian of the training loss, the sum of all curvatures.',
      x: 'trace of the Hessian',
      y: 'held-out loss',
    },
    correlation: {
      title: 'Rank correlation of sharpness and held-out loss',
      caption:
        'Within each draw of the data, then averaged. 1: the Gaussian-averaged loss (plain noise), which stands for the local entropy. 2: noise relative to each unit. 3: trace of the Hessian. 4: its largest eigenvalue. The second kind of points: the same networks with their ReLU units rescaled at random.',
      x: 'measure',
      y: 'rank correlation',
    },
    rescaled: {
      title: 'The same functions, sharper',
      caption:
        'Trace of the Hessian before (to the right) and after (upwards) every ReLU unit was rescaled at random. No output changed, and no held-out loss.',
      x: 'trace as trained',
      y: 'trace after rescaling',
    },
  },
  findings: {
    'correlates-average': {
      label: 'Gaussian-averaged loss against held-out loss:',
      yes: 'sharper is worse, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      no: 'sharper is better here, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      'cannot-tell':
        'no relation beyond three standard errors in {{draws}} draws, rank correlation {{rho}}, interval {{low}} to {{high}}. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      waiting: 'known once all minibatches are run.',
    },
    'correlates-filter': {
      label: 'Relative noise against held-out loss:',
      yes: 'sharper is worse, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      no: 'sharper is better here, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      'cannot-tell':
        'no relation beyond three standard errors in {{draws}} draws, rank correlation {{rho}}, interval {{low}} to {{high}}. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      waiting: 'known once all minibatches are run.',
    },
    'correlates-trace': {
      label: 'Trace of the Hessian against held-out loss:',
      yes: 'sharper is worse, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      no: 'sharper is better here, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      'cannot-tell':
        'no relation beyond three standard errors in {{draws}} draws, rank correlation {{rho}}, interval {{low}} to {{high}}. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      waiting: 'known once all minibatches are run.',
    },
    'correlates-top': {
      label: 'Largest curvature against held-out loss:',
      yes: 'sharper is worse, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      no: 'sharper is better here, rank correlation {{rho}}, interval {{low}} to {{high}} over {{draws}} draws. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      'cannot-tell':
        'no relation beyond three standard errors in {{draws}} draws, rank correlation {{rho}}, interval {{low}} to {{high}}. Rescaled: {{rescaled}}, {{rescaledLow}} to {{rescaledHigh}}.',
      waiting: 'known once all minibatches are run.',
    },
    rescaled: {
      label: 'Can the same function be made sharper?',
      yes: 'Yes: with its units rescaled, outputs and held-out loss unchanged, the trace is {{trace}} times as large, the largest curvature {{top}} times, the rise under plain noise {{average}} times, under relative noise {{filter}} times (geometric means).',
      no: 'Here it came out flatter: the trace is {{trace}} times as large, the largest curvature {{top}} times, the rise under plain noise {{average}} times, under relative noise {{filter}} times.',
      'cannot-tell':
        'Not by this much: the trace is {{trace}} times as large, the largest curvature {{top}} times, the rise under plain noise {{average}} times, under relative noise {{filter}} times.',
    },
    arrived: {
      label: 'Is the comparison fair?',
      yes: '{{reached}} of {{all}} networks came down to a training loss of {{target}}, and were measured there.',
      no: 'Hardly: only {{reached}} of {{all}} networks came down to a training loss of {{target}}; the rest are left out. Train longer, or choose a larger target.',
      'cannot-tell':
        'With a grain of salt: {{reached}} of {{all}} networks came down to a training loss of {{target}}; the rest, mostly slow ones, are left out.',
    },
  },
  guess: {
    question:
      'Small minibatches and large rates end in flatter valleys than large minibatches and small rates. At the same training loss, who is better on points held out?',
    options: { flat: 'Those in flat valleys', sharp: 'Those in sharp valleys', none: 'It does not show' },
    answer:
      'On these small tasks it hardly shows: flatness differs by factors of two between the settings, held-out loss by little, and the correlation of their ranks lies near zero, with an interval that says so. And flatness itself is a matter of scale: the same function, written with other weights, can be many times sharper.',
  },
  presets: {
    deeper: 'Ten times lower',
    moons: 'Two moons',
    labels: 'Random labels',
    wild: 'Rescale more',
    wide: 'Wider networks',
    replicated: 'Replicas',
    entropy: 'Entropy-SGD',
  },
  presetHelp: {
    deeper: 'All down to a training loss of 0.001.',
    moons: 'A task that can be learnt nearly perfectly.',
    labels: 'Nothing to generalise: the control, no correlation can mean anything.',
    wild: 'Units rescaled by factors of up to a hundred.',
    wide: '64 hidden units.',
    replicated:
      'Three replicas for each network, pulled to their mean: it can only be good where a whole neighbourhood is.',
    entropy: 'Downhill on the local entropy: many good neighbours count for more than one deep hole.',
  },
  breaks: {
    scale: {
      text: 'Flatness by plain noise or by the Hessian depends on how a function is written down, and a ReLU network can be written in many ways. Measures that are to explain generalisation must not, or must fix the scales first.',
      source: 'Dinh, Pascanu, Bengio & Bengio, arXiv:1703.04933',
    },
    entropy: {
      text: 'The Gaussian-averaged loss stands for the local entropy, which counts good neighbours instead of averaging all. In discrete networks rare, dense regions of solutions are real; here only the average is measured. Replicas and entropy-SGD look for such regions; that they find better networks is measured here and not assumed.',
      source: 'Baldassi et al., Phys. Rev. Lett. 115, 128101 (2015); Chaudhari et al., arXiv:1611.01838',
    },
    cause: {
      text: 'A correlation over settings is no cause. Large studies found that measures of sharpness go with generalisation for some changes of the training and against it for others.',
      source: 'Jiang et al., arXiv:1912.02178; Andriushchenko et al., arXiv:2302.07011',
    },
  },
} as const;
