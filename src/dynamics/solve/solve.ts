/**
 * `solve`: a low-energy state of an Ising, MaxCut or QUBO problem, within a time limit.
 *
 * It is a heuristic: what it returns is the best state it met, checked from scratch, and a proof only where `proof` says so.
 */
import type { Engine } from '../../engine/contract.ts';
import { spinDigest } from '../../glass/digest.ts';
import type { Problem } from '../../glass/files/problem.ts';
import { packSpins, wordsPerState } from '../../glass/spins.ts';
import { GlassboxError } from '../../messages/problem.ts';
import { seedFrom } from '../../random/seed.ts';
import { neighboursOf } from './configuration.ts';
import { type IntegerProblem, integerProblem, type Worth, worthOf } from './integers.ts';
import { type Plan, planFor } from './plan.ts';
import { alongBonds, energyBound, smallGroundState } from './proofs.ts';
import { search } from './search.ts';
import { type TemperatureRange, temperatureRange } from './temperatures.ts';

export interface SolveOptions {
  readonly engine: Engine;
  /** Default 10. */
  readonly seconds?: number;
  /** Rounds after which it ends, whatever the time: a run that is the same everywhere. Default: no limit. */
  readonly rounds?: number;
  /** Stop at this energy or below, in the problem's convention. */
  readonly target?: number;
  /** States annealed at once; default by size. */
  readonly replicas?: number;
  /** Default 1. */
  readonly seed?: number;
  /** Stops the search: the best state so far is the result. */
  readonly signal?: AbortSignal;
  readonly onPlan?: (facts: SolvePlan) => void;
  readonly onBest?: (best: Improvement) => void;
}

/** How the search goes about it, before it begins. */
export interface SolvePlan {
  readonly size: number;
  readonly pairs: number;
  /** Parts of the graph without a coupling between them. */
  readonly parts: number;
  readonly method: Plan['method'];
  readonly replicas: number;
  /** In the problem's own numbers. */
  readonly hottest: number;
  readonly coldest: number;
  readonly floor: TemperatureRange['floor'];
  /** Largest error of a coupling in the search's integers; 0 where they are exact. */
  readonly roundingError: number;
}

export interface Improvement extends Worth {
  readonly seconds: number;
  /** Rounds completed before. */
  readonly round: number;
}

export interface Solution extends Worth {
  /** +-1, [site]; +1 is x = 1 for QUBO. */
  readonly spins: Int8Array;
  /** Why nothing lower exists; null: not proved, the usual case. */
  readonly proof: 'enumeration' | 'bound' | null;
  readonly rounds: number;
  /** Sweeps of every replica. */
  readonly sweeps: number;
  /** Until the best state was met, and in all. */
  readonly bestSeconds: number;
  readonly seconds: number;
  /** Of the spins. */
  readonly digest: string;
}

const DEFAULT_SECONDS = 10;
/** Of energies on the way. */
const SHOWN_DIGITS = 14;

/** @throws GBX-262 for numbers too large; GBX-269 should the final check fail; what the engine throws for sizes */
export async function solve(problem: Problem, options: SolveOptions): Promise<Solution> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const integers = integerProblem(problem);
  const { instance } = integers;
  const exact = integers.roundingError === 0;
  const neighbours = neighboursOf(instance);
  const bound = energyBound(neighbours);
  const range = temperatureRange(neighbours);
  const plan = planFor(instance, options.replicas);
  const tree = alongBonds(neighbours);
  options.onPlan?.(planFacts(problem, integers, plan, range, tree.parts));

  let bestSeconds = 0;
  const tell = (spins: Int8Array, units: number, round: number) => {
    bestSeconds = seconds();
    options.onBest?.({ ...worthInUnits(problem, integers, spins, units), seconds: bestSeconds, round });
  };
  const end = (spins: Int8Array, proof: Solution['proof'], rounds = 0, sweeps = 0): Solution => {
    const worth = checkedWorth(problem, integers, neighbours, spins);
    return {
      ...worth,
      spins,
      proof,
      rounds,
      sweeps,
      bestSeconds,
      seconds: seconds(),
      digest: digestOf(spins),
    };
  };
  const small = smallGroundState(instance);
  const known = exact ? (small ?? (energyOf(neighbours, tree.spins) === bound ? tree.spins : null)) : null;
  if (known) {
    tell(known, energyOf(neighbours, known), 0);
    return end(known, small ? 'enumeration' : 'bound');
  }

  const limit = options.seconds ?? DEFAULT_SECONDS;
  const { best, rounds, sweeps } = await search({
    engine: options.engine,
    instance,
    neighbours,
    seed: seedFrom(options.seed ?? 1),
    plan,
    range,
    enough: Math.max(
      bound,
      options.target === undefined ? bound : unitsOf(options.target, problem, integers),
    ),
    stopped: () => options.signal?.aborted === true || seconds() >= limit,
    rounds: options.rounds ?? Infinity,
    onBest: (elite, round) => tell(elite.spins, elite.energy, round),
  });
  return end(best.spins, best.energy === bound && exact ? 'bound' : null, rounds, sweeps);
}

