import { data } from './data.ts';
import { learnerFields } from './learner-words.ts';

/** Columns of one of the three problems; `name` stands in front. */
function columns<M extends 'linear' | 'teacher' | 'table'>(model: M, name: string) {
  return {
    [`${model}Risk`]: `${name}: error on new points, mean`,
    [`${model}RiskError`]: `${name}: error of that`,
    [`${model}RiskMedian`]: `${name}: error on new points, median`,
    [`${model}RiskMedianError`]: `${name}: error of the median`,
    [`${model}RiskLow`]: `${name}: 16 % of draws lie below`,
    [`${model}RiskHigh`]: `${name}: 84 % of draws lie below`,
    [`${model}Ridge`]: `${name}: with the ridge given`,
    [`${model}RidgeError`]: `${name}: error with the ridge given`,
    [`${model}Tuned`]: `${name}: with a tuned ridge`,
    [`${model}TunedError`]: `${name}: error with a tuned ridge`,
    [`${model}Bias`]: `${name}: bias`,
    [`${model}BiasError`]: `${name}: error of the bias`,
    [`${model}Variance`]: `${name}: variance, mean`,
    [`${model}VarianceError`]: `${name}: error of the variance`,
    [`${model}VarianceMedian`]: `${name}: variance, median`,
    [`${model}VarianceMedianError`]: `${name}: error of its median`,
    [`${model}Train`]: `${name}: error in training`,
    [`${model}TrainError`]: `${name}: its statistical error`,
    [`${model}Norm`]: `${name}: squared norm, mean`,
    [`${model}NormError`]: `${name}: error of the norm`,
    [`${model}NormMedian`]: `${name}: squared norm, median`,
    [`${model}NormMedianError`]: `${name}: error of its median`,
    [`${model}Overlap`]: `${name}: overlap of two fits`,
    [`${model}OverlapError`]: `${name}: error of the overlap`,
  } as { readonly [K in `${M}${ColumnEnd}`]: string };
}

type Measured = 'Ridge' | 'Tuned' | 'Bias' | 'Train' | 'Overlap';
type Heavy = 'Risk' | 'Variance' | 'Norm';
type WithError<C extends string> = C | `${C}Error`;
export type ColumnEnd = WithError<Measured | Heavy | `${Heavy}Median`> | 'RiskLow' | 'RiskHigh';

