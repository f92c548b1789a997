/**
 * Entry of learner.wasm: networks in f32, four data points a SIMD lane group. The caller lays out memory above `heapBase()`
 * (learner-memory.ts) and runs one network at a time; nothing here depends on how networks are shared between threads.
 */
import { activate } from './learner-activation';
import { erfcx4, exp4, log1p4, log4 } from './learner-math';
import * as moves from './learner-moves';
import {
  energySum, evaluatedGradient, evaluateTile, hasPoints, isShared, outputsOf, setEnergySum, setShare, thinnedOutputsOf,
} from './learner-network';
import { Group, Network, Plan } from './learner-plan';
import { fillNormals } from './learner-random';
import { jacobianTile, jetTile, residualTile } from './learner-residuals';

/** First byte of memory that the caller may use. */
export function heapBase(): usize {
  return __heap_base;
}

/** Makes the record's energy and gradient those of its parameters. */
export function evaluate(plan: usize, network: usize): void {
  moves.refresh(changetype<Plan>(plan), changetype<Network>(network));
}

export function langevin(plan: usize, network: usize, time: u32, steps: i32, adjusted: bool): void {
  for (let s = 0; s < steps; s++) {
    moves.turn(changetype<Plan>(plan), changetype<Network>(network), s);
    moves.langevinStep(changetype<Plan>(plan), changetype<Network>(network), time + s, adjusted);
  }
}

/** By the plan's rule. `batch` = 0: all points, thinned where there is dropout; else that many, drawn with replacement. */
export function descent(plan: usize, network: usize, time: u32, steps: i32, batch: i32): void {
  for (let s = 0; s < steps; s++) {
    moves.turn(changetype<Plan>(plan), changetype<Network>(network), s);
    moves.descentStep(changetype<Plan>(plan), changetype<Network>(network), time + s, batch);
  }
}

export function underdamped(plan: usize, network: usize, time: u32, steps: i32): void {
  for (let s = 0; s < steps; s++) {
    moves.turn(changetype<Plan>(plan), changetype<Network>(network), s);
    moves.underdampedStep(changetype<Plan>(plan), changetype<Network>(network), time + s);
  }
}

// The same in parts, for networks whose step takes long: a beginning, `tile` until it says true, an end.

/** The numbers of the first step of the window, where they change in time. */
export function turn(plan: usize, network: usize): void {
  moves.turn(changetype<Plan>(plan), changetype<Network>(network), 0);
}

/** One tile of the evaluation under way. @returns true after the last one */
export function tile(plan: usize): bool {
  return evaluateTile(changetype<Plan>(plan));
}

// Several threads may make the steps of the same networks, each on its share of the points. After the tiles of an evaluation that
// is `shared`, gradient and energy are sums over this thread's points: the caller puts those over all points in their place.

/** This thread's share of every large evaluation: number `share` of `shares`, a power of two. */
export function takeShare(share: i32, shares: i32): void {
  setShare(share, shares);
}

export function shared(plan: usize): bool {
  return isShared(changetype<Plan>(plan));
}

export function shareHasPoints(): bool {
  return hasPoints();
}

/** Address of the gradient of the evaluation just made. */
export function shareGradient(): usize {
  return evaluatedGradient();
}

export function shareEnergy(): f64 {
  return energySum();
}

export function completeEnergy(sum: f64): void {
  setEnergySum(sum);
}

/** @returns false if there is nothing to evaluate */
export function beginRefresh(plan: usize, network: usize): bool {
  return moves.beginRefresh(changetype<Plan>(plan), changetype<Network>(network));
}

export function endRefresh(network: usize): void {
  moves.endRefresh(changetype<Network>(network));
}

/** After a refresh. @returns false if there is nothing to evaluate */
export function beginLangevin(plan: usize, network: usize, time: u32, adjusted: bool): bool {
  return moves.beginLangevin(changetype<Plan>(plan), changetype<Network>(network), time, adjusted);
}

