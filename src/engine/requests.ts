/** What every engine checks before it touches a device: the same refusals, in the same words, everywhere. */

import type { OrderBar } from '../glass/update-orders.ts';
import { GlassboxError } from '../messages/problem.ts';
import type {
  DescentRule,
  EngineKind,
  GlassSpec,
  LearnerMove,
  PerceptronSpec,
  StepFactors,
  SweepRequest,
  TemperRequest,
  Tether,
  UpdateOrder,
} from './contract.ts';

/** Sizes of the contract; a device may fit less, and then says so itself. */
export const SIZE_RANGE = [2, 4096] as const;
/** With neighbour lists memory grows with the couplings, not with N^2. */
export const SPARSE_SIZE_RANGE = [2, 65_536] as const;
/** Samples times replicas of one spin system. */
export const STATES_RANGE = [1, 1024] as const;

/**
 * @param barTo  what stands between this model and an order
 * @throws GBX-202 for such an order, saying why; RangeError for a call that cannot be meant
 */
export function checkSweepRequest(
  request: SweepRequest,
  states: number,
  engine: EngineKind,
  barTo: OrderBar,
): void {
  checkOrder(request.order, engine, barTo);
  if (request.betas.length !== states) {
    throw new RangeError(`sweep needs one beta per state: ${states}, got ${request.betas.length}`);
  }
  const badBeta = request.betas.find((beta) => !(beta >= 0));
  if (badBeta !== undefined) throw new RangeError(`beta ${badBeta} is not a non-negative number`);
  for (const count of [request.sweeps, request.sites ?? 0]) {
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${count} is not a number of updates`);
  }
}

/** @throws GBX-202 where something stands between the model and the order */
function checkOrder(order: UpdateOrder, engine: EngineKind, barTo: OrderBar): void {
  const bar = barTo(order);
  if (bar === null) return;
  const others = (['sequential', 'colour', 'random'] as const).filter((other) => barTo(other) === null);
  throw new GlassboxError('GBX-202', {
    engine,
    what: `${order} update order ${bar}`.trim(),
    instead: others.join(', '),
  });
}

/**
 * @param shape  of the spin state that is asked
 * @throws GBX-202 for an order that the model does not have; RangeError for ladders that the states do not stand on
 */
export function checkTemperRequest(
  request: TemperRequest,
  shape: { readonly states: number; readonly replicas: number },
  engine: EngineKind,
  barTo: OrderBar,
): void {
  checkOrder(request.order, engine, barTo);
  const { betas, slots, firstRound, rounds, sweepsPerRound, firstSample = 0 } = request;
  const { states, replicas } = shape;
  if (betas.length === 0 || replicas % betas.length !== 0)
    throw new RangeError(`${replicas} replicas do not make whole ladders of ${betas.length} slots`);
  const wrong = betas.findIndex((beta, slot) => !(beta >= 0 && (slot === 0 || beta >= betas[slot - 1]!)));
  if (wrong >= 0)
    throw new RangeError(`beta ${betas[wrong]} of slot ${wrong}: a ladder goes from hot to cold`);
  if (slots.length !== states) throw new RangeError(`${states} states, but ${slots.length} slots`);
  for (let first = 0; first < states; first += betas.length) {
    const ladder = slots.subarray(first, first + betas.length);
    if (new Set(ladder).size < betas.length || ladder.some((slot) => slot >= betas.length))
      throw new RangeError(`states ${first} to ${first + betas.length - 1} do not stand on one slot each`);
  }
  for (const count of [firstRound, rounds, sweepsPerRound, firstSample])
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${count} is not a number of rounds, sweeps or samples`);
  if (firstRound + rounds > 2 ** 32 || firstSample + states / replicas > 2 ** 32)
    throw new RangeError(
      `round ${firstRound + rounds} or sample ${firstSample} is beyond the random counter's 2^32`,
    );
}

/** Common shape of a spin system's specification. @throws GBX-204 out of the contract's range, RangeError if ragged */
export function checkSpinSpec(
  sizes: readonly number[],
  replicas: number,
  sizeRange: readonly [number, number] = SIZE_RANGE,
): { size: number; states: number } {
  const [size] = sizes;
  if (size === undefined) throw new RangeError('a spin system needs at least one sample');
  if (sizes.some((other) => other !== size)) throw new RangeError('all samples must have one size');
  const states = sizes.length * replicas;
  const inRange = (value: number, [low, high]: readonly [number, number]) =>
    Number.isInteger(value) && value >= low && value <= high;
  if (!inRange(size, sizeRange) || !inRange(states, STATES_RANGE)) {
    throw new GlassboxError('GBX-204', {
      size,
      states,
      smallest: sizeRange[0],
      largest: sizeRange[1],
      mostStates: STATES_RANGE[1],
    });
  }
  return { size, states };
}

