/**
 * The Curie–Weiss ferromagnet at any N (J = 1, the energy of `ensembles/curie-weiss.ts`).
 *
 * In a uniform field, a sum over the N + 1 values of M, each binomial(N, (N + M)/2) times: E(M) = -(M^2 - N) / 2N - h M. In any
 * fields, one integral (Hubbard & Stratonovich): exp(beta M^2 / 2N) averages exp(beta x M) over a normal x of variance 1/(beta N),
 * so the spins are independent at given x. For N -> infinity the largest integrand alone counts.
 * Source of the random field: Schneider & Pytte, Phys. Rev. B 15, 1519 (1977); Aharony, Phys. Rev. B 18, 3318 (1978).
 */

import type { FieldSpec } from '../ensembles/draws.ts';
import { normalAverage } from './normal-average.ts';

export interface MeanFieldAverages {
  readonly logPartition: number;
  /** Per spin. */
  readonly energy: number;
  /** <m>, <|m|>, <m^2>, <m^4> with m = M/N. */
  readonly m: number;
  readonly absM: number;
  readonly m2: number;
  readonly m4: number;
}

/** Exact averages at beta >= 0; relative error about N 1e-16. */
export function curieWeissAverages(size: number, beta: number, field = 0): MeanFieldAverages {
  const logs = new Float64Array(size + 1);
  const energies = new Float64Array(size + 1);
  let logWays = 0;
  for (let up = 0; up <= size; up++) {
    const M = 2 * up - size;
    energies[up] = -(M * M - size) / (2 * size) - field * M;
    logs[up] = logWays - beta * energies[up]!;
    logWays += Math.log((size - up) / (up + 1));
  }
  const top = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let [total, energy, m, absM, m2, m4] = [0, 0, 0, 0, 0, 0];
  for (let up = 0; up <= size; up++) {
    const weight = Math.exp(logs[up]! - top);
    const x = (2 * up - size) / size;
    total += weight;
    energy += weight * energies[up]!;
    m += weight * x;
    absM += weight * Math.abs(x);
    m2 += weight * x * x;
    m4 += weight * x ** 4;
  }
  return {
    logPartition: top + Math.log(total),
    energy: energy / total / size,
    m: m / total,
    absM: absM / total,
    m2: m2 / total,
    m4: m4 / total,
  };
}

export interface FieldAverages {
  readonly logPartition: number;
  /** Per spin. */
  readonly energy: number;
  /** <m> and <m^2>. */
  readonly m: number;
  readonly m2: number;
}

/**
 * Exact averages of one sample in the fields h_i (energies, [site]) at beta > 0: the trapezoid rule on a smooth integrand that
 * vanishes at both ends, so errors are those of rounding. Cost: N times some thousands of tanh.
 */
export function curieWeissInFields(fields: ArrayLike<number>, beta: number): FieldAverages {
  const size = fields.length;
  const width = 1 / Math.sqrt(beta * size);
  const reach = 1 + 9 * width;
  const nodes = Math.ceil((8 * reach) / width) + 64;
  const logs = new Float64Array(2 * nodes + 1);
  const fieldEnergies = new Float64Array(2 * nodes + 1);
  for (let k = -nodes; k <= nodes; k++) {
    const x = (reach * k) / nodes;
    let log = (-size * beta * x * x) / 2;
    for (let i = 0; i < size; i++) {
      const h = fields[i]!;
      const local = beta * (x + h);
      log += Math.abs(local) + Math.log1p(Math.exp(-2 * Math.abs(local)));
      fieldEnergies[k + nodes]! -= h * Math.tanh(local);
    }
    logs[k + nodes] = log;
  }
  const top = logs.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  let [total, first, second, fieldEnergy] = [0, 0, 0, 0];
  for (let k = -nodes; k <= nodes; k++) {
    const x = (reach * k) / nodes;
    const weight = Math.exp(logs[k + nodes]! - top);
    total += weight;
    first += weight * x;
    second += weight * x * x;
    fieldEnergy += weight * fieldEnergies[k + nodes]!;
  }
  // x is m plus a normal number of variance 1 / (beta N).
  const m2 = second / total - 1 / (beta * size);
  const step = reach / nodes;
  return {
    logPartition: top + Math.log((total * step) / (width * Math.sqrt(2 * Math.PI))) - beta / 2,
    energy: -m2 / 2 + 1 / (2 * size) + fieldEnergy / total / size,
    m: first / total,
    m2,
  };
}

/**
 * Magnetisation for N -> infinity in a field or none, the non-negative one where two weigh the same: the m of least
 * f(m) = m^2 / 2 - T average(ln 2 cosh((m + h) / T)).
 * In a ±h field it jumps to 0 where h is large and T small (below T = 2/3).
 */
export function meanFieldMagnetisation(temperature: number, field?: FieldSpec): number {
  const h = field?.strength ?? 0;
  const average = (f: (h: number) => number) =>
    field?.law === 'gaussian'
      ? normalAverage((z) => f(h * z), temperature / h)
      : field?.law === 'binary'
        ? (f(h) + f(-h)) / 2
        : f(h);
  const free = (m: number) =>
    (m * m) / 2 -
    temperature *
      average((local) => {
        const x = Math.abs(m + local) / temperature;
        return x + Math.log1p(Math.exp(-2 * x));
      });
  // The best of a grid, then the root of m = average(tanh) next to it.
  let best = 0;
  for (let k = 1; k <= 200; k++) if (free(k / 200) < free(best)) best = k / 200;
  if (best === 0) return 0;
  const excess = (m: number) => average((local) => Math.tanh((m + local) / temperature)) - m;
  let [low, high] = [best - 1 / 200, best + 1 / 200];
  for (let step = 0; step < 50; step++) {
    const m = (low + high) / 2;
    if (excess(m) > 0) low = m;
    else high = m;
  }
  return (low + high) / 2;
}

/** Spontaneous magnetisation for N -> infinity without a field: the root of m = tanh(m/T), 0 from T = 1 on. */
export function spontaneousMagnetisation(temperature: number): number {
  if (temperature >= 1) return 0;
  let [low, high] = [0, 1];
  // tanh(m/T) - m is positive below the root and negative above it.
  for (let step = 0; step < 60; step++) {
    const m = (low + high) / 2;
    if (Math.tanh(m / temperature) > m) low = m;
    else high = m;
  }
  return (low + high) / 2;
}
