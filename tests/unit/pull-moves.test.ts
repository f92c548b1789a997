/** Chains on the square lattice: how many there are, that moves can be undone and reach every fold, energies, contacts. */
import { describe, expect, test } from 'vitest';
import { contactMap, contactOverlap, energyOf, occupancyOf } from '../../src/polymer/hp-chain.ts';
import { BENCHMARK_NAMES, BENCHMARKS, hydrophobic } from '../../src/polymer/hp-sequences.ts';
import { PullMoves } from '../../src/polymer/pull-moves.ts';
import {
  coordinatesOf,
  directionsOf,
  type SquareLattice,
  squareLattice,
  straightChain,
} from '../../src/polymer/square-lattice.ts';
import { countFolds, meanEnergy, visitFolds } from '../../src/polymer/walks.ts';

/** Self-avoiding walks of n steps on the square lattice, OEIS A001411. */
const WALKS = [1, 4, 12, 36, 100, 284, 780, 2172, 5916, 16268, 44100, 120292, 324932, 881500];

test('there are as many walks as are known', () => {
  for (let steps = 1; steps < WALKS.length; steps++) {
    let walks = 0;
    visitFolds(new Uint8Array(steps + 1), (_cells, _energy, weight) => {
      walks += weight;
    });
    expect(walks, `${steps} steps`).toBe(WALKS[steps]);
  }
});

/** Every fold that a fold leads to, by its steps, with the number of names that lead there. */
function waysFrom(lattice: SquareLattice, moves: PullMoves, cells: Int32Array): Map<string, number> {
  const ways = new Map<string, number>();
  const occupied = occupancyOf(lattice, cells);
  for (let name = 0; name < moves.count; name++) {
    if (!moves.propose(cells, occupied, name)) continue;
    const to = cells.slice();
    for (let k = moves.low; k <= moves.high; k++) to[k] = moves.target[k]!;
    const key = keyOf(lattice, to);
    ways.set(key, (ways.get(key) ?? 0) + 1);
  }
  return ways;
}

/** Steps and place, so that a fold that has only moved is another one. */
const keyOf = (lattice: SquareLattice, cells: Int32Array) =>
  `${cells[0]}:${directionsOf(lattice, cells).join('')}`;

function cellsOf(lattice: SquareLattice, key: string): Int32Array {
  const [start, steps] = key.split(':') as [string, string];
  const cells = [Number(start)];
  for (const d of steps) cells.push(lattice.next[4 * cells[cells.length - 1]! + Number(d)]!);
  return Int32Array.from(cells);
}

/** Moves a -> b with another number of names than b -> a, over all folds of a length. */
function lopsided(beads: number, strict: boolean): number {
  const lattice = squareLattice(beads);
  const moves = new PullMoves(lattice, beads, strict);
  let found = 0;
  visitFolds(new Uint8Array(beads), (cells) => {
    const here = keyOf(lattice, cells);
    for (const [there, count] of waysFrom(lattice, moves, cells))
      if ((waysFrom(lattice, moves, cellsOf(lattice, there)).get(here) ?? 0) !== count) found++;
  });
  return found;
}

describe('a move', () => {
  test.each([4, 5, 6, 7, 8, 9])('of %i beads has as many names as the way back, for every fold', (beads) => {
    expect(lopsided(beads, true)).toBe(0);
  });

  test('that slides an end beside the bead behind it cannot be undone: without the rule names are not symmetric', () => {
    expect(lopsided(6, false)).toBeGreaterThan(0);
  });

  test('never breaks the chain or puts two beads in a cell', () => {
    const lattice = squareLattice(7);
    const moves = new PullMoves(lattice, 7);
    visitFolds(new Uint8Array(7), (cells) => {
      for (const key of waysFrom(lattice, moves, cells).keys()) {
        const to = cellsOf(lattice, key);
        expect(directionsOf(lattice, to).every((d) => d >= 0)).toBe(true);
        expect(new Set(to).size).toBe(7);
      }
    });
  });
});

test.each([4, 6, 8, 9])('every fold of %i beads is reached from the stretched one', (beads) => {
  const lattice = squareLattice(beads);
  const moves = new PullMoves(lattice, beads);
  const steps = (cells: Int32Array) => directionsOf(lattice, cells).join('');
  const start = straightChain(lattice, beads);
  const seen = new Map([[steps(start), start]]);
  for (const cells of seen.values())
    for (const key of waysFrom(lattice, moves, cells).keys()) {
      const to = cellsOf(lattice, key);
      // In the middle again: only the shape counts here.
      if (!seen.has(steps(to))) seen.set(steps(to), to);
    }
  expect(seen.size).toBe(WALKS[beads - 1]);
});

test('energies count pairs of H side by side once; a mirror image has the same contacts', () => {
  const lattice = squareLattice(6);
  const at = (x: number, y: number) => x + lattice.width * y;
  //  3 2
  //  4 1
  //  5 0      contacts 0-5, 1-4
  const cells = Int32Array.of(at(2, 1), at(2, 2), at(2, 3), at(1, 3), at(1, 2), at(1, 1));
  const mirrored = Int32Array.from(cells, (cell) => {
    const [x, y] = [cell % lattice.width, Math.floor(cell / lattice.width)];
    return at(5 - x, y);
  });
  expect(energyOf(lattice, hydrophobic('HHHHHH'), cells)).toBe(-2);
  expect(energyOf(lattice, hydrophobic('HPHHHH'), cells)).toBe(-1);
  expect(energyOf(lattice, hydrophobic('PHPPHP'), cells)).toBe(-1);
  expect(energyOf(lattice, hydrophobic('PPPPPP'), cells)).toBe(0);
  const map = contactMap(lattice, cells);
  expect(map).toEqual([5, 10]);
  expect(contactMap(lattice, mirrored)).toEqual(map);
  expect(contactOverlap(map, map)).toBe(1);
  expect(contactOverlap(map, [5])).toBe(0.5);
  expect(contactOverlap(map, [])).toBe(0);
  expect(coordinatesOf(directionsOf(lattice, cells))[5]).toEqual([-1, 0]);
});

test('a chain is long enough for the torus', () => {
  expect(() => squareLattice(101)).toThrow(RangeError);
  for (const beads of [4, 14, 15, 62, 63, 100])
    expect(squareLattice(beads).width).toBeGreaterThanOrEqual(beads + 2);
});

test('benchmark sequences have the lengths they are named by', () => {
  for (const name of BENCHMARK_NAMES) {
    expect(BENCHMARKS[name].letters).toMatch(/^[HP]+$/);
    expect(BENCHMARKS[name].letters).toHaveLength(Number(name));
  }
});

test('the density of states is that of a square of four and of its neighbours', () => {
  // Of the 36 walks of four beads 8 close a square.
  const count = countFolds(hydrophobic('HPPH'));
  expect(count).toEqual({ ground: -1, groundFolds: 1, walks: [28, 8] });
  expect(meanEnergy(count, 1)).toBeCloseTo((-8 * Math.E) / (28 + 8 * Math.E), 12);
});
