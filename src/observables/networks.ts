/**
 * What is measured on a batch of networks: overlaps of their functions, of their weights, with a teacher, with the labels'
 * noise. The physical order parameter is the function overlap q_ab = (1/P) sum_mu f_a(x_mu) f_b(x_mu) on the training points,
 * not normalised: the exact identity and the Nishimori condition hold for it and for no network-by-network normalised form.
 *
 * Arrays are network-major, network = set * copies + copy; pairs are [pair][2] of network indices, in the order of
 * `pairsWithinSamples(sets, copies)`, so that `overlapMoments(…, size 1, …)` and `meanOverPairs` take them as they are.
 */

/** Overlaps per network need this: outputs of E networks at P points, [network][point][output]. */
export interface BatchOutputs {
  readonly values: Float64Array;
  readonly networks: number;
  readonly points: number;
}

/** q_ab = (1/P) sum_{mu,k} f_a f_b, [pair]; outputs of one point are summed, points are averaged. */
export function functionOverlaps(
  { values, networks, points }: BatchOutputs,
  pairs: Uint32Array,
): Float64Array {
  const length = lengthPerNetwork(values, networks);
  return Float64Array.from(
    { length: pairs.length / 2 },
    (_, k) => dot(values, pairs[2 * k]! * length, values, pairs[2 * k + 1]! * length, length) / points,
  );
}

/** q_aa = (1/P) sum f_a^2, [network]: what q_ab is divided by, for display only. */
export function functionNorms({ values, networks, points }: BatchOutputs): Float64Array {
  const length = lengthPerNetwork(values, networks);
  return Float64Array.from(
    { length: networks },
    (_, a) => dot(values, a * length, values, a * length, length) / points,
  );
}

/** q_self = (1/P) sum f_a(t) f_a(t'), [network]: the same copy, later. */
export function twoTimeFunctionOverlaps(then: BatchOutputs, now: BatchOutputs): Float64Array {
  const length = lengthPerNetwork(then.values, then.networks);
  if (now.values.length !== then.values.length)
    throw new RangeError('outputs of two times are of different sizes');
  return Float64Array.from(
    { length: now.networks },
    (_, a) => dot(then.values, a * length, now.values, a * length, length) / now.points,
  );
}

/**
 * (1/P) sum_{mu,k} f_a g with one reference function g per data set, [network]. With g the teacher's clean outputs it is R; with g
 * the labels' noise z it is the left side of the identity, before its factor sqrt(Delta).
 *
 * @param reference  [set][point][output]; network a belongs to set floor(a sets / networks)
 */
export function overlapsWithReference(
  { values, networks, points }: BatchOutputs,
  reference: Float64Array,
  sets: number,
): Float64Array {
  const length = lengthPerNetwork(values, networks);
  if (reference.length !== sets * length)
    throw new RangeError(`expected ${sets * length} reference values, got ${reference.length}`);
  return Float64Array.from({ length: networks }, (_, a) => {
    const set = Math.floor((a * sets) / networks);
    return dot(values, a * length, reference, set * length, length) / points;
  });
}

/** Mean over the copies of each data set: [network] -> [set]. */
export function meanOverCopies(perNetwork: ArrayLike<number>, sets: number): Float64Array {
  const copies = perNetwork.length / sets;
  const means = new Float64Array(sets);
  for (let a = 0; a < perNetwork.length; a++) means[Math.floor(a / copies)]! += perNetwork[a]! / copies;
  return means;
}

/**
 * Outputs with their mean over points removed and (1/P) sum f^2 = 1, so that an overlap of two is a correlation in [-1, 1].
 * For held-out points, where a common offset would otherwise look like agreement. A constant function has no direction: NaN.
 *
 * @param softmax  also remove the mean over the outputs of each point, to which a softmax is blind
 */
export function centredAndNormalised(
  { values, networks, points }: BatchOutputs,
  softmax = false,
): BatchOutputs {
  const length = lengthPerNetwork(values, networks);
  const outputs = length / points;
  const result = values.slice();
  for (let a = 0; a < networks; a++) {
    const f = result.subarray(a * length, (a + 1) * length);
    if (softmax) for (let mu = 0; mu < points; mu++) removeMean(f, mu * outputs, 1, outputs);
    for (let k = 0; k < outputs; k++) removeMean(f, k, outputs, points);
    const norm = Math.sqrt(dot(f, 0, f, 0, length) / points);
    for (let i = 0; i < length; i++) f[i] = f[i]! / norm;
  }
  return { values: result, networks, points };
}

/**
 * Raw weight overlap: the cosine theta_a . theta_b / (|theta_a| |theta_b|), [pair]. Any hidden units may be exchanged, and for odd
 * activations any signs flipped, without changing the function, so between copies this is about 0 whatever they learnt; show
 * it beside the aligned overlap and its null (`learner/alignment.ts`), never alone.
 */
export function weightOverlaps(weights: Float64Array, networks: number, pairs: Uint32Array): Float64Array {
  const p = lengthPerNetwork(weights, networks);
  return Float64Array.from({ length: pairs.length / 2 }, (_, k) =>
    cosine(weights, pairs[2 * k]! * p, weights, pairs[2 * k + 1]! * p, p),
  );
}

/** The cosine between the weights of a network at two times, [network]: no symmetry is lost on the way, so this one is meaningful raw. */
export function twoTimeWeightOverlaps(then: Float64Array, now: Float64Array, networks: number): Float64Array {
  const p = lengthPerNetwork(now, networks);
  return Float64Array.from({ length: networks }, (_, a) => cosine(then, a * p, now, a * p, p));
}

function lengthPerNetwork(values: Float64Array, networks: number): number {
  if (values.length % networks !== 0)
    throw new RangeError(`${values.length} values are not of ${networks} networks`);
  return values.length / networks;
}

function dot(a: Float64Array, aStart: number, b: Float64Array, bStart: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += a[aStart + i]! * b[bStart + i]!;
  return sum;
}

function cosine(a: Float64Array, aStart: number, b: Float64Array, bStart: number, length: number): number {
  return (
    dot(a, aStart, b, bStart, length) /
    Math.sqrt(dot(a, aStart, a, aStart, length) * dot(b, bStart, b, bStart, length))
  );
}

/** Subtracts their mean from `count` values, `stride` apart. */
function removeMean(values: Float64Array, start: number, stride: number, count: number): void {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += values[start + i * stride]!;
  for (let i = 0; i < count; i++) values[start + i * stride]! -= sum / count;
}
