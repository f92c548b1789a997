// node scripts/validate-solve.mjs [--seeds N] [--only TEXT] [--long SECONDS]: measures `glassbox solve` on the published instances
// beside the repository and writes the tables of docs/solve.md to results/validate/solve.md. Every number comes from a run.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureHeadless, ROOT } from './lib/headless.mjs';

const INSTANCES = join(ROOT, '../shared/reference/instances');
const RESULTS = join(ROOT, 'results/validate/solve.jsonl');
/** Limit of a run on a file with a proven optimum, seconds. */
const PROVEN_SECONDS = 10;

const { values: flags } = parseArgs({
  options: {
    seeds: { type: 'string', default: '10' },
    only: { type: 'string', default: '' },
    long: { type: 'string', default: '60' },
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
const maxcut = (path, cut, share = 1) => ({
  path,
  best: cut,
  goal: cut * share,
  target: total(path) - 2 * cut,
  what: 'cut',
  flags: [],
});

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
      // With couplings of five decimals the energies of one file lie 2e-5 apart, and the published value lies between two of
      // them (it is of the unrounded couplings): less than one step above it there is one level, and that one is asked for.
      const energy = -50 * Number(perSpin);
      const path = `sk_ocadni/sk_couplings_N50_J0_seed${seed}.txt`;
      return {
        path,
        best: energy,
        goal: energy,
        target: energy + 1.9e-5,
        what: 'energy',
        flags: ['--sign', '-'],
      };
    },
  );
  const [[name, energy]] = [...tableOf('wishart/gs_energies.txt')];
  const wishart = {
    path: `wishart/${name}`,
    best: energy,
    goal: energy,
    target: energy,
    what: 'energy',
    flags: ['--sign', '+'],
  };
  return [...biqmac, ...tori, ...sk, wishart];
}

function gset() {
  return [...tableOf('gset/gset_best_known.csv')]
    .filter(([name]) => existsSync(join(INSTANCES, `gset/${name}.txt`)))
    .map(([name, cut]) => maxcut(`gset/${name}.txt`, cut, 0.999));
}

/** One run of the command line; ends when the target is reached. */
async function run(instance, seed, seconds) {
  const words = [
    'solve',
    join(INSTANCES, instance.path),
    ...instance.flags,
    '--engine',
    'cpu',
    '--json',
    '--quiet',
  ];
  words.push('--seed', String(seed), '--time', String(seconds), `--target=${instance.target}`);
  const child = spawn(process.execPath, [flags.binary, ...words], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part) => {
    text += part;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`glassbox ${words.join(' ')} ended with ${code}`);
  const { spins, ...line } = JSON.parse(text.trim().split('\n').at(-1));
  return { path: instance.path, ...line };
}

/**
 * Time to reach the target with 99 %: ln(100) over the rate of successes, all time spent counted (the maximum-likelihood rate of
 * an exponential law cut off at the limit).
 */
const tts99 = (seconds, successes) => (successes > 0 ? (Math.log(100) * seconds) / successes : Infinity);
const sum = (values) => values.reduce((a, b) => a + b, 0);
const cell = (value) => (Number.isFinite(value) ? value.toPrecision(2) : '–');

async function measure(instance, seeds, seconds) {
  const runs = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const line = await run(instance, seed, seconds);
    runs.push(line);
    writeFileSync(RESULTS, `${JSON.stringify(line)}\n`, { flag: 'a' });
  }
  const reached = runs.filter(({ energy }) => energy <= instance.target);
  const worth = runs.map((line) => (instance.what === 'cut' ? line.cut : line.energy));
  return {
    runs,
    successes: reached.length,
    best: instance.what === 'cut' ? Math.max(...worth) : Math.min(...worth),
    worst: instance.what === 'cut' ? Math.min(...worth) : Math.max(...worth),
    wall: tts99(sum(runs.map((line) => line.seconds)), reached.length),
    cpu: tts99(sum(runs.map((line) => line.cpuSeconds)), reached.length),
  };
}

if (flags.binary.endsWith('bin/glassbox.mjs')) await ensureHeadless();
mkdirSync(join(ROOT, 'results/validate'), { recursive: true });
const seeds = Number(flags.seeds);
const lines = [];
const wanted = ({ path }) => path.includes(flags.only);
const say = (line) => {
  lines.push(line);
  console.log(line);
};

say(
  `${seeds} seeds each, ${availableParallelism()} threads, engine cpu, at most ${PROVEN_SECONDS} s a run.\n`,
);
say('| file | optimum | reached | TTS99 (s) | TTS99, processor time (s) |');
say('| --- | --- | --- | --- | --- |');
for (const instance of proven().filter(wanted)) {
  const { successes, wall, cpu } = await measure(instance, seeds, PROVEN_SECONDS);
  say(
    `| ${instance.path} | ${Number(instance.best.toFixed(6))} | ${successes}/${seeds} | ${cell(wall)} | ${cell(cpu)} |`,
  );
}
say(`\nG-set: ${flags.long} s a run, or less where the best known cut is reached.\n`);
say('| file | best known cut | found (seeds) | worst / best known | seconds |');
say('| --- | --- | --- | --- | --- |');
for (const instance of gset().filter(wanted)) {
  const { runs, worst } = await measure(instance, Math.min(2, seeds), Number(flags.long));
  const found = runs.map(({ cut }) => cut).join(', ');
  const times = runs.map(({ bestSeconds }) => bestSeconds.toFixed(1)).join(', ');
  say(
    `| ${instance.path} | ${instance.best} | ${found} | ${(worst / instance.best).toFixed(5)} | ${times} |`,
  );
}
writeFileSync(join(ROOT, 'results/validate/solve.md'), `${lines.join('\n')}\n`);
