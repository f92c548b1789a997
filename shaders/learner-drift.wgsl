// learner-drift.wgsl: the first part of an underdamped step (BAOAB): half a kick, half a drift, the bath, half a drift.
//   u = v - (h/2) grad Phi;  v' = c u + sqrt(1 - c^2) xi;  theta' = theta + (h/2)(u + v'),  grad Phi = g / T + lambda theta
// Grid    x, y: four parameters an invocation (one Philox block);  z: network.
// Reads   schedule vec4f[network] (1/T, h/2, c, sqrt(1 - c^2)), progress u32[network][4] (x = steps made), precisions f32[parameter],
//         gradient f32[network][parameter], normalTable   Changes weights, velocity f32[network][parameter]
// Writes  previous, the parameters before; w of progress: the step + 1 if a parameter is not finite
// Random  as learner-propose.wgsl. Needs philox.wgsl, normal.wgsl, learner-finite.wgsl, learner-slope.wgsl, learner-place.wgsl. The evaluation and learner-kick.wgsl follow.
override STREAM: u32 = 33u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let quad = place(group, groups, lane);
  if (quad * 4u >= pace.parameters) { return; }
  let network = group.z;
  let plan = schedule[network];
  let time = atomicLoad(&progress[4u * network]);
  let stopped = atomicLoad(&progress[4u * network + 3u]) > 0u;
  let words = philox4x32(vec2u(pace.keyLow, pace.keyHigh), vec4u(quad, time, pace.firstNetwork + network, STREAM));
  for (var j = 0u; j < min(4u, pace.parameters - quad * 4u); j++) {
    let k = quad * 4u + j;
    let at = network * pace.parameters + k;
    let old = weights[at];
    previous[at] = old;
    // Also where another invocation has just seen the end: learner-kick.wgsl brings all parameters back.
    if (stopped) { continue; }
    if (precisions[k] < 0.0) { // frozen
      velocity[at] = 0.0;
      continue;
    }
    let kicked = velocity[at] - plan.y * slopeOf(plan.x, gradient[at], old, k, at);
    let v = plan.z * kicked + plan.w * normalOf(words[j]);
    velocity[at] = v;
    let next = old + plan.y * (kicked + v);
    weights[at] = next;
    if (!isFinite(next)) { atomicStore(&progress[4u * network + 3u], time + 1u); }
  }
}
