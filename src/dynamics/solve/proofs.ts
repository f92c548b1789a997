/** Ground states that need no search: small instances by enumeration, unfrustrated ones by following their bonds. */
import { enumerate, groundStates } from '../../glass/enumeration.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import type { Neighbours } from './configuration.ts';

/** 2^18 configurations: some ten milliseconds. */
export const LARGEST_PROVED = 18;

/** A ground state of a small instance, +-1, [site]; null where the instance is too large. */
export function smallGroundState(instance: GlassInstance): Int8Array | null {
  if (instance.size > LARGEST_PROVED) return null;
  const [word = 0] = groundStates(enumerate(instance), 1);
  return Int8Array.from({ length: instance.size }, (_, i) => ((word >>> i) & 1) * 2 - 1);
}

/** No configuration lies below: every coupling and every field satisfied. */
export function energyBound({ offsets, values, field, size }: Neighbours): number {
  let sum = 0;
  for (let k = 0; k < offsets[size]!; k++) sum += Math.abs(values[k]!);
  for (const h of field ?? []) sum += 2 * Math.abs(h);
  return -sum / 2;
}

/**
 * A configuration that satisfies every coupling of a tree through each connected part, fields where they fix its sign. It is a
 * ground state if nothing is frustrated: the caller compares its energy with the bound.
 */
export function alongBonds({ size, offsets, columns, values, field }: Neighbours): {
  readonly spins: Int8Array;
  /** Parts without a coupling between them, single spins included. */
  readonly parts: number;
} {
  const spins = new Int8Array(size);
  const part = new Uint32Array(size);
  let parts = 0;
  for (let root = 0; root < size; root++) {
    if (spins[root] !== 0) continue;
    parts++;
    spins[root] = 1;
    part[0] = root;
    let count = 1;
    let pull = field ? field[root]! : 0;
    for (let at = 0; at < count; at++) {
      const i = part[at]!;
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        const j = columns[k]!;
        if (spins[j] !== 0 || values[k] === 0) continue;
        spins[j] = values[k]! > 0 ? spins[i]! : -spins[i]!;
        if (field) pull += field[j]! * spins[j]!;
        part[count++] = j;
      }
    }
    if (pull < 0) for (let at = 0; at < count; at++) spins[part[at]!]! *= -1;
  }
  return { spins, parts };
}
