/** Two legs: the cooling at two rates, then the ageing after a quench. */
import { seedFrom } from '../../random/seed.ts';
import type { Row, RunContext } from '../declaration.ts';
import { lazily, type SkBatch, skInstances } from '../glass-common/glasses.ts';
import type { SkFreezeConfig } from '../sk-freeze.ts';
import { walk } from '../walk.ts';
import { Ageing } from './ageing.ts';
import { Cooling } from './cooling.ts';

export async function* run(config: SkFreezeConfig, context: RunContext): AsyncGenerator<Row, void> {
  const batch: SkBatch = { ...config, replicas: config.copies, seed: seedFrom(config.seed) };
  const instances = lazily(() => skInstances(batch));
  const cooling = new Cooling(config, batch, instances);
  const ageing = new Ageing(config, batch, instances);
  const legs = [cooling.leg(), ageing.leg()];
  yield* walk({ legs, memory: [cooling.memory, ageing.memory], rule: config.rule }, context);
}
