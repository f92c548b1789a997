/** A lattice turned by hand: its bonds and loops, what visiting all arrangements says, the board on the page. */
import { expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { SpinsFigure } from '../../src/experiments/declaration.ts';
import { visitAll } from '../../src/experiments/frustration/exact.ts';
import { findings } from '../../src/experiments/frustration/findings.ts';
import {
  frustratedLoops,
  type HandLattice,
  LARGE,
  latticeOf,
  leastByLoops,
  SMALL,
  unsatisfiedBonds,
} from '../../src/experiments/frustration/lattices.ts';
import { frustration, SPIN_NAMES } from '../../src/experiments/frustration.ts';
import { checkConfig, defaultsOf } from '../../src/experiments/schema.ts';
import { beginningOf, boardOf, boardTable, neighbourTowards } from '../../src/plot/spins/board.ts';
import { boardFrame, boardScene } from '../../src/plot/spins/board-scene.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

/** Unsatisfied bonds of every arrangement, counted bond by bond: the slow way. */
function byBruteForce(lattice: HandLattice) {
  const size = lattice.places.length;
  const all = Array.from({ length: 2 ** size }, (_, word) => {
    const spins = Int8Array.from({ length: size }, (_, k) => ((word >> k) & 1) * 2 - 1);
    return unsatisfiedBonds(lattice, spins);
  });
  const least = Math.min(...all);
  const stable = all.filter((here, word) =>
    Array.from({ length: size }, (_, k) => all[word ^ (1 << k)]!).every((there) => there >= here),
  ).length;
  return { least, grounds: all.filter((count) => count === least).length, stable, states: all.length };
}

test.each(SMALL)('%s: visiting all arrangements agrees with counting bond by bond', (name) => {
  for (const seed of [1, 42]) {
    const lattice = latticeOf(name, seed);
    const { shares, ...exact } = visitAll(lattice);
    expect(exact).toEqual(byBruteForce(lattice));
    expect([...shares.values()].reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  }
});

test('what is known of the smallest lattices', () => {
  // A triangle: one bond of three, six of eight arrangements.
  expect(visitAll(latticeOf('triangle', 1))).toMatchObject({ least: 1, grounds: 6, states: 8 });
  // Three triangles in a row: two bonds can serve all three.
  expect(visitAll(latticeOf('five', 1))).toMatchObject({ least: 2, grounds: 8 });
  // Toulouse's plaquette: any one of four bonds, and its mirror image.
  expect(visitAll(latticeOf('plaquette', 1))).toMatchObject({ least: 1, grounds: 8 });
});

test.each(SMALL)('%s: loops demand no more than the best arrangement has', (name) => {
  for (let seed = 0; seed < 8; seed++) {
    const lattice = latticeOf(name, seed);
    expect(leastByLoops(lattice)).toBeLessThanOrEqual(visitAll(lattice).least);
    expect(frustratedLoops(lattice) === 0).toBe(visitAll(lattice).least === 0);
  }
});

test('renaming up and down of spins changes bonds, but no frustrated loop and no least number', () => {
  const lattice = latticeOf('square', 5);
  const flipped = (k: number) => (k % 3 === 0 ? -1 : 1);
  const bonds = lattice.bonds.map(({ i, j, value }) => ({
    i,
    j,
    value: (value * flipped(i) * flipped(j)) as 1 | -1,
  }));
  expect(bonds).not.toEqual(lattice.bonds);
  expect(frustratedLoops({ ...lattice, bonds })).toBe(frustratedLoops(lattice));
});

test.each(LARGE)('%s has 1024 spins, and every loop is closed by bonds there are', (name) => {
  const lattice = latticeOf(name, 3);
  expect(lattice.places).toHaveLength(1024);
  const bonds = new Set(lattice.bonds.flatMap(({ i, j }) => [`${i}-${j}`, `${j}-${i}`]));
  expect(bonds.size).toBe(2 * lattice.bonds.length);
  const uses = new Map<string, number>();
  for (const loop of lattice.loops)
    loop.forEach((i, k) => {
      const j = loop[(k + 1) % loop.length]!;
      expect(bonds.has(`${i}-${j}`)).toBe(true);
      const key = [i, j].sort((a, b) => a - b).join('-');
      uses.set(key, (uses.get(key) ?? 0) + 1);
    });
  expect(new Set(uses.values())).toEqual(new Set([2]));
});

test('the triangular antiferromagnet: every triangle is frustrated, a third of the bonds must fail, and stripes have no more', () => {
  const lattice = latticeOf('triangular-1024', 0);
  expect(frustratedLoops(lattice)).toBe(2048);
  expect(leastByLoops(lattice)).toBe(1024);
  const stripes = Int8Array.from({ length: 1024 }, (_, k) => (Math.floor(k / 32) % 2 === 0 ? 1 : -1));
  expect(unsatisfiedBonds(lattice, stripes)).toBe(1024);
});

const engine = new ReferenceEngine();
const figure = frustration.figures.find(({ kind }) => kind === 'spins') as unknown as SpinsFigure<never>;
const run = (change: Readonly<Record<string, unknown>>) =>
  runExperiment(frustration, engine, configOf(frustration, { copies: 64, slowest: 30, ...change }));

test('a game is a row a move; moves of spins that are not there are left out', async () => {
  const rows = await run({ lattice: 'triangle', flips: 'APBA' });
  const games = rows.filter(({ values }) => typeof values.move === 'number');
  expect(games.map(({ values }) => [values.flipped, values.unsatisfied])).toEqual([
    [null, 3],
    ['A', 1],
    ['B', 1],
    ['A', 1],
  ]);
  expect(games[0]!.values).toMatchObject({ energy: 3, least: 1, grounds: 6, bound: 1, helpful: 3 });
});

test('the engine’s copies end where arrangements exist, chance is exact, and the lowest are found', async () => {
  const rows = await run({ lattice: 'square', flips: '', copies: 200, slowest: 100 });
  const levels = rows.filter(({ values }) => typeof values.level === 'number').map(({ values }) => values);
  for (const column of ['chance', 'quench', 'anneal'])
    expect(levels.reduce((sum, values) => sum + Number(values[column]), 0)).toBeCloseTo(1, 12);
  const [lowest] = levels;
  expect(Number(lowest!.anneal)).toBeGreaterThan(Number(lowest!.chance) * 100);
  const config = configOf(frustration, { lattice: 'square' });
  const found = findings(rows, config as never).find(({ id }) => id === 'found');
  expect(found!.verdict).toBe('yes');
});

test('the yes of an end by hand is the least number, and a trap is called one', async () => {
  const verdictOf = async (flips: string) => {
    const rows = await run({ lattice: 'five', flips });
    const found = findings(rows, configOf(frustration, { lattice: 'five', flips }) as never);
    return found.find(({ id }) => id === 'yours')!;
  };
  // All up: everything is unsatisfied, most flips help.
  expect((await verdictOf('')).facts.state).toBe('falling');
  expect(await verdictOf('DE')).toMatchObject({ facts: { state: 'stuck' } });
  expect(await verdictOf('BE')).toMatchObject({ verdict: 'yes', facts: { state: 'lowest', unsatisfied: 2 } });
});

test('a large lattice comes down with slower cooling, never below what its loops demand', async () => {
  const rows = await run({ lattice: 'triangular-1024', copies: 2, slowest: 10 });
  expect(rows.every(({ values }) => Number(values.unsatisfied) >= 1024)).toBe(true);
  expect(rows.every(({ matrices }) => matrices!.sites!.rows === 1024)).toBe(true);
});

test('letters beyond the names of spins are refused, with their place', () => {
  const config = { ...defaultsOf(frustration.fields), flips: 'AZ' };
  const { problems } = checkConfig(frustration as never, config);
  expect(problems).toMatchObject([{ field: 'flips', id: 'GBX-553', facts: { place: 2, part: 'Z' } }]);
});

test('the board follows the letters at once, as the run does later', async () => {
  const flips = 'ABDCA';
  const rows = await run({ lattice: 'five', flips });
  const begun = beginningOf(figure, rows);
  for (let made = 0; made <= flips.length; made++) {
    const turned = [...flips.slice(0, made)].map((letter) => SPIN_NAMES.indexOf(letter));
    const board = boardOf(figure, begun, turned)!;
    const { unsatisfied, energy, helpful } = rows.find(({ values }) => values.move === made)!.values;
    expect(board).toMatchObject({ unsatisfied, energy, helpful });
    // What a flip is said to do is what it does.
    board.spins.forEach(({ change }, k) => {
      expect(boardOf(figure, begun, [...turned, k])!.energy - board.energy).toBe(change);
    });
  }
});

test('arrow keys reach every spin of every board, and stay where there is none', async () => {
  for (const lattice of SMALL) {
    const rows = await run({ lattice, flips: '', copies: 2, slowest: 1 });
    const board = boardOf(figure, rows[0], [])!;
    const reached = new Set([0]);
    for (const from of reached)
      for (const [dx, dy] of [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ] as const)
        reached.add(neighbourTowards(board, from, dx, dy));
    expect(reached.size, lattice).toBe(board.spins.length);
  }
});

test('a picture has two lines for a bond that wants its spins opposite, and a cross for each unsatisfied one', async () => {
  const rows = await run({ lattice: 'plaquette', flips: '', copies: 2, slowest: 1 });
  const board = boardOf(figure, rows[0], [])!;
  const look = { ground: '#fff', text: '#000', soft: '#555', spin: '#00f', wrong: '#f00' };
  const scene = boardScene(board, boardFrame(board), SPIN_NAMES, look);
  const lines = scene.items.flatMap((item) =>
    item.kind === 'path' && item.dash ? [item.path.match(/M/g)!.length] : [],
  );
  // All up: the one antiferromagnetic bond is unsatisfied, as two dashed lines.
  expect(lines).toEqual([2]);
  expect(scene.items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))).toEqual([...'ABCD']);
  expect(boardTable(figure, rows).rows).toHaveLength(4 + 4);
});
