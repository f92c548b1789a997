/**
 * Energy of one network's residuals (src/learner/residuals.ts), and what it is made of to second order, in f64:
 *
 *   E(theta) = (s/2) sum_n w_n r_n(theta)^2,    s = energyScale,
 *
 * gradient, residuals, Jacobian, Gauss-Newton matrix s J^T W J, product of the Hessian with a vector, whole Hessian, rounding error.
 * `NetworkDerivatives` is the same for energies of data. Points are worked on in blocks, unit by unit: on one thread the gradient of a
 * 2-32-1 network on 1000 points takes a few milliseconds, its Gauss-Newton matrix some ten.
 *
 * Frozen parameters do not move: their gradient, Jacobian and Hessian are 0. Arrays are reused between calls and none is returned that
 * will change, but `out` parameters are the caller's.
 */
import { firstConstant, parameterCount } from '../network.ts';
import type { LearnerProblem } from '../problem.ts';
import type { ResidualTerms } from '../residuals.ts';
import { addGram } from './gram.ts';
import { BLOCK } from './jet-block.ts';
import { mirrorUpper } from './matrices.ts';
import {
  addBlockAdjoint,
  addBlockAdjointTangent,
  blockResiduals,
  blockSizes,
  blockTangents,
  outputSizes,
} from './residual-block.ts';
import { type ResidualOptions, ResidualVisits, type Visit } from './residual-visits.ts';

/** Rows of the Jacobian that are held at once: sums over few of them would cost more to begin and end than to make. */
const ROWS = 4 * BLOCK;

/** Operations that round a number of a jet or a residual, each by its size, as their squares add up. */
const ROUNDINGS = 2;

/** Some of the weighted residuals and their Jacobian. */
interface WeightedRows {
  /** [parameter][row], stride ROWS */
  readonly columns: Float64Array;
  readonly values: Float64Array;
  /** Their numbers, in the order of `residualCount`. */
  readonly rows: Int32Array;
  count: number;
}

export class ResidualDerivatives {
  readonly parameters: number;
  private readonly visits: ResidualVisits;
  private readonly firstConstant: number;
  private readonly r = new Float64Array(BLOCK);
  private readonly rBar = new Float64Array(BLOCK);
  private readonly rBarDot = new Float64Array(BLOCK);
  private readonly ones = new Float64Array(BLOCK).fill(1);
  private readonly scales = new Float64Array(BLOCK);
  #held: WeightedRows | null = null;

  /** @throws RangeError if the problem has no residuals, its arrays do not fit its shape, or there is no such set */
  constructor(
    readonly problem: LearnerProblem,
    options: ResidualOptions = {},
  ) {
    this.visits = new ResidualVisits(problem, options);
    this.parameters = parameterCount(problem.shape);
    this.firstConstant = firstConstant(problem.shape);
  }

  get residualCount(): number {
    return this.visits.residualCount;
  }

  /** Other points, columns and weights. @throws RangeError if they are not of the same structure */
  replace(terms: ResidualTerms): void {
    this.visits.replace(terms);
  }

  /** @param theta  [parameter] */
  energy(theta: Float64Array): number {
    let sum = 0;
    this.visits.each(theta, 2, ({ group, block, weights }) => {
      for (const equation of group.equations) {
        blockResiduals(equation, block, this.r);
        for (let p = 0; p < block.count; p++) sum += 0.5 * weights[p]! * this.r[p]! ** 2;
      }
    });
    return this.problem.energyScale * sum;
  }

  /** Gradient into `out` [parameter]. @returns the energy */
  gradient(theta: Float64Array, out: Float64Array): number {
    out.fill(0);
    let sum = 0;
    this.visits.each(theta, 3, (visit) => {
      sum += this.backward(theta, visit, out);
      visit.pass.addGradient(out);
    });
    const { energyScale } = this.problem;
    for (let k = 0; k < out.length; k++) out[k]! *= energyScale;
    this.freeze(out);
    return energyScale * sum;
  }

  /** r without weights, [residual], in the order of `residualCount`: groups, points, equations. */
  residuals(theta: Float64Array): Float64Array {
    const values = new Float64Array(this.residualCount);
    this.visits.each(theta, 2, ({ group: { equations }, block, row }) => {
      for (const [e, equation] of equations.entries()) {
        blockResiduals(equation, block, this.r);
        for (let p = 0; p < block.count; p++) values[row + p * equations.length + e] = this.r[p]!;
      }
    });
    return values;
  }

