/** Which sides a run has, and what a row of it says. */
import { geometricLadder } from '../../dynamics/temperature-ladder.ts';
import type { Engine } from '../../engine/contract.ts';
import { randomPatterns } from '../../glass/patterns-random.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import { flagOf } from '../command-line.ts';
import type { MatrixData, Row, RunContext } from '../declaration.ts';
import { cool, type NamedSide, named, type Part } from './clock.ts';
import { PERCEPTRON_SIZE, type SideBySideConfig } from './fields.ts';
import { type GlassSetup, glassSetup } from './glass-setup.ts';
import { createGlassSide } from './glass-side.ts';
import { controlConfig, type LearnerSetup, learnerSetup } from './learner-setup.ts';
import { MapSide } from './map-side.ts';
import { createNetworkSide } from './network-side.ts';
import { createPerceptronSide } from './perceptron-side.ts';
import type { Side, SideSummary } from './side.ts';
import { unusedSettings } from './unused.ts';

export async function* run(config: SideBySideConfig, context: RunContext): AsyncGenerator<Row, void> {
  const ladder = geometricLadder(config.hottest, config.coldest, config.steps).temperatures;
  const sides = await openSides(config, context);
  try {
    yield* cool(
      { ladder, sides, rowOf, isShown: ({ name }) => name === 'glass' || name === 'learner' },
      context,
    );
  } finally {
    for (const { side } of sides) side.destroy();
  }
}

type Name = 'glass' | 'learner' | 'control' | 'glassMap' | 'learnerMap';

/** States and networks of the maps draw random numbers of their own. */
const MAP_STATES = 2 ** 20;

/** Left, right, the convex control behind the right (unless the right is that control), and the maps of both. */
async function openSides(config: SideBySideConfig, { engine, note }: RunContext): Promise<NamedSide<Name>[]> {
  const seed = seedFrom(config.seed);
  const unused = unusedSettings(config);
  const glass = glassSetup(config, seed);
  for (const { id, facts } of glass.notes) note(id, facts);
  if (unused.length > 0) note('unused', { settings: unused.map(flagOf).join(', ') });
  const tell = (notes: LearnerSetup['notes']) => {
    for (const { id, facts } of notes) note(`table.${id}`, facts);
  };
  const first = { ...glass, instances: glass.instances.slice(0, 1) };
  const sides: NamedSide<Name>[] = [named('glass', await glassSide(engine, config, glass, seed))];
  sides.push(named('learner', await learnerSide(engine, config, seed, tell)));
  if (config.learner !== 'linear')
    sides.push(named('control', await networkSide(engine, controlConfig(config), seed, tell)));
  // Two copies at least, or there is nothing to compare.
  if (config.map < 2) return sides;
  const alone = { ...config, samples: 1, replicas: config.map };
  const glassMap = await glassSide(engine, alone, first, seed, MAP_STATES);
  const learnerMap = await learnerSide(engine, alone, seed, () => {}, MAP_STATES);
  sides.push(named('glassMap', new MapSide('glassMap', glassMap)));
  sides.push(named('learnerMap', new MapSide('learnerMap', learnerMap)));
  return sides;
}

function glassSide(
  engine: Engine,
  { replicas, rule, sweeps, steps }: SideBySideConfig,
  glass: GlassSetup,
  seed: Seed,
  firstState = 0,
): Promise<Side> {
  const samples = glass.instances.length;
  return createGlassSide(engine, {
    ...glass,
    samples,
    replicas,
    rule,
    sweeps,
    seed,
    temperatures: steps,
    firstState,
  });
}

function learnerSide(
  engine: Engine,
  config: SideBySideConfig,
  seed: Seed,
  tell: (notes: LearnerSetup['notes']) => void,
  firstState = 0,
): Promise<Side> {
  if (config.learner !== 'binary-perceptron') return networkSide(engine, config, seed, tell, firstState);
  const { samples, replicas, rule, sweeps, steps } = config;
  const patterns = Array.from({ length: samples }, (_, sample) =>
    randomPatterns({
      size: PERCEPTRON_SIZE,
      patterns: config.points,
      labels: config.labels === 'teacher' ? 'teacher' : 'random',
      seed,
      sample,
    }),
  );
  const common = { samples, replicas, rule, sweeps, seed, temperatures: steps };
  return createPerceptronSide(engine, { ...common, patterns, firstState });
}

async function networkSide(
  engine: Engine,
  config: SideBySideConfig,
  seed: Seed,
  tell: (notes: LearnerSetup['notes']) => void,
  firstNetwork = 0,
): Promise<Side> {
  const setup = await learnerSetup(config, seed);
  tell(setup.notes);
  const { samples, replicas, moves, motion, batch, learningRate, hottest } = config;
  return createNetworkSide(engine, {
    ...setup,
    samples,
    replicas,
    moves,
    motion,
    batch,
    learningRate,
    hottest,
    seed,
    temperatures: config.steps,
    decayTemperature: config.noise * config.coldest,
    firstNetwork,
  });
}

function rowOf(step: number, tau: number, parts: readonly Part<Name>[]): Row {
  const values: Record<string, Row['values'][string]> = { step, temperature: tau };
  const samples: Record<string, readonly number[]> = {};
  const histograms: Record<string, SideSummary['histograms'][string]> = {};
  const matrices: Record<string, MatrixData> = {};
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
      Object.assign(matrices, summary.matrices);
    }
  }
  return { values, samples, histograms, ...(Object.keys(matrices).length > 0 && { matrices }) };
}
