import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { cli, scratch, startCli } from '../support/cli.ts';

/** A frustrated graph on a ring with chords, as MaxCut. */
function graph(size: number): string {
  const edges: string[] = [];
  for (let i = 0; i < size; i++)
    for (const step of [1, 3, 7])
      edges.push(`${i + 1} ${((i + step) % size) + 1} ${((i * step) % 5) - 2 || 1}`);
  return `${size} ${edges.length}\n${edges.join('\n')}\n`;
}

function cutOf(text: string, spins: string): number {
  const [, ...lines] = text.trim().split('\n');
  return lines.reduce((sum, line) => {
    const [i, j, w] = line.split(' ').map(Number);
    return sum + (spins[i! - 1] === spins[j! - 1] ? 0 : w!);
  }, 0);
}

describe('glassbox solve', () => {
  test('--json: one object on the last line of stdout, whose cut and energy are those of its spins', async () => {
    const folder = scratch();
    const text = graph(120);
    writeFileSync(join(folder, 'graph.mc'), text);
    const words = ['solve', 'graph.mc', '--time', '60', '--rounds', '3', '--engine', 'cpu', '--json'];
    const { code, out, error } = await cli([...words, '--seed', '7', '--out', 'spins.txt'], folder);
    expect(code, error).toBe(0);
    const line = JSON.parse(out.trim().split('\n').at(-1)!);
    expect(line.spins).toMatch(/^[+-]{120}$/);
    expect(line).toMatchObject({ engine: 'cpu', seed: 7, rounds: 3, stopped: false });
    expect(line.digest).toMatch(/^[0-9a-f]{16}$/);
    expect(line.seconds).toBeGreaterThan(0);
    expect(line.cut).toBe(cutOf(text, line.spins));
    const total =
      cutOf(text, '+'.repeat(120)) +
      text
        .trim()
        .split('\n')
        .slice(1)
        .reduce((sum, l) => sum + Number(l.split(' ')[2]), 0);
    expect(line.energy).toBe(total - 2 * line.cut);
    expect(readFileSync(join(folder, 'spins.txt'), 'utf8')).toBe(`${line.spins}\n`);
    expect(error).toContain('Convention: E = Σ w s s');
    expect(error).toContain('Temperatures');
    expect(error).toContain('heuristic');
    // The same seed and rounds: the same state.
    const again = await cli([...words, '--seed', '7', '--threads', '1', '--quiet'], folder);
    expect(JSON.parse(again.out).digest).toBe(line.digest);
    expect(again.error).toBe('');
  });

  test('Ctrl-C keeps the best state: printed, written, exit 130', async () => {
    const folder = scratch();
    const text = graph(400);
    writeFileSync(join(folder, 'graph.mc'), text);
    const words = ['solve', 'graph.mc', '--time', '600', '--engine', 'cpu', '--json', '--out', 'spins.txt'];
    const { child, ended, shows } = startCli(words, folder);
    await shows('s: energy');
    child.kill('SIGINT');
    const { code, out, error } = await ended;
    expect(code, error).toBe(130);
    const line = JSON.parse(out.trim().split('\n').at(-1)!);
    expect(line.stopped).toBe(true);
    expect(line.cut).toBe(cutOf(text, line.spins));
    expect(readFileSync(join(folder, 'spins.txt'), 'utf8')).toBe(`${line.spins}\n`);
    expect(existsSync(join(folder, 'spins.txt.part'))).toBe(false);
  });

  test('without --json: energy, cut, convention, what it is and is not; a target stops it', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'triangle.txt'), '1 2\n2 3\n1 3\n');
    const maxcut = await cli(['solve', 'triangle.txt', '--as', 'maxcut', '--engine', 'reference'], folder);
    expect(maxcut.code).toBe(0);
    expect(maxcut.out).toContain('Energy -1, cut 2');
    expect(maxcut.out).toContain('Proved');
    const positive = await cli(['solve', 'triangle.txt', '--sign', '-', '--engine', 'reference'], folder);
    expect(positive.out).toContain('Energy -3');
    expect(positive.error).toContain('E = −Σ J s s');
    writeFileSync(join(folder, 'graph.mc'), graph(100));
    const target = [
      'solve',
      'graph.mc',
      '--time',
      '300',
      '--target',
      '-50',
      '--engine',
      'cpu',
      '--lang',
      'zh-Hans',
    ];
    const early = await cli(target, folder);
    expect(early.code).toBe(0);
    expect(early.out).toContain('已达到目标');
  });

  test('what cannot be written is refused before the search', async () => {
    const folder = scratch();
    writeFileSync(join(folder, 'graph.mc'), graph(100));
    const words = ['solve', 'graph.mc', '--time', '60', '--engine', 'cpu', '--out', 'nowhere/spins.txt'];
    const { code, out, error } = await cli(words, folder);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(error).toContain('GBX-505');
    expect(error).not.toContain('s: energy');
  });

  test.each([
    [['solve', 'missing.mc'], 'GBX-409', 'ENOENT'],
    [['solve', 'prose.txt'], 'GBX-264', '%%MatrixMarket'],
    [['solve', 'empty.txt'], 'GBX-300', ''],
    [['solve', 'huge.txt'], 'GBX-262', '1073741824'],
    [['solve', 'nothing.mc'], 'GBX-263', ''],
    [['solve', 'packed.mc.gz'], 'GBX-290', 'gunzip -c packed.mc.gz'],
    [['solve', 'endless.mc'], 'GBX-291', '1048576'],
    [['solve', 'endless.qubo'], 'GBX-291', '200000000'],
    [['solve', 'good.txt', '--time', 'soon'], 'GBX-265', '--time'],
    [['solve', 'good.txt', '--time', '-1'], 'GBX-265', 'above 0'],
    [['solve', 'good.txt', '--as', 'sudoku'], 'GBX-265', 'maxcut'],
    [['solve', 'good.txt', '--replicas', '0'], 'GBX-265', '1024'],
    [['solve', 'good.txt', '--tme', '3'], 'GBX-411', '--time'],
    [['solve'], 'GBX-413', 'solve'],
  ])('%j is refused with %s', async (words, id, said) => {
    const folder = scratch();
    const files = {
      'prose.txt': 'Dear reader,\nthis is no glass.\n',
      'empty.txt': '',
      'huge.txt': '1 2 4294967297\n2 3 1\n',
      'nothing.mc': '4 0\n',
      'good.txt': '1 2 1\n2 3 -1\n',
      'endless.mc': '200000000 1\n1 2 1\n',
      'endless.qubo': 'p qubo 0 200000000 0 1\n0 1 1\n',
      'packed.mc.gz': gzipSync('2 1\n1 2 1\n'),
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const { code, out, error } = await cli([...words, '--engine', 'cpu'], folder);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(id);
    expect(error).toContain(said);
    expect(readdirSync(folder)).toHaveLength(Object.keys(files).length);
  });
});
