/** `glassbox slurm` and `glassbox kubernetes` on the real command line, and the task that they write run in this shell. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { experiments } from '../../src/experiments/registry.ts';
import { cli, scratch } from '../support/cli.ts';

const SMALL = ['--size', '16', '--samples', '6', '--sweeps', '60', '--steps', '3'];
const slurm = (...words: string[]) => ['slurm', 'sk-overlap', ...SMALL, '--engine', 'cpu', ...words];
const KUBERNETES = ['--image', 'lab/glassbox:1', '--claim', 'results'];
const kubernetes = (...words: string[]) => ['kubernetes', 'sk-overlap', ...SMALL, ...KUBERNETES, ...words];
const read = (...path: string[]) => readFileSync(join(...path), 'utf8');

afterEach(() => void vi.unstubAllEnvs());

/** Programs that are found before all others. */
function stubs(programs: Readonly<Record<string, string>>): string {
  const folder = scratch();
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/bash\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  vi.stubEnv('PATH', `${folder}:${process.env.PATH}`);
  return folder;
}

/** Runs a task of an array as Slurm would. */
function task(folder: string, index: number) {
  const env = {
    ...process.env,
    SLURM_ARRAY_JOB_ID: '1',
    SLURM_ARRAY_TASK_ID: String(index),
    SLURM_CPUS_PER_TASK: '1',
  };
  return spawnSync('bash', [join(folder, 'slurm/array.sh')], {
    env,
    cwd: join(folder, 'slurm'),
    encoding: 'utf8',
  });
}

