/** What a run leaves for other programs: the same bytes however it came about, and readers in Python and R that are run for real. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parquetReadObjects } from 'hyparquet';
import { beforeAll, describe, expect, test } from 'vitest';
import { cli, scratch, startCli } from '../support/cli.ts';
import { findPython, findR } from '../support/interpreters.ts';
import { readZarr } from '../support/zarr.ts';

const EXAMPLES = resolve(import.meta.dirname, '../../examples');

const overlaps = (folder: string, ...more: string[]) => [
  ...[
    'run',
    'sk-overlap',
    '--size',
    '32',
    '--samples',
    '4',
    '--copies',
    '3',
    '--sweeps',
    '40',
    '--steps',
    '4',
  ],
  ...['--engine', 'cpu', '--quiet', '--out', folder, ...more],
];

/** Digests of all files of a run but the one with clock times. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !path.endsWith('manifest.json'));
  const digest = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');
  return Object.fromEntries(paths.sort().map((path) => [path.slice(folder.length + 1), digest(path)]));
}

const storeIn = (path: string) =>
  readZarr((name) => (existsSync(join(path, name)) ? readFileSync(join(path, name)) : null));

describe('the files of a run', () => {
  test('are the same to the byte with any number of threads; without --spins there are none of these', async () => {
    const [first, second, without] = [scratch(), scratch(), scratch()];
    expect((await cli(overlaps(first, '--spins'))).code).toBe(0);
    expect((await cli(overlaps(second, '--spins', '--threads', '1'))).code).toBe(0);
    expect((await cli(overlaps(without))).code).toBe(0);
    const files = contents(first);
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'rows.parquet',
        'samples.parquet',
        'histograms.zarr/.zmetadata',
        'histograms.zarr/pq_density/0.0',
        'spins.zarr/.zmetadata',
        'spins.zarr/spins/3.0.0.0',
      ]),
    );
    expect(contents(second)).toEqual(files);
    const others = Object.entries(files).filter(([path]) => !path.startsWith('spins.zarr'));
    expect(contents(without)).toEqual(Object.fromEntries(others));
    const bytes = readFileSync(join(first, 'rows.parquet'));
    const rows = await parquetReadObjects({
      file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
    });
    const lines = readFileSync(join(first, 'rows.jsonl'), 'utf8').trim().split('\n');
    expect(rows).toEqual(lines.map((line) => JSON.parse(line).values));
  });

  test('spins have the energies that the run measured, by the couplings of its file', async () => {
    const folder = scratch();
    const size = 12;
    const pairs = Array.from({ length: size }, (_, i) => [i, (i + 1) % size, i % 3 === 0 ? -1 : 1] as const);
    const chords = Array.from(
      { length: size / 2 },
      (_, i) => [i, i + size / 2, i % 2 === 0 ? 1 : -1] as const,
    );
    const couplings = [...pairs, ...chords];
    writeFileSync(join(folder, 'own.txt'), couplings.map((bond) => `${bond.join(' ')}\n`).join(''));
    const small = [
      '--samples',
      '1',
      '--replicas',
      '2',
      '--map',
      '8',
      '--steps',
      '3',
      '--sweeps',
      '20',
      '--moves',
      '10',
    ];
    const own = ['--couplings', 'own', '--couplings-file', join(folder, 'own.txt')];
    const run = join(folder, 'run');
    const ended = await cli([
      'run',
      'side-by-side',
      ...own,
      ...small,
      '--engine',
      'cpu',
      '--quiet',
      '--spins',
      '--out',
      run,
    ]);
    expect(ended).toMatchObject({ code: 0 });
    const rows = readFileSync(join(run, 'rows.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const { spins_glassMap: spins } = storeIn(join(run, 'spins.zarr')).arrays;
    expect(spins!.shape).toEqual([3, 1, 8, size]);
    const ratios = rows.flatMap(({ matrices }, row) => {
      const { values, columns } = matrices.glassMap;
      return Array.from({ length: 8 }, (_, place) => {
        const [copy, energy] = values.slice(place * columns, place * columns + 2);
        const spin = (site: number) => Number(spins!.values[(row * 8 + copy - 1) * size + site]);
        return energy / couplings.reduce((sum, [i, j, J]) => sum - J * spin(i) * spin(j), 0);
      });
    });
    // One number turns energies of the file into energies per spin in units of J.
    for (const ratio of ratios) expect(ratio).toBeCloseTo(ratios[0]!, 12);
    expect(ratios[0]).toBeGreaterThan(0);
  });

  /** Long enough to be stopped. */
  const LONG = [
    ...['run', 'side-by-side', '--size', '48', '--samples', '4', '--replicas', '2', '--steps', '8'],
    ...['--sweeps', '1500', '--moves', '1000', '--engine', 'cpu', '--spins'],
  ];

  test('are those of an unbroken run after SIGINT or SIGKILL and --resume', async () => {
    const unbroken = scratch();
    expect((await cli([...LONG, '--quiet', '--out', unbroken])).code).toBe(0);
    expect(storeIn(join(unbroken, 'spins.zarr')).arrays.spins!.shape).toEqual([8, 4, 2, 48]);
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const broken = scratch();
      const started = startCli([...LONG, '--json', '--checkpoint-every', '0.3', '--out', broken]);
      await started.shows('"index":3');
      started.child.kill(signal);
      await started.ended;
      expect(existsSync(join(broken, 'checkpoint'))).toBe(true);
      // What stops in good order leaves all its files; --spins is remembered by the folder.
      expect(existsSync(join(broken, 'rows.parquet'))).toBe(signal === 'SIGINT');
      expect((await cli(['run', '--resume', broken, '--quiet'])).code).toBe(0);
      expect(contents(broken), signal).toEqual(contents(unbroken));
    }
  });

  test('spins cannot be had afterwards: refused with an id, and nothing changes', async () => {
    const [finished, stopped] = [scratch(), scratch()];
    expect((await cli(overlaps(finished))).code).toBe(0);
    const before = contents(finished);
    const late = await cli(overlaps(finished, '--spins'));
    expect(late).toMatchObject({ code: 2, out: '' });
    expect(late.error).toContain('GBX-721');
    expect(contents(finished)).toEqual(before);

    const started = startCli([...LONG.filter((word) => word !== '--spins'), '--json', '--out', stopped]);
    await started.shows('"index":1');
    started.child.kill('SIGINT');
    await started.ended;
    const manifest = readFileSync(join(stopped, 'manifest.json'));
    const resumed = await cli(['run', '--resume', stopped, '--spins']);
    expect(resumed).toMatchObject({ code: 2, out: '' });
    expect(resumed.error).toContain('GBX-720');
    expect(readFileSync(join(stopped, 'manifest.json'))).toEqual(manifest);
    expect(existsSync(join(stopped, 'spins.zarr'))).toBe(false);
  });

  test('an experiment without spins says so, in the language asked for', async () => {
    const small = [
      'run',
      'random-energy',
      '--size',
      '6',
      '--samples',
      '4',
      '--steps',
      '3',
      '--engine',
      'cpu',
      '--spins',
    ];
    const english = await cli([...small, '--out', scratch()]);
    expect(english).toMatchObject({ code: 0 });
    expect(english.error).toContain('Nothing to keep for --spins');
    const chinese = await cli([...small, '--out', scratch(), '--lang', 'zh-Hans']);
    expect(chinese.error).toMatch(/--spins.*没有可保存的内容/);
  });

  test('a file that cannot be written is waited for, with its id; Ctrl-C gives up', async () => {
    const [folder, left] = [scratch(), scratch()];
    // A folder where the file would be.
    for (const path of [folder, left]) mkdirSync(join(path, 'rows.parquet'));
    const [waiting, leaving] = [startCli(overlaps(folder)), startCli(overlaps(left))];
    await waiting.shows('GBX-706');
    rmdirSync(join(folder, 'rows.parquet'));
    expect((await waiting.ended).code).toBe(0);
    await leaving.shows('GBX-706');
    leaving.child.kill('SIGINT');
    const { code, error } = await leaving.ended;
    expect(code).toBe(130);
    expect(error).not.toMatch(/^\s+at /m);
    expect(JSON.parse(readFileSync(join(left, 'manifest.json'), 'utf8')).state).toBe('unfinished');
  });
});

