// learner-decide.wgsl: accepts or rejects the Langevin proposal of every network and counts the step.
//   accept iff ln a > Lm(u) / 2^26 (adjusted), always (plain);  ln a = sum of ratios - (1/T) sum_groups (E' - E)
// Energies are subtracted group by group, where they are small, so that rounding is that of 64 points, not of all.
// Grid    x, y: network.
// Reads   schedule vec4f[network] (x = 1/T), ratios f32[network][ratioParts], energies and proposalEnergies
//         f32[network][energyGroups]
// Changes progress vec4u[network]: x steps made, y accepted, z = 1 if this proposal was accepted; never where w > 0: it has stopped.
// Random  stream LangevinAcceptance, counter (0, step, global network, stream), word 0.
// Bound   ratioParts + energyGroups iterations. Needs philox.wgsl, logarithm.wgsl, learner-finite.wgsl, learner-place.wgsl.
override STREAM: u32 = 34u;

fn logRatio(network: u32) -> f32 {
  var sum = 0.0;
  for (var i = 0u; i < pace.energyGroups; i++) {
    let at = network * pace.energyGroups + i;
    sum += proposalEnergies[at] - energies[at];
  }
  sum *= -schedule[network].x;
  for (var i = 0u; i < pace.ratioParts; i++) { sum += ratios[network * pace.ratioParts + i]; }
  return sum;
}

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = place(group, groups, lane);
  if (network >= pace.networks) { return; }
  let now = progress[network];
  var accept = now.w == 0u;
  if (pace.adjusted > 0u) {
    let counter = vec4u(0u, now.x, pace.firstNetwork + network, STREAM);
    let word = philox4x32(vec2u(pace.keyLow, pace.keyHigh), counter).x;
    let ratio = logRatio(network);
    // A proposal whose energy overflowed is rejected.
    accept = accept && isFinite(ratio) && ratio > f32(logarithmOf(word)) * 0x1p-26f;
  }
  progress[network] = vec4u(now.x + 1u, now.y + u32(accept), u32(accept), now.w);
}
