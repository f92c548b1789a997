import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build, createServer, preview } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiReference } from '../../scripts/lib/api-reference.mjs';
import { CHROMIUM_ARGUMENTS, findChromium } from '../../scripts/lib/chromium.mjs';
import { ROOT } from '../../scripts/lib/headless.mjs';
import { type Installed, installPacked, manifestIn } from '../support/packed.ts';

const DENO = join(ROOT, 'node_modules/.bin/deno');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const EXAMPLES = join(ROOT, 'examples/library');

let scratch: string;
let installed: Installed;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'glassbox-package-'));
  installed = await installPacked(scratch);
  cpSync(EXAMPLES, installed.folder, { recursive: true });
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function start(command: string, words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: installed.folder, encoding: 'utf8' });
  return { code: status, out: stdout, error: stderr };
}
const node = (...words: string[]) => start(process.execPath, words);

/** Twelve spins and two rows, told as one line of JSON: the same program on every host. */
const PROGRAM = `
import { enumerate, isingProblem, quantiseCouplings, run, solve } from 'glassbox';
const couplings = [];
for (let i = 0; i < 12; i++) for (let j = i + 1; j < 12; j++) couplings.push([i, j, ((7 * i + 5 * j + i * j) % 9) - 4]);
const problem = isingProblem(12, couplings);
const { energy, proof, spins } = await solve(problem, { engine: 'cpu' });
const exact = enumerate(quantiseCouplings(problem.couplings, 7)).groundEnergy;
const rows = [];
for await (const row of run('sk-anneal', { size: 32, seed: 5 }, { engine: 'cpu', threads: 2 })) {
  if (rows.push(row.values) === 2) break;
}
console.log(JSON.stringify({ energy, proof, spins: [...spins], exact, rows }));
`;

