/** Contests as `run.mjs` gives them. */
export function peersTable(result: { readonly contests: readonly object[] }): string;
export function peersFailed(result: { readonly contests: readonly object[] }): boolean;
