// learner-descend.wgsl: one descent step by the rule of the pace (learner-rule.wgsl).
// Grid    x, y: parameter;  z: network.
// Reads   schedule vec4f[row][network] (row 0: x = learning rate; row 1: corrections), gradient f32[network][parameter]
// Changes weights, velocity, secondMoment f32[network][parameter]
// Follows learner-turn.wgsl. Needs learner-place.wgsl, learner-rule.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  if (k >= pace.parameters) { return; }
  let network = group.z;
  let at = network * pace.parameters + k;
  let decays = vec4f(pace.firstDecay, pace.secondDecay, pace.ruleEpsilon, pace.weightDecay);
  var moments = vec2f(velocity[at], secondMoment[at]);
  weights[at] = ruleStep(pace.rule, decays, schedule[pace.networks + network].zw, schedule[network].x, gradient[at], weights[at], &moments);
  velocity[at] = moments.x;
  secondMoment[at] = moments.y;
}
