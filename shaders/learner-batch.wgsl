// learner-batch.wgsl: the minibatch of every network, drawn with replacement: point = floor(word P / 2^32).
// Grid    x, y: four slots an invocation (one Philox block);  z: network.
// Reads   progress vec4u[network] (x = steps made)   Writes  picks u32[network][batch]
// Random  slot b: stream Minibatch, counter (b >> 2, step, global network, stream), word b & 3.
// Exact   equal to reference/learner-moves.ts. Needs philox.wgsl, learner-place.wgsl.
override STREAM: u32 = 35u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let quad = place(group, groups, lane);
  if (quad * 4u >= pace.batch) { return; }
  let network = group.z;
  let words = philox4x32(vec2u(pace.keyLow, pace.keyHigh), vec4u(quad, progress[network].x, pace.firstNetwork + network, STREAM));
  for (var j = 0u; j < min(4u, pace.batch - quad * 4u); j++) {
    picks[network * pace.batch + quad * 4u + j] = wideProduct(words[j], pace.points).y;
  }
}
