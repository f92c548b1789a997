// learner-correct.wgsl: before a step of an adaptive rule, how far its moments are from stationary.
// Grid    x: network.   Changes corrections vec4f[network] (b1^t, b2^t, 1/(1 - b1^t), 1/(1 - b2^t))
// Needs learner-place.wgsl, learner-rule.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = place(group, groups, lane);
  if (network >= pace.networks) { return; }
  corrections[network] = nextPowers(corrections[network], vec4f(pace.firstDecay, pace.secondDecay, 0.0, 0.0));
}
