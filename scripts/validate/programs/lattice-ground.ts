/**
 * Ground states of Edwards–Anderson lattices, periodic. Up to a width of ten in two dimensions the transfer matrix in (max, +) gives
 * them exactly; everywhere a search with many copies of each sample looks for them, and its two halves are told apart, as in the
 * experiment `ground-states`. In two dimensions the exact energies so measure what such a search misses.
 */
import { ReplicaExchange } from '../../../src/dynamics/replica-exchange.ts';
import { linearSchedule } from '../../../src/dynamics/schedule.ts';
import { geometricLadder, uniformBetas } from '../../../src/dynamics/temperature-ladder.ts';
import type { Engine, SpinState } from '../../../src/engine/contract.ts';
import { latticeGlass } from '../../../src/glass/ensembles/lattice.ts';
import { stripGroundEnergy, WIDEST_STRIP } from '../../../src/glass/exact/transfer-matrix.ts';
import type { GlassInstance } from '../../../src/glass/instance.ts';
import { seedFrom } from '../../../src/random/seed.ts';

export interface GroundSpec {
  readonly dimensions: 2 | 3;
  readonly length: number;
  readonly couplings: 'binary' | 'gaussian';
  readonly samples: number;
  /** Annealings of each sample, an even number; 0 where the transfer matrix alone is asked. */
  readonly copies: number;
  /** Sweeps of each annealing, or of the tempering. */
  readonly sweeps: number;
  /** The search: annealings, or two ladders of replica exchange that share the copies; each is one half. */
  readonly method: 'annealing' | 'tempering';
  readonly seed: number;
}

/** Energies per spin, [sample]. */
export interface GroundBatch {
  readonly from: number;
  /** Of the transfer matrix; null where there is none. */
  readonly exact: readonly number[] | null;
  /** The lower and the higher of the two halves. */
  readonly lower: readonly number[] | null;
  readonly higher: readonly number[] | null;
}

const MOST_STATES = 256;
const EXACT_BATCH = 256;
const BITS = 10;
/** Steps of temperature, then sweeps at T = 0. */
const STEPS = 100;
const DESCENT = 16;
/** Sweeps between exchanges. */
const INTERVAL = 5;
/** Coldest slot of a tempering: cold enough that ground states are seen there as they are. */
const LADDER_END = 0.1;
const RANGE = { hottest: 1.6, coldest: 0.15 } as const;

export async function* groundBatches(
  engine: Engine,
  spec: GroundSpec,
  first: number,
): AsyncGenerator<GroundBatch> {
  const perBatch = spec.copies > 0 ? Math.max(1, Math.floor(MOST_STATES / spec.copies)) : EXACT_BATCH;
  for (let from = first; from < spec.samples; from += perBatch) {
    const count = Math.min(perBatch, spec.samples - from);
    const instances = Array.from({ length: count }, (_, s) => instanceOf(spec, from + s));
    const exact = exactEnergies(spec, instances);
    yield { from, exact, ...(await searchedEnergies(engine, spec, from, instances)) };
  }
}

function instanceOf({ dimensions, length, couplings, seed }: GroundSpec, sample: number): GlassInstance {
  const lengths = new Array<number>(dimensions).fill(length);
  return latticeGlass({
    lengths,
    boundary: 'periodic',
    couplings,
    couplingBits: BITS,
    seed: seedFrom(seed),
    sample,
  });
}

function exactEnergies({ dimensions, length }: GroundSpec, instances: readonly GlassInstance[]) {
  if (dimensions !== 2 || length > WIDEST_STRIP.closed) return null;
  return instances.map((glass) => (stripGroundEnergy(glass, length) * glass.unit) / glass.size);
}

async function searchedEnergies(
  engine: Engine,
  spec: GroundSpec,
  from: number,
  instances: readonly GlassInstance[],
): Promise<Pick<GroundBatch, 'lower' | 'higher'>> {
  const { copies, seed, method } = spec;
  if (copies === 0) return { lower: null, higher: null };
  const glass = await engine.glass({
    instances,
    replicas: copies,
    seed: seedFrom(seed),
    firstState: from * copies,
  });
  const search = method === 'annealing' ? annealed : tempered;
  const energies = (await search(glass, spec, from)).map((energy) => (energy * glass.unit) / glass.size);
  glass.destroy();
  const halves = instances.map((_, s) =>
    [0, 1].map((half) => {
      const start = s * copies + (half * copies) / 2;
      return Math.min(...energies.subarray(start, start + copies / 2));
    }),
  );
  return {
    lower: halves.map((pair) => Math.min(...pair)),
    higher: halves.map((pair) => Math.max(...pair)),
  };
}

const DYNAMICS = { rule: 'heat-bath', order: 'sequential' } as const;

/** Where each annealing ends, in units, [state]. */
async function annealed(glass: SpinState, { sweeps }: GroundSpec): Promise<Float64Array> {
  const { temperatures } = linearSchedule({ ...RANGE, steps: STEPS, sweepsPerStep: 1 });
  for (const [k, temperature] of temperatures.entries()) {
    const here = Math.floor(((k + 1) * sweeps) / STEPS) - Math.floor((k * sweeps) / STEPS);
    const betas = uniformBetas(glass.states, 1 / temperature);
    if (here > 0) await glass.sweep({ ...DYNAMICS, betas, sweeps: here });
  }
  await glass.sweep({ ...DYNAMICS, betas: uniformBetas(glass.states, Infinity), sweeps: DESCENT });
  return glass.energies();
}

/** The lowest energy that each state has been seen at, in units, [state]. */
async function tempered(glass: SpinState, spec: GroundSpec, from: number): Promise<Float64Array> {
  const { copies, sweeps, seed } = spec;
  const ladder = geometricLadder(RANGE.hottest, LADDER_END, copies / 2);
  const exchange = new ReplicaExchange({
    ladder,
    samples: glass.samples,
    copies: 2,
    seed: seedFrom(seed),
    firstSample: from,
  });
  const lowest = new Float64Array(glass.states).fill(Infinity);
  for (let done = 0; done < sweeps; done += INTERVAL) {
    await glass.sweep({ ...DYNAMICS, betas: exchange.betas(), sweeps: INTERVAL });
    const energies = await glass.energies();
    for (const [state, energy] of energies.entries()) lowest[state] = Math.min(lowest[state]!, energy);
    exchange.exchange(energies, glass.unit);
  }
  await glass.sweep({ ...DYNAMICS, betas: uniformBetas(glass.states, Infinity), sweeps: DESCENT });
  return (await glass.energies()).map((energy, state) => Math.min(energy, lowest[state]!));
}
