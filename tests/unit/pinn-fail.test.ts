/** pinn-fail: findings on rows made by hand, levels, and the batch that all levels share. */
import { describe, expect, test } from 'vitest';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Experiment, Row } from '../../src/experiments/declaration.ts';
import { levelsFor, stacked, withinWindow } from '../../src/experiments/pinn-fail/batch.ts';
import { approachOf, CURES } from '../../src/experiments/pinn-fail/cures.ts';
import { findings } from '../../src/experiments/pinn-fail/findings.ts';
import { LAWS, levelsOf, sizesOf } from '../../src/experiments/pinn-fail/laws.ts';
import { standing } from '../../src/experiments/pinn-fail/measure.ts';
import { type PinnFailConfig, pinnFail } from '../../src/experiments/pinn-fail.ts';
import { errorGrid } from '../../src/learner/pde/fields.ts';
import { wilsonBand } from '../../src/observables/proportion.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { configOf } from '../support/run-experiment.ts';

const config = (settings: Readonly<Record<string, unknown>> = {}) =>
  configOf(pinnFail as unknown as Experiment, settings) as unknown as PinnFailConfig;

interface Told {
  readonly level: number;
  readonly way?: 'plain' | 'cured';
  readonly l2: readonly number[];
  readonly residual?: readonly number[];
  readonly elsewhere?: readonly number[];
  readonly condition?: number;
}

/** A row at the end of a training, with the columns that findings read. */
function end({
  level,
  way = 'plain',
  l2,
  residual = [0.03, 0.03, 0.03, 0.03],
  elsewhere = residual,
  condition = 0.01,
}: Told): Row {
  const mean = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length;
  const wrong = l2.filter((error) => error > 0.2).length;
  const { low, high } = wilsonBand(wrong, l2.length);
  return {
    values: {
      phase: 'end',
      way,
      level,
      [`${way}Residual`]: mean(residual),
      [`${way}ResidualError`]: 0.001,
      [`${way}Condition`]: condition,
      [`${way}ConditionError`]: 0.001,
      [`${way}L2`]: mean(l2),
      [`${way}L2Error`]: 0.01,
      [`${way}Block`]: 1.2,
      [`${way}WrongLow`]: low,
      [`${way}WrongHigh`]: high,
    },
    samples: { [`${way}L2`]: l2, [`${way}Residual`]: residual, [`${way}Elsewhere`]: elsewhere },
  };
}

const right = [0.01, 0.02, 0.01, 0.03];
const wrong = [0.95, 0.97, 0.96, 0.99];
const told = (rows: readonly Row[], id: string, settings = {}) => {
  const found = findings(rows, config(settings)).find((finding) => finding.id === id)!;
  return [found.verdict, found.facts.state] as const;
};

describe('findings', () => {
  test('a small residual with a wrong answer deceives, and is told with its numbers', () => {
    const rows = [end({ level: 2, l2: right }), end({ level: 30, l2: wrong })];
    const found = findings(rows, config())[0]!;
    expect(found.verdict).toBe('yes');
    expect(found.facts).toMatchObject({ level: 30, residual: 3, condition: 1, block: 120 });
  });

  test('where all is learnt nothing deceives; where the loss is large too, that is said', () => {
    expect(told([end({ level: 2, l2: right }), end({ level: 5, l2: right })], 'deceived')).toEqual([
      'no',
      undefined,
    ]);
    const large = end({ level: 30, l2: wrong, residual: [0.4, 0.5, 0.4, 0.5] });
    expect(told([end({ level: 2, l2: right }), large], 'deceived')).toEqual(['cannot-tell', 'honest']);
    const missed = end({ level: 30, l2: wrong, condition: 0.9 });
    expect(told([end({ level: 2, l2: right }), missed], 'deceived')).toEqual(['cannot-tell', 'honest']);
  });

  test('the place where learning ends needs enough copies on either side', () => {
    expect(told([end({ level: 2, l2: right }), end({ level: 30, l2: wrong })], 'breaks')[0]).toBe('yes');
    const two = [end({ level: 2, l2: right.slice(2) }), end({ level: 30, l2: wrong.slice(2) })];
    expect(told(two, 'breaks')[0]).toBe('cannot-tell');
    expect(told([end({ level: 2, l2: right }), end({ level: 5, l2: right })], 'breaks')[0]).toBe('no');
    expect(told([end({ level: 2, l2: wrong }), end({ level: 5, l2: wrong })], 'breaks')).toEqual([
      'cannot-tell',
      'all',
    ]);
  });

  test('off the points: a residual many times as large is told from one that is the same', () => {
    const at = (factor: number) => [
      end({ level: 2, l2: right }),
      end({ level: 30, l2: wrong, elsewhere: [0.03, 0.031, 0.03, 0.029].map((r) => factor * r) }),
    ];
    expect(told(at(8), 'between')[0]).toBe('yes');
    expect(told(at(1.1), 'between')[0]).toBe('no');
    expect(told(at(2), 'between')[0]).toBe('cannot-tell');
  });

  test('a change that helps, helps in part, does nothing, harms', () => {
    const plain = [
      end({ level: 2, l2: right }),
      end({ level: 10, l2: wrong }),
      end({ level: 30, l2: wrong }),
    ];
    const changed = (...l2: readonly (readonly number[])[]) => [
      ...plain,
      ...l2.map((errors, k) => end({ level: [2, 10, 30][k]!, way: 'cured', l2: errors })),
    ];
    expect(told(changed(right, right, right), 'cure')).toEqual(['yes', undefined]);
    expect(told(changed(right, right, wrong), 'cure')).toEqual(['yes', 'partly']);
    expect(told(changed(right, wrong, wrong), 'cure')).toEqual(['no', undefined]);
    expect(told(changed(wrong, wrong, wrong), 'cure')).toEqual(['no', 'worse']);
    const half = [0.01, 0.02, 0.9, 0.95];
    expect(told(changed(right, half, half), 'cure')[0]).toBe('cannot-tell');
    expect(told(plain, 'cure')).toEqual(['cannot-tell', 'waiting']);
    expect(findings(plain, config({ cure: 'none' })).map(({ id }) => id)).not.toContain('cure');
  });
});

