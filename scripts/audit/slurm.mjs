/**
 * Promise: a run that Slurm computes in shards gives the files of the unsharded run, byte for byte, whatever happens to its tasks: a
 * process is killed, a task is warned that its time is up, a more urgent job takes its processors, its node dies.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { ROOT } from '../lib/headless.mjs';
import { openSlurm, until } from '../lib/slurm-lab.mjs';

const SHARDS = 4;
/** Some six seconds a shard on one processor: long enough to be met at work several times. */
const ONE = 'sk-overlap --size 96 --samples 16 --sweeps 8000 --steps 12 --engine cpu'.split(' ');
const GRID = 'sk-overlap --size 24,48 --seed 1..3 --samples 8 --sweeps 1500 --steps 6 --engine cpu'.split(
  ' ',
);
const OFTEN = ['--checkpoint-every', '0.3'];

export const runsUnderSlurm = {
  name: 'an array of tasks under Slurm, killed, warned, pre-empted and with its node lost, merges to the bytes of one run',
  async run() {
    const { lab, why } = await openSlurm();
    if (!lab) return { ok: false, skipped: true, said: why };
    // The nodes of a cluster see the home of a project more often than its /tmp.
    const place = lab.own ? tmpdir() : join(ROOT, 'results');
    mkdirSync(place, { recursive: true });
    const folder = mkdtempSync(join(place, 'glassbox slurm $audit-'));
    try {
      const said = [await oneRun(lab, folder), await aGrid(lab, folder)];
      return { ok: true, said: said.join('; ') };
    } catch (error) {
      return { ok: false, said: `${error.message}\n${logsOf(folder)}${lab.own ? lab.logs() : ''}` };
    } finally {
      await lab.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
};

async function oneRun(lab, folder) {
  const [whole, parts] = [join(folder, 'whole'), join(folder, "it's in parts")];
  glassbox(lab, 'run', ...ONE, '--threads', '1', '--quiet', '--out', whole);
  const { array, merge } = submit(lab, parts, ...ONE);
  const met = await faults(lab, array, parts);
  await ended(lab, array, merge);
  const files = compare(whole, parts);
  if (!/exit code/i.test(logOf(parts, met.killed)))
    throw new Error('the killed run left no trace in its log');
  return `one run in ${SHARDS} shards: ${Object.entries(met.said)
    .map(([name, text]) => `${name} ${text}`)
    .join(', ')}; ${files} files equal, digest ${digestOf(parts)}`;
}

/** Shards of a grid are runs; here one task is warned in the middle of its second one. */
async function aGrid(lab, folder) {
  const [whole, parts] = [join(folder, 'whole grid'), join(folder, 'grid in parts')];
  glassbox(lab, 'run', ...GRID, '--threads', '1', '--quiet', '--out', whole);
  const { array, merge } = submit(lab, parts, ...GRID, '--array', '0-2');
  await until('the second run of a task', () => existsSync(join(parts, 'points/0003/running.json')));
  signal(lab, `${array}_0`);
  await ended(lab, array, merge);
  return `a grid of 6 runs in 3 tasks: ${compare(whole, parts)} files equal`;
}

/** Meets the tasks at work, each after it has kept a checkpoint. */
async function faults(lab, array, parts) {
  const said = {};
  const killed = await working(lab, array, parts, []);
  if (lab.own) {
    process.kill(ownerOf(parts, killed).pid, 'SIGKILL');
    said['kill -9 of shard'] = killed;
  }
  const warned = await working(lab, array, parts, [killed]);
  signal(lab, `${array}_${warned}`);
  await until('a warned task to go back into the queue', () => restartsOf(lab, `${array}_${warned}`) === 1);
  said['warning to shard'] = warned;
  if (!lab.own) return { killed, said };

  const preempted = await working(lab, array, parts, [killed, warned]);
  const urgent = id(
    lab.run('sbatch', '--parsable', '--partition=urgent', '--exclusive', '--output=/dev/null', '--wrap=true'),
  );
  await until('a task to be pre-empted', () => restartsOf(lab, `${array}_${preempted}`) === 1);
  said['pre-emption of shard'] = preempted;
  await until('the urgent job', () => !queued(lab, urgent));

  hurry(lab, array);
  const lost = await working(lab, array, parts, []);
  const before = restartsOf(lab, `${array}_${lost}`);
  await lab.killNode();
  await lab.startNode();
  await until('Slurm to notice', () => restartsOf(lab, `${array}_${lost}`) === before + 1);
  said['loss of the node under shard'] = lost;
  return { killed, said };
}

/** A task that runs and has a checkpoint to lose. */
async function working(lab, array, parts, but) {
  let found;
  await until('a task at work', () => {
    hurry(lab, array);
    found = [...Array(SHARDS).keys()].find(
      (k) =>
        !but.includes(k) &&
        isRunning(lab, `${array}_${k}`) &&
        existsSync(shardFile(parts, k, 'checkpoint')) &&
        existsSync(shardFile(parts, k, 'running.json')),
    );
    return found !== undefined;
  });
  return found;
}

/** Slurm lets a task that went back into the queue wait for two minutes; the audit has seen enough of that. */
function hurry(lab, array) {
  const waiting = lab.run(
    'squeue',
    '--noheader',
    '--array',
    '--states=PENDING',
    '--format=%i %r',
    `--jobs=${array}`,
  ).stdout;
  for (const [, task] of waiting.matchAll(/^(\S+) BeginTime/gm))
    lab.run('scontrol', 'update', `JobId=${task}`, 'StartTime=now');
}

async function ended(lab, array, merge) {
  await until(
    'the merge',
    () => {
      hurry(lab, array);
      return !queued(lab, merge);
    },
    240,
  );
}

/** Every file but manifests, which hold clock times. */
function compare(whole, parts) {
  const files = readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'manifest.json')
    .map((entry) => relative(whole, join(entry.parentPath, entry.name)));
  for (const name of ['rows.csv', 'rows.jsonl'])
    if (!files.includes(name)) throw new Error(`the unsharded run has no ${name}`);
  const differ = files.filter((name) => {
    const other = join(parts, name);
    return !existsSync(other) || !readFileSync(join(whole, name)).equals(readFileSync(other));
  });
  if (differ.length > 0) throw new Error(`these differ from the unsharded run: ${differ.join(', ')}`);
  if (digestOf(whole) !== digestOf(parts)) throw new Error('the digests differ');
  return files.length;
}

function digestOf(folder) {
  const name = existsSync(join(folder, 'grid.json')) ? 'grid.json' : 'manifest.json';
  return JSON.parse(readFileSync(join(folder, name), 'utf8')).digest;
}

function submit(lab, out, ...words) {
  const said = glassbox(
    lab,
    'slurm',
    `--array=0-${SHARDS - 1}`,
    ...words,
    ...OFTEN,
    '--out',
    out,
    '--submit',
  );
  const [, array, merge] = /^Array: (\d+)\nMerge: (\d+)$/m.exec(said) ?? [];
  if (!merge) throw new Error(`no numbers of jobs in: ${said}`);
  return { array, merge };
}

function glassbox(lab, ...words) {
  const env = { ...lab.env, GLASSBOX_KEEP_BUNDLE: '1', LANG: 'en', LC_ALL: 'C' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`glassbox ${words[0]} ended with ${status}: ${stderr}`);
  return stdout;
}

/**
 * As Slurm warns a task before its time is up: its shell alone hears of it. Not waited for: `scancel` finds the task back in the queue
 * at once, takes that for a refusal, and tries again for a minute and a half.
 */
function signal(lab, task) {
  spawn('scancel', ['--signal=TERM', '--batch', task], { env: lab.env, stdio: 'ignore', timeout: 5000 });
}

const id = ({ stdout }) => stdout.trim();
const isRunning = (lab, task) =>
  id(lab.run('squeue', '--noheader', '--format=%T', `--jobs=${task}`)) === 'RUNNING';
const queued = (lab, job) => id(lab.run('squeue', '--noheader', `--jobs=${job}`)) !== '';

function restartsOf(lab, task) {
  return Number(/Restarts=(\d+)/.exec(lab.run('scontrol', 'show', 'job', task).stdout)?.[1] ?? 0);
}

const shardFile = (parts, k, name) => join(parts, 'shards', `${k}-of-${SHARDS}`, name);
const ownerOf = (parts, k) => JSON.parse(readFileSync(shardFile(parts, k, 'running.json'), 'utf8'));

function logOf(parts, k) {
  const path = join(parts, 'slurm/logs', `shard-${k}.log`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function logsOf(folder) {
  const logs = [...Array(SHARDS).keys()].map((k) => logOf(join(folder, "it's in parts"), k));
  return logs.filter(Boolean).join('\n');
}
