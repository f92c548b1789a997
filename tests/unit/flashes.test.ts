/** The analysis of recorded frames by which the audit says that nothing flashes. */
import { expect, test } from 'vitest';
import { changesOf, flashesOf, flashTimes, mostInASecond } from '../../scripts/lib/flashes.mjs';

/** Frames of a picture of four cells at 20 Hz for two seconds. */
const film = (cells: (i: number) => number[]) =>
  Array.from({ length: 40 }, (_, i) => ({ time: 50 * i, cells: cells(i) }));

test('black and white at 10 Hz is ten flashes a second, or nearly so', () => {
  const frames = film((i) => Array<number>(4).fill(i % 2));
  expect(flashesOf(frames).whole).toBeGreaterThan(9);
  expect(flashesOf(frames).share).toBe(1);
});

test('two flashes a second are counted as two', () => {
  const frames = film((i) => Array<number>(4).fill(Math.floor(i / 5) % 2));
  expect(flashesOf(frames).whole).toBeGreaterThanOrEqual(3);
  expect(flashesOf(film((i) => Array<number>(4).fill(Math.floor(i / 10) % 2))).whole).toBeLessThanOrEqual(2);
});

test('changes below a tenth, between bright and brighter, or in one direction only are no flashes', () => {
  expect(flashesOf(film((i) => Array<number>(4).fill(0.5 + 0.09 * (i % 2))))).toEqual({ whole: 0, share: 0 });
  expect(flashesOf(film((i) => Array<number>(4).fill(0.82 + 0.18 * (i % 2))))).toEqual({
    whole: 0,
    share: 0,
  });
  expect(flashesOf(film((i) => Array<number>(4).fill(i / 40)))).toEqual({ whole: 0, share: 0 });
});

test('a slow swing of many small steps is a flash, too', () => {
  const values = [0, 0.06, 0.12, 0.18, 0.12, 0.06, 0, 0.06, 0.12];
  expect(
    flashTimes(
      values.map((_, i) => i),
      values,
    ),
  ).toHaveLength(2);
});

test('one cell of four that flickers is a quarter of the area, and not the whole', () => {
  expect(flashesOf(film((i) => [0.5, 0.5, 0.5, 0.5 * (i % 2)]))).toMatchObject({ share: 0.25 });
});

test('the busiest second is found, and changes are told from repetitions', () => {
  expect(mostInASecond([0, 100, 200, 1500, 1600, 1700, 1800, 2600])).toBe(4);
  expect(changesOf([0, 0, 1, 1, 2].map((value, time) => ({ time, cells: [value] })))).toEqual([2, 4]);
});
