import { learnerFields } from './learner-words.ts';
import { pinnFields } from './pinn-words.ts';

/** Columns of one kind, for each way down. */
function ways<K extends 'L2' | 'Block' | 'Loss'>(kind: K, name: string) {
  return {
    [`adam${kind}`]: `Adam: ${name}`,
    [`lbfgs${kind}`]: `L-BFGS, f32: ${name}`,
    [`lbfgsExact${kind}`]: `L-BFGS, f64: ${name}`,
    [`newton${kind}`]: `Gauss–Newton, f32: ${name}`,
    [`newtonExact${kind}`]: `Gauss–Newton, f64: ${name}`,
  } as { readonly [W in 'adam' | 'lbfgs' | 'lbfgsExact' | 'newton' | 'newtonExact' as `${W}${K}`]: string };
}

/** The experiment `pinn-optimisers`: three ways down the same loss, in f32 and f64. */
export const pinnOptimisers = {
  panels: {
    learner: {
      title: 'Networks that learn a law',
      about:
        'The same small networks, from the same starts, learn the temperature of a plate from the law of heat alone: by Adam, by Adam and then L-BFGS, by Gauss–Newton. The last two are evaluated in f32, as graphics cards do it, and in f64.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    plate: {
      label: 'Plate',
      help: 'The square with cold edges. A source like a sine has a smooth answer. An even source contradicts the edges at the corners, where the answer is not smooth.',
      options: {
        sine: 'Source like a sine',
        heated: 'Even source',
        corners: 'Even source, corners known',
        'sine-edge': 'One edge warm as a sine',
      },
    },
    steps: { label: 'Steps of Adam', help: 'At most so many; a measured switch may end it earlier.' },
    lbfgs: { label: 'Iterations of L-BFGS', help: 'At most so many, from where Adam ended.' },
    newton: { label: 'Iterations of Gauss–Newton', help: 'At most so many, from where Adam began.' },
    change: {
      label: 'Switch from Adam',
      help: 'Measured: at a plateau, or where the noise of the points exceeds the signal; L-BFGS then runs as long as independent points gain too. Fixed: after all steps.',
      options: { measured: 'Measured', fixed: 'Fixed' },
    },
    width: pinnFields.width,
    points: pinnFields.points,
    boundaryPoints: pinnFields.boundaryPoints,
    boundaryWeight: pinnFields.boundaryWeight,
    sampling: {
      label: pinnFields.sampling.label,
      help: 'On a grid the same points are asked at every step.',
      options: { grid: 'Grid', random: 'Random', sobol: 'Sobol', 'latin-hypercube': 'Latin hypercube' },
    },
    renewEvery: { label: 'New points every … steps', help: 'While Adam runs; 0 keeps the first ones.' },
    learningRate: { label: 'Learning rate', help: 'Of Adam, the same at every step.' },
    spread: {
      label: 'Spread of the start',
      help: 'How wide weights and biases of the first layer are drawn. At 1 the biases are still wide, the slopes those of Glorot.',
    },
    networks: {
      label: 'Seeds',
      help: 'Networks with starts of their own; medians are drawn, all are in the files.',
    },
  },
  columns: {
    way: 'way',
    arithmetic: 'evaluated in',
    made: 'steps or iterations',
    cost: 'cost in gradients',
    evaluations: 'evaluations',
    ...ways('L2', 'error'),
    ...ways('Block', 'worst block'),
    ...ways('Loss', 'loss'),
    floor: 'rounding of f32',
    heldOut: 'loss on independent points',
    ratio: 'signal / noise',
    signal: 'signal of the gradient',
    noise: 'noise of the gradient',
    stopped: 'seeds that ended',
    reason: 'why it ended',
  },
  figures: {
    error: {
      title: 'Who gets to the bottom',
      caption:
        'Relative error of the temperature over the plate, medians over seeds. One clock for all: what was computed, counted in gradients; a Gauss–Newton step costs many. Dashed: evaluated in f32. Solid: in f64.',
      x: 'cost, gradients',
      y: 'relative error (L2)',
    },
    loss: {
      title: 'The floor of f32',
      caption:
        'Loss of L-BFGS in f32 (dashed) and f64 (solid). Dotted: what rounding in f32 does to the loss. It is estimated at every look; gains smaller than it cannot be seen, and a line search fails.',
      x: 'cost, gradients',
      y: 'loss',
    },
    newtonLoss: {
      title: 'Gauss–Newton hardly notices',
      caption:
        'Loss of Gauss–Newton in f32 (dashed) and f64 (solid). Its steps come from the residuals, whose rounding is small beside them; L-BFGS compares losses, whose differences drown.',
      x: 'cost, gradients',
      y: 'loss',
    },
    signal: {
      title: 'Signal and noise of the gradient',
      caption:
        'Along Adam and then L-BFGS by the engine, from two halves of random points, drawn independently of each other and of the points that are trained on. Where a dot is missing, the estimate of the signal was below zero: it is lost in the noise.',
      x: 'cost, gradients',
      y: 'square of the gradient',
    },
    ratio: {
      title: 'Signal over noise',
      caption:
        'The same as a ratio, medians over seeds, with the 1 that the switch goes by (dotted). Each dot is of draws of its own; estimates scatter around the truth and may be below zero. On fixed points the gradient that is followed has no noise at all: there the ratio is infinite by construction.',
      x: 'cost, gradients',
      y: 'signal / noise',
    },
  },
  curves: { one: 'signal equals noise' },
  findings: {
    finish: {
      label: 'L-BFGS finishes what Adam began:',
      yes: 'yes: {{steps}} steps of Adam leave a relative error of {{adam}}, L-BFGS in f64 brings it to {{lbfgs}} (cost {{cost}} gradients).',
      no: 'no: Adam {{adam}}, L-BFGS after it {{lbfgs}}.',
      'cannot-tell': 'not for every seed: Adam {{adam}}, L-BFGS after it {{lbfgs}}.',
      waiting: 'still going down.',
    },
    floor: {
      label: 'f32 ends L-BFGS:',
      yes: 'yes, after {{made}} iterations, at a loss of {{loss}}: the steps left would gain less than rounding, {{rounding}}. Error {{f32}}; in f64 it came to {{f64}}.',
      no: 'not within these iterations: error {{f32}} in f32 and {{f64}} in f64.',
      'cannot-tell': 'error {{f32}} in f32 and {{f64}} in f64.',
      reference: 'the reference engine evaluates in f64: there is no f32 to compare.',
      waiting: 'still going down.',
    },
    newton: {
      label: 'Gauss–Newton is better, and immune to f32:',
      yes: 'yes: {{f64}} in f64 and {{f32}} in f32, where L-BFGS in f64 has {{lbfgs}}; at a cost of {{cost}} gradients.',
      no: 'no: {{f64}} in f64, {{f32}} in f32, L-BFGS {{lbfgs}}.',
      'cannot-tell': 'not clearly: {{f64}} in f64, {{f32}} in f32, L-BFGS {{lbfgs}}.',
      waiting: 'still going down.',
    },
    ended: {
      label: 'Why L-BFGS by the engine ended:',
      yes: 'converged: the gradient is as small as was asked.',
      no: 'it ran away.',
      'cannot-tell': 'another reason.',
      converged: 'converged: the gradient is as small as was asked.',
      'precision-limited':
        'precision-limited, after {{made}} iterations: what a step can gain is below the rounding of the loss.',
      'line-search-failed':
        'the line search failed twice, along L-BFGS’s direction and straight down, and rounding does not explain it.',
      'iteration-limit': 'it was cut at {{made}} iterations, still going down.',
      'evaluation-limit': 'it was cut at its number of evaluations, still going down.',
      overfits: 'it overfits its points: the loss there falls, on independent points it no longer does.',
      diverged: 'the loss was not finite.',
      waiting: 'still going down.',
    },
    signal: {
      label: 'The gradient’s signal stands above the noise of its points:',
      yes: 'yes, in the last two looks of Adam; below 1 in {{below}} of {{looks}} looks, {{last}} in the last.',
      no: 'no: below 1 in {{below}} of {{looks}} looks of Adam and in both of the last two, {{last}} in the last. Steps on such points are mostly noise; a measured switch enlarges the set and holds it fixed.',
      'cannot-tell':
        'not to be told: below 1 in {{below}} of {{looks}} looks of Adam, in one of the last two.',
      waiting: 'too early to tell.',
      'fixed-above':
        'on random points yes, in the last two looks of Adam; below 1 in {{below}} of {{looks}}. The points trained on are fixed anyway: there the ratio is infinite by construction.',
      'fixed-below':
        'not on random points, once Adam ends: below 1 in {{below}} of {{looks}} looks, {{last}} in the last. Drawn anew at each step, so few points would give mostly noise by then. Adam descends because its points are fixed, where the ratio is infinite by construction; at its end the loss is {{loss}} on them and {{heldOut}} on independent ones.',
      'fixed-between':
        'on random points it cannot be told: below 1 in {{below}} of {{looks}} looks of Adam, in one of the last two. The points trained on are fixed: there the ratio is infinite by construction.',
    },
  },
  guess: {
    question:
      'Adam has come within about one percent of the temperature, and gains little more. What brings the error down a thousandfold?',
    options: {
      longer: 'More steps of Adam',
      curvature: 'A method that knows the curvature',
      wider: 'A wider network',
    },
    answer:
      'The network can do it: Gauss–Newton finds weights a thousand times as good, for the cost of twice as long a run of Adam. The valley is narrow and long, and a first-order method creeps along it. L-BFGS learns the curvature on the way and comes far, until differences of the loss drown in the rounding of f32. Gauss–Newton takes the curvature from the residuals and hardly minds. None of them helps where the answer itself is not smooth: with an even source Gauss–Newton is still at 0.3 to 0.6 % after its 400 iterations, until their known function is put beside the network.',
  },
  presets: {
    'unit-source': 'Even source',
    'known-corners': 'Even source, corners known',
    asymmetric: 'One warm edge',
    'fresh-points': 'New points all the time',
    'few-points': 'Too few points',
    'no-spread': 'Narrow start',
  },
  presetGroups: { plate: 'Plate', points: 'Points' },
  presetHelp: {
    'unit-source':
      'Second derivatives of the answer have no limit at the corners: after 400 iterations even Gauss–Newton is still at 0.3 to 0.6 % (three seeds, in f32 and f64).',
    'known-corners':
      'The same plate with the corners’ own function, r² ln r, beside the network: Gauss–Newton ends some forty to sixty times as near.',
    asymmetric: 'A solution that is not symmetric: swapped axes would show.',
    'fresh-points':
      'New random points every ten steps: now the noise is real. It exceeds the signal after some 400 steps; the set is then enlarged, frozen, and left to L-BFGS.',
    'few-points':
      'Thirty points inside: Gauss–Newton brings the loss on them to zero (10⁻²⁹) and the error to 0.2 %, two hundred times that with 900.',
    'no-spread': 'Units that start alike: second-order methods need longer.',
  },
  breaks: {
    one: {
      text: 'One small network, smooth or nearly smooth problems in two dimensions. That Gauss–Newton wins here says nothing of networks with a million weights, where its matrix does not fit.',
      source: 'Müller & Zeinhofer, arXiv:2302.13163',
    },
    noise: {
      text: 'Signal and noise are those of random collocation points. This noise is no temperature: it depends on the place and vanishes where every residual does.',
      source: 'Anagnostopoulos et al., arXiv:2403.18494',
    },
    clock: {
      text: 'Multiplications are counted, not seconds. A processor that is better at long products of matrices than at tanh favours Gauss–Newton more than this clock does.',
      source: 'Rathore et al., arXiv:2402.01868',
    },
  },
} as const;
