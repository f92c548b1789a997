// learner-local-descent.wgsl: whole descent steps of small networks, one workgroup a network, `steps` of them a dispatch.
// By the rule of the plan (learner-rule.wgsl), with the gradient over all points or over BATCH drawn ones. The same move as
// learner-batch.wgsl and learner-descend.wgsl. `there` holds the parameters, `here` the velocity, `hereSlope` the second moment.
// Grid    x: network.   Bound  plan.steps * iterations of a step (LocalShape in src/engine/webgpu/learner-local.ts) < 65,535.
// Reads   schedule vec4f[row][network] (x = learning rate), precisions f32[parameter] (-1 where frozen), inputs, targets
// Changes weights, velocity, secondMoment f32[network][parameter], row 1 of schedule (corrections), progress vec4u[network]:
//         x the steps made, w where it stopped
// Needs philox.wgsl, learner-rule.wgsl, learner-local.wgsl.
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
  let began = progress[network];
  let decays = vec4f(plan.firstDecay, plan.secondDecay, plan.ruleEpsilon, plan.weightDecay);
  var moving = began.w == 0u;
  var powers = schedule[plan.networks + network];
  for (var k = lane; k < PARAMETERS; k += LANES) {
    there[k] = weights[first + k];
    here[k] = velocity[first + k];
    hereSlope[k] = secondMoment[first + k];
  }
  workgroupBarrier();

  for (var step = 0u; step < plan.steps; step++) {
    drawBatch(plan.firstNetwork + network, began.x + step, lane);
    workgroupBarrier();
    _ = localEvaluate(network, began.x + step, lane);
    powers = nextPowers(powers, decays);
    let rate = paceAt(network, began.x + step).x;
    for (var k = lane; moving && k < PARAMETERS; k += LANES) {
      let old = there[k];
      if (precisions[k] < 0.0) {
        here[k] = 0.0;
        hereSlope[k] = 0.0;
        thereSlope[k] = old;
        continue;
      }
      var moments = vec2f(here[k], hereSlope[k]);
      there[k] = ruleStep(plan.rule, decays, powers.zw, rate, thereSlope[k] + pullAt(network, k, old), old, &moments);
      here[k] = moments.x;
      hereSlope[k] = moments.y;
      thereSlope[k] = old;
      if (!isFinite(there[k])) { atomicStore(&halt, began.x + step + 1u); }
    }
    workgroupBarrier();
    if (moving && atomicLoad(&halt) > 0u) {
      moving = false;
      for (var k = lane; k < PARAMETERS; k += LANES) {
        there[k] = thereSlope[k];
        here[k] = 0.0;
        hereSlope[k] = 0.0;
      }
    }
  }

  for (var k = lane; k < PARAMETERS; k += LANES) {
    weights[first + k] = there[k];
    velocity[first + k] = here[k];
    secondMoment[first + k] = hereSlope[k];
  }
  if (lane == 0u) {
    progress[network] = vec4u(began.x + plan.steps, began.y, began.z, max(began.w, atomicLoad(&halt)));
    schedule[plan.networks + network] = powers;
  }
}
