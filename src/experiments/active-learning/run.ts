/** Policies times repeats as arms of one campaign: each repeat a pool of its own, met by all policies alike. */
import { drawPool, firstCandidates, type Pool, tablePool } from '../../learner/data/pools.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { noiseFloor } from '../../observables/acquisition-stop.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { seedFrom } from '../../random/seed.ts';
import { type ActiveConfig, columnOf, policiesIn, type Quantity } from '../active-learning.ts';
import type { Row, RunContext } from '../declaration.ts';
import { type BuyingArm, campaign, type Look } from '../doubt-common/campaign.ts';
import { EnsembleModel } from '../doubt-common/ensemble-model.ts';
import { choose, type Policy } from '../doubt-common/policies.ts';
import { bestOf, loudShare, missOf } from '../doubt-common/pool-scores.ts';
import { ProcessModel } from '../doubt-common/process-model.ts';
import { taskData, toldTaskData } from '../learner-common/tasks.ts';
import { asColumns } from '../side-by-side/side.ts';

export async function* run(config: ActiveConfig, context: RunContext): AsyncGenerator<Row, void> {
  const policies = policiesIn(config);
  const seed = seedFrom(config.seed);
  const pools = await poolsOf(config, context);
  const arms = policies.flatMap((policy) => pools.map((pool, world) => armOf(policy, pool, world, config)));
  const first = arms.map(({ pool, world }) => firstCandidates(pool.candidates, config.first, seed, world));
  const stopped = new Stopped(arms.length);
  const model =
    config.model === 'process'
      ? new ProcessModel(arms, seed)
      : await EnsembleModel.open(context.engine, arms, { ...config, seed });
  try {
    const onLook = (look: Look) => rowOf(look, arms, config, stopped);
    yield* campaign({ ...config, arms, first }, model, context, onLook, stopped);
  } finally {
    model.destroy();
  }
}

type PolicyArm = BuyingArm & { readonly policy: Policy };

function armOf(policy: Policy, pool: Pool, world: number, config: ActiveConfig): PolicyArm {
  const seed = seedFrom(config.seed);
  return {
    policy,
    pool,
    world,
    decide: ({ view: { doubt }, bought: { candidates: bought }, available, query, count }) =>
      choose(policy, { ...pool, doubt, bought, available, query, count, seed, world }),
  };
}

async function poolsOf(config: ActiveConfig, context: RunContext): Promise<Pool[]> {
  const { task, repeats, candidates, heldOut, noise, loudNoise, table, target, features } = config;
  const seed = seedFrom(config.seed);
  const worlds = Array.from({ length: repeats }, (_, world) => world);
  if (task !== 'own')
    return worlds.map((world) => drawPool(task, { candidates, heldOut, seed, world, noise, loudNoise }));
  const request = { task, seed, points: candidates, own: { table, target, features } } as const;
  const pools: Pool[] = [];
  for (const draw of worlds) {
    const split = draw === 0 ? await toldTaskData(request, context) : await taskData({ ...request, draw });
    if (split.task !== 'regression') throw new GlassboxError('GBX-562', { column: target || '-' });
    pools.push(tablePool(split.train, split.heldOut, split.inputNames.length));
  }
  if (config.budget > pools[0]!.candidates)
    throw new GlassboxError('GBX-561', { budget: config.budget, candidates: pools[0]!.candidates });
  return pools;
}

/** Which arms have seen the noise floor, so far or before. */
class Stopped {
  value: number[];

  constructor(arms: number) {
    this.value = Array.from({ length: arms }, () => 0);
  }

  save(): number[] {
    return [...this.value];
  }

  restore(saved: unknown): void {
    this.value = [...(saved as number[])];
  }
}

function rowOf(look: Look, arms: readonly PolicyArm[], config: ActiveConfig, stopped: Stopped): Row {
  for (const [a] of arms.entries())
    if (noiseFloor(look.views[a]!.doubt, look.available[a]!, config.floorShare).stop) stopped.value[a] = 1;
  const { repeats, first } = config;
  const values: Record<string, Row['values'][string]> = { measured: look.bought[0]!.values.length };
  const samples: Record<string, number[]> = {};
  const policies = policiesIn(config);
  for (const [p, policy] of policies.entries()) {
    const mine = arms.map((_, a) => a).slice(p * repeats, (p + 1) * repeats);
    const tell = (quantity: Quantity, of: (arm: number, repeat: number) => number) => {
      const all = mine.map(of);
      if (all.some(Number.isNaN)) return;
      samples[columnOf(policy, quantity)] = all;
      Object.assign(values, asColumns(columnOf(policy, quantity), meanOverSamples(all)));
    };
    tell('Miss', (a) => missOf(arms[a]!.pool, look.views[a]!.heldOut));
    if (policy !== 'random')
      tell(
        'Gain',
        (_, r) => samples[columnOf('random', 'Miss')]![r]! - samples[columnOf(policy, 'Miss')]![r]!,
      );
    tell('Best', (a) => bestOf(arms[a]!.pool, look.bought[a]!));
    tell('Loud', (a) => loudShare(arms[a]!.pool, look.bought[a]!, first));
    tell('Stopped', (a) => stopped.value[a]!);
  }
  return { values, samples };
}
