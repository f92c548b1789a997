import { glassPanels } from './glass-words.ts';
import { learnerFields, learnerPanels } from './learner-words.ts';

const { seed, task, hidden, inputs, points, learningRate } = learnerFields;

/** The experiment `saddles`: critical points of any index, on the loss of networks and on the 3-spin glass. */
export const saddles = {
  panels: {
    glass: {
      ...glassPanels.glass,
      title: 'Spherical spin glass',
      about:
        'Spins that are real numbers, together on a sphere, coupled at random in threes. At what height which saddles lie is known exactly.',
    },
    learner: {
      ...learnerPanels.learner,
      about:
        'Small networks with one hidden layer. Their loss is a landscape over all weights, with passes and valleys.',
    },
  },
  fields: {
    seed,
    task,
    hidden,
    decay: {
      label: 'Weight decay',
      help: 'Half of this times the squared weights is added to the loss. At 0 much of the landscape is flat, and most searches end where no critical point is.',
    },
    samples: {
      label: 'Samples',
      help: 'How many sets of data, and as many glasses. Error bars come from them.',
    },
    inputs,
    points,
    noise: { label: 'Noise on the answers', help: 'Variance of what is added to a teacher’s answers.' },
    learningRate,
    size: { label: 'Number of spins', help: 'Every three of them are coupled.' },
    longest: {
      label: 'Training steps',
      help: 'How long the networks go downhill before the last searches start.',
    },
    copies: {
      label: 'Ways down in each sample',
      help: 'Starts of each sample. From each, one search at every stage.',
    },
    aside: {
      label: 'Step aside',
      help: 'Every second search starts off the way down, by this share of a typical weight or spin.',
    },
    iterations: { label: 'Steps of a search', help: 'After so many Newton steps a search is given up.' },
  },
  columns: {
    stage: 'stage',
    step: 'training step',
    time: 'time of the glass',
    learnerStart: 'loss at the start',
    learnerStartError: 'error of loss at the start',
    learnerEnergy: 'loss of what was found',
    learnerEnergyError: 'error of loss of what was found',
    learnerAlpha: 'index, networks',
    learnerAlphaError: 'error of index, networks',
    learnerFound: 'critical points, networks',
    learnerRejected: 'searches that found none, networks',
    glassStart: 'energy at the start',
    glassStartError: 'error of energy at the start',
    glassEnergy: 'energy of what was found',
    glassEnergyError: 'error of energy of what was found',
    glassAlpha: 'index, glass',
    glassAlphaError: 'error of index, glass',
    glassFound: 'critical points, glass',
    glassRejected: 'searches that found none, glass',
    learnerFlat: 'share of flat directions',
    learnerFlatError: 'error of share of flat directions',
    alpha: 'index (share of directions down)',
    learnerHeight: 'loss above the lowest found',
    learnerHeightError: 'error of loss above the lowest',
    learnerCount: 'how many, networks',
    glassHeight: 'energy per spin at this index',
    glassHeightError: 'error of energy at this index',
    glassCount: 'how many, glass',
  },
  curves: { exact: 'exact, N → ∞' },
  figures: {
    learnerIndex: {
      title: 'Networks: how high, and how many ways down',
      caption:
        'Each point: all critical points of one index, each counted once; their loss above the lowest found on the same data. A point that stands out alone is one special place: all hidden units dead, as many ways down as there are units.',
      x: 'share of directions that go down',
      y: 'loss above the lowest found',
    },
    glassIndex: {
      title: 'Glass: how high, and how many ways down',
      caption:
        'Energy of stationary points by their index. Dashed: exact for N → ∞. It begins at the threshold, below which nothing goes down any more.',
      x: 'share of directions that go down',
      y: 'energy per spin',
    },
    descent: {
      title: 'On the way down',
      caption:
        'Index of the critical points that are found from the way down, stage by stage: the longer the descent, the fewer ways down are left.',
      x: 'stage',
      y: 'share of directions that go down',
    },
    learnerSpectrum: {
      title: 'Networks: the curvatures',
      caption:
        'Curvatures in all directions, at critical points of the chosen index. What goes down lies left of zero. A few are much larger than all others; they are counted in the last bar.',
      x: 'curvature',
      y: 'density',
      at: 'index {{value}}',
    },
    glassSpectrum: {
      title: 'Glass: the curvatures',
      caption:
        'The same on the sphere: near a semicircle, which moves to the right as one goes down, until nothing of it is left of zero.',
      x: 'curvature',
      y: 'density',
      at: 'index {{value}}',
    },
  },
  findings: {
    'learner-monotone': {
      label: 'Networks: do higher places have more ways down?',
      yes: 'Yes: rank correlation of loss and index {{rho}} (95 %: {{low}} to {{high}}), over {{count}} critical points.',
      no: 'The other way round: rank correlation {{rho}} (95 %: {{low}} to {{high}}), over {{count}} critical points.',
      'cannot-tell':
        'Cannot be told from {{count}} critical points: rank correlation {{rho}} (95 %: {{low}} to {{high}}).',
    },
    'glass-monotone': {
      label: 'Glass: do higher places have more ways down?',
      yes: 'Yes: rank correlation of energy and index {{rho}} (95 %: {{low}} to {{high}}), over {{count}} stationary points.',
      no: 'The other way round: rank correlation {{rho}} (95 %: {{low}} to {{high}}), over {{count}} stationary points.',
      'cannot-tell':
        'Cannot be told from {{count}} stationary points: rank correlation {{rho}} (95 %: {{low}} to {{high}}).',
    },
    'glass-curve': {
      label: 'Does the glass lie on its exact curve?',
      yes: 'Nearly: with {{size}} spins the index differs by {{apart}} ± {{error}} from that for N → ∞ at the same energy.',
      no: 'No: with {{size}} spins the index differs by {{apart}} ± {{error}} from that for N → ∞.',
      'cannot-tell':
        'Near it, but not on it: with {{size}} spins the index differs by {{apart}} ± {{error}} from that for N → ∞.',
    },
    'learner-found': {
      label: 'Networks: did the searches end at critical points?',
      yes: '{{found}} of {{searches}} did. {{lost}} ended elsewhere ({{share}} %): the slope is smallest there, but not zero. They are left out.',
      no: 'Most did not: {{lost}} of {{searches}} ({{share}} %) ended where the slope is smallest but not zero, and are left out. What is found may not stand for all.',
      'cannot-tell': '{{found}} of {{searches}} did, as many did not.',
    },
    'glass-found': {
      label: 'Glass: did the searches end at stationary points?',
      yes: '{{found}} of {{searches}} did. {{lost}} ended elsewhere ({{share}} %) and are left out.',
      no: 'Most did not: {{lost}} of {{searches}} ({{share}} %) ended elsewhere and are left out.',
      'cannot-tell': '{{found}} of {{searches}} did, as many did not.',
    },
  },
  guess: {
    question: 'You stand at a place where the ground is level in every direction. Is it a valley or a pass?',
    options: {
      valley: 'A valley, most likely',
      depends: 'It depends on the height',
      pass: 'A pass, wherever it is',
    },
    answer:
      'It depends on the height. High up nearly all level places are passes with many ways down; the lower, the fewer ways are left; valleys lie at the bottom. In a glass without end this is exact. In networks it is the trend that is measured here.',
  },
  presets: {
    noise: 'Random answers',
    labels: 'Random labels',
    free: 'No decay',
    wide: 'Wider',
    spins: 'More spins',
    many: 'Many searches',
  },
  presetHelp: {
    noise: 'Nothing to learn: normal numbers to be stored.',
    labels: 'Nothing to learn: +1 and −1 to be stored.',
    free: 'Without weight decay: flat directions, and searches that end nowhere.',
    wide: 'Twice as many hidden units.',
    spins: 'Twice as many spins: the glass comes nearer to its curve.',
    many: 'Three times as many samples, twice as many ways down. Takes minutes.',
  },
  breaks: {
    flat: {
      text: 'Networks have symmetries that the glass lacks, and dead units that make whole lines of critical points. Without weight decay their saddles are degenerate: directions that neither rise nor fall.',
      source: 'Fukumizu & Amari, Neural Networks 13, 317 (2000)',
    },
    nowhere: {
      text: 'A search for level ground also ends where the slope is smallest without being zero. Much of what has been published as critical points may be such places. Here the slope must be below 10⁻⁸, and what fails is counted.',
      source: 'Frye et al., arXiv:2003.10397 (2020)',
    },
    exact: {
      text: 'In the glass one curve holds for all samples. The heights of a network depend on data, decay and width; only the order is compared, sample by sample.',
      source: 'Dauphin et al., NeurIPS (2014); Pennington & Bahri, ICML (2017)',
    },
    found: {
      text: 'What is shown are the points that searches find, and they find those near the ways down. That is no fair draw of all critical points, on either side.',
      source: 'Angelani et al., Phys. Rev. Lett. 85, 5356 (2000)',
    },
    kinks: {
      text: 'Networks with ReLU are left out: their landscape has kinks, where a Hessian does not exist.',
      source: 'Laurent & von Brecht, ICML (2018)',
    },
  },
} as const;