describe('slurm', () => {
  test('writes scripts whose tasks and merge give the files of the unsharded run, in a folder of any name', async () => {
    const base = scratch();
    const [whole, parts] = [join(base, 'whole'), join(base, `it's $HOME "here" #1`)];
    const { code, out } = await cli(slurm('--array', '0-2%2', '--out', parts));
    expect(code).toBe(0);
    expect(readdirSync(join(parts, 'slurm')).sort()).toEqual([
      'array.sh',
      'merge.sh',
      'settings.json',
      'submit.sh',
    ]);
    for (const name of ['array.sh', 'merge.sh', 'submit.sh']) {
      expect(statSync(join(parts, 'slurm', name)).mode & 0o111, name).toBe(0o111);
      expect(out).toContain(join(parts, 'slurm', name));
    }
    for (const index of [2, 0, 1]) expect(task(parts, index)).toMatchObject({ status: 0 });
    expect(spawnSync('bash', [join(parts, 'slurm/merge.sh')], { encoding: 'utf8' })).toMatchObject({
      status: 0,
    });
    await cli(['run', 'sk-overlap', ...SMALL, '--engine', 'cpu', '--out', whole, '--quiet']);
    for (const name of ['rows.csv', 'rows.jsonl', 'samples.csv', 'config.json'])
      expect(read(parts, name), name).toBe(read(whole, name));
    // Submitted again, a finished task ends at once.
    expect(task(parts, 1)).toMatchObject({ status: 0 });
  });

  test('writes a grid from a TOML file: its plan is there before the tasks, and they divide its runs', async () => {
    const folder = scratch();
    writeFileSync(
      join(folder, 'many.toml'),
      'experiment = "sk-overlap"\n[config]\nsize = 16\nsamples = 4\nsweeps = 40\nsteps = 2\n[grid]\nseed = "1..5"\n',
    );
    const { code } = await cli(
      ['slurm', 'many.toml', '--array', '0-1', '--engine', 'cpu', '--out', 'out'],
      folder,
    );
    expect(code).toBe(0);
    const out = join(folder, 'out');
    const waiting = JSON.parse((await cli(['status', out, '--json'])).out);
    expect(waiting.counts).toEqual({ waiting: 5 });
    expect(task(out, 1).status).toBe(0);
    expect(readdirSync(join(out, 'points'))).toEqual(['0001', '0003']);
    const missing = spawnSync('bash', [join(out, 'slurm/merge.sh')], { encoding: 'utf8' });
    expect(missing.status).toBe(2);
    expect(missing.stderr).toContain('GBX-772');
    expect(task(out, 0).status).toBe(0);
    expect(spawnSync('bash', [join(out, 'slurm/merge.sh')]).status).toBe(0);
    expect(read(out, 'rows.csv').trim().split('\n')).toHaveLength(11);
  });

  test('--submit hands the array and, after its success, the merge to sbatch, and prints their numbers', async () => {
    const bin = stubs({
      sbatch: `[ "$1" = --version ] && exit 0\nprintf '%s\\n' "$*" >> "$(dirname "$0")/log"\ncase "$*" in *merge.sh) echo 42 ;; *) echo '41;other' ;; esac`,
    });
    const folder = scratch();
    const { code, out } = await cli(slurm('--array', '0-5', '--out', folder, '--submit'));
    expect(code).toBe(0);
    expect(out).toMatch(/^Array: 41$/m);
    expect(out).toMatch(/^Merge: 42$/m);
    const here = join(folder, 'slurm');
    expect(read(bin, 'log').trim().split('\n')).toEqual([
      `--parsable --chdir=${here} ${here}/array.sh`,
      `--parsable --chdir=${here} --dependency=afterok:41 --kill-on-invalid-dep=yes ${here}/merge.sh`,
    ]);
    expect(existsSync(join(here, 'logs'))).toBe(true);
  });

  test('what Slurm refuses is told with its reason, and the scripts stay', async () => {
    stubs({
      sbatch:
        '[ "$1" = --version ] && exit 0\necho "sbatch: error: invalid partition specified: long" >&2\nexit 1',
    });
    const folder = scratch();
    const { code, error } = await cli(slurm('--array', '0-5', '--out', folder, '--submit'));
    expect(code).toBe(2);
    expect(error).toMatch(/GBX-764 .*invalid partition specified: long/);
    expect(existsSync(join(folder, 'slurm/array.sh'))).toBe(true);
  });

  test('written again it changes its scripts; for another run it is refused', async () => {
    const folder = scratch();
    expect((await cli(slurm('--array', '0-2', '--out', folder, '--time', '10'))).code).toBe(0);
    expect((await cli(slurm('--array', '0-2', '--out', folder, '--time', '20'))).code).toBe(0);
    const before = read(folder, 'slurm/array.sh');
    expect(before).toContain('--time=20');
    for (const words of [
      slurm('--array', '0-3', '--out', folder),
      slurm('--array', '0-2', '--out', folder, '--seed', '7'),
    ]) {
      const { code, error } = await cli(words);
      expect(code).toBe(2);
      expect(error).toContain('GBX-767');
    }
    expect(read(folder, 'slurm/array.sh')).toBe(before);
  });

  test.each([
    [slurm('--array', '5-9'), 'GBX-761', '5 of the 10'],
    [slurm('--array', '0-9:2'), 'GBX-761', '0-9'],
    [slurm('--array', 'all'), 'GBX-760', '0-99'],
    [slurm('--array', '0-6'), 'GBX-702', '6 samples'],
    [slurm('--array', '0-2', '--seed', '1..2'), 'GBX-768', 'at most 2'],
    [slurm('--array', '0-2', '--time', '4h'), 'GBX-762', '--time'],
    [slurm('--array', '0-2', '--setup', 'missing.sh'), 'GBX-409', 'missing.sh'],
    [slurm('--array', '0-2', '--checkpoint-every', 'often'), 'GBX-403', '--checkpoint-every'],
    [slurm('--array', '0-2', '--sise', '3'), 'GBX-411', '--size'],
    [slurm('--array', '0-2', '--size', '1'), 'GBX-402', '2048'],
    [slurm('--array', '0-2', 'stray'), 'GBX-413', 'run sk-overlap --help'],
    [slurm(), 'GBX-413', '--array'],
    [['slurm', 'kick', '--array', '0-1'], 'GBX-701', '--seed 1..16'],
    [['slurm', 'sk-overlpa', '--array', '0-1'], 'GBX-400', 'sk-overlap'],
    [['slurm', 'missing.toml', '--array', '0-1'], 'GBX-409', 'missing.toml'],
    [['slurm', '--array', '0-1'], 'GBX-413', 'slurm'],
    [kubernetes('--shards', '0'), 'GBX-762', '--shards'],
    [kubernetes('--shards', '7'), 'GBX-702', '6 samples'],
    [kubernetes('--shards', '2', '--name', 'Big_Job'), 'GBX-762', '--name'],
    [kubernetes('--shards', '2', '--folder', '../x'), 'GBX-762', '--folder'],
    [kubernetes('--shards', '2', '--mem', '4GB'), 'GBX-762', '512Mi'],
    [kubernetes(), 'GBX-413', '--shards'],
  ])('%j gives %s', async (words, id, says) => {
    const folder = scratch();
    const { code, out, error } = await cli(words, folder);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(id);
    expect(error).toContain(says);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('without sbatch, --submit is refused before anything is written; a broken set-up file too', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'setup.sh'), 'if true; then\n');
    const broken = await cli(slurm('--array', '0-2', '--out', 'out', '--setup', 'setup.sh'), folder);
    expect(broken.code).toBe(2);
    expect(broken.error).toMatch(/GBX-765 .*setup\.sh/);
    vi.stubEnv('PATH', scratch());
    const none = await cli(slurm('--array', '0-2', '--out', 'out', '--submit'), folder);
    expect(none.code).toBe(2);
    expect(none.error).toMatch(/GBX-763 .*ENOENT/);
    expect(readdirSync(folder)).toEqual(['setup.sh']);
  });

  test('a file without an experiment is refused', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'bare.json'), '{"size": 16}');
    const { code, error } = await cli(['slurm', 'bare.json', '--array', '0-1'], folder);
    expect(code).toBe(2);
    expect(error).toContain('GBX-769');
  });
});

