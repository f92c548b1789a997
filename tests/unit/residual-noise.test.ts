/** How much of a residual energy is rounding, said beforehand and measured; what ends in f32 there and goes on in f64. */
import { describe, expect, it } from 'vitest';
import {
  continueGaussNewton,
  continueLbfgs,
  startGaussNewton,
  startLbfgs,
} from '../../src/dynamics/optimise/batch-minimiser.ts';
import { DerivativeEnergies } from '../../src/dynamics/optimise/derivative-source.ts';
import { EngineEnergies, roundingOf } from '../../src/dynamics/optimise/energy-source.ts';
import { normalEquations } from '../../src/learner/derivatives/gram.ts';
import { ResidualDerivatives } from '../../src/learner/derivatives/residual-derivatives.ts';
import { localLearner } from '../support/cpu-learners.ts';
import { normals } from '../support/learner-problems.ts';
import { plateProblem, plateStart } from '../support/square-plate.ts';

const HIDDEN = 8;
const PROBLEM = plateProblem(HIDDEN, 8, 6, 10);
const NEWTON = { mostIterations: 60, mostEvaluations: 500, gradientTolerance: 1e-14, firstDamping: 1e-3 };
const LBFGS = { memory: 30, mostIterations: 3000, mostEvaluations: 6000, gradientTolerance: 1e-12 };

const inDouble = () => new DerivativeEnergies([new ResidualDerivatives(PROBLEM)], 1);

async function inSingle(theta: Float64Array) {
  const learner = await localLearner({ problem: PROBLEM, networks: 1, seed: [1, 0], weights: theta });
  const of = new ResidualDerivatives(PROBLEM);
  return new EngineEnergies(learner, PROBLEM, PROBLEM.residuals!, [of], roundingOf('cpu'));
}

async function trained(): Promise<Float64Array> {
  const batch = startGaussNewton([plateStart(HIDDEN, 1, 31)]);
  return (await continueGaussNewton(batch, 60, inDouble(), NEWTON)).states[0]!.theta;
}

describe('rounding of residual energies', () => {
  it('is told within a factor of five by its estimate, and is far more than rounding of the energy itself', async () => {
    const theta = await trained();
    const of = new ResidualDerivatives(PROBLEM);
    const source = await inSingle(theta);
    let squares = 0;
    const tries = 40;
    for (let k = 0; k < tries; k++) {
      const place = theta.map((x, i) => x * (1 + 1e-4 * normals(theta.length, 700 + k)[i]!));
      const [evaluated] = await source.energies([place], [0]);
      squares += (evaluated!.value - of.energy(place)) ** 2 / tries;
    }
    const [measured, told] = [Math.sqrt(squares), of.energyNoise(theta, 2 ** -24)];
    expect(told / measured).toBeGreaterThan(0.2);
    expect(told / measured).toBeLessThan(5);
    expect(2 ** -24 * of.energy(theta), 'negative control').toBeLessThan(measured / 5);
    expect(of.energyNoise(theta, 2 ** -53)).toBeLessThan(1e-6 * told);
  });

  it('ends L-BFGS in f32 with that reason, while f64 goes on', async () => {
    const start = plateStart(HIDDEN, 1, 31);
    const single = await inSingle(start);
    const ends = [];
    for (const source of [single, inDouble()])
      ends.push(await continueLbfgs(await startLbfgs([start], source), 3000, source, LBFGS));
    const [f32, f64] = ends;
    expect(f32!.reasons).toEqual(['precision-limited']);
    expect(f64!.reasons).not.toEqual(['precision-limited']);
    expect(f64!.energies[0]!).toBeLessThan(f32!.energies[0]!);
    expect(f64!.states[0]!.iterations).toBeGreaterThan(f32!.states[0]!.iterations);
  });

  it('does not end Gauss-Newton, whose steps come from residuals: both come to within a factor of three', async () => {
    const start = plateStart(HIDDEN, 1, 31);
    const ends = [];
    for (const source of [await inSingle(start), inDouble()]) {
      const batch = await continueGaussNewton(startGaussNewton([start]), 60, source, NEWTON);
      ends.push(new ResidualDerivatives(PROBLEM).energy(batch.states[0]!.theta));
    }
    expect(Math.abs(Math.log(ends[0]! / ends[1]!))).toBeLessThan(Math.log(3));
  });
});

describe('normal equations', () => {
  it('are J^T D J and J^T D r, in f32 and f64, for sizes around the tiles', () => {
    for (const [rows, p] of [
      [1, 1],
      [7, 5],
      [300, 9],
      [513, 4],
    ] as const) {
      const [jacobian, residuals] = [normals(rows * p, 5), normals(rows, 6)];
      const scales = normals(rows, 7).map(Math.abs);
      for (const j of [jacobian, Float32Array.from(jacobian)]) {
        const { gradient, curvature } = normalEquations(j, residuals, scales);
        for (let k = 0; k < p; k++) {
          let slope = 0;
          for (let n = 0; n < rows; n++) slope += scales[n]! ** 2 * j[n * p + k]! * residuals[n]!;
          expect(Math.abs(gradient[k]! - slope)).toBeLessThan(1e-12 * rows);
          for (let l = 0; l < p; l++) {
            let sum = 0;
            for (let n = 0; n < rows; n++) sum += scales[n]! ** 2 * j[n * p + k]! * j[n * p + l]!;
            expect(Math.abs(curvature[k * p + l]! - sum)).toBeLessThan(1e-12 * rows);
          }
        }
      }
    }
  });
});
