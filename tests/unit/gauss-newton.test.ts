/** Levenberg-Marquardt on sums of squares whose minima are known, on small networks, and on |grad|^2, whose zeros are saddles. */
import { describe, expect, it } from 'vitest';
import { networkLandscape, squaredGradient } from '../../src/dynamics/optimise/critical-points.ts';
import {
  GAUSS_NEWTON_DEFAULTS,
  type GaussNewtonOptions,
  type GaussNewtonState,
  gaussNewton,
  gaussNewtonStart,
  type ModelEvaluation,
} from '../../src/dynamics/optimise/gauss-newton.ts';
import { leastSquares, networkEnergy } from '../../src/dynamics/optimise/gauss-newton-models.ts';
import { LBFGS_DEFAULTS, lbfgs, lbfgsStart } from '../../src/dynamics/optimise/lbfgs.ts';
import { minimiseTogether } from '../../src/dynamics/optimise/minimise-together.ts';
import { NetworkDerivatives } from '../../src/learner/derivatives/network-derivatives.ts';
import { evaluate } from '../../src/learner/evaluate.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import { saddleIndex, spectrumOf } from '../../src/observables/curvature.ts';
import { drawTheta, LOSSES, normals, productProblem, smallProblem } from '../support/learner-problems.ts';

type Energy = (theta: Float64Array) => ModelEvaluation;

async function minimise(energy: Energy, theta: Float64Array, change: Partial<GaussNewtonOptions> = {}) {
  const path: { state: GaussNewtonState; value: number }[] = [];
  const options = { ...GAUSS_NEWTON_DEFAULTS, ...change };
  const move = gaussNewton(gaussNewtonStart(theta), options, (state, value) => path.push({ state, value }));
  const [result] = await minimiseTogether([move], async (places) => places.map(energy));
  return { ...result!, path };
}

/** (10 (x2 - x1^2), 1 - x1) for each pair that follows another. */
const rosenbrock: Energy = (x) => {
  const pairs = x.length - 1;
  const residuals = new Float64Array(2 * pairs);
  for (let k = 0; k < pairs; k++) {
    residuals[2 * k] = 10 * (x[k + 1]! - x[k]! ** 2);
    residuals[2 * k + 1] = 1 - x[k]!;
  }
  const jacobian = () => {
    const J = new Float64Array(residuals.length * x.length);
    for (let k = 0; k < pairs; k++) {
      J[2 * k * x.length + k] = -20 * x[k]!;
      J[2 * k * x.length + k + 1] = 10;
      J[(2 * k + 1) * x.length + k] = -1;
    }
    return J;
  };
  return leastSquares({ residuals, jacobian, error: 1e-15 });
};

/** Powell's singular function: J has rank 2 of 4 at its minimum 0. */
const powell: Energy = ([a = 0, b = 0, c = 0, d = 0]) =>
  leastSquares({
    residuals: Float64Array.of(
      a + 10 * b,
      Math.sqrt(5) * (c - d),
      (b - 2 * c) ** 2,
      Math.sqrt(10) * (a - d) ** 2,
    ),
    jacobian: () => {
      const [e, f] = [2 * (b - 2 * c), 2 * Math.sqrt(10) * (a - d)];
      const s = Math.sqrt(5);
      return Float64Array.of(1, 10, 0, 0, 0, 0, s, -s, 0, e, -2 * e, 0, f, 0, 0, -f);
    },
    error: 1e-16,
  });

/** A network's targets made by another of its shape: zero residual is possible. */
function taught(
  owner: number,
  points: number,
  noise = 0,
): { problem: LearnerProblem; teacher: Float64Array } {
  const blank = smallProblem({ inputs: 2, hidden: [3], outputs: 1, points, owner });
  const teacher = drawTheta(blank, owner);
  const clean = evaluate(blank.shape, teacher, blank.data.inputs);
  const targets = clean.map((f, k) => f + noise * normals(points, owner + 77)[k]!);
  return { problem: { ...blank, data: { ...blank.data, targets } }, teacher };
}

/** Order of convergence from three distances in a row. */
const orderOf = ([a, b, c]: readonly number[]) => Math.log(c! / b!) / Math.log(b! / a!);

