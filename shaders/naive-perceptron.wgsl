// naive-perceptron.wgsl: the local field of a binary perceptron from the definition, E(w_i = -1) - E(w_i = +1), where E counts the
//   patterns with sum_j w_j xi_mu,j < 0.  Needs couplings.wgsl (rows are patterns, in whole quads of them; those of zeros never count).
override FIELD_QUADS: u32 = 64u;

fn errs(stability: i32) -> i32 {
  return select(0, 1, stability < 0);
}

// One invocation's share of the patterns.
fn partOfField(sample: u32, site: u32, lid: u32) -> i32 {
  var sum = 0;
  for (var pattern = lid; pattern < 4u * FIELD_QUADS; pattern += WORKGROUP_SIZE) {
    let row = (sample * FIELD_QUADS * 4u + pattern) * params.quads;
    var others = 0;
    for (var quad = 0u; quad < params.quads; quad++) {
      let nibble = spinWords[quad >> 3u] >> ((quad & 7u) * 4u);
      let signs = vec4i((vec4u(nibble) >> LANES) & vec4u(1u)) * 2 - 1;
      let here = vec4u(4u * quad) + LANES == vec4u(site);
      let terms = select(couplingQuad(row + quad) * signs, vec4i(0), here);
      others += terms.x + terms.y + terms.z + terms.w;
    }
    let xi = couplingQuad(row + (site >> 2u))[site & 3u];
    sum += errs(others - xi) - errs(others + xi);
  }
  return sum;
}

// Loop iterations of a share.
fn partCost() -> u32 { return (1u + 4u * FIELD_QUADS / WORKGROUP_SIZE) * params.quads; }
