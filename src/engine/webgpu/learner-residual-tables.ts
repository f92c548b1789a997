/**
 * Residuals as the device has them. Groups of points that have the same channels (the sides of a plate, the initial and the boundary
 * values) go through the layers together, as one *batch*: a pass costs a dozen dispatches whatever its points. Layouts: the head of
 * learner-residual.wgsl and learner-address.wgsl.
 */
import {
  type Derivative,
  groupOffsets,
  jetRule,
  type Monomial,
  type ResidualGroup,
  type ResidualTerms,
} from '../../learner/residuals.ts';

/** A group in its batch. */
export interface BatchedGroup {
  readonly group: ResidualGroup;
  /** Its first point, and its first number of columns, in a set of the batch. */
  readonly firstPoint: number;
  readonly firstColumn: number;
  /** Its first residual in the order of `residualCount`. */
  readonly firstResidual: number;
}

export interface ResidualBatch {
  readonly channels: readonly Derivative[];
  readonly groups: readonly BatchedGroup[];
  readonly points: number;
  /** Most equations of a point. */
  readonly equations: number;
  /** Numbers of columns in a set. */
  readonly setColumns: number;
  readonly inputSets: number;
  readonly columnSets: number;
}

/** Groups of a batch have the same channels and sets. */
function batchKey({ channels, sharedInputs, sharedColumns }: ResidualGroup, sets: number): string {
  return JSON.stringify([channels, sets === 1 || sharedInputs, sets === 1 || sharedColumns]);
}

/** The batches, in the order of their first groups. */
export function batchesOf({ sets, groups }: ResidualTerms): ResidualBatch[] {
  const batches = new Map<string, BatchedGroup[]>();
  let firstResidual = 0;
  for (const group of groups) {
    const key = batchKey(group, sets);
    const members = batches.get(key) ?? [];
    const last = members.at(-1);
    members.push({
      group,
      firstPoint: last ? last.firstPoint + last.group.points : 0,
      firstColumn: last ? last.firstColumn + last.group.points * last.group.columnCount : 0,
      firstResidual,
    });
    batches.set(key, members);
    firstResidual += group.points * group.equations.length;
  }
  return [...batches.values()].map((members) => {
    const all = members.map(({ group }) => group);
    const { channels, sharedInputs, sharedColumns } = all[0]!;
    return {
      channels,
      groups: members,
      points: all.reduce((sum, { points }) => sum + points, 0),
      equations: Math.max(...all.map(({ equations }) => equations.length)),
      setColumns: all.reduce((sum, { points, columnCount }) => sum + points * columnCount, 0),
      inputSets: sharedInputs ? 1 : sets,
      columnSets: sharedColumns ? 1 : sets,
    };
  });
}

/** What two terms of one structure share if buffers of the one hold the other. */
export function sizesKey({ sets, groups }: ResidualTerms): string {
  return JSON.stringify(groups.map((group) => [group.points, batchKey(group, sets)]));
}

/** Jets [set or all][point][channel][width] into `out` [channel][points of `out`][width], one set. */
export function intoRows(
  jets: Float64Array,
  start: number,
  shape: { readonly points: number; readonly channels: number; readonly width: number },
  out: Float32Array,
  place: { readonly start: number; readonly points: number; readonly firstPoint: number },
): void {
  const { points, channels, width } = shape;
  for (let p = 0; p < points; p++)
    for (let c = 0; c < channels; c++) {
      const from = start + (p * channels + c) * width;
      const to = place.start + (c * place.points + place.firstPoint + p) * width;
      for (let i = 0; i < width; i++) out[to + i] = jets[from + i]!;
    }
}

/** Input jets, [set][channel][point][input]. */
export function packInputs(batch: ResidualBatch, width: number): Float32Array {
  const { points, inputSets, groups } = batch;
  const channels = batch.channels.length;
  const packed = new Float32Array(inputSets * channels * points * width);
  for (let set = 0; set < inputSets; set++)
    for (const { group, firstPoint } of groups)
      intoRows(
        group.inputs,
        groupOffsets(group, width, set).inputs,
        { points: group.points, channels, width },
        packed,
        { start: set * channels * points * width, points, firstPoint },
      );
  return packed;
}

/** Columns, [set][group][point][column]. */
export function packColumns({ groups, columnSets, setColumns }: ResidualBatch): Float32Array {
  const packed = new Float32Array(columnSets * setColumns);
  for (let set = 0; set < columnSets; set++)
    for (const { group, firstColumn } of groups) {
      const { columns } = groupOffsets(group, 1, set);
      const values = group.columns.subarray(columns, columns + group.points * group.columnCount);
      packed.set(values, set * setColumns + firstColumn);
    }
  return packed;
}

/** Weights of points, [set][point]. */
export function packWeights({ groups, points }: ResidualBatch, sets: number): Float32Array {
  const packed = new Float32Array(sets * points);
  for (let set = 0; set < sets; set++)
    for (const { group, firstPoint } of groups) {
      const start = set * group.points;
      packed.set(group.weights.subarray(start, start + group.points), set * points + firstPoint);
    }
  return packed;
}

/** The table of groups, equations and terms: vec4u, four words a row. */
export function packTerms({ groups }: ResidualBatch, outputs: number): Uint32Array {
  const equations = groups.flatMap(({ group }) => group.equations);
  const rows: number[][] = [];
  let equation = 2 * groups.length;
  for (const { group, firstPoint, firstColumn } of groups) {
    rows.push([firstPoint, firstPoint + group.points, equation, group.equations.length]);
    rows.push([firstColumn, group.columnCount, 0, 0]);
    equation += group.equations.length;
  }
  let term = equation;
  for (const { length } of equations) {
    rows.push([term, term + length, 0, 0]);
    term += length;
  }
  for (const monomial of equations.flat()) rows.push(termRow(monomial, outputs));
  return Uint32Array.from(rows.flat());
}

function termRow({ column, factors, constant }: Monomial, outputs: number): number[] {
  const factorAt = (slot: number | undefined) =>
    slot === undefined ? 0 : 1 + ((Math.floor(slot / outputs) << 16) | (slot % outputs));
  return [column, factorAt(factors[0]), factorAt(factors[1]), constant === undefined ? 0 : constant + 1];
}

/** Of every channel the channels (i, j) that a second derivative is made of, or (0, 0), [channel][2]. */
export function packJet(channels: readonly Derivative[]): Uint32Array {
  const packed = new Uint32Array(2 * channels.length);
  for (const [k, i, j] of jetRule(channels).second) packed.set([i, j], 2 * k);
  return packed;
}
