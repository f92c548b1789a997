/**
 * What an aligned overlap of trained networks is read against: random networks whose layers have the same widths (root mean squares of
 * weights and of biases, layer by layer) as the trained ones, aligned in the same way. They share scales and nothing else.
 */
import type { Seed } from '../random/seed.ts';
import { alignedOverlaps } from './alignment.ts';
import { canonicalBatch } from './canonical.ts';
import { layersOf, parameterCount } from './network.ts';
import { drawWeights } from './prior.ts';
import type { NetworkShape } from './problem.ts';

/** Far above any network of a run, and above those of `alignedOverlapNull`. */
const FIRST_RANDOM_NETWORK = 2 ** 25;

/** Random networks with the layer widths of `weights` [network][parameter], [draw][parameter]. */
export function randomLike(
  shape: NetworkShape,
  weights: Float64Array,
  draws: number,
  seed: Seed,
): Float64Array {
  const p = parameterCount(shape);
  const networks = weights.length / p;
  const random = drawWeights(
    shape,
    { weight: 1, bias: 1 },
    { networks: draws, seed, first: FIRST_RANDOM_NETWORK },
  );
  const spans = layersOf(shape).flatMap(({ weights: start, biases, inputs, outputs }) => [
    [start, inputs * outputs] as const,
    ...(biases < 0 ? [] : [[biases, outputs] as const]),
  ]);
  for (const [start, length] of spans) {
    let squares = 0;
    for (let e = 0; e < networks; e++)
      for (let k = start; k < start + length; k++) squares += weights[e * p + k]! ** 2;
    const width = Math.sqrt(squares / (networks * length));
    for (let e = 0; e < draws; e++) for (let k = start; k < start + length; k++) random[e * p + k]! *= width;
  }
  return random;
}

/**
 * Aligned overlaps of `pairs` independent pairs of such random networks, [pair]; ReLU networks in their canonical scales.
 *
 * @param weights  the trained networks, [network][parameter]
 * @param frozen  [parameter], 1 for what is left out of the comparison: zero in the random networks too
 */
export function alignedOverlapNullLike(
  shape: NetworkShape,
  weights: Float64Array,
  pairs: number,
  seed: Seed,
  frozen?: Uint8Array,
): Float64Array {
  const drawn = randomLike(shape, weights, 2 * pairs, seed);
  const compared = frozen ? drawn.map((value, k) => (frozen[k % frozen.length] ? 0 : value)) : drawn;
  const random = canonicalBatch(shape, compared, 2 * pairs);
  return alignedOverlaps(
    shape,
    random,
    Uint32Array.from({ length: 2 * pairs }, (_, k) => k),
  );
}
