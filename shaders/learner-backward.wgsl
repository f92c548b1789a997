// learner-backward.wgsl: adjoint of learner-forward.wgsl in its input: dE/da = gain W^T dE/dz, every channel alike.
// Grid    x, y: blocks of 4 rows x 4 inputs, inputs fastest;  z: network of the tile.
// Reads   source f32[network of the tile][row][outputs] (dE/dz), weights f32[network][parameters]
// Writes  sink f32[network of the tile][row][inputs] (dE/da); each element by one invocation, summed over outputs in order.
// Bound   `outputs` iterations. Needs learner-place.wgsl.
override CHANNELS: u32 = 1u;

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
  for (var o = 0u; o < tile.outputs; o++) {
    let w = base + o * tile.inputs;
    let weight = vec4f(weights[w + i.x], weights[w + i.y], weights[w + i.z], weights[w + i.w]);
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
