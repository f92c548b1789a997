/**
 * The chain rule on the rows of one unit, and its adjoint. Channels stand in a fixed order: the value, d first derivatives, second
 * ones. A row has a segment of points per channel. With a = act(z):
 *
 *   a_i = act' z_i,  a_k = act' z_k + act'' z_i z_j,                                        k = (i, j)
 *   zBar_0 = act' aBar_0 + sum_i act'' z_i aBar_i + sum_k (act'' z_k + act''' z_i z_j) aBar_k
 *   zBar_i = act' aBar_i + sum_k act'' (z_j aBar_k, once for each place of i in k),  zBar_k = act' aBar_k
 *
 * Usual sets of channels have loops of their own, in which d and the pairs are constants; others go entry by entry. The sums have
 * the order above in both. Source: Faa di Bruno to second order.
 */
import { Group } from './learner-plan';
import { laneSum } from './learner-linear';

/** Numbers of the sets, by their order in CHAINS of src/engine/cpu/residual-layout.ts; 0 is any other. */
const LINE: i32 = 1; // d = 1: (0,0)
const SLOPES: i32 = 2; // d = 2: none
const LINE_IN_TIME: i32 = 3; // d = 2: (0,0)
const LAPLACE: i32 = 4; // d = 2: (0,0) (1,1)
const PLANE: i32 = 5; // d = 2: (0,0) (0,1) (1,1)
const PLANE_IN_TIME: i32 = 6; // d = 3: (0,0) (1,1)

/** Rows of z, a and slopes -> a of the derivatives. `steady`: they are `constants` of the unit [first], second ones 0. */
export function chain(group: Group, z: usize, a: usize, slopes: usize, constants: usize): void {
  const bytes = <usize>group.tileBytes;
  const kind = group.chain;
  if (group.steady) {
    if (kind == LINE) forward(z, a, slopes, bytes, constants, true, 1, true, false, false);
    else if (kind == SLOPES) forward(z, a, slopes, bytes, constants, true, 2, false, false, false);
    else if (kind == LINE_IN_TIME) forward(z, a, slopes, bytes, constants, true, 2, true, false, false);
    else if (kind == LAPLACE) forward(z, a, slopes, bytes, constants, true, 2, true, false, true);
    else if (kind == PLANE) forward(z, a, slopes, bytes, constants, true, 2, true, true, true);
    else forward(z, a, slopes, bytes, constants, true, 3, true, false, true);
    return;
  }
  chainOfRows(group, z, a, slopes);
}

/** The same where derivatives of z have rows. */
export function chainOfRows(group: Group, z: usize, a: usize, slopes: usize): void {
  const bytes = <usize>group.tileBytes;
  const kind = group.chain;
  if (kind == LINE) forward(z, a, slopes, bytes, 0, false, 1, true, false, false);
  else if (kind == SLOPES) forward(z, a, slopes, bytes, 0, false, 2, false, false, false);
  else if (kind == LINE_IN_TIME) forward(z, a, slopes, bytes, 0, false, 2, true, false, false);
  else if (kind == LAPLACE) forward(z, a, slopes, bytes, 0, false, 2, true, false, true);
  else if (kind == PLANE) forward(z, a, slopes, bytes, 0, false, 2, true, true, true);
  else if (kind == PLANE_IN_TIME) forward(z, a, slopes, bytes, 0, false, 3, true, false, true);
  else forwardByTable(group, z, a, slopes, bytes);
}

