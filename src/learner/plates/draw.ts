/**
 * Plates of a family at random. The source: rectangles that conduct alike everywhere. Three targets, each by an amount from 0 (the source
 * itself) to 1:
 *
 *   l-shape       a notch of random size in one corner, and the field's singular part c r^(2/3) sin(2 theta/3) there: other inputs, one law
 *   conductivity  rectangles with k = exp(a . x): the inputs of the source, another law. The prescribed values are, as nearly as a
 *                 sum of exact solutions can take them on, those of the same plate with k = 1
 *   both
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { Matrix, QrDecomposition } from 'ml-matrix';
import { normalOf } from '../../random/normal.ts';
import { WordReader } from '../../random/philox.ts';
import type { Seed } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';
import type { Pair, PlanarDomain } from '../pde/domain/domain.ts';
import { lShape, rectangle } from '../pde/domain/shapes.ts';
import { cellMiddle } from '../pde/sampling/unit-points.ts';
import { type Plate, plateOf } from './plate.ts';
import { type PlateSolution, regularValues, solutionValues } from './solution.ts';

export const PLATE_FAMILIES = ['rectangle', 'l-shape', 'conductivity', 'both'] as const;
export type PlateFamily = (typeof PLATE_FAMILIES)[number];

export interface PlateDraw {
  readonly family: PlateFamily;
  /** 0 … 1; of a rectangle it says nothing. */
  readonly amount: number;
  readonly seed: Seed;
  /** Number of the plate: another number is another, independent plate. Equal numbers of two families have sides and values in common. */
  readonly plate: number;
}

/** Degree of the harmonic polynomials that are prescribed, and of the solutions that take them on where k varies. */
const DEGREE = 4;
const FIT_DEGREE = 8;
const FIT_POINTS = 20;
/** |grad ln k| times the plate's half-diagonal at amount 1: k varies by a factor e^6 = 400 from one end to the other. */
const STEEPEST = 3;
/** Size of the corner's term beside the regular ones at amount 1. */
const STRONGEST = 1;

/** What is drawn for a plate, by place among its words. */
const Word = {
  Width: 0,
  Height: 1,
  NotchX: 2,
  NotchY: 3,
  Direction: 4,
  Strength: 5,
  Coefficients: 8,
} as const;

export function drawPlate({ family, amount, seed, plate }: PlateDraw): Plate {
  const words = new WordReader(seed, Stream.Plates, plate);
  const uniform = (at: number, low: number, high: number) => low + (high - low) * cellMiddle(words.word(at));
  const half: Pair = [uniform(Word.Width, 0.35, 0.75), uniform(Word.Height, 0.35, 0.75)];
  const [low, high]: [Pair, Pair] = [
    [-half[0], -half[1]],
    [half[0], half[1]],
  ];
  const notched = (family === 'l-shape' || family === 'both') && amount > 0;
  const corner: Pair | null = notched
    ? [
        high[0] - 2 * half[0] * amount * uniform(Word.NotchX, 0.3, 0.6),
        high[1] - 2 * half[1] * amount * uniform(Word.NotchY, 0.3, 0.6),
      ]
    : null;
  const domain = corner ? lShape(low, high, corner) : rectangle(low, high);
  const radius = Math.sqrt(half[0] ** 2 + half[1] ** 2);
  const direction = uniform(Word.Direction, 0, 2 * Math.PI);
  const steepness = family === 'conductivity' || family === 'both' ? (amount * STEEPEST) / radius : 0;
  const drift: Pair = [steepness * cos(direction), steepness * sin(direction)];
  const plain: PlateSolution = {
    centre: [0, 0],
    radius,
    drift: [0, 0],
    coefficients: Float64Array.from({ length: 1 + 2 * DEGREE }, (_, k) =>
      normalOf(words.word(Word.Coefficients + k)),
    ),
    corner: null,
    strength: 0,
  };
  const regular = steepness > 0 ? takingOn(plain, domain, drift) : plain;
  // Of either sign, and never weak: the corner's term is what an L-shape is about.
  const sign = words.word(Word.Strength) < 2 ** 31 ? -1 : 1;
  const strength = corner ? sign * amount * STRONGEST * radius ** (-2 / 3) : 0;
  return plateOf(domain, { ...regular, corner, strength });
}

export function drawPlates(draw: Omit<PlateDraw, 'plate'>, count: number, first = 0): Plate[] {
  return Array.from({ length: count }, (_, k) => drawPlate({ ...draw, plate: first + k }));
}

/** The sum of exact solutions for another conductivity whose values on the boundary are nearest to those of `plain`. */
function takingOn(plain: PlateSolution, domain: PlanarDomain, drift: Pair): PlateSolution {
  const basis = { centre: plain.centre, radius: plain.radius, drift };
  const wanted = solutionValues(plain);
  const rows: number[][] = [];
  const values: number[][] = [];
  for (const piece of domain.pieces)
    for (let k = 0; k < FIT_POINTS; k++) {
      // Chebyshev points, so that the ends of edges are met as well as their middles.
      const [x, y] = piece.point((piece.length * (1 + cos((Math.PI * (k + 0.5)) / FIT_POINTS))) / 2);
      rows.push([...regularValues(basis, FIT_DEGREE, x, y)]);
      values.push([wanted(x, y)]);
    }
  const found = new QrDecomposition(new Matrix(rows)).solve(new Matrix(values));
  return { ...plain, drift, coefficients: Float64Array.from(found.to1DArray()) };
}
