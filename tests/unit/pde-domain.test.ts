import { describe, expect, test } from 'vitest';
import { boundaryDistance } from '../../src/learner/pde/domain/distance.ts';
import {
  boundaryLength,
  type PlanarDomain,
  pieceNamed,
  throughTime,
} from '../../src/learner/pde/domain/domain.ts';
import {
  intervalThroughTime,
  lShape,
  plateWithHole,
  quarterPlateWithHole,
  rectangle,
  squareWithFourHoles,
} from '../../src/learner/pde/domain/shapes.ts';

/** Each with its area, boundary length and the sets of pieces whose distance is tested. */
const SHAPES: Record<string, { domain: PlanarDomain; area: number; length: number; sets: string[][] }> = {
  rectangle: {
    domain: rectangle([-1, 2], [2, 3.5]),
    area: 4.5,
    length: 9,
    sets: [['bottom', 'right', 'top', 'left'], ['left', 'right'], ['top'], ['bottom', 'left']],
  },
  'interval through time': {
    domain: intervalThroughTime(-1, 1, 0.5),
    area: 1,
    length: 5,
    sets: [['initial', 'left', 'right'], ['initial'], ['left', 'right']],
  },
  'L-shape': {
    domain: lShape([-1, -2], [2, 1], [0.5, -0.25]),
    area: 9 - 1.5 * 1.25,
    length: 12,
    sets: [
      ['bottom', 'right', 'notch-horizontal', 'notch-vertical', 'top', 'left'],
      ['notch-horizontal'],
      ['notch-vertical'],
      ['notch-horizontal', 'notch-vertical'],
      ['right', 'notch-horizontal', 'left'],
    ],
  },
  'plate with a hole': {
    domain: plateWithHole(4, 3, 0.5),
    area: 12 - Math.PI / 4,
    length: 14 + Math.PI,
    sets: [['hole'], ['left', 'hole'], ['bottom', 'right', 'top', 'left', 'hole'], ['left', 'right']],
  },
  'quarter of a plate with a hole': {
    domain: quarterPlateWithHole(2, 1.5, 0.5),
    area: 3 - Math.PI / 16,
    length: 6 + Math.PI / 4,
    sets: [['bottom'], ['left', 'hole'], ['right', 'hole'], ['bottom', 'right', 'top', 'left', 'hole']],
  },
  'square with four holes': {
    domain: squareWithFourHoles(),
    area: 1 - 0.04 * Math.PI,
    length: 4 + 0.8 * Math.PI,
    sets: [
      ['hole-1', 'hole-2', 'hole-3', 'hole-4'],
      ['bottom', 'right', 'top', 'left', 'hole-1', 'hole-2', 'hole-3', 'hole-4'],
      ['hole-2', 'top'],
    ],
  },
};

/** Points of an even grid strictly inside. */
function inside(domain: PlanarDomain, side: number): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i < side; i++)
    for (let j = 0; j < side; j++) {
      const x = domain.low[0] + ((i + 0.5) / side) * (domain.high[0] - domain.low[0]);
      const y = domain.low[1] + ((j + 0.5) / side) * (domain.high[1] - domain.low[1]);
      if (domain.contains([x, y])) points.push([x, y]);
    }
  return points;
}

/** Flux of (x, y) / 2 through the boundary by the midpoint rule: the area, if normals and pieces are right (Gauss). */
function flux(domain: PlanarDomain, turn = 1): number {
  let total = 0;
  for (const piece of domain.pieces) {
    const steps = 2000;
    for (let k = 0; k < steps; k++) {
      const s = ((k + 0.5) / steps) * piece.length;
      const [[x, y], [nx, ny]] = [piece.point(s), piece.normal(s)];
      const sign = piece.curve.kind === 'circle' ? turn : 1;
      total += (sign * (x * nx + y * ny) * piece.length) / steps / 2;
    }
  }
  return total;
}

