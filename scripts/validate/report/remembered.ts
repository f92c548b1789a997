/** Exact values are asked for again with every page and every line that is told; each is solved once. */
export function remembered<A extends readonly (number | string)[], R>(
  solveFor: (...of: A) => R,
): (...of: A) => R {
  const found = new Map<string, R>();
  return (...of) => {
    const key = of.join(' ');
    if (!found.has(key)) found.set(key, solveFor(...of));
    return found.get(key)!;
  };
}
