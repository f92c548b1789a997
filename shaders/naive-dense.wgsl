// naive-dense.wgsl: the local field of a dense glass from the definition, h_i + sum_j J_ij s_j.  Needs couplings.wgsl.
override EXTERNAL: u32 = 0u;

// One invocation's share of it.
fn partOfField(sample: u32, site: u32, lid: u32) -> i32 {
  let row = sample * params.size + site;
  var sum = 0;
  if (EXTERNAL == 1u && lid == 0u) {
    sum = externalFields[row];
  }
  for (var quad = lid; quad < params.quads; quad += WORKGROUP_SIZE) {
    let nibble = spinWords[quad >> 3u] >> ((quad & 7u) * 4u);
    let signs = vec4i((vec4u(nibble) >> LANES) & vec4u(1u)) * 2 - 1;
    let terms = glassQuad(row, site, quad) * signs;
    sum += terms.x + terms.y + terms.z + terms.w;
  }
  return sum;
}

// Loop iterations of a share.
fn partCost() -> u32 { return params.quads / WORKGROUP_SIZE; }
