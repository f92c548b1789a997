/** Grids, shards, locks and full disks, on the real command line. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { cli, scratch, startCli } from '../support/cli.ts';

const SMALL = ['--size', '16', '--samples', '5', '--sweeps', '60', '--steps', '3', '--engine', 'cpu'];
const overlap = (...words: string[]) => ['run', 'sk-overlap', ...SMALL, '--quiet', ...words];
const grid = (...words: string[]) => overlap('--size', '12,16', '--seed', '1..2', ...words);
/** Some seconds: long enough to be met at work. */
const LONG = '--size 48 --samples 4 --replicas 2 --steps 12 --sweeps 1500 --moves 1500 --engine cpu'.split(
  ' ',
);
const long = (...words: string[]) => ['run', 'side-by-side', ...LONG, ...words];

/** Byte for byte, also of binary files. */
const read = (folder: string, name: string) => readFileSync(join(folder, name), 'latin1');
const json = (folder: string, name: string) => JSON.parse(read(folder, name));
const TABLES = ['rows.csv', 'rows.jsonl', 'samples.csv', 'rows.parquet', 'samples.parquet'];

describe('shards of one run', () => {
  test('merge to the files of the unsharded run, byte for byte', async () => {
    const [whole, parts] = [scratch(), scratch()];
    expect((await cli(overlap('--out', whole))).code).toBe(0);
    for (const shard of ['2/4', '0/4', '3/4', '1/4'])
      expect((await cli(overlap('--out', parts, '--shard', shard))).code).toBe(0);
    const merged = await cli(['merge', parts]);
    expect(merged).toMatchObject({ code: 0, out: '' });
    for (const name of [...TABLES, 'config.json', 'findings.json', 'radial-map.csv'])
      expect(read(parts, name), name).toBe(read(whole, name));
    const [one, other] = [json(whole, 'manifest.json'), json(parts, 'manifest.json')];
    for (const key of ['digest', 'fingerprint', 'configHash', 'rows', 'state'])
      expect(other[key]).toEqual(one[key]);
    expect(other.shards).toBe(4);
    expect((await cli(['merge', parts, '--json', '--quiet'])).out).toBe(read(whole, 'rows.jsonl'));
  });

  test('nothing is merged while one is missing, and it is named', async () => {
    const folder = scratch();
    for (const shard of ['0/3', '2/3']) await cli(overlap('--out', folder, '--shard', shard));
    const { code, error } = await cli(['merge', folder]);
    expect(code).toBe(2);
    expect(error).toMatch(/GBX-772 1 of 3 .*: 1\./);
    expect(existsSync(join(folder, 'rows.csv'))).toBe(false);
    const { counts } = JSON.parse((await cli(['status', folder, '--json'])).out);
    expect(counts).toEqual({ finished: 2 });
  });

  test('are no result of their settings, and say that spins stay with them', async () => {
    const folder = scratch();
    const spins = (shard: string) => overlap('--out', folder, '--shard', shard, '--spins');
    for (const shard of ['0/2', '1/2']) expect((await cli(spins(shard))).code).toBe(0);
    const one = join(folder, 'shards', '1-of-2');
    expect(json(one, 'manifest.json')).toMatchObject({ fingerprint: null, shard: { index: 1, of: 2 } });
    expect(json(one, 'manifest.json').command).toMatch(/ --shard 1\/2$/);
    // Of five samples the first shard has two; their numbers are those of the whole run.
    expect(inflateSync(readFileSync(join(one, 'spins.zarr/sample_index/0.0'))).readInt32LE(0)).toBe(2);
    const link = await cli(['link', one]);
    expect(link.out).not.toContain('fp=');
    expect(link.error).toContain('is a shard');
    expect((await cli(overlap('--out', one))).error).toContain('GBX-504');
    for (const words of [
      ['plot', folder],
      ['link', folder],
      ['resume', folder],
    ]) {
      const { code, error } = await cli(words);
      expect(code).toBe(2);
      expect(error, words[0]).toContain('GBX-776');
    }
    expect((await cli(['merge', folder])).error).toContain('Spins are not merged');
    expect((await cli(['link', folder])).out).toContain('fp=');
    expect((await cli(['merge', one, '--out', scratch()])).error).toContain('GBX-772');
  });

  test('a shard of other settings does not slip in', async () => {
    const folder = scratch();
    await cli(overlap('--out', folder, '--shard', '0/2'));
    await cli(overlap('--out', folder, '--shard', '1/2', '--seed', '9'));
    const { code, error } = await cli(['merge', folder]);
    expect(code).toBe(2);
    expect(error).toContain('GBX-703');
  });

  test.each([
    [overlap('--shard', '4/4'), 'GBX-773'],
    [overlap('--shard', 'one'), 'GBX-773'],
    [overlap('--shard', '0/6'), 'GBX-702'],
    [['run', 'kick', '--shard', '0/2'], 'GBX-701'],
    [['merge', 'nowhere'], 'GBX-774'],
    [['status', 'nowhere'], 'GBX-774'],
    [['resume', 'nowhere'], 'GBX-506'],
  ])('%j is refused with %s, before anything is written', async (words, id) => {
    const folder = scratch();
    const { code, error } = await cli(words, folder);
    expect(code).toBe(2);
    expect(error).toContain(id);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a grid', () => {
  test('makes a run of every combination, and one table; shards of it merge to the same bytes', async () => {
    const [whole, parts] = [scratch(), scratch()];
    expect((await cli(grid('--out', whole))).code).toBe(0);
    expect(readdirSync(join(whole, 'points'))).toEqual(['0000', '0001', '0002', '0003']);
    const settings = [0, 1, 2, 3].map((k) => json(join(whole, 'points', `000${k}`), 'config.json'));
    expect(settings.map(({ size, seed }) => [size, seed])).toEqual([
      [12, 1],
      [12, 2],
      [16, 1],
      [16, 2],
    ]);
    const [head, ...lines] = read(whole, 'rows.csv').trim().split('\n');
    expect(head).toMatch(/^point,config_size,config_seed,step,temperature,/);
    expect(lines).toHaveLength(12);
    expect(lines[3]).toMatch(/^1,12,2,0,/);

    for (const shard of ['1/2', '0/2'])
      expect((await cli(grid('--out', parts, '--shard', shard))).code).toBe(0);
    expect((await cli(['merge', parts])).code).toBe(0);
    for (const name of [...TABLES, 'grid.json', 'plan.json'])
      expect(read(parts, name), name).toBe(read(whole, name));
  });

  test('comes from a TOML or a JSON file too; flags go over it', async () => {
    const folder = scratch();
    const toml =
      'experiment = "sk-overlap"\n[config]\nsamples = 4\nsweeps = 40\nsteps = 2\n[grid]\nsize = [12, 16]\nseed = "1..3"\n';
    writeFileSync(join(folder, 'many.toml'), toml);
    const config = { samples: 4, sweeps: 40, steps: 2 };
    const file = { experiment: 'sk-overlap', config, grid: { size: [12, 16], seed: '1..3' } };
    writeFileSync(join(folder, 'many.json'), JSON.stringify(file));
    for (const name of ['many.toml', 'many.json']) {
      const plan = await cli(['run', '--config', name, '--dry-run', '--json', '--engine', 'cpu'], folder);
      expect(plan.code).toBe(0);
      expect(JSON.parse(plan.out)).toMatchObject({
        runs: 6,
        axes: [
          { key: 'size', values: [12, 16] },
          { key: 'seed', values: [1, 2, 3] },
        ],
      });
    }
    const over = ['run', 'sk-overlap', '--config', 'many.toml', '--seed', '5', '--dry-run', '--json'];
    expect(JSON.parse((await cli(over, folder)).out).runs).toBe(2);
    // The file names the experiment, and with it the flags.
    const unnamed = over.filter((word) => word !== 'sk-overlap');
    expect(JSON.parse((await cli(unnamed, folder)).out).runs).toBe(2);
  });

  test('is not written over by one run, and is no run to draw or to share', async () => {
    const folder = scratch();
    const made = await cli(['run', 'sk-overlap', ...SMALL, '--seed', '1..2', '--out', folder]);
    expect(made.code).toBe(0);
    // What holds for every run of it is said once.
    const notes = made.error.split('\n').filter((line) => line.startsWith('Note:'));
    expect(new Set(notes).size).toBe(notes.length);
    const table = read(folder, 'rows.csv');
    for (const words of [[], ['--shard', '0/2']]) {
      const { code, error } = await cli(overlap('--out', folder, ...words));
      expect(code).toBe(2);
      expect(error).toContain('GBX-771');
    }
    expect(read(folder, 'rows.csv')).toBe(table);
    for (const command of ['plot', 'link'])
      expect((await cli([command, folder])).error, command).toContain('GBX-775');
    expect((await cli(['merge', join(folder, 'points/0000')])).error).toContain('GBX-777');
  });

  test('--dry-run tells the plan and its cost and writes nothing', async () => {
    const folder = scratch();
    const { code, out } = await cli(['run', 'sk-overlap', ...SMALL, '--seed', '1..100', '--dry-run'], folder);
    expect(code).toBe(0);
    expect(out).toMatch(/runs: 100/);
    expect(out).toMatch(/About \d+:\d\d.* for all 100 on cpu .* core hours/);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('goes on after it was stopped, makes no run twice, and is refused for another plan', async () => {
    const folder = scratch();
    const series = (...words: string[]) => overlap('--seed', '1..3', '--sweeps', '40000', ...words);
    const started = startCli(series('--out', folder));
    while (!existsSync(join(folder, 'points/0001'))) await new Promise((next) => setTimeout(next, 20));
    started.child.kill('SIGTERM');
    expect((await started.ended).code).toBe(143);
    const finished = statesOf(folder).filter((state) => state === 'finished').length;
    expect(finished).toBeLessThan(3);
    const first = read(join(folder, 'points/0000'), 'manifest.json');
    const other = await cli(grid('--sweeps', '30', '--out', folder));
    expect(other.code).toBe(2);
    expect((await cli(['resume', folder, '--quiet'])).code).toBe(0);
    expect(statesOf(folder)).toEqual(['finished', 'finished', 'finished']);
    if (JSON.parse(first).state === 'finished')
      expect(read(join(folder, 'points/0000'), 'manifest.json')).toBe(first);
    const whole = scratch();
    await cli(series('--out', whole));
    for (const name of TABLES) expect(read(folder, name), name).toBe(read(whole, name));
  });

  test.each([
    [['--seed', '5..1'], 'GBX-708'],
    [['--seed', '1..999999'], 'GBX-708'],
    [['--size', '16,nine'], 'GBX-403'],
    [['--size', '16,2', '--seed', '1..2'], 'GBX-402'],
    [['--seed', '1..1000', '--size', '16..127', '--samples', '2..10'], 'GBX-770'],
    [['--couplings', 'gaussian,foo'], 'GBX-405'],
  ])('%j is refused with %s', async (words, id) => {
    const folder = scratch();
    const { code, error } = await cli(['run', 'sk-overlap', ...words], folder);
    expect(code).toBe(2);
    expect(error).toContain(id);
    expect(readdirSync(folder)).toEqual([]);
  });
});

function statesOf(folder: string): string[] {
  const points = join(folder, 'points');
  return readdirSync(points).map((name) => json(join(points, name), 'manifest.json').state);
}

describe('a folder', () => {
  test('is of one process at a time, which status names; one that was killed is gone on with', async () => {
    const folder = scratch();
    const started = startCli(long('--out', folder, '--json', '--checkpoint-every', '0.2'));
    await started.shows('"index":2');
    // It sleeps, so that it is there for as long as this takes.
    started.child.kill('SIGSTOP');
    const running = JSON.parse((await cli(['status', folder, '--json'])).out).runs[0];
    expect(running).toMatchObject({ state: 'running', owner: { pid: started.child.pid, host: hostname() } });
    for (const words of [long('--out', folder), ['resume', folder], long('--out', folder, '--continue')]) {
      const second = await cli(words);
      expect(second.code, words.join(' ')).toBe(2);
      expect(second.error).toContain('GBX-700');
    }
    started.child.kill('SIGKILL');
    await started.ended;
    expect(JSON.parse((await cli(['status', folder, '--json'])).out).runs[0].state).toBe('stopped');
    expect((await cli(long('--out', folder, '--continue', '--quiet'))).code).toBe(0);
    expect(readdirSync(folder).filter((name) => /lock|running|part$|checkpoint/.test(name))).toEqual([]);
    const again = await cli(long('--out', folder, '--continue'));
    expect(again).toMatchObject({ code: 0 });
    expect(again.error).toContain('already there');
  });

  test('in which a killed process left halves of files and of stores is cleared up', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'histograms.zarr.part/pq'), { recursive: true });
    writeFileSync(join(folder, 'histograms.zarr.part/pq/.zarray'), '{');
    writeFileSync(join(folder, 'rows.csv.part'), 'step,');
    expect((await cli(overlap('--out', folder))).code).toBe(0);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  /** The least that a process may write into one file, as a disk that has become full. */
  const limited = (child: { pid?: number | undefined }, bytes: string) =>
    spawnSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:`]).status === 0;
  const hasLimits = spawnSync('prlimit', ['--version']).status === 0;
  if (!hasLimits) console.warn('prlimit is not there: the full disk is not tested');

  test.skipIf(!hasLimits)(
    'that becomes full costs nothing: said once, written when there is room',
    async () => {
      const [folder, whole] = [scratch(), scratch()];
      const started = startCli(long('--out', folder, '--checkpoint-every', '0.2'));
      await started.shows('into');
      expect(limited(started.child, '1000')).toBe(true);
      await started.shows('GBX-706');
      expect(limited(started.child, 'unlimited')).toBe(true);
      const { code, error } = await started.ended;
      expect(code).toBe(0);
      expect(error.match(/GBX-705/g)?.length).toBe(1);
      await cli(long('--out', whole, '--quiet'));
      for (const name of TABLES) expect(read(folder, name), name).toBe(read(whole, name));
    },
  );

  test('without room, or on a disk that is full already, is refused before anything runs', async () => {
    const mount = scratch();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mount]).status === 0;
    if (!mounted) {
      console.warn('no small disk could be mounted: a folder without room is not tested');
      return;
    }
    onTestFinished(() => void spawnSync('umount', [mount]));
    const folder = join(mount, 'run');
    mkdirSync(folder);
    const { code, error } = await cli(overlap('--out', folder));
    expect(code).toBe(2);
    expect(error).toMatch(/GBX-704.*(3|4)\.\d MiB/);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
