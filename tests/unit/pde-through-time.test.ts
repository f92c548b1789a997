import { describe, expect, it } from 'vitest';
import { constant, type PrescribedValue } from '../../src/learner/pde/domain/boundary-values.ts';
import { linear } from '../../src/learner/pde/domain/jet.ts';
import { plateWithHole, rectangle } from '../../src/learner/pde/domain/shapes.ts';
import {
  boundaryMeasure,
  distanceTo,
  domainThroughTime,
  extensionTo,
  pointsOnBoundary,
} from '../../src/learner/pde/domain/through-time.ts';

const WALLS = ['bottom', 'right', 'top', 'left'];
const plate = domainThroughTime(rectangle([0, 0], [2, 1]), 1, 4);
const DRAW = { seed: [3, 0], draw: 2 } as const;

describe('the boundary of a domain through time', () => {
  it('is its walls, its start and its end, by size in the scaled box', () => {
    expect(boundaryMeasure(plate, ['initial'])).toBe(1);
    expect(boundaryMeasure(plate, ['bottom'])).toBeCloseTo(2 / Math.SQRT2, 12);
    const holed = domainThroughTime(plateWithHole(2, 2, 0.5), 0, 1);
    expect(boundaryMeasure(holed, ['initial'])).toBeCloseTo(1 - (Math.PI * 0.25) / 4, 12);
    expect(() => boundaryMeasure(plate, ['nowhere'])).toThrow(/nowhere/);
  });

  for (const draw of [null, DRAW])
    it(`has points on the pieces asked for, evenly, with normals: ${draw ? 'drawn' : 'one set'}`, () => {
      const names = ['right', 'initial'];
      const { points, normals, piece } = pointsOnBoundary(plate, names, 64, draw);
      const counts = [0, 0];
      const times: number[] = [];
      for (let k = 0; k < 64; k++) {
        const [x, y, t] = points.slice(3 * k, 3 * k + 3) as unknown as [number, number, number];
        counts[piece[k]!]!++;
        if (piece[k] === 0) {
          expect([x, ...normals.slice(3 * k, 3 * k + 3)]).toEqual([2, 1, 0, 0]);
          expect(y > 0 && y < 1 && t > 1 && t < 4).toBe(true);
          times.push(t);
        } else {
          expect([t, ...normals.slice(3 * k, 3 * k + 3)]).toEqual([1, 0, 0, -1]);
          expect(plate.space.contains([x, y])).toBe(true);
        }
      }
      // 1/sqrt 2 against 1.
      expect(counts).toEqual([27, 37]);
      // Sobol: each sixteenth of the time has a point of the first 16.
      expect(new Set(times.slice(0, 16).map((t) => Math.floor(((t - 1) / 3) * 16))).size).toBe(16);
    });

  it('has other points in other draws, and none that repeat from wall to wall', () => {
    const first = pointsOnBoundary(plate, WALLS, 40, DRAW);
    expect(first.points).toEqual(pointsOnBoundary(plate, WALLS, 40, DRAW).points);
    expect(first.points).not.toEqual(pointsOnBoundary(plate, WALLS, 40, { ...DRAW, draw: 3 }).points);
    const times = Array.from({ length: 40 }, (_, k) => first.points[3 * k + 2]!);
    expect(new Set(times).size).toBe(40);
    expect(() => pointsOnBoundary(plate, [], 4, null)).toThrow(RangeError);
    expect(() => pointsOnBoundary(plate, WALLS, 0, null)).toThrow(RangeError);
  });
});

describe('hard conditions through time', () => {
  const named = [[...WALLS, 'initial'], WALLS, ['initial'], ['left', 'initial']];
  for (const names of named)
    it(`phi is 0 on ${names.join(', ')}, positive inside, with the derivatives of its differences`, () => {
      const phi = distanceTo(plate, names);
      const { points } = pointsOnBoundary(plate, names, 30, DRAW);
      for (let k = 0; k < 30; k++) expect(Math.abs(phi([...points.slice(3 * k, 3 * k + 3)])[0])).toBe(0);
      const place = [0.7, 0.4, 2.1];
      const at = (dx: number, dy: number, dt: number) =>
        phi([place[0]! + dx, place[1]! + dy, place[2]! + dt])[0];
      const jet = phi(place);
      const h = 1e-3;
      expect(jet[0]).toBeGreaterThan(0.01);
      const differences = [
        (at(h, 0, 0) - at(-h, 0, 0)) / (2 * h),
        (at(0, h, 0) - at(0, -h, 0)) / (2 * h),
        (at(0, 0, h) - at(0, 0, -h)) / (2 * h),
        (at(h, 0, 0) - 2 * jet[0] + at(-h, 0, 0)) / h ** 2,
        (at(h, h, 0) - at(h, -h, 0) - at(-h, h, 0) + at(-h, -h, 0)) / (4 * h * h),
        (at(h, 0, h) - at(h, 0, -h) - at(-h, 0, h) + at(-h, 0, -h)) / (4 * h * h),
        (at(0, h, 0) - 2 * jet[0] + at(0, -h, 0)) / h ** 2,
        (at(0, h, h) - at(0, h, -h) - at(0, -h, h) + at(0, -h, -h)) / (4 * h * h),
        (at(0, 0, h) - 2 * jet[0] + at(0, 0, -h)) / h ** 2,
      ];
      differences.forEach((difference, k) => {
        expect(Math.abs(difference - jet[k + 1]!), `derivative ${k + 1}`).toBeLessThan(1e-5);
      });
    });

  it('g has the values of walls and start; nothing is held at the end', () => {
    const start: PrescribedValue = (x, y) => linear(x! + y!, [1, 1, 0]);
    const prescribed = { initial: start, left: constant(2) };
    const g = extensionTo(plate, prescribed);
    expect(g(0.3, 0.2, 1)[0]).toBeCloseTo(0.5, 12);
    expect(g(0, 0.2, 2)[0]).toBeCloseTo(2, 12);
    const inside = g(0.3, 0.2, 2)[0];
    expect(inside).toBeGreaterThan(0.5);
    expect(inside).toBeLessThan(2);
    expect(() => distanceTo(plate, ['final'])).toThrow(/end of time/);
  });
});
