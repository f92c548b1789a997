/** Ground states of SK glasses, and the straight line to the infinite one. */

import { straightLine } from '../../../src/experiments/glass-common/fits.ts';
import { PARISI_GROUND_ENERGY } from '../../../src/observables/parisi.ts';
import type { Estimate } from '../../../src/observables/statistics.ts';
import { known, type Line, minus, type Reference, type Section, withError } from './line.ts';
import type { Reader } from './store.ts';

export const SIZES = [15, 31, 63, 127, 255] as const;
export const COUPLINGS = ['binary', 'gaussian'] as const;
export type Couplings = (typeof COUPLINGS)[number];
const NAMES = { binary: '±J', gaussian: 'Gaussian' } as const;
/**
 * A of e_N = e + A N^(-2/3): in the literature for ±J (the digits given); for Gaussian couplings of the independent value at
 * N = 127, with its error.
 */
export const SLOPES = {
  binary: { value: 0.7, error: 0.005 },
  gaussian: { value: 0.742, error: 0.006 },
} as const satisfies Record<Couplings, Estimate>;

const REFERENCES: Readonly<Record<Couplings, Readonly<Partial<Record<number, readonly Reference[]>>>>> = {
  binary: {
    15: [known('unverified', -0.64445, 9e-5, 'B05'), known('independent', -0.644474, 1.73e-4)],
    31: [known('unverified', -0.69122, 8e-5, 'B05'), known('independent', -0.69152, 1.66e-4)],
    127: [known('unverified', -0.73533, 4e-5, 'B05'), known('independent', -0.735457, 2.07e-4)],
  },
  gaussian: {
    15: [known('independent', -0.638432, 1.93e-4)],
    31: [known('independent', -0.686383, 1.83e-4)],
    127: [known('independent', -0.733792, 2.26e-4)],
  },
};

const nameOf = (couplings: Couplings, size: number) => `ground-${couplings}-${size}`;

export interface GroundPoint extends Estimate {
  readonly size: number;
  /** Upper bound of what missed ground states lift it by. */
  readonly bias: number;
}

/**
 * Points of one law of couplings that were measured. The bias is bounded by the larger of two: what the better half of the tries gained,
 * and, on the first samples, what a longer search found below, with one error of it and what its own better half still gained.
 * 15 spins are enumerated.
 */
export function groundPoints(read: Reader, couplings: Couplings): GroundPoint[] {
  return SIZES.filter((size) => read.has(nameOf(couplings, size))).map((size) => {
    const long = `${nameOf(couplings, size)}-long`;
    const gain = read.number(nameOf(couplings, size), 'gain');
    const seen = read.has(long)
      ? read.number(long, 'bias') + read.number(long, 'biasError') + read.number(long, 'gain')
      : 0;
    return { size, ...read.estimate(nameOf(couplings, size), 'energy'), bias: Math.max(gain, seen) };
  });
}

export interface Extrapolation {
  readonly energy: Estimate;
  readonly slope: Estimate;
  readonly chiSquare: number;
  readonly freedom: number;
}

const X = (size: number) => size ** (-2 / 3);

/** e + A N^(-2/3) through the points from a size on; the bias counts as an error of each point. */
export function extrapolate(points: readonly GroundPoint[], from: number): Extrapolation | null {
  const used = points
    .filter(({ size }) => size >= from)
    .map(({ size, value, error, bias }) => ({ x: X(size), y: value, error: Math.hypot(error, bias) }));
  const line = straightLine(used);
  if (!line) return null;
  const off = ({ x, y, error }: (typeof used)[number]) =>
    (y - line.intercept.value - line.slope.value * x) / error;
  return {
    energy: line.intercept,
    slope: line.slope,
    chiSquare: used.reduce((sum, point) => sum + off(point) ** 2, 0),
    freedom: used.length - 2,
  };
}

export function groundSection(read: Reader): Section {
  const lines: Line[] = [];
  const remarks: string[] = [];
  for (const couplings of COUPLINGS) {
    const points = groundPoints(read, couplings);
    for (const point of points) lines.push(...linesOf(couplings, point, read));
    lines.push(...extrapolations(couplings, points));
    remarks.push(...fitRemarks(couplings, points));
  }
  remarks.push(...COUPLINGS.flatMap((couplings) => searchRemarks(couplings, read)));
  return {
    id: 'ground',
    title: 'Sherrington–Kirkpatrick: ground states',
    text: [
      'Energy per spin of the lowest state, averaged over samples. 15 spins are enumerated; larger glasses are annealed from many',
      'starts, and what that may have missed is in the error: the second number after ours bounds how much too high it can lie.',
      'Where no published number was found, the law −0.76317 + A N^(−2/3) stands in its place (A = 0.700(5) for ±J [B05, unverified],',
      '0.742(6) for Gaussian couplings from the independent value at N = 127); it is no exact law at the smaller sizes, where A still falls.',
    ].join('\n'),
    lines,
    remarks,
  };
}

