/** A small network at a minimum of its loss with weight decay: where it is, its modes, and the noise of one point's gradient there. */
import { LBFGS_DEFAULTS, lbfgs, lbfgsStart } from '../../dynamics/optimise/lbfgs.ts';
import { NetworkDerivatives } from '../../learner/derivatives/network-derivatives.ts';
import { drawWeights } from '../../learner/prior.ts';
import { modeVariance } from '../../learner/stationary-law.ts';
import { spectrumOf } from '../../observables/curvature.ts';
import { seedFrom } from '../../random/seed.ts';
import { problemOf, taskData } from '../learner-common/tasks.ts';
import type { TemperatureOfSgdConfig } from '../temperature-of-sgd.ts';
import { decayOf, type Minimum, repeated } from './problems.ts';

export async function networkMinimum(config: TemperatureOfSgdConfig): Promise<Minimum> {
  const { points, modes: inputs, hidden, labelNoise, weightDecay, seed } = config;
  const split = await taskData({ task: 'teacher', seed: seedFrom(seed), points, inputs, noise: labelNoise });
  const problem = problemOf(split, {
    hidden: [hidden],
    activation: 'tanh',
    loss: 'squared-error',
    energy: 'mean',
  });
  const derivatives = new NetworkDerivatives(problem, { precision: decayOf(problem, weightDecay) });
  const start = drawWeights(problem.shape, { weight: 1, bias: 0 }, { networks: 1, seed: seedFrom(seed) });
  const theta = minimise(derivatives, start);
  const { values, vectors } = spectrumOf(derivatives.hessian(theta));
  const p = derivatives.parameters;
  const noise = noiseAlong(problem, theta, vectors);
  return {
    problem,
    weightDecay,
    modes: p,
    curvatures: values,
    noise,
    networksPerCopy: 1,
    start: (copies) => repeated(theta, copies),
    amplitudes(weights, copies) {
      const x = new Float64Array(copies * p);
      for (let c = 0; c < copies; c++) {
        for (let k = 0; k < p; k++) {
          let sum = 0;
          for (let i = 0; i < p; i++) sum += vectors[k * p + i]! * (weights[c * p + i]! - theta[i]!);
          x[c * p + k] = sum;
        }
      }
      return x;
    },
    theory: (descent) => values.map((curvature, k) => modeVariance(descent, { curvature, noise: noise[k]! })),
    exact: false,
    derivatives,
  };
}

/** L-BFGS in f64, to a gradient of 1e-9. */
function minimise(derivatives: NetworkDerivatives, start: Float64Array): Float64Array {
  const options = {
    ...LBFGS_DEFAULTS,
    mostIterations: 5000,
    mostEvaluations: 20_000,
    gradientTolerance: 1e-9,
  };
  const evaluate = (theta: Float64Array) => {
    const gradient = new Float64Array(theta.length);
    return { value: derivatives.gradient(theta, gradient), gradient };
  };
  const beginning = lbfgsStart(start);
  let asked: IteratorResult<Float64Array, unknown> = beginning.next();
  let state = null;
  while (!asked.done) {
    const answer = beginning.next(evaluate(asked.value));
    if (answer.done) state = answer.value;
    asked = answer;
  }
  const going = lbfgs(state!, options);
  let move = going.next();
  while (!move.done) move = going.next(evaluate(move.value));
  return move.value.state.theta;
}

/** C_kk: variance over points of one point's gradient along each mode, [mode]. */
function noiseAlong(problem: Minimum['problem'], theta: Float64Array, vectors: Float64Array): Float64Array {
  const p = theta.length;
  const each = pointGradients(new NetworkDerivatives(problem), theta);
  const points = each.length / p;
  return Float64Array.from({ length: p }, (_, k) => {
    let [sum, squares] = [0, 0];
    for (let mu = 0; mu < points; mu++) {
      let along = 0;
      for (let i = 0; i < p; i++) along += vectors[k * p + i]! * each[mu * p + i]!;
      sum += along / points;
      squares += along ** 2 / points;
    }
    return squares - sum ** 2;
  });
}

/** Gradient of each point's loss, [point][parameter]. */
function pointGradients(derivatives: NetworkDerivatives, theta: Float64Array): Float64Array {
  const p = derivatives.parameters;
  const all = new Float64Array(derivatives.points * p);
  for (let mu = 0; mu < derivatives.points; mu++)
    derivatives.gradient(theta, all.subarray(mu * p, (mu + 1) * p), [mu]);
  return all;
}

/** tr C: how much one point's gradient scatters about the mean of all. */
export function gradientScatter(derivatives: NetworkDerivatives, theta: Float64Array): number {
  const p = derivatives.parameters;
  const each = pointGradients(derivatives, theta);
  const points = each.length / p;
  let trace = 0;
  for (let i = 0; i < p; i++) {
    let [sum, squares] = [0, 0];
    for (let mu = 0; mu < points; mu++) {
      sum += each[mu * p + i]! / points;
      squares += each[mu * p + i]! ** 2 / points;
    }
    trace += squares - sum ** 2;
  }
  return trace;
}
