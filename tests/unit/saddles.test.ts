/** What `saddles` makes of its searches: each critical point once, correlation inside samples, and honest words. */
import { describe, expect, it } from 'vitest';
import { findings } from '../../src/experiments/saddles/findings.ts';
import { indexRows, stageRow } from '../../src/experiments/saddles/rows.ts';
import { distinct, type Ending } from '../../src/experiments/saddles/search.ts';
import { learnerProblem, learnerTerrain } from '../../src/experiments/saddles/terrains.ts';
import { type SaddlesConfig, saddles } from '../../src/experiments/saddles.ts';
import { defaultsOf } from '../../src/experiments/schema.ts';
import { indexAtEnergy } from '../../src/glass/exact/spherical-p-spin.ts';
import { saddleIndex } from '../../src/observables/curvature.ts';
import { differenceHessian } from '../support/difference-hessian.ts';
import { normals } from '../support/learner-problems.ts';

const config: SaddlesConfig = { ...defaultsOf(saddles.fields), samples: 6 };
const MODES = 29;

const ending = (sample: number, negative: number, height: number, change: Partial<Ending> = {}): Ending => ({
  stage: 0,
  sample,
  startHeight: height + 1,
  found: true,
  height,
  negative,
  flat: 0,
  modes: MODES,
  spectrum: Float64Array.from({ length: MODES }, (_, k) => k - negative + 0.5),
  ...change,
});

/** Six samples of twelve points each whose heights follow from the index by a rule, with a level of each sample's own. */
const points = (rule: (negative: number, noise: number) => number) =>
  Array.from({ length: 72 }, (_, k) => {
    const [sample, negative] = [Math.floor(k / 12), k % 12];
    return ending(sample, negative, rule(negative, normals(1, 300 + k)[0]!) + 10 * sample);
  });

const verdicts = (learner: readonly Ending[], glass: readonly Ending[] = learner) =>
  Object.fromEntries(
    findings([stageRow({ stage: 0, step: 0, time: 0 }, { learner, glass })], config).map(
      ({ id, verdict }) => [id, verdict],
    ),
  );

describe('saddles', () => {
  it('says yes of heights that rise with the index whatever each sample’s level, no of those that fall, neither of noise', () => {
    expect(verdicts(points((n, noise) => n ** 2 + noise))['learner-monotone']).toBe('yes');
    expect(verdicts(points((n, noise) => -n + noise))['learner-monotone']).toBe('no');
    expect(verdicts(points((_, noise) => noise))['learner-monotone']).toBe('cannot-tell');
  });

  it('finds the glass on its curve where it is, and away where its index is shifted', () => {
    const along = (shift: number) =>
      Array.from({ length: 36 }, (_, k) => {
        const energy = -1 + 0.02 * (k % 6) + 0.1 * Math.floor(k / 6);
        return ending(k % 6, (indexAtEnergy(3, energy) + shift) * MODES, energy);
      });
    expect(verdicts(along(0))['glass-curve']).toBe('yes');
    expect(verdicts(along(0.25))['glass-curve']).toBe('no');
  });

  it('counts every critical point once: found again, or mirrored, it has the same sample, index and height', () => {
    const twice = [
      ending(0, 2, 1),
      ending(0, 2, 1 + 1e-9),
      ending(1, 2, 1),
      ending(0, 3, 1),
      ending(0, 2, 1.1),
      ending(0, 2, 1, { found: false }),
    ];
    expect(distinct(twice)).toHaveLength(4);
    const rows = [...indexRows({ learner: twice, glass: [] })];
    expect(rows.map(({ values }) => values.learnerCount)).toEqual([1, 3]);
    // Above the lowest of each sample: 0 and 0.1 in sample 0, 0 in sample 1.
    expect(rows[1]!.values.learnerHeight).toBeCloseTo(0.025, 8);
  });

  it('tells how many searches ended at no critical point, and keeps them out of every mean', () => {
    const learner = [
      ending(0, 1, 1),
      ending(1, 1, 2),
      ending(0, 0, 0, { found: false }),
      ending(1, 0, 0, { found: false }),
    ];
    const { values } = stageRow({ stage: 0, step: 0, time: 0 }, { learner, glass: learner });
    expect(values).toMatchObject({
      learnerFound: 2,
      learnerRejected: 2,
      learnerEnergy: 1.5,
      learnerStart: 1.75,
    });
    expect(values.learnerAlpha).toBeCloseTo(1 / MODES, 14);
  });

  it('its landscape is mean loss plus decay, whose Hessian differences of energies confirm (1e-7)', async () => {
    const problem = await learnerProblem({ ...config, samples: 2, hidden: 2, inputs: 2, points: 8 });
    const place = normals(9, 1);
    const plain = learnerTerrain(problem, 1, 0);
    const decayed = learnerTerrain(problem, 1, 0.2);
    const square = place.reduce((sum, x) => sum + x * x, 0);
    expect(decayed.height(place) - plain.height(place)).toBeCloseTo(0.1 * square, 12);
    const differences = differenceHessian(decayed.height, place, 3e-4);
    const exact = decayed.landscape.hessian(place);
    expect(Math.max(...exact.map((x, k) => Math.abs(x - differences[k]!)))).toBeLessThan(1e-6);
    expect(learnerTerrain(problem, 0, 0).height(place)).not.toBe(plain.height(place));
  });

  it('the place where all hidden units are dead goes down once for each unit, exactly, and is a valley under strong decay', async () => {
    const hidden = 5;
    const small = { ...config, samples: 1, hidden, inputs: 3, points: 20 };
    const problem = await learnerProblem(small);
    const { targets } = problem.data;
    for (const [decay, negative] of [
      [0.01, hidden],
      [20, 0],
    ] as const) {
      const terrain = learnerTerrain(problem, 0, decay);
      const place = new Float64Array(terrain.landscape.parameters);
      // The output's bias alone is left: (1 + decay) b = mean y.
      place[place.length - 1] = targets.reduce((a, b) => a + b) / targets.length / (1 + decay);
      const slope = new Float64Array(place.length);
      terrain.landscape.gradient(place, slope);
      expect(Math.max(...slope.map(Math.abs))).toBeLessThan(1e-14);
      // Each unit has a block (decay c; c decay) of its weights: decay - |c| and decay + |c|, the rest decay.
      expect(saddleIndex(terrain.spectrum(place)).negative).toBe(negative);
    }
  });
});
