/**
 * Moves of one network. Definitions and random numbers: src/engine/reference/learner-moves.ts. The gradient and energy of the
 * current parameters are kept from step to step, and an accepted proposal brings its own: one forward and backward a step.
 *
 * Every move is a beginning, an evaluation tile by tile, and an end, so that a large network's step can be interrupted.
 */
import { beginEnergy, evaluatedEnergy, evaluateTile } from './learner-network';
import { Network, Plan } from './learner-plan';
import { descendAdaptively, descendByMomentum, NESTEROV, pulled4, unfinite4 } from './learner-descent';
import { fillNormals, logarithmOf } from './learner-random';
import { philox16 } from './philox';

const LANGEVIN_NOISE: u32 = 33;
const LANGEVIN_ACCEPTANCE: u32 = 34;
const MINIBATCH: u32 = 35;

/** Starts the evaluation of the current parameters. @returns false if gradient and energy are theirs already */
export function beginRefresh(plan: Plan, network: Network): bool {
  if (network.current) return false;
  beginEnergy(
    plan, <usize>network.theta, <usize>network.gradient, <usize>network.inputs, <usize>network.targets,
    <usize>plan.mask, <usize>plan.pointBytes, plan.energyScale,
  );
  return true;
}

export function endRefresh(network: Network): void {
  network.energy = evaluatedEnergy();
  network.current = 1;
}

// @ts-ignore: decorator
@inline
function evaluate(plan: Plan): void {
  while (!evaluateTile(plan)) {}
}

/** Makes `gradient` and `energy` those of `theta`. */
export function refresh(plan: Plan, network: Network): void {
  if (!beginRefresh(plan, network)) return;
  evaluate(plan);
  endRefresh(network);
}

/** The numbers of the `step`-th step of this call, where they change in time. */
export function turn(plan: Plan, network: Network, step: i32): void {
  if (plan.turns == 0) return;
  const at = <usize>plan.turns + ((<usize>step) << 5);
  network.rate = load<f64>(at);
  network.epsilon = network.rate;
  network.inverseTemperature = load<f64>(at, 8);
  network.kept = load<f64>(at, 16);
  network.drawn = load<f64>(at, 24);
}

/** Ends the motion of a network at this step: back to the parameters kept in `next`, without moments. */
function stop(plan: Plan, network: Network, time: u32): void {
  const bytes = <usize>plan.parameterBytes;
  memory.copy(<usize>network.theta, <usize>plan.next, bytes);
  memory.fill(<usize>network.velocity, 0, bytes);
  memory.fill(<usize>network.secondMoment, 0, bytes);
  network.stopped = <f64>time;
}

function isFinite(vector: usize, bytes: usize): bool {
  let bad = f32x4.splat(0);
  for (let k: usize = 0; k < bytes; k += 16) bad = v128.or(bad, unfinite4(v128.load(vector + k)));
  return !v128.any_true(bad);
}

// dPhi/dtheta of the four parameters at offset k, given their theta: g / T + lambda theta and a tether's pull, 0 where frozen.
// @ts-ignore: decorator
@inline
function slope4(plan: Plan, gradient: usize, theta: v128, k: usize, coldness: v128, centre: usize, strength: v128): v128 {
  const prior = f32x4.mul(v128.load(<usize>plan.precision + k), theta);
  const slope = f32x4.add(f32x4.mul(v128.load(gradient + k), coldness), prior);
  return v128.and(pulled4(slope, theta, centre, k, strength), v128.load(<usize>plan.moving + k));
}

