import { columnsFor } from './active-words.ts';
import { learnerFields } from './learner-words.ts';

const targets = { shape: 'new shape', rule: 'new rule', both: 'both' } as const;
const quantities = {
  Miss: 'relative error',
  Doubt: 'doubt (disagreement)',
  Residual: 'residual of the law',
  MissKnows: 'relative error, told k',
  DoubtKnows: 'doubt, told k',
  Alarm: 'alarm of doubt',
  Classifier: 'classifier test',
  Mmd: 'MMD',
  Law: 'alarm of the law',
  AlarmKnows: 'alarm of doubt, told k',
  ClassifierKnows: 'classifier test, k among the inputs',
  MmdKnows: 'MMD, k among the inputs',
} as const;
const rings = (caption: string) => ({ caption, x: 'amount of the change', y: 'share of repeats that ring' });

/** The experiment `shift`: a surrogate of plates meets plates of another kind. */
export const shift = {
  panels: {
    learner: {
      title: 'An ensemble that has seen rectangles',
      about:
        'Networks learn the temperature inside rectangular plates of one conductivity from what a point sees: the shape of the plate and the values prescribed on its boundary. Then the plates change. A notch brings other inputs under the same law (covariate shift); a conductivity that varies brings another law behind the same inputs (concept shift). Every plate has an exact solution to be judged by.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    largest: {
      label: 'Largest change',
      help: 'At 1 the notch takes three to six tenths of either side, and ln k rises by 6 across the plate.',
    },
    levels: { label: 'Steps up to it', help: 'Amounts of change between none and the largest.' },
    plates: {
      label: 'Plates to learn from',
      help: 'Rectangles with sides and prescribed values of their own.',
    },
    points: { label: 'Points of each', help: 'Places inside a plate where its temperature is told.' },
    members: { label: 'Networks', help: 'Members of each ensemble; their disagreement is its doubt.' },
    width: { label: 'Hidden units', help: 'Width of both hidden layers.' },
    steps: {
      label: 'Training steps',
      help: 'Of Adam, 128 points each; the rate falls to zero along a cosine.',
    },
    sample: {
      label: 'Plates of a test',
      help: 'A test compares so many new plates with as many rectangles, one point of each: points of one plate are no independent samples.',
    },
    repeats: {
      label: 'Repeats of the tests',
      help: 'Each with plates of its own; the share that rings is shown.',
    },
    judged: {
      label: 'Plates that are judged',
      help: 'On which the error is taken. The same ones at every amount.',
    },
    cells: { label: 'Cells of a picture', help: 'Along its longer side.' },
    permutations: { label: 'Permutations', help: 'Of the labels, for the p-value of MMD.' },
    task: {
      label: 'The table with families',
      help: 'Penguins by species (is it male?), SYNTHETIC materials by family (log₁₀ of a conductivity), or a table of your own with a column of groups.',
      options: {
        penguins: 'Penguins',
        materials: 'Synthetic materials',
        own: learnerFields.task.options.own,
      },
    },
    table: learnerFields.table,
    target: learnerFields.target,
    features: {
      label: learnerFields.features.label,
      help: 'Names separated by commas; left empty, all the others but the groups.',
    },
    group: {
      label: 'Column of groups',
      help: 'Of your own table. Each group of ten rows or more, twelve at most, is held out once.',
    },
  },
  columns: {
    phase: 'part of the run',
    amount: 'amount of the change',
    ...columnsFor(targets, quantities, { between: ': ', error: ', error' }),
    distance: 'distance to the corner',
    cornerMiss: 'error by distance',
    cornerMissError: 'its error',
    cornerDoubt: 'doubt by distance',
    cornerDoubtError: 'its error',
    cornerControl: 'error there without a notch',
    cornerControlError: 'its error',
    shown: 'plate',
    heldOut: 'number of the family held out (0: none)',
    family: 'family held out',
    wrong: 'error (share wrong, or mean absolute error)',
    wrongError: 'its error',
    guessed: 'error of a guess',
    guessedError: 'its error',
    expected: 'error that it expects',
    expectedError: 'its error',
    relative: 'error over that of a guess',
    relativeError: 'its error',
    relativeExpected: 'expected error over that of a guess',
    relativeExpectedError: 'its error',
    familyAlarm: 'alarm of doubt',
    familyAlarmError: 'its error',
    familyClassifier: 'classifier test',
    familyClassifierError: 'its error',
    familyMmd: 'MMD',
    familyMmdError: 'its error',
  },
  columnWords: {
    shown: { source: 'a rectangle', shape: 'new shape', rule: 'new rule', both: 'both' },
  },
  curves: { level: '5 %, the level of the tests', guess: 'a guess' },
  figures: {
    miss: {
      title: 'Error',
      caption: 'Of the ensemble’s mean, relative to the temperature’s size on each plate: mean over plates.',
      x: 'amount of the change',
      y: 'relative error',
    },
    doubt: {
      title: 'Doubt',
      caption:
        'The ensemble’s standard deviation in the same units. Beside the error: where it stays behind, the ensemble is wrong and sure.',
      x: 'amount of the change',
      y: 'doubt',
    },
    plate: {
      title: 'One plate, four worlds',
      caption:
        'The source, a new shape, a new rule, both at the largest change. The residual is of the law with the conductivity that the plate really has.',
      x: 'x',
      y: 'y',
      panels: {
        exact: 'True temperature',
        said: 'The ensemble’s mean',
        error: 'Error',
        doubt: 'Doubt',
        residual: 'Residual of the law',
      },
    },
    shapeAlarms: {
      title: 'Who notices the new shape?',
      ...rings('Share of repeats in which each detector rings at 5 %; bars: half of the 68 % interval.'),
    },
    ruleAlarms: {
      title: 'Who notices the new rule?',
      ...rings(
        'The same. Detectors that look at inputs see nothing unless k is among the inputs; the law, told the new k, does.',
      ),
    },
    bothAlarms: {
      title: 'Who notices both?',
      ...rings('The same, with a notch and a varying conductivity.'),
    },
    knows: {
      title: 'The new rule, with k among the inputs',
      caption:
        'An ensemble that is told ln k and its gradient but has seen one value only: it is no better, but it doubts. Dashed: the doubt of the one that is not told.',
      x: 'amount of the change',
      y: 'relative size',
    },
    corner: {
      title: 'Near the re-entrant corner',
      caption:
        'Error and doubt by distance to the corner, in units of the temperature’s scale. Dotted: the same places of the same plates without a notch.',
      x: 'distance / size of the plate',
      y: 'error',
    },
    families: {
      title: 'A family that was not seen',
      caption:
        'Rows of a table. 0: some rows of all families are learnt and others asked about; 1, 2, …: one family is left out of learning and asked about (penguins: Adelie, Chinstrap, Gentoo; materials: garnet, phosphate, perovskite, argyrodite, thiophosphate, halide; those of your own table are named in the rows). Error over that of a guess, the most frequent class or the median of the training rows: 1 is chance. Dashed: what the ensemble expects its error to be. Bars: over rows (over worlds of synthetic materials); that training sets overlap is not in them.',
      x: 'family held out',
      y: 'relative to a guess',
    },
    familyAlarms: {
      title: 'Who notices the new family?',
      caption:
        'Share of repeats in which each detector rings at 5 %, 40 rows on either side. Repeats of one table share its rows, so these bars are too small; worlds of synthetic materials are independent.',
      x: 'family held out',
      y: 'share of repeats that ring',
    },
  },
  findings: {
    learnt: {
      label: 'The model is good where it learnt:',
      yes: 'yes: {{miss}} ± {{error}} % off on rectangles that it has not seen.',
      no: 'no: {{miss}} ± {{error}} % off on rectangles that it has not seen. What follows says little.',
      'cannot-tell': '{{miss}} ± {{error}} % off on rectangles that it has not seen.',
    },
    covariate: {
      label: 'A new shape rings the alarm:',
      yes: 'yes: the error is {{times}} ± {{error}} times that on rectangles, the doubt {{doubt}} ± {{doubtError}} times; the alarm rang in {{rings}} of {{repeats}} repeats.',
      no: 'no: the error is {{times}} ± {{error}} times that on rectangles, the doubt {{doubt}} ± {{doubtError}} times, and the alarm rang in {{rings}} of {{repeats}} repeats only.',
      'cannot-tell':
        'the error is {{times}} ± {{error}} times that on rectangles, the doubt {{doubt}} ± {{doubtError}} times; the alarm rang in {{rings}} of {{repeats}} repeats.',
    },
    concept: {
      label: 'A new rule stays silent:',
      yes: 'yes: the error is {{times}} ± {{error}} times as large, the doubt {{doubt}} ± {{doubtError}} times. Of {{repeats}} repeats the alarm rang in {{rings}}, the classifier in {{classifier}}, MMD in {{mmd}}.',
      no: 'no, something heard it: the error is {{times}} ± {{error}} times as large, the doubt {{doubt}} ± {{doubtError}} times. Of {{repeats}} repeats the alarm rang in {{rings}}, the classifier in {{classifier}}, MMD in {{mmd}}.',
      'cannot-tell':
        'the error is {{times}} ± {{error}} times as large, the doubt {{doubt}} ± {{doubtError}} times. Of {{repeats}} repeats the alarm rang in {{rings}}, the classifier in {{classifier}}, MMD in {{mmd}}.',
    },
    law: {
      label: 'The law, told the new k, hears it:',
      yes: 'yes, in {{rings}} of {{repeats}} repeats. It needs no temperature measured, but somebody must know that k has changed.',
      no: 'no, in {{rings}} of {{repeats}} repeats only.',
      'cannot-tell': 'in {{rings}} of {{repeats}} repeats.',
    },
    knows: {
      label: 'With k among the inputs all ring:',
      yes: 'yes: the alarm in {{rings}} of {{repeats}}, the classifier in {{classifier}}, MMD in {{mmd}}. What is seen can be missed as an input; the error is {{miss}} ± {{error}} % all the same.',
      no: 'no: the alarm in {{rings}} of {{repeats}}, the classifier in {{classifier}}, MMD in {{mmd}}. The error is {{miss}} ± {{error}} %.',
      'cannot-tell':
        'not all, or not surely: the alarm in {{rings}} of {{repeats}}, the classifier in {{classifier}}, MMD in {{mmd}}. The error is {{miss}} ± {{error}} %.',
    },
    calibrated: {
      label: 'Without a change they are quiet:',
      yes: 'yes: the one that rang most often did so in {{worst}} of {{repeats}} repeats, between {{low}} and {{high}} % (promised: 5 %; seven detectors together at 95 %).',
      no: 'no: one rang in {{worst}} of {{repeats}} repeats, between {{low}} and {{high}} %, where 5 % are promised.',
      'cannot-tell':
        'the one that rang most often did so in {{worst}} of {{repeats}} repeats, between {{low}} and {{high}} %: more repeats are needed to tell that from 5 %.',
    },
    corner: {
      label: 'The corner is where it fails:',
      yes: 'yes: at {{distance}} of the plate’s size from the corner it is {{miss}} ± {{error}} % off; at the same places of plates without a notch {{control}} ± {{controlError}} %, far from it {{far}} ± {{farError}} %. Its nearest ring has {{near}} ± {{nearError}} %: values prescribed on the edges hold it there.',
      no: 'no: at {{distance}} of the plate’s size from the corner it is {{miss}} ± {{error}} % off, at the same places of plates without a notch {{control}} ± {{controlError}} %; far {{far}} ± {{farError}} %, nearest {{near}} ± {{nearError}} %.',
      'cannot-tell':
        'at {{distance}} of the plate’s size from the corner it is {{miss}} ± {{error}} % off; at the same places of plates without a notch {{control}} ± {{controlError}} %; far {{far}} ± {{farError}} %, nearest {{near}} ± {{nearError}} %.',
    },
    families: {
      label: 'A family that was not seen is told worse:',
      yes: 'yes, worst {{family}}: error {{held}} ± {{error}} % of that of a guess, with rows at random {{random}} ± {{randomError}} %. Of {{all}} families, {{chance}} are not told better than by a guess, to two errors.',
      no: 'no, worst {{family}}: error {{held}} ± {{error}} % of that of a guess, with rows at random {{random}} ± {{randomError}} %. Of {{all}} families, {{chance}} are not told better than by a guess, to two errors.',
      'cannot-tell':
        'worst {{family}}: error {{held}} ± {{error}} % of that of a guess, with rows at random {{random}} ± {{randomError}} %. Of {{all}} families, {{chance}} are not told better than by a guess, to two errors.',
    },
    sure: {
      label: 'The ensemble is surer of one than it may be:',
      yes: 'yes, for {{family}}: it expects {{expected}} ± {{expectedError}} % of a guess’s error and makes {{held}} ± {{error}} %.',
      no: 'no, for {{family}}: it expects {{expected}} ± {{expectedError}} % of a guess’s error and makes {{held}} ± {{error}} %.',
      'cannot-tell':
        'for {{family}}: it expects {{expected}} ± {{expectedError}} % of a guess’s error and makes {{held}} ± {{error}} %.',
    },
    familyAlarms: {
      label: 'Detectors notice the new family:',
      yes: 'yes, every one: of {{tests}} tests of all families the alarm of doubt rang in {{alarm}}, the classifier in {{classifier}}, MMD in {{mmd}}; the alarm least for {{family}}, in {{least}} of {{repeats}}. With rows at random: {{quietAlarm}}, {{quietClassifier}} and {{quietMmd}} of {{repeats}}.',
      no: 'no, one went unnoticed: of {{tests}} tests of all families the alarm of doubt rang in {{alarm}}, the classifier in {{classifier}}, MMD in {{mmd}}; the alarm least for {{family}}, in {{least}} of {{repeats}}. With rows at random: {{quietAlarm}}, {{quietClassifier}} and {{quietMmd}} of {{repeats}}.',
      'cannot-tell':
        'not all, or not surely: of {{tests}} tests of all families the alarm of doubt rang in {{alarm}}, the classifier in {{classifier}}, MMD in {{mmd}}; the alarm least for {{family}}, in {{least}} of {{repeats}}. With rows at random: {{quietAlarm}}, {{quietClassifier}} and {{quietMmd}} of {{repeats}}.',
    },
  },
  guess: {
    question:
      'A model has learnt plates of one conductivity. The conductivity changes; shape and boundary values look as before. Will its doubt grow with its error?',
    options: {
      yes: 'Yes: networks that are wrong disagree',
      no: 'No: they agree, and are wrong together',
      some: 'A little',
    },
    answer:
      'No. Doubt is about inputs that were never seen, and these were seen by the thousand. All networks give the old answer to a new question. Only what knows the new rule can hear it: the law itself with the new conductivity, or a few measurements.',
  },
  presets: {
    slight: 'A slight change',
    few: 'Few plates',
    many: 'Many plates',
    sharp: 'Sharper tests',
    materials: 'Families of materials',
  },
  presetHelp: {
    slight: 'Up to three tenths: from where on is a change noticed?',
    few: '32 rectangles: a worse model, with more doubt everywhere.',
    many: '1024 rectangles and ten networks: a better model. Is it safer? Takes a minute or two.',
    sharp: '120 plates a test: smaller changes are heard.',
    materials: 'The table is one of SYNTHETIC materials: six families, each held out once.',
  },
  breaks: {
    chance: {
      text: 'A model that is asked about another family can be worse than a guess: what it learnt between families need not hold within the new one. So it is with drugs and their targets: binding is told well for known proteins and compounds, and far worse for new ones.',
      source:
        'Chatterjee et al., Nat. Commun. 14, 1989 (2023); Kramer & Gedeck, J. Chem. Inf. Model. 50, 1961 (2010)',
    },
    matched: {
      text: 'The new rule here is pure by construction: its boundary values are, as nearly as exact solutions can be, those of the old plates. In the world a new rule mostly brings new inputs too, and may ring for that reason.',
      source: 'Quiñonero-Candela et al. (eds), Dataset Shift in Machine Learning (2009), chapter 1',
    },
    told: {
      text: 'The residual hears the new rule because it is told the new conductivity. A law that is itself wrong or out of date stays as silent as the data.',
      source: 'Kennedy & O’Hagan, J. R. Stat. Soc. B 63, 425 (2001)',
    },
    independent: {
      text: 'The tests promise 5 % for independent points. Many points of a few plates are not: with all points of each plate they would ring without any change.',
      source: 'Gretton et al., J. Mach. Learn. Res. 13, 723 (2012), section 3',
    },
    harmless: {
      text: 'A test that rings says that inputs differ, not that the model is wrong. A detector with enough plates finds changes that cost nothing.',
      source: 'Rabanser, Günnemann & Lipton, arXiv:1810.11953',
    },
  },
} as const;
