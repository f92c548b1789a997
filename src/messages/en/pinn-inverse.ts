import { learnerFields } from './learner-words.ts';
import { pinnFields } from './pinn-words.ts';

/** Columns of one unknown constant; `name` stands in front. */
function columns<P extends 'first' | 'second'>(place: P, name: string) {
  return {
    [place]: `${name} / truth`,
    [`${place}Error`]: `${name}: standard error`,
    [`${place}Median`]: `${name}: median / truth`,
    [`${place}Scatter`]: `${name}: scatter`,
    [`${place}ScatterError`]: `${name}: error of the scatter`,
    [`${place}Bar`]: `${name}: linearised bar`,
    [`${place}BarError`]: `${name}: error of the linearised bar`,
  } as { readonly [K in InverseColumns<P>]: string };
}
export type InverseColumns<P extends string> =
  | P
  | `${P}${'Error' | 'Median' | 'Scatter' | 'ScatterError' | 'Bar' | 'BarError'}`;

const near = {
  yes: 'yes: the median of {{draws}} draws of {{points}} measurements with {{noise}} % noise is {{off}} ± {{error}} % off the true {{symbol}}. One draw scatters by {{scatter}} %.',
  no: 'no: the median of {{draws}} draws is {{off}} ± {{error}} % off the true {{symbol}}. One draw scatters by {{scatter}} %.',
  'cannot-tell':
    'the median of {{draws}} draws is {{off}} ± {{error}} % off the true {{symbol}}: too close to one per cent, or too few draws. One draw scatters by {{scatter}} %.',
  lost: 'no: the median is {{median}} of the true {{symbol}}. The measurements do not hold it, or training went elsewhere; without a source any k solves k∇²u = 0, and k = 0 switches the law off.',
  waiting: 'the networks are still being trained.',
};
const unbiased = {
  yes: 'yes: the mean is {{mean}} ± {{error}} of the true {{symbol}}, {{sigmas}} σ off.',
  no: 'no: the mean is {{mean}} ± {{error}} of the true {{symbol}}, {{sigmas}} σ off.',
  'cannot-tell': 'the mean is {{mean}} ± {{error}} of the true {{symbol}}, {{sigmas}} σ off.',
  lost: 'no: {{symbol}} was not found.',
  waiting: 'the networks are still being trained.',
};
const barTells = {
  yes: 'yes: computed from one set of measurements, it is {{ratio}} ± {{error}} times the scatter of {{symbol}} between sets ({{rows}} numbers of measurements).',
  no: 'no: it is {{ratio}} ± {{error}} times the scatter of {{symbol}} between sets ({{rows}} numbers of measurements).',
  'cannot-tell':
    'it is {{ratio}} ± {{error}} times the scatter of {{symbol}} between sets: more draws are needed.',
  lost: 'nothing to tell: {{symbol}} was not found.',
  waiting: 'the networks are still being trained.',
};