/** next = theta - eps dPhi/dtheta + sqrt(2 eps) xi. */
function propose(plan: Plan, network: Network): void {
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const epsilon = f32x4.splat(<f32>network.epsilon);
  const amplitude = f32x4.splat(<f32>sqrt<f64>(2 * network.epsilon));
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const moving = v128.load(<usize>plan.moving + k);
    const g = slope4(plan, <usize>network.gradient, theta, k, inverseTemperature, centre, strength);
    const noise = v128.and(v128.load(<usize>plan.noise + k), moving);
    const drifted = f32x4.sub(theta, f32x4.mul(epsilon, g));
    v128.store(<usize>plan.next + k, f32x4.add(drifted, f32x4.mul(amplitude, noise)));
  }
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
function logRatio(plan: Plan, network: Network, nextEnergy: f64): f64 {
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const epsilon = f64x2.splat(network.epsilon);
  let low = f64x2.splat(0);
  let high = low;
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const precision = v128.load(<usize>plan.precision + k);
    const t = v128.load(<usize>network.theta + k);
    const u = v128.load(<usize>plan.next + k);
    const g = slope4(plan, <usize>network.gradient, t, k, inverseTemperature, centre, strength);
    const h = slope4(plan, <usize>plan.nextGradient, u, k, inverseTemperature, centre, strength);
    low = f64x2.add(low, share2(lowHalf(t), lowHalf(u), lowHalf(g), lowHalf(h), lowHalf(precision), epsilon));
    high = f64x2.add(high, share2(highHalf(t), highHalf(u), highHalf(g), highHalf(h), highHalf(precision), epsilon));
  }
  const sum = f64x2.add(low, high);
  const prior = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  const pull = centre == 0 ? 0 : tetherShare(plan, network);
  return (network.energy - nextEnergy) * network.inverseTemperature + prior + pull;
}

/** Accept iff ln(ratio) > Lm(u) / 2^26; a ratio that is not a number is a rejection. */
function accepts(plan: Plan, network: Network, time: u32, ratio: f64): bool {
  philox16(<usize>plan.noise, 0, time, network.owner, LANGEVIN_ACCEPTANCE, plan.keyLow, plan.keyHigh);
  const L = logarithmOf(load<u32>(<usize>plan.noise), <usize>plan.logTable, <usize>plan.logOctaves);
  return ratio > <f64>L / 67108864.0;
}

/** Proposes, given a current gradient. @returns false if the move is made already (plain), true if it waits for its evaluation */
export function beginLangevin(plan: Plan, network: Network, time: u32, adjusted: bool): bool {
  fillNormals(
    <usize>plan.noise, plan.parameters, time, network.owner, LANGEVIN_NOISE,
    plan.keyLow, plan.keyHigh, <usize>plan.normalTable,
  );
  propose(plan, network);
  if (!adjusted) {
    if (!isFinite(<usize>plan.next, <usize>plan.parameterBytes)) {
      network.stopped = <f64>time;
      return false;
    }
    memory.copy(<usize>network.theta, <usize>plan.next, <usize>plan.parameterBytes);
    network.current = 0;
    network.accepted += 1;
    return false;
  }
  beginEnergy(
    plan, <usize>plan.next, <usize>plan.nextGradient, <usize>network.inputs, <usize>network.targets,
    <usize>plan.mask, <usize>plan.pointBytes, plan.energyScale,
  );
  return true;
}

/** Accepts or rejects the evaluated proposal. */
export function endLangevin(plan: Plan, network: Network, time: u32): void {
  const energy = evaluatedEnergy();
  if (!accepts(plan, network, time, logRatio(plan, network, energy))) return;
  const vector = <usize>plan.parameterBytes;
  memory.copy(<usize>network.theta, <usize>plan.next, vector);
  memory.copy(<usize>network.gradient, <usize>plan.nextGradient, vector);
  network.energy = energy;
  network.accepted += 1;
}

export function langevinStep(plan: Plan, network: Network, time: u32, adjusted: bool): void {
  if (network.stopped >= 0) return;
  refresh(plan, network);
  if (!beginLangevin(plan, network, time, adjusted)) return;
  evaluate(plan);
  endLangevin(plan, network, time);
}

/** Copies the drawn points' rows behind the words of the batch. @returns bytes of one row of the batch */
function gatherBatch(plan: Plan, network: Network, time: u32, batch: i32): usize {
  const words = <usize>plan.batch;
  const groups = (batch + 15) >> 4;
  for (let g = 0; g < groups; g++) {
    philox16(
      words + ((<usize>g) << 6), <u32>(g << 2), time, network.owner, MINIBATCH, plan.keyLow, plan.keyHigh,
    );
  }
  const rowBytes = ((<usize>batch + 7) & ~7) << 2;
  const inputs = words + ((<usize>groups) << 6);
  const mask = inputs + <usize>(plan.inputs + plan.outputs) * rowBytes;
  memory.fill(inputs, 0, mask + rowBytes - inputs);
  memory.fill(mask, 0xff, (<usize>batch) << 2);
  for (let b = 0; b < batch; b++) {
    const word = <u64>load<u32>(words + ((<usize>b) << 2));
    const point = <usize>((word * <u64>plan.points) >> 32) << 2;
    let to = inputs + ((<usize>b) << 2);
    for (let i = 0; i < plan.inputs; i++, to += rowBytes) {
      store<f32>(to, load<f32>(<usize>network.inputs + <usize>i * <usize>plan.pointBytes + point));
    }
    for (let o = 0; o < plan.outputs; o++, to += rowBytes) {
      store<f32>(to, load<f32>(<usize>network.targets + <usize>o * <usize>plan.pointBytes + point));
    }
  }
  return rowBytes;
}

