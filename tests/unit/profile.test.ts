/** Profiles of learning rates and temperatures: the numbers of their sources at chosen steps, and their limits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cycleEnds, type Profile, profileValues } from '../../src/dynamics/profile.ts';

const at = (profile: Profile, steps: number, ...places: number[]) => {
  const values = profileValues(profile, steps);
  return places.map((t) => values[t]!);
};
const close = (actual: readonly number[], expected: readonly number[]) =>
  expected.forEach((value, k) => {
    expect(Math.abs(actual[k]! - value), `place ${k}: ${actual[k]}`).toBeLessThan(1e-14);
  });

describe('profiles', () => {
  it('decay as their names say', () => {
    close(at({ kind: 'constant' }, 5, 0, 4), [1, 1]);
    close(at({ kind: 'inverse-time', halfLife: 10 }, 100, 0, 10, 90), [1, 1 / 2, 1 / 10]);
    close(at({ kind: 'step', every: 30, factor: 0.1 }, 90, 0, 29, 30, 89), [1, 1, 0.1, 0.01]);
    close(at({ kind: 'exponential', floor: 0.01 }, 101, 0, 50, 100), [1, 0.1, 0.01]);
    close(at({ kind: 'cosine', floor: 0.2 }, 101, 0, 50, 100), [1, 0.6, 0.2]);
    close(at({ kind: 'range-test', start: 1e-4 }, 101, 0, 50, 100), [1e-4, 1e-2, 1]);
  });

  it('restart: each cosine begins at the top, ends at its floor, and is longer by the growth', () => {
    const profile = { kind: 'restarts', period: 10, growth: 2, floor: 0.1 } as const;
    close(at(profile, 70, 0, 9, 10, 29, 30, 69), [1, 0.1, 1, 0.1, 1, 0.1]);
    expect(cycleEnds(profile, 70)).toEqual([9, 29, 69]);
    expect(cycleEnds(profile, 69)).toEqual([9, 29]);
    expect(cycleEnds({ kind: 'cosine', floor: 0.1 }, 50)).toEqual([49]);
  });

  it('triangular rates have Smith’s peaks: equal, halved, or gamma^t', () => {
    const triangular = (peaks: (Profile & { kind: 'triangular' })['peaks']): Profile => ({
      kind: 'triangular',
      period: 20,
      floor: 0.2,
      peaks,
    });
    close(at(triangular('equal'), 60, 0, 5, 10, 15, 20, 30), [0.2, 0.6, 1, 0.6, 0.2, 1]);
    close(at(triangular('halved'), 60, 10, 30, 50), [1, 0.6, 0.4]);
    close(at(triangular({ gamma: 0.99 }), 60, 10, 30), [0.2 + 0.8 * 0.99 ** 10, 0.2 + 0.8 * 0.99 ** 30]);
  });

  it('one cycle rises in a straight line and falls along a cosine; a warm-up starts small', () => {
    const profile = { kind: 'one-cycle', rise: 0.3, start: 0.1, floor: 0.01 } as const;
    close(at(profile, 101, 0, 15, 30, 65, 100), [0.1, 0.55, 1, 0.505, 0.01]);
    close(Array.from(profileValues({ kind: 'constant' }, 6, { warmUp: 4 })), [0.25, 0.5, 0.75, 1, 1, 1]);
  });

  it('stay within (0, 1], start anew at every length, and are the same however often they are asked', () => {
    const share = fc.double({ min: 0.001, max: 1, noNaN: true });
    const profiles = fc.oneof(
      fc.record({ kind: fc.constant('cosine' as const), floor: share }),
      fc.record({ kind: fc.constant('exponential' as const), floor: share }),
      fc.record({
        kind: fc.constant('restarts' as const),
        period: fc.integer({ min: 2, max: 40 }),
        growth: fc.double({ min: 1, max: 3, noNaN: true }),
        floor: share,
      }),
      fc.record({
        kind: fc.constant('triangular' as const),
        period: fc.integer({ min: 2, max: 40 }),
        floor: share,
        peaks: fc.constantFrom('equal' as const, 'halved' as const, { gamma: 0.98 }),
      }),
      fc.record({ kind: fc.constant('one-cycle' as const), rise: share, start: share, floor: share }),
    );
    fc.assert(
      fc.property(profiles, fc.integer({ min: 1, max: 300 }), (profile, steps) => {
        const values = profileValues(profile, steps);
        expect(values).toHaveLength(steps);
        for (const value of values) expect(value > 0 && value <= 1 + 1e-12).toBe(true);
        for (const end of cycleEnds(profile, steps)) expect(end).toBeLessThan(steps);
        expect(profileValues(profile, steps)).toEqual(values);
      }),
    );
  });

  it('name the number that is out of range', () => {
    expect(() => profileValues({ kind: 'cosine', floor: 0 }, 10)).toThrow(
      /floor 0 does not fit a cosine profile/,
    );
    expect(() => profileValues({ kind: 'constant' }, 0)).toThrow(/steps 0/);
    expect(() => profileValues({ kind: 'restarts', period: 1, growth: 2, floor: 0.1 }, 10)).toThrow(
      /period 1/,
    );
    expect(() => profileValues({ kind: 'restarts', period: 4, growth: 0.5, floor: 0.1 }, 10)).toThrow(
      /growth 0.5/,
    );
    expect(() => profileValues({ kind: 'one-cycle', rise: 2, start: 0.1, floor: 0.1 }, 10)).toThrow(/rise 2/);
  });
});
