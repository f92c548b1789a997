/**
 * The lattices of `frustration`: spins on places, bonds +1 (wants its two spins alike) or -1 (wants them opposite), and the closed loops
 * of bonds by which frustration is counted. A loop whose bonds have a negative product cannot satisfy all of them (Toulouse, 1977).
 */
import { latticeBonds } from '../../glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../glass/instance.ts';
import { instanceOf, sparseFrom } from '../../glass/quantise.ts';
import { WordReader } from '../../random/philox.ts';
import { type Seed, seedFrom } from '../../random/seed.ts';
import { Stream } from '../../random/streams.ts';

/** Small enough for the hand, and for visiting every arrangement. */
export const SMALL = ['triangle', 'five', 'plaquette', 'square', 'sk'] as const;
/** 1024 spins. */
export const LARGE = ['triangular-1024', 'square-1024'] as const;
export type LatticeName = (typeof SMALL)[number] | (typeof LARGE)[number];

export const isLarge = (name: string): boolean => (LARGE as readonly string[]).includes(name);

/** Spins along a side of the large lattices. */
const LENGTH = 32;
const HEIGHT = Math.sqrt(3) / 2;

export interface Bond {
  readonly i: number;
  readonly j: number;
  readonly value: 1 | -1;
}
export interface HandLattice {
  /** [spin][x, y], y upwards, neighbours at distance 1 (but for SK). */
  readonly places: readonly (readonly [x: number, y: number])[];
  readonly bonds: readonly Bond[];
  /** Elementary loops, each a list of spins. */
  readonly loops: readonly (readonly number[])[];
  /** Loops that share a bond, at most. */
  readonly loopsOfBond: number;
  readonly instance: GlassInstance;
}

export function latticeOf(name: LatticeName, seed: number): HandLattice {
  return MAKERS[name](seedFrom(seed));
}

const MAKERS: Readonly<Record<LatticeName, (seed: Seed) => HandLattice>> = {
  triangle: () =>
    made(
      [
        [0, 0],
        [1, 0],
        [0.5, HEIGHT],
      ],
      apart([0, 1], [1, 2], [0, 2]),
      [[0, 1, 2]],
      1,
    ),
  five: () =>
    made(
      [
        [0, 0],
        [1, 0],
        [2, 0],
        [0.5, HEIGHT],
        [1.5, HEIGHT],
      ],
      apart([0, 1], [1, 2], [3, 4], [0, 3], [1, 3], [1, 4], [2, 4]),
      [
        [0, 1, 3],
        [1, 4, 3],
        [1, 2, 4],
      ],
      2,
    ),
  plaquette: () =>
    made(
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
      [...alike([0, 1], [1, 2], [0, 3]), ...apart([2, 3])],
      [[0, 1, 2, 3]],
      1,
    ),
  square: (seed) => squareLattice(seed, 4, 'open'),
  sk: completeGraph,
  'triangular-1024': () => triangularLattice(LENGTH),
  'square-1024': (seed) => squareLattice(seed, LENGTH, 'periodic'),
};

/** ±J with equal chances. */
function squareLattice(seed: Seed, length: number, boundary: 'open' | 'periodic'): HandLattice {
  const words = new WordReader(seed, Stream.Couplings, 0);
  const bonds = Array.from(latticeBonds({ lengths: [length, length], boundary }), ({ from, to, index }) => ({
    i: from,
    j: to,
    value: words.word(index) < 0x80000000 ? (1 as const) : (-1 as const),
  }));
  const cells = boundary === 'open' ? length - 1 : length;
  const at = (x: number, y: number) => (x % length) + length * (y % length);
  const loops = grid(cells, cells).map(([x, y]) => [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)]);
  return made(grid(length, length), bonds, loops, 2);
}

/** Every bond wants its spins opposite; periodic, drawn as a rectangle. */
function triangularLattice(length: number): HandLattice {
  const at = (x: number, y: number) => ((x + length) % length) + length * ((y + length) % length);
  const all = grid(length, length);
  const bonds = all.flatMap(([x, y]) =>
    apart([at(x, y), at(x + 1, y)], [at(x, y), at(x, y + 1)], [at(x, y), at(x - 1, y + 1)]),
  );
  const loops = all.flatMap(([x, y]) => [
    [at(x, y), at(x + 1, y), at(x, y + 1)],
    [at(x, y), at(x, y + 1), at(x - 1, y + 1)],
  ]);
  const places = all.map(([x, y]) => [(x + y / 2) % length, y * HEIGHT] as const);
  return made(places, bonds, loops, 2);
}

/** Eight spins, each bound to each by ±J; on a circle, which means nothing. */
function completeGraph(seed: Seed): HandLattice {
  const size = 8;
  const { couplings } = sherringtonKirkpatrick({
    size,
    couplings: 'binary',
    couplingBits: 1,
    seed,
    sample: 0,
  });
  if (couplings.kind !== 'dense') throw new Error('SK couplings are dense');
  const bonds: Bond[] = [];
  const loops: number[][] = [];
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) {
      bonds.push({ i, j, value: couplings.values[i * size + j]! > 0 ? 1 : -1 });
      for (let k = j + 1; k < size; k++) loops.push([i, j, k]);
    }
  const places = Array.from({ length: size }, (_, k) => {
    const angle = (2 * Math.PI * (k + 0.5)) / size;
    return [1.3 * Math.cos(angle), 1.3 * Math.sin(angle)] as const;
  });
  return made(places, bonds, loops, size - 2);
}

function made(
  places: HandLattice['places'],
  bonds: readonly Bond[],
  loops: HandLattice['loops'],
  loopsOfBond: number,
): HandLattice {
  const size = places.length;
  const couplings = sparseFrom(size, bonds);
  const instance = instanceOf({ size, couplings, field: null, unit: 1, roundingError: 0 });
  return { places, bonds, loops, loopsOfBond, instance };
}

const withValue =
  (value: 1 | -1) =>
  (...pairs: (readonly [number, number])[]): Bond[] =>
    pairs.map(([i, j]) => ({ i, j, value }));
const apart = withValue(-1);
const alike = withValue(1);

/** Places of a rectangle, row by row from below. */
const grid = (width: number, height: number) =>
  Array.from({ length: width * height }, (_, k) => [k % width, Math.floor(k / width)] as const);

/** Loops whose bonds have a negative product. */
export function frustratedLoops({ bonds, loops, places }: HandLattice): number {
  const size = places.length;
  const values = new Map(
    bonds.flatMap(({ i, j, value }) => [
      [i * size + j, value],
      [j * size + i, value],
    ]),
  );
  return loops.filter((loop) => {
    const product = loop.reduce(
      (sign, i, k) => sign * values.get(i * size + loop[(k + 1) % loop.length]!)!,
      1,
    );
    return product < 0;
  }).length;
}

/** No arrangement has fewer unsatisfied bonds: each frustrated loop has one, and a bond serves so many loops at most. */
export function leastByLoops(lattice: HandLattice): number {
  return Math.ceil(frustratedLoops(lattice) / lattice.loopsOfBond);
}

export function unsatisfiedBonds({ bonds }: HandLattice, spins: ArrayLike<number>): number {
  return bonds.filter(({ i, j, value }) => value * spins[i]! * spins[j]! < 0).length;
}
