// couplings.wgsl: four neighbouring couplings of one row, from lanes of 8, 16 or 32 bits.
// Reads   couplings, dense: [row][quad], lane 0 in the low bits.
override COUPLING_BITS: u32 = 32u;

// `index` counts quads: row * quads + quad.
fn couplingQuad(index: u32) -> vec4i {
  if (COUPLING_BITS == 8u) {
    let lanes = bitcast<i32>(couplings[index]);
    return vec4i((lanes << 24u) >> 24u, (lanes << 16u) >> 24u, (lanes << 8u) >> 24u, lanes >> 24u);
  }
  if (COUPLING_BITS == 16u) {
    let low = bitcast<i32>(couplings[2u * index]);
    let high = bitcast<i32>(couplings[2u * index + 1u]);
    return vec4i((low << 16u) >> 16u, low >> 16u, (high << 16u) >> 16u, high >> 16u);
  }
  return vec4i(
    bitcast<i32>(couplings[4u * index]),
    bitcast<i32>(couplings[4u * index + 1u]),
    bitcast<i32>(couplings[4u * index + 2u]),
    bitcast<i32>(couplings[4u * index + 3u]),
  );
}
