import { budgetWords, columnsFor, ensembleWords, policyNames } from './active-words.ts';
import { learnerFields } from './learner-words.ts';

const against = (what: string) =>
  ({
    yes: `yes: over the campaign its error is {{gain}} % [{{low}}, {{high}}] below that of random buying ({{repeats}} paired pools, 95 %); at the end {{end}} [{{endLow}}, {{endHigh}}] is saved. ${what}`,
    no: `no, worse: over the campaign its error is {{more}} % [{{moreLow}}, {{moreHigh}}] above that of random buying ({{repeats}} paired pools, 95 %); at the end {{end}} [{{endLow}}, {{endHigh}}] is saved. ${what}`,
    'cannot-tell': `neither shown: over the campaign its error is {{gain}} % [{{low}}, {{high}}] below that of random buying ({{repeats}} paired pools, 95 %); at the end {{end}} [{{endLow}}, {{endHigh}}] is saved. ${what}`,
    waiting: 'no query has been made yet, or there are fewer than three pools.',
  }) as const;
const spent = 'Of its money {{loud}} % went into the loud region, of random buying {{randomLoud}} %.';
const found = {
  yes: 'yes: by {{gain}} [{{low}}, {{high}}] at the end ({{repeats}} paired pools, 95 %).',
  no: 'no, a worse one: by {{more}} [{{moreLow}}, {{moreHigh}}] at the end ({{repeats}} paired pools, 95 %).',
  'cannot-tell':
    'neither shown: by {{gain}} [{{low}}, {{high}}] at the end ({{repeats}} paired pools, 95 %).',
  waiting: 'no query has been made yet, or there are fewer than three pools.',
} as const;

