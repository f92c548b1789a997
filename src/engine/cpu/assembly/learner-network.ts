/** Forward and backward of one network over tiles of points: rows stay in the cache between the two. */
import { activate, activateAdjoint } from './learner-activation';
import { drawPass, drawTile, thinRow } from './learner-dropout';
import { accumulateOuter, accumulateRows, multiply } from './learner-linear';
import { lossOf } from './learner-loss';
import { layerAt, Plan } from './learner-plan';
import { energyTile } from './learner-residuals';

// Whose networks are thinned: words of the points of the tile under way, `wordStep` bytes apart from point to point; 0 for the whole one.
let words: usize = 0;
let wordStep: usize = 0;

/** Rows of every layer for the points behind `inputs`; input rows are [input][point], `inputStride` bytes a unit. */
export function forwardTile(plan: Plan, theta: usize, inputs: usize, inputStride: usize, bytes: usize): void {
  const stride = <usize>plan.tileBytes;
  let source = inputs;
  let sourceStride = inputStride;
  let unitWords = words;
  for (let l = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    const row = (<usize>layer.inputs) << 2;
    const bias = layer.biases >= 0 ? theta + <usize>layer.biases : 0;
    multiply(
      theta + <usize>layer.weights, row, 4, layer.outputs, layer.inputs,
      source, sourceStride, <usize>layer.rows, stride, bytes, layer.gain, bias,
    );
    if (l + 1 < plan.layers) {
      for (let u = 0; u < layer.outputs; u++) {
        const at = <usize>u * stride;
        activate(plan.activation, <usize>layer.rows + at, <usize>layer.slopes + at, bytes);
      }
      if (unitWords) {
        for (let u = 0; u < layer.outputs; u++, unitWords += 4) {
          const at = <usize>u * stride;
          thinRow(plan, unitWords, wordStep, <usize>layer.rows + at, <usize>layer.slopes + at, bytes);
        }
      }
    }
    source = <usize>layer.rows;
    sourceStride = stride;
  }
}

/** Adds the gradient of these points, given the last layer's deltas; follows `forwardTile` of the same points. */
function backwardTile(plan: Plan, theta: usize, gradient: usize, inputs: usize, inputStride: usize, bytes: usize): void {
  const stride = <usize>plan.tileBytes;
  for (let l = plan.layers - 1; l >= 0; l--) {
    const layer = layerAt(plan, l);
    const below = layerAt(plan, l > 0 ? l - 1 : 0);
    const source = l > 0 ? <usize>below.rows : inputs;
    const sourceStride = l > 0 ? stride : inputStride;
    const weights = <usize>layer.weights;
    const deltas = <usize>layer.deltas;
    accumulateOuter(
      gradient + weights, layer.inputs, layer.outputs, deltas, stride, source, sourceStride, bytes, layer.gain,
    );
    if (l > 0) {
      multiply(
        theta + weights, 4, (<usize>layer.inputs) << 2, layer.inputs, layer.outputs,
        deltas, stride, <usize>below.deltas, stride, bytes, layer.gain, 0,
      );
    }
    if (layer.biases >= 0) accumulateRows(gradient + <usize>layer.biases, layer.outputs, deltas, stride, bytes);
    if (l > 0) {
      for (let u = 0; u < layer.inputs; u++) {
        const at = <usize>u * stride;
        activateAdjoint(<usize>below.deltas + at, <usize>below.slopes + at, bytes);
      }
    }
  }
}

// Points of a large evaluation are summed block by block, and blocks pairwise: (0 + 1) + (2 + 3) …, so that threads can share
// them out and still get the bits of one.

/** Parameters x points from which on an evaluation has blocks, points of the smallest block, and the most blocks. */
const BLOCKED_WORK: u64 = 4000000;
const BLOCK_POINTS: i32 = 64;
const MOST_BLOCKS: i32 = 8;

/** Blocks of an evaluation on rows of `bytes`: a power of two, and a function of the problem alone. */
export function blocksOf(plan: Plan, bytes: usize): i32 {
  if (plan.groupCount > 0) return plan.groupBlocks;
  const points = <i32>(bytes >> 2);
  if (<u64>points * <u64>plan.parameters < BLOCKED_WORK) return 1;
  let blocks = 1;
  while (2 * blocks <= MOST_BLOCKS && points >= 2 * blocks * BLOCK_POINTS) blocks *= 2;
  return blocks;
}

