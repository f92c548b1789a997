// learner-backward-tiled.wgsl: learner-backward.wgsl for wide layers, through workgroup memory, and the adjoint of the activation
// below in the same pass: dE/dz' = sigma'(z') gain W^T dE/dz. Of jets only dE/da': learner-activation-adjoint.wgsl follows.
// Grid    x, y: blocks of 32 rows x 32 inputs, inputs fastest, one workgroup each;  z: network of the tile.
// Reads   source f32[network of the tile][row][outputs] (dE/dz), weights f32[network][parameters], below f32[…][row][inputs] (z')
// Writes  sink f32[network of the tile][row][inputs] (dE/dz'; dE/da' of jets); each element by one invocation.
// Bound   12 * outputs / 32 iterations. Needs learner-tiles.wgsl, learner-activations.wgsl.
override CHANNELS: u32 = 1u;

fn adjointQuad(local: u32, row: u32, k: u32) -> vec4f {
  if (row >= tile.points * CHANNELS || k >= tile.outputs) { return vec4f(); }
  let at = (local * tile.points * CHANNELS + row) * tile.outputs + k;
  let last = at + tile.outputs - 1u - k;
  let quad = vec4f(source[at], source[min(at + 1u, last)], source[min(at + 2u, last)], source[min(at + 3u, last)]);
  return select(vec4f(), quad, vec4u(k) + vec4u(0u, 1u, 2u, 3u) < vec4u(tile.outputs));
}

fn weightQuad(base: u32, input: u32, k: u32) -> vec4f {
  if (input >= tile.inputs || k >= tile.outputs) { return vec4f(); }
  let o = min(vec4u(k) + vec4u(0u, 1u, 2u, 3u), vec4u(tile.outputs - 1u)) * tile.inputs + base + input;
  let quad = vec4f(weights[o.x], weights[o.y], weights[o.z], weights[o.w]);
  return select(vec4f(), quad, vec4u(k) + vec4u(0u, 1u, 2u, 3u) < vec4u(tile.outputs));
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let rows = tile.points * CHANNELS;
  let inputBlocks = (tile.inputs + BLOCK - 1u) / BLOCK;
  let block = group.y * groups.x + group.x;
  let row = block / inputBlocks * BLOCK;
  let input = block % inputBlocks * BLOCK;
  if (row >= rows) { return; }

  let local = group.z;
  let base = (tile.networkBegin + local) * tile.parameters + tile.weightOffset;
  var sums = mat4x4f();
  for (var k = 0u; k < tile.outputs; k += 4u * QUADS) {
    for (var item = lane; item < BLOCK * QUADS; item += 64u) {
      left[item / QUADS * PITCH + item % QUADS] = adjointQuad(local, row + item / QUADS, k + item % QUADS * 4u);
      // Neighbouring lanes take neighbouring inputs: weights lie [output][input].
      right[item % BLOCK * PITCH + item / BLOCK] = weightQuad(base, input + item % BLOCK, k + item / BLOCK * 4u);
    }
    workgroupBarrier();
    addSlab(lane, &sums);
    workgroupBarrier();
  }

  for (var r = 0u; r < 4u; r++) {
    let m = row + lane / 8u + 8u * r;
    for (var c = 0u; c < 4u; c++) {
      let n = input + lane % 8u + 8u * c;
      if (m >= rows || n >= tile.inputs) { continue; }
      let at = (local * rows + m) * tile.inputs + n;
      let bar = tile.gain * sums[r][c];
      sink[at] = select(bar, slopeOf(below[at]) * bar, CHANNELS == 1u);
    }
  }
}