describe('kubernetes', () => {
  test('writes a Job, its merge and what applies them, named after the settings', async () => {
    const folder = scratch();
    const { code, out } = await cli(kubernetes('--shards', '3', '--parallelism', '2', '--out', folder));
    expect(code).toBe(0);
    expect(readdirSync(join(folder, 'kubernetes')).sort()).toEqual(['apply.sh', 'job.yaml', 'merge.yaml']);
    const [, map, job] = read(folder, 'kubernetes/job.yaml').split('---\n');
    expect(JSON.parse(JSON.parse(map!).data['settings.json'])).toMatchObject({
      experiment: 'sk-overlap',
      config: { size: 16, samples: 6 },
    });
    const { metadata, spec } = JSON.parse(job!);
    expect(metadata.name).toMatch(/^glassbox-sk-overlap-[0-9a-f]{8}$/);
    expect(spec).toMatchObject({ completions: 3, parallelism: 2 });
    expect(out).toContain(`kubectl get job ${metadata.name}`);
  });

  test('refuses settings that no ConfigMap holds', async () => {
    const folder = scratch();
    const size = 450;
    const lines = Array.from({ length: size }, (_, i) =>
      Array.from({ length: i }, (_, j) => `${i + 1} ${j + 1} ${((i * 7 + j * 13) % 17) - 8}.123`).join('\n'),
    );
    writeFileSync(join(folder, 'own.txt'), lines.filter(Boolean).join('\n'));
    const words = 'kubernetes side-by-side --couplings own --couplings-file own.txt --seed 1..2'.split(' ');
    const { code, error } = await cli([...words, ...KUBERNETES, '--shards', '2', '--out', 'out'], folder);
    expect(error).toContain('GBX-766');
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

test('no experiment has a setting that one of the two commands takes for itself', async () => {
  const own = new Set<string>();
  for (const command of ['slurm', 'kubernetes'])
    for (const [, flag] of (await cli([command, '--help'])).out.matchAll(/^ +(?:-h, )?--([a-z-]+)/gm))
      own.add(flag!);
  expect(own.has('array') && own.has('claim') && own.has('signal-seconds')).toBe(true);
  for (const { id, fields } of experiments)
    for (const key of Object.keys(fields)) {
      const flag = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      expect(own.has(flag), `${id} --${flag}`).toBe(false);
    }
});

test('help of both is there in both languages', async () => {
  for (const command of ['slurm', 'kubernetes'])
    for (const [language, says] of [
      ['en', 'Seconds between checkpoints'],
      ['zh-Hans', '结果'],
    ]) {
      const { code, out } = await cli(['--lang', language!, command, '--help']);
      expect(code).toBe(0);
      expect(out).toContain(says);
    }
});
