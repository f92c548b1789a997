/**
 * Where the parameters of a network lie, how many there are, and the named choices of gain.
 *
 * The flat vector theta of one network is layer after layer: the matrix W [output][input], then b [output] if the shape has
 * biases. A layer computes z = gain (W a) + b; the activation follows every layer but the last.
 */
import type { Activation, LearnerProblem, NetworkShape, TrainingData } from './problem.ts';
import { checkResiduals } from './residuals.ts';

export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly gain: number;
  /** Offset of W[0][0] in theta. */
  readonly weights: number;
  /** Offset of b[0] in theta, or -1 without biases. */
  readonly biases: number;
}

/** The layers in order of computation. @throws RangeError if the shape is not one */
export function layersOf(shape: NetworkShape): readonly Layer[] {
  const widths = [shape.inputs, ...shape.hidden, shape.outputs];
  const whole = widths.every((width) => Number.isSafeInteger(width) && width > 0);
  if (!whole) throw new RangeError(`widths ${widths.join('-')} are not all positive integers`);
  if (shape.gains.length !== widths.length - 1 || !shape.gains.every(Number.isFinite)) {
    throw new RangeError(
      `a ${widths.join('-')} network needs ${widths.length - 1} finite gains, got [${shape.gains.join(', ')}]`,
    );
  }
  let offset = 0;
  return shape.gains.map((gain, l) => {
    const [inputs, outputs] = [widths[l]!, widths[l + 1]!];
    const weights = offset;
    const biases = shape.bias ? weights + inputs * outputs : -1;
    offset = weights + inputs * outputs + (shape.bias ? outputs : 0);
    return { inputs, outputs, gain, weights, biases };
  });
}

/** Parameters of one network: those of its layers, then its trainable constants. */
export function parameterCount(shape: NetworkShape): number {
  return layersOf(shape).reduce(
    (sum, layer) => sum + layer.inputs * layer.outputs + (shape.bias ? layer.outputs : 0),
    shape.constants ?? 0,
  );
}

/** Place in theta of the first trainable constant, if there is one. */
export function firstConstant(shape: NetworkShape): number {
  return parameterCount(shape) - (shape.constants ?? 0);
}

/** A value for every parameter, one for weights and one for biases, 0 for trainable constants: [parameter]. */
export function byParameterKind(
  shape: NetworkShape,
  kinds: { readonly weight: number; readonly bias: number },
): Float64Array {
  const values = new Float64Array(parameterCount(shape)).fill(kinds.weight);
  for (const { biases, outputs } of layersOf(shape))
    if (biases >= 0) values.fill(kinds.bias, biases, biases + outputs);
  return values.fill(0, firstConstant(shape));
}

/** The prior precision lambda_k of every parameter, [parameter]; 0 where it is frozen, since nothing depends on it there. */
export function priorPrecisions({ shape, priorPrecision, frozen }: LearnerProblem): Float64Array {
  return byParameterKind(shape, priorPrecision).map((lambda, k) => (frozen?.[k] ? 0 : lambda));
}

/**
 * Named gains.
 *   unit           1 everywhere: the weights carry their scale.
 *   field-theory   1 in the first layer, then fan-in^(-1/2): with inputs x ~ N(0, 1/d) every pre-activation is of order one
 *                  for weights of order one, so one prior width serves all layers.
 *   standard       fan-in^(-1/2) everywhere: for inputs of order one (standardised data).
 */
export type GainName = 'unit' | 'field-theory' | 'standard';

export function namedGains(name: GainName, inputs: number, hidden: readonly number[]): number[] {
  return [inputs, ...hidden].map((fanIn, l) =>
    name === 'unit' || (name === 'field-theory' && l === 0) ? 1 : 1 / Math.sqrt(fanIn),
  );
}

/** f = H^(-1/2) sum_h v_h act(w_h . x), without biases: the learner of `side-by-side` is `fieldTheory(10, 4)`, 44 parameters. */
export function fieldTheory(inputs: number, hidden: number, activation: Activation = 'tanh'): NetworkShape {
  return {
    inputs,
    hidden: [hidden],
    outputs: 1,
    activation,
    bias: false,
    gains: namedGains('field-theory', inputs, [hidden]),
  };
}

/** f = w . x: the convex control. */
export function linearModel(inputs: number): NetworkShape {
  return { inputs, hidden: [], outputs: 1, activation: 'linear', bias: false, gains: [1] };
}

/** The set of residuals or data that network e of all belongs to. */
export function setOf(sets: number, network: number, networks: number): number {
  return Math.floor((network * sets) / networks);
}

