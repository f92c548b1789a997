/** Exact curves of teacher and student, against values computed by a program that shares no code with this one. */
import { describe, expect, test } from 'vitest';
import {
  binaryAt,
  binaryOverlap,
  binarySpinodal,
  binaryStrangers,
  binaryTransition,
  binaryUnstable,
} from '../../src/learner/exact/teacher-student-binary.ts';
import { generalisationError, rootOf } from '../../src/learner/exact/teacher-student-integrals.ts';
import {
  bayesOverlap,
  gibbsLoad,
  gibbsOverlap,
  hebbOverlap,
  maximumStability,
} from '../../src/learner/exact/teacher-student-spherical.ts';
import { thermalStrangers } from '../../src/learner/exact/teacher-student-thermal.ts';

const near = (value: number, exact: number, tolerance: number) =>
  expect(Math.abs(value - exact), `${value} against ${exact}`).toBeLessThanOrEqual(tolerance);

/** Lines of the project's reference table perceptron_teacher_student_spherical.csv: α, R and ε Gibbs, ε Bayes, R Hebb, R and κ of maximum stability. */
const SPHERICAL = [
  [0.1, 0.06217456, 0.48019645, 0.41978361, 0.24464607, 0.24738636, 3.1003486],
  [0.5, 0.28032573, 0.40955752, 0.32239534, 0.49137868, 0.51214847, 1.2563803],
  [1, 0.48626364, 0.33835947, 0.25437297, 0.62368624, 0.67135765, 0.78654984],
  [2, 0.72829817, 0.24031159, 0.17453419, 0.74839772, 0.82975764, 0.45457756],
  [5, 0.93206425, 0.11800603, 0.08393517, 0.87232034, 0.95687008, 0.19670961],
  [20, 0.99522692, 0.031112678, 0.022008761, 0.9629016, 0.99693867, 0.050152056],
  [100, 0.99980751, 0.006245613, 0.0044163862, 0.99223735, 0.99987644, 0.010044011],
] as const;

/** The same of perceptron_teacher_student_binary_RS.csv: α, R, entropy. */
const BINARY = [
  [0.1, 0.062324286, 0.6248447],
  [0.4, 0.23748367, 0.43217755],
  [0.8, 0.45482104, 0.20530651],
  [1.2, 0.66866138, 0.017965009],
  [1.245, 0.69393998, -0.00012456548],
  [1.3, 0.72587069, -0.021242694],
  [1.45, 0.82875718, -0.072076737],
  [1.49, 0.87955649, -0.083161504],
] as const;

describe('spherical students', () => {
  test.each(SPHERICAL)('α = %f: Gibbs, Bayes, Hebb, maximum stability (1e-8, κ 1e-7)', (...line) => {
    const [load, gibbs, gibbsError, bayesError, hebb, stable, kappa] = line;
    near(gibbsOverlap(load), gibbs, 1e-8);
    near(generalisationError(gibbsOverlap(load)), gibbsError, 1e-8);
    near(generalisationError(bayesOverlap(load)), bayesError, 1e-8);
    near(hebbOverlap(load), hebb, 1e-8);
    const student = maximumStability(load);
    near(student.overlap, stable, 2e-8);
    near(student.stability, kappa, 1e-7);
  });

  test('few patterns: R = 2α/π; many: αε = 0.62465 (Gibbs), 0.44170 (Bayes), 0.5005 (maximum stability)', () => {
    near(gibbsOverlap(1e-4) / 1e-4, 2 / Math.PI, 1e-4);
    expect(gibbsOverlap(0)).toBe(0);
    near(500 * generalisationError(gibbsOverlap(500)), 0.62465, 3e-4);
    near(500 * generalisationError(bayesOverlap(500)), 0.4417, 3e-4);
    near(100 * generalisationError(maximumStability(100).overlap), 0.5004, 1e-4);
  });

  test('the load is the inverse of the overlap, to 1e-12', () => {
    for (const R of [0.1, 0.5, 0.9, 0.99]) near(gibbsOverlap(gibbsLoad(R)), R, 1e-12);
  });
});

