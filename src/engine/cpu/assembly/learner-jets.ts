/**
 * Forward and backward of jets over one tile of points. Linear layers act on every channel alike, so they are those of
 * learner-linear.ts on rows of channels x points; a bias has no derivative and enters the value's segment only.
 */
import { chain, chainAdjoint, chainOfRows, steadyAdjoint } from './learner-chain';
import { accumulateOuter, accumulateRows, multiply } from './learner-linear';
import { Group, JetRows, Layer, layerAt, Plan } from './learner-plan';
import { slopesOf } from './learner-slopes';

// @ts-ignore: decorator
@inline
export function rowsAt(group: Group, l: i32): JetRows {
  return changetype<JetRows>(<usize>group.rows + <usize>l * offsetof<JetRows>());
}

/** Bytes from one unit to the next. */
// @ts-ignore: decorator
@inline
export function strideOf(group: Group): usize {
  return <usize>group.channels * <usize>group.tileBytes;
}

/** Rows of every layer; `steady` are the derivatives of steady inputs, [first][input]. Output jets are z of the last layer. */
export function jetForward(plan: Plan, group: Group, theta: usize, inputs: usize, steady: usize): void {
  const bytes = <usize>group.tileBytes;
  const stride = strideOf(group);
  let source = inputs;
  for (let l = 0; l < plan.layers; l++) {
    const layer = layerAt(plan, l);
    const rows = rowsAt(group, l);
    const w = theta + <usize>layer.weights;
    const row = (<usize>layer.inputs) << 2;
    const bias = layer.biases >= 0 ? theta + <usize>layer.biases : 0;
    const constant = l == 0 && group.steady != 0;
    const z = <usize>rows.z;
    multiply(
      w, row, 4, layer.outputs, layer.inputs, source, constant ? bytes : stride, z, stride, bytes, layer.gain, bias,
    );
    if (constant) steadyJets(group, layer, w, steady);
    else if (stride > bytes) {
      multiply(
        w, row, 4, layer.outputs, layer.inputs, source + bytes, stride, z + bytes, stride, stride - bytes, layer.gain, 0,
      );
    }
    if (l + 1 < plan.layers) activateRows(plan, group, layer, rows, constant);
    source = <usize>rows.a;
  }
}

function activateRows(plan: Plan, group: Group, layer: Layer, rows: JetRows, constant: bool): void {
  const bytes = <usize>group.tileBytes;
  const stride = strideOf(group);
  let z = <usize>rows.z;
  let a = <usize>rows.a;
  let slopes = <usize>rows.slopes;
  let constants = <usize>group.constants;
  for (let u = 0; u < layer.outputs; u++) {
    slopesOf(plan.activation, z, a, slopes, bytes);
    if (constant) chain(group, z, a, slopes, constants);
    else chainOfRows(group, z, a, slopes);
    z += stride;
    a += stride;
    slopes += 3 * bytes;
    constants += (<usize>group.firsts) << 2;
  }
}

/** First derivatives of z in the first layer, [unit][first], where those of the inputs are the same at all points. */
function steadyJets(group: Group, layer: Layer, w: usize, steady: usize): void {
  let to = <usize>group.constants;
  for (let u = 0; u < layer.outputs; u++) {
    for (let i = 0; i < group.firsts; i++, to += 4) {
      let sum: f32 = 0;
      for (let k = 0; k < layer.inputs; k++) {
        sum += load<f32>(w + ((<usize>(u * layer.inputs + k)) << 2)) * load<f32>(steady + ((<usize>(i * layer.inputs + k)) << 2));
      }
      store<f32>(to, layer.gain * sum);
    }
  }
}

/** The gradient's share of steady derivatives: sums[u][i] x_i[k], summed over i. */
function addSteady(group: Group, layer: Layer, gradient: usize, steady: usize): void {
  for (let u = 0; u < layer.outputs; u++) {
    const sums = <usize>group.sums + ((<usize>(u * group.firsts)) << 2);
    for (let k = 0; k < layer.inputs; k++) {
      let sum: f32 = 0;
      for (let i = 0; i < group.firsts; i++) {
        sum += load<f32>(sums + ((<usize>i) << 2)) * load<f32>(steady + ((<usize>(i * layer.inputs + k)) << 2));
      }
      const to = gradient + ((<usize>(u * layer.inputs + k)) << 2);
      store<f32>(to, load<f32>(to) + layer.gain * sum);
    }
  }
}

