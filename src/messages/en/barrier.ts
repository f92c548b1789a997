import { learnerFields, learnerPanels, learnerPortraits } from './learner-words.ts';

const {
  seed,
  task,
  table,
  target,
  features,
  steps,
  points,
  inputs,
  activation,
  optimiser,
  learningRate,
  batch,
  profile,
} = learnerFields;

/** The experiment `barrier`: linear mode connectivity before and after alignment, against the width. */
export const barrier = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    task,
    table,
    target,
    features,
    widest: {
      label: 'Widest hidden layer',
      help: 'Widths run from the narrowest up to here, each twice the one before.',
    },
    steps,
    spawn: {
      label: 'Step at which copies part',
      help: 'Of each pair the first network is copied at this step, and the copy goes on with other minibatches.',
    },
    pairs: {
      label: 'Pairs of networks',
      help: 'At each width. No network is in two of them, so that their scatter is the error.',
    },
    narrowest: { label: 'Narrowest hidden layer', help: 'The first width that is run.' },
    points,
    inputs,
    scaling: {
      label: 'Scale of the output',
      help: 'Mean field: the output is the mean over hidden units, and every unit moves as far at any width; it takes an optimiser whose steps do not depend on the size of the gradient (Adam). Standard: a sum over the root of the width; wide networks hardly move.',
      options: { 'mean-field': 'Mean field (1/m)', standard: 'Standard (1/√m)' },
    },
    activation,
    optimiser,
    learningRate,
    batch,
    profile,
  },
  columns: {
    width: 'width',
    position: 'place on the way',
    raw: 'as they stand',
    rawError: 'error, as they stand',
    aligned: 'aligned',
    alignedError: 'error, aligned',
    shuffled: 'exchanged at random',
    shuffledError: 'error, exchanged at random',
    spawned: 'copies that parted',
    spawnedError: 'error, copies that parted',
    rawHeldOut: 'as they stand, held out',
    rawHeldOutError: 'error, as they stand, held out',
    alignedHeldOut: 'aligned, held out',
    alignedHeldOutError: 'error, aligned, held out',
    shuffledHeldOut: 'exchanged at random, held out',
    shuffledHeldOutError: 'error, exchanged at random, held out',
    spawnedHeldOut: 'copies that parted, held out',
    spawnedHeldOutError: 'error, copies that parted, held out',
    trainLoss: 'training loss of the ends',
    trainLossError: 'error of training loss',
    heldOutLoss: 'held-out loss of the ends',
    heldOutLossError: 'error of held-out loss',
    overlap: 'overlap of weights, as they stand',
    overlapError: 'error of the overlap',
    alignedOverlap: 'overlap of weights, aligned',
    alignedOverlapError: 'error of the aligned overlap',
    rawPath: 'way, as they stand',
    rawPathError: 'error, way as they stand',
    alignedPath: 'way, aligned',
    alignedPathError: 'error, way aligned',
    shuffledPath: 'way, exchanged at random',
    shuffledPathError: 'error, way exchanged at random',
    spawnedPath: 'way, copies that parted',
    spawnedPathError: 'error, way of copies that parted',
  },
  figures: {
    train: {
      title: 'Barriers',
      caption:
        'The highest point of the training loss on the straight way between two networks, above the line between their own losses. Mean over disjoint pairs. Dotted: hidden units exchanged at random, the control. Dashed: two copies of one network that parted at step k.',
      x: 'hidden units',
      y: 'barrier, training loss',
    },
    heldOut: {
      title: 'Barriers on points held out',
      caption: 'The same ways, with the loss on points that no network was trained on.',
      x: 'hidden units',
      y: 'barrier, held-out loss',
    },
    exponent: {
      title: 'Is it a power of the width?',
      caption:
        'On logarithmic scales a power is a straight line. The exponent with its interval is told below. For wide two-layer ReLU networks that learn from a teacher, theory bounds the aligned barrier by order m^(−1/2).',
      x: 'hidden units',
      y: 'barrier, training loss',
    },
    path: {
      title: 'The way between the widest networks',
      caption: 'Training loss above the line between the ends, from one network (0) to the other (1).',
      x: 'place on the way',
      y: 'loss above the ends',
    },
    overlaps: {
      title: 'How near alignment brings them',
      caption:
        'Overlap of weights before and after the exchange. Wide networks have a unit for every unit; but so have random ones, and the more the fewer inputs there are.',
      x: 'hidden units',
      y: 'overlap of weights',
    },
  },
  findings: {
    aligned: {
      label: 'Does alignment lower the barrier?',
      yes: 'Yes: with {{width}} hidden units from {{raw}} ± {{rawError}} to {{aligned}} ± {{alignedError}} in training loss; the networks’ own loss is {{loss}}. The overlap of the aligned weights is {{overlap}}.',
      no: 'No: with {{width}} hidden units it is {{raw}} ± {{rawError}} before and {{aligned}} ± {{alignedError}} after.',
      'cannot-tell':
        'Cannot be told: with {{width}} hidden units {{raw}} ± {{rawError}} before, {{aligned}} ± {{alignedError}} after.',
    },
    shuffled: {
      label: 'And an exchange at random (control)?',
      yes: 'Changes nothing that could be seen: {{change}} ± {{changeError}}. What lowers the barrier is the right exchange.',
      no: 'Changes the barrier by {{change}} ± {{changeError}}: something is wrong, or this is one of the rare draws.',
      'cannot-tell': 'Cannot be told: it takes two pairs that came through the training.',
    },
    exponent: {
      label: 'Barrier ~ m^(−1/2)?',
      yes: 'As far as this run can tell: from {{from}} hidden units on, the aligned barrier goes as the width to the power {{aligned}} ± {{alignedError}} (as they stand: {{raw}} ± {{rawError}}).',
      no: 'Not here: from {{from}} hidden units on, the aligned barrier goes as the width to the power {{aligned}} ± {{alignedError}} (as they stand: {{raw}} ± {{rawError}}). The exponent depends on task, inputs and scaling; theory gives a bound for wide networks, which a faster fall does not break.',
      'cannot-tell':
        'Cannot be told: from {{from}} hidden units on, the exponent of the aligned barrier is {{aligned}} ± {{alignedError}} (as they stand: {{raw}} ± {{rawError}}).',
      few: 'It takes three widths of {{from}} hidden units or more.',
    },
    spawned: {
      label: 'Do copies that part stay in one valley?',
      yes: 'Nearer than strangers: parted at step {{step}}, their barrier is {{spawned}} ± {{spawnedError}}, against {{raw}} ± {{rawError}} from independent starts.',
      no: 'No: parted at step {{step}}, their barrier is {{spawned}} ± {{spawnedError}}, larger than {{raw}} ± {{rawError}} of independent starts.',
      'cannot-tell':
        'Cannot be told: parted at step {{step}}, their barrier is {{spawned}} ± {{spawnedError}}, against {{raw}} ± {{rawError}}.',
    },
  },
  guess: {
    question:
      'Two networks fit the same data from different starts. Halfway between their weights, the loss is high. What if the hidden units of one are first put in the order that suits the other?',
    options: {
      nothing: 'Still high: they lie in different valleys',
      gone: 'The hill is gone: there was one valley, written in two ways',
      lower: 'Much lower, and the more so the wider they are',
    },
    answer:
      'Much lower. How much of the hill is left depends on width, on the number of inputs and on how far training moves the units. With two inputs wide networks become nearly one valley. With ten, and a scaling in which units hardly move, a fifth of the hill stayed at every width that was tried.',
  },
  presets: {
    early: 'Part at once',
    late: 'Part late',
    moons: 'Two moons',
    'few-inputs': 'Three inputs',
    standard: 'Standard scaling',
  },
  presetHelp: {
    early: 'Copies part at step 0: same start, other minibatches from the first step on.',
    late: 'Copies part at step 1000, half way.',
    moons: 'Two inputs: alignment finds a partner for every unit, and the barrier falls fast.',
    'few-inputs': 'A teacher of three inputs.',
    standard: 'Output over √m, momentum: wide networks hardly move, and what alignment leaves stays.',
  },
  breaks: {
    glass: {
      text: 'In a glass there is no straight way between two states, because spins are plus or minus one, and where all are coupled the barriers between states grow with the number of spins. Aligned networks go the other way in theory: the wider, the lower the barrier.',
      source: 'Mackenzie & Young, Phys. Rev. Lett. 49, 301 (1982); Zhan, Li & Wu, arXiv:2503.06001',
    },
    straight: {
      text: 'A barrier on the straight way is no barrier of the landscape: curved ways of nearly constant loss often lead around it.',
      source: 'Draxler et al., arXiv:1803.00885; Garipov et al., arXiv:1802.10026',
    },
    claim: {
      text: 'That all solutions share one valley up to exchanges is a conjecture. Counterexamples exist, and matching weights need not find the exchange with the lowest barrier.',
      source: 'Entezari et al., arXiv:2110.06296; Ainsworth et al., arXiv:2209.04836',
    },
  },
} as const;
