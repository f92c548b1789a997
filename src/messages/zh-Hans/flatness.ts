export const flatness = {} as const;
