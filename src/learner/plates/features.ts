/**
 * What a surrogate for a family of plates is told about a point: the shape of the plate and the values prescribed on it as seen from there,
 * never the coordinates of one plate. Lengths are in units of the root of the plate's area, temperatures from the mean of the prescribed
 * values in units of their standard deviation.
 *
 *   u = mean + scale (A + phi N(features)),   A = B_01/G_01,  phi = 2/G_01
 *
 * (boundary-moments.ts): prescribed values are taken on exactly, whatever the network N says. A is exact for linear temperatures; N has to
 * learn the rest. With `conductivity` the network is also told ln k beside its value in the middle of the plate, and grad ln k.
 */
import { type Jet, linear, product, quotient, scaled, sum } from '../pde/domain/jet.ts';
import type { Derivative } from '../residuals.ts';
import { boundaryMoments, MOMENT_COUNT, momentPlace } from './boundary-moments.ts';
import type { Plate } from './plate.ts';

export interface FeatureChoice {
  /** Are ln k and its gradient among the inputs? */
  readonly conductivity: boolean;
}

const GEOMETRY = ['distance', 'distance-2', 'distance-3', ...pairs('shape', ['1', '2', '2-far', '3', '4'])];
const VALUES = [
  'values-0',
  'values-2',
  'values-3',
  ...pairs('values', ['1', '2-angle', '2-far', '3-angle', '4-angle']),
];
const CONDUCTIVITY = ['ln-k', 'ln-k-x', 'ln-k-y'];

function pairs(name: string, orders: readonly string[]): string[] {
  return orders.flatMap((order) => [`${name}-${order}-x`, `${name}-${order}-y`]);
}

/** Names of the inputs in order. */
export const featureNames = ({ conductivity }: FeatureChoice): readonly string[] => [
  ...GEOMETRY,
  ...VALUES,
  ...(conductivity ? CONDUCTIVITY : []),
];

/** What is known of a point, each as a jet by x and y. */
export interface PointJets {
  /** [input] */
  readonly inputs: readonly Jet[];
  /** A and phi. */
  readonly lift: Jet;
  readonly factor: Jet;
}

const ANGULAR = [
  [1, 1],
  [2, 1],
  [3, 1],
  [4, 1],
] as const;

/** @param derivatives  false: values alone; the rest of the jets says nothing then */
export function pointJets(
  plate: Plate,
  choice: FeatureChoice,
  x: number,
  y: number,
  derivatives = true,
): PointJets {
  const numbers = new Float64Array(2 * MOMENT_COUNT * 6);
  boundaryMoments(plate, x, y, numbers, derivatives);
  const jetAt = (place: number) => [...numbers.subarray(6 * place, 6 * place + 6)] as unknown as Jet;
  const shape = (m: number, p: number, part = 0) => jetAt(momentPlace(m, p) + part);
  const values = (m: number, p: number, part = 0) => jetAt(MOMENT_COUNT + momentPlace(m, p) + part);
  const total = shape(0, 1);
  const lift = quotient(values(0, 1), total);
  const factor = scaled(quotient(linear(1, [0, 0]), total), 2);
  const square = product(factor, factor);
  /** Moments of the values less A. */
  const rest = (m: number, p: number, part = 0) =>
    sum(values(m, p, part), scaled(product(lift, shape(m, p, part)), -1));
  const both = (jetOf: (part: number) => Jet) => [jetOf(0), jetOf(1)];
  const overTotal = (of: typeof shape) =>
    ANGULAR.map(([m, p]) => both((part) => quotient(of(m, p, part), total)));
  const withFar = (of: typeof shape) => {
    const [first, second, third, fourth] = overTotal(of);
    return [...first!, ...second!, ...both((part) => of(2, -1, part)), ...third!, ...fourth!];
  };
  const inputs = [
    factor,
    scaled(product(square, shape(0, 2)), 2 / Math.PI),
    scaled(product(product(square, factor), shape(0, 3)), 3 / 4),
    ...withFar(shape),
    scaled(rest(0, 0), 1 / (2 * Math.PI)),
    ...[2, 3].map((p) => quotient(rest(0, p), product(factor, shape(0, p)))),
    ...withFar(rest),
  ];
  if (choice.conductivity) {
    const { drift, centre } = plate.solution;
    const [ax, ay] = drift;
    inputs.push(
      linear(ax * (x - centre[0]) + ay * (y - centre[1]), [ax, ay]),
      linear(ax * plate.length, [0, 0]),
      linear(ay * plate.length, [0, 0]),
    );
  }
  return { inputs, lift, factor };
}

/** Value, u_x, u_y, u_xx, u_yy: what the law needs. */
export const FEATURE_CHANNELS: readonly Derivative[] = [[], [0], [1], [0, 0], [1, 1]];
/** Places of those channels in a jet. */
const CHANNEL_PLACES = [0, 1, 2, 3, 5];

export interface PlateFeatures {
  /** [point][input] */
  readonly inputs: Float64Array;
  /** A and phi, [point]. */
  readonly lift: Float64Array;
  readonly factor: Float64Array;
}

/** @param points  [point][x, y], inside the plate, not on its edges */
export function plateFeatures(plate: Plate, points: Float64Array, choice: FeatureChoice): PlateFeatures {
  return plateJets(plate, points, choice, [0]);
}

/**
 * The same as jets.
 *
 * @param places  which numbers of [f, f_x, f_y, f_xx, f_xy, f_yy]. Default: those of FEATURE_CHANNELS
 * @returns inputs [point][channel][input], lift and factor [point][channel]
 */
export function plateJets(
  plate: Plate,
  points: Float64Array,
  choice: FeatureChoice,
  places: readonly number[] = CHANNEL_PLACES,
): PlateFeatures {
  const count = points.length / 2;
  const derivatives = places.some((place) => place > 0);
  const width = featureNames(choice).length;
  const inputs = new Float64Array(count * places.length * width);
  const lift = new Float64Array(count * places.length);
  const factor = new Float64Array(count * places.length);
  for (let p = 0; p < count; p++) {
    const jets = pointJets(plate, choice, points[2 * p]!, points[2 * p + 1]!, derivatives);
    places.forEach((place, c) => {
      const at = p * places.length + c;
      lift[at] = jets.lift[place]!;
      factor[at] = jets.factor[place]!;
      jets.inputs.forEach((jet, i) => {
        inputs[at * width + i] = jet[place]!;
      });
    });
  }
  return { inputs, lift, factor };
}

/** Temperatures from a network's outputs N, [point], in the units of the plate. */
export function temperaturesFrom(
  { mean, scale }: Plate,
  { lift, factor }: Pick<PlateFeatures, 'lift' | 'factor'>,
  outputs: ArrayLike<number>,
): Float64Array {
  return lift.map((a, p) => mean + scale * (a + factor[p]! * outputs[p]!));
}
