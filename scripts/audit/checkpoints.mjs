/** Promises: a stop is answered within two seconds by a checkpoint, whatever runs; checkpoints cost less than 2 % of a run. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/headless.mjs';

const STOP_MS = 2000;
const MOST_COST = 0.02;
const ROUNDS = 5;

/** Of every kind of work: sweeps, exchanges, enumeration, training, own loops on the host, large states. */
const STOPPED = [
  'side-by-side',
  'side-by-side --size 1024 --replicas 8 --samples 8',
  'sk-anneal --size 1024 --slowest 20000',
  'ground-states --largest 511 --samples 64',
  'ea-3d',
  'equilibrium',
  'sk-equilibrium',
  'p-spin',
  'perceptron-capacity',
  'teacher-student',
  'double-descent',
  'pinn-heat',
  'pinn-optimisers',
  'materials',
  'two-doubts',
];
/** Seconds long, with a state of 64 copies of 1024 spins. */
const COSTLY = 'sk-anneal --size 512 --samples 4 --copies 16 --slowest 3000 --engine cpu';

function glassbox(words, onStart = () => {}) {
  const env = { ...process.env, GLASSBOX_KEEP_BUNDLE: '1', LANG: 'en' };
  const child = spawn(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  child.stderr.resume();
  onStart(child);
  return new Promise((resolve) => child.on('close', (code) => resolve(code)));
}

async function stopTime(words, signal, folder) {
  let asked = 0;
  const code = await glassbox(
    ['run', ...words.split(' '), '--engine', 'cpu', '--out', folder, '--quiet'],
    (child) =>
      setTimeout(() => {
        asked = performance.now();
        child.kill(signal);
      }, 4000),
  );
  return { code, ms: performance.now() - asked, kept: existsSync(join(folder, 'checkpoint')) };
}

export const stopsSoon = {
  name: 'SIGTERM and SIGINT leave a checkpoint within two seconds, in experiments of every kind',
  async run() {
    const scratch = mkdtempSync(join(tmpdir(), 'glassbox-stop-'));
    try {
      const times = [];
      const faults = [];
      for (const [k, words] of STOPPED.entries()) {
        const [signal, expected] = k % 2 === 0 ? ['SIGTERM', 143] : ['SIGINT', 130];
        const { code, ms, kept } = await stopTime(words, signal, join(scratch, String(k)));
        // A run that had ended by itself tells nothing.
        if (code === 0) continue;
        times.push(ms);
        if (code !== expected || !kept || !(ms <= STOP_MS))
          faults.push(
            `${words}: ${signal} → ${code} after ${ms.toFixed(0)} ms, ${kept ? 'kept' : 'NOT kept'}`,
          );
      }
      const worst = Math.max(...times).toFixed(0);
      return {
        ok: faults.length === 0 && times.length > STOPPED.length / 2,
        said: `${times.length} stopped, the slowest after ${worst} ms${faults.length ? `; ${faults.join('; ')}` : ''}`,
      };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

export const checkpointsAreCheap = {
  name: 'a checkpoint every second costs less than 2 % of a run',
  async run() {
    const scratch = mkdtempSync(join(tmpdir(), 'glassbox-cost-'));
    try {
      const ratios = [];
      const time = async (seconds, folder) => {
        const began = performance.now();
        const threads = String(Math.max(1, cpus().length - 1));
        const words = [...COSTLY.split(' '), '--threads', threads, '--checkpoint-every', seconds, '--quiet'];
        await glassbox(['run', ...words, '--out', folder]);
        return performance.now() - began;
      };
      // In pairs, in turn first, so that what the machine does besides meets both alike.
      for (let round = 0; round < ROUNDS; round++) {
        const folder = (name) => join(scratch, `${name}${round}`);
        const first = round % 2 === 0 ? '1' : '86400';
        const a = await time(first, folder('a'));
        const b = await time(first === '1' ? '86400' : '1', folder('b'));
        ratios.push(first === '1' ? a / b : b / a);
      }
      const cost = median(ratios) - 1;
      const all = ratios.map((ratio) => `${(100 * (ratio - 1)).toFixed(1)} %`).join(', ');
      return { ok: cost <= MOST_COST, said: `${(100 * cost).toFixed(1)} % (median of ${all})` };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};
