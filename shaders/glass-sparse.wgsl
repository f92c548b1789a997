// glass-sparse.wgsl: a glass with lists of neighbours; fields are kept and corrected at every flip.
// Needs one of spin-fields-*.wgsl.

fn siteFields(state: u32, sample: u32, quad: u32) -> vec4i {
  return readFields(state, quad);
}

// Every invocation walks the whole row and corrects the fields that it owns: no two write the same quad, no barrier.
fn applyFlip(state: u32, sample: u32, site: u32, up: u32, lid: u32) {
  let row = sample * (params.size + 1u) + site;
  let step = select(-2, 2, up == 1u);
  for (var k = offsets[row]; k < offsets[row + 1u]; k++) {
    let neighbour = couplings[2u * k];
    if ((neighbour >> 2u) % WORKGROUP_SIZE == lid) {
      addToField(state, neighbour, step * bitcast<i32>(couplings[2u * k + 1u]));
    }
  }
}

fn testCost() -> u32 { return 0u; }
fn flipCost(sample: u32, site: u32) -> u32 {
  let row = sample * (params.size + 1u) + site;
  return 1u + offsets[row + 1u] - offsets[row];
}
