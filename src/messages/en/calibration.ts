import { data } from './data.ts';
import { learnerFields } from './learner-words.ts';

const methods = {
  single: 'one network',
  ensemble: 'ensemble',
  dropout: 'dropout',
  laplace: 'Laplace',
  process: 'Gaussian process',
} as const;
type Method = keyof typeof methods;

/** Columns of one method: share inside bars, as said and after scaling, and its place in the picture of scores. */
function columns<M extends Method>(method: M) {
  const name = methods[method];
  return {
    [method]: name,
    [`${method}Error`]: `${name}: error`,
    [`${method}Scaled`]: `${name}, scaled`,
    [`${method}ScaledError`]: `${name}, scaled: error`,
    [`${method}Crps`]: `${name}: CRPS`,
    [`${method}CrpsError`]: `${name}: error of the CRPS`,
  } as {
    readonly [K in M | `${M}Error` | `${M}Scaled` | `${M}ScaledError` | `${M}Crps` | `${M}CrpsError`]: string;
  };
}

function honest(name: string) {
  return {
    label: `${name}: honest as it is?`,
    yes: 'yes. Bars that promise {{nominal}} hold {{coverage}} ± {{coverageError}} of the answers; scaled, {{after}} ± {{afterError}}.',
    no: 'no. Bars that promise {{nominal}} hold {{coverage}} ± {{coverageError}} of the answers; scaled, {{after}} ± {{afterError}}.',
    'cannot-tell':
      'bars that promise {{nominal}} hold {{coverage}} ± {{coverageError}}: not beyond doubt within 0.03 of it, nor outside. Scaled, {{after}} ± {{afterError}}.',
    waiting: 'told when the training is over.',
  } as const;
}

