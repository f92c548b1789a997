/**
 * A perceptron with weights ±1 and a teacher of its own kind, N -> infinity: which students are left without an error after αN
 * random patterns? Replica symmetric; on this line the overlap of two such students is that of one with the teacher, q = R.
 *
 *   R = ∫ Dz tanh(√R̂ z + R̂),   R̂ = (α/π) (1 − R)^(−1/2) ∫ Dt exp(−R t²/2) / H(√R t)
 *   s = −R̂ (1 + R)/2 + ∫ Dz ln 2cosh(√R̂ z + R̂) + 2α √(1 − R) ∫ Dt exp(R t²/2) H(√R t) ln H(√R t)
 *
 * Along the curve R the load α(R) rises to the spinodal and falls again to R = 1: below, strangers (e^{sN} of them, at R < 1); above,
 * the branch of unstable solutions. The teacher himself is a solution at any load, of entropy 0. Where s of the strangers falls to 0
 * they are gone, and the overlap of a student without an error jumps to 1, although the branch goes on to the spinodal: there s < 0
 * counts nothing, but a dynamics can be stuck near it.
 *
 * Sources: Györgyi, Phys. Rev. A 41 (1990) 7097; Sompolinsky, Tishby & Seung, Phys. Rev. Lett. 65 (1990) 1683; Seung, Sompolinsky &
 * Tishby, Phys. Rev. A 45 (1992) 6056; Nishimori, Statistical Physics of Spin Glasses and Information Processing (2001), chapter 7.
 */
import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import tanh from '@stdlib/math-base-special-tanh';
import { normalMean, normalTail, rootOf } from './teacher-student-integrals.ts';
import { meanPush } from './teacher-student-spherical.ts';

/** A point of the curve of solutions. */
export interface BinaryStudents {
  readonly load: number;
  /** R = q in (0, 1). */
  readonly overlap: number;
  /** Logarithm of the number of students without an error, per weight; negative where there are none. */
  readonly entropy: number;
}

/** Between these the curve is followed: α at either end is far below the transition. */
const [LOWEST, HIGHEST] = [1e-4, 1 - 1e-6];

/** The solution at overlap R in [1e-4, 1 − 1e-6]. */
export function binaryAt(R: number): BinaryStudents {
  const conjugate = rootOf((x) => normalMean((z) => tanh(Math.sqrt(x) * z + x)) - R, 0, 60);
  const load = (Math.PI * Math.sqrt(1 - R) * conjugate) / meanPush(R);
  const spread = Math.sqrt(conjugate);
  const entropy =
    normalMean((z) => logTwoCosh(spread * z + conjugate)) -
    (conjugate * (1 + R)) / 2 +
    2 *
      load *
      Math.sqrt(1 - R) *
      normalMean((t) => exp((R * t * t) / 2) * weightedLog(normalTail(Math.sqrt(R) * t)));
  return { load, overlap: R, entropy };
}

/** The end of the strangers' branch: its largest load. */
export function binarySpinodal(): BinaryStudents {
  spinodal ??= binaryAt(maximumOf((R) => binaryAt(R).load, 0.8, 0.96));
  return spinodal;
}
let spinodal: BinaryStudents | null = null;

/** Where the strangers are gone: s = 0, and R jumps from here to 1. */
export function binaryTransition(): BinaryStudents {
  transition ??= binaryAt(rootOf((R) => binaryAt(R).entropy, 0.3, binarySpinodal().overlap));
  return transition;
}
let transition: BinaryStudents | null = null;

/** The strangers at load α; null above the spinodal. Their entropy is negative above the transition. */
export function binaryStrangers(load: number): BinaryStudents | null {
  const end = binarySpinodal();
  if (load > end.load) return null;
  return binaryAt(rootOf((R) => binaryAt(R).load - load, LOWEST, end.overlap, 1e-12));
}

/** The unstable solution between strangers and teacher, at a load just below the spinodal and down to 0.7. */
export function binaryUnstable(load: number): BinaryStudents | null {
  const end = binarySpinodal();
  if (load > end.load) return null;
  return binaryAt(rootOf((R) => binaryAt(R).load - load, end.overlap, HIGHEST, 1e-12));
}

/** R of a student without an error, N -> infinity: the strangers' below the transition, 1 above. */
export function binaryOverlap(load: number): number {
  if (load <= 0) return 0;
  return load < binaryTransition().load ? binaryStrangers(load)!.overlap : 1;
}

function logTwoCosh(x: number): number {
  const size = Math.abs(x);
  return size + ln(1 + exp(-2 * size));
}

/** x ln x, 0 at 0. */
function weightedLog(x: number): number {
  return x > 0 ? x * ln(x) : 0;
}

/** Where a function with one maximum has it, by golden section; to 1e-9. */
function maximumOf(f: (x: number) => number, low: number, high: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [low, high];
  let [x, y] = [b - golden * (b - a), a + golden * (b - a)];
  let [fx, fy] = [f(x), f(y)];
  while (b - a > 1e-9) {
    if (fx > fy) {
      [b, y, fy] = [y, x, fx];
      x = b - golden * (b - a);
      fx = f(x);
    } else {
      [a, x, fx] = [x, y, fy];
      y = a + golden * (b - a);
      fy = f(y);
    }
  }
  return (a + b) / 2;
}
