import { budgetWords, ensembleWords, policyNames } from './active-words.ts';

const { random, epistemic, aleatoric, improvement, bound } = policyNames;
const candidate = <L extends 'A' | 'B'>(letter: L) =>
  ({
    [`name${letter}`]: `${letter}: composition`,
    [`prediction${letter}`]: `${letter}: prediction`,
    [`doubt${letter}`]: `${letter}: both doubts`,
    [`epistemic${letter}`]: `${letter}: ignorance`,
    [`aleatoric${letter}`]: `${letter}: noise`,
  }) as { readonly [K in CandidateColumns<L>]: string };
export type CandidateColumns<L extends string> =
  `${'name' | 'prediction' | 'doubt' | 'epistemic' | 'aleatoric'}${L}`;

/** The experiment `choose`: candidate A or B, a person against policies. */
export const choose = {
  panels: {
    learner: {
      title: 'You buy, and so do they',
      about:
        'A hundred and sixty candidates of a lithium electrolyte, all made up, their conductivity known to nobody but the generator. Each round your model offers two: A, of which it knows least, and B, whose measurement scatters most. You pay for one. Five policies buy in the same world, with models of the same kind, from the same start; whoever measures a candidate gets the same number.',
    },
  },
  fields: {
    seed: { label: 'World', help: 'Another number, other candidates, another truth, other noise.' },
    picks: {
      label: 'Your choices',
      help: 'One letter for each round, as in ABBA. They are part of the link: a link is a game.',
    },
    rounds: { label: 'Rounds', help: 'Measurements that you can pay for.' },
    blind: {
      label: 'Blind',
      help: 'Letters are shuffled, and only the sum of both doubts is shown. What each stood for is said afterwards.',
    },
    loudNoise: budgetWords.loudNoise,
    noise: budgetWords.noise,
    ruggedness: {
      label: 'Ruggedness',
      help: 'How much the truth goes up and down between neighbouring compositions, in log10 S/cm.',
    },
    first: budgetWords.first,
    candidates: budgetWords.candidates,
    heldOut: budgetWords.heldOut,
    model: {
      label: 'Model',
      help: 'The process is told how well each family reproduces; the networks have to find out, and at first guess badly.',
      options: { process: 'Gaussian process', ensemble: 'Ensemble of networks' },
    },
    ...ensembleWords,
  },
  columns: {
    measured: 'measurements',
    youBest: 'you: best that was bought',
    youMiss: 'you: error of the model',
    youLoud: 'you: bought in the loud family',
    randomBest: `${random}: best that was bought`,
    randomMiss: `${random}: error of the model`,
    randomLoud: `${random}: bought in the loud family`,
    epistemicBest: `${epistemic}: best that was bought`,
    epistemicMiss: `${epistemic}: error of the model`,
    epistemicLoud: `${epistemic}: bought in the loud family`,
    aleatoricBest: `${aleatoric}: best that was bought`,
    aleatoricMiss: `${aleatoric}: error of the model`,
    aleatoricLoud: `${aleatoric}: bought in the loud family`,
    improvementBest: `${improvement}: best that was bought`,
    improvementMiss: `${improvement}: error of the model`,
    improvementLoud: `${improvement}: bought in the loud family`,
    boundBest: `${bound}: best that was bought`,
    boundMiss: `${bound}: error of the model`,
    boundLoud: `${bound}: bought in the loud family`,
    bestThereIs: 'best there is',
    picked: 'choices made',
    ...candidate('A'),
    ...candidate('B'),
    lastLetter: 'last choice',
    lastName: 'you bought',
    lastWhy: 'it was offered for its',
    lastMeasured: 'measured',
    lastTruth: 'true value',
    lastNoise: 'noise of a measurement',
  },
  figures: {
    offer: {
      title: 'Which one do you pay for?',
      caption:
        'Ignorance is how little your model knows of the true value, noise how much one measurement of it scatters; both as standard deviations of log10 conductivity. Only one of them shrinks when you pay.',
      options: { A: 'Candidate A', B: 'Candidate B' },
      measures: {
        prediction: 'Prediction',
        epistemic: 'Ignorance',
        aleatoric: 'Noise',
        doubt: 'Both together',
      },
      choose: 'Measure {{letter}}',
      chosen: 'You measured {{letter}}. Rounds left: {{left}}.',
      over: 'Your money is spent. Below stands what you bought, and what the others did.',
    },
    best: {
      title: 'The best that was bought',
      caption:
        'True log10 conductivity (S/cm) of the best candidate that each has measured. One game, one draw: no error bars.',
      x: 'measurements',
      y: 'log10 conductivity',
    },
    miss: {
      title: 'How wrong the model is',
      caption: 'Root mean square distance to the truth at 200 candidates that nobody can buy, in log10 S/cm.',
      x: 'measurements',
      y: 'error of the model',
    },
    loud: {
      title: 'Bought in the loud family',
      caption: 'How many measurements went into the family whose measurements scatter.',
      x: 'measurements',
      y: 'measurements there',
    },
  },
  findings: {
    bought: {
      label: 'Your money went into what can be learnt:',
      yes: 'of {{made}} choices {{loud}} fell into the loud family (noise {{noise}}). Random buying: {{randomLoud}}; who buys noise: {{aleatoricLoud}}.',
      no: 'of {{made}} choices {{loud}} fell into the loud family (noise {{noise}}), where a measurement says little. Random buying: {{randomLoud}}; who buys noise: {{aleatoricLoud}}.',
      'cannot-tell':
        'of {{made}} choices {{loud}} fell into the loud family. Random buying: {{randomLoud}}; who buys noise: {{aleatoricLoud}}.',
      waiting: 'you have not chosen yet: {{rounds}} rounds are yours.',
    },
    best: {
      label: 'In this game you found a better one than random buying:',
      yes: 'yes: {{mine}}, random {{random}}; you are ahead of {{beaten}} of {{rivals}} policies and level with {{ties}}. The best there is: {{there}}.',
      no: 'no: {{mine}}, random {{random}}; you are ahead of {{beaten}} of {{rivals}} policies and level with {{ties}}. The best there is: {{there}}.',
      'cannot-tell':
        'the same: {{mine}}; you are ahead of {{beaten}} of {{rivals}} policies and level with {{ties}}. The best there is: {{there}}.',
      waiting: 'you have not chosen yet.',
    },
    model: {
      label: 'In this game your model is better than that of random buying:',
      yes: 'yes: error {{mine}}, random {{random}}, buyers of ignorance {{epistemic}}, of noise {{aleatoric}}. You are ahead of {{beaten}} of {{rivals}} policies.',
      no: 'no: error {{mine}}, random {{random}}, buyers of ignorance {{epistemic}}, of noise {{aleatoric}}. You are ahead of {{beaten}} of {{rivals}} policies.',
      'cannot-tell':
        'error {{mine}}, random {{random}}, buyers of ignorance {{epistemic}}, of noise {{aleatoric}}.',
      waiting: 'you have not chosen yet.',
    },
    trap: {
      label: 'Always buying noise cost something in this world:',
      yes: 'yes: after {{rounds}} rounds its best lies {{behind}} below that of buying ignorance, and its model is off by {{worse}} more. {{loud}} of its measurements went into the loud family.',
      no: 'no: after {{rounds}} rounds its best lies {{behind}} below that of buying ignorance, and its model is off by {{worse}} more (negative numbers: it was lucky). One world proves nothing; the experiment on many pools tells.',
      'cannot-tell':
        'in part: after {{rounds}} rounds its best lies {{behind}} below that of buying ignorance, and its model is off by {{worse}} more. One world proves nothing; the experiment on many pools tells.',
      waiting: 'the policies are still buying.',
    },
  },
  guess: {
    question:
      'You can measure one more material. Of A the model knows least. B’s measurement would scatter most. Which one do you pay for?',
    options: {
      a: 'A: what is not known can be learnt',
      b: 'B: most doubt, most to gain',
      either: 'Either: doubt is doubt',
    },
    answer:
      'A. Its doubt is ignorance, and one measurement takes most of it away, here and at its neighbours. B’s doubt is noise: it is as large afterwards. In a single game luck can decide otherwise; over many worlds the buyer of noise falls behind.',
  },
  presetGroups: { games: 'A game' },
  presets: {
    'all-a': 'Always A',
    'all-b': 'Always B',
    blind: 'Blind',
    'another-world': 'Another world',
    networks: 'Networks',
    longer: 'Thirty rounds',
  },
  presetHelp: {
    'all-a': 'Twelve times what the model knows least.',
    'all-b': 'Twelve times what scatters most: the trap.',
    blind: 'The letters tell nothing; you decide by prediction, family and the sum of both doubts.',
    'another-world': 'Other candidates, another truth.',
    networks:
      'An ensemble in place of the process: it takes noise for knowledge, and the trap is harder to see.',
    longer: 'More money for all.',
  },
  breaks: {
    one: {
      text: 'A game is one draw. Who wins it was right or lucky, and only repeats can tell which.',
      source: 'See the experiment active-learning',
    },
    own: {
      text: 'The process is told the noise and is exact about its ignorance only as far as its kernel is right. Networks have to find out both, and after eight measurements take the noise that they have fitted for knowledge: switch the model and see.',
      source: 'Measured here; Valdenegro-Toro & Mori, arXiv:2204.09308',
    },
    noise: {
      text: 'Noise can be worth its price where it is itself the question: a reproducibility study buys it on purpose. And repeated measurement of one candidate, which averages noise, is not for sale here.',
      source: 'Settles, Active Learning Literature Survey, Wisconsin TR 1648 (2009)',
    },
    materials: {
      text: 'The materials are made up. In real tables noise is not known, families differ in more than two numbers, and much of what looks like noise is a preparation that nobody wrote down.',
      source: 'Therrien et al., Digital Discovery (2026), 10.1039/D5DD00441A',
    },
  },
} as const;
