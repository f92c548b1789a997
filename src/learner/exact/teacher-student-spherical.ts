/**
 * How well a spherical perceptron (|w|² = N) learns from a teacher of its own kind, replica symmetric, N -> infinity: the student's
 * overlap R = w·w* / N with the teacher after αN random patterns, and its error ε = arccos(R)/π on a new one. Exact: the set of
 * students without an error is convex.
 *
 *   Gibbs              any student without an error, R = q:  R/√(1 − R) = (α/π) ∫ Dt exp(−R t²/2) / H(√R t)
 *   Bayes              the vote of all of them, R = √R_Gibbs: the best that any learner can do
 *   Hebb               w = Σ patterns times labels, R² = 2α/(2α + π)
 *   maximum stability  the student farthest from all patterns, at distance κ:  with s² = 1 − R²,
 *                      s² = 2α ∫_{−∞}^κ Dt H(−R t/s) (κ − t)²,   R s = (α/π) ∫_{−∞}^κ dt exp(−t²/(2s²)) (κ − t)
 *
 * Sources: Györgyi & Tishby, in Neural Networks and Spin Glasses (World Scientific, 1990) 3; Opper & Haussler, Phys. Rev. Lett. 66
 * (1991) 2677; Vallet, Europhys. Lett. 8 (1989) 747; Opper, Kinzel, Kleinz & Nehl, J. Phys. A 23 (1990) L581; Engel & Van den
 * Broeck, Statistical Mechanics of Learning (2001), chapters 2 to 4.
 */
import exp from '@stdlib/math-base-special-exp';
import { normalDensity, normalMean, normalTail, rootOf, simpson } from './teacher-student-integrals.ts';

/** No load above this is asked for: R is then within 1e-9 of 1. */
const LARGEST_OVERLAP = 1 - 1e-9;

/** ∫ Dt exp(−R t²/2) / H(√R t), R in [0, 1): 2 at R = 0. Half the mean push of a pattern on a student that obeys it. */
export function meanPush(R: number): number {
  return normalMean((t) => exp((-R * t * t) / 2) / normalTail(Math.sqrt(R) * t));
}

/** Load α at which Gibbs students have overlap R in (0, 1) with the teacher, and with one another. */
export function gibbsLoad(R: number): number {
  return (Math.PI * R) / (Math.sqrt(1 - R) * meanPush(R));
}

/** R = q of Gibbs students at load α >= 0. */
export function gibbsOverlap(load: number): number {
  if (load === 0) return 0;
  return rootOf((R) => gibbsLoad(R) - load, 0, LARGEST_OVERLAP);
}

/** R of the Bayes optimal vote (the centre of mass of all Gibbs students) at load α >= 0. */
export function bayesOverlap(load: number): number {
  return Math.sqrt(gibbsOverlap(load));
}

/** R of the Hebb rule at load α >= 0. */
export function hebbOverlap(load: number): number {
  return Math.sqrt((2 * load) / (2 * load + Math.PI));
}

export interface MaximumStability {
  readonly overlap: number;
  /** Distance κ of the nearest pattern, in units in which a pattern's projection on a random student has variance 1. */
  readonly stability: number;
}

/** The student of maximum stability at load α > 0.02; errors of R and κ below 1e-7. */
export function maximumStability(load: number): MaximumStability {
  const overlap = rootOf((R) => stabilityAt(R).load - load, 0.05, LARGEST_OVERLAP, 1e-12);
  return { overlap, stability: stabilityAt(overlap).stability };
}

/** The load at which maximum stability has overlap R >= 0.05, with its κ: of the two conditions one gives α, the other then κ. */
export function stabilityAt(R: number): { readonly load: number; readonly stability: number } {
  const s = Math.sqrt(1 - R * R);
  const loadOf = (kappa: number) => (Math.PI * R * s) / linearPush(kappa, s);
  const stability = rootOf((kappa) => 2 * loadOf(kappa) * squarePush(kappa, R / s) - s * s, 1e-9, 40, 1e-12);
  return { load: loadOf(stability), stability };
}

/** ∫_{−∞}^κ dt exp(−t²/(2s²)) (κ − t). */
function linearPush(kappa: number, s: number): number {
  const x = kappa / s;
  return s * Math.sqrt(2 * Math.PI) * (kappa * normalTail(-x) + s * normalDensity(x));
}

/**
 * ∫_{−∞}^κ Dt H(−a t) (κ − t)², a > 0. For t > 0 it is 1 − H(a t), and the 1 integrates to a closed form: what is left on both sides of
 * 0 is as narrow as H is.
 */
function squarePush(kappa: number, a: number): number {
  const reach = Math.min(9, 9 / a);
  const left = (t: number) => normalDensity(t) * normalTail(a * Math.abs(t)) * (kappa - t) ** 2;
  const inside = normalTail(-kappa) - 0.5;
  const whole = (kappa * kappa + 1) * inside - 2 * kappa * normalDensity(0) + kappa * normalDensity(kappa);
  return simpson(left, -reach, 0) + whole - simpson(left, 0, Math.min(kappa, reach));
}
