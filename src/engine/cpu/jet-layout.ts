/**
 * How points with jets lie in learner.wasm: in tiles of equal size, rows of a segment per channel, [input][channel][point]. The
 * kernels take channels in an order of their own (assembly/learner-chain.ts): the value, first derivatives, second ones.
 */
import { layersOf } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import { type Derivative, jetRule } from '../../learner/residuals.ts';
import { paddedPoints } from './point-groups.ts';

/** Sets of channels that have a loop of their own: first derivatives, then pairs of second ones. The place in the list is the code. */
const CHAINS = ['', '1 00', '2', '2 00', '2 00 11', '2 00 01 11', '3 00 11'];

/** A set of channels in the kernels' order. */
export interface JetOrder {
  /** The declared channel at each place of the kernels' order. */
  readonly declared: readonly number[];
  readonly firsts: number;
  /** Channels (i, j) of each second derivative, in the kernels' order, i <= j. */
  readonly pairs: readonly (readonly [number, number])[];
  /** Code of the loop, 0 for none of its own. */
  readonly chain: number;
}

/** @throws RangeError if the channels are not those of a jet */
export function jetOrder(channels: readonly Derivative[]): JetOrder {
  const rule = jetRule(channels);
  // First derivatives that second ones are made of come first, so that (t, x, xx) is (x, t, xx).
  const used = new Set(rule.second.flatMap(([, i, j]) => [i, j]));
  const firsts = [...rule.first].sort((a, b) => Number(used.has(b)) - Number(used.has(a)));
  const place = (channel: number) => 1 + firsts.indexOf(channel);
  const seconds = rule.second
    .map(([k, i, j]) => ({ k, pair: [place(i), place(j)].sort((a, b) => a - b) as [number, number] }))
    .sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  const key = [firsts.length, ...seconds.map(({ pair: [i, j] }) => `${i - 1}${j - 1}`)].join(' ');
  return {
    declared: [0, ...firsts, ...seconds.map(({ k }) => k)],
    firsts: firsts.length,
    pairs: seconds.map(({ pair }) => pair),
    chain: Math.max(0, CHAINS.indexOf(key)),
  };
}

/** Bytes that the rows of a tile should stay under, and points of the smallest tile. */
const JET_TILE_BYTES = 128 * 1024;
const LEAST_TILE = 16;

/** Floats of a point in the scratch rows: z, a and deltas of every channel, three slopes. */
function floatsPerPoint(shape: NetworkShape, channels: number): number {
  return layersOf(shape).reduce((sum, { outputs }) => sum + outputs * (3 * channels + 3), 0);
}

/**
 * Points per tile: whole groups of eight, tiles of nearly equal size. A function of shape, channels and number of points
 * alone, since sums over points go tile by tile and must not depend on the machine.
 */
export function jetTilePoints(shape: NetworkShape, channels: number, points: number): number {
  const room = JET_TILE_BYTES / (4 * floatsPerPoint(shape, channels));
  const largest = Math.max(LEAST_TILE, Math.floor(room / 8) * 8);
  return paddedPoints(Math.ceil(points / Math.ceil(paddedPoints(points) / largest)));
}

/** Bytes of the scratch rows of a tile. */
export function jetRowBytes(shape: NetworkShape, channels: number, tile: number): number {
  return 4 * tile * floatsPerPoint(shape, channels);
}

/** What places points in tiles, in the kernels' order of channels. */
export interface Packing {
  readonly points: number;
  readonly tile: number;
  /** Numbers of a point: (row, segment) -> place among them, for all rows and segments. */
  readonly numbers: number;
  readonly rows: number;
  readonly segments: number;
  place(row: number, segment: number): number;
}

/** [point][number] from `offset` -> [tile][row][segment][point]. What pads the last tile is its last point once more. */
export function packTiles(
  values: Float64Array,
  offset: number,
  { points, tile, numbers, rows, segments, place }: Packing,
  target: Float32Array,
  at: number,
): void {
  const width = rows * segments * tile;
  const padded = Math.ceil(points / tile) * tile;
  for (let row = 0; row < rows; row++)
    for (let segment = 0; segment < segments; segment++) {
      const [from, to] = [offset + place(row, segment), at + (row * segments + segment) * tile];
      for (let p = 0; p < padded; p++)
        target[to + Math.floor(p / tile) * width + (p % tile)] =
          values[from + Math.min(p, points - 1) * numbers]!;
    }
}

/** Jets of points [point][channel][unit] in tiles, of as many channels as `order` has or of the value alone. */
export function jetPacking(
  order: JetOrder,
  units: number,
  points: number,
  tile: number,
  valueOnly = false,
): Packing {
  const { declared } = order;
  return {
    points,
    tile,
    numbers: declared.length * units,
    rows: units,
    segments: valueOnly ? 1 : declared.length,
    place: (unit, channel) => declared[channel]! * units + unit,
  };
}

/** Rows [output][channel][point] of a tile from `from` -> the first `points` points [point][channel][output] at `at`. */
export function unpackTile(
  rows: Float32Array,
  from: number,
  { declared }: JetOrder,
  { units, points, tile }: { readonly units: number; readonly points: number; readonly tile: number },
  target: Float32Array,
  at: number,
): void {
  const channels = declared.length;
  for (let unit = 0; unit < units; unit++)
    for (let c = 0; c < channels; c++)
      for (let p = 0; p < points; p++)
        target[at + (p * channels + declared[c]!) * units + unit] =
          rows[from + (unit * channels + c) * tile + p]!;
}
