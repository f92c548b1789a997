import { learnerFields } from './learner-words.ts';

/** The experiment `pinn-fail`: a small residual and a wrong answer. */
export const pinnFail = {
  panels: {
    learner: {
      title: 'Networks that learn a law',
      about:
        'The same small networks learn an equation from its residual and its starting or boundary values alone, once for every level from easy to hard. Then all of them learn it again with one thing changed.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    law: {
      label: 'Law',
      help: 'Each has a number that makes it hard. All have a known solution, which training never sees.',
      options: {
        convection: 'Convection, by speed β',
        reaction: 'Reaction, by rate ρ',
        helmholtz: 'Helmholtz, by half-waves',
        burgers: 'Burgers, by 1/(πν)',
      },
    },
    levels: {
      label: 'How hard',
      help: 'Values of that number, separated by spaces; left empty, five usual ones. The last one is followed in time.',
    },
    cure: {
      label: 'What is changed in the second training',
      help: 'Adam with none of this is the first training. One thing is changed at a time.',
      options: {
        none: 'No second training',
        'gauss-newton': 'Gauss–Newton instead of Adam',
        lbfgs: 'Adam, then L-BFGS',
        'lbfgs-f64': 'Adam, then L-BFGS in double precision',
        curriculum: 'Easy first, harder step by step',
        causality: 'Early times first, later ones step by step',
        hard: 'Prescribed values held exactly',
        features: 'Fourier features',
        points: 'Four times the points',
        'new-points': 'New points, ten times',
        'adaptive-points': 'New points where the law is broken',
        balance: 'Weights balanced by gradient norms',
        'self-adaptive': 'Weights of points that grow',
        unbalanced: 'The other balance of the terms',
      },
    },
    steps: { label: 'Adam steps', help: 'With L-BFGS, a third of them; the rest is its iterations.' },
    copies: {
      label: 'Networks per level',
      help: 'Each from its own start. Shares of wrong answers are counted over them.',
    },
    iterations: { label: 'Gauss–Newton steps', help: 'Used where Gauss–Newton is what is changed.' },
    balanced: {
      label: 'Law in units of its own terms',
      help: 'The law’s squared residual is divided by the square of its largest term. Off, the law of a hard level outweighs its conditions by orders of magnitude.',
    },
    conditionWeight: {
      label: 'Weight of the conditions',
      help: 'Of starting and boundary values, against the law. Try it over decades.',
    },
    points: { label: 'Points inside', help: 'Where the law is asked for: a Sobol set, the same for all.' },
    conditionPoints: { label: 'Points of the conditions', help: 'On the start and the boundary together.' },
    hidden: { label: 'Hidden units per layer', help: 'All networks are tanh networks.' },
    layers: { label: 'Hidden layers', help: 'Between input and output.' },
    learningRate: { label: 'Learning rate', help: 'Of Adam at its highest; it falls as a cosine.' },
  },
  columns: {
    phase: 'part of the run',
    way: 'training',
    cost: 'gradients',
    level: 'level',
    plainResidual: 'residual',
    plainResidualError: 'error of the residual',
    plainElsewhere: 'residual off its points',
    plainElsewhereError: 'error of the residual off its points',
    plainCondition: 'deviation from prescribed values',
    plainConditionError: 'error of the deviation',
    plainL2: 'error of the answer',
    plainL2Error: 'error of the error of the answer',
    plainBlock: 'error in the worst block',
    plainBlockError: 'error of that in the worst block',
    plainEasiest: 'error of the answer, easiest level',
    plainEasiestError: 'its error, easiest level',
    plainWrong: 'share that is wrong',
    plainWrongLow: 'share that is wrong, at least',
    plainWrongHigh: 'share that is wrong, at most',
    curedResidual: 'residual, changed',
    curedResidualError: 'error of the residual, changed',
    curedElsewhere: 'residual off its points, changed',
    curedElsewhereError: 'error of the residual off its points, changed',
    curedCondition: 'deviation, changed',
    curedConditionError: 'error of the deviation, changed',
    curedL2: 'error of the answer, changed',
    curedL2Error: 'error of the error of the answer, changed',
    curedBlock: 'error in the worst block, changed',
    curedBlockError: 'error of that in the worst block, changed',
    curedEasiest: 'error of the answer, easiest level, changed',
    curedEasiestError: 'its error, easiest level, changed',
    curedWrong: 'share that is wrong, changed',
    curedWrongLow: 'share that is wrong, at least, changed',
    curedWrongHigh: 'share that is wrong, at most, changed',
  },
  figures: {
    levels: {
      title: 'What the network sees, and what it cannot see',
      caption:
        'After the first training, for every level. Dashed and dotted: what training made small, the law at its points and the prescribed values. Solid: the law between the points, and the error against the exact solution. Where they part, the loss tells nothing about the answer.',
      x: 'how hard the law is',
      y: 'relative root mean square',
    },
    pictures: {
      title: 'The answer, the truth, and the two that should agree',
      caption:
        'The first network of a level. Residual in units of the law’s largest term, error in units of u. A wrong answer can satisfy the law nearly everywhere: it leaves the truth in a thin layer and then obeys the law from a wrong state.',
      x: 'x',
      y: 'y or t',
      panels: { learnt: 'Learnt', exact: 'Exact', residual: 'Residual', error: 'Error' },
      points: { collocation: 'Points where the law is asked for' },
    },
    course: {
      title: 'On the way, at the hardest level',
      caption:
        'The first training. The residual falls from the start; the error stays where it was. Dotted and thin: the error at the easiest level, where the same training works.',
      x: 'gradients of the loss',
      y: 'relative root mean square',
    },
    cures: {
      title: 'Did the change help?',
      caption:
        'Error of the answer after both trainings, and the residual of the second. A change that lowers the residual alone has made the compass lie better.',
      x: 'how hard the law is',
      y: 'relative root mean square',
    },
    curedCourse: {
      title: 'On the way, with the change',
      caption: 'The same as above for the second training, on the clock of what it costs.',
      x: 'gradients of the loss, or their equivalent',
      y: 'relative root mean square',
    },
    shares: {
      title: 'How many of the networks are wrong',
      caption:
        'Share of networks whose answer is off by more than 20 %. Shaded: Wilson’s 95 % interval of the first training. Few copies leave it wide.',
      x: 'how hard the law is',
      y: 'share',
    },
    blocks: {
      title: 'In the worst block',
      caption:
        'The error in the worst of 8 × 8 blocks: a mean over the whole field hides a front that is missed.',
      x: 'how hard the law is',
      y: 'error in the worst block',
    },
  },
  findings: {
    deceived: {
      label: 'The compass lies:',
      yes: 'at level {{level}} the residual is down to {{residual}} % of the law’s own terms and the prescribed values are met to {{condition}} %, yet the answer is off by {{miss}} ± {{error}} %, in the worst block by {{block}} %.',
      no: 'not here: every level is learnt. At level {{level}}, the worst one, a residual of {{residual}} % goes with an error of {{miss}} ± {{error}} %.',
      'cannot-tell':
        'at level {{level}} a residual of {{residual}} % and a deviation of {{condition}} % go with an error of {{miss}} ± {{error}} %.',
      honest:
        'not so far: at level {{level}} the answer is off by {{miss}} ± {{error}} %, but the loss says so too. The residual is {{residual}} %, the deviation from the prescribed values {{condition}} %. Longer training may lower these alone.',
      waiting:
        'on the way, at the hardest level: residual {{residual}} %, deviation from the prescribed values {{condition}} %, error of the answer {{miss}} ± {{error}} %.',
    },
    breaks: {
      label: 'It is learnt up to a point:',
      yes: 'level {{learnt}} is learnt, level {{failed}} is not: of its {{copies}} networks at least {{low}} % of all such would be wrong.',
      no: 'every level of this run is learnt.',
      'cannot-tell':
        'with {{copies}} networks per level it cannot be said where learning ends. More copies narrow the interval.',
      all: 'no level is learnt for sure; level {{failed}} already fails.',
    },
    between: {
      label: 'It is right only where it is asked:',
      yes: 'at level {{level}} the residual off the points is {{times}} times that at them ({{low}} to {{high}}). The network fits its points; more of them, or new ones, would show it.',
      no: 'no: at level {{level}} the residual off the points is {{times}} times that at them ({{low}} to {{high}}). The wrong answer satisfies the law between the points as well as it does there, up to that factor.',
      'cannot-tell':
        'at level {{level}} the residual off the points is {{low}} to {{high}} times that at them.',
    },
    cure: {
      label: 'The change helps:',
      yes: 'at level {{level}} the error falls from {{before}} % to {{after}} ± {{error}} %.',
      no: 'not here: at level {{level}} the error is {{before}} % before and {{after}} ± {{error}} % after.',
      'cannot-tell':
        'at level {{level}} the error is {{before}} % before and {{after}} ± {{error}} % after; with so few networks this cannot be told from chance.',
      partly:
        'up to a point. At level {{level}} the error falls from {{before}} % to {{after}} ± {{error}} %; at level {{still}} the answer is still off by {{stillMiss}} %.',
      worse:
        'it harms: a level that was learnt no longer is. At level {{level}}: {{before}} % before, {{after}} ± {{error}} % after.',
      well: 'nothing to cure: no level fails for sure without it.',
      waiting: 'the second training will show.',
    },
  },
  guess: {
    question:
      'A wave runs along a ring thirty radians per unit of time. A network is trained until law and starting values hold to within a few per cent. How wrong is its answer?',
    options: {
      little: 'By a few per cent, like the residual',
      some: 'By some tens of per cent',
      wholly: 'By as much as if it had learnt nothing',
    },
    answer:
      'By as much as nothing, or more. Near the start the network follows the wave; then it slides into a state that changes little and obeys the law almost everywhere. The price is paid in a thin layer, and a mean square hardly notices it. A small residual bounds the error only through the stability of the law, and that bound is loose. An equation can be checked at every point and still not say who is right.',
  },
  presets: {
    curriculum: 'Easy first',
    causality: 'Early first',
    hard: 'Exact conditions',
    features: 'Fourier features',
    precision: 'Double precision',
    unbalanced: 'Unbalanced',
    balancing: 'Balancing',
    adaptive: 'Points where it breaks',
    reaction: 'Reaction',
    waves: 'Waves',
    shock: 'Shock',
  },
  presetGroups: { cures: 'What is changed', laws: 'Which law' },
  presetHelp: {
    curriculum: 'The second training begins with a slow wave and makes it faster in ten parts.',
    causality: 'The second training asks for the law at early times first and opens the window in ten parts.',
    hard: 'The second training holds the starting values exactly: u = g + φN.',
    features: 'The second training gives the network sines and cosines of its coordinates.',
    precision: 'The second training ends with L-BFGS in double precision.',
    unbalanced:
      'The second training leaves the law in its own units: at β = 30 it then outweighs the starting values some five hundred times.',
    adaptive:
      'A reaction. The second training draws its points anew ten times, more of them where the law is broken: at rate 10 the error falls from 94 % to 10 %. With as many new points drawn evenly it falls to 85 %.',
    balancing:
      'Waves with the law in its own units, at level 2 six thousand times heavier than the edges. The second training sets the weight of the edges by gradient norms on the way, and the error there falls from 152 % to 11 %.',
    reaction:
      'A reaction u(1 − u), from slow to fast. At the fastest Adam’s answer is off by 94 %, and here the residual says so: 16 %. (u = 0 satisfies the law everywhere, but not the start.)',
    waves:
      'Helmholtz’s equation with ever more waves. Fourier features are often advised, for networks tend to learn low frequencies first. With as few points as here they do not help: from two half-waves on the residual at the points falls to 1 % and less, and the answer is off by 87 % and more.',
    shock: 'Burgers’ equation, from smooth to a shock.',
  },
  breaks: {
    causes: {
      text: 'Failure has several causes: terms out of balance, stiff loss, ignored causality, few points, single precision. Papers that each name one disagree, and what helps here need not help at another size. A cure is tested, never assumed.',
      source:
        'Krishnapriyan et al., arXiv:2109.01050 (2021); Wang, Sankaran & Perdikaris, Comput. Methods Appl. Mech. Eng. 421, 116813 (2024); Xu et al., arXiv:2505.10949 (2025)',
    },
    glass: {
      text: 'A network stuck in a wrong solution looks like a glass in a metastable state. Yet no barrier was measured here. A few starts that end alike show that the wrong state is easily found, not that it cannot be left; and Gauss–Newton begins again from those starts, so its better answers show another way down, not a way out. Elsewhere second-order methods have gone on downhill from where L-BFGS had stopped.',
      source: 'Rathore, Lei, Frangella, Lu & Udell, ICML 2024, arXiv:2402.01868',
    },
    small: {
      text: 'These networks are small and trained for seconds. Larger ones trained for hours reach β = 40 with errors below one per cent. The level at which learning ends moves; that the residual does not say on which side of it one stands remains.',
      source: 'Rathore, Lei, Frangella, Lu & Udell, ICML 2024, arXiv:2402.01868',
    },
  },
} as const;