/**
 * Given the deltas of the last layer: adds the gradient of the tile to `gradient`; or, if `lanes` is not 0, writes the gradients of
 * single points there, rows [parameter][point]. Follows `jetForward` of the same points.
 */
export function jetBackward(
  plan: Plan, group: Group, theta: usize, gradient: usize, inputs: usize, steady: usize, lanes: usize,
): void {
  const bytes = <usize>group.tileBytes;
  const stride = strideOf(group);
  for (let l = plan.layers - 1; l >= 0; l--) {
    const layer = layerAt(plan, l);
    const deltas = <usize>rowsAt(group, l).deltas;
    const constant = l == 0 && group.steady != 0;
    const source = l > 0 ? <usize>rowsAt(group, l - 1).a : inputs;
    if (lanes) lanesOf(group, layer, deltas, source, constant ? steady : 0, lanes);
    else {
      const to = gradient + <usize>layer.weights;
      if (constant) {
        accumulateOuter(to, layer.inputs, layer.outputs, deltas, stride, source, bytes, bytes, layer.gain);
        addSteady(group, layer, to, steady);
      } else {
        accumulateOuter(to, layer.inputs, layer.outputs, deltas, stride, source, stride, stride, layer.gain);
      }
      if (layer.biases >= 0) accumulateRows(gradient + <usize>layer.biases, layer.outputs, deltas, stride, bytes);
    }
    if (l > 0) descendRows(plan, group, layer, l, theta, lanes != 0);
  }
}

/** Deltas of layer l to those of the layer below. */
function descendRows(plan: Plan, group: Group, layer: Layer, l: i32, theta: usize, keep: bool): void {
  const bytes = <usize>group.tileBytes;
  const stride = strideOf(group);
  const below = rowsAt(group, l - 1);
  let delta = <usize>below.deltas;
  multiply(
    theta + <usize>layer.weights, 4, (<usize>layer.inputs) << 2, layer.inputs, layer.outputs,
    <usize>rowsAt(group, l).deltas, stride, delta, stride, stride, layer.gain, 0,
  );
  const constant = l == 1 && group.steady != 0;
  let z = <usize>below.z;
  let slopes = <usize>below.slopes;
  for (let u = 0; u < layer.inputs; u++) {
    const first = (<usize>(u * group.firsts)) << 2;
    if (constant) steadyAdjoint(group, slopes, delta, <usize>group.constants + first, <usize>group.sums + first, keep);
    else chainAdjoint(group, z, slopes, delta);
    z += stride;
    delta += stride;
    slopes += 3 * bytes;
  }
}

/** Rows [parameter][point] of one layer: gain sum_c delta[o][c] a[i][c], and delta[o][0] for the biases. */
function lanesOf(group: Group, layer: Layer, deltas: usize, source: usize, steady: usize, lanes: usize): void {
  const bytes = <usize>group.tileBytes;
  const stride = strideOf(group);
  const gain = f32x4.splat(layer.gain);
  // Offsets of parameters are in bytes, four each.
  let to = lanes + (<usize>layer.weights >> 2) * bytes;
  for (let o = 0; o < layer.outputs; o++) {
    const delta = deltas + <usize>o * stride;
    for (let i = 0; i < layer.inputs; i++, to += bytes) {
      const a = source + <usize>i * (steady ? bytes : stride);
      for (let p: usize = 0; p < bytes; p += 16) {
        let sum = f32x4.mul(v128.load(delta + p), v128.load(a + p));
        for (let c: usize = 1; c <= <usize>group.firsts && steady != 0; c++) {
          const slope = v128.load_splat<f32>(steady + (((c - 1) * <usize>layer.inputs + <usize>i) << 2));
          sum = f32x4.add(sum, f32x4.mul(v128.load(delta + c * bytes + p), slope));
        }
        for (let at = bytes; at < stride && steady == 0; at += bytes) {
          sum = f32x4.add(sum, f32x4.mul(v128.load(delta + at + p), v128.load(a + at + p)));
        }
        v128.store(to + p, f32x4.mul(gain, sum));
      }
    }
  }
  if (layer.biases < 0) return;
  to = lanes + (<usize>layer.biases >> 2) * bytes;
  for (let o = 0; o < layer.outputs; o++) memory.copy(to + <usize>o * bytes, deltas + <usize>o * stride, bytes);
}
