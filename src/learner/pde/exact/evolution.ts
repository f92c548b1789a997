/**
 * Laws with time on a line, and heat with time on a plate, with closed solutions. Jets on a line are [u, u_x, u_t, u_xx].
 *
 * Convection and reaction are the laws on which networks are known to fail: easy to solve exactly, small residual, wrong answer.
 * Source: Krishnapriyan et al., Characterizing possible failure modes in physics-informed neural networks, NeurIPS 2021 (convection
 * with beta up to 50, reaction with rho = 5, both on [0, 2 pi]).
 */
import cos from '@stdlib/math-base-special-cos';
import exp from '@stdlib/math-base-special-exp';
import sin from '@stdlib/math-base-special-sin';
import { type LineField, type PlaneField, productJet, U, U_T, U_X, U_XX } from './jet.ts';

const PI = Math.PI;

/** One mode of a cooling bar: amplitude sin(n pi x), n >= 1. */
export interface BarMode {
  wave: number;
  amplitude: number;
}

/** u_t = D u_xx on [0, 1], u = 0 at both ends: each mode decays as exp(-D (n pi)^2 t). */
export function coolingBar(diffusivity: number, modes: readonly BarMode[]): LineField {
  return (x, t, jet) => {
    jet.fill(0, 0, 4);
    for (const { wave, amplitude } of modes) {
      const k = wave * PI;
      const a = amplitude * exp(-diffusivity * k * k * t);
      const s = a * sin(k * x);
      jet[U]! += s;
      jet[U_X]! += k * a * cos(k * x);
      jet[U_T]! -= diffusivity * k * k * s;
      jet[U_XX]! -= k * k * s;
    }
  };
}

/** One mode of a cooling plate: amplitude sin(m pi x) sin(n pi y), m, n >= 1. */
export interface PlateMode {
  wave: readonly [m: number, n: number];
  amplitude: number;
}

/** u_t = D Laplace u on (0,1)^2, u = 0 on the edge: the field at time t. Its derivative in time is D (u_xx + u_yy). */
export function coolingPlate(diffusivity: number, modes: readonly PlateMode[], t: number): PlaneField {
  const mode = new Float64Array(6);
  return (x, y, jet) => {
    jet.fill(0, 0, 6);
    for (const { wave, amplitude } of modes) {
      const [p, q] = [wave[0] * PI, wave[1] * PI];
      const a = amplitude * exp(-diffusivity * (p * p + q * q) * t);
      const [s, r] = [sin(p * x), sin(q * y)];
      productJet([a * s, a * p * cos(p * x), -a * p * p * s], [r, q * cos(q * y), -q * q * r], mode);
      for (let c = 0; c < 6; c++) jet[c]! += mode[c]!;
    }
  };
}

/** u_t + beta u_x = 0 on [0, 2 pi], periodic, u(x, 0) = sin x: u = sin(x - beta t). */
export function convection(beta: number): LineField {
  return (x, t, jet) => {
    const [s, c] = [sin(x - beta * t), cos(x - beta * t)];
    jet[U] = s;
    jet[U_X] = c;
    jet[U_T] = -beta * c;
    jet[U_XX] = -s;
  };
}

const MIDDLE = PI;
const WIDTH = PI / 4;

/**
 * u_t = rho u (1 - u) on [0, 2 pi], u(x, 0) = h(x) = exp(-(x - pi)^2 / (2 (pi/4)^2)): u = h / (h + (1 - h) exp(-rho t)).
 * Periodic up to exp(-8): both ends have the same value, but slopes of opposite sign.
 */
export function reaction(rho: number): LineField {
  return (x, t, jet) => {
    const z = (x - MIDDLE) / WIDTH;
    const h = exp((-z * z) / 2);
    const decay = exp(-rho * t);
    const bottom = h + (1 - h) * decay;
    // u as a function of h has derivatives decay / bottom^2 and -2 decay (1 - decay) / bottom^3.
    const [first, second] = [decay / bottom ** 2, (-2 * decay * (1 - decay)) / bottom ** 3];
    const [hx, hxx] = [(-z * h) / WIDTH, ((z * z - 1) * h) / WIDTH ** 2];
    const u = h / bottom;
    jet[U] = u;
    jet[U_X] = first * hx;
    jet[U_T] = rho * u * (((1 - h) * decay) / bottom);
    jet[U_XX] = second * hx * hx + first * hxx;
  };
}