  /** sqrt(s w) r, [residual], and its Jacobian [residual][parameter]: E is half the sum of their squares. */
  weighted(theta: Float64Array): { readonly residuals: Float64Array; readonly jacobian: Float64Array } {
    const p = this.parameters;
    const [residuals, jacobian] = [
      new Float64Array(this.residualCount),
      new Float64Array(this.residualCount * p),
    ];
    this.eachColumns(theta, ({ columns, values, rows, count }) => {
      for (let n = 0; n < count; n++) {
        const row = rows[n]!;
        residuals[row] = values[n]!;
        for (let k = 0; k < p; k++) jacobian[row * p + k] = columns[k * ROWS + n]!;
      }
    });
    return { residuals, jacobian };
  }

  /** E, its gradient [parameter] and the Gauss-Newton matrix s J^T W J [parameter][parameter], which is positive semidefinite. */
  gaussNewton(theta: Float64Array): {
    readonly energy: number;
    readonly gradient: Float64Array;
    readonly curvature: Float64Array;
  } {
    const p = this.parameters;
    const [gradient, curvature] = [new Float64Array(p), new Float64Array(p * p)];
    let energy = 0;
    this.eachColumns(theta, ({ columns, values, count }) => {
      for (let n = 0; n < count; n++) energy += 0.5 * values[n]! ** 2;
      for (let k = 0; k < p; k++) {
        let sum = 0;
        for (let n = 0; n < count; n++) sum += columns[k * ROWS + n]! * values[n]!;
        gradient[k]! += sum;
      }
      addGram(columns, ROWS, count, p, curvature);
    });
    return { energy, gradient, curvature: mirrorUpper(curvature, p) };
  }

  /** The Hessian's product with v [parameter], exact to rounding, into `out`. Cost: about three gradients. */
  hessianProduct(theta: Float64Array, v: Float64Array, out: Float64Array): void {
    const free = v.slice();
    this.freeze(free);
    out.fill(0);
    const scratch = new Float64Array(this.parameters);
    this.visits.each(theta, 4, (visit) => {
      this.backward(theta, visit, scratch);
      this.addProduct(theta, free, visit, out);
    });
    for (let k = 0; k < out.length; k++) out[k]! *= this.problem.energyScale;
    this.freeze(out);
  }

  /** The whole Hessian, [parameter][parameter], symmetric to the bit. Cost: about two gradients a parameter. */
  hessian(theta: Float64Array): Float64Array {
    const p = this.parameters;
    const matrix = new Float64Array(p * p);
    const [scratch, unit] = [new Float64Array(p), new Float64Array(p)];
    const { frozen, energyScale } = this.problem;
    this.visits.each(theta, 4, (visit) => {
      this.backward(theta, visit, scratch);
      for (let k = 0; k < p; k++) {
        if (frozen?.[k]) continue;
        unit[k] = 1;
        this.addProduct(theta, unit, visit, matrix.subarray(k * p, (k + 1) * p));
        unit[k] = 0;
      }
    });
    for (let k = 0; k < p; k++) this.freeze(matrix.subarray(k * p, (k + 1) * p));
    for (let k = 0; k < matrix.length; k++) matrix[k]! *= energyScale;
    return mirrorUpper(matrix, p);
  }

  /**
   * What rounding does to the energy, as a standard deviation, where every operation rounds by `rounding` (2^-24 in f32, 2^-53 in f64).
   * Residuals are small sums of large terms, so this is far more than `rounding` times the energy. Parameters are rounded too.
   *
   * @param gradient  of the energy there, if it is known: half of the work
   * @returns an estimate within a factor of a few
   */
  energyNoise(theta: Float64Array, rounding: number, gradient = this.gradientAt(theta)): number {
    const sizes = this.visits.passes.map(({ outputs }) => new Float64Array(outputs.length));
    const size = new Float64Array(BLOCK);
    let [squares, energy] = [0, 0];
    this.visits.each(theta, 2, ({ group, pass, block, weights }) => {
      const of = sizes[this.visits.passes.indexOf(pass)]!;
      outputSizes(pass, theta, of);
      for (const equation of group.equations) {
        blockResiduals(equation, block, this.r);
        blockSizes(equation, block, of, size);
        for (let p = 0; p < block.count; p++) {
          const error = ROUNDINGS * rounding * size[p]!;
          squares += (weights[p]! * error * (Math.abs(this.r[p]!) + error)) ** 2;
          energy += 0.5 * weights[p]! * this.r[p]! ** 2;
        }
      }
    });
    const ofParameters = gradient.reduce((sum, g, k) => sum + (g * theta[k]! * rounding) ** 2 / 3, 0);
    const { energyScale } = this.problem;
    return Math.sqrt(energyScale ** 2 * squares + ofParameters) + rounding * energyScale * energy;
  }

