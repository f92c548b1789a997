// learner-propose.wgsl: the Langevin proposal theta' = theta - eps grad Phi + sqrt(2 eps) xi, grad Phi = g / T + lambda theta.
// Grid    x, y: four parameters an invocation (one Philox block);  z: network.
// Reads   schedule vec4f[network] (1/T, eps, sqrt(2 eps), 0), progress u32[network][4] (x = steps made), precisions f32[parameter] (-1 where frozen),
//         weights, gradient f32[network][parameter], normalTable   Writes  proposal f32[network][parameter]
// Changes w of progress: the step + 1 if a plain proposal is not finite.
// Random  parameter k: stream LangevinNoise, counter (k >> 2, step, global network, stream), word k & 3.
// Needs philox.wgsl, normal.wgsl, learner-finite.wgsl, learner-slope.wgsl, learner-place.wgsl.
override STREAM: u32 = 33u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let quad = place(group, groups, lane);
  if (quad * 4u >= pace.parameters) { return; }
  let network = group.z;
  let plan = schedule[network];
  let time = atomicLoad(&progress[4u * network]);
  let plain = pace.adjusted == 0u && atomicLoad(&progress[4u * network + 3u]) == 0u;
  let words = philox4x32(vec2u(pace.keyLow, pace.keyHigh), vec4u(quad, time, pace.firstNetwork + network, STREAM));
  for (var j = 0u; j < min(4u, pace.parameters - quad * 4u); j++) {
    let k = quad * 4u + j;
    let at = network * pace.parameters + k;
    if (precisions[k] < 0.0) { // frozen
      proposal[at] = weights[at];
      continue;
    }
    let slope = slopeOf(plan.x, gradient[at], weights[at], k, at);
    let next = weights[at] - plan.y * slope + plan.z * normalOf(words[j]);
    proposal[at] = next;
    // A plain move would accept it: it stops the network, once.
    if (plain && !isFinite(next)) { atomicStore(&progress[4u * network + 3u], time + 1u); }
  }
}
