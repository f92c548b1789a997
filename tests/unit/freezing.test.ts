import { describe, expect, test } from 'vitest';
import { freezingTemperature } from '../../src/observables/freezing.ts';
import { normalOf } from '../../src/random/normal.ts';
import { WordReader } from '../../src/random/philox.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(3);
const temperatures = Array.from({ length: 20 }, (_, k) => 2 * 0.025 ** (k / 19));

/** A gap that opens below T = 0.6 like 0.5 ln(0.6 / T), with Gaussian noise that all temperatures of a sample share in part. */
function openingGap(samples: number, noise: number, owner: number): number[][] {
  const words = new WordReader(seed, 52, owner);
  const own = Array.from({ length: samples }, (_, s) => normalOf(words.word(s)));
  return temperatures.map((T) => own.map((z) => Math.max(0, 0.5 * Math.log(0.6 / T)) * (1 + noise * z)));
}

/** 0.5 ln(0.6 / T) = 0.05. */
const truth = 0.6 * Math.exp(-0.1);

describe('T_f', () => {
  test('is where the gap crosses 0.05, exactly for a gap that is linear in ln T', () => {
    // Without the kink at 0.6 inside the step, linear interpolation in ln T has no error.
    const gaps = temperatures.map((T) => [0.5 * Math.log(0.6 / T), 0.5 * Math.log(0.6 / T)]);
    const answer = freezingTemperature({ temperatures, gaps }, { seed });
    expect(answer.result).toBe('found');
    if (answer.result === 'found') expect(Math.abs(answer.temperature - truth)).toBeLessThan(1e-12);
  });

  test('does not depend on the order of the ladder', () => {
    const gaps = openingGap(16, 0.3, 1);
    const hotFirst = freezingTemperature({ temperatures, gaps }, { seed });
    const coldFirst = freezingTemperature(
      { temperatures: temperatures.toReversed(), gaps: gaps.toReversed() },
      { seed },
    );
    expect(coldFirst).toEqual(hotFirst);
  });

  test('its bootstrap error is the scatter of T_f over fresh runs (60 runs, within a factor 1.5)', () => {
    const found: number[] = [];
    let squared = 0;
    for (let run = 0; run < 60; run++) {
      const answer = freezingTemperature(
        { temperatures, gaps: openingGap(24, 0.5, 100 + run) },
        { seed, resamples: 100 },
      );
      if (answer.result !== 'found') throw new Error('the gap opens well inside the ladder');
      found.push(answer.temperature);
      squared += answer.error ** 2 / 60;
    }
    const centre = found.reduce((a, b) => a + b) / 60;
    const scatter = Math.sqrt(found.reduce((sum, t) => sum + (t - centre) ** 2, 0) / 59);
    const ratio = Math.sqrt(squared) / scatter;
    expect(ratio).toBeGreaterThan(1 / 1.5);
    expect(ratio).toBeLessThan(1.5);
  });

  test('a gap that closes again at a lower T does not count: only what stays parted does', () => {
    const gaps = [0, 0.3, 0, 0, 0.2, 0.4].map((g) => [g, g, g]);
    const ladder = [2, 1.5, 1, 0.8, 0.6, 0.4];
    const answer = freezingTemperature({ temperatures: ladder, gaps }, { seed });
    if (answer.result !== 'found') throw new Error('expected a crossing');
    expect(answer.temperature).toBeGreaterThan(0.6);
    expect(answer.temperature).toBeLessThan(0.8);
  });

  test('a gap above 0.05 but within two of its errors is not parted', () => {
    const noisy = [0.06, 0.06, 0.06, 0.06].map((g) => [g - 0.2, g + 0.2]);
    const answer = freezingTemperature({ temperatures: [1, 0.8, 0.6, 0.4], gaps: noisy }, { seed });
    expect(answer.result).toBe('none-in-range');
  });

  test('none in range is an answer: liquid throughout, or frozen already at the hottest step', () => {
    const flat = (g: number) => temperatures.map(() => [g, g, g]);
    expect(freezingTemperature({ temperatures, gaps: flat(0.01) }, { seed })).toEqual({
      result: 'none-in-range',
      side: 'liquid',
      foundShare: 0,
    });
    expect(freezingTemperature({ temperatures, gaps: flat(0.4) }, { seed })).toMatchObject({
      side: 'frozen',
    });
  });

  test('a single sample uses the errors of its copies and has no bootstrap error', () => {
    const gaps = [[0], [0.1], [0.3]];
    const ladder = [1, 0.5, 0.25];
    const sharp = freezingTemperature(
      { temperatures: ladder, gaps, gapErrors: [0.01, 0.01, 0.01] },
      { seed },
    );
    expect(sharp.result).toBe('found');
    if (sharp.result === 'found') {
      expect(sharp.temperature).toBeCloseTo(Math.SQRT1_2, 12);
      expect(sharp.error).toBeNaN();
    }
    const blunt = freezingTemperature({ temperatures: ladder, gaps, gapErrors: [0.2, 0.2, 0.2] }, { seed });
    expect(blunt.result).toBe('none-in-range');
  });

  test('gaps of networks are divided by the mean q_aa', () => {
    const gaps = [[0], [0.02], [0.06]];
    const ladder = [1, 0.5, 0.25];
    expect(
      freezingTemperature({ temperatures: ladder, gaps, norms: [[0.2], [0.2], [0.2]] }, { seed }).result,
    ).toBe('found');
    expect(freezingTemperature({ temperatures: ladder, gaps, norms: [[2], [2], [2]] }, { seed }).result).toBe(
      'none-in-range',
    );
  });

  test('incomplete tables are refused', () => {
    expect(() => freezingTemperature({ temperatures: [1], gaps: [[1]] }, { seed })).toThrow(
      /two temperatures/,
    );
    expect(() => freezingTemperature({ temperatures: [1, 2], gaps: [[1], [1, 2]] }, { seed })).toThrow(
      /one gap/,
    );
  });
});
