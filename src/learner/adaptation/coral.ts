/**
 * CORAL: source and target features are given the same covariance. In closed form, source features are whitened and recoloured,
 *
 *   f -> mean_t + (f - mean_s) (C_s + r)^(-1/2) (C_t + r)^(1/2),
 *
 * on which the head is trained anew; as a loss, |C_s - C_t|_F^2/(4 d^2) is descended together with the task (deep CORAL).
 * Source: Sun, Feng & Saenko, AAAI 2016, arXiv:1511.05547; Sun & Saenko, arXiv:1607.01719. Means are moved too, which the first leaves to
 * the normalisation of its data.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface Moments {
  readonly mean: Float64Array;
  /** Unbiased, [feature][feature]. */
  readonly covariance: Matrix;
}

/** @param features  [point][feature], two points at least */
export function momentsOf(features: Float64Array, width: number): Moments {
  const points = features.length / width;
  const mean = new Float64Array(width);
  for (let k = 0; k < features.length; k++) mean[k % width]! += features[k]! / points;
  const centred = new Matrix(points, width);
  for (let p = 0; p < points; p++)
    for (let i = 0; i < width; i++) centred.set(p, i, features[p * width + i]! - mean[i]!);
  return {
    mean,
    covariance: centred
      .transpose()
      .mmul(centred)
      .div(points - 1),
  };
}

/** C^power of a symmetric matrix, eigenvalues below `floor` taken as `floor`. */
function powerOf(matrix: Matrix, power: number, floor: number): Matrix {
  const { realEigenvalues, eigenvectorMatrix: v } = new EigenvalueDecomposition(matrix, {
    assumeSymmetric: true,
  });
  const diagonal = Matrix.diag(realEigenvalues.map((e) => Math.max(e, floor) ** power));
  return v.mmul(diagonal).mmul(v.transpose());
}

/**
 * The map of CORAL, as a function of features.
 *
 * @param ridge  least variance of a direction as a share of the mean variance: directions without variance cannot be whitened
 */
export function coralMap(
  source: Moments,
  target: Moments,
  ridge = 1e-4,
): (features: Float64Array) => Float64Array {
  const width = source.mean.length;
  const floor = (ridge * (source.covariance.trace() + target.covariance.trace())) / (2 * width);
  const map = powerOf(source.covariance, -0.5, floor).mmul(powerOf(target.covariance, 0.5, floor));
  return (features) => {
    const out = new Float64Array(features.length);
    for (let at = 0; at < features.length; at += width)
      for (let j = 0; j < width; j++) {
        let sum = target.mean[j]!;
        for (let i = 0; i < width; i++) sum += (features[at + i]! - source.mean[i]!) * map.get(i, j);
        out[at + j] = sum;
      }
    return out;
  };
}

export interface Alignment {
  readonly value: number;
  /** By the features, [point][feature] as they were given. */
  readonly source: Float64Array;
  readonly target: Float64Array;
}

/** |C_s - C_t|_F^2/(4 d^2) and its slopes. */
export function coralLoss(source: Float64Array, target: Float64Array, width: number): Alignment {
  const [s, t] = [momentsOf(source, width), momentsOf(target, width)];
  const difference = Matrix.sub(s.covariance, t.covariance);
  const slopes = (features: Float64Array, { mean }: Moments, sign: number) => {
    const points = features.length / width;
    const factor = sign / (width * width * (points - 1));
    const out = new Float64Array(features.length);
    for (let p = 0; p < points; p++)
      for (let j = 0; j < width; j++) {
        let sum = 0;
        for (let i = 0; i < width; i++) sum += (features[p * width + i]! - mean[i]!) * difference.get(i, j);
        out[p * width + j] = factor * sum;
      }
    return out;
  };
  return {
    value: difference.norm('frobenius') ** 2 / (4 * width * width),
    source: slopes(source, s, 1),
    target: slopes(target, t, -1),
  };
}