function linesOf(couplings: Couplings, point: GroundPoint, read: Reader): Line[] {
  const { size, bias } = point;
  const slope = SLOPES[couplings];
  const law = known('law', PARISI_GROUND_ENERGY + slope.value * X(size), slope.error * X(size));
  const name = nameOf(couplings, size);
  const from = read.has(`${name}-long`) ? [name, `${name}-long`] : [name];
  return (REFERENCES[couplings][size] ?? [law]).map((reference) => ({
    quantity: `e_${size}, ${NAMES[couplings]}`,
    reference,
    ours: point,
    systematic: bias,
    from,
    digits: 5,
  }));
}

/** Fit ranges: without the smallest size, with it, and without the two smallest. */
const RANGES = [31, 15, 63] as const;

function extrapolations(couplings: Couplings, points: readonly GroundPoint[]): Line[] {
  const fits = RANGES.map((from) => extrapolate(points, from));
  if (fits.some((fit) => fit === null)) return [];
  const [middle, ...others] = fits as Extrapolation[];
  const spread = (of: (fit: Extrapolation) => number) =>
    Math.max(...others.map((fit) => Math.abs(of(fit) - of(middle!)))) / 2;
  const from = points.map(({ size }) => nameOf(couplings, size));
  const A = known('unverified', SLOPES.binary.value, SLOPES.binary.error, 'B05');
  return [
    {
      quantity: `e_∞, ${NAMES[couplings]}`,
      reference: known('published', PARISI_GROUND_ENERGY, 1e-5, 'CR02'),
      ours: middle!.energy,
      systematic: spread((fit) => fit.energy.value),
      from,
      digits: 5,
    },
    ...(couplings === 'binary'
      ? [
          {
            quantity: `A, ${NAMES[couplings]}`,
            reference: A,
            ours: middle!.slope,
            systematic: spread((fit) => fit.slope.value),
            from,
            digits: 3,
          },
        ]
      : []),
    exponent(couplings, points, from),
  ];
}

/** omega of e_N - e ~ N^(-omega), e from theory: the slope of a line through logarithms. */
function exponent(couplings: Couplings, points: readonly GroundPoint[], from: readonly string[]): Line {
  const slope = (least: number) => {
    const logs = points
      .filter(({ size }) => size >= least)
      .map(({ size, value, error, bias }) => {
        const above = value - PARISI_GROUND_ENERGY;
        return { x: Math.log(size), y: Math.log(above), error: Math.hypot(error, bias) / above };
      });
    return straightLine(logs)!.slope;
  };
  const [middle, all] = [slope(31), slope(15)];
  return {
    quantity: `ω of e_N − e_∞ ~ N^(−ω), ${NAMES[couplings]}, e_∞ from theory`,
    reference: known('published', 2 / 3, 0.01 * (2 / 3), 'B05'),
    ours: { value: -middle.value, error: middle.error },
    systematic: Math.abs(middle.value - all.value) / 2,
    from,
    digits: 3,
  };
}

function fitRemarks(couplings: Couplings, points: readonly GroundPoint[]): string[] {
  const told = RANGES.flatMap((from) => {
    const fit = extrapolate(points, from);
    if (!fit) return [];
    const { energy, slope, chiSquare, freedom } = fit;
    return `from N = ${from}: e_∞ = ${withError(energy.value, energy.error, 5)}, A = ${withError(slope.value, slope.error, 3)}, χ² = ${chiSquare.toFixed(1)} for ${freedom} degrees of freedom`;
  });
  if (told.length === 0) return [];
  return [
    `Fits of e_∞ + A N^(−2/3), ${NAMES[couplings]}: ${told.join('; ')}. Where χ² is large, the smallest sizes lie above the straight line (figure); the line of e_∞ takes the fit from N = 31 and half the larger shift to the others as its second error.`,
  ];
}

function searchRemarks(couplings: Couplings, read: Reader): string[] {
  return SIZES.flatMap((size) => {
    const name = nameOf(couplings, size);
    if (size === 15 || !read.has(name)) return [];
    const [agreement, gain] = [read.number(name, 'agreement'), read.number(name, 'gain')];
    const head = `N = ${size}, ${NAMES[couplings]}: both halves of the tries agree in ${(100 * agreement).toFixed(1)} % of ${read.number(name, 'count')} samples, and the better half gains ${scientific(gain)}`;
    const long = `${name}-long`;
    if (!read.has(long)) return `${head}.`;
    const [missed, bias] = [read.estimate(long, 'missed'), read.estimate(long, 'bias')];
    const count = read.number(long, 'count');
    return `${head}. Of the first ${count}, searched again with new tries and two to four times as many, ${Math.round(missed.value * count)} had been missed, and the mean was ${scientific(bias.value)} too high; the longer search itself missed ${Math.round(read.number(long, 'missedByLonger') * count)} that the shorter one had found.`;
  });
}

export const scientific = (value: number) =>
  value === 0
    ? '0'
    : minus(value.toExponential(0)).replace(
        /e([+-])(\d+)/,
        (_, sign, power) => `·10^${sign === '-' ? '−' : ''}${power}`,
      );
