/**
 * P(h): the local fields of a configuration. In the ground state of SK it falls to 0 at h = 0 linearly (no spin is nearly free),
 * after a greedy quench it keeps more weight there; a Gaussian at high temperature.
 *
 * Source: Thouless, Anderson & Palmer, Phil. Mag. 35 (1977) 593; Palmer & Pond, J. Phys. F 9 (1979) 1451.
 */
import type { GlassInstance } from '../glass/instance.ts';
import { localFields } from '../glass/local-fields.ts';
import { unpackSpins } from '../glass/spins.ts';

/**
 * s_i h_i of a state, [site], in units of energy: what a flip of spin i costs, halved. All are 0 or more exactly where no single flip
 * lowers the energy. Feed it to `histogram`.
 *
 * @param packed  spins of a snapshot, [state][word]
 */
export function alignedFields(instance: GlassInstance, packed: Uint32Array, state: number): Float64Array {
  const spins = unpackSpins(packed, instance.size, state);
  const fields = localFields(instance, spins);
  return Float64Array.from(fields, (h, i) => h * spins[i]! * instance.unit);
}

/** Share of spins that a flip would lower in energy, and of those with no field at all. */
export function unstableShare(aligned: ArrayLike<number>): {
  readonly unstable: number;
  readonly free: number;
} {
  let [unstable, free] = [0, 0];
  for (let i = 0; i < aligned.length; i++) {
    if (aligned[i]! < 0) unstable++;
    else if (aligned[i] === 0) free++;
  }
  return { unstable: unstable / aligned.length, free: free / aligned.length };
}
