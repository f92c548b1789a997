import { learnerFields } from './learner-words.ts';
import { errorColumns, transfer } from './transfer.ts';

const { fields } = transfer;

export const anchorArms = {
  data: 'source data alone',
  anchored: 'source data and the source’s law',
  labelled: 'then labels',
  oldLaw: 'then the old law (wrong)',
  newLaw: 'then the new law',
} as const;

const numbers = '{{difference}} points (95 % interval {{low}} to {{high}})';

/** The experiment `physics-as-anchor`: the law carries over where data do not. */
export const physicsAsAnchor = {
  panels: {
    learner: {
      title: 'One surrogate, five teachers',
      about:
        'Networks have learnt rectangular plates. On new plates they are taught by a few labels, by the law with the conductivity these plates have, or by the law with the one the old plates had. The law needs no measurement.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    target: fields.target,
    amount: fields.amount,
    labels: fields.labels,
    repeats: fields.repeats,
    sourcePlates: fields.sourcePlates,
    targetPlates: fields.targetPlates,
    testPlates: fields.testPlates,
    points: fields.points,
    width: fields.width,
    steps: fields.steps,
    tuneSteps: fields.tuneSteps,
    lawSteps: fields.lawSteps,
    learningRate: fields.learningRate,
    tuneRate: fields.tuneRate,
    lawPlates: fields.lawPlates,
    lawPoints: fields.lawPoints,
    lawWeight: fields.lawWeight,
    resolution: { label: 'Cells of a picture', help: 'Along the longer side.' },
  },
  columns: {
    arm: 'taught by',
    labels: 'labels',
    labelsPlusOne: 'labels + 1',
    error: 'relative error',
    errorError: 'error of the error',
    gain: 'gain over source data alone',
    gainError: 'error of the gain',
    gainLow: 'gain, lower end of 95 %',
    gainHigh: 'gain, upper end of 95 %',
    residual: 'residual of the true law',
    residualError: 'error of the residual',
    sourceError: 'error on source plates',
    sourceErrorError: 'error of the source’s error',
    ...errorColumns(anchorArms, 'standard error'),
  },
  columnWords: { arm: anchorArms },
  figures: {
    labels: {
      title: 'Error against labels, with and without a law',
      caption:
        'Relative error on unseen new plates, mean over repeats with its standard error. The axis counts labels + 1, so that none has a place.',
      x: 'labels + 1',
      y: 'relative error',
    },
    plate: {
      title: 'One new plate',
      caption:
        'A plate that nobody learnt from, in the first repeat: the true temperature, what the network says, where it is wrong, and where it breaks the plate’s own law (times the squared distance to the edges, as it is trained).',
      x: 'x',
      y: 'y',
      panels: {
        exact: 'True temperature',
        taught: 'Temperature of the network',
        error: 'Error',
        lawResidual: 'Residual of the true law',
      },
    },
  },
  findings: {
    anchored: {
      label: 'The source’s law beside its data helps on new plates:',
      yes: `yes: {{first}} ± {{firstError}} % without it, {{second}} ± {{secondError}} % with it; ${numbers}.`,
      no: `no, it hurts: {{first}} ± {{firstError}} % without it, {{second}} ± {{secondError}} % with it; ${numbers}.`,
      'cannot-tell': `{{first}} ± {{firstError}} % without it, {{second}} ± {{secondError}} % with it: ${numbers}.`,
      waiting: 'these networks are still being trained.',
    },
    carries: {
      label: 'The new law helps without a label:',
      yes: `yes: from {{first}} ± {{firstError}} % to {{second}} ± {{secondError}} %; ${numbers}.`,
      no: `no: from {{first}} ± {{firstError}} % to {{second}} ± {{secondError}} %; ${numbers}.`,
      'cannot-tell': `from {{first}} ± {{firstError}} % to {{second}} ± {{secondError}} %: ${numbers}.`,
      waiting: 'these networks are still being trained.',
    },
    misleads: {
      label: 'The old law makes the new plates worse:',
      yes: `yes: {{first}} ± {{firstError}} % with it, {{second}} ± {{secondError}} % without any; ${numbers}.`,
      no: `no, it still helps: {{first}} ± {{firstError}} % with it, {{second}} ± {{secondError}} % without any; ${numbers}.`,
      'cannot-tell': `{{first}} ± {{firstError}} % with it, {{second}} ± {{secondError}} % without any: ${numbers}.`,
      waiting: 'these networks are still being trained.',
    },
    beside: {
      label: 'The new law helps beside {{labels}} labels:',
      yes: `yes: {{first}} ± {{firstError}} % with labels alone, {{second}} ± {{secondError}} % with both; ${numbers}.`,
      no: `no: {{first}} ± {{firstError}} % with labels alone, {{second}} ± {{secondError}} % with both; ${numbers}.`,
      'cannot-tell': `{{first}} ± {{firstError}} % with labels alone, {{second}} ± {{secondError}} % with both: ${numbers}.`,
      waiting: 'these networks are still being trained.',
    },
    trusted: {
      label: 'Beside {{labels}} labels the old law is better dropped:',
      yes: `yes: {{first}} ± {{firstError}} % with it, {{second}} ± {{secondError}} % with labels alone; ${numbers}.`,
      no: `no: {{first}} ± {{firstError}} % with it, {{second}} ± {{secondError}} % with labels alone; ${numbers}.`,
      'cannot-tell': `{{first}} ± {{firstError}} % with it, {{second}} ± {{secondError}} % with labels alone: ${numbers}.`,
      waiting: 'these networks are still being trained.',
    },
  },
  guess: {
    question: 'The conductivity has changed, and nobody measures. What does the law teach?',
    options: {
      old: 'The old one is better than none',
      new: 'The new one, and only that',
      none: 'Nothing: without labels nothing is learnt',
    },
    answer:
      'The new one, and much: asked for at thousands of points where nobody measured, it took away about four tenths of the error on unseen plates in runs like this one. The old one moved little. It says once more what the source’s data said, and can neither mislead a network that believes it nor correct it. The lights below say what this run saw.',
  },
  presetGroups: { worlds: 'What changes' },
  presets: {
    covariate: 'Shape alone',
    both: 'Shape and law',
    few: 'Few points of the law',
    research: 'Many repeats',
  },
  presetHelp: {
    covariate: 'A notch: the law stays what it was, so that old and new are one.',
    both: 'A notch and a varying conductivity.',
    few: '256 points for 1345 parameters: the law holds there, and nothing is learnt.',
    research: '24 repeats, longer training. Takes many minutes.',
  },
  breaks: {
    given: {
      text: 'The new conductivity is given exactly, and the edges’ temperatures too. In practice both are measured.',
      source: 'Brynjarsdóttir & O’Hagan, Inverse Problems 30, 114007 (2014)',
    },
    edges: {
      text: 'All surrogates take on the prescribed edges by construction. A network without that would need them taught as well, and would gain less from a law inside.',
      source: 'Lagaris, Likas & Fotiadis, IEEE Trans. Neural Netw. 9, 987 (1998)',
    },
    residual: {
      text: 'A small residual says that a law is obeyed, not that it is the right one, and at a corner not even that the answer is near.',
      source: 'pinn-fail shows it',
    },
  },
} as const;
