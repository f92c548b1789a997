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

/** Adds strength (theta - centre) to a gradient, where there is a tether; `centre` is 0 or the first of the network's centres. */
// @ts-ignore: decorator
@inline
export function pulled4(g: v128, theta: v128, centre: usize, k: usize, strength: v128): v128 {
  if (centre == 0) return g;
  return f32x4.add(g, f32x4.mul(strength, f32x4.sub(theta, v128.load(centre + k))));
}

/** m' = mu m - eta g; theta' = theta + m', or theta + mu m' - eta g (Nesterov). Old parameters go to `next`. @returns whether the new ones are finite */
export function descendByMomentum(plan: Plan, network: Network, gradient: usize): bool {
  const rate = f32x4.splat(<f32>network.rate);
  const momentum = f32x4.splat(plan.firstDecay);
  const weightDecay = f32x4.splat(plan.weightDecay);
  const nesterov = plan.rule == NESTEROV;
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  let bad = f32x4.splat(0);
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const moving = v128.load(<usize>plan.moving + k);
    const slope = pulled4(v128.load(gradient + k), theta, centre, k, strength);
    const g = v128.and(f32x4.add(slope, f32x4.mul(weightDecay, theta)), moving);
    const pull = f32x4.mul(rate, g);
    const before = v128.and(v128.load(<usize>network.velocity + k), moving);
    const velocity = f32x4.sub(f32x4.mul(momentum, before), pull);
    const move = nesterov ? f32x4.sub(f32x4.mul(momentum, velocity), pull) : velocity;
    const next = f32x4.add(theta, move);
    bad = v128.or(bad, unfinite4(next));
    v128.store(<usize>plan.next + k, theta);
    v128.store(<usize>network.velocity + k, velocity);
    v128.store(<usize>network.theta + k, next);
  }
  return !v128.any_true(bad);
}

/** Adam, AdamW and RMSprop; as above. With b1 = 0 the first moment is the gradient itself: RMSprop is that, and does not correct s. */
export function descendAdaptively(plan: Plan, network: Network, gradient: usize): bool {
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
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const moving = v128.load(<usize>plan.moving + k);
    const slope = pulled4(v128.load(gradient + k), theta, centre, k, strength);
    const g = v128.and(f32x4.add(slope, f32x4.mul(coupled, theta)), moving);
    const m = f32x4.add(
      f32x4.mul(firstDecay, v128.and(v128.load(<usize>network.velocity + k), moving)), f32x4.mul(firstRest, g),
    );
    const s = f32x4.add(
      f32x4.mul(secondDecay, v128.and(v128.load(<usize>network.secondMoment + k), moving)),
      f32x4.mul(secondRest, f32x4.mul(g, g)),
    );
    const spread = f32x4.add(f32x4.sqrt(f32x4.mul(s, secondScale)), epsilon);
    const pull = f32x4.add(f32x4.div(f32x4.mul(m, firstScale), spread), f32x4.mul(shrink, theta));
    const step = v128.and(pull, moving);
    v128.store(<usize>network.velocity + k, m);
    v128.store(<usize>network.secondMoment + k, s);
    const next = f32x4.sub(theta, f32x4.mul(rate, step));
    bad = v128.or(bad, unfinite4(next));
    v128.store(<usize>plan.next + k, theta);
    v128.store(<usize>network.theta + k, next);
  }
  return !v128.any_true(bad);
}
