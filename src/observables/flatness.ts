/**
 * How flat the landscape is around a point, by noise on the weights: theta + sigma n, n independent and normal in each parameter,
 *
 *   plain     n_k of variance 1: the rise of the Gaussian-averaged loss, <L(theta + sigma n)> - L(theta) ~ (sigma^2/2) trace H.
 *             It stands here for the local entropy -ln int exp(-P L(theta') - |theta' - theta|^2 / (2 sigma^2)) dtheta', of which it is, times P
 *             and up to a constant, an upper bound (Jensen)
 *   filter    in each unit scaled so that the expected squared length of its noise is that of its weights (sigma relative)
 *
 * All depend on how the network is written: a ReLU unit may be rescaled without changing the function, and with it the plain noise hurts
 * more or less. Compare them with care, and with the same noise n for all points (less scatter in differences).
 *
 * Source: Keskar et al., arXiv:1609.04836; Baldassi et al., Phys. Rev. Lett. 115 (2015) 128101 and Chaudhari et al., arXiv:1611.01838
 * (local entropy); Li et al., arXiv:1712.09913 (filter); Dinh, Pascanu, Bengio & Bengio, arXiv:1703.04933 (rescaling); Jiang, Neyshabur,
 * Mobahi, Krishnan & Bengio, arXiv:1912.02178 (measures beside generalisation, networks stopped at equal training loss).
 */
import { layersOf } from '../learner/network.ts';
import type { NetworkShape } from '../learner/problem.ts';

export type NoiseKind = 'plain' | 'filter';

/** Standard deviation of each parameter's noise at sigma = 1, [parameter]. */
export function noiseScales(shape: NetworkShape, weights: Float64Array, kind: NoiseKind): Float64Array {
  const scales = new Float64Array(weights.length).fill(1);
  if (kind === 'plain') return scales;
  for (const { weights: start, biases, inputs, outputs } of layersOf(shape)) {
    for (let unit = 0; unit < outputs; unit++) {
      const places = Array.from({ length: inputs }, (_, i) => start + unit * inputs + i);
      if (biases >= 0) places.push(biases + unit);
      const squares = places.reduce((sum, k) => sum + weights[k]! ** 2, 0);
      for (const k of places) scales[k] = Math.sqrt(squares / places.length);
    }
  }
  return scales;
}

/** weights + sigma scales n for every draw, [draw][parameter]. @param noise  standard normal, [draw][parameter] */
export function perturbed(
  weights: Float64Array,
  scales: Float64Array,
  sigma: number,
  noise: Float64Array,
): Float64Array {
  const p = weights.length;
  return noise.map((n, k) => weights[k % p]! + sigma * scales[k % p]! * n);
}
