/**
 * Steady heat, -Laplace u = source, on the plates whose solutions are known: the unit square evenly heated, with a hot edge and with one that
 * agrees with its corners; the L-shape; the square with four cold holes. Solutions: src/learner/pde/exact.
 */

import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { PLANE_CHANNELS } from '../../residuals.ts';
import type { KnownField } from '../ansatz.ts';
import { constant, type PrescribedValue } from '../domain/boundary-values.ts';
import type { PlanarDomain } from '../domain/domain.ts';
import { type Jet, linear, product } from '../domain/jet.ts';
import { lShape, rectangle, squareWithFourHoles } from '../domain/shapes.ts';
import { angle } from '../exact/complex.ts';
import { fourHolesPlate, HOLE_CENTRE, HOLE_RADIUS } from '../exact/four-holes.ts';
import type { PlaneField } from '../exact/jet.ts';
import { lShapedPlate } from '../exact/l-shape.ts';
import { heatedPlate, hotEdgePlate, sineEdgePlate } from '../exact/square-plate.ts';
import type { BoundaryCondition, Law } from '../law.ts';
import { logarithmsEncoding } from '../polar.ts';
import { cornerStrength, reentrantCorner } from './corner.ts';
import { exactPlane, source, temperature, term, U_XX, U_YY } from './parts.ts';

const SQUARE = ['bottom', 'right', 'top', 'left'];

const held = (name: string, pieces: readonly string[], value: PrescribedValue): BoundaryCondition => ({
  name,
  pieces,
  kind: 'value',
  field: 0,
  value,
});

interface SteadyPlate {
  readonly id: string;
  readonly domain: PlanarDomain;
  /** Heat made per area, the same everywhere. */
  readonly heating: number;
  readonly boundary: readonly BoundaryCondition[];
  readonly exact: PlaneField;
}

function steadyPlate({ id, domain, heating, boundary, exact }: SteadyPlate): Law {
  const conduction = [term(-1, U_XX), term(-1, U_YY)];
  return {
    id,
    coordinates: ['x', 'y'],
    fields: ['u'],
    domain,
    channels: PLANE_CHANNELS,
    equations: [{ name: 'heat', terms: heating === 0 ? conduction : [...conduction, source(-heating)] }],
    boundary,
    constants: [],
    quantities: [temperature],
    exact: exactPlane(exact),
  };
}

/** Evenly heated, edges held at 0: u(1/2, 1/2) = 0.0736713532815. */
export function heatedPlateLaw(): Law {
  return steadyPlate({
    id: 'heated-plate',
    domain: rectangle([0, 0], [1, 1]),
    heating: 1,
    boundary: [held('cold edges', SQUARE, constant(0))],
    exact: heatedPlate,
  });
}

const withoutTop = SQUARE.filter((name) => name !== 'top');

/**
 * 2 theta / pi about a top corner, from its side (0) to the top (1): harmonic, and with the jump that the values ask for there.
 * @param along  from the corner into the plate, along the top: x, or 1 - x whose slope is -1
 */
function cornerTurn(y: number, along: number, slope: 1 | -1): Jet {
  const [down, square] = [1 - y, along * along + (1 - y) ** 2];
  // theta = angle of (down, along): theta_along = down / r^2, theta_down = -along / r^2.
  const [first, second] = [down / square, along / square];
  const by = 2 / Math.PI;
  const cross = (first * first - second * second) * slope;
  return [
    by * angle(down, along),
    by * slope * first,
    by * second,
    -2 * by * first * second,
    by * cross,
    2 * by * first * second,
  ];
}

/** y times both turns: 1 on top, 0 on the other edges. The general extension has second derivatives like 1/r^2 in such corners, this one like 1/r. */
const hotEdgeExtension: KnownField = (point) => {
  const [x, y] = [point[0]!, point[1]!];
  return product(product(cornerTurn(y, x, 1), cornerTurn(y, 1 - x, -1)), linear(y, [0, 1]));
};

/** u = 1 on top, 0 on the other edges: the values contradict each other in the two top corners. u(1/2, 1/2) = 1/4. */
export function hotEdgeLaw(): Law {
  return {
    ...steadyPlate({
      id: 'hot-edge',
      domain: rectangle([0, 0], [1, 1]),
      heating: 0,
      boundary: [held('cold edges', withoutTop, constant(0)), held('hot edge', ['top'], constant(1))],
      exact: hotEdgePlate,
    }),
    extensions: [hotEdgeExtension],
  };
}

/** y sin(pi x): what all four edges prescribe, zero on three of them. */
const sineValue: PrescribedValue = (x, y) => {
  const [s, c] = [sin(Math.PI * x!), Math.PI * cos(Math.PI * x!)];
  return [y! * s, y! * c, s, -y! * Math.PI ** 2 * s, c, 0];
};

/** u = sin(pi x) on top, 0 on the other edges: a hot edge that agrees with its corners. */
export function sineEdgeLaw(): Law {
  return steadyPlate({
    id: 'sine-edge',
    domain: rectangle([0, 0], [1, 1]),
    heating: 0,
    boundary: [held('cold edges', withoutTop, sineValue), held('hot edge', ['top'], sineValue)],
    exact: sineEdgePlate,
  });
}

/**
 * The L-shape evenly heated, edges held at 0. Its corner's function is offered as an enrichment; or it is the phi of hard conditions (`fitted`), so
 * that phi N with a smooth N is like the solution there, and an enrichment adds nothing.
 */
export function lShapeLaw({ fitted = false }: { readonly fitted?: boolean } = {}): Law {
  const domain = lShape();
  return {
    ...steadyPlate({
      id: 'l-shape',
      domain,
      heating: 1,
      boundary: [
        held(
          'cold edges',
          domain.pieces.map(({ name }) => name),
          constant(0),
        ),
      ],
      exact: lShapedPlate,
    }),
    ...(fitted && { distances: [reentrantCorner] }),
    singular: {
      field: 0,
      function: reentrantCorner,
      strength: { name: 'corner strength', guess: 0, truth: cornerStrength },
    },
  };
}

const HOLES = [
  [1, 1],
  [-1, 1],
  [-1, -1],
  [1, -1],
].map(([sx, sy]) => ({
  centre: [sx! * HOLE_CENTRE, sy! * HOLE_CENTRE] as const,
  radius: HOLE_RADIUS,
}));
/** From a hole's centre to the corner opposite. */
const FARTHEST = Math.SQRT2 * (0.5 + HOLE_CENTRE);

/** Four cold holes in a plate whose edge is held at 1. */
export function fourHolesLaw({ fitted = false }: { readonly fitted?: boolean } = {}): Law {
  const plate = steadyPlate({
    id: 'four-holes',
    domain: squareWithFourHoles(),
    heating: 0,
    boundary: [
      held('warm edge', SQUARE, constant(1)),
      held('cold holes', ['hole-1', 'hole-2', 'hole-3', 'hole-4'], constant(0)),
    ],
    exact: fourHolesPlate,
  });
  return fitted ? { ...plate, inputs: logarithmsEncoding(HOLES, FARTHEST) } : plate;
}
