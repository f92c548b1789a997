/**
 * Students drawn uniformly from those without an error: against exact laws in two and three dimensions, where the version space is a wedge
 * and a spherical triangle, and by Nishimori's identity. Each beside a sampler that is not uniform, which must fail.
 */
import { describe, expect, test } from 'vitest';
import { perceptronStudent, VersionSpace, type VersionSpaceMove } from '../../src/dynamics/version-space.ts';
import {
  cosine,
  firstPatterns,
  type LabelledPatterns,
  product,
  teacherPatterns,
} from '../../src/learner/data/teacher-patterns.ts';
import { gibbsOverlap } from '../../src/learner/exact/teacher-student-spherical.ts';
import { studentFrom } from '../../src/observables/equilibrium.ts';
import { meanOverSamples } from '../../src/observables/statistics.ts';
import { seedFrom } from '../../src/random/seed.ts';
import { chiSquare } from '../support/chi-square.ts';

const seed = seedFrom(41);
const CHAINS = 6000;
const CELLS = 24;
const MOVES = ['coordinate', 'great-circle'] as const satisfies readonly VersionSpaceMove[];
/** Chi-square tests of this file that share a false alarm of 1e-6: two moves in the plane, two moves seen from three corners. */
const FAMILY = 8;

function patternsOf(
  size: number,
  rows: readonly (readonly number[])[],
  inside: readonly number[],
): LabelledPatterns {
  const teacher = Float64Array.from(inside);
  return { size, patterns: rows.length, values: Float64Array.from(rows.flat()), teacher };
}

/** Where independent chains are after some sweeps, all begun at one student. */
function endings(patterns: LabelledPatterns, move: VersionSpaceMove, sweeps: number): Float64Array[] {
  const starts = Array.from({ length: CHAINS }, () => patterns.teacher);
  const space = new VersionSpace({ patterns, starts, seed, move });
  space.advance(sweeps);
  return starts.map((_, chain) => space.student(chain));
}

const perceptrons = (patterns: LabelledPatterns) =>
  Array.from({ length: CHAINS }, (_, state) => perceptronStudent(patterns, seed, state)!);

describe('in the plane: a wedge of 75 degrees', () => {
  const degrees = (angle: number) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  // Obeyed from -40 to 140, from -140 to 30, and from -120 to 60 degrees: the third pattern cuts nothing off.
  const patterns = patternsOf(2, [degrees(50), degrees(-55), degrees(-30)], degrees(25));
  const cells = (students: readonly Float64Array[]) => {
    const counts = new Float64Array(CELLS);
    for (const [x, y] of students) {
      const share = ((Math.atan2(y!, x!) * 180) / Math.PI + 40) / (35 + 40);
      counts[Math.min(CELLS - 1, Math.max(0, Math.floor(share * CELLS)))]! += 1;
    }
    return counts;
  };
  const uniform = new Float64Array(CELLS).fill(1 / CELLS);

  test.each(MOVES)(
    '%s: every angle as often (chi-square, 6000 chains, family-wise false alarm 1e-6)',
    (move) => {
      const { statistic, limit } = chiSquare(cells(endings(patterns, move, 16)), uniform, FAMILY);
      expect(statistic).toBeLessThan(limit);
    },
  );

  test('the perceptron algorithm finds students without an error, but not uniformly', () => {
    const students = perceptrons(patterns);
    for (const student of students)
      for (let mu = 0; mu < 3; mu++)
        expect(product(patterns.values.subarray(2 * mu, 2 * mu + 2), student)).toBeGreaterThan(0);
    const { statistic, limit } = chiSquare(cells(students), uniform, FAMILY);
    expect(statistic).toBeGreaterThan(limit);
  });
});

describe('in space: a spherical triangle', () => {
  const rows = [
    [0.9, 0.1, 0.4],
    [-0.3, 0.95, 0.2],
    [-0.2, -0.5, 0.8],
  ];
  const patterns = patternsOf(3, rows, [0.25, 0.35, 1]);
  const cross = (a: readonly number[], b: readonly number[]) => [
    a[1]! * b[2]! - a[2]! * b[1]!,
    a[2]! * b[0]! - a[0]! * b[2]!,
    a[0]! * b[1]! - a[1]! * b[0]!,
  ];
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;
  const unit = (a: readonly number[]) => a.map((x) => x / Math.hypot(...a));
  const corners = [0, 1, 2].map((k) => {
    const corner = unit(cross(rows[k]!, rows[(k + 1) % 3]!));
    return dot(corner, rows[(k + 2) % 3]!) > 0 ? corner : corner.map((x) => -x);
  });
  /** Angle at the first corner between the sides to the two others. */
  const angleAt = (a: readonly number[], b: ArrayLike<number>, c: ArrayLike<number>) => {
    const side = (p: ArrayLike<number>) => unit([0, 1, 2].map((i) => p[i]! - dot(p, a) * a[i]!));
    return Math.acos(Math.min(1, Math.max(-1, dot(side(b), side(c)))));
  };

  /** Seen from one corner: how the angle past one side is spread, by Girard's area of the triangle cut off. */
  function seenFrom(k: number) {
    const [A, B, C] = [corners[k]!, corners[(k + 1) % 3]!, corners[(k + 2) % 3]!];
    const [whole, beta, side] = [angleAt(A, B, C), angleAt(B, A, C), Math.acos(dot(A, B))];
    const area = (angle: number) =>
      angle +
      beta +
      Math.acos(-Math.cos(angle) * Math.cos(beta) + Math.sin(angle) * Math.sin(beta) * Math.cos(side)) -
      Math.PI;
    const edges = Array.from({ length: CELLS + 1 }, (_, cell) =>
      cell === 0 ? 0 : area((whole * cell) / CELLS),
    );
    const law = Float64Array.from(
      { length: CELLS },
      (_, cell) => (edges[cell + 1]! - edges[cell]!) / edges[CELLS]!,
    );
    const cells = (students: readonly Float64Array[]) => {
      const counts = new Float64Array(CELLS);
      for (const student of students)
        counts[Math.min(CELLS - 1, Math.floor((angleAt(A, B, student) / whole) * CELLS))]! += 1;
      return counts;
    };
    return { law, cells };
  }

  test.each(MOVES)(
    '%s: area by area, seen from each corner (chi-square, 6000 chains, family-wise false alarm 1e-6); the perceptron algorithm not',
    (move) => {
      const [ends, others] = [endings(patterns, move, 30), perceptrons(patterns)];
      let refused = 0;
      for (const k of [0, 1, 2]) {
        const { law, cells } = seenFrom(k);
        const { statistic, limit, degrees } = chiSquare(cells(ends), law, FAMILY);
        expect(degrees).toBeGreaterThan(10);
        expect(statistic).toBeLessThan(limit);
        const wrong = chiSquare(cells(others), law, FAMILY);
        if (wrong.statistic > wrong.limit) refused++;
      }
      expect(refused).toBeGreaterThan(0);
    },
  );
});

