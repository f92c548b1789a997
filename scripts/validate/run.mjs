/**
 * One long measurement below results/validate: begun, gone on with, or read if it is finished. An experiment has a folder, as
 * `glassbox run` writes it; a program of `programs/` a file of one line for each batch.
 */
import { spawn, spawnSync } from 'node:child_process';
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

/** Tables that are not the project's to pass on: `GLASSBOX_REFERENCE`, or where they lie beside it. */
export const REFERENCE = process.env.GLASSBOX_REFERENCE ?? join(ROOT, '../shared/reference/data');
/** Settings that are files below it. */
const FILES = new Set(['data', 'table', 'test-table']);

const RESULTS = join(ROOT, 'results/validate');
/** Threads of the CPU engine; all where it is not said. */
const threads = process.env.GLASSBOX_THREADS;

/** Flags of an experiment as a person types them. */
export function flagsOf(settings) {
  return Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]);
}

const typedFlags = (settings) =>
  Object.entries(settings).flatMap(([key, value]) => [
    `--${key}`,
    FILES.has(key) ? join(REFERENCE, value) : String(value),
  ]);

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
    ...typedFlags(settings),
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
  // Of a file the configuration has the text, not the path.
  return Object.entries(settings).every(
    ([flag, value]) => FILES.has(flag) || String(config[camel(flag)]) === String(value),
  );
}

function isFinished(folder) {
  const path = join(folder, 'manifest.json');
  return existsSync(path) && json(path).state === 'finished';
}

/**
 * All batches of a program, those that are missing made now. More samples go on where fewer ended; other settings are another
 * measurement, and the old one is put aside.
 *
 * @param {string} name
 * @param {string} program  of `programs/main.ts`
 * @param {object} settings
 * @returns {Promise<{ parts: any[], origin: { date: string, commit: string } }>}
 */
export async function finishedProgram(name, program, settings) {
  mkdirSync(RESULTS, { recursive: true });
  const [path, about] = [join(RESULTS, `${name}.jsonl`), join(RESULTS, `${name}.json`)];
  const { samples = 1, ...others } = settings;
  const key = JSON.stringify({ program, ...others });
  if (existsSync(about) && json(about).key !== key) {
    for (const old of [path, about]) if (existsSync(old)) renameSync(old, `${old}.old`);
  }
  if (!existsSync(about)) {
    const origin = { date: new Date().toISOString().slice(0, 10), commit: headCommit() };
    writeFileSync(about, JSON.stringify({ key, ...origin }));
  }
  const done = existsSync(path) ? samplesIn(linesOf(path)) : 0;
  if (done < samples) {
    const words = [program, JSON.stringify(settings), String(done), ...(threads ? [threads] : [])];
    const child = spawn(process.execPath, [join(HEADLESS, 'validate.mjs'), ...words], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (isWhole(line)) appendFileSync(path, `${line}\n`);
    });
    await ended(child, `${program} ${words[1]}`);
  }
  return { parts: linesOf(path).filter(({ from = 0 }) => from < samples), origin: json(about) };
}

/** Samples that the batches cover; a batch of an exact program counts as one. */
function samplesIn(parts) {
  const size = ({ late, exact, lower }) => late?.u[0].length ?? (exact ?? lower)?.length ?? 1;
  return parts.reduce((sum, part) => sum + size(part), 0);
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

/** A line that a stop cut in two is no batch. */
function isWhole(line) {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
/** A last line without its end is of a stop in the middle of it. */
function linesOf(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.slice(0, -1).map((line) => JSON.parse(line));
}
