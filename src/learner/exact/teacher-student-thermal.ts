/**
 * The perceptron with weights ±1 and a teacher of its own kind at temperature T > 0, energy = patterns that it gets wrong, N -> infinity,
 * replica symmetric: overlap R with the teacher and q of two students; they differ, because a student at T > 0 makes errors that the
 * teacher never made. With γ = √(q/(1 − q)), a = R/√(q − R²) and L(t) = ln[e^{−β} + (1 − e^{−β}) H(−γt)],
 *
 *   R = ∫ Dz tanh(√q̂ z + R̂),    R̂ = 2α (q − R²)^{−1/2} ∫ dt φ(t) φ(a t) L'(t)
 *   q = ∫ Dz tanh²(√q̂ z + R̂),   q̂ = (2α/q) ∫ Dt H(−a t) L'(t)²
 *
 * The branch followed is that of strangers, which a student reaches who begins anywhere; the teacher's own (R = 1) is another
 * solution at every load and temperature. As T -> 0 it becomes `teacher-student-binary.ts`.
 * Source: Seung, Sompolinsky & Tishby, Phys. Rev. A 45 (1992) 6056, sections V and VI.
 */
import exp from '@stdlib/math-base-special-exp';
import tanh from '@stdlib/math-base-special-tanh';
import { normalDensity, normalMean, normalTail } from './teacher-student-integrals.ts';

export interface ThermalStudents {
  readonly overlap: number;
  readonly twins: number;
}

/** Change of R and q in one step of the iteration that ends it. */
const SETTLED = 1e-9;
/** R from which the strangers' branch has ended and the iteration runs to the teacher. */
const CAPTURED = 0.999;

/**
 * R and q of strangers at each load, ascending; null from the load on at which the branch has ended.
 *
 * @param loads        α > 0, ascending: each solution starts from the one before
 * @param temperature  T > 0, in violated patterns
 */
export function thermalStrangers(loads: readonly number[], temperature: number): (ThermalStudents | null)[] {
  let last: ThermalStudents | null = { overlap: 0.01, twins: 0.02 };
  return loads.map((load) => {
    last = last && settle(load, 1 / temperature, last);
    return last;
  });
}

function settle(load: number, beta: number, start: ThermalStudents): ThermalStudents | null {
  let [now, steps] = [start, 0];
  for (;;) {
    const next = iterate(load, beta, now);
    const change = Math.abs(next.overlap - now.overlap) + Math.abs(next.twins - now.twins);
    if (next.overlap > CAPTURED) return null;
    if (change < SETTLED || ++steps > 3000) return next;
    now = next;
  }
}

function iterate(load: number, beta: number, { overlap: R, twins: q }: ThermalStudents): ThermalStudents {
  const boltzmann = exp(-beta);
  const rest = Math.sqrt(Math.max(q - R * R, 1e-12));
  const [slope, gamma] = [R / rest, Math.sqrt(q / (1 - q))];
  const push = (t: number) =>
    (gamma * (1 - boltzmann) * normalDensity(gamma * t)) /
    (boltzmann + (1 - boltzmann) * normalTail(-gamma * t));
  const field = ((2 * load) / rest) * normalMean((t) => normalDensity(slope * t) * push(t));
  const spread = Math.sqrt(((2 * load) / q) * normalMean((t) => normalTail(-slope * t) * push(t) ** 2));
  return {
    overlap: normalMean((z) => tanh(spread * z + field)),
    twins: normalMean((z) => tanh(spread * z + field) ** 2),
  };
}
