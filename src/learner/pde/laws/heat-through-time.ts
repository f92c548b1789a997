/** Heat through time, u_t = D Laplace u, on a bar and on a plate that cool with their ends or edges held at 0. */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import type { PrescribedValue } from '../domain/boundary-values.ts';
import { type Jet, linear, product, scaled, sum } from '../domain/jet.ts';
import { intervalThroughTime, rectangle } from '../domain/shapes.ts';
import { domainThroughTime, INITIAL } from '../domain/through-time.ts';
import { type BarMode, coolingBar, coolingPlate, type PlateMode } from '../exact/evolution.ts';
import type { Law } from '../law.ts';
import {
  exactLine,
  LINE_CHANNELS,
  type Material,
  materialTerms,
  PLANE_TIME_CHANNELS,
  temperature,
  term,
} from './parts.ts';

export interface CoolingChoice {
  /** D. Default 0.1 on the bar, 0.05 on the plate. */
  readonly diffusivity?: number;
  /** D is trained from this guess. */
  readonly guess?: number;
  /** Until when, from 0. Default 1. */
  readonly duration?: number;
}

const diffusion = (value: number, guess: number | undefined): Material => ({
  name: 'diffusivity',
  value,
  ...(guess !== undefined && { unknown: { guess } }),
});

const BAR: readonly BarMode[] = [
  { wave: 1, amplitude: 1 },
  { wave: 3, amplitude: 0.5 },
];

/**
 * A bar on [0, 1] that starts as sin(pi x) + sin(3 pi x) / 2, ends at 0. The start is what both conditions prescribe: it is 0 at the ends,
 * and one function for both keeps the extension of hard conditions smooth in the corners.
 */
export function coolingBarLaw({ diffusivity = 0.1, guess, duration = 1 }: CoolingChoice = {}): Law {
  const { constants, times } = materialTerms([diffusion(diffusivity, guess)]);
  const start: PrescribedValue = (x) =>
    BAR.map(({ wave, amplitude }): Jet => scaled(sine(x!, wave * Math.PI, [1, 0]), amplitude)).reduce(sum);
  return {
    id: 'cooling-bar',
    coordinates: ['x', 't'],
    fields: ['u'],
    domain: intervalThroughTime(0, 1, duration),
    channels: LINE_CHANNELS,
    equations: [{ name: 'heat', terms: [term(1, [1]), times(0, term(-1, [0, 0]))] }],
    boundary: [
      { name: 'start', pieces: ['initial'], kind: 'value', field: 0, value: start },
      { name: 'cold ends', pieces: ['left', 'right'], kind: 'value', field: 0, value: start },
    ],
    constants,
    quantities: [temperature],
    exact: exactLine(coolingBar(diffusivity, BAR)),
  };
}

/** sin(k x) of one coordinate, whose direction is a unit vector among the axes. */
function sine(x: number, k: number, direction: readonly number[]): Jet {
  const [s, c] = [sin(k * x), k * cos(k * x)];
  const slope = direction.map((d) => d * c);
  const jet = [...linear(s, slope)];
  const axis = direction.indexOf(1);
  // Place of the second derivative by this axis.
  let at = 1 + direction.length;
  for (let i = 0; i < axis; i++) at += direction.length - i;
  jet[at] = -k * k * s;
  return jet as unknown as Jet;
}

/** No symmetry between x and y. */
const PLATE: readonly PlateMode[] = [
  { wave: [1, 1], amplitude: 1 },
  { wave: [2, 1], amplitude: 0.5 },
];

/** A plate on the unit square that starts as sin(pi x) sin(pi y) + sin(2 pi x) sin(pi y) / 2, edges at 0. */
export function coolingPlateLaw({ diffusivity = 0.05, guess, duration = 1 }: CoolingChoice = {}): Law {
  const { constants, times } = materialTerms([diffusion(diffusivity, guess)]);
  const start: PrescribedValue = (x, y) =>
    PLATE.map(({ wave: [m, n], amplitude }): Jet => {
      const alongX = sine(x!, m * Math.PI, [1, 0, 0]);
      return scaled(product(alongX, sine(y!, n * Math.PI, [0, 1, 0])), amplitude);
    }).reduce(sum);
  const plane = new Float64Array(6);
  return {
    id: 'cooling-plate',
    coordinates: ['x', 'y', 't'],
    fields: ['u'],
    domain: domainThroughTime(rectangle([0, 0], [1, 1]), 0, duration),
    channels: PLANE_TIME_CHANNELS,
    equations: [
      { name: 'heat', terms: [term(1, [2]), times(0, term(-1, [0, 0])), times(0, term(-1, [1, 1]))] },
    ],
    boundary: [
      { name: 'start', pieces: [INITIAL], kind: 'value', field: 0, value: start },
      {
        name: 'cold edges',
        pieces: ['bottom', 'right', 'top', 'left'],
        kind: 'value',
        field: 0,
        value: start,
      },
    ],
    constants,
    quantities: [temperature],
    exact: ([x, y, t]) => {
      coolingPlate(diffusivity, PLATE, t!)(x!, y!, plane);
      const [u, ux, uy, uxx, , uyy] = plane;
      return [Float64Array.of(u!, ux!, uy!, diffusivity * (uxx! + uyy!), uxx!, uyy!)];
    },
  };
}
