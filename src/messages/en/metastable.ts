import { glassFields, glassPanels } from './glass-words.ts';

const { seed, samples, couplings, couplingBits } = glassFields;

/** The experiment `metastable`: the states where quenches of SK end. */
export const metastable = {
  panels: glassPanels,
  fields: {
    seed,
    largest: {
      label: 'Largest number of spins',
      help: 'Sizes from 8 up to this one. The reluctant rule takes its time in large glasses.',
      options: { '32': '32', '64': '64', '128': '128', '256': '256', '512': '512', '1024': '1024' },
    },
    starts: {
      label: 'Starts per sample',
      help: 'Random configurations; each is quenched once by every rule.',
    },
    samples,
    couplings,
    couplingBits,
  },
  columns: {
    size: 'number of spins',
    energyGreedy: 'energy, greedy',
    energyGreedyError: 'error of energy, greedy',
    energyRandom: 'energy, random',
    energyRandomError: 'error of energy, random',
    energyReluctant: 'energy, reluctant',
    energyReluctantError: 'error of energy, reluctant',
    flipsGreedy: 'flips per spin, greedy',
    flipsGreedyError: 'error of flips, greedy',
    flipsRandom: 'flips per spin, random',
    flipsRandomError: 'error of flips, random',
    flipsReluctant: 'flips per spin, reluctant',
    flipsReluctantError: 'error of flips, reluctant',
    distinctGreedy: 'different ends, greedy',
    distinctGreedyError: 'error of different ends, greedy',
    distinctRandom: 'different ends, random',
    distinctRandomError: 'error of different ends, random',
    distinctReluctant: 'different ends, reluctant',
    distinctReluctantError: 'error of different ends, reluctant',
    minima: 'local minima in all',
    minimaError: 'error of local minima',
    complexity: '(ln number of minima)/N',
    complexityError: 'error of (ln number)/N',
  },
  curves: { 'parisi-ground': 'ground state, N → ∞', complexity: '0.1992, N → ∞' },
  figures: {
    energy: {
      title: 'The hasty end higher',
      caption:
        'Energy where quenches end. Greedy takes the largest gain, random any gain, reluctant the smallest. Same starts for all three; all of them stay above the ground state.',
      x: 'number of spins N',
      y: 'energy per spin',
    },
    flips: {
      title: 'What depth costs',
      caption: 'Flips per spin until nothing can be gained.',
      x: 'number of spins N',
      y: 'flips per spin',
    },
    distinct: {
      title: 'Every start its own end',
      caption:
        'Different ends as a share of all starts of a sample; mirror images count as one. At 1, no two starts ended in the same place.',
      x: 'number of spins N',
      y: 'share of different ends',
    },
    complexity: {
      title: 'All of them, counted',
      caption:
        'For small glasses every configuration was visited and the local minima counted. Their logarithm per spin is close to the dotted value already.',
      x: 'number of spins N',
      y: '(ln number of minima)/N',
    },
  },
  findings: {
    deeper: {
      label: 'Does patience pay?',
      yes: 'Yes: with {{size}} spins reluctant quenches end at {{reluctant}}, greedy ones at {{greedy}}: lower by {{gain}} ± {{error}}.',
      no: 'Not here: with {{size}} spins reluctant quenches end at {{reluctant}}, greedy ones at {{greedy}}.',
      'cannot-tell': 'No difference can be told yet: {{gain}} ± {{error}}.',
    },
    dearer: {
      label: 'The price:',
      yes: '{{reluctant}} flips per spin instead of {{greedy}}, {{ratio}} times as many, with {{size}} spins.',
      no: 'none: {{reluctant}} flips per spin, and {{greedy}} for the greedy.',
      'cannot-tell': 'small: {{reluctant}} flips per spin instead of {{greedy}}.',
    },
    ends: {
      label: 'Where do {{starts}} starts end?',
      yes: 'With {{small}} spins in {{few}} places on average, with {{large}} spins in {{many}}: nearly every start has an end of its own.',
      no: 'In {{few}} places with {{small}} spins, and not in more with {{large}}.',
      'cannot-tell':
        'In {{few}} places with {{small}} spins, in {{many}} with {{large}}. Larger glasses would tell.',
    },
    counted: {
      label: 'Counted:',
      yes: 'a glass of {{size}} spins has {{minima}} ± {{error}} local minima (and their mirror images); (ln number)/N = {{complexity}}. Each further spin multiplies them.',
      no: 'the number of minima does not grow with N here.',
      'cannot-tell':
        'so far {{minima}} local minima at {{size}} spins; one size more will show how fast they grow.',
    },
  },
  guess: {
    question:
      'Three walkers go only downhill. One takes the steepest step, one any step, one the smallest. Who ends lowest?',
    options: {
      greedy: 'The greedy one',
      random: 'The one without a plan',
      reluctant: 'The reluctant one',
      same: 'All the same',
    },
    answer:
      'The reluctant one, by far: it spends its height in small change and passes many traps in which the others stop. It pays with sixty times as many steps among 256 spins, and with more in larger glasses. None of them reaches the ground state.',
  },
  presets: { large: 'Large glasses', many: 'Many starts', binary: '±J couplings' },
  presetHelp: {
    large: 'Up to 512 spins: the gap between the rules widens.',
    many: 'Two hundred and fifty-six starts of small glasses: how many ends are there?',
    binary:
      'With equal strengths gains come in steps, and the smallest is not small: the reluctant rule ends higher, and sooner.',
  },
  breaks: {
    rule: {
      text: 'Nearly all minima are shallow, but a quench does not pick among all minima alike: where it ends depends on its rule. Counting minima does not tell where dynamics goes.',
      source: 'Parisi, cond-mat/9501045 (1995)',
    },
    count: {
      text: 'The value 0.1992 is for N → ∞ and for the mean number, which a few samples with many minima may dominate.',
      source: 'Tanaka & Edwards, J. Phys. F 10, 2769 (1980); Bray & Moore, J. Phys. C 13, L469 (1980)',
    },
    learning: {
      text: 'Wide networks have so many weights that gradient descent seldom meets such traps. That spin glasses are full of them says nothing about a loss landscape by itself.',
      source: 'Baity-Jesi et al., ICML (2018)',
    },
  },
} as const;
