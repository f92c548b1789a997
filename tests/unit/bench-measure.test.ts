/** How the benchmark times: intervals of medians hold what they promise, samples are as long as asked for, other work is noticed. */
import { describe, expect, test } from 'vitest';
import { PACES, sample } from '../../bench/measure/clock.ts';
import { disturbedBetween, quietnessOf } from '../../bench/measure/quiet.ts';
import { median, medianInterval } from '../../bench/measure/statistics.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { Stream } from '../../src/random/streams.ts';

describe('medians', () => {
  test('the interval is of order statistics: ranks and coverage by the binomial law', () => {
    const counting = (n: number) => Array.from({ length: n }, (_, k) => n - k);
    // Counted by hand: 2 (1 + 15 + 105 + 455) / 2^15 and so on.
    expect(medianInterval(counting(15))).toEqual({
      median: 8,
      low: 4,
      high: 12,
      coverage: 1 - 1152 / 2 ** 15,
    });
    expect(medianInterval(counting(6))).toEqual({ median: 3.5, low: 1, high: 6, coverage: 1 - 2 / 64 });
    // Too few for 95 %: the whole range, and less is said.
    expect(medianInterval(counting(5))).toMatchObject({ low: 1, high: 5, coverage: 1 - 2 / 32 });
    expect(medianInterval([7])).toEqual({ median: 7, low: 7, high: 7, coverage: 0 });
    expect(median([3, 1, 2, 10])).toBe(2.5);
    expect(() => medianInterval([])).toThrow(RangeError);
    expect(() => medianInterval([1, Number.NaN])).toThrow(RangeError);
  });

  test('it holds the true median as often as it says, of times with a long tail too; half an interval does not', () => {
    const words = new WordReader(seedFrom(5), Stream.Bootstrap, 0);
    let drawn = 0;
    // Exponential times: the median is ln 2.
    const time = () => -Math.log((words.word(drawn++) + 0.5) / 2 ** 32);
    const trials = 4000;
    let [held, heldByHalf] = [0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const { low, high, median } = medianInterval(Array.from({ length: 15 }, time));
      const truth = Math.LN2;
      if (low <= truth && truth <= high) held++;
      if ((low + median) / 2 <= truth && truth <= (high + median) / 2) heldByHalf++;
    }
    // 0.9648 expected; five standard errors are 0.015.
    expect(held / trials).toBeGreaterThan(0.95);
    expect(held / trials).toBeLessThan(0.98);
    expect(heldByHalf / trials).toBeLessThan(0.9);
  });
});

describe('samples', () => {
  /** A clock that stands still except when work is done: `cost` ms a unit, `first` more the first time. */
  function worker(cost: number, first = 0) {
    let [clock, calls, resets] = [0, 0, 0];
    return {
      now: () => clock,
      work: {
        run: async (units: number) => {
          clock += cost * units + (calls++ === 0 ? first : 0);
        },
        reset: async () => {
          resets++;
        },
      },
      get calls() {
        return calls;
      },
      get resets() {
        return resets;
      },
    };
  }
  const pace = PACES.full;

  test('units are found that make a sample as long as asked for; the warm-up is no sample', async () => {
    const slow = worker(0.01, 400);
    const { wall, units } = await sample(slow.work, pace, undefined, slow.now);
    expect(units * 0.01).toBeCloseTo(pace.sampleMs, 6);
    expect(wall).toHaveLength(pace.samples);
    for (const ms of wall) expect(ms).toBeCloseTo(0.01, 6);
    expect(slow.resets).toBe(slow.calls);
  });

  test('units that are given stay; what takes longer than there is time for has fewer samples, three at least', async () => {
    const given = worker(70);
    expect(await sample(given.work, pace, 1, given.now)).toMatchObject({ units: 1, device: null });
    const long = worker(2000);
    expect((await sample(long.work, pace, 1, long.now)).wall).toHaveLength(3);
    const middling = worker(600);
    expect((await sample(middling.work, pace, 1, middling.now)).wall).toHaveLength(10);
  });

  test('the clock of a device is kept beside the wall clock, and a wall clock too coarse to see anything gives no zero', async () => {
    let units = 0;
    const work = {
      run: async (count: number) => {
        units += count;
      },
      // Asking starts it anew.
      device: async () => {
        const ms = 3 * units;
        units = 0;
        return ms;
      },
    };
    const { wall, device } = await sample(work, PACES.quick, 2, () => 0);
    expect(device).toEqual(wall.map(() => 3));
    expect(Math.min(...wall)).toBeGreaterThan(0);
  });
});

describe('other work', () => {
  const quiet = (scale = 1) => [3, 3.01, 3.02, 3, 3.05, 3.01, 3, 3.02, 3.3, 3.01].map((ms) => scale * ms);

  test('a machine that is alone is called quiet, and one late repeat is no other work', () => {
    const checks = [quiet(), quiet(), quiet(1.02)];
    expect(disturbedBetween(checks)).toEqual([false, false]);
    expect(quietnessOf(checks)).toMatchObject({ disturbedShare: 0 });
  });

  test('work that comes and goes disturbs the lines beside it and no others', () => {
    const shared = quiet().map((ms, k) => (k % 3 === 0 ? 2 * ms : ms));
    expect(disturbedBetween([quiet(), quiet(), shared, quiet(), quiet()])).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(disturbedBetween([quiet(), quiet(1.2), quiet()])).toEqual([true, true]);
  });
});