  private gradientAt(theta: Float64Array): Float64Array {
    const gradient = new Float64Array(this.parameters);
    this.gradient(theta, gradient);
    return gradient;
  }

  /** dE/dz of a block, without the energy's scale; what constants get is added to `gradient`. @returns sum w r^2 / 2 */
  private backward(
    theta: Float64Array,
    { group, pass, block, weights }: Visit,
    gradient: Float64Array,
  ): number {
    const jetBar = new Float64Array(pass.outputs.length);
    let sum = 0;
    for (const equation of group.equations) {
      blockResiduals(equation, block, this.r);
      for (let p = 0; p < block.count; p++) {
        sum += 0.5 * weights[p]! * this.r[p]! ** 2;
        this.rBar[p] = weights[p]! * this.r[p]!;
      }
      addBlockAdjoint(equation, block, this.rBar, jetBar, gradient, this.firstConstant);
    }
    pass.backward(theta, jetBar);
    return sum;
  }

  /** Adds a block's part of the Hessian's product with v, without the energy's scale; follows `backward` of the block. */
  private addProduct(theta: Float64Array, v: Float64Array, visit: Visit, out: Float64Array): void {
    const { group, block, weights, pass } = visit;
    const tangent = visit.tangent();
    const dot = { jet: tangent.forward(theta, v), theta: v };
    const jetBarDot = new Float64Array(pass.outputs.length);
    for (const equation of group.equations) {
      blockResiduals(equation, block, this.r);
      blockTangents(equation, block, dot, this.rBarDot);
      for (let p = 0; p < block.count; p++) {
        this.rBar[p] = weights[p]! * this.r[p]!;
        this.rBarDot[p]! *= weights[p]!;
      }
      addBlockAdjointTangent(equation, block, dot, this.rBar, this.rBarDot, jetBarDot, out);
    }
    tangent.backward(theta, v, jetBarDot);
    tangent.addGradient(out);
  }

  /** Weighted residuals, and the columns of their Jacobian, as many rows at a time as there is room for. */
  private eachColumns(theta: Float64Array, use: (rows: WeightedRows) => void): void {
    this.#held ??= roomForRows(this.parameters);
    const held = this.#held;
    held.count = 0;
    this.visits.each(theta, 3, (visit) => {
      for (const e of visit.group.equations.keys()) {
        if (held.count + visit.block.count > ROWS) {
          use(held);
          held.count = 0;
        }
        this.addRows(theta, visit, e, held);
      }
    });
    use(held);
  }

  /** The rows of one equation on one block, after those that are held. */
  private addRows(theta: Float64Array, visit: Visit, e: number, held: WeightedRows): void {
    const { group, pass, block, weights, row } = visit;
    const { columns, count: from } = held;
    const { firstConstant: constantsAt, scales } = this;
    const { frozen, energyScale } = this.problem;
    const equation = group.equations[e]!;
    for (let p = 0; p < block.count; p++) scales[p] = Math.sqrt(energyScale * weights[p]!);
    const jetBar = new Float64Array(pass.outputs.length);
    for (let k = constantsAt; k < this.parameters; k++)
      columns.fill(0, k * ROWS + from, k * ROWS + from + block.count);
    addBlockAdjoint(equation, block, this.ones, jetBar, columns, constantsAt * ROWS + from, ROWS);
    pass.backward(theta, jetBar);
    pass.pointGradients(columns, ROWS, from, scales);
    for (let k = constantsAt; k < this.parameters; k++)
      for (let p = 0; p < block.count; p++) columns[k * ROWS + from + p]! *= scales[p]!;
    if (frozen)
      for (let k = 0; k < frozen.length; k++)
        if (frozen[k]) columns.fill(0, k * ROWS + from, k * ROWS + from + block.count);
    blockResiduals(equation, block, this.r);
    for (let p = 0; p < block.count; p++) {
      held.values[from + p] = scales[p]! * this.r[p]!;
      held.rows[from + p] = row + p * group.equations.length + e;
    }
    held.count += block.count;
  }

  private freeze(values: Float64Array): void {
    const { frozen } = this.problem;
    if (frozen) for (let k = 0; k < frozen.length; k++) if (frozen[k]) values[k] = 0;
  }
}

function roomForRows(parameters: number): WeightedRows {
  const columns = new Float64Array(parameters * ROWS);
  return { columns, values: new Float64Array(ROWS), rows: new Int32Array(ROWS), count: 0 };
}
