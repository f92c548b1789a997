/**
 * Every preset of every experiment of the glass, from the declarations: it ends within its time, every finding has a sentence
 * in both languages, and a long one says in its help that it is. Seconds are those of this machine; where it was busy with other
 * things too, those of its processors (at most the wall's on a machine that is not).
 *
 * What a run printed lies beside its folder as a text, for a reader to judge.
 */
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { HEADLESS, ROOT } from '../lib/headless.mjs';

const FOLDER = join(ROOT, 'results/validate/presets');
/** A preset that takes longer says so before it is pressed. */
const LONG_SECONDS = 5 * 60;
/** Then the run is stopped, and the next call of this check goes on from its checkpoint. */
const LIMIT_SECONDS = 15 * 60;
const SAYS_LONG = { en: /minutes/, 'zh-Hans': /分钟/ };

const source = async (path) => (await runnerImport(join(ROOT, path))).module;
const { experiments } = await source('src/experiments/registry.ts');
const { flagOf } = await source('src/experiments/command-line.ts');
const { defaultsOf } = await source('src/experiments/schema.ts');
const { LANGUAGES, sayIfKnown } = await source('src/messages/catalogue.ts');

const hasOnlyTheGlass = ({ fields }) => Object.values(fields).every(({ group }) => group !== 'learner');

/** The defaults are a preset too: the one that everybody sees first. */
export const presets = experiments.filter(hasOnlyTheGlass).flatMap((experiment) =>
  ['defaults', ...Object.keys(experiment.presets)].map((preset) => ({
    name: `presets: ${experiment.id}, ${preset}`,
    run: () => check(experiment, preset),
  })),
);

async function check(experiment, preset) {
  const folder = join(FOLDER, `${experiment.id}-${preset}`);
  mkdirSync(FOLDER, { recursive: true });
  await finish(experiment, preset, folder);
  const manifest = readManifest(folder);
  if (manifest?.state !== 'finished') return { ok: false, said: `not finished in ${LIMIT_SECONDS} s` };
  const findings = JSON.parse(readFileSync(join(folder, 'findings.json'), 'utf8'));
  const silent = findings.filter((finding) => !hasSentences(experiment.id, finding)).map(({ id }) => id);
  const seconds = Math.min(secondsOf(manifest), workOf(folder));
  const quiet = seconds > LONG_SECONDS && !saysLong(experiment.id, preset);
  const verdicts = findings.map(({ id, verdict }) => `${id} ${verdict}`).join(', ');
  const faults = [
    ...silent.map((id) => `no sentence for ${id}`),
    ...(findings.length > 0 ? [] : ['no finding']),
    ...(quiet ? ['its help does not say that it takes minutes'] : []),
  ];
  return { ok: faults.length === 0, said: [`${seconds.toFixed(0)} s; ${verdicts}`, ...faults].join('; ') };
}

/** Begins the run, goes on with it, or leaves it alone if it is finished. */
async function finish({ id, fields, presets: changes }, preset, folder) {
  if (readManifest(folder)?.state === 'finished') return;
  const settings = Object.entries({ ...defaultsOf(fields), ...changes[preset] });
  const flags = settings.flatMap(([key, value]) => (value === null ? [] : [flagOf(key), String(value)]));
  const place = existsSync(join(folder, 'checkpoint')) ? ['--resume', folder] : ['--out', folder];
  const child = spawn(process.execPath, [join(HEADLESS, 'glassbox.mjs'), 'run', id, ...flags, ...place], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = createWriteStream(`${folder}.txt`);
  child.stdout.pipe(said, { end: false });
  child.stderr.pipe(said, { end: false });
  const clock = watchWork(child.pid, folder);
  const timer = setTimeout(() => child.kill('SIGINT'), LIMIT_SECONDS * 1000);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearTimeout(timer);
  clearInterval(clock);
  said.end();
  if (code !== 0 && code !== 130) throw new Error(`it ended with ${code}: see ${folder}.txt`);
}

/** Processor seconds of a run, where the system tells: kept beside its folder, summed over its resumptions. */
function watchWork(pid, folder) {
  const before = existsSync(`${folder}.work`) ? workOf(folder) : 0;
  return setInterval(() => {
    const stat = `/proc/${pid}/stat`;
    if (!existsSync(stat)) return;
    // Behind the name in brackets: fields 14 and 15 are the time in user and kernel, in hundredths of a second.
    const fields = readFileSync(stat, 'utf8').split(') ').at(-1).split(' ');
    writeFileSync(`${folder}.work`, String(before + (Number(fields[11]) + Number(fields[12])) / 100));
  }, 500);
}

function workOf(folder) {
  const path = `${folder}.work`;
  return existsSync(path) ? Number(readFileSync(path, 'utf8')) : Number.POSITIVE_INFINITY;
}

function readManifest(folder) {
  const path = join(folder, 'manifest.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

const secondsOf = ({ startedAt, endedAt }) => (Date.parse(endedAt) - Date.parse(startedAt)) / 1000;

function hasSentences(experiment, { id, verdict, facts }) {
  const keys = [facts.state, verdict].map((last) => `experiments.${experiment}.findings.${id}.${last}`);
  return LANGUAGES.every((language) => keys.some((key) => sayIfKnown(language, key)));
}

function saysLong(experiment, preset) {
  return LANGUAGES.every((language) =>
    SAYS_LONG[language].test(sayIfKnown(language, `experiments.${experiment}.presetHelp.${preset}`) ?? ''),
  );
}
