/**
 * Soft committee machines: K hidden erf units and a second layer that never moves,
 *
 *   f(x) = c sum_i erf(h_i / sqrt(2)),   h_i = J_i . x,
 *
 * fully connected, or a tree in which unit i sees the i-th block of d/K inputs alone. For Gaussian inputs the generalisation error is
 * a function of the overlaps of the fields: Saad & Solla, Phys. Rev. Lett. 74 (1995) 4337; Phys. Rev. E 52 (1995) 4225.
 */
import acos from '@stdlib/math-base-special-acos';
import { parameterCount } from './network.ts';
import type { NetworkShape } from './problem.ts';

export interface Committee {
  /** Without biases; theta is J [unit][input], then the second layer [unit], all 1: c is its gain. */
  readonly shape: NetworkShape;
  readonly units: number;
  /** [parameter], for `LearnerProblem.frozen`: the second layer, and what a tree leaves out. */
  readonly frozen: Uint8Array;
  /** Factor c of the sum over units. */
  readonly scale: number;
}

export interface CommitteeWiring {
  readonly inputs: number;
  /** K; divides `inputs` in a tree. */
  readonly units: number;
  readonly tree: boolean;
  /** c; default K^(-1/2), so that f is of order one. The papers take 1. */
  readonly scale?: number;
}

/** @throws RangeError for sizes that are none, or a tree whose blocks would not be whole */
export function committee({ inputs, units, tree, scale = 1 / Math.sqrt(units) }: CommitteeWiring): Committee {
  for (const count of [inputs, units])
    if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${units} units on ${inputs} inputs`);
  if (tree && inputs % units !== 0)
    throw new RangeError(`${inputs} inputs do not make ${units} blocks of one size`);
  if (!(Number.isFinite(scale) && scale !== 0)) throw new RangeError(`scale ${scale}`);
  const shape: NetworkShape = {
    inputs,
    hidden: [units],
    outputs: 1,
    activation: 'erf',
    bias: false,
    gains: [Math.SQRT1_2, scale],
  };
  const frozen = new Uint8Array(parameterCount(shape));
  frozen.fill(1, units * inputs);
  if (tree) {
    for (let k = 0; k < units * inputs; k++)
      frozen[k] = blockOf(k % inputs, inputs, units) === Math.floor(k / inputs) ? 0 : 1;
  }
  return { shape, units, frozen, scale };
}

/** The unit that sees an input in a tree. */
function blockOf(input: number, inputs: number, units: number): number {
  return Math.floor((input * units) / inputs);
}

/**
 * Weights of any draw made those of a committee: the second layer 1, what a tree leaves out 0, [network][parameter]; a new array.
 *
 * @throws RangeError if the weights are not of whole networks
 */
export function wired({ shape, units, frozen }: Committee, weights: Float64Array): Float64Array {
  if (weights.length % frozen.length !== 0)
    throw new RangeError(`${weights.length} weights are not whole networks of ${frozen.length}`);
  return weights.map((value, at) => {
    const k = at % frozen.length;
    return k >= units * shape.inputs ? 1 : frozen[k] === 1 ? 0 : value;
  });
}

/**
 * <h_i h_k> = inputVariance J_i . J_k between the units of two networks on the same inputs, [unit of a][unit of b]: Q of a network with
 * itself, R of a student with a teacher.
 *
 * @param inputVariance  of each independent Gaussian input; 1/d for the inputs of this project's teachers, 1 in the papers
 */
export function fieldOverlaps(
  a: { readonly theta: Float64Array; readonly units: number },
  b: { readonly theta: Float64Array; readonly units: number },
  inputs: number,
  inputVariance: number,
): Float64Array {
  const overlaps = new Float64Array(a.units * b.units);
  for (let i = 0; i < a.units; i++) {
    for (let k = 0; k < b.units; k++) {
      let sum = 0;
      for (let j = 0; j < inputs; j++) sum += a.theta[i * inputs + j]! * b.theta[k * inputs + j]!;
      overlaps[i * b.units + k] = inputVariance * sum;
    }
  }
  return overlaps;
}

/** What the generalisation error depends on. */
export interface CommitteeOverlaps {
  /** Q [student unit][student unit], R [student unit][teacher unit], T [teacher unit][teacher unit]. */
  readonly Q: Float64Array;
  readonly R: Float64Array;
  readonly T: Float64Array;
  /** c of student and teacher. */
  readonly scale: number;
  readonly teacherScale: number;
}

/**
 * (1/2) <(f - f*)^2> over Gaussian inputs:
 *
 *   (1/pi) { c^2 sum_ik asin[Q_ik / sqrt((1 + Q_ii)(1 + Q_kk))] + c*^2 sum_nm asin[T_nm / sqrt((1 + T_nn)(1 + T_mm))]
 *            - 2 c c* sum_in asin[R_in / sqrt((1 + Q_ii)(1 + T_nn))] }
 */
export function softCommitteeError({ Q, R, T, scale, teacherScale }: CommitteeOverlaps): number {
  const [K, M] = [Math.round(Math.sqrt(Q.length)), Math.round(Math.sqrt(T.length))];
  if (K * K !== Q.length || M * M !== T.length || R.length !== K * M)
    throw new RangeError(`overlaps of ${Q.length}, ${R.length} and ${T.length} pairs do not fit one another`);
  const diagonal = (values: Float64Array, n: number) =>
    Float64Array.from({ length: n }, (_, i) => values[i * n + i]!);
  const [q, t] = [diagonal(Q, K), diagonal(T, M)];
  const sum = (values: Float64Array, rows: Float64Array, columns: Float64Array) =>
    values.reduce((total, value, at) => {
      const i = Math.floor(at / columns.length);
      return (
        total + Math.PI / 2 - acos(value / Math.sqrt((1 + rows[i]!) * (1 + columns[at % columns.length]!)))
      );
    }, 0);
  const own = scale ** 2 * sum(Q, q, q) + teacherScale ** 2 * sum(T, t, t);
  return (own - 2 * scale * teacherScale * sum(R, q, t)) / Math.PI;
}
