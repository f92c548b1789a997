// learner-activation.wgsl: an activation on jets: a = sigma(z), a_i = sigma' z_i, a_k = sigma' z_k + sigma'' z_i z_j by the chain rule
// (C = 1: the value alone).
// Grid    x, y: unit of a point, [point][unit];  z: network of the tile.
// Reads   source f32[network of the tile][channel][point][outputs] (z), jet vec2u[channel]: the channels i, j of the first derivatives
//         that a second one k is made of; (0, 0) for a first one   Writes  sink, same shape (a).
// Bound   C iterations. Needs learner-activations.wgsl, learner-functions.wgsl, learner-place.wgsl.
override CHANNELS: u32 = 1u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let unit = place(group, groups, lane);
  let size = tile.points * tile.outputs;
  if (unit >= size) { return; }
  let at = group.z * size * CHANNELS + unit;
  if (CHANNELS == 1u) {
    sink[at] = activationOf(source[at]);
    return;
  }
  let act = derivativesOf(source[at]);
  sink[at] = act.x;
  for (var c = 1u; c < CHANNELS; c++) {
    var a = act.y * source[at + c * size];
    if (jet[c].x > 0u) { a += act.z * source[at + jet[c].x * size] * source[at + jet[c].y * size]; }
    sink[at + c * size] = a;
  }
}
