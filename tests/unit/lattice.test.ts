import { describe, expect, test } from 'vitest';
import { type LatticeSpec, latticeBonds, latticeGlass } from '../../src/glass/ensembles/lattice.ts';
import { enumerate, thermal } from '../../src/glass/enumeration.ts';
import type { GlassInstance } from '../../src/glass/instance.ts';
import { integerNormal } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';
import { chiSquare } from '../support/chi-square.ts';

const seed = seedFrom(3);
const make = (spec: Partial<LatticeSpec> & Pick<LatticeSpec, 'lengths'>) =>
  latticeGlass({
    boundary: 'periodic',
    couplings: 'binary',
    couplingBits: 10,
    seed,
    sample: 0,
    ...spec,
  });

function coupling({ couplings }: GlassInstance, i: number, j: number): number {
  if (couplings.kind === 'dense') throw new Error('a lattice is sparse');
  for (let k = couplings.offsets[i]!; k < couplings.offsets[i + 1]!; k++)
    if (couplings.columns[k] === j) return couplings.values[k]!;
  return 0;
}
const degrees = ({ size, couplings }: GlassInstance) =>
  couplings.kind === 'sparse'
    ? Array.from({ length: size }, (_, i) => couplings.offsets[i + 1]! - couplings.offsets[i]!)
    : [];

