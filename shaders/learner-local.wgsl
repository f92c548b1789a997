// learner-local.wgsl: energy and gradient of one small network in workgroup memory, by one workgroup (library).
// All of a step stays on chip: parameters, and the activations of TILE points at a time; only the data come from buffers.
// Needs `plan` (LocalPlan), `schedule`, `precisions`, `inputs`, `targets` bound; philox.wgsl, learner-local-layers.wgsl,
// learner-functions.wgsl, learner-tail.wgsl, learner-losses.wgsl, learner-finite.wgsl.
// Order   fixed by LANES and TILE: the same on every run of one adapter.
override LANES: u32 = 64u;
override PARAMETERS: u32 = 44u;
/// Points of a tile, and TILE times all units above the inputs.
override TILE: u32 = 64u;
override VALUES: u32 = 320u;

/// Points drawn per step (0 = all in order), and room for them: at least 1, a plain override because naga 29 panics on a sum.
override BATCH: u32 = 0u;
override PICKS: u32 = 1u;

/// Dropout: 1 where hidden units are left out, those whose word is at most LAST_DROPPED; the others' activations times KEPT.
override THINS: u32 = 0u;
override LAST_DROPPED: u32 = 0u;
override KEPT: f32 = 1.0;
override DROPOUT_STREAM: u32 = 88u;

/// The step + 1 at which a parameter was not finite, or 0. Who has stopped goes through the motions, but does not move.
var<workgroup> halt: atomic<u32>;
/// State and proposal of the network, and dE/dtheta at each.
var<workgroup> here: array<f32, PARAMETERS>;
var<workgroup> hereSlope: array<f32, PARAMETERS>;
var<workgroup> there: array<f32, PARAMETERS>;
var<workgroup> thereSlope: array<f32, PARAMETERS>;
/// [layer][point of the tile][unit]: a (z in the last layer), and sigma'(z), which becomes dE/dz on the way back.
var<workgroup> values: array<f32, VALUES>;
var<workgroup> adjoints: array<f32, VALUES>;
var<workgroup> sums: array<f32, LANES>;
/// The minibatch, by point of the data set.
var<workgroup> picks: array<u32, PICKS>;

// Which points an evaluation takes is passed on as rows: x, the data set's first point in `inputs`; y, the same in `targets`;
// z, the tile's first point; w, how many the tile has.

/// Point of the data set that stands in row `row` of the tile.
fn localPoint(rows: vec4u, row: u32) -> u32 {
  if (BATCH > 0u) { return picks[rows.z + row]; }
  return rows.z + row;
}

/// Factor of a hidden unit, counted through the layers, in the `slot`-th point of an evaluation; `clock`: (owner, step).
fn localFactor(clock: vec2u, slot: u32, unit: u32) -> f32 {
  let index = slot * plan.layers[plan.layerCount - 1u].w + unit;
  let words = philox4x32(vec2u(plan.keyLow, plan.keyHigh), vec4u(index >> 2u, clock.y, clock.x, DROPOUT_STREAM));
  return select(KEPT, 0.0, words[index & 3u] <= LAST_DROPPED);
}

/// What the move takes at step `time` (row 0 of the schedule, or its row of the table: src/engine/webgpu/learner-schedule.ts).
fn paceAt(network: u32, time: u32) -> vec4f {
  return schedule[select(0u, 2u + time - plan.firstStep, plan.scheduled > 0u) * plan.networks + network];
}

/// Strength of the tether times theta - centre of a network's parameter k; the centres stand behind the precisions.
fn pullAt(network: u32, k: u32, theta: f32) -> f32 {
  if (plan.tether > 0.0) { return plan.tether * (theta - precisions[(network + 1u) * PARAMETERS + k]); }
  return 0.0;
}

/// Of one point: means first, then as many raw variances; values first, then their censoring.
fn localGaussian(f: u32, y: u32, half: u32, scale: f32) -> f32 {
  var energy = 0.0;
  for (var o = 0u; o < half; o++) {
    let loss = gaussianLoss(values[f + o], values[f + half + o], targets[y + o], targets[y + half + o]);
    energy += loss.x;
    adjoints[f + o] = scale * loss.y;
    adjoints[f + half + o] = scale * loss.z;
  }
  return energy;
}

/// Energy of this lane's points; leaves dE/dz of the last layer.
fn localLoss(rows: vec4u, lane: u32) -> f32 {
  let layer = plan.layers[plan.layerCount - 1u];
  var energy = 0.0;
  for (var point = lane; point < rows.w; point += LANES) {
    let f = layer.w * TILE + point * layer.y;
    let place = rows.y + localPoint(rows, point);
    let y = place * layer.y;
    var scale = plan.scale;
    if (WEIGHTED > 0u) {
      let weight = targets[plan.sets * plan.dataPoints * layer.y + place];
      // A point of weight 0 is not there, even where its loss is no number.
      if (!(weight > 0.0)) {
        for (var o = 0u; o < layer.y; o++) { adjoints[f + o] = 0.0; }
        continue;
      }
      scale *= weight;
    }
    if (LOSS == 3u) {
      energy += scale * localGaussian(f, y, layer.y / 2u, scale);
      continue;
    }
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
    var terms = 0.0;
    for (var o = 0u; o < layer.y; o++) {
      let shifted = values[f + o] - largest;
      let share = select(0.0, exponential(shifted) / sum, LOSS == 1u);
      terms += lossTerm(shifted, targets[y + o], logSum);
      adjoints[f + o] = scale * lossSlope(shifted, targets[y + o], share, mass);
    }
    energy += scale * terms;
  }
  return energy;
}

/// Energy of this lane's points at `there`, of networks thinned as step `time` thins them, and dE/dtheta into thereSlope, complete for all lanes.
fn localEvaluate(network: u32, time: u32, lane: u32) -> f32 {
  for (var k = lane; k < PARAMETERS; k += LANES) { thereSlope[k] = 0.0; }
  var rows: vec4u;
  rows.x = network * plan.inputSets / plan.networks * plan.dataPoints;
  rows.y = network * plan.sets / plan.networks * plan.dataPoints;
  var energy = 0.0;
  for (var begin = 0u; begin < plan.points; begin += TILE) {
    rows.z = begin;
    rows.w = min(TILE, plan.points - begin);
    for (var l = 0u; l < plan.layerCount; l++) {
      localForward(l, rows, vec2u(plan.firstNetwork + network, time), lane);
      workgroupBarrier();
    }
    energy += localLoss(rows, lane);
    workgroupBarrier();
    for (var l = plan.layerCount - 1u; l > 0u; l--) {
      localBackward(l, rows.w, lane);
      workgroupBarrier();
    }
    localGradient(rows, lane);
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
