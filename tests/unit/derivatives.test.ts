/** Derivatives of one network to second order: against central differences in f64 and against the reference engine. */
import { describe, expect, it } from 'vitest';
import { createReferenceLearner } from '../../src/engine/reference/learner.ts';
import { NetworkDerivatives } from '../../src/learner/derivatives/network-derivatives.ts';
import type { LearnerProblem } from '../../src/learner/problem.ts';
import {
  ACTIVATIONS,
  drawTheta,
  LOSSES,
  normals,
  type SmallProblem,
  smallProblem,
} from '../support/learner-problems.ts';

/** Central differences of step h leave h^2 of the third derivative and 1e-16 / h of rounding: about 1e-10 of each at 1e-5. */
const STEP = 1e-5;
const TOLERANCE = 1e-7;

/** |a - b| / |b|, in Euclidean norm. */
function relativeDistance(a: Float64Array, b: Float64Array): number {
  let [apart, size] = [0, 0];
  for (const [k, x] of a.entries()) {
    apart += (x - b[k]!) ** 2;
    size += b[k]! ** 2;
  }
  return Math.sqrt(apart / size);
}

const moved = (theta: Float64Array, s: number, v: Float64Array) => theta.map((x, k) => x + s * v[k]!);

function gradientAt(of: NetworkDerivatives, theta: Float64Array, batch?: readonly number[]): Float64Array {
  const gradient = new Float64Array(of.parameters);
  of.gradient(theta, gradient, batch);
  return gradient;
}

function differencesOfEnergy(of: NetworkDerivatives, theta: Float64Array, batch?: readonly number[]) {
  return theta.map((_, k) => {
    const unit = theta.map((_, i) => (i === k ? 1 : 0));
    const at = (s: number) => of.energy(moved(theta, s * STEP, unit), batch);
    return (at(1) - at(-1)) / (2 * STEP);
  });
}

function differenceOfGradients(
  of: NetworkDerivatives,
  theta: Float64Array,
  v: Float64Array,
  batch?: readonly number[],
): Float64Array {
  const [up, down] = [1, -1].map((s) => gradientAt(of, moved(theta, s * STEP, v), batch));
  return up!.map((g, k) => (g - down![k]!) / (2 * STEP));
}

/** Every activation with every loss; depth and biases vary among them. */
function everyKind(): { name: string; problem: LearnerProblem; theta: Float64Array }[] {
  const hiddens = [[], [4], [4, 3], [3, 4, 3]];
  return ACTIVATIONS.flatMap((activation, a) =>
    LOSSES.flatMap((loss, l) =>
      hiddens.map((hidden, depth) => {
        const owner = 100 * a + 10 * l + depth;
        const bias = (a + l + depth) % 2 === 0;
        const given: SmallProblem = { activation, loss, hidden, bias, outputs: 3, energyScale: 0.7, owner };
        const problem = smallProblem(given);
        return {
          name: `${activation}, ${loss}, ${depth} hidden${bias ? ', biases' : ''}`,
          problem,
          theta: drawTheta(problem, owner),
        };
      }),
    ),
  );
}

