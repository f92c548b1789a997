/**
 * Link overlap: how much two copies agree on bonds rather than on sites,
 *
 *   q_l = (1/N_b) sum_<ij> s_i^a s_j^a s_i^b s_j^b.
 *
 * Turning over a compact block of spins changes q by its volume and q_l only by its surface: q_l tells whether low excitations
 * have a surface that vanishes against the volume. A global flip changes nothing, so there is no sign to symmetrise.
 *
 * Source: Marinari & Parisi, Phys. Rev. Lett. 86 (2001) 3887; Katzgraber, Palassini & Young, Phys. Rev. B 63 (2001) 184422.
 */
import type { GlassInstance } from '../glass/instance.ts';

/** Bonds i - j, each once, [bond]. */
export interface BondEnds {
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
}

/**
 * The bonds of an instance, each once, by site: its couplings that are not zero. A lattice's Gaussian bond that was rounded to
 * nothing is missing; give `latticeBonds` themselves where each one counts.
 */
export function bondsOf({ size, couplings }: GlassInstance): BondEnds {
  const from: number[] = [];
  const to: number[] = [];
  const add = (i: number, j: number) => {
    from.push(i);
    to.push(j);
  };
  for (let i = 0; i < size; i++) {
    if (couplings.kind === 'dense') {
      for (let j = i + 1; j < size; j++) if (couplings.values[i * size + j] !== 0) add(i, j);
    } else {
      const { offsets, columns } = couplings;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) if (columns[k]! > i) add(i, columns[k]!);
    }
  }
  return { from: Uint32Array.from(from), to: Uint32Array.from(to) };
}

/**
 * q_l of pairs of states, [pair]; O(N_b) each.
 *
 * @param packed  spins of a snapshot, [state][word]
 * @param pairs   [pair][2] of state indices, as `SpinState.overlaps` takes them; all of samples with these bonds
 * @throws RangeError if there are no bonds
 */
export function linkOverlaps(
  { from, to }: BondEnds,
  packed: Uint32Array,
  size: number,
  pairs: Uint32Array,
): Float64Array {
  if (from.length === 0) throw new RangeError('a link overlap needs bonds');
  const stride = (size + 31) >> 5;
  const differs = new Uint8Array(size);
  return Float64Array.from({ length: pairs.length / 2 }, (_, p) => {
    const [a, b] = [pairs[2 * p]! * stride, pairs[2 * p + 1]! * stride];
    for (let i = 0; i < size; i++)
      differs[i] = ((packed[a + (i >> 5)]! ^ packed[b + (i >> 5)]!) >>> (i & 31)) & 1;
    let broken = 0;
    for (let k = 0; k < from.length; k++) broken += differs[from[k]!]! ^ differs[to[k]!]!;
    return 1 - (2 * broken) / from.length;
  });
}

/** On the complete graph nothing new: q_l = (N q^2 - 1)/(N - 1), exactly, pair by pair. */
export function linkOverlapOfComplete(q2: number, size: number): number {
  return (size * q2 - 1) / (size - 1);
}
