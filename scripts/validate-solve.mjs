// node scripts/validate-solve.mjs [--seeds N] [--only TEXT] [--long SECONDS] [--budget SECONDS] [--table]
// Measures `glassbox solve` on the published instances beside the repository. Every run is one line of
// results/validate/solve.jsonl, with the build it is of; runs of the present build that are there already are not repeated, so the
// work can be done in pieces (--budget: no run begins later than that). The tables, results/validate/solve.md, are of what is stored:
// of each file the runs of one build only, the present one where it has any.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHeadless, ROOT } from './lib/headless.mjs';

const INSTANCES = join(ROOT, '../shared/reference/instances');
const FOLDER = join(ROOT, 'results/validate');
const RESULTS = join(FOLDER, 'solve.jsonl');
/** Limit of a run on a file with a proven optimum, seconds. */
const PROVEN_SECONDS = 10;

const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    'long-seeds': { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    long: { type: 'string', default: '60' },
    budget: { type: 'string', default: 'Infinity' },
    table: { type: 'boolean', default: false },
    binary: { type: 'string', default: join(ROOT, 'bin/glassbox.mjs') },
  },
});

const read = (path) => readFileSync(join(INSTANCES, path), 'utf8');
/** Lines `name value …` without comments: value in a column by name. */
const tableOf = (path, column = 1) =>
  new Map(
    read(path)
      .split('\n')
      .map((line) => line.trim().split(/[\s,]+/))
      .filter(([name]) => name && !name.startsWith('#'))
      .map((cells) => [cells[0], Number(cells[column])]),
  );
const total = (path) =>
  read(path)
    .trim()
    .split('\n')
    .slice(1)
    .reduce((sum, line) => sum + Number(line.trim().split(/\s+/)[2] ?? 1), 0);

/** A MaxCut file with the cut to reach; the energy that it means is sum w - 2 cut. */
const maxcut = (path, cut) => ({
  path,
  best: cut,
  target: total(path) - 2 * cut,
  what: 'cut',
  flags: [],
});

/** @returns instances with the value to reach; `goal` is what counts as success, `target` stops a run */
function proven() {
  const optima = new Map([...tableOf('biqmac/optima_rudy.txt'), ...tableOf('biqmac/optima_ising.txt')]);
  const biqmac = [...optima]
    .filter(([name]) => existsSync(join(INSTANCES, `biqmac/${name}.mc`)))
    .map(([name, cut]) => maxcut(`biqmac/${name}.mc`, cut));
  const tori = [
    maxcut('dimacs_torus/toruspm3-8-50.dat', 458),
    maxcut('dimacs_torus/torusg3-8.dat', 41684814),
  ];
  const sk = [...read('sk_ocadni/README.md').matchAll(/seed (\d+) [−-](\d\.\d+)/g)].map(
    ([, seed, perSpin]) => {
      // The energies of one file, with couplings of five decimals, lie 2e-5 apart, and the published value lies between two of
      // them: less than one step above it there is one level, and that one is asked for (docs/solve.md).
      const energy = -50 * Number(perSpin);
      const path = `sk_ocadni/sk_couplings_N50_J0_seed${seed}.txt`;
      return { path, best: energy, target: energy + 1.9e-5, what: 'energy', flags: ['--sign', '-'] };
    },
  );
  const [[name, energy]] = [...tableOf('wishart/gs_energies.txt')];
  const wishart = {
    path: `wishart/${name}`,
    best: energy,
    target: energy,
    what: 'energy',
    flags: ['--sign', '+'],
  };
  return [...biqmac, ...tori, ...sk, wishart];
}

function lattices() {
  return [...tableOf('dwave3d/putative_energies.txt', 3)]
    .filter(([name]) => existsSync(join(INSTANCES, `dwave3d/${name}`)))
    .map(([name, energy]) => ({
      path: `dwave3d/${name}`,
      best: energy,
      target: energy,
      what: 'energy',
      flags: [],
    }));
}

function gset() {
  return [...tableOf('gset/gset_best_known.csv')]
    .filter(([name]) => existsSync(join(INSTANCES, `gset/${name}.txt`)))
    .map(([name, cut]) => maxcut(`gset/${name}.txt`, cut));
}

/** The commit that the program was last changed in; with a + where it differs from that. */
function presentBuild() {
  const git = (...words) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
  const sources = ['src', 'workers', 'shaders', 'package-lock.json'];
  const changed = git('status', '--porcelain', '--', ...sources) !== '';
  return git('log', '-1', '--format=%h', '--', ...sources) + (changed ? '+' : '');
}

