/** The slope of Phi in a network's parameters, four at a time, and the acceptance ratio of an adjusted Langevin move. */
import { moving4, pulled4 } from './learner-descent';
import { Network, Plan } from './learner-plan';

// dPhi/dtheta of the four parameters at offset k, given their theta: g / T + lambda theta and a tether's pull, 0 where frozen.
// @ts-ignore: decorator
@inline
export function slope4(plan: Plan, gradient: usize, theta: v128, k: usize, coldness: v128, centre: usize, strength: v128, bare: bool): v128 {
  const prior = f32x4.mul(v128.load(<usize>plan.precision + k), theta);
  const slope = f32x4.add(f32x4.mul(v128.load(gradient + k), coldness), prior);
  return moving4(plan, pulled4(slope, theta, centre, k, strength, bare), k, bare);
}

// @ts-ignore: decorator
@inline
function lowHalf(x: v128): v128 {
  return f64x2.promote_low_f32x4(x);
}

// @ts-ignore: decorator
@inline
function highHalf(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<u32>(x, x, 2, 3, 2, 3));
}

/** One half of four parameters' share in ln(ratio): (lambda/2)(t^2 - t'^2) + (t' - t)(g + g')/2 + (eps/4)(g^2 - g'^2). */
// @ts-ignore: decorator
@inline
function share2(t: v128, u: v128, g: v128, h: v128, precision: v128, epsilon: v128): v128 {
  const half = f64x2.splat(0.5);
  const prior = f64x2.mul(precision, f64x2.mul(f64x2.sub(t, u), f64x2.add(t, u)));
  const path = f64x2.mul(f64x2.sub(u, t), f64x2.add(g, h));
  const drift = f64x2.mul(f64x2.mul(epsilon, half), f64x2.mul(f64x2.sub(g, h), f64x2.add(g, h)));
  return f64x2.mul(half, f64x2.add(f64x2.add(prior, path), drift));
}

/** The tether's share in ln(ratio), as the prior's: (s/2) sum (t - t')(t + t' - 2c). */
function tetherShare(plan: Plan, network: Network): f64 {
  let sum: f64 = 0;
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 4) {
    const t = <f64>load<f32>(<usize>network.theta + k);
    const u = <f64>load<f32>(<usize>plan.next + k);
    sum += (t - u) * (t + u - 2 * <f64>load<f32>(<usize>network.centre + k));
  }
  return 0.5 * <f64>plan.tether * sum;
}

/**
 * ln of (posterior x proposal density) back over forth, in f64. With forth |t' - t + eps g|^2 and back |t - t' + eps g'|^2,
 * both over 4 eps, the squares of t' - t cancel: what is left has no difference of large numbers.
 */
// @ts-ignore: decorator
@inline
function ratioOf(plan: Plan, network: Network, nextEnergy: f64, bare: bool): f64 {
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const epsilon = f64x2.splat(network.epsilon);
  let low = f64x2.splat(0);
  let high = low;
  const thetaAt = <usize>network.theta;
  const gradientAt = <usize>network.gradient;
  const nextAt = <usize>plan.next;
  const nextGradientAt = <usize>plan.nextGradient;
  const bytes = <usize>plan.parameterBytes;
  for (let k: usize = 0; k < bytes; k += 16) {
    const precision = v128.load(<usize>plan.precision + k);
    const t = v128.load(thetaAt + k);
    const u = v128.load(nextAt + k);
    const g = slope4(plan, gradientAt, t, k, inverseTemperature, centre, strength, bare);
    const h = slope4(plan, nextGradientAt, u, k, inverseTemperature, centre, strength, bare);
    low = f64x2.add(low, share2(lowHalf(t), lowHalf(u), lowHalf(g), lowHalf(h), lowHalf(precision), epsilon));
    high = f64x2.add(high, share2(highHalf(t), highHalf(u), highHalf(g), highHalf(h), highHalf(precision), epsilon));
  }
  const sum = f64x2.add(low, high);
  const prior = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  const pull = bare || centre == 0 ? 0 : tetherShare(plan, network);
  return (network.energy - nextEnergy) * network.inverseTemperature + prior + pull;
}

export function logRatio(plan: Plan, network: Network, nextEnergy: f64): f64 {
  return plan.bare ? ratioOf(plan, network, nextEnergy, true) : ratioOf(plan, network, nextEnergy, false);
}
