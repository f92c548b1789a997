import { learnerFields } from './learner-words.ts';
import { pinnFields } from './pinn-words.ts';

/** Columns of one weight of the law; `name` stands in front. */
function columns<S extends 'data' | 'weak' | 'strong' | 'law'>(series: S, name: string) {
  return {
    [`${series}L2`]: name,
    [`${series}L2Error`]: `${name}: its standard error`,
    [`${series}Block`]: `${name}: worst block`,
    [`${series}BlockError`]: `${name}: error of the worst block`,
    [`${series}Spread`]: `${name}: spread of the networks`,
    [`${series}SpreadError`]: `${name}: error of the spread`,
    [`${series}Ratio`]: `${name}: spread over error`,
    [`${series}RatioError`]: `${name}: error of that ratio`,
    [`${series}Where`]: `${name}: rank correlation of spread and error`,
    [`${series}WhereError`]: `${name}: error of that correlation`,
  } as { readonly [K in `${S}${HeatColumnEnd}`]: string };
}
type WithError<C extends string> = C | `${C}Error`;
export type HeatColumnEnd = WithError<'L2' | 'Block' | 'Spread' | 'Ratio' | 'Where'>;

const honest = {
  yes: 'yes, within a factor of two: the spread is {{ratio}} ± {{error}} times the error of the mean. Rank correlation of the two over the blocks: {{where}} ± {{whereError}}.',
  no: 'no: the spread is {{ratio}} ± {{error}} times the error of the mean. Rank correlation of the two over the blocks: {{where}} ± {{whereError}}.',
  'cannot-tell':
    'the spread is {{ratio}} ± {{error}} times the error of the mean, which more draws would have to settle. Rank correlation of the two over the blocks: {{where}} ± {{whereError}}.',
  waiting: 'the networks are still being trained.',
};

