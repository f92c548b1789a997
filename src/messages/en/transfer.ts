import { learnerFields } from './learner-words.ts';

export const transferMethods = {
  none: 'left as it is',
  scratch: 'from nothing, labels alone',
  all: 'fine-tuned, all layers',
  last: 'fine-tuned, last layer',
  tether: 'fine-tuned, pulled back (L2-SP)',
  importance: 'importance weighting',
  coral: 'CORAL, closed form',
  coralLoss: 'deep CORAL',
  mmd: 'MMD',
  adversary: 'adversary (DANN)',
  physics: 'the new law',
} as const;

export const errorColumns = <M extends string>(
  methods: Readonly<Record<M, string>>,
  of: string,
  colon = ': ',
) =>
  Object.fromEntries(
    Object.entries<string>(methods).flatMap(([name, label]) => [
      [name, label],
      [`${name}Error`, `${label}${colon}${of}`],
    ]),
  ) as { readonly [K in M | `${M}Error`]: string };

const gain = {
  yes: 'yes: the error falls by {{gain}} points to {{error}} % (95 % interval of the paired difference: {{low}} to {{high}}).',
  no: 'no, worse: the error changes by {{gain}} points, to {{error}} % (95 % interval of the gain: {{low}} to {{high}}). This is negative transfer.',
  'cannot-tell':
    'the error falls by {{gain}} points to {{error}} %, with a 95 % interval from {{low}} to {{high}}: more repeats are needed.',
  waiting: 'these networks are still being trained.',
};

