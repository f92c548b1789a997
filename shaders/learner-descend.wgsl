// learner-descend.wgsl: v' = momentum v - rate (g + weightDecay theta), theta' = theta + v'.
// Grid    x, y: parameter;  z: network.
// Reads   schedule vec4f[network] (x = learning rate), gradient f32[network][parameter]
// Changes weights, velocity f32[network][parameter]; progress vec4u[network].x, the steps made, by parameter 0 (nobody else
//         of this kernel reads it). Needs learner-place.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  if (k >= pace.parameters) { return; }
  let network = group.z;
  let at = network * pace.parameters + k;
  let v = pace.momentum * velocity[at] - schedule[network].x * (gradient[at] + pace.weightDecay * weights[at]);
  velocity[at] = v;
  weights[at] += v;
  if (k == 0u) { progress[network].x += 1u; }
}
