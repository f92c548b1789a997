import { expect, test } from 'vitest';
import {
  boundaryExtension,
  constant,
  contradictions,
  type PrescribedValue,
} from '../../src/learner/pde/domain/boundary-values.ts';
import { lShape, rectangle, squareWithFourHoles } from '../../src/learner/pde/domain/shapes.ts';

const square = rectangle([0, 0], [1, 1]);
const [cold, hot] = [constant(0), constant(1)];
/** x² + 3 x y. */
const curved: PrescribedValue = (x, y) => [x * x + 3 * x * y, 2 * x + 3 * y, 3 * x, 2, 3, 0];

test('a hot edge between cold ones contradicts them at both of its corners; values that agree do not', () => {
  const prescribed = { bottom: cold, right: cold, top: hot, left: cold };
  expect(contradictions(square, prescribed)).toEqual([
    { corner: [1, 1], pieces: ['right', 'top'], values: [0, 1] },
    { corner: [0, 1], pieces: ['top', 'left'], values: [1, 0] },
  ]);
  expect(contradictions(square, { bottom: cold, top: hot })).toEqual([]);
  // x² + 3xy is 0 on the left edge.
  expect(contradictions(square, { bottom: curved, left: cold, top: curved })).toEqual([]);
  expect(contradictions(square, { bottom: curved, right: constant(1.001) })).toHaveLength(1);
  expect(contradictions(square, { bottom: constant(Number.NaN), right: cold })).toHaveLength(1);
  expect(() => contradictions(square, { hole: cold })).toThrow(/no boundary piece "hole"/);
});

const CASES = {
  'hot edge': { domain: square, prescribed: { bottom: cold, right: cold, top: hot, left: cold } },
  'four cold holes in a warm square': {
    domain: squareWithFourHoles(),
    prescribed: {
      ...Object.fromEntries(['bottom', 'right', 'top', 'left'].map((name) => [name, hot])),
      ...Object.fromEntries([1, 2, 3, 4].map((k) => [`hole-${k}`, cold])),
    },
  },
  'three functions on the L': {
    domain: lShape(),
    prescribed: { 'notch-vertical': curved, left: hot, bottom: constant(-2) },
  },
};

test.each(Object.entries(CASES))(
  '%s: g takes the prescribed values on the pieces within 1e-14, between them inside',
  (_name, { domain, prescribed }) => {
    const g = boundaryExtension(domain, prescribed);
    for (const [name, value] of Object.entries(prescribed)) {
      const piece = domain.pieces.find((one) => one.name === name)!;
      for (const share of [0.07, 0.3, 0.5, 0.81]) {
        const [x, y] = piece.point(share * piece.length);
        expect(Math.abs(g(x, y)[0] - value(x, y)[0])).toBeLessThan(1e-14);
      }
    }
    let compared = 0;
    for (const [x, y] of [
      [0.2, -0.1],
      [0.08, 0.11],
    ] as const) {
      const all = Object.values(prescribed).map((value) => value(x, y)[0]);
      if (!domain.contains([x, y])) continue;
      compared++;
      expect(g(x, y)[0]).toBeGreaterThan(Math.min(...all));
      expect(g(x, y)[0]).toBeLessThan(Math.max(...all));
    }
    expect(compared).toBeGreaterThan(0);
  },
);

test.each(Object.entries(CASES))(
  '%s: derivatives of g agree with central differences (1e-6 of their size)',
  (_name, { domain, prescribed }) => {
    const g = boundaryExtension(domain, prescribed);
    const h = 1e-5;
    let compared = 0;
    for (const x of [-0.42, -0.17, 0.08, 0.21, 0.63])
      for (const y of [-0.36, -0.05, 0.11, 0.44, 0.72]) {
        if (!domain.contains([x, y])) continue;
        const jet = g(x, y);
        const slopes = (k: number) => [
          (g(x + h, y)[k]! - g(x - h, y)[k]!) / (2 * h),
          (g(x, y + h)[k]! - g(x, y - h)[k]!) / (2 * h),
        ];
        const differences = [...slopes(0), ...slopes(1), ...slopes(2)];
        [jet[1], jet[2], jet[3], jet[4], jet[4], jet[5]].forEach((exact, k) => {
          expect(Math.abs(exact - differences[k]!) / (1 + Math.abs(exact))).toBeLessThan(1e-6);
          compared++;
        });
      }
    expect(compared).toBeGreaterThan(40);
  },
);

test('one function on all pieces is that function exactly; nothing prescribed is refused', () => {
  const everywhere = { bottom: curved, right: curved, top: curved, left: curved };
  expect(boundaryExtension(square, everywhere)(0.3, 0.8)).toEqual(curved(0.3, 0.8));
  const [two, alsoTwo] = [constant(2), constant(2)];
  expect(boundaryExtension(square, { bottom: two, right: alsoTwo })(0.3, 0.8)[0]).toBe(2);
  expect(() => boundaryExtension(square, {})).toThrow(/no boundary value/);
});
