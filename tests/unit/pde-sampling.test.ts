import { describe, expect, test } from 'vitest';
import type { PlanarDomain, Region } from '../../src/learner/pde/domain/domain.ts';
import { throughTime } from '../../src/learner/pde/domain/domain.ts';
import {
  intervalThroughTime,
  lShape,
  plateWithHole,
  quarterPlateWithHole,
  rectangle,
  squareWithFourHoles,
} from '../../src/learner/pde/domain/shapes.ts';
import { boundaryPoints } from '../../src/learner/pde/sampling/boundary.ts';
import {
  cellsFor,
  collocationPoints,
  gridPoints,
  type SamplingMethod,
} from '../../src/learner/pde/sampling/collocation.ts';
import { radicalInverse } from '../../src/learner/pde/sampling/halton.ts';
import {
  largestResiduals,
  RAR_D,
  residualAdaptive,
  residualProbabilities,
} from '../../src/learner/pde/sampling/residual-adaptive.ts';
import { sobolWord } from '../../src/learner/pde/sampling/sobol.ts';
import { latinHypercube, unitPoints } from '../../src/learner/pde/sampling/unit-points.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';

const seed = seedFrom(5);
const METHODS: readonly SamplingMethod[] = ['random', 'latin-hypercube', 'sobol', 'halton'];
const REGIONS: Record<string, Region> = {
  rectangle: rectangle([-1, 2], [2, 3.5]),
  'rod through time': intervalThroughTime(-1, 1, 0.5),
  'L-shape': lShape(),
  'plate with a hole': plateWithHole(4, 3, 0.5),
  'quarter plate': quarterPlateWithHole(2, 1.5, 0.5),
  'four holes': squareWithFourHoles(),
  'L-shape through time': throughTime(lShape(), 0, 2),
};

const pairs = (flat: ArrayLike<number>): [number, number][] =>
  Array.from({ length: flat.length / 2 }, (_, k) => [flat[2 * k]!, flat[2 * k + 1]!]);

describe('sequences', () => {
  test("Sobol's points are SciPy's (qmc.Sobol, scramble off, 32 bits): the first nine, 1000 and 4095, on eight axes", () => {
    const first = [
      [0, 0, 0, 0, 0, 0, 0, 0],
      [16, 16, 16, 16, 16, 16, 16, 16],
      [24, 8, 8, 8, 24, 24, 8, 24],
      [8, 24, 24, 24, 8, 8, 24, 8],
      [12, 12, 20, 28, 12, 4, 12, 28],
      [28, 28, 4, 12, 28, 20, 28, 12],
      [20, 4, 28, 20, 20, 28, 4, 4],
      [4, 20, 12, 4, 4, 12, 20, 20],
      [6, 10, 30, 14, 18, 10, 14, 30],
    ];
    first.forEach((point, index) => {
      expect(point.map((_, axis) => sobolWord(index, axis) / 2 ** 27)).toEqual(point);
    });
    const at = (index: number) => Array.from({ length: 8 }, (_, axis) => sobolWord(index, axis));
    expect(at(1000)).toEqual([
      943718400, 415236096, 2227175424, 2906652672, 1203765248, 3896508416, 197132288, 3862953984,
    ]);
    expect(at(4095)).toEqual([
      1048576, 4042260480, 1435500544, 3872391168, 4038066176, 338690048, 4077912064, 1678770176,
    ]);
    expect(() => sobolWord(0, 8)).toThrow(/8 axes/);
  });

  test("Halton's points are the mirrored digits: 1/2 1/4 3/4 …, 1/3 2/3 1/9 4/9 7/9 2/9 …, 1/5 …", () => {
    const first = (axis: number) => Array.from({ length: 6 }, (_, k) => radicalInverse(k + 1, axis));
    expect(first(0)).toEqual([
      [1, 2],
      [1, 4],
      [3, 4],
      [1, 8],
      [5, 8],
      [3, 8],
    ]);
    expect(first(1)).toEqual([
      [1, 3],
      [2, 3],
      [1, 9],
      [4, 9],
      [7, 9],
      [2, 9],
    ]);
    expect(first(2).slice(3)).toEqual([
      [4, 5],
      [1, 25],
      [6, 25],
    ]);
    expect(() => radicalInverse(1, 6)).toThrow(/6 axes/);
  });

  /** How many of the first 256 points each box of sides 2^-a × 2^-(8 - a) holds, least and most over all nine shapes. */
  function netCounts(method: 'random' | 'sobol'): [least: number, most: number] {
    const unit = unitPoints(method, 2, { seed, draw: 3 });
    let [least, most] = [256, 0];
    for (let a = 0; a <= 8; a++) {
      const counts = new Uint32Array(256);
      for (let k = 0; k < 256; k++)
        counts[Math.floor(unit(k, 0) * 2 ** a) * 2 ** (8 - a) + Math.floor(unit(k, 1) * 2 ** (8 - a))]!++;
      [least, most] = [Math.min(least, ...counts), Math.max(most, ...counts)];
    }
    return [least, most];
  }

  test('256 shifted Sobol points are a (0, 8, 2)-net: one in every dyadic box of area 1/256; random ones are not', () => {
    expect(netCounts('sobol')).toEqual([1, 1]);
    expect(netCounts('random')[0]).toBe(0);
  });

  /** T. T. Warnock's formula for the L2 star discrepancy, squared. */
  function discrepancy(points: readonly [number, number][]): number {
    const n = points.length;
    let [single, double] = [0, 0];
    for (const [x, y] of points) {
      single += ((1 - x * x) * (1 - y * y)) / 4;
      for (const [u, v] of points) double += (1 - Math.max(x, u)) * (1 - Math.max(y, v));
    }
    return 1 / 9 - (2 * single) / n + double / n ** 2;
  }

  test('the L2 star discrepancy of 512 points: random as expected (5/36n within a factor 4), Sobol and Halton below a twentieth', () => {
    const of = (method: SamplingMethod) =>
      discrepancy(pairs(collocationPoints(rectangle([0, 0], [1, 1]), method, 512, { seed, draw: 0 })));
    const expected = 5 / 36 / 512;
    expect(of('random')).toBeGreaterThan(expected / 4);
    expect(of('random')).toBeLessThan(4 * expected);
    expect(of('sobol')).toBeLessThan(expected / 20);
    expect(of('halton')).toBeLessThan(expected / 20);
    expect(of('latin-hypercube')).toBeLessThan(of('random'));
  });
});

