/** The ansatz of each field of a law: hard conditions, scales, enrichment. */
import type { Ansatz, KnownField } from './ansatz.ts';
import { type Contradiction, contradictions, type PrescribedValue } from './domain/boundary-values.ts';
import { scaled } from './domain/jet.ts';
import { distanceTo, extensionTo } from './domain/through-time.ts';
import type { Law } from './law.ts';

/** Values prescribed for a field, by piece. */
export function prescribedValues({ boundary }: Law, field: number): Record<string, PrescribedValue> {
  const prescribed: Record<string, PrescribedValue> = {};
  for (const condition of boundary)
    if (condition.kind === 'value' && condition.field === field)
      for (const piece of condition.pieces) prescribed[piece] = condition.value;
  return prescribed;
}

/** @param strength  index of the enrichment's trainable constant, or null without enrichment */
export function ansatzOf(law: Law, hard: boolean, strength: number | null): Ansatz[] {
  return law.fields.map((_, field): Ansatz => {
    const scale = law.scales?.[field] ?? 1;
    const singular = strength !== null && law.singular!.field === field ? law.singular!.function : null;
    const prescribed = hard ? prescribedValues(law, field) : {};
    if (Object.keys(prescribed).length === 0)
      return { factor: scale, lift: null, singular: singular && { field: singular, strength: strength! } };
    const distance = law.distances?.[field] ?? distanceTo(law.domain, Object.keys(prescribed));
    const factor: KnownField = (point) => scaled(distance(point), scale);
    const extension = extensionTo(law.domain, prescribed);
    const lift: KnownField = law.extensions?.[field] ?? ((point) => extension(...point));
    return { factor, lift, singular: singular && { field: singular, strength: strength! } };
  });
}

/** Corners where values prescribed for one field contradict each other: no continuous field has both. Nothing is known of them through time. */
export function contradictionsOf(law: Law): (Contradiction & { readonly field: number })[] {
  const { domain } = law;
  if (!('pieces' in domain)) return [];
  return law.fields.flatMap((_, field) =>
    contradictions(domain, prescribedValues(law, field), 1e-9).map((found) => ({ ...found, field })),
  );
}
