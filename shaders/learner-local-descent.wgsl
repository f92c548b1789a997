// learner-local-descent.wgsl: whole descent steps of small networks, one workgroup a network, `steps` of them a dispatch.
//   v' = momentum v - rate (g + weightDecay theta), theta' = theta + v', with g over all points or over BATCH drawn ones.
// The same move as learner-batch.wgsl and learner-descend.wgsl. `there` holds the parameters and `here` the velocity.
// Grid    x: network.   Bound  plan.steps * iterations of a step (LocalShape in src/engine/webgpu/learner-local.ts) < 65,535.
// Reads   schedule vec4f[network] (x = learning rate), inputs, targets
// Changes weights, velocity f32[network][parameter], progress vec4u[network].x, the steps made
// Needs philox.wgsl, learner-local.wgsl.
override MINIBATCH_STREAM: u32 = 35u;

fn drawBatch(owner: u32, time: u32, lane: u32) {
  for (var quad = lane; quad * 4u < BATCH; quad += LANES) {
    let words = philox4x32(vec2u(plan.keyLow, plan.keyHigh), vec4u(quad, time, owner, MINIBATCH_STREAM));
    for (var j = 0u; j < min(4u, BATCH - quad * 4u); j++) {
      picks[quad * 4u + j] = wideProduct(words[j], plan.dataPoints).y;
    }
  }
}

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = group.x;
  let first = network * PARAMETERS;
  let rate = schedule[network].x;
  let began = progress[network];
  for (var k = lane; k < PARAMETERS; k += LANES) {
    there[k] = weights[first + k];
    here[k] = velocity[first + k];
  }
  workgroupBarrier();

  for (var step = 0u; step < plan.steps; step++) {
    drawBatch(plan.firstNetwork + network, began.x + step, lane);
    workgroupBarrier();
    _ = localEvaluate(network, lane);
    for (var k = lane; k < PARAMETERS; k += LANES) {
      here[k] = plan.momentum * here[k] - rate * (thereSlope[k] + plan.weightDecay * there[k]);
      there[k] += here[k];
    }
    workgroupBarrier();
  }

  for (var k = lane; k < PARAMETERS; k += LANES) {
    weights[first + k] = there[k];
    velocity[first + k] = here[k];
  }
  if (lane == 0u) { progress[network].x = began.x + plan.steps; }
}