/** The experiment `active-learning`: which measurement is worth its price. */
export const activeLearning = {
  panels: {
    learner: {
      title: 'Policies that buy measurements',
      about:
        'A pool of candidates can be measured, each once, for a price. After every purchase an ensemble of networks learns anew and says two doubts of every candidate: the noise of its measurement (aleatoric) and the ignorance of the model (epistemic). Each policy buys by another score. All meet the same pools, the same noise, the same first measurements and networks.',
    },
  },
  fields: {
    seed: learnerFields.seed,
    task: {
      label: 'Pool',
      help: 'Drawn pools have a loud region, where measurements scatter, and a truth that is known. The materials are made up: no number is of a real one.',
      options: {
        line: 'A curve',
        plane: 'A surface',
        materials: 'Synthetic materials',
        classes: 'Two classes',
        own: 'My own table',
      },
    },
    compare: {
      label: 'Policies',
      help: 'Which policies run side by side.',
      options: {
        doubts: 'By doubt',
        search: 'For the best candidate',
        batches: 'In batches',
        all: 'All',
      },
    },
    ...budgetWords,
    batch: { label: 'Measurements of a query', help: 'Bought at once, before the model learns again.' },
    repeats: {
      label: 'Pools',
      help: 'Independent repeats, each a world of its own. Error bars come from them.',
    },
    model: {
      label: 'Model',
      help: 'The process is told the noise of every candidate of a drawn pool; the networks have to learn it.',
      options: { ensemble: 'Ensemble of networks', process: 'Gaussian process' },
    },
    ...ensembleWords,
    floorShare: {
      label: 'Noise floor',
      help: 'The rule says stop when the mean ignorance left in the pool is below this share of its mean noise (as variances). Here nobody obeys: it is only noted.',
    },
    table: learnerFields.table,
    target: learnerFields.target,
    features: learnerFields.features,
  },
  columns: {
    measured: 'measurements',
    ...columnsFor(
      policyNames,
      {
        Miss: 'error of the model',
        Gain: 'error saved against random',
        Best: 'best that was bought',
        Loud: 'share in the loud region',
        Stopped: 'would have stopped',
      },
      { between: ': ', error: ', standard error' },
    ),
  },
  curves: { nothing: 'as random buying' },
  figures: {
    miss: {
      title: 'How wrong the model is',
      caption:
        'Root mean square distance to the truth at the points held out (of classes: share where the less likely one is said). Mean over the pools, with its standard error.',
      x: 'measurements',
      y: 'error of the model',
    },
    gain: {
      title: 'Saved against random buying',
      caption:
        'The same pools, difference by difference: what all policies share cancels. Above zero is better.',
      x: 'measurements',
      y: 'error saved',
    },
    best: {
      title: 'The best that was bought',
      caption:
        'True value of the best candidate among those measured; of a table of your own its measured value.',
      x: 'measurements',
      y: 'value',
    },
    loud: {
      title: 'Where the money went',
      caption: 'Share of purchases in the loud region. The line of random buying shows how common it is.',
      x: 'measurements',
      y: 'share of purchases',
    },
    stopped: {
      title: 'When the rule would stop',
      caption: 'Share of pools in which the ignorance left has been below the noise floor.',
      x: 'measurements',
      y: 'share of pools',
    },
  },
  findings: {
    total: { label: 'Total variance beats random:', ...against(spent) },
    aleatoric: { label: 'Buying noise beats random:', ...against(spent) },
    epistemic: { label: 'Buying ignorance beats random:', ...against(spent) },
    bald: { label: 'Buying information beats random:', ...against(spent) },
    diverse: { label: 'Spread-out batches beat random:', ...against(spent) },
    improvement: { label: 'Expected improvement makes the better model:', ...against(spent) },
    bound: { label: 'The upper bound makes the better model:', ...against(spent) },
    thompson: { label: 'Thompson makes the better model:', ...against(spent) },
    improvementBest: { label: 'Expected improvement finds a better one than random:', ...found },
    aleatoricBest: { label: 'Buying noise finds a better one than random:', ...found },
    stops: {
      label: 'Nothing is lost by stopping at the noise floor:',
      yes: 'no loss shown: in {{share}} % of {{repeats}} pools buyers of ignorance would have stopped, after {{measured}} measurements on average; the error then was {{gain}} [{{low}}, {{high}}] above that at the end.',
      no: 'something is: in {{share}} % of {{repeats}} pools buyers of ignorance would have stopped, after {{measured}} measurements on average; the error then was {{gain}} [{{low}}, {{high}}] above that at the end. The ensemble believes more than it knows.',
      'cannot-tell':
        'in {{share}} % of {{repeats}} pools buyers of ignorance would have stopped, after {{measured}} measurements on average; the error then was {{gain}} [{{low}}, {{high}}] above that at the end.',
      waiting: 'the floor was reached in {{share}} % of {{repeats}} pools: too few to tell.',
    },
  },
  guess: {
    question:
      'You may measure thirty of a hundred candidates. Where measurements scatter, the model is least certain of the next one. Is that the place to measure?',
    options: {
      yes: 'Yes: most doubt, most to learn',
      no: 'No: most of that doubt stays',
      same: 'It makes no difference',
    },
    answer:
      'No. Doubt has two parts. The noise of the world stays however often one measures, and the money sinks into it; worse than chance. What shrinks is the ignorance of the model: buy there. How much that gains depends on how honestly the model knows it.',
  },
  presetGroups: { pools: 'Pool' },
  presets: {
    materials: 'Materials',
    search: 'The best material',
    classes: 'Classes',
    batches: 'Batches',
    quiet: 'No loud region',
    process: 'Gaussian process',
    research: '256 pools',
  },
  presetHelp: {
    materials: 'Synthetic lithium electrolytes: six families, one of them common, mediocre and noisy.',
    search: 'The same, but the aim is one good candidate: expected improvement, upper bound, Thompson.',
    classes: 'Labels instead of numbers: BALD against entropy. Beyond an edge labels are nearly coins.',
    batches: 'Eight at once: the eight largest scores are often neighbours that say the same.',
    quiet: 'The control: the same noise everywhere. The trap has nothing to bait with.',
    process:
      'The same question to a model that knows the noise and is exact about its ignorance, as far as its kernel is right.',
    research: 'As many pools as intervals for print need; some minutes.',
  },
  breaks: {
    claim: {
      text: 'Ignorance here is what an ensemble says of itself. A few networks know little of what none of them can imagine, and an overconfident ensemble stops early or looks in the wrong place. The rule of the noise floor inherits that.',
      source: 'Measured here: see the finding on stopping; Ovadia et al., arXiv:1906.02530',
    },
    goal: {
      text: 'A good model of everything and one good candidate are different aims. Who looks for the best should not buy ignorance of the hopeless, and ends with a worse model.',
      source: 'Jones, Schonlau & Welch, J. Global Optim. 13, 455 (1998)',
    },
    units: {
      text: 'Information counts ignorance in units of the noise. It then leaves the loud region alone, and if the error is asked for there too, it ends behind plain ignorance: with the Gaussian process on the curve, in the long run behind random buying. A score is right for one aim.',
      source: 'Measured here (docs/validation.md); MacKay, Neural Computation 4, 590 (1992)',
    },
    bias: {
      text: 'What was bought on purpose is no random sample: scores of the model on its own purchases flatter or slander it. Errors here are taken on points held out.',
      source: 'Farquhar, Gal & Rainforth, arXiv:2101.11665',
    },
    physics: {
      text: 'Noise that no purchase removes is not a temperature, and buying is no annealing: nothing here is in equilibrium, and no law of detailed balance picks the next candidate.',
      source: 'Settles, Active Learning Literature Survey, Wisconsin TR 1648 (2009)',
    },
  },
} as const;
