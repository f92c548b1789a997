/**
 * A function at one point with its first and second derivatives, and the rules of calculus for it, in any number d of coordinates:
 * [f, f_1 … f_d, f_11, f_12 … f_1d, f_22 … f_dd]; in the plane [f, f_x, f_y, f_xx, f_xy, f_yy].
 */
import type { Derivative } from '../../residuals.ts';

/** Two coordinates or more. */
export type Jet = readonly [
  f: number,
  first: number,
  second: number,
  third: number,
  fourth: number,
  fifth: number,
  ...more: number[],
];
const asJet = (numbers: readonly number[]): Jet => numbers as unknown as Jet;
/** Numbers of a jet in the plane. */
export const JET_CHANNELS = 6;

/** Numbers of a jet in d coordinates. */
export const jetLength = (axes: number): number => 1 + axes + (axes * (axes + 1)) / 2;

/** Place of a derivative in a jet of d coordinates, order of differentiation ignored. */
export function jetSlot(axes: number, [i, j]: Derivative): number {
  if (i === undefined) return 0;
  if (j === undefined) return 1 + i;
  const [a, b] = i <= j ? [i, j] : [j, i];
  return 1 + axes + a * axes - (a * (a - 1)) / 2 + (b - a);
}

/** Coordinates of a jet by its length, and its second derivatives in order: [place, place of f_i, place of f_j]. */
interface Layout {
  readonly axes: number;
  readonly second: readonly (readonly [number, number, number])[];
}

const layouts = [2, 3, 4].map((axes): Layout => {
  const second: [number, number, number][] = [];
  for (let i = 0; i < axes; i++)
    for (let j = i; j < axes; j++) second.push([1 + axes + second.length, 1 + i, 1 + j]);
  return { axes, second };
});
const layoutOf = (jet: Jet): Layout => layouts.find(({ axes }) => jetLength(axes) === jet.length)!;

/** A linear function: its value here and its slope. */
export function linear(value: number, slope: readonly number[]): Jet {
  const rest = new Array<number>(jetLength(slope.length) - 1 - slope.length).fill(0);
  return asJet([value, ...slope, ...rest]);
}

export function sum(a: Jet, b: Jet): Jet {
  return asJet(a.map((value, k) => value + b[k]!));
}

export function scaled(a: Jet, by: number): Jet {
  return asJet(a.map((value) => value * by));
}

export function product(a: Jet, b: Jet): Jet {
  const { axes, second } = layoutOf(a);
  const [f, g] = [a[0], b[0]];
  const out = [f * g];
  for (let i = 1; i <= axes; i++) out.push(a[i]! * g + f * b[i]!);
  for (const [k, i, j] of second) out.push(a[k]! * g + a[i]! * b[j]! + a[j]! * b[i]! + f * b[k]!);
  return asJet(out);
}

/** g(f), from g and its first and second derivative at f. */
export function composed(f: Jet, g: number, slope: number, bend: number): Jet {
  const { axes, second } = layoutOf(f);
  const out = [g];
  for (let i = 1; i <= axes; i++) out.push(slope * f[i]!);
  for (const [k, i, j] of second) out.push(slope * f[k]! + bend * f[i]! * f[j]!);
  return asJet(out);
}

export function quotient(a: Jet, b: Jet): Jet {
  const inverse = 1 / b[0];
  const [, ...derivatives] = product(
    a,
    composed(b, inverse, -inverse * inverse, 2 * inverse * inverse * inverse),
  );
  // The value by one division, rounded once: a / a is 1.
  return asJet([a[0] / b[0], ...derivatives]);
}

/** The derivatives are not finite where f = 0. */
export function squareRoot(f: Jet): Jet {
  const root = Math.sqrt(f[0]);
  return composed(f, root, 1 / (2 * root), -1 / (4 * root * f[0]));
}