// @ts-ignore: decorator
@inline
function forward(
  z: usize, a: usize, slopes: usize, bytes: usize, constants: usize,
  steady: bool, d: i32, xx: bool, xy: bool, yy: bool,
): void {
  const none = f32x4.splat(0);
  const c1 = steady ? v128.load_splat<f32>(constants) : none;
  const c2 = steady && d > 1 ? v128.load_splat<f32>(constants, 4) : none;
  const c3 = steady && d > 2 ? v128.load_splat<f32>(constants, 8) : none;
  const atXX = <usize>(d + 1) * bytes;
  const atXY = atXX + (xx ? bytes : 0);
  const atYY = atXY + (xy ? bytes : 0);
  for (let p: usize = 0; p < bytes; p += 16) {
    const zp = z + p;
    const ap = a + p;
    const s = v128.load(slopes + p);
    const z1 = steady ? c1 : v128.load(zp + bytes);
    const z2 = steady ? c2 : d > 1 ? v128.load(zp + 2 * bytes) : none;
    v128.store(ap + bytes, f32x4.mul(s, z1));
    if (d > 1) v128.store(ap + 2 * bytes, f32x4.mul(s, z2));
    if (d > 2) v128.store(ap + 3 * bytes, f32x4.mul(s, steady ? c3 : v128.load(zp + 3 * bytes)));
    if (!xx) continue;
    const s2 = v128.load(slopes + bytes + p);
    v128.store(ap + atXX, second(s, s2, steady ? none : v128.load(zp + atXX), z1, z1, steady));
    if (xy) v128.store(ap + atXY, second(s, s2, steady ? none : v128.load(zp + atXY), z1, z2, steady));
    if (yy) v128.store(ap + atYY, second(s, s2, steady ? none : v128.load(zp + atYY), z2, z2, steady));
  }
}

// @ts-ignore: decorator
@inline
function second(s: v128, s2: v128, zk: v128, zi: v128, zj: v128, steady: bool): v128 {
  const bent = f32x4.mul(s2, f32x4.mul(zi, zj));
  return steady ? bent : f32x4.add(f32x4.mul(s, zk), bent);
}

function forwardByTable(group: Group, z: usize, a: usize, slopes: usize, bytes: usize): void {
  for (let i = 1; i <= group.firsts; i++) {
    const row = <usize>i * bytes;
    for (let p: usize = 0; p < bytes; p += 16) {
      v128.store(a + row + p, f32x4.mul(v128.load(slopes + p), v128.load(z + row + p)));
    }
  }
  let pair = <usize>group.pairs;
  for (let k = group.firsts + 1; k < group.channels; k++, pair += 8) {
    const row = <usize>k * bytes;
    const i = z + <usize>load<i32>(pair) * bytes;
    const j = z + <usize>load<i32>(pair, 4) * bytes;
    for (let p: usize = 0; p < bytes; p += 16) {
      const s = v128.load(slopes + p);
      const s2 = v128.load(slopes + bytes + p);
      const zk = v128.load(z + row + p);
      v128.store(a + row + p, second(s, s2, zk, v128.load(i + p), v128.load(j + p), false));
    }
  }
}

/**
 * aBar -> zBar in place, `steady` inputs: zBar of the value, and the sums over points of those of the first derivatives, to `sums`
 * [first]; their rows only if they are kept.
 */
export function steadyAdjoint(
  group: Group, slopes: usize, delta: usize, constants: usize, sums: usize, keep: bool,
): void {
  const bytes = <usize>group.tileBytes;
  const kind = group.chain;
  if (kind == LINE) backward(0, slopes, delta, bytes, constants, sums, keep, true, 1, true, false, false);
  else if (kind == SLOPES) backward(0, slopes, delta, bytes, constants, sums, keep, true, 2, false, false, false);
  else if (kind == LINE_IN_TIME) backward(0, slopes, delta, bytes, constants, sums, keep, true, 2, true, false, false);
  else if (kind == LAPLACE) backward(0, slopes, delta, bytes, constants, sums, keep, true, 2, true, false, true);
  else if (kind == PLANE) backward(0, slopes, delta, bytes, constants, sums, keep, true, 2, true, true, true);
  else backward(0, slopes, delta, bytes, constants, sums, keep, true, 3, true, false, true);
}

