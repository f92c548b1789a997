/**
 * Energies made of residuals, tile by tile: r = sum of monomials in the output jet and the constants (src/learner/residuals.ts),
 * E = (1/2) sum w r^2 in f64, equations and lane groups ascending. Groups are evaluated one after another.
 */
import { jetBackward, jetForward, rowsAt, strideOf } from './learner-jets';
import { laneSum } from './learner-linear';
import { Group, GroupData, Plan, Term } from './learner-plan';

// @ts-ignore: decorator
@inline
function groupAt(plan: Plan, g: i32): Group {
  return changetype<Group>(<usize>plan.groups + <usize>g * offsetof<Group>());
}

// @ts-ignore: decorator
@inline
function dataAt(table: usize, g: i32): GroupData {
  return changetype<GroupData>(table + <usize>g * offsetof<GroupData>());
}

// Where the tile under way lies.
let columns: usize = 0;
let inputs: usize = 0;
let weights: usize = 0;

function findTile(plan: Plan, group: Group, data: GroupData, tile: i32): void {
  const bytes = <usize>group.tileBytes;
  const rows = <usize>plan.inputs * (group.steady ? bytes : strideOf(group));
  inputs = <usize>data.inputs + <usize>tile * rows;
  columns = <usize>data.columns + <usize>tile * <usize>group.columns * bytes;
  weights = <usize>data.weights + <usize>tile * bytes;
}

// @ts-ignore: decorator
@inline
function outputRows(plan: Plan, group: Group): usize {
  return <usize>rowsAt(group, plan.layers - 1).z;
}

// @ts-ignore: decorator
@inline
function deltaRows(plan: Plan, group: Group): usize {
  return <usize>rowsAt(group, plan.layers - 1).deltas;
}

// @ts-ignore: decorator
@inline
function factorOf(term: Term, theta: usize): v128 {
  return term.constant < 0 ? f32x4.splat(1) : v128.load_splat<f32>(theta + <usize>term.constant);
}

/** Number `index` of all tiles, as tile of its group. */
let groupOfTile: i32 = 0;
function locate(plan: Plan, index: i32): i32 {
  groupOfTile = 0;
  while (index >= groupAt(plan, groupOfTile).tiles) index -= groupAt(plan, groupOfTile++).tiles;
  return index;
}

/** r of one equation over the tile. */
function residualRow(group: Group, e: i32, theta: usize, jet: usize, r: usize): void {
  const bytes = <usize>group.tileBytes;
  const entry = <usize>group.equationTable + ((<usize>e) << 3);
  const count = load<i32>(entry, 4);
  let at = <usize>load<u32>(entry);
  memory.fill(r, 0, bytes);
  for (let m = 0; m < count; m++, at += offsetof<Term>()) {
    const term = changetype<Term>(at);
    const factor = factorOf(term, theta);
    const column = columns + <usize>term.column;
    const first = jet + <usize>term.first;
    const second = jet + <usize>term.second;
    for (let p: usize = 0; p < bytes; p += 16) {
      let value = f32x4.mul(v128.load(column + p), factor);
      if (term.factors > 0) value = f32x4.mul(value, v128.load(first + p));
      if (term.factors > 1) value = f32x4.mul(value, v128.load(second + p));
      v128.store(r + p, f32x4.add(v128.load(r + p), value));
    }
  }
}

// @ts-ignore: decorator
@inline
function addTo(row: usize, x: v128): void {
  v128.store(row, f32x4.add(v128.load(row), x));
}

/**
 * Adds rBar dr/d(jet) to the output deltas and rBar dr/d(constant) to the gradient, summed over the tile, or to its rows
 * [parameter][point].
 */
function residualAdjoint(
  group: Group, e: i32, theta: usize, jet: usize, rBar: usize, jetBar: usize, gradient: usize, lanes: usize,
): void {
  const bytes = <usize>group.tileBytes;
  const entry = <usize>group.equationTable + ((<usize>e) << 3);
  const count = load<i32>(entry, 4);
  let at = <usize>load<u32>(entry);
  for (let m = 0; m < count; m++, at += offsetof<Term>()) {
    const term = changetype<Term>(at);
    const factor = factorOf(term, theta);
    const column = columns + <usize>term.column;
    const first = <usize>term.first;
    const second = <usize>term.second;
    for (let p: usize = 0; p < bytes && term.factors > 0; p += 16) {
      const scale = f32x4.mul(v128.load(rBar + p), f32x4.mul(v128.load(column + p), factor));
      if (term.factors == 1) addTo(jetBar + first + p, scale);
      else {
        addTo(jetBar + first + p, f32x4.mul(scale, v128.load(jet + second + p)));
        addTo(jetBar + second + p, f32x4.mul(scale, v128.load(jet + first + p)));
      }
    }
    if (term.constant >= 0) constantAdjoint(term, bytes, column, jet, rBar, gradient, lanes);
  }
}

function constantAdjoint(
  term: Term, bytes: usize, column: usize, jet: usize, rBar: usize, gradient: usize, lanes: usize,
): void {
  let sum = f32x4.splat(0);
  const row = lanes + (<usize>term.constant >> 2) * bytes;
  for (let p: usize = 0; p < bytes; p += 16) {
    let value = f32x4.mul(v128.load(rBar + p), v128.load(column + p));
    if (term.factors > 0) value = f32x4.mul(value, v128.load(jet + <usize>term.first + p));
    if (term.factors > 1) value = f32x4.mul(value, v128.load(jet + <usize>term.second + p));
    if (lanes) addTo(row + p, value);
    sum = f32x4.add(sum, value);
  }
  if (lanes) return;
  const to = gradient + <usize>term.constant;
  store<f32>(to, load<f32>(to) + laneSum(sum));
}

