// learner-local-underdamped.wgsl: whole underdamped steps of small networks, one workgroup a network, `steps` of them a dispatch.
// The same move as learner-drift.wgsl and learner-kick.wgsl, where the formulas stand. `there` holds the parameters, `here` the velocity,
// `hereSlope` the parameters before.
// Grid    x: network.   Bound  plan.steps * iterations of a step (LocalShape in src/engine/webgpu/learner-local.ts) < 65,535.
// Reads   schedule vec4f[row][network] (1/T, h/2, c, sqrt(1 - c^2)), precisions f32[parameter], inputs, targets, normalTable
// Changes weights, velocity f32[network][parameter], progress vec4u[network]: x the steps made, w where it stopped
// Needs philox.wgsl, normal.wgsl, learner-local.wgsl.
override NOISE_STREAM: u32 = 33u;

fn drift(network: u32, time: u32, pace: vec4f, lane: u32) {
  for (var quad = lane; quad * 4u < PARAMETERS; quad += LANES) {
    let words = philox4x32(vec2u(plan.keyLow, plan.keyHigh), vec4u(quad, time, plan.firstNetwork + network, NOISE_STREAM));
    for (var j = 0u; j < min(4u, PARAMETERS - quad * 4u); j++) {
      let k = quad * 4u + j;
      if (precisions[k] < 0.0) { // frozen
        here[k] = 0.0;
        hereSlope[k] = there[k];
        continue;
      }
      let kicked = here[k] - pace.y * (pace.x * thereSlope[k] + precisions[k] * there[k] + pullAt(network, k, there[k]));
      here[k] = pace.z * kicked + pace.w * normalOf(words[j]);
      hereSlope[k] = there[k];
      there[k] += pace.y * (kicked + here[k]);
      if (!isFinite(there[k])) { atomicStore(&halt, time + 1u); }
    }
  }
}

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = group.x;
  let first = network * PARAMETERS;
  let began = progress[network];
  for (var k = lane; k < PARAMETERS; k += LANES) {
    there[k] = weights[first + k];
    here[k] = velocity[first + k];
  }
  workgroupBarrier();
  _ = localEvaluate(network, 0u, lane);
  var moving = began.w == 0u;

  for (var step = 0u; step < plan.steps; step++) {
    let pace = paceAt(network, began.x + step);
    if (moving) { drift(network, began.x + step, pace, lane); }
    workgroupBarrier();
    if (moving && atomicLoad(&halt) > 0u) {
      moving = false;
      for (var quad = lane; quad * 4u < PARAMETERS; quad += LANES) {
        for (var k = quad * 4u; k < min(quad * 4u + 4u, PARAMETERS); k++) {
          there[k] = hereSlope[k];
          here[k] = 0.0;
        }
      }
    }
    _ = localEvaluate(network, 0u, lane);
    for (var k = lane; moving && k < PARAMETERS; k += LANES) {
      if (precisions[k] >= 0.0) { here[k] -= pace.y * (pace.x * thereSlope[k] + precisions[k] * there[k] + pullAt(network, k, there[k])); }
    }
    workgroupBarrier();
  }

  for (var k = lane; k < PARAMETERS; k += LANES) {
    weights[first + k] = there[k];
    velocity[first + k] = here[k];
  }
  if (lane == 0u) {
    progress[network] = vec4u(began.x + plan.steps, began.y, began.z, max(began.w, atomicLoad(&halt)));
  }
}
