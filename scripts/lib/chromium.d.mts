export function findChromium(): string | null;
export function findSwiftShader(): string | null;
export function findLavapipe(): string | null;
export const CHROMIUM_ARGUMENTS: readonly string[];
export const WEBGPU_ARGUMENTS: readonly string[];
