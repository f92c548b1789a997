/**
 * Source, target and test plates of independent repeats: rectangles that conduct alike everywhere with labels, plates of another
 * family to adapt to, and further ones of that family that nobody learns from. A repeat shares no plate with another.
 *
 * Networks are told the conductivity (ln k, grad ln k), which never varies on the source: the weights from these inputs begin at zero
 * and stay there until something moves them, so that an unadapted surrogate is one that knows nothing of k.
 */
import { layersOf, namedGains } from '../../learner/network.ts';
import { drawPlates, type PlateFamily } from '../../learner/plates/draw.ts';
import { featureNames } from '../../learner/plates/features.ts';
import { cornerDistances, type Plate } from '../../learner/plates/plate.ts';
import {
  type InputScaling,
  lawGroup,
  type PlateData,
  PointPurpose,
  plateData,
  platePoints,
  scaledInputs,
  scalingOf,
} from '../../learner/plates/tasks.ts';
import { drawWeights } from '../../learner/prior.ts';
import type { NetworkShape, TrainingData } from '../../learner/problem.ts';
import type { ResidualGroup } from '../../learner/residuals.ts';
import type { Seed } from '../../random/seed.ts';

export const FEATURES = { conductivity: true } as const;
export const INPUTS = featureNames(FEATURES).length;
const CONDUCTIVITY_INPUTS = INPUTS - featureNames({ conductivity: false }).length;

export const TARGETS = ['l-shape', 'conductivity', 'both'] as const satisfies readonly PlateFamily[];
export type Target = (typeof TARGETS)[number];

export interface PlatesConfig {
  readonly target: Target;
  /** 0 … 1 */
  readonly amount: number;
  readonly repeats: number;
  readonly sourcePlates: number;
  readonly targetPlates: number;
  readonly testPlates: number;
  /** Points on each plate. */
  readonly points: number;
  /** Plates of the target's family where the law is asked for, those of the labels first among them. */
  readonly lawPlates: number;
  /** Points of the law on each. */
  readonly lawPoints: number;
}

export interface Places {
  readonly plates: readonly Plate[];
  /** [plate], each [point][x, y] */
  readonly places: readonly Float64Array[];
}

/** Plates of one kind in one repeat, with their points in the units of the repeat's scaling. */
export interface Part extends Places {
  readonly data: PlateData;
  readonly points: number;
  /** What the network is given and should answer, [point][input] and [point]. */
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  /** With these the squared error of a network is that of u over the plate's scale, [point]. */
  readonly weights: Float64Array;
}

export interface Repeat {
  readonly scaling: InputScaling;
  readonly source: Part;
  /** Rectangles, with points of the source's law. */
  readonly sourceLaw: Places;
  /** Of the source's family, never learnt from. */
  readonly sourceTest: Part;
  /** Labels come from these. */
  readonly target: Part;
  /** The law is asked for here: points without labels. */
  readonly law: Places;
  readonly test: Part;
}

const KINDS = { source: 0, sourceTest: 1, target: 2, test: 3 } as const;
/** Numbers of plates of one kind that a repeat may use. */
const PLATES_OF_A_REPEAT = 2 ** 12;

export function drawRepeat(config: PlatesConfig, seed: Seed, repeat: number): Repeat {
  const firstOf = (kind: keyof typeof KINDS) => KINDS[kind] * 2 ** 24 + repeat * PLATES_OF_A_REPEAT;
  const raw = (kind: keyof typeof KINDS, family: PlateFamily, count: number) => {
    const first = firstOf(kind);
    const plates = drawPlates({ family, amount: config.amount, seed }, count, first);
    const purpose = kind === 'source' || kind === 'target' ? PointPurpose.Training : PointPurpose.Test;
    const places = plates.map((plate, k) =>
      platePoints(plate, { count: config.points, seed, plate: first + k, purpose }),
    );
    return { plates, places, data: plateData(plates, places, FEATURES) };
  };
  const source = raw('source', 'rectangle', config.sourcePlates);
  const scaling = scalingOf(source.data, INPUTS);
  const part = ({ plates, places, data }: typeof source): Part => ({
    plates,
    places,
    data,
    points: data.targets.length,
    inputs: scaledInputs(data.inputs, scaling),
    targets: data.targets.map((n) => (n - scaling.targetMean) / scaling.targetSd),
    weights: data.weights.map((w) => w * scaling.targetSd ** 2),
  });
  return {
    scaling,
    source: part(source),
    sourceTest: part(raw('sourceTest', 'rectangle', config.testPlates)),
    target: part(raw('target', config.target, config.targetPlates)),
    law: lawPlaces(config, seed, config.target, firstOf('target')),
    sourceLaw: lawPlaces(config, seed, 'rectangle', firstOf('source')),
    test: part(raw('test', config.target, config.testPlates)),
  };
}

function lawPlaces(config: PlatesConfig, seed: Seed, family: PlateFamily, first: number): Places {
  const { amount, lawPlates, lawPoints: count } = config;
  const plates = drawPlates({ family, amount, seed }, lawPlates, first);
  const places = plates.map((plate, k) =>
    platePoints(plate, { count, seed, plate: first + k, purpose: PointPurpose.Law }),
  );
  return { plates, places };
}

