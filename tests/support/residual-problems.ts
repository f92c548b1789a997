/** Small problems made of residuals of every form, drawn from fixed streams: for tests of engines and derivatives. */
import { namedGains } from '../../src/learner/network.ts';
import { type Activation, type LearnerProblem, NO_DATA } from '../../src/learner/problem.ts';
import {
  type Derivative,
  type Monomial,
  PLANE_CHANNELS,
  type ResidualGroup,
  VALUE_CHANNEL,
} from '../../src/learner/residuals.ts';
import { normals } from './learner-problems.ts';

/** u, u_x, u_y, u_t, u_xx, u_yy: heat in the plane through time. */
export const HEAT_CHANNELS: readonly Derivative[] = [[], [0], [1], [2], [0, 0], [1, 1]];
/** u, u_x, u_t, u_xx: a line through time. */
export const LINE_CHANNELS: readonly Derivative[] = [[], [0], [1], [0, 0]];

export interface SmallResiduals {
  readonly activation?: Activation;
  readonly inputs?: number;
  readonly hidden?: readonly number[];
  readonly outputs?: number;
  readonly bias?: boolean;
  readonly constants?: number;
  readonly channels?: readonly Derivative[];
  readonly points?: number;
  readonly sets?: number;
  readonly shared?: boolean;
  readonly energyScale?: number;
  readonly owner: number;
}

/**
 * A linear term in every number of the jet, a source, a square and a product, and, where there are constants, one that multiplies a
 * number of the jet and one that stands alone; a second equation is the first with other columns. Beside it a group of values.
 */
export function residualProblem({
  activation = 'tanh',
  inputs = 2,
  hidden = [5],
  outputs = 1,
  bias = true,
  constants = 0,
  channels = PLANE_CHANNELS,
  points = 7,
  sets = 1,
  shared = false,
  energyScale = 1,
  owner,
}: SmallResiduals): LearnerProblem {
  const slots = channels.length * outputs;
  const first: Monomial[] = [
    { column: 0, factors: [] },
    ...Array.from({ length: slots }, (_, slot): Monomial => ({ column: slot + 1, factors: [slot] })),
    { column: 2, factors: [0, slots - 1] },
    { column: 1, factors: [0, 0] },
  ];
  if (constants > 0) {
    first.push({ column: 3 % (slots + 1), factors: [slots - 1], constant: constants - 1 });
    first.push({ column: 1, factors: [], constant: 0 });
  }
  const second = first.map((term) => ({ ...term, column: (term.column + 1) % (slots + 1) }));
  const draw = (name: string, group: Omit<GroupOfDraw, 'owner'>, at: number) =>
    drawnGroup(name, { ...group, owner: owner + at });
  const common = { inputs, sets, shared };
  return {
    shape: {
      inputs,
      hidden,
      outputs,
      activation,
      bias,
      gains: namedGains('field-theory', inputs, hidden),
      ...(constants > 0 && { constants }),
    },
    data: NO_DATA,
    loss: 'squared-error',
    energyScale,
    priorPrecision: { weight: 1, bias: 1 },
    residuals: {
      sets,
      groups: [
        draw(
          'inside',
          { ...common, points, channels, equations: [first, second], columnCount: slots + 1 },
          0,
        ),
        draw(
          'values',
          {
            ...common,
            points: points + 2,
            channels: VALUE_CHANNEL,
            equations: [
              [
                { column: 0, factors: [0] },
                { column: 1, factors: [] },
              ],
            ],
            columnCount: 2,
          },
          100,
        ),
      ],
    },
  };
}

interface GroupOfDraw {
  readonly inputs: number;
  readonly sets: number;
  readonly shared: boolean;
  readonly points: number;
  readonly channels: readonly Derivative[];
  readonly equations: readonly (readonly Monomial[])[];
  readonly columnCount: number;
  readonly owner: number;
}

/** Normal input jets and columns, weights between 0 and 2 of which one is 0. */
function drawnGroup(
  name: string,
  { inputs, sets, shared, points, channels, equations, columnCount, owner }: GroupOfDraw,
): ResidualGroup {
  const copies = shared ? 1 : sets;
  return {
    name,
    points,
    channels,
    equations,
    columnCount,
    inputs: normals(copies * points * channels.length * inputs, owner),
    sharedInputs: shared,
    columns: normals(copies * points * columnCount, owner + 1000),
    sharedColumns: shared,
    weights: normals(sets * points, owner + 2000).map((z, p) => (p === 1 ? 0 : Math.min(2, Math.abs(z)))),
  };
}

/** Every form that an engine must do right, by what is special about it. */
export const RESIDUAL_FORMS: readonly (readonly [string, SmallResiduals])[] = [
  ['six channels of the plane', { owner: 11 }],
  ['two outputs and three constants', { outputs: 2, constants: 3, hidden: [6, 4], owner: 21 }],
  ['the plane through time', { inputs: 3, channels: HEAT_CHANNELS, owner: 31 }],
  ['a line through time, two sets', { channels: LINE_CHANNELS, sets: 2, owner: 41 }],
  ['two sets that share points', { sets: 2, shared: true, owner: 51 }],
  ['five inputs, sine, no biases', { inputs: 5, activation: 'sine', bias: false, owner: 61 }],
  ['erf', { activation: 'erf', owner: 71 }],
  ['gelu', { activation: 'gelu', owner: 81 }],
  ['relu, first derivatives', { activation: 'relu', channels: [[], [0], [1]], owner: 91 }],
  ['no hidden layer', { hidden: [], owner: 101 }],
  ['many points, three layers', { hidden: [9, 8, 7], points: 300, owner: 111 }],
];
