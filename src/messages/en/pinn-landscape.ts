import { learnerFields } from './learner-words.ts';

const { seed, activation, learningRate } = learnerFields;

/** The experiment `pinn-landscape`: the landscape of a law's loss beside that of the data's. */
export const pinnLandscape = {
  panels: {
    learner: {
      title: 'One network, two teachers',
      about:
        'The same networks, starts and points, and the same function to learn: once from the equation it obeys, once from its values. Both losses are 1 for a network that says nothing.',
    },
  },
  fields: {
    seed,
    law: {
      label: 'Law',
      help: 'Heat in an evenly heated plate; waves of one length in a box (Helmholtz); a wave carried along for a while (convection), on which networks are known to fail.',
      options: { plate: 'Heated plate', helmholtz: 'Helmholtz', convection: 'Convection' },
    },
    hidden: { label: 'Hidden units', help: 'In a layer. Whole Hessians are taken: few are enough.' },
    networks: {
      label: 'Networks',
      help: 'Each begins elsewhere and is taught by both. Error bars come from them.',
    },
    reach: {
      label: 'How far the slices reach',
      help: 'Half the side, in units of the way from the start to the end.',
    },
    layers: { label: 'Hidden layers', help: 'All of the same width.' },
    activation: {
      label: activation.label,
      help: activation.help,
      options: {
        tanh: activation.options.tanh,
        gelu: activation.options.gelu,
        erf: activation.options.erf,
        sine: activation.options.sine,
      },
    },
    points: { label: 'Points inside', help: 'A grid; the same for both teachers.' },
    boundary: {
      label: 'Boundary values',
      help: 'Hard: exact by construction, so that the two losses differ in what they ask inside and in nothing else. Soft: a term of both losses, as is usual.',
      options: { hard: 'Hard', soft: 'Soft' },
    },
    boundaryPoints: { label: 'Points on the boundary', help: 'Used where boundary values are soft.' },
    adamSteps: { label: 'Steps of Adam', help: 'The first stage.' },
    learningRate: { label: learningRate.label, help: 'Of Adam.' },
    lbfgsIterations: { label: 'Iterations of L-BFGS', help: 'The second stage, in f64.' },
    newtonIterations: {
      label: 'Iterations of Gauss–Newton',
      help: 'The third stage, from where L-BFGS ended.',
    },
    memory: { label: 'Memory of L-BFGS', help: 'Pairs of steps and changes of the gradient that it keeps.' },
    resolution: { label: 'Points a side', help: 'Of each slice; an even number is made odd.' },
  },
  columns: {
    phase: 'part of the run',
    taught: 'taught by',
    iteration: 'steps and iterations',
    lawLoss: 'loss of the law',
    lawLossError: 'error of the loss of the law',
    dataLoss: 'loss of the data',
    dataLossError: 'error of the loss of the data',
    lawFieldError: 'taught by the law: field wrong by',
    lawFieldErrorError: 'error of that of the law',
    dataFieldError: 'taught by the data: field wrong by',
    dataFieldErrorError: 'error of that of the data',
    stage: 'where',
    lawTop: 'law: largest eigenvalue',
    lawTopError: 'error of the law’s largest',
    dataTop: 'data: largest eigenvalue',
    dataTopError: 'error of the data’s largest',
    lawCondition: 'law: largest over median',
    lawConditionError: 'error of the law’s largest over median',
    dataCondition: 'data: largest over median',
    dataConditionError: 'error of the data’s largest over median',
    lawStiff: 'law: stiff directions',
    lawStiffError: 'error of the law’s stiff directions',
    dataStiff: 'data: stiff directions',
    dataStiffError: 'error of the data’s stiff directions',
    lawNegative: 'law: share below zero',
    lawNegativeError: 'error of the law’s share below zero',
    dataNegative: 'data: share below zero',
    dataNegativeError: 'error of the data’s share below zero',
    topRatio: 'largest: law over data',
    topRatioError: 'error of largest, law over data',
    rawRatio: 'the same in raw units',
    rawRatioError: 'error of the same in raw units',
    conditionRatio: 'condition: law over data',
    conditionRatioError: 'error of condition, law over data',
    lbfgsCondition: 'in the metric of L-BFGS: largest over median',
    lbfgsConditionError: 'error of that of L-BFGS',
    newtonCondition: 'in the metric of Gauss–Newton: largest over median',
    newtonConditionError: 'error of that of Gauss–Newton',
    lbfgsStiff: 'in the metric of L-BFGS: stiff directions',
    lbfgsStiffError: 'error of the stiff directions of L-BFGS',
    newtonStiff: 'in the metric of Gauss–Newton: stiff directions',
    newtonStiffError: 'error of the stiff directions of Gauss–Newton',
    rank: 'rank',
    lawStart: 'law, start',
    lawStartError: 'error of law, start',
    dataStart: 'data, start',
    dataStartError: 'error of data, start',
    lawEnd: 'law, end',
    lawEndError: 'error of law, end',
    dataEnd: 'data, same weights',
    dataEndError: 'error of data, same weights',
    preconditioned: 'law, in the metric of L-BFGS',
    preconditionedError: 'error of law in the metric of L-BFGS',
    plane: 'slice',
    halfWidth: 'half of the side',
    share: 'share of the way in the plane',
    outside: 'way out of the plane, rms',
  },
  figures: {
    random: {
      title: 'Two random directions',
      caption:
        'Both losses around the place that the law’s first network reached, in two random directions scaled unit by unit, in the same colours. Dots: the way there, projected; nearly all of it lies outside. Both teachers agree on the lowest place, and not on what lies around it.',
      x: 'first direction',
      y: 'second direction',
      panels: { law: 'Loss of the law', data: 'Loss of the data' },
      points: { randomWay: 'The way here' },
    },
    steepest: {
      title: 'The two steepest directions of the law',
      caption:
        'The same place, in the directions in which the law’s loss rises fastest: a gorge. Slices show walls where they are steepest and say nothing of the dozens of flat directions in which the way ran.',
      x: 'steepest',
      y: 'second steepest',
      panels: { law: 'Loss of the law', data: 'Loss of the data' },
      points: { steepestWay: 'The way here' },
    },
    lawSpace: {
      title: 'The way, over the loss of the law',
      caption:
        'The two directions that hold most of the way, from the start (square) to where L-BFGS stopped (diamond). Marks stand at the height of the loss that the network really had: how far they float above the ground is what this plane hides. Choose “In space” and turn it.',
      x: 'first direction',
      y: 'second direction',
    },
    dataSpace: {
      title: 'The same way, over the loss of the data',
      caption:
        'The same plane and the same networks, weighed by the data. It was the law that led them: where the way climbs here, it was not the data’s way down.',
      x: 'first direction',
      y: 'second direction',
    },
    spectrum: {
      title: 'All eigenvalues',
      caption:
        'Sizes of the eigenvalues of the whole Hessian, from the largest down: of the law and of the data at the same weights, at the common start (dotted) and where the law’s way ends (solid); geometric means over networks. Dashed: the law’s, in the metric that L-BFGS had built: it evens the steepest and leaves the rest.',
      x: 'rank',
      y: '|eigenvalue|',
    },
    training: {
      title: 'Both losses',
      caption:
        'Adam, then L-BFGS, then Gauss–Newton, from the same starts. Both begin near what a network that says nothing has, 1. Different units, though: see the next figure.',
      x: 'steps and iterations',
      y: 'loss',
    },
    errors: {
      title: 'And how wrong the field is',
      caption: 'Relative error of the field, which only the data’s loss measures directly.',
      x: 'steps and iterations',
      y: 'relative error of the field',
    },
  },
  findings: {
    steeper: {
      label: 'Is the law’s landscape steeper at the start?',
      yes: 'Yes: its largest eigenvalue is {{factor}} ± {{factorError}} times that of the data, each in units of an untaught network’s loss; in raw mean squares, {{raw}} ± {{rawError}} times.',
      no: 'Not by itself: in raw mean squares its largest eigenvalue is {{raw}} ± {{rawError}} times that of the data, but in units of an untaught network’s loss {{factor}} ± {{factorError}} times.',
      'cannot-tell':
        'Too close to tell: {{factor}} ± {{factorError}} times in units of an untaught network’s loss, {{raw}} ± {{rawError}} times in raw mean squares.',
      waiting: 'the first Hessians are still to come.',
    },
    wider: {
      label: 'Is it worse conditioned, at the same weights?',
      yes: 'Yes: where the law’s way ends, its largest eigenvalue is {{law}} times the median, that of the data {{data}} times: {{factor}} ± {{factorError}} times as wide.',
      no: 'Not by this number: where the law’s way ends, its largest eigenvalue is {{law}} times the median, that of the data {{data}} times: {{factor}} ± {{factorError}} times as wide.',
      'cannot-tell':
        'Too close to tell: where the law’s way ends, its largest eigenvalue is {{law}} times the median, that of the data {{data}} times: {{factor}} ± {{factorError}} times as wide.',
      waiting: 'the end of the law’s way will show.',
    },
    more: {
      label: 'Does it ask for more directions?',
      yes: 'Yes: there {{law}} ± {{lawError}} directions are less than a hundred times flatter than the steepest, for the data {{data}} ± {{dataError}}.',
      no: 'No: there {{law}} ± {{lawError}} directions are less than a hundred times flatter than the steepest, for the data {{data}} ± {{dataError}}.',
      'cannot-tell':
        'Too close to tell: there {{law}} ± {{lawError}} directions are less than a hundred times flatter than the steepest, for the data {{data}} ± {{dataError}}.',
      waiting: 'the end of the law’s way will show.',
    },
    compass: {
      label: 'Does the law’s loss tell the error?',
      yes: 'Here it does, within a factor of two: a loss of {{loss}} goes with a field that is wrong by {{miss}}, {{times}} ± {{timesError}} times the root of the loss.',
      no: 'No, it is too small: a loss of {{loss}} goes with a field that is wrong by {{miss}}, {{times}} ± {{timesError}} times the root of the loss (the data’s: {{data}} ± {{dataError}} times).',
      larger:
        'No, it is too large: a loss of {{loss}} goes with a field that is wrong by {{miss}} only, {{over}} ± {{overError}} times less than the root of the loss (the data’s: {{data}} ± {{dataError}} times the root).',
      'cannot-tell':
        'Too close to tell: a loss of {{loss}} goes with a field that is wrong by {{miss}}, {{times}} ± {{timesError}} times the root of the loss.',
      waiting: 'both have to end first.',
    },
    evened: {
      label: 'Does L-BFGS even it out?',
      yes: 'Partly: of all directions {{plain}} ± {{plainError}} are less than a hundred times flatter than the steepest; in the metric it has built, {{lbfgs}} ± {{lbfgsError}}; in that of Gauss–Newton, {{newton}} ± {{newtonError}}.',
      no: 'Not here: {{plain}} ± {{plainError}} directions are less than a hundred times flatter than the steepest; in the metric it has built, {{lbfgs}} ± {{lbfgsError}}; in that of Gauss–Newton, {{newton}} ± {{newtonError}}.',
      'cannot-tell':
        'Too close to tell: {{plain}} ± {{plainError}} directions are less than a hundred times flatter than the steepest; in the metric it has built, {{lbfgs}} ± {{lbfgsError}}; in that of Gauss–Newton, {{newton}} ± {{newtonError}}.',
      waiting: 'the end of L-BFGS will show.',
    },
    walks: {
      label: 'Was it a wall that stopped L-BFGS?',
      yes: 'No: from there Gauss–Newton lowered the loss {{newton}} ± {{newtonError}} times in {{iterations}} iterations, L-BFGS in its last ones {{lbfgs}} ± {{lbfgsError}} times. The way down was open, and flat.',
      no: 'Gauss–Newton got no further: {{newton}} ± {{newtonError}} times lower in {{iterations}} iterations, L-BFGS {{lbfgs}} ± {{lbfgsError}} times in its last ones.',
      'cannot-tell':
        'Cannot be told: {{newton}} ± {{newtonError}} times lower by Gauss–Newton in {{iterations}} iterations, {{lbfgs}} ± {{lbfgsError}} times by the last ones of L-BFGS.',
      waiting: 'Gauss–Newton is still to come.',
    },
    index: {
      label: 'Fewer ways down further down, as in a glass?',
      yes: 'Yes: {{before}} ± {{beforeError}} % of all directions curve downwards at the start, {{after}} ± {{afterError}} % at the end. But what is left is nearly flat.',
      no: 'No: {{before}} ± {{beforeError}} % of all directions curve downwards at the start, {{after}} ± {{afterError}} % at the end.',
      'cannot-tell':
        'Cannot be told: {{before}} ± {{beforeError}} % of all directions curve downwards at the start, {{after}} ± {{afterError}} % at the end.',
      waiting: 'the end of the law’s way will show.',
    },
  },
  guess: {
    question:
      'The same network learns the same temperature, from the equation or from values. What makes the equation slower?',
    options: {
      walls: 'Walls: it gets stuck in more places',
      steep: 'One direction far steeper than all others',
      many: 'More directions count, over many scales',
    },
    answer:
      'More directions count. An equation of second order weighs short waves with the fourth power of their number, so what the data hardly notice the law insists on. Nothing blocks the way: where L-BFGS crawls, Gauss–Newton, which knows the curvature of all directions, walks on.',
  },
  presets: {
    near: 'Close up',
    soft: 'Soft boundary',
    helmholtz: 'Helmholtz',
    convection: 'Convection',
    wide: 'Wider network',
  },
  presetGroups: { waves: 'Other laws' },
  presetHelp: {
    near: 'A fiftieth of the way: the bottom.',
    soft: 'Boundary values as a term of both losses, as is usual. What the term weighs against the law is then an accident of units, and shows.',
    helmholtz: 'Several waves across the box.',
    convection: 'The law’s loss falls far below that of the data, and the field is wrong.',
    wide: '32 hidden units: more directions, most of them flat.',
  },
  breaks: {
    walls: {
      text: 'A glass is slow because it must climb over walls, many at once. Here slowness is curvature: times from 1/λ of the steepest to 1/λ of the flattest direction, over many powers of ten. It looks like a glass’s many time scales, but a change of metric removes it, and no change of metric removes a wall.',
      source: 'Baity-Jesi et al., arXiv:1803.06969; Rathore et al., arXiv:2402.01868',
    },
    units: {
      text: 'Loss values of a law and of data have different units. Dividing by the loss of a network that says nothing is one choice; condition numbers and counts do not depend on it, largest eigenvalues do.',
      source: 'Rathore, Lei, Frangella, Lu & Udell, arXiv:2402.01868',
    },
    planes: {
      text: 'A slice shows two directions of all. How much of the way it hides is printed beside it; see “One point, four pictures”.',
      source: 'Li, Xu, Taylor, Studer & Goldstein, arXiv:1712.09913',
    },
  },
} as const;
