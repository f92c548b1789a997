/**
 * Closed forms of the spherical p-spin model, N -> infinity, p >= 2:
 *
 *   H = - sum_{i1 < … < ip} J_i1…ip s_i1 … s_ip,  J of variance p! / (2 N^(p-1)),  sum_i s_i^2 = N;  energies per spin.
 *
 * p = 2 is the spherical SK model: a transition at T = 1, one pair of ground states, no metastability. For p >= 3 the dynamics
 * freezes at T_d, the statics at T_s < T_d (one step of replica symmetry breaking), and minima exist from E_0 up to the
 * threshold E_th, where nearly all of them lie and where a quench stops.
 * Sources: Crisanti & Sommers, Z. Phys. B 87, 341 (1992); Cugliandolo & Kurchan, Phys. Rev. Lett. 71, 173 (1993); review:
 * Castellani & Cavagna, J. Stat. Mech. P05012 (2005).
 */

export interface SphericalModel {
  /** Where dynamics falls out of equilibrium, and where the equilibrium state changes. */
  readonly dynamicTemperature: number;
  readonly staticTemperature: number;
  /** Overlap of the state that appears at T_s (0 for p = 2, where it grows from 0). */
  readonly staticOverlap: number;
  readonly thresholdEnergy: number;
  readonly groundEnergy: number;
  /** Complexity per spin at the threshold. */
  readonly thresholdComplexity: number;
}

/** What T leads to, in equilibrium or after an infinitely long quench from infinite temperature. */
export interface SphericalState {
  readonly energy: number;
  /** Overlap within a state; 0 in the liquid. */
  readonly overlap: number;
  /** Parisi parameter m: the probability of two copies being in different states, 1 in the liquid. */
  readonly breakpoint: number;
}

export function sphericalPSpin(p: number): SphericalModel {
  const thresholdEnergy = -Math.sqrt((2 * (p - 1)) / p);
  const y = frozenRatio(p);
  return {
    dynamicTemperature: Math.sqrt((p * (p - 2) ** (p - 2)) / (2 * (p - 1) ** (p - 1))),
    // At T_s m = 1, so 1 - q = y and (p/2) beta^2 q^(p-2) (1 - q) = 1.
    staticTemperature: Math.sqrt((p / 2) * (1 - y) ** (p - 2) * y),
    staticOverlap: 1 - y,
    thresholdEnergy,
    groundEnergy: p === 2 ? -1 : bisect((E) => complexity(p, E), -2, thresholdEnergy),
    thresholdComplexity: complexity(p, thresholdEnergy),
  };
}

/**
 * Complexity of minima (and saddles of low index) at energy E <= E_th: (1/N) ln of their number.
 * Sigma(E) = [(2 - p)/p - ln(p z^2 / 2) + (p - 1) z^2 / 2 - 2 / (p^2 z^2)] / 2, z = [-E - sqrt(E^2 - E_th^2)] / (p - 1).
 */
export function complexity(p: number, energy: number): number {
  const threshold = (2 * (p - 1)) / p;
  const z = (-energy - Math.sqrt(Math.max(0, energy * energy - threshold))) / (p - 1);
  const z2 = z * z;
  return ((2 - p) / p - Math.log((p * z2) / 2) + ((p - 1) * z2) / 2 - 2 / (p * p * z2)) / 2;
}

/**
 * Share of the directions along the sphere in which a stationary point of energy E < 0 goes down: of the Hessian, a semicircle of
 * radius p |E_th| around p |E|, what lies below 0. Zero from the threshold down, 1/2 at E = 0; N -> infinity, p >= 3. For p = 2,
 * where stationary points are the eigenvectors of the couplings, it is the rank of the eigenvalue, and the formula is the same.
 * Source: Cavagna, Garrahan & Giardina, Phys. Rev. B 61, 3960 (2000); Auffinger, Ben Arous & Cerny, Commun. Pure Appl. Math. 66,
 * 165 (2013).
 */
export function indexAtEnergy(p: number, energy: number): number {
  const u = energy / sphericalPSpin(p).thresholdEnergy;
  if (Math.abs(u) >= 1) return u > 0 ? 0 : 1;
  return (Math.acos(u) - u * Math.sqrt(1 - u * u)) / Math.PI;
}

/** The energy of stationary points of index alpha, 0 <= alpha <= 1; the threshold for alpha = 0. */
export function energyAtIndex(p: number, alpha: number): number {
  const { thresholdEnergy } = sphericalPSpin(p);
  return bisect((energy) => indexAtEnergy(p, energy) - alpha, thresholdEnergy, -thresholdEnergy);
}

/** Equilibrium at temperature T > 0. */
export function sphericalEquilibrium(p: number, temperature: number): SphericalState {
  const { staticTemperature } = sphericalPSpin(p);
  if (temperature >= staticTemperature) return liquid(temperature);
  // Replica symmetric: one state and its mirror image.
  if (p === 2) return stateOf(p, temperature, 1 - temperature, 0);
  // (p/2) beta^2 q^(p-2) (1 - q)^2 = y all the way down; q grows as T falls.
  const y = frozenRatio(p);
  const q = largestRoot(p, (2 / p) * y * temperature ** 2);
  return stateOf(p, temperature, q, 1 - (1 - (1 - q) / y) / q);
}

/** Where Langevin dynamics from a random start goes when N -> infinity before t: marginal states below T_d. */
export function sphericalQuench(p: number, temperature: number): SphericalState {
  const { dynamicTemperature } = sphericalPSpin(p);
  if (temperature >= dynamicTemperature) return liquid(temperature);
  if (p === 2) return stateOf(p, temperature, 1 - temperature, 0);
  // Marginality: (p (p-1)/2) beta^2 q^(p-2) (1 - q)^2 = 1.
  const q = largestRoot(p, (2 / (p * (p - 1))) * temperature ** 2);
  return stateOf(p, temperature, q, ((p - 2) * (1 - q)) / q);
}

function liquid(temperature: number): SphericalState {
  return { energy: -1 / (2 * temperature), overlap: 0, breakpoint: 1 };
}

function stateOf(p: number, temperature: number, overlap: number, breakpoint: number): SphericalState {
  return { energy: -(1 - (1 - breakpoint) * overlap ** p) / (2 * temperature), overlap, breakpoint };
}

/** y = (1 - q) / (1 - (1 - m) q), the same at every T < T_s: the root of -2y (1 - y + ln y) / (1 - y)^2 = 2/p; 1 at p = 2. */
function frozenRatio(p: number): number {
  if (p === 2) return 1;
  return bisect((y) => (-2 * y * (1 - y + Math.log(y))) / (1 - y) ** 2 - 2 / p, 1e-9, 0.999);
}

/** The root q above the maximum, at q = (p-2)/p, of q^(p-2) (1 - q)^2 = value. */
function largestRoot(p: number, value: number): number {
  return bisect((q) => value - q ** (p - 2) * (1 - q) ** 2, (p - 2) / p, 1);
}

/** Root of a function that rises through 0 between the ends. */
function bisect(f: (x: number) => number, low: number, high: number): number {
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