export function endLangevin(plan: usize, network: usize, time: u32): void {
  moves.endLangevin(changetype<Plan>(plan), changetype<Network>(network), time);
}

/** Of a descent in batches (`batch` > 0), or of one over all points whose networks are thinned. */
export function beginBatch(plan: usize, network: usize, time: u32, batch: i32): void {
  moves.beginBatch(changetype<Plan>(plan), changetype<Network>(network), time, batch);
}

/** After a refresh (`batch` = 0), or what `beginBatch` began. */
export function endDescent(plan: usize, network: usize, time: u32, batch: i32): void {
  moves.endDescent(changetype<Plan>(plan), changetype<Network>(network), time, batch);
}

/** After a refresh; another refresh must follow before the end. @returns false if the network has stopped: then there is no end */
export function beginUnderdamped(plan: usize, network: usize, time: u32): bool {
  return moves.beginUnderdamped(changetype<Plan>(plan), changetype<Network>(network), time);
}

export function endUnderdamped(plan: usize, network: usize): void {
  moves.endUnderdamped(changetype<Plan>(plan), changetype<Network>(network));
}

/** Outputs on rows [input][point] of `rowBytes` bytes each (a multiple of 32) into rows [output][point]. */
export function outputs(plan: usize, network: usize, inputs: usize, rowBytes: usize, target: usize): void {
  outputsOf(changetype<Plan>(plan), changetype<Network>(network).theta, inputs, rowBytes, target);
}

/** The same of the networks that a pass thins. */
export function thinnedOutputs(
  plan: usize, network: usize, inputs: usize, rowBytes: usize, target: usize, pass: u32,
): void {
  const record = changetype<Network>(network);
  thinnedOutputsOf(changetype<Plan>(plan), record.theta, inputs, rowBytes, target, pass, record.owner);
}

/** dE/dx of the training points, rows [input][point], whatever share of them this thread sees to. */
export function inputSlopes(plan: usize, network: usize, target: usize): void {
  moves.inputSlopes(changetype<Plan>(plan), changetype<Network>(network), target);
}

// Tiles of residuals are counted through all groups.

/** Residuals of one tile, rows [equation][point]. */
export function residuals(plan: usize, network: usize, tile: i32, target: usize): void {
  const record = changetype<Network>(network);
  residualTile(changetype<Plan>(plan), record.inputs, record.theta, tile, target);
}

/** Their derivatives by the parameters, [point][equation][parameter]; `lanes`: scratch of parameters x points. */
export function jacobian(plan: usize, network: usize, tile: i32, lanes: usize, target: usize): void {
  const record = changetype<Network>(network);
  jacobianTile(changetype<Plan>(plan), record.inputs, record.theta, tile, lanes, target);
}

/** Output jets of one tile, rows [output][channel][point], of inputs [input][channel][point]. */
export function jets(plan: usize, network: usize, group: usize, source: usize, target: usize): void {
  jetTile(changetype<Plan>(plan), changetype<Group>(group), changetype<Network>(network).theta, source, target);
}

/** For tests: an activation in place with its slope (kind 0 … 5), or exp, log, ln(1 + x), exp(x^2) erfc(x) in place (6 … 9). */
export function elementary(kind: i32, row: usize, slope: usize, bytes: usize): void {
  if (kind < 6) {
    activate(kind, row, slope, bytes);
    return;
  }
  for (let p: usize = 0; p < bytes; p += 16) {
    const x = v128.load(row + p);
    const y = kind == 6 ? exp4(x) : kind == 7 ? log4(x) : kind == 8 ? log1p4(x) : erfcx4(x);
    v128.store(row + p, y);
  }
}

/** For tests: the normals of one network and step. */
export function normals(
  out: usize, count: i32, time: u32, owner: u32, stream: u32, keyLow: u32, keyHigh: u32, table: usize,
): void {
  fillNormals(out, count, time, owner, stream, keyLow, keyHigh, table);
}
