/** `glassbox bench` as people run it, in its quick form: a checked result with charts, and comparisons of such files. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { BenchResult } from '../../bench/result/schema.ts';
import { whyNoResult } from '../../bench/result/schema.ts';
import { benchResult } from '../support/bench-result.ts';
import { cli, scratch } from '../support/cli.ts';

test('it measures every workload on Node, writes a result that is one, and a chart', async () => {
  const folder = scratch();
  const path = join(folder, 'r.json');
  const { code, out, error } = await cli(['bench', '--quick', '--host', 'node', '--out', path], folder);
  expect(code, error).toBe(0);
  const result = JSON.parse(readFileSync(path, 'utf8')) as BenchResult;
  expect(whyNoResult(result)).toBeNull();
  expect(result.quick).toBe(true);
  const [cpu, gpu] = result.hosts[0]!.engines;
  expect(cpu!.failure).toBeNull();
  const workloads = new Set(cpu!.lines.map(({ workload }) => workload));
  for (const wanted of [
    ...['bandwidth', 'integers', 'additions', 'floats', 'call', 'dense-binary', 'dense-gaussian', 'lattice'],
    ...[
      'lattice-multi-spin',
      'tempering',
      'langevin',
      'small',
      'digits',
      'plate',
      'replicas',
      'plain-annealer',
    ],
  ])
    expect(workloads).toContain(wanted);
  expect(cpu!.lines.filter(({ roofline }) => roofline).length).toBeGreaterThan(8);
  // Node has an adapter only where Dawn finds a driver.
  if (gpu!.failure === null) {
    expect(gpu!.digest).toBe(cpu!.digest);
    expect(gpu!.lines.map(({ workload }) => workload)).toEqual(
      expect.arrayContaining(['dispatch', 'submit', 'readback', 'bandwidth', 'dense-binary', 'langevin']),
    );
  }
  expect(readFileSync(join(folder, 'r-node-cpu.svg'), 'utf8')).toContain('<circle');
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  expect(out).toContain('SK ±J, N = 256');
  expect(out).toContain('not worth keeping');
  expect(out).toContain(path);

  const again = await cli(['bench', 'compare', path, path, '--fail-above', '0'], folder);
  expect(again.code, again.error).toBe(0);
  expect(again.out).toContain('0 faster, 0 slower');
  const chinese = await cli(['bench', 'compare', path, path, '--lang', 'zh-Hans'], folder);
  expect(chinese.out).toContain('在噪声之内');
});

test('a planted slowdown ends with 1 where it is not allowed, and is told either way', async () => {
  const folder = scratch();
  const write = (name: string, result: object) => {
    writeFileSync(join(folder, name), JSON.stringify(result));
    return name;
  };
  const before = write('a.json', benchResult([{ id: 'x', median: 4 }], 1));
  const same = write('b.json', benchResult([{ id: 'x', median: 4 }], 2));
  const slow = write('c.json', benchResult([{ id: 'x', median: 5 }], 3));
  const compare = (...words: string[]) => cli(['bench', 'compare', ...words], folder);
  expect(await compare(before, same, '--fail-above', '0')).toMatchObject({ code: 0 });
  const told = await compare(before, slow);
  expect(told.code).toBe(0);
  expect(told.out).toContain('SLOWER');
  expect(await compare(before, slow, '--fail-above', '10')).toMatchObject({ code: 1 });
  expect(await compare(before, slow, '--fail-above', '50')).toMatchObject({ code: 0 });
  const { out } = await compare(before, slow, '--json');
  expect(JSON.parse(out)).toMatchObject([{ id: 'x', verdict: 'slower' }]);
});

test('what is no result, cannot be read or has nothing in common is refused with its id, and so is a bad mixture', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'rows.json'), '{"format": "rows"}');
  writeFileSync(join(folder, 'text.json'), 'no JSON');
  const result = benchResult([{ id: 'x', median: 4 }]);
  writeFileSync(join(folder, 'a.json'), JSON.stringify(result));
  const other = { ...result, hosts: [{ ...result.hosts[0], host: 'deno' }] };
  writeFileSync(join(folder, 'deno.json'), JSON.stringify(other));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['GBX-730', ['compare', 'rows.json', 'a.json']],
    ['GBX-730', ['compare', 'a.json', 'text.json']],
    ['GBX-731', ['compare', 'a.json', 'missing.json']],
    ['GBX-732', ['compare', 'a.json', 'deno.json']],
    ['GBX-734', ['--kernels', '--workload', 'all']],
    ['GBX-405', ['--workload', 'dence']],
  ];
  for (const [id, words] of cases) {
    const { code, error, out } = await cli(['bench', ...words], folder);
    expect(code, `${words.join(' ')}: ${error}`).toBe(2);
    expect(error).toContain(id);
    expect(error).not.toMatch(/\n\s+at /);
    expect(out).toBe('');
  }
  expect(existsSync(join(folder, 'bench'))).toBe(false);
});

test('a host that was asked for and is not here is told, and nothing is written', async () => {
  const folder = scratch();
  process.env.CHROME_PATH = join(folder, 'no-chrome');
  try {
    const { code, error } = await cli(['bench', '--quick', '--host', 'chrome', '--out', 'r.json'], folder);
    expect(code).toBe(2);
    expect(error).toContain('GBX-733');
    expect(existsSync(join(folder, 'r.json'))).toBe(false);
  } finally {
    delete process.env.CHROME_PATH;
  }
});
