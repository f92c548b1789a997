import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, hottest, couplingBits, rule } = glassFields;

/** The experiment `chaos`: small changes of couplings or temperature. */
export const chaos = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    temperature: { label: 'Temperature', help: 'Of the unchanged glass and of those with other couplings.' },
    strongest: {
      label: 'Strongest change',
      help: 'How much of other couplings is mixed in, relative to the old ones; and by which share the temperature is raised.',
    },
    sweeps: { label: 'Sweeps', help: 'A quarter to cool, a quarter to settle, half to measure.' },
    samples,
    hottest,
    couplingBits,
    rule,
  },
  columns: {
    strength: 'change ε or ΔT/T',
    bond: 'likeness, other couplings',
    bondError: 'error of likeness, couplings',
    thermal: 'likeness, other temperature',
    thermalError: 'error of likeness, temperature',
    bondQ2: 'q² across couplings',
    bondQ2Error: 'error of q², couplings',
    thermalQ2: 'q² across temperatures',
    thermalQ2Error: 'error of q², temperatures',
    own: 'q² within the glass',
    ownError: 'error of q² within',
  },
  figures: {
    likeness: {
      title: 'Other bonds, other valleys',
      caption:
        'How alike two glasses are, 1 for the same valleys. Solid: couplings changed by a share ε. Dashed: same couplings, temperature raised by the same share.',
      x: 'change ε or ΔT/T',
      y: 'likeness r',
    },
    squares: {
      title: 'The overlaps behind it',
      caption:
        'Mean squared overlap with the unchanged glass. It falls with temperature too, because warmer copies are looser everywhere; r takes that out.',
      x: 'change ε or ΔT/T',
      y: 'q²',
    },
  },
  findings: {
    bonds: {
      label: 'Do other couplings lead elsewhere?',
      yes: 'Yes: at a change of {{strength}} the likeness is down to {{r}} ± {{error}}.',
      no: 'Not here: at a change of {{strength}} the likeness is still {{r}} ± {{error}}.',
      'cannot-tell': 'Cannot be told: at a change of {{strength}} the likeness is {{r}} ± {{error}}.',
    },
    thermal: {
      label: 'Does another temperature?',
      yes: 'Nothing of the kind is seen: {{percent}} % warmer, the likeness is {{r}} ± {{error}}. Temperature chaos is invisible at sizes like these.',
      no: 'The likeness falls to {{r}} ± {{error}} when it is {{percent}} % warmer. At this size that is rather a glass that did not settle, or one that melted, than chaos.',
      'cannot-tell': 'Cannot be told: {{percent}} % warmer, the likeness is {{r}} ± {{error}}.',
    },
  },
  guess: {
    question:
      'You change all couplings a little, or the temperature by as much. Which moves the valleys more?',
    options: { bonds: 'The couplings', thermal: 'The temperature', both: 'Both alike', none: 'Neither' },
    answer:
      'The couplings, by far. Warming leaves the same valleys and only loosens the copies in them. In an infinite glass both should lead to entirely other valleys, but temperature needs so many spins for it that nobody sees it at sizes like these.',
  },
  presets: { larger: 'Larger glasses', warm: 'Warm', hasty: 'Too fast' },
  presetHelp: {
    larger: 'Two hundred and fifty-six spins: bonds act more strongly.',
    warm: 'Near the transition there are hardly any valleys to change.',
    hasty: 'Forty sweeps: copies of the same glass do not agree either.',
  },
  breaks: {
    size: {
      text: 'Chaos is a statement about large glasses: however small the change, it wins if N is large enough. A curve at one size shows the beginning at best.',
      source: 'Bray & Moore, Phys. Rev. Lett. 58, 57 (1987)',
    },
    thermal: {
      text: 'In SK temperature chaos was looked for up to thousands of spins and found to be extremely weak. That the dashed curve stays near 1 does not disprove it.',
      source: 'Billoire & Marinari, J. Phys. A 33, L265 (2000)',
    },
    learning: {
      text: 'Changing a few training examples changes the couplings of a network. Whether its function changes with them is what tests of stability ask; there the answer is mostly no.',
      source: 'Bousquet & Elisseeff, J. Mach. Learn. Res. 2, 499 (2002)',
    },
  },
} as const;
