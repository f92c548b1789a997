/** What came of one game. A game is one draw: these are sums of what happened, and no claims about policies. */
import type { ChooseConfig } from '../choose.ts';
import type { Finding, Row } from '../declaration.ts';
import { rounded, verdictOf } from '../glass-common/columns.ts';
import { type Buyer, picksOf, RIVALS } from './buyers.ts';

export function findings(rows: readonly Row[], config: ChooseConfig): readonly Finding[] {
  const rounds = rows.filter(({ values }) => typeof values.measured === 'number');
  if (rounds.length === 0) return [];
  const made = picksOf(config).length;
  const yours = rounds[made];
  return [bought(yours, made, config), best(yours, made), model(yours, made), trap(rounds, config)];
}

const of = (row: Row | undefined, buyer: Buyer, quantity: string): number =>
  Number(row?.values[`${buyer}${quantity}`] ?? Number.NaN);

/** How much of the person's money went into the loud family. */
function bought(row: Row | undefined, made: number, config: ChooseConfig): Finding {
  const waiting = made === 0 || !row;
  const loud = of(row, 'you', 'Loud');
  return {
    id: 'bought',
    verdict: waiting ? 'cannot-tell' : verdictOf(loud * 2 < made, loud * 2 > made),
    facts: {
      ...(waiting && { state: 'waiting' }),
      made,
      rounds: config.rounds,
      loud: rounded(loud),
      noise: rounded(config.loudNoise),
      randomLoud: rounded(of(row, 'random', 'Loud')),
      aleatoricLoud: rounded(of(row, 'aleatoric', 'Loud')),
    },
  };
}

/** The person's best against each policy's after as many measurements. */
function best(row: Row | undefined, made: number): Finding {
  const waiting = made === 0 || !row;
  const mine = of(row, 'you', 'Best');
  const beaten = RIVALS.filter((rival) => mine > of(row, rival, 'Best')).length;
  const ties = RIVALS.filter((rival) => mine === of(row, rival, 'Best')).length;
  return {
    id: 'best',
    verdict: waiting
      ? 'cannot-tell'
      : verdictOf(mine > of(row, 'random', 'Best'), mine < of(row, 'random', 'Best')),
    facts: {
      ...(waiting && { state: 'waiting' }),
      made,
      mine: rounded(mine, 4),
      beaten,
      ties,
      rivals: RIVALS.length,
      random: rounded(of(row, 'random', 'Best'), 4),
      there: rounded(Number(row?.values.bestThereIs ?? Number.NaN), 4),
    },
  };
}

/** The person's model against each policy's after as many measurements. */
function model(row: Row | undefined, made: number): Finding {
  const waiting = made === 0 || !row;
  const mine = of(row, 'you', 'Miss');
  const random = of(row, 'random', 'Miss');
  return {
    id: 'model',
    verdict: waiting ? 'cannot-tell' : verdictOf(mine < random, mine > random),
    facts: {
      ...(waiting && { state: 'waiting' }),
      made,
      mine: rounded(mine, 3),
      random: rounded(random, 3),
      epistemic: rounded(of(row, 'epistemic', 'Miss'), 3),
      aleatoric: rounded(of(row, 'aleatoric', 'Miss'), 3),
      beaten: RIVALS.filter((rival) => mine < of(row, rival, 'Miss')).length,
      rivals: RIVALS.length,
    },
  };
}

/** What the trap cost the policy that always takes it, in this world. */
function trap(rows: readonly Row[], { rounds }: ChooseConfig): Finding {
  const last = rows.at(-1);
  const waiting = rows.length <= rounds;
  const behind = of(last, 'epistemic', 'Best') - of(last, 'aleatoric', 'Best');
  const worse = of(last, 'aleatoric', 'Miss') - of(last, 'epistemic', 'Miss');
  return {
    id: 'trap',
    verdict: waiting ? 'cannot-tell' : verdictOf(behind > 0 && worse > 0, behind <= 0 && worse <= 0),
    facts: {
      ...(waiting && { state: 'waiting' }),
      rounds,
      behind: rounded(behind, 3),
      worse: rounded(worse, 3),
      loud: rounded(of(last, 'aleatoric', 'Loud')),
    },
  };
}