/** Sparse samples alone may have the larger size. @throws GBX-204 out of range, RangeError if ragged */
export const checkGlassSpec = (spec: GlassSpec) =>
  checkSpinSpec(
    spec.instances.map((instance) => instance.size),
    spec.replicas,
    spec.instances.every(({ couplings }) => couplings.kind === 'sparse') ? SPARSE_SIZE_RANGE : SIZE_RANGE,
  );

/** @throws GBX-204 out of range, RangeError if ragged */
export const checkPerceptronSpec = (spec: PerceptronSpec) =>
  checkSpinSpec(
    spec.patterns.map((set) => set.size),
    spec.replicas,
  );

function checkRule(rule: DescentRule): void {
  const share = (name: string, value: number) => {
    if (!(value >= 0 && value < 1)) throw new RangeError(`${name} ${value} is not in [0, 1)`);
  };
  if (rule.kind === 'momentum') {
    share('momentum', rule.momentum);
    return;
  }
  if (rule.kind === 'adam') {
    share('beta1', rule.beta1);
    share('beta2', rule.beta2);
  } else share('decay', rule.decay);
  // Below the smallest normal f32 it would vanish on the engines and leave 0 / 0.
  if (!(rule.epsilon >= 2 ** -126 && rule.epsilon < Infinity))
    throw new RangeError(`epsilon ${rule.epsilon}`);
}

/** @throws RangeError naming what is out of range */
export function checkMove(
  move: LearnerMove,
  { networks, parameters }: { readonly networks: number; readonly parameters: number },
  steps: number,
  factors: StepFactors = {},
): void {
  if (!Number.isSafeInteger(steps) || steps < 0) throw new RangeError(`${steps} steps`);
  checkNumbers(move, networks);
  if (move.tether) checkTether(move.tether, networks * parameters);
  checkFactors(move, steps, factors);
}

/** @throws RangeError */
function checkTether({ strength, centres }: Tether, length: number): void {
  if (!(strength >= 0 && strength < Infinity)) throw new RangeError(`tether of strength ${strength}`);
  if (centres.length !== length)
    throw new RangeError(`a tether needs ${length} numbers of centres, got ${centres.length}`);
  if (!centres.every(Number.isFinite)) throw new RangeError('a centre of the tether is not finite');
}

/** @throws RangeError */
function checkFactors(move: LearnerMove, steps: number, { rates, temperatures }: StepFactors): void {
  const base = move.kind === 'descent' ? move.learningRates : move.stepSizes;
  if (rates) checkTurned('rates', rates, steps, base, (value) => value >= 0);
  if (!temperatures) return;
  if (move.kind === 'descent') throw new RangeError('a descent has no temperatures to turn');
  checkTurned('temperatures', temperatures, steps, move.temperatures, (value) => value > 0);
}

/** The factors, and their least and largest products: a number that overflows has no meaning. */
function checkTurned(
  name: string,
  factors: Float64Array,
  steps: number,
  base: Float64Array,
  fits: (value: number) => boolean,
): void {
  if (factors.length !== steps)
    throw new RangeError(`${steps} steps need as many factors of ${name}, got ${factors.length}`);
  const wrong = factors.find((factor) => !(factor < Infinity && fits(factor)));
  if (wrong !== undefined) throw new RangeError(`factor ${wrong} of ${name}`);
  const least = factors.reduce((a, b) => Math.min(a, b), 1);
  const largest = factors.reduce((a, b) => Math.max(a, b), 1);
  for (const value of base) {
    if (!fits(value * least) || (value < Infinity && value * largest === Infinity))
      throw new RangeError(`factors ${least} … ${largest} of ${name} do not fit ${value}`);
  }
}

/** @throws RangeError */
function checkNumbers(move: LearnerMove, networks: number): void {
  const positive = (name: string, values: Float64Array, largest: number) => {
    if (values.length !== networks)
      throw new RangeError(`${networks} networks need as many ${name}, got ${values.length}`);
    const wrong = values.find((value) => !(value > 0 && value <= largest));
    if (wrong !== undefined) throw new RangeError(`${name}: ${wrong} is not a positive number`);
  };
  if (move.kind !== 'descent') {
    positive('temperatures', move.temperatures, Infinity);
    positive('stepSizes', move.stepSizes, Number.MAX_VALUE);
    if (move.kind === 'underdamped' && !(move.friction >= 0))
      throw new RangeError(`friction ${move.friction}`);
    return;
  }
  positive('learningRates', move.learningRates, Number.MAX_VALUE);
  checkRule(move.rule);
  if (!(move.weightDecay >= 0 && move.weightDecay < Infinity))
    throw new RangeError(`weightDecay ${move.weightDecay}`);
  if (!Number.isSafeInteger(move.batch) || move.batch < 0) throw new RangeError(`batch ${move.batch}`);
}
