// learner-local-langevin.wgsl: whole Langevin steps of small networks, one workgroup a network, `steps` of them a dispatch.
//   theta' = theta - eps grad Phi + sqrt(2 eps) xi;  accept iff ln a > Lm(u) / 2^26 (adjusted), always (plain).
// The same move as learner-propose, -ratio, -decide and -commit.wgsl, where the formulas stand.
// Grid    x: network.   Bound  plan.steps * iterations of a step (LocalShape in src/engine/webgpu/learner-local.ts) < 65,535.
// Reads   schedule vec4f[row][network] (1/T, eps, sqrt(2 eps), 0), precisions f32[parameter], inputs, targets, normalTable, logTable
// Changes weights f32[network][parameter], progress vec4u[network] (x steps made, y accepted, w where it stopped)
// Round 0 evaluates the state as if proposed, so that a dispatch begins with the same bits that the last one ended with.
// Needs philox.wgsl, normal.wgsl, logarithm.wgsl, learner-local.wgsl.
override NOISE_STREAM: u32 = 33u;
override ACCEPTANCE_STREAM: u32 = 34u;

fn propose(network: u32, time: u32, pace: vec4f, lane: u32) {
  // A plain move would accept what is not finite: it stops the network, once.
  let plain = plan.adjusted == 0u && atomicLoad(&halt) == 0u;
  for (var quad = lane; quad * 4u < PARAMETERS; quad += LANES) {
    let words = philox4x32(vec2u(plan.keyLow, plan.keyHigh), vec4u(quad, time, plan.firstNetwork + network, NOISE_STREAM));
    for (var j = 0u; j < min(4u, PARAMETERS - quad * 4u); j++) {
      let k = quad * 4u + j;
      if (precisions[k] < 0.0) { // frozen
        there[k] = here[k];
        continue;
      }
      let slope = pace.x * hereSlope[k] + precisions[k] * here[k] + pullAt(network, k, here[k]);
      there[k] = here[k] - pace.y * slope + pace.z * normalOf(words[j]);
      if (plain && !isFinite(there[k])) { atomicStore(&halt, time + 1u); }
    }
  }
}

fn ratioTerm(network: u32, pace: vec4f, lane: u32) -> f32 {
  var sum = 0.0;
  for (var k = lane; k < PARAMETERS; k += LANES) {
    if (precisions[k] < 0.0) { continue; } // frozen
    let d = there[k] - here[k];
    let pulled = pullAt(network, k, here[k]);
    let pulledThere = pullAt(network, k, there[k]);
    let g = pace.x * hereSlope[k] + precisions[k] * here[k] + pulled;
    let h = pace.x * thereSlope[k] + precisions[k] * there[k] + pulledThere;
    sum += 0.5 * d * (g + h) + 0.25 * pace.y * (g - h) * (g + h) - 0.5 * precisions[k] * d * (here[k] + there[k]);
    sum -= 0.5 * d * (pulled + pulledThere);
  }
  return sum;
}

fn accepts(ratio: f32, owner: u32, time: u32) -> bool {
  if (plan.adjusted == 0u) { return true; }
  let word = philox4x32(vec2u(plan.keyLow, plan.keyHigh), vec4u(0u, time, owner, ACCEPTANCE_STREAM)).x;
  return isFinite(ratio) && ratio > f32(logarithmOf(word)) * (1.0 / 67108864.0);
}

@compute @workgroup_size(LANES)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = group.x;
  let owner = plan.firstNetwork + network;
  let began = progress[network];
  for (var k = lane; k < PARAMETERS; k += LANES) { there[k] = weights[network * PARAMETERS + k]; }
  if (lane == 0u) { atomicStore(&halt, began.w); }
  var energyHere = 0.0;
  var accepted = 0u;
  workgroupBarrier();

  for (var round = 0u; round <= plan.steps; round++) {
    let time = began.x + max(round, 1u) - 1u;
    let pace = paceAt(network, time);
    if (round > 0u) { propose(network, time, pace, lane); }
    workgroupBarrier();
    let energyThere = localEvaluate(network, 0u, lane);
    let ratio = localSum(ratioTerm(network, pace, lane) - pace.x * (energyThere - energyHere), lane);
    let moving = atomicLoad(&halt) == 0u;
    let accept = round == 0u || (moving && accepts(ratio, owner, time));
    if (accept) {
      for (var k = lane; k < PARAMETERS; k += LANES) {
        here[k] = there[k];
        hereSlope[k] = thereSlope[k];
      }
      energyHere = energyThere;
    }
    accepted += u32(accept && round > 0u);
    workgroupBarrier();
  }

  for (var k = lane; k < PARAMETERS; k += LANES) { weights[network * PARAMETERS + k] = here[k]; }
  if (lane == 0u) { progress[network] = vec4u(began.x + plan.steps, began.y + accepted, 0u, atomicLoad(&halt)); }
}
