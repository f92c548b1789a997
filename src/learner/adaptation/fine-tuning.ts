/**
 * Training that goes on from a source network with a few labels: which parameters may move, which points count.
 *
 * All layers; the last ones alone (the features stay); all, pulled back to where they came from (L2-SP: (strength/2)|theta - source|^2,
 * the learner's `tether`).
 * Source: Li, Grandvalet & Davoine, ICML 2018, arXiv:1802.01483 (L2-SP); Yosinski et al., arXiv:1411.1792 (which layers carry over).
 */
import { layersOf, parameterCount } from '../network.ts';
import type { NetworkShape } from '../problem.ts';

/** `frozen` of a problem in which the last layers alone are trained, [parameter]. @param trained  1 … number of layers */
export function frozenButLast(shape: NetworkShape, trained: number): Uint8Array {
  const layers = layersOf(shape);
  const first = layers[layers.length - trained];
  if (!first) throw new RangeError(`${trained} of ${layers.length} layers to train`);
  return new Uint8Array(parameterCount(shape)).fill(1, 0, first.weights);
}

/**
 * Weights of sets that have unlike numbers of points in one batch: the first n points of a set count 1/n each, so that its energy is a
 * mean; none where n = 0.
 *
 * @returns [set][point]
 */
export function meanOfFirst(counts: readonly number[], points: number): Float64Array {
  const weights = new Float64Array(counts.length * points);
  counts.forEach((n, set) => {
    if (n > points) throw new RangeError(`${n} of ${points} points`);
    weights.fill(1 / n, set * points, set * points + n);
  });
  return weights;
}
