// learner-loss.wgsl: the energy of groups of 64 points and its adjoint dE/dz at the last layer, both times `scale`.
// Grid    x, y: groups of 64 points, one workgroup each;  z: network of the tile.
// Reads   source f32[network of the tile][point][outputs] (f = z of the last layer), picks
//         targets f32[set][point][outputs], and behind them the weights of points f32[set][point] where WEIGHTED
// Writes  sink f32[network of the tile][point][outputs] (dE/df), energies f32[network][energyGroups]
// Order   a point's outputs in order, then a tree over the 64 points: the same on every run.
// Bound   3 * outputs iterations. Needs learner-losses.wgsl, learner-tail.wgsl, learner-functions.wgsl, learner-address.wgsl.
override CHANNELS: u32 = 1u;

var<workgroup> terms: array<f32, 64>;

/// Means first, then as many raw variances; values first, then their censoring.
fn gaussianPoint(f: u32, y: u32, scale: f32) -> f32 {
  let half = tile.outputs / 2u;
  var energy = 0.0;
  for (var o = 0u; o < half; o++) {
    let loss = gaussianLoss(source[f + o], source[f + half + o], targets[y + o], targets[y + half + o]);
    energy += loss.x;
    sink[f + o] = scale * loss.y;
    sink[f + half + o] = scale * loss.z;
  }
  return energy;
}

fn pointLoss(local: u32, row: u32) -> f32 {
  let network = tile.networkBegin + local;
  let f = (local * tile.points * CHANNELS + row) * tile.outputs;
  let point = dataSet(network, tile.sets) * tile.dataPoints + trainingPoint(network, row);
  let y = point * tile.outputs;
  var scale = tile.scale;
  if (WEIGHTED > 0u) {
    let weight = targets[tile.sets * tile.dataPoints * tile.outputs + point];
    // A point of weight 0 is not there, even where its loss is no number.
    if (!(weight > 0.0)) {
      for (var o = 0u; o < tile.outputs; o++) { sink[f + o] = 0.0; }
      return 0.0;
    }
    scale *= weight;
  }
  if (LOSS == 3u) { return scale * gaussianPoint(f, y, scale); }
  var largest = source[f];
  var sum = 0.0;
  var mass = 0.0;
  if (LOSS == 1u) {
    for (var o = 1u; o < tile.outputs; o++) { largest = max(largest, source[f + o]); }
    for (var o = 0u; o < tile.outputs; o++) {
      sum += exponential(source[f + o] - largest);
      mass += targets[y + o];
    }
  }
  // log sum exp(f - largest) stays with f - largest: adding `largest` first would lose digits.
  let logSum = select(0.0, log(max(sum, 1.0)), LOSS == 1u);
  var energy = 0.0;
  for (var o = 0u; o < tile.outputs; o++) {
    let shifted = select(source[f + o], source[f + o] - largest, LOSS == 1u);
    let share = select(0.0, exponential(shifted) / max(sum, 1.0), LOSS == 1u);
    energy += lossTerm(shifted, targets[y + o], logSum);
    sink[f + o] = scale * lossSlope(shifted, targets[y + o], share, mass);
  }
  return scale * energy;
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let number = group.y * groups.x + group.x;
  let row = number * 64u + lane;
  var term = 0.0;
  if (row < tile.points) { term = pointLoss(group.z, row); }
  terms[lane] = term;
  workgroupBarrier();
  for (var width = 32u; width > 0u; width >>= 1u) {
    if (lane < width) { terms[lane] += terms[lane + width]; }
    workgroupBarrier();
  }
  if (lane == 0u && number * 64u < tile.points) {
    energies[(tile.networkBegin + group.z) * tile.energyGroups + tile.energyBegin + number] = terms[0];
  }
}