/** One run of the command line; ends when the target is reached. */
async function run(instance, seed, seconds) {
  const words = ['solve', join(INSTANCES, instance.path), ...instance.flags];
  words.push('--engine', 'cpu', '--json', '--quiet');
  words.push('--seed', String(seed), '--time', String(seconds), `--target=${instance.target}`);
  const began = performance.now();
  const child = spawn(process.execPath, [flags.binary, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  const wallSeconds = (performance.now() - began) / 1000;
  if (code !== 0) throw new Error(`glassbox ${words.join(' ')} ended with ${code}`);
  const { spins, ...line } = JSON.parse(text.trim().split('\n').at(-1));
  return { path: instance.path, build, limit: seconds, load: loadavg()[0], ...line, wallSeconds };
}

/**
 * Time to reach the target with 99 %: ln(100) over the rate of successes, all time spent counted (the maximum-likelihood rate of
 * an exponential law cut off at the limit), and the start of the program once.
 */
const tts99 = (runs, successes) => {
  const start = sum(runs.map(({ wallSeconds, seconds }) => wallSeconds - seconds)) / runs.length;
  return successes > 0
    ? start + (Math.log(100) * sum(runs.map(({ seconds }) => seconds))) / successes
    : Infinity;
};
const sum = (values) => values.reduce((a, b) => a + b, 0);
const cell = (value) => (Number.isFinite(value) ? value.toPrecision(2) : '–');
const worthOf = ({ what }, line) => (what === 'cut' ? line.cut : line.energy);
const stored = () =>
  existsSync(RESULTS)
    ? readFileSync(RESULTS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];

async function measure(instances, seeds, seconds) {
  const done = new Set(stored().map((line) => [line.build, line.path, line.seed, line.limit].join(' ')));
  let left = 0;
  for (const instance of instances.filter(({ path }) => path.includes(flags.only))) {
    for (let seed = 1; seed <= seeds; seed++) {
      if (done.has([build, instance.path, seed, seconds].join(' '))) continue;
      if (performance.now() / 1000 > Number(flags.budget)) {
        left++;
        continue;
      }
      const line = await run(instance, seed, seconds);
      writeFileSync(RESULTS, `${JSON.stringify(line)}\n`, { flag: 'a' });
      console.error(instance.path, seed, worthOf(instance, line), line.wallSeconds.toFixed(2));
    }
  }
  return left;
}

/** Stored runs of a file: of the present build, or else of the newest that has any. */
function runsOf(instance, seconds) {
  const all = stored().filter(({ path, limit }) => path === instance.path && limit === seconds);
  const chosen = all.some((line) => line.build === build) ? build : all.at(-1)?.build;
  return all.filter((line) => line.build === chosen);
}

function describe(runs) {
  const builds = [...new Set(runs.map((line) => line.build))].join(', ');
  const loads = runs.map(({ load }) => load);
  const range = `${Math.min(...loads).toFixed(1)}–${Math.max(...loads).toFixed(1)}`;
  return `${availableParallelism()} threads, engine cpu, build ${builds}, load averages ${range}`;
}

function successTable(instances, title) {
  const rows = instances
    .map((instance) => [instance, runsOf(instance, PROVEN_SECONDS)])
    .filter(([, runs]) => runs.length > 0);
  if (rows.length === 0) return [];
  return [
    `${title}, at most ${PROVEN_SECONDS} s a run; ${describe(rows.flatMap(([, runs]) => runs))}.\n`,
    '| file | best known | reached | longest run (s) | TTS99 (s) | processor time of a run, mean (s) |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(([instance, runs]) => {
      const reached = runs.filter(({ energy }) => energy <= instance.target).length;
      const wall = runs.map(({ wallSeconds }) => wallSeconds);
      const processor = sum(runs.map(({ cpuSeconds }) => cpuSeconds)) / runs.length;
      const times = [tts99(runs, reached), processor];
      const best = Number(instance.best.toFixed(6));
      return `| ${instance.path} | ${best} | ${reached}/${runs.length} | ${cell(Math.max(...wall))} | ${times.map(cell).join(' | ')} |`;
    }),
    '',
  ];
}

function cutTable(instances) {
  const seconds = Number(flags.long);
  const rows = instances
    .map((instance) => [instance, runsOf(instance, seconds)])
    .filter(([, runs]) => runs.length > 0);
  if (rows.length === 0) return [];
  return [
    `G-set, ${seconds} s a run or until the best known cut; ${describe(rows.flatMap(([, runs]) => runs))}.\n`,
    '| file | best known cut | found, by seed | worst / best known | seconds to it | processor seconds |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(([instance, runs]) => {
      const cuts = runs.map(({ cut }) => cut);
      const ratio = (Math.min(...cuts) / instance.best).toFixed(5);
      const times = runs.map(({ bestSeconds }) => bestSeconds.toFixed(1)).join(', ');
      const processor = runs.map(({ cpuSeconds }) => cpuSeconds.toFixed(0)).join(', ');
      return `| ${instance.path} | ${instance.best} | ${cuts.join(', ')} | ${ratio} | ${times} | ${processor} |`;
    }),
    '',
  ];
}

mkdirSync(FOLDER, { recursive: true });
const build = presentBuild();
let left = 0;
if (!flags.table) {
  if (flags.binary.endsWith('bin/glassbox.mjs')) await ensureHeadless();
  left += await measure(proven(), Number(flags.seeds), PROVEN_SECONDS);
  left += await measure(lattices(), Number(flags.seeds), PROVEN_SECONDS);
  left += await measure(gset(), Number(flags['long-seeds']), Number(flags.long));
}
const tables = [
  ...successTable(proven(), 'Proven or planted optima'),
  ...successTable(lattices(), 'Cubic lattices, couplings of ±1; putative ground states'),
  ...cutTable(gset()),
];
writeFileSync(join(FOLDER, 'solve.md'), `${tables.join('\n')}\n`);
console.log(tables.join('\n'));
if (left > 0) console.log(`${left} runs are left: the same command goes on.`);
