// learner-thin.wgsl: dropout: activations of a hidden layer, or their adjoints, times the units' factors: 0 where the word is at most
// LAST_DROPPED, else KEPT = 1/(1 - p).
// Grid    x, y: blocks of four words that touch a point's units, [point][block];  z: network of the tile.
// Reads   tile (outputs, unitBegin: this layer's units), thinning, clock vec4u[network] (x = step, or pass)
// Changes sink f32[network of the tile][point][outputs]; each element by one invocation.
// Random  index = slot * units + unit, counted through all hidden layers: slot the point (its place in the minibatch), or 0 for a pass,
//         which thins all points alike. Counter (index >> 2, x, global network, STREAM), word index & 3.
// Exact   equal to src/learner/dropout.ts. Needs philox.wgsl, learner-place.wgsl.
override STREAM: u32 = 88u;
override BY_POINT: u32 = 1u;
override LAST_DROPPED: u32 = 0u;
override KEPT: f32 = 1.0;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  // Four words of a block lie at any phase against the units.
  let blocks = (tile.outputs + 6u) / 4u;
  let item = place(group, groups, lane);
  let point = item / blocks;
  if (point >= tile.points) { return; }
  let network = tile.networkBegin + group.z;
  let first = select(0u, (tile.pointBegin + point) * thinning.units, BY_POINT > 0u) + tile.unitBegin;
  let block = (first >> 2u) + item % blocks;
  let words = philox4x32(
    vec2u(thinning.keyLow, thinning.keyHigh),
    vec4u(block, clock[network].x, thinning.firstNetwork + network, STREAM),
  );
  let start = (group.z * tile.points + point) * tile.outputs;
  for (var j = 0u; j < 4u; j++) {
    let index = block * 4u + j;
    if (index < first || index >= first + tile.outputs) { continue; }
    let at = start + index - first;
    sink[at] = select(KEPT * sink[at], 0.0, words[j] <= LAST_DROPPED);
  }
}
