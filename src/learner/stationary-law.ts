/**
 * The stationary law of stochastic descent at a constant rate on a quadratic energy, exact at any step size, for minibatches drawn
 * with replacement and momentum (plain or Nesterov's). What a measured noise is compared with; nothing here is a temperature.
 *
 *   one mode      noise of variance sigma^2/B that does not depend on where the weight is: `modeVariance`
 *   least squares minibatches have curvatures of their own, so the noise grows with the distance from the minimum:
 *                 `leastSquaresMoments`, from the closed equation of the second moments
 *
 * Source: Mandt, Hoffman & Blei, J. Mach. Learn. Res. 18 (2017) 134, for small steps; at any step the second moments of a linear
 * recursion with independent coefficients close among themselves, and their equation is solved here.
 */
import { EigenvalueDecomposition, Matrix, solve } from 'ml-matrix';

export interface ConstantDescent {
  /** eta > 0. */
  readonly rate: number;
  /** B >= 1 points, drawn with replacement. */
  readonly batch: number;
  /** 0 <= mu < 1. Default 0. */
  readonly momentum?: number;
  /** Default false. */
  readonly nesterov?: boolean;
}

/**
 * <x^2> of one mode of curvature lambda, gradient lambda x + noise of variance sigma^2/B, plain momentum:
 *
 *   <x^2> = eta sigma^2 (1 + mu) / {B (1 - mu) lambda [2 (1 + mu) - eta lambda]},   at mu = 0: eta sigma^2/[B lambda (2 - eta lambda)].
 *
 * @param mode  curvature lambda > 0; noise sigma^2 of one point's gradient
 * @throws RangeError where it has no stationary law, eta lambda >= 2 (1 + mu)
 */
export function modeVariance(
  { rate, batch, momentum: mu = 0 }: Omit<ConstantDescent, 'nesterov'>,
  { curvature, noise }: { readonly curvature: number; readonly noise: number },
): number {
  const room = 2 * (1 + mu) - rate * curvature;
  if (!(room > 0)) throw unstable(rate);
  return (rate * noise * (1 + mu)) / (batch * (1 - mu) * curvature * room);
}

const unstable = (rate: number) =>
  new RangeError(`descent at rate ${rate} has no stationary law here: it runs away`);

/** Least squares, E = (1/2P) sum_mu (y_mu - x_mu . w)^2, one output and no bias. */
export interface LeastSquares {
  readonly points: number;
  /** [point][input] */
  readonly inputs: Float64Array;
  /** [point] */
  readonly targets: Float64Array;
}

export interface LeastSquaresFacts {
  /** w*, [input]. */
  readonly minimum: Float64Array;
  /** H = (1/P) sum x x^T, [row][column]. */
  readonly hessian: Float64Array;
  /** Covariance of one point's gradient at the minimum, C = (1/P) sum r^2 x x^T, r = y - x . w*. */
  readonly noise: Float64Array;
}

/** @throws Error where H is singular: then there is no one minimum */
export function leastSquaresFacts({ points, inputs, targets }: LeastSquares): LeastSquaresFacts {
  const d = inputs.length / points;
  const [hessian, noise, moment] = [new Float64Array(d * d), new Float64Array(d * d), new Float64Array(d)];
  for (let p = 0; p < points; p++) {
    for (let i = 0; i < d; i++) {
      moment[i]! += (inputs[p * d + i]! * targets[p]!) / points;
      for (let j = 0; j < d; j++) hessian[i * d + j]! += (inputs[p * d + i]! * inputs[p * d + j]!) / points;
    }
  }
  const minimum = Float64Array.from(solve(matrixOf(hessian, d), Matrix.columnVector(moment)).to1DArray());
  for (let p = 0; p < points; p++) {
    let rest = targets[p]!;
    for (let i = 0; i < d; i++) rest -= inputs[p * d + i]! * minimum[i]!;
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++)
        noise[i * d + j]! += (rest * rest * inputs[p * d + i]! * inputs[p * d + j]!) / points;
    }
  }
  return { minimum, hessian, noise };
}

const matrixOf = (values: Float64Array, d: number) =>
  new Matrix(Array.from({ length: d }, (_, i) => Array.from(values.subarray(i * d, (i + 1) * d))));

