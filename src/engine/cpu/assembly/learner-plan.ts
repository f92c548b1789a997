/**
 * What learner.wasm reads of the caller's memory layout: one Plan, its table of layers and one Network record per network.
 * All pointers and strides are in bytes. Written by src/engine/cpu/learner-memory.ts; the two change together.
 */

/** Channels of a jet. Linear layers loop over them; activations and losses have one kernel per number of channels. */
export const CHANNELS: i32 = 1;

/** 32 bytes. Rows are [unit][channel][point of the tile]. */
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

/** 144 bytes; every field is written by LearnerMemory, the pointers in `writePlan` in this order. */
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
  /** Bytes of a row of training points, padded to a multiple of 32, and their mask. */
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
  /** Scratch of a minibatch: words (whole groups of 16), then rows of inputs, of targets, and a mask. */
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
  unused: i32;
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
  unused: u32;
}
