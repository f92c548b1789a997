/** Tunes on draws of its own, then compares on others; or tests the range. */
import type { Row, RunContext } from '../declaration.ts';
import type { KickConfig } from '../kick.ts';
import { walk } from '../walk.ts';
import { Comparison } from './compare.ts';
import { networkTask } from './networks.ts';
import { rangeTest } from './range-test.ts';
import { ALL_KINDS } from './schedules.ts';
import { Tuning } from './tuning.ts';

export async function* run(config: KickConfig, context: RunContext): AsyncGenerator<Row, void> {
  if (config.mode === 'range-test') {
    yield* rangeTest(config, context);
    return;
  }
  const { networks, tuners } = config;
  const tuning = new Tuning(config, await networkTask(config, networks, tuners));
  const comparison = new Comparison(config, await networkTask(config, 0, networks), tuning);
  const legs = [...ALL_KINDS.map((kind) => tuning.leg(kind)), comparison.leg()];
  yield* walk({ legs, memory: [...tuning.memory, ...comparison.memory] }, context);
}
