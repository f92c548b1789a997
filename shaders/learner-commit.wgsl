// learner-commit.wgsl: an accepted proposal, its gradient and its energies become the state.
// Grid    x, y: four elements an invocation, parameters first, then groups of energies;  z: network.
// Reads   progress vec4u[network] (z = 1 if accepted), proposal, proposalGradient, proposalEnergies
// Changes weights, gradient f32[network][parameter], energies f32[network][energyGroups]. Needs learner-place.wgsl.
@compute @workgroup_size(64)
fn main(@builtin(workgroup_id) group: vec3u, @builtin(num_workgroups) groups: vec3u, @builtin(local_invocation_index) lane: u32) {
  let network = group.z;
  if (progress[network].z == 0u) { return; }
  let first = place(group, groups, lane) * 4u;
  for (var i = first; i < first + 4u; i++) {
    if (i < pace.parameters) {
      let at = network * pace.parameters + i;
      weights[at] = proposal[at];
      gradient[at] = proposalGradient[at];
    } else if (i < pace.parameters + pace.energyGroups) {
      let at = network * pace.energyGroups + i - pace.parameters;
      energies[at] = proposalEnergies[at];
    }
  }
}
