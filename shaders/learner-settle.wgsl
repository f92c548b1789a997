// learner-settle.wgsl: after the last of some descent steps, networks that stopped in one of them are back where they were before it.
// Grid    x, y: parameter;  z: network.
// Reads   progress vec4u[network] (w = the step at which it stopped + 1, or 0), previous f32[network][parameter]
// Changes weights, velocity, secondMoment f32[network][parameter]. Needs learner-place.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  let network = group.z;
  // Who stopped in an earlier call has nothing to go back to.
  if (k >= pace.parameters || progress[network].w <= pace.firstStep) { return; }
  let at = network * pace.parameters + k;
  weights[at] = previous[at];
  velocity[at] = 0.0;
  secondMoment[at] = 0.0;
}
