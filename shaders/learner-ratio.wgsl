// learner-ratio.wgsl: what the parameters give to the logarithm of the acceptance ratio of an adjusted Langevin move.
//   ln a = -(E' - E)/T + sum_k t_k,   d = theta' - theta, G = grad Phi, G' at theta':
//   t = (d/2)(G + G') + (eps/4)(G - G')(G + G') - (lambda/2) d (theta + theta') - (s/2) d (theta + theta' - 2c)
// With a tether of strength s to c. Needs learner-slope.wgsl.
// This is ln Q(theta | theta') / Q(theta' | theta) and the prior written with differences, so that no large terms cancel.
// Grid    x, y: groups of 1024 parameters, one workgroup each;  z: network.
// Writes  ratios f32[network][group]. Order: 16 strided terms a lane, then a tree: the same on every run.
// Source  Roberts & Tweedie, Bernoulli 2 (1996) 341.
var<workgroup> terms: array<f32, 64>;

fn termOf(network: u32, k: u32) -> f32 {
  if (precisions[k] < 0.0) { return 0.0; } // frozen
  let plan = schedule[network];
  let at = network * pace.parameters + k;
  let here = weights[at];
  let there = proposal[at];
  let d = there - here;
  let g = slopeOf(plan.x, gradient[at], here, k, at);
  let h = slopeOf(plan.x, proposalGradient[at], there, k, at);
  let tether = 0.5 * pace.tether * d * (apartOf(here, at) + apartOf(there, at));
  return 0.5 * d * (g + h) + 0.25 * plan.y * (g - h) * (g + h) - 0.5 * precisions[k] * d * (here + there) - tether;
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let part = group.y * groups.x + group.x;
  var sum = 0.0;
  for (var i = 0u; i < 16u; i++) {
    let k = part * 1024u + i * 64u + lane;
    if (k < pace.parameters) { sum += termOf(group.z, k); }
  }
  terms[lane] = sum;
  workgroupBarrier();
  for (var width = 32u; width > 0u; width >>= 1u) {
    if (lane < width) { terms[lane] += terms[lane + width]; }
    workgroupBarrier();
  }
  if (lane == 0u && part < pace.ratioParts) { ratios[group.z * pace.ratioParts + part] = terms[0]; }
}