describe('levels', () => {
  test('lists are read, sorted, and refused where they make no sense', () => {
    expect(levelsOf('convection', ' 30, 2;8 2')).toEqual([2, 8, 30]);
    for (const list of ['5', '0 5', 'a 5', '1 1000']) expect(levelsOf('convection', list)).toBeNull();
    expect(levelsOf('helmholtz', '1 2.5')).toBeNull();
    expect(() => pinnFail.check!(config({ levels: '7' }))).toThrow(
      expect.objectContaining({ id: 'GBX-525' }),
    );
    expect(() => pinnFail.check!(config({ law: 'helmholtz', cure: 'causality' }))).toThrow(
      expect.objectContaining({ id: 'GBX-526' }),
    );
  });

  test('sizes are those of the exact solution', () => {
    const { term, field } = sizesOf('convection', 30);
    // beta cos(x - beta t): over whole periods in x its mean square is beta^2 / 2.
    expect(term).toBeCloseTo(30 / Math.SQRT2, 6);
    expect(field).toBeCloseTo(1 / Math.SQRT2, 8);
  });

  test.each(LAWS)('%s: all its levels make one batch, for every change that fits it', (law) => {
    for (const cure of CURES) {
      if (law === 'helmholtz' && cure === 'causality') continue;
      const settings = config({ law, cure, points: 20, conditionPoints: 8, hidden: 3, layers: 1 });
      const levels = levelsFor(settings, approachOf(settings, cure), levelsOf(law, '')!);
      const terms = stacked(levels.map(({ compiled }) => compiled.problem.residuals!));
      expect(terms.sets).toBe(5);
      levels.forEach(({ compiled }, set) => {
        compiled.problem.residuals!.groups.forEach((group, g) => {
          const { columns, columnCount, points } = terms.groups[g]!;
          const own = columns.subarray(set * points * columnCount, (set + 1) * points * columnCount);
          expect(own).toEqual(group.columns);
        });
      });
    }
  });

  test('a window leaves out what is later and keeps the weight of the whole', () => {
    const settings = config({ points: 40, conditionPoints: 8 });
    const [level] = levelsFor(settings, approachOf(settings, 'none'), [5, 9]);
    const { compiled } = level!;
    const points = compiled.pointsOf({ draw: 0 });
    const before = compiled.problem.residuals!;
    const { groups } = withinWindow(before, points, 2, 0.5);
    const sum = (weights: Float64Array) => weights.reduce((total, w) => total + w, 0);
    expect(sum(groups[0]!.weights)).toBeCloseTo(sum(before.groups[0]!.weights), 12);
    groups[0]!.weights.forEach((w, p) => {
      if (points[2 * p + 1]! > 0.5) expect(w).toBe(0);
      else expect(w).toBeGreaterThan(0);
    });
    expect(groups[1]!.weights).toEqual(before.groups[1]!.weights);
  });
});

test('how a batch stands is that of each level compiled alone', async () => {
  const settings = config({ points: 30, conditionPoints: 8, hidden: 4, layers: 1 });
  const levels = levelsFor(settings, approachOf(settings, 'none'), [2, 30]);
  const grid = errorGrid(levels[0]!.compiled.law, 12);
  const engine = new ReferenceEngine();
  const make = async (terms: ReturnType<typeof stacked>, weights: Float64Array, networks: number) =>
    engine.learner({
      problem: { ...levels[0]!.compiled.problem, residuals: terms },
      networks,
      seed: seedFrom(1),
      weights,
    });
  const weights = levels[0]!.compiled.initialWeights(4);
  const all = stacked(levels.map(({ compiled }) => compiled.problem.residuals!));
  const together = await standing(await make(all, weights, 4), levels, grid);
  const hard = await make(levels[1]!.compiled.problem.residuals!, weights.slice(weights.length / 2), 2);
  const alone = await standing(hard, [levels[1]!], grid);
  for (const name of ['residual', 'elsewhere', 'condition', 'l2', 'block'] as const)
    for (const [k, value] of together[name].slice(2).entries())
      expect(value).toBeCloseTo(alone[name][k]!, 10);
  // The energy is half of both mean squares, in the weights of the batch.
  const energies = await hard.energies();
  energies.forEach((energy, k) => {
    const { field } = levels[1]!.sizes;
    expect((alone.residual[k]! ** 2 + (alone.condition[k]! * field) ** 2) / 2).toBeCloseTo(energy, 10);
  });
});