describe('Levenberg-Marquardt', () => {
  it('finds the minimum of Rosenbrock valleys in 2 and 20 dimensions', async () => {
    for (const dimension of [2, 20]) {
      const start = Float64Array.from({ length: dimension }, (_, k) => (k % 2 ? 1 : -1.2));
      const { reason, state } = await minimise(rosenbrock, start);
      expect(reason).toBe('converged');
      for (const x of state.theta) expect(Math.abs(x - 1)).toBeLessThan(1e-9);
      expect(state.evaluations).toBeLessThan(dimension === 2 ? 40 : 100);
    }
  });

  it('goes down Powell’s singular valley, where J loses its rank, to an energy below 1e-15', async () => {
    const { reason, value, path } = await minimise(powell, Float64Array.of(3, -1, 0, 1));
    expect(reason).toBe('converged');
    expect(value).toBeLessThan(1e-14);
    for (const [k, each] of path.entries()) if (k > 0) expect(each.value).toBeLessThan(path[k - 1]!.value);
  });

  it('converges to a network’s minimum of residual zero with order 2, but not of one that is not zero', async () => {
    const { problem, teacher } = taught(3, 40);
    const start = teacher.map((x, k) => x + 0.1 * normals(teacher.length, 90)[k]!);
    const ends = await Promise.all(
      [problem, taught(3, 40, 0.05).problem].map(async (each) => {
        const of = new NetworkDerivatives(each);
        const { state, value, path } = await minimise((theta) => networkEnergy(of, theta), start, {
          gradientTolerance: 1e-13,
        });
        const distances = path.map(({ state: { theta } }) =>
          Math.sqrt(theta.reduce((sum, x, k) => sum + (x - state.theta[k]!) ** 2, 0)),
        );
        return { value, distances: distances.filter((distance) => distance > 1e-12) };
      }),
    );
    const [exact, rough] = ends;
    expect(exact!.value).toBeLessThan(1e-24);
    expect(orderOf(exact!.distances.slice(-3))).toBeGreaterThan(1.7);
    // Control: what the Gauss-Newton matrix leaves out is as large as the residual. Four decades then take many steps.
    expect(rough!.value).toBeGreaterThan(0.01);
    const between = (distances: readonly number[]) => distances.filter((d) => d < 1e-2 && d > 1e-6).length;
    expect(between(exact!.distances)).toBeLessThan(4);
    expect(between(rough!.distances)).toBeGreaterThan(8);
  });

  it('needs a tenth of the evaluations of L-BFGS on it', async () => {
    const { problem, teacher } = taught(3, 40);
    const of = new NetworkDerivatives(problem);
    const start = teacher.map((x, k) => x + 0.1 * normals(of.parameters, 90)[k]!);
    const ours = await minimise((theta) => networkEnergy(of, theta), start);
    function* fromStart() {
      return yield* lbfgs(yield* lbfgsStart(start), { ...LBFGS_DEFAULTS, gradientTolerance: 1e-10 });
    }
    const [theirs] = await minimiseTogether([fromStart()], async (places) =>
      places.map((theta) => {
        const gradient = new Float64Array(of.parameters);
        return { value: of.gradient(theta, gradient), gradient };
      }),
    );
    expect(ours.reason).toBe('converged');
    expect(theirs!.state.evaluations).toBeGreaterThan(10 * ours.state.evaluations);
  });

  it('interpolates random labels with more parameters than points (singular matrix), for every loss that can reach zero', async () => {
    for (const loss of ['squared-error', 'squared-hinge'] as const) {
      const problem = smallProblem({ loss, inputs: 4, hidden: [10], outputs: 1, points: 20, owner: 17 });
      const of = new NetworkDerivatives(problem);
      const { reason, value } = await minimise((theta) => networkEnergy(of, theta), drawTheta(problem, 17));
      expect(reason, loss).toBe('converged');
      expect(value, loss).toBeLessThan(1e-18);
    }
  });

  it('finds the one minimum of a convex energy under every loss: a linear model with a ridge', async () => {
    for (const loss of LOSSES) {
      const problem = smallProblem({ loss, hidden: [], outputs: 3, points: 12, owner: 23 });
      const precision = new Float64Array(drawTheta(problem, 0).length).fill(0.5);
      const of = new NetworkDerivatives(problem, { precision });
      const ends = await Promise.all(
        [1, 2].map((owner) => minimise((theta) => networkEnergy(of, theta), drawTheta(problem, owner))),
      );
      for (const { reason, gradientNorm } of ends) {
        expect(reason, loss).toBe('converged');
        expect(gradientNorm).toBeLessThan(1e-9);
      }
      const apart = ends[0]!.state.theta.map((x, k) => Math.abs(x - ends[1]!.state.theta[k]!));
      expect(Math.max(...apart), loss).toBeLessThan(1e-8);
    }
  });

  it('says precision-limited where a gradient of zero is asked for, and stops within rounding of where it converges', async () => {
    const of = new NetworkDerivatives(taught(3, 40, 1).problem);
    const start = drawTheta(of.problem, 8);
    const energy: Energy = (theta) => networkEnergy(of, theta);
    const limited = await minimise(energy, start, { gradientTolerance: 0 });
    expect(limited.reason).toBe('precision-limited');
    expect(limited.gradientNorm).toBeLessThan(1e-6);
    const converged = await minimise(energy, start, { gradientTolerance: 1e-6 });
    expect(converged.reason).toBe('converged');
  });

  it('says what else ended it: a gradient that is wrong, limits, a start that is no number', async () => {
    const wrong: Energy = (x) => ({
      value: x[0]! ** 2,
      noise: () => 2 ** -52 * x[0]! ** 2,
      model: () => ({
        gradient: Float64Array.of(-1),
        scale: 1,
        solve: (mu) => Float64Array.of(1 / (1 + mu)),
      }),
    });
    expect((await minimise(wrong, Float64Array.of(1))).reason).toBe('line-search-failed');
    const start = Float64Array.of(-1.2, 1);
    expect((await minimise(rosenbrock, start, { mostIterations: 3 })).reason).toBe('iteration-limit');
    const few = await minimise(rosenbrock, start, { mostEvaluations: 5 });
    expect(few.reason).toBe('evaluation-limit');
    expect(few.state.evaluations).toBe(5);
    expect((await minimise(rosenbrock, Float64Array.of(Number.NaN, 0))).reason).toBe('diverged');
  });

  it('resumed from any state it goes the same way, and many together go as each does alone', async () => {
    const start = Float64Array.of(-1.2, 1, 0.3);
    const whole = await minimise(rosenbrock, start);
    const middle = structuredClone(whole.path[4]!.state);
    const [resumed] = await minimiseTogether([gaussNewton(middle, GAUSS_NEWTON_DEFAULTS)], async (places) =>
      places.map(rosenbrock),
    );
    expect(resumed!.state).toEqual(whole.state);
    const starts = [start, Float64Array.of(2, 2, 2), Float64Array.of(0, 0, 0)];
    const together = await minimiseTogether(
      starts.map((theta) => gaussNewton(gaussNewtonStart(theta), GAUSS_NEWTON_DEFAULTS)),
      async (places) => places.map(rosenbrock),
    );
    for (const [i, theta] of starts.entries())
      expect(together[i]!.state).toEqual((await minimise(rosenbrock, theta)).state);
  });
});

