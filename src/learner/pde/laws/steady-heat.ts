/** Steady heat on the unit square: -Laplace u = source, with exact solutions (src/learner/pde/exact/square-plate.ts). */
import { PLANE_CHANNELS } from '../../residuals.ts';
import { constant } from '../domain/boundary-values.ts';
import { rectangle } from '../domain/shapes.ts';
import type { PlaneField } from '../exact/jet.ts';
import { heatedPlate } from '../exact/square-plate.ts';
import type { Law } from '../law.ts';

/** Jets [field][channel] of one field of the plane. */
export function exactPlane(field: PlaneField): (point: readonly number[]) => Float64Array[] {
  return ([x, y]) => {
    const jet = new Float64Array(6);
    field(x!, y!, jet);
    return [jet];
  };
}

/** Evenly heated, edges held at 0: u(1/2, 1/2) = 0.0736713532815. */
export function heatedPlateLaw(): Law {
  return {
    id: 'heated-plate',
    coordinates: ['x', 'y'],
    fields: ['u'],
    domain: rectangle([0, 0], [1, 1]),
    channels: PLANE_CHANNELS,
    equations: [
      {
        name: 'heat',
        terms: [
          { coefficient: -1, factors: [{ field: 0, derivative: [0, 0] }] },
          { coefficient: -1, factors: [{ field: 0, derivative: [1, 1] }] },
          { coefficient: -1, factors: [] },
        ],
      },
    ],
    boundary: [
      {
        name: 'cold edges',
        pieces: ['bottom', 'right', 'top', 'left'],
        kind: 'value',
        field: 0,
        value: constant(0),
      },
    ],
    constants: [],
    quantities: [{ name: 'temperature', of: ([u]) => u![0]! }],
    exact: exactPlane(heatedPlate),
  };
}
