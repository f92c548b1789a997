// learner-turn.wgsl: the numbers of a step, and the count of descent steps; before learner-descend.wgsl, and before a Langevin step
// whose numbers change.
// Grid    x: network.
// Changes schedule vec4f[row][network]: row 0 from the row of this step, where there is a table; row 1 (b1^t, b2^t, 1/(1 - b1^t),
//         1/(1 - b2^t)) one step on in a descent. Rows: src/engine/webgpu/learner-schedule.ts.
//         progress vec4u[network] in a descent: x the steps made, z = 1 if it has stopped (w, which learner-descend.wgsl sets)
// Needs learner-place.wgsl, learner-rule.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = place(group, groups, lane);
  if (network >= pace.networks) { return; }
  let now = progress[network];
  let time = now.x;
  if (pace.scheduled > 0u) { schedule[network] = schedule[(2u + time - pace.firstStep) * pace.networks + network]; }
  if (pace.descending == 0u) { return; }
  let corrections = pace.networks + network;
  schedule[corrections] = nextPowers(schedule[corrections], vec4f(pace.firstDecay, pace.secondDecay, 0.0, 0.0));
  progress[network] = vec4u(time + 1u, now.y, select(0u, 1u, now.w > 0u), now.w);
}
