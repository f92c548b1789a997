// learner-descend.wgsl: one descent step by the rule of the pace (learner-rule.wgsl).
// Grid    x, y: parameter;  z: network.
// Reads   schedule vec4f[row][network] (row 0: x = learning rate; row 1: corrections), gradient f32[network][parameter],
//         precisions f32[parameter] (-1 where frozen), and behind them the centres of a tether [network][parameter]
// Changes weights, velocity, secondMoment f32[network][parameter]; writes previous, the parameters before
//         progress u32[network][4]: w = this step + 1 if a parameter is not finite; then learner-settle.wgsl makes the step undone.
//         Who has stopped before (z) stays.
// Follows learner-turn.wgsl. Needs learner-place.wgsl, learner-rule.wgsl, learner-finite.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let k = place(group, groups, lane);
  if (k >= pace.parameters) { return; }
  let network = group.z;
  let at = network * pace.parameters + k;
  if (atomicLoad(&progress[4u * network + 2u]) > 0u) { return; }
  let decays = vec4f(pace.firstDecay, pace.secondDecay, pace.ruleEpsilon, pace.weightDecay);
  var moments = vec2f(velocity[at], secondMoment[at]);
  let old = weights[at];
  previous[at] = old;
  if (precisions[k] < 0.0) {
    velocity[at] = 0.0;
    secondMoment[at] = 0.0;
    return;
  }
  let scales = schedule[pace.networks + network].zw;
  var slope = gradient[at];
  if (pace.tether > 0.0) { slope += pace.tether * (old - precisions[pace.parameters + at]); }
  let next = ruleStep(pace.rule, decays, scales, schedule[network].x, slope, old, &moments);
  weights[at] = next;
  velocity[at] = moments.x;
  secondMoment[at] = moments.y;
  // learner-turn.wgsl has counted this step already.
  if (!isFinite(next)) { atomicStore(&progress[4u * network + 3u], atomicLoad(&progress[4u * network])); }
}
