/**
 * Plates as something to learn: points on them, labelled data, and the law as residuals (for physics-only fine-tuning, and as what a
 * surrogate's residual is judged by). All energies are in units of the plates' own scales, so that plates count alike.
 */
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Pair } from '../pde/domain/domain.ts';
import { cellMiddle } from '../pde/sampling/unit-points.ts';
import type { ResidualGroup } from '../residuals.ts';
import { FEATURE_CHANNELS, type FeatureChoice, featureNames, plateFeatures, plateJets } from './features.ts';
import { edgeDistance, type Plate, temperatures } from './plate.ts';

/** Points keep this far from every edge, in units of the plate's length: prescribed values are taken on exactly there. */
export const EDGE_MARGIN = 0.01;

/** For what points are drawn: other purposes have other points. */
export const PointPurpose = { Training: 0, Test: 1, Law: 2, Labels: 3 } as const;

export interface PointChoice {
  /** Of each plate. */
  readonly count: number;
  readonly seed: Seed;
  /** Number of the plate among all that are drawn. */
  readonly plate: number;
  readonly purpose: number;
}

/** Independent, uniform over the plate less the margin, [point][x, y]. */
export function platePoints(plate: Plate, { count, seed, plate: owner, purpose }: PointChoice): Float64Array {
  const { low, high, contains } = plate.domain;
  const words = new WordReader(seed, Stream.PlatePoints, owner, purpose);
  const points = new Float64Array(2 * count);
  for (let at = 0, found = 0; found < count; at += 2) {
    const place = [0, 1].map(
      (axis) => low[axis]! + (high[axis]! - low[axis]!) * cellMiddle(words.word(at + axis)),
    );
    const [x, y] = place as unknown as Pair;
    if (!contains(place) || edgeDistance(plate, x, y) < EDGE_MARGIN * plate.length) continue;
    points.set(place, 2 * found++);
  }
  return points;
}

/** Labelled points of many plates, one after the other. */
export interface PlateData {
  /** [point][input] */
  readonly inputs: Float64Array;
  /** N = {(u - mean)/scale - A}/phi, [point]. */
  readonly targets: Float64Array;
  /** phi^2, [point]: with these the squared error of N is that of u/scale. */
  readonly weights: Float64Array;
  /** A, phi, and (u - mean)/scale, [point]. */
  readonly lift: Float64Array;
  readonly factor: Float64Array;
  readonly values: Float64Array;
}

/** @param points  of each plate, [plate] */
export function plateData(
  plates: readonly Plate[],
  points: readonly Float64Array[],
  choice: FeatureChoice,
): PlateData {
  const total = points.reduce((sum, own) => sum + own.length / 2, 0);
  const width = featureNames(choice).length;
  const data = {
    inputs: new Float64Array(total * width),
    targets: new Float64Array(total),
    weights: new Float64Array(total),
    lift: new Float64Array(total),
    factor: new Float64Array(total),
    values: new Float64Array(total),
  };
  let at = 0;
  plates.forEach((plate, k) => {
    const { inputs, lift, factor } = plateFeatures(plate, points[k]!, choice);
    const values = temperatures(plate, points[k]!).map((u) => (u - plate.mean) / plate.scale);
    data.inputs.set(inputs, at * width);
    data.lift.set(lift, at);
    data.factor.set(factor, at);
    data.values.set(values, at);
    at += values.length;
  });
  for (let p = 0; p < total; p++) {
    data.targets[p] = (data.values[p]! - data.lift[p]!) / data.factor[p]!;
    data.weights[p] = data.factor[p]! ** 2;
  }
  return data;
}

export interface LawOptions {
  /** A name for the group. Default "law". */
  readonly name?: string;
  /** Weight of the mean square. Default 1. */
  readonly weight?: number;
  /** grad ln k that the law has, [plate]. Default each plate's own; (0, 0) is the law of the source. */
  readonly drifts?: readonly Pair[];
  /** How the inputs are shifted and divided before they enter the network, [input]. Default not at all. */
  readonly scaling?: InputScaling;
}

export interface InputScaling {
  readonly mean: Float64Array;
  readonly sd: Float64Array;
  /** N = targetMean + targetSd × the network's output. */
  readonly targetMean: number;
  readonly targetSd: number;
}

/**
 * Delta u + grad ln k . grad u = 0 with u = A + phi N, as a group of residuals in units of scale/length^2:
 *   r = (Delta A + a . grad A) + (Delta phi + a . grad phi) N + (2 phi_x + a_x phi) N_x + (2 phi_y + a_y phi) N_y + phi (N_xx + N_yy).
 *
 * @param points  of each plate, [plate]
 */
