import { learnerFields } from './learner-words.ts';

/** The experiment `uci`: the published test of deep ensembles, on the splits on which it was published. */
export const uci = {
  panels: {
    learner: {
      title: 'Deep ensembles',
      about:
        'Every network says a mean and a variance. Together they are one wider Gaussian: noise, plus what they do not agree on. All splits and all networks of a table are trained as one batch.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    data: {
      label: 'Folder of published splits',
      help: 'Needs a folder with a subfolder for each table (data.txt, index_features.txt, index_target.txt, index_test_0.txt …), which a page cannot open. On the command line: npx glassbox run uci --data DIR. Without it, a table of the project is split at random, and there are no published numbers beside it.',
    },
    training: {
      label: 'Training',
      help: 'As published (40 epochs, rate 0.1, adversarial points), or with one thing changed.',
      options: {
        published: 'As published',
        'no-adversary': 'No adversarial points',
        slower: 'A fifth of the rate',
        longer: 'Four times the epochs',
        'plain-units': 'Weights in plain units',
        beta: 'β-NLL with β = 1/2',
        all: 'All of these',
      },
    },
    networks: { label: 'Networks of an ensemble', help: 'Five in the published table.' },
    epochs: { label: 'Epochs', help: 'Passes through the training points.' },
    splits: { label: 'Splits', help: 'How many of the splits are used; error bars come from them.' },
    width: {
      label: 'Hidden units',
      help: 'One layer of ReLU; twice as many for the protein table, as published.',
    },
    batch: { label: 'Points of a batch', help: 'Drawn without replacement.' },
    learningRate: { label: 'Learning rate', help: 'Of Adam. Layers have gains 1/√(fan-in).' },
    adversary: {
      label: 'Adversary',
      help: 'How far points are moved against the network, in percent of the range of each input. 0 leaves them out.',
    },
  },
  columns: {
    number: 'no.',
    set: 'table',
    setting: 'training',
    points: 'rows',
    splits: 'splits',
    rmse: 'error (RMSE)',
    rmseError: 'standard error of the RMSE',
    rmseSpread: 'RMSE, sd over splits',
    publishedRmse: 'RMSE, published',
    publishedRmseError: 'standard error of the published RMSE',
    rmseVerdict: 'RMSE against published',
    nll: '−ln p per point',
    nllError: 'standard error of −ln p',
    nllSpread: '−ln p, sd over splits',
    publishedNll: '−ln p, published',
    publishedNllError: 'standard error of the published −ln p',
    nllVerdict: '−ln p against published',
    singleRmse: 'RMSE of one network',
    singleRmseError: 'standard error, RMSE of one network',
    singleNll: '−ln p of one network',
    singleNllError: 'standard error, −ln p of one network',
    gain: 'gain of the ensemble',
    gainError: 'standard error of the gain',
    unexplained: 'RMSE over sd of the target',
    unexplainedError: 'standard error of that ratio',
    doubtShare: 'share of disagreement',
    doubtShareError: 'standard error of the share',
  },
  figures: {
    likelihood: {
      title: 'How surprised it is',
      caption:
        '−ln p of held-out points in nats, mean over the splits; lower is better. The second colour: one network on its own. Rows of the table from left to right.',
      x: 'row of the table',
      y: '−ln p per point',
    },
    error: {
      title: 'How far it is off',
      caption: 'Root mean squared error in the units of each target, mean over the splits.',
      x: 'row of the table',
      y: 'RMSE',
    },
  },
  findings: {
    within: {
      label: 'As published:',
      yes: '{{set}}: RMSE {{rmse}} ± {{rmseError}} (published {{publishedRmse}} ± {{publishedRmseError}}), −ln p {{nll}} ± {{nllError}} (published {{publishedNll}} ± {{publishedNllError}}). Both within one published standard error.',
      no: '{{set}}: not as published.',
      'cannot-tell': '{{set}}: too close to tell.',
    },
    apart: {
      label: 'Not exactly as published:',
      yes: '{{set}} comes out better: RMSE {{rmse}} ± {{rmseError}} (published {{publishedRmse}} ± {{publishedRmseError}}), −ln p {{nll}} ± {{nllError}} (published {{publishedNll}} ± {{publishedNllError}}). Perhaps training goes further here than it went there: “A fifth of the rate” tells more.',
      no: '{{set}} comes out worse in RMSE or −ln p: RMSE {{rmse}} ± {{rmseError}} (published {{publishedRmse}} ± {{publishedRmseError}}), −ln p {{nll}} ± {{nllError}} (published {{publishedNll}} ± {{publishedNllError}}).',
      'cannot-tell': '{{set}}: too close to tell.',
    },
    together: {
      label: 'Together:',
      yes: '{{set}}: the ensemble is less surprised than one of its networks, by {{gain}} ± {{error}} nats per point.',
      no: '{{set}}: the ensemble is more surprised than one of its networks, by {{gain}} ± {{error}} nats per point.',
      'cannot-tell': '{{set}}: the ensemble gains {{gain}} ± {{error}} nats per point, too little to tell.',
    },
    'change-no-adversary': {
      label: 'No adversarial points:',
      yes: '{{set}}: −ln p falls: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      no: '{{set}}: −ln p rises: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      'cannot-tell': '{{set}}: −ln p {{change}} ± {{error}}, RMSE {{rmse}} ± {{rmseError}}.',
    },
    'change-slower': {
      label: 'A fifth of the rate:',
      yes: '{{set}}: −ln p falls: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      no: '{{set}}: −ln p rises: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      'cannot-tell': '{{set}}: −ln p {{change}} ± {{error}}, RMSE {{rmse}} ± {{rmseError}}.',
    },
    'change-longer': {
      label: 'Four times the epochs:',
      yes: '{{set}}: −ln p falls: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      no: '{{set}}: −ln p rises: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      'cannot-tell': '{{set}}: −ln p {{change}} ± {{error}}, RMSE {{rmse}} ± {{rmseError}}.',
    },
    'change-plain-units': {
      label: 'Weights in plain units:',
      yes: '{{set}}: −ln p falls: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      no: '{{set}}: −ln p rises: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      'cannot-tell': '{{set}}: −ln p {{change}} ± {{error}}, RMSE {{rmse}} ± {{rmseError}}.',
    },
    'change-beta': {
      label: 'β-NLL:',
      yes: '{{set}}: −ln p falls: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      no: '{{set}}: −ln p rises: {{change}} ± {{error}} (RMSE {{rmse}} ± {{rmseError}}).',
      'cannot-tell': '{{set}}: −ln p {{change}} ± {{error}}, RMSE {{rmse}} ± {{rmseError}}.',
    },
  },
  notes: {
    'without-folder':
      'No folder was given: a table of the project is split at random. Published numbers need the published splits: npx glassbox run uci --data DIR.',
  },
  guess: {
    question:
      'Five networks, trained alike from different beginnings, answer as one. Are they less surprised by new points than one alone?',
    options: { more: 'No, more', same: 'About the same', less: 'Yes, less' },
    answer:
      'Less: where they do not agree the common answer is wider, and a single network that is too sure of itself pays dearly for it. How much it is depends on the table.',
  },
  presets: { every: 'Every way of training', 'no-adversary': 'No adversary', longer: 'Train longer' },
  presetHelp: {
    every: 'As published, and five times with one thing changed.',
    'no-adversary': 'What do adversarial points add?',
    longer: 'Four times the epochs: the published gap between methods is partly too little training.',
  },
  breaks: {
    splits: {
      text: 'Splits of one table share most of their rows. Their spread over √20 is not quite a standard error, in the published table as here.',
      source: 'Nadeau & Bengio, Machine Learning 52, 239 (2003)',
    },
    units: {
      text: 'The paper prints a rate, not the units of the weights, and the two together say how far a network gets in 40 epochs. That gains 1/√(fan-in) take it further than the published one got is a guess.',
      source: 'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474',
    },
    gaussian: {
      text: 'A mixture of five Gaussians is scored as one Gaussian of its mean and variance, as in the paper. It is not the mixture’s own density.',
      source: 'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474',
    },
  },
} as const;