/** The experiment `transfer`: a surrogate carried to other plates. */
export const transfer = {
  panels: {
    learner: {
      title: 'A surrogate in another world',
      about:
        'Networks have learnt the temperature of rectangular plates from the shape of a plate and what is prescribed on its edges. Now come plates with a notch, plates whose conductivity varies, or both. Each way to adapt is held against leaving the networks as they are.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    target: {
      label: 'What changes',
      help: 'A notch brings other inputs, the law stays (covariate shift). A varying conductivity brings another law (concept shift).',
      options: { 'l-shape': 'Shape: a notch', conductivity: 'Law: conductivity k(x)', both: 'Both' },
    },
    amount: {
      label: 'By how much',
      help: '0 would be the source itself; at 1 k varies by a factor of 400 across a plate.',
    },
    labels: {
      label: 'Labels',
      help: 'Measured points on the target plates, all together. 5, 10, 20, 50 and 200 are tried as well.',
    },
    repeats: {
      label: 'Repeats',
      help: 'Each has source networks, plates and labels of its own; error bars come from them.',
    },
    alignedLabels: {
      label: 'Aligned networks get labels too',
      help: 'Networks that were adapted without labels are fine-tuned with them afterwards. Takes longer.',
    },
    sourcePlates: { label: 'Source plates', help: 'Rectangles with labels.' },
    targetPlates: { label: 'Target plates', help: 'Labels lie on these.' },
    testPlates: {
      label: 'Test plates',
      help: 'Of the new world, never learnt from: errors are measured on them.',
    },
    points: { label: 'Points per plate', help: 'At random places.' },
    width: { label: 'Width', help: 'Hidden units in each of two layers.' },
    steps: {
      label: 'Steps on the source',
      help: 'Adam with a falling rate. From nothing takes at least as many.',
    },
    tuneSteps: {
      label: 'Steps of fine-tuning',
      help: 'With labels and with weighted source points.',
    },
    alignSteps: { label: 'Steps of alignment', help: 'Deep CORAL, MMD, adversary.' },
    lawSteps: {
      label: 'Iterations with the law',
      help: 'Of L-BFGS, without a label. A fifth as many follow for each number of labels.',
    },
    learningRate: { label: 'Rate on the source', help: 'Of Adam, per step.' },
    tuneRate: { label: 'Rate of fine-tuning', help: 'Of Adam, per step.' },
    lawPlates: {
      label: 'Plates of the law',
      help: 'Plates of the new kind where the law is asked for; those with labels are among them. Their edges are known, nothing is measured inside.',
    },
    lawPoints: {
      label: 'Points of the law per plate',
      help: 'Plates times points should be more than the network has parameters, or residuals vanish at the points alone.',
    },
    lawWeight: {
      label: 'Weight of the law',
      help: 'Of its mean squared residual beside the labels’ mean squared error.',
    },
    pull: { label: 'Pull to the source', help: 'Strength of L2-SP.' },
    strength: {
      label: 'Strength of alignment',
      help: 'Of deep CORAL, MMD and the adversary beside the error on the source.',
    },
    clip: { label: 'Largest weight', help: 'Ratios of densities are clipped at this.' },
  },
  columns: {
    phase: 'part of the run',
    method: 'method',
    labels: 'labels',
    labelsPlusOne: 'labels + 1',
    place: 'place of the method',
    distance: 'distance to the corner',
    error: 'relative error',
    errorError: 'error of the error',
    gain: 'gain over leaving it',
    gainError: 'error of the gain',
    gainLow: 'gain, lower end of 95 %',
    gainHigh: 'gain, upper end of 95 %',
    gainUnlabelled: 'without labels',
    gainUnlabelledError: 'without labels: standard error',
    gainLabelled: 'with the labels asked for',
    gainLabelledError: 'with labels: standard error',
    hurts: 'hurts',
    ...errorColumns(transferMethods, 'standard error'),
    seenError: 'error on the plates adapted to',
    seenErrorError: 'error there: standard error',
    sourceError: 'error on unseen source plates',
    sourceErrorError: 'error of the source’s error',
    effective: 'share of source points in effect',
    effectiveError: 'share in effect: standard error',
    auc: 'source against target, AUC',
    aucError: 'AUC: standard error',
    outside: 'share of the target outside the source',
    outsideError: 'share outside: standard error',
  },
  ticks: {
    scratch: 'scratch',
    all: 'all',
    last: 'last',
    tether: 'L2-SP',
    importance: 'weights',
    coral: 'CORAL',
    coralLoss: 'deep C.',
    mmd: 'MMD',
    adversary: 'DANN',
    physics: 'law',
  },
  curves: { zero: 'no gain' },
  figures: {
    labels: {
      title: 'Error against labels',
      caption:
        'Relative error on unseen plates of the new world, mean over repeats with its standard error. The axis counts labels + 1, so that none has a place. The new law’s curve starts without a label.',
      x: 'labels + 1',
      y: 'relative error',
    },
    gains: {
      title: 'What each way gains',
      caption:
        'Error left as it is minus error adapted, the same repeats on both sides. Above zero helps, below zero hurts: negative transfer.',
      x: 'way of adapting',
      y: 'gain',
    },
    aligned: {
      title: 'Aligned first, then labels',
      caption: 'Networks adapted without labels, then fine-tuned in all layers.',
      x: 'labels + 1',
      y: 'relative error',
    },
    corner: {
      title: 'Error by distance to the corner',
      caption:
        'At the notch the temperature goes as r^(2/3): its slope is infinite, and no smooth surrogate has seen that. Distance in units of the root of the plate’s area. All-layer fine-tuning has the labels asked for, the others none.',
      x: 'distance to the corner',
      y: 'relative error there',
    },
  },
  findings: {
    shifted: {
      label: 'The new world is harder:',
      yes: 'yes: {{target}} ± {{targetError}} % error there, {{source}} ± {{sourceError}} % on unseen plates of the old one.',
      no: 'no: {{target}} ± {{targetError}} % there, {{source}} ± {{sourceError}} % on unseen plates of the old one.',
      'cannot-tell':
        '{{target}} ± {{targetError}} % there, {{source}} ± {{sourceError}} % on unseen plates of the old one.',
    },
    physics: { label: 'The new law helps without a label:', ...gain },
    tuned: { label: 'Fine-tuning all layers helps, {{labels}} labels:', ...gain },
    lastOnly: { label: 'Fine-tuning the last layer helps, {{labels}} labels:', ...gain },
    aligned: {
      label: 'Aligning or weighing helps without a label:',
      yes: '{{helped}} of {{methods}} do. The best gains {{gain}} points ({{low}} to {{high}}); as the best of several it looks better than it is.',
      no: 'no: all {{methods}} hurt. The best changes the error by {{gain}} points ({{low}} to {{high}}).',
      'cannot-tell':
        'none of {{methods}} clearly does, {{hurt}} clearly hurt. The best gains {{gain}} points ({{low}} to {{high}}).',
      waiting: 'these networks are still being trained.',
    },
    hurts: {
      label: 'Transfer can hurt:',
      yes: 'yes: {{hurt}} of {{tried}} cases are clearly worse than leaving the networks alone. The worst loses {{loss}} points ({{low}} to {{high}}), with {{labels}} labels.',
      no: 'not here: all {{tried}} cases clearly help.',
      'cannot-tell':
        'no clear loss among {{tried}} cases. The worst loses {{loss}} points ({{low}} to {{high}}).',
      waiting: 'these networks are still being trained.',
    },
    worthIt: {
      label: 'The source is worth having:',
      yes: 'yes: going on from it beats starting from nothing at {{better}} of {{counts}} numbers of labels. With {{most}} the difference is {{difference}} points ({{low}} to {{high}}).',
      no: 'not always: starting from nothing is clearly better at {{worse}} of {{counts}} numbers of labels. With {{most}} the source is ahead by {{difference}} points ({{low}} to {{high}}).',
      'cannot-tell':
        'no clear difference to starting from nothing. With {{most}} labels the source is ahead by {{difference}} points ({{low}} to {{high}}).',
      waiting: 'these networks are still being trained.',
    },
    overlap: {
      label: 'The source covers the target:',
      yes: 'yes: AUC {{auc}} ± {{aucError}}, {{outside}} ± {{outsideError}} % of the target outside. Weights leave {{effective}} ± {{effectiveError}} % of the points in effect.',
      no: 'no: AUC {{auc}} ± {{aucError}}, {{outside}} ± {{outsideError}} % of the target outside. Importance weighting cannot say anything there; its weights leave {{effective}} ± {{effectiveError}} % of the points in effect.',
      'cannot-tell':
        'in part: AUC {{auc}} ± {{aucError}}, {{outside}} ± {{outsideError}} % of the target outside. Weights leave {{effective}} ± {{effectiveError}} % of the points in effect.',
      waiting: 'the classifier is still being trained.',
    },
  },
  guess: {
    question: 'Shape and conductivity change. Nobody measures anything new. What helps?',
    options: {
      align: 'Making features of old and new plates alike',
      weigh: 'Weighing old plates like new ones',
      law: 'Knowing the new law',
    },
    answer:
      'See the second picture. Aligning and weighing use inputs alone, and inputs do not say that the law has changed. The law says it, at as many points as one likes and without a measurement, if only the new conductivity is known.',
  },
  presetGroups: { worlds: 'What changes' },
  presets: {
    covariate: 'Shape alone',
    concept: 'Law alone',
    small: 'A small change',
    research: 'Many repeats',
  },
  presetHelp: {
    covariate: 'A notch: other inputs, the old law.',
    concept: 'k varies: the same shapes, another law.',
    small: 'Where little is to be gained, adapting can hurt.',
    research: '24 repeats, longer training, labels for all. Takes many minutes.',
  },
  breaks: {
    known: {
      text: 'Fine-tuning with the law is given the new conductivity exactly. In practice it has to be measured; what an old one does is asked next door.',
      source: 'physics-as-anchor measures it',
    },
    family: {
      text: 'The target is a family from which labels and test plates are drawn alike. Nothing here says what happens on a third world.',
      source: 'Gulrajani & Lopez-Paz, arXiv:2007.01434',
    },
    tuned: {
      text: 'Strengths and rates were chosen once, on other seeds, and are the same for all targets. Each method could be tuned further, if labels of the target could be spent on that.',
      source: 'Oliver et al., arXiv:1804.09170',
    },
    inputs: {
      text: 'Aligning features can match the wrong points: equal distributions of features do not make equal rules.',
      source: 'Zhao et al., arXiv:1901.09453',
    },
  },
} as const;