/** The experiment `double-descent`: least squares from few features to many, with and without a ridge. */
export const doubleDescent = {
  panels: {
    learner: {
      title: 'Least squares with many features',
      about:
        'A linear fit to noisy labels, with fewer features than points and with many more. Nothing is trained step by step: each fit is solved for.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    noise: {
      label: 'Noise on the labels',
      help: 'Variance of the noise; the answers themselves have variance 1.',
    },
    ridge: {
      label: 'Ridge λ',
      help: 'A penalty n λ |w|² on large weights. Without it the fit goes as close to the labels as it can.',
    },
    beside: {
      label: 'Beside the linear problem',
      help: 'Random ReLU features: hidden units whose weights are drawn and never trained.',
      options: {
        both: 'A teacher and a table',
        teacher: 'A teacher',
        table: 'A table',
        none: 'Nothing',
      },
    },
    draws: { label: 'Draws', help: 'How often everything is drawn anew. Error bars come from them.' },
    points: { label: 'Training points', help: 'n. The peak stands where there are as many features.' },
    table: {
      label: 'Table',
      help: 'Every draw trains on other rows. A fifth of them is held out.',
      options: {
        'auto-mpg': data['auto-mpg'].label,
        'penguin-mass': data['penguin-mass'].label,
        'iris-width': data['iris-width'].label,
      },
    },
    inputs: { label: 'Inputs of the teacher', help: 'Dimension of its points.' },
    copies: {
      label: 'Noises of each draw',
      help: 'Fits to the same points with the noise drawn anew; their overlap says how much they agree.',
    },
    ratios: {
      label: 'Features per point',
      help: 'A list of p/n, such as 0.5, 0.95, 2. Empty: sixteen from 0.2 to 10.',
    },
  },
  columns: {
    features: 'features p',
    ratio: 'p/n',
    meanExists: 'the risk has a mean',
    errorExists: 'the mean has an error',
    errorSound: 'that error is sound',
    ...columns('linear', 'linear'),
    ...columns('teacher', 'ReLU, teacher'),
    ...columns('table', 'ReLU, table'),
  },
  ticks: { threshold: 'p = n' },
  curves: {
    risk: 'exact, no ridge',
    ridge: 'this ridge, n → ∞',
    best: 'best ridge, n → ∞',
    bias: 'exact bias',
    variance: 'exact variance',
    overlap: 'exact, ratio of means',
    train: 'exact, linear',
    norm: 'exact mean, linear',
  },
  figures: {
    linear: {
      title: 'Linear features: down, up to a peak, and down again',
      caption:
        'Error on new points against features per point. Solid: the mean, where it exists. Dotted: the median, which always does. The thin curve is exact at this n and p. With the ridge that suits, no peak is left.',
      x: 'features per point p/n',
      y: 'excess error on new points',
    },
    parts: {
      title: 'Bias and variance',
      caption:
        'Bias is what stays when the noise of the labels is averaged out; variance is what the noise does. The peak is all variance. Beyond it the bias grows, because a fit of least norm sees only n directions of p.',
      x: 'features per point p/n',
      y: 'part of the error',
    },
    overlap: {
      title: 'Do two fits agree?',
      caption:
        'Same points, labels whose noise was drawn twice: overlap of what the two fits say on new points, 1 where they say the same. At the peak it is nearly nothing but noise. The exact curve is of means; single draws follow it for large n.',
      x: 'features per point p/n',
      y: 'overlap of predictions',
    },
    teacher: {
      title: 'Random ReLU features, a teacher’s points',
      caption:
        'Median without ridge, mean with the ridge given, and with a ridge tuned on the training points. No formula is claimed here.',
      x: 'features per point p/n',
      y: 'error on new points',
    },
    table: {
      title: 'Random ReLU features, a real table',
      caption:
        'The same on held-out rows, answers standardised, noise added to the training labels. What no feature explains stays as a floor.',
      x: 'features per point p/n',
      y: 'error on held-out rows',
    },
    train: {
      title: 'Error in training',
      caption:
        'It falls to zero at p = n and stays there: from then on every label is met, its noise included.',
      x: 'features per point p/n',
      y: 'error on training points',
    },
    norm: {
      title: 'Length of the solution',
      caption:
        'Squared norm of the weights, median. At p = n the weights must be huge to meet every label; beyond, more features meet it with smaller ones.',
      x: 'features per point p/n',
      y: 'squared norm',
    },
  },
  findings: {
    onCurve: {
      label: 'On the exact curve:',
      yes: 'yes. The {{rows}} means with sound errors lie within {{sigmas}} σ of the exact risk. {{left}} rows near p = n are too heavy-tailed to be held to it.',
      no: 'no: of {{rows}} means, one lies {{sigmas}} σ from the exact risk.',
      'cannot-tell': 'only {{rows}} means with sound errors so far, within {{sigmas}} σ.',
      waiting: 'no row so far whose mean has a sound error.',
    },
    peaked: {
      label: 'A peak at p = n:',
      yes: 'the median error is {{height}} ± {{error}} at p/n = {{ratio}}, against {{left}} at {{leftRatio}} and {{right}} at {{rightRatio}}.',
      no: 'not here: the highest median, {{height}} ± {{error}}, stands at p/n = {{ratio}}.',
      'cannot-tell':
        'the highest median, {{height}} ± {{error}} at p/n = {{ratio}}, is not clearly above both sides.',
      waiting: 'both sides of p = n are needed to tell.',
    },
    tamed: {
      label: 'A ridge takes it away:',
      yes: 'at p/n = {{ratio}} the error is {{without}} (median) without a ridge, {{ridge}} with the one given and {{tuned}} ± {{error}} with a tuned one, no more than further on ({{highest}}).',
      no: 'not here: at p/n = {{ratio}} a tuned ridge still has {{tuned}} ± {{error}}, against {{highest}} further on.',
      'cannot-tell':
        'at p/n = {{ratio}} it is {{without}} (median) without a ridge and {{tuned}} ± {{error}} with a tuned one: too close to tell.',
      waiting: 'rows at p = n and beyond will show.',
    },
    disagreed: {
      label: 'Two fits disagree most there:',
      yes: 'their overlap is {{overlap}} ± {{error}} at p/n = {{ratio}}, against {{first}} at {{firstRatio}} and {{last}} at {{lastRatio}}.',
      no: 'not here: the lowest overlap, {{overlap}} ± {{error}}, is at p/n = {{ratio}}.',
      'cannot-tell':
        'the lowest overlap is {{overlap}} ± {{error}} at p/n = {{ratio}}: not clearly below both ends.',
      waiting: 'both sides of p = n are needed to tell.',
    },
    teacherBigger: {
      label: 'The largest model is the best (teacher):',
      yes: 'with {{largeRatio}} features per point the error is {{large}}, by {{gain}} ± {{error}} less than the best small model’s ({{small}} at {{smallRatio}}).',
      no: 'no: with {{largeRatio}} features per point the error is {{large}}; a small model does better, {{small}} at {{smallRatio}} (difference {{gain}} ± {{error}}).',
      'cannot-tell':
        '{{large}} with {{largeRatio}} features per point, {{small}} with {{smallRatio}}: a difference of {{gain}} ± {{error}}.',
      waiting: 'the rows beyond p = n will show.',
    },
    tableBigger: {
      label: 'The largest model is the best (table):',
      yes: 'with {{largeRatio}} features per point the error is {{large}}, by {{gain}} ± {{error}} less than the best small model’s ({{small}} at {{smallRatio}}).',
      no: 'no: with {{largeRatio}} features per point the error is {{large}}; a small model does better, {{small}} at {{smallRatio}} (difference {{gain}} ± {{error}}).',
      'cannot-tell':
        '{{large}} with {{largeRatio}} features per point, {{small}} with {{smallRatio}}: a difference of {{gain}} ± {{error}}.',
      waiting: 'the rows beyond p = n will show.',
    },
  },
  guess: {
    question:
      'A fit has exactly as many features as points. Now it gets ten times as many. What happens to its error on new points?',
    options: {
      worse: 'It grows: even more room to fit the noise',
      same: 'Nothing: all labels were met already',
      better: 'It falls',
    },
    answer:
      'It falls. With as many features as points there is one fit through all labels, and it has to bend wildly to meet their noise. With many more there are many such fits, and the one of least norm bends least. A ridge would have bent less all along.',
  },
  presets: {
    'less-noise': 'Little noise',
    'more-noise': 'Much noise',
    'strong-ridge': 'A stronger ridge',
    penguins: 'Penguins',
    'few-points': 'Few points',
  },
  presetHelp: {
    'less-noise': 'Variance 0.01: the peak is made of noise, and shrinks with it.',
    'more-noise': 'Variance 1: as much noise as signal.',
    'strong-ridge': 'λ = 0.25, the best one at p = n: no peak.',
    penguins: 'The mass of a penguin instead of the miles of a car.',
    'few-points': 'n = 30: a broad peak, and means that do not exist in a wider part of it.',
  },
  breaks: {
    convex: {
      text: 'This is no glass. Every fit is one convex problem, with a single minimum or a flat floor of them, and no barrier anywhere. Fits disagree at the peak because the noise of their labels differs, not because each is stuck in a place of its own.',
      source: 'Hastie, Montanari, Rosset & Tibshirani, Ann. Statist. 50, 949 (2022)',
    },
    isotropic: {
      text: 'The exact curve is of linear features in all directions alike, with the truth among them. There more features never beat the best small model, and the second descent only leads back to the error of predicting nothing. With random ReLU features, where more features come nearer to the truth, large models can win; asymptotic formulas exist for them, and none is used here.',
      source: 'Mei & Montanari, Commun. Pure Appl. Math. 75, 667 (2022)',
    },
    tails: {
      text: 'Near p = n the error has heavy tails. For |p − n| ≤ 1 it has no mean, for |p − n| ≤ 3 its mean has no standard error, and up to 7 that error is itself unreliable. Medians are shown there, which say nothing of the rare disasters.',
      source: 'von Rosen, Scand. J. Statist. 15, 97 (1988): moments of the inverse Wishart law',
    },
    jamming: {
      text: 'Trained networks have a peak of this kind where they first fit all their data, which has been compared with jamming. There the features are learnt, early stopping matters as much as a ridge, and p against n is not the whole story.',
      source: 'Spigler et al., J. Phys. A 52, 474001 (2019); Nakkiran et al., ICLR (2020)',
    },
  },
} as const;