/** The experiment `calibration`: how often answers lie inside error bars, before and after these are set right. */
export const calibration = {
  panels: {
    learner: {
      title: 'Five ways of saying how sure one is',
      about:
        'All are taught the same points. Then answers that nobody has seen are counted: how many lie inside bars that promise half of them, nine tenths of them?',
    },
  },
  fields: {
    seed: learnerFields.seed,
    task: {
      label: 'What is learnt',
      help: 'Two generators whose noise is known at every point and grows from left to right, a table of cars, or your own table.',
      options: {
        'one-input': 'A wave in one input, noise growing from 0.1 to 0.5',
        'eight-inputs': 'Eight inputs, three of which say nothing',
        'auto-mpg': data['auto-mpg'].label,
        own: 'My own table',
      },
    },
    table: learnerFields.table,
    target: learnerFields.target,
    features: learnerFields.features,
    points: { label: 'Training points', help: 'Of a table at most half of its rows.' },
    coverage: {
      label: 'Bars that promise',
      help: 'Share of answers that the bars of the findings shall hold.',
    },
    members: {
      label: 'Members of the ensemble',
      help: 'Networks that differ in their start and in the order of their points.',
    },
    splits: {
      label: 'Splits',
      help: 'How often everything is drawn anew. Error bars come from them. Splits of a table share rows; their errors are widened for it, by a rule of thumb (Nadeau & Bengio, 2003).',
    },
    calibrationPoints: {
      label: 'Points for setting right',
      help: 'Nobody trains on them, and nothing is judged by them. Of a table at most a quarter of its rows.',
    },
    judged: {
      label: 'Points to judge by',
      help: 'Of a table all rows that are left, at least a quarter, whatever is asked.',
    },
    hidden: { label: 'Hidden units', help: 'Width of the one hidden layer of every network.' },
    epochs: {
      label: 'Epochs',
      help: 'Passes through the training points. Long training makes a network sure of itself.',
    },
    batch: { label: 'Minibatch', help: 'Points of a step, drawn without replacement.' },
    learningRate: { label: 'Learning rate', help: 'Of Adam.' },
    dropout: { label: 'Dropout', help: 'Chance that a hidden unit is left out, in training and when asked.' },
    passes: { label: 'Passes of dropout', help: 'How many thinned networks are asked.' },
  },
  columns: {
    method: 'method',
    stage: 'bars',
    coverage: 'share inside',
    coverageError: 'error of the share inside',
    width: 'mean length of bars',
    widthError: 'error of the length',
    interval: 'interval score',
    intervalError: 'error of the interval score',
    nll: '−ln likelihood',
    nllError: 'error of −ln likelihood',
    crps: 'CRPS',
    crpsError: 'error of CRPS',
    sharpness: 'sd that is said (rms)',
    sharpnessError: 'error of that sd',
    area: 'miscalibration area',
    areaError: 'error of the area',
    rmse: 'error of the mean (rms)',
    rmseError: 'error of that error',
    level: 'share promised',
    ...columns('single'),
    ...columns('ensemble'),
    ...columns('dropout'),
    ...columns('laplace'),
    ...columns('process'),
    x: 'x',
    noiseSaid: 'noise that the ensemble says',
    noiseSaidError: 'error of that noise',
    ignoranceSaid: 'spread of its members',
    ignoranceSaidError: 'error of that spread',
  },
  ticks: { left: 'data begin', right: 'data end' },
  curves: {
    diagonal: 'honest',
    low: '95 % band of one split, below',
    high: '95 % band of one split, above',
    noise: 'true noise',
  },
  figures: {
    before: {
      title: 'Promised and kept',
      caption:
        'Share of new answers inside central bars against the share promised, mean over splits. Below the diagonal bars are too short, above it too long. Dotted: where one split of an honest method would lie, 95 %.',
      x: 'share promised',
      y: 'share inside',
    },
    after: {
      title: 'After one number set them right',
      caption:
        'All bars of a method times one factor, found on points of their own. It mends the length; it does not mend a method whose bars are too long here and too short there. The factor has an error of its own, which the dotted band leaves out.',
      x: 'share promised',
      y: 'share inside',
    },
    scores: {
      title: 'Short bars are no merit of their own',
      caption:
        'Score of the whole prediction (CRPS, smaller is better) against how short bars are, before and after scaling. A proper score punishes both bars too short and bars too long.',
      x: 'sd that is said (rms)',
      y: 'CRPS',
    },
    noise: {
      title: 'Noise and ignorance, apart',
      caption:
        'What the ensemble says of the noise, against the truth, and what its members disagree by. Outside the data the noise is extrapolated, and only the disagreement warns, if it does.',
      x: 'x',
      y: 'sd',
    },
  },
  findings: {
    single: honest('One network'),
    ensemble: honest('Ensemble'),
    dropout: honest('Dropout'),
    laplace: honest('Laplace, last layer'),
    process: honest('Gaussian process'),
    scale: {
      label: 'One number mends much:',
      yes: 'scaling the bars of one network lowers −ln likelihood by {{gain}} ± {{gainError}} a point, from {{before}} to {{after}}.',
      no: 'not here: scaling makes it worse by {{gain}} ± {{gainError}} ({{before}} before, {{after}} after).',
      'cannot-tell':
        '−ln likelihood {{before}} before, {{after}} after: a difference of {{gain}} ± {{gainError}}.',
      waiting: 'told when the training is over.',
    },
    promise: {
      label: 'Conformal bars keep their promise:',
      yes: 'yes, of every method, honest or not: the farthest of ten lies {{sigmas}} σ from the law ({{law}}). The ensemble’s hold {{coverage}} ± {{coverageError}}.',
      no: 'no: one of ten lies {{sigmas}} σ from {{law}}, which the law gives less than once in a thousand.',
      'cannot-tell':
        'the ensemble’s hold {{coverage}} ± {{coverageError}} of the answers, the law says {{law}}.',
      table:
        'the ensemble’s hold {{coverage}} ± {{coverageError}}, promised {{nominal}}. Splits of a table share rows, so the law of independent ones is no test of it.',
      endless:
        'they cannot help it: {{points}} points are too few to promise {{nominal}}, so the bars have no ends and hold all answers.',
      few: 'too few scores beyond the quantile to test it. The ensemble’s hold {{coverage}} ± {{coverageError}} of the answers, the law says {{law}}.',
      waiting: 'told when the training is over.',
    },
    members: {
      label: 'Several heads are better than one:',
      yes: 'the CRPS falls by {{gain}} ± {{gainError}}, from {{single}} (one network) to {{ensemble}}.',
      no: 'not here: the ensemble’s CRPS is {{ensemble}}, that of one network {{single}} (difference {{gain}} ± {{gainError}}).',
      'cannot-tell':
        'CRPS {{ensemble}} with the ensemble, {{single}} with one network: {{gain}} ± {{gainError}} apart.',
      waiting: 'told when the training is over.',
    },
    noise: {
      label: 'The noise that is said is the noise there is:',
      yes: 'within a tenth: {{ratio}} ± {{ratioError}} times the true one.',
      no: 'no, it is {{ratio}} ± {{ratioError}} times the true one. Networks that follow the noise of their points take it for signal.',
      more: 'no, it is {{ratio}} ± {{ratioError}} times the true one. Networks that have not learnt the curve take what they miss of it for noise.',
      'cannot-tell': '{{ratio}} ± {{ratioError}} times the true one.',
      waiting: 'told when the training is over.',
    },
  },
  guess: {
    question:
      'A network is trained to say a mean and a variance. On new points, how many answers lie inside its 90 % bars?',
    options: {
      fewer: 'Fewer than 90 %',
      right: 'About 90 %',
      more: 'More than 90 %',
    },
    answer:
      'With few points, fewer. The network comes closer to its training points than to new ones, learns its variance from those small errors, and its bars come out too short. Points kept aside show it, and one number mends most of it.',
  },
  presets: {
    'eight-inputs': 'Eight inputs',
    cars: 'Cars',
    'many-points': 'More points',
    trained: 'Trained for long',
    stopped: 'Stopped early',
  },
  presetHelp: {
    'eight-inputs':
      'Two hundred points in eight dimensions: a network can follow all of them, and is sure of itself.',
    cars: 'Miles per gallon of 392 cars, in units of their spread. Nobody knows the true noise here.',
    'many-points': 'Two hundred points in one dimension: little room for self-deception.',
    trained: 'Seven times as many epochs.',
    stopped: 'A tenth of the epochs: bars stay long.',
  },
  breaks: {
    temperature: {
      text: 'The T of a recalibrated network is called its temperature, and divides outputs as k T divides energies. Nothing is in equilibrium at it: it is a number fitted to held-out points, and says nothing of the noise of training.',
      source: 'Guo, Pleiss, Sun & Weinberger, ICML (2017)',
    },
    members: {
      text: 'Members of an ensemble are not copies of a glass at one temperature. Each is the end of one descent, and how much they differ depends on starts, data and time; it need not be the width of any posterior. A convex model has one end, and members then agree whatever they do not know.',
      source:
        'Lakshminarayanan, Pritzel & Blundell, NeurIPS (2017); Osband, Aslanides & Cassirer, NeurIPS (2018)',
    },
    marginal: {
      text: 'That bars hold nine tenths of all answers does not mean that they do so at every x. They may be too long on the left and too short on the right. The conformal promise is of the average kind too, and it ends where new points come from elsewhere.',
      source: 'Lei & Wasserman, J. R. Stat. Soc. B 76, 71 (2014); Angelopoulos & Bates, arXiv:2107.07511',
    },
    process: {
      text: 'The Gaussian process has one noise for all points here, as it is usually used. Where the noise changes with x its bars are right on average alone. Its prior happens to suit smooth curves, which is a large part of its success.',
      source: 'Rasmussen & Williams, Gaussian Processes for Machine Learning (2006)',
    },
  },
} as const;
