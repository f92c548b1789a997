// Trains a batch of sixteen networks on one set of data, all at once. Run: node train-networks.mjs
import { drawFromPrior, meanOverSamples, openEngine, seedFrom } from 'glassbox';

const [networks, points] = [16, 40];
const inputs = Float64Array.from({ length: points }, (_, k) => -2 + (4 * k) / (points - 1));
const problem = {
  // f = 16^(-1/2) sum v tanh(w x + b) + c
  shape: { inputs: 1, hidden: [16], outputs: 1, activation: 'tanh', bias: true, gains: [1, 0.25] },
  data: { sets: 1, points, inputs, sharedInputs: true, targets: inputs.map((x) => Math.sin(2 * x)) },
  loss: 'squared-error',
  // A mean over the points.
  energyScale: 1 / points,
  priorPrecision: { weight: 1, bias: 1 },
};

const seed = seedFrom(3);
const { engine } = await openEngine('cpu');
try {
  const weights = drawFromPrior(problem, { networks, seed });
  const learner = await engine.learner({ problem, networks, seed, weights });
  const tell = async (when) => {
    // Networks with starts of their own are independent: the error bar is over them.
    const { value, error } = meanOverSamples(await learner.energies());
    console.log(`${when}: loss ${value.toExponential(2)} ± ${error.toExponential(1)}`);
  };
  await tell('before');
  const rule = { kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8, decoupled: false };
  const learningRates = new Float64Array(networks).fill(0.02);
  await learner.step({ kind: 'descent', rule, learningRates, weightDecay: 0, batch: 0 }, 2000);
  await tell('after');
  learner.destroy();
} finally {
  await engine.destroy();
}
