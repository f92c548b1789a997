import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { cli, scratch, startCli } from '../support/cli.ts';

/** Small enough for a second or so, large enough for both sides to be there. */
const SMALL = [
  '--size',
  '32',
  '--samples',
  '3',
  '--replicas',
  '2',
  '--steps',
  '4',
  '--sweeps',
  '20',
  '--moves',
  '20',
];
const run = (folder: string, ...more: string[]) => [
  'run',
  'side-by-side',
  ...SMALL,
  '--engine',
  'cpu',
  '--out',
  folder,
  ...more,
];

/** Long enough to be interrupted, short enough to be finished. */
const LONG = [
  '--size',
  '48',
  '--samples',
  '4',
  '--replicas',
  '2',
  '--steps',
  '12',
  '--sweeps',
  '1500',
  '--moves',
  '1500',
];

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

describe('what there is', () => {
  test('list names the experiments, in the language asked for', async () => {
    const english = await cli(['list']);
    expect(english).toMatchObject({ code: 0, error: '' });
    expect(english.out).toContain('side-by-side');
    const chinese = await cli(['list', '--lang', 'zh-Hans']);
    expect(chinese.out).toMatch(/side-by-side.*[\u4e00-\u9fff]/);
  });

  test('describe gives every setting with flag, default and range; --json the declaration', async () => {
    const text = await cli(['describe', 'side-by-side']);
    expect(text.code).toBe(0);
    expect(text.out).toMatch(/--size .*2 … 4096/);
    const { fields } = JSON.parse((await cli(['describe', 'side-by-side', '--json'])).out);
    for (const key of Object.keys(fields)) {
      expect(text.out).toContain(`--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
    }
  });

  test('help works on every level and ends with 0', async () => {
    for (const words of [
      [],
      ['--lang', 'zh-Hans'],
      ['--help'],
      ['run', '--help'],
      ['run', 'side-by-side', '--help'],
    ]) {
      const { code, out } = await cli(words);
      expect(code, words.join(' ')).toBe(0);
      expect(out).toContain('glassbox');
    }
  });
});

describe('bad input ends with 2, an id and a suggestion, before anything runs', () => {
  test.each([
    [['rnu'], 'GBX-412', 'run'],
    [['run', 'side-by-sid'], 'GBX-400', 'side-by-side'],
    [['describe', 'nothing'], 'GBX-400', 'side-by-side'],
    [['run', 'side-by-side', '--sise', '3'], 'GBX-411', '--size'],
    [['run', 'side-by-side', '--size', '5000'], 'GBX-402', '4096'],
    [['run', 'side-by-side', '--size', 'big'], 'GBX-403', '2 to 4096'],
    [['run', 'side-by-side', '--size', '10.5'], 'GBX-404', '11'],
    [['run', 'side-by-side', '--couplings', 'gausian'], 'GBX-405', 'gaussian'],
    [['run', 'side-by-side', '--hottest', '1', '--coldest', '2'], 'GBX-431', ''],
    [['run', 'side-by-side', '--config', 'missing.json'], 'GBX-409', 'ENOENT'],
    [['run', 'side-by-side', '--couplings-file', 'missing.txt'], 'GBX-409', 'ENOENT'],
    [['run', 'side-by-side', '--engine', 'gpu'], 'GBX-413', 'webgpu'],
    [['run', '--resume', 'nowhere'], 'GBX-506', 'nowhere'],
    [['--lang'], 'GBX-413', 'glassbox --help'],
    [['zzz'], 'GBX-412', 'list | describe | run | solve | '],
    [['run'], 'GBX-429', 'side-by-side'],
    [['run', '--engine', 'cpu'], 'GBX-429', 'side-by-side'],
    [['run', 'side-by-side', '--couplings', 'foo'], 'GBX-405', 'Try gaussian | binary | own.'],
    [['run', 'side-by-side', '--threads', '0'], 'GBX-402', '1 to 256'],
    [['run', 'side-by-side', '--threads', '1.5'], 'GBX-404', '--threads'],
    [['check', '--threads', 'many'], 'GBX-403', '--threads'],
    [['run', 'side-by-side', '--checkpoint-every', '0'], 'GBX-402', '--checkpoint-every'],
  ])('%j gives %s', async (words, id, suggestion) => {
    const folder = scratch();
    const { code, out, error } = await cli(words, folder);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(id);
    expect(error).toContain(suggestion);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a configuration file with an unknown key or broken JSON is refused', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'typo.json'), '{"sweepz": 3}');
    writeFileSync(join(folder, 'broken.json'), '{"sweeps": 3');
    const typo = await cli(['run', 'side-by-side', '--config', 'typo.json'], folder);
    expect(typo).toMatchObject({ code: 2 });
    expect(typo.error).toMatch(/GBX-401(.|\n)*sweeps/);
    const broken = await cli(['run', 'side-by-side', '--config', 'broken.json'], folder);
    expect(broken.code).toBe(2);
    expect(broken.error).toContain('GBX-410');
  });

  test('all bad settings are told at once, in Chinese if asked', async () => {
    const { code, error } = await cli([
      '--lang',
      'zh-Hans',
      'run',
      'side-by-side',
      '--size',
      '1',
      '--steps',
      '0',
    ]);
    expect(code).toBe(2);
    expect(error.match(/GBX-402/g)).toHaveLength(2);
    expect(error).toContain('超出范围');
  });
});

describe('a run', () => {
  test('writes its folder: manifest, configuration, rows and per-sample values that give the means', async () => {
    const folder = join(scratch(), 'deep/er');
    const { code, out } = await cli(run(folder));
    expect(code).toBe(0);
    expect(out).toMatch(/temperature/);
    expect(readdirSync(folder).sort()).toEqual([
      'config.json',
      'findings.json',
      'histograms.zarr',
      'manifest.json',
      'radial-glass-map.csv',
      'radial-learner-map.csv',
      'rows.csv',
      'rows.jsonl',
      'rows.parquet',
      'samples.csv',
      'samples.parquet',
    ]);
    const manifest = JSON.parse(read(folder, 'manifest.json'));
    expect(manifest).toMatchObject({
      experiment: 'side-by-side',
      state: 'finished',
      rows: 4,
      seed: 42,
      engine: { kind: 'cpu' },
    });
    expect(manifest.digest).toMatch(/^[0-9a-f]{16}$/);
    const table = (name: string) =>
      Papa.parse<Record<string, number>>(read(folder, name), {
        header: true,
        dynamicTyping: true,
        skipEmptyLines: true,
      }).data;
    const [rows, samples] = [table('rows.csv'), table('samples.csv')];
    expect(rows).toHaveLength(4);
    for (const [index, row] of rows.entries()) {
      const own = samples.filter((line) => line.row === index).map((line) => line.glassEnergy!);
      expect(own).toHaveLength(3);
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length;
      expect(Math.abs(mean - row.glassEnergy!)).toBeLessThan(1e-12);
    }
  });

  test('--json gives rows as JSON Lines on stdout and nothing else there, equal to the folder', async () => {
    const folder = scratch();
    const { code, out, error } = await cli(run(folder, '--json'));
    expect(code).toBe(0);
    expect(out).toBe(read(folder, 'rows.jsonl'));
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).index),
    ).toEqual([0, 1, 2, 3]);
    expect(error).not.toContain('{');
  });

  test('the configuration it wrote gives the same rows again; another seed gives others', async () => {
    const [first, second, third] = [scratch(), scratch(), scratch()];
    await cli(run(first, '--quiet'));
    const again = [
      'run',
      'side-by-side',
      '--config',
      join(first, 'config.json'),
      '--engine',
      'cpu',
      '--quiet',
    ];
    expect((await cli([...again, '--threads', '1', '--out', second])).code).toBe(0);
    expect((await cli([...again, '--seed', '7', '--out', third])).code).toBe(0);
    expect(read(second, 'rows.jsonl')).toBe(read(first, 'rows.jsonl'));
    expect(read(third, 'rows.jsonl')).not.toBe(read(first, 'rows.jsonl'));
  });

  test('a finished run is never written over: other settings, engine or version are refused', async () => {
    const folder = scratch();
    expect((await cli(run(folder, '--quiet'))).code).toBe(0);
    const whole = () =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ name }) => [name, read(folder, name)]);
    const before = whole();
    for (const change of [
      ['--seed', '8'],
      ['--engine', 'reference'],
    ]) {
      const other = await cli(run(folder, '--quiet', ...change));
      expect(other, change.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(other.error).toContain('GBX-504');
      expect(whole()).toEqual(before);
    }
    const manifest = JSON.parse(read(folder, 'manifest.json'));
    manifest.versions.glassbox = '0.0.0';
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
    const newer = await cli(run(folder, '--quiet'));
    expect(newer.code).toBe(2);
    expect(newer.error).toMatch(/GBX-504.*0\.0\.0/);
  });

  test('the very same run is there already: nothing runs, and --json gives its rows', async () => {
    const folder = scratch();
    await cli(run(folder, '--quiet'));
    const before = read(folder, 'manifest.json');
    const again = await cli(run(folder));
    expect(again).toMatchObject({ code: 0, out: '' });
    expect(again.error).toContain('already there');
    const rows = await cli(run(folder, '--json', '--engine', 'auto'));
    expect(rows).toMatchObject({ code: 0, out: read(folder, 'rows.jsonl') });
    expect(read(folder, 'manifest.json')).toBe(before);
  });

  test('shows findings first, then one table, with two digits of every error', async () => {
    for (const [language, heading] of [
      ['en', 'Spin glass:'],
      ['zh-Hans', '自旋玻璃：'],
    ] as const) {
      const { out } = await cli(run(scratch(), '--lang', language));
      const lines = out.split('\n');
      expect(lines[1]).toBe(heading);
      expect(lines.filter((line) => line.startsWith('temperature'))).toHaveLength(1);
      expect(Math.max(...lines.slice(-8).map((line) => line.length))).toBeLessThanOrEqual(100);
      const errors = [...out.matchAll(/± ([\d.]+)/g)].map((match) => match[1]!.replace(/^[0.]+|[.]$/g, ''));
      expect(errors.length).toBeGreaterThan(10);
      // What remains without leading zeros and point is the error's digits.
      for (const error of errors) expect(error.replace('.', '')).toMatch(/^\d\d$/);
      expect(out).not.toMatch(/[、。，：；！？] /);
    }
  });

  test('a file that is no coupling file is refused with its line, and leaves nothing that blocks the folder', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'bad.txt'), '1 2 0.5\n2 3 nonsense here\n');
    const out = join(folder, 'out');
    const bad = ['--couplings', 'own', '--couplings-file', join(folder, 'bad.txt')];
    const refused = await cli(run(out, ...bad));
    expect(refused.code).toBe(2);
    expect(refused.error).toMatch(/GBX-3\d\d(.|\n)*nonsense/);
    expect(refused.error).not.toContain(`into ${out}`);
    expect((await cli(run(out, '--quiet'))).code).toBe(0);
  });

  test('a folder that cannot be made is refused before anything runs', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'taken'), 'a file, not a folder');
    for (const path of ['taken', 'taken/run']) {
      const { code, error } = await cli(run(join(folder, path)));
      expect(code).toBe(2);
      expect(error).toMatch(/GBX-510(.|\n)*Nothing ran/);
    }
  });

  test('a reader that goes away (`| head`) stops it as Ctrl-C does, quietly and with a checkpoint', async () => {
    const folder = scratch();
    const started = startCli(['run', 'side-by-side', ...LONG, '--engine', 'cpu', '--json', '--out', folder]);
    await started.shows('"index":0');
    started.child.stdout!.destroy();
    const { code, error } = await started.ended;
    expect(code).toBe(141);
    expect(error).not.toMatch(/EPIPE|Error|GBX/);
    expect(error).toContain(`glassbox resume ${folder}`);
    expect(existsSync(join(folder, 'checkpoint'))).toBe(true);
    const { state, rows } = JSON.parse(read(folder, 'manifest.json'));
    expect(state).toBe('unfinished');
    expect(rows).toBeGreaterThan(0);
    expect((await cli(['run', '--resume', folder, '--quiet'])).code).toBe(0);
    expect(JSON.parse(read(folder, 'manifest.json'))).toMatchObject({ state: 'finished', rows: 12 });
  });
});

describe('an interrupted run', () => {
  const whole = ['run', 'side-by-side', ...LONG, '--engine', 'cpu', '--quiet'];

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s leaves a checkpoint (exit %i), and --resume gives the rows of an unbroken run',
    async (signal, expected) => {
      const [unbroken, broken] = [scratch(), scratch()];
      const started = startCli([
        'run',
        'side-by-side',
        ...LONG,
        '--engine',
        'cpu',
        '--json',
        '--out',
        broken,
      ]);
      await started.shows('"index":2');
      started.child.kill(signal);
      expect((await started.ended).code).toBe(expected);
      expect(existsSync(join(broken, 'checkpoint'))).toBe(true);
      const stopped = JSON.parse(read(broken, 'manifest.json'));
      expect(stopped.state).toBe('unfinished');
      expect(stopped.rows).toBeLessThan(12);

      const blocked = await cli([...whole, '--out', broken]);
      expect(blocked.code).toBe(2);
      expect(blocked.error).toContain('GBX-508');
      const wrong = await cli(['run', 'side-by-side', '--resume', broken, '--seed', '9']);
      expect(wrong.code).toBe(2);
      expect(wrong.error).toContain('GBX-502');

      expect((await cli(['run', '--resume', broken, '--quiet'])).code).toBe(0);
      expect((await cli([...whole, '--out', unbroken])).code).toBe(0);
      for (const name of ['rows.jsonl', 'rows.csv', 'samples.csv']) {
        expect(read(broken, name), name).toBe(read(unbroken, name));
      }
      expect(existsSync(join(broken, 'checkpoint'))).toBe(false);
      expect((await cli(['run', '--resume', broken])).code).toBe(0);
    },
  );

  test('a damaged checkpoint is refused with its id and left as it is', async () => {
    const folder = scratch();
    const started = startCli(['run', 'side-by-side', ...LONG, '--engine', 'cpu', '--json', '--out', folder]);
    await started.shows('"index":0');
    started.child.kill('SIGINT');
    await started.ended;
    const bytes = readFileSync(join(folder, 'checkpoint'));
    bytes[bytes.length >> 1]! ^= 1;
    writeFileSync(join(folder, 'checkpoint'), bytes);
    const { code, error } = await cli(['run', '--resume', folder]);
    expect(code).toBe(2);
    expect(error).toContain('GBX-501');
    expect(readFileSync(join(folder, 'checkpoint'))).toEqual(bytes);
  });
});

test('check tests every engine it finds, and all give one digest', async () => {
  const { code, out } = await cli(['check', '--json']);
  const { agree, compared, hosts } = JSON.parse(out);
  expect(agree).toBe(true);
  expect(code).toBe(0);
  const results = hosts.flatMap(
    (host: { engines: { kind: string; result: { digest: string } | null }[] }) => host.engines,
  );
  const digests = results
    .filter(({ result }: { result: unknown }) => result)
    .map(({ result }: { result: { digest: string } }) => result.digest);
  expect(digests.length).toBeGreaterThanOrEqual(2);
  expect(compared).toBe(digests.length);
  expect(new Set(digests).size).toBe(1);
});
