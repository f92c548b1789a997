/** -Laplace u = 1 on the unit square, u = 0 on its edges, as residuals written by hand: for tests of what trains and differentiates. */
import type { NetworkShape } from '../../src/learner/problem.ts';
import { type LearnerProblem, NO_DATA } from '../../src/learner/problem.ts';
import { type ResidualGroup, type ResidualTerms, VALUE_CHANNEL } from '../../src/learner/residuals.ts';
import { normals } from './learner-problems.ts';

const CHANNELS = [[], [0], [1], [0, 0], [1, 1]] as const;

/** N(x, y) with `hidden` tanh units. */
export function plateShape(hidden: number): NetworkShape {
  return { inputs: 2, hidden: [hidden], outputs: 1, activation: 'tanh', bias: true, gains: [1, 1] };
}

/** Mean squares inside and, times `boundaryWeight`, on the edges. `shift` moves the points of the even grid, in cells. */
export function plateTerms(side: number, perEdge: number, boundaryWeight = 1, shift = 0.5): ResidualTerms {
  const inside: [number, number][] = [];
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) inside.push([(i + shift) / side, (j + 1 - shift) / side]);
  const edges: [number, number][] = [];
  for (let k = 0; k < perEdge; k++) {
    const s = (k + shift) / perEdge;
    edges.push([s, 0], [s, 1], [0, s], [1, s]);
  }
  const interior: ResidualGroup = {
    name: 'interior',
    channels: CHANNELS,
    equations: [
      [
        { column: 0, factors: [] },
        { column: 0, factors: [3] },
        { column: 0, factors: [4] },
      ],
    ],
    points: inside.length,
    inputs: Float64Array.from(inside.flatMap(([x, y]) => [x, y, 1, 0, 0, 1, 0, 0, 0, 0])),
    sharedInputs: true,
    columns: new Float64Array(inside.length).fill(1),
    sharedColumns: true,
    columnCount: 1,
    weights: new Float64Array(inside.length).fill(1 / inside.length),
  };
  const boundary: ResidualGroup = {
    name: 'edges',
    channels: VALUE_CHANNEL,
    equations: [[{ column: 0, factors: [0] }]],
    points: edges.length,
    inputs: Float64Array.from(edges.flat()),
    sharedInputs: true,
    columns: new Float64Array(edges.length).fill(1),
    sharedColumns: true,
    columnCount: 1,
    weights: new Float64Array(edges.length).fill(boundaryWeight / edges.length),
  };
  return { sets: 1, groups: [interior, boundary] };
}

export function plateProblem(
  hidden: number,
  side: number,
  perEdge: number,
  boundaryWeight = 1,
): LearnerProblem {
  return {
    shape: plateShape(hidden),
    data: NO_DATA,
    loss: 'squared-error',
    energyScale: 1,
    priorPrecision: { weight: 0, bias: 0 },
    residuals: plateTerms(side, perEdge, boundaryWeight),
  };
}

/** Glorot's widths, biases of the hidden layer of order one: units whose bends lie inside the plate. */
export function plateStart(hidden: number, networks: number, owner: number): Float64Array {
  const p = 4 * hidden + 1;
  const z = normals(networks * p, owner);
  return z.map((x, at) => {
    const k = at % p;
    if (k < 2 * hidden) return x * Math.sqrt(2 / (2 + hidden));
    if (k < 3 * hidden) return 0;
    return k < 4 * hidden ? x * Math.sqrt(2 / (hidden + 1)) : 0;
  });
}
