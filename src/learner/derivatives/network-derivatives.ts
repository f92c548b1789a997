/**
 * Energy of one network on its training points, and what it is made of to second order, in f64:
 *
 *   E(theta) = s sum_mu loss(f(x_mu; theta), y_mu) + (1/2) sum_k lambda_k theta_k^2,   s = energyScale,
 *
 * gradient, product of the Hessian with a vector, whole Hessian, Jacobian of the outputs, Gauss-Newton matrix J^T H_loss J.
 * A batch is a list of points (repeats allowed): the sum then runs over it, times P/B, an unbiased estimate of each quantity.
 * For second-order methods and observables on the processor; training is the engines' work.
 *
 * Arrays are reused between calls and none is returned that will change, but `out` parameters are the caller's.
 */
import { type LossFunction, lossOf, weighted } from '../losses.ts';
import { checkProblem, dataOffsets, parameterCount } from '../network.ts';
import type { LearnerProblem } from '../problem.ts';
import { mirrorUpper } from './matrices.ts';
import { PointPass } from './point-pass.ts';

export interface DerivativeOptions {
  /** Data set of the problem that this network trains on. Default 0. */
  readonly set?: number;
  /** lambda, [parameter]: adds (1/2) sum_k lambda_k theta_k^2 to the energy, whatever the batch. Default none. */
  readonly precision?: Float64Array;
}

export class NetworkDerivatives {
  readonly parameters: number;
  readonly points: number;
  private readonly pass: PointPass;
  private readonly loss: LossFunction;
  private readonly start: { readonly inputs: number; readonly targets: number; readonly weights: number };
  private readonly precision: Float64Array | null;
  private readonly fBar: Float64Array;
  private readonly fBarDot: Float64Array;
  /** R{dE/dtheta} of one unit. */
  private readonly column: Float64Array;
  /** Weight w of the point that is being worked on, and its f. */
  private weight = 1;
  private output: Float64Array = new Float64Array(0);

  /** @throws RangeError if the problem's arrays do not fit its shape, or there is no such data set */
  constructor(
    readonly problem: LearnerProblem,
    { set = 0, precision }: DerivativeOptions = {},
  ) {
    checkProblem(problem);
    const { shape, data } = problem;
    if (!(Number.isInteger(set) && set >= 0 && set < data.sets))
      throw new RangeError(`data set ${set} of ${data.sets}`);
    this.parameters = parameterCount(shape);
    if (precision && precision.length !== this.parameters)
      throw new RangeError(`expected ${this.parameters} precisions, got ${precision.length}`);
    this.points = data.points;
    this.pass = new PointPass(shape);
    this.loss = weighted(lossOf(problem), () => this.weight);
    this.start = { ...dataOffsets(shape, data, set, data.sets), weights: set * data.points };
    this.precision = precision ?? null;
    this.fBar = new Float64Array(shape.outputs);
    this.fBarDot = new Float64Array(shape.outputs);
    this.column = new Float64Array(this.parameters);
  }

  /** @param theta  [parameter] */
  energy(theta: Float64Array, batch?: ArrayLike<number>): number {
    let sum = 0;
    const count = this.each(theta, batch, (target) => {
      sum += this.loss.value(this.output, this.problem.data.targets, target);
    });
    return this.scale(count) * sum + this.ridge(theta);
  }

  /** Gradient into `out` [parameter]. @returns the energy */
  gradient(theta: Float64Array, out: Float64Array, batch?: ArrayLike<number>): number {
    out.fill(0);
    let sum = 0;
    const { targets } = this.problem.data;
    const count = this.each(theta, batch, (target) => {
      sum += this.loss.value(this.output, targets, target);
      this.loss.adjoint(this.output, targets, target, this.fBar);
      this.pass.backward(theta, this.fBar);
      this.pass.addGradient(out);
    });
    const scale = this.scale(count);
    for (let k = 0; k < out.length; k++) out[k]! *= scale;
    if (this.precision) for (let k = 0; k < out.length; k++) out[k]! += this.precision[k]! * theta[k]!;
    return scale * sum + this.ridge(theta);
  }

  /** The Hessian's product with v [parameter], exact to rounding, into `out`. Cost: about three gradients. */
  hessianProduct(theta: Float64Array, v: Float64Array, out: Float64Array, batch?: ArrayLike<number>): void {
    out.fill(0);
    const { targets } = this.problem.data;
    const count = this.each(theta, batch, (target) => {
      this.loss.adjoint(this.output, targets, target, this.fBar);
      this.pass.backward(theta, this.fBar, true);
      const fDot = this.pass.tangentForward(theta, v);
      this.loss.curvature(this.output, targets, target, fDot, this.fBarDot);
      this.pass.tangentBackward(theta, v, this.fBarDot);
      this.pass.addTangentGradient(out);
    });
    const scale = this.scale(count);
    for (let k = 0; k < out.length; k++) out[k]! *= scale;
    if (this.precision) for (let k = 0; k < out.length; k++) out[k]! += this.precision[k]! * v[k]!;
  }

