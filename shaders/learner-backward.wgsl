// learner-backward.wgsl: adjoint of learner-forward.wgsl in its input: dE/da = gain W^T dE/dz, every channel alike.
// Grid    x, y: blocks of 4 rows x 4 inputs, inputs fastest;  z: network of the tile.
// Reads   source f32[network of the tile][row][outputs] (dE/dz), weights f32[network][parameters]
// Writes  sink f32[network of the tile][row][inputs] (dE/da); each element by one invocation, summed over outputs in order.
// Bound   outputs / 4 + 3 iterations: four outputs at a time, which spares what a loop costs besides its sums. Needs learner-place.wgsl.
override CHANNELS: u32 = 1u;

fn fourWeights(at: vec4u) -> vec4f {
  return vec4f(weights[at.x], weights[at.y], weights[at.z], weights[at.w]);
}

fn fourDeltas(at: u32) -> vec4f {
  return vec4f(source[at], source[at + 1u], source[at + 2u], source[at + 3u]);
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let rows = tile.points * CHANNELS;
  let inputBlocks = (tile.inputs + 3u) / 4u;
  let block = place(group, groups, lane);
  let row = block / inputBlocks * 4u;
  let input = block % inputBlocks * 4u;
  if (row >= rows) { return; }

  let local = group.z;
  let base = (tile.networkBegin + local) * tile.parameters + tile.weightOffset;
  let i = min(vec4u(input) + vec4u(0u, 1u, 2u, 3u), vec4u(tile.inputs - 1u));
  let d = (vec4u(local * rows) + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(rows - 1u))) * tile.outputs;
  var sum0 = vec4f();
  var sum1 = vec4f();
  var sum2 = vec4f();
  var sum3 = vec4f();
  let whole = tile.outputs - tile.outputs % 4u;
  for (var o = 0u; o < whole; o += 4u) {
    let w = i + base + o * tile.inputs;
    let weight = mat4x4f(fourWeights(w), fourWeights(w + tile.inputs), fourWeights(w + 2u * tile.inputs), fourWeights(w + 3u * tile.inputs));
    sum0 += weight * fourDeltas(d.x + o);
    sum1 += weight * fourDeltas(d.y + o);
    sum2 += weight * fourDeltas(d.z + o);
    sum3 += weight * fourDeltas(d.w + o);
  }
  for (var o = whole; o < tile.outputs; o++) {
    let weight = fourWeights(i + base + o * tile.inputs);
    sum0 += source[d.x + o] * weight;
    sum1 += source[d.y + o] * weight;
    sum2 += source[d.z + o] * weight;
    sum3 += source[d.w + o] * weight;
  }

  var sums = array<vec4f, 4>(sum0, sum1, sum2, sum3);
  for (var r = 0u; r < min(4u, rows - row); r++) {
    for (var j = 0u; j < min(4u, tile.inputs - input); j++) {
      sink[(local * rows + row + r) * tile.inputs + input + j] = tile.gain * sums[r][j];
    }
  }
}