describe('Latin hypercube', () => {
  test('each of 257 layers of each of three axes holds exactly one point; random points do not', () => {
    const layers = (points: ArrayLike<number>, axis: number) =>
      new Set(Array.from({ length: 257 }, (_, k) => Math.floor(points[3 * k + axis]! * 257))).size;
    const points = latinHypercube(257, 3, { seed, draw: 1 });
    const unit = unitPoints('random', 3, { seed, draw: 1 });
    for (let axis = 0; axis < 3; axis++) {
      expect(layers(points, axis)).toBe(257);
      expect(
        layers(
          Float64Array.from({ length: 3 * 257 }, (_, k) => unit(Math.floor(k / 3), k % 3)),
          axis,
        ),
      ).toBeLessThan(257);
    }
  });

  test('all 24 × 24 orders of four layers on two axes are equally likely (chi-square, false alarm 1e-6); a rotated order is rejected', () => {
    const orders = new Map<string, number>();
    const cellOf = (layers: number[]) => {
      const key = layers.join('');
      if (!orders.has(key)) orders.set(key, orders.size);
      return orders.get(key)!;
    };
    const [counts, rotated] = [new Uint32Array(576), new Uint32Array(576)];
    for (let draw = 0; draw < 12000; draw++) {
      const points = latinHypercube(4, 2, { seed, draw });
      const [x, y] = [0, 1].map((axis) =>
        Array.from({ length: 4 }, (_, k) => Math.floor(points[2 * k + axis]! * 4)),
      );
      counts[cellOf(x!) * 24 + cellOf(y!)]!++;
      rotated[cellOf(x!) * 24 + cellOf(x!.map((_, k) => x![(k + (draw % 4)) % 4]!))]!++;
    }
    const even = new Float64Array(576).fill(1 / 576);
    const law = chiSquare(counts, even);
    expect(law.statistic).toBeLessThan(law.limit);
    expect(chiSquare(rotated, even).statistic).toBeGreaterThan(law.limit);
  });
});

