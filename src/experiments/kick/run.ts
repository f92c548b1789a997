/** Tunes on draws of its own, then compares on others; or tests the range. */
import type { Row, RunContext } from '../declaration.ts';
import type { KickConfig } from '../kick.ts';
import { divergenceFacts, divergenceOf, joinedDivergence } from '../learner-common/divergence.ts';
import { walk } from '../walk.ts';
import { Comparison } from './compare.ts';
import { networkTask } from './networks.ts';
import { rangeTest } from './range-test.ts';
import { ALL_KINDS, CLASSES, NETWORK_PEAKS } from './schedules.ts';
import { Tuning } from './tuning.ts';

export async function* run(config: KickConfig, context: RunContext): AsyncGenerator<Row, void> {
  if (config.mode === 'range-test') {
    yield* rangeTest(config, context);
    return;
  }
  const { networks, tuners, learningRate } = config;
  const tuning = new Tuning(config, await networkTask(config, networks, tuners));
  let told = false;
  const comparison: Comparison = new Comparison(
    config,
    await networkTask(config, 0, networks),
    tuning,
    () => {
      if (told) return;
      told = true;
      const all = CLASSES.map((of, c) => {
        const rate = learningRate * NETWORK_PEAKS[tuning.best('networks', of).peak]!;
        const stopped = comparison.stopped.value[c]!;
        return divergenceOf(stopped, new Float64Array(stopped.length).fill(rate));
      });
      context.note('diverged', divergenceFacts(joinedDivergence(all)!, CLASSES.length * networks));
    },
  );
  const legs = [...ALL_KINDS.map((kind) => tuning.leg(kind)), comparison.leg()];
  yield* walk({ legs, memory: [...tuning.memory, ...comparison.memory] }, context);
}
