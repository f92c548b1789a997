import { describe, expect, test } from 'vitest';
import { SYNTHETIC_FAMILIES, VALENCES, written } from '../../src/learner/data/synthetic-formulas.ts';
import {
  conductivity,
  LOUD_FAMILY,
  MATERIAL_DESCRIPTORS,
  syntheticMaterials,
  syntheticTable,
} from '../../src/learner/data/synthetic-materials.ts';
import { mean, variance } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';

const seed = seedFrom(1);

describe('made-up materials', () => {
  test('formulas balance their charges at every substitution, and no amount is negative', () => {
    for (const { formula } of SYNTHETIC_FAMILIES)
      for (const x of [0, 0.3, 1])
        for (const y of [0, 0.6, 1]) {
          const amounts = Object.entries(formula(x, y));
          expect(Math.abs(amounts.reduce((sum, [el, n]) => sum + n * VALENCES[el]!, 0))).toBeLessThan(1e-12);
          expect(amounts.every(([, n]) => n >= 0)).toBe(true);
        }
    expect(SYNTHETIC_FAMILIES.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(written({ Li: 6.75, La: 3, Ba: 0, Zr: 1, O: 12 })).toBe('Li6.75La3ZrO12');
  });

  test('a measurement is the truth and noise of the width that is told (z of mean and variance below 4.5, 2000 each)', () => {
    const materials = syntheticMaterials({ candidates: 40, seed });
    for (const loud of [false, true]) {
      const c = materials.family.findIndex((f) => (f === LOUD_FAMILY) === loud);
      const n = 2000;
      const errors = Array.from(
        { length: n },
        (_, k) => (materials.measure(c, k) - materials.truth[c]!) / materials.noiseSd[c]!,
      );
      expect(Math.abs(mean(errors)) * Math.sqrt(n)).toBeLessThan(4.5);
      expect(Math.abs(variance(errors) - 1) * Math.sqrt(n / 2)).toBeLessThan(4.5);
      // Control: with the other family's width the same test fails.
      const other = loud ? 12 : 1 / 12;
      expect(Math.abs(other ** 2 * variance(errors) - 1) * Math.sqrt(n / 2)).toBeGreaterThan(4.5);
    }
  });

  test('a world is one world: the same again, another elsewhere; candidates do not depend on how many are asked for', () => {
    const [few, many] = [20, 50].map((candidates) => syntheticMaterials({ candidates, seed, world: 3 }));
    expect([...many!.truth.subarray(0, 20)]).toEqual([...few!.truth]);
    expect(many!.measure(7, 1)).toBe(few!.measure(7, 1));
    expect(syntheticMaterials({ candidates: 20, seed, world: 4 }).truth[0]).not.toBe(few!.truth[0]);
    expect(few!.descriptors).toHaveLength(20 * MATERIAL_DESCRIPTORS.length);
  });

  test('waves have the variance that is asked for (256 worlds, within 20 %), and without them x alone counts', () => {
    const waves = Array.from({ length: 256 }, (_, world) => {
      const [rugged, plain] = [0.5, 0].map((r) => conductivity({ seed, world, ruggedness: r })(0, 0.4, 0.7));
      return rugged! - plain!;
    });
    expect(Math.abs(mean(waves.map((w) => w * w)) / 0.25 - 1)).toBeLessThan(0.2);
    const plain = conductivity({ seed, ruggedness: 0 });
    expect(plain(1, 0.4, 0.1)).toBe(plain(1, 0.4, 0.9));
  });

  test('the loud family is common and has not the best candidate (64 worlds)', () => {
    for (let world = 0; world < 64; world++) {
      const { truth, family } = syntheticMaterials({ candidates: 240, seed, world });
      const best = truth.indexOf(Math.max(...truth));
      expect(family[best]).not.toBe(LOUD_FAMILY);
      expect(family.filter((f) => f === LOUD_FAMILY).length).toBeGreaterThan(240 * 0.17);
    }
  });

  test('as a table: rows of one width, replicates, censored below the limit, each row says that it is synthetic', () => {
    const lines = syntheticTable({ candidates: 160, seed }).trimEnd().split('\n');
    expect(lines).toHaveLength(1 + 160 + 20);
    expect(new Set(lines.map((line) => line.split(',').length))).toEqual(new Set([12]));
    expect(lines.slice(1).every((line) => line.endsWith(',synthetic') && line.startsWith('syn-'))).toBe(true);
    const values = lines.slice(1).map((line) => line.split(',')[2]!);
    const censored = values.filter((v) => v === '<1E-7');
    expect(censored.length).toBeGreaterThan(3);
    expect(values.filter((v) => !v.startsWith('<')).every((v) => Number(v) >= 1e-7 * (1 - 5e-3))).toBe(true);
  });
});
