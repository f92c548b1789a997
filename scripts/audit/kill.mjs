/** Promise: a run that is killed outright loses at most one checkpoint interval, and resumes to the same rows. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/headless.mjs';

const SETTINGS =
  '--size 128 --samples 4 --replicas 2 --steps 12 --sweeps 30000 --moves 30000 --engine cpu'.split(' ');

function glassbox(words, onStart = () => {}) {
  const env = { ...process.env, GLASSBOX_KEEP_BUNDLE: '1' };
  const child = spawn(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], { stdio: 'ignore', env });
  onStart(child);
  return new Promise((resolve) => child.on('close', (code, signal) => resolve(signal ?? code)));
}

export const survivesKill = {
  name: 'a killed run (SIGKILL, three times) resumes to the rows of an unbroken one',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'glassbox-kill-'));
    const [broken, whole] = [join(folder, 'broken'), join(folder, 'whole')];
    try {
      const often = ['--checkpoint-every', '0.3'];
      const ends = [];
      for (let kill = 0; kill < 3; kill++) {
        const words =
          kill === 0 ? ['run', 'side-by-side', ...SETTINGS, '--out', broken] : ['run', '--resume', broken];
        ends.push(
          await glassbox([...words, ...often], (child) => setTimeout(() => child.kill('SIGKILL'), 2500)),
        );
      }
      ends.push(await glassbox(['run', '--resume', broken]));
      ends.push(await glassbox(['run', 'side-by-side', ...SETTINGS, '--out', whole]));
      const rows = (path) => readFileSync(join(path, 'rows.jsonl'), 'utf8');
      const same = rows(broken) === rows(whole);
      return {
        ok: same && ends.at(-1) === 0,
        said: `ends ${ends.join(', ')}; rows ${same ? 'equal' : 'DIFFERENT'}`,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