describe('derivatives of a network', () => {
  const batch = [0, 3, 3, 5];
  const kinds = everyKind();

  it('the gradient equals central differences of the energy (every activation, loss, depth 0-3; 1e-7 in norm), on a batch too', () => {
    for (const { name, problem, theta } of kinds) {
      const of = new NetworkDerivatives(problem);
      for (const points of [undefined, batch]) {
        const distance = relativeDistance(
          differencesOfEnergy(of, theta, points),
          gradientAt(of, theta, points),
        );
        expect(distance, name).toBeLessThan(TOLERANCE);
      }
    }
  });

  it('the product with the Hessian equals central differences of the gradient along random directions (1e-7), on a batch too', () => {
    for (const [owner, { name, problem, theta }] of kinds.entries()) {
      const of = new NetworkDerivatives(problem);
      const v = normals(theta.length, 9000 + owner);
      const product = new Float64Array(theta.length);
      for (const points of [undefined, batch]) {
        of.hessianProduct(theta, v, product, points);
        const distance = relativeDistance(differenceOfGradients(of, theta, v, points), product);
        expect(distance, name).toBeLessThan(TOLERANCE);
      }
    }
  });

  it('the whole Hessian has these products as its columns (1e-13) and is symmetric to the bit', () => {
    for (const { name, problem, theta } of kinds) {
      const of = new NetworkDerivatives(problem, { precision: theta.map((_, k) => k / 10) });
      const p = of.parameters;
      for (const points of [undefined, batch]) {
        const whole = of.hessian(theta, points);
        const columns = new Float64Array(p * p);
        for (let k = 0; k < p; k++) {
          const unit = theta.map((_, i) => (i === k ? 1 : 0));
          of.hessianProduct(theta, unit, columns.subarray(k * p, (k + 1) * p), points);
        }
        expect(relativeDistance(columns, whole), name).toBeLessThan(1e-13);
        const mirrored = whole.every((h, n) => h === whole[(n % p) * p + Math.floor(n / p)]);
        expect(mirrored, name).toBe(true);
      }
    }
  });

  it('a curvature that is left out is seen: with tanh taken for a straight line the same comparison fails', () => {
    const problem = smallProblem({ hidden: [4], owner: 1 });
    const theta = drawTheta(problem, 1);
    const of = new NetworkDerivatives(problem);
    // The Gauss-Newton matrix is the Hessian without the network's own second derivatives.
    const distance = relativeDistance(of.gaussNewton(theta), of.hessian(theta));
    expect(distance).toBeGreaterThan(1e-2);
  });

  it('Jacobian and outputs: J equals central differences (1e-7), and J^T H J is the Gauss-Newton matrix (1e-13)', () => {
    for (const { name, problem, theta } of kinds) {
      const of = new NetworkDerivatives(problem);
      const p = of.parameters;
      const jacobian = of.jacobian(theta);
      const rows = of.points * problem.shape.outputs;
      const differences = new Float64Array(rows * p);
      for (let k = 0; k < p; k++) {
        const unit = theta.map((_, i) => (i === k ? 1 : 0));
        const [up, down] = [1, -1].map((s) => of.outputs(moved(theta, s * STEP, unit)));
        for (let r = 0; r < rows; r++) differences[r * p + k] = (up![r]! - down![r]!) / (2 * STEP);
      }
      expect(relativeDistance(differences, jacobian), name).toBeLessThan(TOLERANCE);
      if (problem.loss !== 'squared-error') continue;
      const product = new Float64Array(p * p);
      for (let r = 0; r < rows; r++)
        for (let i = 0; i < p; i++)
          for (let j = 0; j < p; j++)
            product[i * p + j]! += problem.energyScale * jacobian[r * p + i]! * jacobian[r * p + j]!;
      expect(relativeDistance(product, of.gaussNewton(theta)), name).toBeLessThan(1e-13);
    }
  });

  it('of a linear model the Gauss-Newton matrix is the Hessian, for every loss (1e-13)', () => {
    for (const loss of LOSSES) {
      const problem = smallProblem({ hidden: [], loss, outputs: 3, owner: 40 });
      const theta = drawTheta(problem, 40);
      const of = new NetworkDerivatives(problem, { precision: theta.map(() => 0.3) });
      expect(relativeDistance(of.gaussNewton(theta), of.hessian(theta))).toBeLessThan(1e-13);
    }
  });

  it('energies and gradients are those of the reference engine, data set by data set (1e-14)', async () => {
    for (const loss of LOSSES) {
      const problem = smallProblem({ loss, hidden: [4, 3], sets: 3, owner: 7 });
      const thetas = [0, 1, 2].map((set) => drawTheta(problem, 60 + set));
      const weights = Float64Array.from(thetas.flatMap((theta) => [...theta]));
      const engine = createReferenceLearner({ problem, networks: 3, seed: [1, 0], weights });
      const [energies, gradients] = [await engine.energies(), await engine.gradients()];
      for (const [set, theta] of thetas.entries()) {
        const of = new NetworkDerivatives(problem, { set });
        const gradient = new Float64Array(of.parameters);
        const energy = of.gradient(theta, gradient);
        expect(Math.abs(energy / energies[set]! - 1)).toBeLessThan(1e-14);
        expect(of.energy(theta)).toBe(energy);
        const theirs = gradients.subarray(set * of.parameters, (set + 1) * of.parameters);
        expect(relativeDistance(gradient, theirs)).toBeLessThan(1e-14);
      }
    }
  });

  it('batches estimate without bias: over all single points their mean is the whole', () => {
    const problem = smallProblem({ owner: 3, points: 5 });
    const theta = drawTheta(problem, 3);
    const of = new NetworkDerivatives(problem, { precision: theta.map(() => 0.1) });
    const mean = new Float64Array(of.parameters);
    for (let point = 0; point < 5; point++)
      for (const [k, g] of gradientAt(of, theta, [point]).entries()) mean[k]! += g / 5;
    expect(relativeDistance(mean, gradientAt(of, theta))).toBeLessThan(1e-14);
  });

  it('refuses arrays of another size', () => {
    const problem = smallProblem({ owner: 2 });
    const of = new NetworkDerivatives(problem);
    expect(() => of.energy(new Float64Array(3))).toThrow('parameters, got 3');
    expect(() => new NetworkDerivatives(problem, { set: 1 })).toThrow('data set 1 of 1');
    expect(() => new NetworkDerivatives(problem, { precision: new Float64Array(2) })).toThrow(
      'precisions, got 2',
    );
  });
});
