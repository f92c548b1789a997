// learner-kick.wgsl: the last part of an underdamped step: v' = v - (h/2) grad Phi at the new place.
// Grid    x, y: parameter;  z: network.
// Reads   schedule vec4f[network] (1/T, h/2, …), precisions f32[parameter], gradient, previous f32[network][parameter]
// Changes velocity, weights f32[network][parameter]: who has stopped (w of progress) is back where it was, without a velocity
//         progress vec4u[network].x, the steps made, by parameter 0. Needs learner-slope.wgsl, learner-place.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  if (k >= pace.parameters) { return; }
  let network = group.z;
  let at = network * pace.parameters + k;
  let plan = schedule[network];
  if (progress[network].w > 0u) {
    weights[at] = previous[at];
    velocity[at] = 0.0;
  } else if (precisions[k] >= 0.0) { // not frozen
    velocity[at] -= plan.y * slopeOf(plan.x, gradient[at], weights[at], k, at);
  }
  if (k == 0u) { progress[network].x += 1u; }
}
