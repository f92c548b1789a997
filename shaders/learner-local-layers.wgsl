// learner-local-layers.wgsl: the layers of one small network in workgroup memory, forward and back (library).
// The same formulas as learner-forward, -activation, -backward and -gradient.wgsl; one workgroup shares (point, unit) pairs,
// then parameters, among its lanes. Barriers stand between the calls, in learner-local.wgsl. Bound: LocalShape.iterations.
// Needs learner-local.wgsl, learner-functions.wgsl, learner-activations.wgsl.

/// z = gain (W a) + b, then the activation and its slope, for all units of layer l on the points of a tile; `clock`: (owner, step).
fn localForward(l: u32, rows: vec4u, clock: vec2u, lane: u32) {
  let layer = plan.layers[l];
  let start = layer.w * TILE;
  for (var item = lane; item < rows.w * layer.y; item += LANES) {
    let point = item / layer.y;
    let unit = item % layer.y;
    let w = layer.z + unit * layer.x;
    var z = 0.0;
    if (l == 0u) {
      let a = (rows.x + localPoint(rows, point)) * layer.x;
      for (var i = 0u; i < layer.x; i++) { z += there[w + i] * inputs[a + i]; }
    } else {
      let a = plan.layers[l - 1u].w * TILE + point * layer.x;
      for (var i = 0u; i < layer.x; i++) { z += there[w + i] * values[a + i]; }
    }
    z *= plan.gains[l].x;
    if (plan.biased > 0u) { z += there[layer.z + layer.x * layer.y + unit]; }
    if (l + 1u == plan.layerCount) {
      values[start + item] = z;
    } else if (THINS > 0u) {
      let factor = localFactor(clock, rows.z + point, layer.w + unit);
      values[start + item] = select(0.0, factor * activationOf(z), factor > 0.0);
      adjoints[start + item] = factor * slopeOf(z);
    } else {
      values[start + item] = activationOf(z);
      adjoints[start + item] = slopeOf(z);
    }
  }
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
fn localSlope(k: u32, part: u32, parts: u32, rows: vec4u) -> f32 {
  var l = 0u;
  while (l + 1u < plan.layerCount && k >= plan.layers[l + 1u].z) { l++; }
  let layer = plan.layers[l];
  let local = k - layer.z;
  let bias = local >= layer.x * layer.y;
  let d = layer.w * TILE + select(local / layer.x, local - layer.x * layer.y, bias);
  let i = local % layer.x;
  var sum = 0.0;
  if (bias) {
    for (var p = part; p < rows.w; p += parts) { sum += adjoints[d + p * layer.y]; }
    return sum;
  }
  if (l == 0u) {
    for (var p = part; p < rows.w; p += parts) {
      sum += adjoints[d + p * layer.y] * inputs[(rows.x + localPoint(rows, p)) * layer.x + i];
    }
  } else {
    let a = plan.layers[l - 1u].w * TILE + i;
    for (var p = part; p < rows.w; p += parts) { sum += adjoints[d + p * layer.y] * values[a + p * layer.x]; }
  }
  return plan.gains[l].x * sum;
}

/// Adds the tile's part of dE/dtheta to thereSlope; few parameters share out the points among the lanes.
fn localGradient(rows: vec4u, lane: u32) {
  if (PARAMETERS * 2u > LANES) {
    for (var k = lane; k < PARAMETERS; k += LANES) { thereSlope[k] += localSlope(k, 0u, 1u, rows); }
    return;
  }
  let parts = LANES / PARAMETERS;
  if (lane < parts * PARAMETERS) { sums[lane] = localSlope(lane % PARAMETERS, lane / PARAMETERS, parts, rows); }
  workgroupBarrier();
  if (lane < PARAMETERS) {
    for (var part = 0u; part < parts; part++) { thereSlope[lane] += sums[part * PARAMETERS + lane]; }
  }
}
