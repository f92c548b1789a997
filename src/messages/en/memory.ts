import { glassFields, glassPanels, glassPortraits } from './glass-words.ts';

const { seed, samples, copies, steps, hottest, coldest, couplings, couplingBits, rule } = glassFields;

/** The experiment `memory`: a stop on the way down, rejuvenation below it, memory on the way up. */
export const memory = {
  panels: glassPanels,
  portraits: glassPortraits,
  fields: {
    seed,
    model: {
      label: 'Glass',
      help: 'Every pair coupled, or nearest neighbours on a periodic cubic lattice. Tc is 1 for the first and about 0.95 for the second, with Gaussian couplings.',
      options: { sk: 'Every pair (SK)', cubic: 'Cubic lattice' },
    },
    stopTemperature: {
      label: 'Temperature of the stop',
      help: 'The nearest temperature of the cooling is taken.',
    },
    stop: { label: 'Length of the stop', help: '0 is the control: no stop, no dip.' },
    samples,
    size: {
      label: 'Number of spins',
      help: 'Cubes of whole numbers, so that both glasses can have them.',
      options: { '64': '64', '216': '216', '512': '512', '1000': '1000', '1728': '1728' },
    },
    sweeps: {
      label: 'Sweeps per temperature',
      help: 'On the way down and up. A copy is observed during the second half of them, and for as long during the stop.',
    },
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
    reference: 'without a stop',
    referenceError: 'error without a stop',
    stopped: 'with the stop',
    stoppedError: 'error with the stop',
    coolingDip: 'difference, cooling',
    coolingDipError: 'error of the difference, cooling',
    age: 'time at the stop',
    aged: 'during the stop',
    agedError: 'error during the stop',
    referenceHeated: 'heated, without a stop',
    referenceHeatedError: 'error heated, without a stop',
    stoppedHeated: 'heated, with the stop',
    stoppedHeatedError: 'error heated, with the stop',
    heatingDip: 'difference, heating again',
    heatingDipError: 'error of the difference, heating',
  },
  ticks: { stop: 'stop' },
  figures: {
    dips: {
      title: 'What the stop did, and what came back',
      caption:
        'How far the glass that waited lies below the one that did not. Solid, from right to left: a jump at the stop, and below it the way back to zero. Dashed, from left to right: little in the cold, most around the stop, though nobody told it where that was, and nothing in the heat.',
      x: 'temperature T/J',
      y: 'difference of [1 − C]/T',
    },
    cooling: {
      title: 'On the way down',
      caption:
        'How much a copy changes within the observation, divided by T. The glass that waited steps down at the stop and then rejoins the other.',
      x: 'temperature T/J',
      y: '[1 − C]/T',
    },
    heating: {
      title: 'And back up',
      caption: 'The same on heating, without any stop. Whatever parts the curves was kept through the cold.',
      x: 'temperature T/J',
      y: '[1 − C]/T',
    },
    ageing: {
      title: 'While it waited',
      caption: 'During the stop the same observation sees less and less change: the glass ages.',
      x: 'time at this temperature, sweeps',
      y: '[1 − C]/T',
    },
  },
  findings: {
    aged: {
      label: 'It aged:',
      yes: 'after {{sweeps}} sweeps at T = {{temperature}}, a copy changes {{dip}} ± {{error}} % less than one that did not wait.',
      no: 'not here: after {{sweeps}} sweeps at T = {{temperature}} the difference is {{dip}} ± {{error}} %.',
      'cannot-tell':
        'after {{sweeps}} sweeps at T = {{temperature}} the difference is {{dip}} ± {{error}} %.',
    },
    rejuvenated: {
      label: 'It grew young again:',
      yes: 'of a dip of {{dip}} % at the stop, {{left}} ± {{error}} % is left from T = {{from}} down to {{to}}. The stop did nothing for the temperatures below.',
      no: 'not here: of a dip of {{dip}} % at the stop, {{left}} ± {{error}} % is still there from T = {{from}} down to {{to}}. It stayed old.',
      'cannot-tell':
        'a dip of {{dip}} % at the stop, and {{left}} ± {{error}} % from T = {{from}} down to {{to}}: too close to tell.',
    },
    remembered: {
      label: 'It remembered:',
      yes: 'heated again, it lies {{near}} ± {{nearError}} % below the other around T = {{temperature}}, and {{far}} ± {{farError}} % far below that: the stop was kept through the cold.',
      no: 'not that this run could see: {{near}} ± {{nearError}} % around T = {{temperature}}.',
      'cannot-tell':
        'on heating the difference is {{near}} ± {{nearError}} % around T = {{temperature}}, and {{far}} ± {{farError}} % far below it.',
      somewhere:
        'at least that it waited. Heated again, it lies {{near}} ± {{nearError}} % below the other around T = {{temperature}}. Whether it knows where is too close to tell: far below, it is {{far}} ± {{farError}} %.',
      waiting: 'the heating will show.',
      everywhere:
        'that it waited, not where. On heating the difference is {{near}} ± {{nearError}} % around T = {{temperature}} and {{far}} ± {{farError}} % far below it. It is just older.',
    },
  },
  guess: {
    question:
      'A glass waits long at one temperature and is then cooled further. Does the wait show at the lower temperatures?',
    options: {
      older: 'Yes, it is older there too',
      young: 'No, it looks as young as if it had never waited',
      lost: 'No, and it is forgotten for good',
    },
    answer:
      'It looks young again: each temperature has states of its own to order, as if valleys split into smaller valleys on the way down. Yet nothing is lost. Heated back, it lies below the other again around the place where it had waited. Experiments see both in every spin glass. Among models, growing young again is clear where all spins are coupled, and hard to see in three dimensions.',
  },
  presets: { 'no-stop': 'No stop', cubic: 'Cubic lattice', longer: 'Wait longer', deeper: 'Stop lower' },
  presetHelp: {
    'no-stop': 'The control: the two differ by their random numbers alone, and there must be no dip.',
    cubic:
      'Ten by ten by ten spins: it ages, but far below the stop more than half of the dip is still there, and heated again it is just older everywhere.',
    longer: 'Ten times the wait: a deeper dip.',
    deeper: 'At T = 0.32: the memory appears there.',
  },
  breaks: {
    three: {
      text: 'In three dimensions simulations saw no or only weak rejuvenation for twenty years. It appeared on a special machine, over a time and with a correlation length far out of reach here. That the lattice shows little here says nothing against experiments.',
      source:
        'Picco, Ricci-Tersenghi & Ritort, Phys. Rev. B 63, 174412 (2001); Berthier & Bouchaud, Phys. Rev. B 66, 054404 (2002); Baity-Jesi et al., Nature Physics 19, 978 (2023)',
    },
    quantity: {
      text: 'Experiments watch the out-of-phase susceptibility. [1 − C]/T stands for it, and the two agree in equilibrium only. Part of the dip may belong to the difference.',
      source: 'Takayama & Hukushima, J. Phys. Soc. Jpn 71, 3003 (2002)',
    },
    small: {
      text: 'A small glass comes to equilibrium at the stop, and then there is nothing to remember. The effect is clearer with more spins.',
      source: 'Jonason, Vincent, Hammann, Bouchaud & Nordblad, Phys. Rev. Lett. 81, 3243 (1998)',
    },
  },
} as const;