// The evaluation under way: one module instance serves one batch of networks, one at a time.
let theta: usize = 0;
let gradient: usize = 0;
let inputs: usize = 0;
let targets: usize = 0;
let mask: usize = 0;
/** Row of weights of the points, read where the plan has any. */
let weights: usize = 0;
let rowBytes: usize = 0;
let at: usize = 0;
let scale: f64 = 0;
let energy: f64 = 0;
/** Whether every point has a thinned network, of which step and network. */
let thins: bool = false;
let thinTime: u32 = 0;
let thinOwner: u32 = 0;
/** Where rows [input][point] of dE/dx go, or 0. */
let inputSlopesTo: usize = 0;
/** This thread's share of the blocks of every evaluation: number `share` of `shares`, a power of two. */
let share: i32 = 0;
let shares: i32 = 1;
/** Blocks of the share, the block under way, and the bytes of a whole one and up to the end of this one. */
let blocks: i32 = 1;
let block: i32 = 0;
let blockBytes: usize = 0;
let blockEnd: usize = 0;
/** Energies of the sums on the stack. */
const stackedEnergies = memory.data(8 * 8);

export function setShare(index: i32, count: i32): void {
  share = index;
  shares = count;
}

/** True where the last evaluation is a share of a sum, which others must be added to. */
export function isShared(plan: Plan): bool {
  return shares > 1 && blocksOf(plan, rowBytes) > 1;
}

/** False where there are fewer blocks than shares and none was left for this one. */
export function hasPoints(): bool {
  return blocks > 0;
}

/** Starts the energy of a parameter vector on rows of points (or tiles of residuals), times `factor`, and its gradient (f32). */
export function beginEnergy(
  plan: Plan, vector: usize, gradientOut: usize, inputRows: usize, targetRows: usize, maskRow: usize,
  weightRow: usize, bytes: usize, factor: f64,
): void {
  theta = vector;
  gradient = gradientOut;
  inputs = inputRows;
  targets = targetRows;
  mask = maskRow;
  weights = weightRow;
  thins = false;
  words = 0;
  rowBytes = bytes;
  scale = factor;
  energy = 0;
  const all = blocksOf(plan, bytes);
  // Whole groups of eight points, or whole tiles of residuals; the last block may be shorter, or empty.
  const grain: usize = plan.groupCount > 0 ? 1 : 32;
  blockBytes = ((bytes + <usize>all - 1) / <usize>all + grain - 1) & ~(grain - 1);
  // Fewer blocks than shares: the first ones have one each, the others none.
  blocks = all == 1 ? 1 : max(1, all / shares);
  const first = all == 1 || shares == 1 ? 0 : min(share * blocks, all);
  if (first == all) blocks = 0;
  block = 0;
  at = min(<usize>first * blockBytes, bytes);
  blockEnd = all == 1 ? bytes : min(at + blockBytes, bytes);
  memory.fill(gradient, 0, <usize>plan.parameterBytes);
}

/** The evaluation that begins is one of thinned networks, those of a step of network `owner`. */
export function thin(time: u32, owner: u32): void {
  thins = true;
  thinTime = time;
  thinOwner = owner;
}

/** The next evaluation is one of all points, and tells of its slopes by the inputs. @returns the shares, to be given to the end */
export function beginInputSlopes(target: usize): i32 {
  const before = shares;
  shares = 1;
  inputSlopesTo = target;
  return before;
}

export function endInputSlopes(before: i32): void {
  shares = before;
  inputSlopesTo = 0;
}

/** to += from, vectors of parameters. */
export function addVector(to: usize, from: usize, bytes: usize): void {
  for (let k: usize = 0; k < bytes; k += 16) v128.store(to + k, f32x4.add(v128.load(to + k), v128.load(from + k)));
}

/** The sum of a block goes to the stack, after all of equal size there have been added to it. @returns true after the last one */
function endBlock(plan: Plan): bool {
  const bytes = <usize>plan.parameterBytes;
  let level: usize = 0;
  for (; (block >> <i32>level) & 1; level++) {
    addVector(gradient, <usize>plan.stack + level * bytes, bytes);
    energy = load<f64>(stackedEnergies + (level << 3)) + energy;
  }
  block++;
  if (block >= blocks) return true;
  memory.copy(<usize>plan.stack + level * bytes, gradient, bytes);
  store<f64>(stackedEnergies + (level << 3), energy);
  memory.fill(gradient, 0, bytes);
  energy = 0;
  blockEnd = min(blockEnd + blockBytes, rowBytes);
  return false;
}