describe('collocation', () => {
  test.each(Object.entries(REGIONS))(
    '%s: exactly so many points, all strictly inside, all different',
    (_name, region) => {
      const axes = region.low.length;
      for (const method of METHODS)
        for (const count of [1, 2, 97, 300]) {
          const points = collocationPoints(region, method, count, { seed, draw: 2 });
          expect(points).toHaveLength(count * axes);
          const seen = new Set<string>();
          for (let k = 0; k < count; k++) {
            expect(region.contains(points, k * axes)).toBe(true);
            seen.add(points.slice(k * axes, (k + 1) * axes).join());
          }
          expect(seen.size).toBe(count);
        }
    },
  );

  /** The 27 small squares of the L, of equal area. */
  const squareOf = ([x, y]: [number, number]) => Math.floor((x + 1) * 3) * 6 + Math.floor((y + 1) * 3);
  const squareLaw = Float64Array.from({ length: 36 }, (_, cell) =>
    Math.floor(cell / 6) >= 3 && cell % 6 >= 3 ? 0 : 1 / 27,
  );
  const counted = (
    points: [number, number][],
    cellOf: (point: [number, number]) => number,
    cells: number,
  ) => {
    const counts = new Uint32Array(cells);
    for (const point of points) counts[cellOf(point)]!++;
    return counts;
  };
  const kept = (counts: Uint32Array) => counts.filter((_, cell) => squareLaw[cell]! > 0);

  test('random points are uniform on the L (chi-square of 27 squares, false alarm 1e-6); one fifth too few on the right is rejected', () => {
    const points = pairs(collocationPoints(lShape(), 'random', 40000, { seed, draw: 4 }));
    const law = squareLaw.filter((p) => p > 0);
    const result = chiSquare(kept(counted(points, squareOf, 36)), law);
    expect(result.statistic).toBeLessThan(result.limit);
    const tilted = points.filter(([x], k) => k % 5 !== 0 || x < 0);
    expect(chiSquare(kept(counted(tilted, squareOf, 36)), law).statistic).toBeGreaterThan(result.limit);
  });

  test('random points are uniform around a hole (chi-square of rings, false alarm 1e-6); a hole 5 % too large is rejected', () => {
    const domain = plateWithHole(2, 2, 0.5);
    const points = pairs(collocationPoints(domain, 'random', 20000, { seed, draw: 5 }));
    const rings = [0.525, 0.6, 0.7, 0.8, 0.9, 1];
    const ringOf = ([x, y]: [number, number]) => {
      const r = Math.sqrt(x * x + y * y);
      const ring = rings.findIndex((outer) => r < outer);
      return ring < 0 ? rings.length : ring;
    };
    const area = 4 - Math.PI * 0.25;
    const shares = rings.map((outer, k) => (Math.PI * (outer ** 2 - (rings[k - 1] ?? 0.5) ** 2)) / area);
    const law = [...shares, 1 - shares.reduce((a, b) => a + b, 0)];
    const result = chiSquare(counted(points, ringOf, 7), law);
    expect(result.statistic).toBeLessThan(result.limit);
    const farther = points.filter((point) => ringOf(point) > 0);
    expect(chiSquare(counted(farther, ringOf, 7), law).statistic).toBeGreaterThan(result.limit);
  });

  test('a draw is the same again, another draw is another set, and sequences go on where a smaller set ended', () => {
    for (const method of METHODS) {
      const points = (count: number, draw: number) =>
        collocationPoints(squareWithFourHoles(), method, count, { seed, draw });
      expect(points(60, 1)).toEqual(points(60, 1));
      expect(points(60, 1)).not.toEqual(points(60, 2));
      if (method !== 'latin-hypercube') expect(points(60, 1).slice(0, 80)).toEqual(points(40, 1));
    }
  });

  test('a grid has the middles of its cells: all of a rectangle, three quarters of an even L', () => {
    expect([...gridPoints(rectangle([0, 0], [2, 3]), [2, 3])]).toEqual([
      0.5, 0.5, 0.5, 1.5, 0.5, 2.5, 1.5, 0.5, 1.5, 1.5, 1.5, 2.5,
    ]);
    expect(gridPoints(lShape(), [8, 8])).toHaveLength(2 * 48);
    expect(cellsFor(rectangle([0, 0], [2, 3]), 400)).toEqual([20, 20]);
    expect(cellsFor(lShape(), 48)).toEqual([8, 8]);
    // The middle of one cell is the re-entrant corner, those of four lie in the holes: the next grid has points inside.
    expect([1, 2, 3, 4].map((count) => cellsFor(lShape(), count)[0])).toEqual([2, 2, 2, 2]);
    expect(cellsFor(squareWithFourHoles(), 4)).toEqual([3, 3]);
    expect(gridPoints(throughTime(lShape(), 0, 1), [4, 4, 3])).toHaveLength(3 * 36);
  });

  test('counts that are none and a region without points are refused', () => {
    const empty: Region = { low: [0], high: [1], measure: 0, contains: () => false };
    for (const method of METHODS) {
      expect(() => collocationPoints(lShape(), method, 0, { seed, draw: 0 })).toThrow(/positive integer/);
      expect(() => collocationPoints(empty, method, 3, { seed, draw: 0 })).toThrow(/only 0 are inside/);
    }
    expect(() => gridPoints(lShape(), [4])).toThrow(/1 numbers of cells for 2 axes/);
    expect(() => gridPoints(lShape(), [4, 0.5])).toThrow(/positive integer/);
    expect(() => gridPoints(plateWithHole(1, 1, 0.4), [1, 1])).toThrow(/only 0 are inside/);
  });
});

