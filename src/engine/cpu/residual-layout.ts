/** What a thread needs to know of the residuals of its networks, as plain data to post, and how large it is in the kernel's memory. */
import { firstConstant, layersOf, parameterCount } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import type { Monomial, ResidualGroup, ResidualTerms } from '../../learner/residuals.ts';
import type { LearnerSpec } from '../contract.ts';
import {
  type JetOrder,
  jetOrder,
  jetPacking,
  jetRowBytes,
  jetTilePoints,
  type Packing,
  packTiles,
} from './jet-layout.ts';
import { BLOCKED_WORK, MOST_BLOCKS } from './point-groups.ts';

/** A monomial: its column, rows of output jets [output][channel] in the kernels' order, place of its constant in theta or -1. */
export interface TermSetup {
  readonly column: number;
  readonly factors: readonly number[];
  readonly constant: number;
}

export interface GroupSetup {
  readonly order: JetOrder;
  readonly points: number;
  /** Points of a tile, and tiles. */
  readonly tile: number;
  readonly tiles: number;
  readonly equations: readonly (readonly TermSetup[])[];
  readonly columnCount: number;
  /** True where derivatives of the inputs are the same at all points, second ones zero: `inputs` are then values alone. */
  readonly steady: boolean;
  /** Tiles [input][channel] of each set; numbers from one set to the next, 0 if all share them. */
  readonly inputs: Float32Array;
  readonly inputStride: number;
  /** [first derivative][input] of each set, if steady. */
  readonly derivatives: Float32Array;
  readonly derivativeStride: number;
  /** Tiles [column] of each set. */
  readonly columns: Float32Array;
  readonly columnStride: number;
  /** [set][point], whole tiles. */
  readonly weights: Float32Array;
}

export interface ResidualSetup {
  readonly sets: number;
  /** Its set among these, [network]. */
  readonly setOf: Uint32Array;
  readonly groups: readonly GroupSetup[];
  /** Blocks of an evaluation (assembly/learner-network.ts). */
  readonly blocks: number;
}

/** Points times channels of all groups: what an evaluation's cost is proportional to, times parameters. */
export function jetColumns({ groups }: ResidualTerms): number {
  return groups.reduce((sum, { points, channels }) => sum + points * channels.length, 0);
}

function tilesOf(shape: NetworkShape, { channels, points }: ResidualGroup): { tile: number; tiles: number } {
  const tile = jetTilePoints(shape, channels.length, points);
  return { tile, tiles: Math.ceil(points / tile) };
}

/** Blocks of tiles whose sums are added pairwise: a power of two, and a function of the problem alone. */
function blocksOf(shape: NetworkShape, terms: ResidualTerms): number {
  const tiles = terms.groups.reduce((sum, group) => sum + tilesOf(shape, group).tiles, 0);
  if (jetColumns(terms) * parameterCount(shape) < BLOCKED_WORK) return 1;
  return 2 ** Math.floor(Math.log2(Math.min(MOST_BLOCKS, tiles)));
}

/** The part of the terms that networks from … to - 1 need. */
export function residualSetup(
  { problem, networks }: LearnerSpec,
  terms: ResidualTerms,
  from: number,
  to: number,
): ResidualSetup {
  const globalSet = (network: number) => Math.floor((network * terms.sets) / networks);
  const first = globalSet(from);
  const sets = globalSet(to - 1) - first + 1;
  return {
    sets,
    setOf: Uint32Array.from({ length: to - from }, (_, n) => globalSet(from + n) - first),
    groups: terms.groups.map((group) => groupSetup(problem.shape, group, terms.sets, first, sets)),
    blocks: blocksOf(problem.shape, terms),
  };
}

function groupSetup(
  shape: NetworkShape,
  group: ResidualGroup,
  allSets: number,
  first: number,
  sets: number,
): GroupSetup {
  const { points, columnCount, sharedInputs, sharedColumns } = group;
  const order = jetOrder(group.channels);
  const { tile, tiles } = tilesOf(shape, group);
  // Of all sets, so that no number depends on how networks are shared among threads.
  const steady = shape.hidden.length > 0 && order.chain > 0 && isSteady(group, order, shape.inputs, allSets);
  const columnPacking = {
    points,
    tile,
    numbers: columnCount,
    rows: columnCount,
    segments: 1,
    place: (column: number) => column,
  };
  const own = (shared: boolean) => (shared ? { first: 0, sets: 1 } : { first, sets });
  const inputs = packSets(
    group.inputs,
    own(sharedInputs),
    jetPacking(order, shape.inputs, points, tile, steady),
  );
  const columns = packSets(group.columns, own(sharedColumns), columnPacking);
  const derivatives = steady ? derivativesOf(group, order, shape.inputs, own(sharedInputs)) : [];
  return {
    order,
    points,
    tile,
    tiles,
    equations: group.equations.map((equation) => equation.map((term) => termSetup(term, order, shape))),
    columnCount,
    steady,
    inputs: inputs.all,
    inputStride: inputs.stride,
    derivatives: Float32Array.from(derivatives),
    derivativeStride: inputs.stride > 0 ? order.firsts * shape.inputs : 0,
    columns: columns.all,
    columnStride: columns.stride,
    weights: packWeights(group, first, sets, tile * tiles),
  };
}

