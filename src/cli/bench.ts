/** `glassbox bench` is `npm run bench` by another name. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { GlassboxError } from '../messages/problem.ts';
import { projectRoot } from './project.ts';

/**
 * @throws GBX-742 in an installed package, which has no benchmarks
 * @param host  node, deno, chrome or all
 * @returns the exit code
 */
export function runBench(host: string, kernels = false): Promise<number> {
  const script = join(projectRoot(), 'bench/run.mjs');
  if (!existsSync(script)) throw new GlassboxError('GBX-742');
  const child = spawn(process.execPath, [script, '--host', host, ...(kernels ? ['--kernels'] : [])], {
    stdio: 'inherit',
  });
  return new Promise((resolve) =>
    child.on('close', (code) => resolve(code ?? 1)).on('error', () => resolve(1)),
  );
}