describe('the package', () => {
  test('carries what runs, and no source, test, map or dependency', () => {
    for (const path of ['bin/glassbox.mjs', 'dist/lib/index.mjs', 'dist/lib/browser/index.mjs', 'LICENSE'])
      expect(installed.files).toContain(path);
    expect(installed.files).toContain('dist/lib/THIRD-PARTY-NOTICES.txt');
    expect(installed.files.filter((path) => /\.map$|^(src|tests|scripts)\//.test(path))).toEqual([]);
    expect(
      readdirSync(join(installed.folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ).toEqual(['glassbox']);
    const manifest = manifestIn(join(installed.folder, 'node_modules/glassbox'));
    expect(manifest).toMatchObject({ private: true, license: 'MIT' });
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  test('packing leaves the manifest of the checkout as it was', () => {
    const now = readFileSync(join(installed.checkout, 'package.json'), 'utf8');
    expect(now).toBe(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  });

  test('brings the command line, which names the licences of what it carries', () => {
    const command = join(installed.folder, 'node_modules/.bin/glassbox');
    const list = start(command, ['list']);
    expect(list).toMatchObject({ code: 0, error: '' });
    expect(list.out).toContain('side-by-side');
    expect(start(command, ['--notices']).out).toContain('commander');
    // The folder of the person is no commit of ours.
    spawnSync('git', ['init', '-q'], { cwd: installed.folder });
    const words = [
      'run',
      'sk-anneal',
      '--size',
      '16',
      '--samples',
      '2',
      '--engine',
      'cpu',
      '--out',
      'results',
    ];
    expect(start(command, words).code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(installed.folder, 'results/manifest.json'), 'utf8'));
    expect(JSON.stringify(manifest)).toContain('"gitCommit":null');
    const bench = start(command, ['bench']);
    expect(bench.code).toBe(2);
    expect(bench.error).toContain('GBX-742');
    expect(bench.error).not.toMatch(/\bat .*\.mjs/);
  });
});

describe('the library', () => {
  test('solves twelve spins exactly and runs an experiment, in Node and Deno alike', () => {
    writeFileSync(join(installed.folder, 'program.mjs'), PROGRAM);
    const inNode = node('program.mjs');
    expect(inNode).toMatchObject({ code: 0, error: '' });
    const told = JSON.parse(inNode.out);
    expect(told.proof).toBe('enumeration');
    expect(told.energy).toBe(told.exact);
    expect(told.rows.map(({ step }: { step: number }) => step)).toEqual([0, 1]);
    const inDeno = start(DENO, ['run', '-A', 'program.mjs']);
    expect(inDeno.code, inDeno.error).toBe(0);
    expect(JSON.parse(inDeno.out)).toEqual(told);
  });

  test('refuses what cannot be with an id, before anything runs', () => {
    writeFileSync(
      join(installed.folder, 'wrong.mjs'),
      `import { isingProblem, maxCutProblem, openEngine, quboProblem, run, solve } from 'glassbox';
       const wrong = [
         () => isingProblem(3, [[0, 3, 1]]),
         () => isingProblem(3, [[1, 1, 1]]),
         () => isingProblem(3, [[0, 1, NaN]]),
         () => isingProblem(2, [[0, 1, 1]], [0, 0, 1]),
         () => maxCutProblem(2, [[0, 0.5, 1]]),
         () => quboProblem(0, []),
         () => quboProblem(2, []),
         () => openEngine('cpu', { threads: 0 }),
         () => run('no-such-thing').next(),
         () => run('sk-anneal', { sise: 3 }).next(),
         () => run('sk-anneal', {}, { signal: AbortSignal.abort(new Error('left')) }).next(),
       ];
       for (const attempt of wrong) {
         try { await attempt(); console.log('accepted'); } catch (error) { console.log(error.id ?? error.message); }
       }`,
    );
    expect(node('wrong.mjs').out.trim().split('\n')).toEqual([
      ...['GBX-740', 'GBX-740', 'GBX-740', 'GBX-740', 'GBX-740', 'GBX-740', 'GBX-263'],
      ...['GBX-741', 'GBX-400', 'GBX-401', 'left'],
    ]);
  });

  test('a signal ends a run and frees its threads', () => {
    writeFileSync(
      join(installed.folder, 'stop.mjs'),
      `import { run } from 'glassbox';
       const stop = new AbortController();
       let rows = 0;
       try {
         for await (const row of run('sk-anneal', { size: 128, samples: 8 }, { engine: 'cpu', signal: stop.signal, onFrame() {} })) {
           if (++rows === 1) setTimeout(() => stop.abort(), 20);
         }
         console.log('ended by itself');
       } catch (error) { console.log(error.name); }`,
    );
    // The process ends: nothing keeps it alive.
    expect(node('stop.mjs')).toMatchObject({ code: 0, out: 'AbortError\n' });
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('its declarations hold what they promise (module %s)', (module, resolution) => {
    writeFileSync(
      join(installed.folder, 'typed.mts'),
      `import { type Engine, isingProblem, openEngine, type Row, run, type Solution, solve } from 'glassbox';
       const { engine } = await openEngine('cpu');
       const named: Engine = engine;
       const solution: Solution = await solve(isingProblem(2, [[0, 1, 1]]), { engine: named });
       const spins: Int8Array = solution.spins;
       const rows: Row[] = [];
       for await (const row of run('sk-anneal')) rows.push(row);
       // @ts-expect-error a kind of engine that there is not
       await openEngine('gpu');
       // @ts-expect-error the energy is a number
       const energy: string = solution.energy;
       export { energy, rows, spins };`,
    );
    const words = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', 'false', '--types', ''];
    const target = [
      '--target',
      'es2023',
      '--lib',
      'es2023,dom',
      '--module',
      module,
      '--moduleResolution',
      resolution,
    ];
    const checked = node(
      TSC,
      ...words,
      ...target,
      'typed.mts',
      ...(module === 'esnext' ? ['anneal-overlap.ts'] : []),
    );
    expect(checked.out).toBe('');
    expect(checked.code).toBe(0);
  });
});

describe('its reference', () => {
  const types = () => join(installed.checkout, 'dist/lib/types');
  /** Named in declarations, and nothing that a user of the library would build. */
  const INTERNAL = [
    'FieldBase',
    'Figure',
    'GuessOfRun',
    'NamesColumns',
    'Plan',
    'PlayedForm',
    'RunContext',
    'Stream',
    'TOPICS',
    'TemperatureRange',
    'ValueOf',
  ];

  test('docs/api.md is what the declarations give: `npm run docs:api` writes it', () => {
    expect(apiReference(types()).text).toBe(readFileSync(join(ROOT, 'docs/api.md'), 'utf8'));
  });

  test('names every value that can be imported, with its docstring, and every type that those need', () => {
    const { text, unnamed } = apiReference(types());
    writeFileSync(
      join(installed.folder, 'names.mjs'),
      "import * as all from 'glassbox'; console.log(Object.keys(all).join(' '));",
    );
    const names = node('names.mjs').out.trim().split(' ');
    expect(names.length).toBeGreaterThan(60);
    expect(names.filter((name) => !text.includes(`### ${name}\n\n`))).toEqual([]);
    expect(names.filter((name) => text.includes(`### ${name}\n\n\`\`\`ts`))).toEqual([]);
    expect(unnamed).toEqual(INTERNAL);
  });

  test('a docstring that changes changes it', () => {
    const copy = join(scratch, 'types');
    cpSync(types(), copy, { recursive: true });
    const file = join(copy, 'library/solve.d.ts');
    writeFileSync(file, readFileSync(file, 'utf8').replace('state of low energy', 'state of high energy'));
    expect(apiReference(copy).text).toContain('state of high energy');
    expect(apiReference(copy).text).not.toBe(apiReference(types()).text);
  });
});

describe('its examples', () => {
  test('ground-state finds the lowest of all states and says so', () => {
    const { code, out } = node('ground-state.mjs');
    expect(code).toBe(0);
    expect(out).toMatch(/^energy -55\nspins {2}[+-]{12}\nproof {2}enumeration\n$/);
  });

  test('anneal-overlap sees the copies grow alike as they cool', () => {
    const { code, out, error } = start(DENO, ['run', '-A', 'anneal-overlap.ts']);
    expect(code, error).toBe(0);
    const rows = out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/).map(Number));
    expect(rows.map(([T]) => T)).toEqual([1.6, 1.4, 1.2, 1, 0.8, 0.6, 0.4]);
    const [hot, cold] = [rows[0]!, rows.at(-1)!];
    expect(cold[1]! - hot[1]!).toBeGreaterThan(4 * Math.hypot(cold[2]!, hot[2]!));
    for (const [, , bar] of rows) expect(bar).toBeGreaterThan(0);
  });

  test('experiment-to-csv saves the rows that the command line writes', () => {
    const { code, out } = node('experiment-to-csv.mjs', 'mine.csv');
    expect(code).toBe(0);
    const [, count, digest] = /(\d+) rows in mine\.csv, digest ([0-9a-f]+)/.exec(out)!;
    const mine = readFileSync(join(installed.folder, 'mine.csv'), 'utf8');
    expect(mine.trim().split('\n')).toHaveLength(Number(count) + 1);
    const settings = ['--size', '48', '--samples', '4', '--copies', '8', '--seed', '11', '--engine', 'cpu'];
    const command = join(installed.folder, 'node_modules/.bin/glassbox');
    expect(start(command, ['run', 'sk-anneal', ...settings, '--out', 'theirs']).code).toBe(0);
    expect(readFileSync(join(installed.folder, 'theirs/rows.csv'), 'utf8')).toBe(mine);
    expect(readFileSync(join(installed.folder, 'theirs/manifest.json'), 'utf8')).toContain(digest);
  });

  test('train-networks brings the loss of every network down', () => {
    const { code, out } = node('train-networks.mjs');
    expect(code).toBe(0);
    const [before, after] = [...out.matchAll(/loss (\S+) ± (\S+)/g)].map(([, value]) => Number(value));
    expect(before).toBeGreaterThan(0.1);
    expect(after).toBeLessThan(1e-3);
  });

  test('compare-engines finds no difference', () => {
    expect(node('compare-engines.mjs')).toMatchObject({
      code: 0,
      out: expect.stringContaining('the same, to the bit'),
    });
  });

  test.each(['development server', 'build'])('page runs in a browser (%s)', async (how) => {
    const told = await inBrowser(
      join(installed.folder, 'page'),
      how === 'build',
      '#status',
      /Done|stopped/,
      async (page) => ({
        status: await page.textContent('#status'),
        rows: (await page.textContent('#rows'))!.trim().split('\n'),
      }),
    );
    expect(told.status).toBe(`Done: ${told.rows.length} rows`);
  });

  test('a page that forbids blobs gives workers of its own, and is told what is missing where it does not', async () => {
    const root = join(installed.folder, 'strict');
    mkdirSync(root);
    const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'";
    writeFileSync(
      join(root, 'index.html'),
      `<!doctype html><meta http-equiv="Content-Security-Policy" content="${policy}" />
       <p id="own"></p><p id="blob"></p><script type="module" src="./main.js"></script>`,
    );
    writeFileSync(
      join(root, 'main.js'),
      `import { latticeGlass, openEngine, openHost, seedFrom, uniformBetas } from 'glassbox';
       import Kernels from 'glassbox/kernels-worker?worker';
       const seed = seedFrom(1);
       const instance = latticeGlass({ lengths: [4, 4], boundary: 'periodic', couplings: 'binary', couplingBits: 1, seed, sample: 0 });
       async function attempt(place, host) {
         const told = document.querySelector(place);
         try {
           const { engine } = await openEngine('cpu', { host });
           const glass = await engine.glass({ instances: [instance], replicas: 2, seed });
           await glass.sweep({ rule: 'heat-bath', order: 'sequential', betas: uniformBetas(2, 1), sweeps: 5 });
           told.textContent = (await glass.energies()).length + ' energies, ' + engine.info.threads + ' threads';
         } catch (error) { told.textContent = 'refused ' + error.id; }
       }
       const host = await openHost(2);
       const spawnKernels = () => {
         const worker = new Kernels();
         return { endpoint: worker, terminate: () => worker.terminate() };
       };
       await attempt('#blob', host);
       await attempt('#own', { ...host, spawnKernels });`,
    );
    const told = await inBrowser(root, true, '#own', /energies|refused/, async (page) => [
      await page.textContent('#own'),
      await page.textContent('#blob'),
    ]);
    expect(told[0]).toBe('2 energies, 2 threads');
    expect(told[1]).not.toBe('2 energies, 2 threads');
  });
});

/** Opens a page that imports the package, by Vite as others have it, and reads from it once a text is there. */
async function inBrowser<T>(
  root: string,
  built: boolean,
  place: string,
  ready: RegExp,
  read: (page: Page) => Promise<T>,
): Promise<T> {
  const options = { root, configFile: false as const, logLevel: 'error' as const, base: './' };
  const where = { host: '127.0.0.1', port: 0 };
  if (built) await build({ ...options, worker: { format: 'es' }, build: { target: 'es2023' } });
  const server = built
    ? await preview({ ...options, preview: where })
    : await (await createServer({ ...options, server: where })).listen();
  const browser = await chromium.launch({
    executablePath: findChromium() ?? '',
    args: [...CHROMIUM_ARGUMENTS],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls!.local[0]!);
    await page.waitForFunction(
      ([selector, pattern]) => new RegExp(pattern!).test(document.querySelector(selector!)!.textContent),
      [place, ready.source],
    );
    return await read(page);
  } finally {
    await browser.close();
    await server.close();
  }
}
