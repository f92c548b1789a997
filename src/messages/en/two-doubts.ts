import { learnerFields } from './learner-words.ts';

/** The experiment `two-doubts`: noise of the world and ignorance of the model, and what points do to each. */
export const twoDoubts = {
  panels: {
    learner: {
      title: 'A curve, and how sure of it one can be',
      about:
        'Networks learn a curve from noisy points. Each says a mean and a noise; where they disagree nobody knows better. Click into the picture to add points of your own, and watch which of the two bands gives way.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    curve: {
      label: 'Curve',
      help: 'The noise of each is known, so that what networks say of it can be checked.',
      options: {
        cubic: 'x³, noise 3 everywhere (the published one)',
        sine: 'a wave whose noise grows to the right',
        step: 'a step, noise 2',
        gap: 'a wave with nothing known of the middle',
      },
    },
    points: { label: 'Points that are drawn', help: 'Between −4 and 4. The picture shows −6 to 6.' },
    own: {
      label: 'Your own points',
      help: 'x,y and a semicolon between two of them: 0.5,2;1,3. A click into the picture writes them here.',
    },
    method: {
      label: 'Who answers',
      help: 'Anchored networks are tied to draws of a prior; Langevin chains sample the posterior; dropout asks one network with units left out; the Gaussian process is exact for its kernel.',
      options: {
        ensemble: 'ensemble of networks',
        anchored: 'anchored ensemble',
        dropout: 'Monte Carlo dropout',
        langevin: 'Langevin chains',
        process: 'Gaussian process',
      },
    },
    members: {
      label: 'Networks',
      help: 'Of the ensemble, or chains. Dropout has one network, asked 40 times.',
    },
    noise: {
      label: 'Noise of the points',
      help: 'Learnt: every network says a variance of its own at every x. Known: it is given, one number for all x.',
      options: { learnt: 'learnt from the points', known: 'known beforehand' },
    },
    hidden: { label: 'Hidden units', help: '0 is a straight line: a convex problem.' },
    activation: {
      label: 'Activation',
      help: 'What a hidden unit does: tanh levels off far away, ReLU goes on straight.',
      options: { tanh: 'tanh', relu: 'ReLU' },
    },
    steps: {
      label: 'Training steps',
      help: 'Every step shows all points; in the second half of them the rate falls to nothing.',
    },
    learningRate: learnerFields.learningRate,
    dropout: { label: 'Dropout', help: 'Share of hidden units left out.' },
    repeats: {
      label: 'Draws of each number of points',
      help: 'For the error bars of the series; 0 leaves the series out.',
    },
    most: {
      label: 'Most points of the series',
      help: 'A Gaussian process stops at 200: it takes the cube of them.',
    },
  },
  columns: {
    phase: 'Part of the run',
    step: 'Step',
    drawn: 'Points',
    noiseSaid: 'noise that is said',
    noiseSaidError: 'error of the noise that is said',
    ignoranceInside: 'ignorance among the data',
    ignoranceInsideError: 'error of the ignorance among the data',
    ignoranceOutside: 'ignorance away from the data',
    ignoranceOutsideError: 'error of the ignorance away from the data',
    noiseTrue: 'true noise',
  },
  curves: { noise: 'true noise' },
  figures: {
    curve: {
      title: 'The curve and its two doubts',
      caption:
        'Bands are two standard deviations to each side of the mean: the plain one is the noise that the networks say, the hatched one what they disagree on. Dots are drawn points, rings your own. Put a point where the hatched band is wide, then one where it is narrow.',
      x: 'x',
      y: 'y',
      lines: { mean: 'mean', truth: 'true curve' },
      bands: { noise: 'noise (aleatoric)', ignorance: 'ignorance (epistemic)' },
      points: { given: 'points' },
    },
    cure: {
      title: 'More points',
      caption:
        'Both doubts among the data against the number of points, as standard deviations; error bars over draws. Ignorance goes down. Noise comes to what it really is, and stays.',
      x: 'points',
      y: 'standard deviation',
    },
    outside: {
      title: 'Ignorance, inside and outside',
      caption:
        'Points among the data say little of what lies beyond them: away from the data (|x| ≥ 5, or the middle of the gap) ignorance hardly yields.',
      x: 'points',
      y: 'standard deviation',
    },
    training: {
      title: 'While it trains',
      caption:
        'At the start all networks know nothing and differ by chance. Points bind them, but only where there are any.',
      x: 'step',
      y: 'standard deviation',
    },
  },
  findings: {
    cure: {
      label: 'Data cure ignorance:',
      yes: 'among the data it goes as n to the power {{slope}} ± {{slopeError}}; from {{few}} to {{many}} points it falls from {{before}} ± {{beforeError}} to {{after}} ± {{afterError}}.',
      no: 'not here. It goes as n to the power {{slope}} ± {{slopeError}}, from {{before}} ± {{beforeError}} with {{few}} points to {{after}} ± {{afterError}} with {{many}}.',
      'cannot-tell':
        'it goes as n to the power {{slope}} ± {{slopeError}}: too uncertain a power to say. More draws would help.',
      waiting: 'told when three numbers of points have been seen.',
    },
    noise: {
      label: 'They do not cure noise, but find it:',
      yes: 'with {{many}} points the noise that is said is {{ratio}} ± {{ratioError}} times the true {{truth}}, within a tenth; with 20 it is {{twenty}} ± {{twentyError}} times.',
      no: 'not here. With {{many}} points the noise that is said is {{ratio}} ± {{ratioError}} times the true {{truth}}; with 20 it is {{twenty}} ± {{twentyError}} times.',
      'cannot-tell':
        'with {{many}} points the noise that is said is {{ratio}} ± {{ratioError}} times the true {{truth}}, with 20 {{twenty}} ± {{twentyError}} times: whether within a tenth cannot be said.',
      waiting: 'told when the series begins.',
    },
    where: {
      label: 'Ignorance lives where no data are:',
      yes: 'away from {{drawn}} points it is {{factor}} ± {{factorError}} times what it is among them.',
      no: 'not here: away from {{drawn}} points it is {{factor}} ± {{factorError}} times what it is among them.',
      'cannot-tell':
        'away from {{drawn}} points it is {{factor}} ± {{factorError}} times what it is among them: no difference is shown.',
      one: 'in the picture it is {{shown}} times as large away from the points as among them. One draw has no error bar; the series tells.',
    },
    convex: {
      label: 'A convex problem leaves a plain ensemble no ignorance:',
      yes: 'away from the points its networks differ by {{share}} % of the noise. They all came to the same line, and are sure of it everywhere.',
      no: 'away from the points they still differ by {{share}} % of the noise: the descent has not come to its end.',
      'cannot-tell': 'the networks differ by {{share}} % of the noise away from the points.',
    },
  },
  guess: {
    question: 'You add points among those that are there. What happens to the two bands?',
    options: {
      both: 'Both become narrow',
      ignorance: 'Only the ignorance shrinks',
      noise: 'Only the noise shrinks',
    },
    answer:
      'Only the ignorance. Many points say exactly how noisy the world is, but make it no quieter; a better thermometer would. And points help only near where they lie: buy them where the hatched band is wide.',
  },
  presets: {
    growing: 'Growing noise',
    gap: 'A gap',
    step: 'A step',
    line: 'A straight line',
    process: 'Gaussian process',
    dropout: 'Dropout',
    published: 'Wide ReLU network',
  },
  presetGroups: { what: 'Curve', how: 'Who answers' },
  presetHelp: {
    growing: 'A wave whose noise grows to the right: the plain band follows, the hatched one does not.',
    gap: 'Nothing is known of the middle: ignorance opens up between the data too.',
    step: 'A jump: smooth networks take it for noise, or for a slope.',
    line: 'No hidden units: every network ends at the same line, and the ensemble claims to know all.',
    process: 'Its doubt comes from a kernel, and grows as soon as the data are left behind.',
    dropout:
      'One network, asked 40 times with units left out: its width is set by the dropout, not by the points.',
    published: 'One hundred ReLU units, the network of the publications.',
  },
  breaks: {
    split: {
      text: 'Noise and ignorance are not two substances. What is noise for one set of inputs is ignorance for a better one: measure one more quantity and part of the “noise” can be told beforehand. The split holds for the inputs and the model that were chosen.',
      source:
        'Der Kiureghian & Ditlevsen, Struct. Saf. 31, 105 (2009); Hüllermeier & Waegeman, Mach. Learn. 110, 457 (2021)',
    },
    copies: {
      text: 'Networks of an ensemble are not copies of a glass at one temperature. Nothing is in equilibrium, and how far they differ depends on starts, width and time besides the data. Far away, tanh networks level off and may agree on a wrong answer.',
      source:
        'Lakshminarayanan, Pritzel & Blundell, arXiv:1612.01474; Osband, Aslanides & Cassirer, arXiv:1806.03335',
    },
    small: {
      text: 'With few points the noise that is said is too small as a rule: networks bend towards the points and take what is left for the noise. A sample of 20 gives its own sd only to 16 % even if the curve is known, 1/√(2·20).',
      source: 'Seitzer et al., arXiv:2203.09168; Nix & Weigend, ICNN (1994)',
    },
    posterior: {
      text: 'Langevin chains are at a temperature, the posterior’s own T = 1, and only they are. They begin at the bottom, one for each start, are short here, and their step is not corrected: trust them for the picture, not for the second digit. With few points the noise they say is mostly the prior’s.',
      source: 'Welling & Teh, ICML (2011); Leimkuhler & Matthews, J. Chem. Phys. 138, 174102 (2013)',
    },
  },
} as const;
