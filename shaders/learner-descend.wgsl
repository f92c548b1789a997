// learner-descend.wgsl: one descent step by the rule of the pace (learner-rule.wgsl).
// Grid    x, y: parameter;  z: network.
// Reads   schedule vec4f[network] (x = learning rate), gradient f32[network][parameter], corrections vec4f[network]
// Changes weights, velocity, secondMoment f32[network][parameter]; progress vec4u[network].x, the steps made, by parameter 0
//         (nobody else of this kernel reads it). Needs learner-place.wgsl, learner-rule.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  if (k >= pace.parameters) { return; }
  let network = group.z;
  let at = network * pace.parameters + k;
  let decays = vec4f(pace.firstDecay, pace.secondDecay, pace.ruleEpsilon, pace.weightDecay);
  var moments = vec2f(velocity[at], secondMoment[at]);
  weights[at] = ruleStep(pace.rule, decays, corrections[network].zw, schedule[network].x, gradient[at], weights[at], &moments);
  velocity[at] = moments.x;
  secondMoment[at] = moments.y;
  if (k == 0u) { progress[network].x += 1u; }
}
