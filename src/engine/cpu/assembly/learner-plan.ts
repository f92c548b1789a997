/**
 * What learner.wasm reads of the caller's memory layout: one Plan, its table of layers and one Network record per network.
 * All pointers and strides are in bytes. Written by src/engine/cpu/learner-memory.ts; the two change together.
 */

/** 32 bytes. Rows are [unit][point of the tile]. */
@unmanaged
export class Layer {
  inputs: i32;
  outputs: i32;
  gain: f32;
  /** Offsets of W and b in a parameter vector; biases < 0 without them. */
  weights: u32;
  biases: i32;
  /** z, then act(z) in place. */
  rows: u32;
  /** act'(z). */
  slopes: u32;
  /** dE/dz. */
  deltas: u32;
}

/** 184 bytes; every field is written by LearnerMemory, the pointers in `writePlan` in this order. */
@unmanaged
export class Plan {
  /** layers x Layer. */
  layerTable: u32;
  layers: i32;
  activation: i32;
  loss: i32;
  parameters: i32;
  /** Bytes of a parameter vector, a multiple of 16; what pads it is always zero. */
  parameterBytes: u32;
  /** Bytes of a row of one tile of points, a multiple of 32. */
  tileBytes: u32;
  points: i32;
  /** Bytes of a row of training points, padded to a multiple of 32 (of residuals: tiles), and their mask. */
  pointBytes: u32;
  mask: u32;
  outputs: i32;
  inputs: i32;
  keyLow: u32;
  keyHigh: u32;
  /** lambda_k, [parameter]. */
  precision: u32;
  /** Scratch vectors: normals (whole groups of 16), proposal, its gradient; the latter two change places with a network's. */
  noise: u32;
  next: u32;
  nextGradient: u32;
  normalTable: u32;
  logTable: u32;
  logOctaves: u32;
  /** Scratch of a minibatch: words (whole groups of 16), then rows of inputs, of targets, a mask, and a row of weights. */
  batch: u32;
  energyScale: f64;
  /** The descent rule: number in RULES of src/engine/moments.ts, decay of each moment, epsilon, weight decay. */
  rule: i32;
  firstDecay: f32;
  secondDecay: f32;
  ruleEpsilon: f32;
  weightDecay: f32;
  /** Where a move's numbers change in time: those of the steps to come, [step] x (rate, 1/T, c, sqrt(1 - c^2)) in f64; else 0. */
  turns: u32;
  /** All bits of a parameter that moves, 0 of one that is frozen, [parameter]. */
  moving: u32;
  /** Strength of the tether to each network's centre. */
  tether: f32;
  /** 1 where nothing is frozen and there is no tether: the moves then have kernels without either. */
  bare: i32;
  /** Scratch for the input rows of a tile, 0 where they are read in place; vectors of blocks that wait to be summed, 0 for none. */
  panel: u32;
  stack: u32;
  /** Groups of residuals, groupCount x Group; then points are tiles of theirs, and a network's inputs a table of its set's arrays. */
  groupCount: i32;
  groups: u32;
  /** Blocks of an evaluation of residuals, a power of two. */
  groupBlocks: i32;
  /** The noise model of the Gaussian loss: power of the variance in the slopes, and least variance. */
  noiseBeta: f32;
  noiseFloor: f32;
  /** 1 where points have weights. */
  weighted: i32;
  /** Factor 1/(1 - p) of a hidden unit that is kept, 0 where there is no dropout; least word that keeps it. */
  kept: f32;
  threshold: u32;
  /** Hidden units through all layers; scratch for the words of a tile, [point][unit]. */
  units: i32;
  dropoutWords: u32;
  unused: u32;
}

/**
 * 64 bytes. A group of residuals, or points whose jets are asked for. Points lie in tiles of equal size; a row of a tile has a
 * segment per channel. Channels stand in the order of learner-chain.ts.
 */
@unmanaged
export class Group {
  channels: i32;
  /** First derivatives among them, d. */
  firsts: i32;
  /** Loop of learner-chain.ts. */
  chain: i32;
  /** [second derivative] x (channel i, channel j) */
  pairs: u32;
  /** Bytes of a segment, a multiple of 32. */
  tileBytes: u32;
  /** [layer] x JetRows. */
  rows: u32;
  tiles: i32;
  /**
   * 1 where the first derivatives of the inputs are the same at all points and the second ones zero: tiles of inputs then have the
   * values alone, [input], and the set's table numbers for the rest, [first][input].
   */
  steady: i32;
  /** Scratch of steady inputs: first derivatives of z in the first layer, [unit][first], and sums of their adjoints. */
  constants: u32;
  sums: u32;
  equations: i32;
  /** [equation] x (terms: pointer to Term, count: i32) */
  equationTable: u32;
  columns: i32;
  /** Scratch: residuals of a tile, a row an equation. */
  residuals: u32;
  points: i32;
  unused: i32;
}

/** 16 bytes: arrays of one group in one set. Tiles of inputs [input][channel], of columns [column], of weights. */
@unmanaged
export class GroupData {
  inputs: u32;
  columns: u32;
  weights: u32;
  /** [first][input], of steady inputs. */
  steady: u32;
}

/** 16 bytes: rows of one layer, [unit][channel][point]; slopes are [unit][act', act'', act''']. */
@unmanaged
export class JetRows {
  z: u32;
  a: u32;
  slopes: u32;
  deltas: u32;
}

/** 20 bytes: a monomial. Offsets in bytes: of the column in a tile, of numbers of the jet in output rows, of the constant in theta or -1. */
@unmanaged
export class Term {
  column: u32;
  factors: i32;
  first: u32;
  second: u32;
  constant: i32;
}

/** 120 bytes; places in `writeNetworks` and FIELD of learner-records.ts. */
@unmanaged
export class Network {
  /** Rows [input][point] and [output][point] of its data set. */
  inputs: u32;
  targets: u32;
  theta: u32;
  gradient: u32;
  velocity: u32;
  /** Global index: owner of the random numbers. */
  owner: u32;
  /** 1 while `gradient` and `energy` belong to `theta`. */
  current: i32;
  secondMoment: u32;
  accepted: f64;
  energy: f64;
  inverseTemperature: f64;
  epsilon: f64;
  rate: f64;
  /** b1^t and b2^t of the steps that an adaptive rule has made. */
  firstPower: f64;
  secondPower: f64;
  /** c and sqrt(1 - c^2) of underdamped motion. */
  kept: f64;
  drawn: f64;
  /** The step at which it diverged, or -1. */
  stopped: f64;
  /** Parameters to which the move is tethered, or 0. */
  centre: u32;
  /** Row of weights of its data set's points, where they have any. */
  weights: u32;
}

// @ts-ignore: decorator
@inline
export function layerAt(plan: Plan, l: i32): Layer {
  return changetype<Layer>(<usize>plan.layerTable + <usize>l * offsetof<Layer>());
}
