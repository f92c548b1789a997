// learner-reduce.wgsl: sums the partial gradients of a tile over its groups of points, in order.
// Grid    x, y: parameter;  z: network of the tile.
// Reads   partials f32[network of the tile][group][parameters]
// Changes gradient f32[network][parameters]: set by the first tile of points, added to by the later ones.
// Bound   `groups` iterations. Needs learner-place.wgsl.
override CHANNELS: u32 = 1u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  if (k >= tile.parameters) { return; }
  let at = (tile.networkBegin + group.z) * tile.parameters + k;
  var sum = 0.0;
  if (tile.accumulate > 0u) { sum = gradient[at]; }
  for (var part = 0u; part < tile.groups; part++) {
    sum += partials[(group.z * tile.groups + part) * tile.parameters + k];
  }
  gradient[at] = sum;
}
