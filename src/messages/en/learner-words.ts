import { data } from './data.ts';

/** Words that several experiments on networks share: settings with one meaning everywhere, the panel, the portrait. */
export const learnerFields = {
  seed: { label: 'Seed', help: 'The same seed and settings give the same run.' },
  task: {
    label: 'What is learnt',
    help: 'A teacher is a small network whose outputs, with a little noise, are to be imitated. Random labels have no rule: they can only be stored.',
    options: {
      teacher: data.teacher.label,
      'teacher-sign': data['teacher-sign'].label,
      'two-moons': data['two-moons'].label,
      spirals: data.spirals.label,
      xor: data.xor.label,
      parity: data.parity.label,
      clusters: data.clusters.label,
      'random-labels': data['random-labels'].label,
      'random-values': data['random-values'].label,
      iris: data.iris.label,
      'iris-width': data['iris-width'].label,
      penguins: data.penguins.label,
      'penguin-mass': data['penguin-mass'].label,
      'auto-mpg': data['auto-mpg'].label,
      digits: data.digits.label,
      'digit-parity': data['digit-parity'].label,
      own: 'My own table',
    },
  },
  table: {
    label: 'Your own table',
    help: 'A CSV file whose first row names the columns. The file stays on this machine.',
  },
  target: { label: 'Column to predict', help: 'Its name in the header; left empty, the last column.' },
  features: {
    label: 'Columns to predict from',
    help: 'Names separated by commas; left empty, all the others.',
  },
  optimiser: {
    label: 'Optimiser',
    help: 'What a step makes of the gradient.',
    options: {
      sgd: 'Gradient descent (SGD)',
      momentum: 'Momentum',
      nesterov: 'Nesterov',
      adam: 'Adam',
      adamw: 'AdamW',
      rmsprop: 'RMSprop',
    },
  },
  profile: {
    label: 'Schedule of the rate',
    help: 'How the learning rate goes up and down during the run.',
    options: {
      constant: 'Constant',
      'inverse-time': '1/t',
      step: 'Steps',
      exponential: 'Exponential',
      cosine: 'Cosine',
      restarts: 'Cosine with restarts',
      triangular: 'Triangles',
      triangular2: 'Triangles, halved each time',
      'exp-range': 'Triangles, shrinking',
      'one-cycle': 'One cycle',
      'warm-up': 'Warm-up, then cosine',
    },
  },
  learningRate: { label: 'Learning rate', help: 'The length of a step, in units of the gradient.' },
  batch: { label: 'Minibatch', help: 'Points drawn for one step. Fewer points, more noise.' },
  batchOrAll: {
    label: 'Minibatch',
    help: 'Points drawn for one step. Fewer points, more noise; 0 takes all of them, without noise.',
  },
  points: { label: 'Training points', help: 'How many points the networks train on.' },
  inputs: { label: 'Inputs', help: 'Dimension of a point.' },
  hidden: { label: 'Hidden units', help: 'Width of a hidden layer.' },
  networks: { label: 'Networks', help: 'How many networks train at once. Error bars come from them.' },
  steps: { label: 'Training steps', help: 'How many steps each network makes.' },
  activation: {
    label: 'Activation',
    help: 'What a hidden unit makes of its input.',
    options: { tanh: 'tanh', relu: 'ReLU', gelu: 'GELU', erf: 'erf', sine: 'sine' },
  },
} as const;

export const learnerPanels = {
  learner: {
    title: 'Neural networks',
    about:
      'Networks of one shape on the same points, from different starts. Training moves their weights downhill.',
  },
} as const;

export const learnerPortraits = {
  learner: {
    label: 'What one network says against what another says, at every training point.',
    x: 'network A',
    y: 'network B',
    caption:
      'Same points, two starts. Each dot is a training point; on the diagonal the two networks say the same.',
  },
} as const;

export const learnerFindings = {
  diverged: {
    label: 'Ran away:',
    yes: '{{count}} of {{networks}} networks, the first at step {{step}}, at learning rate {{rate}}. They are left out of every mean; half the rate, {{half}}, is worth a try.',
    no: 'none of {{networks}} networks.',
    'cannot-tell': 'no network has been asked yet.',
  },
} as const;
