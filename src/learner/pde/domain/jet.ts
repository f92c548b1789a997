/** A function of (x, y) at one point with its first and second derivatives, and the rules of calculus for it. */

/** [f, f_x, f_y, f_xx, f_xy, f_yy]. */
export type Jet = readonly [f: number, x: number, y: number, xx: number, xy: number, yy: number];
export const JET_CHANNELS = 6;

/** A linear function: its value here and its slope. */
export function linear(value: number, slope: readonly [number, number]): Jet {
  return [value, slope[0], slope[1], 0, 0, 0];
}

export function sum(a: Jet, b: Jet): Jet {
  return [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3], a[4] + b[4], a[5] + b[5]];
}

export function scaled(a: Jet, by: number): Jet {
  return [a[0] * by, a[1] * by, a[2] * by, a[3] * by, a[4] * by, a[5] * by];
}

export function product(a: Jet, b: Jet): Jet {
  return [
    a[0] * b[0],
    a[1] * b[0] + a[0] * b[1],
    a[2] * b[0] + a[0] * b[2],
    a[3] * b[0] + 2 * a[1] * b[1] + a[0] * b[3],
    a[4] * b[0] + a[1] * b[2] + a[2] * b[1] + a[0] * b[4],
    a[5] * b[0] + 2 * a[2] * b[2] + a[0] * b[5],
  ];
}

/** g(f), from g and its first and second derivative at f. */
function composed(f: Jet, g: number, slope: number, bend: number): Jet {
  return [
    g,
    slope * f[1],
    slope * f[2],
    slope * f[3] + bend * f[1] * f[1],
    slope * f[4] + bend * f[1] * f[2],
    slope * f[5] + bend * f[2] * f[2],
  ];
}

export function quotient(a: Jet, b: Jet): Jet {
  const inverse = 1 / b[0];
  const [, ...derivatives] = product(
    a,
    composed(b, inverse, -inverse * inverse, 2 * inverse * inverse * inverse),
  );
  // The value by one division, rounded once: a / a is 1.
  return [a[0] / b[0], ...derivatives];
}

/** The derivatives are not finite where f = 0. */
export function squareRoot(f: Jet): Jet {
  const root = Math.sqrt(f[0]);
  return composed(f, root, 1 / (2 * root), -1 / (4 * root * f[0]));
}
