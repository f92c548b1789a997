/** Promise: memory does not grow over a ten-minute run. GLASSBOX_AUDIT_MINUTES shortens it. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/headless.mjs';

const MINUTES = Number(process.env.GLASSBOX_AUDIT_MINUTES) || 10;
/** Growth of the median of the last third over that of the middle third that still counts as none. */
const ALLOWED_GROWTH = 1.05;
const SETTINGS = '--size 256 --steps 200 --sweeps 100000 --moves 100000 --engine cpu --quiet'.split(' ');

/** Resident memory of a process in MiB (Linux). */
function residentMiB(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export const keepsMemory = {
  name: `memory does not grow over ${MINUTES} minutes`,
  async run() {
    if (!existsSync('/proc/self/status')) return { ok: false, said: 'needs /proc (Linux)' };
    const folder = mkdtempSync(join(tmpdir(), 'glassbox-memory-'));
    const words = [
      'run',
      'side-by-side',
      ...SETTINGS,
      '--checkpoint-every',
      '5',
      '--out',
      join(folder, 'run'),
    ];
    const child = spawn(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.on('close', resolve));
    const samples = [];
    const end = performance.now() + MINUTES * 60_000;
    while (performance.now() < end && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      if (child.exitCode === null) samples.push(residentMiB(child.pid));
    }
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
    const third = Math.floor(samples.length / 3);
    const [middle, last] = [median(samples.slice(third, 2 * third)), median(samples.slice(2 * third))];
    const said = `${middle.toFixed(0)} MiB in the middle third, ${last.toFixed(0)} MiB in the last`;
    return { ok: last <= middle * ALLOWED_GROWTH, said };
  },
};
