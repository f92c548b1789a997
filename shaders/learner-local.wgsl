// learner-local.wgsl: energy and gradient of one small network in workgroup memory, by one workgroup (library).
// All of a step stays on chip: parameters, and the activations of TILE points at a time; only the data come from buffers.
// Needs `plan` (LocalPlan), `inputs`, `targets` bound; learner-functions.wgsl, learner-activations.wgsl, learner-losses.wgsl.
// Order   fixed by LANES and TILE: the same on every run of one adapter.
override LANES: u32 = 64u;
override PARAMETERS: u32 = 44u;
/// Points of a tile, and TILE times all units above the inputs.
override TILE: u32 = 64u;
override VALUES: u32 = 320u;

/// State and proposal of the network, and dE/dtheta at each.
var<workgroup> here: array<f32, PARAMETERS>;
var<workgroup> hereSlope: array<f32, PARAMETERS>;
var<workgroup> there: array<f32, PARAMETERS>;
var<workgroup> thereSlope: array<f32, PARAMETERS>;
/// [layer][point of the tile][unit]: a (z in the last layer), and sigma'(z), which becomes dE/dz on the way back.
var<workgroup> values: array<f32, VALUES>;
var<workgroup> adjoints: array<f32, VALUES>;
var<workgroup> sums: array<f32, LANES>;

/// z = gain (W a) + b, then the activation and its slope, for all units of layer l on `count` points from `first`.
fn localForward(l: u32, first: u32, count: u32, lane: u32) {
  let layer = plan.layers[l];
  let start = layer.w * TILE;
  for (var item = lane; item < count * layer.y; item += LANES) {
    let point = item / layer.y;
    let unit = item % layer.y;
    let w = layer.z + unit * layer.x;
    var z = 0.0;
    if (l == 0u) {
      let a = first + point * layer.x;
      for (var i = 0u; i < layer.x; i++) { z += there[w + i] * inputs[a + i]; }
    } else {
      let a = plan.layers[l - 1u].w * TILE + point * layer.x;
      for (var i = 0u; i < layer.x; i++) { z += there[w + i] * values[a + i]; }
    }
    z *= plan.gains[l].x;
    if (plan.biased > 0u) { z += there[layer.z + layer.x * layer.y + unit]; }
    if (l + 1u == plan.layerCount) {
      values[start + item] = z;
    } else {
      values[start + item] = activationOf(z);
      adjoints[start + item] = slopeOf(z);
    }
  }
}

/// Energy of this lane's points; leaves dE/dz of the last layer. Data of the tile start at `first`.
fn localLoss(first: u32, count: u32, lane: u32) -> f32 {
  let layer = plan.layers[plan.layerCount - 1u];
  var energy = 0.0;
  for (var point = lane; point < count; point += LANES) {
    let f = layer.w * TILE + point * layer.y;
    let y = first + point * layer.y;
    var largest = 0.0;
    var sum = 1.0;
    var mass = 0.0;
    if (LOSS == 1u) {
      largest = values[f];
      for (var o = 1u; o < layer.y; o++) { largest = max(largest, values[f + o]); }
      sum = 0.0;
      for (var o = 0u; o < layer.y; o++) {
        sum += exponential(values[f + o] - largest);
        mass += targets[y + o];
      }
    }
    let logSum = select(0.0, log(max(sum, 1.0)), LOSS == 1u);
    for (var o = 0u; o < layer.y; o++) {
      let shifted = values[f + o] - largest;
      let share = select(0.0, exponential(shifted) / sum, LOSS == 1u);
      energy += lossTerm(shifted, targets[y + o], logSum);
      adjoints[f + o] = plan.scale * lossSlope(shifted, targets[y + o], share, mass);
    }
  }
  return plan.scale * energy;
}

