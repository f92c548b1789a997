/**
 * Moves of one network. Definitions and random numbers: src/engine/reference/learner-moves.ts. The gradient and energy of the
 * current parameters are kept from step to step, and an accepted proposal brings its own: one forward and backward a step.
 *
 * Every move is a beginning, an evaluation tile by tile, and an end, so that a large network's step can be interrupted.
 */
import { beginEnergy, beginInputSlopes, endInputSlopes, evaluatedEnergy, evaluateTile, thin } from './learner-network';
import { Network, Plan } from './learner-plan';
import { descendAdaptively, descendByMomentum, moving4, NESTEROV, unfinite4 } from './learner-descent';
import { logRatio, slope4 } from './learner-potential';
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
    <usize>plan.mask, <usize>network.weights, <usize>plan.pointBytes, plan.energyScale,
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

/** dE/dx of the training points to `target`, rows [input][point]. */
export function inputSlopes(plan: Plan, network: Network, target: usize): void {
  const whole = beginInputSlopes(target);
  beginEnergy(
    plan, <usize>network.theta, <usize>plan.nextGradient, <usize>network.inputs, <usize>network.targets,
    <usize>plan.mask, <usize>network.weights, <usize>plan.pointBytes, plan.energyScale,
  );
  evaluate(plan);
  endInputSlopes(whole);
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

/** The parameters in `next` become the network's; its old ones are scratch. */
// @ts-ignore: decorator
@inline
function takeNext(plan: Plan, network: Network): void {
  const old = network.theta;
  network.theta = plan.next;
  plan.next = old;
}

/** Ends the motion of a network at this step: it keeps its parameters, without moments. */
function stop(plan: Plan, network: Network, time: u32): void {
  const bytes = <usize>plan.parameterBytes;
  memory.fill(<usize>network.velocity, 0, bytes);
  memory.fill(<usize>network.secondMoment, 0, bytes);
  network.stopped = <f64>time;
}

function isFinite(vector: usize, bytes: usize): bool {
  let bad = f32x4.splat(0);
  for (let k: usize = 0; k < bytes; k += 16) bad = v128.or(bad, unfinite4(v128.load(vector + k)));
  return !v128.any_true(bad);
}

/** next = theta - eps dPhi/dtheta + sqrt(2 eps) xi. */
// @ts-ignore: decorator
@inline
function proposeWith(plan: Plan, network: Network, bare: bool): void {
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const epsilon = f32x4.splat(<f32>network.epsilon);
  const amplitude = f32x4.splat(<f32>sqrt<f64>(2 * network.epsilon));
  const thetaAt = <usize>network.theta;
  const gradientAt = <usize>network.gradient;
  const nextAt = <usize>plan.next;
  const noiseAt = <usize>plan.noise;
  const bytes = <usize>plan.parameterBytes;
  for (let k: usize = 0; k < bytes; k += 16) {
    const theta = v128.load(thetaAt + k);
    const g = slope4(plan, gradientAt, theta, k, inverseTemperature, centre, strength, bare);
    const noise = moving4(plan, v128.load(noiseAt + k), k, bare);
    const drifted = f32x4.sub(theta, f32x4.mul(epsilon, g));
    v128.store(nextAt + k, f32x4.add(drifted, f32x4.mul(amplitude, noise)));
  }
}

/** Accept iff ln(ratio) > Lm(u) / 2^26; a ratio that is not a number is a rejection. */
function accepts(plan: Plan, network: Network, time: u32, ratio: f64): bool {
  philox16(<usize>plan.noise, 0, time, network.owner, LANGEVIN_ACCEPTANCE, plan.keyLow, plan.keyHigh);
  const L = logarithmOf(load<u32>(<usize>plan.noise), <usize>plan.logTable, <usize>plan.logOctaves);
  return ratio > <f64>L / 67108864.0;
}

function propose(plan: Plan, network: Network): void {
  if (plan.bare) proposeWith(plan, network, true);
  else proposeWith(plan, network, false);
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
    takeNext(plan, network);
    network.current = 0;
    network.accepted += 1;
    return false;
  }
  beginEnergy(
    plan, <usize>plan.next, <usize>plan.nextGradient, <usize>network.inputs, <usize>network.targets,
    <usize>plan.mask, <usize>network.weights, <usize>plan.pointBytes, plan.energyScale,
  );
  return true;
}

/** Accepts or rejects the evaluated proposal. */
export function endLangevin(plan: Plan, network: Network, time: u32): void {
  const energy = evaluatedEnergy();
  if (!accepts(plan, network, time, logRatio(plan, network, energy))) return;
  takeNext(plan, network);
  const old = network.gradient;
  network.gradient = plan.nextGradient;
  plan.nextGradient = old;
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
  const weights = mask + rowBytes;
  memory.fill(inputs, 0, weights + rowBytes - inputs);
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
    if (plan.weighted) store<f32>(weights + ((<usize>b) << 2), load<f32>(<usize>network.weights + point));
  }
  return rowBytes;
}