/**
 * <(w - w*)(w - w*)^T> of constant-rate descent on least squares, [row][column]. With s = (w - w*, m) and minibatch curvature
 * H_b, a step is s' = A_b s + noise; noise and s are independent and <s> = 0, so the moments obey
 *
 *   S = A S A^T + (eta^2/B) a a^T (x) [ (1/P) sum x x^T S_ww x x^T - H S_ww H + C ],
 *
 * a linear system of d (2d + 1) unknowns. The bracket's first two terms are what `modeVariance` leaves out: they vanish where all
 * points have one curvature.
 *
 * @throws RangeError where the step is too large for a stationary law
 */
export function leastSquaresMoments(problem: LeastSquares, descent: ConstantDescent): Float64Array {
  const d = problem.inputs.length / problem.points;
  const { noise } = leastSquaresFacts(problem);
  const step = secondMomentStep(problem, descent);
  const size = 2 * d;
  const places: [number, number][] = [];
  for (let i = 0; i < size; i++) for (let j = i; j < size; j++) places.push([i, j]);
  const count = places.length;
  const system = Matrix.eye(count, count);
  places.forEach(([i, j], column) => {
    const unit = new Float64Array(size * size);
    unit[i * size + j] = 1;
    unit[j * size + i] = 1;
    const image = step(unit, null);
    places.forEach(([k, l], row) => {
      system.set(row, column, system.get(row, column) - image[k * size + l]!);
    });
  });
  const source = step(new Float64Array(size * size), noise);
  const right = Matrix.columnVector(places.map(([k, l]) => source[k * size + l]!));
  const solved = solve(system, right).to1DArray();
  const moments = Matrix.zeros(size, size);
  places.forEach(([i, j], k) => {
    moments.set(i, j, solved[k]!);
    moments.set(j, i, solved[k]!);
  });
  // Beyond its stability the equation still has a solution, but none that is a covariance.
  const { realEigenvalues } = new EigenvalueDecomposition(moments, { assumeSymmetric: true });
  const largest = Math.max(...realEigenvalues.map(Math.abs));
  if (!(Math.min(...realEigenvalues) > -1e-9 * largest)) throw unstable(descent.rate);
  return Float64Array.from(moments.subMatrix(0, d - 1, 0, d - 1).to1DArray());
}

/** The second moments one step later, from those of (w - w*, m); with C where there is noise. [row][column] of size 2d. */
export function secondMomentStep(
  { points, inputs }: Pick<LeastSquares, 'points' | 'inputs'>,
  { rate, batch, momentum: mu = 0, nesterov = false }: ConstantDescent,
): (moments: Float64Array, noise: Float64Array | null) => Float64Array {
  const d = inputs.length / points;
  const size = 2 * d;
  // theta' = theta + kept m - gain[0] eta g; m' = mu m - gain[1] eta g.
  const [kept, gain] = nesterov ? [mu * mu, [1 + mu, 1]] : [mu, [1, 1]];
  const hessian = new Float64Array(d * d);
  for (let p = 0; p < points; p++)
    for (let i = 0; i < d; i++)
      for (let j = 0; j < d; j++) hessian[i * d + j]! += (inputs[p * d + i]! * inputs[p * d + j]!) / points;
  const A = Matrix.zeros(size, size);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      A.set(i, j, (i === j ? 1 : 0) - gain[0]! * rate * hessian[i * d + j]!);
      A.set(d + i, j, -gain[1]! * rate * hessian[i * d + j]!);
    }
    A.set(i, d + i, kept!);
    A.set(d + i, d + i, mu);
  }
  const H = matrixOf(hessian, d);
  return (moments, noise) => {
    const S = matrixOf(moments, size);
    const next = A.mmul(S).mmul(A.transpose());
    const W = S.subMatrix(0, d - 1, 0, d - 1);
    const spread = H.mmul(W).mmul(H).mul(-1);
    for (let p = 0; p < points; p++) {
      const x = inputs.subarray(p * d, (p + 1) * d);
      let square = 0;
      for (let i = 0; i < d; i++) for (let j = 0; j < d; j++) square += x[i]! * W.get(i, j) * x[j]!;
      for (let i = 0; i < d; i++)
        for (let j = 0; j < d; j++) spread.set(i, j, spread.get(i, j) + (square * x[i]! * x[j]!) / points);
    }
    if (noise) spread.add(matrixOf(noise, d));
    for (let a = 0; a < 2; a++) {
      for (let b = 0; b < 2; b++) {
        const factor = (gain[a]! * gain[b]! * rate * rate) / batch;
        for (let i = 0; i < d; i++) {
          for (let j = 0; j < d; j++) {
            const [row, column] = [a * d + i, b * d + j];
            next.set(row, column, next.get(row, column) + factor * spread.get(i, j));
          }
        }
      }
    }
    return Float64Array.from(next.to1DArray());
  };
}
