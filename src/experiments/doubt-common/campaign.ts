/**
 * Campaigns of buying: arms that look at pools, learn from what they have bought and buy again until the budget is spent. All arms learn
 * at once. Resumable to the last bit: what was bought and the model are plain data.
 */
import type { Row, RunContext } from '../declaration.ts';
import type { Arm, Bought, PoolModel, View } from './pool-model.ts';

/** What an arm decides from. */
export interface Moment {
  readonly view: View;
  readonly bought: Bought;
  /** 1 where a candidate can still be bought, [candidate]. */
  readonly available: Uint8Array;
  /** 0 at the first decision. */
  readonly query: number;
  readonly count: number;
}

export interface BuyingArm extends Arm {
  /** Candidates to buy now; none, and the arm buys no more. */
  decide(moment: Moment): readonly number[];
}

export interface Plan {
  readonly arms: readonly BuyingArm[];
  /** Known before the first query, [arm][candidate]. */
  readonly first: readonly (readonly number[])[];
  /** Measurements of an arm at the end, the first ones among them. */
  readonly budget: number;
  /** Measurements of one query. */
  readonly batch: number;
}

/** Looks of a campaign: one with what is known at first, one after each query. */
export function looksOf({ budget, batch }: Pick<Plan, 'budget' | 'batch'>, first: number): number {
  return 1 + Math.ceil(Math.max(0, budget - first) / batch);
}

/** All that later rows are made of. */
interface SavedCampaign {
  readonly query: number;
  /** Steps of the learning of this query that are made. */
  readonly done: number;
  readonly bought: readonly Bought[];
  readonly memory: unknown;
  readonly model: unknown;
}

export interface Look {
  readonly query: number;
  readonly last: boolean;
  readonly views: readonly View[];
  readonly bought: readonly Bought[];
  readonly available: readonly Uint8Array[];
}

/** What an experiment remembers from look to look; plain data. */
export interface CampaignMemory {
  save(): unknown;
  restore(saved: unknown): void;
}

/**
 * @param onLook  called after each learning, before the purchase; its row comes out here
 */
export async function* campaign(
  plan: Plan,
  model: PoolModel,
  context: RunContext,
  onLook: (look: Look) => Row,
  memory?: CampaignMemory,
): AsyncGenerator<Row, void> {
  const restored = context.restored as SavedCampaign | null;
  if (restored) {
    memory?.restore(restored.memory);
    await model.restore(restored.model);
  }
  const bought = restored
    ? restored.bought.map(copyOf)
    : plan.arms.map((arm, a) => firstOf(arm, plan.first[a]!));
  const looks = looksOf(plan, plan.first[0]!.length);
  const total = looks * model.steps;
  let [query, done] = [restored?.query ?? 0, restored?.done ?? 0];
  const save = async (): Promise<SavedCampaign> => ({
    query,
    done,
    bought: bought.map(copyOf),
    memory: memory?.save() ?? null,
    model: await model.save(),
  });
  for (; query < looks; query++) {
    await model.learn(bought, query, done, async (made) => {
      done = made;
      context.progress(query * model.steps + made, total);
      await context.tick(save);
    });
    const views = await model.views();
    const available = plan.arms.map((arm, a) => availableOf(arm, bought[a]!));
    yield onLook({ query, last: query === looks - 1, views, bought, available });
    if (query < looks - 1)
      for (const [a, arm] of plan.arms.entries()) {
        const left = plan.budget - plan.first[a]!.length - query * plan.batch;
        const moment = { view: views[a]!, bought: bought[a]!, available: available[a]!, query };
        buy(arm, bought[a]!, arm.decide({ ...moment, count: Math.min(plan.batch, left) }));
      }
    done = 0;
    context.progress((query + 1) * model.steps, total);
  }
}

const copyOf = ({ candidates, values }: Bought): Bought => ({
  candidates: [...candidates],
  values: [...values],
});

function firstOf(arm: BuyingArm, first: readonly number[]): Bought {
  const bought: Bought = { candidates: [], values: [] };
  buy(arm, bought, first);
  return bought;
}

function buy({ pool }: BuyingArm, bought: Bought, candidates: readonly number[]): void {
  for (const c of candidates) {
    bought.candidates.push(c);
    bought.values.push(pool.measure(c));
  }
}

function availableOf({ pool }: BuyingArm, { candidates }: Bought): Uint8Array {
  const available = new Uint8Array(pool.candidates).fill(1);
  for (const c of candidates) available[c] = 0;
  return available;
}
