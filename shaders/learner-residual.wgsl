// learner-residual.wgsl: the residuals of groups of points with the same channels, r = sum_m column_m(p) [constant_m] (numbers of the output jet), and by MODE
//   0  the energy of groups of 64 points, (scale / 2) sum w r^2, and its adjoints in the jet and in the constants
//   1  r itself, into sink f32[network of the tile][point][form.equations]
//   2  the adjoints of residual `form.equation` of every point alone, zero where it has none: rows of a Jacobian
// Grid    x, y: groups of 64 points, one workgroup each;  z: network of the tile.
// Reads   source f32[network of the tile][channel][point][outputs] (output jets), columns f32[set][setColumns],
//         pointWeights f32[set][point] (w), weights f32[network][parameters] (the constants among them)
//         terms vec4u: of every group (first point, end, first equation, equations), (first column, columns of a point, 0, 0); then of
//         every equation (first term, end, 0, 0); then of every term (column, factor, factor, constant); a factor is 0 or
//         1 + (channel << 16 | output), a constant 0 or 1 + its number; places are those in `terms`
// Writes  sink (dE/d jet, as source), constantBars f32[network of the tile][point][constants], energies f32[network][energyGroups]
// Order   terms in order, equations in order, then a tree over the 64 points: the same on every run.
// Bound   2 * terms + C * outputs + groups iterations. Needs learner-sets.wgsl.
override CHANNELS: u32 = 1u;
override MODE: u32 = 0u;

var<workgroup> sums: array<f32, 64>;

// `place` of a point: where its jet, its columns, its network's constants and its adjoints of constants begin.

fn factorAt(place: vec4u, factor: u32) -> u32 {
  let slot = factor - 1u;
  return place.x + (slot >> 16u) * tile.points * tile.outputs + (slot & 0xffffu);
}

fn coefficientOf(place: vec4u, term: vec4u) -> f32 {
  let column = columns[place.y + term.x];
  if (term.w == 0u) { return column; }
  return column * weights[place.z + term.w - 1u];
}

fn productOf(place: vec4u, term: vec4u) -> f32 {
  var product = 1.0;
  if (term.y > 0u) { product = source[factorAt(place, term.y)]; }
  if (term.z > 0u) { product *= source[factorAt(place, term.z)]; }
  return product;
}

fn residualOf(place: vec4u, equation: u32) -> f32 {
  var r = 0.0;
  for (var m = terms[equation].x; m < terms[equation].y; m++) {
    r += coefficientOf(place, terms[m]) * productOf(place, terms[m]);
  }
  return r;
}

/// Adds bar dr/d(jet) and bar dr/d(constant).
fn addAdjoint(place: vec4u, equation: u32, bar: f32) {
  for (var m = terms[equation].x; m < terms[equation].y; m++) {
    let term = terms[m];
    let scale = bar * coefficientOf(place, term);
    if (term.z > 0u) {
      let i = factorAt(place, term.y);
      let j = factorAt(place, term.z);
      sink[i] += scale * source[j];
      sink[j] += scale * source[i];
    } else if (term.y > 0u) {
      sink[factorAt(place, term.y)] += scale;
    }
    if (term.w > 0u) { constantBars[place.w + term.w - 1u] += bar * columns[place.y + term.x] * productOf(place, term); }
  }
}

/// The group that a point belongs to.
fn groupOf(point: u32) -> u32 {
  var g = 0u;
  while (terms[2u * g].y <= point) { g++; }
  return g;
}

/// All equations of one point; its energy.
fn atPoint(local: u32, row: u32) -> f32 {
  let network = tile.networkBegin + local;
  let rows = tile.points * tile.outputs;
  let point = tile.pointBegin + row;
  let group = groupOf(point);
  let span = terms[2u * group];
  let width = terms[2u * group + 1u];
  let place = vec4u(
    local * CHANNELS * rows + row * tile.outputs,
    dataSet(network, form.columnSets) * form.setColumns + width.x + (point - span.x) * width.y,
    network * tile.parameters + form.firstConstant,
    (local * tile.points + row) * form.constants,
  );
  if (MODE == 1u) {
    for (var e = 0u; e < span.w; e++) { sink[(local * tile.points + row) * form.equations + e] = residualOf(place, span.z + e); }
    return 0.0;
  }
  for (var c = 0u; c < CHANNELS; c++) {
    for (var o = 0u; o < tile.outputs; o++) { sink[place.x + c * rows + o] = 0.0; }
  }
  for (var c = 0u; c < form.constants; c++) { constantBars[place.w + c] = 0.0; }
  if (MODE == 2u) {
    if (form.equation < span.w) { addAdjoint(place, span.z + form.equation, 1.0); }
    return 0.0;
  }
  let scale = tile.scale * pointWeights[dataSet(network, tile.sets) * tile.dataPoints + point];
  var energy = 0.0;
  for (var e = span.z; e < span.z + span.w; e++) {
    let r = residualOf(place, e);
    energy += 0.5 * scale * r * r;
    addAdjoint(place, e, scale * r);
  }
  return energy;
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let number = group.y * groups.x + group.x;
  let row = number * 64u + lane;
  var sum = 0.0;
  if (row < tile.points) { sum = atPoint(group.z, row); }
  if (MODE > 0u) { return; }
  sums[lane] = sum;
  workgroupBarrier();
  for (var width = 32u; width > 0u; width >>= 1u) {
    if (lane < width) { sums[lane] += sums[lane + width]; }
    workgroupBarrier();
  }
  if (lane == 0u && number * 64u < tile.points) {
    energies[(tile.networkBegin + group.z) * tile.energyGroups + tile.energyBegin + number] = sums[0];
  }
}
