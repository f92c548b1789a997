import { learnerFields } from './learner-words.ts';

/** The experiment `materials`: a table of materials, some of whose values are only bounds. */
export const materials = {
  panels: {
    learner: {
      title: 'Networks and a Gaussian process',
      about:
        'An ensemble says a mean and a variance for every material. A Gaussian process, the ten nearest materials and the median stand beside it. Without a table of your own a synthetic one is made: its numbers are of no real material.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    table: {
      label: 'Your table of materials',
      help: 'A CSV file whose first row names the columns. Without one, a SYNTHETIC table is made. The file stays on this machine.',
    },
    testTable: {
      label: 'Table to test on',
      help: 'A second file with the same columns, of which nothing is trained on.',
    },
    target: { label: 'Column to predict', help: 'Numbers; bounds such as <1E-10 count as bounds.' },
    composition: {
      label: 'Column of compositions',
      help: 'Formulas such as Li6.4La3Zr1.4Ta0.6O12. Left empty: none is used.',
    },
    features: {
      label: 'Further columns',
      help: 'Numbers to predict from besides. Written, they are separated by commas.',
    },
    family: {
      label: 'Column of families or papers',
      help: 'Rows that share it stay on one side of every resplit.',
    },
    split: { label: 'Column of the split', help: 'Rows that say “test” there are held out.' },
    logarithm: { label: 'log10 of the target', help: 'For quantities that span orders of magnitude.' },
    resplits: {
      label: 'Random resplits',
      help: 'Half to train on, a quarter to calibrate, a quarter to test. Error bars come from them.',
    },
    networkResplits: {
      label: 'Resplits of the networks',
      help: 'Of these, so many are learnt by networks too.',
    },
    networks: { label: 'Networks of an ensemble', help: 'For each resplit and each treatment of bounds.' },
    epochs: { label: 'Epochs', help: 'Passes through the training points.' },
    width: { label: 'Hidden units', help: 'One layer of ReLU.' },
  },
  columns: {
    number: 'no.',
    test: 'split',
    model: 'model',
    repeats: 'splits',
    tested: 'values tested',
    censored: 'of these, bounds',
    mae: 'mean absolute error',
    maeError: 'standard error of it',
    maeSeen: 'the same, bounds left out',
    maeSeenError: 'standard error of it, bounds left out',
    coverage: 'coverage of 95 % intervals',
    coverageError: 'standard error of the coverage',
    halfWidth: 'half length of an interval',
    halfWidthError: 'standard error of the half length',
    nll: '−ln p per value',
    nllError: 'standard error of −ln p',
    measured: 'measured',
    said: 'predicted',
    saidError: 'its standard deviation',
    bound: 'predicted, only a bound known',
    ignorance: 'ignorance (sd)',
    noise: 'noise (sd)',
  },
  figures: {
    parity: {
      title: 'Predicted against measured',
      caption:
        'Materials of the first test, by the ensemble that takes bounds as bounds. Bars: one standard deviation, noise and ignorance together. Another colour: only a bound is known, the truth lies further left.',
      x: 'measured',
      y: 'predicted',
    },
    doubts: {
      title: 'Two doubts',
      caption: 'What the networks call noise, and what they do not agree on, for the same materials.',
      x: 'measured',
      y: 'standard deviation',
    },
  },
  findings: {
    'censoring-as-value': {
      label: 'Bounds as bounds, not as values:',
      yes: 'it matters. −ln p per value is lower by {{gain}} ± {{error}} nats (error of seen values: lower by {{mae}} ± {{maeError}}).',
      no: 'it hurts here: −ln p changes by {{gain}} ± {{error}} nats in its favour (error of seen values: {{mae}} ± {{maeError}}).',
      'cannot-tell':
        'too close to tell: {{gain}} ± {{error}} nats per value (error of seen values: {{mae}} ± {{maeError}}).',
    },
    'censoring-dropped': {
      label: 'Bounds used, not left out:',
      yes: 'it matters. −ln p per value is lower by {{gain}} ± {{error}} nats (error of seen values: lower by {{mae}} ± {{maeError}}).',
      no: 'it hurts here: −ln p changes by {{gain}} ± {{error}} nats in its favour (error of seen values: {{mae}} ± {{maeError}}).',
      'cannot-tell':
        'too close to tell: {{gain}} ± {{error}} nats per value (error of seen values: {{mae}} ± {{maeError}}).',
    },
    learnt: {
      label: 'Something was learnt:',
      yes: 'the process errs by {{mae}} on average, {{gain}} ± {{error}} less than the median does.',
      no: 'no: the process errs by {{mae}}, more than the median ({{gain}} ± {{error}}).',
      'cannot-tell':
        'too close to tell: the process errs by {{mae}}, the median by {{gain}} ± {{error}} more.',
    },
    covered: {
      label: 'Intervals:',
      yes: 'calibrated, 95 % intervals hold {{coverage}} ± {{error}} % of new values, over {{repeats}} resplits.',
      no: 'they hold too few: {{coverage}} ± {{error}} % instead of 95 %, over {{repeats}} resplits.',
      'cannot-tell': '{{coverage}} ± {{error}} % over {{repeats}} resplits: more of them would tell.',
    },
    running: {
      label: 'So far:',
      yes: 'one model ({{model}}) errs by {{mae}} on {{tested}} values; the others are to come.',
      no: 'one model ({{model}}) errs by {{mae}} on {{tested}} values; the others are to come.',
      'cannot-tell': 'one model ({{model}}) errs by {{mae}} on {{tested}} values; the others are to come.',
    },
    given: {
      label: 'On the split that came with the table:',
      yes: 'the process errs by {{mae}} ({{maeSeen}} where bounds are left out), on {{tested}} values.',
      no: 'the process errs by {{mae}} ({{maeSeen}} where bounds are left out), on {{tested}} values.',
      'cannot-tell':
        'the process errs by {{mae}} ({{maeSeen}} where bounds are left out), on {{tested}} values.',
    },
  },
  notes: {
    synthetic:
      'SYNTHETIC table: made here, in the form of a table of lithium electrolytes. No number in it is of a real material.',
    read: '{{rows}} rows, {{censored}} of them only bounded; {{leftOut}} left out because something is missing.',
  },
  guess: {
    question: 'A table says “below 1e-10” for some materials. What is best done with these rows?',
    options: { drop: 'Leave them out', value: 'Take 1e-10 as the value', bound: 'Take them as bounds' },
    answer:
      'As bounds they say what is known and no more. Whether that changes predictions of the other materials depends on how many there are and how far below the rest they lie: it is measured here, in pairs over the same resplits.',
  },
  presets: { steadier: 'More resplits' },
  presetHelp: { steadier: 'Smaller error bars, in a few minutes.' },
  breaks: {
    exchangeable: {
      text: 'The promise of the intervals needs new materials to be like those that calibrate. A new family, or another laboratory, is not: the split that came with a table often holds out whole papers, and errors there are larger.',
      source: 'Lei, G’Sell, Rinaldo, Tibshirani & Wasserman, arXiv:1604.04173',
    },
    composition: {
      text: 'A composition is not a structure. Polymorphs share a formula, and their scatter ends up as noise, though it is ignorance.',
      source: 'Ward, Agrawal, Choudhary & Wolverton, npj Comput. Mater. 2, 16028 (2016)',
    },
    bounds: {
      text: 'Coverage counts what is written in the table, a bound as its own value. Where the truth lies below a bound nobody knows.',
      source: 'Tobin, Econometrica 26, 24 (1958)',
    },
  },
} as const;
