// learner-activation-adjoint.wgsl: adjoint of learner-activation.wgsl, in place: dE/dz = (da/dz)^T dE/da (C = 1: sigma'(z) dE/da).
// Grid    x, y: unit of a point, [point][unit];  z: network of the tile.
// Reads   source f32[network of the tile][channel][point][outputs] (z), jet vec2u[channel] as there
// Changes sink, same shape: dE/da becomes dE/dz. First derivatives stand before the second ones made of them, so one pass does.
// Bound   C iterations. Needs learner-activations.wgsl, learner-functions.wgsl, learner-place.wgsl.
override CHANNELS: u32 = 1u;

@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let unit = place(group, groups, lane);
  let size = tile.points * tile.outputs;
  if (unit >= size) { return; }
  let at = group.z * size * CHANNELS + unit;
  if (CHANNELS == 1u) {
    sink[at] = slopeOf(source[at]) * sink[at];
    return;
  }
  let act = derivativesOf(source[at]);
  var value = act.y * sink[at];
  for (var c = 1u; c < CHANNELS; c++) {
    let bar = sink[at + c * size];
    let z = source[at + c * size];
    sink[at + c * size] = act.y * bar;
    if (jet[c].x == 0u) {
      value += act.z * z * bar;
      continue;
    }
    let i = at + jet[c].x * size;
    let j = at + jet[c].y * size;
    sink[i] += act.z * source[j] * bar;
    sink[j] += act.z * source[i] * bar;
    value += (act.z * z + act.w * source[i] * source[j]) * bar;
  }
  sink[at] = value;
}
