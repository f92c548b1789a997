/** The processes that measure: one a host, each with nothing else to do. A line of JSON on stdout for everything there is to tell. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, findLavapipe, findSwiftShader } from '../../scripts/lib/chromium.mjs';
import { projectRoot } from '../../src/cli/project.ts';
import type { HostResult } from '../result/schema.ts';

export type BenchHost = Exclude<HostResult['host'], 'page'>;
export const BENCH_HOSTS: readonly BenchHost[] = ['node', 'deno', 'chrome'];

/** What kind of measurement: the suite, every WebGPU kernel, or workloads of the CPU engine. */
export type Script = 'bench' | 'bench-kernels';

/** A person's own driver wins, and so does hardware; else the first software driver there is. */
function driver(...files: readonly (string | null)[]): Readonly<Record<string, string>> {
  const runtime = { XDG_RUNTIME_DIR: process.env.XDG_RUNTIME_DIR ?? tmpdir() };
  const hardware = existsSync('/dev/dri/renderD128') || existsSync('/dev/nvidia0');
  const found = files.find((file) => file !== null);
  return process.env.VK_ICD_FILENAMES || hardware || !found
    ? runtime
    : { ...runtime, VK_ICD_FILENAMES: found };
}

interface Command {
  readonly file: string;
  readonly words: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

/** @returns a string where the host is not here: why */
function commandOf(host: BenchHost, script: Script, words: readonly string[]): Command | string {
  const root = projectRoot();
  const bundle = join(root, 'dist/headless', `${script}.mjs`);
  if (host === 'node')
    return { file: process.execPath, words: [bundle, ...words], environment: driver(findSwiftShader()) };
  if (host === 'deno') {
    const file = join(root, 'node_modules/.bin/deno');
    if (!existsSync(file)) return 'node_modules/.bin/deno: npm ci';
    const environment = driver(findLavapipe(), findSwiftShader());
    return { file, words: ['run', '--allow-all', bundle, ...words], environment };
  }
  if (!findChromium()) return 'CHROME_PATH';
  const more = script === 'bench-kernels' ? ['--kernels'] : [];
  const page = join(root, 'bench/hosts/chrome.mjs');
  return { file: process.execPath, words: [page, ...more, ...words], environment: {} };
}

/**
 * Measures on a host and hears what it tells.
 *
 * @param loud  what it says on stderr is passed on
 * @returns the last thing that was told
 * @throws Error with the reason where the host is not here, or ended without a result
 */
export function measureOn(
  host: BenchHost,
  script: Script,
  words: readonly string[],
  told: (news: Record<string, unknown>) => void,
  loud = false,
): Promise<Record<string, unknown>> {
  const command = commandOf(host, script, words);
  if (typeof command === 'string') return Promise.reject(new Error(command));
  return jsonLines(command, told, loud);
}

/** Trains beside other libraries in Chrome. @param extent  short: two tasks, full: all of them */
export function measurePeers(extent: 'short' | 'full', quick: boolean): Promise<Record<string, unknown>> {
  const words = [
    join(projectRoot(), 'bench/peers/run.mjs'),
    '--contest',
    extent,
    ...(quick ? ['--quick'] : []),
  ];
  return jsonLines({ file: process.execPath, words, environment: {} }, () => {}, true);
}

/** Whether the other libraries have been installed. */
export const peersAreHere = () =>
  existsSync(join(projectRoot(), 'bench/peers/node_modules/.package-lock.json')) && findChromium() !== null;

function jsonLines(
  { file, words, environment }: Command,
  told: (news: Record<string, unknown>) => void,
  loud: boolean,
): Promise<Record<string, unknown>> {
  const child = spawn(file, words, {
    cwd: projectRoot(),
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Who asked may stop: what measures is not left behind.
  const stop = () => void child.kill();
  const end = () => {
    stop();
    process.exit(143);
  };
  process.once('exit', stop);
  process.once('SIGTERM', end);
  let [rest, last, complaint] = ['', '', ''];
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    complaint = `${complaint}${part}`.slice(-2000);
    if (loud) process.stderr.write(part);
  });
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    const lines = `${rest}${part}`.split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      if (!line.startsWith('{')) continue;
      if (last) told(JSON.parse(last) as Record<string, unknown>);
      last = line;
    }
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      process.off('exit', stop);
      process.off('SIGTERM', end);
      if (code === 0 && last) resolve(JSON.parse(last) as Record<string, unknown>);
      else reject(new Error(reasonIn(complaint) || `exit code ${code}`));
    });
  });
}

/** The line that says what went wrong: below it stand places in the code, and the runtime's name. */
function reasonIn(complaint: string): string {
  const lines = complaint.trim().split('\n');
  const telling = lines.findLast(
    (line) => /error|timeout|GBX-\d/i.test(line) && !/^\s+at |^\s*name:/.test(line),
  );
  return (telling ?? lines.at(-1) ?? '').trim();
}
