import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { artefactPath, compileKernel, kernelNames } from '../../scripts/build-wasm.mjs';

describe('the committed WebAssembly kernels', () => {
  it.each(kernelNames)(
    '%s.wasm is what its AssemblyScript source compiles to',
    async (name) => {
      const committed = await readFile(artefactPath(name));
      const compiled = await compileKernel(name);
      expect(
        Buffer.compare(committed, Buffer.from(compiled)),
        `${name}.wasm is out of date: run npm run build:wasm`,
      ).toBe(0);
    },
    60_000,
  );
});
