import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, samples, couplings, couplingBits, rule } = glassFields;

/** The experiment `ground-states`: e_N against N^(-2/3). */
export const groundStates = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    largest: {
      label: 'Largest size',
      help: 'Sizes 15, 31, 63 … up to this one are searched.',
      options: { '15': '15', '31': '31', '63': '63', '127': '127', '255': '255', '511': '511' },
    },
    smallest: {
      label: 'Smallest size',
      help: 'Sizes below this one are left out; the samples of the others do not change.',
      options: { '15': '15', '31': '31', '63': '63', '127': '127', '255': '255', '511': '511' },
    },
    couplings,
    samples,
    effort: {
      label: 'Effort',
      help: 'Sweeps of each cooling, per spin: large glasses get more of them.',
    },
    copies: {
      label: 'Tries per sample',
      help: 'Copies that search on their own; the lowest of them counts.',
    },
    exactSamples: {
      label: 'Samples of 15 spins',
      help: 'These are solved exactly, by trying all 32 768 arrangements.',
    },
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    size: 'N',
    inverseSize: 'N^(−2/3)',
    energy: 'lowest energy per spin',
    energyError: 'error of the lowest energy',
    spread: 'scatter from sample to sample',
    spreadError: 'error of the scatter',
    agreement: 'both halves agree',
    agreementError: 'error of that share',
    gain: 'gain of the better half',
    gainError: 'error of that gain',
    count: 'samples',
    sweeps: 'sweeps of each cooling',
  },
  curves: { scaling: 'published: e + A N^(−2/3)' },
  figures: {
    energy: {
      title: 'A straight line to infinity',
      caption:
        'Lowest energy per spin against N to the power −2/3. The left edge is the infinite glass, where the exact answer is −0.76317. The dotted line is published, not fitted.',
      x: 'N^(−2/3)',
      y: 'lowest energy per spin',
    },
    energies: {
      title: 'No two samples alike',
      caption:
        'Lowest energies of all samples of one size. The heap leans to the left and narrows as N grows.',
      x: 'lowest energy per spin',
      y: 'density',
    },
    agreement: {
      title: 'Can the search be trusted?',
      caption:
        'Share of samples in which two independent halves of the tries found the same lowest energy. Where it is near 1, hardly any ground state was missed.',
      x: 'N',
      y: 'share of samples',
    },
  },
  findings: {
    fifteen: {
      label: 'Fifteen spins, exactly:',
      yes: '{{energy}} ± {{error}}; an independent computation gave {{published}}.',
      no: '{{energy}} ± {{error}}, away from {{published}}. Look for a mistake.',
      'cannot-tell': '{{energy}} ± {{error}} so far, to be compared with {{published}}.',
    },
    extrapolation: {
      label: 'The infinite glass:',
      yes: 'the line ends at {{energy}} ± {{error}}, slope {{slope}} ± {{slopeError}}. Theory says −0.76317.',
      no: 'the line ends at {{energy}} ± {{error}}, away from −0.76317: some ground states were missed.',
      'cannot-tell': 'too few sizes to tell, or errors too wide ({{energy}} ± {{error}}).',
    },
    trust: {
      label: 'Can the search be trusted?',
      yes: 'At N = {{size}} both halves of the tries agree in {{percent}} % of the samples.',
      no: 'At N = {{size}} both halves agree only in {{percent}} % of the samples: these energies are too high. Give it more effort.',
      'cannot-tell': 'At N = {{size}} both halves agree in {{percent}} % of the samples.',
    },
    widths: {
      label: 'Samples grow alike',
      yes: 'faster than independent spins would: their scatter falls as N to the power −{{exponent}} ± {{error}}, not −1/2.',
      no: 'more slowly than expected: their scatter falls as N to the power −{{exponent}} ± {{error}}.',
      'cannot-tell': 'as N to the power −{{exponent}} ± {{error}} so far.',
    },
  },
  guess: {
    question: 'Per spin, do larger glasses have lower ground states?',
    options: {
      lower: 'Yes, ever lower without end',
      limit: 'Yes, towards a limit',
      same: 'No, all the same',
      higher: 'No, higher ones',
    },
    answer:
      'Yes, towards a limit of −0.763 that Parisi’s theory gives exactly. The way there is slow: halving the distance takes almost three times as many spins, and finding the state gets exponentially harder.',
  },
  presets: { gaussian: 'Gaussian', lazy: 'Too lazy', large: 'Larger glasses', many: 'Many samples' },
  presetHelp: {
    gaussian: 'Gaussian couplings: another slope, the same limit.',
    lazy: 'Two hasty tries per sample: the halves stop agreeing, and the line bends up.',
    large: 'Up to 255 spins with twice the effort, for half the samples.',
    many: 'Errors a third as wide.',
  },
  breaks: {
    heuristic: {
      text: 'Beyond 15 spins nothing here is proven. An annealing can only say how low it got; agreement of two halves makes a miss unlikely, not impossible.',
      source: 'Boettcher, Eur. Phys. J. B 46, 501 (2005)',
    },
    exponent: {
      text: 'That the correction falls as N to the power −2/3 is measured to a percent, and expected by theory, yet not proven.',
      source: 'Aspelmeier, Billoire, Marinari & Moore, J. Phys. A 41, 324008 (2008)',
    },
    learning: {
      text: 'For learning, the deepest valley is rarely wanted: wide ones that are easy to reach predict better than deep ones that are not.',
      source: 'Baldassi et al., PNAS 113, E7655 (2016)',
    },
  },
} as const;
