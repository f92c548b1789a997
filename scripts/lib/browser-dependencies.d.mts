export const browserDependencies: readonly string[];
