import { glassPanels } from './glass-words.ts';
import { learnerFields, learnerFindings, learnerPanels } from './learner-words.ts';

const { seed, task, optimiser, batch, points, inputs, hidden, steps, activation } = learnerFields;

/** The experiment `kick`: schedules that rise and fall against those that only fall, on networks and on a glass. */
export const kick = {
  panels: {
    glass: glassPanels.glass,
    learner: {
      title: learnerPanels.learner.title,
      about:
        'Networks of one shape, each with a draw of the task of its own. Training moves their weights downhill, at a rate that a schedule turns up and down.',
    },
  },
  fields: {
    seed,
    mode: {
      label: 'What is done',
      help: 'Compare tuned schedules, or let the rate grow to find between which bounds it is useful.',
      options: { compare: 'Compare schedules', 'range-test': 'Range test' },
    },
    task,
    steps,
    sweeps: {
      label: 'Sweeps of the glass',
      help: 'Every schedule gets as many. One run of networks and one of the glass are one clock.',
    },
    cycles: {
      label: 'Cycles',
      help: 'How often the rate and the temperature rise and fall in a run of the cycling kind.',
    },
    networks: {
      label: 'Networks, and samples of the glass',
      help: 'Replicas of the comparison. Each network has a draw of the task of its own, each copy of the glass couplings of its own.',
    },
    tuners: {
      label: 'Replicas for tuning',
      help: 'Other draws and other couplings than those of the comparison; every setting of the grid is tried on them.',
    },
    learningRate: {
      label: 'Learning rate, middle of the grid',
      help: 'Peaks from a quarter to four times as high are tried. The range test shows what is useful.',
    },
    hottest: {
      label: 'Temperature, middle of the grid',
      help: 'Peaks from 0.4 to 2.5 times as high are tried. Units of J.',
    },
    optimiser,
    batch,
    points,
    inputs,
    hidden: { label: hidden.label, help: 'Width of both hidden layers.' },
    activation,
    size: { label: 'Number of spins', help: 'Of the glass in which every pair is coupled (SK, Gaussian).' },
  },
  columns: {
    part: 'part of the run',
    schedule: 'schedule',
    peak: 'peak of η',
    tunedLoss: 'lowest loss, tuning',
    tunedLossError: 'error of lowest loss, tuning',
    peakTemperature: 'peak of T',
    tunedEnergy: 'lowest energy, tuning',
    tunedEnergyError: 'error of lowest energy, tuning',
    diverged: 'ran away',
    divergedStep: 'ran away at step',
    progress: 'part done',
    step: 'step',
    cycle: 'cycle',
    rate: 'learning rate',
    rangeLoss: 'loss',
    rangeLossError: 'error of loss',
    temperature: 'T',
    rangeEnergy: 'energy',
    rangeEnergyError: 'error of energy',
    constantFactor: 'constant: share of η',
    decayFactor: 'decay: share of η',
    cycleFactor: 'cycles: share of η',
    constantGlassFactor: 'constant: share of T',
    decayGlassFactor: 'decay: share of T',
    cycleGlassFactor: 'cycles: share of T',
    constantLoss: 'constant: loss',
    constantLossError: 'error of constant: loss',
    decayLoss: 'decay: loss',
    decayLossError: 'error of decay: loss',
    cycleLoss: 'cycles: loss',
    cycleLossError: 'error of cycles: loss',
    constantBest: 'constant: lowest loss',
    constantBestError: 'error of constant: lowest loss',
    decayBest: 'decay: lowest loss',
    decayBestError: 'error of decay: lowest loss',
    cycleBest: 'cycles: lowest loss',
    cycleBestError: 'error of cycles: lowest loss',
    constantHeldOut: 'constant: held out',
    constantHeldOutError: 'error of constant: held out',
    decayHeldOut: 'decay: held out',
    decayHeldOutError: 'error of decay: held out',
    cycleHeldOut: 'cycles: held out',
    cycleHeldOutError: 'error of cycles: held out',
    constantHeldOutAtBest: 'constant: held out at the lowest loss',
    constantHeldOutAtBestError: 'error of constant: held out at the lowest loss',
    decayHeldOutAtBest: 'decay: held out at the lowest loss',
    decayHeldOutAtBestError: 'error of decay: held out at the lowest loss',
    cycleHeldOutAtBest: 'cycles: held out at the lowest loss',
    cycleHeldOutAtBestError: 'error of cycles: held out at the lowest loss',
    constantEnergy: 'constant: energy',
    constantEnergyError: 'error of constant: energy',
    decayEnergy: 'decay: energy',
    decayEnergyError: 'error of decay: energy',
    cycleEnergy: 'cycles: energy',
    cycleEnergyError: 'error of cycles: energy',
    constantLowest: 'constant: lowest energy',
    constantLowestError: 'error of constant: lowest energy',
    decayLowest: 'decay: lowest energy',
    decayLowestError: 'error of decay: lowest energy',
    cycleLowest: 'cycles: lowest energy',
    cycleLowestError: 'error of cycles: lowest energy',
    constantLikeness: 'constant: likeness of functions',
    constantLikenessError: 'error of constant: likeness of functions',
    decayLikeness: 'decay: likeness of functions',
    decayLikenessError: 'error of decay: likeness of functions',
    cycleLikeness: 'cycles: likeness of functions',
    cycleLikenessError: 'error of cycles: likeness of functions',
    constantOverlap: 'constant: overlap of minima',
    constantOverlapError: 'error of constant: overlap of minima',
    decayOverlap: 'decay: overlap of minima',
    decayOverlapError: 'error of decay: overlap of minima',
    cycleOverlap: 'cycles: overlap of minima',
    cycleOverlapError: 'error of cycles: overlap of minima',
    constantEnsemble: 'constant: snapshots together',
    constantEnsembleError: 'error of constant: snapshots together',
    decayEnsemble: 'decay: snapshots together',
    decayEnsembleError: 'error of decay: snapshots together',
    cycleEnsemble: 'cycles: snapshots together',
    cycleEnsembleError: 'error of cycles: snapshots together',
  },
  figures: {
    best: {
      title: 'Networks: lowest loss so far',
      caption:
        'Mean over networks of the lowest training loss each has seen. Solid: the best of the cycling schedules; dashed: the best decay; dotted: the best constant rate. All have the same number of steps.',
      x: 'part of the run',
      y: 'lowest loss so far',
    },
    loss: {
      title: 'Networks: loss now',
      caption: 'Every kick lifts the loss, and every fall of the rate lets it settle again.',
      x: 'part of the run',
      y: 'training loss',
    },
    'held-out': {
      title: 'Networks: points held out',
      caption: 'Share of wrong answers, or half the mean square error where answers are numbers.',
      x: 'part of the run',
      y: 'error on points held out',
    },
    lowest: {
      title: 'Glass: lowest energy so far',
      caption:
        'Mean over samples of the lowest energy per spin each has fallen to. At every look a copy falls to the nearest minimum; the glass itself goes on.',
      x: 'part of the run',
      y: 'lowest energy so far, per spin',
    },
    energy: {
      title: 'Glass: energy now',
      caption: 'The energy of the minimum that a fall from here ends in.',
      x: 'part of the run',
      y: 'energy per spin',
    },
    factors: {
      title: 'The schedules that were chosen',
      caption:
        'Share of the peak that the learning rate and the temperature have at each time. One kind of list drives both; which kind is best may differ.',
      x: 'part of the run',
      y: 'share of the peak',
    },
    left: {
      title: 'Did it leave?',
      caption:
        'How alike the ends of two successive cycles are: what a network says at points held out (correlation), and the overlap of minima of the glass. Dashed: the best decay at the same times, without a kick.',
      x: 'cycle',
      y: 'likeness with the end of the cycle before',
    },
    ensemble: {
      title: 'Asked together',
      caption:
        'Error of the mean of what a network said at the ends of its cycles so far, on points held out.',
      x: 'cycle',
      y: 'error on points held out',
    },
    'range-loss': {
      title: 'Networks: the rate grows',
      caption:
        'Training loss while the rate grows in equal ratios. Useful rates lie between where it begins to fall and where it is lowest.',
      x: 'learning rate',
      y: 'training loss',
    },
    'range-energy': {
      title: 'Glass: the temperature grows',
      caption:
        'A glass quenched at random and heated on the same clock: first it finds lower states, then heat carries it up.',
      x: 'temperature T/J',
      y: 'energy per spin',
    },
  },
  findings: {
    'learner-beats': {
      label: 'Networks, lowest loss: cycling beats the best decay:',
      yes: 'yes. {{cycle}} against {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}, {{replicas}} networks); best constant rate: {{constant}}.',
      no: 'no. {{cycle}} against {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}, {{replicas}} networks); best constant rate: {{constant}}.',
      'cannot-tell':
        'cannot be told. {{cycle}} against {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}, {{replicas}} networks); best constant rate: {{constant}}.',
      waiting: 'the end of the run will show.',
    },
    'learner-over-constant': {
      label: 'Networks: and the best constant rate:',
      yes: 'yes. {{cycle}} against {{constant}}, a difference of {{difference}} (95 %: {{low}} to {{high}}).',
      no: 'no. {{cycle}} against {{constant}}, a difference of {{difference}} (95 %: {{low}} to {{high}}). Whatever cycling gained over decay, a rate that stays up gains too.',
      'cannot-tell':
        'cannot be told. {{cycle}} against {{constant}}, a difference of {{difference}} (95 %: {{low}} to {{high}}). A gain over decay alone may be that of time spent at a high rate, not of the kick.',
      waiting: 'the end of the run will show.',
    },
    'learner-held-out': {
      label: 'Networks, points held out: cycling beats the best decay:',
      yes: 'yes, at the end. {{cycle}} against {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}). Schedules were tuned by training loss.',
      no: 'no, at the end. {{cycle}} against {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}). Schedules were tuned by training loss.',
      'cannot-tell':
        'cannot be told. {{cycle}} against {{decay}} at the end, a difference of {{difference}} (95 %: {{low}} to {{high}}). Schedules were tuned by training loss.',
      waiting: 'the end of the run will show.',
    },
    'learner-ensemble': {
      label: 'Snapshots together beat the best decay alone:',
      yes: 'yes. {{members}} of a cycling network say {{cycle}}, one decayed network {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}). Against snapshots of the decay at the same steps: {{sameLow}} to {{sameHigh}}.',
      no: 'no. {{members}} of a cycling network say {{cycle}}, one decayed network {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}). Against snapshots of the decay at the same steps: {{sameLow}} to {{sameHigh}}.',
      'cannot-tell':
        'cannot be told. {{members}} of a cycling network say {{cycle}}, one decayed network {{decay}}, a difference of {{difference}} (95 %: {{low}} to {{high}}).',
      waiting: 'the end of the run will show.',
    },
    'learner-left': {
      label: 'Networks: a kick leads elsewhere:',
      yes: 'yes. What it says at the ends of the last two cycles differs by 1 − r = {{cycle}}; without a kick, over the same steps, by {{decay}} (95 % of the difference: {{low}} to {{high}}).',
      no: 'no. What it says at the ends of the last two cycles differs by 1 − r = {{cycle}}; without a kick, over the same steps, by {{decay}} (95 % of the difference: {{low}} to {{high}}).',
      'cannot-tell':
        'cannot be told. What it says at the ends of the last two cycles differs by 1 − r = {{cycle}}; without a kick, over the same steps, by {{decay}} (95 % of the difference: {{low}} to {{high}}).',
      waiting: 'two cycles are needed.',
    },
    'glass-beats': {
      label: 'Glass: cycling beats the best decay:',
      yes: 'yes. {{cycle}} against {{decay}} per spin, a difference of {{difference}} (95 %: {{low}} to {{high}}, {{replicas}} samples); best constant temperature: {{constant}}.',
      no: 'no. {{cycle}} against {{decay}} per spin, a difference of {{difference}} (95 %: {{low}} to {{high}}, {{replicas}} samples); best constant temperature: {{constant}}.',
      'cannot-tell':
        'cannot be told. {{cycle}} against {{decay}} per spin, a difference of {{difference}} (95 %: {{low}} to {{high}}, {{replicas}} samples); best constant temperature: {{constant}}.',
      waiting: 'the end of the run will show.',
    },
    'glass-over-constant': {
      label: 'Glass: and the best constant temperature:',
      yes: 'yes. {{cycle}} against {{constant}} per spin, a difference of {{difference}} (95 %: {{low}} to {{high}}).',
      no: 'no. {{cycle}} against {{constant}} per spin, a difference of {{difference}} (95 %: {{low}} to {{high}}).',
      'cannot-tell':
        'cannot be told. {{cycle}} against {{constant}} per spin, a difference of {{difference}} (95 %: {{low}} to {{high}}). A glass that stays warm and falls now and then may do as well.',
      waiting: 'the end of the run will show.',
    },
    'glass-left': {
      label: 'Glass: reheating leads elsewhere:',
      yes: 'yes. Minima of the last two cycles differ by 1 − |q| = {{cycle}}; without reheating, over the same sweeps, by {{decay}} (95 % of the difference: {{low}} to {{high}}).',
      no: 'no. Minima of the last two cycles differ by 1 − |q| = {{cycle}}; without reheating, over the same sweeps, by {{decay}} (95 % of the difference: {{low}} to {{high}}).',
      'cannot-tell':
        'cannot be told. Minima of the last two cycles differ by 1 − |q| = {{cycle}}; without reheating, over the same sweeps, by {{decay}} (95 % of the difference: {{low}} to {{high}}).',
      waiting: 'two cycles are needed.',
    },
    'learner-tuned': {
      label: 'The grid held the best rates:',
      yes: 'as far as seen. Of {{settings}} settings each, on {{replicas}} other networks: decay “{{decay}}” from {{decayPeak}}, cycles “{{cycle}}” from {{cyclePeak}}.',
      no: 'perhaps not: a chosen peak is at the edge of the grid. Of {{settings}} settings each, on {{replicas}} other networks: decay “{{decay}}” from {{decayPeak}}, cycles “{{cycle}}” from {{cyclePeak}}.',
      'cannot-tell': 'tuning goes on.',
    },
    'glass-tuned': {
      label: 'The grid held the best temperatures:',
      yes: 'as far as seen. Of {{settings}} settings each, on {{replicas}} other samples: decay “{{decay}}” from {{decayPeak}}, cycles “{{cycle}}” from {{cyclePeak}}.',
      no: 'perhaps not: a chosen peak is at the edge of the grid. Of {{settings}} settings each, on {{replicas}} other samples: decay “{{decay}}” from {{decayPeak}}, cycles “{{cycle}}” from {{cyclePeak}}.',
      'cannot-tell': 'tuning goes on.',
    },
    'learner-diverged': {
      label: learnerFindings.diverged.label,
      yes: '{{count}} of {{networks}} networks of the comparison; they are left out of every mean, with their pairs. {{out}} more in the grid, which puts their settings out.',
      no: 'none of {{networks}} networks of the comparison; {{out}} in the grid, which puts their settings out.',
      'cannot-tell': learnerFindings.diverged['cannot-tell'],
    },
    'learner-bounds': {
      label: 'Useful rates:',
      yes: 'from {{low}}, where the loss begins to fall, to {{high}}, where it is lowest ({{loss}}). The first network ran away at {{away}}.',
      no: 'not found: the loss does not fall, or is still falling at the end. Let the rate grow further.',
      'cannot-tell': 'the end of the run will show.',
    },
    'glass-heat': {
      label: 'Warmth helps, heat does not:',
      yes: 'a cold glass that is heated is lowest at T = {{temperature}} ({{energy}} per spin), then heat carries it up.',
      no: 'not seen: the energy is lowest at the end.',
      'cannot-tell': 'the end of the run will show.',
    },
  },
  guess: {
    question:
      'With the same number of steps, tuned equally well: does a learning rate that rises again end lower than one that only falls?',
    options: {
      always: 'Yes: kicks get it out of traps',
      never: 'No: a kick wastes steps',
      depends: 'It depends on the task',
    },
    answer:
      'Measure it: this is why the experiment exists. A kick does lead a network elsewhere, but elsewhere need not be lower, and time spent up there is time not spent going down. On the glass the same holds, as long as one slow cooling has not yet run out of things to find. Each task is answered with its interval, and “cannot be told” is an answer.',
  },
  presets: {
    'two-moons': 'Two moons',
    spirals: 'Two spirals',
    'random-labels': 'Random labels',
    'range-test': 'Range test',
    full: 'Ten times as long',
  },
  presetGroups: { task: 'Task' },
  presetHelp: {
    'two-moons': 'An easy task in the plane.',
    spirals: 'A hard task in the plane.',
    'random-labels': 'Nothing to learn, only labels to store.',
    'range-test': 'The rate grows from far too small to far too large.',
    full: 'Ten times the steps and sweeps, four times the replicas: some twenty minutes on two cores.',
  },
  breaks: {
    kick: {
      text: 'A kick of the learning rate is not a kick of temperature alone: it changes drift, noise and the unit of time at once. Reheating a glass changes its temperature and nothing else.',
      source:
        'Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134; schedules: Smith, WACV (2017) 464, and Loshchilov & Hutter, ICLR (2017)',
    },
    grid: {
      text: '“Best” is the best of this grid, at this length, for these networks. Longer runs, larger networks or other grids may tell another story; what holds here is the comparison at equal cost. Each question has an interval of its own: of eight, one is wrong by chance in about every third run.',
      source: 'Huang et al., ICLR (2017), arXiv:1704.00109',
    },
    landscape: {
      text: 'In networks with many weights flat directions were seen and no crossing of barriers: there a kick may have nothing to lift them over. The barriers of this glass grow with the number of its spins.',
      source:
        'Baity-Jesi et al., ICML (2018), arXiv:1803.06969; Mackenzie & Young, Phys. Rev. Lett. 49, 301 (1982)',
    },
  },
} as const;
