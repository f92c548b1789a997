/** The part of an axis that is shown, by laws that hold for any axis. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holding, moved, pinched, within, zoomed } from '../../src/lab/chart/zoom.ts';
import type { Span } from '../../src/plot/line-data.ts';

const SCALES = ['linear', 'log'] as const;
/** An axis from 10^-3 to 10^4 somewhere, and a part of it given by two shares. */
const axis = fc.record({
  scale: fc.constantFrom(...SCALES),
  low: fc.double({ min: -3, max: 1, noNaN: true }),
  decades: fc.double({ min: 0.5, max: 3, noNaN: true }),
  from: fc.double({ min: 0, max: 0.6, noNaN: true }),
  width: fc.double({ min: 0.05, max: 0.39, noNaN: true }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
});
type Drawn = typeof axis extends fc.Arbitrary<infer T> ? T : never;
const share = (scale: 'linear' | 'log', [low, high]: Span, at: number) =>
  scale === 'log' ? low * (high / low) ** at : low + at * (high - low);
function spans({ scale, low, decades, from, width, at }: Drawn) {
  const whole: Span = [10 ** low, 10 ** (low + decades)];
  const now: Span = [share(scale, whole, from), share(scale, whole, from + width)];
  return { scale, whole, now, at: share(scale, now, at) };
}
const near = (a: number, b: number) => expect(Math.abs(a / b - 1)).toBeLessThan(1e-6);

test('closer and then farther by the inverse is where one was', () => {
  fc.assert(
    fc.property(axis, (drawn) => {
      const { scale, whole, now, at } = spans(drawn);
      const closer = zoomed(now, whole, scale, 0.5, at)!;
      const back = zoomed(closer, whole, scale, 2, at)!;
      near(back[0], now[0]);
      near(back[1], now[1]);
      // The place under the cursor stays where it is.
      const place = (span: Span) =>
        scale === 'log'
          ? Math.log(at / span[0]) / Math.log(span[1] / span[0])
          : (at - span[0]) / (span[1] - span[0]);
      expect(place(closer)).toBeCloseTo(place(now), 6);
    }),
  );
});

test('whatever is asked, the part lies within the whole, has a width, and far enough out is all of it', () => {
  fc.assert(
    fc.property(
      axis,
      fc.double({ min: -2, max: 2, noNaN: true }),
      fc.double({ min: 0.01, max: 50, noNaN: true }),
      (drawn, by, factor) => {
        const { scale, whole, now, at } = spans(drawn);
        for (const span of [moved(now, whole, scale, by), zoomed(now, whole, scale, factor, at)]) {
          if (span === null) continue;
          expect(span[0]).toBeGreaterThanOrEqual(whole[0] * (1 - 1e-9));
          expect(span[1]).toBeLessThanOrEqual(whole[1] * (1 + 1e-9));
          expect(span[1]).toBeGreaterThan(span[0]);
        }
        expect(zoomed(now, whole, scale, 1e6, at)).toBeNull();
      },
    ),
  );
});

test('a part moves just so far that it holds the cursor, and keeps its width', () => {
  expect(holding([2, 3], [0, 10], 'linear', 2.5)).toEqual([2, 3]);
  expect(holding(null, [0, 10], 'linear', 2.5)).toBeNull();
  const right = holding([2, 3], [0, 10], 'linear', 7)!;
  expect(right[1] - right[0]).toBeCloseTo(1, 12);
  expect(right[1]).toBeCloseTo(7.1, 12);
  expect(holding([2, 3], [0, 10], 'linear', 10)![1]).toBe(10);
  const left = holding([10, 100], [1, 1000], 'log', 2)!;
  expect(left[1] / left[0]).toBeCloseTo(10, 9);
  expect(left[0]).toBeLessThan(2);
});

test('a range dragged from right to left is the same, a hair is widened, all of it is no zoom', () => {
  expect(within([3, 2], [0, 10], 'linear')).toEqual([2, 3]);
  const [low, high] = within([5, 5], [0, 10], 'linear')!;
  expect(high - low).toBeCloseTo(1e-3, 12);
  expect(within([-5, 50], [0, 10], 'linear')).toBeNull();
});

test('two fingers keep their numbers below them', () => {
  fc.assert(
    fc.property(axis, fc.double({ min: 0.3, max: 0.49, noNaN: true }), (drawn, left) => {
      const { scale, whole, now } = spans(drawn);
      const values: [number, number] = [share(scale, now, 0.4), share(scale, now, 0.6)];
      const span = pinched(values, [left, 1 - left], whole, scale);
      // At the ends of the axis there may be nothing left to show.
      if (!span || span[0] <= whole[0] * 1.000001 || span[1] >= whole[1] * 0.999999) return;
      near(share(scale, span, left), values[0]);
      near(share(scale, span, 1 - left), values[1]);
    }),
  );
  expect(pinched([1, 2], [0.6, 0.4], [0, 10], 'linear')).toEqual([0, 10]);
});