/** Bytes of a row of points from which on rows are so far apart that a tile of them is copied together. */
const FAR_ROWS: usize = 2048;

/** The input rows of a tile, one after another: rows of many points lie far apart, often in one and the same set of a cache. */
function pack(plan: Plan, from: usize, stride: usize, bytes: usize): void {
  let to = <usize>plan.panel;
  for (let i = 0; i < plan.inputs; i++) {
    for (let p: usize = 0; p < bytes; p += 32) {
      v128.store(to + p, v128.load(from + p));
      v128.store(to + p, v128.load(from + p, 16), 16);
    }
    from += stride;
    to += <usize>plan.tileBytes;
  }
}

/** One more tile of points. @returns true after the last one */
export function evaluateTile(plan: Plan): bool {
  if (at >= blockEnd) return endBlock(plan);
  if (plan.groupCount > 0) {
    energy += energyTile(plan, inputs, theta, gradient, <i32>at, <f32>scale);
    at++;
    return at >= blockEnd && endBlock(plan);
  }
  const last = layerAt(plan, plan.layers - 1);
  const bytes = min(<usize>plan.tileBytes, blockEnd - at);
  let source = inputs + at;
  let inputStride = rowBytes;
  if (plan.panel && rowBytes >= FAR_ROWS) {
    pack(plan, source, rowBytes, bytes);
    source = <usize>plan.panel;
    inputStride = <usize>plan.tileBytes;
  }
  if (thins) {
    words = drawTile(plan, <u32>(at >> 2), <i32>(bytes >> 2), thinTime, thinOwner);
    wordStep = (<usize>plan.units) << 2;
  }
  forwardTile(plan, theta, source, inputStride, bytes);
  energy += lossOf(
    plan, <usize>last.rows, <usize>last.deltas, targets + at, rowBytes, mask + at, weights + at, bytes, <f32>scale,
  );
  backwardTile(plan, theta, gradient, source, inputStride, bytes);
  if (inputSlopesTo) {
    const layer = layerAt(plan, 0);
    multiply(
      theta + <usize>layer.weights, 4, (<usize>layer.inputs) << 2, layer.inputs, layer.outputs,
      <usize>layer.deltas, <usize>plan.tileBytes, inputSlopesTo + at, rowBytes, bytes, layer.gain, 0,
    );
  }
  at += bytes;
  return at >= blockEnd && endBlock(plan);
}

/** The energy, after the last tile: summed in f64, output by output, tile by tile and then as blocks are. */
export function evaluatedEnergy(): f64 {
  return energy * scale;
}

/** Where the gradient of the last evaluation is, and the sum of its energies before it is scaled. */
export function evaluatedGradient(): usize {
  return gradient;
}

export function energySum(): f64 {
  return energy;
}

export function setEnergySum(sum: f64): void {
  energy = sum;
}

/** Outputs on given rows of points into rows [output][point]. */
export function outputsOf(plan: Plan, vector: usize, inputRows: usize, row: usize, target: usize): void {
  words = 0;
  outputsOfTiles(plan, vector, inputRows, row, target);
}

/** The same of the network that a pass thins. */
export function thinnedOutputsOf(
  plan: Plan, vector: usize, inputRows: usize, row: usize, target: usize, pass: u32, owner: u32,
): void {
  words = drawPass(plan, pass, owner);
  wordStep = 0;
  outputsOfTiles(plan, vector, inputRows, row, target);
}

function outputsOfTiles(plan: Plan, vector: usize, inputRows: usize, row: usize, target: usize): void {
  const last = layerAt(plan, plan.layers - 1);
  const stride = <usize>plan.tileBytes;
  for (let from: usize = 0; from < row; from += <usize>plan.tileBytes) {
    const bytes = min(<usize>plan.tileBytes, row - from);
    forwardTile(plan, vector, inputRows + from, row, bytes);
    for (let o = 0; o < plan.outputs; o++) {
      memory.copy(target + <usize>o * row + from, <usize>last.rows + <usize>o * stride, bytes);
    }
  }
}