describe('residual-adaptive', () => {
  const residuals = [0.5, -2, 0, 1.5];

  test('probabilities are |r|^k / mean + c, normalised', () => {
    const close = (found: Float64Array, wanted: number[]) =>
      found.forEach((p, k) => {
        expect(p).toBeCloseTo(wanted[k]!, 14);
      });
    close(residualProbabilities(residuals), [1.5 / 8, 3 / 8, 1 / 8, 2.5 / 8]);
    close(residualProbabilities(residuals, RAR_D), [0.25 / 6.5, 4 / 6.5, 0, 2.25 / 6.5]);
    close(residualProbabilities([1e200, 3e200], RAR_D), [0.1, 0.9]);
    close(residualProbabilities([1, 4], { power: 0.5, floor: 0 }), [1 / 3, 2 / 3]);
    close(residualProbabilities([0, 0]), [0.5, 0.5]);
  });

  test('ordered pairs follow p_i p_j / (1 - p_i) (chi-square, false alarm 1e-6); drawing evenly or by a power 40 % off is rejected', () => {
    const pairLaw = (p: ArrayLike<number>) =>
      Array.from({ length: 16 }, (_, cell) => [Math.floor(cell / 4), cell % 4] as const)
        .filter(([i, j]) => i !== j)
        .map(([i, j]) => (p[i]! * p[j]!) / (1 - p[i]!));
    const counts = new Map<number, number>();
    for (let draw = 0; draw < 40000; draw++) {
      const [i, j] = residualAdaptive(residuals, 2, { seed, draw });
      const cell = i! * 4 + j!;
      counts.set(cell, (counts.get(cell) ?? 0) + 1);
    }
    const seen = Array.from({ length: 16 }, (_, cell) => cell)
      .filter((cell) => Math.floor(cell / 4) !== cell % 4)
      .map((cell) => counts.get(cell) ?? 0);
    const test = chiSquare(seen, pairLaw(residualProbabilities(residuals)));
    expect(test.statistic).toBeLessThan(test.limit);
    for (const wrong of [
      [0.25, 0.25, 0.25, 0.25],
      residualProbabilities(residuals, { power: 1.4, floor: 1 }),
    ])
      expect(chiSquare(seen, pairLaw(wrong)).statistic).toBeGreaterThan(test.limit);
  });

  test('takes so many different ones, those of probability zero last; all of them if asked', () => {
    const taken = residualAdaptive([0, 3, 0, 1], 3, { seed, draw: 0 }, RAR_D);
    expect(new Set(taken).size).toBe(3);
    expect(new Set(taken.slice(0, 2))).toEqual(new Set([1, 3]));
    expect(new Set(residualAdaptive(residuals, 4, { seed, draw: 9 }))).toEqual(new Set([0, 1, 2, 3]));
    expect([...largestResiduals(residuals, 2)]).toEqual([1, 3]);
    expect([...largestResiduals([1, -1, 1], 2)]).toEqual([0, 1]);
  });

  test('residuals that are not numbers and more than there are are refused', () => {
    expect(() => residualAdaptive([1, Number.NaN], 1, { seed, draw: 0 })).toThrow(/residual 1 is NaN/);
    expect(() => residualAdaptive([], 0, { seed, draw: 0 })).toThrow(/no residuals/);
    expect(() => residualAdaptive([1], 2, { seed, draw: 0 })).toThrow(/2 of 1 candidates/);
    expect(() => largestResiduals([1], 2)).toThrow(/2 of 1 candidates/);
    expect(() => residualProbabilities([1], { power: -1, floor: 0 })).toThrow(/not negative/);
  });
});

