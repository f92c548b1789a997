export function mutatedLinks(links: readonly string[], count: number, seed?: number): string[];