const python = findPython();
const r = findR();
const missing = [
  python
    ? ''
    : 'Python with pandas, xarray and zarr (apt-get install python3-pandas python3-xarray python3-zarr)',
  r ? '' : 'R with jsonlite (apt-get install r-base-core r-cran-jsonlite)',
].filter(Boolean);
for (const what of missing) console.error(`NOT INSTALLED: ${what}. What it reads is not tested.`);

describe('the examples read a run', () => {
  let folder = '';
  const shown = (command: string, words: readonly string[]) =>
    execFileSync(command, words, { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } });
  const results = () => join(folder, 'run');

  beforeAll(async () => {
    folder = join(EXAMPLES, '..', 'results', `test-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    expect((await cli(overlaps(results(), '--spins'), folder)).code).toBe(0);
    return () => rmSync(folder, { recursive: true, force: true });
  });

  /** A copy of the run in which one mean is off by a thousandth. */
  const wrong = () => {
    const lines = readFileSync(join(results(), 'rows.csv'), 'utf8').trim().split('\n');
    const place = lines[0]!.split(',').indexOf('absQ');
    const cells = lines[2]!.split(',');
    const path = join(folder, 'wrong');
    mkdirSync(path, { recursive: true });
    const changed = lines.with(2, cells.with(place, String(1.001 * Number(cells[place]))).join(','));
    writeFileSync(join(path, 'rows.csv'), `${changed.join('\n')}\n`);
    for (const name of ['samples.csv', 'manifest.json'])
      writeFileSync(join(path, name), readFileSync(join(results(), name)));
    return path;
  };

  /** Overlaps of the copies of the first sample in the last row, as the store has them. */
  const lastOverlaps = () => {
    const { shape, values } = storeIn(join(results(), 'spins.zarr')).arrays.spins!;
    const [rows, samples, copies, sites] = shape as [number, number, number, number];
    const spin = (copy: number, site: number) =>
      Number(values[((rows - 1) * samples * copies + copy) * sites + site]);
    return Array.from({ length: copies * copies }, (_, k) => {
      let sum = 0;
      for (let site = 0; site < sites; site++)
        sum += spin(Math.floor(k / copies), site) * spin(k % copies, site);
      return sum / sites;
    });
  };
  /** Numbers after the line that announces the matrix, without R's row and column names. */
  const matrixIn = (text: string) =>
    [
      ...text
        .split('last row:')[1]!
        .replace(/\[\d*,\d*\]/g, '')
        .matchAll(/-?\d+\.?\d*/g),
    ].map(([number]) => Number(number));
  const expectOverlaps = (text: string) => {
    const found = matrixIn(text);
    const known = lastOverlaps();
    expect(found).toHaveLength(known.length);
    for (const [i, value] of found.entries()) expect(Math.abs(value - known[i]!)).toBeLessThan(6e-4);
  };

  test.skipIf(!python)('in Python: errors again from the samples, P(q), overlaps of the spins', () => {
    const text = shown(python!, [join(EXAMPLES, 'python/read_run.py'), results()]);
    expect(text).toMatch(
      /absQ: mean and error of 4 rows from 4 samples each; largest difference \d\.\de-1[5-9]/,
    );
    expect(text).toMatch(/pq: \d+ bins, integral 1\.000000/);
    expect(text).toMatch(/0\.\d+ ± 0\.\d+/);
    expectOverlaps(text);
  });

  test.skipIf(!r)('in R: errors again from the samples, overlaps of the spins', () => {
    const text = shown(r!, [join(EXAMPLES, 'r/read_run.R'), results()]);
    expect(text).toMatch(
      /absQ: mean and error of 4 rows from the samples; largest difference (0|\d\.\de-1[5-9])/,
    );
    expect(text).toMatch(/0\.\d+ ± 0\.\d+/);
    expectOverlaps(text);
  });

  test.skipIf(!python)('in Python a mean that is a thousandth off is noticed', () => {
    const { status, stdout } = spawnSync(python!, [join(EXAMPLES, 'python/read_run.py'), wrong()], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringMatching(/difference \d\.\de-0[345]/),
    });
  });

  test.skipIf(!r)('in R a mean that is a thousandth off is noticed', () => {
    const { status, stdout } = spawnSync(r!, [join(EXAMPLES, 'r/read_run.R'), wrong()], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({
      status: 1,
      stdout: expect.stringMatching(/difference \d\.\de-0[345]/),
    });
  });

  test.skipIf(!python)('xarray opens both stores: types, dimensions, coordinates, labels in Chinese', () => {
    const program = `
import json, sys, xarray
spins, histograms = (xarray.open_zarr(sys.argv[1] + name).load() for name in ("/spins.zarr", "/histograms.zarr"))
print(json.dumps({
  "dims": list(spins.spins.dims), "dtype": str(spins.spins.dtype), "values": sorted(set(spins.spins.values.ravel().tolist())),
  "betas": spins.beta[:, 0, 0].values.tolist(), "temperatures": spins.temperature.values.tolist(),
  "label": spins.absQ.attrs["long_name_zh"], "digest": histograms.attrs["digest"],
  "pq": histograms.pq_density.values.tolist(), "isCoordinate": "temperature" in histograms.coords}))`;
    const seen = JSON.parse(shown(python!, ['-c', program, results()]));
    const manifest = JSON.parse(readFileSync(join(results(), 'manifest.json'), 'utf8'));
    const rows = readFileSync(join(results(), 'rows.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(seen).toMatchObject({
      dims: ['row', 'sample', 'replica', 'site'],
      dtype: 'int8',
      values: [-1, 1],
      label: '重叠 |q|',
      digest: manifest.digest,
      isCoordinate: true,
    });
    expect(seen.temperatures).toEqual(rows.map(({ values }) => values.temperature));
    expect(seen.pq).toEqual(rows.map(({ histograms }) => histograms.pq.density));
    for (const [i, beta] of seen.betas.entries()) expect(1 / beta).toBeCloseTo(seen.temperatures[i], 12);
  });
});