/** Draws a minibatch and starts its gradient. */
export function beginBatch(plan: Plan, network: Network, time: u32, batch: i32): void {
  const rowBytes = gatherBatch(plan, network, time, batch);
  const inputs = <usize>plan.batch + ((<usize>((batch + 15) >> 4)) << 6);
  const targets = inputs + <usize>plan.inputs * rowBytes;
  const mask = targets + <usize>plan.outputs * rowBytes;
  const scale = (plan.energyScale * <f64>plan.points) / <f64>batch;
  beginEnergy(plan, <usize>network.theta, <usize>plan.nextGradient, inputs, targets, mask, rowBytes, scale);
}

/** The rule of the plan, with the gradient of all points or of the batch. */
export function endDescent(plan: Plan, network: Network, time: u32, batch: i32): void {
  const gradient = batch == 0 ? <usize>network.gradient : <usize>plan.nextGradient;
  const finite =
    plan.rule <= NESTEROV ? descendByMomentum(plan, network, gradient) : descendAdaptively(plan, network, gradient);
  if (finite) network.current = 0;
  else stop(plan, network, time);
}

export function descentStep(plan: Plan, network: Network, time: u32, batch: i32): void {
  if (network.stopped >= 0) return;
  if (batch == 0) refresh(plan, network);
  else {
    beginBatch(plan, network, time, batch);
    evaluate(plan);
  }
  endDescent(plan, network, time, batch);
}

/** Half a kick, half a drift, the bath, half a drift; given a current gradient. @returns whether its evaluation follows, or the network has stopped */
export function beginUnderdamped(plan: Plan, network: Network, time: u32): bool {
  fillNormals(
    <usize>plan.noise, plan.parameters, time, network.owner, LANGEVIN_NOISE,
    plan.keyLow, plan.keyHigh, <usize>plan.normalTable,
  );
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const half = f32x4.splat(<f32>(network.epsilon * 0.5));
  const kept = f32x4.splat(<f32>network.kept);
  const drawn = f32x4.splat(<f32>network.drawn);
  let bad = f32x4.splat(0);
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const moving = v128.load(<usize>plan.moving + k);
    const g = slope4(plan, <usize>network.gradient, theta, k, inverseTemperature, centre, strength);
    const noise = v128.and(v128.load(<usize>plan.noise + k), moving);
    const before = v128.and(v128.load(<usize>network.velocity + k), moving);
    const kicked = f32x4.sub(before, f32x4.mul(half, g));
    const velocity = f32x4.add(f32x4.mul(kept, kicked), f32x4.mul(drawn, noise));
    const next = f32x4.add(theta, f32x4.mul(half, f32x4.add(kicked, velocity)));
    bad = v128.or(bad, unfinite4(next));
    v128.store(<usize>plan.next + k, theta);
    v128.store(<usize>network.velocity + k, velocity);
    v128.store(<usize>network.theta + k, next);
  }
  if (v128.any_true(bad)) {
    stop(plan, network, time);
    return false;
  }
  network.current = 0;
  return true;
}

/** The other half of the kick, given a current gradient again. */
export function endUnderdamped(plan: Plan, network: Network): void {
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const half = f32x4.splat(<f32>(network.epsilon * 0.5));
  for (let k: usize = 0; k < <usize>plan.parameterBytes; k += 16) {
    const theta = v128.load(<usize>network.theta + k);
    const g = slope4(plan, <usize>network.gradient, theta, k, inverseTemperature, centre, strength);
    const velocity = f32x4.sub(v128.load(<usize>network.velocity + k), f32x4.mul(half, g));
    v128.store(<usize>network.velocity + k, velocity);
  }
}

export function underdampedStep(plan: Plan, network: Network, time: u32): void {
  if (network.stopped >= 0) return;
  refresh(plan, network);
  if (!beginUnderdamped(plan, network, time)) return;
  refresh(plan, network);
  endUnderdamped(plan, network);
}
