// learner-activation.wgsl: an activation on jets: a = sigma(z), channels mixed by the chain rule (C = 1: the value alone).
// Grid    x, y: unit of a point, [point][unit];  z: network of the tile.
// Reads   source f32[network of the tile][row][outputs] (z)   Writes  sink, same shape (a).
// Needs learner-activations.wgsl, learner-functions.wgsl, learner-place.wgsl.
override CHANNELS: u32 = 1u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let unit = place(group, groups, lane);
  let size = tile.points * tile.outputs;
  if (unit >= size) { return; }
  let at = group.z * size * CHANNELS + unit;
  sink[at] = activationOf(source[at]);
}