describe('lattices', () => {
  test('bonds join nearest neighbours, each once, and close only where the lattice is periodic', () => {
    const cube = make({ lengths: [4, 3, 5] });
    expect(degrees(cube).every((degree) => degree === 6)).toBe(true);
    const open = degrees(make({ lengths: [4, 3, 5], boundary: 'open' }));
    const faces = (i: number) => {
      const [x, y, z] = [i % 4, Math.floor(i / 4) % 3, Math.floor(i / 12)];
      return Number(x % 3 === 0) + Number(y % 2 === 0) + Number(z % 4 === 0);
    };
    expect(open).toEqual(open.map((_, i) => 6 - faces(i)));
    const strip = degrees(make({ lengths: [3, 4], boundary: ['periodic', 'open'] }));
    expect(strip).toEqual([3, 3, 3, 4, 4, 4, 4, 4, 4, 3, 3, 3]);
  });

  test('couplings are symmetric and columns ascend', () => {
    const glass = make({ lengths: [5, 4], couplings: 'gaussian', density: 0.7 });
    if (glass.couplings.kind !== 'sparse') throw new Error('sparse');
    const { offsets, columns, values } = glass.couplings;
    for (let i = 0; i < glass.size; i++) {
      for (let k = offsets[i]!; k < offsets[i + 1]!; k++) {
        expect(coupling(glass, columns[k]!, i)).toBe(values[k]);
        if (k > offsets[i]!) expect(columns[k]!).toBeGreaterThan(columns[k - 1]!);
      }
    }
  });

  test('the bond of site i along axis a takes word d i + a of its sample, open or periodic', () => {
    const words = new WordReader(seed, Stream.Couplings, 7);
    for (const boundary of ['open', 'periodic'] as const) {
      const binary = make({ lengths: [3, 4, 5], boundary, sample: 7 });
      const gaussian = make({ lengths: [3, 4, 5], boundary, sample: 7, couplings: 'gaussian' });
      for (const { from, to, index } of latticeBonds({ lengths: [3, 4, 5], boundary })) {
        const word = words.word(index);
        expect(coupling(binary, from, to)).toBe(word < 2 ** 31 ? 1 : -1);
        const exact = integerNormal(word) / 2 ** 20;
        expect(Math.abs(coupling(gaussian, from, to) * gaussian.unit - exact)).toBeLessThanOrEqual(
          gaussian.roundingError,
        );
      }
      expect(gaussian.unit).toBe(2 ** -10);
      expect(gaussian.roundingError).toBeLessThanOrEqual(2 ** -11);
      expect(binary).toMatchObject({ unit: 1, roundingError: 0, largestField: 6 });
    }
  });

  test('a periodic axis of length 2 adds up its two bonds', () => {
    const pair = make({ lengths: [2, 2], couplings: 'ferromagnetic' });
    expect(degrees(pair)).toEqual([2, 2, 2, 2]);
    expect(coupling(pair, 0, 1)).toBe(2);
    expect(coupling(pair, 0, 3)).toBe(0);
  });

  test('signs, samples and dilution follow their laws (chi-square, false alarm 1e-6; bond-diluted p = 0.3)', () => {
    const cells = [0, 0, 0, 0];
    let [kept, all] = [0, 0];
    for (let sample = 0; sample < 20; sample++) {
      const spec = { lengths: [10, 10, 10], sample };
      const [glass, other] = [make(spec), make({ ...spec, sample: sample + 100 })];
      const diluted = make({ ...spec, density: 0.3 });
      for (const { from, to } of latticeBonds({ lengths: [10, 10, 10], boundary: 'periodic' })) {
        cells[Number(coupling(glass, from, to) > 0) + 2 * Number(coupling(other, from, to) > 0)]!++;
        const value = coupling(diluted, from, to);
        all++;
        if (value !== 0) kept++;
        // Dilution takes bonds away and changes none.
        if (value !== 0) expect(value).toBe(coupling(glass, from, to));
      }
    }
    const signs = chiSquare(cells, [0.25, 0.25, 0.25, 0.25], 3);
    expect(signs.statistic).toBeLessThan(signs.limit);
    const bonds = chiSquare([kept, all - kept], [0.3, 0.7], 3);
    expect(bonds.statistic).toBeLessThan(bonds.limit);
    const wrong = chiSquare([kept, all - kept], [0.32, 0.68], 3);
    expect(wrong.statistic).toBeGreaterThan(wrong.limit);
  });

  test('a field is put on the grid of the couplings: uniform, ±h and Gaussian', () => {
    const uniform = make({ lengths: [4, 4], field: { law: 'uniform', strength: 0.3 } });
    expect(uniform.unit).toBe(2 ** -10);
    expect(Array.from(uniform.field!)).toEqual(new Array(16).fill(Math.round(0.3 * 1024)));
    expect(Math.abs(coupling(uniform, 0, 1))).toBe(1024);
    expect(uniform.roundingError).toBeLessThanOrEqual(2 ** -11);
    const plusMinus = make({ lengths: [4, 4], field: { law: 'binary', strength: 0.5 } });
    expect(new Set(plusMinus.field!.map(Math.abs))).toEqual(new Set([512]));
    const gaussian = make({ lengths: [40, 40], field: { law: 'gaussian', strength: 2 } });
    const h = Array.from(gaussian.field!, (units) => units * gaussian.unit);
    const variance = h.reduce((sum, x) => sum + x * x, 0) / h.length;
    // Variance 4 with relative error sqrt(2 / 1600) = 3.5 %: six errors.
    expect(Math.abs(variance / 4 - 1)).toBeLessThan(0.21);
    expect(make({ lengths: [4, 4], field: { law: 'gaussian', strength: 0 } }).field).toBeNull();
  });

  test('an open chain obeys its closed form: ln Z = N ln 2 + sum ln cosh(beta J_b) (1e-12)', () => {
    for (const couplings of ['ferromagnetic', 'gaussian'] as const) {
      const chain = make({ lengths: [12], boundary: 'open', couplings });
      const exact = (beta: number) => {
        let sum = 12 * Math.log(2);
        for (let i = 0; i < 11; i++)
          sum += Math.log(Math.cosh(beta * chain.unit * coupling(chain, i, i + 1)));
        return sum;
      };
      for (const beta of [0.3, 1, 3])
        expect(Math.abs(thermal(enumerate(chain), beta).logPartition / exact(beta) - 1)).toBeLessThan(1e-12);
    }
  });

  test('shapes that are no lattice are refused with the allowed values', () => {
    for (const lengths of [[], [1, 4], [4, 4, 4, 4], [2.5, 4], [2 ** 12, 2 ** 12]])
      expect(() => make({ lengths })).toThrow('GBX-240');
    expect(() => make({ lengths: [4, 4], boundary: ['open'] })).toThrow('GBX-240');
    expect(() => make({ lengths: [4, 4], density: 1.5 })).toThrow('density = 1.5');
  });
});
