/** Local fields of one configuration on the host, kept up to date flip by flip; exact integers in units. */
import type { GlassInstance } from './instance.ts';

/** h_i = sum_j J_ij s_j + (external field), [site], in units. Below 2^30 by construction of an instance. */
export function localFields({ size, couplings, field }: GlassInstance, spins: Int8Array): Int32Array {
  return Int32Array.from({ length: size }, (_, i) => {
    let sum = field?.[i] ?? 0;
    if (couplings.kind === 'dense') {
      for (let j = 0, at = i * size; j < size; j++, at++) sum += couplings.values[at]! * spins[j]!;
    } else {
      for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
        sum += couplings.values[k]! * spins[couplings.columns[k]!]!;
    }
    return sum;
  });
}

/** Turns spin `site` and brings the fields of its neighbours up to date. */
export function flipInto(
  { size, couplings }: GlassInstance,
  spins: Int8Array,
  fields: Int32Array,
  site: number,
): void {
  spins[site]! *= -1;
  const change = 2 * spins[site]!;
  if (couplings.kind === 'dense') {
    const row = couplings.values.subarray(site * size, (site + 1) * size);
    for (let j = 0; j < size; j++) fields[j]! += Math.imul(change, row[j]!);
  } else {
    const { offsets, columns, values } = couplings;
    for (let k = offsets[site]!; k < offsets[site + 1]!; k++) fields[columns[k]!]! += change * values[k]!;
  }
}

/** Energy -sum_{i<j} J_ij s_i s_j - sum_i h_i s_i from the local fields, in units; exact below 2^53. */
export function energyFromFields(
  { size, field }: GlassInstance,
  spins: Int8Array,
  fields: Int32Array,
): number {
  let twice = 0;
  for (let i = 0; i < size; i++) twice -= spins[i]! * (fields[i]! + (field?.[i] ?? 0));
  return twice / 2;
}
