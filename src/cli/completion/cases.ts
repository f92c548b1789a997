/** Rows of the table put together where they are alike: what branches of a shell's `case` are made of. */
import type { Place, Values } from './table.ts';

/** One branch: the keys that lead to it, and what it says. */
export interface Branch<T> {
  readonly keys: readonly string[];
  readonly says: T;
}

/** Keys that say the same share a branch. */
function grouped<T>(entries: readonly (readonly [string, T])[]): Branch<T>[] {
  const branches = new Map<string, { keys: string[]; says: T }>();
  for (const [key, says] of entries) {
    const name = JSON.stringify(says);
    const branch = branches.get(name) ?? { keys: [], says };
    branch.keys.push(key);
    branches.set(name, branch);
  }
  return [...branches.values()];
}

/** Flags after which no value follows, in any command. */
export function bareFlags(places: readonly Place[]): string[] {
  const all = places.flatMap(({ flags }) => flags);
  const valued = new Set(all.filter(({ takes }) => takes !== 'nothing').map(({ word }) => word));
  return [...new Set(all.map(({ word }) => word))].filter((word) => !valued.has(word));
}

/** Values of flags: `everywhere` by the flag alone, `somewhere` by "place flag" where places differ. */
export function flagValues(places: readonly Place[]): {
  everywhere: Branch<Values>[];
  somewhere: Branch<Values>[];
} {
  const found = new Map<string, { place: string; values: Values }[]>();
  for (const { path, flags } of places)
    for (const { word, takes, values } of flags)
      if (takes !== 'nothing') found.set(word, [...(found.get(word) ?? []), { place: path, values }]);
  const everywhere: [string, Values][] = [];
  const somewhere: [string, Values][] = [];
  for (const [flag, uses] of found) {
    const alike = new Set(uses.map(({ values }) => JSON.stringify(values))).size === 1;
    if (alike) everywhere.push([flag, uses[0]!.values]);
    else for (const { place, values } of uses) somewhere.push([`${place} ${flag}`, values]);
  }
  return { everywhere: grouped(everywhere), somewhere: grouped(somewhere) };
}

export function flagsOfPlaces(places: readonly Place[]): Branch<Place['flags']>[] {
  return grouped(places.map(({ path, flags }) => [path, flags] as const));
}

export function valuesOfPlaces(places: readonly Place[]): Branch<Values>[] {
  return grouped(places.map(({ path, values }) => [path, values] as const));
}
