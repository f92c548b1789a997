// learner-gradient.wgsl: adjoint of learner-forward.wgsl in its parameters, over a group of points:
//   dE/dW_oi = gain sum_rows dE/dz_o a_i,   dE/db_o = sum_points dE/dz_o (channel 0).
// Grid    x, y: (group of points, blocks of 4 outputs x 4 inputs), inputs fastest;  z: network of the tile.
// Reads   source f32[network][row][inputs] (a, or the data), adjoint f32[network of the tile][row][outputs] (dE/dz), picks
// Writes  partials f32[network of the tile][group][parameters], this layer's part; points in order within a group.
// Bound   (groupPoints / 4 + 3) * CHANNELS iterations: four points at a time, which spares what a loop costs besides its sums. Needs learner-address.wgsl, learner-place.wgsl.
override CHANNELS: u32 = 1u;

fn fourInputs(at: vec4u) -> vec4f {
  return vec4f(source[at.x], source[at.y], source[at.z], source[at.w]);
}

fn fourDeltas(at: vec4u) -> vec4f {
  return vec4f(adjoint[at.x], adjoint[at.y], adjoint[at.z], adjoint[at.w]);
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let inputBlocks = (tile.inputs + 3u) / 4u;
  let blocks = inputBlocks * ((tile.outputs + 3u) / 4u);
  let number = place(group, groups, lane);
  let part = number / blocks;
  if (part >= tile.groups) { return; }
  let output = number % blocks / inputBlocks * 4u;
  let input = number % inputBlocks * 4u;

  let local = group.z;
  let rows = tile.points * CHANNELS;
  let i = min(vec4u(input) + vec4u(0u, 1u, 2u, 3u), vec4u(tile.inputs - 1u));
  let o = min(vec4u(output) + vec4u(0u, 1u, 2u, 3u), vec4u(tile.outputs - 1u));
  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  var bias = vec4f();
  let first = i + sourceBase(local);
  let end = min((part + 1u) * tile.groupPoints, tile.points);
  for (var channel = 0u; channel < CHANNELS; channel++) {
    var p = part * tile.groupPoints;
    for (; p + 4u <= end; p += 4u) {
      let row = channel * tile.points + p;
      let d = o + (local * rows + row) * tile.outputs;
      let s = sourceRows(local, row) * tile.inputs;
      let a = mat4x4f(fourInputs(first + s.x), fourInputs(first + s.y), fourInputs(first + s.z), fourInputs(first + s.w));
      let d0 = fourDeltas(d);
      let d1 = fourDeltas(d + tile.outputs);
      let d2 = fourDeltas(d + 2u * tile.outputs);
      let d3 = fourDeltas(d + 3u * tile.outputs);
      sum0 += a * vec4f(d0.x, d1.x, d2.x, d3.x);
      sum1 += a * vec4f(d0.y, d1.y, d2.y, d3.y);
      sum2 += a * vec4f(d0.z, d1.z, d2.z, d3.z);
      sum3 += a * vec4f(d0.w, d1.w, d2.w, d3.w);
      if (channel == 0u) { bias += d0 + d1 + (d2 + d3); }
    }
    for (; p < end; p++) {
      let row = channel * tile.points + p;
      let a = fourInputs(first + sourceRow(local, row) * tile.inputs);
      let delta = fourDeltas(o + (local * rows + row) * tile.outputs);
      sum0 += delta.x * a;
      sum1 += delta.y * a;
      sum2 += delta.z * a;
      sum3 += delta.w * a;
      if (channel == 0u) { bias += delta; }
    }
  }

  let base = (local * tile.groups + part) * tile.parameters + tile.weightOffset;
  var sums = array<vec4f, 4>(sum0, sum1, sum2, sum3);
  for (var r = 0u; r < min(4u, tile.outputs - output); r++) {
    for (var j = 0u; j < min(4u, tile.inputs - input); j++) {
      partials[base + (output + r) * tile.inputs + input + j] = tile.gain * sums[r][j];
    }
    if (tile.biased > 0u && input == 0u) { partials[base + tile.outputs * tile.inputs + output + r] = bias[r]; }
  }
}