describe.each(Object.entries(SHAPES))('%s', (_name, { domain, area, length, sets }) => {
  test('has the exact area and boundary length; area by Gauss’s theorem agrees within 1e-10', () => {
    expect(domain.measure).toBeCloseTo(area, 14);
    expect(boundaryLength(domain)).toBeCloseTo(length, 13);
    expect(Math.abs(flux(domain) - area)).toBeLessThan(1e-10);
    // A hole whose normal points into the domain is noticed.
    if (domain.pieces.some(({ curve }) => curve.kind === 'circle'))
      expect(Math.abs(flux(domain, -1) - area)).toBeGreaterThan(0.05);
  });

  test('the share of a 400 × 400 grid that is inside is the area within 0.5 %', () => {
    const box = (domain.high[0] - domain.low[0]) * (domain.high[1] - domain.low[1]);
    expect(Math.abs(((inside(domain, 400).length / 160000) * box) / area - 1)).toBeLessThan(0.005);
  });

  test('one step out along the normal leaves the domain, one step in enters it; the piece itself is outside', () => {
    for (const piece of domain.pieces)
      for (const share of [0.1, 0.37, 0.5, 0.93]) {
        const [[x, y], [nx, ny]] = [piece.point(share * piece.length), piece.normal(share * piece.length)];
        const step = 1e-6;
        expect(Math.abs(nx * nx + ny * ny - 1)).toBeLessThan(1e-15);
        expect(domain.contains([x + step * nx, y + step * ny])).toBe(false);
        expect(domain.contains([x - step * nx, y - step * ny])).toBe(true);
        if (piece.curve.kind !== 'circle') expect(domain.contains([x, y])).toBe(false);
      }
  });

  test('ends are where the pieces begin and end, each shared by two pieces', () => {
    for (const piece of domain.pieces) {
      if (!piece.ends) continue;
      expect(piece.point(0)).toEqual(piece.ends[0]);
      expect(piece.point(piece.length)).toEqual(piece.ends[1]);
      for (const end of piece.ends) {
        const sharing = domain.pieces.filter(({ ends }) =>
          ends?.some(([x, y]) => x === end[0] && y === end[1]),
        );
        expect(sharing).toHaveLength(2);
      }
    }
  });

  test.each(sets.map((set) => [set.join(' + '), set] as const))(
    'distance to %s: zero on it with a slope, positive inside and on the other pieces',
    (_label, set) => {
      const distance = boundaryDistance(domain, set);
      for (const [x, y] of inside(domain, 40)) expect(distance.at(x, y)[0]).toBeGreaterThan(0);
      for (const piece of domain.pieces)
        for (const share of [0.05, 0.31, 0.5, 0.77]) {
          const s = share * piece.length;
          const [[x, y], [nx, ny]] = [piece.point(s), piece.normal(s)];
          const [f, fx, fy] = distance.at(x, y);
          if (!set.includes(piece.name)) {
            expect(f).toBeGreaterThan(1e-3);
            continue;
          }
          // A circle's points are rounded themselves.
          if (piece.curve.kind === 'circle') expect(Math.abs(f)).toBeLessThan(1e-15);
          else expect(Math.abs(f)).toBe(0);
          expect(-(fx * nx + fy * ny)).toBeGreaterThan(0.02);
          expect(Math.abs(fx * ny - fy * nx)).toBeLessThan(1e-12);
        }
    },
  );

  test.each(sets.map((set) => [set.join(' + '), set] as const))(
    'derivatives of the distance to %s agree with central differences (1e-6 of their size)',
    (_label, set) => {
      const distance = boundaryDistance(domain, set);
      const h = 1e-5;
      let worst = 0;
      for (const [x, y] of inside(domain, 17)) {
        const jet = distance.at(x, y);
        const [east, west] = [distance.at(x + h, y), distance.at(x - h, y)];
        const [north, south] = [distance.at(x, y + h), distance.at(x, y - h)];
        const slope = (k: number, plus: readonly number[], minus: readonly number[]) =>
          (plus[k]! - minus[k]!) / (2 * h);
        const differences = [
          [jet[1], slope(0, east, west)],
          [jet[2], slope(0, north, south)],
          [jet[3], slope(1, east, west)],
          [jet[4], slope(1, north, south)],
          [jet[4], slope(2, east, west)],
          [jet[5], slope(2, north, south)],
        ] as const;
        for (const [exact, difference] of differences)
          worst = Math.max(worst, Math.abs(exact - difference) / (1 + Math.abs(exact)));
      }
      expect(worst).toBeLessThan(1e-6);
    },
  );
});

