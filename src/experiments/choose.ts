/**
 * Candidate A or B? A person buys measurements of made-up battery materials against five policies. In every round two candidates are
 * offered by the person's own model: A, of which it knows least (epistemic), and B, whose measurement would scatter most (aleatoric). The choices
 * are a text ("ABBA"), so that a link is a game and a replay is the same game. All buyers begin with the same measurements and networks, and
 * a candidate's measurement is the same number whoever buys it.
 *
 * `blind` shuffles the letters by the seed and shows the sum of both doubts alone: then a guess is a guess.
 *
 * Sources: as `active-learning`; MacKay, Neural Computation 4 (1992) 590 (objective functions for active data selection).
 */
import { GlassboxError } from '../messages/problem.ts';
import { BUYERS, LETTERS } from './choose/buyers.ts';
import { type ConfigOf, defineExperiment, type Fields } from './declaration.ts';
import { budgetFields, ensembleFields } from './doubt-common/active-fields.ts';
import { seedField } from './glass-common/columns.ts';

export const MOST_ROUNDS = 60;

const { first, candidates, heldOut, loudNoise, noise } = budgetFields({
  first: 8,
  budget: 20,
  candidates: 160,
  loudNoise: 1.2,
});

export const fields = {
  seed: seedField,
  picks: {
    kind: 'text',
    link: 'p',
    default: '',
    maxLength: MOST_ROUNDS,
    form: { kind: 'letters', letters: LETTERS, max: MOST_ROUNDS },
    group: 'learner',
    level: 'main',
  },
  rounds: {
    kind: 'integer',
    link: 'n',
    default: 12,
    min: 1,
    max: MOST_ROUNDS,
    group: 'time',
    level: 'main',
  },
  blind: { kind: 'toggle', link: 'bl', default: false, group: 'learner', level: 'main' },
  loudNoise,
  noise: { ...noise, default: 0.1 },
  ruggedness: {
    kind: 'real',
    link: 'ru',
    default: 0.5,
    min: 0,
    max: 3,
    group: 'learner',
    level: 'more',
  },
  first,
  candidates,
  heldOut,
  model: {
    kind: 'choice',
    link: 'mo',
    default: 'process',
    options: ['process', 'ensemble'],
    group: 'learner',
    level: 'more',
  },
  ...ensembleFields({ members: 8, roughness: 1.5 }),
} as const satisfies Fields;

export type ChooseConfig = ConfigOf<typeof fields>;

const LOOKS = {
  you: { role: 'learner', style: 'solid' },
  random: { role: 'control', style: 'dotted' },
  epistemic: { role: 'exact', style: 'solid' },
  aleatoric: { role: 'glass', style: 'solid' },
  improvement: { role: 'neutral', style: 'solid' },
  bound: { role: 'neutral', style: 'dashed' },
} as const;

const line = { kind: 'line', side: 'learner', x: 'measured', xScale: 'linear', yScale: 'linear' } as const;
const seriesOf = (quantity: 'Best' | 'Miss' | 'Loud') =>
  BUYERS.map((buyer) => ({ y: `${buyer}${quantity}`, ...LOOKS[buyer] }));

export const chooseExperiment = defineExperiment({
  id: 'choose',
  version: 1,
  topic: 'doubt',
  fields,
  columns: [
    { name: 'measured', digits: 6 },
    ...BUYERS.flatMap((buyer) => [
      { name: `${buyer}Best` },
      { name: `${buyer}Miss` },
      { name: `${buyer}Loud`, digits: 6 },
    ]),
    { name: 'bestThereIs' },
    { name: 'picked', digits: 6 },
    ...[...LETTERS].flatMap((letter) => [
      { name: `name${letter}` },
      { name: `prediction${letter}`, unit: 'log10Conductivity', digits: 3 },
      { name: `doubt${letter}`, unit: 'dex', digits: 2 },
      { name: `epistemic${letter}`, unit: 'dex', digits: 2 },
      { name: `aleatoric${letter}`, unit: 'dex', digits: 2 },
    ]),
    { name: 'lastLetter' },
    { name: 'lastName' },
    { name: 'lastWhy' },
    { name: 'lastMeasured', unit: 'log10Conductivity', digits: 3 },
    { name: 'lastTruth', unit: 'log10Conductivity', digits: 3 },
    { name: 'lastNoise', unit: 'dex', digits: 2 },
  ],
  figures: [
    {
      id: 'offer',
      kind: 'decision',
      side: 'learner',
      field: 'picks',
      at: 'picked',
      named: 'name',
      measures: [
        { id: 'prediction', unit: 'log10Conductivity', bar: [-8, -2] },
        { id: 'epistemic', unit: 'dex', bar: 'zero', group: 'doubt' },
        { id: 'aleatoric', unit: 'dex', bar: 'zero', group: 'doubt' },
        { id: 'doubt', unit: 'dex', bar: 'zero', group: 'doubt' },
      ],
      outcome: ['lastName', 'lastMeasured', 'lastTruth', 'lastNoise'],
      limit: ({ rounds }) => rounds,
    },
    { ...line, id: 'best', series: seriesOf('Best') },
    { ...line, id: 'miss', series: seriesOf('Miss') },
    { ...line, id: 'loud', series: seriesOf('Loud') },
  ],
  presets: {
    'all-a': { picks: 'A'.repeat(12) },
    'all-b': { picks: 'B'.repeat(12) },
    blind: { blind: true },
    'another-world': { seed: 7 },
    networks: { model: 'ensemble' },
    longer: { rounds: 30 },
  },
  presetGroups: { games: ['all-a', 'all-b'] },
  check({ first: known, rounds, candidates: pool }) {
    // A buyer needs a choice in the last round too.
    const budget = known + rounds + 1;
    if (budget > pool) throw new GlassboxError('GBX-561', { budget, candidates: pool });
  },
  async *run(config, context) {
    const { run } = await import('./choose/run.ts');
    yield* run(config, context);
  },
  findings: async (rows, config) => (await import('./choose/findings.ts')).findings(rows, config),
});
