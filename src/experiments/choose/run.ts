/**
 * Six buyers in one world, one measurement a round. The person's decisions are known beforehand (`picks`); where they end, the person's
 * model stands still while the policies go on, and the last row is the offer of the next round.
 */
import {
  drawPool,
  firstCandidates,
  MATERIALS_CENTRE,
  materialNames,
  type Pool,
} from '../../learner/data/pools.ts';
import { WordReader } from '../../random/philox.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { ChooseConfig } from '../choose.ts';
import type { Row, RunContext } from '../declaration.ts';
import { type BuyingArm, campaign, type Look, type Moment } from '../doubt-common/campaign.ts';
import { EnsembleModel } from '../doubt-common/ensemble-model.ts';
import { choose } from '../doubt-common/policies.ts';
import type { Doubt } from '../doubt-common/pool-model.ts';
import { bestOf, missOf } from '../doubt-common/pool-scores.ts';
import { ProcessModel } from '../doubt-common/process-model.ts';
import { BUYERS, type Buyer, type Letter, picksOf } from './buyers.ts';
import { type Offer, offerOf } from './offer.ts';

/** The one world of a game. */
const WORLD = 0;

export async function* run(config: ChooseConfig, context: RunContext): AsyncGenerator<Row, void> {
  const seed = seedFrom(config.seed);
  const { first, rounds } = config;
  const draw = { ...config, seed, world: WORLD };
  const pool = drawPool('materials', draw);
  const game = new Game(config, pool, materialNames(draw));
  const known = firstCandidates(pool.candidates, first, seed, WORLD);
  const arms = BUYERS.map((buyer) => armOf(buyer, pool, game, seed));
  const model =
    config.model === 'process'
      ? new ProcessModel(arms, seed)
      : await EnsembleModel.open(context.engine, arms, { ...config, seed, budget: first + rounds });
  try {
    const plan = { arms, first: arms.map(() => known), budget: first + rounds, batch: 1 };
    yield* campaign(plan, model, context, (look) => game.roundRow(look), game);
    yield game.offerRow();
  } finally {
    model.destroy();
  }
}

function armOf(buyer: Buyer, pool: Pool, game: Game, seed: Seed): BuyingArm {
  const decide = ({ view: { doubt }, bought: { candidates: bought }, available, query, count }: Moment) =>
    buyer === 'you'
      ? game.decide(doubt, available, query)
      : choose(buyer, { ...pool, doubt, bought, available, query, count, seed, world: WORLD });
  return { pool, world: WORLD, decide };
}

/** What a game needs to remember: plain data. */
interface Memory {
  /** What was offered in the last round that is reached, and what came of the choice before it. */
  offer: Offer | null;
  last: { readonly letter: Letter; readonly candidate: number; readonly why: string } | null;
}

class Game {
  private memory: Memory = { offer: null, last: null };
  private readonly picks: string;

  constructor(
    private readonly config: ChooseConfig,
    private readonly pool: Pool,
    private readonly names: readonly string[],
  ) {
    this.picks = picksOf(config);
  }

  save(): Memory {
    return { ...this.memory };
  }

  restore(saved: unknown): void {
    this.memory = { ...(saved as Memory) };
  }

  /** The person's choice of this round, from what is offered; nothing once the choices end. */
  decide(doubt: Doubt, available: Uint8Array, round: number): number[] {
    if (round >= this.picks.length) return [];
    const offer = this.offer(doubt, available, round);
    const letter = this.picks[round] as Letter;
    const { candidate, why } = offer[letter];
    this.memory.last = { letter, candidate, why };
    return [candidate];
  }

  private offer(doubt: Doubt, available: Uint8Array, round: number): Offer {
    const words = new WordReader(seedFrom(this.config.seed), Stream.Acquisition, WORLD + 1, round);
    return offerOf(doubt, available, this.config.blind, (index) => words.word(index) / 2 ** 32);
  }

  roundRow({ query, bought, views, available }: Look): Row {
    const values: Record<string, Row['values'][string]> = {
      measured: this.config.first + query,
      bestThereIs: Math.max(...this.pool.truth!) + MATERIALS_CENTRE,
    };
    for (const [a, buyer] of BUYERS.entries()) {
      if (buyer === 'you' && query > this.picks.length) continue;
      const mine = bought[a]!;
      values[`${buyer}Best`] = bestOf(this.pool, mine) + MATERIALS_CENTRE;
      values[`${buyer}Miss`] = missOf(this.pool, views[a]!.heldOut);
      values[`${buyer}Loud`] = mine.candidates
        .slice(this.config.first)
        .filter((c) => this.pool.loud![c]).length;
    }
    if (query === this.picks.length && query < this.config.rounds)
      this.memory.offer = this.offer(views[0]!.doubt, available[0]!, query);
    return { values };
  }

  /** The next round's two candidates and what came of the last choice; nothing is offered once the rounds are over. */
  offerRow(): Row {
    const { offer, last } = this.memory;
    const values: Record<string, Row['values'][string]> = { picked: this.picks.length };
    if (offer)
      for (const letter of ['A', 'B'] as const) {
        const { candidate, mean, epistemic, aleatoric } = offer[letter];
        const hidden = this.config.blind;
        values[`name${letter}`] = this.names[candidate]!;
        values[`prediction${letter}`] = mean + MATERIALS_CENTRE;
        values[`doubt${letter}`] = Math.sqrt(epistemic + aleatoric);
        values[`epistemic${letter}`] = hidden ? null : Math.sqrt(epistemic);
        values[`aleatoric${letter}`] = hidden ? null : Math.sqrt(aleatoric);
      }
    if (last) {
      values.lastLetter = last.letter;
      values.lastName = this.names[last.candidate]!;
      values.lastWhy = last.why;
      values.lastMeasured = this.pool.measure(last.candidate) + MATERIALS_CENTRE;
      values.lastTruth = this.pool.truth![last.candidate]! + MATERIALS_CENTRE;
      values.lastNoise = Math.sqrt(this.pool.noise![last.candidate]!);
    }
    return { values };
  }
}
