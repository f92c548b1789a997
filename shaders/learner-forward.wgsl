// learner-forward.wgsl: one linear layer of every network on jets, z = gain (W a) + b.
// Every channel of a jet goes through W alike; b enters channel 0 (the value) only.
// Grid    x, y: blocks of 4 rows (channel * points + point) x 4 outputs, outputs fastest;  z: network of the tile.
// Reads   source f32[network][row][inputs] (or the data, see learner-address.wgsl), weights f32[network][parameters]
// Writes  sink f32[network of the tile][row][outputs]; each element by one invocation, summed over inputs in order.
// Bound   inputs / 4 + 3 iterations: four inputs at a time, which spares what a loop costs besides its sums. Needs learner-address.wgsl, learner-place.wgsl.
override CHANNELS: u32 = 1u;

fn fourWeights(at: u32) -> vec4f {
  return vec4f(weights[at], weights[at + 1u], weights[at + 2u], weights[at + 3u]);
}

fn fourInputs(at: u32) -> vec4f {
  return vec4f(source[at], source[at + 1u], source[at + 2u], source[at + 3u]);
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let rows = tile.points * CHANNELS;
  let outputBlocks = (tile.outputs + 3u) / 4u;
  let block = place(group, groups, lane);
  let row = block / outputBlocks * 4u;
  let output = block % outputBlocks * 4u;
  if (row >= rows) { return; }

  // Rows and outputs beyond the edge repeat the last one; they are computed and not written.
  let local = group.z;
  let base = (tile.networkBegin + local) * tile.parameters + tile.weightOffset;
  let w = base + min(vec4u(output) + vec4u(0u, 1u, 2u, 3u), vec4u(tile.outputs - 1u)) * tile.inputs;
  let a = vec4u(sourceStart(local, row), sourceStart(local, min(row + 1u, rows - 1u)),
    sourceStart(local, min(row + 2u, rows - 1u)), sourceStart(local, min(row + 3u, rows - 1u)));
  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  let whole = tile.inputs - tile.inputs % 4u;
  for (var i = 0u; i < whole; i += 4u) {
    let weight = mat4x4f(fourWeights(w.x + i), fourWeights(w.y + i), fourWeights(w.z + i), fourWeights(w.w + i));
    sum0 += fourInputs(a.x + i) * weight;
    sum1 += fourInputs(a.y + i) * weight;
    sum2 += fourInputs(a.z + i) * weight;
    sum3 += fourInputs(a.w + i) * weight;
  }
  for (var i = whole; i < tile.inputs; i++) {
    let weight = vec4f(weights[w.x + i], weights[w.y + i], weights[w.z + i], weights[w.w + i]);
    sum0 += source[a.x + i] * weight;
    sum1 += source[a.y + i] * weight;
    sum2 += source[a.z + i] * weight;
    sum3 += source[a.w + i] * weight;
  }

  var sums = array<vec4f, 4>(sum0, sum1, sum2, sum3);
  for (var r = 0u; r < min(4u, rows - row); r++) {
    for (var o = 0u; o < min(4u, tile.outputs - output); o++) {
      var z = tile.gain * sums[r][o];
      if (tile.biased > 0u && row + r < tile.points) { z += weights[base + tile.outputs * tile.inputs + output + o]; }
      sink[(local * rows + row + r) * tile.outputs + output + o] = z;
    }
  }
}
