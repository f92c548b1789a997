/**
 * Second-moment correlation length of the overlap on a lattice,
 *
 *   xi = 1 / (2 sin(k/2)) (chi(0) / chi(k) - 1)^(1/2),   k = 2 pi / L along one axis,
 *   chi(k) = N [<|q(k)|^2>],   q(k) = (1/N) sum_i s_i^a s_i^b exp(i k r_i).
 *
 * xi/L does not depend on L at a transition, where curves of different sizes cross; the crossings of small lattices lie well
 * above T_c. Site of (x, y, z): x + L_x (y + L_y z). Periodic axes only: an open one has no such k.
 *
 * Source: Palassini & Caracciolo, Phys. Rev. Lett. 82 (1999) 5128; Ballesteros et al., Phys. Rev. B 62 (2000) 14237.
 */
import cos from '@stdlib/math-base-special-cos';
import sin from '@stdlib/math-base-special-sin';
import { pairCount, pairsWithinSamples } from './overlap.ts';
import { type JackknifeEstimate, jackknifeOverSamples } from './statistics.ts';

/** [sample], means over pairs of copies, and chi(k) over the axes too. */
export interface WaveSusceptibilities {
  readonly zero: Float64Array;
  readonly smallest: Float64Array;
}

/**
 * chi(0) and chi(k) of all pairs of copies of each sample; O(N d) a pair.
 *
 * @param packed   spins of a snapshot, [state][word], state = sample * replicas + copy
 * @param lengths  L of each axis, all equal, so that the axes may be averaged
 * @param states   state index at [sample][copy], where copies are not in this order (one slot of a ladder). Default: as above
 * @throws RangeError if the lengths differ or there are fewer than two copies
 */
export function waveSusceptibilities(
  packed: Uint32Array,
  lengths: readonly number[],
  samples: number,
  replicas: number,
  states?: ArrayLike<number>,
): WaveSusceptibilities {
  const length = lengths[0] ?? 0;
  if (length < 2 || replicas < 2 || lengths.some((other) => other !== length))
    throw new RangeError('a correlation length needs axes of one length, and two copies or more');
  const size = length ** lengths.length;
  const stride = (size + 31) >> 5;
  const wave = Array.from({ length }, (_, x) => (2 * Math.PI * x) / length);
  const [cosines, sines] = [wave.map(cos), wave.map(sin)];
  const pairs = pairsWithinSamples(samples, replicas);
  const zero = new Float64Array(samples);
  const smallest = new Float64Array(samples);
  const share = 1 / (size * pairCount(replicas));
  for (let p = 0; p < pairs.length / 2; p++) {
    const sample = Math.floor(p / pairCount(replicas));
    const [a, b] = [pairs[2 * p]!, pairs[2 * p + 1]!].map((k) => (states?.[k] ?? k) * stride) as [
      number,
      number,
    ];
    // Sums of s_i^a s_i^b over the planes x = const of each axis.
    const planes = lengths.map(() => new Float64Array(length));
    for (let i = 0; i < size; i++) {
      const same = 1 - 2 * (((packed[a + (i >> 5)]! ^ packed[b + (i >> 5)]!) >>> (i & 31)) & 1);
      for (let axis = 0, rest = i; axis < planes.length; axis++, rest = Math.floor(rest / length))
        planes[axis]![rest % length]! += same;
    }
    const total = planes[0]!.reduce((sum, plane) => sum + plane, 0);
    zero[sample]! += total * total * share;
    for (const plane of planes) {
      const real = plane.reduce((sum, value, x) => sum + value * cosines[x]!, 0);
      const imaginary = plane.reduce((sum, value, x) => sum + value * sines[x]!, 0);
      smallest[sample]! += ((real * real + imaginary * imaginary) * share) / lengths.length;
    }
  }
  return { zero, smallest };
}

/** xi/L from disorder averages of the two susceptibilities, jackknife over samples; 0 where chi(k) exceeds chi(0). */
export function correlationLengthRatio(
  { zero, smallest }: WaveSusceptibilities,
  length: number,
): JackknifeEstimate {
  return jackknifeOverSamples([zero, smallest], ([chi0, chiK]) => correlationRatioOf(chi0!, chiK!, length));
}

/** The same from disorder averages, without an error. */
export function correlationRatioOf(zero: number, smallest: number, length: number): number {
  return Math.sqrt(Math.max(0, zero / smallest - 1)) / (2 * sin(Math.PI / length) * length);
}
