/**
 * What every library is given where a law is the teacher: the heated square plate, -(u_xx + u_yy) = 1 inside and u = 0 on the edge,
 *
 *   loss = mean over inner points of (1/2) (u_xx + u_yy + 1)^2 + EDGE_WEIGHT x mean over edge points of (1/2) u^2,
 *
 * for networks from the same start on the same points, trained by Adam.
 */
import { layersOf, parameterCount } from '../../src/learner/network.ts';
import { type LearnerProblem, type NetworkShape, NO_DATA } from '../../src/learner/problem.ts';
import { type Derivative, VALUE_CHANNEL } from '../../src/learner/residuals.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

export const EDGE_WEIGHT = 10;

export interface ResidualTask {
  readonly name: string;
  readonly networks: number;
  readonly shape: NetworkShape;
  /** [point][x, y] inside, a grid. */
  readonly inside: Float64Array;
  /** [point][x, y] on the edge. */
  readonly edge: Float64Array;
  /** [network][parameter], W [output][input] then b, layer by layer. */
  readonly weights: Float64Array;
  readonly rate: number;
  readonly checkSteps: number;
}

/** Points of the grid along a side, inside, and of every edge. */
const SIDE = 32;

function insidePoints(): Float64Array {
  const points = new Float64Array(2 * SIDE * SIDE);
  for (let k = 0; k < SIDE * SIDE; k++) {
    points[2 * k] = (Math.floor(k / SIDE) + 0.5) / SIDE;
    points[2 * k + 1] = ((k % SIDE) + 0.5) / SIDE;
  }
  return points;
}

function edgePoints(): Float64Array {
  const points: number[] = [];
  for (let k = 0; k < SIDE; k++) {
    const s = (k + 0.5) / SIDE;
    points.push(s, 0, s, 1, 0, s, 1, s);
  }
  return Float64Array.from(points);
}

/** Weights of variance 1/fan-in, no biases, rounded to f32. */
function startOf(shape: NetworkShape, networks: number): Float64Array {
  const words = new WordReader(seedFrom(2026), Stream.InitialWeights, 0);
  const parameters = parameterCount(shape);
  const weights = new Float64Array(networks * parameters);
  for (let e = 0; e < networks; e++)
    for (const { weights: at, inputs, outputs } of layersOf(shape))
      for (let k = e * parameters + at; k < e * parameters + at + inputs * outputs; k++)
        weights[k] = Math.fround(normalOf(words.word(k)) / Math.sqrt(inputs));
  return weights;
}

export function residualTask(hidden: readonly number[], networks: number): ResidualTask {
  const widths = [2, ...hidden, 1];
  const gains = widths.slice(1).map(() => 1);
  const shape: NetworkShape = { inputs: 2, hidden, outputs: 1, activation: 'tanh', bias: true, gains };
  return {
    name: `${networks === 1 ? 'one' : networks} ${widths.join('-')}, heated plate, ${SIDE * SIDE} + ${4 * SIDE} points`,
    networks,
    shape,
    inside: insidePoints(),
    edge: edgePoints(),
    weights: startOf(shape, networks),
    rate: 0.003,
    checkSteps: 30,
  };
}

const LAPLACE: readonly Derivative[] = [[], [0], [1], [0, 0], [1, 1]];

/** Coordinates as jets, [point][channel][input]. */
function jetsOf(points: Float64Array, channels: readonly Derivative[]): Float64Array {
  const size = channels.length * 2;
  const jets = new Float64Array((points.length / 2) * size);
  for (let p = 0; p < points.length / 2; p++)
    channels.forEach((derivative, c) => {
      if (derivative.length === 0) jets.set(points.subarray(2 * p, 2 * p + 2), p * size);
      if (derivative.length === 1) jets[p * size + 2 * c + derivative[0]] = 1;
    });
  return jets;
}

export function residualProblemOf({ shape, inside, edge }: ResidualTask): LearnerProblem {
  const [within, border] = [inside.length / 2, edge.length / 2];
  const common = { sharedInputs: true, sharedColumns: true, columnCount: 1 };
  return {
    shape,
    data: NO_DATA,
    loss: 'squared-error',
    energyScale: 1,
    priorPrecision: { weight: 0, bias: 0 },
    residuals: {
      sets: 1,
      groups: [
        {
          ...common,
          name: 'inside',
          channels: LAPLACE,
          equations: [
            [
              { column: 0, factors: [3] },
              { column: 0, factors: [4] },
              { column: 0, factors: [] },
            ],
          ],
          points: within,
          inputs: jetsOf(inside, LAPLACE),
          columns: new Float64Array(within).fill(1),
          weights: new Float64Array(within).fill(1 / within),
        },
        {
          ...common,
          name: 'edge',
          channels: VALUE_CHANNEL,
          equations: [[{ column: 0, factors: [0] }]],
          points: border,
          inputs: jetsOf(edge, VALUE_CHANNEL),
          columns: new Float64Array(border).fill(1),
          weights: new Float64Array(border).fill(EDGE_WEIGHT / border),
        },
      ],
    },
  };
}