/// dE/dz of layer l - 1 from that of layer l: gain W^T dE/dz, times the slope kept on the way forward.
fn localBackward(l: u32, count: u32, lane: u32) {
  let layer = plan.layers[l];
  let below = plan.layers[l - 1u].w * TILE;
  for (var item = lane; item < count * layer.x; item += LANES) {
    let d = layer.w * TILE + item / layer.x * layer.y;
    let w = layer.z + item % layer.x;
    var sum = 0.0;
    for (var o = 0u; o < layer.y; o++) { sum += there[w + o * layer.x] * adjoints[d + o]; }
    adjoints[below + item] *= plan.gains[l].x * sum;
  }
}

/// dE/dtheta_k over the points part, part + parts, ... of the tile.
fn localSlope(k: u32, part: u32, parts: u32, first: u32, count: u32) -> f32 {
  var l = 0u;
  while (l + 1u < plan.layerCount && k >= plan.layers[l + 1u].z) { l++; }
  let layer = plan.layers[l];
  let local = k - layer.z;
  let bias = local >= layer.x * layer.y;
  let d = layer.w * TILE + select(local / layer.x, local - layer.x * layer.y, bias);
  let i = local % layer.x;
  var sum = 0.0;
  if (bias) {
    for (var p = part; p < count; p += parts) { sum += adjoints[d + p * layer.y]; }
    return sum;
  }
  if (l == 0u) {
    for (var p = part; p < count; p += parts) { sum += adjoints[d + p * layer.y] * inputs[first + p * layer.x + i]; }
  } else {
    let a = plan.layers[l - 1u].w * TILE + i;
    for (var p = part; p < count; p += parts) { sum += adjoints[d + p * layer.y] * values[a + p * layer.x]; }
  }
  return plan.gains[l].x * sum;
}

/// Adds the tile's part of dE/dtheta to thereSlope; few parameters share out the points among the lanes.
fn localGradient(first: u32, count: u32, lane: u32) {
  if (PARAMETERS * 2u > LANES) {
    for (var k = lane; k < PARAMETERS; k += LANES) { thereSlope[k] += localSlope(k, 0u, 1u, first, count); }
    return;
  }
  let parts = LANES / PARAMETERS;
  if (lane < parts * PARAMETERS) { sums[lane] = localSlope(lane % PARAMETERS, lane / PARAMETERS, parts, first, count); }
  workgroupBarrier();
  if (lane < PARAMETERS) {
    for (var part = 0u; part < parts; part++) { thereSlope[lane] += sums[part * PARAMETERS + lane]; }
  }
}

/// Energy of this lane's points at `there`, and dE/dtheta into thereSlope, complete for all lanes. Data sets by number.
fn localEvaluate(inputSet: u32, targetSet: u32, lane: u32) -> f32 {
  for (var k = lane; k < PARAMETERS; k += LANES) { thereSlope[k] = 0.0; }
  var energy = 0.0;
  for (var begin = 0u; begin < plan.points; begin += TILE) {
    let count = min(TILE, plan.points - begin);
    let x = (inputSet * plan.points + begin) * plan.layers[0].x;
    for (var l = 0u; l < plan.layerCount; l++) {
      localForward(l, x, count, lane);
      workgroupBarrier();
    }
    energy += localLoss((targetSet * plan.points + begin) * plan.layers[plan.layerCount - 1u].y, count, lane);
    workgroupBarrier();
    for (var l = plan.layerCount - 1u; l > 0u; l--) {
      localBackward(l, count, lane);
      workgroupBarrier();
    }
    localGradient(x, count, lane);
    workgroupBarrier();
  }
  return energy;
}

/// The sum of every lane's term, for all lanes.
fn localSum(term: f32, lane: u32) -> f32 {
  sums[lane] = term;
  workgroupBarrier();
  for (var width = LANES / 2u; width > 0u; width >>= 1u) {
    if (lane < width) { sums[lane] += sums[lane + width]; }
    workgroupBarrier();
  }
  return sums[0];
}