  /**
   * The whole Hessian, [parameter][parameter], symmetric to the bit.
   *
   * All weights into one unit share a tangent: dE/dtheta moves along W_oi as it does along z_o, times gain a_i. So one tangent pass a
   * unit gives all rows of it on and right of its own layer; the rest is the mirror image. Cost: about p^2 products a point.
   */
  hessian(theta: Float64Array, batch?: ArrayLike<number>): Float64Array {
    const { parameters: p, pass, column } = this;
    const { targets } = this.problem.data;
    const matrix = new Float64Array(p * p);
    const count = this.each(theta, batch, (target) => {
      this.loss.adjoint(this.output, targets, target, this.fBar);
      pass.backward(theta, this.fBar, true);
      for (let l = 0; l < pass.layers.length; l++) {
        const { inputs, outputs, gain, weights, biases } = pass.layers[l]!;
        const a = pass.a[l]!;
        for (let o = 0; o < outputs; o++) {
          const fDot = pass.unitForward(theta, l, o);
          this.loss.curvature(this.output, targets, target, fDot, this.fBarDot);
          pass.unitBackward(theta, l, this.fBarDot);
          column.fill(0, weights);
          pass.addUnitTangent(l, column);
          for (let i = 0; i < inputs; i++) addRow(matrix, p, weights + o * inputs + i, gain * a[i]!, column);
          if (biases >= 0) addRow(matrix, p, biases + o, 1, column);
        }
      }
    });
    const scale = this.scale(count);
    for (let k = 0; k < matrix.length; k++) matrix[k]! *= scale;
    if (this.precision) for (let k = 0; k < p; k++) matrix[k * p + k]! += this.precision[k]!;
    return mirrorUpper(matrix, p);
  }

  /** Where the targets of a point lie in `problem.data.targets`. */
  targetOffset(point: number): number {
    return this.start.targets + point * this.problem.shape.outputs;
  }

  /** Weight w of a point in the energy. */
  pointWeight(point: number): number {
    return this.problem.data.weights?.[this.start.weights + point] ?? 1;
  }

  /** Outputs f on the training points (or those of a batch), [point][output]. */
  outputs(theta: Float64Array, batch?: ArrayLike<number>): Float64Array {
    const { outputs } = this.problem.shape;
    const values = new Float64Array((batch?.length ?? this.points) * outputs);
    this.each(theta, batch, (_, k) => values.set(this.output, k * outputs));
    return values;
  }

  /** df/dtheta, [point][output][parameter], without any factor. */
  jacobian(theta: Float64Array, batch?: ArrayLike<number>): Float64Array {
    const { outputs } = this.problem.shape;
    const p = this.parameters;
    const jacobian = new Float64Array((batch?.length ?? this.points) * outputs * p);
    this.each(theta, batch, (_, k) => this.pointJacobian(theta, jacobian.subarray(k * outputs * p)));
    return jacobian;
  }

  /** Gauss-Newton matrix s J^T H_loss J (plus the precisions), [parameter][parameter]; positive semidefinite. */
  gaussNewton(theta: Float64Array, batch?: ArrayLike<number>): Float64Array {
    const { parameters: p, fBarDot } = this;
    const { outputs } = this.problem.shape;
    const { targets } = this.problem.data;
    const matrix = new Float64Array(p * p);
    const rows = new Float64Array(outputs * p);
    const unit = new Float64Array(outputs);
    const count = this.each(theta, batch, (target) => {
      this.pointJacobian(theta, rows);
      for (let o = 0; o < outputs; o++) {
        unit.fill(0);
        unit[o] = 1;
        this.loss.curvature(this.output, targets, target, unit, fBarDot);
        for (let m = 0; m < outputs; m++) {
          if (fBarDot[m] === 0) continue;
          const row = rows.subarray(o * p, (o + 1) * p);
          for (let k = 0; k < p; k++) addRow(matrix, p, k, fBarDot[m]! * rows[m * p + k]!, row);
        }
      }
    });
    const scale = this.scale(count);
    for (let k = 0; k < matrix.length; k++) matrix[k]! *= scale;
    if (this.precision) for (let k = 0; k < p; k++) matrix[k * p + k]! += this.precision[k]!;
    return mirrorUpper(matrix, p);
  }

  /** Forward at every point of the batch, then `use` with the offset of its targets and its place. @returns how many points */
  private each(
    theta: Float64Array,
    batch: ArrayLike<number> | undefined,
    use: (target: number, place: number) => void,
  ): number {
    const { shape, data } = this.problem;
    if (theta.length !== this.parameters)
      throw new RangeError(`expected ${this.parameters} parameters, got ${theta.length}`);
    const count = batch?.length ?? this.points;
    for (let k = 0; k < count; k++) {
      const point = batch ? batch[k]! : k;
      this.weight = this.pointWeight(point);
      this.output = this.pass.forward(theta, data.inputs, this.start.inputs + point * shape.inputs);
      use(this.targetOffset(point), k);
    }
    return count;
  }

  /** df/dtheta of the point that `forward` was at, into `rows` [output][parameter]. */
  private pointJacobian(theta: Float64Array, rows: Float64Array): void {
    const { outputs } = this.problem.shape;
    for (let o = 0; o < outputs; o++) {
      this.fBar.fill(0);
      this.fBar[o] = 1;
      this.pass.backward(theta, this.fBar);
      const row = rows.subarray(o * this.parameters, (o + 1) * this.parameters);
      row.fill(0);
      this.pass.addGradient(row);
    }
  }

  private scale(count: number): number {
    return (this.problem.energyScale * this.points) / count;
  }

  private ridge(theta: Float64Array): number {
    if (!this.precision) return 0;
    let sum = 0;
    for (let k = 0; k < theta.length; k++) sum += this.precision[k]! * theta[k]! ** 2;
    return sum / 2;
  }
}

/** matrix[row][k …] += factor column[k …], from the diagonal on. */
function addRow(matrix: Float64Array, p: number, row: number, factor: number, column: Float64Array): void {
  if (factor === 0) return;
  const offset = row * p;
  for (let k = row; k < p; k++) matrix[offset + k]! += factor * column[k]!;
}
