import { learnerFields, learnerPanels, learnerPortraits } from './learner-words.ts';

const {
  seed,
  task,
  table,
  target,
  features,
  hidden,
  steps,
  networks,
  points,
  inputs,
  activation,
  optimiser,
  learningRate,
  batch,
  profile,
} = learnerFields;

/** The experiment `twin-networks`: networks from different starts, their functions against their weights. */
export const twinNetworks = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    task,
    table,
    target,
    features,
    hidden,
    steps,
    parting: {
      label: 'Where they part',
      help: 'Each from its own start, or all as copies of one network, which then draw different minibatches.',
      options: { start: 'At the start: other weights', noise: 'Later: other minibatches' },
    },
    spawn: {
      label: 'Step at which copies part',
      help: 'One network is trained up to here. Used only where copies part later.',
    },
    networks,
    points,
    inputs,
    layers: {
      label: 'Hidden layers',
      help: 'With one, the best exchange of hidden units is found exactly; with more, only a good one, so that the aligned overlap is a lower bound.',
    },
    activation,
    optimiser,
    learningRate,
    batch: { label: batch.label, help: 'Points drawn for one step. 0 takes all points: no noise.' },
    profile,
    wiring: {
      label: 'Wiring',
      help: 'Whole layers, all of which move; or a committee machine: one hidden layer of erf units whose votes are added up, with equal weight for ever. In a tree each unit has inputs of its own. Hidden layers and activation are then given.',
      options: { layers: 'Whole layers', committee: 'Committee machine', tree: 'Committee, a tree' },
    },
  },
  columns: {
    step: 'steps since they parted',
    qTrain: 'functions, training points',
    qTrainError: 'error, functions on training points',
    qHeldOut: 'functions, held-out points',
    qHeldOutError: 'error, functions on held-out points',
    raw: 'weights, as they stand',
    rawError: 'error, weights as they stand',
    aligned: 'weights, aligned',
    alignedError: 'error, weights aligned',
    random: 'random networks, aligned',
    randomError: 'error, random networks',
    trainLoss: 'training loss, mean',
    trainLossError: 'error of training loss',
    trainMedian: 'training loss, median',
    trainLow: 'training loss, 10 %',
    trainHigh: 'training loss, 90 %',
    heldOutLoss: 'held-out loss, mean',
    heldOutLossError: 'error of held-out loss',
    heldOutMedian: 'held-out loss, median',
    heldOutLow: 'held-out loss, 10 %',
    heldOutHigh: 'held-out loss, 90 %',
    gradient: 'gradient, its length',
    gradientError: 'error of the gradient’s length',
    trainWrong: 'wrong on training points',
    trainWrongError: 'error, wrong on training points',
    heldOutWrong: 'wrong on held-out points',
    heldOutWrongError: 'error, wrong on held-out points',
    sameTrain: 'same answer, training points',
    sameTrainError: 'error, same answer on training points',
    sameHeldOut: 'same answer, held-out points',
    sameHeldOutError: 'error, same answer on held-out points',
    independentTrain: 'if independent, training points',
    independentTrainError: 'error, if independent on training points',
    independentHeldOut: 'if independent, held-out points',
    independentHeldOutError: 'error, if independent on held-out points',
  },
  figures: {
    overlaps: {
      title: 'Functions against weights',
      caption:
        'Mean over all pairs of networks. Two functions are compared point by point, after their means are removed; two sets of weights as they stand, and after the exchange of hidden units that brings them nearest. The dotted control is what that exchange finds in random networks of the same layer widths: only what is above it was learnt. ReLU units are first given incoming and outgoing weights of equal length, which changes no function. Error bars by leaving out one network at a time: pairs are not independent, and another draw of the data could differ by more.',
      x: 'steps since they parted',
      y: 'overlap',
    },
    loss: {
      title: 'Bands of loss',
      caption: 'Shaded: the training loss of four networks in five. Dashed: the median on held-out points.',
      x: 'steps since they parted',
      y: 'loss per point',
    },
    answers: {
      title: 'The same answer',
      caption:
        'Share of held-out points at which two networks name the same class. Dotted: what it would be if, class by class, they erred independently. What is between the two says that they fail on the same points. Errors are for these points: they say nothing of another draw of them.',
      x: 'steps since they parted',
      y: 'share of points',
    },
    errors: {
      title: 'Wrong answers',
      caption: 'Share of points named wrongly, mean over networks.',
      x: 'steps since they parted',
      y: 'share wrong',
    },
    gradient: {
      title: 'The slope that is left',
      caption:
        'Length of the gradient of the mean training loss over all points. It goes to zero where a network comes to rest.',
      x: 'steps since they parted',
      y: 'length of gradient',
    },
    functions: {
      title: 'Every pair of functions',
      caption: 'Overlap of functions on held-out points, network against network.',
    },
    weights: {
      title: 'Every pair of weights',
      caption: 'Aligned overlap of weights, network against network: the same networks, in the same order.',
    },
  },
  findings: {
    functions: {
      label: 'Do they say the same?',
      yes: 'Yes, where they were taught: after {{step}} steps the overlap of functions is {{train}} ± {{trainError}} on training points, and {{heldOut}} ± {{heldOutError}} on points held out.',
      no: 'No: after {{step}} steps the overlap of functions is {{train}} ± {{trainError}} on training points, and {{heldOut}} ± {{heldOutError}} on points held out.',
      'cannot-tell':
        'Not quite: after {{step}} steps the overlap of functions is {{train}} ± {{trainError}} on training points, and {{heldOut}} ± {{heldOutError}} on points held out.',
    },
    weights: {
      label: 'Are they the same network?',
      yes: 'Nearly: the overlap of weights is {{aligned}} ± {{alignedError}} once hidden units are exchanged ({{raw}} ± {{rawError}} as they stand). But random networks give {{random}} ± {{randomError}}; what is above that is {{more}} ± {{moreError}}.',
      no: 'No: the overlap of weights is {{raw}} ± {{rawError}} as they stand and {{aligned}} ± {{alignedError}} once hidden units are exchanged. Random networks give {{random}} ± {{randomError}}, so {{more}} ± {{moreError}} of it was learnt.',
      'cannot-tell':
        'On the border: once hidden units are exchanged the overlap of weights is {{aligned}} ± {{alignedError}} ({{raw}} ± {{rawError}} as they stand), and random networks give {{random}} ± {{randomError}}.',
    },
    points: {
      label: 'More alike where they were taught?',
      yes: 'Yes: the overlap of functions is larger by {{more}} ± {{error}} on training points than on held-out ones, pair by pair.',
      no: 'No: the overlap of functions on training points minus that on held-out ones is {{more}} ± {{error}}.',
      'cannot-tell': 'Cannot be told: the difference is {{more}} ± {{error}}.',
    },
    answers: {
      label: 'Do they err alike?',
      yes: 'Yes: two networks name the same class at {{same}} ± {{sameError}} % of the held-out points. If they erred independently it would be {{independent}} %, which is {{more}} ± {{moreError}} % less.',
      no: 'No: they agree at {{same}} ± {{sameError}} % of the held-out points, less than {{independent}} % of independent errors.',
      'cannot-tell':
        'Cannot be told: they agree at {{same}} ± {{sameError}} % of the held-out points, independent errors would give {{independent}} %; the difference is {{more}} ± {{moreError}} %.',
    },
  },
  guess: {
    question:
      'Sixteen networks learn the same points from different random starts, until each knows them by heart. What do they share?',
    options: {
      weights: 'The weights, up to the order of units',
      functions: 'What they say, but not how',
      taught: 'What they say at the points they were taught, elsewhere less',
    },
    answer:
      'At the points of training they say the same, noise included. Between those points they agree less, and their weights hardly more than random ones that were matched with as much care. Many networks fit: training picks one by where it began. Their disagreement where nothing was taught is what ensembles use to say how sure they are.',
  },
  presets: {
    noise: 'Same start, other noise',
    late: 'Part late',
    wide: 'Wide',
    moons: 'Two moons',
    labels: 'Random labels',
    committee: 'Committee machine',
    tree: 'Committee, a tree',
  },
  presetHelp: {
    noise: 'One start for all; only the minibatches differ.',
    late: 'Copies of one network part at step 500: they stay much nearer.',
    wide: '128 hidden units, 8 networks: functions come nearer on held-out points.',
    moons: 'Two classes in the plane: how often do two networks give the same answer?',
    labels: 'No rule to learn, and yet they agree elsewhere too: smooth functions through the same points.',
    committee: 'Four units that vote with equal weight: only their order is free.',
    tree: 'Five units with two inputs each: not even their order is free, so that weights need no alignment.',
  },
  breaks: {
    symmetry: {
      text: 'Copies of a spin glass differ because the landscape has many valleys. Networks differ also because one function has many names: hidden units may be exchanged, and their scales shifted. The glass has only one such freedom, the reversal of all spins. A committee that is a tree has none, and there weights can be compared as they stand.',
      source: 'Ainsworth, Hayase & Srinivasa, arXiv:2209.04836',
    },
    disorder: {
      text: 'Error bars come from starts alone: all networks learn the same points. In the glass they come from many draws of the disorder, which is the larger scatter.',
      source: 'Picard, arXiv:2109.08203, for the scatter by seeds alone',
    },
    wide: {
      text: 'In the limit of infinite width with these gains, training is linear, and the functions differ by their random starts only. That these networks are far from it or near it depends on width and rate.',
      source: 'Jacot, Gabriel & Hongler, arXiv:1806.07572',
    },
  },
} as const;
