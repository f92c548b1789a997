/**
 * The ferromagnetic Ising model on the square lattice, J = 1: Onsager's infinite lattice and Kaufman's finite torus.
 *
 * Sources: Onsager, Phys. Rev. 65, 117 (1944); Kaufman, Phys. Rev. 76, 1232 (1949); Yang, Phys. Rev. 85, 808 (1952).
 * The elliptic integrals come from the arithmetic–geometric mean: it is five lines, takes the complementary modulus (which
 * loses no digits near T_c, where the modulus is 1) and converges quadratically, so a library would add bytes, not digits.
 */

/** T_c = 2 / ln(1 + sqrt 2) = 2.269185. */
export const SQUARE_CRITICAL_TEMPERATURE = 2 / Math.log(1 + Math.SQRT2);

export interface SquareIsing {
  /** Per spin. */
  readonly freeEnergy: number;
  readonly energy: number;
  /** dU/dT per spin; Infinity at T_c. */
  readonly specificHeat: number;
  /** Spontaneous, 0 from T_c on. */
  readonly magnetisation: number;
}

/** The infinite lattice at beta > 0. Relative error about 1e-13 of energy, 1e-9 of the specific heat near T_c. */
export function onsager(beta: number): SquareIsing {
  const [sinh, cosh, tanh] = [Math.sinh(2 * beta), Math.cosh(2 * beta), Math.tanh(2 * beta)];
  const complementary = 2 * tanh * tanh - 1;
  const { K, E } = ellipticIntegrals(Math.abs(complementary));
  // At T_c the logarithm of K meets a factor 0.
  const product = complementary === 0 ? 0 : complementary * K;
  const energy = -(1 + (2 / Math.PI) * product) / tanh;
  const bracket = K - E - (1 - tanh * tanh) * (Math.PI / 2 + product);
  return {
    freeEnergy: -(Math.log(Math.SQRT2 * cosh) + logIntegral((2 * sinh) / (cosh * cosh))) / beta,
    energy,
    specificHeat: (4 / Math.PI) * (beta / tanh) ** 2 * bracket,
    magnetisation: sinh > 1 ? (1 - sinh ** -4) ** (1 / 8) : 0,
  };
}

/** Complete elliptic integrals K and E of the modulus k, given k' = sqrt(1 - k^2) in [0, 1]. */
export function ellipticIntegrals(complementary: number): { readonly K: number; readonly E: number } {
  if (complementary === 0) return { K: Number.POSITIVE_INFINITY, E: 1 };
  let [a, b] = [1, complementary];
  // E / K = 1 - sum_n 2^(n-1) c_n^2 with c_0 = k, c_(n+1) = (a_n - b_n) / 2.
  let deficit = (1 - complementary * complementary) / 2;
  for (let power = 1; a - b > 1e-16 * a && power < 2 ** 12; power *= 2) {
    const c = (a - b) / 2;
    [a, b] = [(a + b) / 2, Math.sqrt(a * b)];
    deficit += power * c * c;
  }
  const K = Math.PI / (a + b);
  return { K, E: K * (1 - deficit) };
}

/** (1/pi) times the integral of ln(1 + sqrt(1 - k^2 sin^2 x)) over 0 … pi/2. */
function logIntegral(k: number): number {
  // Tanh–sinh quadrature: at k = 1 the integrand has a kink in its slope at the upper end, where nodes crowd.
  const step = 1 / 16;
  let sum = 0;
  for (let n = -64; n <= 64; n++) {
    const t = n * step;
    const u = (Math.PI / 2) * Math.sinh(t);
    // Distance from pi/2, kept to full precision: cos of the angle is sin of it.
    const distance = Math.PI / 2 / (1 + Math.exp(2 * u));
    const weight = ((Math.PI / 4) * (Math.PI / 2) * Math.cosh(t)) / Math.cosh(u) ** 2;
    const inside = (1 - k) * (1 + k) + (k * Math.sin(distance)) ** 2;
    sum += weight * Math.log1p(Math.sqrt(Math.max(0, inside)));
  }
  return (sum * step) / Math.PI;
}

export interface TorusIsing {
  readonly logPartition: number;
  /** Of the whole torus. */
  readonly energy: number;
}

/**
 * The ferromagnet on a periodic rectangle of `width` by `length` sites (3 or more, so that bonds are single), exact at any size.
 *
 *   Z = (1/2) (2 sinh 2 beta)^(WL/2) [prod 2cosh(L g_odd / 2) + prod 2sinh(L g_odd / 2) + prod 2cosh(L g_even / 2)
 *        + prod 2sinh(L g_even / 2)],  cosh g_q = coth(2 beta) cosh(2 beta) - cos(pi q / W),  g_0 = 2 beta + ln tanh beta
 *
 * The energy follows from the same products by differentiating them. Error about 1e-12 of both, energies near T_c included.
 */
export function kaufman(width: number, length: number, beta: number): TorusIsing {
  const [sinh, cosh] = [Math.sinh(2 * beta), Math.cosh(2 * beta)];
  const coth = cosh / sinh;
  const first = coth * cosh;
  // d/dbeta of coth(2b) cosh(2b).
  const slope = 2 * cosh - (2 * cosh) / (sinh * sinh);
  /** gamma_q and its derivative. */
  const gamma = (q: number): readonly [number, number] => {
    if (q === 0) return [2 * beta + Math.log(Math.tanh(beta)), 2 + 2 / sinh];
    const g = Math.acosh(first - Math.cos((Math.PI * q) / width));
    return [g, slope / Math.sinh(g)];
  };
  const terms: { log: number; sign: number; derivative: number }[] = [];
  for (const parity of [1, 0]) {
    let [coshes, sinhes, sign, coshSlope, sinhSlope] = [0, 0, 1, 0, 0];
    for (let r = 0; r < width; r++) {
      const [g, dg] = gamma(2 * r + parity);
      const half = (length * g) / 2;
      const size = Math.abs(half);
      // ln 2cosh x = |x| + ln(1 + e^-2|x|), and the like for sinh.
      coshes += size + Math.log1p(Math.exp(-2 * size));
      sinhes += size + Math.log(-Math.expm1(-2 * size));
      sign *= Math.sign(half);
      coshSlope += (length / 2) * dg * Math.tanh(half);
      sinhSlope += ((length / 2) * dg) / Math.tanh(half);
    }
    terms.push({ log: coshes, sign: 1, derivative: coshSlope });
    // At T_c the even sinh product vanishes, and its derivative is finite: left out, an error of one part in 1e15.
    if (sign !== 0) terms.push({ log: sinhes, sign, derivative: sinhSlope });
  }
  const top = Math.max(...terms.map(({ log }) => log));
  let [total, derivative] = [0, 0];
  for (const term of terms) {
    const weight = term.sign * Math.exp(term.log - top);
    total += weight;
    derivative += weight * term.derivative;
  }
  const sites = width * length;
  return {
    logPartition: (sites / 2) * Math.log(2 * sinh) - Math.LN2 + top + Math.log(total),
    energy: -(sites * coth + derivative / total),
  };
}
