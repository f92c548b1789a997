/** First the networks train, once, and leave their weights at every stage; then searches from there and from the glass's descent. */

import { drawWeights } from '../../learner/prior.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import type { Act, LegLearner } from '../journey.ts';
import { descent } from '../learner-common/optimiser.ts';
import { type SaddlesConfig, STAGES } from '../saddles.ts';
import { walk } from '../walk.ts';
import { indexRows, stageRow } from './rows.ts';
import { GlassSide, LearnerSide, type SearchSide } from './sides.ts';
import { glassTimes, learnerProblem, learnerSteps } from './terrains.ts';

/** Share of a run that training counts for in the progress bar. */
const TRAINING = 0.05;

export async function* run(config: SaddlesConfig, context: RunContext): AsyncGenerator<Row, void> {
  const problem = await learnerProblem(config);
  const sides = { learner: new LearnerSide(config, problem), glass: new GlassSide(config) };
  const endings = () => ({ learner: sides.learner.searches.endings, glass: sides.glass.searches.endings });
  const [steps, times] = [learnerSteps(config), glassTimes()];
  const { samples, copies } = config;

  function* searching(): Generator<Act> {
    for (let stage = 0; stage < STAGES; stage++) {
      for (let sample = 0; sample < samples; sample++) {
        for (const side of [sides.learner, sides.glass]) yield* searchesOf(side, stage, sample, copies);
      }
      const now = { stage, step: steps[stage]!, time: times[stage]! };
      yield { kind: 'row', row: () => stageRow(now, endings()) };
    }
  }

  const acts = STAGES * samples * 2 * (1 + copies * sides.glass.searches.pieces);
  const training = {
    glasses: [],
    learners: [learnerOf(config, problem, (TRAINING * acts) / steps.at(-1)!)],
    acts: () => trainingOf(config, steps, sides.learner),
  };
  const memory = [...sides.learner.memory, ...sides.glass.memory];
  // What moves in training is over in a moment, and is not what this is about: no picture of it.
  const unseen = { ...context, wantsFrame: () => false };
  yield* walk({ legs: [training, { glasses: [], acts: searching }], memory }, unseen);
  yield* indexRows(endings());
}

function learnerOf(
  { samples, copies, ...config }: SaddlesConfig,
  problem: LearnerProblem,
  work: number,
): LegLearner {
  const seed = seedFrom(config.seed);
  const networks = samples * copies;
  const weights = drawWeights(problem.shape, { weight: 1, bias: 1 }, { networks, seed });
  return { spec: () => ({ problem, networks, seed, weights }), work };
}

function* trainingOf(
  { samples, copies, learningRate, decay }: SaddlesConfig,
  steps: readonly number[],
  side: LearnerSide,
): Generator<Act> {
  const move = () =>
    descent(samples * copies, { optimiser: 'momentum', learningRate, batch: 0, weightDecay: decay });
  for (const [stage, step] of steps.entries()) {
    if (stage > 0) yield { kind: 'train', learner: 0, steps: step - steps[stage - 1]!, move };
    yield { kind: 'then', run: async (_, [state]) => side.keep(stage, await state!.weights()) };
  }
}

function* searchesOf(side: SearchSide, stage: number, sample: number, copies: number): Generator<Act> {
  yield { kind: 'then', run: () => side.descend(stage, sample) };
  for (let copy = 0; copy < copies; copy++) {
    const place = { stage, sample, copy };
    for (let piece = 0; piece < side.searches.pieces; piece++)
      yield { kind: 'then', run: () => side.searches.go(place, piece, () => side.start(place)) };
  }
}
