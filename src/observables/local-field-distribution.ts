/**
 * P(h): the local fields of a configuration. In the ground state of SK it falls to 0 at h = 0 linearly (no spin is nearly free),
 * after a greedy quench it keeps more weight there; a Gaussian at high temperature.
 *
 * Source: Thouless, Anderson & Palmer, Phil. Mag. 35 (1977) 593; Palmer & Pond, J. Phys. F 9 (1979) 1451.
 */
import type { GlassInstance } from '../glass/instance.ts';
import { localFields } from '../glass/local-fields.ts';
import { unpackSpins } from '../glass/spins.ts';

/** Width of the two windows of `pseudogap`, in units of J. */
export const PSEUDOGAP_WIDTH = 0.2;
/** Slope of P(s h) at 0+ in the ground state of SK, N -> infinity, normalised over s h >= 0. */
export const PSEUDOGAP_SLOPE = 0.602;
/** P(0) of random spins in SK, N -> infinity: 1/sqrt(2 pi). */
export const RANDOM_DENSITY = 0.398942;

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

/**
 * P(0) and the slope of P at 0+ of aligned fields, from the shares in [0, w) and [w, 2w) of a line P = P(0) + slope h. Linear in
 * the counts, so means over samples of it need no fit; what P bends within 2w biases the slope (downwards, in SK at T = 0).
 *
 * P is normalised over all aligned fields. In the ground state of SK P(0) -> 0 as N grows and slope -> 0.602: twice the 0.301 of
 * the two-sided distribution of h itself (Pankov, Phys. Rev. Lett. 96 (2006) 197204; Sommers & Dupont, J. Phys. C 17
 * (1984) 5785). Random spins have 1/sqrt(2 pi) = 0.399 and slope 0.
 */
export function pseudogap(
  aligned: ArrayLike<number>,
  width = PSEUDOGAP_WIDTH,
): { readonly density: number; readonly slope: number } {
  let [near, next] = [0, 0];
  for (let i = 0; i < aligned.length; i++) {
    const h = aligned[i]!;
    if (h >= 0 && h < width) near++;
    else if (h >= width && h < 2 * width) next++;
  }
  const scale = aligned.length * width;
  return { density: (3 * near - next) / (2 * scale), slope: (next - near) / (scale * width) };
}