describe('zeros of the gradient', () => {
  it('of (1 - v w)^2 / 2 from near the origin is the saddle there, of index 1/2, which descent leaves', async () => {
    const of = new NetworkDerivatives(productProblem());
    const start = Float64Array.of(0.2, 0.3);
    const saddle = await minimise((theta) => squaredGradient(networkLandscape(of), theta), start);
    expect(saddle.reason).toBe('converged');
    for (const x of saddle.state.theta) expect(Math.abs(x)).toBeLessThan(1e-9);
    expect(saddleIndex(spectrumOf(of.hessian(saddle.state.theta)).values).alpha).toBe(0.5);
    // Control: minimising the energy itself from there ends at v w = 1.
    const [v = 0, w = 0] = (await minimise((theta) => networkEnergy(of, theta), start)).state.theta;
    expect(Math.abs(v * w - 1)).toBeLessThan(1e-9);
  });

  it('of a network with a ridge: from 12 starts critical points, reached quadratically, or places where H g = 0 with g not 0', async () => {
    const problem = smallProblem({ inputs: 3, hidden: [4], outputs: 1, points: 20, owner: 41 });
    const precision = new Float64Array(drawTheta(problem, 0).length).fill(0.1);
    const of = new NetworkDerivatives(problem, { precision });
    const orders: number[] = [];
    let flats = 0;
    for (let start = 0; start < 12; start++) {
      const { reason, value, gradientNorm, path } = await minimise(
        (theta) => squaredGradient(networkLandscape(of), theta),
        drawTheta(problem, 41 + start),
        { gradientTolerance: 1e-12 },
      );
      const slope = Math.sqrt(2 * value);
      if (slope < 1e-10) {
        const slopes = path.map(({ value: each }) => Math.sqrt(2 * each)).filter((each) => each > 1e-12);
        orders.push(orderOf(slopes.slice(-3)));
      } else {
        // A minimum of |g|^2 that is none of its zeros: the Hessian is flat along the gradient.
        flats++;
        expect(slope).toBeGreaterThan(1e-3);
        expect(gradientNorm).toBeLessThan(1e-4 * slope);
        expect(['precision-limited', 'iteration-limit']).toContain(reason);
      }
    }
    expect(orders.length).toBeGreaterThan(2);
    expect(flats).toBeGreaterThan(0);
    expect(orders.sort((a, b) => a - b)[Math.floor(orders.length / 2)]).toBeGreaterThan(1.7);
  });
});
