// learner-forward-tiled.wgsl: learner-forward.wgsl for wide layers, through workgroup memory, and their activation in the same pass:
//   z = gain (W a) + b,   a' = sigma(z). Of jets only z: learner-activation.wgsl follows, since it mixes channels.
// Grid    x, y: blocks of 32 rows x 32 outputs, outputs fastest, one workgroup each;  z: network of the tile.
// Reads   source f32[network][row][inputs] (or the data, see learner-address.wgsl), weights f32[network][parameters]
// Writes  sink (z), and for C = 1 activated (a'), f32[network of the tile][row][outputs]; each element by one invocation.
// Bound   12 * inputs / 32 iterations. Needs learner-tiles.wgsl, learner-address.wgsl, learner-activations.wgsl.
override CHANNELS: u32 = 1u;

fn sourceQuad(local: u32, base: u32, row: u32, k: u32) -> vec4f {
  if (row >= tile.points * CHANNELS || k >= tile.inputs) { return vec4f(); }
  let at = base + sourceRow(local, row) * tile.inputs + k;
  let last = at + tile.inputs - 1u - k;
  let quad = vec4f(source[at], source[min(at + 1u, last)], source[min(at + 2u, last)], source[min(at + 3u, last)]);
  return select(vec4f(), quad, vec4u(k) + vec4u(0u, 1u, 2u, 3u) < vec4u(tile.inputs));
}

fn weightQuad(base: u32, output: u32, k: u32) -> vec4f {
  if (output >= tile.outputs || k >= tile.inputs) { return vec4f(); }
  let at = base + output * tile.inputs + k;
  let last = at + tile.inputs - 1u - k;
  // What lies beyond the last input meets a zero of the other tile, but may be infinite: it is left out here too.
  let quad = vec4f(weights[at], weights[min(at + 1u, last)], weights[min(at + 2u, last)], weights[min(at + 3u, last)]);
  return select(vec4f(), quad, vec4u(k) + vec4u(0u, 1u, 2u, 3u) < vec4u(tile.inputs));
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let rows = tile.points * CHANNELS;
  let outputBlocks = (tile.outputs + BLOCK - 1u) / BLOCK;
  let block = group.y * groups.x + group.x;
  let row = block / outputBlocks * BLOCK;
  let output = block % outputBlocks * BLOCK;
  if (row >= rows) { return; }

  let local = group.z;
  let base = (tile.networkBegin + local) * tile.parameters + tile.weightOffset;
  let sources = sourceBase(local);
  var sums = mat4x4f();
  for (var k = 0u; k < tile.inputs; k += 4u * QUADS) {
    for (var item = lane; item < BLOCK * QUADS; item += 64u) {
      let at = item / QUADS * PITCH + item % QUADS;
      left[at] = sourceQuad(local, sources, row + item / QUADS, k + item % QUADS * 4u);
      right[at] = weightQuad(base, output + item / QUADS, k + item % QUADS * 4u);
    }
    workgroupBarrier();
    addSlab(lane, &sums);
    workgroupBarrier();
  }

  for (var r = 0u; r < 4u; r++) {
    let m = row + lane / 8u + 8u * r;
    for (var c = 0u; c < 4u; c++) {
      let n = output + lane % 8u + 8u * c;
      if (m >= rows || n >= tile.outputs) { continue; }
      var z = tile.gain * sums[r][c];
      if (tile.biased > 0u && m < tile.points) { z += weights[base + tile.outputs * tile.inputs + n]; }
      let at = (local * rows + m) * tile.outputs + n;
      sink[at] = z;
      if (CHANNELS == 1u) { activated[at] = activationOf(z); }
    }
  }
}