describe('many weights', () => {
  const [SIZE, SAMPLES, LOAD] = [24, 80, 2];
  const sample = (number: number) =>
    teacherPatterns({ size: SIZE, patterns: LOAD * SIZE, seed, sample: number });

  /** Means over two chains of one sample: R, q, and R of the one that began at the teacher minus the other's. */
  function measured(number: number) {
    const patterns = sample(number);
    const starts = [perceptronStudent(patterns, seed, number)!, patterns.teacher];
    const space = new VersionSpace({ patterns, starts, seed, firstState: 2 * number });
    space.advance(150);
    let [stranger, native, q] = [0, 0, 0];
    const looks = 60;
    for (let look = 0; look < looks; look++) {
      space.advance(4);
      const [a, b] = [space.student(0), space.student(1)];
      stranger += cosine(a, patterns.teacher) / looks;
      native += cosine(b, patterns.teacher) / looks;
      q += cosine(a, b) / looks;
    }
    return { R: (stranger + native) / 2, gap: (stranger + native) / 2 - q, starts: native - stranger };
  }

  test('q = R on average over samples, wherever the chains began; R near the curve for N → ∞ (false alarm 1e-6 each)', () => {
    const all = Array.from({ length: SAMPLES }, (_, s) => measured(s));
    const limit = studentFrom(4.9, SAMPLES);
    for (const name of ['gap', 'starts'] as const) {
      const { value, error } = meanOverSamples(all.map((each) => each[name]));
      expect(error).toBeLessThan(0.02);
      expect(Math.abs(value) / error, name).toBeLessThan(limit);
    }
    // The bias of finite N is of order 1/N.
    const R = meanOverSamples(all.map((each) => each.R));
    expect(Math.abs(R.value - gibbsOverlap(LOAD))).toBeLessThan(limit * R.error + 1 / SIZE);
  });

  test('students of the perceptron algorithm are without an error too, but for them q = R fails', () => {
    const gaps = Array.from({ length: SAMPLES }, (_, s) => {
      const patterns = sample(s);
      const [a, b] = [0, 1].map((k) => perceptronStudent(patterns, seed, 2 * s + k)!);
      const R = (cosine(a!, patterns.teacher) + cosine(b!, patterns.teacher)) / 2;
      return R - cosine(a!, b!);
    });
    const { value, error } = meanOverSamples(gaps);
    expect(Math.abs(value) / error).toBeGreaterThan(studentFrom(4.9, SAMPLES));
  });

  test('a snapshot goes on to the bit, and no pattern is ever lost', () => {
    const patterns = sample(0);
    const starts = [perceptronStudent(patterns, seed, 0)!, patterns.teacher];
    for (const move of MOVES) {
      const whole = new VersionSpace({ patterns, starts, seed, move });
      whole.advance(50);
      const saved = structuredClone(whole.snapshot());
      whole.advance(50);
      const resumed = new VersionSpace({ patterns, starts: [...starts].reverse(), seed, move });
      resumed.restore(saved);
      resumed.advance(50);
      expect(resumed.snapshot()).toEqual(whole.snapshot());
      for (let chain = 0; chain < 2; chain++)
        for (let mu = 0; mu < patterns.patterns; mu++)
          expect(
            product(patterns.values.subarray(mu * SIZE, (mu + 1) * SIZE), whole.student(chain)),
          ).toBeGreaterThan(-1e-12);
    }
  });

  test('patterns are nested, the teacher makes no error and has length √N, a start with an error is refused', () => {
    const all = sample(3);
    const few = teacherPatterns({ size: SIZE, patterns: 10, seed, sample: 3 });
    expect(firstPatterns(all, 10)).toEqual(few);
    expect(product(all.teacher, all.teacher)).toBeCloseTo(SIZE, 10);
    const against = all.teacher.map((w) => -w);
    expect(() => new VersionSpace({ patterns: all, starts: [against], seed })).toThrow('errs on pattern 0');
  });
});
