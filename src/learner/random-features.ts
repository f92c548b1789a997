/**
 * Random features: phi_k(x) = sqrt(2) max(0, w_k . x / sqrt(d)) with w_k ~ N(0, 1)^d drawn once and never trained, so that only a linear
 * layer is learnt. With |x|^2 = d on average the mean square of a feature is 1. More features are more of the same draw: the first
 * of them stay.
 * Source: A. Rahimi & B. Recht, NIPS 20 (2007) 1177; for ReLU, Y. Cho & L. Saul, NIPS 22 (2009) 342.
 */
import { normalOf } from '../random/normal.ts';
import { WordReader } from '../random/philox.ts';
import type { Seed } from '../random/seed.ts';
import { Stream } from '../random/streams.ts';

/** Projections w, [feature][input]: stream InitialWeights, word k d + i of owner `draw`. */
export function drawProjections(features: number, inputs: number, seed: Seed, draw = 0): Float64Array {
  const words = new WordReader(seed, Stream.InitialWeights, draw);
  return Float64Array.from({ length: features * inputs }, (_, k) => normalOf(words.word(k)));
}

/**
 * @param points       x, [point][input]
 * @param projections  w, [feature][input]
 * @returns phi, [point][feature]
 */
export function reluFeatures(points: Float64Array, projections: Float64Array, inputs: number): Float64Array {
  const [count, features] = [points.length / inputs, projections.length / inputs];
  const scale = Math.sqrt(2 / inputs);
  const phi = new Float64Array(count * features);
  for (let mu = 0; mu < count; mu++)
    for (let k = 0; k < features; k++) {
      let sum = 0;
      for (let i = 0; i < inputs; i++) sum += projections[k * inputs + i]! * points[mu * inputs + i]!;
      if (sum > 0) phi[mu * features + k] = scale * sum;
    }
  return phi;
}
