/** Heated plates on which optimisers are compared: one whose solution is smooth, and one whose corners are taken off the network. */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { constant } from '../domain/boundary-values.ts';
import { squareCorners } from '../exact/square-corners.ts';
import type { Law } from '../law.ts';
import { heatedPlateLaw } from './steady-heat.ts';

const PI = Math.PI;

/**
 * u = sin(pi x) sin(pi y), which the source 2 pi^2 sin(pi x) sin(pi y) makes: smooth up to the corners, where the source is 0. The plate
 * of the script `engd_poisson_2d.py` of energy natural gradients (Mueller & Zeinhofer, arXiv:2302.13163).
 */
export function sinePlateLaw(): Law {
  const plate = heatedPlateLaw();
  return {
    ...plate,
    id: 'sine-plate',
    equations: [
      {
        name: 'heat',
        terms: [
          { coefficient: -1, factors: [{ field: 0, derivative: [0, 0] }] },
          { coefficient: -1, factors: [{ field: 0, derivative: [1, 1] }] },
          {
            coefficient: ({ point: [x, y] }) => -2 * PI * PI * sin(PI * x!) * sin(PI * y!),
            factors: [],
          },
        ],
      },
    ],
    boundary: [{ ...plate.boundary[0]!, kind: 'value', field: 0, value: constant(0) }],
    exact: ([x, y]) => {
      const [s, c, t, d] = [sin(PI * x!), cos(PI * x!), sin(PI * y!), cos(PI * y!)];
      const u = s * t;
      return [Float64Array.of(u, PI * c * t, PI * s * d, -PI * PI * u, PI * PI * c * d, -PI * PI * u)];
    },
  };
}

/** The evenly heated plate with the function of its four corners beside the network, whose strength is known: 1. */
export function knownCornersLaw(): Law {
  return {
    ...heatedPlateLaw(),
    id: 'known-corners',
    singular: {
      field: 0,
      function: ([x, y]) => {
        const jet = new Float64Array(6);
        squareCorners(x!, y!, jet);
        return [jet[0]!, jet[1]!, jet[2]!, jet[3]!, jet[4]!, jet[5]!];
      },
      strength: { name: 'corners', guess: 1, truth: 1 },
    },
  };
}
