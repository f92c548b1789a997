/**
 * Steady heat where the conductivity varies, in conservative form: -div(k grad u) = -(k Laplace u + k_x u_x + k_y u_y) = f on the unit square,
 * edges held at 0. The source is made for a solution chosen first (src/learner/pde/exact/conductivity.ts).
 * As an inverse problem k = kappa k_0 with a trained kappa.
 */
import { PLANE_CHANNELS } from '../../residuals.ts';
import { constant } from '../domain/boundary-values.ts';
import { rectangle } from '../domain/shapes.ts';
import {
  heatSource,
  lopsidedHill,
  sineHill,
  slopedConductivity,
  uniformConductivity,
} from '../exact/conductivity.ts';
import type { PlaneField } from '../exact/jet.ts';
import type { Coefficient, Law } from '../law.ts';
import {
  exactPlane,
  type Material,
  materialTerms,
  source,
  temperature,
  term,
  U_X,
  U_XX,
  U_Y,
  U_YY,
} from './parts.ts';

export interface ConductivityChoice {
  /** Shape k_0(x, y) of the conductivity, > 0. Default exp(x - y). */
  readonly shape?: PlaneField;
  /** The solution, 0 on the edges. Default 4 x^2 (1 - x) sin(2 pi y), which has no symmetry between x and y. */
  readonly solution?: PlaneField;
  /** kappa. Default 1. */
  readonly conductivity?: number;
  /** Trained from this guess; the source stays that of the true kappa. */
  readonly guess?: number;
}

/** -(k Laplace u + grad k . grad u), without the factor kappa. @param channel  of the jet of k */
export function conductionTerms(k: (channel: number) => Coefficient) {
  const minus = (of: Coefficient): Coefficient => (typeof of === 'number' ? -of : (place) => -of(place));
  const [value, slopeX, slopeY] = [k(0), k(1), k(2)].map(minus);
  return [term(value!, U_XX), term(value!, U_YY), term(slopeX!, U_X), term(slopeY!, U_Y)];
}

export function conductivityLaw({
  shape = slopedConductivity,
  solution = lopsidedHill,
  conductivity = 1,
  guess,
}: ConductivityChoice = {}): Law {
  const kappa: Material = {
    name: 'conductivity',
    value: conductivity,
    ...(guess !== undefined && { unknown: { guess } }),
  };
  const { constants, times } = materialTerms([kappa]);
  const jet = new Float64Array(6);
  const k =
    (channel: number): Coefficient =>
    ({ point }) => {
      shape(point[0]!, point[1]!, jet);
      return jet[channel]!;
    };
  const heating: Coefficient = ({ point }) =>
    -conductivity * heatSource(shape, solution, point[0]!, point[1]!);
  return {
    id: 'conductivity',
    coordinates: ['x', 'y'],
    fields: ['u'],
    domain: rectangle([0, 0], [1, 1]),
    channels: PLANE_CHANNELS,
    equations: [{ name: 'heat', terms: [...conductionTerms(k).map((of) => times(0, of)), source(heating)] }],
    boundary: [
      {
        name: 'edges',
        pieces: ['bottom', 'right', 'top', 'left'],
        kind: 'value',
        field: 0,
        value: constant(0),
      },
    ],
    constants,
    quantities: [temperature],
    exact: exactPlane(solution),
  };
}

/**
 * -Laplace u = 2 pi^2 sin(pi x) sin(pi y), u = sin(pi x) sin(pi y): the smooth problem that optimisers are compared on (ENGD's, J. Mueller &
 * M. Zeinhofer, ICML 2023). It is the same with x and y exchanged, so it cannot notice exchanged axes.
 */
export function sineHillLaw(): Law {
  return { ...conductivityLaw({ shape: uniformConductivity, solution: sineHill }), id: 'sine-hill' };
}
