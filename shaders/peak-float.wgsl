// peak-float.wgsl: how fast an adapter multiplies and adds f32: 16 chains per invocation, nothing but arithmetic; fused where it can.
// Grid    x: 64 invocations a workgroup.      Reads   source[0] (so that no compiler knows the factors)      Writes  sink vec4u[]
// Counts  LOOPS * 4 * 4 * 2 operations an invocation, the loop left out.
const LOOPS = 1024u;

@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  // Zeros in the source: a factor of 0.5 and a term of 0.5, and all chains end at 1.
  let factor = vec4f(source[0]) + vec4f(0.5);
  let term = vec4f(source[1]) + vec4f(0.5);
  var a = factor + vec4f(f32(id.x));
  var b = a + term;
  var c = b + term;
  var e = c + term;
  for (var k = 0u; k < LOOPS; k++) {
    a = fma(a, factor, term);
    b = fma(b, factor, term);
    c = fma(c, factor, term);
    e = fma(e, factor, term);
  }
  sink[id.x] = bitcast<vec4u>(a + b + c + e);
}
