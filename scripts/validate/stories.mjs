/**
 * Every step of every guided story, from its link: the run ends within its time and the finding that the story waits for says what the
 * story expects. Steps with the same link share one run. Seconds are those of the processors, so that a busy machine does not count.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { HEADLESS, ROOT } from '../lib/headless.mjs';

const FOLDER = join(ROOT, 'results/validate/stories');
/** Twenty seconds on two cores. */
const MOST_SECONDS = 40;

const source = async (path) => (await runnerImport(join(ROOT, path))).module;
const { STORIES } = await source('src/lab/stories/stories.ts');
const { experiments } = await source('src/experiments/registry.ts');
const { decodeLink } = await source('src/experiments/link.ts');
const { flagOf } = await source('src/experiments/command-line.ts');

export const stories = STORIES.flatMap(({ id, steps }) =>
  steps.map((step) => ({ name: `stories: ${id}, ${step.id}`, run: () => check(step) })),
);

async function check({ link, check: { finding, expects } }) {
  const folder = join(FOLDER, link.replaceAll(/[^\w=-]+/g, '_'));
  if (!existsSync(`${folder}.seconds`)) await run(link, folder);
  const seconds = Number(readFileSync(`${folder}.seconds`, 'utf8'));
  const found = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8')).find(
    ({ id }) => id === finding,
  );
  const said = found?.verdict ?? 'nothing';
  const ok = said === expects && seconds <= MOST_SECONDS;
  return { ok, said: `${finding}: ${said}, expected ${expects}; ${seconds.toFixed(0)} s of processor` };
}

async function run(link, folder) {
  mkdirSync(FOLDER, { recursive: true });
  rmSync(folder, { recursive: true, force: true });
  const { experiment, config } = decodeLink(link, experiments);
  const settings = Object.entries(config).filter(([, value]) => value !== null);
  const flags = settings.flatMap(([key, value]) => [flagOf(key), String(value)]);
  const command = [
    join(HEADLESS, 'glassbox.mjs'),
    'run',
    experiment.id,
    ...flags,
    '--engine',
    'cpu',
    '--out',
    folder,
    '--quiet',
  ];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'ignore', 'inherit'] });
  let seconds = 0;
  const clock = setInterval(() => {
    seconds = workOf(child.pid) ?? seconds;
  }, 250);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(clock);
  if (code !== 0) throw new Error(`${experiment.id} ended with ${code}`);
  writeFileSync(`${folder}.seconds`, String(seconds));
}

/** Processor seconds of a process so far, fields 14 and 15 behind the name in brackets; null where the system does not tell. */
function workOf(pid) {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return null;
  const fields = readFileSync(stat, 'utf8').split(') ').at(-1).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