export function lawGroup(
  plates: readonly Plate[],
  points: readonly Float64Array[],
  choice: FeatureChoice,
  { name = 'law', weight = 1, drifts, scaling }: LawOptions = {},
): ResidualGroup {
  const total = points.reduce((sum, own) => sum + own.length / 2, 0);
  const width = featureNames(choice).length;
  const channels = FEATURE_CHANNELS.length;
  const inputs = new Float64Array(total * channels * width);
  const columns = new Float64Array(total * LAW_COLUMNS);
  let at = 0;
  plates.forEach((plate, k) => {
    const jets = plateJets(plate, points[k]!, choice);
    inputs.set(jets.inputs, at * channels * width);
    const [ax, ay] = drifts ? drifts[k]! : plate.solution.drift;
    const square = plate.length ** 2;
    for (let p = 0; p < points[k]!.length / 2; p++, at++) {
      const jet = (of: Float64Array) => of.subarray(p * channels, (p + 1) * channels);
      const law = ([, x, y, xx, yy]: Float64Array) => xx! + yy! + ax * x! + ay * y!;
      const phi = jet(jets.factor);
      columns.set(
        [law(jet(jets.lift)), law(phi), 2 * phi[1]! + ax * phi[0]!, 2 * phi[2]! + ay * phi[0]!, phi[0]!].map(
          (value) => value * square,
        ),
        at * LAW_COLUMNS,
      );
    }
  });
  if (scaling) rescale(inputs, columns, channels, scaling);
  return {
    name,
    channels: FEATURE_CHANNELS,
    equations: [
      [
        { column: 0, factors: [] },
        { column: 1, factors: [0] },
        { column: 2, factors: [1] },
        { column: 3, factors: [2] },
        { column: 4, factors: [3] },
        { column: 4, factors: [4] },
      ],
    ],
    points: total,
    inputs,
    sharedInputs: true,
    columns,
    sharedColumns: true,
    columnCount: LAW_COLUMNS,
    weights: new Float64Array(total).fill(weight / total),
  };
}

const LAW_COLUMNS = 5;

/** Inputs (z - mean)/sd, and the output that they then give, in place. */
function rescale(
  inputs: Float64Array,
  columns: Float64Array,
  channels: number,
  { mean, sd, targetMean, targetSd }: InputScaling,
): void {
  const width = mean.length;
  for (let k = 0; k < inputs.length; k++) {
    const input = k % width;
    const channel = Math.floor(k / width) % channels;
    inputs[k] = (inputs[k]! - (channel === 0 ? mean[input]! : 0)) / sd[input]!;
  }
  for (let row = 0; row < columns.length; row += LAW_COLUMNS) {
    columns[row]! += targetMean * columns[row + 1]!;
    for (let c = 1; c < LAW_COLUMNS; c++) columns[row + c]! *= targetSd;
  }
}

/** Labels beside the law: (u - mean)/scale - A - phi N = 0 at points of known temperature, as a group of residuals. */
export function labelGroup(
  data: PlateData,
  width: number,
  { name = 'labels', weight = 1, scaling }: Omit<LawOptions, 'drifts'> = {},
): ResidualGroup {
  const total = data.values.length;
  const inputs = data.inputs.slice();
  const columns = new Float64Array(2 * total);
  const shift = scaling?.targetMean ?? 0;
  const factor = scaling?.targetSd ?? 1;
  for (let p = 0; p < total; p++) {
    columns[2 * p] = data.lift[p]! + shift * data.factor[p]! - data.values[p]!;
    columns[2 * p + 1] = factor * data.factor[p]!;
  }
  if (scaling)
    for (let k = 0; k < inputs.length; k++)
      inputs[k] = (inputs[k]! - scaling.mean[k % width]!) / scaling.sd[k % width]!;
  return {
    name,
    channels: [[]],
    equations: [
      [
        { column: 0, factors: [] },
        { column: 1, factors: [0] },
      ],
    ],
    points: total,
    inputs,
    sharedInputs: true,
    columns,
    sharedColumns: true,
    columnCount: 2,
    weights: new Float64Array(total).fill(weight / total),
  };
}

/** Moments of a training set, by which inputs and targets are brought to order one; an input that never varies keeps its unit. */
export function scalingOf(data: PlateData, width: number): InputScaling {
  const count = data.targets.length;
  const moments = (at: (p: number) => number): [number, number] => {
    let [first, second] = [0, 0];
    for (let p = 0; p < count; p++) first += at(p) / count;
    for (let p = 0; p < count; p++) second += (at(p) - first) ** 2 / count;
    const sd = Math.sqrt(second);
    return [first, sd > 1e-9 ? sd : 1];
  };
  const own = Array.from({ length: width }, (_, i) => moments((p) => data.inputs[p * width + i]!));
  const [targetMean, targetSd] = moments((p) => data.targets[p]!);
  return {
    mean: Float64Array.from(own, ([mean]) => mean),
    sd: Float64Array.from(own, ([, sd]) => sd),
    targetMean,
    targetSd,
  };
}

/** Inputs in the units of a scaling, [point][input]. */
export function scaledInputs(inputs: Float64Array, { mean, sd }: InputScaling): Float64Array {
  return inputs.map((value, k) => (value - mean[k % mean.length]!) / sd[k % sd.length]!);
}
