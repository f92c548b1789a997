// glass-dense.wgsl: a glass with every pair coupled; fields h_i + sum_j J_ij s_j are kept and corrected at every flip.
// Needs couplings.wgsl and one of spin-fields-*.wgsl.

// Fields of the quad's four sites.
fn siteFields(state: u32, sample: u32, quad: u32) -> vec4i {
  return readFields(state, quad);
}

// Site has become up (1) or down (0): each invocation corrects the quads that it owns, by 2 s J.
fn applyFlip(state: u32, sample: u32, site: u32, up: u32, lid: u32) {
  let row = sample * params.size + site;
  let step = select(-2, 2, up == 1u);
  for (var quad = lid; quad < FIELD_QUADS; quad += WORKGROUP_SIZE) {
    addToFields(state, quad, steppedQuad(row, site, quad, step));
  }
}

// Loop iterations of one test, and of one flip.
fn testCost() -> u32 { return 0u; }
fn flipCost(sample: u32, site: u32) -> u32 { return 1u + FIELD_QUADS / WORKGROUP_SIZE; }
