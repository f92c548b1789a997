import { learnerFields, learnerFindings, learnerPanels, learnerPortraits } from './learner-words.ts';

const { seed, learningRate, points, networks } = learnerFields;

/** The experiment `temperature-of-sgd`: what the noise of minibatches is, measured mode by mode. */
export const temperatureOfSgd = {
  panels: learnerPanels,
  portraits: learnerPortraits,
  fields: {
    seed,
    problem: {
      label: 'Landscape',
      help: 'A quadratic bowl whose directions are separate; one linear model; a small network at a minimum; or a wide network that fits every point beside a small one that cannot.',
      options: {
        modes: 'Separate directions',
        'least-squares': 'Linear model',
        network: 'Small network',
        interpolation: 'Everything fitted',
      },
    },
    learningRate: {
      label: learningRate.label,
      help: 'The length of a step, in units of the gradient. A quarter and a half of it are run too.',
    },
    batch: {
      label: 'Minibatch',
      help: 'Points drawn for one step, with replacement. Four and sixteen times as many are run too.',
    },
    steps: {
      label: 'Training steps',
      help: 'Steps of each network that are measured, after it has forgotten its start.',
    },
    networks,
    momentum: { label: 'Momentum', help: 'Share of the last step that is made again. 0 is plain descent.' },
    shape: {
      label: 'Noise of separate directions',
      help: 'Equally strong in every direction, or as strong as the curvature, as it is where labels are noisy.',
      options: { isotropic: 'Equal', 'as-curvature': 'As the curvature' },
    },
    modes: { label: 'Directions', help: 'Directions of the bowl; for networks the number of inputs.' },
    condition: {
      label: 'Steepest over flattest',
      help: 'Ratio of the largest curvature to the smallest. The largest is 1.',
    },
    points,
    labelNoise: { label: 'Noise of the labels', help: 'Variance of what is added to every label.' },
    hidden: { label: 'Hidden units', help: 'Width of the small network.' },
    wide: { label: 'Hidden units, wide network', help: 'Enough of them fit every point, noise and all.' },
    weightDecay: {
      label: 'Weight decay',
      help: 'Pull of every weight of the small network to zero, so that no direction is wholly flat.',
    },
  },
  columns: {
    part: 'part of the run',
    mode: 'direction no.',
    step: 'step',
    learningRate: 'η',
    batch: 'B',
    diverged: 'ran away',
    divergedStep: 'ran away at step',
    curvature: 'curvature λ',
    noise: 'noise of one point, σ²',
    noiseScale: 'if noise were alike, η tr C/2Bd(1−μ)',
    sgd: 'descent',
    sgdError: 'error of descent',
    theory: 'descent, theory',
    langevin: 'Langevin',
    langevinError: 'error of Langevin',
    langevinTheory: 'Langevin, exact',
    underdamped: 'Langevin with inertia',
    underdampedError: 'error of Langevin with inertia',
    temperature: 'temperature T',
    virial: 'virial temperature',
    virialError: 'error of the virial temperature',
    lossWide: 'loss, wide',
    lossWideError: 'error of the loss, wide',
    noiseWide: 'wide network',
    noiseWideError: 'error of the wide network',
    lossSmall: 'loss, small',
    lossSmallError: 'error of the loss, small',
    noiseSmall: 'small network',
    noiseSmallError: 'error of the small network',
    signalWide: 'signal over noise, wide',
    signalWideError: 'error of signal over noise, wide',
    signalSmall: 'signal over noise, small',
    signalSmallError: 'error of signal over noise, small',
  },
  figures: {
    modes: {
      title: 'Every direction by itself',
      caption:
        'Curvature times mean square distance from the minimum, λ⟨x²⟩: a temperature is the same in every direction. Langevin dynamics is level, but for what its finite step adds at the steep end. Descent is where its noise puts it.',
      x: 'curvature λ of the direction',
      y: 'λ⟨x²⟩',
    },
    scan: {
      title: 'Learning rate over minibatch',
      caption:
        'The mean over directions, for three rates and three minibatches, against η tr C/[2Bd(1 − μ)]: what it would be for small steps and noise that does not depend on place or direction. Dashed: theory for the steps as they are.',
      x: 'η tr C/[2Bd(1 − μ)]',
      y: 'mean of λ⟨x²⟩',
    },
    gone: {
      title: 'What the noise would stand for',
      caption:
        'The scatter of minibatch gradients, as a temperature η tr C/(2Bp). Where every point is fitted it falls as long as training goes on; where the points cannot be fitted it stays.',
      x: 'training step',
      y: 'η tr C/(2Bp)',
    },
    signal: {
      title: 'Signal over noise of the gradient',
      caption:
        'Mean square of the gradient over the variance of a minibatch, from pairs of independent minibatches. Noise that vanishes together with the gradient does not drown it.',
      x: 'training step',
      y: 'signal over noise',
    },
    losses: {
      title: 'Loss',
      caption: 'Mean loss on the same noisy points. The wide network fits the noise too.',
      x: 'training step',
      y: 'mean loss',
    },
  },
  findings: {
    diverged: learnerFindings.diverged,
    law: {
      label: 'The law holds:',
      yes: 'all {{numbers}} numbers agree with the exact law; the farthest is {{worst}} standard errors away, and the mean ratio is {{ratio}}.',
      no: 'not here: of {{numbers}} numbers one lies {{worst}} standard errors from the exact law; the mean ratio is {{ratio}}.',
      'cannot-tell': 'too few networks for an error bar.',
      near: 'the quadratic around the minimum says what is measured to within a fifth: measured over predicted lies between {{low}} and {{high}}.',
      off: 'not here: measured over the quadratic around the minimum lies between {{low}} and {{high}}. The bowl is not all there is.',
    },
    'one-temperature': {
      label: 'One temperature for all:',
      yes: 'yes, here: the direction that theory calls hottest and the coldest differ by a factor of {{ratio}} ± {{error}}.',
      no: 'no: the hottest of {{modes}} directions is {{ratio}} ± {{error}} times as hot as the coldest. η/B is no temperature here.',
      'cannot-tell': 'the ratio of the hottest direction to the coldest is {{ratio}} ± {{error}}.',
    },
    flat: {
      label: 'Langevin has one:',
      yes: 'all {{numbers}} numbers agree with its exact law at T = {{temperature}}, the farthest {{worst}} standard errors away. With inertia every direction lies between {{low}} and {{high}} times T; without, a finite step adds a known part.',
      no: 'not here: one of {{numbers}} numbers is {{worst}} standard errors from its exact law at T = {{temperature}}.',
      'cannot-tell': 'the end of the run will show.',
      near: 'with inertia every direction lies between {{low}} and {{high}} times T = {{temperature}}: level, to within what the bowl lacks of a quadratic.',
      off: 'not quite: with inertia directions lie between {{low}} and {{high}} times T = {{temperature}}. At this temperature the bowl is no quadratic; lower rates are cooler.',
    },
    gone: {
      label: 'The noise is gone:',
      yes: 'after {{step}} steps {{wide}} ± {{wideError}} of it is left where every point is fitted (loss {{lossWide}}), and {{small}} ± {{smallError}} where they cannot be (loss {{lossSmall}}).',
      no: 'not here: after {{step}} steps {{wide}} ± {{wideError}} is left in the wide network (loss {{lossWide}}), {{small}} ± {{smallError}} in the small one (loss {{lossSmall}}).',
      'cannot-tell':
        'after {{step}} steps {{wide}} ± {{wideError}} is left in the wide network (loss {{lossWide}}), {{small}} ± {{smallError}} in the small one (loss {{lossSmall}}).',
    },
  },
  guess: {
    question:
      'A linear model is trained with minibatches of noisy points. Which direction of the bowl shakes hottest?',
    options: {
      same: 'None: η/B is one temperature',
      steep: 'The steep ones',
      shallow: 'The shallow ones',
    },
    answer:
      'The steep ones. A direction is steep because many points push along it, and the same pushes make the noise: its strength goes as the curvature, and so does λ⟨x²⟩. Only noise that is equally strong in all directions, with small steps, gives one temperature. Langevin dynamics is made that way.',
  },
  presets: {
    'one-temperature': 'One temperature',
    'large-steps': 'Large steps',
    network: 'Small network',
    interpolation: 'Everything fitted',
    momentum: 'Momentum',
  },
  presetGroups: { problem: 'Landscape' },
  presetHelp: {
    'one-temperature': 'Noise that is equal in all directions, and small steps: η/B is a temperature.',
    'large-steps':
      'The same noise with steps near the edge: the steep directions are hotter, exactly as the law says.',
    network: 'A small network at a minimum, direction by direction of its Hessian.',
    interpolation: 'A wide network fits every point: the noise vanishes. A small one cannot: it stays.',
    momentum: 'With momentum 0.9 the noise counts ten times.',
  },
  breaks: {
    axis: {
      text: 'No run of this lab puts the noise of minibatches on a temperature axis. It depends on direction and on place, and it breaks detailed balance: with noise that is not alike in all directions, descent settles where another potential than the loss says.',
      source: 'Chaudhari & Soatto, ICLR (2018), arXiv:1710.11029',
    },
    quadratic: {
      text: 'The exact law is that of a quadratic. Real training has not come to rest at a minimum, and far from one there is no ⟨x²⟩ to speak of.',
      source: 'Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134',
    },
    interpolation: {
      text: 'Large networks are often trained until they fit every point. There the noise dies with the loss, however large η/B is, as long as training still converges, and no temperature is left to compare with that of a glass.',
      source: 'Ma, Bassily & Belkin, ICML (2018), arXiv:1712.06559',
    },
  },
} as const;
