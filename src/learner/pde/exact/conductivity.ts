/**
 * Steady heat where the conductivity varies: -div(k grad u) = f, the conservative form, with a solution chosen first and the source
 * made for it. (a Laplace u, without the gradient of a, is another law.)
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import sin from '@stdlib/math-base-special-sin';
import { type PlaneField, productJet, U, U_X, U_XX, U_Y, U_YY } from './jet.ts';

const PI = Math.PI;
const wave = (n: number, x: number): [number, number, number] => {
  const s = sin(n * x);
  return [s, n * cos(n * x), -n * n * s];
};

/** k = 1: Poisson's equation. */
export function uniformConductivity(_x: number, _y: number, jet: Float64Array): void {
  jet.fill(0, 0, 6);
  jet[U] = 1;
}

/** k = 1 + sin(2 pi x) sin(2 pi y) / 2, between 1/2 and 3/2. */
export function wavyConductivity(x: number, y: number, jet: Float64Array): void {
  productJet(wave(2 * PI, x), wave(2 * PI, y), jet);
  for (let c = 0; c < 6; c++) jet[c]! /= 2;
  jet[U]! += 1;
}

/** k = exp(x - y), between 1/e and e on the unit square. */
export function slopedConductivity(x: number, y: number, jet: Float64Array): void {
  const [up, down] = [exp(x), exp(-y)];
  productJet([up, up, up], [down, -down, down], jet);
}

/** u = sin(pi x) sin(pi y): zero on the unit square's edges; the same with x and y exchanged, so it hides exchanged axes. */
export function sineHill(x: number, y: number, jet: Float64Array): void {
  productJet(wave(PI, x), wave(PI, y), jet);
}

/** u = 4 x^2 (1 - x) sin(2 pi y): zero on the unit square's edges, without a symmetry between x and y. */
export function lopsidedHill(x: number, y: number, jet: Float64Array): void {
  productJet([4 * x * x * (1 - x), 4 * x * (2 - 3 * x), 8 - 24 * x], wave(2 * PI, y), jet);
}

/** Source f = -div(k grad u) at a point, from the jets of k and u. */
export function heatSource(conductivity: PlaneField, temperature: PlaneField, x: number, y: number): number {
  const [k, u] = [new Float64Array(6), new Float64Array(6)];
  conductivity(x, y, k);
  temperature(x, y, u);
  return -(k[U]! * (u[U_XX]! + u[U_YY]!) + k[U_X]! * u[U_X]! + k[U_Y]! * u[U_Y]!);
}
