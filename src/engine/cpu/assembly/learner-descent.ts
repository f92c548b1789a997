/**
 * Descent rules of one network, four parameters at a time. Formulas: DescentRule in src/engine/contract.ts; numbers of the rules:
 * RULES in src/engine/moments.ts. What pads a vector has gradient 0 and stays 0 under every rule.
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

/** m' = mu m - eta g; theta' = theta + m', or theta + mu m' - eta g (Nesterov). Old parameters go to `next`. @returns whether the new ones are finite */
export function descendByMomentum(plan: Plan, network: Network, gradient: usize): bool {
  const rate = f32x4.splat(<f32>network.rate);
  const momentum = f32x4.splat(plan.firstDecay);
  const weightDecay = f32x4.splat(plan.weightDecay);
  const nesterov = plan.rule == NESTEROV;
  let bad = f32x4.splat(0);
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const g = f32x4.add(v128.load(gradient + k), f32x4.mul(weightDecay, theta));
    const pull = f32x4.mul(rate, g);
    const velocity = f32x4.sub(f32x4.mul(momentum, v128.load(<usize>network.velocity + k)), pull);
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
  let bad = f32x4.splat(0);
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const g = f32x4.add(v128.load(gradient + k), f32x4.mul(coupled, theta));
    const m = f32x4.add(
      f32x4.mul(firstDecay, v128.load(<usize>network.velocity + k)), f32x4.mul(firstRest, g),
    );
    const s = f32x4.add(
      f32x4.mul(secondDecay, v128.load(<usize>network.secondMoment + k)), f32x4.mul(secondRest, f32x4.mul(g, g)),
    );
    const spread = f32x4.add(f32x4.sqrt(f32x4.mul(s, secondScale)), epsilon);
    const step = f32x4.add(f32x4.div(f32x4.mul(m, firstScale), spread), f32x4.mul(shrink, theta));
    v128.store(<usize>network.velocity + k, m);
    v128.store(<usize>network.secondMoment + k, s);
    const next = f32x4.sub(theta, f32x4.mul(rate, step));
    bad = v128.or(bad, unfinite4(next));
    v128.store(<usize>plan.next + k, theta);
    v128.store(<usize>network.theta + k, next);
  }
  return !v128.any_true(bad);
}
