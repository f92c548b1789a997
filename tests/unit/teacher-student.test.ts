/** The parts of the experiment on teacher and student, and what its three kinds of students have in common. */
import { describe, expect, test } from 'vitest';
import { maximumStabilityStudent } from '../../src/dynamics/optimise/adatron.ts';
import { ReferenceEngine } from '../../src/engine/reference/engine.ts';
import type { Row } from '../../src/experiments/declaration.ts';
import { parseConfig } from '../../src/experiments/schema.ts';
import { findings } from '../../src/experiments/teacher-student/findings.ts';
import {
  loadsOf,
  sizeOf,
  type TeacherStudentConfig,
  teacherStudent,
} from '../../src/experiments/teacher-student.ts';
import { randomPatterns } from '../../src/glass/patterns-random.ts';
import { product, teacherPatterns } from '../../src/learner/data/teacher-patterns.ts';
import { type BinaryPatterns, VersionSpaceCount } from '../../src/learner/exact/binary-version-space.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { cpuEngine } from '../support/engines.ts';
import { configOf, runExperiment } from '../support/run-experiment.ts';

const seed = seedFrom(29);

describe('counting students with weights ±1', () => {
  /** Every student against every pattern, one sum at a time. */
  function bruteForce({ size, values }: BinaryPatterns, patterns: number) {
    let count = 0;
    const sums = new Float64Array(size);
    for (let word = 0; word < 2 ** size; word++) {
      const weights = Array.from({ length: size }, (_, i) => ((word >> i) & 1 ? 1 : -1));
      const wrong = Array.from({ length: patterns }, (_, mu) =>
        weights.reduce((sum, w, i) => sum + w * values[mu * size + i]!, 0),
      ).some((field) => field < 0);
      if (wrong) continue;
      count++;
      for (const [i, w] of weights.entries()) sums[i]! += w;
    }
    return { count, sums };
  }

  test('is that of a plain loop at N = 9, at every load at once, in pieces and through a checkpoint', () => {
    const loads = [3, 9, 14];
    const set = randomPatterns({ size: 9, patterns: 14, labels: 'teacher', seed, sample: 2 });
    const count = new VersionSpaceCount(set, loads);
    count.advance(100);
    const other = new VersionSpaceCount(set, loads);
    other.restore(structuredClone(count.save()));
    while (!other.done) other.advance(77);
    const { counts, sums } = other.result();
    for (const [k, load] of loads.entries()) {
      const plain = bruteForce(set, load);
      expect(counts[k]).toBe(plain.count);
      expect(sums.slice(9 * k, 9 * (k + 1))).toEqual(plain.sums);
    }
    // The teacher is never lost.
    expect(counts[2]).toBeGreaterThan(0);
  });

  test('q = R exactly, over all teachers and all pairs of patterns of N = 3; with a label turned round it is not', () => {
    const signs = (word: number) => [0, 1, 2].map((i) => ((word >> i) & 1 ? 1 : -1));
    const difference = (flip: (teacher: readonly number[], pattern: readonly number[]) => number) => {
      let total = 0;
      for (let t = 0; t < 8; t++)
        for (let p = 0; p < 64; p++) {
          const teacher = signs(t);
          const values = [signs(p & 7), signs(p >> 3)].flatMap((pattern) => {
            const label = Math.sign(pattern.reduce((sum, x, i) => sum + x * teacher[i]!, 0));
            return pattern.map((x) => x * label * flip(teacher, pattern));
          });
          const count = new VersionSpaceCount({ size: 3, patterns: 2, values: Int8Array.from(values) }, [2]);
          count.advance(8);
          const { counts, sums } = count.result();
          if (counts[0] === 0) continue;
          let [R, q] = [0, 0];
          for (let i = 0; i < 3; i++) {
            R += (sums[i]! * teacher[i]!) / counts[0]!;
            q += (sums[i]! / counts[0]!) ** 2;
          }
          total += R - q;
        }
      return total / 512;
    };
    expect(Math.abs(difference(() => 1))).toBeLessThan(1e-14);
    // A label that depends on more than the teacher's own answer: the student's assumption is wrong.
    expect(Math.abs(difference(([a], [x]) => (a === 1 && x === 1 ? -1 : 1)))).toBeGreaterThan(0.01);
  });

  test('even and large numbers of weights are refused', () => {
    const values = new Int8Array(29);
    expect(() => new VersionSpaceCount({ size: 8, patterns: 1, values }, [1])).toThrow('GBX-440');
    expect(() => new VersionSpaceCount({ size: 29, patterns: 1, values }, [1])).toThrow('GBX-440');
  });
});

