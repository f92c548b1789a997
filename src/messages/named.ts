/** Puts the name and the question of each experiment beside its other words; the compiler misses an experiment that has none. */
export function named<
  N extends Readonly<Record<string, object>>,
  W extends Readonly<Record<keyof N, object>>,
>(names: N, words: W): { readonly [K in keyof N & keyof W]: N[K] & W[K] } {
  const both = Object.keys(names).map((id) => [id, { ...names[id], ...words[id as keyof N] }]);
  return Object.fromEntries(both);
}
