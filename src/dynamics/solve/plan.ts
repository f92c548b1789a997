/** How the work is shared out: numbers that follow from the instance alone, so that a run is repeated by its seed. */
import type { GlassInstance } from '../../glass/instance.ts';
import { seedFrom } from '../../random/seed.ts';
import { neighboursOf } from './configuration.ts';
import { eliminationFor } from './elimination.ts';
import { SearchRandom } from './search-random.ts';
import { type Bonds, strongPart } from './strong.ts';

export interface Plan {
  readonly replicas: number;
  /** Sweeps of the first round. */
  readonly firstSweeps: number;
  /** Estimated time of one update, ns: shares out work, decides nothing else. */
  readonly updateCost: number;
  /** States kept between rounds. */
  readonly pool: number;
  readonly method: 'anneal-tabu' | 'anneal-subgraphs';
  /** Couplings along which subgraphs are optimised exactly; null where those would be too small. */
  readonly bonds: Bonds | null;
  /** Their treewidth. */
  readonly width: number;
}

/** Spins in all replicas together: enough to feed the kernels, few enough that rounds stay short. */
const SPINS = 32_768;
const MOST_REPLICAS = 256;
const LEAST_REPLICAS = 16;
const MOST_SWEEPS = 200_000;
/** Each round is this much longer than the one before: what the end of the time cuts off stays a small share. */
const GROWTH = 1.25;
/** Treewidth of the subgraphs: tables of 2^9 numbers, a millisecond for some hundred spins. */
const WIDTH = 8;
/** Least share of the spins that a subgraph must hold to be worth it. */
const LEAST_FREE = 0.4;
/** Spins up to which finding a subgraph takes less than a second. */
const MOST_SPINS = 50_000;
const PURPOSE_TRIAL = 5;

/** @param replicas  as a person asked for; by size if not */
export function planFor(instance: GlassInstance, replicas?: number): Plan {
  const { size, couplings } = instance;
  const dense = couplings.kind === 'dense';
  const degree = dense ? size : couplings.columns.length / size;
  const bonds = subgraphBonds(instance);
  return {
    replicas: replicas ?? Math.max(LEAST_REPLICAS, Math.min(MOST_REPLICAS, 8 * Math.round(SPINS / size / 8))),
    firstSweeps: 200,
    updateCost: dense ? 5 + size / 100 : 8 + degree / 2,
    pool: 24,
    method: bonds ? 'anneal-subgraphs' : 'anneal-tabu',
    bonds,
    width: WIDTH,
  };
}

function subgraphBonds(instance: GlassInstance): Bonds | null {
  const bonds = instance.size <= MOST_SPINS ? strongPart(neighboursOf(instance)) : null;
  if (!bonds) return null;
  const { order } = eliminationFor(bonds, WIDTH, new SearchRandom(seedFrom(0), PURPOSE_TRIAL, 0));
  return order.length >= LEAST_FREE * instance.size ? bonds : null;
}

/** Sweeps of the round number `round` of an epoch, from 0. */
export function sweepsOf(round: number, { firstSweeps }: Plan): number {
  return Math.min(MOST_SWEEPS, Math.round(firstSweeps * GROWTH ** round));
}

/** Time of tabu search over that of the anneal before it. */
const TABU_SHARE = 0.15;

/** Flips of tabu search in a round, all states together: a share of the time of its anneal, by the estimate. */
export function tabuFlipsOf(sweeps: number, size: number, plan: Plan): number {
  const annealing = plan.replicas * size * sweeps * plan.updateCost;
  const perFlip = 1.5 * size + 100;
  return Math.ceil((TABU_SHARE * annealing) / perFlip);
}
