/** `glassbox bench` is `npm run bench` by another name. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project.ts';

/**
 * @param host  node, deno, chrome or all
 * @returns the exit code
 */
export function runBench(host: string, kernels = false): Promise<number> {
  const script = join(projectRoot(), 'bench/run.mjs');
  const child = spawn(process.execPath, [script, '--host', host, ...(kernels ? ['--kernels'] : [])], {
    stdio: 'inherit',
  });
  return new Promise((resolve) =>
    child.on('close', (code) => resolve(code ?? 1)).on('error', () => resolve(1)),
  );
}
