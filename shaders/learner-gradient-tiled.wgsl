// learner-gradient-tiled.wgsl: learner-gradient.wgsl for wide layers, through workgroup memory.
//   dE/dW_oi = gain sum_rows dE/dz_o a_i,   dE/db_o = sum_points dE/dz_o (channel 0).
// Grid    x, y: (group of points, blocks of 32 outputs x 32 inputs), inputs fastest, one workgroup each;  z: network of the tile.
// Reads   source f32[network][row][inputs] (a, or the data), adjoint f32[network of the tile][row][outputs] (dE/dz), picks
// Writes  partials f32[network of the tile][group][parameters], this layer's part; points in order within a group.
// Bound   20 * groupPoints * CHANNELS / 32 iterations. Needs learner-tiles.wgsl, learner-address.wgsl.
override CHANNELS: u32 = 1u;

/// dE/dz of one output at four rows of the group that ends before row `end`.
fn adjointQuad(local: u32, output: u32, row: u32, end: u32) -> vec4f {
  if (output >= tile.outputs || row >= end) { return vec4f(); }
  let p = (local * tile.points * CHANNELS + min(vec4u(row) + vec4u(0u, 1u, 2u, 3u), vec4u(end - 1u))) * tile.outputs + output;
  let quad = vec4f(adjoint[p.x], adjoint[p.y], adjoint[p.z], adjoint[p.w]);
  return select(vec4f(), quad, vec4u(row) + vec4u(0u, 1u, 2u, 3u) < vec4u(end));
}

/// One input at four rows of the group.
fn inputQuad(local: u32, base: u32, input: u32, row: u32, end: u32) -> vec4f {
  if (input >= tile.inputs || row >= end) { return vec4f(); }
  let at = base + input;
  let last = end - 1u;
  let quad = vec4f(source[at + sourceRow(local, row) * tile.inputs], source[at + sourceRow(local, min(row + 1u, last)) * tile.inputs],
    source[at + sourceRow(local, min(row + 2u, last)) * tile.inputs], source[at + sourceRow(local, min(row + 3u, last)) * tile.inputs]);
  return select(vec4f(), quad, vec4u(row) + vec4u(0u, 1u, 2u, 3u) < vec4u(end));
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let inputBlocks = (tile.inputs + BLOCK - 1u) / BLOCK;
  let blocks = inputBlocks * ((tile.outputs + BLOCK - 1u) / BLOCK);
  let number = group.y * groups.x + group.x;
  let part = number / blocks;
  if (part >= tile.groups) { return; }
  let output = number % blocks / inputBlocks * BLOCK;
  let input = number % inputBlocks * BLOCK;

  let local = group.z;
  let sources = sourceBase(local);
  let first = part * tile.groupPoints;
  let count = min(tile.groupPoints, tile.points - first);
  var sums = mat4x4f();
  var bias = 0.0;
  for (var channel = 0u; channel < CHANNELS; channel++) {
    let begin = channel * tile.points + first;
    for (var k = 0u; k < count; k += 4u * QUADS) {
      // Neighbouring lanes take neighbouring units: rows lie [row][unit].
      for (var item = lane; item < BLOCK * QUADS; item += 64u) {
        let at = item % BLOCK * PITCH + item / BLOCK;
        let row = begin + k + item / BLOCK * 4u;
        left[at] = adjointQuad(local, output + item % BLOCK, row, begin + count);
        right[at] = inputQuad(local, sources, input + item % BLOCK, row, begin + count);
      }
      workgroupBarrier();
      addSlab(lane, &sums);
      if (channel == 0u && input == 0u && lane < BLOCK) {
        for (var q = 0u; q < QUADS; q++) { bias += dot(left[lane * PITCH + q], vec4f(1.0)); }
      }
      workgroupBarrier();
    }
  }

  let base = (local * tile.groups + part) * tile.parameters + tile.weightOffset;
  for (var r = 0u; r < 4u; r++) {
    let m = output + lane / 8u + 8u * r;
    for (var c = 0u; c < 4u; c++) {
      let n = input + lane % 8u + 8u * c;
      if (m < tile.outputs && n < tile.inputs) { partials[base + m * tile.inputs + n] = tile.gain * sums[r][c]; }
    }
  }
  if (tile.biased > 0u && input == 0u && lane < BLOCK && output + lane < tile.outputs) {
    partials[base + tile.outputs * tile.inputs + output + lane] = bias;
  }
}
