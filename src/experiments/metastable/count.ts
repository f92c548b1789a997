/** Every state that no single flip improves, counted by visiting all configurations; mirror images are one. */
import type { GlassInstance } from '../../glass/instance.ts';
import { flipInto, localFields } from '../../glass/local-fields.ts';

/**
 * Spins stay or gain nothing by turning; free spins count as content. 2^(N-1) steps of N.
 * Gray code: step k turns the spin of the lowest set bit of k; the last spin never turns.
 */
export function countMinima(instance: GlassInstance): number {
  const { size } = instance;
  const spins = new Int8Array(size).fill(1);
  const fields = localFields(instance, spins);
  let minima = isMinimum(spins, fields) ? 1 : 0;
  for (let k = 1; k < 2 ** (size - 1); k++) {
    flipInto(instance, spins, fields, 31 - Math.clz32(k & -k));
    if (isMinimum(spins, fields)) minima++;
  }
  return minima;
}

function isMinimum(spins: Int8Array, fields: Int32Array): boolean {
  for (let i = 0; i < spins.length; i++) if (spins[i]! * fields[i]! < 0) return false;
  return true;
}
