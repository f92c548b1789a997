export const kernelNames: readonly string[];
export function artefactPath(name: string): string;
export function compileKernel(name: string): Promise<Uint8Array>;
