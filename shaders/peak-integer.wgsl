// peak-integer.wgsl: how fast an adapter multiplies and adds 32-bit integers: 16 chains per invocation, nothing but arithmetic.
// Grid    x: 64 invocations a workgroup.      Reads   source[0] (so that no compiler knows the factors)      Writes  sink vec4u[]
// Counts  LOOPS * 4 * 4 * 2 operations an invocation, the loop left out.
const LOOPS = 1024u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  let factor = source[0] | vec4u(1u);
  let term = source[1];
  var a = factor + vec4u(id.x);
  var b = a + term;
  var c = b + term;
  var e = c + term;
  for (var k = 0u; k < LOOPS; k++) {
    a = a * factor + term;
    b = b * factor + term;
    c = c * factor + term;
    e = e * factor + term;
  }
  sink[id.x] = a ^ b ^ c ^ e;
}
