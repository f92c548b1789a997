/** Where groups of residuals lie in learner.wasm's memory; the records are those of assembly/learner-plan.ts. */
import { layersOf } from '../../learner/network.ts';
import type { NetworkShape } from '../../learner/problem.ts';
import { type JetOrder, jetRowBytes } from './jet-layout.ts';
import type { GroupSetup, ResidualSetup, TermSetup } from './residual-layout.ts';

const aligned = (bytes: number) => Math.ceil(bytes / 16) * 16;

/** Hands out a region of memory piece by piece; without memory it only counts. */
export class Pieces {
  private next: number;

  constructor(
    private readonly buffer: ArrayBuffer | null,
    start = 0,
  ) {
    this.next = start;
  }

  get end(): number {
    return this.next;
  }

  room(bytes: number): number {
    const at = this.next;
    this.next += aligned(bytes);
    return at;
  }

  words(values: readonly number[]): number {
    const at = this.room(4 * values.length);
    if (this.buffer) new Int32Array(this.buffer, at, values.length).set(values);
    return at;
  }

  floats(values: Float32Array): number {
    const at = this.room(values.byteLength);
    if (this.buffer) new Float32Array(this.buffer, at, values.length).set(values);
    return at;
  }
}

/** What the record of a group says besides its data. */
export interface GroupShape {
  readonly order: JetOrder;
  readonly tile: number;
  readonly tiles: number;
  readonly points: number;
  readonly steady: boolean;
  readonly equations: readonly (readonly TermSetup[])[];
  readonly columnCount: number;
}

/** Words of a Group record; `rows` is scratch for the rows of a tile, jetRowBytes of it. */
export function groupWords(pieces: Pieces, shape: NetworkShape, group: GroupShape, rows: number): number[] {
  const { order, tile, equations } = group;
  const [channels, bytes] = [order.declared.length, 4 * tile];
  let next = rows;
  const table = layersOf(shape).flatMap(({ outputs }) => {
    const jets = outputs * channels * bytes;
    const at = [next, next + jets, next + 3 * jets, next + 2 * jets];
    next += 3 * jets + 3 * outputs * bytes;
    return at;
  });
  const width = Math.max(1, ...shape.hidden) * Math.max(1, order.firsts);
  const steady = group.steady ? [4 * width, 4 * width] : [0, 0];
  const terms = equations.map((equation) => pieces.words(equation.flatMap((term) => termWords(term, bytes))));
  return [
    channels,
    order.firsts,
    order.chain,
    pieces.words(order.pairs.flat()),
    bytes,
    pieces.words(table),
    group.tiles,
    group.steady ? 1 : 0,
    ...steady.map((size) => pieces.room(size)),
    equations.length,
    pieces.words(equations.flatMap((equation, e) => [terms[e]!, equation.length])),
    group.columnCount,
    pieces.room(equations.length * bytes),
    group.points,
    0,
  ];
}

function termWords({ column, factors, constant }: TermSetup, bytes: number): number[] {
  return [
    column * bytes,
    factors.length,
    (factors[0] ?? 0) * bytes,
    (factors[1] ?? 0) * bytes,
    constant < 0 ? -1 : 4 * constant,
  ];
}

/** What the plan and the networks' records must know. */
export interface PlacedResiduals {
  readonly groups: number;
  readonly count: number;
  readonly tiles: number;
  readonly blocks: number;
  /** Address of its set's table, [set]. */
  readonly tables: readonly number[];
}

/** Writes everything; with pieces that only count, their end is the number of bytes. */
export function placeResiduals(pieces: Pieces, shape: NetworkShape, setup: ResidualSetup): PlacedResiduals {
  const { groups, sets, blocks } = setup;
  const rowBytes = groups.map(({ order, tile }) => jetRowBytes(shape, order.declared.length, tile));
  const rows = pieces.room(Math.max(...rowBytes));
  const records = groups.flatMap((group) => groupWords(pieces, shape, group, rows));
  const data = groups.map((group) => placeData(pieces, group));
  return {
    groups: pieces.words(records),
    count: groups.length,
    tiles: groups.reduce((sum, { tiles }) => sum + tiles, 0),
    blocks,
    tables: Array.from({ length: sets }, (_, s) => pieces.words(data.flatMap((of) => of(s)))),
  };
}

/** Bytes that they take. */
export function residualBytes(shape: NetworkShape, setup: ResidualSetup): number {
  const counted = new Pieces(null);
  placeResiduals(counted, shape, setup);
  return counted.end;
}

/** @returns the words of GroupData for a set */
function placeData(pieces: Pieces, group: GroupSetup): (set: number) => number[] {
  const [inputs, columns] = [pieces.floats(group.inputs), pieces.floats(group.columns)];
  const [weights, derivatives] = [pieces.floats(group.weights), pieces.floats(group.derivatives)];
  return (set) => [
    inputs + 4 * set * group.inputStride,
    columns + 4 * set * group.columnStride,
    weights + 4 * set * group.tile * group.tiles,
    derivatives + 4 * set * group.derivativeStride,
  ];
}