/** aBar -> zBar in place, all channels. */
export function chainAdjoint(group: Group, z: usize, slopes: usize, delta: usize): void {
  const bytes = <usize>group.tileBytes;
  const kind = group.chain;
  if (kind == LINE) backward(z, slopes, delta, bytes, 0, 0, true, false, 1, true, false, false);
  else if (kind == SLOPES) backward(z, slopes, delta, bytes, 0, 0, true, false, 2, false, false, false);
  else if (kind == LINE_IN_TIME) backward(z, slopes, delta, bytes, 0, 0, true, false, 2, true, false, false);
  else if (kind == LAPLACE) backward(z, slopes, delta, bytes, 0, 0, true, false, 2, true, false, true);
  else if (kind == PLANE) backward(z, slopes, delta, bytes, 0, 0, true, false, 2, true, true, true);
  else if (kind == PLANE_IN_TIME) backward(z, slopes, delta, bytes, 0, 0, true, false, 3, true, false, true);
  else backwardByTable(group, z, slopes, delta, bytes);
}

// @ts-ignore: decorator
@inline
function backward(
  z: usize, slopes: usize, delta: usize, bytes: usize, constants: usize, sums: usize, keep: bool,
  steady: bool, d: i32, xx: bool, xy: bool, yy: bool,
): void {
  const none = f32x4.splat(0);
  const c1 = steady ? v128.load_splat<f32>(constants) : none;
  const c2 = steady && d > 1 ? v128.load_splat<f32>(constants, 4) : none;
  const c3 = steady && d > 2 ? v128.load_splat<f32>(constants, 8) : none;
  const atXX = <usize>(d + 1) * bytes;
  const atXY = atXX + (xx ? bytes : 0);
  const atYY = atXY + (xy ? bytes : 0);
  let sum1 = none;
  let sum2 = none;
  let sum3 = none;
  for (let p: usize = 0; p < bytes; p += 16) {
    const zp = z + p;
    const at = delta + p;
    const s = v128.load(slopes + p);
    const s2 = v128.load(slopes + bytes + p);
    const z1 = steady ? c1 : v128.load(zp + bytes);
    const z2 = steady ? c2 : d > 1 ? v128.load(zp + 2 * bytes) : none;
    const z3 = steady ? c3 : d > 2 ? v128.load(zp + 3 * bytes) : none;
    // act'' z_i, which every sum has.
    const t1 = f32x4.mul(s2, z1);
    const t2 = d > 1 ? f32x4.mul(s2, z2) : none;
    let b = v128.load(at + bytes);
    let bar0 = f32x4.add(f32x4.mul(s, v128.load(at)), f32x4.mul(t1, b));
    let bar1 = f32x4.mul(s, b);
    let bar2 = none;
    if (d > 1) {
      b = v128.load(at + 2 * bytes);
      bar0 = f32x4.add(bar0, f32x4.mul(t2, b));
      bar2 = f32x4.mul(s, b);
    }
    if (d > 2) {
      b = v128.load(at + 3 * bytes);
      bar0 = f32x4.add(bar0, f32x4.mul(f32x4.mul(s2, z3), b));
      const bar3 = f32x4.mul(s, b);
      sum3 = f32x4.add(sum3, bar3);
      if (keep) v128.store(at + 3 * bytes, bar3);
    }
    if (xx) {
      const s3 = v128.load(slopes + 2 * bytes + p);
      b = v128.load(at + atXX);
      bar0 = f32x4.add(bar0, f32x4.mul(bent(s2, s3, steady ? none : v128.load(zp + atXX), z1, z1, steady), b));
      const twice = f32x4.mul(t1, b);
      bar1 = f32x4.add(f32x4.add(bar1, twice), twice);
      if (!steady) v128.store(at + atXX, f32x4.mul(s, b));
      if (xy) {
        b = v128.load(at + atXY);
        bar0 = f32x4.add(bar0, f32x4.mul(bent(s2, s3, steady ? none : v128.load(zp + atXY), z1, z2, steady), b));
        bar1 = f32x4.add(bar1, f32x4.mul(t2, b));
        bar2 = f32x4.add(bar2, f32x4.mul(t1, b));
        if (!steady) v128.store(at + atXY, f32x4.mul(s, b));
      }
      if (yy) {
        b = v128.load(at + atYY);
        bar0 = f32x4.add(bar0, f32x4.mul(bent(s2, s3, steady ? none : v128.load(zp + atYY), z2, z2, steady), b));
        const both = f32x4.mul(t2, b);
        bar2 = f32x4.add(f32x4.add(bar2, both), both);
        if (!steady) v128.store(at + atYY, f32x4.mul(s, b));
      }
    }
    v128.store(at, bar0);
    if (keep) {
      v128.store(at + bytes, bar1);
      if (d > 1) v128.store(at + 2 * bytes, bar2);
    }
    if (steady) {
      sum1 = f32x4.add(sum1, bar1);
      sum2 = f32x4.add(sum2, bar2);
    }
  }
  if (!steady) return;
  store<f32>(sums, laneSum(sum1));
  if (d > 1) store<f32>(sums, laneSum(sum2), 4);
  if (d > 2) store<f32>(sums, laneSum(sum3), 8);
}

