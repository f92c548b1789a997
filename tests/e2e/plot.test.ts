/** `glassbox plot` on folders that real runs left: pictures that another program reads and that are not blank. */
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { cli, scratch } from '../support/cli.ts';

const ON = ['--engine', 'cpu', '--threads', '1', '--quiet'];
const RUNS: Readonly<Record<string, readonly string[]>> = {
  'side-by-side': [
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
  ],
  'sk-overlap': ['--size', '32', '--samples', '4'],
  disconnectivity: ['--size', '10'],
  'pinn-heat': ['--draws', '2', '--measurements', '4, 16', '--iterations', '10', '--networks', '2'],
};

/** Share of pixels that are not of the ground, which the first one is. */
function inked(file: string): number {
  const { data } = PNG.sync.read(readFileSync(file));
  let count = 0;
  for (let k = 0; k < data.length; k += 4)
    if (data[k] !== data[0] || data[k + 1] !== data[1] || data[k + 2] !== data[2]) count++;
  return (4 * count) / data.length;
}

async function runOf(experiment: string, folder: string): Promise<string> {
  const out = join(folder, experiment);
  const { code, error } = await cli(['run', experiment, ...RUNS[experiment]!, ...ON, '--out', out], folder);
  expect(code, error).toBe(0);
  return out;
}

test('every figure of a side-by-side is a picture in both formats, named after it', async () => {
  const folder = await runOf('side-by-side', scratch());
  const { code, out, error } = await cli(['plot', folder]);
  expect([code, error]).toEqual([0, '']);
  const figures = join(folder, 'figures');
  const files = readdirSync(figures);
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    expect(out).toContain(join(figures, file));
    if (file.endsWith('.png')) {
      expect(inked(join(figures, file)), file).toBeGreaterThan(0.01);
      expect(files).toContain(file.replace('.png', '.svg'));
    }
  }
  const svg = readFileSync(join(figures, 'glass-overlap.svg'), 'utf8');
  const [, wide] = /width="(\d+)/.exec(svg)!;
  expect(PNG.sync.read(readFileSync(join(figures, 'glass-overlap.png'))).width).toBe(2 * Number(wide));
  expect(svg).toContain('Parisi');
  expect(svg).toMatch(/Glassbox · .*seed 42/);
  expect(svg).not.toMatch(/NaN|unfinished/);
});

test('in Chinese and dark, one figure, one file; with --json the list of what was written', async () => {
  const folder = await runOf('sk-overlap', scratch());
  const file = join(folder, 'map.svg');
  const more = ['--lang', 'zh-Hans', '--theme', 'dark', '--width', '900', '--json'];
  const { code, out } = await cli(['plot', folder, '--figure', 'map', '--out', file, ...more]);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual([
    {
      figure: 'map',
      kind: 'radial',
      title: expect.any(String),
      row: expect.any(Number),
      format: 'svg',
      path: file,
    },
  ]);
  const svg = readFileSync(file, 'utf8');
  expect(svg).toMatch(/<svg[^>]* width="900"/);
  expect(svg).toMatch(/>[^<]*[\u4e00-\u9fff]/);
  expect(svg).toContain('#111418');
  const rows = await cli(['plot', folder, '--figure', 'pq', '--rows', '1,2', '--format', 'svg', '--json']);
  expect(JSON.parse(rows.out).map(({ path }: { path: string }) => path)).toEqual(
    [1, 2].map((row) => join(folder, 'figures', `pq-row-${row}.svg`)),
  );
});

test('fields keep their colours on the way through SVG to PNG', async () => {
  const folder = await runOf('pinn-heat', scratch());
  expect((await cli(['plot', folder, '--figure', 'plate'])).code).toBe(0);
  const svg = readFileSync(join(folder, 'figures/plate.svg'), 'utf8');
  const [, address] = /href="data:image\/png;base64,([^"]+)"/.exec(svg)!;
  const inside = PNG.sync.read(Buffer.from(address!, 'base64'));
  expect(inside.width).toBeGreaterThan(100);
  // Cividis at its upper end: the hottest place of the plate.
  const isYellow = ({ data }: PNG) =>
    data.some((red, k) => k % 4 === 0 && red > 240 && data[k + 1]! > 215 && data[k + 2]! < 110);
  expect(isYellow(inside)).toBe(true);
  expect(isYellow(PNG.sync.read(readFileSync(join(folder, 'figures/plate.png'))))).toBe(true);
});

test('the tree of a small glass is drawn, and an unfinished run as far as it has come', async () => {
  const folder = await runOf('disconnectivity', scratch());
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, state: 'unfinished' }));
  const lines = readFileSync(join(folder, 'rows.jsonl'), 'utf8').trim().split('\n');
  writeFileSync(join(folder, 'rows.jsonl'), `${lines.slice(0, 2).join('\n')}\n`);
  const { code } = await cli(['plot', folder, '--figure', 'tree', '--format', 'both']);
  expect(code).toBe(0);
  expect(readFileSync(join(folder, 'figures/tree.svg'), 'utf8')).toContain('unfinished, rows so far: 2');
  expect(inked(join(folder, 'figures/tree.png'))).toBeGreaterThan(0.01);
});

test('what cannot be drawn is refused with an id, and nothing is written', async () => {
  const place = scratch();
  const folder = await runOf('disconnectivity', place);
  const broken = (name: string, change: (path: string) => void) => {
    const path = join(place, name);
    cpSync(folder, path, { recursive: true });
    change(path);
    return path;
  };
  const empty = join(place, 'empty');
  mkdirSync(empty);
  const cases: readonly (readonly [id: string, words: readonly string[], said: string])[] = [
    ['GBX-710', [join(place, 'nowhere')], 'nowhere'],
    ['GBX-711', [empty], 'manifest.json'],
    ['GBX-712', [folder, '--figure', 'tre'], 'Did you mean tree?'],
    ['GBX-713', [broken('none', (path) => rmSync(join(path, 'rows.jsonl')))], 'glassbox resume'],
    [
      'GBX-714',
      [broken('half', (path) => writeFileSync(join(path, 'rows.jsonl'), '{"values":{}}\n{"val'))],
      'Line 2',
    ],
    ['GBX-715', [folder, '--width', '12'], '320'],
    ['GBX-716', [folder, '--out', join(place, 'one.svg')], '3 pictures'],
    ['GBX-719', [folder, '--figure', 'tree', '--rows', '99'], 'tree'],
  ];
  for (const [id, words, said] of cases) {
    const { code, error } = await cli(['plot', ...words]);
    expect([code, error.slice(0, 7)], words.join(' ')).toEqual([2, id]);
    expect(error).toContain(said);
    expect(error).not.toMatch(/\bat .*:\d+:\d+/);
  }
  expect(existsSync(join(folder, 'figures'))).toBe(false);
  expect(existsSync(join(place, 'one.svg'))).toBe(false);
});

test('a place that cannot be written is named', async () => {
  const place = scratch();
  const folder = await runOf('disconnectivity', place);
  // A file where a folder would have to be: refused to every user, also to one who may write anywhere.
  const file = join(place, 'taken');
  writeFileSync(file, '');
  chmodSync(file, 0o444);
  const { code, error } = await cli(['plot', folder, '--format', 'svg', '--out', join(file, 'figures')]);
  expect([code, error.slice(0, 7)]).toEqual([2, 'GBX-717']);
  expect(error).toContain('ENOTDIR');
});