/** The experiment `pinn-inverse`: constants of a law from noisy measurements. */
export const pinnInverse = {
  panels: {
    learner: {
      title: 'Networks that look for a constant',
      about:
        'The equation is known up to a number: how well the plate conducts, or how stiff the body is. That number is trained together with the network. Every network has measurements of its own, so that the scatter of the answers is their true error bar.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    unknown: {
      label: 'What is not known',
      help: 'A plate’s one conductivity k; the bulge a of k = 1 + a sin πx sin πy; Lamé’s constants λ and μ of an elastic square; k where nothing is heated inside.',
      options: {
        conductivity: 'Conductivity',
        amplitude: 'Uneven conductivity',
        lame: 'Stiffness (Lamé)',
        'no-source': 'Conductivity, no source',
      },
    },
    measurements: {
      label: 'Measurements',
      help: 'The run also takes a fifth, two fifths, twice and four times as many.',
    },
    noise: {
      label: 'Noise of a measurement',
      help: 'Its standard deviation, in units of the field’s root mean square. The run also takes a quarter, four and sixteen times as much.',
    },
    draws: {
      label: 'Draws of the measurements',
      help: 'Networks for each number of measurements: each has its own places, noise and start.',
    },
    guess: { label: 'First guess', help: 'Where training starts, in units of the true value.' },
    weight: {
      label: 'Weight of the law',
      help: 'What the law’s mean squared residual costs, where one of the measurements costs 1. Far too much and training creeps; far too little and the law no longer holds the field.',
    },
    boundary: pinnFields.boundary,
    boundaryWeight: pinnFields.boundaryWeight,
    width: pinnFields.width,
    iterations: { label: 'Gauss–Newton steps', help: 'At most so many for each network.' },
    points: pinnFields.points,
    boundaryPoints: pinnFields.boundaryPoints,
  },
  columns: {
    phase: 'part of the run',
    iteration: 'steps',
    measurements: 'measurements',
    noise: 'noise',
    strays: 'draws left out',
    ...columns('first', 'k, a or λ'),
    firstBound: 'least possible scatter',
    ...columns('second', 'μ'),
    L2: 'relative error of the field',
    L2Error: 'error of the field’s error',
  },
  curves: { truth: 'the truth', bound: 'least possible scatter, noise/√n' },
  figures: {
    points: {
      title: 'The estimate against the number of measurements',
      caption: 'Mean over the draws in units of the truth, with its standard error.',
      x: 'measurements',
      y: 'estimate / truth',
    },
    pointBars: {
      title: 'Three error bars',
      caption:
        'How far one estimate is off, in units of the truth: the scatter between independent draws, the bar that can be computed from a single draw, and the least that any unbiased method could have.',
      x: 'measurements',
      y: 'error bar / truth',
    },
    noiseBars: {
      title: 'The same against the noise',
      caption:
        'At the number of measurements that is asked for. A floor at little noise is training, not noise.',
      x: 'noise of a measurement',
      y: 'error bar / truth',
    },
    noise: {
      title: 'The estimate against the noise',
      caption: 'Mean over the draws in units of the truth, with its standard error.',
      x: 'noise of a measurement',
      y: 'estimate / truth',
    },
    learning: {
      title: 'As training goes on',
      caption: 'The constant finds its place together with the field.',
      x: 'Gauss–Newton steps',
      y: 'estimate / truth',
    },
    plate: {
      title: 'The field',
      caption:
        'Temperature, or the displacement along x of an elastic square, of one network: the true one, what it found, where it is wrong, where it breaks the law. Rings: its measurements.',
      x: 'x',
      y: 'y',
      panels: {
        exact: 'True field',
        taught: 'Field of the network',
        error: 'Error',
        lawResidual: 'Residual of the law',
      },
      points: { measured: 'Measurements' },
    },
  },
  findings: {
    near: { label: 'Within one per cent:', ...near },
    nearSecond: { label: 'The second within one per cent:', ...near },
    unbiased: { label: 'Right within its error:', ...unbiased },
    unbiasedSecond: { label: 'The second right within its error:', ...unbiased },
    barTells: { label: 'One experiment knows its own error:', ...barTells },
    barTellsSecond: { label: 'The same for the second:', ...barTells },
    bound: {
      label: 'As exact as can be:',
      yes: 'yes: the scatter is {{ratio}} ± {{error}} times the Cramér–Rao bound, {{least}} % here ({{rows}} numbers of measurements).',
      no: 'no: the scatter is {{ratio}} ± {{error}} times the Cramér–Rao bound, {{least}} % here. What is lost, training lost.',
      'cannot-tell': 'the scatter is {{ratio}} ± {{error}} times the Cramér–Rao bound, {{least}} % here.',
      below:
        'no, more exact than the measurements allow: the scatter is {{ratio}} ± {{error}} times the Cramér–Rao bound. Something else knew the answer, the start or the network’s own taste.',
      unknown: 'there is no bound to compare with: it is not computed for this unknown, or is infinite.',
      waiting: 'the networks are still being trained.',
    },
    rateOfPoints: {
      label: 'Four times the measurements halve it:',
      yes: 'yes: the scatter goes as n to the {{slope}} ± {{error}} (expected {{expected}}).',
      no: 'no: the scatter goes as n to the {{slope}} ± {{error}}, not {{expected}}.',
      'cannot-tell': 'the scatter goes as n to the {{slope}} ± {{error}}; expected is {{expected}}.',
      lost: 'nothing to tell: the constant was not found.',
      waiting: 'three numbers of measurements are needed.',
    },
    rateOfNoise: {
      label: 'It grows with the noise:',
      yes: 'yes, in proportion: the scatter goes as the noise to the {{slope}} ± {{error}}.',
      no: 'no: the scatter goes as the noise to the {{slope}} ± {{error}}, not {{expected}}. At little noise something else scatters.',
      'cannot-tell': 'the scatter goes as the noise to the {{slope}} ± {{error}}; expected is {{expected}}.',
      lost: 'nothing to tell: the constant was not found.',
      waiting: 'three noises are needed.',
    },
    unequal: {
      label: 'One constant is told worse than the other:',
      yes: 'yes: the bar of {{worse}} is {{times}} ± {{error}} times that of {{better}}, each in units of its truth.',
      no: 'no: their bars differ by a factor of {{times}} ± {{error}} alone.',
      'cannot-tell': 'the bar of {{worse}} is {{times}} ± {{error}} times that of {{better}}.',
      waiting: 'the networks are still being trained.',
    },
    strays: {
      label: 'Every network came to the same answer:',
      yes: 'yes, all {{all}}.',
      no: 'no: {{strays}} of {{all}} ended at an energy more than ten times that of their fellows, in another minimum or stuck. They are left out of all means, by their energy alone.',
      'cannot-tell': 'the networks are still being trained.',
      waiting: 'the networks are still being trained.',
    },
  },
  guess: {
    question:
      'A plate is heated inside, its edges are cold. Fifty temperatures are measured, each with 1 % noise. How well is its conductivity known?',
    options: {
      tenth: 'To 0.14 %',
      one: 'To 1 %, like a measurement',
      ten: 'To 10 %: it is hidden in the equation',
    },
    answer:
      'To 0.14 %. With a known source the temperature is inversely proportional to k, so every measurement is one of k, and fifty of them average the noise down by √50. Without a source no number of measurements would tell it at all.',
  },
  presetGroups: { unknowns: 'Unknown' },
  presets: {
    uneven: 'Uneven',
    lame: 'Stiffness',
    'no-source': 'No source',
    noisy: 'Much noise',
  },
  presetHelp: {
    uneven: 'How far the conductivity bulges in the middle. The data come from finite elements.',
    lame: 'λ and μ from displacements, with known forces. Slower: two fields.',
    'no-source': 'Heat only flows through, and only temperatures are prescribed: k cancels.',
    noisy: 'Ten per cent noise.',
  },
  breaks: {
    model: {
      text: 'All bars here take the law, its source and its edges for exact. If one of them is wrong, the constant takes up the error, and no bar shows it.',
      source: 'Kennedy & O’Hagan, J. R. Stat. Soc. B 63, 425 (2001)',
    },
    crime: {
      text: 'Data made with a solution that the network finds simple can give the answer away without being measured. With a manufactured solution, a network here told the strength of an uneven conductivity ten times more exactly than any method could. That plate’s data now come from finite elements.',
      source:
        'Colton & Kress, Inverse Acoustic and Electromagnetic Scattering Theory (inverse crimes); measured here',
    },
    zero: {
      text: 'A residual that is multiplied by the unknown can be made small by the unknown alone. Without a source training drives k to zero and the law is gone; its loss is then perfect.',
      source: 'Measured here; compare Krishnapriyan et al., NeurIPS (2021)',
    },
    linear: {
      text: 'The linearised bar follows noise to first order around where training ended. It knows nothing of other minima, nor of training that has not ended.',
      source: 'Seber & Wild, Nonlinear Regression (1989)',
    },
  },
} as const;