export function shapeOf(width: number): NetworkShape {
  const hidden = [width, width];
  return {
    inputs: INPUTS,
    hidden,
    outputs: 1,
    activation: 'tanh',
    bias: true,
    gains: namedGains('standard', INPUTS, hidden),
  };
}

/** Weights of order one, those of the inputs that tell of k zero, [network][parameter]. */
export function surrogateWeights(shape: NetworkShape, networks: number, seed: Seed, first = 0): Float64Array {
  const weights = drawWeights(shape, { weight: 1, bias: 0 }, { networks, seed, first });
  const layer = layersOf(shape)[0]!;
  const each = weights.length / networks;
  for (let e = 0; e < networks; e++)
    for (let o = 0; o < layer.outputs; o++) {
      const row = e * each + layer.weights + o * layer.inputs;
      weights.fill(0, row + INPUTS - CONDUCTIVITY_INPUTS, row + INPUTS);
    }
  return weights;
}

/** Parts of equal size side by side, a set each; weights make means. */
export function together(parts: readonly Part[]): TrainingData {
  const points = parts[0]!.points;
  return {
    sets: parts.length,
    points,
    inputs: joined(parts.map(({ inputs }) => inputs)),
    sharedInputs: false,
    targets: joined(parts.map(({ targets }) => targets)),
    weights: joined(parts.map(({ weights }) => weights)).map((w) => w / points),
  };
}

export function joined(arrays: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const array of arrays) {
    all.set(array, at);
    at += array.length;
  }
  return all;
}

/** Groups of equal structure and size, one set each, side by side. */
export function groupsTogether(groups: readonly ResidualGroup[]): ResidualGroup {
  return {
    ...groups[0]!,
    inputs: joined(groups.map(({ inputs }) => inputs)),
    sharedInputs: false,
    columns: joined(groups.map(({ columns }) => columns)),
    sharedColumns: false,
    weights: joined(groups.map(({ weights }) => weights)),
  };
}

/**
 * The law at points of plates; `wrong`: as if they conducted alike everywhere. Residuals are taken times the square of the distance to
 * the edges (phi^2), as the alarm of `shift` has them: features have their largest second derivatives near an edge, where the
 * temperature is prescribed anyway.
 *
 * @param weight  of the mean square
 */
export function lawOf(
  { plates, places }: Places,
  scaling: InputScaling,
  weight: number,
  wrong = false,
): ResidualGroup {
  const group = lawGroup(plates, places, FEATURES, {
    weight,
    scaling,
    ...(wrong && { drifts: plates.map(() => [0, 0] as const) }),
  });
  const squares = lawFactors(group, { plates, places }).map((phi) => phi ** 4);
  const total = sumOf(squares);
  return { ...group, weights: squares.map((w) => (weight * w) / total) };
}

/** phi at a law's points, times the scaling's `targetSd`: second derivatives of the output are multiplied by phi length^2. */
export function lawFactors(
  { columns, columnCount, points }: ResidualGroup,
  { plates, places }: Places,
): Float64Array {
  const factors = new Float64Array(points);
  let at = 0;
  plates.forEach(({ length }, k) => {
    for (let p = 0; p < places[k]!.length / 2; p++, at++)
      factors[at] = columns[(at + 1) * columnCount - 1]! / length ** 2;
  });
  return factors;
}

/** Squared errors of u over the plate's scale, [point]. @param outputs  of one network, [point] */
export function squaredErrors({ targets, weights }: Part, outputs: Float64Array): Float64Array {
  return outputs.map((f, p) => weights[p]! * (f - targets[p]!) ** 2);
}

const sumOf = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0);

/** Relative L2 over all points of a part: |u - u_exact|/|u_exact - mean of the prescribed values|, in units of each plate's scale. */
export function relativeError(part: Part, outputs: Float64Array): number {
  return Math.sqrt(sumOf(squaredErrors(part, outputs)) / sumOf(part.data.values.map((v) => v * v)));
}

/** Upper edges of bins of the distance to the re-entrant corner, in units of the plate's length. */
export const CORNER_BINS = [0.1, 0.2, 0.3, 0.45, 0.6, 0.9] as const;

/** The same by distance to the corner, [bin]; null without points. */
export function errorsByDistance(part: Part, outputs: Float64Array): (number | null)[] {
  const distances = joined(part.plates.map((plate, k) => cornerDistances(plate, part.places[k]!)));
  const squares = squaredErrors(part, outputs);
  const scale = sumOf(part.data.values.map((v) => v * v)) / part.points;
  return CORNER_BINS.map((high, bin) => {
    const low = bin === 0 ? 0 : CORNER_BINS[bin - 1]!;
    const own = squares.filter((_, p) => distances[p]! >= low && distances[p]! < high);
    return own.length > 0 ? Math.sqrt(sumOf(own) / own.length / scale) : null;
  });
}
