/** Written by `scripts/posters.mjs`. */
export const POSTERS: readonly string[] = [];
