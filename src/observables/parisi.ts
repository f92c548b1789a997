/**
 * The Sherrington–Kirkpatrick glass for N -> infinity, J = 1, h = 0: what finite samples are compared with, never fitted to.
 *
 * Above T = 1 everything is elementary. Below, <q^2> comes from a table; <|q|> = 1 - T and u = -(beta/2)(1 - <q^2>) follow.
 */

/**
 * [T, <q^2>, q_EA] of full replica symmetry breaking.
 *
 * Source: 20–26 step replica-symmetry-breaking solution computed for this project (good to about 2e-6 in <q^2>, 2e-4 in q_EA);
 * it reproduces e(T = 0) = -0.763168 against -0.7631667 of Crisanti & Rizzo, PRE 65 (2002) 046137, and <|q|> = 1 - T to 7e-5.
 * Theory: Parisi, Phys. Rev. Lett. 43 (1979) 1754.
 */
const PARISI_TABLE: readonly (readonly [temperature: number, q2: number, qEA: number])[] = [
  [0.1, 0.847462, 0.9841],
  [0.15, 0.771532, 0.9643],
  [0.2, 0.696243, 0.937],
  [0.25, 0.622056, 0.9022],
  [0.3, 0.549523, 0.8607],
  [0.4, 0.411916, 0.7592],
  [0.5, 0.288539, 0.6383],
  [0.6, 0.184062, 0.5052],
  [0.7, 0.101957, 0.368],
  [0.75, 0.069942, 0.2997],
  [0.8, 0.04408, 0.2335],
  [0.9, 0.010581, 0.1092],
  [0.95, 0.002578, 0.0524],
];

/** First row of the table. */
const COLDEST = 0.1;

/** Ground-state energy per spin for N -> infinity. Source: Crisanti & Rizzo (2002); Oppermann & Schmidt (2008). */
export const PARISI_GROUND_ENERGY = -0.7631667;

/**
 * [<q^2>] at temperature T (J = 1): 0 above T = 1, 1 at T = 0.
 *
 * Between the rows of the table <q^2>/(1 - T)^2 is interpolated by a cubic Hermite curve; it never leaves [1, 1.16], so the
 * interpolation errs by less than 1e-4. Below the first row it follows from the energy.
 */
export function parisiQ2(temperature: number): number {
  if (!(temperature < 1)) return 0;
  if (temperature < COLDEST) return 1 + 2 * temperature * parisiEnergy(temperature);
  return hermite(RATIO_Q2, temperature) * (1 - temperature) ** 2;
}

/** The Edwards–Anderson parameter q_EA(T), the largest overlap there is: of two states in one valley. */
export function parisiQEA(temperature: number): number {
  if (!(temperature < 1)) return 0;
  // 1 - q_EA ~ 1.6 T^2 near 0 and q_EA ~ (1 - T) near 1: the ratio q_EA/(1 - T^2) stays between 0.5 and 1.
  return hermite(RATIO_QEA, temperature) * (1 - temperature ** 2);
}

/** [<|q|>] at temperature T (J = 1): exactly 1 - T below T = 1 (Parisi & Toulouse, proved within full RSB), 0 above. */
export function parisiAbsQ(temperature: number): number {
  return Math.max(0, 1 - temperature);
}

/**
 * Energy per spin: -beta/2 above T = 1, -(beta/2)(1 - <q^2>) below. Under the table's first row e_0 + a T^3, because the
 * entropy goes as T^2 there (0.72 T^2; -(beta/2)(1 - <q^2>) would magnify the interpolation's error by beta).
 */
export function parisiEnergy(temperature: number): number {
  if (temperature < COLDEST) {
    return (
      PARISI_GROUND_ENERGY + (parisiEnergy(COLDEST) - PARISI_GROUND_ENERGY) * (temperature / COLDEST) ** 3
    );
  }
  return (parisiQ2(temperature) - 1) / (2 * temperature);
}

type Knots = {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly slope: readonly number[];
};

const RATIO_Q2 = knots(
  PARISI_TABLE.map(([t, q2]) => [t, q2 / (1 - t) ** 2]),
  1,
  1,
);
const RATIO_QEA = knots(
  PARISI_TABLE.map(([t, , q]) => [t, q / (1 - t * t)]),
  1,
  0.5,
);

/** Knots with both ends put on, and slopes of the parabola through each three neighbours. */
function knots(rows: readonly (readonly [number, number])[], atZero: number, atOne: number): Knots {
  const all: readonly (readonly [number, number])[] = [[0, atZero], ...rows, [1, atOne]];
  const x = all.map(([t]) => t);
  const y = all.map(([, value]) => value);
  const secant = (k: number) => (y[k + 1]! - y[k]!) / (x[k + 1]! - x[k]!);
  const slope = x.map((_, k) => {
    if (k === 0) return secant(0);
    if (k === x.length - 1) return secant(k - 1);
    const left = x[k]! - x[k - 1]!;
    const right = x[k + 1]! - x[k]!;
    return (secant(k - 1) * right + secant(k) * left) / (left + right);
  });
  return { x, y, slope };
}

function hermite({ x, y, slope }: Knots, at: number): number {
  let k = 0;
  while (k < x.length - 2 && at > x[k + 1]!) k++;
  const h = x[k + 1]! - x[k]!;
  const t = (at - x[k]!) / h;
  const rest = 1 - t;
  return (
    y[k]! * (1 + 2 * t) * rest * rest +
    slope[k]! * h * t * rest * rest +
    y[k + 1]! * t * t * (3 - 2 * t) -
    slope[k + 1]! * h * t * t * rest
  );
}