/** What a state on the way is worth, from the search's own numbers: the file's are asked once, at the end. */
function worthInUnits(problem: Problem, { scale }: IntegerProblem, spins: Int8Array, units: number): Worth {
  const { kind, sign, terms, divisor, offset, couplings } = problem;
  const energy = Number((units / scale / divisor + offset).toPrecision(SHOWN_DIGITS));
  if (kind === 'qubo' || couplings.field) return { energy, cut: null };
  let cut = 0;
  for (const { i, j, value } of terms) if (spins[i] !== spins[j]) cut += value;
  return { energy, cut: Number((sign === '+' ? cut : -cut).toPrecision(SHOWN_DIGITS)) };
}

/** An energy of the problem in units of the search, rounded towards what is easier to reach by less than one unit. */
function unitsOf(energy: number, { divisor, offset }: Problem, { scale }: IntegerProblem): number {
  return (energy - offset) * divisor * scale + 1e-6 * Math.max(1, Math.abs(energy * scale) * 1e-6);
}

function energyOf(neighbours: ReturnType<typeof neighboursOf>, spins: Int8Array): number {
  const { size, offsets, columns, values, field } = neighbours;
  let twice = 0;
  for (let i = 0; i < size; i++) {
    let sum = 2 * (field ? field[i]! : 0);
    for (let k = offsets[i]!; k < offsets[i + 1]!; k++) sum += values[k]! * spins[columns[k]!]!;
    twice += spins[i]! * sum;
  }
  return -twice / 2;
}

/** The worth by the file's numbers, after both ways of counting agreed. @throws GBX-269 if they do not */
function checkedWorth(
  problem: Problem,
  integers: IntegerProblem,
  neighbours: ReturnType<typeof neighboursOf>,
  spins: Int8Array,
): Worth {
  const worth = worthOf(problem, spins);
  const searched = energyOf(neighbours, spins) / integers.scale / problem.divisor + problem.offset;
  const terms = problem.couplings.pairs.length + problem.couplings.size;
  const allowed = integers.roundingError * terms + 1e-9 * Math.max(1, Math.abs(worth.energy));
  if (!(Math.abs(worth.energy - searched) <= allowed)) {
    throw new GlassboxError('GBX-269', { searched, checked: worth.energy });
  }
  return worth;
}

function digestOf(spins: Int8Array): string {
  const packed = new Uint32Array(wordsPerState(spins.length));
  packSpins(spins, packed, 0);
  return spinDigest({ clock: { sweep: 0, site: 0 }, spins: packed }, spins.length);
}

function planFacts(
  problem: Problem,
  { scale, roundingError }: IntegerProblem,
  { method, replicas }: Plan,
  { hottest, coldest, floor }: TemperatureRange,
  parts: number,
): SolvePlan {
  const perUnit = 1 / scale / problem.divisor;
  const { size, pairs } = problem.couplings;
  return {
    size,
    pairs: pairs.length,
    parts,
    method,
    replicas,
    hottest: hottest * perUnit,
    coldest: coldest * perUnit,
    floor,
    roundingError,
  };
}
