// spin-overlaps.wgsl: overlaps sum_i s_i^a s_i^b of pairs of packed states, by counting the bits that differ.
// Grid    x: pair / 64, from params.begin on.
// Reads   pairs (state in left, state in right), left and right packed [state][word], padding bits equal
// Writes  overlaps i32[pair].   Bound  words <= 128 iterations per invocation.
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let pair = params.begin + id.x;
  if (pair >= params.end) { return; }
  let states = pairs[pair];
  var different = 0u;
  for (var word = 0u; word < params.words; word++) {
    different += countOneBits(left[states.x * params.words + word] ^ right[states.y * params.words + word]);
  }
  overlaps[pair] = i32(params.size) - 2 * i32(different);
}
