/** One long run as a folder below results/validate: begun, resumed, or read if it is finished. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/headless.mjs';

/**
 * @param {string} name  of the folder
 * @param {Readonly<Record<string, string | number>>} settings  flags of `side-by-side` without dashes
 * @returns rows' values and findings of the finished run
 */
export async function finishedRun(name, settings) {
  const folder = join(ROOT, 'results/validate', name);
  const flags = Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
  const unfinished = existsSync(join(folder, 'checkpoint'));
  const words = [
    'run',
    'side-by-side',
    ...flags,
    ...(unfinished ? ['--resume', folder] : ['--out', folder]),
    '--quiet',
  ];
  if (!isFinished(folder)) {
    const child = spawn(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const code = await new Promise((resolve) => child.on('close', resolve));
    // Ctrl-C went to the run as well; it has left its checkpoint.
    if (code === 130 || code === 143) process.exit(code);
    if (code !== 0) throw new Error(`glassbox ${words.join(' ')} ended with ${code}`);
  }
  const lines = readFileSync(join(folder, 'rows.jsonl'), 'utf8').trim().split('\n');
  const findings = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8'));
  return { rows: lines.map((line) => JSON.parse(line).values), findings };
}

function isFinished(folder) {
  const path = join(folder, 'manifest.json');
  return existsSync(path) && JSON.parse(readFileSync(path, 'utf8')).state === 'finished';
}
