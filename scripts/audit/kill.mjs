/** Promise: a run that is killed outright, at any moment, loses at most one checkpoint interval, and resumes to the same rows. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../lib/headless.mjs';

const KILLS = Number(process.env.GLASSBOX_AUDIT_KILLS ?? 100);
/** Two or three seconds, a checkpoint every fifth of one: kills fall into start, run, writing and end alike. */
const SETTINGS =
  'side-by-side --size 48 --samples 4 --replicas 2 --steps 12 --sweeps 1500 --moves 1500 --engine cpu'.split(
    ' ',
  );
const HOW = ['--checkpoint-every', '0.2', '--quiet'];
/** Everything that a run leaves, except its manifest, which holds clock times. */
const FILES = ['rows.csv', 'rows.jsonl', 'samples.csv', 'findings.json', 'rows.parquet', 'samples.parquet'];

function glassbox(words, killAfter = null) {
  const env = { ...process.env, GLASSBOX_KEEP_BUNDLE: '1' };
  const child = spawn(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env,
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (part) => {
    said += part;
  });
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ end: signal ?? code, said });
    }),
  );
}

/** The same moments in every audit. */
function* fractions(seed) {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const digestOf = (folder) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).digest;

function differences(folder, whole) {
  const unlike = FILES.filter(
    (name) => !readFileSync(join(folder, name)).equals(readFileSync(join(whole, name))),
  );
  if (digestOf(folder) !== digestOf(whole)) unlike.push('digest');
  const left = readdirSync(folder).filter((name) => /part$|checkpoint$|\.lock|running/.test(name));
  return [...unlike, ...left];
}

/** Kills once or more until a run has got through; whether it then is the unbroken one. */
async function onceKilled(folder, moments, length) {
  let kills = 0;
  const run = ['run', ...SETTINGS, ...HOW, '--out', folder, '--continue'];
  const first = await glassbox(run, moments.next().value * length);
  if (first.end === 'SIGKILL') kills++;
  // Half of them are killed again while they resume.
  if (moments.next().value < 0.5) {
    const second = await glassbox(run, moments.next().value * length);
    if (second.end === 'SIGKILL') kills++;
  }
  const last = await glassbox(run);
  return { kills, last };
}

export const survivesKill = {
  name: `a killed run (SIGKILL at random moments, ${KILLS} times) resumes to the files and digest of an unbroken one`,
  async run() {
    const scratch = mkdtempSync(join(tmpdir(), 'glassbox-kill-'));
    const whole = join(scratch, 'whole');
    try {
      const began = performance.now();
      await glassbox(['run', ...SETTINGS, ...HOW, '--out', whole]);
      const length = performance.now() - began;
      const moments = fractions(20261130);
      const faults = [];
      let [kills, runs] = [0, 0];
      while (kills < KILLS) {
        const folder = join(scratch, String(runs++));
        const { kills: some, last } = await onceKilled(folder, moments, length);
        kills += some;
        const wrong =
          last.end === 0 && existsSync(folder)
            ? differences(folder, whole)
            : [`end ${last.end}: ${last.said}`];
        if (wrong.length > 0) faults.push(`run ${runs}: ${wrong.join(', ')}`);
        rmSync(folder, { recursive: true, force: true });
      }
      const said = `${kills} kills in ${runs} runs; ${faults.length} differ${faults.length ? `: ${faults.join('; ')}` : ''}`;
      return { ok: faults.length === 0, said };
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};