describe('students with weights ±1', () => {
  test.each(BINARY)('α = %f: R = q = %f, entropy %f (1e-8)', (load, R, entropy) => {
    const strangers = binaryStrangers(load)!;
    near(strangers.overlap, R, 1e-8);
    near(strangers.entropy, entropy, 1e-8);
  });

  test('the teacher is alone from α = 1.244684 on, where R jumps from 0.69376; strangers end at 1.492632, R = 0.89366', () => {
    near(binaryTransition().load, 1.244684, 1e-6);
    near(binaryTransition().overlap, 0.69376, 1e-6);
    near(binarySpinodal().load, 1.492632, 1e-6);
    near(binarySpinodal().overlap, 0.89366, 5e-6);
    near(binaryOverlap(1.2446), 0.69376, 1e-3);
    expect(binaryOverlap(1.2448)).toBe(1);
    expect(binaryStrangers(1.493)).toBeNull();
  });

  test('the two branches meet at the spinodal, on either side of its R, at one load', () => {
    const end = binarySpinodal();
    for (const load of [1, 1.3, 1.49]) {
      const [low, high] = [binaryStrangers(load)!, binaryUnstable(load)!];
      expect(low.overlap).toBeLessThan(end.overlap);
      expect(high.overlap).toBeGreaterThan(end.overlap);
      near(binaryAt(high.overlap).load, load, 1e-9);
    }
    expect(binaryUnstable(1.5)).toBeNull();
  });

  test('the entropy starts at ln 2 and falls by the information of a label: ds/dα = ∫ 2H ln H (numerically, 1e-5)', () => {
    near(binaryStrangers(0.002)!.entropy, Math.log(2) * (1 - 0.002), 1e-5);
    const h = 1e-4;
    for (const load of [0.5, 1, 1.4]) {
      const slope = (binaryStrangers(load + h)!.entropy - binaryStrangers(load - h)!.entropy) / (2 * h);
      // A label of a student at overlap R is known beforehand with chance H: its information is −⟨H ln H + (1 − H) ln(1 − H)⟩.
      const R = binaryStrangers(load)!.overlap;
      near(slope, -labelInformation(R), 1e-5);
    }
  });
});

/** Mean entropy of a label, ∫ Dt h(H(√(R/(1 − R)) t)), by a plain sum. */
function labelInformation(R: number): number {
  const steps = 4000;
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const t = -8 + (16 * (k + 0.5)) / steps;
    const p = tailBySum(Math.sqrt(R / (1 - R)) * t);
    const entropy = p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log(1 - p) : 0;
    sum += (Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI)) * entropy * (16 / steps);
  }
  return sum;
}

/** H(x) by Simpson's rule. */
function tailBySum(x: number): number {
  const [far, steps] = [Math.max(8, x + 8), 200];
  const step = (far - x) / steps;
  let sum = 0;
  for (let k = 0; k <= steps; k++)
    sum += (k === 0 || k === steps ? 1 : k % 2 === 1 ? 4 : 2) * Math.exp(-((x + k * step) ** 2) / 2);
  return (sum * step) / 3 / Math.sqrt(2 * Math.PI);
}

describe('at a temperature', () => {
  test('T → 0 is the curve without errors, where R = q (T = 0.04; 1e-4)', () => {
    for (const [k, load] of [0.5, 1, 1.4].entries()) {
      const cold = thermalStrangers([0.5, 1, 1.4], 0.04)[k]!;
      near(cold.overlap, binaryStrangers(load)!.overlap, 1e-4);
      near(cold.twins, cold.overlap, 1e-4);
    }
  });

  test('at T = 0.7 the identity is broken, q < R, and strangers last longer', () => {
    const [light, , beyond] = thermalStrangers([1, 1.5, 1.8], 0.7);
    expect(light!.overlap - light!.twins).toBeGreaterThan(0.05);
    expect(beyond).not.toBeNull();
    expect(thermalStrangers([1, 1.5, 2, 2.5], 0.7)[3]).toBeNull();
  });
});

test('roots: found to rounding, and refused without a change of sign', () => {
  near(
    rootOf((x) => x ** 3 - 2, 0, 5),
    Math.cbrt(2),
    1e-12,
  );
  near(
    rootOf((x) => Math.atan(1e6 * (x - 0.3)), -10, 10),
    0.3,
    1e-12,
  );
  expect(() => rootOf((x) => x * x + 1, -1, 1)).toThrow(RangeError);
});