/** Sets first … first + sets - 1. */
interface SetRange {
  readonly first: number;
  readonly sets: number;
}

/** Tiles of some sets of [set][point][number], and numbers from one set to the next, 0 where there is one. */
function packSets(
  values: Float64Array,
  { first, sets }: SetRange,
  packing: Packing,
): { readonly all: Float32Array; readonly stride: number } {
  const { points, tile, numbers, rows, segments } = packing;
  const length = Math.ceil(points / tile) * tile * rows * segments;
  const all = new Float32Array(sets * length);
  for (let s = 0; s < sets; s++) packTiles(values, (first + s) * points * numbers, packing, all, s * length);
  return { all, stride: sets > 1 ? length : 0 };
}

function termSetup({ column, factors, constant }: Monomial, order: JetOrder, shape: NetworkShape): TermSetup {
  return {
    column,
    factors: factors.map((slot) => rowOfSlot(slot, order, shape.outputs)),
    constant: constant === undefined ? -1 : firstConstant(shape) + constant,
  };
}

/** channel * outputs + output as declared -> output * channels + channel in the kernels' order. */
function rowOfSlot(slot: number, { declared }: JetOrder, outputs: number): number {
  const [channel, output] = [Math.floor(slot / outputs), slot % outputs];
  return output * declared.length + declared.indexOf(channel);
}

/** Weights of the points, 0 for what pads them. */
function packWeights(
  { weights, points }: ResidualGroup,
  first: number,
  sets: number,
  padded: number,
): Float32Array {
  const rows = new Float32Array(sets * padded);
  for (let s = 0; s < sets; s++)
    rows.set(weights.subarray((first + s) * points, (first + s + 1) * points), s * padded);
  return rows;
}

/** True if, within each set, first derivatives of the inputs are the same at all points and second ones are zero. */
function isSteady(
  { inputs, points, sharedInputs }: ResidualGroup,
  { declared, firsts }: JetOrder,
  width: number,
  sets: number,
): boolean {
  const size = declared.length * width;
  for (let s = 0; s < (sharedInputs ? 1 : sets); s++)
    for (let c = 1; c < declared.length; c++)
      for (let i = 0; i < width; i++) {
        const at = s * points * size + declared[c]! * width + i;
        const wanted = c <= firsts ? inputs[at]! : 0;
        for (let p = 0; p < points; p++) if (inputs[at + p * size] !== wanted) return false;
      }
  return true;
}

/** [set][first derivative][input] of steady inputs. */
function derivativesOf(
  { inputs, points }: ResidualGroup,
  { declared, firsts }: JetOrder,
  width: number,
  { first, sets }: SetRange,
): number[] {
  const size = points * declared.length * width;
  return Array.from({ length: sets }, (_, s) => {
    const from = (first + s) * size;
    return declared
      .slice(1, 1 + firsts)
      .flatMap((channel) => [...inputs.subarray(from + channel * width, from + (channel + 1) * width)]);
  }).flat();
}

/** Bytes of records and tables of a group besides what grows with its points, at most. */
const GROUP_BYTES = 256;

/** Bytes in a thread's memory: what all its networks share, and what a set has of its own. */
export function residualNeeds(
  shape: NetworkShape,
  { groups }: ResidualTerms,
): { readonly fixed: number; readonly perSet: number } {
  let [rows, fixed, perSet] = [0, 0, 0];
  for (const group of groups) {
    const { tile, tiles } = tilesOf(shape, group);
    const channels = group.channels.length;
    const terms = group.equations.reduce((sum, equation) => sum + equation.length, 0);
    const inputs = 4 * tile * tiles * shape.inputs * channels;
    const columns = 4 * tile * tiles * group.columnCount;
    rows = Math.max(rows, jetRowBytes(shape, channels, tile));
    fixed += GROUP_BYTES + 16 * layersOf(shape).length + 32 * (terms + group.equations.length + channels);
    fixed += 4 * tile * group.equations.length;
    fixed += 8 * channels * Math.max(...shape.hidden, 1);
    fixed += (group.sharedInputs ? inputs : 0) + (group.sharedColumns ? columns : 0);
    perSet += (group.sharedInputs ? 0 : inputs) + (group.sharedColumns ? 0 : columns) + 4 * tile * tiles + 64;
  }
  return { fixed: fixed + rows, perSet };
}
