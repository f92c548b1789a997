/**
 * The Curie–Weiss ferromagnet at any N, in a uniform field: a sum over the N + 1 values of M, each binomial(N, (N + M)/2) times.
 *
 *   E(M) = -(M^2 - N) / 2N - h M  (J = 1), the energy of `ensembles/curie-weiss.ts`.
 */

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
