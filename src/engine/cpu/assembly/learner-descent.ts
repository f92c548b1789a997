/**
 * Descent rules of one network, four parameters at a time. Formulas: DescentRule in src/engine/contract.ts; numbers of the rules:
 * RULES in src/engine/moments.ts. What pads a vector has gradient 0 and stays 0 under every rule; a
 * frozen parameter has gradient 0 and no moments, and stays what it is.
 */
import { Network, Plan } from './learner-plan';

export const NESTEROV: i32 = 1;
const ADAMW: i32 = 3;
const RMSPROP: i32 = 4;

/**
 * Not zero in some bit if one of four numbers is not finite: x - x is +0 or NaN.
 */
// @ts-ignore: decorator
@inline
export function unfinite4(x: v128): v128 {
  return f32x4.sub(x, x);
}

/** Four numbers, 0 where frozen. `bare`, here and below, is a constant: nothing is frozen and there is no tether. */
// @ts-ignore: decorator
@inline
export function moving4(plan: Plan, x: v128, k: usize, bare: bool): v128 {
  return bare ? x : v128.and(x, v128.load(<usize>plan.moving + k));
}

/** Adds strength (theta - centre) to a gradient, where there is a tether; `centre` is 0 or the first of the network's centres. */
// @ts-ignore: decorator
@inline
export function pulled4(g: v128, theta: v128, centre: usize, k: usize, strength: v128, bare: bool): v128 {
  if (bare || centre == 0) return g;
  return f32x4.add(g, f32x4.mul(strength, f32x4.sub(theta, v128.load(centre + k))));
}

/** Pointers are read before the loop: the compiler must not, since a store could have changed them. m' = mu m - eta g; theta' = theta + m', or theta + mu m' - eta g (Nesterov). The new parameters are in `next`. @returns whether they are finite */
// @ts-ignore: decorator
@inline
function momentumStep(plan: Plan, network: Network, gradient: usize, bare: bool): bool {
  const rate = f32x4.splat(<f32>network.rate);
  const momentum = f32x4.splat(plan.firstDecay);
  const weightDecay = f32x4.splat(plan.weightDecay);
  const nesterov = plan.rule == NESTEROV;
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  let bad = f32x4.splat(0);
  const thetaAt = <usize>network.theta;
  const velocityAt = <usize>network.velocity;
  const nextAt = <usize>plan.next;
  const bytes = <usize>plan.parameterBytes;
  for (let k: usize = 0; k < bytes; k += 16) {
    const theta = v128.load(thetaAt + k);
    const slope = pulled4(v128.load(gradient + k), theta, centre, k, strength, bare);
    const g = moving4(plan, f32x4.add(slope, f32x4.mul(weightDecay, theta)), k, bare);
    const pull = f32x4.mul(rate, g);
    const before = moving4(plan, v128.load(velocityAt + k), k, bare);
    const velocity = f32x4.sub(f32x4.mul(momentum, before), pull);
    const move = nesterov ? f32x4.sub(f32x4.mul(momentum, velocity), pull) : velocity;
    const next = f32x4.add(theta, move);
    bad = v128.or(bad, unfinite4(next));
    v128.store(velocityAt + k, velocity);
    v128.store(nextAt + k, next);
  }
  return !v128.any_true(bad);
}

/** Adam, AdamW and RMSprop; as above. With b1 = 0 the first moment is the gradient itself: RMSprop is that, and does not correct s. */
// @ts-ignore: decorator
@inline
function adaptiveStep(plan: Plan, network: Network, gradient: usize, bare: bool): bool {
  const decoupled = plan.rule == ADAMW;
  network.firstPower *= <f64>plan.firstDecay;
  network.secondPower *= <f64>plan.secondDecay;
  const firstScale = f32x4.splat(<f32>(1 / (1 - network.firstPower)));
  const secondScale = f32x4.splat(plan.rule == RMSPROP ? 1 : <f32>(1 / (1 - network.secondPower)));
  const firstDecay = f32x4.splat(plan.firstDecay);
  const firstRest = f32x4.splat(<f32>1 - plan.firstDecay);
  const secondDecay = f32x4.splat(plan.secondDecay);
  const secondRest = f32x4.splat(<f32>1 - plan.secondDecay);
  const epsilon = f32x4.splat(plan.ruleEpsilon);
  const rate = f32x4.splat(<f32>network.rate);
  const coupled = f32x4.splat(decoupled ? 0 : plan.weightDecay);
  const shrink = f32x4.splat(decoupled ? plan.weightDecay : 0);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  let bad = f32x4.splat(0);
  const thetaAt = <usize>network.theta;
  const velocityAt = <usize>network.velocity;
  const secondAt = <usize>network.secondMoment;
  const nextAt = <usize>plan.next;
  const bytes = <usize>plan.parameterBytes;
  for (let k: usize = 0; k < bytes; k += 16) {
    const theta = v128.load(thetaAt + k);
    const slope = pulled4(v128.load(gradient + k), theta, centre, k, strength, bare);
    const g = moving4(plan, f32x4.add(slope, f32x4.mul(coupled, theta)), k, bare);
    const m = f32x4.add(
      f32x4.mul(firstDecay, moving4(plan, v128.load(velocityAt + k), k, bare)), f32x4.mul(firstRest, g),
    );
    const s = f32x4.add(
      f32x4.mul(secondDecay, moving4(plan, v128.load(secondAt + k), k, bare)),
      f32x4.mul(secondRest, f32x4.mul(g, g)),
    );
    const spread = f32x4.add(f32x4.sqrt(f32x4.mul(s, secondScale)), epsilon);
    const pull = f32x4.add(f32x4.div(f32x4.mul(m, firstScale), spread), f32x4.mul(shrink, theta));
    const step = moving4(plan, pull, k, bare);
    v128.store(velocityAt + k, m);
    v128.store(secondAt + k, s);
    const next = f32x4.sub(theta, f32x4.mul(rate, step));
    bad = v128.or(bad, unfinite4(next));
    v128.store(nextAt + k, next);
  }
  return !v128.any_true(bad);
}

/** @returns whether the new parameters, in `next`, are finite */
export function descendByMomentum(plan: Plan, network: Network, gradient: usize): bool {
  return plan.bare ? momentumStep(plan, network, gradient, true) : momentumStep(plan, network, gradient, false);
}

/** @returns whether the new parameters, in `next`, are finite */
export function descendAdaptively(plan: Plan, network: Network, gradient: usize): bool {
  return plan.bare ? adaptiveStep(plan, network, gradient, true) : adaptiveStep(plan, network, gradient, false);
}
