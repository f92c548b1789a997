/** Local models for Levenberg-Marquardt: sums of squares, and energies of networks under any loss. Saddles: `critical-points.ts`. */
import { CholeskyDecomposition, Matrix, SingularValueDecomposition } from 'ml-matrix';
import type { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { lossOf } from '../../learner/losses.ts';
import type { LocalModel, ModelEvaluation } from './gauss-newton.ts';

const EPSILON = 2 ** -52;
/** An output is a sum of a few products: wrong by so many rounding errors of its size. */
const OUTPUT_ERRORS = 4;

/** Residuals r [row] and their Jacobian [row][parameter], of the energy |r|^2 / 2. */
export interface Residuals {
  readonly residuals: Float64Array;
  jacobian(): Float64Array;
  /** Absolute rounding error of one residual. */
  readonly error: number;
}

/** |r|^2 / 2. Steps come from the singular values of J, whose condition is the root of that of J^T J. */
export function leastSquares({ residuals, jacobian, error }: Residuals): ModelEvaluation {
  let [value, size] = [0, 0];
  for (const r of residuals) {
    value += (r * r) / 2;
    size += Math.abs(r);
  }
  return {
    value,
    noise: () => error * (size + error * residuals.length) + EPSILON * value,
    model: () => singularModel(residuals, jacobian()),
  };
}

function singularModel(residuals: Float64Array, jacobian: Float64Array): LocalModel {
  const p = jacobian.length / residuals.length;
  const rows = Array.from(residuals, (_, r) => jacobian.subarray(r * p, (r + 1) * p));
  const gradient = new Float64Array(p);
  for (const [r, row] of rows.entries()) for (let k = 0; k < p; k++) gradient[k]! += residuals[r]! * row[k]!;
  // Not even a singular value can be had of what is not finite: the optimiser sees the gradient first.
  if (!jacobian.every(Number.isFinite))
    return { gradient: gradient.fill(Number.NaN), scale: 1, solve: () => null };
  const svd = new SingularValueDecomposition(new Matrix(rows), { autoTranspose: true });
  const [left, right, singular] = [svd.leftSingularVectors, svd.rightSingularVectors, svd.diagonal];
  const along = singular.map((_, m) => residuals.reduce((sum, r, i) => sum + r * left.get(i, m), 0));
  return {
    gradient,
    scale: Math.max(...singular) ** 2,
    solve: (mu) =>
      Float64Array.from({ length: p }, (_, k) =>
        singular.reduce((sum, s, m) => sum - ((s * along[m]!) / (s * s + mu)) * right.get(k, m), 0),
      ),
  };
}

/** A gradient and a matrix C >= 0 [parameter][parameter], by Cholesky. */
export function curvatureModel(gradient: Float64Array, curvature: Float64Array): LocalModel {
  const p = gradient.length;
  let scale = 0;
  for (let k = 0; k < p; k++) scale = Math.max(scale, curvature[k * p + k]!);
  const right = Matrix.columnVector(gradient.map((g) => -g));
  return {
    gradient,
    scale,
    solve(mu) {
      const matrix = Matrix.from1DArray(p, p, curvature);
      for (let k = 0; k < p; k++) matrix.set(k, k, matrix.get(k, k) + mu);
      const factor = new CholeskyDecomposition(matrix);
      return factor.isPositiveDefinite() ? Float64Array.from(factor.solve(right).to1DArray()) : null;
    },
  };
}

/** An evaluation whose model and rounding error are worked out once, however often they are asked for; the error knows the model's gradient. */
export function evaluationOf(
  value: number,
  model: () => LocalModel,
  noise: (gradient: Float64Array | undefined) => number,
): ModelEvaluation {
  let [made, error]: [LocalModel | undefined, number | undefined] = [undefined, undefined];
  return {
    value,
    model() {
      made ??= model();
      return made;
    },
    noise() {
      error ??= noise(made?.gradient);
      return error;
    },
  };
}

/** The energy of a network by the generalised Gauss-Newton matrix J^T H_loss J, for any loss. */
export function networkEnergy(of: NetworkDerivatives, theta: Float64Array): ModelEvaluation {
  const at = theta.slice();
  return {
    value: of.energy(at),
    noise: () => energyNoise(of, at),
    model() {
      const gradient = new Float64Array(of.parameters);
      of.gradient(at, gradient);
      return curvatureModel(gradient, of.gaussNewton(at));
    },
  };
}

/** Absolute rounding error of a network's energy: that of the outputs, passed on by the loss, and that of the sum. */
function energyNoise(of: NetworkDerivatives, theta: Float64Array): number {
  const { problem } = of;
  const { outputs } = problem.shape;
  const loss = lossOf(problem);
  const [f, adjoint] = [of.outputs(theta), new Float64Array(outputs)];
  let sum = 0;
  for (let point = 0; point < of.points; point++) {
    const values = f.subarray(point * outputs, (point + 1) * outputs);
    const target = of.targetOffset(point);
    loss.adjoint(values, problem.data.targets, target, adjoint);
    for (let k = 0; k < outputs; k++) {
      const error =
        OUTPUT_ERRORS * EPSILON * (Math.abs(values[k]!) + Math.abs(problem.data.targets[target + k]!));
      sum += of.pointWeight(point) * error * (Math.abs(adjoint[k]!) + error);
    }
  }
  return problem.energyScale * sum + EPSILON * of.energy(theta);
}
