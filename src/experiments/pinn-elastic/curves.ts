/** Where an engineer reads a stress off, and what it is exactly: along a hole's edge, across the ligament, along and across a beam. */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { cantileverDisplacement, cantileverStress } from '../../learner/pde/exact/cantilever.ts';
import { kirschStress } from '../../learner/pde/exact/kirsch.ts';
import { hoopStress, type State } from './measure.ts';
import { BEAM, type Choice, HOLE, materialOf } from './problems.ts';

export interface Curve {
  /** Column of the coordinate along the curve, and of what is read off there. */
  readonly along: string;
  readonly quantity: string;
  /** Coordinate along the curve, [place]. */
  readonly coordinates: readonly number[];
  /** [place][x, y] */
  readonly points: Float64Array;
  read(state: State, place: number): number;
  /** Exact, [place]. */
  readonly exact: readonly number[];
}

type Pair = readonly [number, number];

function curve(
  of: Pick<Curve, 'along' | 'quantity' | 'read'>,
  coordinates: readonly number[],
  place: (coordinate: number) => Pair,
  exact: (at: Pair) => number,
): Curve {
  const places = coordinates.map(place);
  return { ...of, coordinates, points: Float64Array.from(places.flat()), exact: places.map(exact) };
}

const even = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, k) => from + ((to - from) * k) / (count - 1));

export function curvesOf(choice: Choice): Curve[] {
  if (choice.problem === 'hole') return holeCurves(choice);
  return choice.problem === 'cantilever' ? beamCurves(choice) : [];
}

const ANGLES = even(0, 90, 31);

/** Angle 90 degrees is the top of the hole, where the stress is largest. */
function holeCurves({ width }: Choice): Curve[] {
  const onEdge = (degrees: number): Pair => {
    const angle = (degrees * Math.PI) / 180;
    return [HOLE.radius * cos(angle), HOLE.radius * sin(angle)];
  };
  return [
    curve(
      {
        along: 'angle',
        quantity: 'hoop',
        read: ({ stress }, p) => hoopStress(stress[p]!, onEdge(ANGLES[p]!)),
      },
      ANGLES,
      onEdge,
      ([x, y]) => hoopStress(kirschStress(HOLE, x, y), [x, y]),
    ),
    curve(
      { along: 'distance', quantity: 'ligament', read: ({ stress }, p) => stress[p]![0] },
      even(HOLE.radius, width, 31),
      (y) => [0, y],
      ([x, y]) => kirschStress(HOLE, x, y)[0],
    ),
  ];
}

function beamCurves(choice: Choice): Curve[] {
  const { length, height } = BEAM;
  const deflection = (x: number) => {
    const [ux, uy] = [new Float64Array(6), new Float64Array(6)];
    cantileverDisplacement(BEAM, materialOf(choice), x, 0, ux, uy);
    return uy[0]!;
  };
  return [
    curve(
      { along: 'position', quantity: 'deflection', read: ({ uy }, p) => uy[p]! },
      even(0, length, 31),
      (x) => [x, 0],
      ([x]) => deflection(x),
    ),
    curve(
      { along: 'height', quantity: 'bending', read: ({ stress }, p) => stress[p]![0] },
      even(-height / 2, height / 2, 31),
      (y) => [0, y],
      ([x, y]) => cantileverStress(BEAM, x, y)[0],
    ),
  ];
}

/** Of a curve by what is read off, for figures. */
export function exactCurve(
  quantity: string,
): (choice: Choice) => { x: readonly number[]; y: readonly number[] } | null {
  return (choice) => {
    const found = curvesOf(choice).find((of) => of.quantity === quantity);
    return found ? { x: found.coordinates, y: found.exact } : null;
  };
}
