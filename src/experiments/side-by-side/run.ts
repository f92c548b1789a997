/** Which sides a run has, and what a row of it says. */
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { seedFrom } from '../../random/seed.ts';
import { flagOf } from '../command-line.ts';
import type { Row, RunContext } from '../declaration.ts';
import { cool, type NamedSide, named, type Part } from './clock.ts';
import { PERCEPTRON_SIZE, type SideBySideConfig } from './fields.ts';
import { glassSetup } from './glass-setup.ts';
import { createGlassSide } from './glass-side.ts';
import { controlConfig, learnerSetup } from './learner-setup.ts';
import { createNetworkSide } from './network-side.ts';
import { createPerceptronSide } from './perceptron-side.ts';
import type { SideSummary } from './side.ts';
import { unusedSettings } from './unused.ts';

export async function* run(config: SideBySideConfig, context: RunContext): AsyncGenerator<Row, void> {
  const ladder = geometricLadder(config.hottest, config.coldest, config.steps).temperatures;
  const sides = await openSides(config, context);
  try {
    yield* cool({ ladder, sides, rowOf, isShown: ({ name }) => name !== 'control' }, context);
  } finally {
    for (const { side } of sides) side.destroy();
  }
}

type Name = 'glass' | 'learner' | 'control';

/** Left, right, and the convex control behind the right (unless the right is that control). */
async function openSides(config: SideBySideConfig, { engine, note }: RunContext): Promise<NamedSide<Name>[]> {
  const seed = seedFrom(config.seed);
  const common = { replicas: config.replicas, seed, temperatures: config.steps };
  const glass = glassSetup(config, seed);
  for (const { id, facts } of glass.notes) note(id, facts);
  const unused = unusedSettings(config);
  if (unused.length > 0) note('unused', { settings: unused.map(flagOf).join(', ') });
  const network = async (settings: SideBySideConfig) => {
    const setup = await learnerSetup(settings, seed);
    for (const { id, facts } of setup.notes) note(`table.${id}`, facts);
    return createNetworkSide(engine, {
      ...common,
      ...setup,
      samples: settings.samples,
      moves: settings.moves,
      motion: settings.motion,
      batch: settings.batch,
      learningRate: settings.learningRate,
      hottest: settings.hottest,
      decayTemperature: settings.noise * settings.coldest,
    });
  };
  const sides: NamedSide<Name>[] = [
    named(
      'glass',
      await createGlassSide(engine, {
        ...common,
        ...glass,
        samples: glass.instances.length,
        rule: config.rule,
        sweeps: config.sweeps,
      }),
    ),
  ];
  if (config.learner === 'binary-perceptron') {
    const patterns = Array.from({ length: config.samples }, (_, sample) =>
      randomPatterns({
        size: PERCEPTRON_SIZE,
        patterns: config.points,
        labels: config.labels === 'teacher' ? 'teacher' : 'random',
        seed,
        sample,
      }),
    );
    const { samples, rule, sweeps } = config;
    sides.push(
      named('learner', await createPerceptronSide(engine, { ...common, patterns, samples, rule, sweeps })),
    );
  } else {
    sides.push(named('learner', await network(config)));
  }
  if (config.learner !== 'linear') sides.push(named('control', await network(controlConfig(config))));
  return sides;
}

function rowOf(step: number, tau: number, parts: readonly Part<Name>[]): Row {
  const values: Record<string, Row['values'][string]> = { step, temperature: tau };
  const samples: Record<string, readonly number[]> = {};
  const histograms: Record<string, SideSummary['histograms'][string]> = {};
  for (const { name, summary } of parts) {
    if (name === 'control') {
      const { learnerSelf, learnerSelfError, learnerMutual, learnerMutualError } = summary.values;
      Object.assign(values, {
        controlSelf: learnerSelf,
        controlSelfError: learnerSelfError,
        controlMutual: learnerMutual,
        controlMutualError: learnerMutualError,
      });
    } else {
      Object.assign(values, summary.values);
      Object.assign(samples, summary.samples);
      Object.assign(histograms, summary.histograms);
    }
  }
  return { values, samples, histograms };
}