test('the points of a draw are these on every host, to the last bit', () => {
  const draw = { seed: seedFrom(7), draw: 3 };
  const of = (method: SamplingMethod) => [...collocationPoints(lShape(), method, 2, draw)];
  expect(of('random')).toEqual([
    -0.6371030586306006, 0.3824203966651112, -0.5279616496991366, 0.1335050615016371,
  ]);
  expect(of('latin-hypercube')).toEqual([
    -0.30384285460847116, 0.21544148904892313, -0.9299660481046885, -0.966686089290306,
  ]);
  expect(of('sobol')).toEqual([
    -0.9219768198672682, -0.6688200116623193, -0.4219768198672682, 0.8311799883376807,
  ]);
  expect(of('halton')).toEqual([
    -0.9219768198672682, 0.9978466548491269, 0.5780231801327318, -0.3354866786394268,
  ]);
  expect([...residualAdaptive([1, 2, 3, 4, 5, 6, 7, 8], 5, draw)]).toEqual([3, 7, 5, 2, 6]);
  expect([...boundaryPoints(lShape(), ['left', 'top'], 2, draw).points]).toEqual([
    -0.9246693666791543, 1, -1, 0.10584295785520226,
  ]);
});

describe('boundary', () => {
  const names = ({ pieces }: PlanarDomain) => pieces.map(({ name }) => name);

  test('even points: numbers by length, at least one each, none at a corner; the flux of (x, y) / 2 is the area', () => {
    const domain = squareWithFourHoles();
    const { points, normals, piece } = boundaryPoints(domain, names(domain), 652, null);
    const numbers = counted(piece, 8);
    expect(numbers.reduce((a, b) => a + b, 0)).toBe(652);
    let flux = 0;
    piece.forEach((of, k) => {
      const weight = domain.pieces[of]!.length / numbers[of]!;
      flux += ((points[2 * k]! * normals[2 * k]! + points[2 * k + 1]! * normals[2 * k + 1]!) * weight) / 2;
    });
    expect(flux).toBeCloseTo(domain.measure, 12);
    expect(numbers.slice(0, 4)).toEqual(new Uint32Array(4).fill(numbers[0]!));
    expect(Math.abs(numbers[0]! / numbers[4]! - 1 / (0.2 * Math.PI))).toBeLessThan(0.02);
    expect(
      counted(boundaryPoints(rectangle([0, 0], [1, 1000]), ['bottom', 'right'], 2, null).piece, 2),
    ).toEqual(new Uint32Array([1, 1]));
  });

  test('random points are uniform in arc length (chi-square of 35 stretches, false alarm 1e-6); by piece alone is rejected', () => {
    const domain = plateWithHole(4, 2, 0.5);
    const chosen = ['hole', 'bottom', 'left'];
    const { points, piece } = boundaryPoints(domain, chosen, 20000, { seed, draw: 1 });
    const total = Math.PI + 6;
    const counts = new Uint32Array(35);
    piece.forEach((of, k) => {
      const [x, y] = [points[2 * k]!, points[2 * k + 1]!];
      if (of === 0) counts[Math.min(14, Math.floor(((Math.atan2(y, x) / Math.PI + 1) / 2) * 15))]!++;
      else if (of === 1) counts[15 + Math.floor((x + 2) * 2.5)]!++;
      else counts[25 + Math.floor((y + 1) * 5)]!++;
    });
    const law = (shares: number[]) =>
      Array.from({ length: 35 }, (_, k) =>
        k < 15 ? shares[0]! / 15 : k < 25 ? shares[1]! / 10 : shares[2]! / 10,
      );
    const test = chiSquare(counts, law([Math.PI / total, 4 / total, 2 / total]));
    expect(test.statistic).toBeLessThan(test.limit);
    expect(chiSquare(counts, law([1 / 3, 1 / 3, 1 / 3])).statistic).toBeGreaterThan(test.limit);
  });

  test('an unknown piece, none at all and no points are refused', () => {
    expect(() => boundaryPoints(lShape(), ['hole'], 3, null)).toThrow(/no boundary piece "hole"/);
    expect(() => boundaryPoints(lShape(), [], 3, null)).toThrow(/no boundary piece to take/);
    expect(() => boundaryPoints(lShape(), ['left'], 0, null)).toThrow(/positive integer/);
  });

  function counted(piece: Uint32Array, pieces: number): Uint32Array {
    const counts = new Uint32Array(pieces);
    for (const of of piece) counts[of]!++;
    return counts;
  }
});
