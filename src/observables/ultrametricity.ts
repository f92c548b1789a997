/**
 * Three copies at a time: are their overlaps those of a tree?
 *
 * In an ultrametric space every triangle is isosceles with its two longest sides equal: of |q_12|, |q_13|, |q_23| the two smallest
 * agree. Sorted q_max >= q_mid >= q_min, the statistic is
 *
 *   r = [<q_mid - q_min>] / [<q_max - q_min>],
 *
 * 0 on a tree, and not moved by equilateral triangles, which say nothing. The control is the same ratio of three overlaps of
 * six different copies: the same P(q), no triangle. (Three independent uniform numbers have 1/2.) A global flip changes no |q|;
 * without a field the sign of the product q_12 q_13 q_23 tells a frustrated triple, for which no choice of flips makes all
 * three positive.
 *
 * Source: Mézard, Parisi, Sourlas, Toulouse & Virasoro, Phys. Rev. Lett. 52 (1984) 1156; finite sizes: Katzgraber & Hartmann,
 * Phys. Rev. Lett. 102 (2009) 037207.
 */
import { pairCount } from './overlap.ts';
import { type JackknifeEstimate, jackknifeOverSamples } from './statistics.ts';

/** Means over the triples of each sample, [sample]. */
export interface TripleMeans {
  /** q_mid - q_min. */
  readonly short: Float64Array;
  /** q_max - q_min. */
  readonly span: Float64Array;
  /** Share of triples with q_12 q_13 q_23 < 0. */
  readonly frustrated: Float64Array;
}

/**
 * All triples a < b < c of copies.
 *
 * @param overlaps  [sample][pair] in the order of `pairsWithinSamples`; divided by `size`
 * @throws RangeError with fewer than three copies
 */
export function tripleMeans(
  overlaps: ArrayLike<number>,
  size: number,
  samples: number,
  replicas: number,
): TripleMeans {
  return overTriples(overlaps, size, samples, replicas, 3, function* () {
    for (let a = 0; a < replicas; a++)
      for (let b = a + 1; b < replicas; b++)
        for (let c = b + 1; c < replicas; c++)
          yield [place(a, b, replicas), place(a, c, replicas), place(b, c, replicas)];
  });
}

/** The control: overlaps of three disjoint pairs of copies, six or more of them; every start of a cyclic choice. */
export function independentTripleMeans(
  overlaps: ArrayLike<number>,
  size: number,
  samples: number,
  replicas: number,
): TripleMeans {
  return overTriples(overlaps, size, samples, replicas, 6, function* () {
    for (let step = 1; step <= Math.floor((replicas - 1) / 5); step++) {
      for (let a = 0; a < replicas; a++) {
        const copy = (k: number) => (a + k * step) % replicas;
        const triple = [0, 1, 2].map((k) => place(copy(2 * k), copy(2 * k + 1), replicas));
        yield triple as [number, number, number];
      }
    }
  });
}

/** r with its jackknife error over samples. */
export function ultrametricRatio({ short, span }: TripleMeans): JackknifeEstimate {
  return jackknifeOverSamples([short, span], ([gap, all]) => gap! / all!);
}

/** Index of pair a, b in the order (0,1), (0,2), … (1,2), …. */
function place(a: number, b: number, replicas: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low * replicas - (low * (low + 1)) / 2 + (high - low - 1);
}

function overTriples(
  overlaps: ArrayLike<number>,
  size: number,
  samples: number,
  replicas: number,
  least: number,
  triples: () => Iterable<readonly [number, number, number]>,
): TripleMeans {
  const pairs = pairCount(replicas);
  if (replicas < least || overlaps.length !== samples * pairs)
    throw new RangeError(`${least} copies or more are needed, and all their pairs`);
  const means = { short: new Float64Array(samples), span: new Float64Array(samples) };
  const frustrated = new Float64Array(samples);
  let count = 0;
  for (const triple of triples()) {
    count++;
    for (let sample = 0; sample < samples; sample++) {
      const [x, y, z] = triple.map((k) => overlaps[sample * pairs + k]! / size) as [number, number, number];
      const [low, middle, high] = [x, y, z].map(Math.abs).sort((a, b) => a - b) as [number, number, number];
      means.short[sample]! += middle - low;
      means.span[sample]! += high - low;
      if (x * y * z < 0) frustrated[sample]! += 1;
    }
  }
  const divided = (sums: Float64Array) => sums.map((sum) => sum / count);
  return { short: divided(means.short), span: divided(means.span), frustrated: divided(frustrated) };
}
