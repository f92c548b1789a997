// learner-constants.wgsl: the trainable constants' part of the partial gradients, dE/dc summed over a group of points.
// Grid    x, y: (group of points, constant), constants fastest;  z: network of the tile.
// Reads   constantBars f32[network of the tile][point][constants], of learner-residual.wgsl
// Writes  partials f32[network of the tile][group][parameters], the constants' part; points in order within a group.
// Bound   groupPoints iterations. Needs learner-place.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let number = place(group, groups, lane);
  let part = number / form.constants;
  if (part >= tile.groups) { return; }
  let constant = number % form.constants;
  let end = min((part + 1u) * tile.groupPoints, tile.points);
  var sum = 0.0;
  for (var p = part * tile.groupPoints; p < end; p++) {
    sum += constantBars[(group.z * tile.points + p) * form.constants + constant];
  }
  partials[(group.z * tile.groups + part) * tile.parameters + form.firstConstant + constant] = sum;
}