// @ts-ignore: decorator
@inline
function highHalf(x: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<u32>(x, x, 2, 3, 2, 3));
}

/** r -> scale w r in place. @returns sum w r^2 */
function weigh(r: usize, w: usize, bytes: usize, scale: f32): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (let p: usize = 0; p < bytes; p += 16) {
    const value = v128.load(r + p);
    const weight = v128.load(w + p);
    v128.store(r + p, f32x4.mul(f32x4.splat(scale), f32x4.mul(weight, value)));
    const r0 = f64x2.promote_low_f32x4(value);
    const r1 = highHalf(value);
    low = f64x2.add(low, f64x2.mul(f64x2.promote_low_f32x4(weight), f64x2.mul(r0, r0)));
    high = f64x2.add(high, f64x2.mul(highHalf(weight), f64x2.mul(r1, r1)));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** Adds the gradient of tile `index` of all. `table` [group] is that of the network's set. @returns its energy, not scaled */
export function energyTile(plan: Plan, table: usize, theta: usize, gradient: usize, index: i32, scale: f32): f64 {
  const tile = locate(plan, index);
  const group = groupAt(plan, groupOfTile);
  const data = dataAt(table, groupOfTile);
  findTile(plan, group, data, tile);
  jetForward(plan, group, theta, inputs, <usize>data.steady);
  const jet = outputRows(plan, group);
  const jetBar = deltaRows(plan, group);
  memory.fill(jetBar, 0, <usize>plan.outputs * strideOf(group));
  const r = <usize>group.residuals;
  let sum: f64 = 0;
  for (let e = 0; e < group.equations; e++) {
    residualRow(group, e, theta, jet, r);
    sum += weigh(r, weights, <usize>group.tileBytes, scale);
    residualAdjoint(group, e, theta, jet, r, jetBar, gradient, 0);
  }
  jetBackward(plan, group, theta, gradient, inputs, <usize>data.steady, 0);
  return 0.5 * sum;
}

/** Residuals of tile `index` of all, without weights, to rows [equation][point]. */
export function residualTile(plan: Plan, table: usize, theta: usize, index: i32, target: usize): void {
  const tile = locate(plan, index);
  const group = groupAt(plan, groupOfTile);
  const data = dataAt(table, groupOfTile);
  findTile(plan, group, data, tile);
  jetForward(plan, group, theta, inputs, <usize>data.steady);
  for (let e = 0; e < group.equations; e++) {
    residualRow(group, e, theta, outputRows(plan, group), target + <usize>e * <usize>group.tileBytes);
  }
}

/** dr/dtheta of tile `index` of all, [point][equation][parameter]; `lanes` is scratch for rows [parameter][point]. */
export function jacobianTile(plan: Plan, table: usize, theta: usize, index: i32, lanes: usize, target: usize): void {
  const tile = locate(plan, index);
  const group = groupAt(plan, groupOfTile);
  const data = dataAt(table, groupOfTile);
  findTile(plan, group, data, tile);
  jetForward(plan, group, theta, inputs, <usize>data.steady);
  const bytes = <usize>group.tileBytes;
  const r = <usize>group.residuals;
  const row = (<usize>plan.parameters) << 2;
  for (let e = 0; e < group.equations; e++) {
    memory.fill(lanes, 0, <usize>plan.parameters * bytes);
    memory.fill(deltaRows(plan, group), 0, <usize>plan.outputs * strideOf(group));
    for (let p: usize = 0; p < bytes; p += 16) v128.store(r + p, f32x4.splat(1));
    residualAdjoint(group, e, theta, outputRows(plan, group), r, deltaRows(plan, group), 0, lanes);
    jetBackward(plan, group, theta, 0, inputs, <usize>data.steady, lanes);
    transpose(lanes, plan.parameters, bytes, target + <usize>e * row, <usize>group.equations * row);
  }
}

/** Rows [parameter][point] of `bytes` -> numbers [point][parameter], points `stride` bytes apart. */
function transpose(rows: usize, count: i32, bytes: usize, target: usize, stride: usize): void {
  let k = 0;
  for (; k + 4 <= count; k += 4) {
    const from = rows + <usize>k * bytes;
    let to = target + ((<usize>k) << 2);
    for (let p: usize = 0; p < bytes; p += 16) {
      const a = v128.load(from + p);
      const b = v128.load(from + bytes + p);
      const c = v128.load(from + 2 * bytes + p);
      const d = v128.load(from + 3 * bytes + p);
      const ab = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
      const cd = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
      const ef = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
      const gh = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
      v128.store(to, v128.shuffle<u32>(ab, cd, 0, 1, 4, 5));
      v128.store(to + stride, v128.shuffle<u32>(ab, cd, 2, 3, 6, 7));
      v128.store(to + 2 * stride, v128.shuffle<u32>(ef, gh, 0, 1, 4, 5));
      v128.store(to + 3 * stride, v128.shuffle<u32>(ef, gh, 2, 3, 6, 7));
      to += 4 * stride;
    }
  }
  for (; k < count; k++) {
    let to = target + ((<usize>k) << 2);
    for (let p: usize = 0; p < bytes; p += 4, to += stride) store<f32>(to, load<f32>(rows + <usize>k * bytes + p));
  }
}

/** Output jets of one tile of inputs [input][channel], rows [output][channel][point]. */
export function jetTile(plan: Plan, group: Group, theta: usize, source: usize, target: usize): void {
  jetForward(plan, group, theta, source, 0);
  memory.copy(target, outputRows(plan, group), <usize>plan.outputs * strideOf(group));
}
