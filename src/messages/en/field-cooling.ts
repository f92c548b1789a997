import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, size, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `field-cooling`: field-cooled and zero-field-cooled susceptibility. */
export const fieldCooling = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    size,
    field: {
      label: 'Field',
      help: 'The same on every spin, in units of J. Weak fields only ask; strong ones change the glass.',
    },
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'Cooling and heating alike. The first half lets the glass settle, the second is measured.',
    },
    samples,
    steps,
    hottest,
    coldest,
    copies,
    couplings,
    couplingBits,
    rule,
  },
  columns: {
    step: 'no.',
    phase: 'part of the run',
    temperature: 'T',
    fieldCooled: 'cooled in the field (FC)',
    fieldCooledError: 'error of FC',
    noField: 'never in a field',
    noFieldError: 'error of the control',
    zeroFieldCooled: 'cooled without, then heated in it (ZFC)',
    zeroFieldCooledError: 'error of ZFC',
    reheated: 'FC, heated again',
    reheatedError: 'error of FC heated again',
    gap: 'FC − ZFC',
    gapError: 'error of FC − ZFC',
    remanent: 'left when the field is cut',
    remanentError: 'error of what is left',
    mismatch: 'FC − ZFC − remanent',
    mismatchError: 'error of FC − ZFC − remanent',
  },
  curves: {
    'weak-field': '1/T, and 1 below Tc: weak field, N → ∞',
    'this-field': 'this field, N → ∞, above the AT line',
  },
  ticks: { critical: 'Tc = 1' },
  figures: {
    branches: {
      title: 'Two ways into the same field',
      caption:
        'Magnetisation per field. Above the freezing of this cooling both ways agree with Curie’s law. Below it, the glass cooled in the field keeps what it had; the one that met the field in the cold answers only in part. Dotted and dashed, thin: the infinite glass in equilibrium.',
      x: 'temperature T/J',
      y: 'm/h',
    },
    remanence: {
      title: 'What stays when the field is cut',
      caption:
        'The difference of the two branches, and what is left of the magnetisation after the field was cut in the cold. As long as the answer is linear in the field they are one curve. Dotted: samples that were never in a field.',
      x: 'temperature T/J',
      y: 'm/h',
    },
  },
  findings: {
    split: {
      label: 'The branches part',
      yes: 'below T = {{temperature}} ± {{error}}. This is where this rate of cooling fell out of equilibrium, not Tc.',
      no: 'nowhere in this range: the glass follows the field at every temperature.',
      'cannot-tell': 'or not: that shows once both were heated.',
      frozen: 'at every temperature of this run; start hotter.',
    },
    behind: {
      label: 'In the cold,',
      yes: 'at T = {{temperature}}, FC is above ZFC by {{gap}} ± {{error}}: the state of a glass depends on its history.',
      no: 'at T = {{temperature}}, FC and ZFC agree ({{gap}} ± {{error}}).',
      'cannot-tell': 'nothing can be told yet (FC − ZFC = {{gap}} ± {{error}}).',
    },
    curie: {
      label: 'In the heat,',
      yes: 'at T = {{temperature}}, m/h = {{chi}} ± {{error}}; the infinite glass has {{exact}} in this field and {{curie}} in a weak one.',
      no: 'at T = {{temperature}}, m/h = {{chi}} ± {{error}} is not the {{exact}} of the infinite glass: too few spins, or too little time.',
      'cannot-tell':
        'at T = {{temperature}}, m/h = {{chi}} ± {{error}}, against {{exact}} for the infinite glass.',
    },
    plateau: {
      label: 'The FC branch is flat:',
      yes: 'from T = {{from}} down to {{to}} it changes by {{change}} ± {{changeError}}, at a level of {{level}} ± {{error}}. It is 1 for N → ∞ in a weak field.',
      no: 'not here: from T = {{from}} down to {{to}} it changes by {{change}} ± {{changeError}}.',
      'cannot-tell': 'from T = {{from}} down to {{to}} it changes by {{change}} ± {{changeError}}.',
      waiting: 'that shows below T = 0.5.',
    },
    linear: {
      label: 'Linear in the field?',
      yes: 'Yes: where the branches are {{gap}} apart on average, what is left when the field is cut differs from that by {{mismatch}} ± {{error}}.',
      no: 'No: FC − ZFC and what is left when the field is cut differ by {{mismatch}} ± {{error}}, {{percent}} % of their size. Use a weaker field.',
      'cannot-tell':
        'FC − ZFC and what is left differ by {{mismatch}} ± {{error}}, where the branches are {{gap}} apart.',
    },
  },
  guess: {
    question:
      'Two twins of a glass stand in the same field at the same low temperature. One was cooled in it, one met it in the cold. Which is magnetised more?',
    options: {
      same: 'Both alike: same field, same temperature',
      cooled: 'The one cooled in the field',
      met: 'The one that met it in the cold',
    },
    answer:
      'The one cooled in the field, and by far. It chose its valley while it still could; the other must follow the field inside the valley where it froze. Heated, it catches up, and above the freezing nobody can tell the twins apart.',
  },
  presets: { slower: 'Ten times slower', hasty: 'In a hurry', strong: 'Strong field', weak: 'Weak field' },
  presetHelp: {
    slower: 'Cooled and heated ten times more slowly: the branches part at a lower temperature.',
    hasty: 'Eight sweeps per temperature: they part near Tc, and even the FC branch lags behind.',
    strong: 'h = 0.8: the glass is pushed, m is no longer proportional to h, and the branches part lower.',
    weak: 'h = 0.03: the noise per field is three times larger, and more samples make up for some of it.',
  },
  breaks: {
    small: {
      text: 'A small glass in a weak field can still turn over as a whole. Then m/h climbs above 1 towards 1/T, which is the exact answer for any N in equilibrium; the level 1 belongs to N h² ≫ 1.',
      source: 'Parisi, Phys. Rev. Lett. 43, 1754 (1979)',
    },
    rate: {
      text: 'Where the branches part depends on the rate, in experiments as here, and says where the glass stopped following. It is no measurement of Tc.',
      source: 'Nagata, Keesom & Harrison, Phys. Rev. B 19, 1633 (1979)',
    },
    sum: {
      text: 'That FC is the sum of ZFC and remanence holds in experiments for weak fields only; in strong ones the field itself melts part of the glass.',
      source: 'Lundgren, Nordblad & Sandlund, Europhys. Lett. 1, 529 (1986)',
    },
  },
} as const;
