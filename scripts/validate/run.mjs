/**
 * One long measurement below results/validate: begun, gone on with, or read if it is finished. An experiment has a folder, as
 * `glassbox run` writes it; a program of `programs/` a file of one line for each batch.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { HEADLESS, ROOT } from '../lib/headless.mjs';

const RESULTS = join(ROOT, 'results/validate');
/** Threads of the CPU engine; all where it is not said. */
const threads = process.env.GLASSBOX_THREADS;

/** Flags of an experiment as a person types them. */
export function flagsOf(settings) {
  return Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
}

/**
 * @param {string} name  of the folder
 * @param {Readonly<Record<string, string | number>>} settings  flags without dashes
 * @param {string} experiment
 * @returns rows' values, per-sample numbers and findings of the finished run, and its manifest
 */
export async function finishedRun(name, settings, experiment = 'side-by-side') {
  const folder = join(RESULTS, name);
  const unfinished = existsSync(join(folder, 'checkpoint'));
  const words = [
    'run',
    experiment,
    ...flagsOf(settings),
    ...(unfinished ? ['--resume', folder] : ['--out', folder]),
    ...(threads ? ['--threads', threads] : []),
    '--quiet',
  ];
  const held = join(folder, 'manifest.json');
  if (existsSync(held) && !isOf(json(held).config, settings)) {
    // Other settings are another measurement: the old one is put aside.
    rmSync(`${folder}.old`, { recursive: true, force: true });
    renameSync(folder, `${folder}.old`);
    return finishedRun(name, settings, experiment);
  }
  if (!isFinished(folder)) {
    const child = spawn(process.execPath, [join(ROOT, 'bin/glassbox.mjs'), ...words], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    await ended(child, `glassbox ${words.join(' ')}`);
  }
  const rows = linesOf(join(folder, 'rows.jsonl'));
  return {
    rows: rows.map(({ values }) => values),
    samples: rows.map(({ samples }) => samples),
    findings: json(join(folder, 'findings.json')),
    manifest: json(join(folder, 'manifest.json')),
  };
}

/** Are these settings, flags without dashes, those of the configuration? */
function isOf(config, settings) {
  const camel = (flag) => flag.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  return Object.entries(settings).every(([flag, value]) => String(config[camel(flag)]) === String(value));
}

function isFinished(folder) {
  const path = join(folder, 'manifest.json');
  return existsSync(path) && json(path).state === 'finished';
}

/**
 * All batches of a program, those that are missing made now. Other settings are another measurement: the old one is put aside.
 *
 * @param {string} name
 * @param {string} program  of `programs/main.ts`
 * @param {object} settings
 * @returns {Promise<{ parts: any[], origin: { date: string, commit: string, settings: object } }>}
 */
export async function finishedProgram(name, program, settings) {
  mkdirSync(RESULTS, { recursive: true });
  const [path, about] = [join(RESULTS, `${name}.jsonl`), join(RESULTS, `${name}.json`)];
  const hash = createHash('sha256').update(JSON.stringify({ program, settings })).digest('hex').slice(0, 16);
  if (existsSync(about) && json(about).hash !== hash) {
    for (const old of [path, about]) if (existsSync(old)) renameSync(old, `${old}.old`);
  }
  if (!existsSync(about)) {
    const origin = { date: new Date().toISOString().slice(0, 10), commit: headCommit(), settings };
    writeFileSync(about, JSON.stringify({ hash, finished: false, ...origin }));
  }
  const { finished, ...origin } = json(about);
  if (!finished) {
    const done = existsSync(path) ? linesOf(path).length : 0;
    const words = [program, JSON.stringify(settings), String(done), ...(threads ? [threads] : [])];
    const child = spawn(process.execPath, [join(HEADLESS, 'validate.mjs'), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => appendFileSync(path, `${line}\n`));
    await ended(child, `${program} ${words[1]}`);
    writeFileSync(about, JSON.stringify({ ...origin, finished: true }));
  }
  return { parts: linesOf(path), origin };
}

async function ended(child, words) {
  const code = await new Promise((resolve) => child.on('close', resolve));
  // Ctrl-C went to the child as well; what it had finished is kept.
  if (code === 130 || code === 143) process.exit(code);
  if (code !== 0) throw new Error(`${words} ended with ${code}`);
}

function headCommit() {
  return spawnSync('git', ['rev-parse', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).stdout.trim();
}

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** A last line that a stop cut in two does not count. */
function linesOf(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}