describe('maximum stability', () => {
  test('in a wedge it is the bisector, at the sine of half the angle (1e-3)', () => {
    const angles = [50, -55, -30].map((degrees) => (degrees * Math.PI) / 180);
    const values = Float64Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
    const student = maximumStabilityStudent({ size: 2, patterns: 3, values, teacher: new Float64Array(2) });
    expect(student.result).toBe('converged');
    const angle = Math.atan2(student.weights[1]!, student.weights[0]!);
    expect(Math.abs(angle - ((50 - 55) / 2 / 180) * Math.PI)).toBeLessThan(1e-3);
    expect(Math.abs(student.stability - Math.sin(((180 - 105) / 2 / 180) * Math.PI))).toBeLessThan(1e-3);
  });

  test('its bounds hold the best of all: nobody nearby is as stable, the upper bound is above, and both close to the tolerance asked for', () => {
    const patterns = teacherPatterns({ size: 20, patterns: 50, seed, sample: 1 });
    const [rough, fine] = [1e-1, 1e-6].map((tolerance) => maximumStabilityStudent(patterns, { tolerance }));
    expect(fine!.gap).toBeLessThanOrEqual(1e-6);
    expect(rough!.stability).toBeLessThanOrEqual(fine!.stability * (1 + 1e-12));
    expect(rough!.stability / (1 - rough!.gap)).toBeGreaterThanOrEqual(fine!.stability * (1 - 1e-12));
    const stabilityOf = (weights: Float64Array) => {
      const rows = Array.from({ length: 50 }, (_, mu) => patterns.values.subarray(20 * mu, 20 * mu + 20));
      return Math.min(...rows.map((row) => product(row, weights))) / Math.sqrt(product(weights, weights));
    };
    expect(stabilityOf(fine!.weights)).toBeCloseTo(fine!.stability, 10);
    for (let i = 0; i < 20; i++)
      for (const step of [0.01, -0.01]) {
        const moved = fine!.weights.slice();
        moved[i]! += step * Math.sqrt(product(moved, moved) / 20);
        expect(stabilityOf(moved)).toBeLessThan(fine!.stability);
      }
    expect(maximumStabilityStudent(patterns, { tolerance: 0, passes: 3 }).result).toBe('precision-limited');
  });
});

const tiny: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  binary: {
    students: 'binary',
    size: 15,
    lightest: 0.5,
    heaviest: 2.5,
    loads: 3,
    samples: 4,
    copies: 2,
    sweeps: 80,
  },
  counted: { students: 'counted', counted: 11, lightest: 0.4, heaviest: 2, loads: 4, samples: 12 },
};

describe.each(Object.keys(tiny))('%s students', (kind) => {
  const config = configOf(teacherStudent, tiny[kind]!) as TeacherStudentConfig;
  const run = (
    restored: unknown = null,
    onTick?: (tick: number, save: () => Promise<unknown>) => Promise<void>,
    rows: Row[] = [],
  ) =>
    runExperiment(
      teacherStudent,
      new ReferenceEngine(),
      config,
      { restored, ...(onTick && { onTick }) },
      rows,
    );

  test('the same rows on two engines, and from a checkpoint at any place', async () => {
    const whole = await run();
    const cpu = await cpuEngine.open();
    expect(await runExperiment(teacherStudent, cpu, config)).toEqual(whole);
    await cpu.destroy();
    let ticks = 0;
    await run(null, async () => void ticks++);
    for (const part of [0.2, 0.6, 0.9]) {
      const rows: Row[] = [];
      let saved: unknown = null;
      const stop = new Error('stop here');
      await run(
        null,
        async (tick, save) => {
          if (tick !== Math.floor(part * ticks)) return;
          saved = structuredClone(await save());
          throw stop;
        },
        rows,
      ).catch((error: unknown) => {
        if (error !== stop) throw error;
      });
      expect([...rows, ...(await run(saved))]).toEqual(whole);
    }
  });

  test('has findings from all rows, from one and from none', async () => {
    const rows = await run();
    expect(findings([], config)).toEqual([]);
    for (const some of [rows, rows.slice(0, 1)])
      for (const { facts } of findings(some, config))
        expect(Object.values(facts).every((fact) => fact !== undefined && !Number.isNaN(fact))).toBe(true);
  });
});

