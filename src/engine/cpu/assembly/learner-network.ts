/** Forward and backward of one network over tiles of points: rows stay in the cache between the two. */
import { activate, activateAdjoint } from './learner-activation';
import { accumulateOuter, accumulateRows, multiply } from './learner-linear';
import { lossOf } from './learner-loss';
import { CHANNELS, Layer, Plan } from './learner-plan';

// @ts-ignore: decorator
@inline
function layerAt(plan: Plan, l: i32): Layer {
  return changetype<Layer>(<usize>plan.layerTable + <usize>l * offsetof<Layer>());
}

/** Rows of every layer for the points behind `inputs`; input rows are [input][channel][point], `inputStride` bytes a unit. */
export function forwardTile(plan: Plan, theta: usize, inputs: usize, inputStride: usize, bytes: usize): void {
  const channel = <usize>plan.tileBytes;
  const stride = <usize>CHANNELS * channel;
  let source = inputs;
  let sourceStride = inputStride;
  let sourceChannel = inputStride / CHANNELS;
  for (let l = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    const row = (<usize>layer.inputs) << 2;
    for (let c = 0; c < CHANNELS; c++) {
      // A bias has no derivative: it enters the value channel only.
      const bias = c == 0 && layer.biases >= 0 ? theta + <usize>layer.biases : 0;
      multiply(
        theta + <usize>layer.weights, row, 4, layer.outputs, layer.inputs,
        source + <usize>c * sourceChannel, sourceStride,
        <usize>layer.rows + <usize>c * channel, stride, bytes, layer.gain, bias,
      );
    }
    if (l + 1 < plan.layers) {
      for (let u = 0; u < layer.outputs; u++) {
        const at = <usize>u * stride;
        activate(plan.activation, <usize>layer.rows + at, <usize>layer.slopes + at, bytes);
      }
    }
    source = <usize>layer.rows;
    sourceStride = stride;
    sourceChannel = channel;
  }
}

/** Adds the gradient of these points, given the last layer's deltas; follows `forwardTile` of the same points. */
function backwardTile(plan: Plan, theta: usize, gradient: usize, inputs: usize, inputStride: usize, bytes: usize): void {
  const channel = <usize>plan.tileBytes;
  const stride = <usize>CHANNELS * channel;
  for (let l = plan.layers - 1; l >= 0; l--) {
    const layer = layerAt(plan, l);
    const below = layerAt(plan, l > 0 ? l - 1 : 0);
    const source = l > 0 ? <usize>below.rows : inputs;
    const sourceStride = l > 0 ? stride : inputStride;
    const sourceChannel = l > 0 ? channel : inputStride / CHANNELS;
    const weights = <usize>layer.weights;
    for (let c = 0; c < CHANNELS; c++) {
      const deltas = <usize>layer.deltas + <usize>c * channel;
      accumulateOuter(
        gradient + weights, layer.inputs, layer.outputs, deltas, stride,
        source + <usize>c * sourceChannel, sourceStride, bytes, layer.gain,
      );
      if (l > 0) {
        multiply(
          theta + weights, 4, (<usize>layer.inputs) << 2, layer.inputs, layer.outputs,
          deltas, stride, <usize>below.deltas + <usize>c * channel, stride, bytes, layer.gain, 0,
        );
      }
    }
    if (layer.biases >= 0) {
      accumulateRows(gradient + <usize>layer.biases, layer.outputs, <usize>layer.deltas, stride, bytes);
    }
    if (l > 0) {
      for (let u = 0; u < layer.inputs; u++) {
        const at = <usize>u * stride;
        activateAdjoint(<usize>below.deltas + at, <usize>below.slopes + at, bytes);
      }
    }
  }
}

// The evaluation under way: one module instance serves one batch of networks, one at a time.
let theta: usize = 0;
let gradient: usize = 0;
let inputs: usize = 0;
let targets: usize = 0;
let mask: usize = 0;
let rowBytes: usize = 0;
let at: usize = 0;
let scale: f64 = 0;
let energy: f64 = 0;

/** Starts the energy of a parameter vector on rows of points, times `factor`, and its gradient (f32). */
export function beginEnergy(
  plan: Plan, vector: usize, gradientOut: usize, inputRows: usize, targetRows: usize, maskRow: usize, bytes: usize, factor: f64,
): void {
  theta = vector;
  gradient = gradientOut;
  inputs = inputRows;
  targets = targetRows;
  mask = maskRow;
  rowBytes = bytes;
  at = 0;
  scale = factor;
  energy = 0;
  memory.fill(gradient, 0, <usize>plan.parameterBytes);
}

/** One more tile of points. @returns true after the last one */
export function evaluateTile(plan: Plan): bool {
  const last = layerAt(plan, plan.layers - 1);
  const inputStride = <usize>CHANNELS * rowBytes;
  const bytes = min(<usize>plan.tileBytes, rowBytes - at);
  forwardTile(plan, theta, inputs + at, inputStride, bytes);
  energy += lossOf(
    plan.loss, plan.outputs, <usize>last.rows, <usize>last.deltas, <usize>CHANNELS * <usize>plan.tileBytes,
    targets + at, rowBytes, mask + at, bytes, <f32>scale,
  );
  backwardTile(plan, theta, gradient, inputs + at, inputStride, bytes);
  at += bytes;
  return at >= rowBytes;
}

/** The energy, after the last tile: summed in f64, output by output and tile by tile. */
export function evaluatedEnergy(): f64 {
  return energy * scale;
}

/** Outputs on given rows of points into rows [output][point]. */
export function outputsOf(plan: Plan, vector: usize, inputRows: usize, row: usize, target: usize): void {
  const last = layerAt(plan, plan.layers - 1);
  const stride = <usize>CHANNELS * <usize>plan.tileBytes;
  for (let from: usize = 0; from < row; from += <usize>plan.tileBytes) {
    const bytes = min(<usize>plan.tileBytes, row - from);
    forwardTile(plan, vector, inputRows + from, <usize>CHANNELS * row, bytes);
    for (let o = 0; o < plan.outputs; o++) {
      memory.copy(target + <usize>o * row + from, <usize>last.rows + <usize>o * stride, bytes);
    }
  }
}
