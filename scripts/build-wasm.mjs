/**
 * Compiles the CPU engine's kernels (AssemblyScript) to the committed artefacts src/engine/cpu/kernels/*.wasm.
 *
 *   npm run build:wasm            builds every kernel
 *
 * The artefacts are committed so that the lab starts without the compiler; a unit test recompiles and compares bytes.
 * To add a kernel: put `assembly/NAME.ts` beside the others and NAME into `kernelNames`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Every kernel: assembly/NAME.ts becomes kernels/NAME.wasm. */
export const kernelNames = ['glass', 'learner', 'peak'];

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = 'src/engine/cpu';

/** Memory is imported and not shared: no cross-origin isolation is needed. No relaxed SIMD: results are the same everywhere. */
const options = ['--enable', 'simd', '-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];

export function artefactPath(name) {
  return `${root}/${folder}/kernels/${name}.wasm`;
}

/** The bytes of one kernel. @throws Error with the compiler's messages. */
export async function compileKernel(name) {
  let bytes = null;
  const { error, stderr } = await asc.main(
    [`${folder}/assembly/${name}.ts`, '--baseDir', root, '--outFile', `${name}.wasm`, ...options],
    {
      writeFile: (file, contents) => {
        if (file.endsWith('.wasm')) bytes = contents;
      },
    },
  );
  if (error || bytes === null)
    throw new Error(`kernel ${name} does not compile\n${stderr.toString()}`, { cause: error });
  return bytes;
}

async function main() {
  await mkdir(`${root}/${folder}/kernels`, { recursive: true });
  for (const name of kernelNames) {
    const bytes = await compileKernel(name);
    await writeFile(artefactPath(name), bytes);
    console.log(`${name}.wasm  ${bytes.length} bytes`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