/** Where the data set of network e starts: offsets into `inputs` and `targets`. Network e trains on set floor(e sets / networks). */
export function dataOffsets(
  shape: NetworkShape,
  data: TrainingData,
  network: number,
  networks: number,
): { inputs: number; targets: number } {
  const set = setOf(data.sets, network, networks);
  return {
    inputs: data.sharedInputs ? 0 : set * data.points * shape.inputs,
    targets: set * data.points * shape.outputs,
  };
}

/** @throws RangeError */
function checkWeights({ sets, points, weights }: TrainingData): void {
  if (!weights) return;
  if (weights.length !== sets * points)
    throw new RangeError(`expected ${sets * points} weights of points, got ${weights.length}`);
  const wrong = weights.find((w) => !(w >= 0 && w < Infinity));
  if (wrong !== undefined) throw new RangeError(`weight ${wrong} of a point`);
}

/** @throws RangeError */
function checkLoss({ loss, noise, dropout = 0, shape, data, residuals }: LearnerProblem): void {
  if (!(dropout >= 0 && dropout < 1)) throw new RangeError(`dropout ${dropout} is not in [0, 1)`);
  if (residuals && dropout > 0) throw new RangeError('residuals have no dropout');
  if (loss !== 'gaussian') return;
  if (shape.outputs % 2 !== 0)
    throw new RangeError(`${shape.outputs} outputs are not as many means and variances`);
  if (noise && !(noise.beta >= 0 && noise.beta <= 1)) throw new RangeError(`beta ${noise.beta} of the noise`);
  if (noise && !(noise.floor > 0 && noise.floor < Infinity))
    throw new RangeError(`least variance ${noise.floor}`);
  const half = shape.outputs / 2;
  data.targets.forEach((value, k) => {
    if (k % shape.outputs >= half && value !== 0 && Math.abs(value) !== 1)
      throw new RangeError(`censoring ${value} is not -1, 0 or 1`);
  });
}

/**
 * What `LearnerState.replaceData` may be given: other points and targets of the same sets, at most as many as the problem began with,
 * with weights if and only if it had them.
 *
 * @throws RangeError
 */
export function checkReplacement(problem: LearnerProblem, data: TrainingData): void {
  const before = problem.data;
  if (problem.residuals) throw new RangeError('residuals have no data: replace their points instead');
  if (data.sets !== before.sets || data.sharedInputs !== before.sharedInputs)
    throw new RangeError('new data must have the sets of the old ones, and share inputs as these do');
  if (data.points > before.points)
    throw new RangeError(`${data.points} points, where the problem began with ${before.points}`);
  if (!data.weights !== !before.weights)
    throw new RangeError('new data must have weights of points if and only if the old ones have');
  checkProblem({ ...problem, data });
}

/** @throws RangeError naming the first array whose length or content does not fit the problem. */
export function checkProblem(problem: LearnerProblem): void {
  const { shape, data, residuals, priorPrecision, energyScale, frozen } = problem;
  layersOf(shape);
  const constants = shape.constants ?? 0;
  if (!(Number.isSafeInteger(constants) && constants >= 0))
    throw new RangeError(`${constants} trainable constants`);
  if (residuals) checkResiduals(residuals, shape);
  else if (constants > 0) throw new RangeError('trainable constants need residuals that contain them');
  if (residuals ? data.points !== 0 : !(data.sets >= 1 && data.points >= 1))
    throw new RangeError(
      `${data.sets} data sets of ${data.points} points${residuals ? ' beside residuals' : ''}`,
    );
  const inputs = (data.sharedInputs ? 1 : data.sets) * data.points * shape.inputs;
  const targets = data.sets * data.points * shape.outputs;
  if (data.inputs.length !== inputs)
    throw new RangeError(`expected ${inputs} input values, got ${data.inputs.length}`);
  if (data.targets.length !== targets)
    throw new RangeError(`expected ${targets} target values, got ${data.targets.length}`);
  if (!data.inputs.every(Number.isFinite)) throw new RangeError('an input value is not finite');
  if (!data.targets.every(Number.isFinite)) throw new RangeError('a target value is not finite');
  checkWeights(data);
  checkLoss(problem);
  if (!(energyScale > 0 && energyScale < Infinity))
    throw new RangeError(`energyScale ${energyScale} is not positive`);
  if (frozen && frozen.length !== parameterCount(shape))
    throw new RangeError(`expected ${parameterCount(shape)} frozen flags, got ${frozen.length}`);
  if (frozen?.some((flag) => flag > 1)) throw new RangeError('a frozen flag is neither 0 nor 1');
  for (const precision of [priorPrecision.weight, priorPrecision.bias]) {
    if (!(precision >= 0 && precision < Infinity))
      throw new RangeError(`prior precision ${precision} is not a number >= 0`);
  }
}
