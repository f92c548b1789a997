import { learnerFields } from './learner-words.ts';

const { seed, task, points, inputs, steps, optimiser, learningRate, profile, activation } = learnerFields;

/** The experiment `jamming`: how many parameters satisfy every label, and what is left where they cannot. */
export const jamming = {
  panels: {
    learner: {
      title: 'Networks, narrow to wide',
      about:
        'Each label asks for a margin. A label that has it costs nothing; the others push. Too few parameters, and some labels push for ever, like spheres in a box too small for them.',
    },
  },
  fields: {
    seed,
    task,
    points,
    inputs,
    narrowest: { label: 'Hidden units, narrowest', help: 'The run goes from narrow to wide.' },
    widest: { label: 'Hidden units, widest', help: 'Wide enough that every label is satisfied.' },
    widths: { label: 'Number of widths', help: 'In about equal factors; equal ones are taken once.' },
    steps: {
      label: steps.label,
      help: 'Full gradient, no noise. Near the threshold training slows down: more steps find more solutions.',
    },
    samples: {
      label: 'Samples',
      help: 'Draws of points and labels, one network each. Error bars come from them.',
    },
    optimiser,
    learningRate,
    profile,
    activation,
  },
  columns: {
    step: 'no.',
    hidden: 'hidden units',
    parameters: 'parameters',
    ratio: 'parameters per datum',
    satisfied: 'networks that satisfy every label',
    satisfiedLow: '95 % interval, from',
    satisfiedHigh: '95 % interval, to',
    unsatisfied: 'unsatisfied labels per datum',
    unsatisfiedError: 'error of unsatisfied labels per datum',
    contacts: 'unsatisfied labels per parameter',
    contactsError: 'error of unsatisfied labels per parameter',
    energy: 'energy per datum',
    energyError: 'error of the energy',
    gradient: 'norm of the gradient',
    gradientError: 'error of the gradient norm',
    wrong: 'wrong answers, trained points',
    wrongError: 'error of wrong answers, trained points',
    heldOutWrong: 'wrong answers, new points',
    heldOutWrongError: 'error of wrong answers, new points',
  },
  figures: {
    satisfied: {
      title: 'From jammed to free',
      caption:
        'Share of networks that satisfy every label, with its 95 % interval. A short stretch of parameters decides between none and all.',
      x: 'parameters per datum p/P',
      y: 'share of networks',
    },
    contacts: {
      title: 'What still pushes',
      caption:
        'Labels without their margin, counted per parameter and per datum: the contacts between spheres. A network held in place by them needs about as many as it has parameters, up to a factor.',
      x: 'parameters per datum p/P',
      y: 'unsatisfied labels',
    },
    energy: {
      title: 'Energy',
      caption:
        'Half the mean square of what the labels lack of their margin. Exactly zero where all are satisfied.',
      x: 'parameters per datum p/P',
      y: 'energy per datum',
    },
    errors: {
      title: 'Stored is not learnt',
      caption:
        'Wrong answers on the trained points and on new ones. For random labels new points are guessed: one half is chance.',
      x: 'parameters per datum p/P',
      y: 'share of wrong answers',
    },
  },
  findings: {
    threshold: {
      label: 'Where does it jam?',
      yes: 'Half of the networks satisfy every label at {{ratio}} ± {{error}} parameters per datum.',
      no: 'Half of the networks satisfy every label at {{ratio}} ± {{error}} parameters per datum.',
      'cannot-tell':
        'Not within these widths so far: {{satisfied}} % of the networks satisfy every label at {{widest}} parameters per datum.',
    },
    jump: {
      label: 'Does the number of pushing labels end at a finite value?',
      yes: 'Yes: {{contacts}} ± {{error}} per parameter among the networks that are still jammed at {{ratio}} parameters per datum, the last width at which most are.',
      no: 'Not here: {{contacts}} ± {{error}} per parameter among the jammed networks at {{ratio}} parameters per datum.',
      'cannot-tell': 'It cannot be told before both sides of the threshold are seen.',
    },
    settled: {
      label: 'Are the jammed networks at rest?',
      yes: 'Yes: the gradient is at most {{gradient}} of the root of twice the energy.',
      no: 'No: the gradient is still {{gradient}} of the root of twice the energy. Train longer before counting.',
      'cannot-tell':
        'Not quite: the gradient is up to {{gradient}} of the root of twice the energy. More steps would tell.',
    },
    generalises: {
      label: 'Did the widest learn anything?',
      yes: 'Yes: {{wrong}} ± {{error}} % wrong on new points.',
      no: 'No: {{wrong}} ± {{error}} % wrong on new points, as by chance. It has stored its labels.',
      'cannot-tell': '{{wrong}} ± {{error}} % wrong on new points: too close to chance to tell.',
      'random-jammed':
        '{{wrong}} ± {{error}} % wrong on new points. There is no rule behind random labels, and these were not all stored.',
      random:
        '{{wrong}} ± {{error}} % wrong on new points. There is no rule behind random labels: it has stored them.',
    },
  },
  guess: {
    question: '100 random labels. With how many parameters can a network get them all right, with a margin?',
    options: { fewer: 'Fewer than 100', equal: 'About 100', more: 'Several hundred' },
    answer:
      'Fewer, with a good optimiser: about half as many here, after long training without noise. A label is one bit, a weight is a number. But the fewer to spare, the longer the search, and there is no promise that training finds what exists.',
  },
  presets: {
    'twice-the-data': 'Twice the data',
    rule: 'Labels with a rule',
    patient: 'Ten times longer',
    relu: 'ReLU',
  },
  presetHelp: {
    'twice-the-data': '200 points: the threshold should stay near the same number of parameters per datum.',
    rule: 'Labels by a teacher: fewer parameters do.',
    patient: '40 000 steps: the threshold moves a little to fewer parameters.',
    relu: 'Units that can be silent.',
  },
  breaks: {
    algorithm: {
      text: 'Jamming is where this training stops finding solutions, not where solutions stop existing.',
      source: 'Geiger et al., Phys. Rev. E 100 (2019) 012115',
    },
    spheres: {
      text: 'Spheres that just touch need exactly as many contacts as they have degrees of freedom. Networks end with fewer: how many depends on depth and data.',
      source: 'Spigler et al., J. Phys. A 52 (2019) 474001',
    },
    loss: {
      text: 'With cross-entropy no label ever has enough: there is no zero energy, and no sharp threshold.',
      source: 'Geiger et al., Phys. Rev. E 100 (2019) 012115',
    },
  },
} as const;