// @ts-ignore: decorator
@inline
function bent(s2: v128, s3: v128, zk: v128, zi: v128, zj: v128, steady: bool): v128 {
  const third = f32x4.mul(s3, f32x4.mul(zi, zj));
  return steady ? third : f32x4.add(f32x4.mul(s2, zk), third);
}

/** to += act'' z bar over a row. */
// @ts-ignore: decorator
@inline
function addBent(to: usize, slopes: usize, z: usize, bar: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    const t = f32x4.mul(v128.load(slopes + bytes + p), v128.load(z + p));
    v128.store(to + p, f32x4.add(v128.load(to + p), f32x4.mul(t, v128.load(bar + p))));
  }
}

/** row *= act' */
// @ts-ignore: decorator
@inline
function scaleRow(row: usize, slopes: usize, bytes: usize): void {
  for (let p: usize = 0; p < bytes; p += 16) {
    v128.store(row + p, f32x4.mul(v128.load(slopes + p), v128.load(row + p)));
  }
}

function backwardByTable(group: Group, z: usize, slopes: usize, delta: usize, bytes: usize): void {
  const firsts = group.firsts;
  scaleRow(delta, slopes, bytes);
  for (let i = 1; i <= firsts; i++) {
    addBent(delta, slopes, z + <usize>i * bytes, delta + <usize>i * bytes, bytes);
  }
  for (let k = firsts + 1; k < group.channels; k++) {
    const pair = <usize>group.pairs + ((<usize>(k - firsts - 1)) << 3);
    const i = z + <usize>load<i32>(pair) * bytes;
    const j = z + <usize>load<i32>(pair, 4) * bytes;
    const row = <usize>k * bytes;
    for (let p: usize = 0; p < bytes; p += 16) {
      const s2 = v128.load(slopes + bytes + p);
      const s3 = v128.load(slopes + 2 * bytes + p);
      const factor = bent(s2, s3, v128.load(z + row + p), v128.load(i + p), v128.load(j + p), false);
      v128.store(delta + p, f32x4.add(v128.load(delta + p), f32x4.mul(factor, v128.load(delta + row + p))));
    }
  }
  for (let i = 1; i <= firsts; i++) scaleRow(delta + <usize>i * bytes, slopes, bytes);
  for (let k = firsts + 1; k < group.channels; k++) {
    const pair = <usize>group.pairs + ((<usize>(k - firsts - 1)) << 3);
    const i = <usize>load<i32>(pair) * bytes;
    const j = <usize>load<i32>(pair, 4) * bytes;
    const row = delta + <usize>k * bytes;
    addBent(delta + i, slopes, z + j, row, bytes);
    addBent(delta + j, slopes, z + i, row, bytes);
    scaleRow(row, slopes, bytes);
  }
}
