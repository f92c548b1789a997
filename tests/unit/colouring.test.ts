import { describe, expect, test } from 'vitest';
import { canonicalColouring, canonicalOrder } from '../../src/glass/colouring.ts';
import { type Boundary, type LatticeSpec, latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { sherringtonKirkpatrick } from '../../src/glass/ensembles/sherrington-kirkpatrick.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { quantiseCouplings } from '../../src/glass/quantise.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(5);
const lattice = (lengths: number[], boundary: Boundary, rest: Partial<LatticeSpec> = {}) =>
  latticeGlass({ lengths, boundary, couplings: 'binary', couplingBits: 8, seed, sample: 0, ...rest });

/** Edges whose two ends have the same colour. */
function clashes({ size, couplings }: GlassInstance, colours: ArrayLike<number>): number {
  let found = 0;
  for (let i = 0; i < size; i++) {
    if (couplings.kind === 'dense') {
      for (let j = 0; j < size; j++)
        if (i !== j && couplings.values[i * size + j] !== 0 && colours[i] === colours[j]) found++;
    } else {
      for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
        if (colours[i] === colours[couplings.columns[k]!]) found++;
    }
  }
  return found / 2;
}

const sk = sherringtonKirkpatrick({ size: 9, couplings: 'binary', couplingBits: 1, seed, sample: 0 });
/** Where every site joins all later ones but a matching: crowns need many colours when coloured greedily. */
const crown = quantiseCouplings(
  {
    size: 40,
    pairs: Array.from({ length: 20 }, (_, a) =>
      Array.from({ length: 20 }, (_, b) => ({
        i: Math.min(2 * a, 2 * b + 1),
        j: Math.max(2 * a, 2 * b + 1),
        value: 1,
      })),
    )
      .flat()
      .filter(({ i, j }) => i >> 1 !== j >> 1 && (i + j) % 3 === 0),
  },
  1,
);

const cases: readonly (readonly [string, GlassInstance, number | null])[] = [
  ['chain of 6', lattice([6], 'periodic'), 2],
  ['ring of 7', lattice([7], 'periodic'), 3],
  ['square 4 × 4', lattice([4, 4], 'periodic'), 2],
  ['square 10 × 6', lattice([10, 6], 'periodic'), 2],
  ['open square 5 × 7', lattice([5, 7], 'open'), 2],
  ['cube 4', lattice([4, 4, 4], 'periodic'), 2],
  ['box 6 × 4 × 8', lattice([6, 4, 8], 'periodic'), 2],
  ['open cube 3', lattice([3, 3, 3], 'open'), 2],
  ['odd cube 5', lattice([5, 5, 5], 'periodic'), null],
  ['diluted cube 6', lattice([6, 6, 6], 'periodic', { density: 0.4 }), null],
  ['no bonds', lattice([4, 4], 'periodic', { density: 0 }), 1],
  ['a random sparse graph', crown, null],
  ['SK', sk, 9],
];

describe('the canonical colouring', () => {
  test.each(cases)(
    '%s: no edge inside a colour, and no colour more than first fit needs',
    (_, glass, expected) => {
      const { count, colours } = canonicalColouring(glass);
      expect(clashes(glass, colours)).toBe(0);
      expect(Math.max(...colours)).toBe(count - 1);
      if (expected !== null) expect(count).toBe(expected);
      if (glass.couplings.kind === 'sparse') {
        const { offsets } = glass.couplings;
        const degrees = Array.from(colours, (_, i) => offsets[i + 1]! - offsets[i]!);
        expect(count).toBeLessThanOrEqual(Math.max(...degrees) + 1);
      }
    },
  );

  test.each(cases)('%s: the order holds every site once, by colour and then by site', (_, glass) => {
    const { count, colours, order, starts } = canonicalColouring(glass);
    expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: glass.size }, (_, i) => i));
    expect([starts[0], starts[count]]).toEqual([0, glass.size]);
    for (let c = 0; c < count; c++) {
      const sites = Array.from(order.subarray(starts[c], starts[c + 1]));
      expect(sites.length).toBeGreaterThan(0);
      expect(sites.every((site, k) => colours[site] === c && (k === 0 || site > sites[k - 1]!))).toBe(true);
    }
    expect(canonicalOrder(glass)).toEqual(order);
  });

  test('a checkerboard is the parity of x + y + z', () => {
    const { colours } = canonicalColouring(lattice([4, 6, 8], 'periodic'));
    const parity = (i: number) => ((i % 4) + (Math.floor(i / 4) % 6) + Math.floor(i / 24)) % 2;
    expect(Array.from(colours)).toEqual(Array.from(colours, (_, i) => parity(i)));
  });

  test('a dense glass is visited in the order of its sites', () => {
    expect(Array.from(canonicalOrder(sk))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test('the legality check sees one wrong colour', () => {
    const glass = lattice([4, 4], 'periodic');
    const { colours } = canonicalColouring(glass);
    colours[5]! ^= 1;
    expect(clashes(glass, colours)).toBe(4);
  });
});
