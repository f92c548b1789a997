// peak-copy.wgsl: how fast an adapter streams: a copy, 16 bytes read and 16 written at a time.
// Grid    x: 64 * COPIES quads of words.      Reads   source vec4u[]      Writes  sink vec4u[]
const COPIES = 8u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lid: u32) {
  let first = group.x * 64u * COPIES + lid;
  for (var k = 0u; k < COPIES; k++) {
    sink[first + 64u * k] = source[first + 64u * k];
  }
}
