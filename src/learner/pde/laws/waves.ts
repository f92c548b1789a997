/**
 * Laws on which networks are measured or known to fail: Burgers' shock, Helmholtz, convection, reaction. Solutions and sources:
 * src/learner/pde/exact.
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import sin from '@stdlib/math-base-special-sin';
import { PLANE_CHANNELS } from '../../residuals.ts';
import { constant, type PrescribedValue } from '../domain/boundary-values.ts';
import { intervalThroughTime, rectangle } from '../domain/shapes.ts';
import { BURGERS_VISCOSITY, burgers } from '../exact/burgers.ts';
import { convection, reaction } from '../exact/evolution.ts';
import { type HelmholtzProblem, helmholtzField, helmholtzSource } from '../exact/helmholtz.ts';
import type { BoundaryCondition, Coefficient, Law, Place, Quantity } from '../law.ts';
import { shockDistance, shockEncoding } from '../shock.ts';
import {
  exactLine,
  exactPlane,
  LINE_CHANNELS,
  lineValue,
  materialTerms,
  source,
  term,
  U_XX,
  U_YY,
} from './parts.ts';

const value: Quantity = { name: 'value', of: ([u]) => u![0]! };

const held = (name: string, pieces: readonly string[], of: PrescribedValue): BoundaryCondition => ({
  name,
  pieces,
  kind: 'value',
  field: 0,
  value: of,
});

const minusSine = lineValue((x) => {
  const s = sin(Math.PI * x);
  return [-s, -Math.PI * cos(Math.PI * x), Math.PI ** 2 * s];
});

/**
 * u_t + u u_x = nu u_xx on [-1, 1] for 0 <= t <= 1, u = -sin(pi x) at the start and 0 at the ends.
 * @param choice.viscosity  nu in [1e-3, 1]; default 0.01 / pi, a shock of width 0.007
 * @param choice.guess      nu is trained from here
 * @param choice.odd        the symmetry u(-x) = -u(x) is built in, and the place of the shock with it (`shock.ts`); the law is then multiplied
 *                          by the distance from the layer, sqrt(x^2 + (pi nu)^2)
 */
export function burgersLaw(
  choice: { readonly viscosity?: number; readonly guess?: number; readonly odd?: boolean } = {},
): Law {
  const { viscosity = BURGERS_VISCOSITY, guess, odd = false } = choice;
  const width = Math.PI * viscosity;
  const by: Coefficient = odd ? ({ point: [x] }) => Math.sqrt(x! * x! + width * width) : 1;
  const { constants, times } = materialTerms([
    { name: 'viscosity', value: viscosity, ...(guess !== undefined && { unknown: { guess } }) },
  ]);
  return {
    id: 'burgers',
    coordinates: ['x', 't'],
    fields: ['u'],
    domain: intervalThroughTime(-1, 1, 1),
    channels: LINE_CHANNELS,
    equations: [
      {
        name: 'burgers',
        terms: [
          term(by, [1]),
          {
            coefficient: by,
            factors: [
              { field: 0, derivative: [] },
              { field: 0, derivative: [0] },
            ],
          },
          times(0, term(odd ? (place) => -(by as (at: Place) => number)(place) : -1, U_XX)),
        ],
      },
    ],
    boundary: [held('start', ['initial'], minusSine), held('ends', ['left', 'right'], minusSine)],
    constants,
    quantities: [value],
    exact: exactLine(burgers(viscosity)),
    ...(odd && { inputs: shockEncoding(width), distances: [shockDistance(width)] }),
  };
}

/** Laplace u + k^2 u = f on [-1, 1]^2, edges at 0, u = sin(a_1 pi x) sin(a_2 pi y). Default (a_1, a_2) = (1, 4), k = 1. */
export function helmholtzLaw({ waves = [1, 4], wavenumber = 1 }: Partial<HelmholtzProblem> = {}): Law {
  const problem: HelmholtzProblem = { waves, wavenumber };
  return {
    id: 'helmholtz',
    coordinates: ['x', 'y'],
    fields: ['u'],
    domain: rectangle([-1, -1], [1, 1]),
    channels: PLANE_CHANNELS,
    equations: [
      {
        name: 'helmholtz',
        terms: [
          term(1, U_XX),
          term(1, U_YY),
          term(wavenumber ** 2, []),
          source(({ point }) => -helmholtzSource(problem, point[0]!, point[1]!)),
        ],
      },
    ],
    boundary: [held('edges', ['bottom', 'right', 'top', 'left'], constant(0))],
    constants: [],
    quantities: [value],
    exact: exactPlane(helmholtzField(problem)),
  };
}

const TURN = 2 * Math.PI;

export interface ConvectionChoice {
  /** beta. Default 30, where plain training fails. */
  readonly speed?: number;
  /** periodic: x is a circle, by the network's inputs. inflow: u(0, t) = sin(-beta t) is prescribed where the flow comes in. */
  readonly ends?: 'periodic' | 'inflow';
}

/** u_t + beta u_x = 0 on [0, 2 pi] for 0 <= t <= 1, u(x, 0) = sin x: u = sin(x - beta t). */
export function convectionLaw({ speed = 30, ends = 'periodic' }: ConvectionChoice = {}): Law {
  const start = lineValue((x) => [sin(x), cos(x), -sin(x)]);
  const inflow: PrescribedValue = (_, t) => {
    const [s, c] = [sin(-speed * t!), cos(-speed * t!)];
    return [s, 0, -speed * c, 0, 0, -(speed ** 2) * s];
  };
  return {
    id: 'convection',
    coordinates: ['x', 't'],
    fields: ['u'],
    domain: intervalThroughTime(0, TURN, 1),
    channels: LINE_CHANNELS,
    equations: [{ name: 'convection', terms: [term(1, [1]), term(speed, [0])] }],
    boundary: [
      held('start', ['initial'], start),
      ...(ends === 'inflow' ? [held('inflow', ['left'], inflow)] : []),
    ],
    constants: [],
    quantities: [value],
    exact: exactLine(convection(speed)),
    ...(ends === 'periodic' && { periodic: 0 }),
  };
}

/**
 * u_t = rho u (1 - u) on [0, 2 pi] for 0 <= t <= 1, from a Gaussian start. The law has no derivative in x: the start alone makes the
 * solution unique. (Its ends agree in value but not in slope, so a periodic embedding would be wrong.)
 */
export function reactionLaw({
  rate = 5,
  early = 0,
}: {
  readonly rate?: number;
  readonly early?: number;
} = {}): Law {
  const width = Math.PI / 4;
  const by =
    (of: number): Coefficient =>
    ({ point }) =>
      of * exp(-early * point[1]!);
  const start = lineValue((x) => {
    const z = (x - Math.PI) / width;
    const h = exp((-z * z) / 2);
    return [h, (-z * h) / width, ((z * z - 1) * h) / width ** 2];
  });
  return {
    id: 'reaction',
    coordinates: ['x', 't'],
    fields: ['u'],
    domain: intervalThroughTime(0, TURN, 1),
    channels: LINE_CHANNELS,
    equations: [
      {
        name: 'reaction',
        terms: [
          term(by(1), [1]),
          term(by(-rate), []),
          {
            coefficient: by(rate),
            factors: [
              { field: 0, derivative: [] },
              { field: 0, derivative: [] },
            ],
          },
        ],
      },
    ],
    boundary: [held('start', ['initial'], start)],
    constants: [],
    quantities: [value],
    exact: exactLine(reaction(rate)),
  };
}
