// learner-place.wgsl: the number of an invocation in a grid folded over x and y, because a dimension holds 65,535 workgroups
// at most (library, no bindings). Workgroups have 64 invocations.
fn place(group: vec3u, groups: vec3u, lane: u32) -> u32 {
  return (group.y * groups.x + group.x) * 64u + lane;
}