test('distance to the four edges of the unit square is 8 x (1 - x) y (1 - y)', () => {
  const jet = boundaryDistance(rectangle([0, 0], [1, 1]), ['left', 'right', 'top', 'bottom']).at(0.3, 0.6);
  const [x, y] = [0.3, 0.6];
  const expected = [
    8 * x * (1 - x) * y * (1 - y),
    8 * (1 - 2 * x) * y * (1 - y),
    8 * x * (1 - x) * (1 - 2 * y),
    -16 * y * (1 - y),
    8 * (1 - 2 * x) * (1 - 2 * y),
    -16 * x * (1 - x),
  ];
  jet.forEach((value, k) => {
    expect(value).toBeCloseTo(expected[k]!, 13);
  });
});

test('beside a re-entrant corner’s edges the distance keeps its digits: 1e-12 from the edge it is slope × 1e-12 within 1e-8', () => {
  for (const set of [['notch-horizontal'], ['notch-horizontal', 'notch-vertical']]) {
    const distance = boundaryDistance(lShape(), set);
    for (const x of [1e-3, 0.1, 0.7]) {
      const slope = -distance.at(x, 0)[2];
      expect(slope).toBeCloseTo(1, 12);
      expect(Math.abs(distance.at(x, -1e-12)[0] / (slope * 1e-12) - 1)).toBeLessThan(1e-8);
    }
  }
});

test('at the re-entrant corner itself the distance is 0 and has no second derivatives; along any ray from it, it grows like r', () => {
  const edges = ['notch-horizontal', 'notch-vertical'];
  for (const set of [edges, ['notch-horizontal']]) {
    const distance = boundaryDistance(lShape(), set);
    expect(Math.abs(distance.at(0, 0)[0])).toBe(0);
    expect(distance.at(0, 0).slice(3).every(Number.isFinite)).toBe(false);
    for (const [x, y] of [
      [-0.3, 0.2],
      [-0.3, -0.1],
      [0.2, -0.4],
    ] as const)
      expect(distance.at(x / 1024, y / 1024)[0] * 1024).toBeCloseTo(distance.at(x, y)[0], 12);
  }
});

test('jets of many points are those of each', () => {
  const distance = boundaryDistance(lShape(), ['notch-vertical', 'left']);
  const jets = distance.jets([-0.5, 0.25, 0.5, -0.25]);
  expect([...jets]).toEqual([...distance.at(-0.5, 0.25), ...distance.at(0.5, -0.25)]);
});

test('a region through time has its volume and ends strictly at its times', () => {
  const region = throughTime(lShape(), 1, 3);
  expect(region.measure).toBe(6);
  expect([region.low, region.high]).toEqual([
    [-1, -1, 1],
    [1, 1, 3],
  ]);
  expect(region.contains([9, -0.5, 0.5, 2], 1)).toBe(true);
  expect(region.contains([-0.5, 0.5, 3])).toBe(false);
  expect(region.contains([0.5, 0.5, 2])).toBe(false);
  expect(() => throughTime(lShape(), 1, 1)).toThrow(/no time from 1 to 1/);
});

test('shapes that cannot be are refused, and so is a name that is not there', () => {
  expect(() => rectangle([0, 0], [0, 1])).toThrow(/x goes from 0 to 0/);
  expect(() => rectangle([0, 0], [1, Number.NaN])).toThrow(/y goes from 0 to NaN/);
  expect(() => lShape([-1, -1], [1, 1], [1, 0])).toThrow(/not inside the box/);
  expect(() => plateWithHole(2, 1, 0.5)).toThrow(/hole: radius 0.5 is not between 0 and 0.5/);
  expect(() => quarterPlateWithHole(1, 1, 1)).toThrow(/radius 1 is not between/);
  expect(() => squareWithFourHoles(2, 0.3, 0.25)).toThrow(/overlap/);
  expect(() => pieceNamed(lShape(), 'hole')).toThrow(/no boundary piece "hole"; there are bottom/);
  expect(() => boundaryDistance(lShape(), [])).toThrow(/at least one piece/);
});
