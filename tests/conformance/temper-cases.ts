/**
 * Replica exchange as every engine must make it, bit for bit: runs of `temper` between sweeps, with a digest that holds the ladder
 * permutation. Plain functions without a test runner, like `spin-cases.ts`; the digests lie in `temper-digests.json`.
 */
import { ReplicaExchange } from '../../src/dynamics/replica-exchange.ts';
import { geometricLadder, ladderOf, type TemperatureLadder } from '../../src/dynamics/temperature-ladder.ts';
import type { Engine, SpinState } from '../../src/engine/contract.ts';
import { spinDigest } from '../../src/glass/digest.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { openCase, type SpinCase, type Stage, spinCases } from './spin-cases.ts';

export interface TemperCase {
  readonly name: string;
  readonly spins: SpinCase;
  readonly ladder: TemperatureLadder;
  readonly copies: number;
  readonly rule: Stage['rule'];
  readonly order: NonNullable<Stage['order']>;
  /** Updates before the first round: rounds may begin inside a sweep. */
  readonly sites: number;
  /** Pieces of rounds, one call each, of so many sweeps a round. */
  readonly pieces: readonly { readonly rounds: number; readonly sweepsPerRound: number }[];
  readonly firstSample: number;
}

export interface TemperOutcome {
  readonly digest: string;
  /** After each round, [round][state]. */
  readonly slots: number[];
  /** As the last call told them, and as they are. */
  readonly energies: Float64Array;
  readonly measured: Float64Array;
  readonly flips: Float64Array;
  readonly clock: SpinState['clock'];
  readonly snapshot: ReturnType<ReplicaExchange['snapshot']>;
}

const named = (start: string): SpinCase => spinCases.find(({ name }) => name.startsWith(start))!;

function temperCase(
  start: string,
  ladder: TemperatureLadder,
  changes: Partial<TemperCase> & { readonly samples?: number } = {},
): TemperCase {
  const { samples = 2, copies = 2, ...rest } = changes;
  const found = named(start);
  const { rule = 'heat-bath', order = 'sequential', sites = 5 } = rest;
  const spins = { ...found, samples, replicas: copies * ladder.betas.length };
  return {
    name: `${start.replace(/, (heat-bath|metropolis)$/, '')}, ${samples} samples, ${copies} ladders of ${ladder.betas.length}, ${rule}, ${order}`,
    spins,
    ladder,
    copies,
    rule,
    order,
    sites,
    pieces: rest.pieces ?? [
      { rounds: 1, sweepsPerRound: 1 },
      { rounds: 6, sweepsPerRound: 1 },
      { rounds: 3, sweepsPerRound: 2 },
    ],
    firstSample: rest.firstSample ?? 0,
  };
}

const toZero = ladderOf([2, 0.8, 0.4, 0]);
const warm = geometricLadder(2, 0.4, 4);

export const temperCases: readonly TemperCase[] = [
  temperCase('SK ±J N = 64, heat-bath', warm),
  temperCase('SK ±J N = 33, metropolis', warm, { rule: 'metropolis', samples: 1, copies: 1 }),
  temperCase('SK Gaussian 13 bits N = 33, heat-bath', toZero, { firstSample: 1000 }),
  temperCase('SK Gaussian 12 bits N = 100, heat-bath, with a field', geometricLadder(4, 0.3, 5), {
    copies: 1,
  }),
  temperCase('SK ±J N = 100, heat-bath, random', warm, { order: 'random' }),
  temperCase('sparse N = 64, heat-bath', geometricLadder(8, 1, 3), { samples: 3, copies: 3 }),
  temperCase('sparse N = 257, metropolis, colour', geometricLadder(8, 1, 4), {
    rule: 'metropolis',
    order: 'colour',
  }),
  temperCase('perceptron N = 33, P = 20, random', geometricLadder(1, 0.1, 5)),
  temperCase('±J lattice 3 x 4 x 3, heat-bath', geometricLadder(3, 0.7, 8), {
    order: 'multi-spin',
    samples: 3,
    copies: 3,
  }),
  temperCase('±J lattice 6 x 7, metropolis, diluted', geometricLadder(3, 0.5, 5), {
    rule: 'metropolis',
    order: 'multi-spin',
  }),
];

/** @param cut  each piece as one call, or round by round */
export async function playTempering(
  engine: Engine,
  temperCase: TemperCase,
  cut: 'pieces' | 'rounds' = 'pieces',
): Promise<TemperOutcome> {
  const { spins, ladder, copies, rule, order, sites, pieces, firstSample } = temperCase;
  const state = await openCase(engine, spins);
  try {
    const seed = seedFrom(spins.seed);
    const exchange = new ReplicaExchange({ ladder, samples: spins.samples, copies, seed, firstSample });
    const betas = exchange.betas();
    await state.sweep({ rule, order, betas, sweeps: 0, sites });
    const slots: number[] = [];
    let energies = new Float64Array();
    for (const { rounds, sweepsPerRound } of pieces) {
      for (let made = 0; made < rounds; ) {
        const some = cut === 'rounds' ? 1 : rounds;
        const record = await state.temper(exchange.request({ rule, order }, some, sweepsPerRound));
        exchange.absorb(record);
        slots.push(...record.slots);
        energies = record.energies as typeof energies;
        made += some;
      }
    }
    // A sweep afterwards: what tempering leaves must be what sweeps need.
    const measured = await state.energies();
    await state.sweep({ rule, order, betas: exchange.betas(), sweeps: 1, sites: 3 });
    const snapshot = await state.snapshot();
    return {
      digest: spinDigest(snapshot, state.size, exchange.permutation()),
      slots,
      energies,
      measured,
      flips: await state.flips(),
      clock: state.clock,
      snapshot: exchange.snapshot(),
    };
  } finally {
    state.destroy();
  }
}