/** The experiment `pinn-heat`: measurements against the law of heat conduction. */
export const pinnHeat = {
  panels: {
    learner: {
      title: 'Networks that learn a temperature',
      about:
        'Small networks are to know the temperature everywhere on a plate: from noisy measurements, from the law of heat conduction with the temperature of the edges, or from both. Several learn from the same measurements; where they disagree, they are not sure.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    law: {
      label: 'Plate',
      help: 'Its exact solution, known beforehand, makes the measurements and judges the networks. Your own formulas are written under “More: The law”; their plate is measured on finite elements.',
      options: {
        square: 'Heated evenly',
        'hot-edge': 'One hot edge',
        'sine-edge': 'One edge warm as a sine',
        'l-shape': 'L-shape',
        'four-holes': 'Four cold holes',
        conductivity: 'Uneven conductivity',
        own: 'My own formulas',
      },
    },
    noise: {
      label: 'Noise of a measurement',
      help: 'Its standard deviation, in units of the root mean square temperature.',
    },
    weak: {
      label: 'Small weight of the law',
      help: 'What the law’s mean squared residual costs, where one of the measurements costs 1. The law comes with its edges.',
    },
    lawError: {
      label: 'Error of the law',
      help: 'The law is taught with a source that is too strong by this share. The measurements stay right.',
    },
    measurements: {
      label: 'Numbers of measurements',
      help: 'A list such as 4, 16, 64; left empty: 4, 16, 64, 256. None at all is always among them.',
    },
    strong: { label: 'Large weight of the law', help: 'The same, for the networks that trust it.' },
    boundary: pinnFields.boundary,
    boundaryWeight: pinnFields.boundaryWeight,
    enriched: pinnFields.enriched,
    shape: pinnFields.shape,
    conductivity: pinnFields.conductivity,
    source: pinnFields.source,
    edge: pinnFields.edge,
    edges: pinnFields.edges,
    draws: {
      label: 'Draws of the measurements',
      help: 'How often places and noise are drawn anew; error bars come from these.',
    },
    networks: {
      label: 'Networks for each draw',
      help: 'They learn from the same measurements and differ in where they start.',
    },
    width: pinnFields.width,
    layers: pinnFields.layers,
    features: pinnFields.features,
    featureScale: pinnFields.featureScale,
    iterations: { label: 'Gauss–Newton steps', help: 'At most so many for each network.' },
    sampling: pinnFields.sampling,
    points: pinnFields.points,
    boundaryPoints: pinnFields.boundaryPoints,
  },
  columns: {
    phase: 'part of the run',
    iteration: 'steps',
    measurements: 'measurements',
    residual: 'residual of the law',
    residualError: 'error of the residual',
    boundaryMisfit: 'miss at the edges',
    boundaryMisfitError: 'error of the miss at the edges',
    misfit: 'miss at the measurements',
    misfitError: 'error of the miss at the measurements',
    ...columns('data', 'measurements only'),
    ...columns('weak', 'a little of the law'),
    ...columns('strong', 'much of the law'),
    ...columns('law', 'law only'),
    plainL2: 'L-shape, plain',
    plainL2Error: 'L-shape, plain: standard error',
    plainBlock: 'L-shape, plain: worst block',
    plainBlockError: 'L-shape, plain: error of the worst block',
    plainCorner: 'L-shape, plain: share of the squared error near the corner',
    plainCornerError: 'L-shape, plain: error of that share',
    enrichedL2: 'L-shape, enriched',
    enrichedL2Error: 'L-shape, enriched: standard error',
    enrichedBlock: 'L-shape, enriched: worst block',
    enrichedBlockError: 'L-shape, enriched: error of the worst block',
    enrichedCorner: 'L-shape, enriched: share of the squared error near the corner',
    enrichedCornerError: 'L-shape, enriched: error of that share',
  },
  curves: { honest: 'an honest error bar' },
  figures: {
    sweep: {
      title: 'Measurements against the law',
      caption:
        'Relative error of the temperature over the whole plate. Dashed: without the law. Dotted: what the law alone leaves. Where these two meet, the law is worth so many measurements; where they do not, it is worth more than all of them. Bars: standard error over draws of the measurements.',
      x: 'measurements',
      y: 'relative error (L2)',
    },
    plate: {
      title: 'The plate',
      caption:
        'Temperature, of the first draw: the true one, the mean of the networks with much of the law, and that of those with measurements alone. Below, where the networks with the law are wrong, where they disagree (standard deviation), and where one of them breaks the law. Rings: measurements. While training goes on, at the largest number of them.',
      x: 'x',
      y: 'y',
      panels: {
        exact: 'True temperature',
        lawTaught: 'Temperature, with the law',
        dataTaught: 'Temperature, measurements only',
        error: 'Error with the law',
        spread: 'Spread with the law',
        lawResidual: 'Residual of the law',
        dataError: 'Error without the law',
      },
      points: { measured: 'Measurements', collocation: 'Where the law is asked for' },
    },
    learning: {
      title: 'As training goes on',
      caption: 'The same error at the largest number of measurements, and of the law alone.',
      x: 'Gauss–Newton steps',
      y: 'relative error (L2)',
    },
    losses: {
      title: 'What is left of the law, the edges and the measurements',
      caption:
        'Root mean squares, with much of the law and the largest number of measurements. Where the miss at the measurements levels off at their noise, the networks decline to follow it; above it, they have not yet found a field that obeys both.',
      x: 'Gauss–Newton steps',
      y: 'root mean square',
    },
    blocks: {
      title: 'The worst of 64 blocks',
      caption:
        'The plate in 8 × 8 blocks; the error of the worst one, in the same units. Far above the error of the whole plate, it is a hot spot.',
      x: 'measurements',
      y: 'error of the worst block',
    },
    trust: {
      title: 'Does the spread know the error?',
      caption:
        'Spread between networks over the true error of their mean; 1 would be an honest error bar, below it they agree on something wrong.',
      x: 'measurements',
      y: 'spread / error',
    },
  },
  findings: {
    worth: {
      label: 'The law replaces measurements:',
      yes: 'yes. With the law and no measurement the error is {{law}} ± {{lawError}} %; {{most}} measurements without it leave {{data}} ± {{dataError}} %, which is {{factor}} times as much. The law is worth more than {{most}}.',
      no: 'no: measurements alone do as well as the law, {{law}} ± {{lawError}} %, from about {{worth}} on; {{most}} of them reach {{data}} ± {{dataError}} %.',
      'cannot-tell':
        'the law alone {{law}} ± {{lawError}} %, {{most}} measurements alone {{data}} ± {{dataError}} %: too close to tell.',
      waiting: 'the networks are still being trained.',
    },
    measurementsHelp: {
      label: 'Measurements improve on the law alone:',
      yes: 'yes: the law, wrong by {{wrong}} %, leaves {{alone}} ± {{aloneError}} %; with {{most}} measurements it is {{best}} ± {{bestError}} %.',
      right:
        'yes, though the law is right: alone it leaves {{alone}} ± {{aloneError}} %, which its training has not brought down; with {{most}} measurements it is {{best}} ± {{bestError}} %.',
      no: 'no: alone it leaves {{alone}} ± {{aloneError}} %; the best with {{most}} measurements of {{noise}} % noise is {{best}} ± {{bestError}} %, which is worse.',
      'cannot-tell':
        'neither for better nor for worse: {{alone}} ± {{aloneError}} % alone, {{best}} ± {{bestError}} % with {{most}} measurements of {{noise}} % noise.',
      waiting: 'the networks are still being trained.',
    },
    strongHonest: { label: 'The spread tells the error, law and measurements:', ...honest },
    dataHonest: { label: 'The spread tells the error, measurements only:', ...honest },
    lawHonest: { label: 'The spread tells the error, law only:', ...honest },
    hotSpot: {
      label: 'The worst block is a hot spot:',
      yes: 'yes: {{block}} ± {{blockError}} % there, {{times}} ± {{timesError}} times the {{whole}} ± {{wholeError}} % of the whole plate (law only).',
      no: 'no: {{block}} ± {{blockError}} % there, {{times}} ± {{timesError}} times the {{whole}} ± {{wholeError}} % of the whole plate (law only).',
      'cannot-tell':
        '{{block}} ± {{blockError}} % there, {{times}} ± {{timesError}} times the {{whole}} ± {{wholeError}} % of the whole plate.',
      waiting: 'the networks are still being trained.',
    },
    corner: {
      label: 'The corner’s own function pays:',
      yes: 'yes: {{plain}} ± {{plainError}} % without it, {{enriched}} ± {{enrichedError}} % with it, {{factor}} times less. Without it {{share}} % of the squared error lie within 1/4 of the corner, with it {{rest}} %.',
      no: 'no: {{plain}} ± {{plainError}} % without it, {{enriched}} ± {{enrichedError}} % with it.',
      'cannot-tell':
        '{{plain}} ± {{plainError}} % without it, {{enriched}} ± {{enrichedError}} % with it: too close to tell. Near the corner lie {{share}} % and {{rest}} % of the squared error.',
      waiting: 'the networks are still being trained.',
    },
  },
  guess: {
    question:
      'One group of networks sees 256 noisy measurements of a plate. Another sees none, only the law of heat conduction and the temperature of the edges. Which knows the plate better?',
    options: {
      data: 'The one with the measurements',
      same: 'Both alike',
      law: 'The one with the law',
    },
    answer:
      'The one with the law. The law and the edges fix the temperature everywhere; measurements fix it where they were made, and only up to their noise. It holds as long as the law is right.',
  },
  presetGroups: { plates: 'Plate' },
  presets: {
    'wrong-law': 'A wrong law',
    'hot-edge': 'Hot edge',
    'l-shape': 'L-shape',
    holes: 'Holes',
    uneven: 'Uneven',
    own: 'Own formulas',
  },
  presetHelp: {
    'wrong-law': 'The source in the law is 30 % too strong. Much of it is now worse than a little.',
    'hot-edge': 'Two corners where the edges contradict each other: no network can be right there.',
    'l-shape': 'At the inner corner the solution bends as r^(2/3), which smooth networks cannot.',
    holes:
      'Four cold holes in a warm plate, with hard edges and ln r about each hole as inputs: about 1 % from the law alone. With soft edges these networks do not learn it.',
    uneven: 'Heat prefers one side: k = exp(x − y).',
    own: 'Your own conductivity, source and edges, on a square or an L: write them under “More: The law”.',
  },
  notes: {
    ruler:
      'Nobody has solved this plate. It is measured on finite elements; two grids differ by {{percent}} %, so smaller errors than about a third of that mean nothing.',
  },
  breaks: {
    right: {
      text: 'The law replaces data because here it is exactly right, with its source, conductivity and edges. In a laboratory none of them is known so well. A weight is a statement of trust, and no weight in this run was chosen by the data.',
      source: 'Karniadakis et al., Nature Reviews Physics 3, 422 (2021)',
    },
    prior: {
      text: 'Measurements alone are not helpless: a smooth prior, such as a Gaussian process or early stopping, would do better than a network that goes through every noisy value. What the sweep compares is one network under different losses.',
      source: 'Rasmussen & Williams, Gaussian Processes for Machine Learning (2006)',
    },
    ensemble: {
      text: 'Networks of an ensemble differ in where they start and in nothing else. What all of them share, the noise of the same measurements, a corner that none can represent or a wrong law, does not show in their spread.',
      source: 'Lakshminarayanan, Pritzel & Blundell, NeurIPS (2017)',
    },
    classical: {
      text: 'For a plate with a known law, finite elements are faster and more exact than any network here. The law as a loss pays where data and laws must be joined, not where an equation is merely to be solved.',
      source: 'Grossmann et al., IMA J. Appl. Math. 89, 143 (2024)',
    },
  },
} as const;
