/**
 * Replica-symmetric mean field for N -> infinity: SK in a field with its de Almeida–Thouless line, and the Hopfield model.
 *
 * SK: q = average over z of tanh^2(beta H), H = sqrt(q) z + h, z a standard normal number; a Gaussian field of strength h adds h^2 to the
 * variance of H in place of its mean. Exact above the line beta^2 average(sech^4 beta H) = 1, unstable below it.
 * Sources: Sherrington & Kirkpatrick, Phys. Rev. Lett. 35, 1792 (1975); de Almeida & Thouless, J. Phys. A 11, 983 (1978); Amit,
 * Gutfreund & Sompolinsky, Phys. Rev. Lett. 55, 1530 (1985).
 */
import erf from '@stdlib/math-base-special-erf';
import { normalAverage } from './normal-average.ts';

export type MeanFieldLaw = 'uniform' | 'gaussian';

export interface ReplicaSymmetric {
  readonly overlap: number;
  readonly magnetisation: number;
  /** Per spin. */
  readonly energy: number;
  readonly freeEnergy: number;
  /** beta^2 average(sech^4): above 1 this solution is unstable. */
  readonly instability: number;
}

/** The replica-symmetric solution at T > 0 in a field of strength h >= 0. Error about 1e-9 for T >= 0.02. */
export function replicaSymmetric(
  temperature: number,
  field: number,
  law: MeanFieldLaw = 'uniform',
): ReplicaSymmetric {
  const beta = 1 / temperature;
  const uniform = law === 'uniform' ? field : 0;
  const spread = law === 'uniform' ? 0 : field * field;
  const over = (q: number, f: (x: number) => number) =>
    normalAverage(
      (z) => f(beta * (Math.sqrt(q + spread) * z + uniform)),
      temperature / Math.sqrt(q + spread),
    );
  // The map starts above q and ends below it; it crosses once.
  const overlap = bisect((q) => q - over(q, (x) => Math.tanh(x) ** 2), 1e-12, 1);
  const magnetisation = over(overlap, Math.tanh);
  const fieldEnergy = uniform * magnetisation + beta * spread * (1 - overlap);
  return {
    overlap,
    magnetisation,
    energy: -(beta / 2) * (1 - overlap * overlap) - fieldEnergy,
    freeEnergy: -(beta / 4) * (1 - overlap) ** 2 - temperature * over(overlap, logTwoCosh),
    instability: beta * beta * over(overlap, (x) => Math.cosh(Math.min(Math.abs(x), 300)) ** -4),
  };
}

/** T of the de Almeida–Thouless line at field h >= 0; 1 at h = 0. */
export function almeidaThoulessTemperature(field: number, law: MeanFieldLaw = 'uniform'): number {
  if (field === 0) return 1;
  return bisect((T) => 1 - replicaSymmetric(T, field, law).instability, 0.01, 1);
}

/** Field of the line at temperature 0 < T <= 1. */
export function almeidaThoulessField(temperature: number, law: MeanFieldLaw = 'uniform'): number {
  return bisect((h) => 1 - replicaSymmetric(temperature, h, law).instability, 0, 6);
}

/** Largest load alpha at which patterns are remembered at T = 0. */
export function hopfieldCapacity(): number {
  return loadAt(mostLoadedRoot());
}

/**
 * Overlap m of the retrieval state at T > 0 and load alpha, 0 where there is none: the fixed point, from m = 1 downwards, of
 * m = average of tanh(beta H), q = average of tanh^2, H = m + sqrt(alpha r) z, r = q / (1 - beta (1 - q))^2.
 * Error about 1e-9, but 1e-3 within 1e-4 of the edge, where the iteration crawls; meant for T >= 0.02.
 */
export function hopfieldRetrievalAt(load: number, temperature: number): number {
  const beta = 1 / temperature;
  let [m, q] = [1, 1];
  for (let step = 0; step < 2000; step++) {
    const slope = 1 - beta * (1 - q);
    const noise = slope > 0 ? Math.sqrt(load * q) / slope : Number.POSITIVE_INFINITY;
    if (!(noise < 100)) return 0;
    const [before, tanh] = [m, (z: number) => Math.tanh(beta * (before + noise * z))];
    const width = noise > 0 ? temperature / noise : 1;
    m = normalAverage(tanh, width);
    q = normalAverage((z) => tanh(z) ** 2, width);
    if (m < 1e-3) return 0;
    if (Math.abs(m - before) < 1e-11) break;
  }
  return m;
}

/**
 * Overlap m of the retrieval state with its pattern at T = 0 and load alpha = P/N; 0 above the capacity 0.1379.
 * m = erf(y) with y (sqrt(2 alpha) + 2 exp(-y^2) / sqrt(pi)) = erf(y), the larger of its two roots.
 */
export function hopfieldRetrieval(load: number): number {
  if (load <= 0) return 1;
  const edge = mostLoadedRoot();
  if (load > loadAt(edge)) return 0;
  return erf(bisect((y) => load - loadAt(y), edge, 40));
}

/** alpha for which y is a root: (erf(y)/y - 2 exp(-y^2)/sqrt(pi))^2 / 2, with one maximum. */
function loadAt(y: number): number {
  return (erf(y) / y - (2 / Math.sqrt(Math.PI)) * Math.exp(-y * y)) ** 2 / 2;
}

function mostLoadedRoot(): number {
  return bisect((y) => loadAt(y) - loadAt(y + 1e-6), 0.5, 4);
}

function logTwoCosh(x: number): number {
  return Math.abs(x) + Math.log1p(Math.exp(-2 * Math.abs(x)));
}

/** Root of a function that rises through 0 between the ends. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  for (let step = 0; step < 45; step++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