/** Draws a minibatch, or takes all points (`batch` = 0), and starts the gradient there, of thinned networks where there is dropout. */
export function beginBatch(plan: Plan, network: Network, time: u32, batch: i32): void {
  const gradient = <usize>plan.nextGradient;
  if (batch == 0) {
    beginEnergy(
      plan, <usize>network.theta, gradient, <usize>network.inputs, <usize>network.targets,
      <usize>plan.mask, <usize>network.weights, <usize>plan.pointBytes, plan.energyScale,
    );
  } else {
    const rowBytes = gatherBatch(plan, network, time, batch);
    const inputs = <usize>plan.batch + ((<usize>((batch + 15) >> 4)) << 6);
    const targets = inputs + <usize>plan.inputs * rowBytes;
    const mask = targets + <usize>plan.outputs * rowBytes;
    const scale = (plan.energyScale * <f64>plan.points) / <f64>batch;
    beginEnergy(
      plan, <usize>network.theta, gradient, inputs, targets, mask, mask + rowBytes, rowBytes, scale,
    );
  }
  if (plan.kept > 0) thin(time, network.owner);
}

/** The rule of the plan, with the gradient of all points or of the batch. */
export function endDescent(plan: Plan, network: Network, time: u32, batch: i32): void {
  const gradient = batch == 0 && plan.kept == 0 ? <usize>network.gradient : <usize>plan.nextGradient;
  const finite =
    plan.rule <= NESTEROV ? descendByMomentum(plan, network, gradient) : descendAdaptively(plan, network, gradient);
  if (!finite) {
    stop(plan, network, time);
    return;
  }
  takeNext(plan, network);
  network.current = 0;
}

export function descentStep(plan: Plan, network: Network, time: u32, batch: i32): void {
  if (network.stopped >= 0) return;
  if (batch == 0 && plan.kept == 0) refresh(plan, network);
  else {
    beginBatch(plan, network, time, batch);
    evaluate(plan);
  }
  endDescent(plan, network, time, batch);
}

/** Half a kick, half a drift, the bath, half a drift; given a current gradient. @returns whether its evaluation follows, or the network has stopped */
// @ts-ignore: decorator
@inline
function drift(plan: Plan, network: Network, time: u32, bare: bool): bool {
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
  const thetaAt = <usize>network.theta;
  const velocityAt = <usize>network.velocity;
  const gradientAt = <usize>network.gradient;
  const nextAt = <usize>plan.next;
  const noiseAt = <usize>plan.noise;
  const bytes = <usize>plan.parameterBytes;
  for (let k: usize = 0; k < bytes; k += 16) {
    const theta = v128.load(thetaAt + k);
    const g = slope4(plan, gradientAt, theta, k, inverseTemperature, centre, strength, bare);
    const noise = moving4(plan, v128.load(noiseAt + k), k, bare);
    const before = moving4(plan, v128.load(velocityAt + k), k, bare);
    const kicked = f32x4.sub(before, f32x4.mul(half, g));
    const velocity = f32x4.add(f32x4.mul(kept, kicked), f32x4.mul(drawn, noise));
    const next = f32x4.add(theta, f32x4.mul(half, f32x4.add(kicked, velocity)));
    bad = v128.or(bad, unfinite4(next));
    v128.store(velocityAt + k, velocity);
    v128.store(nextAt + k, next);
  }
  if (v128.any_true(bad)) {
    stop(plan, network, time);
    return false;
  }
  takeNext(plan, network);
  network.current = 0;
  return true;
}

/** The other half of the kick, given a current gradient again. */
// @ts-ignore: decorator
@inline
function kick(plan: Plan, network: Network, bare: bool): void {
  const inverseTemperature = f32x4.splat(<f32>network.inverseTemperature);
  const centre = <usize>network.centre;
  const strength = f32x4.splat(plan.tether);
  const half = f32x4.splat(<f32>(network.epsilon * 0.5));
  const thetaAt = <usize>network.theta;
  const velocityAt = <usize>network.velocity;
  const gradientAt = <usize>network.gradient;
  const bytes = <usize>plan.parameterBytes;
  for (let k: usize = 0; k < bytes; k += 16) {
    const theta = v128.load(thetaAt + k);
    const g = slope4(plan, gradientAt, theta, k, inverseTemperature, centre, strength, bare);
    const velocity = f32x4.sub(v128.load(velocityAt + k), f32x4.mul(half, g));
    v128.store(velocityAt + k, velocity);
  }
}

/** @returns whether an evaluation and the end follow */
export function beginUnderdamped(plan: Plan, network: Network, time: u32): bool {
  return plan.bare ? drift(plan, network, time, true) : drift(plan, network, time, false);
}

export function endUnderdamped(plan: Plan, network: Network): void {
  if (plan.bare) kick(plan, network, true);
  else kick(plan, network, false);
}

export function underdampedStep(plan: Plan, network: Network, time: u32): void {
  if (network.stopped >= 0) return;
  refresh(plan, network);
  if (!beginUnderdamped(plan, network, time)) return;
  refresh(plan, network);
  endUnderdamped(plan, network);
}
