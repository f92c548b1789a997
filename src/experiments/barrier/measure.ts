/** Between the two networks of one pair: four straight paths, their losses, and the rows that many pairs make. */
import type { Engine } from '../../engine/contract.ts';
import { align, permuteUnits } from '../../learner/alignment.ts';
import { canonicalScales } from '../../learner/canonical.ts';
import type { DataSplit } from '../../learner/data/split.ts';
import type { LearnerProblem } from '../../learner/problem.ts';
import { barrierOf, evenPositions, excessAlong, straightPath } from '../../observables/barrier.ts';
import { weightOverlaps } from '../../observables/networks.ts';
import { meanOverSamples } from '../../observables/statistics.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import { PATHS, type PathKind } from '../barrier.ts';
import type { Row } from '../declaration.ts';
import { lossesAt } from '../learner-common/losses-at.ts';
import { asColumns } from '../side-by-side/side.ts';

export const POSITIONS = evenPositions(21);
/** Owners of `Stream.Shuffle` that the orders of data do not reach. */
const SHUFFLE_OWNERS = 2 ** 20;

export interface Pair {
  readonly engine: Engine;
  readonly problem: LearnerProblem;
  readonly split: DataSplit;
  readonly seed: Seed;
  readonly pairs: number;
  readonly pair: number;
}

/** Plain numbers of one pair. */
export interface PairWalk {
  readonly barriers: Readonly<Record<PathKind, number>>;
  readonly heldOutBarriers: Readonly<Record<PathKind, number>>;
  /** Training loss above the line between the ends, [position]. */
  readonly excess: Readonly<Record<PathKind, number[]>>;
  /** Mean of the two networks. */
  readonly trainLoss: number;
  readonly heldOutLoss: number;
  readonly overlap: number;
  readonly alignedOverlap: number;
}

/** @param weights  of all networks, as `run.ts` numbers them */
export async function walkBetween(subject: Pair, weights: Float64Array): Promise<PairWalk | null> {
  const { problem, pairs, pair, seed } = subject;
  const { shape } = problem;
  const p = weights.length / (3 * pairs);
  const network = (e: number) => canonicalScales(shape, weights.subarray(e * p, (e + 1) * p));
  const [a, b, copy] = [network(2 * pair), network(2 * pair + 1), network(2 * pairs + pair)];
  // A network that diverged has no path; an assignment of numbers that are none would not end.
  if (![a, b, copy].every((each) => each.every(Number.isFinite))) return null;
  const aligned = align(shape, a, b);
  const order = shuffled(shape.hidden[0]!, seed, SHUFFLE_OWNERS + pair);
  const ends: Record<PathKind, Float64Array> = {
    raw: b,
    aligned: aligned.weights,
    shuffled: permuteUnits(shape, b, 0, order),
    spawned: copy,
  };
  const losses = await lossesOfPaths(
    subject,
    a,
    PATHS.map((kind) => ends[kind]),
    p,
  );
  const each = <T>(of: (place: number) => T) =>
    Object.fromEntries(PATHS.map((kind, place) => [kind, of(place)])) as Record<PathKind, T>;
  const { train, heldOut } = losses;
  const mean = (values: Float64Array) => (values[0]! + values.at(-1)!) / 2;
  return {
    barriers: each((place) => barrierOf(POSITIONS, train[place]!).height),
    heldOutBarriers: each((place) => barrierOf(POSITIONS, heldOut[place]!).height),
    excess: each((place) => Array.from(excessAlong(POSITIONS, train[place]!))),
    trainLoss: mean(train[0]!),
    heldOutLoss: mean(heldOut[0]!),
    overlap: weightOverlaps(Float64Array.from([...a, ...b]), 2, Uint32Array.of(0, 1))[0]!,
    alignedOverlap: aligned.overlap,
  };
}

/** All paths of a pair in one batch; losses [path][position]. */
async function lossesOfPaths(
  { engine, problem, split }: Pair,
  a: Float64Array,
  ends: readonly Float64Array[],
  parameters: number,
) {
  const each = POSITIONS.length * parameters;
  const points = new Float64Array(ends.length * each);
  for (const [k, end] of ends.entries()) points.set(straightPath(a, end, POSITIONS), k * each);
  const [train, heldOut] = await lossesAt(engine, problem, [split.train, split.heldOut], points);
  const cut = (values: Float64Array) =>
    ends.map((_, k) => values.subarray(k * POSITIONS.length, (k + 1) * POSITIONS.length));
  return { train: cut(train!), heldOut: cut(heldOut!) };
}

/** 0 … n - 1 in random order (Fisher–Yates). */
function shuffled(n: number, seed: Seed, owner: number): number[] {
  const words = new WordReader(seed, Stream.Shuffle, owner);
  const order = Array.from({ length: n }, (_, k) => k);
  for (let place = n - 1; place > 0; place--) {
    const other = Math.floor((words.word(place) * (place + 1)) / 2 ** 32);
    [order[place], order[other]] = [order[other]!, order[place]!];
  }
  return order;
}

export function widthRow(width: number, found: readonly (PairWalk | null)[]): Row {
  const walks = found.filter((walk) => walk !== null);
  const values: Record<string, Row['values'][string]> = { width, position: null };
  const samples: Record<string, readonly number[]> = {};
  const tell = (name: string, of: (walk: PairWalk) => number) => {
    const numbers = walks.map(of);
    Object.assign(values, asColumns(name, estimateOf(numbers)));
    samples[name] = numbers;
  };
  for (const kind of PATHS) {
    tell(kind, ({ barriers }) => barriers[kind]);
    tell(`${kind}HeldOut`, ({ heldOutBarriers }) => heldOutBarriers[kind]);
  }
  tell('trainLoss', ({ trainLoss }) => trainLoss);
  tell('heldOutLoss', ({ heldOutLoss }) => heldOutLoss);
  tell('overlap', ({ overlap }) => overlap);
  tell('alignedOverlap', ({ alignedOverlap }) => alignedOverlap);
  return { values, samples };
}

/** One place on the way between the widest networks. */
export function positionRow(width: number, place: number, found: readonly (PairWalk | null)[]): Row {
  const walks = found.filter((walk) => walk !== null);
  const values: Record<string, Row['values'][string]> = { width, position: POSITIONS[place]! };
  const samples: Record<string, readonly number[]> = {};
  for (const kind of PATHS) {
    const numbers = walks.map(({ excess }) => excess[kind][place]!);
    Object.assign(values, asColumns(`${kind}Path`, estimateOf(numbers)));
    samples[`${kind}Path`] = numbers;
  }
  return { values, samples };
}

const estimateOf = (numbers: readonly number[]) =>
  numbers.length > 0 ? meanOverSamples(numbers) : { value: Number.NaN, error: Number.NaN };