test('binary students begin at the teacher on the way down, and nowhere near him on the way up', async () => {
  const change = { ...tiny.binary, size: 41, samples: 6, temperature: 0.4 };
  const config = configOf(teacherStudent, change) as TeacherStudentConfig;
  const cpu = await cpuEngine.open();
  const rows = await runExperiment(teacherStudent, cpu, config);
  await cpu.destroy();
  const [up, down] = [rows.slice(0, 3), rows.slice(3)];
  expect(down[0]!.values.falling).toBeGreaterThan(0.97);
  expect(up[0]!.values.climbing).toBeLessThan(0.5);
  const hysteresis = findings(rows, config)[0]!;
  expect(hysteresis).toMatchObject({ id: 'hysteresis', verdict: 'yes' });
  // The control: the same rows with the way up in place of the way down have no hysteresis.
  const same = up.map(({ values, samples }): Row => {
    const copied = {
      ...values,
      direction: 'down',
      falling: values.climbing!,
      fallingError: values.climbingError!,
    };
    return samples ? { values: copied, samples } : { values: copied };
  });
  expect(findings([...up, ...same], config)[0]!.verdict).not.toBe('yes');
});

describe('findings of spherical students', () => {
  const config = configOf(teacherStudent, { samples: 20, size: 100 }) as TeacherStudentConfig;
  const row = (load: number, gap: number, gibbs: number): Row => ({
    values: {
      load,
      patterns: 100 * load,
      gap,
      gapError: 0.004,
      ...{ gibbs, gibbsError: 0.002, bayes: 0.2544, bayesError: 0.002 },
      ...{ hebb: 0.2856, hebbError: 0.002, stable: 0.2657, stableError: 0.002 },
      ...{ starts: 0.001, startsError: 0.002, memory: 20 },
    },
  });
  const verdict = (rows: Row[], id: string) =>
    findings(rows, config).find((finding) => finding.id === id)!.verdict;

  test('q = R: yes within errors, no beyond them, no answer from wide ones', () => {
    expect(verdict([row(1, 0.006, 0.338)], 'identity')).toBe('yes');
    expect(verdict([row(1, 0.024, 0.338)], 'identity')).toBe('no');
    const wide = row(1, 0.024, 0.338);
    expect(verdict([{ values: { ...wide.values, gapError: 0.04 } }], 'identity')).toBe('cannot-tell');
  });

  test('curves and starts: a rule far from its curve is named, chains that remember are red', () => {
    expect(verdict([row(1, 0, 0.34)], 'curves')).toBe('yes');
    expect(verdict([row(1, 0, 0.4)], 'curves')).toBe('no');
    expect(verdict([row(1, 0, 0.34)], 'settled')).toBe('yes');
    const stuck = row(1, 0, 0.34);
    expect(verdict([{ values: { ...stuck.values, starts: 0.08 } }], 'settled')).toBe('no');
  });
});

test('loads are whole numbers of patterns, weights ±1 an odd number; what cannot be is refused', () => {
  const config = configOf(teacherStudent, {
    students: 'binary',
    size: 20,
    lightest: 0.1,
    heaviest: 0.4,
    loads: 20,
  });
  expect(sizeOf(config as TeacherStudentConfig)).toBe(21);
  const loads = loadsOf(config as TeacherStudentConfig);
  expect(loads.map(({ patterns }) => patterns)).toEqual([2, 3, 4, 5, 6, 7, 8]);
  expect(loads.every(({ load, patterns }) => load === patterns / 21)).toBe(true);
  expect(() => parseConfig(teacherStudent, { lightest: 3, heaviest: 2 })).toThrow('GBX-441');
  expect(() => parseConfig(teacherStudent, { size: 1001, heaviest: 20 })).toThrow('GBX-442');
});
