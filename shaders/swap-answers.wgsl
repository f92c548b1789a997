// swap-answers.wgsl: decisions of replica exchange as this device makes them, to be compared with TypeScript.
// Grid    x: try / 64.      Reads  tries vec4u[count][2]: (word, dE low, dE high, B), (k, unused)
// Writes  answers u32[count]: 1 accepted, 0 refused.  Needs philox.wgsl, wide.wgsl, logarithm.wgsl, swap.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= params.count) { return; }
  let asked = tries[2u * id.x];
  let k = tries[2u * id.x + 1u].x;
  answers[id.x] = select(0u, 1u, swapAccepted(asked.yz, vec2u(asked.w, k), asked.x));
}
