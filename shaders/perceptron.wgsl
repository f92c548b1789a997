// perceptron.wgsl: a binary perceptron; kept are the stabilities D_mu = sum_i w_i xi_mu,i of the patterns.
//   E = number of patterns with D_mu < 0;   field of site i = E(w_i = -1) - E(w_i = +1)
// Pattern mu counts for site i only when c = D_mu - w_i xi_mu,i lies where +-xi decides its sign, c = 0 or -1: then xi_mu,i.
// Needs couplings.wgsl (rows are patterns, 8-bit lanes) and spin-fields-workgroup.wgsl (FIELD_QUADS = ceil(P / 4); the
// padded patterns have D = 0 and xi = 0, and so count 0).

fn decided(stability: i32, xi: vec4i, weights: vec4i) -> vec4i {
  let without = vec4i(stability) - weights * xi;
  return select(vec4i(0), xi, (without == vec4i(0)) | (without == vec4i(-1)));
}

fn siteFields(state: u32, sample: u32, quad: u32) -> vec4i {
  let nibble = spinWords[quad >> 3u] >> ((quad & 7u) * 4u);
  let weights = vec4i((vec4u(nibble) >> vec4u(0u, 1u, 2u, 3u)) & vec4u(1u)) * 2 - 1;
  let first = sample * FIELD_QUADS * 4u;
  var field = vec4i(0);
  for (var four = 0u; four < FIELD_QUADS; four++) {
    let stabilities = readFields(state, four);
    let row = (first + 4u * four) * params.quads + quad;
    field += decided(stabilities.x, couplingQuad(row), weights);
    field += decided(stabilities.y, couplingQuad(row + params.quads), weights);
    field += decided(stabilities.z, couplingQuad(row + 2u * params.quads), weights);
    field += decided(stabilities.w, couplingQuad(row + 3u * params.quads), weights);
  }
  return field;
}

// Each invocation corrects the stabilities that it owns; every other reads them next, hence the barrier.
fn applyFlip(state: u32, sample: u32, site: u32, up: u32, lid: u32) {
  let first = sample * FIELD_QUADS * 4u;
  let step = select(-2, 2, up == 1u);
  for (var four = lid; four < FIELD_QUADS; four += WORKGROUP_SIZE) {
    let row = (first + 4u * four) * params.quads + (site >> 2u);
    let xi = vec4i(
      couplingQuad(row)[site & 3u],
      couplingQuad(row + params.quads)[site & 3u],
      couplingQuad(row + 2u * params.quads)[site & 3u],
      couplingQuad(row + 3u * params.quads)[site & 3u],
    );
    addToFields(state, four, xi * step);
  }
  workgroupBarrier();
}

fn testCost() -> u32 { return FIELD_QUADS; }
fn flipCost(sample: u32, site: u32) -> u32 { return 1u + FIELD_QUADS / WORKGROUP_SIZE; }
