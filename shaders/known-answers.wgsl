// known-answers.wgsl: one of everything random for every counter, to be compared with TypeScript.
// Grid    x: counter / 64.      Reads  counters vec4u[count], key, logTable, normalTable
// Writes  answers u32[count][8]: the four words of the counter's block; then of the counter's own words (u, a, b, c):
//         logitOf(u), logarithmOf(u), integerNormal(u), and whether field a / 2 with B = b / 2, k = c mod 32 outweighs
//         logitOf(u) (bit 0) and logarithmOf(u) (bit 1).
// Needs philox.wgsl, wide.wgsl, logarithm.wgsl, normal.wgsl, acceptance.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let i = id.x;
  if (i >= params.count) { return; }
  let counter = counters[i];
  let block = philox4x32(params.key, counter);
  let heatBath = logitOf(counter.x);
  let metropolis = logarithmOf(counter.x);
  let field = bitcast<i32>(counter.y) >> 1u;
  let multiplier = counter.z >> 1u;
  let k = counter.w & 31u;
  let up = outweighs(field, multiplier, scaledLevel(heatBath, k));
  let flip = outweighs(field, multiplier, scaledLevel(metropolis, k));
  answers[8u * i] = block.x;
  answers[8u * i + 1u] = block.y;
  answers[8u * i + 2u] = block.z;
  answers[8u * i + 3u] = block.w;
  answers[8u * i + 4u] = bitcast<u32>(heatBath);
  answers[8u * i + 5u] = bitcast<u32>(metropolis);
  answers[8u * i + 6u] = bitcast<u32>(integerNormal(counter.x));
  answers[8u * i + 7u] = select(0u, 1u, up) | select(0u, 2u, flip);
}
