/** Packages that no bundle carries, because they are made of machine code: whoever uses them has them installed. */
export const EXTERNAL_PACKAGES = ['webgpu', '@resvg/resvg-js'];
